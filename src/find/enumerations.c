/* Enumerations that can stand as a list: "Bring these things: A, B and C." and "The plan covers A,
 * B and C." Only at the end of a long sentence, and only where the items are of one form, so that
 * no word in front of the first or behind the last can be meant for all of them. */
#include "find/scene.h"

enum { MOST_ITEMS = 16 };

/* The items of an enumeration, words from `first` to `end`, in order. */
struct enumeration {
    struct clause_range items[MOST_ITEMS];
    uint32_t count;
    uint32_t lead_end; /* one past the last word of the lead-in, a colon left out */
};

static bool is_joint(const struct doc *doc, uint32_t w) {
    return find_word_is(doc, w, "and") || find_word_is(doc, w, "or");
}

static bool add_item(struct enumeration *e, uint32_t first, uint32_t end) {
    if (first >= end || e->count == MOST_ITEMS) return false;
    e->items[e->count++] = (struct clause_range){first, end};
    return true;
}

/* What an item begins with: "a home", "keeping", "to keep", "what you keep", "that you keep", or
 * "keep" as behind "you can". */
enum start {
    START_OTHER,
    START_ARTICLE,
    START_VERB,
    START_TO,
    START_QUESTION,
    START_THAT,
    START_BASE
};

static enum start start_of(const struct doc *doc, uint32_t w) {
    static const char *const questions[] = {"how",     "what",  "when", "where",
                                            "whether", "which", "who",  "why"};
    if (FIND_WORD_IN(doc, w, questions)) return START_QUESTION;
    if (find_word_is(doc, w, "that") && find_has_tag(doc, w, "/IN")) return START_THAT;
    if (find_has_tag(doc, w, "/VB") || find_has_tag(doc, w, "/VBP")) return START_BASE;
    if (find_has_tag(doc, w, "/DT") || find_has_tag(doc, w, "/PRP$")) return START_ARTICLE;
    if (find_has_tag(doc, w, "/VBG")) return START_VERB;
    return find_has_tag(doc, w, "/TO") ? START_TO : START_OTHER;
}

/* "C and D", or "and D" behind a comma: the last one or two items. Where several words are joined,
 * the joint is the one behind which a word like the first item's first stands. */
static bool add_last(const struct scene *s, struct enumeration *e, uint32_t first, uint32_t end) {
    uint32_t joint = DOC_NONE, joints = 0, fitting = DOC_NONE, fits = 0;
    for (uint32_t w = first; w + 1 < end; w++) {
        if (!is_joint(s->doc, w) || scene_is_closed_off(s, w)) continue;
        joint = w;
        joints++;
        if (!e->count || start_of(s->doc, w + 1) != start_of(s->doc, e->items[0].first)) continue;
        fitting = w;
        fits++;
    }
    if (joints > 1)
        joint = fits == 1 && start_of(s->doc, fitting + 1) != START_OTHER ? fitting : DOC_NONE;
    if (joint == DOC_NONE) return false;
    if (joint > first && !add_item(e, first, joint)) return false;
    return add_item(e, joint + 1, end);
}

/* "a club for music and sport": joined inside an item, as what follows is not of the items' form.
 */
static bool is_inner(const struct doc *doc, uint32_t first, uint32_t joint) {
    enum start start = start_of(doc, first);
    return start != START_OTHER && start_of(doc, joint + 1) != start;
}

/* "what ..., who ... and how to ... with children, young people and families": an item begins at
 * each question word behind a comma, the last one behind "and" or "or". */
static bool find_clauses(const struct scene *s, uint32_t first, struct enumeration *e) {
    enum start wanted = start_of(s->doc, first);
    uint32_t start = first;
    bool is_last = false;
    e->count = 0;
    for (uint32_t w = first + 1; w < s->end; w++) {
        bool is_joined = is_joint(s->doc, w - 1),
             is_behind_comma = find_word_is(s->doc, w - 1, ",");
        bool is_next = start_of(s->doc, w) == wanted && (is_joined || is_behind_comma);
        if (scene_is_closed_off(s, w) || scene_is_dash(s, w) || find_word_is(s->doc, w, ";"))
            return false;
        if (!is_next) continue;
        uint32_t end = w - 1;
        if (is_joined && find_word_is(s->doc, end - 1, ",")) end--;
        if (is_last || !add_item(e, start, end)) return false;
        is_last = is_joined;
        start = w;
    }
    return is_last && add_item(e, start, s->end) && e->count >= 3;
}

