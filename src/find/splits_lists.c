/* Splits before examples at a sentence's end: "..., including ..." becomes "... This includes ...",
 * "..., such as ..." becomes "... Examples are ...". */
#include "find/scene.h"

/* Examples are a list of things: no finite verb and no clause in it. */
static bool is_plain_list(const struct scene *s, uint32_t first) {
    static const char *const words[] = {"because", "if",    "that",  "to",  "when",
                                        "where",   "which", "while", "who", "whose"};
    if (first + 1 >= s->end) return false;
    if (find_has_tag(s->doc, first, "/RB") || find_has_tag(s->doc, first, "/IN")) return false;
    if (scene_has(s, "well", first, s->end)) return false; /* "as well as" */
    for (uint32_t w = first; w < s->end; w++) {
        bool is_clause = find_word_is(s->doc, w - 1, ",") &&
                         (find_has_tag(s->doc, w, "/VBN") || find_has_tag(s->doc, w, "/VBG"));
        if (is_clause || FIND_WORD_IN(s->doc, w, words) || scene_is_finite(s, w)) return false;
    }
    return true;
}

/* A verb of the clause itself, by its tag: "close" of "to close friends" is none. */
static bool is_verb(const struct scene *s, uint32_t w) {
    return scene_is_finite(s, w) ||
           (w > s->first && find_has_tag(s->doc, w, "/VB") && find_has_tag(s->doc, w - 1, "/MD"));
}

static bool is_plain_preposition(const struct doc *doc, uint32_t w) {
    return find_word_is(doc, w, "to") || find_word_is(doc, w, "with") ||
           find_word_is(doc, w, "from");
}

/* Is it surely the noun before the comma that the examples are of: a plural, and the object of its
 * verb ("We met carers, including"; "We spoke to a range of people, including")? */
static bool is_of_last_noun(const struct scene *s, uint32_t comma) {
    static const char *const kinds[] = {"group", "groups", "kinds",  "list",   "lot",
                                        "lots",  "number", "range",  "series", "set",
                                        "sorts", "types",  "variety"};
    const struct doc *doc = s->doc;
    uint32_t w = comma - 1;
    if (!find_has_tag(doc, w, "/NNS")) return false;
    while (w > s->first + 1 &&
           (find_has_tag(doc, w - 1, "/JJ") || find_has_tag(doc, w - 1, "/NN") ||
            find_has_tag(doc, w - 1, "/DT") || find_has_tag(doc, w - 1, "/PRP$") ||
            find_has_tag(doc, w - 1, "/CD") || (doc->words.items[w - 1].flags & DOC_HYPHEN)))
        w--;
    if (w < s->first + 2) return false;
    bool is_of = find_word_is(doc, w - 1, "of") && FIND_WORD_IN(doc, w - 2, kinds);
    if (is_verb(s, w - 1)) return true;
    if (!is_of) return is_plain_preposition(doc, w - 1) && is_verb(s, w - 2);
    for (w -= 2;
         w > s->first + 1 && (find_has_tag(doc, w - 1, "/JJ") || find_has_tag(doc, w - 1, "/DT") ||
                              find_has_tag(doc, w - 1, "/PDT"));)
        w--;
    return is_verb(s, w - 1) || (is_plain_preposition(doc, w - 1) && is_verb(s, w - 2));
}

/* "These include", "Examples were": the tense is the main verb's. */
static const char *opening(const struct scene *s, uint32_t end, bool is_such, bool is_many) {
    bool is_past = false;
    for (uint32_t w = s->first; w < end; w++)
        if (scene_is_finite(s, w)) {
            is_past = find_has_tag(s->doc, w, "/VBD") || find_word_is(s->doc, w, "'d");
            break;
        }
    if (!is_such && !is_past) return ". These include ";
    if (!is_such) return is_many ? ". Among them were " : ". Among them was ";
    if (is_many) return is_past ? ". Examples were " : ". Examples are ";
    return is_past ? ". An example was " : ". An example is ";
}

/* "the homes in the north": one example, and its noun a plural. */
static bool names_several(const struct scene *s, uint32_t first) {
    uint32_t head = first;
    for (uint32_t w = first; w < s->end && !find_has_tag(s->doc, w, "/IN"); w++)
        if (find_is_any_noun(s->doc, w)) head = w;
    return find_is_plural_noun(s->doc, head);
}

static void try_examples(struct scene *s, uint32_t w, uint32_t size) {
    const struct doc *doc = s->doc;
    uint32_t next = w + size;
    struct clause_range left = {s->first, w - 1};
    enum { SHORTEST = 5 }; /* "He found some things." is a stub */
    if (scene_count_words(s, s->first, w - 1) < SHORTEST) return;
    if (!find_word_is(doc, w - 1, ",") || !is_plain_list(s, next)) return;
    if (clause_has_strict_scope(doc, left) || clause_has_front_scope(doc, left)) return;
    bool is_either = scene_has(s, "or", next, s->end);
    if (!is_of_last_noun(s, w - 1) || is_either || scene_has(s, ":", s->first, s->end)) return;
    bool is_many = scene_has(s, "and", next, s->end) || scene_has(s, ",", next, s->end) ||
                   names_several(s, next);
    const char *after = opening(s, w, size == 2, is_many);
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
