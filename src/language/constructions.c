/* Where constructions could be: in one tree, and at commas and conjunctions whatever the trees say.
 */
#include "language/constructions.h"

enum { MAX_FRONTED = 4, MAX_ENDS = 4 };

static void fill_arcs(struct language_tree *t, const struct language_arc *arcs) {
    for (uint32_t i = 0; i < t->count; i++) {
        t->heads[i + 1] = arcs[i].head == LANGUAGE_ROOT ? 0 : (uint16_t)(arcs[i].head + 1);
        t->margins[i + 1] = arcs[i].margin;
        t->relations[i + 1] = arcs[i].relation;
        t->first[i + 1] = t->last[i + 1] = (uint16_t)(i + 1);
    }
}

static void widen(struct language_tree *t, unsigned word) {
    unsigned steps = 0;
    for (unsigned above = t->heads[word]; above && steps++ < t->count; above = t->heads[above]) {
        if (word < t->first[above]) t->first[above] = (uint16_t)word;
        if (word > t->last[above]) t->last[above] = (uint16_t)word;
    }
}

static enum language_relation_kind kind_of(const struct language_model *model,
                                           const struct language_tree *t, unsigned word) {
    return (enum language_relation_kind)model->relation_kinds[t->relations[word]];
}

static void trim_marks(struct language_tree *t, const struct language_model *model, unsigned top) {
    while (t->first[top] < top && kind_of(model, t, t->first[top]) == LANGUAGE_REL_PUNCT)
        t->first[top]++;
    while (t->last[top] > top && kind_of(model, t, t->last[top]) == LANGUAGE_REL_PUNCT)
        t->last[top]--;
}

void language_tree_new(struct language_tree *t, const struct language_model *model,
                       const struct language_arc *arcs, uint32_t count, struct arena *arena) {
    t->count = count;
    t->heads = ARENA_ARRAY(arena, uint16_t, count + 2);
    t->margins = ARENA_ARRAY(arena, uint16_t, count + 2);
    t->first = ARENA_ARRAY(arena, uint16_t, count + 2);
    t->last = ARENA_ARRAY(arena, uint16_t, count + 2);
    t->relations = ARENA_ARRAY(arena, uint8_t, count + 2);
    fill_arcs(t, arcs);
    for (unsigned w = 1; w <= count; w++) widen(t, w);
    for (unsigned w = 1; w <= count; w++) trim_marks(t, model, w);
}

/* One tree being looked at. */
struct search {
    const struct language_scene *scene;
    const struct language_tree *tree;
    unsigned said;
    struct language_constructions *found;
    struct arena *arena;
};

static bool is(const struct search *s, unsigned word, enum language_relation_kind kind) {
    return kind_of(s->scene->model, s->tree, word) == kind;
}

static struct str form_of(const struct language_scene *scene, unsigned word) {
    return scene->tokens[word - 1].folded;
}

static bool is_comma(const struct language_scene *scene, unsigned word) {
    return str_equal(form_of(scene, word), STR(","));
}

static void add(const struct search *s, enum doc_construction_kind kind, unsigned first,
                unsigned last, unsigned head) {
    for (uint32_t i = 0; i < s->found->count; i++) {
        struct language_construction *c = &s->found->items[i];
        if (c->kind != kind || c->first != first || c->last != last) continue;
        c->said |= (uint8_t)s->said;
        if (!c->head) c->head = (uint16_t)head;
        return;
    }
    *ARENA_PUSH(s->arena, s->found) = (struct language_construction){
        (uint16_t)first, (uint16_t)last, (uint16_t)head, (uint8_t)kind, (uint8_t)s->said, 0};
}

/* The last child of `head` before `before` with that relation, or 0. */
static unsigned find_child(const struct search *s, unsigned head, enum language_relation_kind kind,
                           unsigned before) {
    for (unsigned i = before; i-- > 1;)
        if (s->tree->heads[i] == head && is(s, i, kind)) return i;
    return 0;
}

static unsigned find_subject(const struct search *s, unsigned head, unsigned before) {
    unsigned subject = find_child(s, head, LANGUAGE_REL_NSUBJ, before);
    return subject ? subject : find_child(s, head, LANGUAGE_REL_EXPL, before);
}

/* The root, what is joined to it, and what stands beside it behind a semicolon. */
static bool is_main_clause(const struct search *s, unsigned word) {
    unsigned steps = 0;
    while (word && steps++ < s->tree->count &&
           (is(s, word, LANGUAGE_REL_CONJ) || is(s, word, LANGUAGE_REL_PARATAXIS)))
        word = s->tree->heads[word];
    return word && s->tree->heads[word] == 0;
}

