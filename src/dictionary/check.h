/* What is wrong or doubtful with the rows of a table, for the people who keep it. */
#ifndef DICTIONARY_CHECK_H
#define DICTIONARY_CHECK_H

#include "dictionary/dictionary.h"

struct dictionary_problem {
    uint32_t line, column;
    bool is_error; /* the row cannot be used at all */
    const char *rule;
    struct str message;
};
struct dictionary_problems {
    DOC_ARRAY(struct dictionary_problem) items; /* in order of lines */
    struct str definitions; /* those of the rows that can be used, a paragraph each */
    uint32_t definition_count;
};

struct dictionary_checking {
    /* How hard a folded word is for readers, 0 to 1000; the parts of speech that it can have, as
     * enum words_tags (0: not known). NULL: no row is judged by its words. */
    unsigned (*difficulty)(const void *judge, struct str word, uint16_t *tags);
    const void *judge;
    uint16_t limits[DOC_BANDS]; /* from which difficulty on a word is hard, by band */
    struct str today;           /* "2026-11-22"; empty: dates are not looked at */
    unsigned most_months;       /* a check older than that is too old; 0: none is */
};

/* Adds the table as the last layer of the dictionary, rows that cannot be used left out, and tells
 * what there is to say of its rows. Other layers count as explained words. */
void dictionary_check(struct dictionary *dictionary, struct str bytes, struct str name,
                      dictionary_fold fold, const struct dictionary_checking *how,
                      struct dictionary_problems *problems, struct arena scratch);

#endif
