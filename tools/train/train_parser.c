/* The greedy parser, trained with a dynamic oracle (Goldberg and Nivre 2013): from the second round
 * on it mostly follows its own choice, so that it learns to go on well after an error. Labels are
 * learned beside it on the arcs that are right. Several runs that differ by the order of the
 * sentences are averaged. */
#include "train.h"

#include <limits.h>
#include <stdio.h>

enum { ROW_BITS = 24, LABEL_BITS = 22 };

static unsigned lost_by_popping(const struct sentence *s, const struct language_state *state,
                                unsigned top) {
    unsigned lost = 0;
    for (unsigned i = state->next; i <= state->count; i++) lost += s->heads[i - 1] == top;
    return lost;
}

static void cost_of_popping(const struct sentence *s, const struct language_state *state,
                            unsigned costs[LANGUAGE_ACTIONS]) {
    unsigned top = language_top(state, 0), below = language_top(state, 1);
    if (!top) return;
    unsigned head = s->heads[top - 1], lost = lost_by_popping(s, state, top);
    costs[LANGUAGE_LEFT] = lost + (below && head == below) + (head > state->next);
    costs[LANGUAGE_RIGHT] = lost + (head >= state->next);
}

static unsigned cost_of_shifting(const struct sentence *s, const struct language_state *state) {
    unsigned next = state->next, lost = 0;
    if (next > state->count) return 0;
    for (unsigned i = 0; i < state->depth; i++) {
        unsigned word = state->stack[i];
        lost += s->heads[word - 1] == next;
        lost += i + 1 < state->depth && s->heads[next - 1] == word;
    }
    return lost;
}

void oracle_costs(const struct sentence *sentence, const struct language_state *state,
                  unsigned costs[LANGUAGE_ACTIONS]) {
    costs[LANGUAGE_LEFT] = costs[LANGUAGE_RIGHT] = 0;
    costs[LANGUAGE_SHIFT] = cost_of_shifting(sentence, state);
    cost_of_popping(sentence, state, costs);
    if (!language_can_shift(state)) costs[LANGUAGE_SHIFT] = UINT_MAX;
    if (!language_can_left(state)) costs[LANGUAGE_LEFT] = UINT_MAX;
    if (!language_can_right(state)) costs[LANGUAGE_RIGHT] = UINT_MAX;
}

static unsigned least_cost(const unsigned *costs) {
    unsigned least = UINT_MAX;
    for (int a = 0; a < LANGUAGE_ACTIONS; a++)
        if (costs[a] < least) least = costs[a];
    return least;
}

/* The best action among those that cost the least (or among those that cost more), or -1. */
static int best_of(const float *scores, const unsigned *costs, unsigned least, bool is_good) {
    int best = -1;
    for (int a = 0; a < LANGUAGE_ACTIONS; a++) {
        if (costs[a] == UINT_MAX || (costs[a] == least) != is_good) continue;
        if (best < 0 || scores[a] > scores[best]) best = a;
    }
    return best;
}

/* Learns from one state and says how to go on. */
static enum language_action learn_action(struct train_parser *l, const struct sentence *s,
                                         const struct language_context *context,
                                         const struct language_state *state, unsigned round) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    float scores[LANGUAGE_ACTIONS];
    unsigned costs[LANGUAGE_ACTIONS];
    oracle_costs(s, state, costs);
    unsigned least = least_cost(costs);
    size_t count = language_action_features(context, state, hashes);
    rows_score(&l->rows, hashes, count, scores);
    int good = best_of(scores, costs, least, true);
    int bad = best_of(scores, costs, least, false);
    l->rows.now++;
    l->steps++;
    bool is_wrong = bad >= 0 && scores[bad] >= scores[good];
    l->right_steps += !is_wrong;
    if (bad >= 0 && scores[bad] + l->settings->margin >= scores[good]) {
        rows_move(&l->rows, hashes, count, (unsigned)good, 1);
        rows_move(&l->rows, hashes, count, (unsigned)bad, -1);
    }
    bool explores =
        is_wrong && round > 0 && (float)dice_roll(&l->dice, 1000) < l->settings->exploration * 1000;
    return (enum language_action)(explores ? bad : good);
}

