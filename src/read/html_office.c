/* Pages that Word, LibreOffice and pdftohtml wrote: what they say by classes, styles and line
 * breaks is turned into the elements that a person would have written, right in the tree. Nodes
 * that go become empty comments, and so does all that stands in them. Places stay, since texts are
 * only cut at their ends. */
#include "read/html_office.h"

#include "base/utf8.h"

#include <string.h>

static struct html_node *at(struct html_tree *tree, uint32_t node) {
    return &tree->nodes.items[node];
}

void html_remove(struct html_tree *tree, uint32_t node) {
    for (uint32_t i = node; i < at(tree, node)->end; i++) {
        at(tree, i)->tag = TAG_COMMENT;
        at(tree, i)->text = STR("");
        at(tree, i)->end_attribute = at(tree, i)->first_attribute;
    }
}

static bool says(const struct html_tree *tree, uint32_t node, enum html_attribute attribute,
                 struct str what) {
    return str_contains_fold(html_value(tree, node, attribute), what);
}

/* ---- list paragraphs of Word ---- */

/* Word sets white space between a mark and its text in a tiny font. */
static bool is_mark_gap(const struct html_tree *tree, uint32_t node) {
    return says(tree, node, ATTRIBUTE_STYLE, STR("font:7.0pt"));
}

/* The last node of the list mark that a paragraph starts with, or DOC_NONE. `bytes` gets the length
 * of the text on the way. */
static uint32_t mark_end(const struct html_tree *tree, uint32_t paragraph) {
    enum { LONGEST_MARK = 12 };
    const struct html_node *nodes = tree->nodes.items;
    size_t bytes = 0;
    for (uint32_t i = paragraph + 1; i < nodes[paragraph].end; i++) {
        if (nodes[i].tag == TAG_TEXT) bytes += str_trim(nodes[i].text).size;
        bool is_mark = says(tree, i, ATTRIBUTE_STYLE, STR("mso-list:Ignore")) ||
                       (bytes && is_mark_gap(tree, i));
        if (is_mark) return nodes[i].end - 1;
        if (bytes > LONGEST_MARK) return DOC_NONE;
    }
    return DOC_NONE;
}

static struct str mark_text(const struct html_tree *tree, uint32_t first, uint32_t last) {
    for (uint32_t i = first; i <= last; i++) {
        const struct html_node *node = &tree->nodes.items[i];
        if (node->tag == TAG_TEXT && str_trim(node->text).size) return str_trim(node->text);
    }
    return STR("");
}

/* A paragraph with a mark becomes an item, which keeps the mark as its text. */
static void make_item(struct html_tree *tree, uint32_t paragraph) {
    uint32_t last = mark_end(tree, paragraph);
    if (last == DOC_NONE) return;
    at(tree, paragraph)->text = mark_text(tree, paragraph + 1, last);
    at(tree, paragraph)->tag = TAG_LI;
    for (uint32_t i = paragraph + 1; i <= last; i++)
        if (at(tree, i)->tag == TAG_TEXT) html_remove(tree, i);
}

uint32_t html_item_level(const struct html_tree *tree, uint32_t item) {
    struct str style = html_value(tree, item, ATTRIBUTE_STYLE);
    size_t place = str_find(style, STR(" level"), 0);
    char digit = place != SIZE_MAX && place + 6 < style.size ? style.bytes[place + 6] : '1';
    return digit > '0' && digit <= '9' ? (uint32_t)(digit - '0') : 1;
}

bool html_item_number(const struct html_tree *tree, uint32_t item, uint32_t *number) {
    struct str mark = tree->nodes.items[item].text;
    *number = 0;
    size_t i = 0;
    for (; i < mark.size && ascii_is_digit(mark.bytes[i]) && *number < 100000; i++)
        *number = *number * 10 + (uint32_t)(mark.bytes[i] - '0');
    if (i) return true;
    *number = 1;
    char last = mark.size > 1 ? mark.bytes[mark.size - 1] : ' ';
    return ascii_is_alpha(mark.size ? mark.bytes[0] : ' ') && (last == '.' || last == ')');
}

/* ---- headings by class ---- */

/* "Heading2", "Heading_20_2" or "MsoHeading2" (the number may be missing), else 0. */
static uint8_t heading_level(struct str name) {
    if (str_starts(name, STR("Mso"))) name = str_slice(name, 3, name.size);
    if (str_equal(name, STR("Title"))) return 1;
    if (!str_starts(name, STR("Heading"))) return 0;
    name = str_slice(name, 7, name.size);
    if (str_starts(name, STR("_20_"))) name = str_slice(name, 4, name.size);
    if (!name.size) return 2;
    bool is_level = name.size == 1 && name.bytes[0] > '0' && name.bytes[0] < '7';
    return is_level ? (uint8_t)(name.bytes[0] - '0') : 0;
}

/* Google Docs gives its headings an id "h.x1y2z3"; the document's title is a paragraph. */
static bool is_title_of_google(const struct html_tree *tree, uint32_t paragraph) {
    return str_starts(html_value(tree, paragraph, ATTRIBUTE_ID), STR("h.")) &&
           html_has_word(tree, paragraph, ATTRIBUTE_CLASS, STR("title"));
}

static void make_heading(struct html_tree *tree, uint32_t paragraph) {
    if (is_title_of_google(tree, paragraph)) at(tree, paragraph)->tag = TAG_H1;
    struct str names = html_value(tree, paragraph, ATTRIBUTE_CLASS), name;
    while (str_next(&names, ' ', &name)) {
        uint8_t level = heading_level(name);
        if (level) at(tree, paragraph)->tag = (uint8_t)(TAG_H1 + level - 1);
    }
}

/* ---- which program ---- */

static struct str generator_of(const struct html_tree *tree) {
    for (uint32_t i = 0; i < tree->nodes.count; i++) {
        if (tree->nodes.items[i].tag != TAG_META) continue;
        if (str_equal_fold(html_value(tree, i, ATTRIBUTE_NAME), STR("generator")))
            return html_value(tree, i, ATTRIBUTE_CONTENT);
    }
    return STR("");
}

/* Lines at the top and bottom of each page. */
static bool is_page_edge(const struct html_tree *tree, uint32_t node) {
    struct str title = html_value(tree, node, ATTRIBUTE_TITLE);
    return str_equal(title, STR("header")) || str_equal(title, STR("footer"));
}

void html_tidy_office(struct html_tree *tree, struct arena scratch) {
    struct str generator = generator_of(tree);
    bool is_office = str_contains_fold(generator, STR("LibreOffice"));
    if (str_starts(generator, STR("pdftohtml"))) html_tidy_pdf(tree, scratch);
    if (str_starts(generator, STR("plainer"))) html_tidy_own(tree);
    for (uint32_t i = 1; i < tree->nodes.count; i++) {
        enum html_tag tag = (enum html_tag)at(tree, i)->tag;
        if (tag == TAG_DIV && is_office && is_page_edge(tree, i)) html_remove(tree, i);
        if (tag != TAG_P) continue;
        make_heading(tree, i);
        if (at(tree, i)->tag == TAG_P) make_item(tree, i);
    }
}