bool language_is_joint_word(const struct language_scene *scene, unsigned word) {
    struct str form = form_of(scene, word);
    return str_equal(form, STR("and")) || str_equal(form, STR("but")) ||
           str_equal(form, STR("so")) || str_equal(form, STR("yet"));
}

static void find_joint(const struct search *s, unsigned word) {
    if (!is(s, word, LANGUAGE_REL_CONJ) || !is_main_clause(s, word)) return;
    unsigned subject = find_subject(s, word, word);
    unsigned joint = find_child(s, word, LANGUAGE_REL_CC, word);
    unsigned other = find_subject(s, s->tree->heads[word], s->tree->count + 1);
    if (subject && other && joint > 1 && language_is_joint_word(s->scene, joint))
        add(s, DOC_JOINT, joint, joint, word);
}

static unsigned traits_of(const struct language_scene *scene, unsigned word) {
    return scene->words->items[word].traits;
}

static bool is_bare_verb(const struct language_scene *scene, unsigned word) {
    return (traits_of(scene, word) & (LANGUAGE_IS_VERB | LANGUAGE_IS_FINITE)) == LANGUAGE_IS_VERB;
}

/* Does a finite verb stand right behind `word`, adverbs aside? */
static bool has_finite_behind(const struct language_scene *scene, unsigned word) {
    enum { FAR = 3 };
    for (unsigned i = word + 1; i <= scene->words->count && i <= word + FAR; i++) {
        if (traits_of(scene, i) & LANGUAGE_IS_FINITE) return true;
        if (traits_of(scene, i) & (LANGUAGE_IS_NOMINAL | LANGUAGE_IS_PUNCTUATION)) return false;
    }
    return false;
}

/* "wrote a letter and sent it": the second verb has the first one's subject. */
static void find_predicate(const struct search *s, unsigned word) {
    if (!is(s, word, LANGUAGE_REL_CONJ) || !is_main_clause(s, word)) return;
    unsigned joint = find_child(s, word, LANGUAGE_REL_CC, word), head = s->tree->heads[word];
    if (find_subject(s, word, word) || !find_subject(s, head, s->tree->count + 1)) return;
    if (joint > 1 && language_is_joint_word(s->scene, joint) && has_finite_behind(s->scene, joint))
        add(s, DOC_PREDICATE, joint, joint, word);
}

/* Does a verb that is not finite stand right behind `word`, adverbs aside? */
static bool has_bare_behind(const struct language_scene *scene, unsigned word) {
    enum { FAR = 3 };
    for (unsigned i = word + 1; i <= scene->words->count && i <= word + FAR; i++) {
        if (is_bare_verb(scene, i)) return true;
        if (traits_of(scene, i) &
            (LANGUAGE_IS_FINITE | LANGUAGE_IS_NOMINAL | LANGUAGE_IS_PUNCTUATION))
            return false;
    }
    return false;
}

static bool has_finite_before(const struct language_scene *scene, unsigned word) {
    while (word-- > 1)
        if (traits_of(scene, word) & LANGUAGE_IS_FINITE) return true;
    return false;
}

/* "and" with a verb behind it that may go on from an auxiliary before it. */
static bool may_share(const struct language_scene *scene, unsigned joint) {
    return joint > 1 && language_is_joint_word(scene, joint) && has_bare_behind(scene, joint) &&
           has_finite_before(scene, joint);
}

/* "will write a letter and send it", "was opened in May and closed in June". */
static void find_shared(const struct search *s, unsigned word) {
    if (!is(s, word, LANGUAGE_REL_CONJ) || !is_main_clause(s, word)) return;
    unsigned joint = find_child(s, word, LANGUAGE_REL_CC, word), head = s->tree->heads[word];
    bool has_own = find_subject(s, word, word) || find_child(s, word, LANGUAGE_REL_AUX, word) ||
                   find_child(s, word, LANGUAGE_REL_AUX_PASS, word);
    bool has_first = find_child(s, head, LANGUAGE_REL_AUX, head) ||
                     find_child(s, head, LANGUAGE_REL_AUX_PASS, head);
    if (has_own || !has_first || !is_bare_verb(s->scene, word)) return;
    if (find_subject(s, head, s->tree->count + 1) && may_share(s->scene, joint))
        add(s, DOC_SHARED, joint, joint, word);
}

