/* Features of the parser's next action. S0, S1, S2 are the words on top of the stack, B0 to B3 the
 * first of the queue; a second letter pair names a child: LL the leftmost, RR the rightmost, and
 * LL2, RR2 the ones next to them. Templates after Zhang and Nivre (2011), with the words' true
 * neighbours (McDonald et al. 2005) and what lies between and ahead. */
#include "language/transitions.h"

enum atom {
    NONE,
    /* words */
    S0W,
    S1W,
    S2W,
    B0W,
    B1W,
    B2W,
    S0LLW,
    S0RRW,
    S1LLW,
    S1RRW,
    B0LLW,
    /* tags */
    S0P,
    S1P,
    S2P,
    B0P,
    B1P,
    B2P,
    B3P,
    S0LLP,
    S0LL2P,
    S0RRP,
    S0RR2P,
    S1LLP,
    S1RRP,
    S1RR2P,
    B0LLP,
    B0LL2P,
    S0_BEFORE,
    S0_AFTER,
    S1_BEFORE,
    S1_AFTER,
    B0_BEFORE,
    /* word with tag */
    S0X,
    S1X,
    S2X,
    B0X,
    B1X,
    /* relations of children */
    S0LLR,
    S0LL2R,
    S0RRR,
    S0RR2R,
    S1LLR,
    S1RRR,
    S1RR2R,
    B0LLR,
    B0LL2R,
    /* distances, numbers of children, what lies between, what comes */
    FAR0,
    FAR1,
    MANY0,
    MANY1,
    MANYB,
    BETWEEN0,
    BETWEEN1,
    AHEAD,
    AHEAD_WORD,
    QUEUE,
    /* classes and lexicon */
    S0C,
    S1C,
    B0C,
    B1C,
    S0L,
    S1L,
    B0L,
    B1L,
    /* what the guide says */
    G_S0,
    G_S1,
    G_B0,
    G_WAITS,
    G_ALL,
    G_S0HP,
    G_B0HP,
    ATOM_COUNT
};

/* clang-format off */
static const language_template templates[] = {
    {S0W}, {S0P}, {S0X}, {S1W}, {S1P}, {S1X}, {S2X}, {S2P}, {B0W}, {B0P}, {B0X}, {B1W}, {B1P},
    {B1X}, {B2P}, {B2W},
    {S0X, B0X}, {S0X, B0W}, {S0W, B0X}, {S0X, B0P}, {S0P, B0X}, {S0W, B0W}, {S0P, B0P},
    {B0P, B1P}, {B0W, B1P},
    {S0X, S1X}, {S0X, S1P}, {S0P, S1X}, {S0P, S1P}, {S1W, S0W, B0P}, {S1W, B0P}, {S1P, B0P},
    {S1P, B0X},
    {B0P, B1P, B2P}, {S0P, B0P, B1P}, {S1P, S0P, B0P}, {S2P, S1P, S0P}, {S1P, S0P, B0W},
    {S1W, S0P, B0P}, {S1P, S0W, B0P}, {S0W, B0P, B1P}, {S0P, B0W, B1P}, {S0P, B0P, B1W},
    {S1P, S0P, B0P, B1P}, {S2P, S1P, S0P, B0P},
    {S0P, S0LLP, B0P}, {S0P, S0RRP, B0P}, {S0P, B0P, B0LLP}, {S1P, S0P, S0LLP}, {S1P, S0P, S0RRP},
    {S1P, S1LLP, S0P}, {S1P, S1RRP, S0P}, {S0P, S0LLP, S0LL2P}, {S0P, S0RRP, S0RR2P},
    {B0P, B0LLP, B0LL2P}, {S1P, S1RRP, S1RR2P},
    {S0W, FAR0}, {S0P, FAR0}, {B0W, FAR0}, {B0P, FAR0}, {S0P, B0P, FAR0}, {S0W, B0W, FAR0},
    {S1P, S0P, FAR1}, {S1X, S0P, FAR1},
    {S0W, MANY0}, {S0P, MANY0}, {S1W, MANY1}, {S1P, MANY1}, {B0W, MANYB}, {B0P, MANYB},
    {S1P, MANY1, S0P},
    {S0LLW}, {S0RRW}, {S1RRW}, {B0LLW},
    {S1W, S0LLW, S0P}, {S1P, S0LLW, S0W}, {S1P, S0LLW, S0P}, {S0P, B0LLW, B0P},
    {S0W, B0LLW, B0P}, {S1W, S0LLW, S0W},
    {S0P, B0P, BETWEEN0}, {S1P, S0P, BETWEEN1}, {S1P, S0P, B0P, BETWEEN0},
    /* true neighbours */
    {S0P, S0_AFTER, B0_BEFORE, B0P}, {S0_BEFORE, S0P, B0P, B1P}, {S0_BEFORE, S0P, B0_BEFORE, B0P},
    {S0P, S0_AFTER, B0P, B1P}, {S1P, S1_AFTER, S0P, B0P}, {S1_BEFORE, S1P, S0P, B0P},
    /* what comes */
    {AHEAD, S0P, B0P}, {AHEAD, S1P, S0P}, {AHEAD_WORD, S0P, B0P}, {AHEAD, S0W}, {AHEAD, B0W},
    {B0P, B1P, B2P, B3P}, {S0P, B0P, QUEUE}, {S1P, S0P, QUEUE},
    /* classes and lexicon */
    {S0C, B0C}, {S1C, S0C}, {S0C, B0P}, {S0P, B0C}, {S1P, S0C}, {S1C, S0P}, {S1C, S0LLW, S0C},
    {S1C, S0LLW, S0P}, {S0W, B0C}, {S0C, B0W}, {S1W, S0C}, {S1C, S0W},
    {S0L, B0P}, {S0P, B0L}, {S0L, B0L}, {S1L, S0P}, {B0L, B1L}, {S0P, B1L, B0P},
};
/* clang-format on */
/* With relations of children; not for a parse without relations. */
/* clang-format off */
static const language_template related[] = {
    {S0LLW, S0LLR}, {S0RRW, S0RRR}, {S1RRW, S1RRR}, {B0LLW, B0LLR},
    {S0P, S0LLR, S0LL2R}, {S0P, S0RRR, S0RR2R}, {S1P, S1RRR, S1RR2R}, {B0P, B0LLR, B0LL2R},
    {S0W, S0RRR, S0LLR}, {S1W, S1RRR, S1LLR}, {B0W, B0LLR, B0LL2R},
    {S1P, S1RRR, S0P, S0LLR}, {S0P, S0LLR, B0P, B0LLR}, {S1P, S0P, S0RRR, S1RRR},
    {S0P, S0RRR, B0P},
};
/* clang-format on */

