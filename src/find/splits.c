/* Places where one sentence is surely two: a semicolon, a dash, or "and", "but", "so" between two
 * full clauses, as the language room's judge sees them. Quotations, questions, brackets and
 * reported speech are left whole, and so is every clause that may stand under "if", "because" or a
 * verb of saying. */
#include "find/clauses.h"
#include "find/internal.h"

#include "base/utf8.h"

enum { SURE = 850 }; /* a chance per mille that is good enough alone */

/* A sentence being looked at. */
struct scene {
    struct find_context *context;
    const struct doc *doc;
    uint32_t index;      /* of the sentence */
    uint32_t first, end; /* its words, the final stop left out */
    uint32_t part;       /* first word of the part that a split would end: moves with every split */
    bool is_asking; /* only whether the sentence's structure is wanted: every joint is likely */
    bool is_wanted;
};

static bool is_dash(const struct doc *doc, uint32_t w) {
    const struct doc_word *word = &doc->words.items[w];
    if (word->kind != DOC_PUNCTUATION || (word->flags & DOC_HYPHEN)) return false;
    if (!word->folded.size || (word->folded.bytes[0] != '-' && word->folded.size != 3))
        return false;
    bool is_long = str_equal(word->folded, STR("\xE2\x80\x93")) ||
                   str_equal(word->folded, STR("\xE2\x80\x94"));
    bool is_spaced = (word->flags & DOC_SPACE_BEFORE) != 0;
    return (is_long && is_spaced) || (is_spaced && str_equal(word->folded, STR("-"))) ||
           str_equal(word->folded, STR("\xE2\x80\x94"));
}

static bool is_closed_off(const struct doc *doc, uint32_t w) {
    return (doc->words.items[w].flags & (DOC_IN_QUOTE | DOC_IN_BRACKETS | DOC_KEPT)) != 0;
}

static uint32_t count_dashes(const struct scene *s, uint32_t from) {
    uint32_t count = 0;
    for (uint32_t w = from; w < s->end; w++)
        count += is_dash(s->doc, w) && !is_closed_off(s->doc, w);
    return count;
}

static uint32_t count_words(const struct doc *doc, uint32_t first, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        count += word->kind != DOC_PUNCTUATION && !(word->flags & DOC_CLITIC);
    }
    return count;
}

/* The words before `w` that matter for scope: a pair of dashes closes what stands in it. */
static struct clause_range left_of(const struct scene *s, uint32_t w) {
    struct clause_range left = {s->part, w};
    uint32_t dashes = 0, first = w;
    for (uint32_t i = s->part; i < w; i++)
        if (is_dash(s->doc, i)) {
            if (!dashes++) first = i;
        }
    if (dashes == 2 && is_dash(s->doc, w - 1)) left.end = first;
    return left;
}

/* "It is not merely that ...; they ...": the second half takes up the first. */
static bool is_contrast(const struct scene *s, uint32_t last) {
    static const char *const weak[] = {"just", "merely", "only", "simply"};
    for (uint32_t w = s->part; w < last; w++) {
        bool is_not = find_word_is(s->doc, w, "not") || find_word_is(s->doc, w, "n't");
        struct str next = s->doc->words.items[w + 1].folded;
        if (is_not && str_in_sorted(next, weak, sizeof weak / sizeof *weak)) return true;
    }
    return false;
}

/* Two clauses with only a comma between them in the part before `end`: a series, of which the last
 * joint may not be cut alone. A fronted clause's comma is none. */
static bool is_series(const struct scene *s, uint32_t end) {
    static const char *const subjects[] = {"he",   "i",    "it", "she", "there",
                                           "they", "this", "we", "you"};
    for (uint32_t w = s->part + 2; w + 2 < end; w++) {
        if (!find_word_is(s->doc, w, ",")) continue;
        struct clause_range left = {s->part, w};
        struct str next = s->doc->words.items[w + 1].folded;
        bool is_clause = str_in_sorted(next, subjects, sizeof subjects / sizeof *subjects) &&
                         clause_starts(s->doc, (struct clause_range){w + 1, end}, true);
        if (is_clause && clause_is_main(s->doc, left)) return true;
    }
    return false;
}

