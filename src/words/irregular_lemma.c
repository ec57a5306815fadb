/* The way back from an irregular form to its lemma: the generated table, then the same behind a
 * prefix (undertook) or as the end of a compound (policemen). Regular forms need a lexicon and are
 * left to one. */
#include <string.h>

#include "words/forms.h"
#include "words/irregular.h"
#include "words/spelling.h"

static const struct irregular_form *find_form(const char *form, size_t length) {
    size_t low = 0, high = words_irregular_forms_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = words_compare(form, length, words_irregular_forms[middle].form);
        if (order == 0) return &words_irregular_forms[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* Puts the lemma together from the form's first `kept` bytes and its own end; false if it does not
 * fit. */
static bool put_lemma(const char *form, size_t kept, const char *end, char *lemma,
                      size_t capacity) {
    size_t size = strlen(end);
    if (kept + size >= capacity) return false;
    memcpy(lemma, form, kept);
    memcpy(lemma + kept, end, size + 1);
    return true;
}

/* Words that only look like a prefix and an irregular form. Sorted. */
static const char *const not_prefixed_forms[] = {
    "foreground", "forethought", "overwound", "rebound", "reborn", "refound", "underground"};

static bool is_verb_form(const struct irregular_form *found) {
    return found->kind == WORDS_PAST || found->kind == WORDS_PARTICIPLE;
}

/* un- makes verbs of few irregular verbs; unknown and unheard are adjectives. Sorted. */
static bool allows_prefix(const char *prefix, const char *lemma) {
    static const char *const undone[] = {"bend", "bind", "do", "freeze", "learn", "wind"};
    if (strcmp(prefix, "un") != 0) return true;
    return words_in_list(undone, sizeof undone / sizeof undone[0], lemma, strlen(lemma));
}

static const struct irregular_form *find_prefixed(const char *form, size_t length, size_t *kept) {
    size_t count = sizeof not_prefixed_forms / sizeof not_prefixed_forms[0];
    if (words_in_list(not_prefixed_forms, count, form, length)) return NULL;
    for (size_t i = 0; words_verb_prefixes[i] != NULL; i++) {
        size_t size = strlen(words_verb_prefixes[i]);
        if (length < size + 3 || memcmp(form, words_verb_prefixes[i], size) != 0) continue;
        *kept = size + (form[size] == '-' ? 1U : 0U);
        const struct irregular_form *found = find_form(form + *kept, length - *kept);
        if (found != NULL && is_verb_form(found) &&
            allows_prefix(words_verb_prefixes[i], found->lemma))
            return found;
    }
    return NULL;
}

/* Plurals at the end of a compound. Our own table. */
static const struct {
    const char *plural, *singular;
} compound_plurals[] = {
    {"children", "child"}, {"wives", "wife"},  {"knives", "knife"},
    {"shelves", "shelf"},  {"selves", "self"}, {"teeth", "tooth"},
    {"men", "man"},        {"feet", "foot"},   {"people", "person"},
};

/* Words in -men that are no plurals. Sorted. */
static const char *const not_men[] = {"abdomen",  "acumen", "albumen",  "amen",   "bitumen",
                                      "cyclamen", "dolmen", "hymen",    "omen",   "ramen",
                                      "regimen",  "semen",  "specimen", "stamen", "yemen"};

static const char *find_compound(const char *form, size_t length, size_t *kept) {
    if (words_in_list(not_men, sizeof not_men / sizeof not_men[0], form, length)) return NULL;
    for (size_t i = 0; i < sizeof compound_plurals / sizeof compound_plurals[0]; i++) {
        size_t size = strlen(compound_plurals[i].plural);
        if (length < size + 2 || !words_ends_with(form, length, compound_plurals[i].plural))
            continue;
        *kept = length - size;
        return compound_plurals[i].singular;
    }
    return NULL;
}

bool words_irregular_lemma(const char *form, size_t length, enum words_form *form_found,
                           char *lemma, size_t capacity) {
    size_t kept = 0;
    const struct irregular_form *found = find_form(form, length);
    if (found == NULL) found = find_prefixed(form, length, &kept);
    const char *end = found != NULL ? found->lemma : find_compound(form, length, &kept);
    if (end == NULL || !put_lemma(form, kept, end, lemma, capacity)) return false;
    *form_found = found != NULL ? found->kind : WORDS_PLURAL;
    return true;
}