/* With the guide's heads. */
/* clang-format off */
static const language_template guided[] = {
    {G_ALL}, {G_ALL, S0P, B0P}, {G_ALL, S1P, S0P}, {G_ALL, S0P}, {G_ALL, B0P}, {G_ALL, S0W},
    {G_ALL, B0W}, {G_ALL, S1P, S0P, B0P}, {G_S0, S0W, B0P}, {G_S0, S0P, B0W}, {G_S0, S1P, S0W},
    {G_B0, B0W, S0P}, {G_WAITS, S0W, S0P}, {G_S0, G_WAITS, S0P, B0P}, {G_S0, FAR0, S0P, B0P},
    {G_S0, G_S0HP, S0P, B0P}, {G_B0, G_B0HP, S0P, B0P}, {G_S0, G_S1, S1P, S0P},
    {G_S0, S0W, B0W}, {G_S0, S1W, S0W}, {G_ALL, S0P, B0P, B1P}, {G_ALL, S0RRP, S0P, B0P},
    {G_ALL, S0P, B0P, BETWEEN0},
};
/* clang-format on */
enum {
    PLAIN = sizeof templates / sizeof *templates,
    RELATED = sizeof related / sizeof *related,
    GUIDED = sizeof guided / sizeof *guided,
};
_Static_assert((int)PLAIN + (int)RELATED + (int)GUIDED <= (int)LANGUAGE_MAX_FEATURES,
               "too many templates");

struct view {
    unsigned s0, s1, s2, b0, b1, b2, b3;
    const struct language_word *words;
    const struct language_node *nodes;
};

static unsigned queued(const struct language_state *s, unsigned ahead) {
    unsigned at = s->next + ahead;
    return at <= s->count + (ahead == 0) ? at : 0;
}

static void look(const struct language_context *context, const struct language_state *s,
                 struct view *v) {
    *v = (struct view){.s0 = language_top(s, 0),
                       .s1 = language_top(s, 1),
                       .s2 = language_top(s, 2),
                       .b0 = queued(s, 0),
                       .b1 = queued(s, 1),
                       .b2 = queued(s, 2),
                       .b3 = queued(s, 3),
                       .words = context->words->items,
                       .nodes = s->nodes};
}

