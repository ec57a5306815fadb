/* The beam parser, trained on whole sentences: at the step where the best tree
 * in the beam leads the gold tree by most (max-violation, Huang et al. 2012) all actions since they
 * parted are learned. Sentences with crossing arcs are left out, since they have no gold actions.
 */
#include "train.h"

#include "language/beam.h"

#include <math.h>
#include <stdio.h>

enum { ROW_BITS = 24, SCORE_UNIT = 256 };

struct learner {
    const struct language_model *model;
    struct rows rows;
    struct dice dice;
    uint64_t trees, right_trees;
};

static void score_by_rows(void *weights, const uint64_t *hashes, size_t count,
                          int32_t scores[LANGUAGE_ACTIONS]) {
    float sums[LANGUAGE_ACTIONS];
    rows_score(weights, hashes, count, sums);
    for (int a = 0; a < LANGUAGE_ACTIONS; a++) scores[a] = (int32_t)lrintf(sums[a] * SCORE_UNIT);
}

/* The gold actions, left before right before shift, and their running scores. */
static void follow_gold(const struct language_beam *beam, const struct sentence *s,
                        struct language_beam_item *item, int64_t *gold_scores) {
    bool allowed[LANGUAGE_ACTIONS];
    int32_t scores[LANGUAGE_ACTIONS];
    unsigned costs[LANGUAGE_ACTIONS];
    for (unsigned step = 0; step < s->count * 2; step++) {
        oracle_costs(s, &item->state, costs);
        enum language_action action = costs[LANGUAGE_LEFT] == 0    ? LANGUAGE_LEFT
                                      : costs[LANGUAGE_RIGHT] == 0 ? LANGUAGE_RIGHT
                                                                   : LANGUAGE_SHIFT;
        language_beam_score(beam, &item->state, allowed, scores);
        item->score += scores[action];
        gold_scores[step] = item->score;
        language_beam_follow(beam, item, action, step);
    }
}

struct violation {
    uint8_t *actions; /* of the tree that led by most */
    unsigned steps;
    int64_t lead;
};

static void note_violation(struct violation *worst, struct language_beam *beam, const uint8_t *gold,
                           const int64_t *gold_scores) {
    const struct language_beam_item *best = &language_beam_items(beam)[0];
    unsigned steps = beam->steps;
    if (memcmp(best->actions, gold, steps) == 0) return;
    int64_t lead = best->score - gold_scores[steps - 1];
    if (worst->steps && lead <= worst->lead) return;
    worst->lead = lead;
    worst->steps = steps;
    memcpy(worst->actions, best->actions, steps);
}

/* Adds `sign` to the features of all actions from step `from` on. */
static void replay(struct learner *l, const struct language_beam *beam, const uint8_t *actions,
                   unsigned from, unsigned steps, float sign, struct arena scratch) {
    struct language_beam_item item = {0};
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    language_state_new(&item.state, beam->context->words->count, &scratch);
    item.actions = ARENA_ARRAY(&scratch, uint8_t, steps + 1);
    for (unsigned step = 0; step < steps; step++) {
        const struct language_state *s = &item.state;
        int ways = language_can_shift(s) + language_can_left(s) + language_can_right(s);
        if (step >= from && ways > 1)
            rows_move(&l->rows, hashes, language_action_features(beam->context, s, hashes),
                      actions[step], sign);
        language_beam_follow(beam, &item, actions[step], step);
    }
}

static void learn_violation(struct learner *l, const struct language_beam *beam,
                            const struct violation *worst, const uint8_t *gold,
                            struct arena scratch) {
    unsigned from = 0;
    while (from < worst->steps && worst->actions[from] == gold[from]) from++;
    replay(l, beam, gold, from, worst->steps, 1, scratch);
    replay(l, beam, worst->actions, from, worst->steps, -1, scratch);
}

static void learn_tree(struct learner *l, struct sentence *s, struct arena scratch) {
    struct language_context context;
    struct language_beam beam = {
        .model = l->model, .context = &context, .scorer = score_by_rows, .weights = &l->rows};
    struct language_beam_item gold = {0};
    struct violation worst = {.actions = ARENA_ARRAY(&scratch, uint8_t, s->count * 2 + 1)};
    int64_t *gold_scores = ARENA_ARRAY(&scratch, int64_t, s->count * 2);
    language_context_new(&context, &s->words, &scratch);
    language_beam_start(&beam, &scratch);
    language_state_new(&gold.state, s->count, &scratch);
    gold.actions = ARENA_ARRAY(&scratch, uint8_t, s->count * 2 + 1);
    follow_gold(&beam, s, &gold, gold_scores);
    for (unsigned i = 0; i < s->count * 2; i++) {
        language_beam_grow(&beam);
        note_violation(&worst, &beam, gold.actions, gold_scores);
    }
    bool is_right = memcmp(language_beam_items(&beam)[0].actions, gold.actions, s->count * 2) == 0;
    l->rows.now++;
    l->trees++;
    l->right_trees += is_right;
    if (!is_right) learn_violation(l, &beam, &worst, gold.actions, scratch);
}

