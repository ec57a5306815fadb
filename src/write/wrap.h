/* Fills lines of plain text inside nested prefixes ("> ", "- "), for the text writer. */
#ifndef WRITE_WRAP_H
#define WRITE_WRAP_H

#include "base/str.h"

struct wrap {
    struct buf *out;
    struct buf first, rest; /* prefixes: of the next line, and of those behind it; as long */
    size_t columns;
    bool wants_gap; /* something was printed: an empty line comes before more */
};

struct wrap wrap_start(struct buf *out, size_t columns);

/* Goes one level in; `rest` must be as wide as `first`. Returns what wrap_leave wants back. A level
 * that printed nothing prints its first prefix alone. */
size_t wrap_enter(struct wrap *wrap, struct str first, struct str rest);
void wrap_leave(struct wrap *wrap, size_t level);

/* An empty line, if something was printed since the last one. */
void wrap_gap(struct wrap *wrap);
/* Columns left beside the prefix; never less than 20. */
size_t wrap_room(const struct wrap *wrap);
/* Fills lines; LF breaks them. Nothing for text that is white space only. */
void wrap_fill(struct wrap *wrap, struct str text);
/* One line as it is, without trailing white space. */
void wrap_line(struct wrap *wrap, struct str line);

#endif