/* "and we have; ...": a clause that stops after its auxiliary leans on the one before. */
static bool is_elliptical(const struct scene *s, uint32_t next) {
    enum { SHORTEST = 3 };
    uint32_t words = 0;
    for (uint32_t w = next; w < s->end && words < SHORTEST; w++) {
        const struct doc_word *word = &s->doc->words.items[w];
        bool is_stop = str_equal(word->folded, STR(";")) || is_dash(s->doc, w);
        if (is_stop && words) return true;
        words += word->kind != DOC_PUNCTUATION && !(word->flags & DOC_CLITIC);
    }
    return words < SHORTEST;
}

/* Proposes a full stop in place of the text between two words. */
static void propose(struct scene *s, enum find_rule_index rule, uint32_t last, uint32_t next) {
    const struct doc *doc = s->doc;
    struct clause_range left = {s->part, last + 1}, right = {next, s->end};
    if (clause_is_conditional(doc, left, right) || is_contrast(s, last)) return;
    if (is_series(s, last + 1) || is_elliptical(s, next)) return;
    if (s->is_asking) {
        s->is_wanted |= rule == RULE_SPLIT_CONJUNCTION;
        s->part = next;
        return;
    }
    struct span text = {doc->words.items[last].text.end, doc->words.items[next].text.start};
    struct doc_finding *f = find_add(s->context, rule, text, s->index);
    if (!f) return;
    f->is_fixable = f->is_sure = true;
    f->suggestion = STR(". ");
    f->message = STR("two sentences in one: a full stop makes each easier");
    s->part = next;
}

static bool is_worth_it(const struct scene *s, uint32_t last, uint32_t next) {
    enum { SHORTEST = 3 };
    return count_words(s->doc, s->part, last + 1) >= SHORTEST &&
           count_words(s->doc, next, s->end) >= SHORTEST;
}

static void try_semicolon(struct scene *s, uint32_t w) {
    struct clause_range left = {s->part, w}, right = {w + 1, s->end};
    if (w == s->part || right.first >= right.end || !is_worth_it(s, w - 1, w + 1)) return;
    if (clause_has_front_scope(s->doc, left)) return;
    if (clause_reports(s->doc, left)) return;
    if (clause_is_main(s->doc, left) && clause_starts(s->doc, right, true))
        propose(s, RULE_SPLIT_SEMICOLON, w - 1, w + 1);
}

static void try_dash(struct scene *s, uint32_t w) {
    if (w == s->part || w + 1 >= s->end || count_dashes(s, s->part) % 2 == 0) return;
    if (count_dashes(s, s->part) != count_dashes(s, w)) return;
    struct clause_range left = {s->part, w}, right = {w + 1, s->end};
    uint32_t next = w + 1;
    if (find_word_is(s->doc, next, "and")) next++;
    if (find_word_is(s->doc, w + 1, "but") || next > w + 1) right.first = w + 2;
    if (right.first >= right.end || !is_worth_it(s, w - 1, w + 1)) return;
    if (clause_has_front_scope(s->doc, left)) return;
    if (clause_reports(s->doc, left)) return;
    if (clause_is_main(s->doc, left) && clause_starts(s->doc, right, true))
        propose(s, RULE_SPLIT_DASH, w - 1, next);
}

static bool has_before(const struct scene *s, const char *word, uint32_t w) {
    for (uint32_t i = s->part; i < w; i++)
        if (find_word_is(s->doc, i, word)) return true;
    return false;
}

static bool has_any(const struct doc *doc, struct clause_range r, const char *const *list,
                    size_t count) {
    for (uint32_t w = r.first; w < r.end; w++)
        if (str_in_sorted(doc->words.items[w].folded, list, count)) return true;
    return false;
}

