/* From learned weights to the parts of a model file: pruned, in whole numbers, in buckets. */
#ifndef TRAIN_BUILD_H
#define TRAIN_BUILD_H

#include "corpus.h"
#include "weights.h"

/* How large a part may become. */
struct pruning {
    uint32_t limit; /* of features */
    unsigned shift; /* a weight of 1 becomes 1 << shift */
    float fullness; /* of the buckets: 0.5 to 0.95 */
};

struct language_part build_rows(const struct rows *rows, const struct pruning *pruning,
                                struct arena *arena);
/* Sets index[0] and the weights that follow it, index[1]. */
void build_classes(const struct classes *classes, const struct pruning *pruning,
                   struct language_part *index, struct arena *arena);

struct byte_entry {
    uint32_t key, priority; /* of those that find no room the lowest ones are left out */
    uint8_t value;          /* not 0 */
};
/* Reorders the entries. */
struct language_part build_bytes(struct byte_entry *entries, size_t count, struct arena *arena);
void build_names(const struct names *names, struct language_part *part, struct arena *arena);

/* All parts behind a header: the bytes of a model file. */
struct str build_image(const struct language_model *model, struct arena *arena);

#endif
