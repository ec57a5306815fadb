/* Candidates for the stem of a regular form. Each rule takes an ending off and puts another on; a
 * candidate is worth more when the lexicon knows it as the right part of speech, and when
 * inflecting it gives the form back ("hoping" is hope, since hop doubles). Among equals the
 * commoner word wins, then the earlier rule. */
#include "words/lemma_stems.h"

#include <string.h>

#include "words/spelling.h"

struct rule {
    const char *ending, *instead;
    bool needs_word; /* only for a stem that the lexicon knows */
    bool is_doubled; /* the letter before the ending stands twice and goes once */
};

/* clang-format off */
static const struct rule s_rules[] = {
    {"ies", "y", false, false}, {"ies", "ie", true, false}, {"zzes", "z", true, false},
    {"sses", "s", true, false}, {"ches", "ch", false, false}, {"shes", "sh", false, false},
    {"sses", "ss", false, false}, {"xes", "x", false, false}, {"zzes", "zz", false, false},
    {"s", "", false, false}, {"es", "", true, false}};
static const struct rule plural_rules[] = {
    {"'s", "", false, false},
    {"ies", "y", false, false}, {"ies", "ie", true, false}, {"ies", "ies", true, false},
    {"ves", "f", true, false}, {"ves", "fe", true, false}, {"zzes", "z", true, false},
    {"ches", "ch", false, false}, {"shes", "sh", false, false}, {"sses", "ss", false, false},
    {"xes", "x", false, false}, {"zzes", "zz", false, false}, {"s", "", false, false},
    {"es", "", true, false}, {"es", "is", true, false}, {"ices", "ix", true, false},
    {"ices", "ex", true, false}, {"ae", "a", true, false}, {"i", "us", true, false},
    {"a", "um", true, false}, {"a", "on", true, false}, {"eaux", "eau", true, false}};
static const struct rule ed_rules[] = {
    {"ied", "y", false, false}, {"ied", "ie", true, false}, {"cked", "c", true, false},
    {"ed", "e", false, false}, {"ed", "", false, false}, {"ed", "", false, true}};
static const struct rule ing_rules[] = {
    {"ying", "ie", true, false}, {"cking", "c", true, false}, {"ing", "e", false, false},
    {"ing", "", false, false}, {"ing", "", false, true}, {"in'", "", true, false}, {"in", "", true, false}};
static const struct rule er_rules[] = {
    {"ier", "y", false, false}, {"er", "e", true, false}, {"er", "", false, false},
    {"er", "", false, true}};
static const struct rule est_rules[] = {
    {"iest", "y", false, false}, {"est", "e", true, false}, {"est", "", false, false},
    {"est", "", false, true}};
/* clang-format on */

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

struct family {
    const struct rule *rules;
    size_t count;
    uint16_t tags; /* what the stem has to be */
};

static const struct family families[WORDS_FORM_COUNT] = {
    [WORDS_THIRD] = {s_rules, COUNT(s_rules), WORDS_IS_VERB},
    [WORDS_PAST] = {ed_rules, COUNT(ed_rules), WORDS_IS_VERB},
    [WORDS_PARTICIPLE] = {ed_rules, COUNT(ed_rules), WORDS_IS_VERB},
    [WORDS_ING] = {ing_rules, COUNT(ing_rules), WORDS_IS_VERB},
    [WORDS_PLURAL] = {plural_rules, COUNT(plural_rules), WORDS_IS_NOUN},
    [WORDS_COMPARATIVE] = {er_rules, COUNT(er_rules), WORDS_IS_ADJECTIVE | WORDS_IS_ADVERB},
    [WORDS_SUPERLATIVE] = {est_rules, COUNT(est_rules), WORDS_IS_ADJECTIVE | WORDS_IS_ADVERB},
};

struct candidate {
    char stem[WORDS_FORM_SIZE];
    size_t length;
    unsigned worth; /* 0: no candidate */
};

/* ---- Making a candidate ---- */

static bool is_double(const char *form, size_t kept) {
    return kept > 2 && form[kept - 1] == form[kept - 2] && !words_is_vowel(form[kept - 1]);
}

/* The least that may stand before an ending: "bed" is no past of "b", "us" no plural. */
enum { LEAST_STEM = 2 };

static bool apply(const struct stem_question *q, const struct rule *rule,
                  struct candidate *candidate) {
    size_t ending = strlen(rule->ending), added = strlen(rule->instead);
    if (!words_ends_with(q->form, q->length, rule->ending)) return false;
    size_t kept = q->length - ending;
    if (kept > 0 && q->form[kept - 1] == '\'') return false; /* ngo's */
    if (rule->is_doubled && !is_double(q->form, kept)) return false;
    kept -= rule->is_doubled ? 1 : 0;
    if (kept + added < LEAST_STEM || kept + added >= sizeof candidate->stem) return false;
    memcpy(candidate->stem, q->form, kept);
    memcpy(candidate->stem + kept, rule->instead, added + 1);
    candidate->length = kept + added;
    return true;
}

