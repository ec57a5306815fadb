/* See levels.h. The reasons come from the assess room by kind; the words and counts that stand
 * behind them are read off the sentence here. */
#include "write/levels.h"

#include "base/escape.h"

enum { MOST_WORDS = 3, FAIRLY_HARD = 300 };

unsigned level_shade(const struct write_options *options, double level) {
    unsigned shade = 0;
    while (shade < options->band_count && level > options->bands[shade].reading_level) shade++;
    return shade;
}

const char *level_shade_name(const struct write_options *options, unsigned shade) {
    return shade < options->band_count ? options->bands[shade].name : "harder";
}

uint32_t level_distribution(const struct doc *doc, const struct write_options *options,
                            uint32_t counts[LEVEL_SHADES]) {
    uint32_t sentences = 0;
    for (unsigned i = 0; i < LEVEL_SHADES; i++) counts[i] = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_level *level = &doc->sentences.items[i].level;
        if (!level->is_valid) continue;
        counts[level_shade(options, level->value)]++;
        sentences++;
    }
    return sentences;
}

/* A few words of a sentence, each once, the greatest first. */
struct few {
    const struct doc_word *words[MOST_WORDS];
    unsigned values[MOST_WORDS];
    unsigned count;
};

static void few_add(struct few *few, const struct doc_word *word, unsigned value) {
    for (unsigned i = 0; i < few->count; i++)
        if (few->words[i]->type == word->type) return;
    unsigned at = few->count < MOST_WORDS ? few->count++ : MOST_WORDS;
    for (; at > 0 && value > few->values[at - 1]; at--) {
        if (at == MOST_WORDS) continue;
        few->words[at] = few->words[at - 1];
        few->values[at] = few->values[at - 1];
    }
    if (at == MOST_WORDS) return;
    few->words[at] = word;
    few->values[at] = value;
}

static void write_few(struct buf *out, const struct doc *doc, const char *name,
                      const struct few *few) {
    buf_add(out, str_from(name));
    for (unsigned i = 0; i < few->count; i++) {
        buf_add(out, i ? STR(", ") : STR(": "));
        escape_line(out, doc_word_text(doc, few->words[i]));
    }
}

static bool is_plain_word(const struct doc_word *word) {
    return word->kind == DOC_WORD && !(word->flags & (DOC_NAME | DOC_CLITIC));
}

static void write_hard_words(struct buf *out, const struct doc *doc, const struct doc_sentence *s) {
    struct few few = {.count = 0};
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        unsigned difficulty = doc->types.items[word->type].difficulty;
        if (is_plain_word(word) && difficulty >= FAIRLY_HARD) few_add(&few, word, difficulty);
    }
    if (few.count) write_few(out, doc, few.count == 1 ? "hard word" : "hard words", &few);
}

/* Those that have not been called hard already. */
static void write_long_words(struct buf *out, const struct doc *doc, const struct doc_sentence *s) {
    enum { LONG = 7 };
    struct few few = {.count = 0};
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        unsigned letters = doc->types.items[word->type].letters;
        bool is_hard = doc->types.items[word->type].difficulty >= FAIRLY_HARD;
        if (is_plain_word(word) && letters >= LONG && !is_hard) few_add(&few, word, letters);
    }
    if (few.count) write_few(out, doc, few.count == 1 ? "long word" : "long words", &few);
}

static void write_reason(struct buf *out, const struct doc *doc, const struct doc_sentence *s,
                         enum doc_reason reason) {
    if (reason == DOC_REASON_LENGTH)
        buf_format(out, "%u words", s->measure.words);
    else if (reason == DOC_REASON_CLAUSES && s->measure.joining > 1)
        buf_format(out, "%u joining words", s->measure.joining);
    else if (reason == DOC_REASON_HARD_WORDS)
        write_hard_words(out, doc, s);
    else if (reason == DOC_REASON_LONG_WORDS)
        write_long_words(out, doc, s);
    else
        buf_add(out, str_from(doc_reason_name(reason)));
}

void level_reasons(struct buf *out, const struct doc *doc, const struct doc_sentence *sentence) {
    bool has_joining = false;
    size_t start = out->size;
    for (unsigned i = 0; i < sentence->level.reason_count; i++) {
        enum doc_reason reason = (enum doc_reason)sentence->level.reasons[i];
        struct buf one = {.arena = out->arena};
        write_reason(&one, doc, sentence, reason);
        if (one.size && out->size > start) buf_add(out, STR("; "));
        buf_add(out, buf_str(&one));
        has_joining |= reason == DOC_REASON_CLAUSES;
    }
    bool is_joined = sentence->measure.joining > doc->band->joining_words;
    if (sentence->level.reason_count && is_joined && !has_joining)
        buf_format(out, "%s%u joining words", out->size > start ? "; " : "",
                   sentence->measure.joining);
}
