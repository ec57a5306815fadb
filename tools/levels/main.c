/* plainer-levels: learns the weights of reading levels and prints them as
 * src/assess/levels_table.h; what it measures goes to standard error. Sentences by ridge regression
 * on two readers' ratings; documents by logistic regression on pairs of versions of one text, of
 * which one is harder. */
#include "fit.h"
#include "texts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FOLDS = 5, ROUNDS = 30 };
static const double sentence_ridge = 30, document_ridge = 1;

#define NAME_OF_FEATURE(feature, reason) #feature,
static const char *const names[] = {ASSESS_FEATURE_LIST(NAME_OF_FEATURE)};

struct scale {
    double mean[FEATURE_COUNT], spread[FEATURE_COUNT];
};

static void measure_scale(const struct examples *all, struct scale *scale) {
    double n = all->count;
    *scale = (struct scale){0};
    for (uint32_t i = 0; i < all->count; i++)
        for (int k = 0; k < FEATURE_COUNT; k++) scale->mean[k] += all->items[i].features[k] / n;
    for (uint32_t i = 0; i < all->count; i++)
        for (int k = 0; k < FEATURE_COUNT; k++) {
            double off = all->items[i].features[k] - scale->mean[k];
            scale->spread[k] += off * off / n;
        }
    for (int k = 0; k < FEATURE_COUNT; k++)
        scale->spread[k] = scale->spread[k] > 1e-12 ? sqrt(scale->spread[k]) : 1;
}

static void scaled(const struct scale *scale, const struct example *e, double f[FIT_FEATURES]) {
    memset(f, 0, FIT_FEATURES * sizeof *f);
    f[0] = 1;
    for (int k = 0; k < FEATURE_COUNT; k++)
        f[k + 1] = (e->features[k] - scale->mean[k]) / scale->spread[k];
}

/* ---- sentences ---- */

static void fit_sentences(const struct examples *all, uint32_t without, const struct scale *scale,
                          struct fit *fit) {
    double f[FIT_FEATURES];
    *fit = (struct fit){0};
    for (uint32_t i = 0; i < all->count; i++) {
        if (i % FOLDS == without) continue;
        scaled(scale, &all->items[i], f);
        fit_add(fit, f, all->items[i].target);
    }
    fit_solve(fit, sentence_ridge);
}

struct ranked {
    double value, rank;
    uint32_t index;
};

static int by_value(const void *a, const void *b) {
    double x = ((const struct ranked *)a)->value, y = ((const struct ranked *)b)->value;
    return (x > y) - (x < y);
}

/* Ranks from 1; equal values share the mean of theirs. */
static void rank(double *values, uint32_t count) {
    struct ranked *rows = calloc(count + 1, sizeof *rows);
    for (uint32_t i = 0; i < count; i++) rows[i] = (struct ranked){values[i], 0, i};
    qsort(rows, count, sizeof *rows, by_value);
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && rows[end].value == rows[i].value;) end++;
        for (uint32_t k = i; k < end; k++) values[rows[k].index] = (i + 1 + end) / 2.0;
    }
    free(rows);
}

static double spearman(double *a, double *b, uint32_t count) {
    rank(a, count);
    rank(b, count);
    return fit_pearson(a, b, count);
}

static double check_sentences(const struct examples *all, const struct scale *scale,
                              const struct fit *fit, uint32_t fold, const char *what) {
    double *said = calloc(all->count + 1, sizeof *said),
           *right = calloc(all->count + 1, sizeof *right);
    double f[FIT_FEATURES], squares = 0;
    uint32_t count = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        if (fold != FOLDS && i % FOLDS != fold) continue;
        scaled(scale, &all->items[i], f);
        said[count] = fit_predict(fit, f);
        right[count] = all->items[i].target;
        squares += (said[count] - right[count]) * (said[count] - right[count]);
        count++;
    }
    double error = count ? sqrt(squares / count) : 0;
    fprintf(stderr, "%s: %u sentences, error %.3f, Spearman %.4f\n", what, count, error,
            spearman(said, right, count));
    free(said);
    free(right);
    return error;
}

