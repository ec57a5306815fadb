/* Simpler words by sense. The rows of a table called simpler.csv may share a word: each row is one
 * sense, with its part of speech, words that show it, and several plainer words. Rows are told
 * apart by the word's tag and by those words, first in the sentence, then in its paragraph; what
 * they offer is put into the form that stands here and ranked. When nothing tells two rows apart,
 * all they offer is ranked together and the match says that it is undecided: a word of the wrong
 * sense is worse than a hard one. */
#include "dictionary/rank.h"

#include "words/forms.h"

#include <string.h>

enum { SENSES_MAX = 12, CANDIDATES_MAX = 24, SURE_MARGIN = 100 };

/* How much speaks for a row, the least first. */
enum cue { CUE_MISSING, CUE_NOT_ASKED, CUE_IN_PARAGRAPH, CUE_IN_SENTENCE };
enum tag_fit { TAG_CONTRADICTS, TAG_UNSURE, TAG_FITS };

struct sense {
    const struct dictionary_pattern *pattern;
    enum cue cue;
    enum tag_fit fit;
};

struct candidate {
    struct doc_candidate is;
    int score;
};

struct ranking {
    struct dictionary_ranking *of;
    struct sense senses[SENSES_MAX];
    struct candidate candidates[CANDIDATES_MAX];
    uint32_t sense_count, candidate_count;
};

/* What the cues of a row say of a sentence and of its paragraph; asked once for each. */
struct dictionary_answer {
    uint32_t sentence, block; /* one more than the index; 0: not asked yet */
    bool is_refused, is_in_sentence, is_in_block;
};

static bool any_forbids(struct str text, const struct dictionary_cues *cues) {
    for (uint32_t i = 0; i < cues->not_count; i++)
        if (dictionary_cue_forbids(text, cues->not [i])) return true;
    return false;
}

static bool any_stands(struct str text, const struct str *cues, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (dictionary_cue_stands(text, cues[i])) return true;
    return false;
}

static const struct dictionary_answer *ask(struct dictionary_ranking *r,
                                           const struct dictionary_cues *cues, uint32_t sentence) {
    const struct doc *doc = r->doc;
    if (!r->answers)
        r->answers = ARENA_ARRAY(doc->arena, struct dictionary_answer, r->dictionary->cue_count);
    struct dictionary_answer *a = &r->answers[cues->index];
    const struct doc_sentence *s = &doc->sentences.items[sentence];
    if (a->sentence != sentence + 1) {
        struct str text = doc_slice(doc, s->text);
        a->sentence = sentence + 1;
        a->is_refused = any_forbids(text, cues);
        a->is_in_sentence = any_stands(text, cues->near, cues->near_count);
    }
    if (!a->is_refused && !a->is_in_sentence && a->block != s->block + 1) {
        a->block = s->block + 1;
        a->is_in_block = any_stands(doc_slice(doc, doc->blocks.items[s->block].text), cues->near,
                                    cues->near_count);
    }
    return a;
}

/* False when a word that must not stand in the sentence does. */
static bool look_for_cues(struct dictionary_ranking *r, const struct dictionary_cues *cues,
                          uint32_t sentence, enum cue *cue) {
    *cue = CUE_NOT_ASKED;
    if (!cues) return true;
    const struct dictionary_answer *a = ask(r, cues, sentence);
    if (cues->near_count) *cue = a->is_in_block ? CUE_IN_PARAGRAPH : CUE_MISSING;
    if (a->is_in_sentence) *cue = CUE_IN_SENTENCE;
    return !a->is_refused;
}

/* Tags of the Penn set that a part of speech has in each of its forms. */
static bool is_tag_of(struct str tag, uint8_t pos, enum words_form form) {
    static const char *const verbs[WORDS_FORM_COUNT][2] = {
        [WORDS_BASE] = {"VERB/VB", "VERB/VBP"},        [WORDS_THIRD] = {"VERB/VBZ"},
        [WORDS_PAST] = {"VERB/VBD", "VERB/VBN"},       [WORDS_ING] = {"VERB/VBG"},
        [WORDS_PARTICIPLE] = {"VERB/VBN", "VERB/VBD"},
    };
    if (pos == DOC_NOUN)
        return str_equal(tag, form == WORDS_PLURAL ? STR("NOUN/NNS") : STR("NOUN/NN"));
    if (pos == DOC_ADJECTIVE) return str_starts(tag, STR("ADJ/"));
    if (pos == DOC_ADVERB) return str_starts(tag, STR("ADV/"));
    if (pos != DOC_VERB) return true;
    return str_equal(tag, str_from(verbs[form][0])) ||
           (verbs[form][1] && str_equal(tag, str_from(verbs[form][1])));
}

