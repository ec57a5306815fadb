/* Classes of words by what they mean, from WordNet. */
#ifndef TRAIN_CLASSES_H
#define TRAIN_CLASSES_H

#include "build.h"

/* A map from normalised words to classes from 1 to 45: the lexicographer file (person, body, act,
 * motion, communication ...) of the sense that is most frequent in WordNet's own counts. Reads
 * cntlist.rev, noun.exc and verb.exc in `folder`; an empty map when that is NULL. */
struct language_part classes_of_words(const char *folder, struct arena *arena);

#endif
