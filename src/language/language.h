/* The language room's door: sentences, words and quotations of a document that has been read. It
 * knows nothing of markup or files. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include "doc/doc.h"

/* Fills doc's sentences, words and quotes from its blocks. Sentences tile their block. */
void language_analyse(struct doc *doc, struct arena scratch);

/* The words of a stretch of text on its own (a dictionary term): folded forms of words, numbers
 * and clitics, without punctuation. Returns how many; at most `limit` are written. */
uint32_t language_fold_words(struct str text, struct str *folded, uint32_t limit,
                             struct arena *arena);

#endif
