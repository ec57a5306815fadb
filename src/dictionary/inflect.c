/* Puts plain words into the form of the words they replace. What a form needs of the words around
 * it is asked here; verbs, nouns and adjectives have a file each. Where a form cannot be told or
 * made for sure, the match says so and nothing is replaced. */
#include "dictionary/inflect.h"

#include "base/utf8.h"
#include "words/lexicon.h"

struct str inflect_refuse(struct inflecting *in, const char *why) {
    in->match->problem = str_from(why);
    return STR("");
}

struct str inflect_word(struct inflecting *in, struct str word, enum words_form form) {
    char out[WORDS_FORM_SIZE];
    size_t size = words_inflect(word.bytes, word.size, form, out, sizeof out);
    return str_copy(in->arena, (struct str){out, size});
}

bool inflect_looks_plural(struct str word) {
    enum words_form form;
    char lemma[WORDS_FORM_SIZE];
    if (words_irregular_lemma(word.bytes, word.size, &form, lemma, sizeof lemma))
        return form == WORDS_PLURAL;
    if (str_equal(word, STR("news")) || str_ends(word, STR("ics"))) return false;
    return str_ends(word, STR("s")) && !str_ends(word, STR("ss")) && !str_ends(word, STR("us")) &&
           !str_ends(word, STR("is"));
}

bool inflect_is_inside(const struct inflecting *in, uint32_t word) {
    const struct doc_sentence *s = &in->doc->sentences.items[in->match->sentence];
    return word != DOC_NONE && word >= s->first_word && word < s->end_word;
}

bool inflect_has_tag(const struct inflecting *in, uint32_t word, const char *start) {
    return inflect_is_inside(in, word) &&
           str_starts(doc_tag(in->doc, &in->doc->words.items[word]), str_from(start));
}

struct str inflect_folded(const struct inflecting *in, uint32_t word) {
    return inflect_is_inside(in, word) ? in->doc->words.items[word].folded : STR("");
}

bool inflect_is(const struct inflecting *in, uint32_t word, const char *folded) {
    return str_equal(inflect_folded(in, word), str_from(folded));
}

/* Adverbs that stand between an auxiliary or a subject and its verb. */
static bool is_passed(struct str word) {
    static const char *const adverbs[] = {"also",  "always", "ever",  "just",  "n't",
                                          "never", "not",    "now",   "often", "only",
                                          "since", "soon",   "still", "then",  "yet"};
    return str_ends(word, STR("ly")) ||
           str_in_sorted(word, adverbs, sizeof adverbs / sizeof *adverbs);
}

uint32_t inflect_before(const struct inflecting *in, uint32_t word) {
    for (int i = 0; i < INFLECT_REACH && word > 0 && inflect_is_inside(in, word - 1); i++)
        if (!is_passed(inflect_folded(in, --word))) return word;
    return DOC_NONE;
}

bool inflect_is_determiner(const struct inflecting *in, uint32_t word) {
    static const char *const words[] = {
        "'s", "a",   "an",  "another", "any",  "each", "either", "every", "his",  "its",   "my",
        "no", "one", "our", "some",    "that", "the",  "their",  "these", "this", "those", "your"};
    bool is_her = inflect_is(in, word, "her") && inflect_has_tag(in, word, "PRON/PRP$");
    return is_her || INFLECT_IN(in, word, words);
}

/* The lexicon knows better than a tag that "sang" is no noun. */
static bool may_be_nominal(const struct inflecting *in, uint32_t word) {
    uint16_t tags = in->doc->types.items[in->doc->words.items[word].type].tags;
    return !tags || (tags & (WORDS_IS_NOUN | WORDS_IS_PLURAL | WORDS_IS_ADJECTIVE |
                             WORDS_IS_COMPARATIVE | WORDS_IS_SUPERLATIVE | WORDS_IS_NAME));
}

bool inflect_is_nominal(const struct inflecting *in, uint32_t word) {
    static const char *const days[] = {"today", "tomorrow", "tonight", "yesterday"};
    bool is_tagged = inflect_has_tag(in, word, "NOUN/") || inflect_has_tag(in, word, "PROPN/") ||
                     inflect_has_tag(in, word, "ADJ/");
    return is_tagged && may_be_nominal(in, word) && !INFLECT_IN(in, word, days);
}

bool inflect_is_before_noun(const struct inflecting *in) {
    uint32_t next = in->match->end_word;
    return inflect_is_nominal(in, next) || inflect_has_tag(in, next, "NUM/");
}

/* The plain words before the object; notes those behind it. */
static struct str with_slot(struct doc_match *match) {
    struct str before;
    return dictionary_cut_slot(match->term->plain, &before, &match->rest) ? before : STR("");
}

static struct str in_form(struct inflecting *in, struct str plain) {
    switch (in->match->term->pos) {
    case DOC_VERB: return inflect_verb(in, plain);
    case DOC_NOUN: return inflect_noun(in, plain);
    case DOC_ADJECTIVE: return inflect_adjective(in, plain);
    default: return plain;
    }
}

void dictionary_inflect_in_place(const struct doc *doc, struct doc_match *match,
                                 struct arena *arena) {
    struct inflecting in = {.doc = doc, .match = match, .arena = arena, .keeps_span = true};
    match->plain = in_form(&in, match->term->plain);
    if (match->possessive.size) match->problem = STR("the possessive would need another shape");
}

void dictionary_inflect(const struct doc *doc, struct doc_match *match, struct arena *arena) {
    struct inflecting in = {.doc = doc, .match = match, .arena = arena};
    match->plain = in_form(&in, match->rest_end ? with_slot(match) : match->term->plain);
    if (!match->plain.size && !match->problem.size)
        match->problem = STR("its form here cannot be told for sure");
    if (match->problem.size) match->plain = STR("");
}
