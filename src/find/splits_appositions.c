/* Splits at a noun that is named again: "Leeds, a big city in the north, has three homes." becomes
 * "Leeds is a big city in the north. It has three homes." Only with an article, which makes the
 * second name a whole noun phrase, and only where the tense of the new "is" cannot mislead: a past
 * tense would say that a carer is one no longer. */
#include "find/scene.h"

enum { SURE = 800 };

static bool starts_phrase(const struct doc *doc, uint32_t w) {
    return find_word_is(doc, w, "a") || find_word_is(doc, w, "an") || find_word_is(doc, w, "the");
}

/* Is it told in the past of long ago: a year that nobody who reads it remembers? */
static bool is_history(const struct scene *s) {
    enum { YEAR = 4 };
    for (uint32_t w = s->first; w < s->end; w++) {
        struct str word = s->doc->words.items[w].folded;
        bool is_year = s->doc->words.items[w].kind == DOC_NUMBER && word.size == YEAR;
        if (is_year && str_starts(word, STR("1")) && str_compare(word, STR("1950")) < 0)
            return true;
    }
    return false;
}

/* "is", "are", "was", or NULL when the tense would mislead. */
static const char *be_of(const struct scene *s, uint32_t verb, bool is_plural) {
    if (find_has_tag(s->doc, verb, "/VBZ")) is_plural = false;
    bool is_past = find_has_tag(s->doc, verb, "/VBD");
    if (is_past && !is_history(s)) return NULL;
    if (is_past) return is_plural ? "were" : "was";
    return is_plural ? "are" : "is";
}

/* Behind the subject, between two commas. */
static void try_inner(struct scene *s, const struct doc_construction *c) {
    enum { SHORTEST = 6 }; /* a short one disturbs less than a sentence of its own would */
    static const char *const openers[] = {"a",    "an",   "but",   "later", "now",
                                          "once", "then", "today", "yet"};
    const struct doc *doc = s->doc;
    if (scene_count_words(s, c->first_word, c->end_word) < SHORTEST) return;
    if (FIND_WORD_IN(doc, s->first, openers) || scene_has(s, "died", s->first, s->end)) return;
    uint32_t w = c->first_word, comma = c->end_word, next = comma + 1;
    struct reference r;
    if (next + 1 >= s->end || !find_word_is(doc, comma, ",") || !scene_is_finite(s, next)) return;
    for (uint32_t i = s->first; i + 1 < w; i++)
        if (scene_is_finite(s, i) || find_word_is(doc, i, ",") || find_has_tag(doc, i, "/IN"))
            return; /* not the bare subject */
    uint32_t head = scene_head_of(s, s->first, w - 1);
    if (!scene_refer(s, s->first, w - 1, head, comma, &r)) return;
    const char *be = be_of(s, next, r.is_plural);
    if (!be) return;
    struct proposal p = {
        .rule = RULE_SPLIT_APPOSITION,
        .last = comma - 1,
        .next = next,
        .chance = c->chance,
        .message = "what is named twice can be told in a sentence of its own",
        .changes = {{scene_gap(s, w - 2, w), str_format(doc->arena, " %s ", be), false},
                    {scene_gap(s, comma - 1, next),
                     str_format(doc->arena, ". %.*s ", STR_ARG(scene_capitalise(s, r.text))),
                     false}},
        .change_count = 2};
    scene_propose(s, &p);
}