struct trees {
    struct sentence **items;
    uint32_t count;
};

static void learn_rounds(struct learner *l, const struct trees *trees, unsigned rounds,
                         struct arena scratch) {
    uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, trees->count);
    for (uint32_t i = 0; i < trees->count; i++) order[i] = i;
    for (unsigned round = 0; round < rounds; round++) {
        l->trees = l->right_trees = 0;
        dice_shuffle(&l->dice, order, trees->count);
        for (uint32_t i = 0; i < trees->count; i++) learn_tree(l, trees->items[order[i]], scratch);
        fprintf(stderr, "beam round %u: trees %.4f rows %llu (%.0f s)\n", round,
                (double)l->right_trees / (double)l->trees, (unsigned long long)l->rows.used,
                train_seconds());
    }
}

static void learn_averages(struct learner *l, const struct trees *trees, unsigned rounds,
                           struct rows *averages, struct arena scratch) {
    learn_rounds(l, trees, rounds, scratch);
    rows_open(averages, ROW_BITS);
    rows_add_averages(averages, &l->rows, 1);
    rows_free(&l->rows);
}

static void choose_trees(const struct corpus *corpus, uint32_t folds, uint32_t without,
                         struct trees *trees, struct arena *arena) {
    trees->items = ARENA_ARRAY(arena, struct sentence *, corpus->count);
    trees->count = 0;
    for (uint32_t i = 0; i < corpus->count; i++)
        if (corpus->items[i].is_projective && corpus->items[i].count <= LANGUAGE_MAX_TOKENS &&
            !is_in_fold(i, folds, without))
            trees->items[trees->count++] = &corpus->items[i];
}

/* Trains on what is not in the fold, with the features of `chosen`, and sets the model's part. */
static void learn_kept(struct corpus *corpus, const struct settings *settings, uint32_t without,
                       const struct rows *chosen, struct language_model *model,
                       struct arena *arena) {
    struct learner kept = {.model = model, .dice = {4242}};
    struct rows averages;
    struct trees trees;
    choose_trees(corpus, settings->folds, without, &trees, arena);
    rows_keep(&kept.rows, chosen, settings->beam.limit);
    learn_averages(&kept, &trees, settings->beam_rounds, &averages, *arena);
    model->beam_shift = (uint8_t)settings->beam.shift;
    model->parts[LANGUAGE_BEAM_WEIGHTS] = build_rows(&averages, &settings->beam, arena);
    rows_free(&averages);
}

static void parse_fold(struct corpus *corpus, const struct settings *settings, uint32_t fold,
                       const struct language_model *model, struct arena *arena) {
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct sentence *s = &corpus->items[i];
        if (!s->greedy || !is_in_fold(i, settings->folds, fold)) continue;
        s->beam = ARENA_ARRAY(arena, struct language_arc, s->count);
        language_beam_parse(model, &s->words, s->beam, *arena);
    }
}

void train_beam(struct corpus *corpus, const struct settings *settings,
                struct language_model *model, const struct fold_labellers *labellers,
                struct arena *arena) {
    struct learner all = {.model = model, .dice = {4242}};
    struct rows chosen;
    struct trees trees;
    choose_trees(corpus, settings->folds, NO_FOLD, &trees, arena);
    rows_open(&all.rows, ROW_BITS);
    learn_averages(&all, &trees, settings->beam_rounds, &chosen, *arena);
    learn_kept(corpus, settings, NO_FOLD, &chosen, model, arena);
    for (uint32_t fold = 0; fold < settings->folds; fold++) {
        struct language_model other = *model;
        other.parts[LANGUAGE_LABELLER_INDEX] = labellers->index[fold];
        other.parts[LANGUAGE_LABELLER_WEIGHTS] = labellers->weights[fold];
        learn_kept(corpus, settings, fold, &chosen, &other, arena);
        parse_fold(corpus, settings, fold, &other, arena);
    }
    rows_free(&chosen);
}
