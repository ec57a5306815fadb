/* Difficulty. Two views of a word are mixed: what a reader of CompLex 2021 would say (a
 * regression on its nouns), and the rating of Maddela and Xu's word-complexity lexicon, which
 * covers all parts of speech (its own value where the word is in it, else a regression). CompLex
 * alone finds function words hard, having none; the ratings alone know less of rare and technical
 * nouns.
 */
#include "sources.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "fit.h"
#include "words/difficulty.h"
#include "words/lexicon.h"
#include "words/syllables.h"

/* Features: what is known of the word, from AT_ENDINGS its ending, from AT_RATING its rating. */
enum { AT_ENDINGS = 21, AT_RATING = FIT_FEATURES - 3 };
/* CompLex's 0.10 and 0.60 are the ends of the scale. */
static const double EASIEST = 0.10, SPREAD = 0.50;
static const double RIDGE = 1.0;
/* Of the two views: the least share that correlates at 0.71 over ten tenths of CompLex. That a
 * mixture serves verbs and function words better also showed when CWI 2018 was measured. */
static const double READERS_SHARE = 0.65;

/* ---- What is known of a word ---- */

uint8_t settle_syllables(const struct fact *fact) {
    unsigned ruled = words_syllables(fact->word.bytes, fact->word.size);
    if (fact->pronounced == 0) return 0;
    if (ruled < 16 && (fact->pronounced >> ruled & 1)) return (uint8_t)ruled;
    return fact->first_syllables;
}

static const struct fact *base_of(const struct facts *facts, const struct fact *fact) {
    return fact->base != 0 ? &facts->items[fact->base - 1] : fact;
}

static double family_zipf(const struct facts *facts, const struct fact *fact) {
    const struct fact *base = base_of(facts, fact);
    double zipf = base->zipf > fact->zipf ? base->zipf : fact->zipf;
    return zipf > base->family_zipf ? zipf : base->family_zipf;
}

static double level_of(const struct facts *facts, const struct fact *fact) {
    return fact->level ? fact->level : base_of(facts, fact)->level;
}

/* Beyond this, more frequency makes no word easier. */
static double clip(double zipf) {
    return zipf < 5.5 ? zipf : 5.5;
}

static void describe(const struct facts *facts, const struct fact *fact,
                     double features[FIT_FEATURES]) {
    const struct fact *base = base_of(facts, fact);
    double zipf = clip(fact->zipf), family = clip(family_zipf(facts, fact));
    double length = (double)fact->word.size, level = level_of(facts, fact);
    unsigned syllables = settle_syllables(fact);
    if (syllables == 0) syllables = words_syllables(fact->word.bytes, fact->word.size);
    const double known[] = {1,
                            zipf,
                            zipf * zipf / 10,
                            family,
                            family * family / 10,
                            family < 3 ? 3 - family : 0,
                            syllables,
                            length,
                            length > 8 ? length - 8 : 0,
                            log(1.0 + base->senses),
                            level > 0,
                            level,
                            level > 0 && level <= 2,
                            fact->zipf == 0,
                            fact->is_capital,
                            fact->is_listed_name,
                            fact->senses > 0,
                            fact->final_tags == 0,
                            base->school > 0,
                            base->school,
                            fact->base != 0};
    memset(features, 0, FIT_FEATURES * sizeof features[0]);
    memcpy(features, known, sizeof known);
    size_t ending = words_difficulty_ending(fact->word.bytes, fact->word.size);
    if (ending < DIFFICULTY_ENDINGS) features[AT_ENDINGS + ending] = 1;
}

/* ---- The rating ---- */

static bool is_plain(struct str word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.bytes[i] < 'a' || word.bytes[i] > 'z') return false;
    return true;
}

static void fit_ratings(const struct facts *facts, struct fit *fit) {
    double features[FIT_FEATURES];
    for (uint32_t i = 0; i < facts->count; i++) {
        if (facts->items[i].rating == 0 || !is_plain(facts->items[i].word)) continue;
        describe(facts, &facts->items[i], features);
        fit_add(fit, features, facts->items[i].rating);
    }
    fit_solve(fit, RIDGE);
}

/* Its own rating; partly its lemma's; else what the regression expects. */
static double rating_of(const struct facts *facts, const struct fact *fact, double expected) {
    const struct fact *base = base_of(facts, fact);
    if (fact->rating > 0) return fact->rating;
    return base->rating > 0 ? 0.6 * base->rating + 0.4 * expected : expected;
}

/* ---- The two views ---- */

struct model {
    struct fit *ratings, *complex;
    double shift, stretch; /* from a rating to CompLex's scale */
};

struct view {
    double features[FIT_FEATURES];
    double rating;
};

static struct view look(const struct facts *facts, const struct model *model,
                        const struct fact *fact) {
    struct view view;
    describe(facts, fact, view.features);
    double expected = fit_predict(model->ratings, view.features);
    view.rating = rating_of(facts, fact, expected);
    view.features[AT_RATING] = expected;
    view.features[AT_RATING + 1] = view.rating;
    view.features[AT_RATING + 2] = view.rating * view.rating / 10;
    return view;
}

static double judge(const struct facts *facts, const struct model *model, const struct fact *fact) {
    struct view view = look(facts, model, fact);
    double as_rated = model->shift + model->stretch * view.rating;
    return READERS_SHARE * fit_predict(model->complex, view.features) +
           (1 - READERS_SHARE) * as_rated;
}