/* Behind a name at the end of the sentence: the name is said again. */
static void try_last(struct scene *s, const struct doc_construction *c) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, head = w - 2, first = head,
             verb = scene_finite_from(s, s->first, s->end);
    struct reference r;
    bool is_name = find_has_tag(doc, head, "/NNP") || find_has_tag(doc, head, "/NNPS");
    if (!is_name || verb == DOC_NONE || verb >= head || scene_is_closed_off(s, head)) return;
    while (first > s->first &&
           (find_has_tag(doc, first - 1, "/NNP") || find_has_tag(doc, first - 1, "/NNPS") ||
            (doc->words.items[first - 1].flags & DOC_HYPHEN)))
        first--;
    if (find_has_tag(doc, first - 1, "/DT") || find_has_tag(doc, first - 1, "/JJ") ||
        find_has_tag(doc, first - 1, "/NN"))
        return; /* "a live Giant Panda" */
    bool is_listed = find_word_is(doc, first - 1, ",") || find_word_is(doc, first - 1, "and");
    if (is_listed || !scene_refer(s, first, w - 1, head, w, &r)) return;
    const char *be = be_of(s, verb, r.is_plural);
    if (!be) return;
    struct proposal p = {
        .rule = RULE_SPLIT_APPOSITION,
        .last = w - 2,
        .next = w,
        .chance = c->chance,
        .message = "what is named twice can be told in a sentence of its own",
        .changes = {{scene_gap(s, w - 2, w),
                     str_format(doc->arena, ". %.*s %s ", STR_ARG(scene_capitalise(s, r.text)), be),
                     false}},
        .change_count = 1};
    struct doc_finding *f = scene_propose(s, &p);
    if (f) f->is_sure = false; /* "is" may be said of somebody who is dead */
}

/* "..., a rise of a tenth": a noun for what has just been told, and what is said of it. */
static bool sums_up(const struct doc *doc, uint32_t noun) {
    static const char *const nouns[] = {"change", "decision",  "decline",     "decrease",
                                        "drop",   "fall",      "improvement", "increase",
                                        "move",   "reduction", "rise",        "step"};
    static const char *const links[] = {"from", "in", "of", "on", "that", "which"};
    return FIND_WORD_IN(doc, noun, nouns) && FIND_WORD_IN(doc, noun + 1, links);
}

/* "The council spent less, a fall of a tenth.": "This was a fall of a tenth." */
static void try_sum(struct scene *s, uint32_t w) {
    enum { SHORTEST = 4, SURE_OF_IT = 800 };
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w - 1};
    uint32_t noun = w + 1;
    if (find_has_tag(doc, noun, "/JJ") || find_has_tag(doc, noun, "/NN"))
        noun += !sums_up(doc, noun);
    if (noun + 2 >= s->end || !sums_up(doc, noun)) return;
    if (scene_count_words(s, w, s->end) < SHORTEST || scene_has(s, ",", w, s->end)) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    const struct doc_construction *subject = scene_subject(s, w - 1);
    uint32_t verb = subject ? scene_finite_from(s, subject->end_word, w - 1) : DOC_NONE;
    if (verb == DOC_NONE || find_has_tag(doc, verb, "/MD")) return;
    for (uint32_t i = verb; i < w - 1; i++)
        if (sums_up(doc, i)) return; /* "saw a rise in costs, a fall in numbers" */
    bool is_past = find_has_tag(doc, verb, "/VBD");
    struct proposal p = {.rule = RULE_SPLIT_APPOSITION,
                         .last = w - 2,
                         .next = w,
                         .chance = SURE_OF_IT,
                         .message = "what is named twice can be told in a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w),
                                      is_past ? STR(". This was ") : STR(". This is "), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

void scene_split_appositions(struct scene *s) {
    const struct doc *doc = s->doc;
    const struct doc_sentence *sentence = &doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &doc->constructions.items[i];
        uint32_t w = c->first_word;
        if (c->kind != DOC_APPOSITION || c->chance < SURE || w < s->first + 2) continue;
        if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w)) continue;
        if (!find_word_is(doc, w - 1, ",") || !starts_phrase(doc, w)) continue;
        struct clause_range left = {s->first, w - 1};
        if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) continue;
        if (c->end_word >= s->end)
            try_last(s, c);
        else
            try_inner(s, c);
    }
    for (uint32_t w = s->first + 4; w + 4 < s->end; w++) {
        bool is_open = find_word_is(doc, w - 1, ",") &&
                       (find_word_is(doc, w, "a") || find_word_is(doc, w, "an"));
        if (is_open && !scene_is_closed_off(s, w) && !scene_is_enclosed(s, w)) try_sum(s, w);
    }
}