/* The stretch cut at commas, or at semicolons if it has any. */
static bool find_items(const struct scene *s, uint32_t first, struct enumeration *e) {
    const char *mark = scene_has(s, ";", first, s->end) ? ";" : ",";
    uint32_t start = first;
    enum start class = start_of(s->doc, first);
    if (class == START_QUESTION || class == START_THAT) return find_clauses(s, first, e);
    e->count = 0;
    for (uint32_t w = first; w < s->end; w++) {
        bool is_open = !scene_is_closed_off(s, w);
        if (is_open && (find_word_is(s->doc, w, ":") || scene_is_dash(s, w))) return false;
        if (!is_open || !find_word_is(s->doc, w, mark)) continue;
        for (uint32_t i = start; i < w && *mark == ','; i++)
            if (is_joint(s->doc, i) && !scene_is_closed_off(s, i) && !is_inner(s->doc, first, i))
                return false;
        if (!add_item(e, start, w)) return false;
        start = w + 1;
    }
    return add_last(s, e, start, s->end) && e->count >= 3;
}

static bool has_preposition(const struct doc *doc, struct clause_range item) {
    for (uint32_t w = item.first; w < item.end; w++)
        if (find_has_tag(doc, w, "/IN") || find_has_tag(doc, w, "/TO")) return true;
    return false;
}

/* Without an article: nouns, perhaps with adjectives before them, and nothing else. */
static bool is_bare_noun(const struct doc *doc, struct clause_range item) {
    if (!find_is_any_noun(doc, item.end - 1)) return false;
    for (uint32_t w = item.first; w < item.end; w++) {
        bool is_inside = find_is_any_noun(doc, w) || find_has_tag(doc, w, "/JJ") ||
                         find_has_tag(doc, w, "/CD") || find_word_is(doc, w, "of") ||
                         (doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC));
        if (!is_inside) return false;
    }
    return true;
}

/* A word that ties it to the others: "both", "then", "if". */
static bool is_tied(const struct scene *s, struct clause_range item, enum start start) {
    static const char *const words[] = {"also",         "both", "either", "if",
                                        "respectively", "than", "then",   "while"};
    bool is_clause = start == START_QUESTION || start == START_THAT || start == START_BASE;
    for (uint32_t w = item.first; w < item.end; w++) {
        if (FIND_WORD_IN(s->doc, w, words)) return true;
        if (find_word_is(s->doc, w, "not") && !is_clause) return true;
    }
    return false;
}

/* "..., and write to us before May": by when, perhaps all of it. */
static bool has_limit(const struct scene *s, struct clause_range item) {
    static const char *const words[] = {"after",  "at",    "before", "by",
                                        "during", "until", "when",   "within"};
    for (uint32_t w = item.first; w < item.end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return false;
}

/* A finite verb in it: 1 under a word like "that" or "who", which may say more of the item; 2 by
 * itself. */
static int clause_in(const struct scene *s, struct clause_range item) {
    static const char *const words[] = {"how",   "that", "what", "when",  "where",
                                        "which", "who",  "whom", "whose", "why"};
    bool is_opened = false;
    bool is_base = start_of(s->doc, item.first) == START_BASE;
    for (uint32_t w = item.first + is_base; w < item.end; w++) {
        is_opened |= FIND_WORD_IN(s->doc, w, words);
        if (scene_is_finite(s, w)) return is_opened ? 1 : 2;
    }
    return 0;
}

/* May the items hold such clauses? One at the very end may be meant for all of them, unless it is
 * of "a" thing or what somebody does. */
static bool has_safe_clauses(const struct scene *s, const struct enumeration *e, enum start start) {
    const struct doc *doc = s->doc;
    for (uint32_t i = 0; i < e->count; i++) {
        int clause = clause_in(s, e->items[i]);
        uint32_t first = e->items[i].first;
        bool is_one = find_word_is(doc, first, "a") || find_word_is(doc, first, "an");
        bool is_last = i + 1 == e->count;
        if (clause == 2 || (clause && start == START_OTHER)) return false;
        bool is_whole = start != START_OTHER && start != START_ARTICLE && start != START_TO;
        if (clause && is_last && !is_one && !is_whole) return false;
    }
    return true;
}

/* Items of one form, with nothing in the first or the last that may be said of all: no adjective
 * before the first alone ("new homes, schools and roads"), no phrase behind the last alone. */
static bool is_parallel(const struct scene *s, const struct enumeration *e) {
    const struct doc *doc = s->doc;
    enum start start = start_of(doc, e->items[0].first);
    uint32_t words = 0, prepositions = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        if (is_tied(s, e->items[i], start) || start_of(doc, e->items[i].first) != start)
            return false;
        if (start == START_OTHER && !is_bare_noun(doc, e->items[i])) return false;
        words += scene_count_words(s, e->items[i].first, e->items[i].end);
        prepositions += has_preposition(doc, e->items[i]);
    }
    const struct clause_range *first = &e->items[0], *last = &e->items[e->count - 1];
    bool is_described = start == START_OTHER && first->end > first->first + 1;
    for (uint32_t i = 1; i < e->count && is_described; i++)
        is_described = e->items[i].end == e->items[i].first + 1;
    bool is_whole = start == START_QUESTION || start == START_THAT || start == START_BASE;
    bool is_behind_last = has_preposition(doc, *last) && prepositions < 2 && !is_whole;
    if (start == START_BASE && has_limit(s, *last)) return false;
    return words >= 3 * e->count && !is_described && !is_behind_last &&
           has_safe_clauses(s, e, start);
}

