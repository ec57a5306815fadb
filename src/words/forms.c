/* Inflection: the irregular tables first, then the spelling rules, for verbs, nouns and
 * comparisons. It leaves out pronouns and the persons of "be" (am, are), and takes the caller's
 * word for the part of speech. */
#include "words/forms.h"

#include <stdio.h>
#include <string.h>

#include "words/irregular.h"
#include "words/spelling.h"
#include "words/syllables.h"

/* What one request carries down: the part of the lemma that changes, what stands around it, and who
 * wants the forms. */
struct request {
    const char *before, *word, *after;
    size_t before_length, word_length, after_length;
    words_form_visitor *visit;
    void *context;
    size_t visited;
};

/* ---- Building one form ---- */

/* A form under construction. Too long a form stays invalid and is never shown. */
struct builder {
    char bytes[WORDS_FORM_SIZE];
    size_t length;
    bool is_valid;
};

static void append(struct builder *builder, const char *bytes, size_t length) {
    if (length >= sizeof builder->bytes - builder->length) builder->is_valid = false;
    if (!builder->is_valid) return;
    memcpy(builder->bytes + builder->length, bytes, length);
    builder->length += length;
}

/* Shows the form made of the first `kept` bytes of the word and an ending, with its surroundings.
 */
static void show(struct request *request, size_t kept, const char *ending, size_t ending_length) {
    struct builder builder = {.is_valid = true};
    append(&builder, request->before, request->before_length);
    append(&builder, request->word, kept);
    append(&builder, ending, ending_length);
    append(&builder, request->after, request->after_length);
    if (!builder.is_valid || builder.length == 0) return;
    builder.bytes[builder.length] = '\0';
    request->visit(request->context, builder.bytes, builder.length);
    request->visited++;
}

static void show_ending(struct request *request, size_t dropped, const char *ending) {
    show(request, request->word_length - dropped, ending, strlen(ending));
}

/* Shows each of the alternatives "a|b" behind the word's first `kept` bytes; "-" stands for no
 * form. */
static void show_alternatives(struct request *request, size_t kept, const char *alternatives) {
    if (strcmp(alternatives, "-") == 0) return;
    for (const char *start = alternatives; *start != '\0';) {
        size_t size = strcspn(start, "|");
        show(request, kept, start, size);
        start += size + (start[size] == '|' ? 1 : 0);
    }
}

/* The word with its last letter doubled, and the single spelling after it where that is the
 * American one. */
static void show_doubled(struct request *request, enum words_doubling doubling,
                         const char *ending) {
    char doubled[8];
    snprintf(doubled, sizeof doubled, "%c%s", request->word[request->word_length - 1], ending);
    if (doubling != WORDS_KEEPS) show_ending(request, 0, doubled);
    if (doubling != WORDS_DOUBLES) show_ending(request, 0, ending);
}

static bool ends(const struct request *request, const char *ending) {
    return words_ends_with(request->word, request->word_length, ending);
}

static char last_letter(const struct request *request) {
    return request->word[request->word_length - 1];
}

/* ---- Verbs ---- */

/* Whether -s needs an e: after a hissing sound. */
static bool takes_es(const struct request *request) {
    static const char *const endings[] = {"s", "x", "z", "ch", "sh"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends(request, endings[i])) return true;
    return false;
}

static void show_s(struct request *request) {
    bool doubles_z = last_letter(request) == 'z' &&
                     words_ends_short(request->word, request->word_length) &&
                     words_vowel_groups(request->word, request->word_length) == 1;
    if (words_ends_in_consonant_y(request->word, request->word_length))
        show_ending(request, 1, "ies");
    else if (doubles_z)
        show_ending(request, 0, "zes");
    else
        show_ending(request, 0, takes_es(request) ? "es" : "s");
}

/* Rows of the table of other verb forms: column 1 is the third person, column 2 -ing. True if the
 * column decided. */
static bool show_other(struct request *request, size_t column) {
    const struct irregular_row *row =
        words_find_irregular(&words_irregular_others, request->word, request->word_length);
    if (row == NULL || row->fields[column][0] == '\0') return false;
    show_alternatives(request, 0, row->fields[column]);
    return true;
}

/* do and go behind a prefix (undergo), which alone among verbs in -o take -es by rule. */
static bool is_prefixed_do(const struct request *request) {
    size_t prefix;
    if (!ends(request, "do") && !ends(request, "go")) return false;
    return words_find_irregular_verb(request->word, request->word_length, &prefix) != NULL;
}

