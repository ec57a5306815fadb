/* CommonMark into blocks and runs: cmark gives the tree, anchor.h the places. Front matter, pipe
 * tables, definition lists, footnotes, strikethrough, task lists and ids of headings are understood
 * besides, each in a file of its own. The only file that knows cmark. */
#include "base/utf8.h"
#include "read/front_matter.h"
#include "read/markdown_parts.h"
#include "read/readers.h"

#include <cmark.h>

/* ---- places ---- */

static uint32_t first_line(cmark_node *node) {
    return (uint32_t)cmark_node_get_start_line(node);
}

/* The next block that does not stand inside this one, or NULL. */
static cmark_node *next_block(cmark_node *node) {
    while (node && !cmark_node_next(node)) node = cmark_node_parent(node);
    return node ? cmark_node_next(node) : NULL;
}

/* cmark 0.30 gives a line too few for HTML that ends with a mark of its own ("-->"), and one too
 * many for code without a closing fence. */
static uint32_t last_line(cmark_node *node) {
    cmark_node *next = next_block(node);
    uint32_t last = (uint32_t)cmark_node_get_end_line(node);
    if (next && first_line(next) > first_line(node) && last >= first_line(next))
        last = first_line(next) - 1;
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_BLOCK) return last;
    struct str html = str_from(cmark_node_get_literal(node)), line;
    uint32_t end = first_line(node);
    while (str_next(&html, '\n', &line)) end += html.size > 0;
    return end;
}

static uint32_t start_of(const struct markdown *r, cmark_node *node) {
    uint32_t column = (uint32_t)cmark_node_get_start_column(node);
    return anchor_offset(&r->anchor, first_line(node), column);
}

static uint32_t source_start(const struct markdown *r, cmark_node *node) {
    return read_map_source(r->map, start_of(r, node));
}

static void note_end(struct markdown *r, uint32_t line) {
    uint32_t end = anchor_line(&r->anchor, line).end;
    if (end > r->last_end) r->last_end = end;
}

/* Behind everything so far: containers reach no further than what is in them. */
static uint32_t source_end(const struct markdown *r) {
    return read_map_source(r->map, r->last_end);
}

static void enter_text(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    struct anchor_part part;
    while (anchor_next(&r->anchor, &literal, &part)) markdown_add_text(r, part);
}

static void enter_code(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    struct anchor_part part;
    anchor_enter_code(&r->anchor, literal);
    while (anchor_next_code(&r->anchor, &literal, &part)) markdown_add_code_part(r, part);
    anchor_leave_code(&r->anchor);
}

static void enter_html(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    anchor_skip_literal(&r->anchor, literal);
    markdown_enter_html(r, literal);
}

static void enter_soft_break(struct markdown *r, cmark_node *node) {
    (void)node;
    struct anchor_part part = anchor_skip_break(&r->anchor);
    part.text = STR(" ");
    markdown_add_part(r, part, 0);
}

static void enter_line_break(struct markdown *r, cmark_node *node) {
    (void)node;
    struct anchor_part part = anchor_skip_break(&r->anchor);
    markdown_add_break(r, part.start, part.end);
}

static void enter_emphasis(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_skip_marks(&r->anchor, 1);
    r->emphasis++;
}

static void leave_emphasis(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_skip_marks(&r->anchor, 1);
    r->emphasis--;
}

static void enter_strong(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_skip_marks(&r->anchor, 2);
    r->strong++;
}

static void leave_strong(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_skip_marks(&r->anchor, 2);
    r->strong--;
}

/* ---- links and images ---- */

static struct str safe_url(struct markdown *r, cmark_node *node) {
    struct str url = str_from(cmark_node_get_url(node));
    return markdown_is_safe(url) ? str_copy(r->build.doc->arena, url) : STR("");
}

static void enter_link(struct markdown *r, cmark_node *node) {
    anchor_enter_link(&r->anchor, false);
    struct str url = safe_url(r, node);
    struct str title = str_from(cmark_node_get_title(node));
    if (!url.size || r->image_depth) return;
    r->link = build_link(&r->build, url, str_copy(r->build.doc->arena, title));
}

