/* Tests of UTF-8, of the ASCII classes against the C library's, and of places in a text. */
#include "base/utf8.h"
#include "check.h"

#include <ctype.h>
#include <string.h>

/* Decodes from a copy of the exact size, so that a sanitizer sees one byte too many read. */
static uint32_t decode(const char *bytes, size_t size, size_t *length) {
    char *copy = malloc(size);
    if (copy == NULL) abort();
    memcpy(copy, bytes, size);
    uint32_t code = utf8_decode((struct str){copy, size}, length);
    free(copy);
    return code;
}

struct sample {
    const char *bytes;
    uint32_t code; /* U+FFFD: bad, and one byte is taken, but for the real U+FFFD */
    size_t length;
};

static const struct sample samples[] = {
    {"a", 'a', 1},
    {"\x7F", 0x7F, 1},
    {"\xC2\x80", 0x80, 2},
    {"\xC3\xA9", 0xE9, 2},
    {"\xDF\xBF", 0x7FF, 2},
    {"\xE0\xA0\x80", 0x800, 3},
    {"\xE2\x80\x99", 0x2019, 3},
    {"\xED\x9F\xBF", 0xD7FF, 3},
    {"\xEE\x80\x80", 0xE000, 3},
    {"\xEF\xBF\xBD", 0xFFFD, 3},
    {"\xF0\x90\x80\x80", 0x10000, 4},
    {"\xF0\x9F\x98\x80", 0x1F600, 4},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF, 4},
    /* continuation bytes alone, and bytes that never begin anything */
    {"\x80", 0xFFFD, 1},
    {"\xBF", 0xFFFD, 1},
    {"\xFE", 0xFFFD, 1},
    {"\xFF", 0xFFFD, 1},
    {"\xF8\x88\x80\x80\x80", 0xFFFD, 1},
    /* overlong */
    {"\xC0\x80", 0xFFFD, 1},
    {"\xC1\xBF", 0xFFFD, 1},
    {"\xE0\x80\x80", 0xFFFD, 1},
    {"\xE0\x9F\xBF", 0xFFFD, 1},
    {"\xF0\x80\x80\x80", 0xFFFD, 1},
    {"\xF0\x8F\xBF\xBF", 0xFFFD, 1},
    /* surrogates, and past the last code point */
    {"\xED\xA0\x80", 0xFFFD, 1},
    {"\xED\xBF\xBF", 0xFFFD, 1},
    {"\xF4\x90\x80\x80", 0xFFFD, 1},
    {"\xF5\x80\x80\x80", 0xFFFD, 1},
    /* cut off, by the end or by another character */
    {"\xC3", 0xFFFD, 1},
    {"\xE2\x80", 0xFFFD, 1},
    {"\xF0\x9F\x98", 0xFFFD, 1},
    {"\xC3-", 0xFFFD, 1},
    {"\xE2-\x99", 0xFFFD, 1},
    {"\xE2\x80-", 0xFFFD, 1},
    {"\xF0\x9F\x98-", 0xFFFD, 1},
};

static void test_decoding(void) {
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const struct sample *sample = &samples[i];
        size_t length = 99;
        uint32_t code = decode(sample->bytes, strlen(sample->bytes), &length);
        CHECK(code == sample->code && length == sample->length, "sample %zu: U+%04X, %zu bytes", i,
              code, length);
    }
}

static void test_round_trip(void) {
    unsigned wrong = 0;
    for (uint32_t code = 0; code <= 0x110010; code++) {
        char bytes[4];
        size_t size = utf8_encode(code, bytes), length;
        bool is_bad = code > 0x10FFFF || (code >= 0xD800 && code < 0xE000);
        uint32_t expected = is_bad ? UTF8_REPLACEMENT : code;
        wrong += utf8_decode((struct str){bytes, size}, &length) != expected || length != size;
    }
    CHECK(wrong == 0, "%u code points do not come back", wrong);
    char bytes[4];
    IS(utf8_encode(0xFFFFFFFF, bytes) == 3 && memcmp(bytes, "\xEF\xBF\xBD", 3) == 0);
}

