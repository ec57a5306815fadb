/* CommonMark, through cmark's own renderer: the blocks become a tree of its nodes, so that what is
 * written is read again as the same tree. What CommonMark has no words for (tables, raised letters)
 * is written as HTML inside it, which the specification allows. */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
#include "write/html.h"
#include "write/names.h"
#include "write/text.h"
#include "write/writers.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* What the words stand in, from the outside to the inside. */
enum layer { IN_LINK, IN_STRONG, IN_EMPHASIS, LAYERS };

struct markdown {
    const struct doc *doc;
    struct html html; /* for tables, and what it knows of the page */
    struct arena *arena;
    struct outline outline;
    cmark_node *parent; /* where blocks go */
};

struct markdown_inline {
    struct markdown *markdown;
    cmark_node *leaf;
    cmark_node *layers[LAYERS]; /* NULL: not open */
    uint32_t link;
    bool in_quote, has_break; /* has_break: a line break waits for more text */
};

static cmark_node *add(cmark_node *parent, cmark_node_type type) {
    cmark_node *node = cmark_node_new(type);
    if (cmark_node_append_child(parent, node)) return node;
    cmark_node_free(node);
    return NULL;
}

/* A C string of a text without hidden controls. */
static const char *literal(struct markdown *m, struct str text) {
    struct buf buf = {.arena = m->arena};
    escape_plain(&buf, text);
    buf_add_char(&buf, '\0');
    return buf.bytes;
}

static cmark_node *inner(const struct markdown_inline *in) {
    for (int i = LAYERS - 1; i >= 0; i--)
        if (in->layers[i]) return in->layers[i];
    return in->leaf;
}

/* Text goes to the text that stands there, so that no two lie side by side. */
static void add_text(struct markdown_inline *in, struct str text) {
    cmark_node *parent = inner(in), *last = cmark_node_last_child(parent);
    if (!text.size) return;
    const char *bytes = literal(in->markdown, text);
    bool goes_on = last && cmark_node_get_type(last) == CMARK_NODE_TEXT;
    if (goes_on) {
        struct buf buf = {.arena = in->markdown->arena};
        buf_format(&buf, "%s%s", cmark_node_get_literal(last), bytes);
        buf_add_char(&buf, '\0');
        cmark_node_set_literal(last, buf.bytes);
        return;
    }
    cmark_node *node = add(parent, CMARK_NODE_TEXT);
    if (node) cmark_node_set_literal(node, bytes);
}

static void add_code(struct markdown_inline *in, struct str text) {
    if (!text.size) return;
    cmark_node *parent = inner(in), *last = cmark_node_last_child(parent);
    struct buf buf = {.arena = in->markdown->arena};
    bool goes_on = last && cmark_node_get_type(last) == CMARK_NODE_CODE;
    if (goes_on) buf_add(&buf, str_from(cmark_node_get_literal(last)));
    escape_line(&buf, text);
    buf_add_char(&buf, '\0');
    cmark_node *node = goes_on ? last : add(parent, CMARK_NODE_CODE);
    if (node) cmark_node_set_literal(node, buf.bytes);
}

/* The bytes of a space or, with marks, of a punctuation mark that begins at the byte; else 0. */
static size_t edge_at(struct str text, size_t at, bool with_marks) {
    unsigned char c = (unsigned char)text.bytes[at];
    unsigned char second = at + 1 < text.size ? (unsigned char)text.bytes[at + 1] : 0;
    unsigned char third = at + 2 < text.size ? (unsigned char)text.bytes[at + 2] : 0;
    bool is_letter = ascii_is_alpha((char)c) || ascii_is_digit((char)c) || c >= 0x80;
    if (c == ' ' || (with_marks && !is_letter)) return 1;
    if (c == 0xC2 && second == 0xA0) return 2; /* U+00A0 */
    if (c != 0xE2 || second != 0x80 || third < 0x80) return 0;
    bool is_space = third <= 0x8A || third == 0xAF;           /* U+2000 to U+200A, U+202F */
    return is_space || (with_marks && third >= 0x90) ? 3 : 0; /* dashes, quotation marks */
}

static size_t front_of(struct str text, bool with_marks) {
    size_t at = 0, size;
    while (at < text.size && (size = edge_at(text, at, with_marks))) at += size;
    return at < text.size ? at : text.size;
}

/* Where the spaces and marks at its end begin. */
static size_t back_of(struct str text, bool with_marks) {
    size_t end = text.size;
    while (end) {
        size_t size = 1;
        while (size <= 3 && (size > end || edge_at(text, end - size, with_marks) != size)) size++;
        if (size > 3) break;
        end -= size;
    }
    return end;
}