/* The word is never anything else than the row's part of speech. */
static bool has_only(uint16_t tags, uint8_t pos) {
    static const uint16_t of_pos[] = {
        [DOC_NOUN] = WORDS_IS_NOUN | WORDS_IS_PLURAL,
        [DOC_VERB] =
            WORDS_IS_VERB | WORDS_IS_THIRD | WORDS_IS_ING | WORDS_IS_PAST | WORDS_IS_PARTICIPLE,
        [DOC_ADJECTIVE] = WORDS_IS_ADJECTIVE | WORDS_IS_COMPARATIVE | WORDS_IS_SUPERLATIVE,
        [DOC_ADVERB] = WORDS_IS_ADVERB,
    };
    return pos <= DOC_ADVERB && tags && !(tags & ~of_pos[pos]);
}

/* Participles and adjectives are told apart by taste: "detailed", "a growing need". */
static bool is_participle(struct str tag, enum words_form form) {
    bool is_form = form == WORDS_PAST || form == WORDS_PARTICIPLE || form == WORDS_ING;
    return (is_form && (str_starts(tag, STR("ADJ/")) || str_starts(tag, STR("NOUN/NN")))) ||
           (form == WORDS_BASE &&
            (str_equal(tag, STR("VERB/VBN")) || str_equal(tag, STR("VERB/VBG"))));
}

/* A verb phrase is judged by its first word, any other by its last. */
static enum tag_fit fit_of(const struct doc *doc, const struct doc_match *m,
                           const struct dictionary_pattern *p) {
    uint8_t pos = p->term->pos;
    uint32_t at = pos == DOC_VERB ? m->first_word : m->end_word - 1;
    const struct doc_word *word = &doc->words.items[at];
    enum words_form form = (enum words_form)p->form;
    if (pos > DOC_ADVERB || (pos == DOC_NOUN && p->count > 1)) return TAG_FITS;
    struct str tag = doc_tag(doc, word);
    if (!tag.size) return TAG_UNSURE;
    bool is_sure = word->tag_margin >= SURE_MARGIN;
    bool may_be = is_tag_of(tag, pos, form) || is_participle(tag, form);
    if (pos == DOC_ADJECTIVE && may_be && dictionary_is_attribute(doc, m))
        return TAG_FITS; /* "an isolated case": no other reading */
    bool is_alone = has_only(doc->types.items[word->type].tags, pos);
    if (is_tag_of(tag, pos, form)) return is_sure || is_alone ? TAG_FITS : TAG_UNSURE;
    return !is_sure || is_alone || is_participle(tag, form) ? TAG_UNSURE : TAG_CONTRADICTS;
}

bool dictionary_tag_contradicts(const struct doc *doc, const struct doc_match *match,
                                const struct dictionary_pattern *pattern) {
    return fit_of(doc, match, pattern) == TAG_CONTRADICTS;
}

static bool same_words(const struct dictionary_pattern *a, const struct dictionary_pattern *b) {
    if (a->count != b->count) return false;
    for (uint32_t i = 0; i < a->count; i++)
        if (!str_equal(a->words[i], b->words[i])) return false;
    return true;
}

/* Among readings that the tag only does not exclude, one that it asks for is the one. */
static void drop_unsure(struct ranking *r) {
    uint32_t kept = 0, fitting = 0;
    for (uint32_t i = 0; i < r->sense_count; i++) fitting += r->senses[i].fit == TAG_FITS;
    if (!fitting) return;
    for (uint32_t i = 0; i < r->sense_count; i++)
        if (r->senses[i].fit == TAG_FITS) r->senses[kept++] = r->senses[i];
    r->sense_count = kept;
}

static bool is_known(const struct ranking *r, const struct doc_term *term) {
    for (uint32_t i = 0; i < r->sense_count; i++)
        if (r->senses[i].pattern->term == term) return true;
    return false;
}

