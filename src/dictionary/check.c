/* See check.h. Every test is a function of one row; what is said of it is a whole sentence that
 * says what to do. */
#include "dictionary/check.h"

#include "base/utf8.h"
#include "dictionary/internal.h"
#include "dictionary/rows.h"
#include "words/lexicon.h"

#include <stdlib.h>

enum { LONGEST_DEFINITION = 20, MOST_WORDS = 256 };

struct check {
    struct dictionary *dictionary;
    const struct dictionary_checking *how;
    struct dictionary_problems *problems;
    dictionary_fold fold;
    struct arena *arena; /* of the dictionary */
    struct arena scratch;
    uint32_t line; /* of the row that is looked at */
    const struct dictionary_row *row;
    struct doc_term *term;
    uint32_t first; /* index of the table's first term */
};

static void tell(struct check *c, const char *rule, struct str message) {
    *ARENA_PUSH(c->arena, &c->problems->items) =
        (struct dictionary_problem){c->line, 1, false, rule, message};
}

static unsigned difficulty(const struct check *c, struct str word, uint16_t *tags) {
    uint16_t ignored;
    return c->how->difficulty(c->how->judge, word, tags ? tags : &ignored);
}

static bool is_word(struct str word) {
    return word.size > 1 && (ascii_is_alpha(word.bytes[0]) || (unsigned char)word.bytes[0] >= 0x80);
}

/* Does the word stand in the text with a capital, not at a sentence's start? Then it is a name. */
static bool is_name_in(struct str text, struct str word) {
    for (size_t i = 2; i + word.size <= text.size; i++) {
        char before = text.bytes[i - 1], first = text.bytes[i];
        bool starts = before == ' ' && text.bytes[i - 2] != '.' && first >= 'A' && first <= 'Z';
        if (starts && str_equal_fold(str_slice(text, i, i + word.size), word)) return true;
    }
    return false;
}

/* The hardest word of a text, its difficulty in *most. */
static struct str hardest_of(struct check *c, struct str text, unsigned *most) {
    struct str words[MOST_WORDS], hardest = STR("");
    struct arena scratch = c->scratch;
    uint32_t count = c->fold(text, words, MOST_WORDS, &scratch);
    *most = 0;
    for (uint32_t i = 0; i < count; i++) {
        unsigned one = is_word(words[i]) ? difficulty(c, words[i], NULL) : 0;
        if (one <= *most || is_name_in(text, words[i])) continue;
        *most = one;
        hardest = str_copy(c->arena, words[i]);
    }
    return hardest;
}

/* ---- single rows ---- */

static void check_plain(struct check *c) {
    unsigned term, plain;
    if (c->term->action != DOC_REPLACE) return;
    hardest_of(c, c->term->term, &term);
    struct str hardest = hardest_of(c, c->term->plain, &plain);
    if (plain > term && plain >= c->how->limits[c->term->level])
        tell(c, "plain-harder",
             str_format(c->arena, "the plain '%.*s' is harder than '%.*s': find an easier word",
                        STR_ARG(hardest), STR_ARG(c->term->term)));
}

static void check_definition(struct check *c) {
    struct str words[MOST_WORDS];
    struct arena scratch = c->scratch;
    struct str text = c->term->definition;
    unsigned length = 0;
    if (!text.size) return;
    uint32_t count = c->fold(text, words, MOST_WORDS, &scratch);
    for (uint32_t i = 0; i < count; i++)
        length += is_word(words[i]) || ascii_is_digit(words[i].bytes[0]);
    if (length > LONGEST_DEFINITION)
        tell(c, "definition-long",
             str_format(c->arena, "the definition has %u words: %u are enough", length,
                        (unsigned)LONGEST_DEFINITION));
}

/* How many words the longest row takes that stands at the first of the words; 0 for none. */
static uint32_t row_in(const struct dictionary *d, uint32_t chain, const struct str *words,
                       uint32_t count) {
    for (uint32_t i = chain; i != DOC_NONE; i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool fits = !p->gap && p->count <= count;
        for (uint32_t k = 0; fits && k < p->count; k++) fits = str_equal(p->words[k], words[k]);
        if (fits) return p->count;
    }
    return 0;
}

