/* The table of facts: open addressing over indexes, doubled when half full. */
#include "facts.h"

#include <string.h>

#include "words/lexicon_format.h"

void facts_open(struct facts *facts, struct arena *arena) {
    *facts = (struct facts){.arena = arena, .slot_count = 1U << 16};
    facts->slots = ARENA_ARRAY(arena, uint32_t, facts->slot_count);
}

static uint32_t *find_slot(const struct facts *facts, struct str word) {
    uint32_t at = lexicon_hash((const unsigned char *)word.bytes, word.size);
    for (;; at++) {
        uint32_t *slot = &facts->slots[at & (facts->slot_count - 1)];
        if (*slot == 0 || str_equal(facts->items[*slot - 1].word, word)) return slot;
    }
}

static void grow(struct facts *facts) {
    facts->slot_count *= 2;
    facts->slots = ARENA_ARRAY(facts->arena, uint32_t, facts->slot_count);
    for (uint32_t i = 0; i < facts->count; i++) *find_slot(facts, facts->items[i].word) = i + 1;
}

struct fact *facts_add(struct facts *facts, struct str word) {
    if (facts->count * 2 >= facts->slot_count) grow(facts);
    uint32_t *slot = find_slot(facts, word);
    if (*slot != 0) return &facts->items[*slot - 1];
    struct fact *fact = ARENA_PUSH(facts->arena, facts);
    fact->word = str_copy(facts->arena, word);
    *slot = facts->count;
    return fact;
}

struct fact *facts_find(const struct facts *facts, struct str word) {
    uint32_t *slot = find_slot(facts, word);
    return *slot != 0 ? &facts->items[*slot - 1] : NULL;
}

static const char CURLY[] = "\xe2\x80\x99";

struct str facts_fold(struct facts *facts, struct str word) {
    struct buf buf = {.arena = facts->arena};
    for (size_t i = 0; i < word.size; i++) {
        char c = word.bytes[i];
        bool is_curly = word.size - i >= 3 && memcmp(word.bytes + i, CURLY, 3) == 0;
        if (is_curly) i += 2;
        if (c >= 'A' && c <= 'Z') c = (char)(c - 'A' + 'a');
        buf_add_char(&buf, is_curly ? '\'' : c);
    }
    return buf_str(&buf);
}

static bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

/* U+00E0 to U+017F in lower case, as far as two bytes of UTF-8 show it. */
static bool is_accented(const char *at) {
    unsigned char lead = (unsigned char)at[0], next = (unsigned char)at[1];
    return (lead == 0xC3 && next >= 0xA0 && next != 0xB7) || lead == 0xC5;
}

bool facts_is_word(struct str word) {
    bool has_letter = false;
    if (word.size == 0 || word.size > LEXICON_LONGEST_WORD || word.bytes[0] == '-') return false;
    for (size_t i = 0; i < word.size; i++) {
        bool is_pair = i + 1 < word.size && is_accented(word.bytes + i);
        if (!is_pair && !is_letter(word.bytes[i]) && !strchr("'-", word.bytes[i])) return false;
        has_letter = has_letter || is_pair || is_letter(word.bytes[i]);
        i += is_pair ? 1 : 0;
    }
    return has_letter && word.bytes[word.size - 1] != '-';
}
