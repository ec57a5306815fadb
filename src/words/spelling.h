/* Private to the words room: how an ending joins an English stem. Doubling, silent e, y and i,
 * British before American.
 */
#ifndef PLAINER_WORDS_SPELLING_H
#define PLAINER_WORDS_SPELLING_H

#include <stdbool.h>
#include <stddef.h>

bool words_is_vowel(char letter); /* a e i o u */
bool words_ends_with(const char *word, size_t length, const char *ending);
bool words_ends_in_consonant_y(const char *word, size_t length);

/* Vowel groups, y counted after the first letter. */
unsigned words_vowel_groups(const char *word, size_t length);

/* One vowel letter and one consonant at the end: stop, quit; not look, fix, row. */
bool words_ends_short(const char *word, size_t length);

/* What the last consonant does before -ed and -ing. */
enum words_doubling {
    WORDS_KEEPS,     /* visited */
    WORDS_DOUBLES,   /* stopped, referred */
    WORDS_DOUBLES_UK /* travelled, American traveled */
};
enum words_doubling words_doubling_of(const char *verb, size_t length);

#endif
