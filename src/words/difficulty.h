/* Private to the words room and to tools/lexicon: the endings by which the difficulty of an
 * unlisted word is guessed. The tool fits a weight to each. */
#ifndef WORDS_DIFFICULTY_H
#define WORDS_DIFFICULTY_H

#include <stddef.h>

enum { DIFFICULTY_ENDINGS = 24 };

/* Index of the first ending that the word has, DIFFICULTY_ENDINGS for none; longer ones first. */
size_t words_difficulty_ending(const char *word, size_t length);

#endif
