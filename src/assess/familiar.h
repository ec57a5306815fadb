/* A user's list of familiar words, for the formulas that ask for one. */
#ifndef ASSESS_FAMILIAR_H
#define ASSESS_FAMILIAR_H

#include "base/arena.h"
#include "base/str.h"
#include "words/lexicon.h"

struct assess_list {
    const struct str *slots; /* open addressing */
    uint32_t mask, count;
};

/* The words of a text, one or more a line, in any case; what stands behind # is a comment. An empty
 * text is an empty list. */
struct assess_list assess_read_list(struct str text, struct arena *arena);
/* Is the word, or its form without a regular ending (-s, -es, -ed, -ing, -er, -est, -ly, 's), on
 * the list? The rules of Dale and Chall count those as familiar. */
bool assess_list_has(const struct assess_list *list, struct str folded);

/* The difficulty of the easiest word that this is a regular form of ("procedures", "supported"):
 * who knows the word knows its forms. UINT16_MAX when it is none, and for nouns such as "hearing",
 * which have a meaning of their own. */
unsigned assess_base_difficulty(const struct words_lexicon *lexicon, struct str word,
                                unsigned tags);

/* Words that children know although they are rare. */
struct assess_list assess_everyday_list(struct arena *arena);

#endif
