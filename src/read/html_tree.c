/* See html_tree.h. Names are found by binary search; a node's attributes are few, so they are
 * looked through. */
#include "read/html_tree.h"

#include "base/utf8.h"

#include <string.h>

#define TAG_NAME(tag, name, kind) name,
#define TAG_KIND(tag, name, kind) kind,
#define ATTRIBUTE_NAME(attribute, name) name,

static const char *const tag_names[] = {HTML_TAG_LIST(TAG_NAME)};
static const uint8_t tag_kinds[] = {HTML_TAG_LIST(TAG_KIND)};
static const char *const attribute_names[] = {HTML_ATTRIBUTE_LIST(ATTRIBUTE_NAME)};

static size_t name_index(struct str name, const char *const *names, size_t count) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, str_from(names[middle]));
        if (order == 0) return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return count;
}

enum html_tag html_tag_of(struct str name) {
    return (enum html_tag)name_index(name, tag_names, TAG_COUNT);
}

const char *html_tag_name(enum html_tag tag) {
    return tag_names[tag];
}

enum html_attribute html_attribute_of(struct str name) {
    return (enum html_attribute)name_index(name, attribute_names, ATTRIBUTE_COUNT);
}

struct str html_name_of(const struct html_tree *tree, uint32_t node) {
    const struct html_node *n = &tree->nodes.items[node];
    if (n->tag < TAG_COUNT) return str_from(tag_names[n->tag]);
    return n->tag == TAG_OTHER ? n->text : STR("");
}

int html_kind_of(enum html_tag tag) {
    return tag < TAG_COUNT ? tag_kinds[tag] : 0;
}

struct str html_value(const struct html_tree *tree, uint32_t node, enum html_attribute attribute) {
    const struct html_node *n = &tree->nodes.items[node];
    for (uint32_t i = n->first_attribute; i < n->end_attribute; i++)
        if (tree->values.items[i].attribute == attribute) return tree->values.items[i].value;
    return (struct str){0};
}

bool html_has(const struct html_tree *tree, uint32_t node, enum html_attribute attribute) {
    return html_value(tree, node, attribute).bytes != NULL;
}

bool html_is_blank(const struct html_node *node) {
    return node->tag == TAG_COMMENT || (node->tag == TAG_TEXT && !str_trim(node->text).size);
}

static size_t word_end(struct str s, size_t at) {
    while (at < s.size && !ascii_is_space(s.bytes[at])) at++;
    return at;
}

bool html_has_word(const struct html_tree *tree, uint32_t node, enum html_attribute attribute,
                   struct str word) {
    struct str value = html_value(tree, node, attribute);
    for (size_t i = 0; i < value.size;) {
        size_t end = word_end(value, i);
        if (str_equal_fold(str_slice(value, i, end), word)) return true;
        i = end + 1;
    }
    return false;
}

static void add_folded(struct buf *buf, struct str text) {
    for (size_t i = 0; i < text.size;) {
        size_t end = i;
        while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
        buf_add(buf, str_slice(text, i, end));
        while (end < text.size && ascii_is_space(text.bytes[end])) end++;
        bool ends_word = end > i && ascii_is_space(text.bytes[end - 1]);
        if (ends_word && buf->size && buf->bytes[buf->size - 1] != ' ') buf_add_char(buf, ' ');
        i = end;
    }
}

struct str html_text_of(const struct html_tree *tree, uint32_t node, struct arena *arena) {
    struct buf buf = {.arena = arena};
    uint32_t end = tree->nodes.items[node].end;
    for (uint32_t i = node; i < end; i++) {
        const struct html_node *n = &tree->nodes.items[i];
        if (n->is_dropped && i > node) {
            i = n->end - 1;
        } else if (n->tag == TAG_TEXT) {
            add_folded(&buf, n->text);
        } else if (html_kind_of((enum html_tag)n->tag) & (HTML_BLOCK | HTML_VOID)) {
            add_folded(&buf, STR(" "));
        }
    }
    return str_trim(buf_str(&buf));
}

uint32_t html_find(const struct html_tree *tree, uint32_t from, uint32_t end, enum html_tag tag) {
    for (uint32_t i = from; i < end; i++)
        if (tree->nodes.items[i].tag == tag) return i;
    return DOC_NONE;
}

bool html_find_in(const struct html_tree *tree, uint32_t node, enum html_tag tag) {
    return html_find(tree, node + 1, tree->nodes.items[node].end, tag) != DOC_NONE;
}