static void find_fronted(const struct search *s, unsigned word) {
    const struct language_tree *t = s->tree;
    unsigned head = t->heads[word], last = t->last[word];
    if (!is(s, word, LANGUAGE_REL_ADVCL) || head <= word || t->heads[head] != 0) return;
    bool is_opened = find_child(s, word, LANGUAGE_REL_MARK, word) ||
                     find_child(s, word, LANGUAGE_REL_ADVMOD, word);
    if (!is_opened || t->first[word] > 2 || last >= t->count || !is_comma(s->scene, last + 1))
        return;
    add(s, DOC_FRONTED, 1, last, head);
}

/* A relative word behind a comma or a dash. */
static bool is_relative_word(const struct language_scene *scene, unsigned word) {
    if (word < 2 || !str_starts(form_of(scene, word), STR("wh"))) return false;
    struct str mark = form_of(scene, word - 1);
    return is_comma(scene, word - 1) || str_equal(mark, STR("\xE2\x80\x93")) ||
           str_equal(mark, STR("\xE2\x80\x94"));
}

static bool opens_aside(const struct language_scene *scene, unsigned word) {
    struct str form = form_of(scene, word);
    return str_equal(form, STR(",")) || str_equal(form, STR("(")) ||
           str_equal(form, STR("\xE2\x80\x93")) || str_equal(form, STR("\xE2\x80\x94"));
}

static void find_asides(const struct search *s, unsigned word) {
    const struct language_tree *t = s->tree;
    unsigned first = t->first[word], last = t->last[word], head = t->heads[word];
    if (is(s, word, LANGUAGE_REL_RELCL) && is_relative_word(s->scene, first))
        add(s, DOC_RELATIVE, first, last, head);
    bool is_loose = first > head && first > 1 && opens_aside(s->scene, first - 1);
    if (is(s, word, LANGUAGE_REL_APPOS) && is_loose) add(s, DOC_APPOSITION, first, last, head);
}

static bool is_pause(const struct language_scene *scene, unsigned word) {
    static const char *const pauses[] = {"!", "(", ")", ",", "-", ".", ":", ";", "?"};
    struct str form = form_of(scene, word);
    return str_in_sorted(form, pauses, sizeof pauses / sizeof *pauses) || opens_aside(scene, word);
}

/* The last word before the marks at the sentence's end. */
static unsigned last_word(const struct language_scene *scene) {
    unsigned last = scene->words->count;
    while (last > 1 && (traits_of(scene, last) & LANGUAGE_IS_PUNCTUATION)) last--;
    return last;
}

static bool opens_adverbial(const struct language_scene *scene, unsigned word) {
    static const char *const openers[] = {"after",  "although", "as",    "because", "before",
                                          "if",     "once",     "since", "so",      "though",
                                          "unless", "until",    "when",  "whereas", "while"};
    struct str form = form_of(scene, word);
    return str_in_sorted(form, openers, sizeof openers / sizeof *openers);
}

/* "to", or "in order to", before a verb. */
static bool opens_purpose(const struct language_scene *scene, unsigned word) {
    if (str_equal(form_of(scene, word), STR("in")) && word + 2 <= scene->words->count)
        return str_equal(form_of(scene, word + 1), STR("order"));
    return str_equal(form_of(scene, word), STR("to")) && is_bare_verb(scene, word + 1);
}

/* A participle clause behind a comma, and clauses with a conjunction or "to" at the end. */
static void find_loose_clauses(const struct search *s, unsigned word) {
    const struct language_tree *t = s->tree;
    unsigned first = t->first[word], head = t->heads[word];
    bool is_clause = is(s, word, LANGUAGE_REL_ADVCL) || is(s, word, LANGUAGE_REL_ACL);
    if (!is_clause || first < 3) return;
    bool is_participle = is_bare_verb(s->scene, word) && is_comma(s->scene, first - 1) &&
                         word <= first + 1 && !find_subject(s, word, word) &&
                         !find_child(s, word, LANGUAGE_REL_MARK, word);
    if (is_participle) add(s, DOC_PARTICIPLE, first, t->last[word], head);
    bool is_last = t->last[word] == last_word(s->scene) && head < first;
    if (!is_last || !is(s, word, LANGUAGE_REL_ADVCL) || !is_main_clause(s, head)) return;
    if (opens_adverbial(s->scene, first) && find_subject(s, word, word))
        add(s, DOC_ADVERBIAL, first, t->last[word], head);
    if (opens_purpose(s->scene, first)) add(s, DOC_PURPOSE, first, t->last[word], head);
}

