/* Hard words that no dictionary row covers: an editor's list of what is left to do. */
#include "find/internal.h"

#include <math.h>

/* Why a word is hard: what its difficulty is mostly made of. */
static void add_reasons(struct buf *buf, const struct doc_type *type) {
    enum { RARE = 400, MANY_SYLLABLES = 4 };
    const double zipf_unit = 100, zipf_of_a_million = 3; /* Zipf 3 is once in a million words */
    double times = pow(10, type->zipf / zipf_unit - zipf_of_a_million);
    if (!type->zipf)
        buf_add(buf, STR("in no word list; "));
    else if (type->zipf < RARE)
        buf_format(
            buf, times < 1 ? "rare: %.1f in a million words; " : "rare: %.0f in a million words; ",
            times);
    if (type->syllables >= MANY_SYLLABLES) buf_format(buf, "%u syllables; ", type->syllables);
}

/* `match` is what may stand in its place, or NULL. */
static void report(struct find_context *context, const struct doc_word *word,
                   const struct doc_match *match) {
    struct doc *doc = context->doc;
    const struct doc_type *type = &doc->types.items[word->type];
    struct doc_finding *f = find_add(context, RULE_HARD_WORD, word->text, word->sentence);
    if (!f) return;
    struct buf message = {.arena = doc->arena};
    buf_format(&message, "'%.*s' is hard and not explained (", STR_ARG(doc_word_text(doc, word)));
    add_reasons(&message, type);
    buf_format(&message, "difficulty %u of 1000)", type->difficulty);
    if (match) {
        buf_add(&message, STR(": perhaps "));
        find_add_candidates(&message, match, 0);
        if (!match->is_undecided) f->suggestion = match->candidates[0].text;
    }
    f->match = match;
    f->message = buf_str(&message);
}

void find_hard_words(struct find_context *context, struct arena scratch) {
    struct doc *doc = context->doc;
    bool *is_reported = ARENA_ARRAY(&scratch, bool, doc->types.count);
    uint32_t match = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        while (match < doc->matches.count && doc->matches.items[match].end_word <= w) match++;
        const struct doc_match *m = NULL;
        if (match < doc->matches.count && doc->matches.items[match].first_word <= w)
            m = &doc->matches.items[match];
        if (!(word->flags & DOC_HARD) || (word->flags & (DOC_IN_QUOTE | DOC_EXPLAINED)) ||
            (m && !find_is_left_open(m)))
            continue;
        if (!find_is_open(doc, &doc->sentences.items[word->sentence])) continue;
        if (!is_reported[word->type]) report(context, word, m);
        is_reported[word->type] = true;
    }
}
