/* Measures a model on a treebank with gold words. */
#ifndef TRAIN_EVALUATE_H
#define TRAIN_EVALUATE_H

#include "corpus.h"

void evaluate(const struct language_model *model, struct corpus *corpus, const char *name,
              bool with_constructions, struct arena scratch);

#endif
