/* Two halves, each an arena and a hash table with open addressing over what lies in it. */
#include "base/memo.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_BYTES = 1 << 20, BYTES_A_SLOT = 128 };

struct entry {
    uint64_t hash;
    struct str key, value;
};

struct half {
    struct arena empty, arena;
    struct entry **slots;
    uint32_t count;
};

struct memo {
    struct half halves[2];
    struct arena_guard guard; /* never left: room is looked for before it is taken */
    uint32_t mask;
    bool is_second_young;
};

static void clear(struct memo *memo, struct half *half) {
    half->arena = half->empty;
    half->slots = ARENA_ARRAY(&half->arena, struct entry *, (size_t)memo->mask + 1);
    half->count = 0;
}

struct memo *memo_new(size_t limit) {
    struct memo *memo = calloc(1, sizeof *memo);
    if (!memo) return NULL;
    size_t bytes = (limit < LEAST_BYTES ? LEAST_BYTES : limit) / 2, slots = 1;
    while (slots * 2 * BYTES_A_SLOT <= bytes && slots < UINT32_MAX / 4) slots *= 2;
    memo->mask = (uint32_t)slots - 1;
    for (int i = 0; i < 2; i++) {
        struct half *half = &memo->halves[i];
        if (!arena_open(&half->empty, bytes, &memo->guard)) {
            memo_free(memo);
            return NULL;
        }
        clear(memo, half);
    }
    return memo;
}

void memo_free(struct memo *memo) {
    if (!memo) return;
    for (int i = 0; i < 2; i++) arena_close(&memo->halves[i].empty);
    free(memo);
}

static struct half *young_of(struct memo *memo) {
    return &memo->halves[memo->is_second_young];
}

/* The slot that holds the key, or the free one where it belongs. */
static struct entry **slot_of(const struct memo *memo, const struct half *half, uint64_t hash,
                              struct str key) {
    uint32_t at = (uint32_t)hash & memo->mask;
    for (; half->slots[at]; at = (at + 1) & memo->mask)
        if (half->slots[at]->hash == hash && str_equal(half->slots[at]->key, key)) break;
    return &half->slots[at];
}

/* Is there room in the younger half for an entry with so many bytes? */
static bool has_room(struct memo *memo, size_t bytes) {
    enum { SLACK = 256 }; /* alignment, and gaps in sanitizer builds */
    const struct half *young = young_of(memo);
    size_t room = (size_t)(young->arena.end - young->arena.next);
    return young->count + young->count / 2 < memo->mask && room > SLACK + sizeof(struct entry) &&
           room - SLACK - sizeof(struct entry) > bytes;
}

/* Makes the older half the younger one when there is no room. False: there never is. */
static bool make_room(struct memo *memo, size_t bytes) {
    for (int i = 0; i < 2; i++) {
        if (has_room(memo, bytes)) return true;
        memo->is_second_young = !memo->is_second_young;
        clear(memo, young_of(memo));
    }
    return false;
}

static struct entry *add(struct memo *memo, uint64_t hash, struct str key, struct str value) {
    struct half *young = young_of(memo);
    struct entry *entry = ARENA_NEW(&young->arena, struct entry);
    char *bytes = arena_alloc_raw(&young->arena, value.size + key.size + 1, alignof(max_align_t));
    if (value.size) memcpy(bytes, value.bytes, value.size);
    if (key.size) memcpy(bytes + value.size, key.bytes, key.size);
    *entry = (struct entry){
        .hash = hash, .key = {bytes + value.size, key.size}, .value = {bytes, value.size}};
    *slot_of(memo, young, hash, key) = entry;
    young->count++;
    return entry;
}

bool memo_find(struct memo *memo, struct str key, struct str *value) {
    uint64_t hash = str_hash_long(HASH_SEED, key);
    struct entry *entry = *slot_of(memo, young_of(memo), hash, key);
    if (!entry) {
        entry = *slot_of(memo, &memo->halves[!memo->is_second_young], hash, key);
        /* Only into what room there is: making some would forget what is being moved. */
        if (entry && has_room(memo, key.size + entry->value.size))
            entry = add(memo, hash, key, entry->value);
    }
    if (entry) *value = entry->value;
    return entry != NULL;
}

void memo_put(struct memo *memo, struct str key, struct str value) {
    if (!make_room(memo, key.size + value.size)) return;
    uint64_t hash = str_hash_long(HASH_SEED, key);
    if (!*slot_of(memo, young_of(memo), hash, key)) (void)add(memo, hash, key, value);
}