static uint32_t row_at(const struct dictionary *d, const struct str *words, uint32_t count) {
    uint32_t taken = row_in(d, dictionary_chain_of(d, words, count, 0), words, count);
    return taken ? taken : row_in(d, dictionary_word_chain(d, words[0]), words, count);
}

/* A hard word of the definition that no row explains or replaces, or no word. What the letters of
 * the term stand for is not held against it. */
static struct str unexplained_in(struct check *c, struct str text) {
    struct str words[MOST_WORDS];
    struct arena scratch = c->scratch;
    uint32_t count = text.size ? c->fold(text, words, MOST_WORDS, &scratch) : 0;
    for (uint32_t i = 0, taken; i < count; i++) {
        taken = row_at(c->dictionary, words + i, count - i);
        i += taken ? taken - 1 : 0;
        if (taken) continue;
        bool is_hard =
            is_word(words[i]) && difficulty(c, words[i], NULL) >= c->how->limits[c->term->level];
        if (!is_hard || is_name_in(text, words[i])) continue;
        bool is_own = str_contains_fold(c->term->term, words[i]) ||
                      str_contains_fold(c->term->expansion, words[i]);
        if (!is_own && !dictionary_begins_pattern(c->dictionary, words[i]))
            return str_copy(c->arena, words[i]);
    }
    return STR("");
}

static void check_definition_words(struct check *c) {
    struct str word = unexplained_in(c, c->term->definition);
    unsigned term;
    if (!word.size) return;
    hardest_of(c, c->term->term, &term);
    if (difficulty(c, word, NULL) > term && !c->term->expansion.size)
        tell(c, "definition-harder",
             str_format(c->arena, "'%.*s' in the definition is harder than '%.*s' itself",
                        STR_ARG(word), STR_ARG(c->term->term)));
    else
        tell(c, "definition-unexplained",
             str_format(c->arena, "'%.*s' in the definition is hard, and no row explains it",
                        STR_ARG(word)));
}

static uint16_t tags_of_pos(uint8_t pos) {
    switch ((enum doc_pos)pos) {
    case DOC_NOUN: return WORDS_IS_NOUN | WORDS_IS_PLURAL | WORDS_IS_NAME | WORDS_IS_ING;
    case DOC_VERB:
        return WORDS_IS_VERB | WORDS_IS_THIRD | WORDS_IS_ING | WORDS_IS_PAST | WORDS_IS_PARTICIPLE;
    case DOC_ADJECTIVE:
        return WORDS_IS_ADJECTIVE | WORDS_IS_COMPARATIVE | WORDS_IS_SUPERLATIVE |
               WORDS_IS_PARTICIPLE | WORDS_IS_ING;
    case DOC_ADVERB: return WORDS_IS_ADVERB | WORDS_IS_COMPARATIVE | WORDS_IS_SUPERLATIVE;
    case DOC_PHRASE:
    case DOC_PROPER:
    case DOC_NO_POS: break;
    }
    return UINT16_MAX;
}

static void check_form(struct check *c, struct str form) {
    struct str words[2];
    struct arena scratch = c->scratch;
    uint16_t tags = 0, wanted = tags_of_pos(c->term->pos);
    if (c->fold(form, words, 2, &scratch) != 1 || wanted == UINT16_MAX) return;
    difficulty(c, words[0], &tags);
    if (!tags || (tags & wanted)) return;
    tell(c, "pos",
         str_format(c->arena, "'%.*s' is no form of a word of this part of speech: look at pos",
                    STR_ARG(form)));
}

static void check_forms(struct check *c) {
    struct str rest = c->row->cells[COLUMN_FORMS], form;
    if (str_equal_fold(c->row->cells[COLUMN_CASE], STR("exact"))) return; /* SEND is not send */
    check_form(c, c->term->term);
    while (rest.size && str_next(&rest, ';', &form)) {
        form = str_trim(form);
        if (form.size && form.bytes[0] != '!') check_form(c, form);
    }
}

