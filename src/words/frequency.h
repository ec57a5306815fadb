/* How common a word is, on the Zipf scale (3: once in a million words, 6: once in a thousand). The
 * table is the bytes of a file of sorted lines "word<TAB>zipf", searched where they lie. */
#ifndef WORDS_FREQUENCY_H
#define WORDS_FREQUENCY_H

#include <stdbool.h>
#include <stddef.h>

struct words_frequency {
    const char *bytes; /* borrowed; NULL: no table */
    size_t size;
};

/* Zipf value of a folded word, or 0 when the table does not have it. O(log lines). */
double words_zipf(const struct words_frequency *table, const char *word, size_t length);

#endif
