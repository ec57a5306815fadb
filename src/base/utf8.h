/* UTF-8, ASCII classes, and the one function that turns a byte offset into a line and column. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

enum { UTF8_REPLACEMENT = 0xFFFD };

/* Decodes the code point at `s[0]`; `length` gets its bytes (1 for a bad byte, with U+FFFD).
 * `s` must not be empty. */
uint32_t utf8_decode(struct str s, size_t *length);
/* Writes a code point (at most 4 bytes) and returns its length; bad ones become U+FFFD. */
size_t utf8_encode(uint32_t code_point, char out[4]);
/* Length of the longest valid prefix, in bytes. */
size_t utf8_valid_prefix(struct str s);
/* Is it nothing that a reader could see? Controls but white space, soft hyphens, characters of no
 * width, marks of direction, deprecated format controls, anchors of notes between the lines.
 * Joiners are not meant: emoji and some scripts need them. */
bool utf8_is_unseen(uint32_t code_point);
/* Bytes of the unseen character at s[at], or 0. */
size_t utf8_unseen_size(struct str s, size_t at);
/* Bytes from s[at] to the next unseen character or the end. */
size_t utf8_seen_size(struct str s, size_t at);
/* Number of code points. */
size_t utf8_count(struct str s);

static inline bool ascii_is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}
static inline bool ascii_is_digit(char c) {
    return c >= '0' && c <= '9';
}
static inline bool ascii_is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
static inline bool ascii_is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
static inline bool ascii_is_alpha(char c) {
    return ascii_is_upper(c) || ascii_is_lower(c);
}
static inline char ascii_lower(char c) {
    return ascii_is_upper(c) ? (char)(c + 32) : c;
}
static inline char ascii_upper(char c) {
    return ascii_is_lower(c) ? (char)(c - 32) : c;
}

/* A place for people: 1-based line, 1-based column in code points. */
struct place {
    uint32_t line, column;
};
/* Lines end at LF, CR or CRLF. Linear in `offset`. */
struct place place_of(struct str text, size_t offset);

#endif
