/* Blocks as HTML. A block in a place where HTML does not allow its element (an item outside a list,
 * a heading in a header cell) becomes a plain one: the page stays valid and no text is lost. */
#include "write/html.h"

#include "base/utf8.h"

#include <string.h>

static const struct doc_block *block_at(const struct html *html, uint32_t index) {
    return &html->doc->blocks.items[index];
}

static bool parent_is(const struct html *html, uint32_t index, enum doc_block_kind kind) {
    uint32_t parent = block_at(html, index)->parent;
    return parent != DOC_NONE && block_at(html, parent)->kind == kind;
}

static struct str language_around(const struct html *html, uint32_t index) {
    uint32_t parent = block_at(html, index)->parent;
    struct str around = parent == DOC_NONE ? STR("") : block_at(html, parent)->language;
    return around.size ? around : html->doc->language;
}

enum { LONGEST_LANGUAGE = 35, LONGEST_SUBTAG = 8 }; /* RFC 5646, 4.4.1 and 2.1 */

bool html_is_language(struct str tag) {
    size_t subtag = 0;
    for (size_t i = 0; i < tag.size; i++) {
        bool is_hyphen = tag.bytes[i] == '-' && subtag;
        if (!is_hyphen && !ascii_is_alpha(tag.bytes[i]) && !ascii_is_digit(tag.bytes[i]))
            return false;
        subtag = is_hyphen ? 0 : subtag + 1;
        if (subtag > LONGEST_SUBTAG) return false;
    }
    return subtag && tag.size <= LONGEST_LANGUAGE && ascii_is_alpha(tag.bytes[0]);
}

void html_open(struct html *html, const char *tag, uint32_t index) {
    struct str language = block_at(html, index)->language;
    buf_format(html->out, "<%s", tag);
    if (html->ids[index]) buf_format(html->out, " id=\"b%u\"", html->ids[index]);
    if (!html_is_language(language) || str_equal_fold(language, language_around(html, index)))
        return;
    buf_format(html->out, " lang=\"%.*s\" dir=\"auto\"", STR_ARG(language));
}

void html_close(struct html *html, const char *tag) {
    buf_format(html->out, "</%s>\n", tag);
}

bool html_leaf(struct html *html, const char *tag, uint32_t index) {
    size_t before = html->out->size;
    html_open(html, tag, index);
    buf_add_char(html->out, '>');
    size_t inside = html->out->size;
    html->is_paragraph = strcmp(tag, "p") == 0;
    html->is_in_list = false;
    html_inline(html, index);
    html->is_paragraph = false;
    bool is_empty = html->out->size == inside;
    if (is_empty)
        html->out->size = before;
    else if (html->is_in_list)
        buf_add(html->out, STR("</li>\n</ul>\n"));
    else
        html_close(html, tag);
    return !is_empty;
}

void html_children_except(struct html *html, uint32_t index, uint32_t except) {
    uint32_t end = block_at(html, index)->end;
    for (uint32_t i = index + 1; i < end; i = block_at(html, i)->end)
        if (i != except) html_block(html, i);
}

void html_children(struct html *html, uint32_t index) {
    html_children_except(html, index, DOC_NONE);
}

uint32_t html_first_child(const struct doc *doc, uint32_t index, enum doc_block_kind kind) {
    uint32_t end = doc->blocks.items[index].end;
    for (uint32_t i = index + 1; i < end; i = doc->blocks.items[i].end)
        if (doc->blocks.items[i].kind == kind) return i;
    return DOC_NONE;
}

static void write_container(struct html *html, const char *tag, uint32_t index) {
    html_open(html, tag, index);
    buf_add(html->out, STR(">\n"));
    html_children(html, index);
    html_close(html, tag);
}

/* Does the paragraph stand alone in a cell or definition, or first in an item of a tight list? */
static bool is_bare(const struct html *html, uint32_t index) {
    uint32_t parent = block_at(html, index)->parent;
    if (parent == DOC_NONE || index != parent + 1) return false;
    const struct doc_block *holder = block_at(html, parent);
    bool is_only = holder->end == block_at(html, index)->end;
    if (holder->kind == DOC_CELL || holder->kind == DOC_DEFINITION) return is_only;
    return holder->kind == DOC_ITEM && parent_is(html, parent, DOC_LIST) &&
           block_at(html, holder->parent)->flags & DOC_TIGHT;
}

static void write_paragraph(struct html *html, uint32_t index) {
    if (!is_bare(html, index))
        html_leaf(html, "p", index);
    else if (html->ids[index])
        html_leaf(html, "span", index);
    else
        html_inline(html, index);
}

unsigned html_level(struct outline *outline, uint8_t level) {
    while (outline->depth && outline->levels[outline->depth - 1] >= level) outline->depth--;
    if (outline->depth < sizeof outline->levels) outline->levels[outline->depth++] = level;
    return outline->depth + 1 > 6 ? 6 : outline->depth + 1;
}

static void write_headline(struct html *html, uint32_t index) {
    html_leaf(html, "h1", index);
    html->outline.depth = 0;
    html_opening(html);
}

