/* Reading levels for people: which band a sentence is for, and what makes it hard, in words. */
#ifndef WRITE_LEVELS_H
#define WRITE_LEVELS_H

#include "write/write.h"

enum { LEVEL_SHADES = DOC_BANDS + 1 };

/* The youngest band whose readers manage the level, by its place in the table; DOC_BANDS for a
 * level that is above all bands. */
unsigned level_shade(const struct write_options *options, double level);
/* "9-11", or "harder". */
const char *level_shade_name(const struct write_options *options, unsigned shade);
/* How many sentences have each shade; returns how many have any. */
uint32_t level_distribution(const struct doc *doc, const struct write_options *options,
                            uint32_t counts[LEVEL_SHADES]);
/* "31 words; 3 joining words; hard words: statutory, provision". Nothing for an easy sentence. */
void level_reasons(struct buf *out, const struct doc *doc, const struct doc_sentence *sentence);

#endif
