/* See html_guard.h. Only tags of many bytes are looked at, so that ordinary pages pay for two
 * memchr calls a tag. */
#include "read/html_guard.h"

#include "base/utf8.h"

#include <string.h>

enum { LONG_TAG = 2048, MOST_ATTRIBUTES = 500 };

/* One past the tag's '>' outside quotation marks, or the page's end; `cut` gets the place where
 * there are too many attributes, or the end. */
static size_t scan_tag(struct str page, size_t at, size_t *cut) {
    size_t attributes = 0;
    char quote = 0;
    *cut = SIZE_MAX;
    for (size_t i = at; i < page.size; i++) {
        char c = page.bytes[i];
        if (quote) {
            if (c == quote) quote = 0;
            continue;
        }
        if (c == '>') return i + 1;
        bool is_value = page.bytes[i - 1] == '=';
        if (is_value && (c == '"' || c == '\'')) quote = c;
        bool is_gap = ascii_is_space(c) || c == '/' || c == '"' || c == '\'';
        bool was_gap = ascii_is_space(page.bytes[i - 1]) || page.bytes[i - 1] == '/' ||
                       page.bytes[i - 1] == '"' || page.bytes[i - 1] == '\'';
        attributes += was_gap && !is_gap;
        if (attributes > MOST_ATTRIBUTES && *cut == SIZE_MAX) *cut = i;
    }
    return page.size;
}

static bool is_long(struct str page, size_t at) {
    size_t room = page.size - at;
    if (room < LONG_TAG) return false;
    return !memchr(page.bytes + at, '>', LONG_TAG);
}

struct str html_guard(struct str page, struct arena *scratch) {
    struct str out = page;
    for (size_t at = 0; (at = str_find(page, STR("<"), at)) != SIZE_MAX; at++) {
        if (at + 1 >= page.size || !ascii_is_alpha(page.bytes[at + 1]) || !is_long(page, at))
            continue;
        size_t cut, end = scan_tag(page, at + 1, &cut);
        if (cut != SIZE_MAX) {
            if (out.bytes == page.bytes) out = str_copy(scratch, page);
            memset((char *)(uintptr_t)out.bytes + cut, ' ', end - cut - (end < page.size));
        }
        at = end - 1;
    }
    return out;
}