static void leave_link(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_leave_link(&r->anchor);
    if (!r->image_depth) r->link = DOC_NONE;
}

static void enter_image(struct markdown *r, cmark_node *node) {
    markdown_open_image(r, safe_url(r, node));
    anchor_enter_link(&r->anchor, true);
}

static void leave_image(struct markdown *r, cmark_node *node) {
    (void)node;
    anchor_leave_link(&r->anchor);
    markdown_close_image(r);
}

/* ---- blocks ---- */

static void leave_block(struct markdown *r, cmark_node *node) {
    (void)node;
    if (r->kept_depth == r->handles.count) r->kept_depth = 0;
    build_close(&r->build, r->handles.items[--r->handles.count], source_end(r));
}

/* A comment that meant the next block is met here. */
static void open_block(struct markdown *r, enum doc_block_kind kind, cmark_node *node) {
    *ARENA_PUSH(r->scratch, &r->handles) = build_open(&r->build, kind, source_start(r, node));
    if (r->is_next_block_kept) r->kept_depth = r->handles.count;
    r->is_next_block_kept = false;
}

static struct doc_block *opened(struct markdown *r) {
    return build_block(&r->build, r->handles.items[r->handles.count - 1]);
}

static void enter_container(struct markdown *r, enum doc_block_kind kind, cmark_node *node) {
    open_block(r, kind, node);
    anchor_enter_container(&r->anchor, kind == DOC_QUOTE, first_line(node));
    *ARENA_PUSH(r->scratch, &r->outer) = r->elements.count;
}

static void enter_quote(struct markdown *r, cmark_node *node) {
    enter_container(r, DOC_QUOTE, node);
}

static void enter_item(struct markdown *r, cmark_node *node) {
    enter_container(r, DOC_ITEM, node);
}

/* Elements end with what they stand in. */
static void leave_container(struct markdown *r, cmark_node *node) {
    uint32_t outer = r->outer.items[--r->outer.count];
    if (r->elements.count > outer) markdown_cut_elements(r, outer);
    anchor_leave_container(&r->anchor);
    leave_block(r, node);
}

static void enter_list(struct markdown *r, cmark_node *node) {
    open_block(r, DOC_LIST, node);
    struct doc_block *list = opened(r);
    if (cmark_node_get_list_tight(node)) list->flags |= DOC_TIGHT;
    if (cmark_node_get_list_type(node) != CMARK_ORDERED_LIST) return;
    list->flags |= DOC_ORDERED;
    list->number = (uint32_t)cmark_node_get_list_start(node);
}

/* Paragraphs of terms and definitions that follow one another are one list. */
static void end_terms(struct markdown *r) {
    if (r->terms_handle) build_close(&r->build, r->terms_handle, source_end(r));
    r->terms_handle = 0;
}

static void open_leaf(struct markdown *r, cmark_node *node, enum markdown_leaf leaf) {
    bool is_heading = leaf == MARKDOWN_HEADING;
    anchor_open_leaf(&r->anchor, first_line(node), last_line(node),
                     (uint32_t)cmark_node_get_start_column(node), is_heading);
    r->is_leaf_kept = r->is_next_leaf_kept;
    r->is_next_leaf_kept = false;
    markdown_start_leaf(r);
    r->leaf_start = source_start(r, node);
    r->cells = (struct anchor_cells){0};
    r->cell = r->cell_handle = r->row_handle = r->mark = 0;
    if (!is_heading) r->cells = anchor_table(&r->anchor);
    bool has_rows = r->cells.count;
    if (!is_heading && !has_rows) r->cells = anchor_definitions(&r->anchor);
    r->heading_id = STR("");
    r->marks = markdown_find_marks(&r->anchor, leaf, has_rows, &r->notes, &r->heading_id);
}

