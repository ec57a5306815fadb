/* Lines and columns of many places in one text. A place is found by moving on from the last one, so
 * that a listing sorted by place costs one walk over the text, however long its lines are. */
#ifndef WRITE_PLACES_H
#define WRITE_PLACES_H

#include "base/span.h"
#include "base/utf8.h"

struct cursor {
    struct str text;
    size_t offset;
    struct place place;
};

/* The same answer as place_of; a step backwards starts again from the beginning. */
struct place cursor_move(struct cursor *cursor, size_t offset);

/* Where a finding stands: its first byte, and the place behind its last one. */
struct extent {
    struct span source;
    struct place start, end;
};
struct extent cursor_extent(struct cursor *cursor, struct span source);

#endif
