/* "In short": the sentences of a long page that say the most, as they stand in the plain version.
 * A sentence is worth the mean frequency of its content words on the page, and words that have been
 * said count less from then on (SumBasic: Nenkova and Vanderwende 2005, MSR-TR-2005-101); the first
 * sentences of paragraphs and those with words of the title come before others (Edmundson 1969,
 * Journal of the ACM 16, 264-285). What needs its neighbours, is somebody else's words, may be an
 * allegation or tells of what hurts is never taken. */
#include "simplify/internal.h"

#include "base/utf8.h"
#include "doc/pieces.h"

enum { LEAST_WORDS = 350, WORDS_A_POINT = 700, FEWEST = 3, MOST = 6, SHORTEST = 6, LONGEST = 25 };

struct choosing {
    const struct doc *doc;
    double *chances; /* by word type: its share of the page's content words */
    bool *is_chosen; /* by sentence */
    bool *is_title;  /* by word type: stands in the title */
};

/* Words of what is only said, and may be untrue, by their beginnings. */
static const char *const ALLEGING[] = {
    "accord",  "accus",   "alleg", "arrest",  "believ",   "blam",     "charg",  "claim",
    "convict", "deni",    "deny",  "guilt",   "investig", "prosecut", "report", "said",
    "say",     "suspect", "think", "thought", "told",     "victim"};
/* Words that lead elsewhere, or compare with what stands there; and a single writer's. Sorted. */
static const char *const LEADING[] = {
    "above",     "again",        "also",   "annex",     "another",  "appendix", "below",
    "both",      "chapter",      "click",  "different", "download", "earlier",  "else",
    "example",   "figure",       "first",  "former",    "further",  "here",     "however",
    "i",         "instead",      "its",    "latter",    "me",       "mine",     "my",
    "one",       "other",        "others", "otherwise", "overleaf", "page",     "paragraph",
    "previous",  "respectively", "same",   "second",    "section",  "see",      "separate",
    "similar",   "so",           "such",   "table",     "thanks",   "then",     "there",
    "therefore", "these",        "third",  "this",      "those",    "too",      "your",
    "yours"};

static bool begins_with_any(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_starts(word, str_from(list[i]))) return true;
    return false;
}

static bool is_content(const struct doc *doc, const struct doc_word *word) {
    static const char *const tags[] = {"ADJ/", "NOUN/", "PROPN/", "VERB/"};
    return word->kind == DOC_WORD &&
           begins_with_any(doc_tag(doc, word), tags, sizeof tags / sizeof *tags);
}

static bool has_leading_word(const struct doc *doc, const struct doc_sentence *s) {
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->flags & (DOC_IN_BRACKETS | DOC_IN_QUOTE | DOC_KEPT)) return true;
        if (str_in_sorted(word->folded, LEADING, sizeof LEADING / sizeof *LEADING)) return true;
        if (begins_with_any(word->folded, ALLEGING, sizeof ALLEGING / sizeof *ALLEGING))
            return true;
    }
    return false;
}

/* Does a finite verb come before any word that opens a clause in a clause? "Information on how they
 * are made." has none. */
static bool has_verb(const struct doc *doc, const struct doc_sentence *s) {
    static const char *const finite[] = {"AUX/", "VERB/VBD", "VERB/VBP", "VERB/VBZ"};
    static const char *const openers[] = {"how",   "that", "what",  "when", "where",
                                          "which", "who",  "whose", "why"};
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (begins_with_any(doc_tag(doc, word), finite, sizeof finite / sizeof *finite))
            return w > s->first_word;
        bool opens = w > s->first_word &&
                     str_in_sorted(word->folded, openers, sizeof openers / sizeof *openers);
        if (opens) return false;
    }
    return false;
}

/* "The car has ...": which car it is was told before, unless the page has only one such thing, or
 * the title names it. */
