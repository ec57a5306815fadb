/* Features of sentences; see features.h. Difficulty and Zipf value come from the lexicon, and count
 * for content words alone: nobody stumbles over "the". */
#include "assess/features.h"

#include "assess/assess.h"

#include "base/utf8.h"

#include <math.h>

enum tag_class {
    IS_NOUN = 1 << 0,
    IS_VERB = 1 << 1,
    IS_ADJECTIVE = 1 << 2,
    IS_ADVERB = 1 << 3,
    IS_NAME = 1 << 4,
    IS_FINITE = 1 << 5,
    IS_SUBORDINATOR = 1 << 6,
    IS_PRONOUN = 1 << 7,
    IS_PARTICIPLE = 1 << 8,
    IS_ING_FORM = 1 << 9,
    IS_MODAL = 1 << 10,
    IS_PAST = 1 << 11,
    IS_CONTENT = IS_NOUN | IS_VERB | IS_ADJECTIVE | IS_ADVERB,
};

struct assess_tags assess_read_tags(const struct doc *doc, struct arena *arena) {
    static const struct {
        const char *start, *end;
        uint16_t class;
    } rows[] = {
        {"NOUN/", "", IS_NOUN},
        {"VERB/", "", IS_VERB},
        {"ADJ/", "", IS_ADJECTIVE},
        {"ADV/", "", IS_ADVERB},
        {"PROPN/", "", IS_NAME},
        {"SCONJ/", "", IS_SUBORDINATOR},
        {"", "/PRP", IS_PRONOUN},
        {"", "/VBN", IS_PARTICIPLE},
        {"", "/VBG", IS_ING_FORM},
        {"", "/MD", IS_MODAL | IS_FINITE},
        {"", "/VBD", IS_PAST | IS_FINITE},
        {"", "/VBZ", IS_FINITE},
        {"", "/VBP", IS_FINITE},
    };
    uint32_t count = doc->tagset.tag_count;
    struct assess_tags tags = {ARENA_ARRAY(arena, uint16_t, count + 1)};
    for (uint32_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
            if (str_starts(doc->tagset.tags[i], str_from(rows[k].start)) &&
                str_ends(doc->tagset.tags[i], str_from(rows[k].end)))
                tags.classes[i] |= rows[k].class;
    return tags;
}

/* The three largest values seen, the largest first. */
struct top {
    double values[3];
    unsigned count;
};

static void top_add(struct top *top, double value) {
    unsigned at = top->count < 3 ? top->count++ : 3;
    while (at > 0 && value > top->values[at - 1]) {
        if (at < 3) top->values[at] = top->values[at - 1];
        at--;
    }
    if (at < 3) top->values[at] = value;
}

static double top_mean(const struct top *top) {
    double sum = 0;
    for (unsigned i = 0; i < top->count; i++) sum += top->values[i];
    return top->count ? sum / top->count : 0;
}

struct sums {
    unsigned words, numbers, spelled, content, names, nouns, verbs, adjectives, adverbs;
    unsigned finite, subordinators, joining, commas, brackets, participles, ing_forms, modals, past;
    unsigned negations, run, longest_run, nominalisations, pronouns, you;
    unsigned letters, syllables, long_words, polysyllables, four_syllables;
    unsigned hard, harder, fairly, rare, rarer, uncommon;
    double difficulty, zipf;
    struct top hardest, rarest; /* rarest: minus the Zipf value */
};

static bool is_listed(struct str word, const char *const *list, size_t count) {
    return str_in_sorted(word, list, count);
}
#define IS_LISTED(word, list) is_listed((word), (list), sizeof(list) / sizeof *(list))

static bool is_nominalisation(struct str word) {
    static const char *const endings[] = {"tion", "sion", "ment", "ness",
                                          "ity",  "ance", "ence", "ism"};
    if (str_ends(word, STR("s"))) word.size--;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(word, str_from(endings[i]))) return true;
    return false;
}

static void add_content(struct sums *s, const struct doc_type *type) {
    enum { UNLISTED_ZIPF = 150 };
    double zipf = (type->zipf ? type->zipf : UNLISTED_ZIPF) / 100.0;
    s->content++;
    s->difficulty += type->difficulty / 1000.0;
    s->zipf += zipf;
    top_add(&s->hardest, type->difficulty / 1000.0);
    top_add(&s->rarest, -zipf);
    s->fairly += type->difficulty > 300;
    s->hard += type->difficulty > 450;
    s->harder += type->difficulty > 600;
    s->rare += zipf < 4;
    s->rarer += zipf < 3.5;
    s->uncommon += zipf < 4.5;
}

