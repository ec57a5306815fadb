/* Long sentences, and what the families that split them have in common. Quotations, questions,
 * brackets and reported speech are left whole, and so is every clause that may stand under "if",
 * "because" or a verb of saying. */
#include "find/scene.h"

#include "base/utf8.h"

bool scene_is_dash(const struct scene *s, uint32_t w) {
    const struct doc_word *word = &s->doc->words.items[w];
    if (word->kind != DOC_PUNCTUATION || (word->flags & DOC_HYPHEN)) return false;
    if (!word->folded.size || (word->folded.bytes[0] != '-' && word->folded.size != 3))
        return false;
    if (str_equal(word->folded, STR("--"))) return true;
    bool is_long = str_equal(word->folded, STR("\xE2\x80\x93")) ||
                   str_equal(word->folded, STR("\xE2\x80\x94"));
    bool is_spaced = (word->flags & DOC_SPACE_BEFORE) != 0;
    return (is_long && is_spaced) || (is_spaced && str_equal(word->folded, STR("-"))) ||
           str_equal(word->folded, STR("\xE2\x80\x94"));
}

bool scene_is_finite(const struct scene *s, uint32_t w) {
    return find_has_tag(s->doc, w, "/VBD") || find_has_tag(s->doc, w, "/VBP") ||
           find_has_tag(s->doc, w, "/VBZ") || find_has_tag(s->doc, w, "/MD");
}

uint32_t scene_finite_from(const struct scene *s, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (scene_is_finite(s, w)) return w;
    return DOC_NONE;
}

bool scene_is_closed_off(const struct scene *s, uint32_t w) {
    return (s->doc->words.items[w].flags & (DOC_IN_QUOTE | DOC_IN_BRACKETS | DOC_KEPT)) != 0;
}

uint32_t scene_count_dashes(const struct scene *s, uint32_t first, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t w = first; w < end; w++)
        count += scene_is_dash(s, w) && !scene_is_closed_off(s, w);
    return count;
}

uint32_t scene_count_words(const struct scene *s, uint32_t first, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &s->doc->words.items[w];
        count += word->kind != DOC_PUNCTUATION && !(word->flags & DOC_CLITIC);
    }
    return count;
}

bool scene_has(const struct scene *s, const char *word, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (find_word_is(s->doc, w, word)) return true;
    return false;
}

const struct doc_construction *scene_construction(const struct scene *s,
                                                  enum doc_construction_kind kind, uint32_t first) {
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    const struct doc_construction *best = NULL;
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        if (c->kind != kind || c->first_word != first) continue;
        if (!best || c->chance > best->chance) best = c;
    }
    return best;
}

bool scene_is_enclosed(const struct scene *s, uint32_t w) {
    bool in_dashes =
        scene_count_dashes(s, s->first, w) % 2 == 1 && scene_count_dashes(s, w + 1, s->end) > 0;
    return scene_has(s, ":", s->first, w) || (in_dashes && !scene_is_dash(s, w));
}

bool scene_is_attributed(const struct scene *s, uint32_t from) {
    enum { TAIL = 6 };
    static const char *const saying[] = {"added", "adds", "said", "say", "says", "told"};
    for (uint32_t w = from; w + 1 < s->end; w++)
        if (find_word_is(s->doc, w, "according") && find_word_is(s->doc, w + 1, "to")) return true;
    bool is_behind_comma = false;
    for (uint32_t w = s->end > from + TAIL ? s->end - TAIL : from; w < s->end; w++) {
        is_behind_comma |= find_word_is(s->doc, w, ",");
        if (is_behind_comma && FIND_WORD_IN(s->doc, w, saying)) return true;
    }
    return false;
}

bool scene_has_open_relative(const struct scene *s, uint32_t first, uint32_t end) {
    static const char *const words[] = {"that", "where", "which", "who", "whom", "whose"};
    bool has_comma = find_word_is(s->doc, end - 1, ",");
    for (uint32_t w = first; w < end; w++) {
        bool is_that = find_word_is(s->doc, w, "that") && !find_has_tag(s->doc, w, "/DT");
        if (has_comma ? is_that : FIND_WORD_IN(s->doc, w, words)) return true;
    }
    return false;
}

bool scene_starts_noun_phrase(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/DT") || find_has_tag(doc, w, "/PRP") ||
           find_has_tag(doc, w, "/PRP$") || find_has_tag(doc, w, "/NNP") ||
           find_has_tag(doc, w, "/EX") || find_has_tag(doc, w, "/CD");
}

bool scene_starts_clause(const struct scene *s, uint32_t first) {
    enum { LONGEST = 9 };
    static const char *const clauses[] = {"after", "as",    "because", "before", "if",    "since",
                                          "than",  "that",  "though",  "to",     "until", "when",
                                          "where", "which", "while",   "who",    "whom",  "whose"};
    const struct doc *doc = s->doc;
    bool is_plural = find_has_tag(doc, first, "/NNS");
    if (!scene_starts_noun_phrase(doc, first) && !is_plural) return false;
    for (uint32_t w = first + 1; w < s->end && w <= first + LONGEST; w++) {
        if (scene_is_finite(s, w)) return true;
        bool is_mark = doc->words.items[w].kind == DOC_PUNCTUATION &&
                       !(doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC));
        if (is_mark || FIND_WORD_IN(doc, w, clauses)) return false;
    }
    return false;
}