/* What stands at the edge of strong text or emphasis stays outside of it: "**care **order" is no
 * strong text for CommonMark (6.2, left- and right-flanking), nor is "see*”*x". */
static void close_layer(struct markdown_inline *in, enum layer layer) {
    cmark_node *node = in->layers[layer], *last = cmark_node_last_child(node);
    in->layers[layer] = NULL;
    struct str text = STR("");
    if (last && cmark_node_get_type(last) == CMARK_NODE_TEXT)
        text = str_copy(in->markdown->arena, str_from(cmark_node_get_literal(last)));
    size_t end = back_of(text, layer != IN_LINK);
    if (end && end < text.size)
        cmark_node_set_literal(last, literal(in->markdown, str_slice(text, 0, end)));
    if (text.size && !end) cmark_node_free(last);
    if (!cmark_node_first_child(node)) cmark_node_free(node);
    add_text(in, str_slice(text, end, text.size));
}

static void close_from(struct markdown_inline *in, int layer) {
    for (int i = LAYERS - 1; i >= layer; i--)
        if (in->layers[i]) close_layer(in, (enum layer)i);
}

static void open_layer(struct markdown_inline *in, enum layer layer, uint32_t link) {
    static const cmark_node_type types[] = {CMARK_NODE_LINK, CMARK_NODE_STRONG, CMARK_NODE_EMPH};
    in->layers[layer] = add(inner(in), types[layer]);
    if (layer != IN_LINK || !in->layers[layer]) return;
    const struct doc_link *target = &in->markdown->doc->links.items[link];
    cmark_node_set_url(in->layers[layer], literal(in->markdown, str_trim(target->target)));
    if (target->title.size)
        cmark_node_set_title(in->layers[layer], literal(in->markdown, target->title));
    in->link = link;
}

/* Closes and opens what the piece stands in; returns what of its text is still to be written. */
static struct str change_layers(struct markdown_inline *in, const struct doc_piece *piece) {
    bool is_wanted[LAYERS] = {
        /* a link to a place of the page itself leads nowhere in Markdown */
        html_leads_away(in->markdown->doc, piece->link),
        (piece->style & DOC_STRONG) != 0,
        (piece->style & DOC_EMPHASIS) != 0,
    };
    int kept = 0, opens = LAYERS;
    while (kept < LAYERS && is_wanted[kept] == (in->layers[kept] != NULL) &&
           (kept != IN_LINK || !is_wanted[kept] || in->link == piece->link))
        kept++;
    close_from(in, kept);
    for (int i = LAYERS - 1; i >= kept; i--)
        if (is_wanted[i]) opens = i;
    if (opens == LAYERS) return piece->text;
    size_t front = piece->style & DOC_MONO ? 0 : front_of(piece->text, opens != IN_LINK);
    add_text(in, str_slice(piece->text, 0, front));
    if (front == piece->text.size) return STR("");
    for (int i = opens; i < LAYERS; i++)
        if (is_wanted[i]) open_layer(in, (enum layer)i, piece->link);
    return str_slice(piece->text, front, piece->text.size);
}

static void turn_quote(struct markdown_inline *in, bool in_quote) {
    if (in_quote == in->in_quote) return;
    close_from(in, 0);
    add_text(in, in_quote ? STR("“") : STR("”"));
    in->in_quote = in_quote;
}

/* No spaces at the two ends of a paragraph. */
static void tidy_leaf(struct markdown *m, cmark_node *leaf) {
    for (cmark_node *last; (last = cmark_node_last_child(leaf));) {
        if (cmark_node_get_type(last) != CMARK_NODE_TEXT) break;
        struct str text = str_copy(m->arena, str_from(cmark_node_get_literal(last)));
        size_t end = back_of(text, false);
        if (end) cmark_node_set_literal(last, literal(m, str_slice(text, 0, end)));
        if (end) break;
        cmark_node_free(last);
    }
    cmark_node *first = cmark_node_first_child(leaf);
    if (!first || cmark_node_get_type(first) != CMARK_NODE_TEXT) return;
    struct str text = str_copy(m->arena, str_from(cmark_node_get_literal(first)));
    size_t start = front_of(text, false);
    cmark_node_set_literal(first, literal(m, str_slice(text, start, text.size)));
}

