/* The forms of an English word: inflection of a base form (British spelling first), the way back
 * for irregular forms, and the choice between "a" and "an". It knows spelling only: whether a word
 * is a verb or a noun here is for its caller. */
#ifndef PLAINER_WORDS_FORMS_H
#define PLAINER_WORDS_FORMS_H

#include <stdbool.h>
#include <stddef.h>

enum words_form {
    WORDS_BASE,
    WORDS_THIRD, /* the -s of verbs */
    WORDS_PAST,
    WORDS_PARTICIPLE, /* past participle */
    WORDS_ING,
    WORDS_PLURAL,
    WORDS_COMPARATIVE,
    WORDS_SUPERLATIVE,
    WORDS_FORM_COUNT
};

/* Bytes that hold any form with its NUL; longer lemmas have no forms. */
enum { WORDS_FORM_SIZE = 96 };

/* Writes the preferred form of a lower-case lemma, NUL-terminated, and returns its length: "travel"
 * gives "travelled", "be" gives "was". A verb phrase inflects its first word ("carry out"), a noun
 * phrase its last. Returns 0, and an empty string if there is room for one, when the lemma has no
 * such form ("must", ING; "beautiful", COMPARATIVE) or it does not fit. */
size_t words_inflect(const char *lemma, size_t length, enum words_form form, char *out,
                     size_t capacity);

/* Gets one form, NUL-terminated and valid only during the call. */
typedef void words_form_visitor(void *context, const char *form, size_t length);

/* Visits every accepted form, the preferred one first ("learned", "learnt"; "travelled",
 * "traveled"), and returns how many there were: 0 where words_inflect returns 0. */
size_t words_inflect_all(const char *lemma, size_t length, enum words_form form,
                         words_form_visitor *visit, void *context);

/* The lemma of an irregular form: "went" gives "go" and PAST, "children" gives "child" and PLURAL,
 * "undertaken" gives "undertake" and PARTICIPLE. A form that is both past and participle ("made")
 * is reported as PAST; one that equals its lemma ("put") is not found; "am" and "are" are "be",
 * BASE. Returns false, and leaves both outputs alone, for anything else and for a lemma that does
 * not fit with its NUL. */
bool words_irregular_lemma(const char *form, size_t length, enum words_form *form_found,
                           char *lemma, size_t capacity);

/* "a" or "an", by the sound of a word in its original case: "an hour", "a unit", "an MP", "a UK",
 * "an 18", "a SEND". A leading quotation mark, bracket or currency sign is skipped. The result is a
 * static string. */
const char *words_article(const char *word, size_t length);

#endif
