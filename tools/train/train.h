/* The three learners. Each leaves finished parts in the model, so that the next one sees what the
 * program will see. */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include "build.h"

#include "language/constructions.h"
#include "language/transitions.h"

#include <limits.h>

struct settings {
    unsigned tagger_rounds, parser_rounds, guide_rounds, beam_rounds, judge_rounds, folds, seeds;
    float exploration; /* how often the parser follows its own error from the second round on */
    /* By how much an action, a tag, a relation must win so as not to count as an error. */
    float margin, tagger_margin, label_margin;
    float judge_strength; /* of the examples against the penalty on weights */
    struct pruning tagger, labeller, greedy, beam, guide;
    uint32_t fixed_count; /* least uses of a word that is looked up */
    float fixed_share;    /* least share of its one tag */
};

/* Words of one tag, as the tagger's short cut. */
void train_fixed_words(const struct corpus *corpus, const struct settings *settings,
                       struct language_model *model, struct arena *arena);
/* Trains on all sentences and then, in folds, tags each sentence by a tagger that has not seen it.
 */
void train_tagger(struct corpus *corpus, const struct settings *settings,
                  struct language_model *model, struct arena *arena);
/* The guide, and in folds its heads for all sentences. */
void train_guide(struct corpus *corpus, const struct settings *settings,
                 struct language_model *model, struct arena *arena);
/* The labellers that were trained without one fold. */
enum { MAX_FOLDS = 16 };
struct fold_labellers {
    struct language_part index[MAX_FOLDS], weights[MAX_FOLDS];
};
/* Greedy parser and labeller, on the tags of the sentences and what the guide says; and in folds
 * the trees of all sentences. */
void train_parser(struct corpus *corpus, const struct settings *settings,
                  struct language_model *model, struct fold_labellers *labellers,
                  struct arena *arena);
void train_beam(struct corpus *corpus, const struct settings *settings,
                struct language_model *model, const struct fold_labellers *labellers,
                struct arena *arena);

/* The judges of constructions, on the trees that the two before have left. */
void train_judge(const struct corpus *corpus, const struct settings *settings,
                 struct language_model *model, struct arena *arena);
/* The gold tree as arcs, and what is in it. */
void gold_arcs(const struct sentence *sentence, struct language_arc *arcs);
void gold_constructions(const struct language_scene *scene, const struct sentence *sentence,
                        struct language_constructions *gold, struct arena *arena);
bool holds_construction(const struct language_constructions *all,
                        const struct language_construction *construction);

/* Is the sentence of that index in the fold? Neighbours stay together, since they are of one
 * document. */
enum { NO_FOLD = INT_MAX };
bool is_in_fold(uint32_t sentence, uint32_t folds, uint32_t fold);

/* The parts of the parser's training that the guide shares: without a label table relations are
 * not learned. */
struct train_parser {
    const struct settings *settings;
    const struct language_model *model;
    struct rows rows;
    struct classes *labels; /* NULL: none */
    struct dice dice;
    uint64_t steps, right_steps, arcs, right_arcs;
};
void train_parser_round(struct train_parser *l, struct sentence **sentences, uint32_t count,
                        unsigned round, struct arena scratch);

/* The best class, and the best one other than `gold`; `left_out` is never chosen. */
unsigned best_class(const float *scores, unsigned count, unsigned left_out);

double train_seconds(void); /* of this process */

/* Costs of the actions: how many gold arcs become impossible; UINT_MAX: not allowed. */
void oracle_costs(const struct sentence *sentence, const struct language_state *state,
                  unsigned costs[LANGUAGE_ACTIONS]);

#endif