static void finish_leaf(struct markdown_inline *in) {
    turn_quote(in, false);
    close_from(in, 0);
    tidy_leaf(in->markdown, in->leaf);
    if (!cmark_node_first_child(in->leaf)) cmark_node_free(in->leaf);
}

/* A new paragraph, or a new item of the list that the end of a paragraph has become. */
static void next_leaf(struct markdown_inline *in, bool is_item) {
    cmark_node *parent = cmark_node_parent(in->leaf);
    bool in_list =
        cmark_node_get_type(parent) == CMARK_NODE_ITEM && is_item && in->markdown->parent != parent;
    finish_leaf(in);
    if (is_item) {
        cmark_node *list = in_list ? cmark_node_parent(parent) : add(parent, CMARK_NODE_LIST);
        if (!in_list) cmark_node_set_list_type(list, CMARK_BULLET_LIST);
        if (!in_list) cmark_node_set_list_tight(list, 1);
        parent = add(list, CMARK_NODE_ITEM);
    } else {
        parent = in->markdown->parent;
    }
    in->leaf = add(parent, CMARK_NODE_PARAGRAPH);
}

/* A line that would be read as something else begins a paragraph; a heading has but one line. */
static void break_line(struct markdown_inline *in, struct str text) {
    bool is_paragraph = cmark_node_get_type(in->leaf) == CMARK_NODE_PARAGRAPH;
    char first = str_trim(text).size ? str_trim(text).bytes[0] : ' ';
    bool is_mark = strchr("-+*#>=~`<&", first) || ascii_is_digit(first);
    in->has_break = false;
    close_from(in, 0);
    if (!is_paragraph)
        add_text(in, STR(" "));
    else if (is_mark)
        next_leaf(in, false);
    else if (cmark_node_first_child(in->leaf))
        add(in->leaf, CMARK_NODE_LINEBREAK);
}

static void add_piece(struct markdown_inline *in, struct doc_piece piece) {
    if (!piece.text.size) return;
    if (piece.style & DOC_BREAK) {
        in->has_break = true;
        return;
    }
    if (in->has_break) break_line(in, piece.text);
    turn_quote(in, (piece.style & DOC_INLINE_QUOTE) != 0);
    if ((piece.style & DOC_SUPER) && text_is_number(piece.text)) {
        struct buf raised = {.arena = in->markdown->arena};
        text_add_raised(&raised, piece.text);
        piece.text = buf_str(&raised);
    }
    piece.text = change_layers(in, &piece);
    if (piece.style & DOC_MONO)
        add_code(in, piece.text);
    else
        add_text(in, piece.text);
}

static void add_inlines(struct markdown *m, cmark_node *leaf, uint32_t index) {
    const struct doc_block *block = &m->doc->blocks.items[index];
    struct markdown_inline in = {.markdown = m, .leaf = leaf, .link = DOC_NONE};
    struct doc_pieces pieces = doc_pieces_of(m->doc, block->text);
    struct doc_piece piece;
    bool may_break = cmark_node_get_type(leaf) == CMARK_NODE_PARAGRAPH;
    while (doc_pieces_next(&pieces, &piece)) {
        bool is_item = may_break && piece.edit && piece.edit->kind == DOC_EDIT_ITEM;
        if (may_break && piece.edit && piece.edit->kind == DOC_EDIT_BREAK) next_leaf(&in, false);
        if (is_item) piece.text = doc_between_items(piece.text);
        add_piece(&in, piece);
        if (is_item) next_leaf(&in, true);
    }
    finish_leaf(&in);
}

static void write_paragraph(struct markdown *m, uint32_t index) {
    add_inlines(m, add(m->parent, CMARK_NODE_PARAGRAPH), index);
}

static void add_heading(struct markdown *m, int level, struct str text) {
    cmark_node *heading = add(m->parent, CMARK_NODE_HEADING);
    cmark_node_set_heading_level(heading, level);
    cmark_node *words = add(heading, CMARK_NODE_TEXT);
    cmark_node_set_literal(words, literal(m, str_trim(text)));
}

static cmark_node *add_words(struct markdown *m, struct str text) {
    cmark_node *paragraph = add(m->parent, CMARK_NODE_PARAGRAPH);
    cmark_node *words = add(paragraph, CMARK_NODE_TEXT);
    cmark_node_set_literal(words, literal(m, text));
    return paragraph;
}

/* An item of one line in the list that is the parent. */
static cmark_node *add_item(struct markdown *m, struct str text) {
    cmark_node *list = m->parent;
    m->parent = add(list, CMARK_NODE_ITEM);
    cmark_node *words = add_words(m, text);
    m->parent = list;
    return words;
}