static void add_class(struct sums *s, unsigned class) {
    s->nouns += (class & IS_NOUN) != 0;
    s->verbs += (class & IS_VERB) != 0;
    s->adjectives += (class & IS_ADJECTIVE) != 0;
    s->adverbs += (class & IS_ADVERB) != 0;
    s->names += (class & IS_NAME) != 0;
    s->finite += (class & IS_FINITE) != 0;
    s->subordinators += (class & IS_SUBORDINATOR) != 0;
    s->pronouns += (class & IS_PRONOUN) != 0;
    s->participles += (class & IS_PARTICIPLE) != 0;
    s->ing_forms += (class & IS_ING_FORM) != 0;
    s->modals += (class & IS_MODAL) != 0;
    s->past += (class & IS_PAST) != 0;
}

static void add_spelled(struct sums *s, const struct doc_type *type) {
    enum { LONG = 7 };
    s->spelled++;
    s->letters += type->letters;
    s->syllables += type->syllables;
    s->long_words += type->letters >= LONG;
    s->polysyllables += type->syllables >= 3;
    s->four_syllables += type->syllables >= 4;
}

static void add_word(struct sums *s, const struct doc *doc, const struct assess_tags *tags,
                     const struct doc_word *word) {
    static const char *const negations[] = {"n't", "neither", "never",   "no",     "nobody", "none",
                                            "nor", "not",     "nothing", "unless", "without"};
    static const char *const you[] = {"i", "my", "we", "you", "your"};
    const struct doc_type *type = &doc->types.items[word->type];
    unsigned class = word->tag < doc->tagset.tag_count ? tags->classes[word->tag] : 0;
    s->words++;
    s->numbers += word->kind == DOC_NUMBER;
    s->joining += type->is_joining;
    s->negations += IS_LISTED(word->folded, negations);
    s->you += IS_LISTED(word->folded, you);
    add_class(s, class);
    if (word->kind == DOC_WORD && !(word->flags & DOC_CLITIC)) {
        add_spelled(s, type);
        if (class & IS_CONTENT) add_content(s, type);
        s->nominalisations += (class & IS_NOUN) && is_nominalisation(word->folded);
    }
    s->run = class & IS_NOUN ? s->run + 1 : 0;
    if (s->run > s->longest_run) s->longest_run = s->run;
}

static void add_mark(struct sums *s, const struct doc_word *word) {
    s->commas += str_equal(word->folded, STR(","));
    s->brackets += str_equal(word->folded, STR("("));
    if (!(word->flags & DOC_HYPHEN)) s->run = 0;
}

static double log_of(unsigned count) {
    return log1p(count);
}

static void fill_words(const struct sums *s, double n, double *f) {
    double capped = n < 40 ? n : 40, spelled = s->spelled ? s->spelled : 1;
    f[FEATURE_WORDS] = log(n);
    f[FEATURE_WORDS_SQUARED] = capped * capped / 400;
    f[FEATURE_LETTERS] = s->letters / spelled;
    f[FEATURE_LONG] = s->long_words / n;
    f[FEATURE_LONG_COUNT] = log_of(s->long_words);
    f[FEATURE_SYLLABLES] = s->syllables / spelled;
    f[FEATURE_POLYSYLLABLES] = s->polysyllables / n;
    f[FEATURE_POLYSYLLABLE_COUNT] = log_of(s->polysyllables);
    f[FEATURE_FOUR_SYLLABLES] = log_of(s->four_syllables);
    f[FEATURE_NAMES] = s->names / n;
    f[FEATURE_NAME_COUNT] = log_of(s->names);
    f[FEATURE_NUMBERS] = s->numbers / n;
}

