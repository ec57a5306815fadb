/* Rows of the data tables that more than one room reads: reading bands and formulas. The tables
 * themselves stand in the assess room; here is only what a row looks like. */
#ifndef DOC_TABLES_H
#define DOC_TABLES_H

#include <stdbool.h>
#include <stdint.h>

/* What makes a sentence hard, as it is told to people. */
#define DOC_REASON_LIST(X)                                                                         \
    X(DOC_REASON_LENGTH, "length")                                                                 \
    X(DOC_REASON_HARD_WORDS, "hard words")                                                         \
    X(DOC_REASON_LONG_WORDS, "long words")                                                         \
    X(DOC_REASON_NAMES, "names")                                                                   \
    X(DOC_REASON_NUMBERS, "numbers")                                                               \
    X(DOC_REASON_CLAUSES, "clauses")                                                               \
    X(DOC_REASON_VERB_FORMS, "verb forms")                                                         \
    X(DOC_REASON_NEGATION, "negation")                                                             \
    X(DOC_REASON_NOUN_STRINGS, "noun strings")                                                     \
    X(DOC_REASON_WORD_KINDS, "kinds of words")

#define DOC_REASON_ENUM(reason, name) reason,
enum doc_reason { DOC_REASON_LIST(DOC_REASON_ENUM) DOC_REASON_COUNT };

enum { DOC_BANDS = 4 };

/* A reading band: limits for one group of readers. */
struct doc_band {
    const char *name;  /* "9-11" */
    uint8_t level;     /* place in the order of bands, youngest first */
    const char *stage; /* what the page that a child sees calls it */
    double mean_words;
    uint16_t warn_words, error_words; /* a sentence */
    uint16_t joining_words;           /* a sentence */
    double hard_percent, long_percent;
    uint16_t hard_difficulty; /* a word of this difficulty or more is hard for these readers */
    double grade;
    double reading_level; /* the highest, 1 (A1) to 6 (C2) */
    uint16_t paragraph_sentences, paragraph_words;
    double new_terms;      /* per 100 words */
    uint16_t gloss_words;  /* longest gloss in brackets; longer ones become the next sentence */
    uint16_t reading_rate; /* words a minute, silently and with understanding */
    bool is_converted;     /* false: a person writes for this band, the program only checks */
    const char *reason;
};

/* A readability formula. */
struct doc_counts;
struct doc_formula {
    const char *id, *name, *unit, *paper;
    uint32_t least_words; /* below this it is not printed */
    uint32_t least_sentences;
    bool uses_list; /* of familiar words */
    double (*compute)(const struct doc_counts *counts);
};

#endif