static unsigned learn_relation(struct train_parser *l, const struct sentence *s,
                               const struct language_context *context,
                               const struct language_state *state, unsigned dependent) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    float scores[LANGUAGE_MAX_CLASSES];
    unsigned head = state->nodes[dependent].head, gold = s->relations[dependent - 1];
    if (head > state->count) return l->model->root_relation;
    size_t count = language_relation_features(context, state, dependent, hashes);
    classes_score(l->labels, hashes, count, scores);
    unsigned root = l->model->root_relation, classes = l->model->relation_count;
    if (s->heads[dependent - 1] != head || gold == UNKNOWN || gold == root)
        return best_class(scores, classes, root);
    scores[root] = -1e30f;
    unsigned other = best_class(scores, classes, gold);
    bool is_right = scores[gold] > scores[other];
    l->labels->now++;
    l->arcs++;
    l->right_arcs += is_right;
    if (scores[other] + l->settings->label_margin >= scores[gold])
        classes_move(l->labels, hashes, count, gold, other);
    return is_right ? gold : other;
}

static void learn_tree(struct train_parser *l, struct sentence *s, unsigned round,
                       struct arena scratch) {
    struct language_context context;
    struct language_state state;
    language_context_new(&context, &s->words, &scratch);
    context.guide = s->guide;
    context.has_relations = l->labels;
    language_state_new(&state, s->count, &scratch);
    while (!language_is_done(&state)) {
        unsigned dependent = language_act(&state, learn_action(l, s, &context, &state, round));
        if (dependent && l->labels)
            state.nodes[dependent].relation =
                (uint8_t)(learn_relation(l, s, &context, &state, dependent) + 1);
    }
}

static void report(struct train_parser *l, unsigned round) {
    fprintf(stderr, "%s round %u: actions %.4f relations %.4f rows %llu (%.0f s)\n",
            l->labels ? "parser" : "guide", round, (double)l->right_steps / (double)l->steps,
            (double)l->right_arcs / (double)(l->arcs + 1), (unsigned long long)l->rows.used,
            train_seconds());
    l->steps = l->right_steps = l->arcs = l->right_arcs = 0;
}

void train_parser_round(struct train_parser *l, struct sentence **sentences, uint32_t count,
                        unsigned round, struct arena scratch) {
    uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    dice_shuffle(&l->dice, order, count);
    for (uint32_t i = 0; i < count; i++) {
        struct sentence *s = sentences[order[i]];
        if (s->count <= LANGUAGE_MAX_TOKENS) learn_tree(l, s, round, scratch);
    }
    report(l, round);
}

static void learn_run(struct train_parser *l, struct corpus *corpus, uint32_t without,
                      struct arena scratch) {
    struct sentence **chosen = ARENA_ARRAY(&scratch, struct sentence *, corpus->count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < corpus->count; i++)
        if (!is_in_fold(i, l->settings->folds, without)) chosen[count++] = &corpus->items[i];
    for (unsigned round = 0; round < l->settings->parser_rounds; round++)
        train_parser_round(l, chosen, count, round, scratch);
}

struct tables {
    struct rows rows;
    struct classes labels;
};

static void tables_open(struct tables *tables, const struct language_model *model) {
    rows_open(&tables->rows, ROW_BITS);
    classes_open(&tables->labels, LABEL_BITS, model->relation_count);
}

static void tables_free(struct tables *tables) {
    rows_free(&tables->rows);
    classes_free(&tables->labels);
}

/* What a run learns from: one run differs from another by its seed. */
struct lesson {
    struct corpus *corpus;
    const struct settings *settings;
    const struct language_model *model;
    uint32_t seed, without; /* ... and the fold that it does not see */
    float factor;           /* of its averages in the sum */
};

