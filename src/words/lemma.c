/* Lemmatisation: closed-class words and clitics from a table, irregular forms from theirs, then the
 * stems that an ending may have left, of which the first that the lexicon knows and that inflects
 * back to the form is taken. What the sentence would have to decide is left to the caller's class.
 */
#include "words/lemma.h"

#include <string.h>

#include "words/irregular.h"
#include "words/lemma_stems.h"
#include "words/spelling.h"

/* What one question carries down. `start` is where the part that changes begins: behind the last
 * hyphen of a compound. */
struct question {
    const struct words_lexicon *lexicon;
    const char *form;
    size_t length, start;
    enum words_class read_as;
};

struct answer {
    char lemma[WORDS_FORM_SIZE];
    enum words_form form_found;
};

/* ---- Words that no rule reaches ---- */

enum { VERBS = -1 }; /* stands for every verb class */

struct fixed_lemma {
    const char *form;
    int read_as; /* enum words_class or VERBS */
    const char *lemma;
    enum words_form form_found;
};

/* Sorted by form. 's, 'd and 're by the class they are read as. Our own table; lemmas as the
 * Universal Dependencies for English have them. */
static const struct fixed_lemma fixed[] = {
    {"'", WORDS_AS_PARTICLE, "'s", WORDS_BASE},
    {"'d", WORDS_AS_MODAL, "would", WORDS_BASE},
    {"'d", VERBS, "have", WORDS_PAST},
    {"'em", WORDS_AS_PRONOUN, "they", WORDS_BASE},
    {"'ll", WORDS_AS_MODAL, "will", WORDS_BASE},
    {"'m", VERBS, "be", WORDS_BASE},
    {"'re", VERBS, "be", WORDS_BASE},
    {"'s", WORDS_AS_PRONOUN, "we", WORDS_BASE},
    {"'s", VERBS, "be", WORDS_THIRD},
    {"'ve", VERBS, "have", WORDS_BASE},
    {"ai", VERBS, "be", WORDS_BASE},
    {"am", VERBS, "be", WORDS_BASE},
    {"an", WORDS_AS_DETERMINER, "a", WORDS_BASE},
    {"are", VERBS, "be", WORDS_BASE},
    {"been", VERBS, "be", WORDS_PARTICIPLE},
    {"being", VERBS, "be", WORDS_ING},
    {"best", WORDS_AS_ADVERB_SUPERLATIVE, "well", WORDS_SUPERLATIVE},
    {"better", WORDS_AS_ADVERB_COMPARATIVE, "well", WORDS_COMPARATIVE},
    {"born", VERBS, "bear", WORDS_PARTICIPLE},
    {"ca", WORDS_AS_MODAL, "can", WORDS_BASE},
    {"data", WORDS_AS_PLURAL, "data", WORDS_BASE},
    {"further", WORDS_AS_COMPARATIVE, "further", WORDS_BASE},
    {"gon", VERBS, "go", WORDS_ING},
    {"had", VERBS, "have", WORDS_PAST},
    {"has", VERBS, "have", WORDS_THIRD},
    {"headquarters", WORDS_AS_PLURAL, "headquarters", WORDS_BASE},
    {"her", WORDS_AS_PRONOUN, "she", WORDS_BASE},
    {"hers", WORDS_AS_PRONOUN, "her", WORDS_BASE},
    {"him", WORDS_AS_PRONOUN, "he", WORDS_BASE},
    {"is", VERBS, "be", WORDS_THIRD},
    {"latter", WORDS_AS_COMPARATIVE, "latter", WORDS_BASE},
    {"least", WORDS_AS_ADVERB_SUPERLATIVE, "least", WORDS_BASE},
    {"least", WORDS_AS_SUPERLATIVE, "least", WORDS_BASE},
    {"less", WORDS_AS_ADVERB_COMPARATIVE, "less", WORDS_BASE},
    {"less", WORDS_AS_COMPARATIVE, "less", WORDS_BASE},
    {"me", WORDS_AS_PRONOUN, "i", WORDS_BASE},
    {"means", WORDS_AS_PLURAL, "means", WORDS_BASE},
    {"mine", WORDS_AS_PRONOUN, "my", WORDS_BASE},
    {"more", WORDS_AS_ADVERB_COMPARATIVE, "more", WORDS_BASE},
    {"more", WORDS_AS_COMPARATIVE, "more", WORDS_BASE},
    {"most", WORDS_AS_ADVERB_SUPERLATIVE, "most", WORDS_BASE},
    {"most", WORDS_AS_SUPERLATIVE, "most", WORDS_BASE},
    {"n't", WORDS_AS_PARTICLE, "not", WORDS_BASE},
    {"na", WORDS_AS_PARTICLE, "to", WORDS_BASE},
    {"ours", WORDS_AS_PRONOUN, "our", WORDS_BASE},
    {"people", WORDS_AS_PLURAL, "person", WORDS_PLURAL},
    {"peoples", WORDS_AS_PLURAL, "people", WORDS_PLURAL},
    {"sha", WORDS_AS_MODAL, "shall", WORDS_BASE},
    {"ta", WORDS_AS_PARTICLE, "to", WORDS_BASE},
    {"theirs", WORDS_AS_PRONOUN, "their", WORDS_BASE},
    {"them", WORDS_AS_PRONOUN, "they", WORDS_BASE},
    {"these", WORDS_AS_DETERMINER, "this", WORDS_PLURAL},
    {"these", WORDS_AS_PRONOUN, "this", WORDS_PLURAL},
    {"those", WORDS_AS_DETERMINER, "that", WORDS_PLURAL},
    {"those", WORDS_AS_PRONOUN, "that", WORDS_PLURAL},
    {"us", WORDS_AS_PRONOUN, "we", WORDS_BASE},
    {"was", VERBS, "be", WORDS_PAST},
    {"were", VERBS, "be", WORDS_PAST},
    {"wo", WORDS_AS_MODAL, "will", WORDS_BASE},
    {"worse", WORDS_AS_ADVERB_COMPARATIVE, "badly", WORDS_COMPARATIVE},
    {"worst", WORDS_AS_ADVERB_SUPERLATIVE, "badly", WORDS_SUPERLATIVE},
    {"yours", WORDS_AS_PRONOUN, "your", WORDS_BASE},
};

