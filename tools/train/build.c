/* Everything is sorted by bucket and strength with ties broken by key, so that the same weights
 * always give the same bytes. */
#include "build.h"

#include <math.h>
#include <stdlib.h>

struct candidate {
    uint32_t bucket;
    float strength;
    uint64_t key;
    const void *row;
};

static int by_bucket(const void *one, const void *other) {
    const struct candidate *a = one, *b = other;
    if (a->bucket != b->bucket) return a->bucket < b->bucket ? -1 : 1;
    if (a->strength != b->strength) return a->strength > b->strength ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

struct candidates {
    struct candidate *items;
    uint32_t count, capacity;
};

static uint32_t spread(struct candidates *c, float fullness) {
    uint32_t buckets = (uint32_t)((float)c->count / (LANGUAGE_LANES * fullness)) + 1;
    for (uint32_t i = 0; i < c->count; i++)
        c->items[i].bucket = language_bucket(c->items[i].key, buckets);
    qsort(c->items, c->count, sizeof *c->items, by_bucket);
    return buckets;
}

static void add(struct candidates *c, uint64_t key, float strength, const void *row,
                struct arena *arena) {
    *ARENA_PUSH(arena, c) = (struct candidate){0, strength, key, row};
}

/* Index of the slot to use: the first free one, or -1 when there is none or the key is taken. */
static int free_slot(const uint16_t *keys, uint16_t key) {
    for (int i = 0; i < LANGUAGE_LANES; i++) {
        if (keys[i] == key) return -1;
        if (keys[i] == 0) return i;
    }
    return -1;
}

static int quantise(float weight, unsigned shift, int limit) {
    long w = lrintf(weight * (float)(1 << shift));
    return w > limit ? limit : w < -limit ? -limit : (int)w;
}

static float row_strength(const struct row *row) {
    float most = 0;
    for (int a = 0; a < LANGUAGE_ACTIONS; a++) most = fmaxf(most, fabsf(row->weight[a]));
    return most;
}

static void put_row(const struct row *row, unsigned shift, uint16_t *bucket) {
    int slot = free_slot(bucket, language_key(row->key));
    if (slot < 0) return;
    bucket[slot] = language_key(row->key);
    for (int a = 0; a < LANGUAGE_ACTIONS; a++)
        bucket[(a + 1) * LANGUAGE_LANES + slot] =
            (uint16_t)quantise(row->weight[a], shift, LANGUAGE_WEIGHT_LIMIT);
}

struct language_part build_rows(const struct rows *rows, const struct pruning *pruning,
                                struct arena *arena) {
    struct candidates chosen = {0};
    for (uint64_t i = 0; i <= rows->mask; i++) {
        const struct row *row = &rows->items[i];
        if (row->key && row_strength(row) > 0)
            add(&chosen, row->key, row_strength(row), row, arena);
    }
    uint32_t buckets = spread(&chosen, pruning->fullness);
    uint16_t *bytes = arena_alloc(arena, buckets, LANGUAGE_ROW_BUCKET, 64);
    for (uint32_t i = 0; i < chosen.count; i++)
        put_row(chosen.items[i].row, pruning->shift,
                bytes + (size_t)chosen.items[i].bucket * LANGUAGE_ROW_BUCKET / 2);
    return (struct language_part){(unsigned char *)bytes, buckets * LANGUAGE_ROW_BUCKET};
}

struct pairs {
    unsigned char (*items)[2];
    uint32_t count, capacity;
};

static int by_class(const void *one, const void *other) {
    return *(const unsigned char *)one - *(const unsigned char *)other;
}

/* Appends what is left of a row in whole numbers; at most `room` pairs, the strongest. */
static void put_run(const struct class_row *row, const struct pruning *pruning, uint32_t room,
                    struct pairs *pairs, struct arena *arena) {
    uint32_t start = pairs->count;
    for (int least = 1; least < 128; least++) {
        uint32_t count = 0;
        for (unsigned k = 0; k < row->used; k++)
            count += abs(quantise(row->items[k].weight, pruning->shift, 127)) >= least;
        if (count > room) continue;
        for (unsigned k = 0; k < row->used; k++) {
            int w = quantise(row->items[k].weight, pruning->shift, 127);
            if (abs(w) < least) continue;
            unsigned char *pair = *ARENA_PUSH(arena, pairs);
            pair[0] = row->items[k].class;
            pair[1] = (unsigned char)(int8_t)w;
        }
        break;
    }
    qsort(pairs->items + start, pairs->count - start, sizeof *pairs->items, by_class);
}

static float class_row_strength(const struct class_row *row) {
    float most = 0;
    for (unsigned k = 0; k < row->used; k++) most = fmaxf(most, fabsf(row->items[k].weight));
    return most;
}

static void put_class_row(const struct class_row *row, const struct pruning *pruning,
                          struct language_class_bucket *bucket, struct pairs *pairs,
                          struct arena *arena) {
    int slot = free_slot(bucket->keys, language_key(row->key));
    if (slot < 0) return;
    if (slot == 0) bucket->base = pairs->count;
    uint32_t taken = pairs->count - bucket->base;
    put_run(row, pruning, UINT8_MAX - taken, pairs, arena);
    bucket->keys[slot] = language_key(row->key);
    for (int i = slot; i < LANGUAGE_LANES; i++)
        bucket->ends[i] = (uint8_t)(pairs->count - bucket->base);
}

void build_classes(const struct classes *classes, const struct pruning *pruning,
                   struct language_part *index, struct arena *arena) {
    struct candidates chosen = {0};
    struct pairs pairs = {0};
    for (uint64_t i = 0; i <= classes->mask; i++) {
        const struct class_row *row = &classes->items[i];
        if (row->key && class_row_strength(row) > 0)
            add(&chosen, row->key, class_row_strength(row), row, arena);
    }
    uint32_t count = spread(&chosen, pruning->fullness);
    struct language_class_bucket *buckets = ARENA_ARRAY(arena, struct language_class_bucket, count);
    for (uint32_t i = 0; i < chosen.count; i++)
        put_class_row(chosen.items[i].row, pruning, &buckets[chosen.items[i].bucket], &pairs,
                      arena);
    index[0] = (struct language_part){(unsigned char *)buckets, count * (uint32_t)sizeof *buckets};
    index[1] = (struct language_part){(unsigned char *)pairs.items, pairs.count * 2};
}

enum { BYTES_IN_BUCKET = 4 }; /* of the six, on average */

static int by_priority(const void *one, const void *other) {
    const struct byte_entry *a = one, *b = other;
    if (a->priority != b->priority) return a->priority > b->priority ? -1 : 1;
    return (a->key > b->key) - (a->key < b->key);
}

static int by_key(const void *one, const void *other) {
    const struct byte_entry *a = one, *b = other;
    return a->key != b->key ? (a->key > b->key ? 1 : -1) : by_priority(one, other);
}

/* Of entries with the same key the one with the highest priority stays. */
static size_t drop_repeated(struct byte_entry *entries, size_t count) {
    size_t kept = 0;
    qsort(entries, count, sizeof *entries, by_key);
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || entries[kept - 1].key != entries[i].key) entries[kept++] = entries[i];
    return kept;
}