static void enter_list(struct markdown *m) {
    m->parent = add(m->parent, CMARK_NODE_LIST);
    cmark_node_set_list_type(m->parent, CMARK_BULLET_LIST);
    cmark_node_set_list_tight(m->parent, 1);
}

static void leave(struct markdown *m) {
    cmark_node *done = m->parent;
    m->parent = cmark_node_parent(done);
    if (!cmark_node_first_child(done)) cmark_node_free(done);
}

static void write_opening(struct markdown *m) {
    const struct doc *doc = m->doc;
    if (!doc->is_plain_version) return;
    struct buf about = {.arena = m->arena};
    html_about_text(doc, m->html.options, &about);
    add_heading(m, 2, STR("About this version"));
    add_words(m, buf_str(&about));
    if (!doc->key_points.count) return;
    add_heading(m, 2, STR("In short"));
    enter_list(m);
    for (uint32_t i = 0; i < doc->key_points.count; i++) {
        struct span text = doc->sentences.items[doc->key_points.items[i]].text;
        add_item(m, doc_edited_text(doc, text, m->arena));
    }
    leave(m);
}

static void write_heading(struct markdown *m, uint32_t index) {
    bool is_headline = index == m->html.headline;
    cmark_node *heading = add(m->parent, CMARK_NODE_HEADING);
    if (!heading) { /* in an item of a list, say */
        write_paragraph(m, index);
        return;
    }
    unsigned level = is_headline ? 1 : html_level(&m->outline, m->doc->blocks.items[index].level);
    cmark_node_set_heading_level(heading, (int)level);
    add_inlines(m, heading, index);
    if (is_headline) m->outline.depth = 0;
    if (is_headline) write_opening(m);
}

static void write_block(struct markdown *m, uint32_t index);

static void write_children(struct markdown *m, uint32_t index) {
    uint32_t end = m->doc->blocks.items[index].end;
    for (uint32_t i = index + 1; i < end; i = m->doc->blocks.items[i].end) write_block(m, i);
}

static void write_inside(struct markdown *m, cmark_node_type type, uint32_t index) {
    m->parent = add(m->parent, type);
    write_children(m, index);
    leave(m);
}

static void write_list(struct markdown *m, uint32_t index) {
    const struct doc_block *list = &m->doc->blocks.items[index];
    m->parent = add(m->parent, CMARK_NODE_LIST);
    bool is_ordered = list->flags & DOC_ORDERED;
    cmark_node_set_list_type(m->parent, is_ordered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST);
    if (is_ordered) cmark_node_set_list_start(m->parent, (int)(list->number % 999999999));
    cmark_node_set_list_tight(m->parent, (list->flags & DOC_TIGHT) != 0);
    for (uint32_t i = index + 1; i < list->end; i = m->doc->blocks.items[i].end)
        write_inside(m, CMARK_NODE_ITEM, i);
    leave(m);
}

static void write_quote(struct markdown *m, uint32_t index) {
    write_inside(m, CMARK_NODE_BLOCK_QUOTE, index);
}

static void add_html(struct markdown *m, struct str html) {
    cmark_node *block = add(m->parent, CMARK_NODE_HTML_BLOCK);
    struct buf lines = {.arena = m->arena}; /* an empty line would end it */
    struct str line;
    while (str_next(&html, '\n', &line))
        if (str_trim(line).size) buf_format(&lines, "%.*s\n", STR_ARG(line));
    buf_add_char(&lines, '\0');
    cmark_node_set_literal(block, lines.bytes);
}

static void write_table(struct markdown *m, uint32_t index) {
    struct buf table = {.arena = m->arena};
    struct buf *out = m->html.out;
    m->html.out = &table;
    html_table(&m->html, index);
    m->html.out = out;
    if (table.size) add_html(m, buf_str(&table));
}

static void write_image(struct markdown *m, uint32_t index) {
    const struct doc_block *block = &m->doc->blocks.items[index];
    uint32_t link =
        block->first_run < block->end_run ? m->doc->runs.items[block->first_run].link : DOC_NONE;
    struct str words = doc_edited_text(m->doc, block->text, m->arena);
    if (!html_leads_away(m->doc, link)) {
        add_words(m, str_format(m->arena, "Picture: %.*s", STR_ARG(words)));
        return;
    }
    cmark_node *image = add(add(m->parent, CMARK_NODE_PARAGRAPH), CMARK_NODE_IMAGE);
    cmark_node_set_url(image, literal(m, str_trim(m->doc->links.items[link].target)));
    cmark_node_set_literal(add(image, CMARK_NODE_TEXT), literal(m, words));
}

