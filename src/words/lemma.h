/* From a form back to its lemma, given how the form is read in its sentence: "leaves" is "leaf" as
 * a plural and "leave" as a verb. Irregular forms come from a table, regular ones from the rules of
 * forms.c run backwards and checked against the lexicon. */
#ifndef WORDS_LEMMA_H
#define WORDS_LEMMA_H

#include "words/forms.h"
#include "words/lexicon.h"

/* How a form is read. A tagger's finer classes map onto these. */
enum words_class {
    WORDS_AS_OTHER, /* conjunctions, prepositions, numbers, marks: the form itself */
    WORDS_AS_NOUN,
    WORDS_AS_PLURAL,
    WORDS_AS_NAME,  /* kept as it is */
    WORDS_AS_NAMES, /* a name in the plural */
    WORDS_AS_VERB,  /* base form or present tense */
    WORDS_AS_THIRD,
    WORDS_AS_PAST,
    WORDS_AS_PARTICIPLE,
    WORDS_AS_ING,
    WORDS_AS_MODAL, /* can, 'll, ca (before n't) */
    WORDS_AS_ADJECTIVE,
    WORDS_AS_COMPARATIVE,
    WORDS_AS_SUPERLATIVE,
    WORDS_AS_ADVERB,
    WORDS_AS_ADVERB_COMPARATIVE,
    WORDS_AS_ADVERB_SUPERLATIVE,
    WORDS_AS_PRONOUN,
    WORDS_AS_POSSESSIVE, /* my, her, its before a noun */
    WORDS_AS_DETERMINER,
    WORDS_AS_PARTICLE, /* to, not, the possessive 's */
    WORDS_CLASS_COUNT
};

/* Writes the lemma of a folded form, NUL-terminated, and returns its length. Clitics are forms of
 * their own: 's as THIRD is "be" ("has" cannot be told apart without the sentence), 'd as MODAL is
 * "would" and as PAST "have". *form_found, if it is not NULL, gets the inflection that was taken
 * off, WORDS_BASE when the form is its own lemma. The lexicon may be empty: rules alone then
 * decide. A form without a known stem goes by spelling. Returns 0, and an empty string if there is
 * room for one, when the lemma does not fit or the form is empty or longer than WORDS_FORM_SIZE. */
size_t words_lemma(const struct words_lexicon *lexicon, const char *form, size_t length,
                   enum words_class read_as, enum words_form *form_found, char *out,
                   size_t capacity);

#endif
