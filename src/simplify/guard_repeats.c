/* Words that a split says again: one modal verb that two verbs shared. */
#include "simplify/guard_tokens.h"

/* Does the word stand right behind "and" or "but", so that it goes on from a verb before that? */
static bool is_joined(const struct tokens *t, struct str word) {
    for (uint32_t i = 1; i < t->count; i++) {
        struct str before = t->items[i - 1].text;
        bool is_joint = str_equal_fold(before, STR("and")) || str_equal_fold(before, STR("but"));
        if (is_joint && str_equal_fold(t->items[i].text, word)) return true;
    }
    return false;
}

/* What a modal verb at `i` holds for: the verb behind "be", "have" and small adverbs. */
static struct str verb_of_modal(const struct tokens *t, uint32_t i) {
    static const char *const small[] = {"also", "be", "been", "have", "then"};
    for (i++; i < t->count && IS_LISTED(t->items[i].text, small); i++) continue;
    return i < t->count ? t->items[i].text : STR("");
}

/* The words among which nothing is only said again. */
struct limits {
    const char *const *list;
    size_t count;
};

static bool has_limit(const struct tokens *t, struct limits limits, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end && i < t->count; i++)
        if (tokens_is_listed(t->items[i].text, limits.list, limits.count)) return true;
    return false;
}

/* "It will write and call": "It will write. It will call." One modal verb of two deeds is said
 * again, near the start of the next sentence, for a verb that shared it in the source or for "do
 * this", which takes up the first one. */
static bool is_said_again(const struct tokens *a, const struct tokens *b, struct limits limits,
                          uint32_t i) {
    enum { NEAR = 5 };
    static const char *const modals[] = {"can",  "could",  "may",  "might",
                                         "must", "should", "will", "would"};
    if (!IS_LISTED(b->items[i].text, modals)) return false;
    uint32_t start = i;
    while (start && !b->items[start].is_first && i - start < NEAR) start--;
    if (!start || !b->items[start].is_first || has_limit(b, limits, start, i + 2)) return false;
    uint32_t other = start - 1;
    while (other && !b->items[other].is_first &&
           !str_equal_fold(b->items[other].text, b->items[i].text))
        other--;
    bool is_same = str_equal_fold(b->items[other].text, b->items[i].text);
    if (!is_same || has_limit(b, limits, other, start)) return false;
    struct str verb = verb_of_modal(b, i);
    bool takes_up = str_equal_fold(verb, STR("do")) || str_equal_fold(verb, STR("done"));
    return takes_up ? tokens_count_pair(b, STR("done"), STR("by")) +
                          tokens_count_pair(b, STR("do"), STR("this"))
                    : is_joined(a, verb);
}

const struct tokens *guard_without_repeats(const struct tokens *a, const struct tokens *b,
                                           const char *const *limits, size_t limit_count,
                                           struct arena *scratch) {
    struct tokens *kept = ARENA_NEW(scratch, struct tokens);
    for (uint32_t i = 0; i < b->count; i++)
        if (!is_said_again(a, b, (struct limits){limits, limit_count}, i))
            kept->items[kept->count++] = b->items[i];
    return kept;
}
