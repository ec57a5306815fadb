/* Rows of the data tables that more than one room reads: reading bands and formulas. The tables
 * themselves stand in the assess room; here is only what a row looks like. */
#ifndef DOC_TABLES_H
#define DOC_TABLES_H

#include <stdbool.h>
#include <stdint.h>

/* A reading band: limits for one group of readers. */
struct doc_band {
    const char *name;  /* "9-11" */
    uint8_t level;     /* place in the order of bands, youngest first */
    const char *stage; /* what the page that a child sees calls it */
    double mean_words;
    uint16_t warn_words, error_words; /* a sentence */
    uint16_t joining_words;           /* a sentence */
    double hard_percent, long_percent;
    double familiar_zipf; /* a word rarer than this is hard for these readers */
    double grade;
    uint16_t paragraph_sentences, paragraph_words;
    double new_terms;     /* per 100 words */
    uint16_t gloss_words; /* longest gloss in brackets; longer ones become the next sentence */
    bool is_converted;    /* false: a person writes for this band, the program only checks */
    const char *reason;
};

/* A readability formula. */
struct doc_counts;
struct doc_formula {
    const char *id, *name, *unit, *paper;
    uint32_t least_words; /* below this it is not printed */
    uint32_t least_sentences;
    double (*compute)(const struct doc_counts *counts);
};

#endif