/* A heading that the edits left empty must not count. */
static void write_subheading(struct html *html, uint32_t index) {
    static const char *const tags[] = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};
    struct outline outline = html->outline;
    unsigned level = html_level(&outline, block_at(html, index)->level);
    if (html_leaf(html, tags[level], index)) html->outline = outline;
}

static void write_heading(struct html *html, uint32_t index) {
    if (html->in_header_cell)
        html_leaf(html, "p", index);
    else if (index == html->headline)
        write_headline(html, index);
    else
        write_subheading(html, index);
}

static void write_list(struct html *html, uint32_t index) {
    const struct doc_block *list = block_at(html, index);
    bool is_ordered = list->flags & DOC_ORDERED;
    html_open(html, is_ordered ? "ol" : "ul", index);
    if (is_ordered && list->number != 1) buf_format(html->out, " start=\"%u\"", list->number);
    buf_add(html->out, STR(">\n"));
    for (uint32_t i = index + 1; i < list->end; i = block_at(html, i)->end) {
        bool is_item = block_at(html, i)->kind == DOC_ITEM;
        if (!is_item) buf_add(html->out, STR("<li>"));
        html_block(html, i);
        if (!is_item) html_close(html, "li");
    }
    html_close(html, is_ordered ? "ol" : "ul");
}

static void write_item(struct html *html, uint32_t index) {
    const char *tag = parent_is(html, index, DOC_LIST) ? "li" : "div";
    html_open(html, tag, index);
    buf_add_char(html->out, '>');
    html_children(html, index);
    html_close(html, tag);
}

static void write_quote(struct html *html, uint32_t index) {
    write_container(html, "blockquote", index);
}

static void write_group(struct html *html, uint32_t index) {
    write_container(html, "div", index);
}

static void write_figure(struct html *html, uint32_t index) {
    uint32_t caption = html_first_child(html->doc, index, DOC_CAPTION);
    html_open(html, "figure", index);
    buf_add(html->out, STR(">\n"));
    if (caption == index + 1) html_leaf(html, "figcaption", caption);
    html_children_except(html, index, caption);
    if (caption != DOC_NONE && caption != index + 1) html_leaf(html, "figcaption", caption);
    html_close(html, "figure");
}

/* A caption that its table or figure has not taken. */
static void write_caption(struct html *html, uint32_t index) {
    html_leaf(html, "p", index);
}

static void write_code(struct html *html, uint32_t index) {
    html_open(html, "pre", index);
    buf_add(html->out, STR("><code translate=\"no\">"));
    html_inline(html, index);
    buf_add(html->out, STR("</code></pre>\n"));
}

static void write_rule(struct html *html, uint32_t index) {
    html_open(html, "hr", index);
    buf_add(html->out, STR(">\n"));
}

/* HTML wants terms first, definitions last and nothing else. */
static bool is_proper_terms(const struct html *html, uint32_t index) {
    const struct doc_block *list = block_at(html, index);
    enum doc_block_kind last = DOC_DEFINITION;
    if (index + 1 < list->end && block_at(html, index + 1)->kind != DOC_TERM) return false;
    for (uint32_t i = index + 1; i < list->end; i = block_at(html, i)->end) {
        last = block_at(html, i)->kind;
        if (last != DOC_TERM && last != DOC_DEFINITION) return false;
    }
    return last == DOC_DEFINITION;
}

static void write_terms(struct html *html, uint32_t index) {
    write_container(html, is_proper_terms(html, index) ? "dl" : "div", index);
}

static bool in_proper_terms(const struct html *html, uint32_t index) {
    return parent_is(html, index, DOC_TERMS) &&
           is_proper_terms(html, block_at(html, index)->parent);
}

/* An empty term must still be written, or its definition would hang in the air. */
static void write_term(struct html *html, uint32_t index) {
    if (!in_proper_terms(html, index)) {
        html_leaf(html, "p", index);
        return;
    }
    html_open(html, "dt", index);
    buf_add_char(html->out, '>');
    html_inline(html, index);
    html_close(html, "dt");
}

static void write_definition(struct html *html, uint32_t index) {
    const char *tag = in_proper_terms(html, index) ? "dd" : "div";
    html_open(html, tag, index);
    buf_add_char(html->out, '>');
    html_children(html, index);
    html_close(html, tag);
}

void html_block(struct html *html, uint32_t index) {
    static void (*const writers[DOC_BLOCK_KIND_COUNT])(struct html *, uint32_t) = {
        [DOC_ROOT] = html_children,
        [DOC_HEADING] = write_heading,
        [DOC_PARAGRAPH] = write_paragraph,
        [DOC_LIST] = write_list,
        [DOC_ITEM] = write_item,
        [DOC_QUOTE] = write_quote,
        [DOC_TABLE] = html_table,
        [DOC_CAPTION] = write_caption,
        [DOC_ROW] = write_group,  /* outside a table */
        [DOC_CELL] = write_group, /* outside a row */
        [DOC_FIGURE] = write_figure,
        [DOC_IMAGE] = html_picture,
        [DOC_CODE] = write_code,
        [DOC_RULE] = write_rule,
        [DOC_TERMS] = write_terms,
        [DOC_TERM] = write_term,
        [DOC_DEFINITION] = write_definition,
    };
    html_content_notes(html, index);
    writers[block_at(html, index)->kind](html, index);
}
