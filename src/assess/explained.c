/* Terms that the page itself explains: defined ones (<dfn>), those of a list of definitions,
 * letters that are spelled out beside them, and sentences that say what a word means. WCAG 3.1.5
 * asks for the reading level without names and titles; a reader who has just been told what a word
 * means can be spared it, too. When unsure, a term counts as not explained. */
#include "assess/explained.h"

enum { LONGEST = 6, MOST_OF_A_START = 64 };

struct term {
    uint32_t first, count; /* the words of one place where it stands */
    uint32_t next;         /* another one that starts with the same type, or DOC_NONE */
};

struct search {
    struct doc *doc;
    struct arena *arena;
    DOC_ARRAY(struct term) terms;
    uint32_t *heads; /* by type: the first term that starts with it, or DOC_NONE */
};

static bool is_word(const struct doc *doc, uint32_t w, const char *folded) {
    return str_equal(doc->words.items[w].folded, str_from(folded));
}

#define IS_IN(doc, word, list)                                                                     \
    str_in_sorted((doc)->words.items[word].folded, (list), sizeof(list) / sizeof *(list))

static bool is_article(const struct doc *doc, uint32_t w) {
    static const char *const articles[] = {"a", "an", "our", "the", "your"};
    return IS_IN(doc, w, articles);
}

static bool stands_at(const struct doc *doc, const struct term *term, uint32_t w) {
    if (w + term->count > doc->words.count) return false;
    for (uint32_t i = 0; i < term->count; i++)
        if (doc->words.items[w + i].type != doc->words.items[term->first + i].type) return false;
    return true;
}

/* The longest term that starts at the word, or NULL. */
static const struct term *term_at(const struct search *s, uint32_t w) {
    const struct term *best = NULL;
    for (uint32_t i = s->heads[s->doc->words.items[w].type]; i < s->terms.count;) {
        const struct term *term = &s->terms.items[i];
        if ((!best || term->count > best->count) && stands_at(s->doc, term, w)) best = term;
        i = term->next;
    }
    return best;
}

static void add_term(struct search *s, uint32_t first, uint32_t end) {
    const struct doc *doc = s->doc;
    while (first < end && (is_article(doc, first) || doc->words.items[first].kind != DOC_WORD))
        first++;
    while (end > first && doc->words.items[end - 1].kind != DOC_WORD) end--;
    if (first == end || end - first > LONGEST) return;
    uint32_t *head = &s->heads[doc->words.items[first].type], length = 0;
    for (uint32_t i = *head; i < s->terms.count; i = s->terms.items[i].next) {
        bool is_known =
            s->terms.items[i].count == end - first && stands_at(doc, &s->terms.items[i], first);
        if (is_known || ++length == MOST_OF_A_START) return;
    }
    *ARENA_PUSH(s->arena, &s->terms) = (struct term){first, end - first, *head};
    *head = s->terms.count - 1;
}

/* ---- what the page marks up ---- */

static void add_block(struct search *s, const struct doc_block *block) {
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++)
        add_term(s, s->doc->sentences.items[i].first_word, s->doc->sentences.items[i].end_word);
}

static void add_definition_lists(struct search *s) {
    const struct doc *doc = s->doc;
    for (uint32_t i = 0; i + 1 < doc->blocks.count; i++)
        if (doc->blocks.items[i].kind == DOC_TERM) add_block(s, &doc->blocks.items[i]);
}

static void add_defined_runs(struct search *s) {
    const struct doc *doc = s->doc;
    uint32_t run = 0, first = DOC_NONE;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        while (run < doc->runs.count && doc->runs.items[run].text.end <= word->text.start) run++;
        if (run == doc->runs.count) return;
        bool is_defined = (doc->runs.items[run].style & DOC_DEFINED) != 0;
        if (is_defined && first == DOC_NONE) first = w;
        if (!is_defined && first != DOC_NONE) {
            add_term(s, first, w);
            first = DOC_NONE;
        }
    }
    if (first != DOC_NONE) add_term(s, first, doc->words.count);
}

/* ---- what its sentences say ---- */

static bool is_naming(const struct doc *doc, uint32_t w) {
    struct str tag = doc_tag(doc, &doc->words.items[w]);
    return str_starts(tag, STR("NOUN/")) || str_starts(tag, STR("ADJ/"));
}

static bool is_capitals(const struct doc_word *word) {
    return word->kind == DOC_WORD && (word->flags & DOC_ALL_CAPITALS);
}

/* "(EHCP)" behind what the letters stand for, or "EHCP (" before it. */
static void add_letters(struct search *s, const struct doc_sentence *sentence) {
    const struct doc *doc = s->doc;
    for (uint32_t w = sentence->first_word; w < sentence->end_word; w++) {
        if (!is_capitals(&doc->words.items[w])) continue;
        bool is_enclosed = w > sentence->first_word + 1 && is_word(doc, w - 1, "(") &&
                           w + 1 < sentence->end_word && is_word(doc, w + 1, ")");
        bool is_opened = w + 2 < sentence->end_word && is_word(doc, w + 1, "(") &&
                         !is_capitals(&doc->words.items[w + 2]);
        if (is_enclosed || is_opened) add_term(s, w, w + 1);
    }
}

