/* Which document of this run was the first with its bytes: the later ones are duplicates of it.
 * That follows from the order of the inputs alone, whatever an earlier run has done. */
#ifndef BATCH_FIRSTS_H
#define BATCH_FIRSTS_H

#include <stddef.h>
#include <stdint.h>

/* Sixteen bytes for each; zeros to begin with. */
struct firsts {
    struct first *items;
    size_t count, capacity;
};

/* The number of the first document with the digest (of SHA-256, in hexadecimal figures): this one,
 * if there was none before. */
int64_t firsts_add(struct firsts *firsts, const char *digest, int64_t number);
void firsts_release(struct firsts *firsts);

#endif
