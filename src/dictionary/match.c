/* Finds terms in a document: at every word the longest pattern that fits is taken. Parts of a
 * hyphenated word never match alone, hyphens and line breaks inside a term do not matter, and a
 * word that almost looks like a headword's form is put to hunspell. */
#include "dictionary/rank.h"

#include "base/utf8.h"

#include "words/forms.h"

struct dictionary *dictionary_new(struct arena *arena) {
    struct dictionary *d = ARENA_NEW(arena, struct dictionary);
    d->arena = arena;
    return d;
}

void dictionary_set_hunspell(struct dictionary *d, const char *aff, const char *dic) {
    if (d->hunspell) dictionary_hunspell_close(d->hunspell);
    d->hunspell = dictionary_hunspell_new(d->arena, aff, dic);
}

void dictionary_set_lexicon(struct dictionary *d, const struct words_lexicon *lexicon) {
    d->lexicon = lexicon;
}

void dictionary_close(struct dictionary *d) {
    if (d->hunspell) dictionary_hunspell_close(d->hunspell);
    d->hunspell = NULL;
}

static bool is_hyphen(const struct doc_word *word) {
    return (word->flags & DOC_HYPHEN) != 0;
}

/* The sentence's end that a match may not run over. */
static uint32_t sentence_end(const struct doc *doc, uint32_t word) {
    return doc->sentences.items[doc->words.items[word].sentence].end_word;
}

/* Marks inside a term that do not matter: hyphens, and commas where the wording has one. */
static bool is_passed(const struct dictionary_pattern *p, const struct doc_word *word) {
    return is_hyphen(word) || (p->has_comma && str_equal(word->folded, STR(",")));
}

/* One past the last word of the pattern when it stands at `at`, else 0. */
static uint32_t fits_at(const struct doc *doc, const struct dictionary_pattern *p, uint32_t at) {
    uint32_t end = sentence_end(doc, at), w = at;
    for (uint32_t i = 0; i < p->count; i++) {
        if (i && w < end && is_passed(p, &doc->words.items[w])) w++;
        if (w >= end || !str_equal(doc->words.items[w].folded, p->words[i])) return 0;
        w++;
    }
    bool goes_on = w < end && is_hyphen(&doc->words.items[w]);
    return goes_on ? 0 : w;
}

/* Does the text have the wording's own capitals? White space and hyphens may differ. */
static bool has_exact_case(const struct doc *doc, const struct dictionary_pattern *p, uint32_t at,
                           uint32_t end) {
    if (!p->exact.size) return true;
    size_t i = 0;
    for (uint32_t w = at; w < end; w++) {
        struct str word = doc_word_text(doc, &doc->words.items[w]);
        if (is_hyphen(&doc->words.items[w]) || (doc->words.items[w].flags & DOC_CLITIC)) continue;
        i = str_find(p->exact, word, i);
        if (i == SIZE_MAX) return false;
        i += word.size;
    }
    return true;
}

static bool stands(struct str text, struct str cue, bool or_plural) {
    enum { SHORTEST = 4 };
    or_plural = or_plural && cue.size >= SHORTEST && cue.bytes[cue.size - 1] != 's';
    struct str_letter letter = str_letter(text, cue.bytes[0]);
    for (size_t i; (i = str_letter_next(&letter)) != SIZE_MAX && i + cue.size <= text.size;) {
        bool starts = i == 0 || !ascii_is_alpha(text.bytes[i - 1]);
        size_t end = i + cue.size;
        if (or_plural && end < text.size && ascii_lower(text.bytes[end]) == 's') end++;
        bool ends = end == text.size || !ascii_is_alpha(text.bytes[end]);
        if (starts && ends && str_equal_fold(str_slice(text, i, i + cue.size), cue)) return true;
    }
    return false;
}

bool dictionary_cue_stands(struct str text, struct str cue) {
    return stands(text, cue, false);
}

bool dictionary_cue_forbids(struct str text, struct str cue) {
    return stands(text, cue, true);
}