/* One past "means", "is when", "is someone who": what makes a definition of the words before. */
static bool starts_definition(const struct doc *doc, uint32_t w, uint32_t end) {
    static const char *const meaning[] = {"mean", "means"};
    static const char *const nouns[] = {"anyone",   "people",  "person",   "place",
                                        "somebody", "someone", "something"};
    static const char *const kinds[] = {"name", "term", "word"};
    if (w + 2 >= end) return false;
    if (IS_IN(doc, w, meaning)) return !is_word(doc, w + 1, "to") && !is_word(doc, w + 1, "that");
    if (!is_word(doc, w, "is") && !is_word(doc, w, "are")) return false;
    uint32_t next = w + 1;
    if (is_word(doc, next, "when") || is_word(doc, next, "where")) return true;
    while (next + 1 < end && (is_article(doc, next) || is_word(doc, next, "another"))) next++;
    if (IS_IN(doc, next, kinds))
        return next + 1 < end && (is_word(doc, next + 1, "for") || is_word(doc, next + 1, "that"));
    static const char *const links[] = {"that", "where", "which", "who", "whose"};
    return IS_IN(doc, next, nouns) && next + 1 < end && IS_IN(doc, next + 1, links);
}

/* "Kinship care means ...", "A foster carer is someone who ...": the subject is explained. */
static void add_definition(struct search *s, const struct doc_sentence *sentence) {
    static const char *const pointers[] = {"he",    "i",     "it",    "she",  "that",
                                           "there", "these", "they",  "this", "those",
                                           "we",    "what",  "which", "who",  "you"};
    const struct doc *doc = s->doc;
    uint32_t first = sentence->first_word, end = sentence->end_word;
    if (first >= end || IS_IN(doc, first, pointers)) return;
    for (uint32_t w = first + 1; w < end && w <= first + LONGEST; w++) {
        if (starts_definition(doc, w, end)) {
            add_term(s, first, w);
            return;
        }
        bool is_plain =
            doc->words.items[w].kind == DOC_WORD || (doc->words.items[w].flags & DOC_HYPHEN);
        bool is_quote = doc->words.items[w].kind == DOC_PUNCTUATION && !is_word(doc, w, ",");
        if (!is_plain && !is_quote) return;
    }
}

/* "This is called a health check", "a person called a guardian": the words behind are introduced.
 */
static void add_called(struct search *s, const struct doc_sentence *sentence) {
    const struct doc *doc = s->doc;
    uint32_t end = sentence->end_word;
    for (uint32_t w = sentence->first_word + 1; w + 2 < end; w++) {
        if (!is_word(doc, w, "called") || !is_article(doc, w + 1)) continue;
        uint32_t first = w + 2, last = first;
        while (last < end && is_naming(doc, last)) last++;
        add_term(s, first, last);
    }
}

/* "By kinship care we mean", "When we say kinship care, we mean". */
static void add_we_mean(struct search *s, const struct doc_sentence *sentence) {
    static const char *const openers[] = {"about", "by", "say", "term", "word"};
    const struct doc *doc = s->doc;
    uint32_t end = sentence->end_word;
    for (uint32_t w = sentence->first_word + 2; w + 1 < end; w++) {
        if (!is_word(doc, w, "we") || !is_word(doc, w + 1, "mean")) continue;
        uint32_t last = is_word(doc, w - 1, ",") ? w - 1 : w, first = last;
        while (first > sentence->first_word && last - first <= LONGEST &&
               !IS_IN(doc, first - 1, openers))
            first--;
        if (first > sentence->first_word && IS_IN(doc, first - 1, openers))
            add_term(s, first, last);
        return;
    }
}

void assess_mark_explained(struct doc *doc, struct arena scratch) {
    struct search s = {.doc = doc, .arena = &scratch};
    s.heads = ARENA_ARRAY(&scratch, uint32_t, doc->types.count + 1);
    for (uint32_t i = 0; i < doc->types.count; i++) s.heads[i] = DOC_NONE;
    add_definition_lists(&s);
    add_defined_runs(&s);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *sentence = &doc->sentences.items[i];
        if (doc->blocks.items[sentence->block].kind != DOC_PARAGRAPH) continue;
        add_letters(&s, sentence);
        add_definition(&s, sentence);
        add_we_mean(&s, sentence);
        add_called(&s, sentence);
    }
    for (uint32_t w = 0; w < doc->words.count;) {
        const struct term *term = term_at(&s, w);
        for (uint32_t i = 0; term && i < term->count; i++)
            doc->words.items[w + i].flags |= DOC_EXPLAINED;
        w += term ? term->count : 1;
    }
}
