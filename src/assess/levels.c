/* Reading levels: two linear models over features that have names. That of a sentence follows the
 * ratings that two language teachers gave sentences (CEFR-SP: Arase, Uchida, Kajiwara 2022,
 * "CEFR-Based Sentence Difficulty Annotation and Assessment", EMNLP); that of a document follows
 * which of two versions of one text is the harder one (OneStopEnglish: Vajjala, Lucic 2018, BEA).
 * tools/levels learns both and says how good they are. */
#include "assess/assess.h"
#include "assess/levels_table.h"

#include <math.h>

/* Of a normal distribution, eight tenths lie within so many deviations of its mean. */
static const double EIGHT_TENTHS = 1.2816;

#define REASON_OF_FEATURE(feature, reason) reason,
static const uint8_t reasons[] = {ASSESS_FEATURE_LIST(REASON_OF_FEATURE)};

static double clamp(double level) {
    return level < 1 ? 1 : level > 6 ? 6 : level;
}

static struct doc_level level_of(double value, double error) {
    return (struct doc_level){.value = clamp(value),
                              .low = clamp(value - EIGHT_TENTHS * error),
                              .high = clamp(value + EIGHT_TENTHS * error),
                              .is_valid = true};
}

/* The three groups of features that lift the level most above that of an average sentence. Shares
 * of nouns, verbs and pronouns help the number but tell an editor nothing. */
static void note_reasons(const double *features, struct doc_level *level) {
    enum { MOST = sizeof level->reasons / sizeof *level->reasons };
    const double least = 0.1; /* of a level */
    double lifts[DOC_REASON_COUNT] = {0};
    for (unsigned k = 0; k < FEATURE_COUNT; k++)
        lifts[reasons[k]] += LEVEL_ROWS[k].weight * (features[k] - LEVEL_ROWS[k].mean);
    lifts[DOC_REASON_WORD_KINDS] = 0;
    while (level->reason_count < MOST) {
        unsigned best = 0;
        for (unsigned i = 1; i < DOC_REASON_COUNT; i++)
            if (lifts[i] > lifts[best]) best = i;
        if (lifts[best] < least) return;
        level->reasons[level->reason_count++] = (uint8_t)best;
        lifts[best] = 0;
    }
}

static struct doc_level level_of_sentence(const double *features) {
    double sum = LEVEL_CONSTANT;
    for (unsigned k = 0; k < FEATURE_COUNT; k++) sum += LEVEL_ROWS[k].weight * features[k];
    struct doc_level level = level_of(sum, LEVEL_ERROR);
    note_reasons(features, &level);
    return level;
}

/* By what orders versions of a text; the further that is from the mean level of the sentences, the
 * wider the interval. */
static struct doc_level level_of_document(const double *features, double words_per_sentence) {
    double order = DOCUMENT_CONSTANT + DOCUMENT_LENGTH * log(words_per_sentence) +
                   DOCUMENT_SYLLABLES * features[FEATURE_SYLLABLES] +
                   DOCUMENT_DIFFICULTY * features[FEATURE_DIFFICULTY];
    double mean = LEVEL_CONSTANT;
    for (unsigned k = 0; k < FEATURE_COUNT; k++) mean += LEVEL_ROWS[k].weight * features[k];
    struct doc_level level = level_of(order, hypot(DOCUMENT_ERROR, order - mean));
    note_reasons(features, &level);
    return level;
}

void assess_levels(struct doc *doc, struct arena scratch) {
    enum { SHORTEST = 3, LEAST_WORDS = 100 };
    struct assess_tags tags = assess_read_tags(doc, &scratch);
    double features[FEATURE_COUNT], words_per_sentence;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        if (s->measure.words < SHORTEST || !assess_is_prose(doc, s)) continue;
        assess_features(doc, &tags, s, features);
        s->level = level_of_sentence(features);
    }
    uint32_t words = assess_document_features(doc, scratch, features, &words_per_sentence);
    if (words >= LEAST_WORDS) doc->level = level_of_document(features, words_per_sentence);
}