/* The error on sentences that a model has not seen. */
static double cross_check_sentences(const struct examples *all, const struct scale *scale) {
    double sum = 0;
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        struct fit fit;
        fit_sentences(all, fold, scale, &fit);
        sum += check_sentences(all, scale, &fit, fold, "fold");
    }
    return sum / FOLDS;
}

/* ---- documents ---- */

/* Three features are enough to order versions of a text, and more of them learn what only these
 * texts do ("you" stands in the harder ones). */
static const double document_units[] = {0.2, 0.1, 0.03}; /* about a spread: one ridge fits all */

static void document_features(const struct example *e, double f[FIT_FEATURES]) {
    memset(f, 0, FIT_FEATURES * sizeof *f);
    f[1] = e->words > 0 ? log(e->words) / document_units[0] : 0;
    f[2] = e->features[FEATURE_SYLLABLES] / document_units[1];
    f[3] = e->features[FEATURE_DIFFICULTY] / document_units[2];
}

static void add_pair(struct fit *fit, const double *weights, const double *difference) {
    double sum = 0, row[FIT_FEATURES] = {0};
    for (int k = 1; k < FIT_FEATURES; k++) sum += weights[k] * difference[k];
    double chance = 1 / (1 + exp(-sum)), weight = chance * (1 - chance);
    if (weight < 1e-9) weight = 1e-9;
    double target = sum + (1 - chance) / weight;
    for (int k = 1; k < FIT_FEATURES; k++) row[k] = difference[k] * sqrt(weight);
    fit_add(fit, row, target * sqrt(weight));
}

/* Iteratively reweighted least squares over the three pairs of each text. */
static void fit_documents(const struct examples *all, uint32_t without,
                          double weights[FIT_FEATURES]) {
    memset(weights, 0, FIT_FEATURES * sizeof *weights);
    for (int round = 0; round < ROUNDS; round++) {
        struct fit fit = {0};
        double one[FIT_FEATURES] = {1}, a[FIT_FEATURES], b[FIT_FEATURES];
        fit_add(&fit, one, 0); /* a pair has no constant */
        for (uint32_t i = 0; i < all->count; i++)
            for (uint32_t k = i + 1; k < all->count && all->items[k].text == all->items[i].text;
                 k++) {
                if (all->items[i].text % FOLDS == without) continue;
                document_features(&all->items[i], a);
                document_features(&all->items[k], b);
                for (int j = 0; j < FIT_FEATURES; j++) b[j] -= a[j];
                add_pair(&fit, weights, b);
            }
        fit_solve(&fit, document_ridge);
        memcpy(weights, fit.weights, sizeof fit.weights);
    }
}

static double score_document(const struct example *e, const double *weights) {
    double f[FIT_FEATURES], sum = 0;
    document_features(e, f);
    for (int k = 1; k < FIT_FEATURES; k++) sum += weights[k] * f[k];
    return sum;
}

/* From the score of a document to the scale of sentences: the line that fits best the mean level of
 * its sentences, which is linear in the mean features. */
static void fit_line(const struct examples *documents, const double *weights,
                     const struct scale *scale, const struct fit *sentences, double line[3]) {
    double x = 0, y = 0, xx = 0, xy = 0, yy = 0, n = documents->count, f[FIT_FEATURES];
    for (uint32_t i = 0; i < documents->count; i++) {
        scaled(scale, &documents->items[i], f);
        double level = fit_predict(sentences, f);
        double score = score_document(&documents->items[i], weights);
        x += score, y += level, xx += score * score, xy += score * level, yy += level * level;
    }
    line[1] = (n * xy - x * y) / (n * xx - x * x);
    line[0] = (y - line[1] * x) / n;
    line[2] = sqrt((yy - y * y / n - line[1] * line[1] * (xx - x * x / n)) / n);
}

