/* Borrowed UTF-8 slices and a growing buffer to build new ones. A slice never owns its bytes and
 * need not end in NUL; whoever holds one must know which arena or file it points into. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include "base/arena.h"

#include <stdarg.h>

struct str {
    const char *bytes;
    size_t size; /* in bytes */
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
/* For printf's "%.*s". */
#define STR_ARG(s) (int)(s).size, (s).bytes

struct str str_from(const char *c_string); /* borrows; NULL gives an empty slice */
struct str str_slice(struct str s, size_t start, size_t end);
bool str_equal(struct str a, struct str b);
bool str_equal_fold(struct str a, struct str b); /* ASCII case folded */
int str_compare(struct str a, struct str b);     /* by bytes, as memcmp */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_starts_fold(struct str s, struct str prefix); /* ASCII case folded */
bool str_ends_fold(struct str s, struct str suffix);
/* Byte offset of the first `needle` at or after `from`, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle, size_t from);
/* One past that `needle`, or the end of `s`. */
size_t str_find_behind(struct str s, struct str needle, size_t from);
/* The first offset at or after `from` without ASCII white space, or the end of `s`. */
size_t str_skip_spaces(struct str s, size_t from);
bool str_is_at(struct str s, size_t at, char c);         /* false behind the end */
bool str_contains_fold(struct str s, struct str needle); /* ASCII case folded */
/* The places of a letter, in either case, in order; begin with str_letter(s, c). */
struct str_letter {
    struct str s;
    size_t next[2]; /* as a small letter, as a capital; SIZE_MAX: no more */
    char letters[2];
};
struct str_letter str_letter(struct str s, char letter);
/* The next one, or SIZE_MAX. */
size_t str_letter_next(struct str_letter *letter);
struct str str_trim(struct str s); /* ASCII white space off both ends */
/* The part before `separator`; `rest` moves behind it. False when nothing is left. */
bool str_next(struct str *rest, char separator, struct str *part);
/* Is `s` one of the words of `list`, which is sorted by bytes? */
bool str_in_sorted(struct str s, const char *const *list, size_t count);
/* FNV-1a over the bytes (Fowler, Noll, Vo), for tables in memory. */
uint32_t str_hash(struct str s);
/* The same in 64 bits, for ids that are kept; begins with `seed`, HASH_SEED or an earlier result.
 */
#define HASH_SEED UINT64_C(14695981039346656037)
uint64_t str_hash_long(uint64_t seed, struct str s);
struct str str_copy(struct arena *arena, struct str s);
/* A copy whose first letter, if it is an ASCII one, is a capital. */
struct str str_capitalise(struct arena *arena, struct str s);

/* Text being built in an arena. Start with {.arena = arena}. */
struct buf {
    struct arena *arena;
    char *bytes;
    size_t size, capacity;
};

void buf_add(struct buf *buf, struct str s);
void buf_add_char(struct buf *buf, char c);
void buf_add_repeated(struct buf *buf, char c, size_t count);
void buf_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The text so far; valid until the next addition. */
struct str buf_str(const struct buf *buf);

/* Formats into the arena. */
struct str str_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
