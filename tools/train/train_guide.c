/* The guide is trained like the parser, on mirrored sentences and without relations. So that the
 * parser learns how far it can be trusted, it says nothing in training of a sentence it has seen:
 * each fold is parsed by a guide trained on the others. */
#include "train.h"

enum { ROW_BITS = 23 };

static void mirror(const struct sentence *s, struct sentence *mirrored, struct arena *arena) {
    *mirrored = *s;
    mirrored->guide = NULL;
    language_mirror_words(&s->words, &mirrored->words, arena);
    mirrored->heads = ARENA_ARRAY(arena, uint16_t, s->count);
    language_mirror_heads(s->heads, s->count, mirrored->heads);
}

/* Sentences from their end to their beginning. */
struct mirrors {
    struct sentence *items;
    uint32_t count;
};

static void learn_rounds(struct train_parser *l, const struct mirrors *mirrors, uint32_t without,
                         struct arena scratch) {
    struct sentence **chosen = ARENA_ARRAY(&scratch, struct sentence *, mirrors->count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < mirrors->count; i++)
        if (!is_in_fold(i, l->settings->folds, without)) chosen[count++] = &mirrors->items[i];
    for (unsigned round = 0; round < l->settings->guide_rounds; round++)
        train_parser_round(l, chosen, count, round, scratch);
}

static void choose_features(struct rows *averages, const struct mirrors *mirrors,
                            const struct settings *settings, const struct language_model *model,
                            struct arena scratch) {
    struct train_parser l = {.settings = settings, .model = model, .dice = {999}};
    rows_open(&l.rows, ROW_BITS);
    rows_open(averages, ROW_BITS);
    learn_rounds(&l, mirrors, NO_FOLD, scratch);
    rows_add_averages(averages, &l.rows, 1);
    rows_free(&l.rows);
}

static void learn_fold(const struct rows *chosen, const struct mirrors *mirrors,
                       const struct settings *settings, uint32_t without,
                       struct language_model *model, struct arena *arena) {
    struct rows averages;
    struct train_parser l = {.settings = settings, .model = model, .dice = {999}};
    rows_keep(&l.rows, chosen, settings->guide.limit);
    rows_open(&averages, ROW_BITS);
    learn_rounds(&l, mirrors, without, *arena);
    rows_add_averages(&averages, &l.rows, 1);
    model->parts[LANGUAGE_GUIDE_WEIGHTS] = build_rows(&averages, &settings->guide, arena);
    rows_free(&averages);
    rows_free(&l.rows);
}

static void guide_fold(struct corpus *corpus, const struct settings *settings, uint32_t fold,
                       const struct language_model *model, struct arena scratch) {
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct sentence *s = &corpus->items[i];
        if (is_in_fold(i, settings->folds, fold) && s->count <= LANGUAGE_MAX_TOKENS)
            language_guide(model, &s->words, s->guide, scratch);
    }
}

static void mirror_all(struct corpus *corpus, const struct language_model *model,
                       struct mirrors *mirrors, struct arena *arena) {
    mirrors->count = corpus->count;
    mirrors->items = ARENA_ARRAY(arena, struct sentence, corpus->count);
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct sentence *s = &corpus->items[i];
        language_words_tag(model, &s->words, s->tagged);
        mirror(s, &mirrors->items[i], arena);
        s->guide = ARENA_ARRAY(arena, uint16_t, s->count + 2);
    }
}

void train_guide(struct corpus *corpus, const struct settings *settings,
                 struct language_model *model, struct arena *arena) {
    struct mirrors mirrors;
    struct rows chosen;
    mirror_all(corpus, model, &mirrors, arena);
    choose_features(&chosen, &mirrors, settings, model, *arena);
    for (uint32_t fold = 0; fold < settings->folds; fold++) {
        struct language_model other = *model;
        struct arena scratch = *arena;
        learn_fold(&chosen, &mirrors, settings, fold, &other, &scratch);
        guide_fold(corpus, settings, fold, &other, scratch);
    }
    learn_fold(&chosen, &mirrors, settings, NO_FOLD, model, arena);
    rows_free(&chosen);
}
