/* See entities.h. The rules are those of the HTML standard, section 13.2.5.72 and the states behind
 * it. */
#include "read/entities.h"

#include "base/utf8.h"
#include "read/decode.h"

#include <string.h>

enum { LONGEST_NAME = 31, LONGEST_LEGACY = 6, SHORTEST_LEGACY = 2, PAST_UNICODE = 0x110000 };

static bool is_name_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c);
}

static const struct entity *entity_find(struct str name) {
    size_t low = 0, high = entity_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(name, str_from(entity_table[middle].name));
        if (order == 0) return &entity_table[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* ---- numbers ---- */

static int digit_value(char c, bool is_hex) {
    if (ascii_is_digit(c)) return c - '0';
    c = ascii_lower(c);
    return is_hex && c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Numbers of the C1 controls mean what windows-1252 has at that place. */
static uint32_t code_of_number(uint32_t number) {
    bool is_bad = number == 0 || number >= PAST_UNICODE || (number >= 0xD800 && number < 0xE000);
    if (is_bad) return UTF8_REPLACEMENT;
    return number < 0x100 ? read_windows_1252((unsigned char)number) : number;
}

static size_t read_number(struct str s, size_t at, char *out, size_t *size) {
    size_t i = at + 2;
    bool is_hex = i < s.size && ascii_lower(s.bytes[i]) == 'x';
    if (is_hex) i++;
    size_t first = i;
    uint32_t number = 0;
    for (int digit; i < s.size && (digit = digit_value(s.bytes[i], is_hex)) >= 0; i++)
        if (number < PAST_UNICODE) number = number * (is_hex ? 16 : 10) + (uint32_t)digit;
    if (i == first) return 0;
    *size = utf8_encode(code_of_number(number), out);
    return i + (i < s.size && s.bytes[i] == ';') - at;
}

/* ---- names ---- */

static size_t put_entity(const struct entity *entity, char *out) {
    size_t size = utf8_encode(entity->first, out);
    if (entity->second) size += utf8_encode(entity->second, out + size);
    return size;
}

/* The longest old name that the letters start with: "&copyright" holds "&copy". */
static const struct entity *legacy_start(struct str name) {
    size_t length = name.size < LONGEST_LEGACY ? name.size : LONGEST_LEGACY;
    for (; length >= SHORTEST_LEGACY; length--) {
        const struct entity *entity = entity_find(str_slice(name, 0, length));
        if (entity && entity->is_legacy) return entity;
    }
    return NULL;
}

static size_t read_name(struct str s, size_t at, bool is_attribute, char *out, size_t *size) {
    size_t end = at + 1;
    while (end < s.size && end - at <= LONGEST_NAME && is_name_char(s.bytes[end])) end++;
    struct str name = str_slice(s, at + 1, end);
    const struct entity *entity = NULL;
    if (end < s.size && s.bytes[end] == ';') entity = entity_find(name);
    if (entity) {
        *size = put_entity(entity, out);
        return end + 1 - at;
    }
    entity = legacy_start(name);
    if (!entity) return 0;
    size_t length = 1 + strlen(entity->name);
    char next = at + length < s.size ? s.bytes[at + length] : ' ';
    if (is_attribute && (next == '=' || is_name_char(next))) return 0;
    *size = put_entity(entity, out);
    return length;
}

size_t entity_read(struct str s, size_t at, bool is_attribute, char out[ENTITY_MOST_BYTES],
                   size_t *size) {
    if (at + 1 >= s.size) return 0;
    if (s.bytes[at + 1] == '#') return read_number(s, at, out, size);
    return read_name(s, at, is_attribute, out, size);
}

struct str entity_decode(struct str s, struct arena *arena) {
    size_t at = str_find(s, STR("&"), 0);
    if (at == SIZE_MAX) return s;
    struct buf buf = {.arena = arena};
    size_t from = 0;
    for (; at != SIZE_MAX; at = str_find(s, STR("&"), at)) {
        char text[ENTITY_MOST_BYTES];
        size_t size, length = entity_read(s, at, true, text, &size);
        if (length) {
            buf_add(&buf, str_slice(s, from, at));
            buf_add(&buf, (struct str){text, size});
            from = at + length;
        }
        at += length ? length : 1;
    }
    buf_add(&buf, str_slice(s, from, s.size));
    return buf_str(&buf);
}
