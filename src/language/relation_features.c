/* Features of the relation between a dependent D and its head H, and the choice of the relation.
 * The dependent has all its children by then, the head perhaps not yet. */
#include "language/transitions.h"

enum atom {
    NONE,
    DW,
    HW,
    DX,
    HX,
    DP,
    HP, /* word, word with tag, tag */
    D_BEFORE,
    D_AFTER,
    H_BEFORE,
    H_AFTER,
    D_BEFORE_W,
    D_AFTER_W, /* true neighbours */
    DLLW,
    DLL2W,
    DRRW,
    DLLP,
    DRRP,
    DLLR,
    DLL2R,
    DRRR, /* children of the dependent */
    HLLP,
    HRRP,
    HLLR,
    HRRR,
    MANY, /* other children of the head */
    WHERE,
    SIDE,
    DEND2,
    DEND3,
    HEND3,
    DC,
    HC,
    DL,
    HL,
    BETWEEN,
    ATOM_COUNT
};

/* clang-format off */
static const language_template templates[] = {
    {DW, SIDE}, {DP, SIDE}, {DX, SIDE}, {HW, SIDE}, {HP, SIDE}, {HX, SIDE}, {HP, DP, SIDE},
    {HW, DP, SIDE}, {HP, DW, SIDE}, {HW, DW, SIDE}, {HP, DP, WHERE}, {DW, WHERE},
    {HP, DX, D_BEFORE, SIDE}, {DP, D_BEFORE, D_AFTER, SIDE}, {HP, DP, D_BEFORE, SIDE},
    {HP, DP, D_AFTER, SIDE}, {HP, DP, H_BEFORE, SIDE}, {HP, DP, H_AFTER, SIDE},
    {HP, DP, DLLW, SIDE}, {HW, DLLW, DP, SIDE}, {DLLW, DLLR, DP, SIDE}, {HP, DP, DLLP, DRRP},
    {DP, DLLR, DLL2R, SIDE}, {DP, DLLR, DRRR, SIDE}, {HP, DP, DLLR, DLL2R},
    {DP, SIDE, HLLR, HRRR}, {HP, DP, HLLR, HRRR}, {HW, DP, HLLR, HRRR}, {HP, DP, DRRW, SIDE},
    {D_BEFORE_W, DP, HP, SIDE}, {D_AFTER_W, DP, HP, SIDE}, {DEND3, HP, SIDE},
    {DEND2, DP, HP, SIDE}, {HEND3, DP, SIDE}, {DP, HLLP, HP, SIDE}, {DP, HRRP, HP, SIDE},
    {HW, DW, DLLP, SIDE}, {DLLW, DW, HP, SIDE}, {DLL2W, DP, HP, SIDE}, {HW, DP, MANY, SIDE},
    {DC, HP, SIDE}, {DC, HC, SIDE}, {HC, DP, SIDE}, {DC, DLLW, HP, SIDE}, {HW, DC, SIDE},
    {DL, HP, SIDE}, {HL, DP, SIDE}, {HP, DP, BETWEEN, SIDE}, {DLLW, DC, HC, SIDE},
    {DP, DLLR, DRRR, HP}, {HW, DLLR, DP, SIDE}, {HRRR, DW, SIDE}, {HLLR, DW, SIDE},
};
/* clang-format on */
enum { TEMPLATE_COUNT = sizeof templates / sizeof *templates };

struct pair {
    unsigned d, h;
    const struct language_word *words;
    const struct language_node *nodes;
};

static uint32_t word_and_tag(const struct language_word *w) {
    return w->word ^ (w->tag + 1u) * 0x9E3779B1u;
}

static void fill_pair(const struct pair *p, uint32_t *a) {
    const struct language_word *d = &p->words[p->d], *h = &p->words[p->h];
    a[DW] = d->word;
    a[HW] = h->word;
    a[DX] = word_and_tag(d);
    a[HX] = word_and_tag(h);
    a[DP] = d->tag;
    a[HP] = h->tag;
    a[DEND2] = d->suffix[1];
    a[DEND3] = d->suffix[2];
    a[HEND3] = h->suffix[2];
    a[DC] = d->class;
    a[HC] = h->class;
    a[DL] = d->lexicon;
    a[HL] = h->lexicon;
}

