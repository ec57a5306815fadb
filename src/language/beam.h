/* The beam itself, apart from where its scores come from: the program asks the model, the trainer
 * its growing weights. */
#ifndef LANGUAGE_BEAM_H
#define LANGUAGE_BEAM_H

#include "language/transitions.h"

enum { LANGUAGE_BEAM_WIDTH = 4 };

/* Gives the scores of the three actions for the features of a state. */
typedef void language_scorer(void *weights, const uint64_t *hashes, size_t count,
                             int32_t scores[LANGUAGE_ACTIONS]);

struct language_beam_item {
    struct language_state state;
    int64_t score;
    uint8_t *actions; /* from the start */
};

struct language_beam {
    /* Before and after a step, in turns; the last bit of `steps` says which is the present one. */
    struct language_beam_item items[2][LANGUAGE_BEAM_WIDTH];
    unsigned count, steps;
    const struct language_model *model;
    const struct language_context *context;
    language_scorer *scorer;
    void *weights;
};

/* A beam of one empty tree. Set model, context, scorer and weights before. */
void language_beam_start(struct language_beam *beam, struct arena *arena);
/* One action more in every tree. A sentence of n words takes 2 n steps. */
void language_beam_grow(struct language_beam *beam);
/* The trees, the best one first. */
static inline struct language_beam_item *language_beam_items(struct language_beam *beam) {
    return beam->items[beam->steps % 2];
}
/* Scores of the allowed actions of a state; an action that is the only one scores 0. */
void language_beam_score(const struct language_beam *beam, const struct language_state *state,
                         bool allowed[LANGUAGE_ACTIONS], int32_t scores[LANGUAGE_ACTIONS]);

/* The beam parser on words that have their tags; arcs of all words. */
void language_beam_parse(const struct language_model *model, const struct language_words *words,
                         struct language_arc *arcs, struct arena scratch);

/* Does the action, labels the arc, and notes the action as the step-th. */
void language_beam_follow(const struct language_beam *beam, struct language_beam_item *item,
                          enum language_action action, unsigned step);

#endif
