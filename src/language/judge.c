/* The judge of constructions: features of a candidate, their weights, and the chance. */
#include "language/constructions.h"

enum { MAX_ANCHORS = 6, MAX_STRETCHES = 3, WINDOW = 3, MAX_PATH = 12 };

/* What a candidate is looked at through: words of interest (0: none) and stretches of words. */
struct stretch {
    unsigned first, last;
};
struct look {
    const struct language_scene *scene;
    const struct language_construction *candidate;
    unsigned anchors[MAX_ANCHORS];
    unsigned wide; /* so many of the anchors are looked at with their neighbours */
    struct stretch stretches[MAX_STRETCHES];
    uint16_t *features;
    size_t count;
};

static void emit(struct look *look, unsigned template, uint32_t a, uint32_t b, uint32_t c) {
    uint64_t h = (template + 1) * 0x9E3779B97F4A7C15u + a * 0xC2B2AE3D27D4EB4Fu +
                 b * 0xD6E8FEB86659FD93u + c * 0xA0761D6478BD642Fu;
    h ^= h >> 32;
    h *= 0xFF51AFD7ED558CCDu;
    h ^= h >> 29;
    if (look->count < LANGUAGE_JUDGE_FEATURES)
        look->features[look->count++] = (uint16_t)(h >> 20 & ((1u << LANGUAGE_JUDGE_BITS) - 1));
}

/* A number for each kind of feature; anchors, places and trees are told apart below it. */
enum template {
    SAID,
    WORD,
    TAG,
    TAG_PAIR,
    TAG_TRIPLE,
    WORD_TAG,
    SAID_WORD,
    RELATION,
    RELATION_PAIR,
    HEAD_TAG,
    DISTANCE,
    MARGIN,
    CHILD,
    CHILD_CASE,
    PATH,
    SHAPE,
    SHAPES,
    SAID_SHAPE,
    SAID_SHAPES,
    LENGTH,
    OPENER,
    OPENERS,
    LEAVES,
    LEAVES_COUNT,
    GAP,
};
static unsigned number_of(enum template template, unsigned part, unsigned more) {
    return template * 256 + part * 32 + more;
}

static const struct language_word *word_at(const struct look *look, unsigned at) {
    const struct language_words *words = look->scene->words;
    return &words->items[at > words->count ? words->count + 1 : at];
}

static unsigned log_bucket(unsigned margin) {
    static const unsigned limits[] = {20, 40, 80, 160, 320, 640, 1280, 5000};
    unsigned bucket = 0;
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) bucket += margin >= limits[i];
    return bucket;
}

static unsigned least(unsigned value, unsigned limit) {
    return value < limit ? value : limit;
}

static enum language_relation_kind kind_at(const struct look *look, unsigned tree, unsigned word) {
    const struct language_tree *t = &look->scene->trees[tree];
    return (enum language_relation_kind)look->scene->model->relation_kinds[t->relations[word]];
}

/* The word, its neighbours and their tags. */
static void look_around(struct look *look, unsigned anchor, unsigned reach) {
    unsigned at = look->anchors[anchor];
    for (unsigned d = 0; d <= 2 * reach; d++) {
        if (at + d < reach + 1 && d != reach) continue;
        unsigned w = at + d - reach;
        emit(look, number_of(WORD, anchor, d), word_at(look, w)->word, 0, 0);
        emit(look, number_of(TAG, anchor, d), word_at(look, w)->tag, 0, 0);
        if (d < 2 * reach)
            emit(look, number_of(TAG_PAIR, anchor, d), word_at(look, w)->tag,
                 word_at(look, w + 1)->tag, 0);
    }
    emit(look, number_of(SAID_WORD, anchor, 0), word_at(look, at)->word, look->candidate->said, 0);
    if (!reach) return;
    emit(look, number_of(TAG_TRIPLE, anchor, 0), word_at(look, at + 1)->tag,
         word_at(look, at + 2)->tag, word_at(look, at + 3)->tag);
    emit(look, number_of(WORD_TAG, anchor, 0), word_at(look, at + 1)->word,
         word_at(look, at + 2)->tag, 0);
}

