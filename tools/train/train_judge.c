/* The judges of constructions: logistic regression with a penalty on large weights, one for each
 * kind, by stochastic gradient descent (Bottou 2012, "Stochastic Gradient Descent Tricks"), on
 * candidates from trees of parsers that had not seen the sentence. */
#include "train.h"

#include "language/constructions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { TABLE = 1 << LANGUAGE_JUDGE_BITS };

struct example {
    const uint16_t *features;
    uint16_t count;
    uint8_t kind;
    bool is_right;
};
struct examples {
    struct example *items;
    uint32_t count, capacity;
};

void gold_arcs(const struct sentence *s, struct language_arc *arcs) {
    for (uint32_t i = 0; i < s->count; i++)
        arcs[i] = (struct language_arc){
            .head = s->heads[i] > s->count ? LANGUAGE_ROOT : (uint16_t)(s->heads[i] - 1),
            .relation = s->relations[i],
            .margin = UINT16_MAX};
}

void gold_constructions(const struct language_scene *scene, const struct sentence *s,
                        struct language_constructions *gold, struct arena *arena) {
    struct language_tree tree;
    struct language_arc *arcs = ARENA_ARRAY(arena, struct language_arc, s->count);
    gold_arcs(s, arcs);
    language_tree_new(&tree, scene->model, arcs, s->count, arena);
    language_find_in_tree(scene, &tree, 1, gold, arena);
}

bool holds_construction(const struct language_constructions *all,
                        const struct language_construction *c) {
    for (uint32_t i = 0; i < all->count; i++) {
        const struct language_construction *other = &all->items[i];
        if (other->kind == c->kind && other->first == c->first && other->last == c->last)
            return true;
    }
    return false;
}

static void add_example(const struct language_scene *scene, const struct language_construction *c,
                        bool is_right, struct examples *examples, struct arena *arena) {
    uint16_t features[LANGUAGE_JUDGE_FEATURES];
    size_t count = language_judge_features(scene, c, features);
    uint16_t *kept = ARENA_ARRAY(arena, uint16_t, count);
    memcpy(kept, features, count * sizeof *features);
    *ARENA_PUSH(arena, examples) = (struct example){kept, (uint16_t)count, c->kind, is_right};
}

static void add_sentence(const struct sentence *s, const struct language_model *model,
                         struct examples *examples, struct arena *arena) {
    struct language_scene scene = {.model = model, .words = &s->words, .tokens = s->tokens};
    struct language_constructions gold = {0}, found = {0};
    language_tree_new(&scene.trees[0], model, s->greedy, s->count, arena);
    language_tree_new(&scene.trees[1], model, s->beam, s->count, arena);
    gold_constructions(&scene, s, &gold, arena);
    language_find_candidates(&scene, &found, arena);
    for (uint32_t i = 0; i < found.count; i++)
        add_example(&scene, &found.items[i], holds_construction(&gold, &found.items[i]), examples,
                    arena);
}

static double chance(const double *weights, const struct example *e) {
    double sum = 0;
    for (unsigned i = 0; i < e->count; i++) sum += weights[e->features[i]];
    return 1 / (1 + exp(-sum));
}

/* Weights are kept as a number times a common factor, which the penalty shrinks at each step. */
static void learn_rounds(const struct example **examples, uint32_t count,
                         const struct settings *settings, double *weights) {
    const double start = 0.005, penalty = 1 / ((double)settings->judge_strength * count);
    struct dice dice = {31};
    uint32_t *order = malloc((count + 1) * sizeof *order);
    double *sums = calloc(TABLE, sizeof *sums), steps = 0;
    for (uint32_t i = 0; i < count; i++) order[i] = i;
    for (unsigned round = 0; round < settings->judge_rounds; round++) {
        dice_shuffle(&dice, order, count);
        for (uint32_t i = 0; i < count; i++) {
            const struct example *e = examples[order[i]];
            double rate = start / (1 + start * penalty * steps++);
            double error = (double)e->is_right - chance(weights, e);
            for (unsigned k = 0; k < e->count; k++) weights[e->features[k]] += rate * error;
        }
        double shrink = 1 - penalty * count * start / (1 + start * penalty * steps);
        for (unsigned k = 0; k < TABLE; k++) weights[k] *= shrink;
        bool is_averaged = round >= settings->judge_rounds / 2;
        for (unsigned k = 0; k < TABLE && is_averaged; k++) sums[k] += weights[k];
    }
    double rounds = settings->judge_rounds - settings->judge_rounds / 2;
    for (unsigned k = 0; k < TABLE; k++) weights[k] = sums[k] / rounds;
    free(order);
    free(sums);
}

static int16_t quantise(double weight) {
    double scaled = round(weight * LANGUAGE_JUDGE_UNIT);
    return (int16_t)(scaled > INT16_MAX ? INT16_MAX : scaled < -INT16_MAX ? -INT16_MAX : scaled);
}

static void learn_kind(const struct examples *all, unsigned kind, const struct settings *settings,
                       unsigned char *table) {
    const struct example **chosen = malloc((all->count + 1) * sizeof *chosen);
    double *weights = calloc(TABLE, sizeof *weights);
    uint32_t count = 0, right = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->items[i].kind != kind) continue;
        chosen[count++] = &all->items[i];
        right += all->items[i].is_right;
    }
    if (count) learn_rounds(chosen, count, settings, weights);
    for (unsigned k = 0; k < TABLE; k++) {
        int16_t weight = quantise(weights[k]);
        memcpy(table + k * sizeof weight, &weight, sizeof weight);
    }
    fprintf(stderr, "judge %u: %u of %u candidates (%.0f s)\n", kind, right, count,
            train_seconds());
    free(chosen);
    free(weights);
}

void train_judge(const struct corpus *corpus, const struct settings *settings,
                 struct language_model *model, struct arena *arena) {
    struct examples examples = {0};
    unsigned char *table = ARENA_ARRAY(arena, unsigned char, LANGUAGE_JUDGE_BYTES);
    struct arena scratch = *arena;
    for (uint32_t i = 0; i < corpus->count; i++)
        if (corpus->items[i].beam) add_sentence(&corpus->items[i], model, &examples, &scratch);
    for (unsigned kind = 0; kind < DOC_CONSTRUCTION_KIND_COUNT; kind++)
        learn_kind(&examples, kind, settings, table + kind * TABLE * sizeof(int16_t));
    model->parts[LANGUAGE_JUDGE_WEIGHTS] = (struct language_part){table, LANGUAGE_JUDGE_BYTES};
}
