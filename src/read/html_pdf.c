/* What pdftohtml writes: every line of the page ends in a line break, a word may be cut by a hyphen
 * there, and page numbers stand between. A line break right before a line end in the file ends a
 * paragraph; any other only ends a line. (Seen in pdftohtml 0.36 of poppler, with and without -s.)
 */
#include "read/html_office.h"

#include "base/utf8.h"
#include "read/printed.h"

static struct html_node *at(struct html_tree *tree, uint32_t node) {
    return &tree->nodes.items[node];
}

/* ---- page numbers ---- */

static bool is_page_number(const struct html_node *text) {
    return printed_page_number(text->text) != PRINTED_NO_NUMBER;
}

/* The number behind `key` in a style ("top:1151px"), or -1. */
static long style_number(const struct html_tree *tree, uint32_t node, struct str key) {
    struct str style = html_value(tree, node, ATTRIBUTE_STYLE);
    size_t i = str_find(style, key, 0);
    if (i == SIZE_MAX) return -1;
    long value = 0;
    for (i += key.size; i < style.size && ascii_is_digit(style.bytes[i]) && value < 100000; i++)
        value = value * 10 + (style.bytes[i] - '0');
    return value;
}

/* With -s every paragraph has its place on the page. */
static bool is_at_edge(const struct html_tree *tree, uint32_t paragraph) {
    uint32_t page = tree->nodes.items[paragraph].parent;
    long top = style_number(tree, paragraph, STR("top:"));
    long height = style_number(tree, page, STR("height:"));
    return top >= 0 && height > 0 && (top * 12 < height || top * 12 > height * 11);
}

static void drop_number(struct html_tree *tree, uint32_t paragraph) {
    if (!is_at_edge(tree, paragraph)) return;
    uint32_t words = 0, last = DOC_NONE;
    for (uint32_t i = paragraph + 1; i < at(tree, paragraph)->end; i++) {
        if (at(tree, i)->tag != TAG_TEXT) continue;
        words++;
        last = i;
    }
    if (words == 1 && is_page_number(at(tree, last))) html_remove(tree, paragraph);
}

/* The next sibling that is not blank, or DOC_NONE. */
static uint32_t next_of(struct html_tree *tree, uint32_t node) {
    uint32_t end = at(tree, at(tree, node)->parent)->end, next = at(tree, node)->end;
    while (next < end && html_is_blank(at(tree, next))) next = at(tree, next)->end;
    return next < end ? next : DOC_NONE;
}

/* Without -s a page starts with <a name=7> and ends with <hr>. `before` is the last node that was
 * not blank. */
static bool is_lone_number(struct html_tree *tree, uint32_t text, uint32_t before) {
    if (!is_page_number(at(tree, text))) return false;
    uint32_t line_end = next_of(tree, text);
    if (line_end == DOC_NONE || at(tree, line_end)->tag != TAG_BR) return false;
    uint32_t after = next_of(tree, line_end);
    bool is_last = after == DOC_NONE || at(tree, after)->tag == TAG_HR;
    bool is_line = before == DOC_NONE || at(tree, before)->tag == TAG_P;
    bool is_first = before != DOC_NONE && html_has(tree, before, ATTRIBUTE_NAME);
    return (is_last && is_line) || is_first;
}

/* ---- lines ---- */

static bool ends_paragraph(const struct html_tree *tree, uint32_t line_break) {
    size_t behind = tree->nodes.items[line_break].place.end;
    return behind >= tree->page.size || str_is_at(tree->page, behind, '\n') ||
           str_is_at(tree->page, behind, '\r');
}

/* Is a line break behind this text, inside a word that goes on in lower case behind it? */
static bool is_cut(struct html_tree *tree, uint32_t text) {
    uint32_t next = text + 2;
    if (next >= tree->nodes.count || at(tree, text)->tag != TAG_TEXT || !at(tree, text)->is_exact ||
        at(tree, text + 1)->tag != TAG_BR || at(tree, next)->tag != TAG_TEXT)
        return false;
    struct str line = at(tree, text)->text;
    size_t hyphen = printed_hyphen_size(line);
    bool is_low = line.size > hyphen && ascii_is_lower(line.bytes[line.size - hyphen - 1]);
    return is_low && printed_is_broken(line, at(tree, next)->text);
}

/* The cut words, and those of them that stand whole on the page, its head among it. */
static struct printed_forms forms_of(struct html_tree *tree, struct arena *scratch) {
    struct printed_forms forms = {0};
    for (uint32_t i = 1; i < tree->nodes.count; i++)
        if (is_cut(tree, i)) printed_add(&forms, at(tree, i)->text, at(tree, i + 2)->text, scratch);
    if (!forms.count) return forms;
    printed_index(&forms, scratch);
    printed_see(&forms, tree->page, false, false);
    return forms;
}

static void join_lines(struct html_tree *tree, uint32_t line_break,
                       const struct printed_forms *forms, struct arena scratch) {
    uint32_t before = line_break - 1;
    if (!is_cut(tree, before)) {
        at(tree, line_break)->tag = TAG_TEXT;
        at(tree, line_break)->text = STR(" ");
        return;
    }
    struct html_node *text = at(tree, before);
    if (!printed_has(forms, text->text, at(tree, line_break + 1)->text, true, scratch)) {
        size_t size = printed_hyphen_size(text->text);
        text->text.size -= size;
        text->place.end -= (uint32_t)size;
    }
    html_remove(tree, line_break);
}

/* An empty paragraph ends the one before it. */
static void end_line(struct html_tree *tree, uint32_t line_break, const struct printed_forms *forms,
                     struct arena scratch) {
    if (ends_paragraph(tree, line_break))
        at(tree, line_break)->tag = TAG_P;
    else
        join_lines(tree, line_break, forms, scratch);
}

/* Often the title is only the name of the file it was made from. */
static void drop_file_name(struct html_tree *tree) {
    uint32_t title = html_find(tree, 0, tree->nodes.count, TAG_TITLE);
    if (title == DOC_NONE || title + 1 >= at(tree, title)->end) return;
    if (str_find(str_trim(at(tree, title + 1)->text), STR(" "), 0) == SIZE_MAX)
        html_remove(tree, title);
}

void html_tidy_pdf(struct html_tree *tree, struct arena scratch) {
    drop_file_name(tree);
    struct printed_forms forms = forms_of(tree, &scratch);
    uint32_t before = DOC_NONE;
    for (uint32_t i = 1; i < tree->nodes.count; i++) {
        struct html_node *node = at(tree, i);
        if (node->tag == TAG_TEXT && is_lone_number(tree, i, before)) {
            html_remove(tree, next_of(tree, i));
            html_remove(tree, i);
            before = i; /* the next number is not the first line any more */
        } else if (node->tag == TAG_BR) {
            end_line(tree, i, &forms, scratch);
        } else if (node->tag == TAG_HR) {
            html_remove(tree, i);
        } else if (node->tag == TAG_P) {
            drop_number(tree, i);
        }
        if (!html_is_blank(node)) before = i;
    }
}
