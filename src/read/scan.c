/* See scan.h. The rules are those of cmark's inlines.c, since the point is to agree with the tree
 * it made, not to judge what good Markdown is. */
#include "read/scan.h"

#include "base/utf8.h"

static bool is_punctuation(char c) {
    return c > ' ' && c < 0x7F && !ascii_is_alpha(c) && !ascii_is_digit(c);
}

bool scan_is_escape(struct str s, size_t at) {
    return at + 1 < s.size && s.bytes[at] == '\\' && is_punctuation(s.bytes[at + 1]);
}

size_t scan_blanks(struct str s, size_t at) {
    while (at < s.size && (s.bytes[at] == ' ' || s.bytes[at] == '\t')) at++;
    return at;
}

size_t scan_label(struct str s, size_t at) {
    enum { MOST_BYTES = 1000 };
    if (!str_is_at(s, at, '[')) return SCAN_NONE;
    size_t i = at + 1;
    while (i < s.size && s.bytes[i] != '[' && s.bytes[i] != ']') {
        i += scan_is_escape(s, i) ? 2 : 1;
        if (i - at - 1 > MOST_BYTES) return SCAN_NONE;
    }
    return str_is_at(s, i, ']') ? i + 1 : SCAN_NONE;
}

static size_t scan_pointed(struct str s, size_t at) {
    for (size_t i = at + 1; i < s.size; i++) {
        char c = s.bytes[i];
        if (c == '>') return i + 1;
        if (c == '\n' || c == '<') return SCAN_NONE;
        if (c == '\\') i++;
    }
    return SCAN_NONE;
}

static size_t scan_destination(struct str s, size_t at) {
    enum { MOST_OPEN = 32 };
    if (str_is_at(s, at, '<')) return scan_pointed(s, at);
    size_t i = at;
    int open = 0;
    while (i < s.size && !ascii_is_space(s.bytes[i])) {
        if (str_is_at(s, i, ')') && open-- == 0) return i;
        if (str_is_at(s, i, '(') && ++open > MOST_OPEN) return SCAN_NONE;
        i += scan_is_escape(s, i) ? 2 : 1;
    }
    return i == at || i >= s.size || open ? SCAN_NONE : i;
}

/* cmark takes the longest match, and there a backslash may also stand for itself. */
static size_t scan_title(struct str s, size_t at) {
    if (at >= s.size) return SCAN_NONE;
    char open = s.bytes[at], close = open == '(' ? ')' : open;
    if (open != '"' && open != '\'' && open != '(') return SCAN_NONE;
    size_t found = SCAN_NONE;
    for (size_t i = at + 1; i < s.size; i++) {
        bool is_escaped = scan_is_escape(s, i);
        if (is_escaped) i++;
        if (s.bytes[i] == close) found = i + 1;
        if (s.bytes[i] == close && !is_escaped) return found;
        if (open == '(' && s.bytes[i] == '(' && !is_escaped) return found;
    }
    return found;
}

size_t scan_link_tail(struct str s, size_t at) {
    if (!str_is_at(s, at, '(')) return SCAN_NONE;
    size_t end = str_skip_spaces(s, at + 1);
    if (!str_is_at(s, end, ')')) end = scan_destination(s, end);
    if (end == SCAN_NONE) return SCAN_NONE;
    size_t start = str_skip_spaces(s, end);
    size_t title = start == end ? SCAN_NONE : scan_title(s, start);
    end = str_skip_spaces(s, title == SCAN_NONE ? start : title);
    return str_is_at(s, end, ')') ? end + 1 : SCAN_NONE;
}

/* Blanks and at most one line end. */
static size_t scan_to_next(struct str s, size_t at) {
    at = scan_blanks(s, at);
    return str_is_at(s, at, '\n') ? scan_blanks(s, at + 1) : at;
}

static size_t scan_line_end(struct str s, size_t at) {
    at = scan_blanks(s, at);
    if (at >= s.size) return s.size;
    return s.bytes[at] == '\n' ? at + 1 : SCAN_NONE;
}

size_t scan_definition(struct str s, size_t at) {
    size_t label = scan_label(s, at);
    if (label == SCAN_NONE || !str_is_at(s, label, ':')) return SCAN_NONE;
    if (!str_trim(str_slice(s, at + 1, label - 1)).size) return SCAN_NONE;
    size_t url = scan_destination(s, scan_to_next(s, label + 1));
    if (url == SCAN_NONE) return SCAN_NONE;
    size_t start = scan_to_next(s, url);
    size_t title = start == url ? SCAN_NONE : scan_title(s, start);
    size_t end = title == SCAN_NONE ? SCAN_NONE : scan_line_end(s, title);
    return end == SCAN_NONE ? scan_line_end(s, url) : end;
}

/* Length of "&name;", "&#123;" or "&#x1f;", or 0. */
static size_t entity_size(struct str s, size_t at) {
    enum { MOST_BYTES = 34 };
    size_t i = at + 1;
    if (str_is_at(s, i, '#')) i++;
    size_t start = i;
    while (i < s.size && i - at < MOST_BYTES &&
           (ascii_is_alpha(s.bytes[i]) || ascii_is_digit(s.bytes[i])))
        i++;
    return i > start && str_is_at(s, i, ';') ? i + 1 - at : 0;
}

/* Does the entity's body (without & and ;) stand for an ampersand? */
static bool is_ampersand(struct str body) {
    if (str_equal(body, STR("amp")) || str_equal(body, STR("AMP"))) return true;
    if (!str_starts(body, STR("#"))) return false;
    bool is_hex = body.size > 1 && ascii_lower(body.bytes[1]) == 'x';
    struct str digits = str_slice(body, is_hex ? 2 : 1, body.size);
    if (digits.size > (is_hex ? 6 : 7)) return false;
    while (digits.size && digits.bytes[0] == '0') digits = str_slice(digits, 1, digits.size);
    return str_equal(digits, is_hex ? STR("26") : STR("38"));
}

/* The second character of the named entities that stand for two (HTML, named references). */
static bool is_second_half(uint32_t c) {
    return c == 0x338 || c == 0x20D2 || c == 0xFE00 || c == 0x20E5 || c == 0x333 || c == 0x331 ||
           c == 0x200A;
}

/* Bytes at the start of `literal` that an entity with this body stands for, when `rest` follows. */
static size_t decoded_size(struct str body, struct str literal, struct str rest) {
    size_t first, second;
    utf8_decode(literal, &first);
    if (str_equal(body, STR("fjlig"))) return literal.size < 2 ? first : 2;
    struct str after = str_slice(literal, first, literal.size);
    if (!after.size || body.bytes[0] == '#') return first;
    bool is_double = is_second_half(utf8_decode(after, &second));
    if (!is_double || str_starts(rest, str_slice(after, 0, second))) return first;
    return first + second;
}

/* No table of names is needed: what cmark did not decode still stands in the literal as '&', and
 * only an ampersand decodes to '&'. */
struct scan_entity scan_entity(struct str s, size_t at, struct str literal) {
    struct scan_entity none = {0, 0};
    if (!str_is_at(s, at, '&') || !literal.size) return none;
    size_t size = entity_size(s, at);
    if (!size) return none;
    struct str body = str_slice(s, at + 1, at + size - 1);
    if ((literal.bytes[0] == '&') != is_ampersand(body)) return none;
    return (struct scan_entity){size, decoded_size(body, literal, str_slice(s, at + size, s.size))};
}