static void look_at_children(struct look *look, unsigned anchor, unsigned tree) {
    const struct language_tree *t = &look->scene->trees[tree];
    unsigned at = look->anchors[anchor];
    for (unsigned child = t->first[at]; child <= t->last[at]; child++) {
        if (t->heads[child] != at) continue;
        emit(look, number_of(CHILD, anchor, tree), t->relations[child], child > at, 0);
        for (unsigned below = t->first[child]; below < child; below++)
            if (t->heads[below] == child && kind_at(look, tree, below) == LANGUAGE_REL_CASE)
                emit(look, number_of(CHILD_CASE, anchor, tree), t->relations[child],
                     word_at(look, below)->word, 0);
    }
}

static unsigned distance_of(unsigned head, unsigned at) {
    enum { FAR = 6 };
    if (!head) return 2 * FAR + 1;
    return head > at ? FAR + least(head - at, FAR) : FAR - least(at - head, FAR);
}

static void look_at_tree(struct look *look, unsigned anchor, unsigned tree) {
    const struct language_tree *t = &look->scene->trees[tree];
    unsigned at = look->anchors[anchor], head = t->heads[at], relation = t->relations[at];
    unsigned margin = log_bucket(t->margins[at]);
    emit(look, number_of(RELATION, anchor, tree), relation, 0, 0);
    emit(look, number_of(RELATION_PAIR, anchor, tree), relation, head ? t->relations[head] + 1u : 0,
         0);
    emit(look, number_of(HEAD_TAG, anchor, tree), head ? word_at(look, head)->tag + 1u : 0, 0, 0);
    emit(look, number_of(DISTANCE, anchor, tree), distance_of(head, at), 0, 0);
    emit(look, number_of(MARGIN, anchor, tree), relation, margin, 0);
    look_at_children(look, anchor, tree);
    unsigned steps = 0;
    for (unsigned above = at; above && steps++ < MAX_PATH; above = t->heads[above])
        emit(look, number_of(PATH, anchor, tree), t->relations[above], 0, 0);
}

static bool is_opener(const struct look *look, unsigned word) {
    unsigned traits = word_at(look, word)->traits;
    struct str form = look->scene->tokens[word - 1].folded;
    bool is_wh = str_starts(form, STR("wh")) || str_equal(form, STR("how"));
    bool is_subordinator =
        (traits & LANGUAGE_IS_CONJUNCTION) && !language_is_joint_word(look->scene, word);
    return is_wh || is_subordinator || str_equal(form, STR("to")) || str_equal(form, STR("that"));
}

/* Subordinators and verbs that have a clause as object. */
static void look_at_openers(struct look *look, unsigned part, struct stretch stretch) {
    unsigned openers = 0;
    const struct language_tree *t = &look->scene->trees[0];
    for (unsigned w = stretch.first; w <= stretch.last; w++) {
        bool has_clause = kind_at(look, 0, w) == LANGUAGE_REL_CCOMP;
        if (has_clause)
            emit(look, number_of(OPENER, part, 1), word_at(look, t->heads[w])->word, 0, 0);
        if (!is_opener(look, w)) continue;
        emit(look, number_of(OPENER, part, 0), word_at(look, w)->word, 0, 0);
        openers++;
    }
    emit(look, number_of(OPENERS, part, 0), least(openers, 4), 0, 0);
}

/* Arcs between the stretch and the rest, marks left out. */
static void look_at_leaves(struct look *look, unsigned part, struct stretch stretch) {
    for (unsigned tree = 0; tree < LANGUAGE_TREES; tree++) {
        const struct language_tree *t = &look->scene->trees[tree];
        unsigned leaves = 0;
        for (unsigned w = 1; w <= t->count; w++) {
            bool is_in = w >= stretch.first && w <= stretch.last;
            bool is_head_in = t->heads[w] >= stretch.first && t->heads[w] <= stretch.last;
            if (!t->heads[w] || is_in == is_head_in || kind_at(look, tree, w) == LANGUAGE_REL_PUNCT)
                continue;
            leaves++;
            emit(look, number_of(LEAVES, part, tree), t->relations[w], is_in, 0);
        }
        emit(look, number_of(LEAVES_COUNT, part, tree), least(leaves, 4), 0, 0);
    }
}

/* How many finite verbs and commas there are. */
static unsigned shape_of(const struct look *look, struct stretch stretch) {
    unsigned finite = 0, commas = 0;
    for (unsigned w = stretch.first; w <= stretch.last; w++) {
        finite += (word_at(look, w)->traits & LANGUAGE_IS_FINITE) != 0;
        commas += str_equal(look->scene->tokens[w - 1].folded, STR(","));
    }
    return least(finite, 3) * 4 + least(commas, 3);
}