static void write_code(struct markdown *m, uint32_t index) {
    struct str text = doc_plain_text(m->doc, m->doc->blocks.items[index].text, m->arena);
    if (!str_trim(text).size) return;
    cmark_node *code = add(m->parent, CMARK_NODE_CODE_BLOCK);
    const char *end = str_ends(text, STR("\n")) ? "" : "\n";
    cmark_node_set_literal(code, literal(m, str_format(m->arena, "%.*s%s", STR_ARG(text), end)));
}

static void write_rule(struct markdown *m, uint32_t index) {
    (void)index;
    add(m->parent, CMARK_NODE_THEMATIC_BREAK);
}

static void write_block(struct markdown *m, uint32_t index) {
    static void (*const writers[DOC_BLOCK_KIND_COUNT])(struct markdown *, uint32_t) = {
        [DOC_ROOT] = write_children,       [DOC_HEADING] = write_heading,
        [DOC_PARAGRAPH] = write_paragraph, [DOC_LIST] = write_list,
        [DOC_ITEM] = write_children,       [DOC_QUOTE] = write_quote,
        [DOC_TABLE] = write_table,         [DOC_CAPTION] = write_paragraph,
        [DOC_ROW] = write_children,        [DOC_CELL] = write_children,
        [DOC_FIGURE] = write_children,     [DOC_IMAGE] = write_image,
        [DOC_CODE] = write_code,           [DOC_RULE] = write_rule,
        [DOC_TERMS] = write_children,      [DOC_TERM] = write_paragraph,
        [DOC_DEFINITION] = write_quote,
    };
    for (uint32_t i = 0; i < m->doc->notes.count; i++)
        if (m->doc->notes.items[i].block == index) add_words(m, m->doc->notes.items[i].text);
    writers[m->doc->blocks.items[index].kind](m, index);
}

/* "**Care order**: what it is" */
static void add_entry(struct markdown *m, struct str front, struct str rest) {
    cmark_node *words = cmark_node_first_child(add_item(m, rest)), *strong;
    strong = cmark_node_new(CMARK_NODE_STRONG);
    cmark_node_insert_before(words, strong);
    cmark_node_set_literal(add(strong, CMARK_NODE_TEXT), literal(m, front));
}

static void write_closing(struct markdown *m) {
    const struct doc *doc = m->doc;
    if (html_has_help(doc)) {
        add_heading(m, 2, STR("Where you can get help"));
        enter_list(m);
        for (uint32_t i = 0; i < doc->helplines.count; i++) {
            const struct doc_helpline *line = &doc->helplines.items[i];
            add_entry(m, line->name,
                      str_format(m->arena, ": %.*s%s%.*s%s", STR_ARG(line->contact),
                                 line->about.size ? " (" : "", STR_ARG(line->about),
                                 line->about.size ? ")" : ""));
        }
        leave(m);
    }
    if (!doc->is_plain_version || !doc->glossary.count) return;
    add_heading(m, 2, STR("Words we explain"));
    enter_list(m);
    for (uint32_t i = 0; i < doc->glossary.count; i++) {
        const struct doc_term *term = doc->glossary.items[i].term;
        add_entry(m, str_capitalise(m->arena, term->term),
                  str_format(m->arena, ": %.*s", STR_ARG(names_explanation(term))));
    }
    leave(m);
}

static void free_tree(void *tree) {
    cmark_node_free(tree);
}

void write_markdown(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct arena_cleanup cleanup;
    cmark_node *root = cmark_node_new(CMARK_NODE_DOCUMENT);
    struct markdown m = {.doc = doc, .arena = out->arena, .parent = root};
    arena_hold(out->arena, &cleanup, free_tree, root);
    m.html = html_start(doc, options, out);
    m.html.is_placeless = true;
    if (m.html.headline == DOC_NONE) {
        if (str_trim(doc->title).size) add_heading(&m, 1, doc->title);
        write_opening(&m);
    }
    if (doc->blocks.count) write_block(&m, 0);
    write_closing(&m);
    cmark_consolidate_text_nodes(root);
    /* Lines are not filled: a dash that came to stand at the front of one would begin a list. */
    char *text = cmark_render_commonmark(root, CMARK_OPT_DEFAULT, 0);
    buf_add(out, str_from(text));
    free(text);
    arena_release(out->arena, &cleanup);
}
