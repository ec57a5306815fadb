/* Look-ups in the tables of a model. The hot loops of tagger and parsers; they never leave their
 * parts, whatever the bytes say. */
#include "language/features.h"

enum { GROUP = 32 }; /* as many weights as fit into 16 bits: 32 * LANGUAGE_WEIGHT_LIMIT < 32768 */

static inline const language_file_lanes *bucket_of(const struct language_part *rows,
                                                   uint32_t bucket_count, uint64_t hash) {
    return (const language_file_lanes *)(rows->bytes + (size_t)language_bucket(hash, bucket_count) *
                                                           LANGUAGE_ROW_BUCKET);
}

static int32_t sum_lanes(language_lanes lanes) {
    int32_t sum = 0;
    for (int i = 0; i < LANGUAGE_LANES; i++) sum += (int16_t)lanes[i];
    return sum;
}

static void score_group(const struct language_part *rows, uint32_t bucket_count,
                        const uint64_t *hashes, size_t count, int32_t *scores) {
    language_lanes shift = {0}, left = {0}, right = {0};
    for (size_t i = 0; i < count; i++) {
        const language_file_lanes *bucket = bucket_of(rows, bucket_count, hashes[i]);
        language_lanes key = (language_lanes){0} + language_key(hashes[i]);
        language_lanes hit = (language_lanes)(bucket[0] == key);
        shift += bucket[1] & hit;
        left += bucket[2] & hit;
        right += bucket[3] & hit;
    }
    scores[0] += sum_lanes(shift);
    scores[1] += sum_lanes(left);
    scores[2] += sum_lanes(right);
}

void language_score_actions(const struct language_part *rows, const uint64_t *hashes, size_t count,
                            int32_t scores[LANGUAGE_ACTIONS]) {
    uint32_t bucket_count = rows->size / LANGUAGE_ROW_BUCKET;
    scores[0] = scores[1] = scores[2] = 0;
    for (size_t i = 0; i < count; i++) __builtin_prefetch(bucket_of(rows, bucket_count, hashes[i]));
    for (size_t i = 0; i < count; i += GROUP)
        score_group(rows, bucket_count, hashes + i, count - i < GROUP ? count - i : GROUP, scores);
}

/* Index of the slot with the key, or -1. */
static inline int find_slot(const unsigned char *keys, uint16_t key) {
    const language_file_lanes *lanes = (const language_file_lanes *)keys;
    language_lanes hit = (language_lanes)(*lanes == (language_lanes){0} + key);
    uint64_t half[2];
    memcpy(half, &hit, sizeof half);
    if (!(half[0] | half[1])) return -1;
    return half[0] ? __builtin_ctzll(half[0]) / 16 : 4 + __builtin_ctzll(half[1]) / 16;
}

struct run {
    const unsigned char *pairs;
    unsigned count;
};

static inline bool find_run(const struct language_part *index, const struct language_part *weights,
                            uint64_t hash, uint32_t bucket_count, struct run *run) {
    const unsigned char *bytes = index->bytes + (size_t)language_bucket(hash, bucket_count) *
                                                    sizeof(struct language_class_bucket);
    int slot = find_slot(bytes, language_key(hash));
    if (slot < 0) return false;
    struct language_class_bucket bucket;
    memcpy(&bucket, bytes, sizeof bucket);
    unsigned start = slot ? bucket.ends[slot - 1] : 0, end = bucket.ends[slot];
    if (end <= start || (uint64_t)bucket.base + end > weights->size / 2) return false;
    *run = (struct run){weights->bytes + ((size_t)bucket.base + start) * 2, end - start};
    return true;
}

static void prefetch_buckets(const struct language_part *index, const uint64_t *hashes,
                             size_t count, uint32_t bucket_count) {
    for (size_t i = 0; i < count; i++)
        __builtin_prefetch(index->bytes + (size_t)language_bucket(hashes[i], bucket_count) *
                                              sizeof(struct language_class_bucket));
}

void language_score_classes(const struct language_part *index, const struct language_part *weights,
                            const uint64_t *hashes, size_t count, unsigned class_count,
                            int32_t *scores) {
    uint32_t bucket_count = index->size / sizeof(struct language_class_bucket);
    struct run runs[LANGUAGE_MAX_FEATURES];
    size_t run_count = 0;
    int32_t sums[LANGUAGE_MAX_CLASSES];
    memset(sums, 0, sizeof sums);
    prefetch_buckets(index, hashes, count, bucket_count);
    for (size_t i = 0; i < count; i++)
        if (find_run(index, weights, hashes[i], bucket_count, &runs[run_count]))
            __builtin_prefetch(runs[run_count++].pairs);
    for (size_t i = 0; i < run_count; i++)
        for (size_t k = 0; k < runs[i].count; k++)
            sums[runs[i].pairs[k * 2]] += (int8_t)runs[i].pairs[k * 2 + 1];
    memcpy(scores, sums, class_count * sizeof *scores);
}

uint8_t language_find_byte(const struct language_part *map, uint32_t key) {
    uint32_t bucket_count = map->size / sizeof(struct language_byte_bucket);
    struct language_byte_bucket bucket;
    if (bucket_count == 0) return 0;
    size_t at = (size_t)((uint64_t)(key * 0x9E3779B1u) * bucket_count >> 32);
    memcpy(&bucket, map->bytes + at * sizeof bucket, sizeof bucket);
    for (int i = 0; i < LANGUAGE_BYTE_SLOTS; i++)
        if (bucket.keys[i] == key) return bucket.values[i];
    return 0;
}