/* What the cues of a row say of a sentence; the answers are kept, since a sentence may hold a term
 * many times. */
struct answer {
    const struct dictionary_cues *cues;
    uint32_t sentence;
    bool is_allowed, is_cued;
};
enum { ANSWERS = 256 };

struct matching {
    struct dictionary *dictionary;
    struct doc *doc;
    struct answer answers[ANSWERS];
    uint8_t *tries; /* by word type: how often what stands around was asked about it */
    struct dictionary_ranking ranking;
};

static struct answer ask(struct str text, const struct dictionary_cues *cues, uint32_t sentence) {
    struct answer answer = {.cues = cues, .sentence = sentence};
    for (uint32_t i = 0; i < cues->not_count; i++)
        if (dictionary_cue_forbids(text, cues->not [i])) return answer;
    answer.is_allowed = true;
    answer.is_cued = cues->near_count == 0;
    for (uint32_t i = 0; i < cues->near_count && !answer.is_cued; i++)
        answer.is_cued = dictionary_cue_stands(text, cues->near[i]);
    return answer;
}

/* No forbidden word in the sentence? `cued` tells whether a wanted one is there. */
static bool context_allows(struct matching *m, const struct dictionary_pattern *p, uint32_t at,
                           bool *cued) {
    *cued = true;
    if (!p->cues) return true;
    uint32_t sentence = m->doc->words.items[at].sentence;
    struct answer *answer = &m->answers[((uintptr_t)p->cues / sizeof *p->cues) % ANSWERS];
    if (answer->cues != p->cues || answer->sentence != sentence)
        *answer = ask(doc_slice(m->doc, m->doc->sentences.items[sentence].text), p->cues, sentence);
    *cued = answer->is_cued;
    return answer->is_allowed;
}

static bool is_name_word(const struct doc *doc, uint32_t w) {
    return w < doc->words.count && (doc->words.items[w].flags & DOC_NAME) &&
           doc->words.items[w].kind == DOC_WORD;
}

/* A capitalised match is a name when it is one word, or part of a longer run of capitals
 * ("Siblings Together", "the Kinship charity"); names, acronyms and exact wordings are what they
 * say. */
static bool is_name(const struct doc *doc, const struct dictionary_pattern *p, uint32_t at,
                    uint32_t end) {
    if (p->exact.size || p->term->pos == DOC_PROPER) return false;
    uint32_t names = 0, words = 0;
    for (uint32_t w = at; w < end; w++) {
        if (doc->words.items[w].kind != DOC_WORD || (doc->words.items[w].flags & DOC_CLITIC))
            continue;
        words++;
        names += is_name_word(doc, w);
    }
    if (!names) return false;
    static const char *const articles[] = {"a", "an", "our", "the", "your"};
    uint32_t sentence = doc->words.items[at].sentence;
    bool is_article = at > 0 && str_in_sorted(doc->words.items[at - 1].folded, articles,
                                              sizeof articles / sizeof *articles);
    bool name_before =
        at > 0 && !is_article && doc->words.items[at - 1].sentence == sentence &&
        (is_name_word(doc, at - 1) || (doc->words.items[at - 1].flags & DOC_CAPITAL &&
                                       !(doc->words.items[at - 1].flags & DOC_SENTENCE_START)));
    bool name_after = end < doc->words.count && doc->words.items[end].sentence == sentence &&
                      is_name_word(doc, end);
    return words == 1 || name_before || name_after;
}

static bool is_possessive(const struct doc *doc, uint32_t end) {
    if (end >= doc->words.count) return false;
    const struct doc_word *next = &doc->words.items[end];
    return (next->flags & DOC_CLITIC) &&
           (str_equal(next->folded, STR("'s")) || next->kind == DOC_PUNCTUATION);
}

/* The same for a pattern with a gap: the end of the words before it. */
static uint32_t fits_with_gap(const struct doc *doc, const struct dictionary_pattern *p,
                              uint32_t at, struct dictionary_gap *gap) {
    return dictionary_fits_gap(doc, p, at, gap) ? gap->first : 0;
}

