/* The text of a page that is being written: its bytes, where its lines start, and the places of the
 * protocol, a line and so many units into it, turned into bytes and back. */
#ifndef LSP_TEXT_H
#define LSP_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* What a character of a place counts. */
enum text_unit { TEXT_UTF8, TEXT_UTF16, TEXT_UTF32 };

struct text_place {
    size_t line, character; /* from 0 */
};

struct text {
    char *bytes;
    size_t size, capacity;
    size_t *lines; /* offset of each line's first byte; lines end at LF, CR or CRLF */
    size_t line_count, line_capacity;
};

/* Copies the bytes. */
void text_set(struct text *text, const char *bytes, size_t size);
/* Puts other bytes in the place of those from `start` to `end`. */
void text_replace(struct text *text, size_t start, size_t end, const char *bytes, size_t size);
void text_release(struct text *text);

/* The offset of a place. Behind the end of a line it is that end, behind the last line that of the
 * text; inside of a character it is its start. */
size_t text_offset(const struct text *text, struct text_place place, enum text_unit unit);
struct text_place text_place_of(const struct text *text, size_t offset, enum text_unit unit);
/* The same for many places in a row: each is found from the last one, if it does not lie before. */
struct text_cursor {
    const struct text *text;
    enum text_unit unit;
    size_t offset;
    struct text_place place;
};
struct text_place text_move(struct text_cursor *cursor, size_t offset);
/* The line that an offset is on. */
size_t text_line_of(const struct text *text, size_t offset);

#endif
