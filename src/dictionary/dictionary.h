/* The dictionary room's door: rows kept by people in spreadsheets become terms, and terms are found
 * in a document in all their forms. It knows neither how to fix nor how to print. */
#ifndef DICTIONARY_DICTIONARY_H
#define DICTIONARY_DICTIONARY_H

#include "doc/doc.h"
#include "words/lexicon.h"

struct dictionary; /* all layers together; immutable while documents are matched */

/* An empty dictionary that lives in `arena`. */
struct dictionary *dictionary_new(struct arena *arena);

/* How a text is cut into folded words; the language room's function, handed in by the pipeline. */
typedef uint32_t (*dictionary_fold)(struct str text, struct str *folded, uint32_t limit,
                                    struct arena *arena);

/* Adds a layer (the contract's CSV, comma or tab separated), later layers winning over earlier
 * ones. `bytes` must live as long as the dictionary. False with *failure (line, column, what to do)
 * when a row cannot be used; the dictionary is then not to be used. */
bool dictionary_add(struct dictionary *dictionary, struct str bytes, struct str name,
                    dictionary_fold fold, struct failure *failure, struct arena scratch);

/* How hard words are, for those that have several plainer ones; borrowed. */
void dictionary_set_lexicon(struct dictionary *dictionary, const struct words_lexicon *lexicon);

/* Where hunspell's files lie; opened when a word first needs them. Paths end in NUL. */
void dictionary_set_hunspell(struct dictionary *dictionary, const char *aff, const char *dic);
/* Closes hunspell. The memory belongs to the arena. */
void dictionary_close(struct dictionary *dictionary);

/* Fills doc->matches, in reading order, longest terms first, none overlapping another. Terms whose
 * level is below the document's band are passed over. */
void dictionary_match(struct dictionary *dictionary, struct doc *doc);

/* A word of a document, first_word to end_word, and what could stand in its place by all rows that
 * replace it, ranked: match->candidates. False when there is nothing. */
bool dictionary_suggest(const struct dictionary *dictionary, const struct doc *doc,
                        struct doc_match *match);
/* The rows of one wording, in the order in which they are tried; at most `limit` are written. */
uint32_t dictionary_find_all(const struct dictionary *dictionary, struct str term,
                             dictionary_fold fold, const struct doc_term **rows, uint32_t limit,
                             struct arena scratch);

/* The row of a headword (or of one of its forms), any case, or NULL. */
const struct doc_term *dictionary_find(const struct dictionary *dictionary, struct str term,
                                       dictionary_fold fold, struct arena scratch);
uint32_t dictionary_count(const struct dictionary *dictionary);
/* The row of that number, in the order of layers and lines. */
const struct doc_term *dictionary_term(const struct dictionary *dictionary, uint32_t index);

#endif