enum { FIXED_COUNT = sizeof fixed / sizeof fixed[0] };

static bool is_verb_class(enum words_class read_as) {
    return read_as >= WORDS_AS_VERB && read_as <= WORDS_AS_ING;
}

static bool is_read_as(const struct fixed_lemma *row, enum words_class read_as) {
    if (row->read_as == VERBS) return is_verb_class(read_as);
    return row->read_as == (int)read_as;
}

/* The first row of a form that has its class; rows of one form stand together. */
static const struct fixed_lemma *find_fixed(const struct question *q) {
    size_t low = 0, high = FIXED_COUNT;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (words_compare(q->form, q->length, fixed[middle].form) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < FIXED_COUNT && words_compare(q->form, q->length, fixed[low].form) == 0; low++)
        if (is_read_as(&fixed[low], q->read_as)) return &fixed[low];
    return NULL;
}

/* ---- Putting the answer together ---- */

/* The answer's lemma: what stands before the part that changes, then a lemma of that part. */
static bool put(const struct question *q, const char *lemma, enum words_form form_found,
                struct answer *answer) {
    size_t size = strlen(lemma);
    if (q->start + size >= sizeof answer->lemma) return false;
    memcpy(answer->lemma, q->form, q->start);
    memcpy(answer->lemma + q->start, lemma, size + 1);
    answer->form_found = form_found;
    return true;
}

static bool keep(const struct question *q, struct answer *answer) {
    if (q->length >= sizeof answer->lemma) return false;
    memcpy(answer->lemma, q->form, q->length);
    answer->lemma[q->length] = '\0';
    answer->form_found = WORDS_BASE;
    return true;
}

/* ---- Irregular forms ---- */

/* Whether the table's kind of form is what the class asks for; "made" is listed as PAST only. */
static bool fits(enum words_form wanted, enum words_form kind) {
    if (wanted == WORDS_PARTICIPLE || wanted == WORDS_PAST)
        return kind == WORDS_PARTICIPLE || kind == WORDS_PAST;
    return wanted == kind;
}

static bool take_irregular(const struct question *q, enum words_form wanted,
                           struct answer *answer) {
    char lemma[WORDS_FORM_SIZE];
    enum words_form kind;
    const char *part = q->form + q->start;
    size_t size = q->length - q->start;
    if (!words_irregular_lemma(part, size, &kind, lemma, sizeof lemma)) return false;
    return fits(wanted, kind) && put(q, lemma, wanted, answer);
}

/* "put", "spread": an irregular verb whose past looks like its base form. */
static bool is_own_past(const char *part, size_t size, enum words_form wanted) {
    char past[WORDS_FORM_SIZE];
    if (wanted != WORDS_PAST && wanted != WORDS_PARTICIPLE) return false;
    size_t length = words_inflect(part, size, wanted, past, sizeof past);
    return length == size && memcmp(past, part, size) == 0;
}

/* ---- Regular forms ---- */

