/* Splits off a whole sentence that stands in brackets at the end of another one: "We moved in May
 * (my sister was three)." becomes "We moved in May. My sister was three." */
#include "find/scene.h"

enum { CHANCE = 950 };

/* The bracket that the one at the sentence's end closes, or DOC_NONE. */
static uint32_t opening_of(const struct scene *s) {
    const struct doc *doc = s->doc;
    if (s->end < s->first + 6 || !find_word_is(doc, s->end - 1, ")")) return DOC_NONE;
    for (uint32_t w = s->end - 2; w > s->first; w--) {
        if (find_word_is(doc, w, ")")) return DOC_NONE;
        if (find_word_is(doc, w, "(")) return w;
    }
    return DOC_NONE;
}

/* Words of somebody's speech, a protected run or another bracket are left where they are. */
static bool is_open(const struct doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (doc->words.items[w].flags & (DOC_IN_QUOTE | DOC_KEPT)) return false;
    return true;
}

void scene_split_aside(struct scene *s) {
    enum { SHORTEST = 4 };
    static const char *const openers[] = {"he",   "i",     "it",   "my",   "our", "she",
                                          "that", "their", "they", "this", "we",  "you"};
    const struct doc *doc = s->doc;
    uint32_t open = opening_of(s);
    if (open == DOC_NONE || !is_open(doc, s->first, s->end)) return;
    struct clause_range left = {s->first, open}, inner = {open + 1, s->end - 1};
    if (scene_count_words(s, inner.first, inner.end) < SHORTEST) return;
    bool is_clause =
        clause_starts(doc, inner, true) && clause_is_main(doc, inner) &&
        (FIND_WORD_IN(doc, inner.first, openers) || find_has_tag(doc, inner.first, "/DT"));
    if (!is_clause || !clause_is_main(doc, left) || clause_has_front_scope(doc, left)) return;
    if (scene_has(s, ",", s->first, open)) return; /* it may tell of the last of several things */
    if (clause_reports(doc, left) || clause_is_conditional(doc, left, inner)) return;
    struct proposal p = {
        .rule = RULE_SPLIT_ASIDE,
        .last = open - 1,
        .next = open + 1,
        .chance = CHANCE,
        .message = "what stands in brackets is a sentence of its own",
        .changes = {{scene_gap(s, open - 1, open + 1), STR(". "), true},
                    {{doc->words.items[s->end - 2].text.end, doc->words.items[s->end - 1].text.end},
                     STR(""),
                     false}},
        .change_count = 2};
    scene_propose(s, &p);
}
