/* What tags and relations are, by their names in Universal Dependencies. */
#ifndef TRAIN_TRAITS_H
#define TRAIN_TRAITS_H

#include "corpus.h"

/* A byte each: enum language_tag_trait, enum language_relation_trait. */
struct language_part traits_of_tags(const struct names *tags, struct arena *arena);
struct language_part traits_of_relations(const struct names *relations, struct arena *arena);

#endif
