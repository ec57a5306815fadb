/* See html_attributes.h. The states are those of the HTML standard, 13.2.5.32 to 13.2.5.39; a tag
 * costs what it is long, however many attributes it has. */
#include "read/html_attributes.h"

#include "base/utf8.h"
#include "read/entities.h"

#include <string.h>

/* A '=' in the first place is part of the name. */
static uint32_t name_end(struct str page, uint32_t at) {
    uint32_t i = at;
    for (; i < page.size && !ascii_is_space(page.bytes[i]); i++) {
        char c = page.bytes[i];
        if (c == '/' || c == '>' || (c == '=' && i > at)) break;
    }
    return i;
}

static uint32_t bare_value_end(struct str page, uint32_t at) {
    while (at < page.size && !ascii_is_space(page.bytes[at]) && page.bytes[at] != '>') at++;
    return at;
}

static bool read_quoted(struct str page, uint32_t *at, struct span *value) {
    uint32_t start = *at + 1;
    const char *end = memchr(page.bytes + start, page.bytes[*at], page.size - start);
    if (!end) return false;
    *value = (struct span){start, (uint32_t)(end - page.bytes)};
    *at = value->end + 1;
    return true;
}

enum html_in_tag html_next_attribute(struct str page, uint32_t *at,
                                     struct html_attribute_place *found) {
    while (*at < page.size && (ascii_is_space(page.bytes[*at]) || page.bytes[*at] == '/')) ++*at;
    if (*at >= page.size) return HTML_TAG_CUT;
    if (str_is_at(page, *at, '>')) return HTML_TAG_END;
    uint32_t end = name_end(page, *at), next = (uint32_t)str_skip_spaces(page, end);
    found->name = (struct span){*at, end};
    found->value = (struct span){end, end};
    *at = end;
    if (!str_is_at(page, next, '=')) return HTML_IN_TAG;
    *at = (uint32_t)str_skip_spaces(page, next + 1);
    if (str_is_at(page, *at, '"') || str_is_at(page, *at, '\''))
        return read_quoted(page, at, &found->value) ? HTML_IN_TAG : HTML_TAG_CUT;
    found->value = (struct span){*at, bare_value_end(page, *at)};
    *at = found->value.end;
    return HTML_IN_TAG;
}

/* The enumerator of a name in any case, or ATTRIBUTE_COUNT. */
static enum html_attribute attribute_of(struct str name) {
    enum { LONGEST = 16 };
    char lower[LONGEST];
    if (name.size > LONGEST) return ATTRIBUTE_COUNT;
    for (size_t i = 0; i < name.size; i++) lower[i] = ascii_lower(name.bytes[i]);
    return html_attribute_of((struct str){lower, name.size});
}

void html_read_attributes(struct html_tree *tree, struct html_node *node, uint32_t at,
                          struct arena *scratch) {
    struct html_attribute_place found;
    uint32_t seen = 0;
    _Static_assert(ATTRIBUTE_COUNT <= 32, "one bit each");
    while (html_next_attribute(tree->page, &at, &found) == HTML_IN_TAG && at < node->place.end) {
        struct str name = str_slice(tree->page, found.name.start, found.name.end);
        enum html_attribute attribute = attribute_of(name);
        if (attribute == ATTRIBUTE_COUNT || seen & 1u << attribute) continue;
        seen |= 1u << attribute;
        struct str value = str_slice(tree->page, found.value.start, found.value.end);
        *ARENA_PUSH(scratch, &tree->values) =
            (struct html_value){attribute, entity_decode(value, scratch)};
        node->end_attribute = tree->values.count;
    }
}
