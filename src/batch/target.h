/* Where the outputs of a document go: paths that stay below the output folder, whatever the
 * document is called, and of which none is given twice, on no file system. */
#ifndef BATCH_TARGET_H
#define BATCH_TARGET_H

#include "host/out.h"

#include <stdint.h>

/* Sums of texts that were seen; two texts share a sum once in many millions of runs, and then one
 * of them only gets a longer name. Zeros to begin with. */
struct seen {
    uint64_t *sums;
    size_t count, capacity;
};

struct targets {
    struct seen seen;
    struct out path; /* the last one given */
    size_t size;     /* of it, without what tells it apart from others */
    unsigned again;  /* so many were not free */
};

uint64_t target_sum(const char *text, size_t size);
/* Adds; false when it was there. */
bool seen_add(struct seen *seen, uint64_t sum);
void seen_release(struct seen *seen);

/* The safe path for `raw` below the folder `prefix` ("" for none), both of which may hold anything;
 * `name` tells documents apart that would share it. Lives until the next call. */
const char *targets_give(struct targets *targets, const char *prefix, const char *raw,
                         const char *name);
/* Another one in the place of the last one given, which is not free. */
const char *targets_move(struct targets *targets, const char *name);
/* Nobody is given this one. */
void targets_take(struct targets *targets, const char *path);
void targets_release(struct targets *targets);

/* "https://www.example.org/a/?q" as "www.example.org/a/index~0123456789", for targets_give. */
void target_add_url(struct out *out, const char *url);
/* Bytes of a name without an ending that documents have, as ".html"; all of them without one. */
size_t target_stem_size(const char *name, size_t size);

#endif