static uint32_t word_and_tag(const struct language_word *w) {
    return w->word ^ (w->tag + 1u) * 0x9E3779B1u;
}

static void fill_words(const struct view *v, uint32_t *a) {
    const struct language_word *w = v->words;
    const struct language_node *n = v->nodes;
    a[S0W] = w[v->s0].word;
    a[S1W] = w[v->s1].word;
    a[S2W] = w[v->s2].word;
    a[B0W] = w[v->b0].word;
    a[B1W] = w[v->b1].word;
    a[B2W] = w[v->b2].word;
    a[S0LLW] = w[n[v->s0].left].word;
    a[S0RRW] = w[n[v->s0].right].word;
    a[S1LLW] = w[n[v->s1].left].word;
    a[S1RRW] = w[n[v->s1].right].word;
    a[B0LLW] = w[n[v->b0].left].word;
    a[S0X] = word_and_tag(&w[v->s0]);
    a[S1X] = word_and_tag(&w[v->s1]);
    a[S2X] = word_and_tag(&w[v->s2]);
    a[B0X] = word_and_tag(&w[v->b0]);
    a[B1X] = word_and_tag(&w[v->b1]);
}

static void fill_tags(const struct view *v, uint32_t *a) {
    const struct language_word *w = v->words;
    a[S0P] = w[v->s0].tag;
    a[S1P] = w[v->s1].tag;
    a[S2P] = w[v->s2].tag;
    a[B0P] = w[v->b0].tag;
    a[B1P] = w[v->b1].tag;
    a[B2P] = w[v->b2].tag;
    a[B3P] = w[v->b3].tag;
    a[S0_BEFORE] = v->s0 ? w[v->s0 - 1].tag : 0;
    a[S0_AFTER] = v->s0 ? w[v->s0 + 1].tag : 0;
    a[S1_BEFORE] = v->s1 ? w[v->s1 - 1].tag : 0;
    a[S1_AFTER] = v->s1 ? w[v->s1 + 1].tag : 0;
    a[B0_BEFORE] = v->b0 ? w[v->b0 - 1].tag : 0;
}

static void fill_children(const struct view *v, uint32_t *a) {
    const struct language_word *w = v->words;
    const struct language_node *n = v->nodes, *s0 = &n[v->s0], *s1 = &n[v->s1], *b0 = &n[v->b0];
    a[S0LLP] = w[s0->left].tag;
    a[S0LL2P] = w[s0->left2].tag;
    a[S0RRP] = w[s0->right].tag;
    a[S0RR2P] = w[s0->right2].tag;
    a[S1LLP] = w[s1->left].tag;
    a[S1RRP] = w[s1->right].tag;
    a[S1RR2P] = w[s1->right2].tag;
    a[B0LLP] = w[b0->left].tag;
    a[B0LL2P] = w[b0->left2].tag;
    a[S0LLR] = n[s0->left].relation;
    a[S0LL2R] = n[s0->left2].relation;
    a[S0RRR] = n[s0->right].relation;
    a[S0RR2R] = n[s0->right2].relation;
    a[S1LLR] = n[s1->left].relation;
    a[S1RRR] = n[s1->right].relation;
    a[S1RR2R] = n[s1->right2].relation;
    a[B0LLR] = n[b0->left].relation;
    a[B0LL2R] = n[b0->left2].relation;
}

static uint32_t distance(unsigned left, unsigned right) {
    if (!left || !right) return 0;
    unsigned d = right - left;
    return d <= 9 ? d : d > 14 ? 11 : 10;
}

static uint32_t few(unsigned count) {
    return count > 3 ? 3 : count;
}

/* Pauses and verbs between two words, the words themselves left out. */
static uint32_t between(const struct language_pauses *counts, unsigned left, unsigned right) {
    if (!left || !right) return 0;
    unsigned pauses = (unsigned)counts[right - 1].pauses - counts[left].pauses;
    unsigned verbs = (unsigned)counts[right - 1].verbs - counts[left].verbs;
    return 1 + (pauses > 2 ? 2 : pauses) + 3 * (verbs > 2 ? 2 : verbs);
}

static void fill_places(const struct view *v, const struct language_pauses *counts, uint32_t *a) {
    const struct language_node *n = v->nodes;
    a[FAR0] = distance(v->s0, v->b0);
    a[FAR1] = distance(v->s1, v->s0);
    a[MANY0] = few(n[v->s0].rights) * 4 + few(n[v->s0].lefts);
    a[MANY1] = few(n[v->s1].rights) * 4 + few(n[v->s1].lefts);
    a[MANYB] = few(n[v->b0].lefts);
    a[BETWEEN0] = between(counts, v->s0, v->b0);
    a[BETWEEN1] = between(counts, v->s1, v->s0);
}

