/* Who does what to whom, told by words and not by places, so that two texts can be compared of
 * which nothing else is known. A passive's subject counts as its object and its agent as its
 * subject. */
#include "simplify/internal.h"

#include "words/lexicon.h"

enum role { NO_ROLE, SUBJECT, OBJECT };

static enum role role_of(const struct doc *doc, uint32_t word) {
    struct str relation = doc->tagset.relations[doc->arcs[word].relation];
    if (str_equal(relation, STR("nsubj:pass"))) return OBJECT;
    if (str_equal(relation, STR("nsubj")) || str_equal(relation, STR("obl:agent"))) return SUBJECT;
    return str_equal(relation, STR("obj")) ? OBJECT : NO_ROLE;
}

/* Stands for every pronoun: who is meant by it cannot be told here. */
#define PRONOUN STR("")

/* One verb with one of its nouns, by lemma. */
struct tie {
    struct str verb, noun;
    enum role role;
    bool is_sure;
};
struct ties {
    DOC_ARRAY(struct tie) items;
};

static bool is_pronoun(const struct doc *doc, uint32_t word) {
    return str_starts(doc_tag(doc, &doc->words.items[word]), STR("PRON/"));
}

static void add_ties(const struct doc *doc, const struct doc_sentence *s, struct ties *ties,
                     struct arena *arena) {
    enum { SURE = 100 };
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        enum role role = role_of(doc, w);
        uint32_t verb = doc->arcs[w].head;
        if (role == NO_ROLE || verb == DOC_NONE) continue;
        struct str noun = is_pronoun(doc, w) ? PRONOUN : doc->lemmas[w];
        *ARENA_PUSH(arena, &ties->items) = (struct tie){.verb = doc->lemmas[verb],
                                                        .noun = noun,
                                                        .role = role,
                                                        .is_sure = doc->arcs[w].margin >= SURE};
    }
}

static struct ties ties_of(const struct stretch *text, struct arena *arena) {
    struct ties ties = {.items = {.items = NULL}};
    for (uint32_t i = text->first; i < text->end; i++) {
        const struct doc_sentence *s = &text->doc->sentences.items[i];
        if (s->flags & DOC_IS_PARSED) add_ties(text->doc, s, &ties, arena);
    }
    return ties;
}

static bool has_tie(const struct ties *ties, const struct tie *tie, enum role role) {
    for (uint32_t i = 0; i < ties->items.count; i++) {
        const struct tie *other = &ties->items.items[i];
        if (other->role == role && str_equal_fold(other->verb, tie->verb) &&
            str_equal_fold(other->noun, tie->noun))
            return true;
    }
    return false;
}

static bool has_verb(const struct ties *ties, struct str verb) {
    for (uint32_t i = 0; i < ties->items.count; i++)
        if (str_equal_fold(ties->items.items[i].verb, verb)) return true;
    return false;
}

bool simplify_turns_roles(const struct stretch *source, const struct stretch *result,
                          struct arena scratch) {
    struct ties a = ties_of(source, &scratch), b = ties_of(result, &scratch);
    for (uint32_t i = 0; i < a.items.count; i++) {
        const struct tie *tie = &a.items.items[i];
        enum role other = tie->role == SUBJECT ? OBJECT : SUBJECT;
        if (!tie->noun.size) continue;
        bool is_turned = has_tie(&b, tie, other) && !has_tie(&b, tie, tie->role);
        if (is_turned && !has_tie(&a, tie, other)) return true;
    }
    return false;
}

bool simplify_keeps_roles(const struct stretch *source, const struct stretch *result,
                          struct arena scratch) {
    struct ties a = ties_of(source, &scratch), b = ties_of(result, &scratch);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < a.items.count; i++) {
        const struct tie *tie = &a.items.items[i];
        if (!tie->noun.size || !has_verb(&b, tie->verb)) continue;
        struct tie stand_in = {.verb = tie->verb, .noun = PRONOUN};
        bool is_kept = has_tie(&b, tie, tie->role), is_named = is_kept;
        if (!has_tie(&a, &stand_in, tie->role)) is_named |= has_tie(&b, &stand_in, tie->role);
        if (!is_named && tie->is_sure) return false;
        kept += is_kept;
    }
    return kept > 0;
}

static bool has_tag(const struct doc *doc, uint32_t w, const char *ending) {
    return str_ends(doc_tag(doc, &doc->words.items[w]), str_from(ending));
}

static bool is_finite(const struct doc *doc, uint32_t w) {
    return has_tag(doc, w, "/VBD") || has_tag(doc, w, "/VBP") || has_tag(doc, w, "/VBZ") ||
           has_tag(doc, w, "/MD");
}

/* What can be a subject, or stand in its place: "there", "this". */
static bool is_nominal(const struct doc *doc, uint32_t w) {
    struct str tag = doc_tag(doc, &doc->words.items[w]);
    return str_starts(tag, STR("NOUN/")) || str_starts(tag, STR("PRON/")) ||
           str_starts(tag, STR("PROPN/")) || str_starts(tag, STR("DET/")) ||
           str_starts(tag, STR("NUM/")) || has_tag(doc, w, "/VBG") || has_tag(doc, w, "/JJ");
}

/* A subject and then a finite verb, or an order. */
static bool is_whole(const struct doc *doc, const struct doc_sentence *s) {
    bool has_nominal = false;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        /* "It cost", "They include": right behind its subject a form is finite, whatever its tag */
        uint16_t can_be = doc->types.items[doc->words.items[w].type].tags;
        bool may_be_finite =
            has_tag(doc, w, "/VB") || (has_tag(doc, w, "/VBN") && (can_be & WORDS_IS_PAST));
        bool is_behind = w > s->first_word && is_nominal(doc, w - 1);
        if (is_finite(doc, w) || (may_be_finite && is_behind)) return has_nominal;
        has_nominal |= is_nominal(doc, w);
    }
    uint32_t w = s->first_word; /* "So please call us" */
    while (w < s->end_word &&
           (has_tag(doc, w, "/RB") || has_tag(doc, w, "/CC") || has_tag(doc, w, "/UH")))
        w++;
    return w < s->end_word && has_tag(doc, w, "/VB");
}

bool simplify_has_fragment(const struct stretch *source, const struct stretch *result) {
    if (result->end - result->first <= source->end - source->first) return false;
    for (uint32_t i = source->first; i < source->end; i++)
        if (!is_whole(source->doc, &source->doc->sentences.items[i])) return false;
    for (uint32_t i = result->first; i < result->end; i++)
        if (!is_whole(result->doc, &result->doc->sentences.items[i])) return true;
    return false;
}

const char *simplify_keeps_meaning(const struct doc *source, const struct doc *result,
                                   struct arena scratch) {
    bool is_reordered;
    const char *why = simplify_guard(source->text, result->text, &is_reordered, scratch);
    struct stretch before = {source, 0, source->sentences.count};
    struct stretch after = {result, 0, result->sentences.count};
    if (why || !source->arcs || !result->arcs) return why;
    if (simplify_has_fragment(&before, &after)) return "a part would be no sentence";
    bool is_other = is_reordered ? !simplify_keeps_roles(&before, &after, scratch)
                                 : simplify_turns_roles(&before, &after, scratch);
    return is_other ? "who does what to whom could be misread" : NULL;
}