static void fill_neighbours(const struct pair *p, uint32_t *a) {
    const struct language_word *d = &p->words[p->d], *h = &p->words[p->h];
    a[D_BEFORE] = d[-1].tag;
    a[D_AFTER] = d[1].tag;
    a[H_BEFORE] = h[-1].tag;
    a[H_AFTER] = h[1].tag;
    a[D_BEFORE_W] = d[-1].word;
    a[D_AFTER_W] = d[1].word;
}

static void fill_children(const struct pair *p, uint32_t *a) {
    const struct language_word *w = p->words;
    const struct language_node *n = p->nodes, *d = &n[p->d], *h = &n[p->h];
    a[DLLW] = w[d->left].word;
    a[DLL2W] = w[d->left2].word;
    a[DRRW] = w[d->right].word;
    a[DLLP] = w[d->left].tag;
    a[DRRP] = w[d->right].tag;
    a[DLLR] = n[d->left].relation;
    a[DLL2R] = n[d->left2].relation;
    a[DRRR] = n[d->right].relation;
    unsigned left = h->left == p->d ? h->left2 : h->left;
    unsigned right = h->right == p->d ? h->right2 : h->right;
    a[HLLP] = w[left].tag;
    a[HRRP] = w[right].tag;
    a[HLLR] = n[left].relation;
    a[HRRR] = n[right].relation;
    a[MANY] = h->lefts * 4u + h->rights;
}

static void fill_place(const struct pair *p, const struct language_pauses *counts, uint32_t *a) {
    bool is_left = p->h > p->d;
    unsigned first = is_left ? p->d : p->h, last = is_left ? p->h : p->d, far = last - first;
    unsigned pauses = (unsigned)counts[last - 1].pauses - counts[first].pauses;
    unsigned verbs = (unsigned)counts[last - 1].verbs - counts[first].verbs;
    a[SIDE] = 1u + is_left;
    a[WHERE] = is_left * 16u + (far <= 7 ? far : far > 12 ? 9 : 8);
    a[BETWEEN] = (pauses > 1 ? 1 : pauses) * 2 + (verbs > 1 ? 1 : verbs);
}

size_t language_relation_features(const struct language_context *context,
                                  const struct language_state *state, unsigned dependent,
                                  uint64_t *hashes) {
    struct pair pair = {dependent, state->nodes[dependent].head, context->words->items,
                        state->nodes};
    uint32_t atoms[ATOM_COUNT];
    atoms[NONE] = 0;
    fill_pair(&pair, atoms);
    fill_neighbours(&pair, atoms);
    fill_children(&pair, atoms);
    fill_place(&pair, context->between, atoms);
    for (unsigned i = 0; i < TEMPLATE_COUNT; i++) hashes[i] = language_hash(atoms, templates[i], i);
    return TEMPLATE_COUNT;
}

/* The root's relation is known by its head; no other arc may have it. */
unsigned language_label(const struct language_model *model, const struct language_context *context,
                        const struct language_state *state, unsigned dependent, uint16_t *margin) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    int32_t scores[LANGUAGE_MAX_CLASSES];
    *margin = UINT16_MAX;
    if (state->nodes[dependent].head > state->count) return model->root_relation;
    size_t count = language_relation_features(context, state, dependent, hashes);
    language_score_classes(&model->parts[LANGUAGE_LABELLER_INDEX],
                           &model->parts[LANGUAGE_LABELLER_WEIGHTS], hashes, count,
                           model->relation_count, scores);
    scores[model->root_relation] = INT32_MIN;
    unsigned best = model->root_relation == 0, next = LANGUAGE_MAX_CLASSES;
    for (unsigned i = 0; i < model->relation_count; i++)
        if (scores[i] > scores[best]) best = i;
    for (unsigned i = 0; i < model->relation_count; i++)
        if (i != best && i != model->root_relation &&
            (next == LANGUAGE_MAX_CLASSES || scores[i] > scores[next]))
            next = i;
    if (next < LANGUAGE_MAX_CLASSES)
        *margin = language_margin(scores[best], scores[next], model->labeller_shift);
    return best;
}
