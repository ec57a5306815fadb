/* The bytes of the table, as words/lexicon_format.h has them. Words go in by the order of their
 * bytes, so that the order of the sources does not show. */
#include "sources.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "words/lexicon_format.h"

static int compare(const void *a, const void *b) {
    const struct fact *const *left = a, *const *right = b;
    return str_compare((*left)->word, (*right)->word);
}

struct list {
    const struct fact **items;
    uint32_t count, text_size;
};

static struct list choose(const struct facts *facts) {
    struct list list = {ARENA_ARRAY(facts->arena, const struct fact *, facts->count), 0, 0};
    for (uint32_t i = 0; i < facts->count; i++) {
        if (!facts->items[i].is_chosen) continue;
        list.items[list.count++] = &facts->items[i];
        list.text_size += (uint32_t)facts->items[i].word.size;
    }
    qsort(list.items, list.count, sizeof list.items[0], compare);
    return list;
}

static void write_16(unsigned char *at, unsigned value) {
    at[0] = (unsigned char)value;
    at[1] = (unsigned char)(value >> 8);
}

static void write_32(unsigned char *at, uint32_t value) {
    write_16(at, value & 0xFFFF);
    write_16(at + 2, value >> 16);
}

struct table {
    unsigned char *bytes;
    uint32_t slots, longest;
    const struct list *list;
    uint32_t *places; /* of each listed word in the text */
    uint32_t *order;  /* slot to place in the list + 1; 0: free */
};

static uint32_t hash_of(const struct table *table, uint32_t index) {
    struct str word = table->list->items[index]->word;
    return lexicon_hash((const unsigned char *)word.bytes, word.size);
}

/* How far a word stands from where its hash would have it. */
static uint32_t distance(const struct table *table, uint32_t slot, uint32_t index) {
    return (slot - hash_of(table, index)) & (table->slots - 1);
}

/* A word pushes out one that stands nearer to its own place, so that none stands far off. */
static void insert(struct table *table, uint32_t index) {
    uint32_t slot = hash_of(table, index) & (table->slots - 1);
    for (uint32_t far = 0;; far++, slot = (slot + 1) & (table->slots - 1)) {
        uint32_t found = table->order[slot];
        if (found != 0 && distance(table, slot, found - 1) >= far) continue;
        table->order[slot] = index + 1;
        if (found == 0) return;
        index = found - 1;
        far = distance(table, slot, index);
    }
}

static void fill_slot(struct table *table, uint32_t at, uint32_t index) {
    const struct fact *fact = table->list->items[index];
    unsigned char *slot = table->bytes + LEXICON_HEADER_SIZE + (size_t)at * LEXICON_SLOT_SIZE;
    write_32(slot, table->places[index]);
    write_16(slot + 4, lexicon_fingerprint(hash_of(table, index)));
    slot[6] = (unsigned char)fact->word.size;
    slot[7] = fact->is_american && !fact->is_british ? LEXICON_AMERICAN : 0;
    write_16(slot + 8, fact->final_tags);
    write_16(slot + 10, (unsigned)lround(fact->zipf * LEXICON_ZIPF_UNIT));
    write_16(slot + 12, (unsigned)lround(fact->difficulty));
    slot[14] = settle_syllables(fact);
}

static void fill_slots(struct table *table) {
    for (uint32_t i = 0; i < table->list->count; i++) insert(table, i);
    for (uint32_t at = 0; at < table->slots; at++) {
        if (table->order[at] == 0) continue;
        uint32_t index = table->order[at] - 1, probes = distance(table, at, index) + 1;
        if (probes > table->longest) table->longest = probes;
        fill_slot(table, at, index);
    }
}

/* Puts the words one behind the other at the end of the bytes. */
static void fill_text(struct table *table, size_t start) {
    uint32_t place = 0;
    for (uint32_t i = 0; i < table->list->count; i++) {
        struct str word = table->list->items[i]->word;
        memcpy(table->bytes + start + place, word.bytes, word.size);
        table->places[i] = place;
        place += (uint32_t)word.size;
    }
}

static void write_header(const struct table *table) {
    unsigned char *bytes = table->bytes;
    memcpy(bytes, LEXICON_MAGIC, 8);
    write_32(bytes + 8, table->slots);
    write_32(bytes + 12, table->list->count);
    write_32(bytes + 16, table->list->text_size);
    write_32(bytes + 20, table->longest);
    write_32(bytes + LEXICON_HASHED_SIZE, lexicon_hash(bytes, LEXICON_HASHED_SIZE));
}

/* Three quarters full at most. */
static uint32_t slots_for(uint32_t words) {
    uint32_t slots = 1;
    while (slots * 3 < words * 4) slots *= 2;
    return slots;
}

struct str compile(struct facts *facts) {
    struct list list = choose(facts);
    struct table table = {.slots = slots_for(list.count), .list = &list};
    size_t text = LEXICON_HEADER_SIZE + (size_t)table.slots * LEXICON_SLOT_SIZE;
    table.bytes = ARENA_ARRAY(facts->arena, unsigned char, text + list.text_size);
    table.places = ARENA_ARRAY(facts->arena, uint32_t, list.count);
    table.order = ARENA_ARRAY(facts->arena, uint32_t, table.slots);
    fill_text(&table, text);
    fill_slots(&table);
    if (table.longest > LEXICON_LONGEST_PROBE) return (struct str){0};
    write_header(&table);
    return (struct str){(const char *)table.bytes, text + list.text_size};
}
