/* What a reading level is made of: features of a sentence that have a name. Words and tags are
 * enough for them; no tree is asked for, since trees added nothing to the level that could be
 * measured. */
#ifndef ASSESS_FEATURES_H
#define ASSESS_FEATURES_H

#include "doc/doc.h"

/* feature, and the reason that it belongs to */
#define ASSESS_FEATURE_LIST(X)                                                                     \
    X(FEATURE_WORDS, DOC_REASON_LENGTH)             /* logarithm */                                \
    X(FEATURE_WORDS_SQUARED, DOC_REASON_LENGTH)     /* of at most 40, by 400 */                    \
    X(FEATURE_LETTERS, DOC_REASON_LONG_WORDS)       /* a word */                                   \
    X(FEATURE_LONG, DOC_REASON_LONG_WORDS)          /* share of words of 7 letters or more */      \
    X(FEATURE_LONG_COUNT, DOC_REASON_LONG_WORDS)    /* counts are log(1 + n) from here on */       \
    X(FEATURE_SYLLABLES, DOC_REASON_LONG_WORDS)     /* a word */                                   \
    X(FEATURE_POLYSYLLABLES, DOC_REASON_LONG_WORDS) /* share of words of 3 syllables or more */    \
    X(FEATURE_POLYSYLLABLE_COUNT, DOC_REASON_LONG_WORDS)                                           \
    X(FEATURE_FOUR_SYLLABLES, DOC_REASON_LONG_WORDS)                                               \
    X(FEATURE_HARD, DOC_REASON_HARD_WORDS) /* share of words with a difficulty over 450 */         \
    X(FEATURE_HARD_COUNT, DOC_REASON_HARD_WORDS)                                                   \
    X(FEATURE_HARDER_COUNT, DOC_REASON_HARD_WORDS) /* over 600 */                                  \
    X(FEATURE_FAIRLY_COUNT, DOC_REASON_HARD_WORDS) /* over 300 */                                  \
    X(FEATURE_DIFFICULTY, DOC_REASON_HARD_WORDS)   /* mean of the content words, by 1000 */        \
    X(FEATURE_HARDEST, DOC_REASON_HARD_WORDS)                                                      \
    X(FEATURE_HARDEST_THREE, DOC_REASON_HARD_WORDS)                                                \
    X(FEATURE_ZIPF, DOC_REASON_HARD_WORDS) /* mean of the content words */                         \
    X(FEATURE_RAREST, DOC_REASON_HARD_WORDS)                                                       \
    X(FEATURE_RAREST_THREE, DOC_REASON_HARD_WORDS)                                                 \
    X(FEATURE_RARE, DOC_REASON_HARD_WORDS)           /* share below Zipf 4 */                      \
    X(FEATURE_RARE_COUNT, DOC_REASON_HARD_WORDS)     /* below 3.5 */                               \
    X(FEATURE_UNCOMMON_COUNT, DOC_REASON_HARD_WORDS) /* below 4.5 */                               \
    X(FEATURE_NAMES, DOC_REASON_NAMES)               /* share */                                   \
    X(FEATURE_NAME_COUNT, DOC_REASON_NAMES)                                                        \
    X(FEATURE_NUMBERS, DOC_REASON_NUMBERS) /* share */                                             \
    X(FEATURE_FINITE_VERBS, DOC_REASON_CLAUSES)                                                    \
    X(FEATURE_SUBORDINATORS, DOC_REASON_CLAUSES)                                                   \
    X(FEATURE_JOINING, DOC_REASON_CLAUSES)                                                         \
    X(FEATURE_COMMAS, DOC_REASON_CLAUSES)                                                          \
    X(FEATURE_BRACKETS, DOC_REASON_CLAUSES)                                                        \
    X(FEATURE_PARTICIPLES, DOC_REASON_VERB_FORMS)                                                  \
    X(FEATURE_ING_FORMS, DOC_REASON_VERB_FORMS)                                                    \
    X(FEATURE_MODALS, DOC_REASON_VERB_FORMS)                                                       \
    X(FEATURE_PAST, DOC_REASON_VERB_FORMS)                                                         \
    X(FEATURE_NEGATIONS, DOC_REASON_NEGATION)                                                      \
    X(FEATURE_NOUN_RUN, DOC_REASON_NOUN_STRINGS) /* longest run of nouns */                        \
    X(FEATURE_NOMINALISATIONS, DOC_REASON_NOUN_STRINGS)                                            \
    X(FEATURE_CONTENT, DOC_REASON_WORD_KINDS) /* shares */                                         \
    X(FEATURE_PRONOUNS, DOC_REASON_WORD_KINDS)                                                     \
    X(FEATURE_YOU, DOC_REASON_WORD_KINDS)                                                          \
    X(FEATURE_ADJECTIVES, DOC_REASON_WORD_KINDS)                                                   \
    X(FEATURE_ADVERBS, DOC_REASON_WORD_KINDS)                                                      \
    X(FEATURE_NOUNS, DOC_REASON_WORD_KINDS)                                                        \
    X(FEATURE_VERBS, DOC_REASON_WORD_KINDS)

#define ASSESS_FEATURE_ENUM(feature, reason) feature,
enum assess_feature { ASSESS_FEATURE_LIST(ASSESS_FEATURE_ENUM) FEATURE_COUNT };

/* What each tag of the document's tagset is, as bits. */
struct assess_tags {
    uint16_t *classes; /* tagset.tag_count of them */
};
struct assess_tags assess_read_tags(const struct doc *doc, struct arena *arena);

/* Fills the features of a sentence; all zero when it has no words. */
void assess_features(const struct doc *doc, const struct assess_tags *tags,
                     const struct doc_sentence *sentence, double features[FEATURE_COUNT]);

/* The mean features of a document's sentences of five words or more, weighted by their words, and
 * the mean number of words a sentence. Returns the number of words. */
uint32_t assess_document_features(const struct doc *doc, struct arena scratch,
                                  double features[FEATURE_COUNT], double *words_per_sentence);

#endif
