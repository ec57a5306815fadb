/* Private to the words room: the tables of irregular forms and the searches in them. Alternatives
 * within one field are separated by '|', the preferred British form first; an empty field means
 * that there is no such form. */
#ifndef PLAINER_WORDS_IRREGULAR_H
#define PLAINER_WORDS_IRREGULAR_H

#include <stdbool.h>
#include <stddef.h>

#include "words/forms.h"

/* A row keeps its base form first, so that every table is searched alike. */
enum { IRREGULAR_FIELDS = 3 };
struct irregular_row {
    const char *fields[IRREGULAR_FIELDS];
};

/* Sorted by the first field (strcmp order). */
struct irregular_table {
    const struct irregular_row *rows;
    size_t count;
};

extern const struct irregular_table words_irregular_verbs; /* base, past, participle */
extern const struct irregular_table
    words_irregular_others; /* verb, third person, -ing; empty: formed by rule */
extern const struct irregular_table words_irregular_nouns;  /* singular, plural */
extern const struct irregular_table words_irregular_grades; /* base, comparative, superlative */

/* One irregular form and where it comes from. */
struct irregular_form {
    const char *form;
    const char *lemma;
    enum words_form kind;
};

/* Sorted by form; made from the tables above, see tests/words/test_words.c. */
extern const struct irregular_form words_irregular_forms[];
extern const size_t words_irregular_forms_count;

/* The row of a base form, NULL if it is not in the table. */
const struct irregular_row *words_find_irregular(const struct irregular_table *table,
                                                 const char *base, size_t length);

/* The same for a verb that may begin with a prefix (undertake); *prefix gets the prefix's length.
 */
const struct irregular_row *words_find_irregular_verb(const char *base, size_t length,
                                                      size_t *prefix);

/* Listed nouns that keep their form in the plural (information), and listed adjectives that take
 * -er (clever, early), whatever their ending. */
bool words_has_same_plural(const char *noun, size_t length);
bool words_is_comparable(const char *adjective, size_t length);

/* Prefixes that leave an irregular verb irregular; NULL ends them. */
extern const char *const words_verb_prefixes[];

/* Whether a word is in a sorted list of words. */
bool words_in_list(const char *const *list, size_t count, const char *word, size_t length);

/* strcmp order between a slice and a string. */
int words_compare(const char *bytes, size_t length, const char *string);

#endif