/* A clause of its own, or an order: no label such as "Bridge:". */
static bool is_clause(const struct scene *s, uint32_t end) {
    for (uint32_t w = s->first; w < end; w++)
        if (scene_is_finite(s, w) || find_has_tag(s->doc, w, "/VB")) return true;
    return false;
}

/* Is the clause around `w` one of its own: not "if you can ..." nor "children who can ..."? */
static bool is_main(const struct scene *s, uint32_t w) {
    static const char *const ties[] = {"if",    "once",  "that",  "unless", "until", "when",
                                       "where", "which", "while", "who",    "whose"};
    while (w > s->first && !find_word_is(s->doc, w, ","))
        if (FIND_WORD_IN(s->doc, --w, ties)) return false;
    return true;
}

/* "you can ask ..., write ... or go ...": the verb behind "can"; "we want to ask ..." likewise. */
static bool leads_verbs(const struct scene *s, uint32_t w) {
    static const char *const modals[] = {"can", "may", "must", "should", "will"};
    static const char *const aims[] = {"aim",   "aims", "hope",  "hopes", "need",
                                       "needs", "plan", "plans", "want",  "wants"};
    bool is_aim = find_word_is(s->doc, w, "to") && FIND_WORD_IN(s->doc, w - 1, aims) &&
                  scene_is_finite(s, w - 1);
    bool is_lead = FIND_WORD_IN(s->doc, w, modals) || is_aim;
    return is_lead && find_has_tag(s->doc, w + 1, "/VB") && is_main(s, w);
}

/* Where the items begin: behind a colon, a verb that they are the object of, or "including". */
static bool find_lead(const struct scene *s, struct enumeration *e) {
    static const char *const verbs[] = {"cover",    "covered",   "covers",  "include",  "included",
                                        "includes", "including", "involve", "involves", "offer",
                                        "offers",   "provide",   "provides"};
    /* "This page tells you what ..., who ... and how ..." */
    static const char *const askers[] = {"about",   "cover",    "covers", "describe",   "describes",
                                         "explain", "explains", "know",   "learn",      "on",
                                         "out",     "show",     "shows",  "understand", "you"};
    enum { SHORTEST = 2 };
    for (uint32_t w = s->first + 1; w + 1 < s->end; w++) {
        if (scene_is_closed_off(s, w)) continue;
        bool is_colon = find_word_is(s->doc, w, ":");
        bool is_asked =
            FIND_WORD_IN(s->doc, w, askers) && start_of(s->doc, w + 1) == START_QUESTION;
        bool is_told = start_of(s->doc, w + 1) == START_THAT || leads_verbs(s, w);
        bool is_listed = is_colon || FIND_WORD_IN(s->doc, w, verbs);
        if ((!is_listed || w < s->first + SHORTEST) && !is_asked && !is_told) continue;
        e->lead_end = is_colon ? w : w + 1;
        if (is_colon && !is_clause(s, e->lead_end)) return false;
        if (find_items(s, w + 1, e) && is_parallel(s, e)) return true;
        if (is_colon) return false;
    }
    return false;
}

static void add_finding(struct scene *s, const struct enumeration *e) {
    struct doc *doc = s->context->doc;
    struct span text = find_words_span(doc, e->items[0].first, e->items[e->count - 1].end - 1);
    struct doc_finding *f = find_add(s->context, RULE_ENUMERATION, text, s->index);
    if (!f) return;
    struct doc_change *changes = ARENA_ARRAY(doc->arena, struct doc_change, e->count);
    struct span lead = scene_gap(s, e->lead_end - 1, e->items[0].first);
    changes[0] = (struct doc_change){.text = lead, .after = STR(": ")};
    for (uint32_t i = 1; i < e->count; i++) {
        struct span gap = scene_gap(s, e->items[i - 1].end - 1, e->items[i].first);
        changes[i] = (struct doc_change){.text = gap, .after = doc_slice(doc, gap)};
    }
    f->changes = changes;
    f->change_count = e->count;
    f->is_list = f->is_fixable = f->is_sure = true;
    f->message = str_format(doc->arena, "%u things in one sentence: a list is easier", e->count);
}

void find_enumerations(struct find_context *context) {
    struct doc *doc = context->doc;
    if (!doc->tagset.tag_count) return;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        const struct doc_block *block = &doc->blocks.items[s->block];
        bool is_own = block->kind == DOC_PARAGRAPH && block->parent == 0;
        if (!is_own || !find_is_open(doc, s) || s->measure.words <= doc->band->mean_words) continue;
        if (s->flags & (DOC_QUESTION | DOC_HAS_SPEECH)) continue;
        struct scene scene = scene_of(context, i);
        struct enumeration e;
        bool is_ended = scene.end < s->end_word && find_word_is(doc, scene.end, ".");
        if (is_ended && find_lead(&scene, &e)) add_finding(&scene, &e);
    }
}
