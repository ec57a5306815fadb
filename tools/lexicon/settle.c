/* Which words go into the table, and with which tags. Treebank counts add tags that WordNet lacks
 * and, where there are many tokens, take away those that never occur (WordNet knows "a" and "in" as
 * nouns: ampere, inch). */
#include "sources.h"

#include "words/lexicon.h"

/* A tag needs so many tokens and such a share of all; a name a larger share, since titles turn any
 * word into one. Words seen less often keep what WordNet says. */
enum { LEAST_TOKENS = 3, LEAST_PER_CENT = 2, LEAST_NAME_PER_CENT = 10, MANY_TOKENS = 50 };

static bool is_attested(const struct fact *fact, int bit) {
    uint32_t share = (1 << bit) == WORDS_IS_NAME ? LEAST_NAME_PER_CENT : LEAST_PER_CENT;
    return fact->tokens[bit] >= LEAST_TOKENS && fact->tokens[bit] * 100 >= share * fact->seen;
}

static bool is_doubtful(const struct fact *fact, int bit) {
    uint32_t closed = fact->tokens[11];
    return fact->seen >= MANY_TOKENS && closed * 2 > fact->seen &&
           fact->tokens[bit] * 500 < fact->seen;
}

static uint16_t settle_tags(const struct fact *fact) {
    uint16_t tags = fact->tags;
    bool is_name = fact->is_listed_name || (fact->is_capital && !fact->is_lower_noun);
    if (is_name) tags |= WORDS_IS_NAME;
    for (int bit = 0; bit < TAG_COUNT; bit++) {
        if (is_attested(fact, bit)) tags |= (uint16_t)(1U << bit);
        if (is_doubtful(fact, bit)) tags &= (uint16_t) ~(1U << bit);
    }
    return tags;
}

/* "duke's" is two words to a tokeniser. */
static bool is_possessive(struct str word) {
    return word.size > 2 && str_ends(word, STR("'s"));
}

/* Common words whatever they are; rarer ones if they are English words and not only names; and
 * everything with a rating or level. */
static bool is_chosen(const struct fact *fact) {
    const double common = 2.3, rare = 1.8;
    bool is_open = (fact->final_tags & ~WORDS_IS_NAME) != 0;
    if (is_possessive(fact->word)) return false;
    if (fact->zipf >= common || fact->level != 0 || fact->school != 0) return true;
    if (fact->rating > 0 && is_open) return true;
    return is_open && fact->tags != 0 && fact->zipf >= rare;
}

/* Some list of words has it; a form that only a corpus has may be a mistake. */
static bool is_spelled(const struct fact *fact) {
    return fact->is_british || fact->is_american || fact->zipf >= 1.8;
}

/* A form brings its lemma, a lemma its forms. */
static void choose_families(struct facts *facts) {
    for (uint32_t i = 0; i < facts->count; i++)
        if (facts->items[i].is_chosen && facts->items[i].base != 0)
            facts->items[facts->items[i].base - 1].is_chosen = true;
    for (uint32_t i = 0; i < facts->count; i++) {
        struct fact *fact = &facts->items[i];
        if (fact->base != 0 && facts->items[fact->base - 1].is_chosen && is_spelled(fact))
            fact->is_chosen = true;
    }
}

void settle(struct facts *facts) {
    for (uint32_t i = 0; i < facts->count; i++) {
        struct fact *fact = &facts->items[i];
        fact->final_tags = settle_tags(fact);
        fact->is_chosen = is_chosen(fact);
    }
    choose_families(facts);
}
