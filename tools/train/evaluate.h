/* Measures a model on a treebank with gold words. */
#ifndef TRAIN_EVALUATE_H
#define TRAIN_EVALUATE_H

#include "corpus.h"

void evaluate(const struct language_model *model, struct corpus *corpus, const char *name,
              bool with_events, struct arena scratch);

/* What a rewriting rule would look for in a tree. */
enum event_kind {
    EVENT_PASSIVE,
    EVENT_AGENT,
    EVENT_SPLIT, /* ", and": a comma before a conjunction between two full main clauses */
    EVENT_FRONTED,
    EVENT_RELATIVE,
    EVENT_SUBJECT,
    EVENT_APPOSITION,
    EVENT_ROOT,
    EVENT_KINDS
};
struct event {
    enum event_kind kind;
    unsigned first, last; /* words, from 1 */
    unsigned margin;      /* the least of the arcs that it rests on */
};
struct events {
    struct event *items;
    uint32_t count, capacity;
};

/* A tree with words from 1; head 0: the root. */
struct tree {
    const struct sentence *sentence;
    const struct language_model *model;
    const uint16_t *heads, *margins;
    const uint8_t *relations;
};
void events_find(const struct tree *tree, struct events *events, struct arena *arena);

#endif
