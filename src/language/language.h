/* The language room's door: sentences, words and quotations of a document that has been read. It
 * knows nothing of markup or files. */
#ifndef LANGUAGE_LANGUAGE_H
#define LANGUAGE_LANGUAGE_H

#include "base/memo.h"
#include "doc/doc.h"
#include "language/model.h"
#include "words/lexicon.h"

/* What the room is handed: a lexicon and a model, either of which may be absent (NULL or without
 * bytes). Without a lexicon no part of speech is known beforehand; without a model there are no
 * tags and no trees. A memo of sentences that this model has seen before, or NULL. */
struct language_tools {
    const struct words_lexicon *lexicon;
    const struct language_model *model;
    struct memo *memo;
};

/* Fills doc's sentences, words, types and quotes from its blocks, and tags the words if there is a
 * model. Sentences tile their block. */
void language_analyse(struct doc *doc, const struct language_tools *tools, struct arena scratch);
/* Gives each sentence that is flagged for it its tree (doc->arcs), its words their lemmas, its
 * constructions, and marks those whose trees contradict themselves. Nothing without a model. */
void language_parse_wanted(struct doc *doc, const struct language_tools *tools,
                           struct arena scratch);

/* The words of a stretch of text on its own (a dictionary term): folded forms of words, numbers
 * and clitics, without punctuation. Returns how many; at most `limit` are written. */
uint32_t language_fold_words(struct str text, struct str *folded, uint32_t limit,
                             struct arena *arena);

#endif