/* The pattern at the word, if it fits there. */
static bool try_pattern(struct matching *m, uint32_t pattern, uint32_t at,
                        struct doc_match *match) {
    const struct doc *doc = m->doc;
    const struct dictionary_pattern *p = &m->dictionary->patterns.items[pattern];
    struct dictionary_gap gap = {0};
    uint32_t end = p->gap ? fits_with_gap(doc, p, at, &gap) : fits_at(doc, p, at);
    bool cued = false, is_by_sense = p->term->is_by_sense;
    if (p->term->level < doc->band->level) return false; /* it counts for younger readers */
    if (!end || !has_exact_case(doc, p, at, end) || (is_by_sense && p->gap)) return false;
    if (!is_by_sense &&
        (!dictionary_fits_grammar(doc, p, at, end) || !context_allows(m, p, at, &cued)))
        return false;
    *match = (struct doc_match){.term = p->term,
                                .first_word = at,
                                .end_word = end,
                                .sentence = doc->words.items[at].sentence,
                                .form = p->form,
                                .rest_first = gap.rest,
                                .rest_end = gap.end,
                                .is_possessive = !p->gap && is_possessive(doc, end),
                                .is_name = is_name(doc, p, at, end),
                                .is_cued = cued};
    if (p->term->is_general && dictionary_tag_contradicts(doc, match, p)) return false;
    return !is_by_sense || dictionary_rank(&m->ranking, pattern, match);
}

/* Will something come of the match without an editor: its cue stands there, and what it puts in the
 * place is safe and, of rows by sense, sure? */
static bool is_settled(const struct doc_match *match) {
    bool is_open = match->term->action == DOC_REPLACE &&
                   (match->is_undecided || match->term->risk != DOC_SAFE || match->problem.size);
    return match->is_cued && !is_open;
}

/* What stands around a sentence: its paragraph, or so many bytes before and behind it. */
static struct span surroundings(const struct doc *doc, uint32_t sentence, uint32_t reach) {
    struct span text = doc->sentences.items[sentence].text;
    if (!reach) return doc->blocks.items[doc->sentences.items[sentence].block].text;
    uint32_t size = (uint32_t)doc->text.size;
    return (struct span){text.start > reach ? text.start - reach : 0,
                         size - text.end > reach ? text.end + reach : size};
}

/* How many more of the row's cues than of its forbidden words stand in the text. */
static int weigh(struct str text, const struct dictionary_cues *cues) {
    int weight = 0;
    for (uint32_t i = 0; i < cues->near_count; i++)
        weight += dictionary_cue_stands(text, cues->near[i]);
    for (uint32_t i = 0; i < cues->not_count; i++)
        weight -= dictionary_cue_forbids(text, cues->not [i]);
    return weight;
}

/* Of the rows that have a definition for the words at `at`, none of them past `end`, and wait for a
 * cue, the one for which most speaks in the surroundings. One sense per discourse: Gale, Church and
 * Yarowsky (1992), Proceedings of the DARPA Speech and Natural Language Workshop, 233-237. */
static bool settle_around(struct matching *m, uint32_t chain, uint32_t at, uint32_t end,
                          uint32_t reach, struct doc_match *match) {
    enum { LEAST = 2 };
    const struct dictionary *d = m->dictionary;
    struct span around = surroundings(m->doc, m->doc->words.items[at].sentence, reach);
    struct str text = doc_slice(m->doc, around);
    const struct dictionary_pattern *found = NULL;
    struct doc_match other;
    int best = LEAST - 1;
    for (uint32_t i = chain; i != DOC_NONE; i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        if (found && p->count < found->count) break; /* the longest that fits, as everywhere */
        bool waits = p->term->definition.size && p->cues && !p->gap &&
                     try_pattern(m, i, at, &other) && other.end_word <= end;
        int weight = waits ? weigh(text, p->cues) : 0;
        if (found && weight == best && found->layer == p->layer) found = NULL;
        if (weight <= best) continue;
        best = weight;
        found = p;
        *match = other;
    }
    return found != NULL;
}