/* One run: its averages, times the factor, are added to `sums`. Without `chosen` it may use all
 * features, else only the best of those. */
static void learn_seed(const struct lesson *lesson, const struct tables *chosen,
                       struct tables *sums, struct arena scratch) {
    struct classes labels;
    const struct settings *settings = lesson->settings;
    const struct language_model *model = lesson->model;
    struct train_parser l = {.settings = settings,
                             .model = model,
                             .labels = &labels,
                             .dice = {777 + lesson->seed * 1000}};
    if (chosen) {
        rows_keep(&l.rows, &chosen->rows, settings->greedy.limit);
        classes_keep(&labels, &chosen->labels, settings->labeller.limit);
    } else {
        rows_open(&l.rows, ROW_BITS);
        classes_open(&labels, LABEL_BITS, model->relation_count);
    }
    learn_run(&l, lesson->corpus, lesson->without, scratch);
    rows_add_averages(&sums->rows, &l.rows, lesson->factor);
    classes_add_averages(&sums->labels, &labels, lesson->factor);
    rows_free(&l.rows);
    classes_free(&labels);
}

static void build_parser(const struct tables *tables, const struct settings *settings,
                         struct language_model *model, struct arena *arena) {
    model->parts[LANGUAGE_GREEDY_WEIGHTS] = build_rows(&tables->rows, &settings->greedy, arena);
    build_classes(&tables->labels, &settings->labeller, &model->parts[LANGUAGE_LABELLER_INDEX],
                  arena);
}

static void parse_fold(const struct lesson *lesson, const struct language_model *model,
                       struct arena *arena) {
    for (uint32_t i = 0; i < lesson->corpus->count; i++) {
        struct sentence *s = &lesson->corpus->items[i];
        if (!is_in_fold(i, lesson->settings->folds, lesson->without)) continue;
        if (s->count == 0 || s->count > LANGUAGE_MAX_TOKENS) continue;
        s->greedy = ARENA_ARRAY(arena, struct language_arc, s->count);
        language_parse_guided(model, &s->words, s->guide, s->greedy, *arena);
    }
}

static void learn_fold(const struct lesson *lesson, const struct tables *chosen,
                       struct fold_labellers *labellers, struct arena *arena) {
    struct language_model other = *lesson->model;
    struct tables sums;
    tables_open(&sums, lesson->model);
    learn_seed(lesson, chosen, &sums, *arena);
    build_parser(&sums, lesson->settings, &other, arena);
    tables_free(&sums);
    labellers->index[lesson->without] = other.parts[LANGUAGE_LABELLER_INDEX];
    labellers->weights[lesson->without] = other.parts[LANGUAGE_LABELLER_WEIGHTS];
    parse_fold(lesson, &other, arena);
}

void train_parser(struct corpus *corpus, const struct settings *settings,
                  struct language_model *model, struct fold_labellers *labellers,
                  struct arena *arena) {
    struct tables chosen, sums;
    struct lesson lesson = {corpus, settings, model, 0, NO_FOLD, 1};
    tables_open(&chosen, model);
    tables_open(&sums, model);
    learn_seed(&lesson, NULL, &chosen, *arena);
    lesson.factor = 1.0f / (float)settings->seeds;
    for (; lesson.seed < settings->seeds; lesson.seed++)
        learn_seed(&lesson, &chosen, &sums, *arena);
    model->greedy_shift = (uint8_t)settings->greedy.shift;
    model->labeller_shift = (uint8_t)settings->labeller.shift;
    build_parser(&sums, settings, model, arena);
    tables_free(&sums);
    lesson.seed = 0;
    lesson.factor = 1;
    for (lesson.without = 0; lesson.without < settings->folds; lesson.without++)
        learn_fold(&lesson, &chosen, labellers, arena);
    tables_free(&chosen);
}
