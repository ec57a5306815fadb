/* Patterns and the hash index over their first words. A chain holds the patterns that begin alike,
 * longest first and, among equals, the later layer first, so that the first one that fits
 * is the one to take; rows that are told apart by sense come after all others. */
#include "dictionary/internal.h"

#include "words/forms.h"

#include <string.h>

static uint32_t hash_of(struct str word, struct str second) {
    uint32_t hash = str_hash(word);
    return second.size ? hash * 31 + str_hash(second) : hash;
}

static bool is_free(const struct dictionary_slot *slot) {
    return slot->word.size == 0;
}

/* The slot of one word or of two, or the free slot where it would go. */
static struct dictionary_slot *slot_for(struct dictionary_slot *slots, uint32_t count,
                                        struct str word, struct str second) {
    uint32_t at = hash_of(word, second) & (count - 1);
    while (!is_free(&slots[at]) &&
           !(str_equal(slots[at].word, word) && str_equal(slots[at].second, second)))
        at = (at + 1) & (count - 1);
    return &slots[at];
}

static void grow_slots(struct dictionary *d) {
    uint32_t count = d->slot_count ? d->slot_count * 2 : 4096;
    struct dictionary_slot *slots = ARENA_ARRAY(d->arena, struct dictionary_slot, count);
    for (uint32_t i = 0; i < count; i++) slots[i].pattern = DOC_NONE;
    for (uint32_t i = 0; i < d->slot_count; i++)
        if (!is_free(&d->slots[i]))
            *slot_for(slots, count, d->slots[i].word, d->slots[i].second) = d->slots[i];
    d->slots = slots;
    d->slot_count = count;
}

/* The slot, taken now if it was free. */
static struct dictionary_slot *take_slot(struct dictionary *d, struct str word, struct str second) {
    if ((d->slots_used + 1) * 2 > d->slot_count) grow_slots(d);
    struct dictionary_slot *slot = slot_for(d->slots, d->slot_count, word, second);
    if (is_free(slot)) {
        slot->word = word;
        slot->second = second;
        d->slots_used++;
    }
    return slot;
}

/* Does `a` stand before `b` in a chain? */
static bool goes_first(const struct dictionary_pattern *a, const struct dictionary_pattern *b) {
    uint32_t words_a = a->count + (a->gap > 0), words_b = b->count + (b->gap > 0);
    if (words_a != words_b) return words_a > words_b;
    if (a->term->is_by_sense != b->term->is_by_sense) return b->term->is_by_sense;
    if ((a->exact.size > 0) != (b->exact.size > 0)) return a->exact.size > 0;
    if ((a->cues != NULL) != (b->cues != NULL) && a->layer == b->layer) return a->cues != NULL;
    if (a->layer != b->layer) return a->layer > b->layer;
    return a->form == WORDS_BASE && b->form != WORDS_BASE; /* "complicated", "complicate" */
}

static void insert(struct dictionary *d, uint32_t *link, uint32_t index) {
    struct dictionary_pattern *fresh = &d->patterns.items[index];
    while (*link != DOC_NONE && !goes_first(fresh, &d->patterns.items[*link]))
        link = &d->patterns.items[*link].next;
    fresh->next = *link;
    *link = index;
}

/* Patterns are found by their first two words, but those of a single word, or with a slot behind
 * it, by that word. A word that begins any pattern has a slot of its own. */
static struct str second_of(const struct str *words, uint32_t count, uint32_t gap) {
    return count > 1 && gap != 1 ? words[1] : STR("");
}

void dictionary_add_pattern(struct dictionary *d, const struct dictionary_pattern *pattern) {
    struct str second = second_of(pattern->words, pattern->count, pattern->gap);
    uint32_t index = d->patterns.count;
    *ARENA_PUSH(d->arena, &d->patterns) = *pattern;
    take_slot(d, pattern->words[0], STR(""));
    insert(d, &take_slot(d, pattern->words[0], second)->pattern, index);
}

static uint32_t chain_of(const struct dictionary *d, struct str word, struct str second) {
    if (!d->slot_count || !word.size) return DOC_NONE;
    return slot_for(d->slots, d->slot_count, word, second)->pattern;
}

bool dictionary_begins_pattern(const struct dictionary *d, struct str word) {
    if (!d->slot_count || !word.size) return false;
    return !is_free(slot_for(d->slots, d->slot_count, word, STR("")));
}

uint32_t dictionary_word_chain(const struct dictionary *d, struct str word) {
    return chain_of(d, word, STR(""));
}

uint32_t dictionary_pair_chain(const struct dictionary *d, struct str word, struct str second) {
    return second.size ? chain_of(d, word, second) : DOC_NONE;
}

uint32_t dictionary_chain_of(const struct dictionary *d, const struct str *words, uint32_t count,
                             uint32_t gap) {
    return count ? chain_of(d, words[0], second_of(words, count, gap)) : DOC_NONE;
}

uint32_t dictionary_count(const struct dictionary *d) {
    return d->terms.count;
}

const struct doc_term *dictionary_term(const struct dictionary *d, uint32_t index) {
    return d->terms.items[index];
}
