/* CommonMark into blocks and runs: cmark gives the tree, anchor.h the places. Pipe tables and front
 * matter are understood besides; footnotes stay text. HTML is left out, but comments that tell
 * plainer what to ignore are heeded. The only file that knows cmark. */
#include "base/utf8.h"
#include "read/front_matter.h"
#include "read/markdown_parts.h"
#include "read/readers.h"

#include <cmark.h>
#include <string.h>

enum { DEFAULT_DEPTH = 512 };

/* ---- places ---- */

static uint32_t first_line(cmark_node *node) {
    return (uint32_t)cmark_node_get_start_line(node);
}

static uint32_t last_line(cmark_node *node) {
    return (uint32_t)cmark_node_get_end_line(node);
}

static uint32_t start_of(const struct markdown *r, cmark_node *node) {
    uint32_t column = (uint32_t)cmark_node_get_start_column(node);
    return anchor_offset(&r->anchor, first_line(node), column);
}

static uint32_t source_start(const struct markdown *r, cmark_node *node) {
    return read_map_source(r->map, start_of(r, node));
}

static void note_end(struct markdown *r, cmark_node *node) {
    uint32_t end = anchor_line(&r->anchor, last_line(node)).end;
    if (end > r->last_end) r->last_end = end;
}

/* Behind everything so far: containers reach no further than what is in them. */
static uint32_t source_end(const struct markdown *r) {
    return read_map_source(r->map, r->last_end);
}

static void enter_text(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    struct anchor_part part;
    while (anchor_next(&r->anchor, &literal, &part)) markdown_add_part(r, part, 0);
}

static void enter_code(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    struct anchor_part part;
    anchor_enter_code(&r->anchor, literal);
    while (anchor_next_code(&r->anchor, &literal, &part))
        markdown_add_part(r, part, DOC_MONO | DOC_KEEP);
    anchor_leave_code(&r->anchor);
}

static void enter_html(struct markdown *r, cmark_node *node) {
    struct str literal = str_from(cmark_node_get_literal(node));
    anchor_skip_literal(&r->anchor, literal);
    markdown_obey_comments(r, literal);
}

static void enter_soft_break(struct markdown *r, cmark_node *node) {
    (void)node;
    struct anchor_part part = anchor_skip_break(&r->anchor);
    part.text = STR(" ");
    if (!r->cells.count || r->image_depth) markdown_add_part(r, part, 0);
}

