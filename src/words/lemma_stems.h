/* Private to the words room: which stem a regular form comes from. */
#ifndef WORDS_LEMMA_STEMS_H
#define WORDS_LEMMA_STEMS_H

#include "words/forms.h"
#include "words/lexicon.h"

struct stem_question {
    const struct words_lexicon *lexicon;
    const char *form;
    size_t length;
    enum words_form wanted; /* THIRD, PAST, PARTICIPLE, ING, PLURAL, COMPARATIVE or SUPERLATIVE */
};

/* Writes the stem, NUL-terminated, and returns its length; 0 when the form has no such ending. */
size_t words_find_stem(const struct stem_question *question, char *out, size_t capacity);

#endif