/* "Nobody can hurt a child and we just look away": a negation with a modal may hold for a second
 * verb that has no auxiliary of its own. */
static bool shares_negation(const struct doc *doc, struct clause_range left,
                            struct clause_range right) {
    static const char *const negations[] = {"cannot", "n't",  "never", "no",
                                            "nobody", "none", "not",   "nothing"};
    static const char *const modals[] = {"ca",   "can",    "cannot", "could", "may",  "might",
                                         "must", "should", "will",   "wo",    "would"};
    uint32_t last = right.first + 4 < right.end ? right.first + 4 : right.end;
    for (uint32_t w = right.first + 1; w < last; w++)
        if (clause_is_finite(doc, w)) return false;
    return has_any(doc, left, negations, sizeof negations / sizeof *negations) &&
           has_any(doc, left, modals, sizeof modals / sizeof *modals);
}

/* "They gave the boy, and he is only six, a key": the first clause goes on behind the next comma.
 * A list ("a bed, a desk and a lamp") does not count. */
static bool is_parenthesis(const struct doc *doc, struct clause_range right) {
    enum { LONGEST = 8 };
    static const char *const objects[] = {"a", "an", "her", "his", "its", "the", "their"};
    static const char *const links[] = {"and", "or"};
    for (uint32_t w = right.first + 1; w + 1 < right.end && w <= right.first + LONGEST; w++) {
        if (!find_word_is(doc, w, ",")) continue;
        struct clause_range rest = {w + 1, right.end};
        struct str next = doc->words.items[w + 1].folded;
        return str_in_sorted(next, objects, sizeof objects / sizeof *objects) &&
               !has_any(doc, rest, links, sizeof links / sizeof *links);
    }
    return false;
}

/* What the parsers and their judge think of a conjunction between two main clauses, per mille. */
static uint16_t joint_chance(const struct scene *s, uint32_t w) {
    enum { CERTAIN = 1000 };
    if (s->is_asking) return CERTAIN;
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        if (c->kind == DOC_JOINT && c->first_word == w) return c->chance;
    }
    return 0;
}

/* A conjunction being looked at: `last` and `next` are the words on both sides of the cut. */
struct joint {
    uint32_t word, last, next;
    struct clause_range left, right;
    bool is_and, is_closed, has_comma, has_aside; /* closed: by a comma, semicolon or dash */
};

static struct joint joint_at(const struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    struct joint j = {.word = w, .is_and = find_word_is(doc, w, "and")};
    j.has_comma = find_word_is(doc, w - 1, ",");
    j.is_closed = j.has_comma || find_word_is(doc, w - 1, ";") || is_dash(doc, w - 1);
    j.has_aside = j.is_and && find_word_is(doc, w + 1, ","); /* "and, in time, we will" */
    j.last = j.is_closed ? w - 2 : w - 1;
    j.next = (j.is_and ? w + 1 : w) + j.has_aside;
    j.left = left_of(s, w);
    bool has_yet = j.is_and && find_word_is(doc, w + 1, "yet");
    j.right = (struct clause_range){has_yet ? w + 2 : w + 1, s->end};
    return j;
}

/* Two whole sentences, as far as the structure goes: the judge is sure of it, or it finds it likely
 * and closed classes of words confirm it. Without a comma the first half must look like a sentence
 * in any case ("The day we moved and they gave us our keys was ..."). */
static bool joins_sentences(const struct scene *s, const struct joint *j) {
    enum { VERY_SURE = 950 };
    uint16_t chance = joint_chance(s, j->word);
    bool is_common = j->is_and || find_word_is(s->doc, j->word, "but");
    if (!chance || clause_is_leaning(s->doc, j->right.first)) return false;
    if (j->has_comma && chance >= SURE) return true;
    if (!clause_is_main(s->doc, j->left)) return false;
    return chance >= VERY_SURE || (is_common && clause_starts(s->doc, j->right, j->is_closed));
}

