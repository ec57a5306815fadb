/* Looks at a finished tree: does it contradict itself? Wrong trees often do; then it is better to
 * leave a sentence as it is. */
#include "language/model.h"

struct tree {
    const struct language_model *model;
    const struct language_tagged *tagged;
    const struct language_arc *arcs;
    size_t count;
};

static unsigned traits_of(const struct tree *tree, size_t i) {
    return language_relation_traits(tree->model, tree->arcs[i].relation);
}

static size_t find_root(const struct tree *tree) {
    size_t root = 0;
    while (root < tree->count && tree->arcs[root].head != LANGUAGE_ROOT) root++;
    return root;
}

static bool has_several_roots(const struct tree *tree) {
    size_t roots = 0;
    for (size_t i = 0; i < tree->count; i++) roots += tree->arcs[i].head == LANGUAGE_ROOT;
    return roots != 1;
}

static bool is_plain_subject(unsigned traits) {
    return (traits & LANGUAGE_IS_SUBJECT) && !(traits & LANGUAGE_IS_OUTER);
}

/* The next token from `from` on with these traits that hangs on `head`, or count. */
static size_t next_child(const struct tree *tree, size_t head, unsigned traits, size_t from) {
    while (from < tree->count &&
           !(tree->arcs[from].head == head && (traits_of(tree, from) & traits)))
        from++;
    return from;
}

static bool has_two_subjects(const struct tree *tree) {
    for (size_t i = 0; i < tree->count; i++) {
        if (!is_plain_subject(traits_of(tree, i))) continue;
        size_t next = next_child(tree, tree->arcs[i].head, LANGUAGE_IS_SUBJECT, i + 1);
        if (next < tree->count && is_plain_subject(traits_of(tree, next))) return true;
    }
    return false;
}

static bool is_finite(const struct tree *tree, size_t i) {
    return language_tag_traits(tree->model, tree->tagged[i].tag) & LANGUAGE_IS_FINITE;
}

/* The root itself or an auxiliary or copula of it. */
static bool has_finite_root(const struct tree *tree, size_t root) {
    if (root == tree->count || is_finite(tree, root)) return root < tree->count;
    for (size_t i = 0; i < tree->count; i++)
        if (tree->arcs[i].head == root && (traits_of(tree, i) & LANGUAGE_IS_AUXILIARY) &&
            is_finite(tree, i))
            return true;
    return false;
}

/* Does the token hang on something on the other side of a quotation mark? Marks may. */
static bool leaves_quote(const struct tree *tree, const bool *is_quoted, size_t i) {
    uint16_t head = tree->arcs[i].head;
    return head < tree->count && is_quoted[i] != is_quoted[head] &&
           !(traits_of(tree, i) & LANGUAGE_IS_MARK_OF_PUNCTUATION);
}

/* One arc out of each quotation is as it should be. */
static bool crosses_quotes(const struct tree *tree, const bool *is_quoted) {
    size_t start = 0;
    while (start < tree->count) {
        size_t end = start, crossing = 0;
        while (end < tree->count && is_quoted[end] == is_quoted[start])
            crossing += leaves_quote(tree, is_quoted, end++);
        if (is_quoted[start] && crossing > 1) return true;
        start = end;
    }
    return false;
}

static bool has_outside_child(const struct tree *tree, const bool *is_quoted) {
    size_t inward = 0;
    for (size_t i = 0; i < tree->count; i++)
        inward += !is_quoted[i] && leaves_quote(tree, is_quoted, i) &&
                  tree->arcs[tree->arcs[i].head].head != LANGUAGE_ROOT;
    return inward > 0;
}

/* Does the arc of `i` enclose a token whose head lies outside of it? */
static bool is_crossed(const struct tree *tree, size_t i) {
    size_t head = tree->arcs[i].head;
    if (head >= tree->count) return false;
    size_t first = i < head ? i : head, last = i < head ? head : i;
    for (size_t k = first + 1; k < last; k++) {
        size_t other = tree->arcs[k].head;
        if (other < first || other > last) return true;
    }
    return false;
}

static bool has_crossing_arcs(const struct tree *tree) {
    for (size_t i = 0; i < tree->count; i++)
        if (is_crossed(tree, i)) return true;
    return false;
}

unsigned language_tree_doubts(const struct language_model *model,
                              const struct language_tagged *tagged, const struct language_arc *arcs,
                              size_t count, const bool *is_quoted) {
    struct tree tree = {model, tagged, arcs, count};
    size_t root = find_root(&tree);
    unsigned doubts = 0;
    if (has_several_roots(&tree)) doubts |= LANGUAGE_SEVERAL_ROOTS;
    if (has_two_subjects(&tree)) doubts |= LANGUAGE_TWO_SUBJECTS;
    if (next_child(&tree, root, LANGUAGE_IS_MARK, 0) < count && root < count)
        doubts |= LANGUAGE_MARKED_ROOT;
    if (!has_finite_root(&tree, root)) doubts |= LANGUAGE_NO_FINITE_VERB;
    if (is_quoted && (crosses_quotes(&tree, is_quoted) || has_outside_child(&tree, is_quoted)))
        doubts |= LANGUAGE_CROSSES_QUOTES;
    if (has_crossing_arcs(&tree)) doubts |= LANGUAGE_CROSSING_ARCS;
    return doubts;
}