/* ---- What it is worth ---- */

struct comparison {
    const struct stem_question *question;
    bool is_same;
};

static void compare_form(void *context, const char *form, size_t length) {
    struct comparison *c = context;
    bool is_same = length == c->question->length && memcmp(form, c->question->form, length) == 0;
    c->is_same = c->is_same || is_same;
}

static bool gives_back(const struct stem_question *q, const struct candidate *candidate) {
    struct comparison c = {q, false};
    words_inflect_all(candidate->stem, candidate->length, q->wanted, compare_form, &c);
    return c.is_same;
}

/* Stems that spelling alone suggests when nothing is known: a final e is missed after these. */
static bool lacks_e(const char *stem, size_t length) {
    static const char *const endings[] = {"iz", "is", "at", "v",  "c",  "ur", "us", "dg",
                                          "nc", "rg", "u",  "bl", "pl", "tl", "dl", "gl"};
    for (size_t i = 0; i < COUNT(endings); i++)
        if (words_ends_with(stem, length, endings[i])) return true;
    return words_ends_short(stem, length) && words_vowel_groups(stem, length) == 1;
}

/* Verbs end in ll, ss, ff and zz, hardly in other doubles: stopped is no form of "stopp". */
static bool ends_in_odd_double(const char *stem, size_t length) {
    return is_double(stem, length) && strchr("lsfz", stem[length - 1]) == NULL;
}

static bool sounds_right(const struct rule *rule, const struct candidate *candidate) {
    const char *stem = candidate->stem;
    size_t length = candidate->length;
    if (rule->is_doubled) return strchr("lsfz", stem[length - 1]) == NULL;
    if (ends_in_odd_double(stem, length)) return false;
    if (stem[length - 1] != 'e') return !lacks_e(stem, length);
    return lacks_e(stem, length - 1);
}

/* Steps of worth; the zipf value (up to 800) only decides within one, British spelling before it
 * ("fulfilled" is fulfil). */
enum {
    HAS_TAG = 8000,
    IS_LISTED = 5000, /* with no tags at all */
    HAS_TAIL = 4000,
    GIVES_BACK = 2000,
    SOUNDS_RIGHT = 1000,
    IS_BRITISH = 900
};
enum { LEAST_TAIL = 4 }; /* superhero */

static struct words_entry look_up(const struct stem_question *q, const char *word, size_t length) {
    struct words_entry entry;
    words_look_up(q->lexicon, word, length, &entry);
    return entry;
}

/* repurpose: a stem that is not listed, but ends in one that is. */
static bool has_tail(const struct stem_question *q, const struct candidate *candidate) {
    uint16_t tags = families[q->wanted].tags;
    for (size_t at = 2; at + LEAST_TAIL <= candidate->length; at++)
        if (look_up(q, candidate->stem + at, candidate->length - at).tags & tags) return true;
    return false;
}

static unsigned weigh_word(const struct stem_question *q, const struct candidate *candidate,
                           const struct words_entry *entry) {
    unsigned british = entry->is_american ? 0 : IS_BRITISH;
    if (entry->tags & families[q->wanted].tags) return HAS_TAG + british;
    if (entry->tags == 0 && entry->zipf > 0) return IS_LISTED + british;
    return has_tail(q, candidate) ? HAS_TAIL : 0;
}

static unsigned weigh(const struct stem_question *q, const struct rule *rule,
                      const struct candidate *candidate) {
    struct words_entry entry = look_up(q, candidate->stem, candidate->length);
    unsigned worth = weigh_word(q, candidate, &entry);
    if (rule->needs_word && worth < HAS_TAIL) return 0;
    if (worth < HAS_TAG && sounds_right(rule, candidate)) worth += SOUNDS_RIGHT;
    return 1U + entry.zipf + worth + (gives_back(q, candidate) ? GIVES_BACK : 0);
}

size_t words_find_stem(const struct stem_question *q, char *out, size_t capacity) {
    const struct family *family = &families[q->wanted];
    struct candidate best = {"", 0, 0}, candidate;
    for (size_t i = 0; i < family->count; i++) {
        if (!apply(q, &family->rules[i], &candidate)) continue;
        candidate.worth = weigh(q, &family->rules[i], &candidate);
        if (candidate.worth > best.worth) best = candidate;
    }
    if (best.worth == 0 || best.length >= capacity) return 0;
    memcpy(out, best.stem, best.length + 1);
    return best.length;
}