static bool is_bare_definite(const struct choosing *c, const struct doc_sentence *s) {
    static const char *const only[] = {
        "board",      "charity", "commission", "committee", "council", "court",
        "department", "fund",    "government", "guidance",  "inquiry", "inspection",
        "inspectors", "law",     "panel",      "plan",      "police",  "policy",
        "report",     "review",  "service",    "strategy",  "survey",  "trust"};
    const struct doc *doc = c->doc;
    uint32_t noun = s->first_word + 1;
    if (noun + 1 >= s->end_word) return false;
    if (!str_equal(doc->words.items[s->first_word].folded, STR("the"))) return false;
    if (!str_starts(doc_tag(doc, &doc->words.items[noun]), STR("NOUN/"))) return false;
    struct str next = doc_tag(doc, &doc->words.items[noun + 1]);
    bool is_bare = str_starts(next, STR("AUX/")) || str_starts(next, STR("VERB/"));
    struct str word = doc->words.items[noun].folded;
    return is_bare && !str_in_sorted(word, only, sizeof only / sizeof *only) &&
           !c->is_title[doc->words.items[noun].type];
}

/* "The scheme ...", where a scheme was told of just before: which one it is stands there. */
static bool is_known_before(const struct doc *doc, const struct doc_sentence *s) {
    enum { BEFORE = 5 };
    if (!str_equal(doc->words.items[s->first_word].folded, STR("the"))) return false;
    uint32_t noun = s->first_word + 1, index = (uint32_t)(s - doc->sentences.items);
    while (noun < s->end_word && !str_starts(doc_tag(doc, &doc->words.items[noun]), STR("NOUN/")))
        noun++;
    while (noun + 1 < s->end_word &&
           str_starts(doc_tag(doc, &doc->words.items[noun + 1]), STR("NOUN/")))
        noun++;
    if (noun >= s->end_word) return false;
    uint32_t from = doc->sentences.items[index > BEFORE ? index - BEFORE : 0].first_word;
    bool has_of = noun + 2 < s->end_word && str_equal(doc->words.items[noun + 1].folded, STR("of"));
    uint32_t other = has_of ? noun + 2 : noun; /* "the amount of grant" */
    for (uint32_t w = from; w < s->first_word; w++) {
        uint32_t type = doc->words.items[w].type;
        if (type == doc->words.items[noun].type || type == doc->words.items[other].type)
            return true;
    }
    return false;
}

/* The sentence before says what does not hold: it may well be about this one. */
static bool is_behind_negation(const struct doc *doc, const struct doc_sentence *s) {
    uint32_t index = (uint32_t)(s - doc->sentences.items);
    if (!index || doc->sentences.items[index - 1].block != s->block) return false;
    for (uint32_t w = doc->sentences.items[index - 1].first_word; w < s->first_word; w++) {
        struct str word = doc->words.items[w].folded;
        if (str_equal(word, STR("not")) || str_ends(word, STR("n't"))) return true;
    }
    return false;
}

static bool is_noted(const struct doc *doc, uint32_t block) {
    for (uint32_t i = 0; i < doc->notes.count; i++) {
        const struct doc_note *note = &doc->notes.items[i];
        if (note->end != DOC_NONE && block >= note->block && block < note->end) return true;
    }
    return false;
}

/* Of the sentence as readers get it: one whole statement that stands by itself? */
static bool stands_alone(struct str plain) {
    uint32_t words = simplify_count_words(plain);
    bool is_one = str_ends(plain, STR(".")) && str_find(plain, STR(". "), 0) == SIZE_MAX &&
                  str_find(plain, STR(":"), 0) == SIZE_MAX &&
                  str_find(plain, STR("\n"), 0) == SIZE_MAX;
    return is_one && words >= SHORTEST && words <= LONGEST && !simplify_looks_back(plain);
}

static bool may_be_chosen(const struct choosing *c, const struct doc_sentence *s,
                          struct arena scratch) {
    const struct doc *doc = c->doc;
    enum {
        NOT_THESE = DOC_WHOLE_QUOTE | DOC_HAS_QUOTE | DOC_QUESTION | DOC_FRAGMENT | DOC_HAS_SPEECH |
                    DOC_IS_HEAVY
    };
    const struct doc_block *block = &doc->blocks.items[s->block];
    if (s->flags & NOT_THESE || block->kind != DOC_PARAGRAPH || block->parent != 0) return false;
    if (block->flags & (DOC_PROTECTED | DOC_QUOTED) || block->language.size) return false;
    bool is_numbered = doc->words.items[s->first_word].kind != DOC_WORD; /* "6.2 The ..." */
    if (is_numbered || !has_verb(doc, s) || is_bare_definite(c, s) || is_known_before(doc, s))
        return false;
    if (is_behind_negation(doc, s)) return false;
    if (has_leading_word(doc, s) || is_noted(doc, s->block)) return false;
    return stands_alone(doc_edited_text(doc, s->text, &scratch));
}

