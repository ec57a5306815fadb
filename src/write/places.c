/* See places.h. Lines and columns are counted as place_of in base counts them; a test holds the two
 * together. */
#include "write/places.h"

static struct cursor at_start(struct str text) {
    return (struct cursor){.text = text, .place = {1, 1}};
}

static bool ends_line(struct str text, size_t i) {
    char c = text.bytes[i];
    return c == '\n' || (c == '\r' && !(i + 1 < text.size && text.bytes[i + 1] == '\n'));
}

struct place cursor_move(struct cursor *cursor, size_t offset) {
    if (offset > cursor->text.size) offset = cursor->text.size;
    if (!cursor->place.line || offset < cursor->offset) *cursor = at_start(cursor->text);
    for (; cursor->offset < offset; cursor->offset++) {
        unsigned char c = (unsigned char)cursor->text.bytes[cursor->offset];
        if (ends_line(cursor->text, cursor->offset))
            cursor->place.line++, cursor->place.column = 1;
        else if ((c & 0xC0) != 0x80)
            cursor->place.column++;
    }
    return cursor->place;
}

struct extent cursor_extent(struct cursor *cursor, struct span source) {
    struct extent extent = {.source = source, .start = cursor_move(cursor, source.start)};
    struct cursor end = *cursor;
    extent.end = cursor_move(&end, source.end);
    return extent;
}