/* "I was nine and Will was five when we moved": said of both clauses. */
static bool shares_time(const struct doc *doc, struct clause_range right) {
    static const char *const times[] = {"once",     "since", "until", "when",
                                        "whenever", "where", "while"};
    return has_any(doc, right, times, sizeof times / sizeof *times);
}

/* Could something in the first clause hold for the second one too? Behind a comma or a dash the
 * judge has seen that it does not hang on a clause of the first one; but what somebody said stays
 * what somebody said. */
static bool may_reach_over(const struct scene *s, const struct joint *j) {
    const struct doc *doc = s->doc;
    if (clause_has_trailing_scope(doc, j->right, j->is_closed)) return true;
    bool is_shared = shares_negation(doc, j->left, j->right) || shares_time(doc, j->right);
    if (!j->is_closed && is_shared) return true;
    if (j->is_closed && joint_chance(s, j->word) >= SURE) {
        bool is_strict = clause_has_strict_scope(doc, j->left) || clause_reports(doc, j->left);
        if (!is_strict || !s->is_asking) return is_strict;
    }
    bool is_closed = j->is_closed || clause_shares_subject(doc, j->left, j->right.first);
    return clause_has_open_scope(doc, j->left, is_closed);
}

/* "Him and I Are Friends": a capital where a sentence goes on belongs to a title. */
static bool is_i_of_title(const struct doc *doc, uint32_t next) {
    return find_word_is(doc, next, "i") && (doc->words.items[next + 1].flags & DOC_NAME);
}

static void try_conjunction(struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    if (w <= s->part + 1 || w + 1 >= s->end || is_closed_off(doc, w + 1)) return;
    struct joint j = joint_at(s, w);
    if (j.last < s->part || j.right.first >= j.right.end || !is_worth_it(s, j.last, j.next)) return;
    bool pairs = has_before(s, "both", w) || has_before(s, "either", w) ||
                 has_before(s, "neither", w) || has_before(s, "between", w);
    if (pairs || (is_dash(doc, w - 1) && count_dashes(s, s->part) % 2 == 1)) return;
    if (doc->words.items[j.next].kind == DOC_NUMBER) return; /* no sentence starts with "46" */
    if (is_i_of_title(doc, j.right.first) || !joins_sentences(s, &j) || may_reach_over(s, &j))
        return;
    if (j.has_comma && !j.has_aside && is_parenthesis(doc, j.right)) return;
    propose(s, RULE_SPLIT_CONJUNCTION, j.last, j.next);
}

/* A comma that joins two sentences with the same subject: "We had few replies, we would like more."
 */
static void try_comma(struct scene *s, uint32_t w) {
    enum { SHORTEST = 6 };
    const struct doc *doc = s->doc;
    struct clause_range left = {s->part, w};
    if (w < s->part + SHORTEST || !is_worth_it(s, w - 1, w + 1)) return;
    for (uint32_t i = w + 1; i < s->end; i++)
        if (find_word_is(doc, i, ",")) return; /* perhaps a series */
    if (has_before(s, ",", w)) return;         /* it may close a phrase that another one opened */
    bool is_same = str_equal(doc->words.items[s->part].folded, doc->words.items[w + 1].folded) &&
                   clause_starts(doc, left, true);
    bool has_finite = w + 2 < s->end && clause_is_finite(doc, w + 2);
    if (is_same && has_finite && clause_is_main(doc, left) &&
        !clause_has_open_scope(doc, left, true))
        propose(s, RULE_SPLIT_COMMA, w - 1, w + 1);
}

/* Between two dashes, or under a colon, which introduces all that follows it. */
static bool is_enclosed(const struct scene *s, uint32_t w) {
    uint32_t before = count_dashes(s, s->part) - count_dashes(s, w);
    bool in_dashes = before % 2 == 1 && count_dashes(s, w + 1) > 0;
    return has_before(s, ":", w) || (in_dashes && !is_dash(s->doc, w));
}