/* The mean chance of the sentence's content words, more at the front and with the title's words. */
static double worth_of(const struct choosing *c, const struct doc_sentence *s) {
    const double first_of_block = 1.5, of_title = 1.25;
    double sum = 0;
    uint32_t count = 0;
    bool has_title_word = false;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &c->doc->words.items[w];
        if (!is_content(c->doc, word)) continue;
        sum += c->chances[word->type];
        has_title_word |= c->is_title[word->type];
        count++;
    }
    if (!count) return 0;
    const struct doc_block *block = &c->doc->blocks.items[s->block];
    bool is_first = &c->doc->sentences.items[block->first_sentence] == s;
    return sum / count * (is_first ? first_of_block : 1) * (has_title_word ? of_title : 1);
}

/* Words that have been said say less when they are said again. */
static void take(struct choosing *c, uint32_t sentence) {
    const struct doc_sentence *s = &c->doc->sentences.items[sentence];
    c->is_chosen[sentence] = true;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        double *chance = &c->chances[c->doc->words.items[w].type];
        *chance *= *chance;
    }
}

static uint32_t weigh_words(struct choosing *c) {
    const struct doc *doc = c->doc;
    uint32_t content = 0, words = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        const struct doc_block *block =
            &doc->blocks.items[doc->sentences.items[word->sentence].block];
        words += word->kind == DOC_WORD;
        if (!is_content(doc, word)) continue;
        c->is_title[word->type] |= block->kind == DOC_HEADING && block->level == 1;
        c->chances[word->type] += 1;
        content++;
    }
    for (uint32_t i = 0; i < doc->types.count && content; i++) c->chances[i] /= content;
    return words;
}

/* A letter, a speech or somebody's story is to be read as a whole. */
static bool is_personal(const struct doc *doc) {
    enum { EVERY = 8 };
    uint32_t times = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        times += str_equal(word->folded, STR("i")) && !(word->flags & DOC_IN_QUOTE);
    }
    return times * EVERY > doc->sentences.count;
}

static uint32_t best_of(const struct choosing *c, const uint32_t *candidates, uint32_t count) {
    uint32_t best = DOC_NONE;
    double most = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (c->is_chosen[candidates[i]]) continue;
        double worth = worth_of(c, &c->doc->sentences.items[candidates[i]]);
        if (worth > most) best = candidates[i];
        if (worth > most) most = worth;
    }
    return best;
}

void simplify_choose_key_points(struct doc *doc, struct arena scratch) {
    struct choosing c = {.doc = doc,
                         .chances = ARENA_ARRAY(&scratch, double, doc->types.count + 1),
                         .is_chosen = ARENA_ARRAY(&scratch, bool, doc->sentences.count + 1),
                         .is_title = ARENA_ARRAY(&scratch, bool, doc->types.count + 1)};
    uint32_t *candidates = ARENA_ARRAY(&scratch, uint32_t, doc->sentences.count + 1), count = 0;
    uint32_t words = weigh_words(&c);
    if (words < LEAST_WORDS || is_personal(doc)) return;
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (may_be_chosen(&c, &doc->sentences.items[i], scratch)) candidates[count++] = i;
    uint32_t wanted = FEWEST + words / WORDS_A_POINT;
    if (wanted > MOST) wanted = MOST;
    if (count < FEWEST * 2) return; /* hardly anything to choose from */
    for (uint32_t i = 0; i < wanted; i++) {
        uint32_t best = best_of(&c, candidates, count);
        if (best == DOC_NONE) break;
        take(&c, best);
    }
    for (uint32_t i = 0; i < count; i++)
        if (c.is_chosen[candidates[i]]) *ARENA_PUSH(doc->arena, &doc->key_points) = candidates[i];
    if (doc->key_points.count < FEWEST) doc->key_points.count = 0;
}
