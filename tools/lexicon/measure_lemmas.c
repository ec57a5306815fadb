/* Lemmas against a treebank. Names are compared as they stand; letters case-folded, apostrophes
 * straight. Marks, symbols, numbers, foreign words, typing mistakes and words written apart by
 * mistake are left out of "words"; "all" has everything. */
#include "measure.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "sources.h"
#include "words/lemma.h"

enum { FORM = 1, LEMMA = 2, UPOS = 3, XPOS = 4, FEATURES = 5, RELATION = 7, COLUMNS = 8 };

static const struct {
    const char *xpos;
    enum words_class read_as;
} CLASSES[] = {
    {"NN", WORDS_AS_NOUN},
    {"NNS", WORDS_AS_PLURAL},
    {"NNP", WORDS_AS_NAME},
    {"NNPS", WORDS_AS_NAMES},
    {"VB", WORDS_AS_VERB},
    {"VBP", WORDS_AS_VERB},
    {"VBZ", WORDS_AS_THIRD},
    {"VBD", WORDS_AS_PAST},
    {"VBN", WORDS_AS_PARTICIPLE},
    {"VBG", WORDS_AS_ING},
    {"MD", WORDS_AS_MODAL},
    {"JJ", WORDS_AS_ADJECTIVE},
    {"JJR", WORDS_AS_COMPARATIVE},
    {"JJS", WORDS_AS_SUPERLATIVE},
    {"RB", WORDS_AS_ADVERB},
    {"RBR", WORDS_AS_ADVERB_COMPARATIVE},
    {"RBS", WORDS_AS_ADVERB_SUPERLATIVE},
};

static bool is_one_of(struct str value, const char *const *names) {
    for (; *names != NULL; names++)
        if (str_equal(value, str_from(*names))) return true;
    return false;
}

/* Words that are verbs inside a name (United) carry a name's XPOS. */
static enum words_class class_of_named_verb(struct str word) {
    if (str_ends(word, STR("ed"))) return WORDS_AS_PARTICIPLE;
    return str_ends(word, STR("ing")) ? WORDS_AS_ING : WORDS_AS_VERB;
}

static enum words_class class_of(struct str upos, struct str xpos, struct str word) {
    if (str_equal(xpos, STR("PRP$"))) return WORDS_AS_POSSESSIVE;
    if (str_equal(upos, STR("PRON"))) return WORDS_AS_PRONOUN;
    if (str_equal(upos, STR("DET"))) return WORDS_AS_DETERMINER;
    if (str_equal(upos, STR("PART"))) return WORDS_AS_PARTICLE;
    if (str_equal(upos, STR("VERB")) && str_starts(xpos, STR("NNP")))
        return class_of_named_verb(word);
    for (size_t i = 0; i < sizeof CLASSES / sizeof CLASSES[0]; i++)
        if (str_equal(xpos, str_from(CLASSES[i].xpos))) return CLASSES[i].read_as;
    return WORDS_AS_OTHER;
}

struct tally {
    const struct words_lexicon *lexicon;
    struct facts *folder; /* folds into its arena */
    uint32_t words, right, all, all_right;
    bool is_loud;
};

static bool is_measured(const struct str columns[COLUMNS]) {
    static const char *const left_out[] = {"PUNCT", "SYM", "NUM", "X", NULL};
    if (is_one_of(columns[UPOS], left_out)) return false;
    if (str_equal(columns[RELATION], STR("goeswith"))) return false;
    if (str_equal(columns[LEMMA], STR("_"))) return false;
    return str_find(columns[FEATURES], STR("Typo=Yes"), 0) == SIZE_MAX &&
           str_find(columns[FEATURES], STR("Abbr=Yes"), 0) == SIZE_MAX;
}

static void measure_token(struct tally *tally, const struct str columns[COLUMNS]) {
    char lemma[WORDS_FORM_SIZE];
    struct str form = facts_fold(tally->folder, columns[FORM]);
    struct str gold = facts_fold(tally->folder, columns[LEMMA]);
    enum words_class read_as = class_of(columns[UPOS], columns[XPOS], form);
    size_t size =
        words_lemma(tally->lexicon, form.bytes, form.size, read_as, NULL, lemma, sizeof lemma);
    bool is_right = str_equal(gold, (struct str){lemma, size}), is_word = is_measured(columns);
    tally->all++;
    tally->all_right += is_right;
    tally->words += is_word;
    tally->right += is_word && is_right;
    if (tally->is_loud && is_word && !is_right)
        printf("wrong: %.*s %.*s %.*s gold %.*s got %s\n", STR_ARG(form), STR_ARG(columns[UPOS]),
               STR_ARG(columns[XPOS]), STR_ARG(gold), lemma);
}

static bool split(struct str line, struct str columns[COLUMNS]) {
    if (line.size == 0 || line.bytes[0] < '0' || line.bytes[0] > '9') return false;
    for (int i = 0; i < COLUMNS; i++) columns[i] = source_field(&line, '\t');
    return str_find(columns[0], STR("-"), 0) == SIZE_MAX &&
           str_find(columns[0], STR("."), 0) == SIZE_MAX;
}

void measure_lemmas(const struct words_lexicon *lexicon, struct str treebank, bool is_loud) {
    struct arena_guard guard = {0};
    struct arena arena;
    struct facts folder = {.arena = &arena};
    struct tally tally = {.lexicon = lexicon, .folder = &folder, .is_loud = is_loud};
    struct str line, columns[COLUMNS];
    if (!arena_open(&arena, (size_t)1 << 30, &guard)) return;
    while (str_next(&treebank, '\n', &line))
        if (split(line, columns)) measure_token(&tally, columns);
    printf("lemmas: %u of %u words right, %.3f %%; %.3f %% of all %u tokens\n", tally.right,
           tally.words, 100.0 * tally.right / tally.words, 100.0 * tally.all_right / tally.all,
           tally.all);
    arena_close(&arena);
}
