/* See text.h. */
#include "lsp/text.h"
#include "host/out.h"

#include <stdlib.h>
#include <string.h>

static void add_line(struct text *t, size_t start) {
    t->lines = out_grow(t->lines, t->line_count, &t->line_capacity, sizeof *t->lines);
    t->lines[t->line_count++] = start;
}

/* Lines from the one that holds `from` on are found anew. */
static void find_lines(struct text *t, size_t from) {
    size_t line = t->line_count ? text_line_of(t, from) : 0;
    /* A line end before the change may become a part of one: CR, then LF. */
    if (line) line--;
    size_t at = line < t->line_count ? t->lines[line] : 0;
    t->line_count = line;
    add_line(t, at);
    for (; at < t->size; at++) {
        if (t->bytes[at] == '\n' ||
            (t->bytes[at] == '\r' && !(at + 1 < t->size && t->bytes[at + 1] == '\n')))
            add_line(t, at + 1);
    }
}

void text_replace(struct text *t, size_t start, size_t end, const char *bytes, size_t size) {
    if (start > t->size) start = t->size;
    if (end > t->size) end = t->size;
    if (end < start) end = start;
    size_t behind = t->size - end, whole = start + size + behind;
    if (whole + 1 > t->capacity) {
        size_t capacity = whole + whole / 2 + 64;
        char *grown = out_alloc(capacity);
        if (t->size) memcpy(grown, t->bytes, t->size);
        free(t->bytes);
        t->bytes = grown;
        t->capacity = capacity;
    }
    memmove(t->bytes + start + size, t->bytes + end, behind);
    if (size) memcpy(t->bytes + start, bytes, size);
    t->size = whole;
    t->bytes[whole] = '\0';
    find_lines(t, start);
}

void text_set(struct text *t, const char *bytes, size_t size) {
    t->line_count = 0;
    text_replace(t, 0, t->size, bytes, size);
}

void text_release(struct text *t) {
    free(t->bytes);
    free(t->lines);
    *t = (struct text){0};
}

size_t text_line_of(const struct text *t, size_t offset) {
    size_t low = 0, high = t->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (t->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The end of a line, without what ends it. */
static size_t line_end(const struct text *t, size_t line) {
    size_t start = t->lines[line], end = line + 1 < t->line_count ? t->lines[line + 1] : t->size;
    if (end > start && line + 1 < t->line_count) end--;
    if (end > start && t->bytes[end] == '\n' && t->bytes[end - 1] == '\r') end--;
    return end;
}

static size_t character_bytes(unsigned char first) {
    return first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

static size_t character_units(unsigned char first, enum text_unit unit) {
    if (unit == TEXT_UTF8) return character_bytes(first);
    return unit == TEXT_UTF16 && first >= 0xF0 ? 2 : 1;
}

size_t text_offset(const struct text *t, struct text_place place, enum text_unit unit) {
    if (!t->line_count || place.line >= t->line_count) return t->size;
    size_t at = t->lines[place.line], end = line_end(t, place.line), units = 0;
    while (at < end) {
        unsigned char first = (unsigned char)t->bytes[at];
        units += character_units(first, unit);
        if (units > place.character) break;
        at += character_bytes(first);
    }
    return at < end ? at : end;
}

/* Moves on within the line; never into a character. */
static void count_to(struct text_cursor *c, size_t offset) {
    const char *bytes = c->text->bytes;
    size_t at = c->offset, units = 0;
    while (at < offset) {
        unsigned char first = (unsigned char)bytes[at];
        size_t size = first < 0x80 ? 1 : character_bytes(first);
        if (at + size > offset) break;
        units += first < 0x80 ? 1 : character_units(first, c->unit);
        at += size;
    }
    c->offset = at;
    c->place.character += units;
}

struct text_place text_move(struct text_cursor *c, size_t offset) {
    const struct text *t = c->text;
    if (offset > t->size) offset = t->size;
    if (!t->line_count) return c->place;
    size_t line = c->place.line;
    bool is_here = offset >= c->offset && t->lines[line] <= offset &&
                   (line + 1 == t->line_count || offset < t->lines[line + 1]);
    if (!is_here) {
        c->place = (struct text_place){text_line_of(t, offset), 0};
        c->offset = t->lines[c->place.line];
    }
    count_to(c, offset);
    return c->place;
}

struct text_place text_place_of(const struct text *t, size_t offset, enum text_unit unit) {
    struct text_cursor cursor = {.text = t, .unit = unit};
    return text_move(&cursor, offset);
}
