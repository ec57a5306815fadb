/* Which document of this run was the first with its bytes, read in the same way (as HTML, say): the
 * later ones are duplicates of it.
 * That follows from the order of the inputs alone, whatever an earlier run has done. */
#ifndef BATCH_FIRSTS_H
#define BATCH_FIRSTS_H

#include "batch/inputs.h"

#include <stddef.h>
#include <stdint.h>

/* Sixteen bytes for each; zeros to begin with. */
struct firsts {
    struct first *items;
    size_t count, capacity;
};

/* The number of the first document with the item's digest (of SHA-256, in hexadecimal figures),
 * format and charset: this one, if there was none before. */
int64_t firsts_add(struct firsts *firsts, const struct batch_item *item, const char *digest,
                   int64_t number);
void firsts_release(struct firsts *firsts);

#endif