static bool is_conjunction(const struct doc *doc, uint32_t w) {
    bool is_mild = find_word_is(doc, w, "so") || find_word_is(doc, w, "yet");
    return find_word_is(doc, w, "and") || find_word_is(doc, w, "but") ||
           (is_mild && find_word_is(doc, w - 1, ","));
}

static void scan(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 1; w + 1 < s->end && !s->is_wanted; w++) {
        if (is_closed_off(doc, w) || is_enclosed(s, w)) continue;
        if (find_word_is(doc, w, ";"))
            try_semicolon(s, w);
        else if (find_word_is(doc, w, ","))
            try_comma(s, w);
        else if (is_dash(doc, w))
            try_dash(s, w);
        else if (is_conjunction(doc, w))
            try_conjunction(s, w);
    }
}

static bool is_stop(const struct doc *doc, uint32_t w) {
    return find_word_is(doc, w, ".") || find_word_is(doc, w, "!");
}

/* Nobody writes a sentence of more words than that: it is a list, or text that has lost its marks.
 */
static bool may_split(const struct doc *doc, const struct doc_sentence *s) {
    enum { LONGEST = 400 };
    if (s->end_word - s->first_word > LONGEST) return false;
    return find_is_open(doc, s) && s->measure.words > doc->band->warn_words &&
           !(s->flags & (DOC_QUESTION | DOC_HAS_SPEECH));
}

static bool is_finite_tag(const struct doc *doc, uint32_t w) {
    static const char *const endings[] = {"/VBD", "/VBP", "/VBZ", "/MD"};
    struct str tag = doc->tagset.tags[doc->words.items[w].tag];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(tag, str_from(endings[i]))) return true;
    return false;
}

/* A conjunction with a finite verb on both sides and none directly behind it: without that there
 * are no two main clauses, and the sentence need not be parsed. */
static bool may_have_joint(const struct doc *doc, const struct doc_sentence *s) {
    uint32_t last_finite = s->first_word;
    for (uint32_t w = s->first_word; w < s->end_word; w++)
        if (is_finite_tag(doc, w)) last_finite = w;
    bool is_behind_verb = false;
    for (uint32_t w = s->first_word; w + 1 < last_finite; w++) {
        bool is_joint = w > s->first_word && is_conjunction(doc, w) && !is_closed_off(doc, w);
        if (is_joint && is_behind_verb && !is_finite_tag(doc, w + 1)) return true;
        is_behind_verb = is_behind_verb || is_finite_tag(doc, w);
    }
    return false;
}

static struct scene scene_of(struct doc *doc, uint32_t index) {
    const struct doc_sentence *s = &doc->sentences.items[index];
    struct scene scene = {.doc = doc,
                          .index = index,
                          .first = s->first_word,
                          .end = s->end_word,
                          .part = s->first_word};
    while (scene.end > scene.first && is_stop(doc, scene.end - 1)) scene.end--;
    return scene;
}

/* A tree is wanted where a joint would be cut if the judge were certain of it. */
void find_request_splits(struct doc *doc) {
    if (!doc->tagset.tag_count) return;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        if (!may_split(doc, s) || !may_have_joint(doc, s)) continue;
        struct scene scene = scene_of(doc, i);
        scene.is_asking = true;
        scan(&scene);
        if (scene.is_wanted) s->flags |= DOC_WANTS_CONSTRUCTIONS;
    }
}

void find_splits(struct find_context *context) {
    struct doc *doc = context->doc;
    if (!doc->tagset.tag_count) return; /* without a model nothing is split */
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        if (!may_split(doc, &doc->sentences.items[i])) continue;
        struct scene scene = scene_of(doc, i);
        scene.context = context;
        scan(&scene);
    }
}
