/* Ridge regression: weights that best predict a number from features. Sums run in a fixed order, so
 * that the same input gives the same bits. */
#ifndef LEXICON_FIT_H
#define LEXICON_FIT_H

#include <stddef.h>

enum { FIT_FEATURES = 48 };

struct fit {
    double sums[FIT_FEATURES][FIT_FEATURES + 1];
    double weights[FIT_FEATURES];
};

/* The first feature should be 1: its weight is not held back. */
void fit_add(struct fit *fit, const double features[FIT_FEATURES], double target);
void fit_solve(struct fit *fit, double ridge);
double fit_predict(const struct fit *fit, const double features[FIT_FEATURES]);

/* Pearson's correlation of two rows of numbers. */
double fit_pearson(const double *a, const double *b, size_t count);

#endif
