/* See firsts.h. A document stands by 64 bits: who takes one for another one sees from the whole
 * digest in the ledger that it is none. */
#include "batch/firsts.h"
#include "host/hash.h"
#include "host/out.h"

#include <stdlib.h>
#include <string.h>

struct first {
    uint64_t key; /* 0: an empty place */
    int64_t number;
};

static struct first *place_of(const struct firsts *firsts, uint64_t key) {
    size_t at = (size_t)key & (firsts->capacity - 1);
    while (firsts->items[at].key && firsts->items[at].key != key)
        at = (at + 1) & (firsts->capacity - 1);
    return &firsts->items[at];
}

static void grow(struct firsts *firsts) {
    struct firsts grown = {.count = firsts->count,
                           .capacity = firsts->capacity ? firsts->capacity * 2 : 1024};
    grown.items = out_alloc(grown.capacity * sizeof *grown.items);
    for (size_t i = 0; i < firsts->capacity; i++)
        if (firsts->items[i].key) *place_of(&grown, firsts->items[i].key) = firsts->items[i];
    free(firsts->items);
    *firsts = grown;
}

/* "md" of "a/b.MD", in small letters; empty without one. */
static void ending_of(const char *name, char *ending, size_t room) {
    const char *dot = strrchr(name, '.');
    size_t size = 0;
    for (const char *at = dot ? dot + 1 : ""; *at && *at != '/' && size + 1 < room; at++)
        ending[size++] = (char)(*at >= 'A' && *at <= 'Z' ? *at - 'A' + 'a' : *at);
    ending[size] = '\0';
}

int64_t firsts_add(struct firsts *firsts, const struct batch_item *item, const char *digest,
                   int64_t number) {
    char ending[16] = "";
    ending_of(item->name, ending, sizeof ending);
    const char *read_as[] = {item->format ? item->format : ending,
                             item->charset ? item->charset : ""};
    uint64_t key = hash_bytes(digest, strlen(digest) + 1);
    for (size_t i = 0; i < 2; i++) key = hash_add(key, read_as[i], strlen(read_as[i]) + 1);
    key |= 1;
    if (firsts->count * 2 >= firsts->capacity) grow(firsts);
    struct first *first = place_of(firsts, key);
    if (!first->key) {
        *first = (struct first){key, number};
        firsts->count++;
    }
    return first->number;
}

void firsts_release(struct firsts *firsts) {
    free(firsts->items);
    *firsts = (struct firsts){0};
}
