/* Slices and buffers. Comparison is by bytes or ASCII case; anything that needs Unicode
 * properties belongs to the language room. */
#include "base/str.h"

#include "base/utf8.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

struct str str_from(const char *c_string) {
    return c_string ? (struct str){c_string, strlen(c_string)} : STR("");
}

struct str str_slice(struct str s, size_t start, size_t end) {
    if (end > s.size) end = s.size;
    if (start > end) start = end;
    if (!s.bytes) return s; /* of no bytes, nothing may be added to their address */
    return (struct str){s.bytes + start, end - start};
}

bool str_equal(struct str a, struct str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.bytes, b.bytes, a.size) == 0);
}

bool str_equal_fold(struct str a, struct str b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if (ascii_lower(a.bytes[i]) != ascii_lower(b.bytes[i])) return false;
    return true;
}

int str_compare(struct str a, struct str b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    int order = shorter ? memcmp(a.bytes, b.bytes, shorter) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool str_starts(struct str s, struct str prefix) {
    return s.size >= prefix.size && str_equal(str_slice(s, 0, prefix.size), prefix);
}

bool str_ends(struct str s, struct str suffix) {
    return s.size >= suffix.size && str_equal(str_slice(s, s.size - suffix.size, s.size), suffix);
}

bool str_starts_fold(struct str s, struct str prefix) {
    return s.size >= prefix.size && str_equal_fold(str_slice(s, 0, prefix.size), prefix);
}

bool str_ends_fold(struct str s, struct str suffix) {
    return s.size >= suffix.size &&
           str_equal_fold(str_slice(s, s.size - suffix.size, s.size), suffix);
}

size_t str_find(struct str s, struct str needle, size_t from) {
    if (from > s.size || needle.size > s.size - from) return SIZE_MAX;
    const char *found = memmem(s.bytes + from, s.size - from, needle.bytes, needle.size);
    return found ? (size_t)(found - s.bytes) : SIZE_MAX;
}

size_t str_find_behind(struct str s, struct str needle, size_t from) {
    size_t at = str_find(s, needle, from);
    return at == SIZE_MAX ? s.size : at + needle.size;
}

size_t str_skip_spaces(struct str s, size_t from) {
    while (from < s.size && ascii_is_space(s.bytes[from])) from++;
    return from;
}

bool str_is_at(struct str s, size_t at, char c) {
    return at < s.size && s.bytes[at] == c;
}

static size_t find_byte(struct str s, char c, size_t from) {
    const char *found = from < s.size ? memchr(s.bytes + from, c, s.size - from) : NULL;
    return found ? (size_t)(found - s.bytes) : SIZE_MAX;
}

struct str_letter str_letter(struct str s, char c) {
    struct str_letter letter = {.s = s, .letters = {ascii_lower(c), ascii_upper(c)}};
    letter.next[0] = find_byte(s, letter.letters[0], 0);
    letter.next[1] =
        letter.letters[0] == letter.letters[1] ? SIZE_MAX : find_byte(s, letter.letters[1], 0);
    return letter;
}

size_t str_letter_next(struct str_letter *letter) {
    int which = letter->next[1] < letter->next[0];
    size_t at = letter->next[which];
    if (at != SIZE_MAX) letter->next[which] = find_byte(letter->s, letter->letters[which], at + 1);
    return at;
}

bool str_contains_fold(struct str s, struct str needle) {
    if (!needle.size || needle.size > s.size) return !needle.size;
    struct str_letter letter = str_letter(s, needle.bytes[0]);
    for (size_t i; (i = str_letter_next(&letter)) != SIZE_MAX && i + needle.size <= s.size;)
        if (str_starts_fold(str_slice(s, i, s.size), needle)) return true;
    return false;
}

struct str str_trim(struct str s) {
    while (s.size && ascii_is_space(s.bytes[0])) s = str_slice(s, 1, s.size);
    while (s.size && ascii_is_space(s.bytes[s.size - 1])) s.size--;
    return s;
}

bool str_next(struct str *rest, char separator, struct str *part) {
    if (!rest->bytes) return false;
    const char *found = rest->size ? memchr(rest->bytes, separator, rest->size) : NULL;
    if (!found) {
        *part = *rest;
        *rest = (struct str){0};
        return true;
    }
    *part = (struct str){rest->bytes, (size_t)(found - rest->bytes)};
    *rest = str_slice(*rest, part->size + 1, rest->size);
    return true;
}

/* str_compare with a C string, whose length nobody has to count first. */
static int compare_with(struct str s, const char *word) {
    for (size_t i = 0; i < s.size; i++) {
        int order = (unsigned char)s.bytes[i] - (unsigned char)word[i];
        if (order || !word[i]) return order ? order : 1;
    }
    return word[s.size] ? -1 : 0;
}

bool str_in_sorted(struct str s, const char *const *list, size_t count) {
    size_t low = 0, high = count;
    for (size_t i = 1; i < count; i++) assert(strcmp(list[i - 1], list[i]) < 0);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare_with(s, list[middle]);
        if (order == 0) return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

uint32_t str_hash(struct str s) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < s.size; i++) hash = (hash ^ (unsigned char)s.bytes[i]) * 16777619u;
    return hash;
}

