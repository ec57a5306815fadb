/* Open addressing; a full table ends the program with a word on what to raise. */
#include "weights.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

static void *take_pages(size_t size) {
    void *pages = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pages == MAP_FAILED) {
        fputs("train: not enough memory\n", stderr);
        exit(1);
    }
    madvise(pages, size, MADV_HUGEPAGE);
    return pages;
}

static void check_room(uint64_t used, uint64_t mask) {
    if (used * 8 <= mask * 7) return;
    fputs("train: a table of weights is full; raise its bits\n", stderr);
    exit(1);
}

void rows_open(struct rows *rows, unsigned bits) {
    *rows = (struct rows){.mask = (UINT64_C(1) << bits) - 1, .now = 1};
    rows->items = take_pages((rows->mask + 1) * sizeof *rows->items);
}

void rows_free(struct rows *rows) {
    munmap(rows->items, (rows->mask + 1) * sizeof *rows->items);
}

static struct row *rows_slot(const struct rows *rows, uint64_t key) {
    uint64_t at = (key >> 16) & rows->mask;
    while (rows->items[at].key && rows->items[at].key != key) at = (at + 1) & rows->mask;
    return &rows->items[at];
}

static struct row *rows_make(struct rows *rows, uint64_t key) {
    struct row *row = rows_slot(rows, key);
    if (!row->key) {
        row->key = key;
        row->stamp = rows->now;
        check_room(++rows->used, rows->mask);
    }
    return row;
}

void rows_score(struct rows *rows, const uint64_t *hashes, size_t count, float *scores) {
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&rows->items[(hashes[i] >> 16) & rows->mask]);
    scores[0] = scores[1] = scores[2] = 0;
    for (size_t i = 0; i < count; i++) {
        struct row *row = rows_slot(rows, hashes[i]);
        row->fired += row->key != 0;
        for (int a = 0; a < LANGUAGE_ACTIONS; a++) scores[a] += row->weight[a];
    }
}

static void row_settle(struct row *row, uint32_t now) {
    double past = now - row->stamp;
    for (int a = 0; a < LANGUAGE_ACTIONS; a++) row->sum[a] += past * (double)row->weight[a];
    row->stamp = now;
}

void rows_move(struct rows *rows, const uint64_t *hashes, size_t count, unsigned action,
               float step) {
    for (size_t i = 0; i < count; i++) {
        if (rows->is_closed && !rows_slot(rows, hashes[i])->key) continue;
        struct row *row = rows_make(rows, hashes[i]);
        row_settle(row, rows->now);
        row->weight[action] += step;
    }
}

void rows_add_averages(struct rows *into, const struct rows *from, float factor) {
    for (uint64_t i = 0; i <= from->mask; i++) {
        struct row row = from->items[i];
        if (!row.key) continue;
        row_settle(&row, from->now);
        struct row *sum = rows_make(into, row.key);
        for (int a = 0; a < LANGUAGE_ACTIONS; a++)
            sum->weight[a] += factor * (float)(row.sum[a] / from->now);
        sum->fired += row.fired;
    }
}

struct ranked {
    float worth;
    uint64_t key;
};

