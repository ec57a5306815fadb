/* Strict UTF-8: overlong forms, surrogates and values past U+10FFFF are bad bytes. */
#include "base/utf8.h"

static bool is_continuation(unsigned char c) {
    return (c & 0xC0) == 0x80;
}

static uint32_t decode_tail(struct str s, size_t count, uint32_t start, uint32_t least,
                            size_t *length) {
    *length = 1;
    if (s.size < count) return UTF8_REPLACEMENT;
    uint32_t code = start;
    for (size_t i = 1; i < count; i++) {
        unsigned char c = (unsigned char)s.bytes[i];
        if (!is_continuation(c)) return UTF8_REPLACEMENT;
        code = code << 6 | (c & 0x3F);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return UTF8_REPLACEMENT;
    *length = count;
    return code;
}

uint32_t utf8_decode(struct str s, size_t *length) {
    unsigned char c = (unsigned char)s.bytes[0];
    if (c < 0x80) {
        *length = 1;
        return c;
    }
    if (c >= 0xC2 && c < 0xE0) return decode_tail(s, 2, c & 0x1F, 0x80, length);
    if (c >= 0xE0 && c < 0xF0) return decode_tail(s, 3, c & 0x0F, 0x800, length);
    if (c >= 0xF0 && c < 0xF5) return decode_tail(s, 4, c & 0x07, 0x10000, length);
    *length = 1;
    return UTF8_REPLACEMENT;
}

size_t utf8_encode(uint32_t code, char out[4]) {
    if (code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t count = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = count - 1; i > 0; i--, code >>= 6) out[i] = (char)(0x80 | (code & 0x3F));
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead[count] | code);
    return count;
}

size_t utf8_valid_prefix(struct str s) {
    size_t i = 0;
    while (i < s.size) {
        if ((unsigned char)s.bytes[i] < 0x80) {
            i++;
            continue;
        }
        size_t length;
        uint32_t code = utf8_decode(str_slice(s, i, s.size), &length);
        if (code == UTF8_REPLACEMENT && length == 1) return i;
        i += length;
    }
    return i;
}

bool utf8_is_unseen(uint32_t code) {
    if (code < 0x80) return code == 0x7F || (code < 0x20 && !ascii_is_space((char)code));
    return code < 0xA0 || code == 0xAD || code == 0x61C || code == 0x200B || code == 0x200E ||
           code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x206F) || code == 0xFEFF ||
           (code >= 0xFFF9 && code <= 0xFFFB);
}

/* Most bytes start no such character. */
static bool may_be_unseen(char c) {
    unsigned char u = (unsigned char)c;
    return u < 0x20 || u == 0x7F || u == 0xC2 || u == 0xD8 || u == 0xE2 || u == 0xEF;
}

size_t utf8_unseen_size(struct str s, size_t at) {
    size_t size;
    if (!may_be_unseen(s.bytes[at])) return 0;
    return utf8_is_unseen(utf8_decode(str_slice(s, at, s.size), &size)) ? size : 0;
}

size_t utf8_seen_size(struct str s, size_t at) {
    size_t i = at;
    while (i < s.size && !utf8_unseen_size(s, i)) i++;
    return i - at;
}

size_t utf8_count(struct str s) {
    size_t count = 0;
    for (size_t i = 0; i < s.size; i++) count += !is_continuation((unsigned char)s.bytes[i]);
    return count;
}

struct place place_of(struct str text, size_t offset) {
    struct place place = {1, 1};
    if (offset > text.size) offset = text.size;
    for (size_t i = 0; i < offset; i++) {
        char c = text.bytes[i];
        bool is_end = c == '\n' || (c == '\r' && !(i + 1 < text.size && text.bytes[i + 1] == '\n'));
        if (is_end)
            place = (struct place){place.line + 1, 1};
        else if (!is_continuation((unsigned char)c))
            place.column++;
    }
    return place;
}