static void enter_line_break(struct markdown *r, cmark_node *node) {
    (void)node;
    struct anchor_part part = anchor_skip_break(&r->anchor);
    if (r->image_depth)
        buf_add_char(&r->alternative, ' ');
    else if (!r->cells.count)
        build_break(&r->build, markdown_source(r, part.start, part.end));
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

static void push(struct markdown *r, uint32_t handle) {
    *ARENA_PUSH(r->scratch, &r->handles) = handle;
}

static void leave_block(struct markdown *r, cmark_node *node) {
    (void)node;
    build_close(&r->build, r->handles.items[--r->handles.count], source_end(r));
}

static void open_block(struct markdown *r, enum doc_block_kind kind, cmark_node *node) {
    push(r, build_open(&r->build, kind, source_start(r, node)));
}

static struct doc_block *opened(struct markdown *r) {
    return build_block(&r->build, r->handles.items[r->handles.count - 1]);
}

static void enter_quote(struct markdown *r, cmark_node *node) {
    open_block(r, DOC_QUOTE, node);
    anchor_enter_container(&r->anchor, true, first_line(node));
}

static void enter_item(struct markdown *r, cmark_node *node) {
    open_block(r, DOC_ITEM, node);
    anchor_enter_container(&r->anchor, false, first_line(node));
}

static void leave_container(struct markdown *r, cmark_node *node) {
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

static void open_leaf(struct markdown *r, cmark_node *node, bool is_heading) {
    anchor_open_leaf(&r->anchor, first_line(node), last_line(node),
                     (uint32_t)cmark_node_get_start_column(node), is_heading);
    r->is_leaf_kept = r->is_next_kept;
    r->is_next_kept = false;
    r->cells = (struct anchor_cells){0};
}

static void enter_paragraph(struct markdown *r, cmark_node *node) {
    open_leaf(r, node, false);
    r->cells = anchor_table(&r->anchor);
    r->cell = r->cell_handle = r->row_handle = 0;
    open_block(r, r->cells.count ? DOC_TABLE : DOC_PARAGRAPH, node);
}

static void enter_heading(struct markdown *r, cmark_node *node) {
    open_leaf(r, node, true);
    open_block(r, DOC_HEADING, node);
    opened(r)->level = (uint8_t)cmark_node_get_heading_level(node);
}

static void leave_leaf(struct markdown *r, cmark_node *node) {
    markdown_finish_table(r);
    note_end(r, node);
    leave_block(r, node);
    markdown_add_images(r);
    r->is_leaf_kept = false;
}

static void enter_rule(struct markdown *r, cmark_node *node) {
    uint32_t handle = build_open(&r->build, DOC_RULE, source_start(r, node));
    note_end(r, node);
    build_close(&r->build, handle, source_end(r));
}

static void enter_html_block(struct markdown *r, cmark_node *node) {
    struct str html = str_from(cmark_node_get_literal(node));
    markdown_obey_comments(r, html);
    if (!markdown_has_text(html)) return;
    struct doc *doc = r->build.doc;
    uint32_t line = place_of(r->anchor.text, start_of(r, node)).line;
    *ARENA_PUSH(doc->arena, &doc->warnings) =
        str_format(doc->arena, "line %u: a block of HTML was left out", (unsigned)line);
}

/* ---- code blocks ---- */

/* Indented code can begin with the marks of a fence, but then its text has them too. */
static bool is_fenced(const struct markdown *r, cmark_node *node, struct str code) {
    struct str text = r->anchor.text;
    struct str line =
        str_slice(text, start_of(r, node), anchor_line(&r->anchor, first_line(node)).end);
    if (!str_starts(line, STR("```")) && !str_starts(line, STR("~~~"))) return false;
    struct str first;
    if (str_from(cmark_node_get_fence_info(node)).size || !str_next(&code, '\n', &first))
        return true;
    return !str_equal(first, line);
}

static size_t common_end(struct str a, struct str b) {
    size_t size = 0;
    while (size < a.size && size < b.size &&
           a.bytes[a.size - size - 1] == b.bytes[b.size - size - 1])
        size++;
    return size;
}

static void add_code_part(struct markdown *r, struct str text, struct span place, bool is_exact) {
    if (text.size)
        anchor_put(&r->build, r->map, text, place, is_exact,
                   (struct build_inline){DOC_MONO | DOC_KEEP, DOC_NONE, DOC_NONE});
}

/* One line of code is the end of its source line, but for tabs that were taken in part. */
static void add_code_line(struct markdown *r, struct str code, uint32_t number, uint32_t before) {
    struct anchor_line line = anchor_line(&r->anchor, number);
    struct str whole = str_slice(r->anchor.text, line.start, line.end);
    uint32_t same = (uint32_t)common_end(whole, code);
    uint32_t start = line.end - same, tab = start;
    struct str blanks = str_slice(code, 0, code.size - same);
    if (blanks.size && tab > line.start) tab--;
    bool is_plain = tab == before + 1 && r->anchor.text.bytes[before] == '\n';
    if (before != UINT32_MAX) add_code_part(r, STR("\n"), (struct span){before, tab}, is_plain);
    add_code_part(r, blanks, (struct span){tab, start}, false);
    add_code_part(r, str_slice(code, blanks.size, code.size), (struct span){start, line.end}, true);
}

static void enter_code_block(struct markdown *r, cmark_node *node) {
    struct str code = str_from(cmark_node_get_literal(node)), line;
    if (str_ends(code, STR("\n"))) code.size--;
    uint32_t handle = build_open(&r->build, DOC_CODE, source_start(r, node));
    uint32_t number = first_line(node) + is_fenced(r, node, code), before = UINT32_MAX;
    while (str_next(&code, '\n', &line)) {
        add_code_line(r, line, number, before);
        before = anchor_line(&r->anchor, number++).end;
    }
    note_end(r, node);
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
    [CMARK_NODE_PARAGRAPH] = {enter_paragraph, leave_leaf, false},
    [CMARK_NODE_HEADING] = {enter_heading, leave_leaf, false},
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

/* False, with *where, when blocks are nested deeper than the limit. */
static bool walk(struct markdown *r, cmark_iter *iterator, uint32_t limit, uint32_t *where) {
    uint32_t depth = 0;
    for (cmark_event_type event; (event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node_type type = cmark_node_get_type(node);
        bool is_enter = event == CMARK_EVENT_ENTER;
        if (doors[type].is_container) depth += is_enter ? 1 : UINT32_MAX;
        if (depth > limit) {
            *where = start_of(r, node);
            return false;
        }
        visit *door = is_enter ? doors[type].enter : doors[type].leave;
        if (door) door(r, node);
    }
    return true;
}

static void free_tree(void *tree) {
    cmark_node_free(tree);
}

static void free_iterator(void *iterator) {
    cmark_iter_free(iterator);
}

static bool read_tree(struct markdown *r, size_t body, uint32_t limit, uint32_t *where) {
    struct str text = str_slice(r->anchor.text, body, r->anchor.text.size);
    struct arena_cleanup tree_cleanup, iterator_cleanup;
    cmark_node *tree = cmark_parse_document(text.bytes, text.size, CMARK_OPT_DEFAULT);
    arena_hold(r->scratch, &tree_cleanup, free_tree, tree);
    cmark_iter *iterator = cmark_iter_new(tree);
    arena_hold(r->scratch, &iterator_cleanup, free_iterator, iterator);
    bool is_good = walk(r, iterator, limit, where);
    arena_release(r->scratch, &iterator_cleanup);
    arena_release(r->scratch, &tree_cleanup);
    return is_good;
}

/* ---- the document ---- */

static bool is_marker(struct str line, size_t at, size_t *size) {
    size_t end = at;
    while (end < line.size && ascii_is_digit(line.bytes[end])) end++;
    bool is_number = end > at;
    if (end >= line.size) return false;
    char c = line.bytes[end++];
    *size = end - at;
    if (c == '>') return !is_number;
    bool is_mark = is_number ? c == '.' || c == ')' : c == '-' || c == '+' || c == '*';
    return is_mark && (end == line.size || ascii_is_space(line.bytes[end]));
}

/* Quote and list marks at a line's start. A line of nothing but "- - -" is a rule. */
static uint32_t count_markers(struct str line) {
    uint32_t count = 0;
    size_t i = 0, size = 0, used = 0;
    for (;; i += size, count++) {
        while (i < line.size && ascii_is_space(line.bytes[i])) i++;
        if (!is_marker(line, i, &size)) break;
        used += line.bytes[i] == '-' || line.bytes[i] == '*';
    }
    return i >= line.size && used == count ? 0 : count;
}

static bool fail_depth(struct doc *doc, struct failure *f, struct str text, uint32_t where,
                       uint32_t limit) {
    struct place place = place_of(text, where);
    struct str detail = str_format(doc->arena,
                                   "quotes and lists are nested more than %u deep; "
                                   "take some of the levels out",
                                   (unsigned)limit);
    *f = (struct failure){STATUS_TOO_DEEP, place.line, place.column, detail};
    return false;
}

/* cmark takes time that grows with depth times lines, so a line that opens too much is refused
 * before it is parsed. */
static bool is_too_deep(const struct markdown *r, uint32_t limit, uint32_t *where) {
    for (uint32_t i = 0; i < r->anchor.lines.count; i++) {
        struct anchor_line line = r->anchor.lines.items[i];
        *where = line.start;
        if (count_markers(str_slice(r->anchor.text, line.start, line.end)) > limit) return true;
    }
    return false;
}

/* The first heading of level 1 is the title. */
static void find_title(struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count && !doc->title.size; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->kind != DOC_HEADING || block->level != 1) continue;
        struct buf title = {.arena = doc->arena};
        struct str text = doc_slice(doc, block->text);
        for (size_t k = 0; k < text.size; k++)
            buf_add_char(&title, text.bytes[k] == '\n' ? ' ' : text.bytes[k]);
        doc->title = buf_str(&title);
    }
}

bool read_markdown(struct doc *doc, struct str text, const struct read_map *map,
                   const struct read_options *o, struct failure *f, struct arena scratch) {
    uint32_t limit = o->max_depth ? o->max_depth : DEFAULT_DEPTH, where = 0;
    size_t body = front_matter(text, &doc->title, doc->arena);
    while (str_starts(str_slice(text, body, text.size), STR("\xEF\xBB\xBF"))) body += 3;
    struct markdown r = {.map = map, .scratch = &scratch, .link = DOC_NONE};
    r.build = build_start(doc, &scratch);
    anchor_start(&r.anchor, text, body, &scratch);
    if (is_too_deep(&r, limit, &where) || !read_tree(&r, body, limit, &where))
        return fail_depth(doc, f, text, where, limit);
    build_finish(&r.build);
    find_title(doc);
    return true;
}