static void look_at_stretches(struct look *look) {
    unsigned said = look->candidate->said, shapes[MAX_STRETCHES];
    for (unsigned part = 0; part < MAX_STRETCHES; part++) {
        struct stretch s = look->stretches[part];
        unsigned length = s.last >= s.first ? s.last - s.first + 1 : 0;
        shapes[part] = shape_of(look, s);
        emit(look, number_of(SHAPE, part, 0), shapes[part], 0, 0);
        emit(look, number_of(SAID_SHAPE, part, 0), shapes[part], said, 0);
        emit(look, number_of(LENGTH, part, 0), length < 6 ? length : 5 + least(length / 3, 6), 0,
             0);
        look_at_openers(look, part, s);
        if (part < 2) look_at_leaves(look, part, s);
    }
    emit(look, number_of(SHAPES, 0, 0), shapes[0], shapes[1], shapes[2]);
    emit(look, number_of(SAID_SHAPES, 0, 0), shapes[0] * 16 + shapes[1], shapes[2], said);
}

static unsigned root_of(const struct language_tree *t) {
    for (unsigned w = 1; w <= t->count; w++)
        if (!t->heads[w]) return w;
    return 0;
}

static unsigned nearest_noun(const struct look *look, unsigned before) {
    while (--before > 0)
        if (word_at(look, before)->traits & LANGUAGE_IS_NOMINAL) return before;
    return 0;
}

static unsigned next_pause(const struct look *look, unsigned from) {
    unsigned count = look->scene->words->count;
    while (from < count && !word_at(look, from)->is_pause) from++;
    return from;
}

static unsigned top_of(const struct look *look, unsigned tree, unsigned first, unsigned last) {
    const struct language_tree *t = &look->scene->trees[tree];
    for (unsigned w = first; w <= last; w++)
        if (t->heads[w] < first || t->heads[w] > last) {
            if (kind_at(look, tree, w) != LANGUAGE_REL_PUNCT) return w;
        }
    return first;
}

static unsigned subject_of(const struct look *look, unsigned tree, unsigned head) {
    const struct language_tree *t = &look->scene->trees[tree];
    for (unsigned w = 1; head && w <= t->count; w++)
        if (t->heads[w] == head && kind_at(look, tree, w) == LANGUAGE_REL_NSUBJ) return w;
    return 0;
}

/* Sets the anchors and stretches of the candidate's kind. */
static void choose_views(struct look *look) {
    const struct language_construction *c = look->candidate;
    const struct language_tree *g = &look->scene->trees[0], *b = &look->scene->trees[1];
    unsigned count = g->count, first = c->first, last = c->last;
    unsigned anchors[MAX_ANCHORS] = {first, last, c->head};
    look->stretches[0] = (struct stretch){first, last};
    switch ((enum doc_construction_kind)c->kind) {
    case DOC_PASSIVE:
        anchors[1] = c->head;
        anchors[2] = subject_of(look, 0, first);
        anchors[3] = subject_of(look, 1, first);
        look->wide = 1;
        break;
    case DOC_JOINT:
    case DOC_PREDICATE:
    case DOC_SHARED:
        anchors[1] = first - 1 - word_at(look, first - 1)->is_pause;
        anchors[2] = g->heads[first];
        anchors[3] = b->heads[first];
        anchors[4] = g->heads[g->heads[first]];
        anchors[5] = subject_of(look, 0, g->heads[first]);
        look->stretches[0] = (struct stretch){first + 1, next_pause(look, first + 1)};
        break;
    case DOC_FRONTED:
        anchors[1] = last + 1;
        anchors[2] = root_of(g);
        anchors[3] = root_of(b);
        anchors[4] = top_of(look, 0, first, last);
        anchors[5] = top_of(look, 1, first, last);
        break;
    case DOC_RELATIVE:
    case DOC_APPOSITION:
    case DOC_AGENT:
    case DOC_PARTICIPLE:
    case DOC_ADVERBIAL:
    case DOC_PURPOSE:
    case DOC_SUBJECT:
        anchors[2] = top_of(look, 0, first, last);
        anchors[3] = top_of(look, 1, first, last);
        anchors[4] = last < count ? last + 1 : 0;
        anchors[5] = c->kind == DOC_SUBJECT ? c->head : nearest_noun(look, first);
        break;
    case DOC_CONSTRUCTION_KIND_COUNT: break;
    }
    memcpy(look->anchors, anchors, sizeof anchors);
    look->stretches[1] = (struct stretch){1, first - 1};
    look->stretches[2] = (struct stretch){last + 1, count};
}