/* "2026-11-22" as months; 0 for anything else. */
static unsigned months_of(struct str date) {
    unsigned numbers[3] = {0}, at = 0;
    if (date.size != 10 || date.bytes[4] != '-' || date.bytes[7] != '-') return 0;
    for (size_t i = 0; i < date.size; i++) {
        if (i == 4 || i == 7)
            at++;
        else if (!ascii_is_digit(date.bytes[i]))
            return 0;
        else
            numbers[at] = numbers[at] * 10 + (unsigned)(date.bytes[i] - '0');
    }
    return numbers[1] - 1 < 12 && numbers[2] - 1 < 31 ? numbers[0] * 12 + numbers[1] : 0;
}

static void check_date(struct check *c) {
    struct str date = c->row->cells[COLUMN_CHECKED_ON];
    unsigned today = months_of(c->how->today), then = months_of(date);
    if (!date.size || !today) return;
    if (!then)
        tell(c, "checked-on",
             str_format(c->arena, "checked_on '%.*s' is no date: write 2026-11-22", STR_ARG(date)));
    else if (str_compare(date, c->how->today) > 0)
        tell(c, "checked-on", STR("checked_on lies in the future"));
    else if (c->how->most_months && today - then > c->how->most_months)
        tell(c, "checked-on",
             str_format(c->arena, "last checked %u months ago: read the row again", today - then));
}

/* ---- rows beside each other ---- */

static bool is_same_reading(const struct dictionary_pattern *a,
                            const struct dictionary_pattern *b) {
    return a->term->pos == b->term->pos && !a->cues && !b->cues && !a->exact.size == !b->exact.size;
}

static bool has_same_words(const struct dictionary_pattern *a, const struct dictionary_pattern *b) {
    if (a->count != b->count || a->gap != b->gap) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!str_equal(a->words[i], b->words[i])) return false;
    return true;
}

static struct str words_of(const struct dictionary_pattern *p, struct arena *arena) {
    struct buf buf = {.arena = arena};
    for (uint32_t i = 0; i < p->count; i++) {
        if (i) buf_add_char(&buf, ' ');
        buf_add(&buf, p->words[i]);
    }
    return buf_str(&buf);
}

/* An earlier row of the same table that claims the wording, too; said once a pair of rows. */
static void check_claims(struct check *c, const struct dictionary_pattern *own, uint32_t *last) {
    const struct dictionary *d = c->dictionary;
    for (uint32_t i = dictionary_chain_of(d, own->words, own->count, own->gap); i != DOC_NONE;
         i = d->patterns.items[i].next) {
        const struct dictionary_pattern *other = &d->patterns.items[i];
        bool is_before = other->layer == own->layer && other->term->line < own->term->line;
        if (!is_before || !is_same_reading(own, other) || !has_same_words(own, other)) continue;
        if (*last == other->term->line) return;
        *last = other->term->line;
        tell(c, "same-form",
             str_format(
                 c->arena,
                 "line %u has '%.*s', too: delete a row, or tell them apart by pos or context",
                 other->term->line, STR_ARG(words_of(own, c->arena))));
        return;
    }
}

/* ---- definitions that lead back to themselves ---- */

static int by_line(const void *key, const void *term) {
    uint32_t line = *(const uint32_t *)key, own = (*(struct doc_term *const *)term)->line;
    return (line > own) - (line < own);
}

/* The longest explained term of the table, other than `term`, that stands at the first of the
 * words; NULL for none. */
static const struct dictionary_pattern *term_at(const struct dictionary *d,
                                                const struct doc_term *term,
                                                const struct str *words, uint32_t count) {
    uint32_t chains[] = {dictionary_chain_of(d, words, count, 0),
                         dictionary_word_chain(d, words[0])};
    for (size_t c = 0; c < sizeof chains / sizeof *chains; c++)
        for (uint32_t i = chains[c]; i != DOC_NONE; i = d->patterns.items[i].next) {
            const struct dictionary_pattern *p = &d->patterns.items[i];
            bool fits = p->layer == d->layers && p->term->action == DOC_EXPLAIN &&
                        p->term != term && p->count <= count;
            for (uint32_t k = 0; fits && k < p->count; k++) fits = str_equal(p->words[k], words[k]);
            if (fits) return p;
        }
    return NULL;
}

