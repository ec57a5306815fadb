/* Normal equations, solved by elimination with pivots. */
#include "fit.h"

#include <math.h>
#include <string.h>

void fit_add(struct fit *fit, const double features[FIT_FEATURES], double target) {
    for (int i = 0; i < FIT_FEATURES; i++) {
        if (features[i] == 0) continue;
        for (int j = 0; j < FIT_FEATURES; j++) fit->sums[i][j] += features[i] * features[j];
        fit->sums[i][FIT_FEATURES] += features[i] * target;
    }
}

static void swap_in_pivot(struct fit *fit, int column) {
    int best = column;
    for (int row = column + 1; row < FIT_FEATURES; row++)
        if (fabs(fit->sums[row][column]) > fabs(fit->sums[best][column])) best = row;
    for (int j = 0; j <= FIT_FEATURES; j++) {
        double kept = fit->sums[column][j];
        fit->sums[column][j] = fit->sums[best][j];
        fit->sums[best][j] = kept;
    }
}

static void eliminate(struct fit *fit, int column) {
    for (int row = column + 1; row < FIT_FEATURES; row++) {
        double factor = fit->sums[row][column] / fit->sums[column][column];
        for (int j = column; j <= FIT_FEATURES; j++)
            fit->sums[row][j] -= factor * fit->sums[column][j];
    }
}

void fit_solve(struct fit *fit, double ridge) {
    for (int i = 1; i < FIT_FEATURES; i++) fit->sums[i][i] += ridge;
    for (int i = 0; i < FIT_FEATURES; i++) {
        swap_in_pivot(fit, i);
        eliminate(fit, i);
    }
    for (int i = FIT_FEATURES - 1; i >= 0; i--) {
        double rest = fit->sums[i][FIT_FEATURES];
        for (int j = i + 1; j < FIT_FEATURES; j++) rest -= fit->sums[i][j] * fit->weights[j];
        fit->weights[i] = rest / fit->sums[i][i];
    }
}

double fit_predict(const struct fit *fit, const double features[FIT_FEATURES]) {
    double sum = 0;
    for (int i = 0; i < FIT_FEATURES; i++) sum += fit->weights[i] * features[i];
    return sum;
}

static double mean_of(const double *values, size_t count) {
    double sum = 0;
    for (size_t i = 0; i < count; i++) sum += values[i];
    return count ? sum / (double)count : 0;
}

double fit_pearson(const double *a, const double *b, size_t count) {
    double mean_a = mean_of(a, count), mean_b = mean_of(b, count), ab = 0, aa = 0, bb = 0;
    for (size_t i = 0; i < count; i++) {
        ab += (a[i] - mean_a) * (b[i] - mean_b);
        aa += (a[i] - mean_a) * (a[i] - mean_a);
        bb += (b[i] - mean_b) * (b[i] - mean_b);
    }
    return aa > 0 && bb > 0 ? ab / sqrt(aa * bb) : 0;
}
