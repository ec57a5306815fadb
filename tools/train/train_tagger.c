/* The averaged perceptron tagger (Collins 2002) and its jack-knifed output. */
#include "train.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TABLE_BITS = 21 };

double train_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* How often each form had each tag. */
struct usage {
    uint32_t form, count, best;
    uint16_t tags[LANGUAGE_MAX_CLASSES];
};
struct usages {
    struct usage *items;
    uint32_t size;
};

static struct usage *usage_of(struct usages *usages, uint32_t form) {
    uint32_t at = form & (usages->size - 1);
    while (usages->items[at].form && usages->items[at].form != form)
        at = (at + 1) & (usages->size - 1);
    usages->items[at].form = form;
    return &usages->items[at];
}

static void count_usage(struct usages *usages, const struct sentence *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        struct usage *usage = usage_of(usages, language_hash_form(s->tokens[i].form));
        usage->count++;
        if (usage->tags[s->tags[i]] < UINT16_MAX) usage->tags[s->tags[i]]++;
        if (usage->tags[s->tags[i]] > usage->tags[usage->best]) usage->best = s->tags[i];
    }
}

void train_fixed_words(const struct corpus *corpus, const struct settings *settings,
                       struct language_model *model, struct arena *arena) {
    struct arena scratch = *arena;
    struct usages usages = {.size = 1 << 17};
    struct {
        struct byte_entry *items;
        uint32_t count, capacity;
    } fixed = {0};
    usages.items = ARENA_ARRAY(&scratch, struct usage, usages.size);
    for (uint32_t i = 0; i < corpus->count; i++) count_usage(&usages, &corpus->items[i]);
    for (uint32_t i = 0; i < usages.size; i++) {
        const struct usage *u = &usages.items[i];
        float share = u->count ? (float)u->tags[u->best] / (float)u->count : 0;
        if (u->count >= settings->fixed_count && share >= settings->fixed_share)
            *ARENA_PUSH(&scratch, &fixed) =
                (struct byte_entry){u->form, u->count, (uint8_t)(u->best + 1)};
    }
    struct byte_entry *kept = ARENA_ARRAY(arena, struct byte_entry, 1 << 14);
    uint32_t count = fixed.count < 1 << 14 ? fixed.count : 1 << 14;
    memmove(kept, fixed.items, count * sizeof *kept);
    model->parts[LANGUAGE_FIXED_WORDS] = build_bytes(kept, count, arena);
    printf("fixed words: %u\n", count);
}

unsigned best_class(const float *scores, unsigned count, unsigned left_out) {
    unsigned best = left_out == 0;
    for (unsigned i = 1; i < count; i++)
        if (i != left_out && scores[i] > scores[best]) best = i;
    return best;
}

static unsigned learn_tag(struct classes *classes, const struct language_model *model, float margin,
                          const struct sentence *s, uint32_t at, unsigned previous,
                          unsigned before_previous) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    float scores[LANGUAGE_MAX_CLASSES];
    uint8_t fixed =
        language_find_byte(&model->parts[LANGUAGE_FIXED_WORDS], s->words.items[at].form);
    if (fixed) return fixed - 1u;
    size_t count = language_tag_features(&s->words, at, previous, before_previous, hashes);
    classes_score(classes, hashes, count, scores);
    unsigned gold = s->tags[at - 1], other = best_class(scores, classes->class_count, gold);
    classes->now++;
    if (scores[other] + margin >= scores[gold]) classes_move(classes, hashes, count, gold, other);
    return scores[other] > scores[gold] ? other : gold;
}

static uint32_t learn_sentence(struct classes *classes, const struct language_model *model,
                               float margin, const struct sentence *s) {
    unsigned previous = 0, before_previous = 0;
    uint32_t right = 0;
    for (uint32_t i = 1; i <= s->count; i++) {
        unsigned tag = learn_tag(classes, model, margin, s, i, previous, before_previous);
        right += tag == s->tags[i - 1];
        before_previous = previous;
        previous = tag + 1;
    }
    return right;
}

bool is_in_fold(uint32_t sentence, uint32_t folds, uint32_t fold) {
    enum { FOLD_RUN = 20 };
    return fold != NO_FOLD && sentence / FOLD_RUN % folds == fold;
}

static uint32_t choose_sentences(const struct corpus *corpus, uint32_t folds, uint32_t without,
                                 uint32_t *order) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < corpus->count; i++)
        if (!is_in_fold(i, folds, without)) order[count++] = i;
    return count;
}

static void learn_rounds(struct classes *classes, const struct corpus *corpus,
                         const struct settings *settings, uint32_t without,
                         const struct language_model *model, struct arena scratch) {
    struct dice dice = {12345};
    uint32_t *order = ARENA_ARRAY(&scratch, uint32_t, corpus->count);
    uint32_t count = choose_sentences(corpus, settings->folds, without, order);
    for (unsigned round = 0; round < settings->tagger_rounds; round++) {
        uint64_t right = 0, words = 0;
        dice_shuffle(&dice, order, count);
        for (uint32_t i = 0; i < count; i++) {
            right +=
                learn_sentence(classes, model, settings->tagger_margin, &corpus->items[order[i]]);
            words += corpus->items[order[i]].count;
        }
        fprintf(stderr, "tagger round %u: %.4f right\n", round, (double)right / (double)words);
    }
}

/* The features to keep, by a tagger that may use all. */
static void choose_features(struct classes *averages, const struct corpus *corpus,
                            const struct settings *settings, const struct language_model *model,
                            struct arena scratch) {
    struct classes all;
    classes_open(&all, TABLE_BITS, model->tag_count);
    classes_open(averages, TABLE_BITS, model->tag_count);
    learn_rounds(&all, corpus, settings, NO_FOLD, model, scratch);
    classes_add_averages(averages, &all, 1);
    classes_free(&all);
}

/* Trains without one fold and leaves the finished tables in the model. */
static void learn_fold(const struct classes *chosen, const struct corpus *corpus,
                       const struct settings *settings, uint32_t without,
                       struct language_model *model, struct arena *arena) {
    struct classes kept, averages;
    classes_keep(&kept, chosen, settings->tagger.limit);
    classes_open(&averages, TABLE_BITS, model->tag_count);
    learn_rounds(&kept, corpus, settings, without, model, *arena);
    classes_add_averages(&averages, &kept, 1);
    build_classes(&averages, &settings->tagger, &model->parts[LANGUAGE_TAGGER_INDEX], arena);
    classes_free(&kept);
    classes_free(&averages);
}

static void tag_fold(struct corpus *corpus, const struct settings *settings, uint32_t fold,
                     const struct language_model *model, struct arena scratch) {
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct sentence *s = &corpus->items[i];
        if (is_in_fold(i, settings->folds, fold))
            language_tag(model, s->tokens, s->count, s->tagged, scratch);
    }
}

void train_tagger(struct corpus *corpus, const struct settings *settings,
                  struct language_model *model, struct arena *arena) {
    struct classes chosen;
    model->tagger_shift = (uint8_t)settings->tagger.shift;
    choose_features(&chosen, corpus, settings, model, *arena);
    for (uint32_t fold = 0; fold < settings->folds; fold++) {
        struct language_model other = *model;
        struct arena scratch = *arena;
        learn_fold(&chosen, corpus, settings, fold, &other, &scratch);
        tag_fold(corpus, settings, fold, &other, scratch);
    }
    learn_fold(&chosen, corpus, settings, NO_FOLD, model, arena);
    classes_free(&chosen);
}