static bool take_stem(const struct question *q, enum words_form wanted, struct answer *answer) {
    char stem[WORDS_FORM_SIZE];
    struct stem_question part = {q->lexicon, q->form + q->start, q->length - q->start, wanted};
    return words_find_stem(&part, stem, sizeof stem) > 0 && put(q, stem, wanted, answer);
}

static bool take_verb(const struct question *q, enum words_form wanted, struct answer *answer) {
    const char *part = q->form + q->start;
    size_t size = q->length - q->start;
    if (take_irregular(q, wanted, answer)) return true;
    if (is_own_past(part, size, wanted)) return keep(q, answer);
    return take_stem(q, wanted, answer) || keep(q, answer);
}

/* 1990s, 30s, A's: a number or sign in the plural keeps its s, as treebanks have it. */
static bool is_numeral(const char *part, size_t size) {
    return size > 0 && (part[0] == '\'' || (part[0] >= '0' && part[0] <= '9'));
}

static bool take_plural(const struct question *q, struct answer *answer) {
    const char *part = q->form + q->start;
    size_t size = q->length - q->start;
    if (is_numeral(part, size) || words_has_same_plural(part, size)) return keep(q, answer);
    return take_irregular(q, WORDS_PLURAL, answer) || take_stem(q, WORDS_PLURAL, answer) ||
           keep(q, answer);
}

static bool take_grade(const struct question *q, enum words_form wanted, struct answer *answer) {
    return take_irregular(q, wanted, answer) || take_stem(q, wanted, answer) || keep(q, answer);
}

/* Names that have no singular. Sorted. */
static const char *const whole_names[] = {
    "alps",        "bahamas",  "balkans",     "beatles", "commons",     "hebrides", "maldives",
    "netherlands", "olympics", "paralympics", "people",  "philippines", "pyrenees", "seychelles"};

/* "Americans", "United States": a plural only if the lexicon knows the rest. */
static bool take_names(const struct question *q, struct answer *answer) {
    struct words_entry entry;
    size_t count = sizeof whole_names / sizeof whole_names[0];
    if (words_in_list(whole_names, count, q->form, q->length)) return keep(q, answer);
    if (take_plural(q, answer) &&
        words_look_up(q->lexicon, answer->lemma, strlen(answer->lemma), &entry))
        return true;
    return keep(q, answer);
}

static bool take_by_class(const struct question *q, struct answer *answer) {
    switch (q->read_as) {
    case WORDS_AS_PLURAL: return take_plural(q, answer);
    case WORDS_AS_NAMES: return take_names(q, answer);
    case WORDS_AS_THIRD: return take_verb(q, WORDS_THIRD, answer);
    case WORDS_AS_PAST: return take_verb(q, WORDS_PAST, answer);
    case WORDS_AS_PARTICIPLE: return take_verb(q, WORDS_PARTICIPLE, answer);
    case WORDS_AS_ING: return take_verb(q, WORDS_ING, answer);
    case WORDS_AS_COMPARATIVE:
    case WORDS_AS_ADVERB_COMPARATIVE: return take_grade(q, WORDS_COMPARATIVE, answer);
    case WORDS_AS_SUPERLATIVE:
    case WORDS_AS_ADVERB_SUPERLATIVE: return take_grade(q, WORDS_SUPERLATIVE, answer);
    default: return keep(q, answer);
    }
}

/* Tables see the whole word first, then the part behind its last hyphen. */
static bool find_answer(struct question *q, struct answer *answer) {
    const struct fixed_lemma *row = find_fixed(q);
    if (row != NULL) return put(q, row->lemma, row->form_found, answer);
    if (q->read_as == WORDS_AS_PLURAL && take_irregular(q, WORDS_PLURAL, answer)) return true;
    for (size_t i = 0; i + 1 < q->length; i++)
        if (q->form[i] == '-') q->start = i + 1;
    return take_by_class(q, answer);
}

size_t words_lemma(const struct words_lexicon *lexicon, const char *form, size_t length,
                   enum words_class read_as, enum words_form *form_found, char *out,
                   size_t capacity) {
    struct question question = {lexicon, form, length, 0, read_as};
    struct answer answer;
    if (capacity > 0) out[0] = '\0';
    if (length == 0 || length >= WORDS_FORM_SIZE || !find_answer(&question, &answer)) return 0;
    size_t size = strlen(answer.lemma);
    if (size >= capacity) return 0;
    memcpy(out, answer.lemma, size + 1);
    bool is_same = size == length && memcmp(out, form, length) == 0;
    if (form_found != NULL) *form_found = is_same ? WORDS_BASE : answer.form_found;
    return size;
}