static void show_third(struct request *request) {
    if (show_other(request, 1)) return;
    if (is_prefixed_do(request))
        show_ending(request, 0, "es");
    else
        show_s(request);
}

/* panic, mimic: a k keeps the c hard. */
static bool takes_k(const struct request *request) {
    return ends(request, "ic") && words_vowel_groups(request->word, request->word_length) > 1;
}

static void show_ed(struct request *request) {
    if (last_letter(request) == 'e')
        show_ending(request, 0, "d");
    else if (words_ends_in_consonant_y(request->word, request->word_length))
        show_ending(request, 1, "ied");
    else if (takes_k(request))
        show_ending(request, 0, "ked");
    else
        show_doubled(request, words_doubling_of(request->word, request->word_length), "ed");
}

/* Column 1 is the past, 2 the participle. */
static void show_past(struct request *request, size_t column) {
    size_t prefix;
    const struct irregular_row *row =
        words_find_irregular_verb(request->word, request->word_length, &prefix);
    if (row != NULL)
        show_alternatives(request, prefix, row->fields[column]);
    else
        show_ed(request);
}

static bool keeps_e(const struct request *request) {
    return ends(request, "ee") || ends(request, "oe") || ends(request, "ye") ||
           request->word_length < 3;
}

static void show_ing(struct request *request) {
    if (show_other(request, 2)) return;
    if (ends(request, "ie"))
        show_ending(request, 2, "ying");
    else if (last_letter(request) == 'e' && !keeps_e(request))
        show_ending(request, 1, "ing");
    else if (last_letter(request) == 'e')
        show_ending(request, 0, "ing");
    else if (takes_k(request))
        show_ending(request, 0, "king");
    else
        show_doubled(request, words_doubling_of(request->word, request->word_length), "ing");
}

/* ---- Nouns ---- */

/* Endings of compounds whose last part is irregular; the first match counts. Our own table. */
static const struct {
    const char *ending, *plural;
} compounds[] = {
    {"people", "people"}, {"children", "children"}, {"men", "men"},     {"person", "people"},
    {"man", "men"},       {"child", "children"},    {"wife", "wives"},  {"knife", "knives"},
    {"life", "lives"},    {"shelf", "shelves"},     {"self", "selves"}, {"half", "halves"},
    {"leaf", "leaves"},   {"loaf", "loaves"},       {"foot", "feet"},   {"tooth", "teeth"},
    {"craft", "craft"},   {"fish", "fish"},         {"sheep", "sheep"}, {"sis", "ses"},
    {"ics", "ics"},       {"ings", "ings"},
};

static bool show_compound(struct request *request) {
    for (size_t i = 0; i < sizeof compounds / sizeof compounds[0]; i++) {
        if (!ends(request, compounds[i].ending)) continue;
        show_ending(request, strlen(compounds[i].ending), compounds[i].plural);
        return true;
    }
    return false;
}

static void show_plural(struct request *request) {
    const struct irregular_row *row =
        words_find_irregular(&words_irregular_nouns, request->word, request->word_length);
    if (row != NULL)
        show_alternatives(request, 0, row->fields[1]);
    else if (words_has_same_plural(request->word, request->word_length))
        show_ending(request, 0, "");
    else if (!show_compound(request))
        show_s(request);
}

/* ---- Comparison ---- */

/* -y, -le and -ow make two-syllable words comparable, but an adverb in -ly is not. */
static bool has_comparable_ending(const struct request *request) {
    if (ends(request, "ly") || ends(request, "ery") || ends(request, "ary")) return false;
    return ends(request, "y") || ends(request, "le") || ends(request, "ow");
}

static bool is_comparable(const struct request *request) {
    const char *word = request->word;
    size_t length = request->word_length;
    if (length < 2 || memchr(word, '-', length) != NULL) return false;
    if (words_is_comparable(word, length)) return true;
    unsigned syllables = words_syllables(word, length);
    if (syllables > 1 && length > 4 && memcmp(word, "un", 2) == 0) syllables--; /* unhappier */
    if (syllables == 1) return !(length > 3 && ends(request, "ed")) && !ends(request, "ly");
    return syllables == 2 && has_comparable_ending(request);
}

/* shyer, not shier. Sorted. */
static const char *const kept_y[] = {"shy", "sly", "spry", "wry"};