static int by_worth(const void *one, const void *other) {
    const struct ranked *a = one, *b = other;
    if (a->worth != b->worth) return a->worth > b->worth ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

/* A weight that is looked up n times moves scores by its size times the root of n, about; the first
 * look-up is the one that made it. */
static float worth_of(float strength, uint32_t fired) {
    return strength * sqrtf((float)fired);
}

static struct ranked *make_ranks(uint64_t count) {
    struct ranked *ranks = malloc((count + 1) * sizeof *ranks);
    if (!ranks) exit(1);
    return ranks;
}

static float row_strength(const struct row *row) {
    float most = 0;
    for (int a = 0; a < LANGUAGE_ACTIONS; a++) most = fmaxf(most, fabsf(row->weight[a]));
    return most;
}

/* Bits of a table that is at most half full. */
static unsigned bits_for(uint64_t count) {
    unsigned bits = 10;
    while ((UINT64_C(1) << bits) < count * 2) bits++;
    return bits;
}

void rows_keep(struct rows *into, const struct rows *from, uint32_t limit) {
    struct ranked *ranks = make_ranks(from->used);
    uint64_t count = 0;
    for (uint64_t i = 0; i <= from->mask; i++) {
        const struct row *row = &from->items[i];
        if (row->key)
            ranks[count++] = (struct ranked){worth_of(row_strength(row), row->fired), row->key};
    }
    qsort(ranks, count, sizeof *ranks, by_worth);
    rows_open(into, bits_for(limit));
    for (uint64_t i = 0; i < count && i < limit; i++) rows_make(into, ranks[i].key);
    into->is_closed = true;
    free(ranks);
}

void classes_open(struct classes *classes, unsigned bits, unsigned class_count) {
    *classes =
        (struct classes){.mask = (UINT64_C(1) << bits) - 1, .now = 1, .class_count = class_count};
    classes->items = take_pages((classes->mask + 1) * sizeof *classes->items);
}

void classes_free(struct classes *classes) {
    for (uint64_t i = 0; i <= classes->mask; i++) free(classes->items[i].items);
    munmap(classes->items, (classes->mask + 1) * sizeof *classes->items);
}

static struct class_row *classes_slot(const struct classes *classes, uint64_t key) {
    uint64_t at = (key >> 16) & classes->mask;
    while (classes->items[at].key && classes->items[at].key != key) at = (at + 1) & classes->mask;
    return &classes->items[at];
}

static struct class_row *classes_make(struct classes *classes, uint64_t key) {
    struct class_row *row = classes_slot(classes, key);
    if (!row->key) {
        row->key = key;
        check_room(++classes->used, classes->mask);
    }
    return row;
}

void classes_score(struct classes *classes, const uint64_t *hashes, size_t count, float *scores) {
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(&classes->items[(hashes[i] >> 16) & classes->mask]);
    for (unsigned i = 0; i < classes->class_count; i++) scores[i] = 0;
    for (size_t i = 0; i < count; i++) {
        struct class_row *row = classes_slot(classes, hashes[i]);
        row->fired += row->key != 0;
        for (unsigned k = 0; k < row->used; k++)
            scores[row->items[k].class] += row->items[k].weight;
    }
}

static void class_row_grow(struct class_row *row) {
    row->capacity = row->capacity ? (uint16_t)(row->capacity * 2) : 2;
    row->items = realloc(row->items, row->capacity * sizeof *row->items);
    if (!row->items) exit(1);
}

static struct class_weight *class_row_make(struct class_row *row, unsigned class, uint32_t now) {
    for (unsigned k = 0; k < row->used; k++)
        if (row->items[k].class == class) return &row->items[k];
    if (row->used == row->capacity) class_row_grow(row);
    struct class_weight *weight = &row->items[row->used++];
    *weight = (struct class_weight){.class = (uint8_t) class, .stamp = now};
    return weight;
}

static void class_row_move(struct class_row *row, unsigned class, float step, uint32_t now) {
    struct class_weight *weight = class_row_make(row, class, now);
    weight->sum += (double)(now - weight->stamp) * (double)weight->weight;
    weight->stamp = now;
    weight->weight += step;
}

void classes_move(struct classes *classes, const uint64_t *hashes, size_t count, unsigned good,
                  unsigned bad) {
    for (size_t i = 0; i < count; i++) {
        if (classes->is_closed && !classes_slot(classes, hashes[i])->key) continue;
        struct class_row *row = classes_make(classes, hashes[i]);
        class_row_move(row, good, 1, classes->now);
        class_row_move(row, bad, -1, classes->now);
    }
}

void classes_add_averages(struct classes *into, const struct classes *from, float factor) {
    for (uint64_t i = 0; i <= from->mask; i++) {
        const struct class_row *row = &from->items[i];
        if (!row->key) continue;
        struct class_row *sum = classes_make(into, row->key);
        sum->fired += row->fired;
        for (unsigned k = 0; k < row->used; k++) {
            const struct class_weight *w = &row->items[k];
            double total = w->sum + (double)(from->now - w->stamp) * (double)w->weight;
            class_row_make(sum, w->class, 1)->weight += factor * (float)(total / from->now);
        }
    }
}

static float class_row_strength(const struct class_row *row) {
    float most = 0;
    for (unsigned k = 0; k < row->used; k++) most = fmaxf(most, fabsf(row->items[k].weight));
    return most;
}

void classes_keep(struct classes *into, const struct classes *from, uint32_t limit) {
    struct ranked *ranks = make_ranks(from->used);
    uint64_t count = 0;
    for (uint64_t i = 0; i <= from->mask; i++) {
        const struct class_row *row = &from->items[i];
        if (row->key)
            ranks[count++] =
                (struct ranked){worth_of(class_row_strength(row), row->fired), row->key};
    }
    qsort(ranks, count, sizeof *ranks, by_worth);
    classes_open(into, bits_for(limit), from->class_count);
    for (uint64_t i = 0; i < count && i < limit; i++) classes_make(into, ranks[i].key);
    into->is_closed = true;
    free(ranks);
}
