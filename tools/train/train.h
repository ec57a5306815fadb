/* The three learners. Each leaves finished parts in the model, so that the next one sees what the
 * program will see. */
#ifndef TRAIN_TRAIN_H
#define TRAIN_TRAIN_H

#include "build.h"

#include "language/transitions.h"

struct settings {
    unsigned tagger_rounds, parser_rounds, guide_rounds, beam_rounds, folds, seeds;
    float exploration; /* how often the parser follows its own error from the second round on */
    /* By how much an action, a tag, a relation must win so as not to count as an error. */
    float margin, tagger_margin, label_margin;
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
/* Greedy parser and labeller, on the tags of the sentences and what the guide says. */
void train_parser(struct corpus *corpus, const struct settings *settings,
                  struct language_model *model, struct arena *arena);
void train_beam(struct corpus *corpus, const struct settings *settings,
                struct language_model *model, struct arena *arena);

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
