/* Counts the syllables of an English word, for readability formulas. The count is that of careful
 * speech (British where the two Englishes differ); nothing here knows stress, sense or sentence. */
#ifndef PLAINER_WORDS_SYLLABLES_H
#define PLAINER_WORDS_SYLLABLES_H

#include <stddef.h>

/* Syllables of one word, lower-case UTF-8, not NUL-terminated. Hyphenated parts are added up; a
 * part with a digit counts as one, since how a number is read aloud is not known here; a part
 * without a vowel ("nhs") is spelled out. Returns 0 only for an input without a letter or digit.
 * Needs no memory, cannot fail. */
unsigned words_syllables(const char *word, size_t length);

#endif