/* The rows that this wording can mean here. */
static void gather(struct ranking *r, uint32_t first, const struct doc_match *m) {
    const struct dictionary *d = r->of->dictionary;
    for (uint32_t i = first; i != DOC_NONE && r->sense_count < SENSES_MAX;
         i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool is_meant = p->term->action == DOC_REPLACE &&
                        (p->term->is_by_sense || r->of->takes_all) &&
                        (p->term->level >= r->of->doc->band->level || r->of->takes_all);
        if (!is_meant || !same_words(p, &d->patterns.items[first]) || is_known(r, p->term))
            continue;
        struct sense sense = {.pattern = p, .fit = fit_of(r->of->doc, m, p)};
        if (sense.fit == TAG_CONTRADICTS) continue;
        if (look_for_cues(r->of, p->cues, m->sentence, &sense.cue))
            r->senses[r->sense_count++] = sense;
    }
    drop_unsure(r);
}

/* The one row that the context decides for, or NULL: its cues stand and no other row's do so as
 * well, or it is all there is. */
static const struct sense *decide(const struct ranking *r) {
    const struct sense *best = &r->senses[0];
    bool is_equalled = false;
    for (uint32_t i = 1; i < r->sense_count; i++) {
        const struct sense *s = &r->senses[i];
        is_equalled = s->cue == best->cue || (is_equalled && s->cue < best->cue);
        if (s->cue > best->cue) best = s;
    }
    bool is_cued = best->cue >= CUE_IN_PARAGRAPH && !is_equalled;
    bool is_alone = best->cue == CUE_NOT_ASKED && r->sense_count == 1;
    return is_cued || is_alone ? best : NULL;
}

/* How hard the hardest word of a text is, and how common the rarest one (Zipf value times 100). */
struct ease {
    int difficulty, zipf;
};

static struct ease ease_of(const struct words_lexicon *lexicon, struct str text) {
    enum { COMMONEST = 800 };
    struct ease ease = {0, COMMONEST};
    struct str word;
    while (lexicon && str_next(&text, ' ', &word)) {
        struct words_entry entry;
        words_look_up(lexicon, word.bytes, word.size, &entry);
        int difficulty = words_estimate_difficulty(lexicon, word.bytes, word.size);
        if (difficulty > ease.difficulty) ease.difficulty = difficulty;
        if (entry.zipf < ease.zipf) ease.zipf = entry.zipf;
    }
    return ease;
}

/* What the sentence leaves open when it is asked without its tag: past tense or participle. */
static struct str inflect_by_tag(const struct doc *doc, const struct doc_match *m,
                                 struct arena *arena) {
    const struct doc_word *word = &doc->words.items[m->first_word];
    bool is_open = m->form == WORDS_PAST || m->form == WORDS_PARTICIPLE;
    if (m->term->pos != DOC_VERB || !is_open) return STR("");
    bool is_past = str_equal(doc_tag(doc, word), STR("VERB/VBD"));
    struct str plain = m->term->plain;
    size_t end = str_find(plain, STR(" "), 0);
    if (end == SIZE_MAX) end = plain.size;
    char out[WORDS_FORM_SIZE];
    size_t size =
        words_inflect(plain.bytes, end, is_past ? WORDS_PAST : WORDS_PARTICIPLE, out, sizeof out);
    if (!size) return STR("");
    return str_format(arena, "%s%.*s", out, STR_ARG(str_slice(plain, end, plain.size)));
}

/* An alternative in the form that stands here; best guesses are not sure, impossible forms empty.
 */
static struct doc_candidate in_form(const struct doc *doc, const struct doc_match *m,
                                    const struct dictionary_pattern *p, struct str plain) {
    struct doc_term term = *p->term;
    struct doc_match match = *m;
    term.plain = plain;
    match.term = &term;
    match.form = p->form;
    match.plain = match.problem = match.possessive = STR("");
    dictionary_inflect_in_place(doc, &match, doc->arena);
    bool is_sure =
        match.plain.size && !match.problem.size && dictionary_fits_frame(doc, &match, match.plain);
    if (!match.plain.size) match.plain = inflect_by_tag(doc, &match, doc->arena);
    return (struct doc_candidate){match.plain, is_sure};
}

static void put(struct ranking *r, struct candidate c) {
    uint32_t at = 0, known = r->candidate_count;
    for (uint32_t i = 0; i < known; i++)
        if (str_equal(r->candidates[i].is.text, c.is.text)) return;
    if (known == CANDIDATES_MAX) return;
    while (at < known && r->candidates[at].score >= c.score) at++;
    memmove(&r->candidates[at + 1], &r->candidates[at], (known - at) * sizeof c);
    r->candidates[at] = c;
    r->candidate_count++;
}

/* The row first, then whether the form is sure, then how much is gained; being named later costs as
 * much as a good deal of ease, since the row's writer knew the meaning. */