static void fill_difficulty(const struct sums *s, double n, double *f) {
    enum { COMMON_ZIPF = 7 }; /* of a sentence without content words */
    double content = s->content ? s->content : 1;
    f[FEATURE_HARD] = s->hard / n;
    f[FEATURE_HARD_COUNT] = log_of(s->hard);
    f[FEATURE_HARDER_COUNT] = log_of(s->harder);
    f[FEATURE_FAIRLY_COUNT] = log_of(s->fairly);
    f[FEATURE_DIFFICULTY] = s->difficulty / content;
    f[FEATURE_HARDEST] = s->hardest.count ? s->hardest.values[0] : 0;
    f[FEATURE_HARDEST_THREE] = top_mean(&s->hardest);
    f[FEATURE_ZIPF] = s->content ? s->zipf / content : COMMON_ZIPF;
    f[FEATURE_RAREST] = s->content ? -s->rarest.values[0] : COMMON_ZIPF;
    f[FEATURE_RAREST_THREE] = s->content ? -top_mean(&s->rarest) : COMMON_ZIPF;
    f[FEATURE_RARE] = s->rare / n;
    f[FEATURE_RARE_COUNT] = log_of(s->rarer);
    f[FEATURE_UNCOMMON_COUNT] = log_of(s->uncommon);
}

static void fill_grammar(const struct sums *s, double n, double *f) {
    f[FEATURE_FINITE_VERBS] = log_of(s->finite);
    f[FEATURE_SUBORDINATORS] = log_of(s->subordinators);
    f[FEATURE_JOINING] = log_of(s->joining);
    f[FEATURE_COMMAS] = log_of(s->commas);
    f[FEATURE_BRACKETS] = s->brackets;
    f[FEATURE_PARTICIPLES] = log_of(s->participles);
    f[FEATURE_ING_FORMS] = log_of(s->ing_forms);
    f[FEATURE_MODALS] = log_of(s->modals);
    f[FEATURE_PAST] = log_of(s->past);
    f[FEATURE_NEGATIONS] = s->negations;
    f[FEATURE_NOUN_RUN] = s->longest_run;
    f[FEATURE_NOMINALISATIONS] = log_of(s->nominalisations);
    f[FEATURE_CONTENT] = s->content / n;
    f[FEATURE_PRONOUNS] = s->pronouns / n;
    f[FEATURE_YOU] = s->you / n;
    f[FEATURE_ADJECTIVES] = s->adjectives / n;
    f[FEATURE_ADVERBS] = s->adverbs / n;
    f[FEATURE_NOUNS] = s->nouns / n;
    f[FEATURE_VERBS] = s->verbs / n;
}

void assess_features(const struct doc *doc, const struct assess_tags *tags,
                     const struct doc_sentence *sentence, double features[FEATURE_COUNT]) {
    struct sums sums = {0};
    for (uint32_t w = sentence->first_word; w < sentence->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->kind == DOC_PUNCTUATION)
            add_mark(&sums, word);
        else
            add_word(&sums, doc, tags, word);
    }
    for (unsigned i = 0; i < FEATURE_COUNT; i++) features[i] = 0;
    if (!sums.words) return;
    fill_words(&sums, sums.words, features);
    fill_difficulty(&sums, sums.words, features);
    fill_grammar(&sums, sums.words, features);
}

static uint32_t count_words(const struct doc *doc, const struct doc_sentence *s) {
    uint32_t words = 0;
    for (uint32_t w = s->first_word; w < s->end_word; w++)
        words += doc->words.items[w].kind != DOC_PUNCTUATION;
    return words;
}

uint32_t assess_document_features(const struct doc *doc, struct arena scratch,
                                  double features[FEATURE_COUNT], double *words_per_sentence) {
    enum { SHORTEST = 5 };
    struct assess_tags tags = assess_read_tags(doc, &scratch);
    uint32_t words = 0, sentences = 0;
    for (unsigned k = 0; k < FEATURE_COUNT; k++) features[k] = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        double own[FEATURE_COUNT];
        uint32_t own_words = count_words(doc, s);
        if (own_words < SHORTEST || !assess_is_prose(doc, s)) continue;
        assess_features(doc, &tags, s, own);
        for (unsigned k = 0; k < FEATURE_COUNT; k++) features[k] += own[k] * own_words;
        words += own_words;
        sentences++;
    }
    for (unsigned k = 0; k < FEATURE_COUNT && words; k++) features[k] /= words;
    *words_per_sentence = sentences ? (double)words / sentences : 0;
    return words;
}