static void check_documents(const struct examples *all) {
    unsigned right = 0, texts = 0;
    for (uint32_t fold = 0; fold < FOLDS; fold++) {
        double weights[FIT_FEATURES];
        fit_documents(all, fold, weights);
        for (uint32_t i = 0; i + 2 < all->count; i += 3) {
            if (all->items[i].text % FOLDS != fold) continue;
            double easy = score_document(&all->items[i], weights);
            double middle = score_document(&all->items[i + 1], weights);
            right += easy < middle && middle < score_document(&all->items[i + 2], weights);
            texts++;
        }
    }
    fprintf(stderr, "documents: %u of %u texts have their versions in order (five folds)\n", right,
            texts);
}

/* ---- the table ---- */

static void print_table(const struct scale *scale, const struct fit *sentences, double error,
                        const double *weights, const double line[3]) {
    double constant = sentences->weights[0];
    for (int k = 0; k < FEATURE_COUNT; k++)
        constant -= sentences->weights[k + 1] * scale->mean[k] / scale->spread[k];
    printf(
        "/* Weights of reading levels, made by tools/levels: do not edit. Levels are those of the\n"
        " * Common European Framework, 1 (A1) to 6 (C2). Licence (CC BY-SA 4.0) and sources:\n"
        " * dictionaries/NOTICES.md. */\n#ifndef ASSESS_LEVELS_TABLE_H\n#define "
        "ASSESS_LEVELS_TABLE_H\n\n"
        "#include \"assess/features.h\"\n\n"
        "static const double LEVEL_CONSTANT = %.9g, LEVEL_ERROR = %.9g;\n"
        "static const double DOCUMENT_CONSTANT = %.9g, DOCUMENT_ERROR = %.9g;\n"
        "/* Of the logarithm of words a sentence, syllables a word, difficulty of content words. "
        "*/\n"
        "static const double DOCUMENT_LENGTH = %.9g, DOCUMENT_SYLLABLES = %.9g,\n"
        "                    DOCUMENT_DIFFICULTY = %.9g;\n\n"
        "/* A feature's mean in sentences and its weight. */\n"
        "static const struct level_row {\n    double mean, weight;\n"
        "} LEVEL_ROWS[FEATURE_COUNT] = {\n",
        constant, error, line[0], line[2], line[1] * weights[1] / document_units[0],
        line[1] * weights[2] / document_units[1], line[1] * weights[3] / document_units[2]);
    for (int k = 0; k < FEATURE_COUNT; k++)
        printf("    [%s] = {%.9g, %.9g},\n", names[k], scale->mean[k],
               sentences->weights[k + 1] / scale->spread[k]);
    printf("};\n\n#endif\n");
}

int main(int count, char **arguments) {
    static struct workshop shop;
    struct examples train = {0}, check = {0}, texts = {0};
    struct scale scale;
    struct fit sentences;
    double weights[FIT_FEATURES], line[3];
    if (count != 6) {
        fputs(
            "Usage: plainer-levels LEXICON MODEL RATED-SENTENCES CHECK-SENTENCES VERSIONS-FOLDER\n",
            stderr);
        return 2;
    }
    workshop_open(&shop, arguments[1], arguments[2]);
    read_sentences(&shop, arguments[3], &train);
    read_sentences(&shop, arguments[4], &check);
    read_versions(&shop, arguments[5], &texts);
    measure_scale(&train, &scale);
    double error = cross_check_sentences(&train, &scale);
    fit_sentences(&train, FOLDS, &scale, &sentences);
    check_sentences(&check, &scale, &sentences, FOLDS, "check");
    check_documents(&texts);
    fit_documents(&texts, FOLDS, weights);
    fit_line(&texts, weights, &scale, &sentences, line);
    print_table(&scale, &sentences, error, weights, line);
    return 0;
}
