/* Splits before examples at a sentence's end: "..., including ..." becomes "... This includes ...",
 * "..., such as ..." becomes "... Examples are ...". */
#include "find/scene.h"

/* Examples are a list of things: no finite verb and no clause in it. */
static bool is_plain_list(const struct scene *s, uint32_t first) {
    static const char *const words[] = {"because", "if",    "that",  "to",  "when",
                                        "where",   "which", "while", "who", "whose"};
    if (first + 1 >= s->end) return false;
    if (find_has_tag(s->doc, first, "/RB")) return false;
    for (uint32_t w = first; w < s->end; w++) {
        bool is_clause = find_word_is(s->doc, w - 1, ",") &&
                         (find_has_tag(s->doc, w, "/VBN") || find_has_tag(s->doc, w, "/VBG"));
        if (is_clause || FIND_WORD_IN(s->doc, w, words) || scene_is_finite(s, w)) return false;
    }
    return true;
}

static void try_examples(struct scene *s, uint32_t w, uint32_t size) {
    const struct doc *doc = s->doc;
    uint32_t next = w + size;
    struct clause_range left = {s->first, w - 1};
    if (!find_word_is(doc, w - 1, ",") || !is_plain_list(s, next)) return;
    if (clause_has_strict_scope(doc, left) || clause_has_front_scope(doc, left)) return;
    bool is_noun_before = find_has_tag(doc, w - 2, "/NN") || find_has_tag(doc, w - 2, "/NNS") ||
                          find_has_tag(doc, w - 2, "/NNP");
    if (!is_noun_before || scene_has(s, ":", s->first, s->end)) return;
    bool is_plural = find_has_tag(doc, w - 2, "/NNS"), is_either = scene_has(s, "or", next, s->end);
    if (is_either) return;
    bool is_many = scene_has(s, "and", next, s->end) || scene_has(s, ",", next, s->end);
    const char *after = size == 2   ? is_many ? ". Examples are " : ". An example is "
                        : is_plural ? ". These include "
                                    : ". This includes ";
    struct proposal p = {.rule = RULE_SPLIT_LIST,
                         .last = w - 2,
                         .next = next,
                         .chance = 900,
                         .message = "examples can stand in a sentence of their own",
                         .changes = {{scene_gap(s, w - 2, next), str_from(after), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

void scene_split_lists(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 4; w + 2 < s->end; w++) {
        if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w)) continue;
        if (find_word_is(doc, w, "including")) try_examples(s, w, 1);
        if (find_word_is(doc, w, "such") && find_word_is(doc, w + 1, "as")) try_examples(s, w, 2);
    }
}
