/* The greedy parser: at each step the best action that is allowed; each new arc gets its relation
 * at once, since later decisions look at it. */
#include "language/transitions.h"

static unsigned allowed_actions(const struct language_state *s, bool allowed[LANGUAGE_ACTIONS]) {
    allowed[LANGUAGE_SHIFT] = language_can_shift(s);
    allowed[LANGUAGE_LEFT] = language_can_left(s);
    allowed[LANGUAGE_RIGHT] = language_can_right(s);
    return (unsigned)allowed[0] + allowed[1] + allowed[2];
}

static enum language_action only_action(const bool allowed[LANGUAGE_ACTIONS]) {
    return allowed[LANGUAGE_SHIFT]  ? LANGUAGE_SHIFT
           : allowed[LANGUAGE_LEFT] ? LANGUAGE_LEFT
                                    : LANGUAGE_RIGHT;
}

static int32_t next_score(const int32_t *scores, const bool *allowed, unsigned best) {
    int32_t next = INT32_MIN;
    for (unsigned i = 0; i < LANGUAGE_ACTIONS; i++)
        if (allowed[i] && i != best && scores[i] > next) next = scores[i];
    return next;
}

enum language_action language_choose(const struct language_part *rows, unsigned shift,
                                     const struct language_context *context,
                                     const struct language_state *state, uint16_t *margin) {
    bool allowed[LANGUAGE_ACTIONS];
    int32_t scores[LANGUAGE_ACTIONS];
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    if (margin) *margin = UINT16_MAX;
    unsigned ways = allowed_actions(state, allowed);
    unsigned best = only_action(allowed);
    if (ways == 1) return best;
    size_t count = language_action_features(context, state, hashes);
    language_score_actions(rows, hashes, count, scores);
    for (unsigned i = 0; i < LANGUAGE_ACTIONS; i++)
        if (allowed[i] && scores[i] > scores[best]) best = i;
    if (margin) *margin = language_margin(scores[best], next_score(scores, allowed, best), shift);
    return best;
}

/* The root gets its arc when nothing else is left to do; what counts for it is how sure the parser
 * was each time that it left the word without a head. */
static void note_doubt(struct language_arc *arcs, unsigned top, uint16_t margin) {
    if (top && margin < arcs[top - 1].margin) arcs[top - 1].margin = margin;
}

static void step(const struct language_model *model, const struct language_context *context,
                 struct language_state *state, struct language_arc *arcs) {
    uint16_t margin, label_margin;
    const struct language_part *rows = &model->parts[LANGUAGE_GREEDY_WEIGHTS];
    enum language_action action =
        language_choose(rows, model->greedy_shift, context, state, &margin);
    note_doubt(arcs, language_top(state, 0), margin);
    unsigned dependent = language_act(state, action);
    if (!dependent) return;
    struct language_arc *arc = &arcs[dependent - 1];
    struct language_node *node = &state->nodes[dependent];
    unsigned relation = language_label(model, context, state, dependent, &label_margin);
    node->relation = (uint8_t)(relation + 1);
    arc->relation = (uint8_t)relation;
    if (node->head > state->count) return;
    arc->head = (uint16_t)(node->head - 1);
    arc->margin = margin < label_margin ? margin : label_margin;
}

void language_parse_guided(const struct language_model *model, const struct language_words *words,
                           const uint16_t *guide, struct language_arc *arcs, struct arena scratch) {
    struct language_context context;
    struct language_state state;
    language_context_new(&context, words, &scratch);
    context.guide = guide;
    language_state_new(&state, words->count, &scratch);
    for (uint32_t i = 0; i < words->count; i++)
        arcs[i] = (struct language_arc){
            .head = LANGUAGE_ROOT, .relation = model->root_relation, .margin = UINT16_MAX};
    while (!language_is_done(&state)) step(model, &context, &state, arcs);
}

bool language_parse(const struct language_model *model, const struct language_unit *units,
                    const struct language_tagged *tagged, size_t count, struct language_arc *arcs,
                    struct arena scratch) {
    struct language_words words;
    if (count == 0 || count > LANGUAGE_MAX_TOKENS) return false;
    language_derive(model, units, count, &words, &scratch);
    language_words_tag(model, &words, tagged);
    uint16_t *guide = ARENA_ARRAY(&scratch, uint16_t, count + 2);
    language_guide(model, &words, guide, scratch);
    language_parse_guided(model, &words, guide, arcs, scratch);
    return true;
}