/* The same from near to far. A word is looked for only a few times in a document. */
static bool settle_wide(struct matching *m, uint32_t chain, uint32_t at, uint32_t end,
                        struct doc_match *match) {
    enum { FAR = 2000, TRIES = 4 };
    if (chain == DOC_NONE) return false;
    uint8_t *tries = &m->tries[m->doc->words.items[at].type];
    if (*tries >= TRIES) return false;
    ++*tries;
    bool is_settled =
        settle_around(m, chain, at, end, 0, match) || settle_around(m, chain, at, end, FAR, match);
    if (is_settled) match->is_cued = match->is_cued_around = true;
    return is_settled;
}

/* What a row that gives way to an explanation would have put there, for an editor. */
static struct str offer_of(struct doc *doc, struct doc_match match) {
    if (match.term->action != DOC_REPLACE || !match.is_cued) return STR("");
    if (!match.candidates) dictionary_inflect(doc, &match, doc->arena);
    return match.problem.size || match.rest_end ? STR("") : match.plain;
}

/* The longest pattern that fits, of the last layer that has one. Where that row only waits for its
 * cue, another one for the same words comes before it: one of the same table, or one that explains
 * the word. */
static bool try_chain(struct matching *m, uint32_t chain, uint32_t at, struct doc_match *match) {
    const struct dictionary *d = m->dictionary;
    const struct dictionary_pattern *first = NULL;
    struct doc_match other;
    for (uint32_t i = chain; i != DOC_NONE; i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        if (first && (p->count != first->count || p->gap != first->gap)) continue;
        if (!try_pattern(m, i, at, first ? &other : match)) continue;
        if (!first) {
            first = p;
            if (is_settled(match)) return true;
            continue;
        }
        bool may_pass = p->layer == first->layer || p->term->action == DOC_EXPLAIN;
        if (!may_pass || !is_settled(&other)) continue;
        if (other.term->action == DOC_EXPLAIN) other.plain = offer_of(m->doc, *match);
        *match = other;
        return true;
    }
    bool waits = first && match->term->action == DOC_EXPLAIN && !match->is_cued && !match->rest_end;
    if (waits && settle_wide(m, chain, at, match->end_word, &other) &&
        other.term->action == DOC_EXPLAIN && other.end_word == match->end_word)
        *match = other;
    return first != NULL;
}

static bool may_start(const struct doc *doc, uint32_t at) {
    const struct doc_word *word = &doc->words.items[at];
    if (word->kind == DOC_PUNCTUATION || (word->flags & DOC_CLITIC)) return false;
    return at == 0 || !is_hyphen(&doc->words.items[at - 1]);
}

/* American spelling, doubled letters: forms our own tables do not make. The stem they would have is
 * looked up first; only when it is a headword is hunspell asked. */
static bool ask_hunspell(struct matching *m, uint32_t at, struct doc_match *match) {
    struct dictionary *d = m->dictionary;
    struct doc *doc = m->doc;
    static const struct {
        const char *ending, *put;
        enum words_form form;
    } endings[] = {{"ized", "ise", WORDS_PAST},
                   {"izes", "ise", WORDS_THIRD},
                   {"izing", "ise", WORDS_ING},
                   {"ize", "ise", WORDS_BASE},
                   {"ization", "isation", WORDS_BASE}};
    struct str word = doc->words.items[at].folded;
    char stem[64];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i].ending), put = str_from(endings[i].put);
        if (word.size < ending.size + 3 || word.size > 50 || !str_ends(word, ending)) continue;
        struct buf buf = {.bytes = stem, .capacity = sizeof stem};
        buf_add(&buf, str_slice(word, 0, word.size - ending.size));
        buf_add(&buf, put);
        uint32_t chain = dictionary_word_chain(d, buf_str(&buf));
        if (chain == DOC_NONE) continue;
        const struct dictionary_pattern *p = &d->patterns.items[chain];
        while (p->count > 1 && p->next != DOC_NONE) p = &d->patterns.items[p->next];
        bool cued;
        if (p->count != 1 || p->exact.size || p->term->is_by_sense) continue;
        if (p->term->level < doc->band->level) continue;
        if (!dictionary_fits_grammar(doc, p, at, at + 1) || !context_allows(m, p, at, &cued))
            continue;
        if (!dictionary_hunspell_has_stem(d->hunspell, word, buf_str(&buf))) continue;
        *match = (struct doc_match){.term = p->term,
                                    .first_word = at,
                                    .end_word = at + 1,
                                    .sentence = doc->words.items[at].sentence,
                                    .form = (uint8_t)endings[i].form,
                                    .is_possessive = is_possessive(doc, at + 1),
                                    .is_name = is_name(doc, p, at, at + 1),
                                    .is_cued = cued};
        return true;
    }
    return false;
}