static bool starts_item(cmark_node *node) {
    return cmark_node_get_type(cmark_node_parent(node)) == CMARK_NODE_ITEM &&
           !cmark_node_previous(node);
}

/* The cells open their blocks; what holds them has none of its own for a table. */
static void enter_paragraph(struct markdown *r, cmark_node *node) {
    open_leaf(r, node, starts_item(node) ? MARKDOWN_ITEM_START : MARKDOWN_PARAGRAPH);
    bool has_terms = r->cells.count && r->cells.items[0].kind == ANCHOR_TERM;
    if (!has_terms) end_terms(r);
    if (has_terms && !r->terms_handle)
        r->terms_handle = build_open(&r->build, DOC_TERMS, r->leaf_start);
    if (!r->cells.count) {
        open_block(r, DOC_PARAGRAPH, node);
        return;
    }
    *ARENA_PUSH(r->scratch, &r->handles) = 0;
    if (r->is_next_block_kept) r->kept_depth = r->handles.count;
    r->is_next_block_kept = false;
}

static void enter_heading(struct markdown *r, cmark_node *node) {
    open_leaf(r, node, MARKDOWN_HEADING);
    open_block(r, DOC_HEADING, node);
    opened(r)->level = (uint8_t)cmark_node_get_heading_level(node);
}

static void finish_leaf(struct markdown *r, cmark_node *node) {
    markdown_finish_table(r);
    if (r->is_leaf_kept && !r->cells.count) markdown_protect(r, opened(r));
    note_end(r, r->anchor.last_line);
    leave_block(r, node);
    markdown_end_leaf(r);
    markdown_add_images(r);
    r->is_leaf_kept = false;
}

static bool may_go_on(cmark_node *node) {
    cmark_node *next = cmark_node_next(node);
    return next && cmark_node_get_type(next) == CMARK_NODE_PARAGRAPH;
}

static void leave_paragraph(struct markdown *r, cmark_node *node) {
    finish_leaf(r, node);
    if (!may_go_on(node)) end_terms(r);
}

static void leave_heading(struct markdown *r, cmark_node *node) {
    markdown_name_heading(r, r->heading_id);
    finish_leaf(r, node);
}

static void enter_rule(struct markdown *r, cmark_node *node) {
    uint32_t handle = build_open(&r->build, DOC_RULE, source_start(r, node));
    note_end(r, last_line(node));
    build_close(&r->build, handle, source_end(r));
}

static void enter_html_block(struct markdown *r, cmark_node *node) {
    uint32_t place;
    struct str html = anchor_fragment(&r->anchor, first_line(node), last_line(node),
                                      (uint32_t)cmark_node_get_start_column(node), &place);
    note_end(r, last_line(node));
    markdown_add_html(r, html, place);
}

static void enter_code_block(struct markdown *r, cmark_node *node) {
    uint32_t handle = build_open(&r->build, DOC_CODE, source_start(r, node));
    r->is_next_leaf_kept = r->is_next_block_kept = false; /* code is never touched */
    markdown_add_code(r, str_from(cmark_node_get_literal(node)),
                      str_from(cmark_node_get_fence_info(node)), first_line(node),
                      start_of(r, node));
    note_end(r, last_line(node));
    build_close(&r->build, handle, source_end(r));
}

/* ---- the walk ---- */

typedef void visit(struct markdown *r, cmark_node *node);

