/* The assess room's door: what can be counted about a text, the formulas over it, and the reading
 * bands. It says how hard a text is, not what to do about it. */
#ifndef ASSESS_ASSESS_H
#define ASSESS_ASSESS_H

#include "doc/doc.h"
#include "words/lexicon.h"

struct assess_options {
    const struct words_lexicon *lexicon; /* NULL: no word counts as hard */
    struct str familiar;                 /* the user's list of familiar words; empty: our own */
    uint32_t formulas;                   /* bits by place in the table; 0: all */
};

/* Counts words, syllables and hard words of every sentence and of the document, flags hard words
 * and computes the formulas. Headings, labels and code are not counted as prose. */
void assess_document(struct doc *doc, const struct assess_options *options, struct arena scratch);
/* Counts the words of every sentence, and nothing else. */
void assess_count_words(struct doc *doc);
/* The formulas of a list of ids, as bits. False, with *unknown set, for an id that does not exist.
 */
bool assess_select_formulas(struct str list, uint32_t *formulas, struct str *unknown);
/* Gives sentences and the document their reading levels; needs tags and a lexicon. A document of
 * fewer than 100 words has none. */
void assess_levels(struct doc *doc, struct arena scratch);
/* Does the sentence count for the document: prose of the author's, not a heading, label or code? */
bool assess_is_prose(const struct doc *doc, const struct doc_sentence *sentence);

/* Judges single words without a document: the lexicon's difficulty, lowered for regular forms of an
 * easier word and to 0 for words that children know. */
struct assess_judge;
struct assess_judge *assess_judge_new(const struct words_lexicon *lexicon, struct arena *arena);
/* `judge` is an assess_judge; *tags gets what the word can be (enum words_tags), 0 when unknown. */
unsigned assess_judge_word(const void *judge, struct str word, uint16_t *tags);

/* The table of bands. NULL when there is no band of that name. */
const struct doc_band *assess_find_band(struct str name);
const struct doc_band *assess_bands(uint32_t *count);

/* The table of formulas, and one by its id. */
const struct doc_formula *assess_formulas(uint32_t *count);
const struct doc_formula *assess_find_formula(struct str id);

#endif
