/* Brackets inside brackets: dashes take the place of the inner ones. References to laws, "section
 * 20(3)(a)", have no space before a bracket and stay. */
#include "find/scene.h"

enum { CERTAIN = 950 };

/* A bracket inside the one at `open`, or DOC_NONE; *close is then where it ends. */
static uint32_t inner_of(const struct scene *s, uint32_t open, uint32_t *close) {
    const struct doc *doc = s->doc;
    uint32_t inner = DOC_NONE;
    *close = DOC_NONE;
    for (uint32_t w = open + 1; w < s->end; w++) {
        bool opens = find_word_is(doc, w, "("), closes = find_word_is(doc, w, ")");
        if (opens && inner != DOC_NONE) return DOC_NONE; /* two of them, or deeper ones */
        if (opens) inner = w;
        if (closes && *close != DOC_NONE) return inner;
        if (closes && inner == DOC_NONE) return DOC_NONE;
        if (closes) *close = w;
    }
    return DOC_NONE;
}

/* Words before and in the inner brackets, and no mark behind them but the outer one: no sum. */
static bool is_prose(const struct doc *doc, uint32_t inner, uint32_t close) {
    bool has_word = false;
    for (uint32_t w = inner + 1; w < close; w++) has_word |= doc->words.items[w].kind == DOC_WORD;
    bool goes_on = doc->words.items[close + 1].kind != DOC_PUNCTUATION;
    return has_word && doc->words.items[inner - 1].kind == DOC_WORD &&
           (goes_on || find_word_is(doc, close + 1, ")"));
}

static void mend(struct scene *s, uint32_t inner, uint32_t close) {
    const struct doc *doc = s->doc;
    struct doc_finding *f =
        find_add(s->context, RULE_NESTED_BRACKETS, find_words_span(doc, inner, close), s->index);
    if (!f) return;
    f->message = STR("brackets inside brackets: use dashes for the inner ones");
    for (uint32_t w = inner; w <= close; w++)
        if (doc->words.items[w].flags & (DOC_IN_QUOTE | DOC_KEPT)) return;
    bool is_last = find_word_is(doc, close + 1, ")");
    struct span end = {doc->words.items[close - 1].text.end, doc->words.items[close].text.end};
    struct doc_change changes[] = {
        {scene_gap(s, inner - 1, inner + 1), STR(" \xE2\x80\x93 "), false},
        {end, is_last ? STR("") : STR(" \xE2\x80\x93"), false}};
    scene_fix(s, f, changes, 2, CERTAIN);
    f->is_local = true;
}

void scene_turn_brackets(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first; w + 4 < s->end; w++) {
        if (!find_word_is(doc, w, "(")) continue;
        uint32_t close, inner = inner_of(s, w, &close);
        if (inner == DOC_NONE || inner == w + 1) continue;
        bool is_apart = (doc->words.items[inner].flags & DOC_SPACE_BEFORE) != 0;
        if (is_apart && is_prose(doc, inner, close)) mend(s, inner, close);
        w = close;
    }
}