/* "organized", where no row spells it so. */
static bool try_american(struct matching *m, uint32_t at, struct doc_match *match) {
    *match = (struct doc_match){.first_word = at,
                                .end_word = at + 1,
                                .sentence = m->doc->words.items[at].sentence,
                                .is_possessive = is_possessive(m->doc, at + 1),
                                .is_name = is_name_word(m->doc, at)};
    bool goes_on = at + 1 < sentence_end(m->doc, at) && is_hyphen(&m->doc->words.items[at + 1]);
    return !goes_on && dictionary_rank_american(&m->ranking, match);
}

/* Notes the words behind a slot when the scan, which goes on in its object, has come to them. */
static bool add_rest(struct doc *doc, struct doc_match *open, uint32_t at) {
    if (open->rest_end == 0 || at != open->rest_first) return false;
    open->first_word = open->rest_first;
    open->end_word = open->rest_end;
    open->rest_end = 0;
    open->is_rest = true;
    *ARENA_PUSH(doc->arena, &doc->matches) = *open;
    return true;
}

/* In the object of a slot there are terms, but none that reaches out of it or has a slot. */
static bool fits_into(const struct doc_match *match, const struct doc_match *open) {
    return open->rest_end == 0 || (match->end_word <= open->rest_first && match->rest_end == 0);
}

/* The chain of the word and the next one, a hyphen or comma between them aside. */
static uint32_t pair_chain(const struct matching *m, uint32_t at) {
    const struct doc *doc = m->doc;
    uint32_t end = sentence_end(doc, at), next = at + 1;
    bool is_mark = next < end && (is_hyphen(&doc->words.items[next]) ||
                                  str_equal(doc->words.items[next].folded, STR(",")));
    next += is_mark;
    if (next >= end) return DOC_NONE;
    return dictionary_pair_chain(m->dictionary, doc->words.items[at].folded,
                                 doc->words.items[next].folded);
}

/* The row of the chain that explains the words at `at`, none of them behind the match. */
static const struct doc_term *meaning_at(struct matching *m, uint32_t chain, uint32_t at,
                                         const struct doc_match *match) {
    const struct dictionary *d = m->dictionary;
    struct doc_match other;
    for (uint32_t i = chain; i != DOC_NONE; i = d->patterns.items[i].next) {
        const struct doc_term *term = d->patterns.items[i].term;
        bool is_meaning = term->action == DOC_EXPLAIN && try_pattern(m, i, at, &other) &&
                          other.end_word <= match->end_word && !other.rest_end && other.is_cued;
        if (is_meaning) return term;
    }
    return settle_wide(m, chain, at, match->end_word, &other) ? other.term : NULL;
}

/* For words that are flagged, or replaced when all goes well: the row that explains them where they
 * stay, or the first hard one of them. It may be their own. */
