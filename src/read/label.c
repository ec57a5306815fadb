/* See label.h. */
#include "read/label.h"

#include "base/utf8.h"
#include "read/html_attributes.h"
#include "read/html_mask.h"

enum { LONGEST_LABEL = 32, SEARCHED_BYTES = 1024 };

static const struct label_row *row_of(struct str name) {
    size_t low = 0, high = label_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, str_from(label_table[middle].name));
        if (order == 0) return &label_table[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

struct label label_named(struct str name) {
    char lower[LONGEST_LABEL];
    name = str_trim(name);
    if (name.size > LONGEST_LABEL) return (struct label){.kind = LABEL_NONE};
    for (size_t i = 0; i < name.size; i++) lower[i] = ascii_lower(name.bytes[i]);
    const struct label_row *row = row_of((struct str){lower, name.size});
    if (!row) return (struct label){.kind = LABEL_NONE};
    bool is_stateful = str_equal(str_from(row->iconv_name), STR("ISO-2022-JP"));
    return (struct label){row->kind, row->iconv_name, is_stateful};
}

/* ---- where pages declare it ---- */

/* The value behind the first `key` that a '=' follows, with or without quotation marks. */
static struct str value_of(struct str s, struct str key) {
    for (size_t i = 0; i + key.size < s.size; i++) {
        if (!str_starts_fold(str_slice(s, i, s.size), key)) continue;
        size_t at = str_skip_spaces(s, i + key.size);
        if (at >= s.size || s.bytes[at] != '=') continue;
        at = str_skip_spaces(s, at + 1);
        char quote = at < s.size && (s.bytes[at] == '"' || s.bytes[at] == '\'') ? s.bytes[at] : 0;
        size_t end = at += quote != 0;
        while (end < s.size && s.bytes[end] != quote &&
               (quote || (!ascii_is_space(s.bytes[end]) && s.bytes[end] != ';')))
            end++;
        return str_slice(s, at, end);
    }
    return STR("");
}

/* What a meta element says: its charset, or the one in its content when it stands for a header. */
static struct label declared_by_meta(struct str head, uint32_t at) {
    struct html_attribute_place place;
    struct str charset = {0}, content = {0};
    bool is_header = false;
    while (html_next_attribute(head, &at, &place) == HTML_IN_TAG) {
        struct str name = str_slice(head, place.name.start, place.name.end);
        struct str value = str_slice(head, place.value.start, place.value.end);
        if (str_equal_fold(name, STR("charset"))) charset = value;
        if (str_equal_fold(name, STR("content"))) content = value;
        is_header |= str_equal_fold(name, STR("http-equiv")) &&
                     str_equal_fold(str_trim(value), STR("content-type"));
    }
    if (charset.size) return label_named(charset);
    return is_header ? label_named(value_of(content, STR("charset")))
                     : (struct label){.kind = LABEL_NONE};
}

/* Steps over a comment, a declaration, or a tag and what its quotation marks hold. */
static size_t markup_end(struct str head, size_t at) {
    struct str rest = str_slice(head, at, head.size);
    if (str_starts(rest, STR("<!--"))) return str_find_behind(head, STR("-->"), at + 2);
    char next = rest.size > 1 ? rest.bytes[1] : ' ';
    if (next == '!' || next == '?') return str_find_behind(head, STR(">"), at);
    if (next != '/' && !ascii_is_alpha(next)) return at + 1;
    struct html_attribute_place place;
    uint32_t end = html_name_end(head, (uint32_t)at + 1 + (next == '/'));
    while (html_next_attribute(head, &end, &place) == HTML_IN_TAG) continue;
    return end;
}

struct label label_declared(struct str page) {
    struct str head = str_slice(page, 0, SEARCHED_BYTES);
    if (str_starts(head, STR("<?xml"))) {
        struct str declaration = str_slice(head, 0, str_find_behind(head, STR(">"), 0));
        struct label label = label_named(value_of(declaration, STR("encoding")));
        if (label.kind != LABEL_NONE) return label;
    }
    for (size_t at = 0; (at = str_find(head, STR("<"), at)) != SIZE_MAX;) {
        struct label label = {.kind = LABEL_NONE};
        if (html_tag_at(head, (uint32_t)at + 1) == TAG_META)
            label = declared_by_meta(head, (uint32_t)at + 5);
        if (label.kind != LABEL_NONE) return label;
        at = markup_end(head, at);
    }
    return (struct label){.kind = LABEL_NONE};
}
