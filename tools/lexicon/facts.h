/* What the sources say of each word, gathered before anything is written. One growing table keyed
 * by the folded word; every reader adds its own fields. Nothing is freed: the builder runs once. */
#ifndef LEXICON_FACTS_H
#define LEXICON_FACTS_H

#include "base/arena.h"
#include "base/str.h"

#include <stdint.h>

/* Classes of a treebank token, by the tag bit they speak for. */
enum { TAG_COUNT = 13, SCHOOL_LEVELS = 6 };

struct fact {
    struct str word;
    double family_zipf; /* of the commonest form of a lemma; 0 for what is no lemma */
    double zipf;        /* 0: not in the list */
    double rating;      /* 1 to 6, mean over spellings; 0: not rated */
    double difficulty;  /* 0 to 1000 */
    uint32_t base;      /* index + 1 of the commonest lemma it is an inflected form of; 0: none */
    uint32_t ratings;   /* how many went into the mean */
    uint32_t senses;    /* WordNet */
    uint32_t seen;      /* treebank tokens */
    uint32_t tokens[TAG_COUNT];
    uint16_t tags; /* from WordNet and inflection */
    uint16_t final_tags;
    uint16_t pronounced; /* bit n: a pronunciation of n syllables */
    uint8_t first_syllables;
    uint8_t level;                  /* CEFR 1 to 6, the lowest; 0: none */
    uint8_t school;                 /* year band 1 to 6; 0: none */
    bool is_lower_noun, is_capital; /* in WordNet's nouns */
    bool is_american, is_british;   /* in the spelling lists */
    bool is_listed_name;
    bool is_chosen;
};

struct facts {
    struct arena *arena;
    struct fact *items;
    uint32_t count, capacity;
    uint32_t *slots; /* index + 1 */
    uint32_t slot_count;
};

void facts_open(struct facts *facts, struct arena *arena);
/* The word's facts, made if need be. Pointers live until the next call. */
struct fact *facts_add(struct facts *facts, struct str word);
/* NULL when there are none. */
struct fact *facts_find(const struct facts *facts, struct str word);
/* Folded to ASCII lower case, curly apostrophes made straight; in the facts' arena. */
struct str facts_fold(struct facts *facts, struct str word);
/* Letters (Latin, accented ones too), and apostrophes or hyphens between them. */
bool facts_is_word(struct str word);

#endif