static int score_of(const struct sense *s, int gain, uint32_t position, bool is_sure) {
    enum { PER_CUE = 40000, PER_FIT = 10000, PER_FORM = 5000, PER_POSITION = 150 };
    return PER_CUE * (int)s->cue + PER_FIT * (int)s->fit + PER_FORM * (is_sure ? 1 : 0) + gain -
           PER_POSITION * (int)position;
}

/* Words that are a little harder by the lexicon are offered, since it may err; nothing surely. */
static void add_alternatives(struct ranking *r, const struct sense *s, const struct doc_match *m) {
    enum { AS_HARD = 60 };
    const struct doc_term *term = s->pattern->term;
    const struct words_lexicon *lexicon = r->of->dictionary->lexicon;
    struct ease hard = ease_of(lexicon, term->term);
    struct str rest = term->choices, plain;
    for (uint32_t i = 0; rest.size && str_next(&rest, '|', &plain); i++) {
        plain = str_trim(plain);
        struct ease easy = ease_of(lexicon, plain);
        int gained = lexicon ? hard.difficulty - easy.difficulty : 1;
        int gain = gained + (easy.zipf - hard.zipf) / 2;
        if (!plain.size || gained <= -AS_HARD || str_find(plain, STR("{"), 0) != SIZE_MAX) continue;
        struct doc_candidate is = in_form(r->of->doc, m, s->pattern, plain);
        is.is_sure = is.is_sure && gained > 0;
        int score = score_of(s, gain, i, is.is_sure);
        if (is.text.size) put(r, (struct candidate){is, score});
    }
}

/* Writes what was found into the match. */
static void conclude(struct ranking *r, const struct sense *decided, struct doc_match *m) {
    const struct sense *s = decided ? decided : &r->senses[0];
    struct doc_candidate *all =
        ARENA_ARRAY(r->of->doc->arena, struct doc_candidate, r->candidate_count);
    for (uint32_t i = 0; i < r->candidate_count; i++) all[i] = r->candidates[i].is;
    m->term = s->pattern->term;
    m->form = s->pattern->form;
    m->candidates = all;
    m->candidate_count = r->candidate_count;
    m->is_undecided = !decided;
    m->is_cued = decided && s->cue != CUE_IN_PARAGRAPH && s->fit == TAG_FITS && all[0].is_sure;
    m->plain = all[0].text;
    if (!all[0].is_sure) m->problem = STR("its form here cannot be told for sure");
}

static bool is_hard(const struct doc *doc, const struct doc_match *m) {
    for (uint32_t w = m->first_word; w < m->end_word; w++)
        if (doc->words.items[w].flags & DOC_HARD) return true;
    return false;
}

bool dictionary_rank(struct dictionary_ranking *ranking, uint32_t first, struct doc_match *match) {
    struct ranking r = {.of = ranking};
    if (!ranking->takes_all && !is_hard(ranking->doc, match)) return false;
    gather(&r, first, match);
    if (!r.sense_count) return false;
    const struct sense *decided = decide(&r);
    for (uint32_t i = 0; i < r.sense_count; i++)
        if (!decided || &r.senses[i] == decided) add_alternatives(&r, &r.senses[i], match);
    if (!r.candidate_count) return false;
    conclude(&r, decided, match);
    return true;
}

/* "organized" is "organised", "analyze" is "analyse". */
static uint32_t british_chain(const struct dictionary *d, struct str word) {
    char spelling[64];
    size_t z = word.size;
    if (word.size > sizeof spelling) return DOC_NONE;
    while (z > 2 && word.bytes[z - 1] != 'z') z--;
    bool is_american = z > 2 && (word.bytes[z - 2] == 'i' || word.bytes[z - 2] == 'y');
    if (!is_american) return DOC_NONE;
    memcpy(spelling, word.bytes, word.size);
    spelling[z - 1] = 's';
    return dictionary_word_chain(d, (struct str){spelling, word.size});
}

bool dictionary_rank_american(struct dictionary_ranking *ranking, struct doc_match *match) {
    const struct dictionary *d = ranking->dictionary;
    uint32_t i = british_chain(d, ranking->doc->words.items[match->first_word].folded);
    for (; i != DOC_NONE; i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool is_meant = p->count == 1 && (p->term->is_by_sense || ranking->takes_all);
        if (is_meant && dictionary_rank(ranking, i, match)) return true;
    }
    return false;
}