static void show_grade(struct request *request, const char *ending) {
    const char *word = request->word;
    size_t length = request->word_length;
    bool keeps_y = words_in_list(kept_y, sizeof kept_y / sizeof kept_y[0], word, length);
    bool doubles = words_vowel_groups(word, length) == 1 && words_ends_short(word, length);
    if (last_letter(request) == 'e')
        show_ending(request, 1, ending);
    else if (doubles)
        show_doubled(request, WORDS_DOUBLES, ending);
    else if (!keeps_y && words_ends_in_consonant_y(word, length))
        show_ending(request, 1, ending[1] == 'r' ? "ier" : "iest");
    else
        show_ending(request, 0, ending);
}

static void show_comparison(struct request *request, size_t column) {
    const struct irregular_row *row =
        words_find_irregular(&words_irregular_grades, request->word, request->word_length);
    if (row != NULL)
        show_alternatives(request, 0, row->fields[column]);
    else if (is_comparable(request))
        show_grade(request, column == 1 ? "er" : "est");
}

/* ---- Phrases and compounds ---- */

/* Splits a phrase round its first word. */
static void aim_first(struct request *request, const char *lemma, size_t length) {
    const char *space = memchr(lemma, ' ', length);
    size_t size = space != NULL ? (size_t)(space - lemma) : length;
    request->word = lemma;
    request->word_length = size;
    request->after = lemma + size;
    request->after_length = length - size;
}

/* Splits a phrase or compound before its last part, unless the whole is in a table (mother-in-law).
 */
static void aim_last(struct request *request, const char *lemma, size_t length,
                     const char *separators) {
    size_t start = length;
    while (start > 0 && strchr(separators, lemma[start - 1]) == NULL) start--;
    if (start == length) start = 0;
    request->before = lemma;
    request->before_length = start;
    request->word = lemma + start;
    request->word_length = length - start;
}

/* Verbs written with a hyphen inflect their last part (double-check), phrases their first word. */
static void aim_verb(struct request *request, const char *lemma, size_t length) {
    aim_first(request, lemma, length);
    if (words_find_irregular(&words_irregular_verbs, request->word, request->word_length) != NULL)
        return;
    aim_last(request, lemma, request->word_length, "-");
}

static void aim_noun(struct request *request, const char *lemma, size_t length) {
    aim_last(request, lemma, length, " ");
    if (words_find_irregular(&words_irregular_nouns, request->word, request->word_length) != NULL)
        return;
    if (words_has_same_plural(request->word, request->word_length)) return;
    aim_last(request, lemma, length, " -");
}

/* ---- The form asked for ---- */

static void show_form(struct request *request, enum words_form form) {
    switch (form) {
    case WORDS_BASE: show_ending(request, 0, ""); break;
    case WORDS_THIRD: show_third(request); break;
    case WORDS_PAST: show_past(request, 1); break;
    case WORDS_PARTICIPLE: show_past(request, 2); break;
    case WORDS_ING: show_ing(request); break;
    case WORDS_PLURAL: show_plural(request); break;
    case WORDS_COMPARATIVE: show_comparison(request, 1); break;
    case WORDS_SUPERLATIVE: show_comparison(request, 2); break;
    case WORDS_FORM_COUNT: break;
    }
}

size_t words_inflect_all(const char *lemma, size_t length, enum words_form form,
                         words_form_visitor *visit, void *context) {
    if (length == 0 || length >= WORDS_FORM_SIZE) return 0;
    struct request request = {
        .before = lemma, .word = lemma, .after = lemma, .visit = visit, .context = context};
    request.word_length = length;
    if (form == WORDS_PLURAL)
        aim_noun(&request, lemma, length);
    else if (form == WORDS_THIRD || form == WORDS_PAST || form == WORDS_PARTICIPLE ||
             form == WORDS_ING)
        aim_verb(&request, lemma, length);
    if (request.word_length > 0) show_form(&request, form);
    return request.visited;
}

/* Where words_inflect keeps the first form it is shown. */
struct first_form {
    char *out;
    size_t capacity, length;
    bool is_done;
};

static void keep_first(void *context, const char *form, size_t length) {
    struct first_form *first = context;
    if (!first->is_done && length < first->capacity) {
        memcpy(first->out, form, length + 1);
        first->length = length;
    }
    first->is_done = true;
}

size_t words_inflect(const char *lemma, size_t length, enum words_form form, char *out,
                     size_t capacity) {
    struct first_form first = {.out = out, .capacity = capacity};
    if (capacity > 0) out[0] = '\0';
    words_inflect_all(lemma, length, form, keep_first, &first);
    return first.length;
}