static void put_byte(const struct byte_entry *entry, struct language_byte_bucket *bucket) {
    for (int i = 0; i < LANGUAGE_BYTE_SLOTS; i++) {
        if (bucket->keys[i]) continue;
        bucket->keys[i] = entry->key;
        bucket->values[i] = entry->value;
        return;
    }
}

struct language_part build_bytes(struct byte_entry *entries, size_t count, struct arena *arena) {
    count = drop_repeated(entries, count);
    uint32_t buckets = (uint32_t)(count / BYTES_IN_BUCKET) + 1;
    struct language_byte_bucket *bytes = ARENA_ARRAY(arena, struct language_byte_bucket, buckets);
    qsort(entries, count, sizeof *entries, by_priority);
    for (size_t i = 0; i < count; i++) {
        uint32_t at = (uint32_t)((uint64_t)(entries[i].key * 0x9E3779B1u) * buckets >> 32);
        put_byte(&entries[i], &bytes[at]);
    }
    return (struct language_part){(unsigned char *)bytes, buckets * (uint32_t)sizeof *bytes};
}

void build_names(const struct names *names, struct language_part *part, struct arena *arena) {
    unsigned char *bytes = arena_alloc(arena, names->count, LANGUAGE_NAME_BYTES, 64);
    memcpy(bytes, names->items, (size_t)names->count * LANGUAGE_NAME_BYTES);
    *part = (struct language_part){bytes, names->count * LANGUAGE_NAME_BYTES};
}

static void put_u32(unsigned char *bytes, uint32_t value) {
    for (int i = 0; i < 4; i++) bytes[i] = (unsigned char)(value >> 8 * i);
}

static uint32_t round_up(uint32_t size) {
    return (size + 63u) & ~63u;
}

enum { HEADER_BYTES = 16 + LANGUAGE_PART_COUNT * 8 };

static void put_header(const struct language_model *model, uint32_t size, unsigned char *bytes) {
    memcpy(bytes, "PLM1", 4);
    bytes[4] = LANGUAGE_MODEL_VERSION;
    bytes[5] = LANGUAGE_PART_COUNT;
    put_u32(bytes + 8, size);
    bytes[12] = model->tagger_shift;
    bytes[13] = model->labeller_shift;
    bytes[14] = model->greedy_shift;
    bytes[15] = model->beam_shift;
}

struct str build_image(const struct language_model *model, struct arena *arena) {
    uint32_t size = round_up(HEADER_BYTES), at = size;
    for (int i = 0; i < LANGUAGE_PART_COUNT; i++) size += round_up(model->parts[i].size);
    unsigned char *bytes = arena_alloc(arena, size, 1, 64);
    put_header(model, size, bytes);
    for (int i = 0; i < LANGUAGE_PART_COUNT; i++) {
        const struct language_part *part = &model->parts[i];
        put_u32(bytes + 16 + i * 8, at);
        put_u32(bytes + 20 + i * 8, part->size);
        if (part->size) memcpy(bytes + at, part->bytes, part->size);
        at += round_up(part->size);
    }
    return (struct str){(char *)bytes, size};
}