static void find_around_verb(const struct search *s, unsigned word) {
    const struct language_tree *t = s->tree;
    unsigned head = t->heads[word];
    if (!head) return;
    if (is(s, word, LANGUAGE_REL_AUX_PASS)) add(s, DOC_PASSIVE, head, head, word);
    if (is(s, word, LANGUAGE_REL_AGENT)) add(s, DOC_AGENT, t->first[word], t->last[word], head);
    if (is(s, word, LANGUAGE_REL_NSUBJ) && t->heads[head] == 0)
        add(s, DOC_SUBJECT, t->first[word], t->last[word], head);
}

void language_find_in_tree(const struct language_scene *scene, const struct language_tree *tree,
                           unsigned said, struct language_constructions *found,
                           struct arena *arena) {
    struct search s = {scene, tree, said, found, arena};
    for (unsigned word = 1; word <= tree->count; word++) {
        find_around_verb(&s, word);
        find_joint(&s, word);
        find_predicate(&s, word);
        find_shared(&s, word);
        find_loose_clauses(&s, word);
        find_fronted(&s, word);
        find_asides(&s, word);
    }
}

/* Where "and", "but", "so" and commas stand, joints and fronted clauses may end. */
static void propose_joints(const struct search *s) {
    unsigned commas = 0;
    for (unsigned word = 2; word < s->tree->count; word++) {
        bool is_so = !str_equal(form_of(s->scene, word), STR("and"));
        bool is_joint = language_is_joint_word(s->scene, word) &&
                        (is_so || (traits_of(s->scene, word) & LANGUAGE_IS_CONJUNCTION));
        if (is_joint) add(s, DOC_JOINT, word, word, 0);
        if (is_joint && has_finite_behind(s->scene, word)) add(s, DOC_PREDICATE, word, word, 0);
        if (is_joint && may_share(s->scene, word)) add(s, DOC_SHARED, word, word, 0);
        bool is_end = word > 2 && is_comma(s->scene, word) && commas++ < MAX_FRONTED;
        if (is_end) add(s, DOC_FRONTED, 1, word - 1, 0);
    }
}

/* What stands behind a comma ends at the next pause, or one of those after it. */
static void propose_aside(const struct search *s, enum doc_construction_kind kind, unsigned first) {
    unsigned ends = 0, count = s->tree->count;
    for (unsigned word = first + 2; word <= count && ends < MAX_ENDS; word++) {
        if (!is_pause(s->scene, word)) continue;
        add(s, kind, first, word - 1, 0);
        ends++;
    }
    if (ends < MAX_ENDS && !is_pause(s->scene, count) && count > first + 1)
        add(s, kind, first, count, 0);
}

static void propose_clauses(const struct search *s, unsigned word) {
    const struct language_scene *scene = s->scene;
    unsigned last = last_word(scene);
    if (is_relative_word(scene, word)) propose_aside(s, DOC_RELATIVE, word);
    bool is_participle = is_comma(scene, word - 1) && is_bare_verb(scene, word);
    if (is_participle) propose_aside(s, DOC_PARTICIPLE, word);
    enum { NO_NOUN = LANGUAGE_IS_VERB | LANGUAGE_IS_CONJUNCTION | LANGUAGE_IS_PUNCTUATION };
    bool is_behind_noun =
        is_comma(scene, word - 1) && (traits_of(scene, word - 2) & LANGUAGE_IS_NOMINAL);
    if (is_behind_noun && !(traits_of(scene, word) & NO_NOUN))
        propose_aside(s, DOC_APPOSITION, word);
    if (opens_purpose(scene, word) && word < last) add(s, DOC_PURPOSE, word, last, 0);
    if (opens_adverbial(scene, word) && word < last) add(s, DOC_ADVERBIAL, word, last, 0);
}

void language_find_candidates(const struct language_scene *scene,
                              struct language_constructions *found, struct arena *arena) {
    for (unsigned k = 0; k < LANGUAGE_TREES; k++)
        language_find_in_tree(scene, &scene->trees[k], 1u << k, found, arena);
    struct search s = {scene, &scene->trees[0], 0, found, arena};
    propose_joints(&s);
    for (unsigned word = 3; word < s.tree->count; word++) propose_clauses(&s, word);
}
