/* What is known of a word before any sentence is seen: one compiled table, searched in the bytes of
 * a mapped file. tools/lexicon builds it; dictionaries/README.md names its sources;
 * words/lexicon_format.h describes the bytes. */
#ifndef WORDS_LEXICON_H
#define WORDS_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct words_lexicon {
    const unsigned char *bytes; /* borrowed; NULL: no lexicon, every look-up fails */
    size_t size;
};

/* Parts of speech a form can have, as bits. Each bit stands for one form, not for a family: "runs"
 * is PLURAL and THIRD, not NOUN or VERB. */
enum words_tags {
    WORDS_IS_NOUN = 1 << 0, /* singular or mass */
    WORDS_IS_PLURAL = 1 << 1,
    WORDS_IS_VERB = 1 << 2, /* base form */
    WORDS_IS_THIRD = 1 << 3,
    WORDS_IS_ING = 1 << 4,
    WORDS_IS_PAST = 1 << 5,
    WORDS_IS_PARTICIPLE = 1 << 6,
    WORDS_IS_ADJECTIVE = 1 << 7,
    WORDS_IS_COMPARATIVE = 1 << 8, /* of an adjective or adverb */
    WORDS_IS_SUPERLATIVE = 1 << 9,
    WORDS_IS_ADVERB = 1 << 10,
    WORDS_IS_CLOSED = 1 << 11, /* determiner, pronoun, preposition, conjunction, auxiliary ... */
    WORDS_IS_NAME = 1 << 12,
};

struct words_entry {
    uint16_t tags;       /* enum words_tags; 0: not known */
    uint16_t zipf;       /* times 100; 0: too rare to be listed */
    uint16_t difficulty; /* 0 (easy) to 1000; estimated when no rating is known */
    uint8_t syllables;   /* 0: use the rules */
    bool is_american;    /* a spelling that British English does not use */
};

/* Checks the header once. False, with the table left empty, when the bytes are no lexicon. */
bool words_lexicon_open(struct words_lexicon *lexicon, const void *bytes, size_t size);
/* A folded form (lower case, straight apostrophe). False when it is not in the table; *entry is
 * then all zero. O(1), no allocation. */
bool words_look_up(const struct words_lexicon *lexicon, const char *word, size_t length,
                   struct words_entry *entry);

/* Difficulty, on the table's scale, of a folded word that need not be in the table: the table's
 * own value where it has one, the hardest part of a hyphenated word, else a guess from length,
 * syllables and ending (weights fitted to the rare words of the table). Needs no memory, cannot
 * fail; 0 for an empty word. */
uint16_t words_estimate_difficulty(const struct words_lexicon *lexicon, const char *word,
                                   size_t length);

#endif
