/* The second parser: the same transitions with other weights and no guide, and four trees grown
 * side by side. What it agrees on with the greedy parser is right more often than what one says
 * alone; with the guide it would be the better parser of the two, but the worse second opinion. */
#include "language/beam.h"

enum { MAX_CANDIDATES = LANGUAGE_BEAM_WIDTH * LANGUAGE_ACTIONS };

struct candidate {
    int64_t score;
    unsigned parent;
    enum language_action action;
};

void language_beam_start(struct language_beam *beam, struct arena *arena) {
    uint32_t words = beam->context->words->count;
    for (unsigned i = 0; i < LANGUAGE_BEAM_WIDTH * 2; i++) {
        struct language_beam_item *item =
            &beam->items[i / LANGUAGE_BEAM_WIDTH][i % LANGUAGE_BEAM_WIDTH];
        language_state_new(&item->state, words, arena);
        item->actions = ARENA_ARRAY(arena, uint8_t, words * 2 + 1);
        item->score = 0;
    }
    beam->count = 1;
    beam->steps = 0;
}

void language_beam_score(const struct language_beam *beam, const struct language_state *state,
                         bool allowed[LANGUAGE_ACTIONS], int32_t scores[LANGUAGE_ACTIONS]) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    allowed[LANGUAGE_SHIFT] = language_can_shift(state);
    allowed[LANGUAGE_LEFT] = language_can_left(state);
    allowed[LANGUAGE_RIGHT] = language_can_right(state);
    memset(scores, 0, LANGUAGE_ACTIONS * sizeof *scores);
    if (allowed[0] + allowed[1] + allowed[2] < 2) return;
    size_t count = language_action_features(beam->context, state, hashes);
    beam->scorer(beam->weights, hashes, count, scores);
}

void language_beam_follow(const struct language_beam *beam, struct language_beam_item *item,
                          enum language_action action, unsigned step) {
    uint16_t margin;
    unsigned word = language_act(&item->state, action);
    item->actions[step] = (uint8_t)action;
    if (!word) return;
    unsigned relation = language_label(beam->model, beam->context, &item->state, word, &margin);
    item->state.nodes[word].relation = (uint8_t)(relation + 1);
}

/* All that can be done next with one tree. */
static unsigned propose(struct language_beam *beam, unsigned parent, struct candidate *candidates) {
    const struct language_beam_item *item = &language_beam_items(beam)[parent];
    bool allowed[LANGUAGE_ACTIONS];
    int32_t scores[LANGUAGE_ACTIONS];
    unsigned count = 0;
    language_beam_score(beam, &item->state, allowed, scores);
    for (unsigned i = 0; i < LANGUAGE_ACTIONS; i++)
        if (allowed[i])
            candidates[count++] = (struct candidate){item->score + scores[i], parent, i};
    return count;
}

/* Brings the best candidates to the front; of equals the earlier one stays in front. */
static unsigned pick_best(struct candidate *candidates, unsigned count) {
    unsigned kept = count < LANGUAGE_BEAM_WIDTH ? count : LANGUAGE_BEAM_WIDTH;
    for (unsigned i = 0; i < kept; i++) {
        unsigned best = i;
        for (unsigned j = i + 1; j < count; j++)
            if (candidates[j].score > candidates[best].score) best = j;
        struct candidate c = candidates[best];
        memmove(&candidates[i + 1], &candidates[i], (best - i) * sizeof c);
        candidates[i] = c;
    }
    return kept;
}

static void follow(struct language_beam *beam, const struct candidate *candidate,
                   struct language_beam_item *to) {
    const struct language_beam_item *from = &language_beam_items(beam)[candidate->parent];
    language_state_copy(&to->state, &from->state);
    memcpy(to->actions, from->actions, beam->steps);
    to->score = candidate->score;
    language_beam_follow(beam, to, candidate->action, beam->steps);
}

void language_beam_grow(struct language_beam *beam) {
    struct candidate candidates[MAX_CANDIDATES];
    struct language_beam_item *next = beam->items[(beam->steps + 1) % 2];
    unsigned count = 0;
    for (unsigned i = 0; i < beam->count; i++) count += propose(beam, i, &candidates[count]);
    unsigned kept = pick_best(candidates, count);
    for (unsigned i = 0; i < kept; i++) follow(beam, &candidates[i], &next[i]);
    beam->count = kept;
    beam->steps++;
}

static void score_by_model(void *weights, const uint64_t *hashes, size_t count,
                           int32_t scores[LANGUAGE_ACTIONS]) {
    language_score_actions(weights, hashes, count, scores);
}

/* How far the best tree that says something else of the word is behind. */
static uint16_t arc_margin(struct language_beam *beam, unsigned word) {
    const struct language_beam_item *items = language_beam_items(beam);
    const struct language_node *best = &items[0].state.nodes[word];
    for (unsigned i = 1; i < beam->count; i++) {
        const struct language_node *other = &items[i].state.nodes[word];
        if (other->head == best->head && other->relation == best->relation) continue;
        int64_t behind = items[0].score - items[i].score;
        return language_margin(behind > INT32_MAX ? INT32_MAX : (int32_t)behind, 0,
                               beam->model->beam_shift);
    }
    return UINT16_MAX;
}

static void read_tree(struct language_beam *beam, struct language_arc *arcs) {
    const struct language_state *best = &language_beam_items(beam)[0].state;
    for (unsigned i = 1; i <= best->count; i++) {
        unsigned head = best->nodes[i].head;
        arcs[i - 1] =
            (struct language_arc){.head = head > best->count ? LANGUAGE_ROOT : (uint16_t)(head - 1),
                                  .relation = (uint8_t)(best->nodes[i].relation - 1),
                                  .margin = arc_margin(beam, i)};
    }
}

void language_beam_parse(const struct language_model *model, const struct language_words *words,
                         struct language_arc *arcs, struct arena scratch) {
    struct language_context context;
    struct language_part weights = model->parts[LANGUAGE_BEAM_WEIGHTS];
    struct language_beam beam = {
        .model = model, .context = &context, .scorer = score_by_model, .weights = &weights};
    language_context_new(&context, words, &scratch);
    language_beam_start(&beam, &scratch);
    for (uint32_t i = 0; i < words->count * 2; i++) language_beam_grow(&beam);
    read_tree(&beam, arcs);
}

bool language_parse_beam(const struct language_model *model, const struct language_unit *units,
                         const struct language_tagged *tagged, size_t count,
                         struct language_arc *arcs, struct arena scratch) {
    struct language_words words;
    if (count == 0 || count > LANGUAGE_MAX_TOKENS) return false;
    language_derive(model, units, count, &words, &scratch);
    language_words_tag(model, &words, tagged);
    language_beam_parse(model, &words, arcs, scratch);
    return true;
}
