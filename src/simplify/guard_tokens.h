/* Words of a text as the guard counts them: marks trimmed off, n't written out, phrases that only
 * announce something and "not only" left out. */
#ifndef SIMPLIFY_GUARD_TOKENS_H
#define SIMPLIFY_GUARD_TOKENS_H

#include "base/arena.h"
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
/* How often the two words stand side by side. */
uint32_t tokens_count_pair(const struct tokens *tokens, struct str first, struct str second);
bool tokens_is_listed(struct str word, const char *const *list, size_t count);
#define IS_LISTED(word, list) tokens_is_listed((word), (list), sizeof(list) / sizeof *(list))

/* The result `b` without modal verbs that are only said again ("It will write. It will call.");
 * where a word of `limits` stands, nothing is only said again. Lives in `scratch`. */
const struct tokens *guard_without_repeats(const struct tokens *a, const struct tokens *b,
                                           const char *const *limits, size_t limit_count,
                                           struct arena *scratch);
uint32_t tokens_count_fold(const struct tokens *tokens, struct str word);

#endif