/* ---- CompLex ---- */

struct sample {
    struct str word;
    double target;
    unsigned fold;
};

struct samples {
    struct sample *items;
    uint32_t count, capacity;
};

enum { FOLDS = 10 };

/* A word's own sum of bytes decides its fold: no word is on both sides. */
static unsigned fold_of(struct str word) {
    unsigned sum = 0;
    for (size_t i = 0; i < word.size; i++) sum = sum * 31 + (unsigned char)word.bytes[i];
    return sum % FOLDS;
}

/* id corpus sentence token complexity, separated by tabs, below a line of headings. */
static struct samples read_samples(struct facts *facts, struct str text) {
    struct samples samples = {0};
    struct str line;
    str_next(&text, '\n', &line);
    while (str_next(&text, '\n', &line)) {
        for (int i = 0; i < 3; i++) source_field(&line, '\t');
        struct str word = facts_fold(facts, source_field(&line, '\t'));
        if (!facts_is_word(word)) continue;
        facts_add(facts, word);
        *ARENA_PUSH(facts->arena, &samples) =
            (struct sample){word, source_number(line), fold_of(word)};
    }
    return samples;
}

static void fit_samples(const struct facts *facts, struct model *model,
                        const struct samples *samples, unsigned held_out) {
    memset(model->complex, 0, sizeof *model->complex);
    double sum = 0, square = 0, count = 0, target_sum = 0, target_square = 0;
    for (uint32_t i = 0; i < samples->count; i++) {
        const struct sample *sample = &samples->items[i];
        if (sample->fold == held_out) continue;
        struct view view = look(facts, model, facts_find(facts, sample->word));
        fit_add(model->complex, view.features, sample->target);
        count++;
        sum += view.rating;
        square += view.rating * view.rating;
    }
    fit_solve(model->complex, RIDGE);
    for (uint32_t i = 0; i < samples->count; i++) {
        const struct sample *sample = &samples->items[i];
        if (sample->fold == held_out) continue;
        struct view view = look(facts, model, facts_find(facts, sample->word));
        double expected = fit_predict(model->complex, view.features);
        target_sum += expected;
        target_square += expected * expected;
    }
    double mean = sum / count, target_mean = target_sum / count;
    model->stretch =
        sqrt((target_square / count - target_mean * target_mean) / (square / count - mean * mean));
    model->shift = target_mean - model->stretch * mean;
}

static double score_fold(const struct facts *facts, struct model *model,
                         const struct samples *samples, unsigned fold) {
    double *expected = ARENA_ARRAY(facts->arena, double, samples->count);
    double *target = ARENA_ARRAY(facts->arena, double, samples->count);
    size_t count = 0;
    fit_samples(facts, model, samples, fold);
    for (uint32_t i = 0; i < samples->count; i++) {
        if (samples->items[i].fold != fold) continue;
        expected[count] = judge(facts, model, facts_find(facts, samples->items[i].word));
        target[count++] = samples->items[i].target;
    }
    return fit_pearson(expected, target, count);
}

static void score_folds(const struct facts *facts, struct model *model,
                        const struct samples *samples) {
    double sum = 0, first = 0;
    for (unsigned fold = 0; fold < FOLDS; fold++) {
        double score = score_fold(facts, model, samples, fold);
        if (fold == 0) first = score;
        sum += score;
    }
    printf("complex: pearson %.4f on a tenth of the words held out, %.4f mean of ten tenths\n",
           first, sum / FOLDS);
}

/* ---- Unlisted words: fitted to those that WordNet has and the table leaves out ---- */

static void print_shape(const struct facts *facts) {
    struct fit *fit = ARENA_NEW(facts->arena, struct fit);
    for (uint32_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->items[i];
        if (fact->is_chosen || fact->tags == 0 || (fact->final_tags & WORDS_IS_NAME)) continue;
        double features[FIT_FEATURES] = {1};
        features[1] = fact->word.size < 20 ? (double)fact->word.size : 20;
        features[2] = words_syllables(fact->word.bytes, fact->word.size);
        size_t ending = words_difficulty_ending(fact->word.bytes, fact->word.size);
        if (ending < DIFFICULTY_ENDINGS) features[3 + ending] = 1;
        fit_add(fit, features, fact->difficulty);
    }
    fit_solve(fit, RIDGE);
    printf("shape:");
    for (int i = 0; i < 3 + DIFFICULTY_ENDINGS; i++) printf(" %.0f", fit->weights[i]);
    printf("\n");
}

static double scale(double judged) {
    double points = (judged - EASIEST) / SPREAD * 1000;
    return points < 0 ? 0 : points > 1000 ? 1000 : points;
}

void rate(struct facts *facts, struct str complex) {
    struct model model = {ARENA_NEW(facts->arena, struct fit), ARENA_NEW(facts->arena, struct fit),
                          0, 0};
    struct samples samples = read_samples(facts, complex);
    fit_ratings(facts, model.ratings);
    score_folds(facts, &model, &samples);
    fit_samples(facts, &model, &samples, FOLDS);
    for (uint32_t i = 0; i < facts->count; i++)
        facts->items[i].difficulty = scale(judge(facts, &model, &facts->items[i]));
    print_shape(facts);
}
