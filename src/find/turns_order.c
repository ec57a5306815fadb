/* The main point first: "When the old home in Leeds was full, we wrote to you." becomes "We wrote
 * to you when the old home in Leeds was full." Only for a long clause before a short main clause
 * that takes up nothing from it. */
#include "find/scene.h"

enum { SURE = 600, LONG_START = 8, LONG_MAIN = 12, SHORT_MAIN = 4 };

static bool has_mark(const struct doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->flags & (DOC_IN_QUOTE | DOC_KEPT | DOC_IN_BRACKETS)) return true;
        if (word->kind == DOC_PUNCTUATION && !(word->flags & (DOC_HYPHEN | DOC_CLITIC)))
            return true;
    }
    return false;
}

/* Words that look back at the clause, or that open another one to which it could be taken to
 * belong once it stands at the end. */
static bool is_plain_main(const struct scene *s, uint32_t first) {
    static const char *const words[] = {
        "and",   "as",    "because", "but",   "he",   "her",  "hers",  "him",   "his",
        "if",    "it",    "its",     "or",    "she",  "so",   "such",  "that",  "their",
        "them",  "then",  "there",   "these", "they", "this", "those", "until", "when",
        "where", "which", "while",   "who",   "whom", "whose"};
    uint32_t finite = 0;
    for (uint32_t w = first; w < s->end; w++) {
        finite += scene_is_finite(s, w);
        bool is_open = find_word_is(s->doc, w, "to") && find_has_tag(s->doc, w + 1, "/VB");
        if (is_open || FIND_WORD_IN(s->doc, w, words)) return false;
    }
    return finite == 1 && !scene_is_finite(s, first) && !find_has_tag(s->doc, first, "/VB");
}

/* No noun of the main clause stands in the clause before it: it would be named too early. */
static bool shares_noun(const struct scene *s, uint32_t comma) {
    const struct doc *doc = s->doc;
    for (uint32_t w = comma + 1; w < s->end; w++) {
        if (!find_has_tag(doc, w, "/NN") && !find_has_tag(doc, w, "/NNS")) continue;
        for (uint32_t k = s->first; k < comma; k++)
            if (str_equal(doc->lemmas[w], doc->lemmas[k])) return true;
    }
    return false;
}

bool scene_has_long_start(const struct scene *s) {
    static const char *const openers[] = {"once", "until", "when", "whenever"};
    if (s->end < s->first + LONG_START + SHORT_MAIN) return false;
    return FIND_WORD_IN(s->doc, s->first, openers) &&
           !scene_has(s, ",", s->first, s->first + LONG_START);
}

void scene_turn_order(struct scene *s) {
    const struct doc *doc = s->doc;
    if (!scene_has_long_start(s)) return;
    const struct doc_construction *c = scene_construction(s, DOC_FRONTED, s->first);
    if (!c || c->chance < SURE || !find_word_is(doc, c->end_word, ",")) return;
    uint32_t comma = c->end_word, next = comma + 1;
    uint32_t start = scene_count_words(s, s->first, comma),
             main = scene_count_words(s, next, s->end);
    if (start < LONG_START || main > LONG_MAIN || main < SHORT_MAIN || start <= main) return;
    if (has_mark(doc, s->first, comma) || has_mark(doc, next, s->end)) return;
    if (!is_plain_main(s, next) || shares_noun(s, comma)) return;
    const struct doc_word *last = &doc->words.items[s->end - 1];
    struct span text = find_words_span(doc, s->first, s->end - 1);
    struct doc_finding *f = find_add(s->context, RULE_TURN_ORDER, text, s->index);
    if (!f) return;
    struct doc_change changes[] = {
        {{doc->words.items[s->first].text.start, doc->words.items[next].text.start}, STR(""), true},
        {last->text,
         str_format(doc->arena, "%.*s %.*s", STR_ARG(doc_word_text(doc, last)),
                    STR_ARG(scene_words_inside(s, s->first, comma - 1))),
         false}};
    scene_fix(s, f, changes, 2, c->chance);
    f->gain = 1;
    f->message = str_format(doc->arena, "the main point comes after %u words: put it first", start);
}