static const struct doc_term *meaning_of(struct matching *m, const struct doc_match *match) {
    const struct doc *doc = m->doc;
    const struct doc_term *own = NULL, *meaning = NULL;
    bool is_phrase = match->end_word > match->first_word + 1;
    bool is_certain = is_phrase || match->term->action == DOC_REPLACE; /* flags have loose cues */
    if (match->is_cued && match->term->definition.size && is_certain) own = match->term;
    if (own && is_phrase) return own;
    for (uint32_t w = match->first_word; w < match->end_word && !meaning; w++) {
        bool is_whole = w == match->first_word && match->term->action == DOC_FLAG;
        if (!is_whole && !(doc->words.items[w].flags & DOC_HARD)) continue;
        if (!may_start(doc, w)) continue;
        meaning = meaning_at(m, pair_chain(m, w), w, match);
        uint32_t chain = dictionary_word_chain(m->dictionary, doc->words.items[w].folded);
        if (!meaning) meaning = meaning_at(m, chain, w, match);
    }
    return meaning ? meaning : own;
}

static uint32_t reach(const struct doc_match *match) {
    return match->rest_end ? match->rest_end : match->end_word;
}

/* The longest of what begins with the word and the next one, and of what begins with it alone. */
static bool try_chains(struct matching *m, struct str word, uint32_t at, struct doc_match *match) {
    struct doc_match other;
    bool is_pair = try_chain(m, pair_chain(m, at), at, match);
    uint32_t chain = dictionary_word_chain(m->dictionary, word);
    bool is_alone = chain != DOC_NONE && (!is_pair || m->dictionary->patterns.items[chain].gap) &&
                    try_chain(m, chain, at, &other);
    if (is_alone && (!is_pair || reach(&other) > reach(match))) *match = other;
    return is_pair || is_alone;
}

void dictionary_match(struct dictionary *d, struct doc *doc) {
    struct matching m = {.dictionary = d,
                         .doc = doc,
                         .tries = ARENA_ARRAY(doc->arena, uint8_t, doc->types.count + 1),
                         .ranking = {.dictionary = d, .doc = doc}};
    struct doc_match open = {.term = NULL};
    for (uint32_t at = 0; at < doc->words.count; at++) {
        if (add_rest(doc, &open, at)) {
            at = open.end_word - 1;
            continue;
        }
        if (!may_start(doc, at)) continue;
        struct doc_match match;
        struct str word = doc->words.items[at].folded;
        bool begins = dictionary_begins_pattern(d, word);
        bool found = begins && try_chains(&m, word, at, &match);
        if (!found && d->hunspell && !begins) found = ask_hunspell(&m, at, &match);
        if (!found && !begins) found = try_american(&m, at, &match);
        if (!found || !fits_into(&match, &open)) continue;
        if (match.term->action == DOC_REPLACE && !match.candidates)
            dictionary_inflect(doc, &match, doc->arena);
        bool may_stay = match.term->action == DOC_REPLACE || match.term->action == DOC_FLAG;
        match.meaning = may_stay ? meaning_of(&m, &match) : NULL;
        *ARENA_PUSH(doc->arena, &doc->matches) = match;
        if (match.rest_end) open = match;
        at = match.end_word - 1;
    }
}

const struct doc_term *dictionary_find(const struct dictionary *d, struct str term,
                                       dictionary_fold fold, struct arena scratch) {
    struct str words[2 * PATTERN_WORDS_MAX], before = term, after = STR("");
    bool has_slot = dictionary_cut_slot(term, &before, &after);
    uint32_t gap = fold(before, words, PATTERN_WORDS_MAX, &scratch), count = gap;
    if (has_slot) count += fold(after, words + gap, PATTERN_WORDS_MAX, &scratch);
    if (!gap) return NULL;
    for (uint32_t i = dictionary_chain_of(d, words, count, has_slot ? gap : 0); i != DOC_NONE;
         i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool same = p->count == count && p->gap == (has_slot ? gap : 0);
        for (uint32_t w = 0; same && w < count; w++) same = str_equal(p->words[w], words[w]);
        if (same) return p->term;
    }
    return NULL;
}