static void test_unseen(void) {
    static const uint32_t unseen[] = {0,      0x1B,   0x7F,   0x9B,   0xAD,   0x61C, 0x200B,
                                      0x200F, 0x202E, 0x2060, 0x206F, 0xFEFF, 0xFFF9};
    static const uint32_t seen[] = {' ',  '\t',   '\r',   'a',    0xA0,
                                    0xA9, 0x200C, 0x200D, 0x2028, 0xFFFD};
    for (size_t i = 0; i < sizeof unseen / sizeof *unseen; i++)
        CHECK(utf8_is_unseen(unseen[i]), "U+%04X is unseen", unseen[i]);
    for (size_t i = 0; i < sizeof seen / sizeof *seen; i++)
        CHECK(!utf8_is_unseen(seen[i]), "U+%04X is seen", seen[i]);
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        char bytes[4];
        struct str s = {bytes, utf8_encode(code, bytes)};
        if (code >= 0xD800 && code < 0xE000) continue;
        bool is_unseen = utf8_is_unseen(code);
        if (utf8_unseen_size(s, 0) == (is_unseen ? s.size : 0)) continue;
        CHECK(false, "U+%04X", code);
    }
    IS(utf8_seen_size(STR("ab\xC2\xAD"), 0) == 2 && utf8_seen_size(STR("ab"), 1) == 1);
    IS(utf8_seen_size(STR("\x01"), 0) == 0 && utf8_unseen_size(STR("\xE2\x80"), 0) == 0);
}

static void test_prefix_and_count(void) {
    IS(utf8_valid_prefix(STR("")) == 0 && utf8_count(STR("")) == 0);
    IS(utf8_valid_prefix(STR("caf\xC3\xA9")) == 5 && utf8_count(STR("caf\xC3\xA9")) == 4);
    IS(utf8_valid_prefix(STR("caf\xC3")) == 3);
    IS(utf8_valid_prefix(STR("a\xED\xA0\x80z")) == 1);
    IS(utf8_valid_prefix(STR("\xFF")) == 0);
    IS(utf8_valid_prefix(STR("\xEF\xBF\xBD!")) == 4); /* a real U+FFFD is good */
    IS(utf8_valid_prefix(STR("a\0b")) == 3);
    IS(utf8_count(STR("\xF0\x9F\x98\x80\xE2\x80\x99s")) == 3);
}

static void test_ascii(void) {
    for (int i = 0; i < 128; i++) {
        char c = (char)i;
        bool is_same =
            ascii_is_space(c) == (isspace(i) != 0) && ascii_is_digit(c) == (isdigit(i) != 0) &&
            ascii_is_upper(c) == (isupper(i) != 0) && ascii_is_lower(c) == (islower(i) != 0) &&
            ascii_is_alpha(c) == (isalpha(i) != 0) && ascii_lower(c) == tolower(i) &&
            ascii_upper(c) == toupper(i);
        CHECK(is_same, "character %d", i);
    }
    for (int i = -128; i < 0; i++) {
        char c = (char)i;
        CHECK(!ascii_is_space(c) && !ascii_is_alpha(c) && !ascii_is_digit(c) && ascii_lower(c) == c,
              "byte %d", i);
    }
}

static void check_place(struct str text, size_t offset, uint32_t line, uint32_t column) {
    struct place place = place_of(text, offset);
    CHECK(place.line == line && place.column == column, "offset %zu of %zu: %u:%u, not %u:%u",
          offset, text.size, place.line, place.column, line, column);
}

static void test_places(void) {
    struct str lf = STR("ab\ncd\n"), crlf = STR("ab\r\ncd\r\n"), cr = STR("ab\rcd\r");
    check_place(STR(""), 0, 1, 1);
    check_place(lf, 0, 1, 1);
    check_place(lf, 2, 1, 3);
    check_place(lf, 3, 2, 1);
    check_place(lf, 5, 2, 3);
    check_place(lf, 6, 3, 1);
    check_place(lf, 99, 3, 1);
    check_place(crlf, 2, 1, 3);
    check_place(crlf, 4, 2, 1);
    check_place(crlf, 6, 2, 3);
    check_place(crlf, 8, 3, 1);
    check_place(cr, 2, 1, 3);
    check_place(cr, 3, 2, 1);
    check_place(cr, 6, 3, 1);
    check_place(STR("\r\r\n\n"), 1, 2, 1);
    check_place(STR("\r\r\n\n"), 3, 3, 1);
    check_place(STR("\r\r\n\n"), 4, 4, 1);
    check_place(STR("\ta\tb"), 3, 1, 4); /* a tab is one column */
    check_place(STR("\xC3\xA9"
                    "a"),
                2, 1, 2);
    check_place(STR("\xE2\x80\x99"
                    "a"),
                3, 1, 2);
    check_place(STR("\xF0\x9F\x98\x80"
                    "a"),
                4, 1, 2);
    check_place(STR("\xC3\xA9\n\xC3\xA9"
                    "a"),
                5, 2, 2);
}

int main(void) {
    test_decoding();
    test_round_trip();
    test_unseen();
    test_prefix_and_count();
    test_ascii();
    test_places();
    return check_report();
}
