/* Words of a text as the guard counts them: marks trimmed off, n't written out, phrases that only
 * announce something and "not only" left out. */
#ifndef SIMPLIFY_GUARD_TOKENS_H
#define SIMPLIFY_GUARD_TOKENS_H

#include "base/str.h"

enum { TOKENS_MAX = 2048 };

struct token {
    struct str text; /* marks trimmed off */
    bool is_first;   /* of the text or of a sentence in it */
    bool has_mark;   /* a comma, dash or other mark stands behind it */
};

struct tokens {
    struct token items[TOKENS_MAX];
    uint32_t count;
    bool is_full;
};

/* A source is one sentence; in a result every full stop may have been made by a split. */
void tokens_cut(struct str text, bool is_source, struct tokens *tokens);
uint32_t tokens_count_equal(const struct tokens *tokens, struct str word);
uint32_t tokens_count_fold(const struct tokens *tokens, struct str word);

#endif
