/* The text of an open page: lines and places after any change are those of the same text set anew.
 */
#include "lsp/text.h"

#include "check.h"

#include <string.h>

static unsigned state = 1;

static unsigned pick(unsigned below) {
    state = state * 1664525u + 1013904223u; /* Numerical Recipes */
    return (state >> 8) % below;
}

static void test_units(void) {
    /* a, e with an accent that combines, an emoji of two halves, CRLF, z */
    static const char bytes[] = "ae\xCC\x81\xF0\x9F\x91\xA7\r\nz";
    static const struct {
        enum text_unit unit;
        size_t behind_emoji;
    } cases[] = {{TEXT_UTF8, 8}, {TEXT_UTF16, 5}, {TEXT_UTF32, 4}};
    struct text text = {0};
    text_set(&text, bytes, sizeof bytes - 1);
    for (size_t i = 0; i < 3; i++) {
        struct text_place place = text_place_of(&text, 8, cases[i].unit);
        CHECK(place.line == 0 && place.character == cases[i].behind_emoji, "%zu: %zu", i,
              place.character);
        IS(text_offset(&text, place, cases[i].unit) == 8);
        place = text_place_of(&text, 10, cases[i].unit);
        IS(place.line == 1 && place.character == 0);
        IS(text_offset(&text, (struct text_place){0, 99}, cases[i].unit) == 8);
        IS(text_offset(&text, (struct text_place){99, 0}, cases[i].unit) == 11);
    }
    IS(text_offset(&text, (struct text_place){0, 4}, TEXT_UTF16) == 4); /* inside of the emoji */
    IS(text_offset(&text, (struct text_place){0, 6}, TEXT_UTF8) == 4);
    text_release(&text);
}

/* Lines by the book: each ends at LF, CRLF or CR. */
static size_t count_lines(const char *bytes, size_t size) {
    size_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == size || bytes[i + 1] != '\n'));
    return lines;
}

static void compare(const struct text *changed, size_t round) {
    struct text fresh = {0};
    text_set(&fresh, changed->bytes, changed->size);
    CHECK(fresh.line_count == changed->line_count &&
              memcmp(fresh.lines, changed->lines, fresh.line_count * sizeof *fresh.lines) == 0,
          "round %zu: lines", round);
    CHECK(count_lines(changed->bytes, changed->size) == changed->line_count, "round %zu: %zu",
          round, changed->line_count);
    for (size_t at = 0; at <= changed->size; at++) {
        bool is_start = at == changed->size || (changed->bytes[at] & 0xC0) != 0x80;
        bool is_inside_end = at > 0 && at < changed->size && changed->bytes[at] == '\n' &&
                             changed->bytes[at - 1] == '\r';
        struct text_place place = text_place_of(changed, at, TEXT_UTF16);
        if (is_start && !is_inside_end && text_offset(changed, place, TEXT_UTF16) != at)
            CHECK(false, "round %zu: place of %zu", round, at);
    }
    text_release(&fresh);
}

static void test_changes(void) {
    static const char *const pieces[] = {
        "", "a", "\n", "\r", "\r\n", "\xC3\xA9", "\xF0\x9F\x91\xA7", "some words\nand more"};
    struct text text = {0};
    text_set(&text, "", 0);
    for (size_t round = 0; round < 3000; round++) {
        const char *piece = pieces[pick(8)];
        size_t start = pick((unsigned)text.size + 1), end = start;
        if (pick(3) == 0) end = start + pick(5);
        while (start > 0 && start < text.size && (text.bytes[start] & 0xC0) == 0x80) start--;
        while (end < text.size && (text.bytes[end] & 0xC0) == 0x80) end++;
        text_replace(&text, start, end, piece, strlen(piece));
        if (text.size > 400) text_set(&text, "", 0);
        compare(&text, round);
    }
    text_release(&text);
}

int main(void) {
    test_units();
    test_changes();
    return check_report();
}
