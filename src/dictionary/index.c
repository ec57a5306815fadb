/* Patterns and the hash index over their first words. A chain holds the patterns that begin with
 * one word, longest first and, among equals, the later layer first, so that the first one that fits
 * is the one to take; rows that are told apart by sense come after all others. */
#include "dictionary/internal.h"

#include <string.h>

/* The slot of a word, or the free slot where it would go. */
static struct dictionary_slot *slot_for(struct dictionary_slot *slots, uint32_t count,
                                        struct str word) {
    uint32_t at = str_hash(word) & (count - 1);
    while (slots[at].pattern != DOC_NONE && !str_equal(slots[at].word, word))
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static void grow_slots(struct dictionary *d) {
    uint32_t count = d->slot_count ? d->slot_count * 2 : 4096;
    struct dictionary_slot *slots = ARENA_ARRAY(d->arena, struct dictionary_slot, count);
    for (uint32_t i = 0; i < count; i++) slots[i].pattern = DOC_NONE;
    for (uint32_t i = 0; i < d->slot_count; i++)
        if (d->slots[i].pattern != DOC_NONE)
            *slot_for(slots, count, d->slots[i].word) = d->slots[i];
    d->slots = slots;
    d->slot_count = count;
}

/* Does `a` stand before `b` in a chain? */
static bool goes_first(const struct dictionary_pattern *a, const struct dictionary_pattern *b) {
    uint32_t words_a = a->count + (a->gap > 0), words_b = b->count + (b->gap > 0);
    if (words_a != words_b) return words_a > words_b;
    if (a->term->is_by_sense != b->term->is_by_sense) return b->term->is_by_sense;
    if ((a->exact.size > 0) != (b->exact.size > 0)) return a->exact.size > 0;
    if ((a->cues != NULL) != (b->cues != NULL) && a->layer == b->layer) return a->cues != NULL;
    return a->layer > b->layer;
}

static void insert(struct dictionary *d, uint32_t *link, uint32_t index) {
    struct dictionary_pattern *fresh = &d->patterns.items[index];
    while (*link != DOC_NONE && !goes_first(fresh, &d->patterns.items[*link]))
        link = &d->patterns.items[*link].next;
    fresh->next = *link;
    *link = index;
}

void dictionary_add_pattern(struct dictionary *d, const struct dictionary_pattern *pattern) {
    if ((d->slots_used + 1) * 2 > d->slot_count) grow_slots(d);
    uint32_t index = d->patterns.count;
    *ARENA_PUSH(d->arena, &d->patterns) = *pattern;
    struct dictionary_slot *slot = slot_for(d->slots, d->slot_count, pattern->words[0]);
    if (slot->pattern == DOC_NONE) {
        slot->word = pattern->words[0];
        d->slots_used++;
    }
    insert(d, &slot->pattern, index);
}

uint32_t dictionary_first_pattern(const struct dictionary *d, struct str word) {
    if (!d->slot_count) return DOC_NONE;
    return slot_for(d->slots, d->slot_count, word)->pattern;
}

uint32_t dictionary_count(const struct dictionary *d) {
    return d->terms.count;
}

const struct doc_term *dictionary_term(const struct dictionary *d, uint32_t index) {
    return d->terms.items[index];
}