size_t language_judge_features(const struct language_scene *scene,
                               const struct language_construction *candidate,
                               uint16_t features[LANGUAGE_JUDGE_FEATURES]) {
    struct look look = {.scene = scene, .candidate = candidate, .features = features, .wide = 2};
    choose_views(&look);
    emit(&look, number_of(SAID, 0, 0), candidate->said, 0, 0);
    for (unsigned anchor = 0; anchor < MAX_ANCHORS; anchor++) {
        unsigned at = look.anchors[anchor];
        emit(&look, number_of(GAP, anchor, 0), at > 0, at > candidate->first, 0);
        if (!at) continue;
        look_around(&look, anchor, anchor < look.wide ? WINDOW : 0);
        for (unsigned tree = 0; tree < LANGUAGE_TREES; tree++) look_at_tree(&look, anchor, tree);
    }
    look_at_stretches(&look);
    return look.count;
}

/* 1000 / (1 + exp(-x)) for x in quarters, in whole numbers, so that it is the same everywhere. */
static uint16_t chance_of(int32_t score) {
    static const uint16_t steps[] = {500, 562, 622, 679, 731, 777, 818, 852, 881, 905, 924,
                                     940, 953, 963, 971, 977, 982, 986, 989, 991, 993, 995,
                                     996, 997, 998, 998, 998, 999, 999, 999, 999, 1000};
    enum { STEP = LANGUAGE_JUDGE_UNIT / 4, LAST = sizeof steps / sizeof *steps - 1 };
    int32_t size = score < 0 ? -score : score, at = size / STEP, rest = size % STEP;
    int32_t chance = at >= LAST ? 1000 : steps[at] + (steps[at + 1] - steps[at]) * rest / STEP;
    return (uint16_t)(score < 0 ? 1000 - chance : chance);
}

static int32_t score_of(const struct language_scene *scene,
                        const struct language_construction *candidate) {
    uint16_t features[LANGUAGE_JUDGE_FEATURES];
    const unsigned char *table = scene->model->parts[LANGUAGE_JUDGE_WEIGHTS].bytes +
                                 ((size_t)candidate->kind << LANGUAGE_JUDGE_BITS) * 2;
    size_t count = language_judge_features(scene, candidate, features);
    int32_t score = 0;
    for (size_t i = 0; i < count; i++) {
        int16_t weight;
        memcpy(&weight, table + (size_t)features[i] * 2, sizeof weight);
        score += weight;
    }
    return score;
}

/* Only one of two can be right. */
static bool are_rivals(const struct language_construction *a,
                       const struct language_construction *b) {
    if (a->kind != b->kind) return false;
    bool is_one = a->kind == DOC_FRONTED || a->kind == DOC_SUBJECT;
    bool is_span =
        a->kind == DOC_RELATIVE || a->kind == DOC_APPOSITION || a->kind == DOC_PARTICIPLE;
    return is_one || (is_span && a->first == b->first);
}

static bool is_beaten(const struct language_constructions *all, uint32_t which) {
    const struct language_construction *c = &all->items[which];
    for (uint32_t i = 0; i < all->count; i++) {
        const struct language_construction *other = &all->items[i];
        bool is_better = other->chance > c->chance || (other->chance == c->chance && i < which);
        if (i != which && is_better && are_rivals(c, other)) return true;
    }
    return false;
}

void language_judge(const struct language_scene *scene, struct language_constructions *found) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < found->count; i++)
        found->items[i].chance = chance_of(score_of(scene, &found->items[i]));
    for (uint32_t i = 0; i < found->count; i++)
        if (is_beaten(found, i)) found->items[i].kind = DOC_CONSTRUCTION_KIND_COUNT;
    for (uint32_t i = 0; i < found->count; i++)
        if (found->items[i].kind != DOC_CONSTRUCTION_KIND_COUNT)
            found->items[kept++] = found->items[i];
    found->count = kept;
}