static const struct {
    visit *enter, *leave;
    bool is_container;
} doors[CMARK_NODE_LAST_INLINE + 1] = {
    [CMARK_NODE_BLOCK_QUOTE] = {enter_quote, leave_container, true},
    [CMARK_NODE_LIST] = {enter_list, leave_block, true},
    [CMARK_NODE_ITEM] = {enter_item, leave_container, true},
    [CMARK_NODE_CODE_BLOCK] = {enter_code_block, NULL, false},
    [CMARK_NODE_HTML_BLOCK] = {enter_html_block, NULL, false},
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, leave_paragraph, false},
    [CMARK_NODE_HEADING] = {enter_heading, leave_heading, false},
    [CMARK_NODE_THEMATIC_BREAK] = {enter_rule, NULL, false},
    [CMARK_NODE_TEXT] = {enter_text, NULL, false},
    [CMARK_NODE_SOFTBREAK] = {enter_soft_break, NULL, false},
    [CMARK_NODE_LINEBREAK] = {enter_line_break, NULL, false},
    [CMARK_NODE_CODE] = {enter_code, NULL, false},
    [CMARK_NODE_HTML_INLINE] = {enter_html, NULL, false},
    [CMARK_NODE_EMPH] = {enter_emphasis, leave_emphasis, false},
    [CMARK_NODE_STRONG] = {enter_strong, leave_strong, false},
    [CMARK_NODE_LINK] = {enter_link, leave_link, false},
    [CMARK_NODE_IMAGE] = {enter_image, leave_image, false},
};

static struct failure too_deep(struct markdown *r, uint32_t where, uint32_t limit) {
    struct place place = place_of(r->build.doc->source, read_map_source(r->map, where));
    struct str detail = str_format(r->build.doc->arena,
                                   "quotes and lists are nested more than %u deep; "
                                   "take some of the levels out",
                                   (unsigned)limit);
    return (struct failure){STATUS_TOO_DEEP, place.line, place.column, detail};
}

/* Stops, with r->failure, when something is nested deeper than the limit. */
static void walk(struct markdown *r, cmark_iter *iterator) {
    uint32_t depth = 0, limit = read_depth(r->options);
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        bool is_enter = event == CMARK_EVENT_ENTER;
        if (doors[type].is_container) depth += is_enter ? 1 : UINT32_MAX;
        if (depth > limit) r->failure = too_deep(r, start_of(r, node), limit);
        visit *door = is_enter ? doors[type].enter : doors[type].leave;
        if (door && !r->failure.status) door(r, node);
        if (r->failure.status) return;
    }
}

static void free_tree(void *tree) {
    cmark_node_free(tree);
}

static void free_iterator(void *iterator) {
    cmark_iter_free(iterator);
}

typedef void task(struct markdown *r, cmark_node *tree);

/* Parses the text from `from` on and hands the tree to the task. */
static void with_tree(struct markdown *r, struct str text, size_t from, task *run) {
    struct arena_cleanup cleanup;
    cmark_node *tree = cmark_parse_document(text.bytes + from, text.size - from, CMARK_OPT_DEFAULT);
    arena_hold(r->scratch, &cleanup, free_tree, tree);
    run(r, tree);
    arena_release(r->scratch, &cleanup);
}

static void walk_tree(struct markdown *r, cmark_node *tree) {
    struct arena_cleanup cleanup;
    cmark_iter *iterator = cmark_iter_new(tree);
    arena_hold(r->scratch, &cleanup, free_iterator, iterator);
    walk(r, iterator);
    arena_release(r->scratch, &cleanup);
}

/* ---- footnotes ---- */

/* A heading's last line may be one too many, and is never a note. */
static void find_notes(struct markdown *r, cmark_node *tree) {
    struct markdown_covers covers = {0};
    for (cmark_node *node = cmark_node_first_child(tree); node; node = cmark_node_next(node)) {
        cmark_node_type type = cmark_node_get_type(node);
        struct markdown_cover cover = {first_line(node), last_line(node),
                                       type == CMARK_NODE_PARAGRAPH};
        if (type == CMARK_NODE_HEADING && cover.last > cover.first) cover.last--;
        *ARENA_PUSH(r->scratch, &covers) = cover;
    }
    r->notes = markdown_find_notes(&r->anchor, &covers);
}

/* The note is the only item of the only list. */
static void walk_note(struct markdown *r, cmark_node *tree) {
    cmark_node *list = cmark_node_first_child(tree);
    bool is_list = list && cmark_node_get_type(list) == CMARK_NODE_LIST;
    for (cmark_node *item = is_list ? cmark_node_first_child(list) : list; item;
         item = cmark_node_next(item))
        walk_tree(r, item);
}