/* The explained terms of the table that the definition uses; their number. */
static uint32_t terms_in(struct check *c, const struct doc_term *term,
                         const struct doc_term **found, uint32_t most) {
    struct str words[MOST_WORDS];
    struct arena scratch = c->scratch;
    uint32_t count = 0, uses = 0;
    if (term->definition.size) count = c->fold(term->definition, words, MOST_WORDS, &scratch);
    for (uint32_t w = 0; w < count && uses < most; w++) {
        const struct dictionary_pattern *p = term_at(c->dictionary, term, words + w, count - w);
        if (!p) continue;
        found[uses++] = p->term;
        w += p->count - 1;
    }
    return uses;
}

/* Two definitions that use each other leave a reader between them. */
static void check_loop(struct check *c) {
    enum { MOST = 16 };
    const struct doc_term *uses[MOST], *back[MOST];
    if (c->term->action != DOC_EXPLAIN) return;
    uint32_t count = terms_in(c, c->term, uses, MOST);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t returns = terms_in(c, uses[i], back, MOST);
        for (uint32_t k = 0; k < returns; k++) {
            bool is_one = str_contains_fold(uses[i]->term, c->term->term) ||
                          str_contains_fold(c->term->term, uses[i]->term);
            if (back[k] != c->term || uses[i]->line > c->term->line || is_one) continue;
            tell(c, "definition-loop",
                 str_format(c->arena,
                            "this definition uses '%.*s' (line %u), whose definition uses '%.*s'",
                            STR_ARG(uses[i]->term), uses[i]->line, STR_ARG(c->term->term)));
            return;
        }
    }
}

/* ---- the table ---- */

static void check_row(struct check *c) {
    check_date(c);
    if (!c->how->difficulty) return;
    check_plain(c);
    check_definition(c);
    check_definition_words(c);
    check_forms(c);
    check_loop(c);
}

static void check_patterns(struct check *c) {
    struct dictionary *d = c->dictionary;
    uint32_t last = 0;
    c->line = 0;
    for (uint32_t i = 0; i < d->patterns.count; i++) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        if (p->layer != d->layers) continue;
        if (p->term->line != c->line) last = 0;
        c->line = p->term->line;
        check_claims(c, p, &last);
    }
}

static void collect_definitions(struct check *c, struct doc_term *const *terms, uint32_t count) {
    struct buf buf = {.arena = c->arena};
    for (uint32_t i = 0; i < count; i++) {
        if (!terms[i]->definition.size) continue;
        buf_add(&buf, terms[i]->definition);
        buf_add(&buf, STR("\n\n"));
        c->problems->definition_count++;
    }
    c->problems->definitions = buf_str(&buf);
}

static int by_place(const void *a, const void *b) {
    const struct dictionary_problem *x = a, *y = b;
    if (x->line != y->line) return x->line < y->line ? -1 : 1;
    return str_compare(str_from(x->rule), str_from(y->rule));
}

void dictionary_check(struct dictionary *d, struct str bytes, struct str name, dictionary_fold fold,
                      const struct dictionary_checking *how, struct dictionary_problems *problems,
                      struct arena scratch) {
    struct dictionary_rows rows = {{0}};
    struct dictionary_losses losses = {{0}};
    struct failure failure;
    struct check c = {.dictionary = d,
                      .how = how,
                      .problems = problems,
                      .fold = fold,
                      .arena = d->arena,
                      .scratch = scratch,
                      .first = d->terms.count};
    if (!dictionary_add_all(d, bytes, name, fold, problems, scratch)) return;
    if (!dictionary_import_csv(bytes, &rows, &losses, &failure, d->arena)) return;
    struct doc_term **terms = d->terms.items + c.first;
    uint32_t count = d->terms.count - c.first;
    collect_definitions(&c, terms, count);
    for (uint32_t i = 0; i < rows.items.count; i++) {
        c.row = &rows.items.items[i];
        c.line = c.row->line;
        struct doc_term *const *term =
            count ? bsearch(&c.row->line, terms, count, sizeof *terms, by_line) : NULL;
        c.term = term ? *term : NULL;
        if (c.term) check_row(&c);
    }
    check_patterns(&c);
    if (problems->items.count)
        qsort(problems->items.items, problems->items.count, sizeof *problems->items.items,
              by_place);
}
