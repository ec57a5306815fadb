/* Which lines of a text are not those of an older version of it. How a line ends does not count:
 * with \n, \r\n, \r or the end of the file. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>

/* Bytes from `start` up to `end`: whole lines with their ends; or no bytes at all, where lines of
 * the older text are gone. */
struct part {
    size_t start, end;
};

/* In order, disjoint. */
struct parts {
    struct part *items;
    size_t count, capacity;
};

bool parts_add(struct parts *parts, struct part part);
void parts_release(struct parts *parts);

/* Adds the parts of `now` that are new or changed. False when memory is exhausted. */
bool lines_compare(const char *old, size_t old_size, const char *now, size_t now_size,
                   struct parts *parts);

#endif