static void add_note(struct markdown *r, const struct anchor *whole,
                     const struct markdown_note *note) {
    const struct read_map *outer = r->map;
    struct read_map map;
    struct str text = markdown_note_text(whole, note, outer, &map);
    struct str name = str_format(r->build.doc->arena, "note:%.*s", STR_ARG(note->label));
    build_anchor(&r->build, name);
    anchor_start(&r->anchor, text, 0, r->scratch);
    r->map = &map;
    r->last_end = 0;
    markdown_cut_elements(r, 0);
    with_tree(r, text, 0, walk_note);
    r->map = outer;
}

/* Those without a reference come behind the others, in the order of the text. */
static const struct markdown_note **numbered_notes(struct markdown *r) {
    uint32_t count = r->notes.count;
    const struct markdown_note **order =
        ARENA_ARRAY(r->scratch, const struct markdown_note *, count);
    for (uint32_t i = 0; i < count; i++) {
        struct markdown_note *note = &r->notes.items[i];
        if (!note->number) note->number = ++r->notes.last_number;
        order[note->number - 1] = note;
    }
    return order;
}

/* An item holds a single paragraph, or the list is not tight; the list reaches around all items,
 * which need not stand in its order. */
static void finish_notes(struct doc *doc, uint32_t index) {
    struct doc_block *list = &doc->blocks.items[index];
    if (index >= doc->blocks.count) return;
    list->flags |= DOC_TIGHT;
    for (uint32_t i = index + 1; i < list->end; i = doc->blocks.items[i].end) {
        const struct doc_block *item = &doc->blocks.items[i];
        if (item->source.start < list->source.start) list->source.start = item->source.start;
        if (item->source.end > list->source.end) list->source.end = item->source.end;
        if (item->end > i + 2) list->flags &= (uint16_t)~DOC_TIGHT;
    }
}

static void add_notes(struct markdown *r, struct anchor whole) {
    const struct markdown_note **order = numbered_notes(r);
    uint32_t index = r->build.doc->blocks.count;
    uint32_t at = read_map_source(r->map, order[0]->start);
    uint32_t handle = build_open(&r->build, DOC_LIST, at);
    struct doc_block *list = build_block(&r->build, handle);
    list->flags |= DOC_ORDERED;
    list->number = 1;
    for (uint32_t i = 0; i < r->notes.count && !r->failure.status; i++)
        add_note(r, &whole, order[i]);
    build_close(&r->build, handle, at);
    finish_notes(r->build.doc, index);
}

/* ---- the document ---- */

/* cmark takes time that grows with depth times lines, so a line that opens too much is refused
 * before it is parsed. */
static void read_body(struct markdown *r, size_t body) {
    uint32_t where = 0, limit = read_depth(r->options);
    struct str text = r->anchor.text;
    if (markdown_is_too_deep(&r->anchor, limit, &where)) {
        r->failure = too_deep(r, where, limit);
        return;
    }
    struct anchor whole = r->anchor;
    if (markdown_may_have_notes(&r->anchor)) with_tree(r, text, body, find_notes);
    if (r->notes.count) r->anchor.text = text = markdown_without_notes(&r->anchor, &r->notes);
    with_tree(r, text, body, walk_tree);
    if (r->notes.count && !r->failure.status) add_notes(r, whole);
}

bool read_markdown(struct doc *doc, struct str text, const struct read_map *map,
                   const struct read_options *o, struct failure *f, struct arena scratch) {
    size_t body = front_matter(text, &doc->title, doc->arena);
    while (str_starts(str_slice(text, body, text.size), STR("\xEF\xBB\xBF"))) body += 3;
    struct markdown r = {.map = map, .options = o, .scratch = &scratch, .link = DOC_NONE};
    r.build = build_start(doc, &scratch);
    anchor_start(&r.anchor, text, body, &scratch);
    read_body(&r, body);
    *f = r.failure;
    if (f->status) return false;
    build_finish(&r.build);
    markdown_find_title(doc);
    return true;
}
