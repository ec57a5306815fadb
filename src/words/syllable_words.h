/* Private to the words room: the words whose syllables the rules of syllables.c miscount. */
#ifndef PLAINER_WORDS_SYLLABLE_WORDS_H
#define PLAINER_WORDS_SYLLABLE_WORDS_H

#include <stddef.h>

enum { SYLLABLE_WORD_MAX = 15 };

/* The word is NUL-padded, so that a row is 16 bytes and a search stays within few cache lines. */
struct syllable_word {
    char word[SYLLABLE_WORD_MAX];
    unsigned char syllables;
};

/* Sorted by word (memcmp order). */
extern const struct syllable_word words_syllable_words[];
extern const size_t words_syllable_words_count;

/* Syllables of a listed word, 0 for a word that is not listed. */
unsigned words_listed_syllables(const char *word, size_t length);

#endif