uint64_t str_hash_long(uint64_t seed, struct str s) {
    for (size_t i = 0; i < s.size; i++)
        seed = (seed ^ (unsigned char)s.bytes[i]) * UINT64_C(1099511628211);
    return seed;
}

struct str str_copy(struct arena *arena, struct str s) {
    char *bytes = arena_alloc_raw(arena, s.size + 1, 1);
    if (s.size) memcpy(bytes, s.bytes, s.size);
    bytes[s.size] = '\0';
    return (struct str){bytes, s.size};
}

struct str str_capitalise(struct arena *arena, struct str s) {
    struct str copy = str_copy(arena, s);
    if (copy.size) ((char *)copy.bytes)[0] = ascii_upper(copy.bytes[0]);
    return copy;
}

static void buf_reserve(struct buf *buf, size_t more) {
    if (more <= buf->capacity - buf->size) return;
    size_t capacity = buf->capacity ? buf->capacity * 2 : 256;
    while (capacity < buf->size + more) capacity *= 2;
    buf->bytes = arena_grow(buf->arena, buf->bytes, buf->capacity, capacity, 1);
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, struct str s) {
    if (!s.size) return;
    buf_reserve(buf, s.size);
    memcpy(buf->bytes + buf->size, s.bytes, s.size);
    buf->size += s.size;
}

void buf_add_char(struct buf *buf, char c) {
    buf_reserve(buf, 1);
    buf->bytes[buf->size++] = c;
}

void buf_add_repeated(struct buf *buf, char c, size_t count) {
    buf_reserve(buf, count);
    if (count) memset(buf->bytes + buf->size, c, count);
    buf->size += count;
}

static void buf_format_list(struct buf *buf, const char *format, va_list arguments) {
    va_list copy;
    va_copy(copy, arguments);
    int length = vsnprintf(NULL, 0, format, copy);
    va_end(copy);
    if (length <= 0) return;
    buf_reserve(buf, (size_t)length + 1);
    vsnprintf(buf->bytes + buf->size, (size_t)length + 1, format, arguments);
    buf->size += (size_t)length;
}

void buf_format(struct buf *buf, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buf_format_list(buf, format, arguments);
    va_end(arguments);
}

struct str buf_str(const struct buf *buf) {
    return buf->bytes ? (struct str){buf->bytes, buf->size} : STR("");
}

struct str str_format(struct arena *arena, const char *format, ...) {
    struct buf buf = {.arena = arena};
    va_list arguments;
    va_start(arguments, format);
    buf_format_list(&buf, format, arguments);
    va_end(arguments);
    return buf_str(&buf);
}
