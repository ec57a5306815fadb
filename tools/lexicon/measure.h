/* Measurements on development data: they read, count and print, and nothing is fitted. */
#ifndef LEXICON_MEASURE_H
#define LEXICON_MEASURE_H

#include "base/str.h"
#include "words/lexicon.h"

/* Share of a treebank's words whose lemma is the gold one, given gold tags; with is_loud also each
 * kind of mistake, on standard output. */
void measure_lemmas(const struct words_lexicon *lexicon, struct str treebank, bool is_loud);

#endif