bool scene_has_main_verb(const struct scene *s, uint32_t end) {
    const struct doc_construction *subject = scene_subject(s, end);
    for (uint32_t w = subject ? subject->end_word : end; w < end; w++)
        if (scene_is_finite(s, w)) return true;
    return false;
}

struct span scene_gap(const struct scene *s, uint32_t last, uint32_t next) {
    return (struct span){s->doc->words.items[last].text.end, s->doc->words.items[next].text.start};
}

/* How much shorter the longest sentence becomes. */
static uint16_t gain_of(const struct scene *s, const struct proposal *p) {
    uint32_t left = scene_count_words(s, s->first, p->last + 1);
    uint32_t right = scene_count_words(s, p->next, s->end);
    return (uint16_t)(left < right ? left : right);
}

static bool is_stop(const struct doc *doc, uint32_t w) {
    return find_word_is(doc, w, ".") || find_word_is(doc, w, "!");
}

struct scene scene_of(struct find_context *context, uint32_t index) {
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    struct scene scene = {context, doc, index, s->first_word, s->end_word};
    while (scene.end > scene.first && is_stop(doc, scene.end - 1)) scene.end--;
    return scene;
}

void scene_fix(const struct scene *s, struct doc_finding *f, const struct doc_change *changes,
               uint32_t count, uint16_t chance) {
    const struct doc *doc = s->doc;
    struct doc_change *copy = ARENA_ARRAY(doc->arena, struct doc_change, count);
    memcpy(copy, changes, count * sizeof *copy);
    f->is_fixable = f->is_sure = true;
    f->changes = copy;
    f->change_count = count;
    f->chance = chance;
    struct buf buf = {.arena = doc->arena};
    uint32_t at = copy[0].text.start;
    for (uint32_t i = 0; i < count; i++) {
        buf_add(&buf, str_slice(doc->text, at, copy[i].text.start));
        buf_add(&buf, copy[i].after);
        at = copy[i].text.end;
    }
    f->suggestion = buf_str(&buf);
}

struct doc_finding *scene_propose(struct scene *s, const struct proposal *p) {
    enum { SHORTEST = 3 };
    if (gain_of(s, p) < SHORTEST) return NULL;
    struct span text = {p->changes[0].text.start, p->changes[p->change_count - 1].text.end};
    struct doc_finding *f = find_add(s->context, p->rule, text, s->index);
    if (!f) return NULL;
    scene_fix(s, f, p->changes, p->change_count, p->chance);
    f->gain = gain_of(s, p);
    f->message = str_from(p->message);
    return f;
}

/* "It is not merely that ...; they ...": the second half takes up the first. */
static bool is_contrast(const struct scene *s, uint32_t last) {
    static const char *const weak[] = {"just", "merely", "only", "simply"};
    for (uint32_t w = s->first; w < last; w++) {
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
    for (uint32_t w = s->first + 2; w + 2 < end; w++) {
        if (!find_word_is(s->doc, w, ",")) continue;
        struct clause_range left = {s->first, w};
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
        bool is_stop = str_equal(word->folded, STR(";")) || scene_is_dash(s, w);
        if (is_stop && words) return true;
        words += word->kind != DOC_PUNCTUATION && !(word->flags & DOC_CLITIC);
    }
    return words < SHORTEST;
}

void scene_split_clauses(struct scene *s, enum find_rule_index rule, uint32_t last, uint32_t next,
                         uint16_t chance) {
    struct clause_range left = {s->first, last + 1}, right = {next, s->end};
    if (clause_is_conditional(s->doc, left, right) || is_contrast(s, last)) return;
    if (is_series(s, last + 1) || is_elliptical(s, next)) return;
    struct proposal p = {.rule = rule,
                         .last = last,
                         .next = next,
                         .chance = chance,
                         .message = "two sentences in one: a full stop makes each easier",
                         .changes = {{scene_gap(s, last, next), STR(". "), true}},
                         .change_count = 1};
    scene_propose(s, &p);
}

/* Nobody writes a sentence of more words than that: it is a list, or text that has lost its marks.
 */
static bool may_split(const struct doc *doc, const struct doc_sentence *s) {
    enum { LONGEST = 400 };
    if (s->end_word - s->first_word > LONGEST) return false;
    return find_is_open(doc, s) && s->measure.words > doc->band->mean_words &&
           !(s->flags & (DOC_QUESTION | DOC_HAS_SPEECH));
}

void find_request_splits(struct doc *doc) {
    if (!doc->tagset.tag_count) return;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        if (may_split(doc, s)) s->flags |= DOC_WANTS_CONSTRUCTIONS;
    }
}

void find_splits(struct find_context *context) {
    struct doc *doc = context->doc;
    if (!doc->tagset.tag_count) return; /* without a model nothing is split */
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (!may_split(doc, s) || !(s->flags & DOC_IS_PARSED)) continue;
        struct scene scene = scene_of(context, i);
        scene_split_marks(&scene);
        scene_split_joints(&scene);
        scene_split_predicates(&scene);
        scene_split_relatives(&scene);
        scene_split_participles(&scene);
        scene_split_adverbials(&scene);
        scene_split_means(&scene);
        scene_split_appositions(&scene);
        scene_split_lists(&scene);
        scene_split_fronted(&scene);
        scene_split_aside(&scene);
    }
}
