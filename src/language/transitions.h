/* The state of an arc-hybrid parser (Kuhlmann et al. 2011): a stack, a queue with the root at its
 * end, and the arcs made so far. */
#ifndef LANGUAGE_TRANSITIONS_H
#define LANGUAGE_TRANSITIONS_H

#include "language/features.h"

enum language_action { LANGUAGE_SHIFT, LANGUAGE_LEFT, LANGUAGE_RIGHT };

/* Words are numbered from 1; 0 is "none", count + 1 the root. */
struct language_node {
    uint16_t head;
    uint16_t left, left2; /* the two outermost children on each side */
    uint16_t right, right2;
    uint8_t relation; /* + 1; 0: none yet */
    uint8_t lefts, rights;
};

struct language_state {
    uint32_t count; /* words */
    uint32_t next;  /* first of the queue */
    uint32_t depth; /* of the stack */
    uint16_t *stack;
    struct language_node *nodes; /* count + 2 */
};

void language_state_new(struct language_state *state, uint32_t count, struct arena *arena);
void language_state_reset(struct language_state *state);
void language_state_copy(struct language_state *to, const struct language_state *from);

static inline bool language_is_done(const struct language_state *s) {
    return s->next > s->count && s->depth == 0;
}
static inline bool language_can_shift(const struct language_state *s) {
    return s->next <= s->count;
}
/* Only one word may become the root. */
static inline bool language_can_left(const struct language_state *s) {
    return s->depth >= 1 && (s->next <= s->count || s->depth == 1);
}
static inline bool language_can_right(const struct language_state *s) {
    return s->depth >= 2;
}
static inline unsigned language_top(const struct language_state *s, unsigned below) {
    return s->depth > below ? s->stack[s->depth - 1 - below] : 0;
}

/* Does the action; returns the word that got a head, or 0. */
unsigned language_act(struct language_state *state, enum language_action action);

/* Running counts over a sentence, to see what lies between two words. */
struct language_pauses {
    uint16_t pauses, verbs, next_verb; /* before and at the word; place of the next verb behind */
};
struct language_context {
    const struct language_words *words;
    const struct language_pauses *between; /* count + 2 */
    const uint16_t *guide; /* heads of a parse from right to left, from 1; NULL: none */
    bool has_relations;    /* arcs get relations, and features look at them */
};
void language_context_new(struct language_context *context, const struct language_words *words,
                          struct arena *arena);

/* Features of the next action, and of the relation of the arc from nodes[dependent].head. */
size_t language_action_features(const struct language_context *context,
                                const struct language_state *state, uint64_t *hashes);
size_t language_relation_features(const struct language_context *context,
                                  const struct language_state *state, unsigned dependent,
                                  uint64_t *hashes);

/* The best relation for an arc by the model's labeller, and its margin. */
unsigned language_label(const struct language_model *model, const struct language_context *context,
                        const struct language_state *state, unsigned dependent, uint16_t *margin);
/* The best action by a table of rows, and its margin (NULL: not asked for). */
enum language_action language_choose(const struct language_part *rows, unsigned shift,
                                     const struct language_context *context,
                                     const struct language_state *state, uint16_t *margin);
/* The same sentence from its end to its beginning; heads likewise (count + 1 stays the root). */
void language_mirror_words(const struct language_words *words, struct language_words *mirrored,
                           struct arena *arena);
void language_mirror_heads(const uint16_t *heads, uint32_t count, uint16_t *mirrored);
/* Heads as the parse from right to left has them: guide[1] to guide[count]. */
void language_guide(const struct language_model *model, const struct language_words *words,
                    uint16_t *guide, struct arena scratch);
/* The greedy parser on words that have their tags, behind the guide's heads; arcs of all words. */
void language_parse_guided(const struct language_model *model, const struct language_words *words,
                           const uint16_t *guide, struct language_arc *arcs, struct arena scratch);
/* Words with their tags, ready for parsing. */
void language_words_tag(const struct language_model *model, struct language_words *words,
                        const struct language_tagged *tagged);

#endif
