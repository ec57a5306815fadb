/* Weights while they are learned: hash tables that grow a row for each feature that was ever in an
 * error. Averages are kept over time (Freund and Schapire 1999) by lazy sums. When all is learned
 * once, the features that matter are kept in closed tables, and learned again without the others:
 * that loses much less than cutting a finished table down. */
#ifndef TRAIN_WEIGHTS_H
#define TRAIN_WEIGHTS_H

#include "language/features.h"

/* Rows of three weights. */
struct row {
    uint64_t key; /* 0: empty */
    double sum[LANGUAGE_ACTIONS];
    float weight[LANGUAGE_ACTIONS];
    uint32_t stamp;
    uint32_t fired;     /* how often it was looked up */
    uint32_t unused[3]; /* to a line of the cache */
};
struct rows {
    struct row *items;
    uint64_t mask, used;
    uint32_t now;
    bool is_closed; /* takes in no new features */
};

void rows_open(struct rows *rows, unsigned bits);
void rows_free(struct rows *rows);
/* Sums of the weights; counts the look-ups. */
void rows_score(struct rows *rows, const uint64_t *hashes, size_t count, float *scores);
/* Moves the weights of an action by `step` for all features. */
void rows_move(struct rows *rows, const uint64_t *hashes, size_t count, unsigned action,
               float step);
/* Adds the averages of one table, times `factor`, to the weights of another. */
void rows_add_averages(struct rows *into, const struct rows *from, float factor);
/* Opens a closed table of zero weights for the `limit` features of `from` that matter most. */
void rows_keep(struct rows *into, const struct rows *from, uint32_t limit);

/* Rows of as many weights as there are classes, only those that are not zero. */
struct class_weight {
    double sum;
    float weight;
    uint32_t stamp;
    uint8_t class;
};
struct class_row {
    uint64_t key;
    struct class_weight *items;
    uint32_t fired;
    uint16_t used, capacity;
};
struct classes {
    struct class_row *items;
    uint64_t mask, used;
    uint32_t now;
    unsigned class_count;
    bool is_closed;
};

void classes_open(struct classes *classes, unsigned bits, unsigned class_count);
void classes_free(struct classes *classes);
void classes_score(struct classes *classes, const uint64_t *hashes, size_t count, float *scores);
void classes_move(struct classes *classes, const uint64_t *hashes, size_t count, unsigned good,
                  unsigned bad);
void classes_add_averages(struct classes *into, const struct classes *from, float factor);
void classes_keep(struct classes *into, const struct classes *from, uint32_t limit);

#endif
