/* How a treebank tags each form: counts of its tokens by tag bit. Sentences are not kept. */
#include "sources.h"

#include "words/lexicon.h"

/* Column of a CoNLL-U line. */
enum { FORM = 1, UPOS = 3, XPOS = 4, FEATURES = 5, COLUMNS = 6 };

/* Bits a Penn tag speaks for, by its number in enum words_tags. */
static const struct {
    const char *xpos;
    uint16_t tags;
} PENN[] = {
    {"NN", WORDS_IS_NOUN},         {"NNS", WORDS_IS_PLURAL},      {"VB", WORDS_IS_VERB},
    {"VBP", WORDS_IS_VERB},        {"VBZ", WORDS_IS_THIRD},       {"VBG", WORDS_IS_ING},
    {"VBD", WORDS_IS_PAST},        {"VBN", WORDS_IS_PARTICIPLE},  {"JJ", WORDS_IS_ADJECTIVE},
    {"JJR", WORDS_IS_COMPARATIVE}, {"JJS", WORDS_IS_SUPERLATIVE}, {"RB", WORDS_IS_ADVERB},
    {"RBR", WORDS_IS_COMPARATIVE}, {"RBS", WORDS_IS_SUPERLATIVE},
};

static bool is_closed(struct str upos) {
    static const char *const closed[] = {"ADP", "AUX",  "CCONJ", "DET",  "INTJ",
                                         "NUM", "PART", "PRON",  "SCONJ"};
    return str_in_sorted(upos, closed, sizeof closed / sizeof closed[0]);
}

static uint16_t tags_of(struct str upos, struct str xpos) {
    if (str_equal(upos, STR("PROPN"))) return WORDS_IS_NAME;
    if (is_closed(upos)) return WORDS_IS_CLOSED;
    for (size_t i = 0; i < sizeof PENN / sizeof PENN[0]; i++)
        if (str_equal(xpos, str_from(PENN[i].xpos))) return PENN[i].tags;
    return 0;
}

static bool split(struct str line, struct str columns[COLUMNS]) {
    if (line.size == 0 || line.bytes[0] < '0' || line.bytes[0] > '9') return false;
    for (int i = 0; i < COLUMNS; i++) columns[i] = source_field(&line, '\t');
    bool is_plain = str_find(columns[0], STR("-"), 0) == SIZE_MAX &&
                    str_find(columns[0], STR("."), 0) == SIZE_MAX;
    return is_plain && str_find(columns[FEATURES], STR("Typo=Yes"), 0) == SIZE_MAX;
}

static void count_token(struct fact *fact, uint16_t tags) {
    fact->seen++;
    for (int bit = 0; bit < TAG_COUNT; bit++) fact->tokens[bit] += (tags >> bit) & 1;
}

void read_treebank(struct facts *facts, struct str text) {
    struct str line, columns[COLUMNS];
    while (str_next(&text, '\n', &line)) {
        if (!split(line, columns)) continue;
        uint16_t tags = tags_of(columns[UPOS], columns[XPOS]);
        struct str word = facts_fold(facts, columns[FORM]);
        if (tags != 0 && facts_is_word(word)) count_token(facts_add(facts, word), tags);
    }
}
