/* Rated sentences and graded texts, walked through the program's own rooms. */
#ifndef LEVELS_TEXTS_H
#define LEVELS_TEXTS_H

#include "assess/features.h"
#include "language/language.h"

struct example {
    double features[FEATURE_COUNT];
    double target; /* sentences: mean of the two ratings; texts: 0, 1, 2 for the version */
    double words;  /* texts: mean words a sentence */
    uint32_t text; /* texts: number of the article */
};
struct examples {
    struct example *items;
    uint32_t count, capacity;
};

struct workshop {
    struct language_tools tools;
    struct words_lexicon lexicon;
    struct language_model model;
    struct arena arena, scratch;
    struct arena_guard guard;
};

/* Exits with a message when a file cannot be read. */
void workshop_open(struct workshop *shop, const char *lexicon, const char *model);
/* A line each: a sentence with spaces between its tokens, and two ratings, separated by tabs. */
void read_sentences(struct workshop *shop, const char *path, struct examples *examples);
/* FOLDER/ele, int, adv: the same file names in each. */
void read_versions(struct workshop *shop, const char *folder, struct examples *examples);

#endif
