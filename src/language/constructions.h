/* Constructions: stretches of a sentence whose structure a rule may change, each with the chance
 * that it is really there. Candidates come from the trees of both parsers and from the commas and
 * conjunctions themselves. A judge for each kind, a logistic model over what the two trees and the
 * words around say, gives the chance; it was trained on trees of sentences that the parsers had not
 * seen. One tree alone errs too often on exactly these places. */
#ifndef LANGUAGE_CONSTRUCTIONS_H
#define LANGUAGE_CONSTRUCTIONS_H

#include "doc/constructions.h"
#include "language/features.h"

struct language_construction {
    uint16_t first, last, head; /* words from 1; head 0: not known */
    uint8_t kind;               /* enum doc_construction_kind */
    uint8_t said;               /* which trees have it: 1 the greedy parser's, 2 the beam's */
    uint16_t chance;            /* per mille */
};

struct language_constructions {
    struct language_construction *items;
    uint32_t count, capacity;
};

/* A tree with words from 1; head 0: the root. */
struct language_tree {
    uint16_t *heads, *margins, *first, *last; /* first and last word below; outer marks left out */
    uint8_t *relations;
    uint32_t count;
};
void language_tree_new(struct language_tree *tree, const struct language_model *model,
                       const struct language_arc *arcs, uint32_t count, struct arena *arena);

enum { LANGUAGE_TREES = 2 };
/* What the judge looks at. */
struct language_scene {
    const struct language_model *model;
    const struct language_words *words; /* with tags */
    const struct language_unit *tokens; /* from 0 */
    struct language_tree trees[LANGUAGE_TREES];
};

/* Appends the constructions of one tree, or notes that it has them too. */
void language_find_in_tree(const struct language_scene *scene, const struct language_tree *tree,
                           unsigned said, struct language_constructions *found,
                           struct arena *arena);
/* Appends all candidates of a sentence, without chances. */
void language_find_candidates(const struct language_scene *scene,
                              struct language_constructions *found, struct arena *arena);

/* The judge: each kind has a table of 16-bit weights, in 1/256 of a natural logarithm of odds. */
enum {
    LANGUAGE_JUDGE_BITS = 15,
    LANGUAGE_JUDGE_FEATURES = 1024,
    LANGUAGE_JUDGE_UNIT = 256,
    LANGUAGE_JUDGE_BYTES = (DOC_CONSTRUCTION_KIND_COUNT << LANGUAGE_JUDGE_BITS) * 2,
};
/* Indices into the table of the candidate's kind; returns how many. */
size_t language_judge_features(const struct language_scene *scene,
                               const struct language_construction *candidate,
                               uint16_t features[LANGUAGE_JUDGE_FEATURES]);
/* Sets the chances, and keeps of rivals (two ends of one clause) the best. */
void language_judge(const struct language_scene *scene, struct language_constructions *found);

/* Is the word one that can join two sentences: and, but, so, yet? */
bool language_is_joint_word(const struct language_scene *scene, unsigned word);

#endif