/* The next verb behind B0, and whether a pause comes before it. */
static void fill_ahead(const struct view *v, const struct language_state *s,
                       const struct language_pauses *counts, uint32_t *a) {
    unsigned verb = v->b0 ? counts[v->b0].next_verb : 0;
    unsigned pauses = verb ? (unsigned)counts[verb].pauses - counts[v->b0].pauses : 0;
    a[AHEAD] = verb ? v->words[verb].tag * 4u + (pauses > 2 ? 2 : pauses) : 0;
    a[AHEAD_WORD] = verb ? v->words[verb].word : 0;
    unsigned left = s->next <= s->count ? s->count - s->next : 0;
    a[QUEUE] = left > 3 ? 3 : left;
}

static void fill_classes(const struct view *v, uint32_t *a) {
    const struct language_word *w = v->words;
    a[S0C] = w[v->s0].class;
    a[S1C] = w[v->s1].class;
    a[B0C] = w[v->b0].class;
    a[B1C] = w[v->b1].class;
    a[S0L] = w[v->s0].lexicon;
    a[S1L] = w[v->s1].lexicon;
    a[B0L] = w[v->b0].lexicon;
    a[B1L] = w[v->b1].lexicon;
}

/* Where the guide puts the head of a stack word: below, next in the queue, later, elsewhere. */
static uint32_t guided_side(const struct view *v, unsigned word, unsigned below, unsigned head,
                            unsigned count) {
    if (!word) return 0;
    if (head == below && below) return 1;
    if (head == v->b0) return 2;
    if (head > count) return 3;
    return head > v->b0 ? 4 : head < word ? 5 : 6;
}

static uint32_t guided_front(const struct view *v, unsigned head, unsigned count) {
    if (!v->b0 || v->b0 > count) return 0;
    if (head > count) return 1;
    if (head > v->b0) return 2;
    return head == v->s0 ? 3 : head == v->s1 ? 4 : head < v->s0 ? 5 : 6;
}

/* Does the top of the stack still wait for children, by the guide? */
static uint32_t guided_waiting(const struct view *v, const uint16_t *guide, unsigned count) {
    if (!v->s0) return 0;
    if (v->b0 <= count && guide[v->b0] == v->s0) return 1;
    for (unsigned i = v->b0 + 1; i <= count; i++)
        if (guide[i] == v->s0) return 2;
    return 3;
}

static void fill_guide(const struct view *v, const uint16_t *guide, unsigned count, uint32_t *a) {
    const struct language_word *w = v->words;
    unsigned front = v->b0 <= count ? guide[v->b0] : 0;
    a[G_S0] = guided_side(v, v->s0, v->s1, guide[v->s0], count);
    a[G_S1] = guided_side(v, v->s1, v->s2, guide[v->s1], count);
    a[G_B0] = guided_front(v, front, count);
    a[G_WAITS] = guided_waiting(v, guide, count);
    a[G_ALL] = (a[G_S0] * 8 + a[G_B0]) * 4 + a[G_WAITS] + 1;
    a[G_S0HP] = w[guide[v->s0]].tag;
    a[G_B0HP] = w[front].tag;
}

static size_t add_hashes(const uint32_t *atoms, const language_template *table, size_t table_size,
                         size_t first, uint64_t *hashes) {
    for (size_t i = 0; i < table_size; i++)
        hashes[i] = language_hash(atoms, table[i], (unsigned)(first + i));
    return table_size;
}

size_t language_action_features(const struct language_context *context,
                                const struct language_state *state, uint64_t *hashes) {
    struct view view;
    uint32_t atoms[ATOM_COUNT];
    look(context, state, &view);
    atoms[NONE] = 0;
    fill_words(&view, atoms);
    fill_tags(&view, atoms);
    fill_children(&view, atoms);
    fill_places(&view, context->between, atoms);
    fill_ahead(&view, state, context->between, atoms);
    fill_classes(&view, atoms);
    size_t count = add_hashes(atoms, templates, PLAIN, 0, hashes);
    if (context->has_relations) count += add_hashes(atoms, related, RELATED, PLAIN, hashes + count);
    if (!context->guide) return count;
    fill_guide(&view, context->guide, state->count, atoms);
    return count + add_hashes(atoms, guided, GUIDED, PLAIN + RELATED, hashes + count);
}
