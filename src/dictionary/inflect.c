/* Puts plain words into the form of the words they replace. When a form is ambiguous (past tense or
 * participle) and the difference shows, the word before decides; when that does not either, nothing
 * is replaced. */
#include "dictionary/internal.h"

#include "base/utf8.h"
#include "words/forms.h"

#include <string.h>

/* Where the head noun of a plain phrase ends: before its first "of", "who" ... */
static size_t head_end(struct str phrase) {
    static const char *const links[] = {" of ",   " who ", " that ", " in ",   " for ",
                                        " with ", " to ",  " from ", " about "};
    size_t end = phrase.size;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t at = str_find(phrase, str_from(links[i]), 0);
        if (at < end) end = at;
    }
    return end;
}

static struct str inflect_part(struct str part, enum words_form form, struct arena *arena) {
    char out[WORDS_FORM_SIZE];
    size_t size = words_inflect(part.bytes, part.size, form, out, sizeof out);
    return str_copy(arena, (struct str){out, size});
}

static struct str inflect_noun(struct str plain, struct arena *arena) {
    size_t end = head_end(plain);
    size_t start = end;
    while (start > 0 && plain.bytes[start - 1] != ' ') start--;
    struct str head = inflect_part(str_slice(plain, start, end), WORDS_PLURAL, arena);
    if (!head.size) return head;
    return str_format(arena, "%.*s%.*s%.*s", (int)start, plain.bytes, STR_ARG(head),
                      STR_ARG(str_slice(plain, end, plain.size)));
}

static struct str inflect_verb(struct str plain, enum words_form form, struct arena *arena) {
    size_t end = str_find(plain, STR(" "), 0);
    if (end == SIZE_MAX) end = plain.size;
    struct str verb = inflect_part(str_slice(plain, 0, end), form, arena);
    if (!verb.size) return verb;
    return str_format(arena, "%.*s%.*s", STR_ARG(verb), STR_ARG(str_slice(plain, end, plain.size)));
}

static struct str compare_adjective(struct str plain, enum words_form form, struct arena *arena) {
    struct str inflected = inflect_part(plain, form, arena);
    if (inflected.size) return inflected;
    const char *degree = form == WORDS_COMPARATIVE ? "more" : "most";
    return str_format(arena, "%s %.*s", degree, STR_ARG(plain));
}

/* The last word before the match that is not an adverb or "not". */
static const struct doc_word *word_before(const struct doc *doc, const struct doc_match *m) {
    uint32_t first = doc->sentences.items[m->sentence].first_word;
    for (uint32_t w = m->first_word; w > first; w--) {
        const struct doc_word *word = &doc->words.items[w - 1];
        bool is_passed = str_ends(word->folded, STR("ly")) || str_equal(word->folded, STR("not")) ||
                         str_equal(word->folded, STR("n't")) ||
                         str_equal(word->folded, STR("also"));
        if (!is_passed) return word;
    }
    return NULL;
}

static bool is_participle_cue(const struct doc_word *word) {
    static const char *const cues[] = {"'ve", "are",  "be",     "been", "being", "had",
                                       "has", "have", "having", "is",   "was",   "were"};
    return str_in_sorted(word->folded, cues, sizeof cues / sizeof *cues);
}

static bool is_past_cue(const struct doc_word *word) {
    static const char *const cues[] = {"he", "i", "it", "she", "they", "we", "who", "you"};
    return str_in_sorted(word->folded, cues, sizeof cues / sizeof *cues);
}

static struct str past_or_participle(const struct doc *doc, const struct doc_match *m,
                                     struct arena *arena) {
    struct str past = inflect_verb(m->term->plain, WORDS_PAST, arena);
    struct str participle = inflect_verb(m->term->plain, WORDS_PARTICIPLE, arena);
    if (str_equal(past, participle)) return past;
    struct str term_past = inflect_verb(m->term->term, WORDS_PAST, arena);
    struct str term_participle = inflect_verb(m->term->term, WORDS_PARTICIPLE, arena);
    if (!str_equal(term_past, term_participle)) return m->form == WORDS_PAST ? past : participle;
    const struct doc_word *before = word_before(doc, m);
    if (before && is_participle_cue(before)) return participle;
    if (before && is_past_cue(before)) return past;
    return STR("");
}

static struct str in_form(const struct doc *doc, const struct doc_match *m, struct arena *arena) {
    struct str plain = m->term->plain;
    enum words_form form = (enum words_form)m->form;
    if (m->term->pos == DOC_NOUN && form == WORDS_PLURAL && !m->term->is_plural)
        return inflect_noun(plain, arena);
    if (m->term->pos == DOC_VERB && (form == WORDS_PAST || form == WORDS_PARTICIPLE))
        return past_or_participle(doc, m, arena);
    if (m->term->pos == DOC_VERB && form != WORDS_BASE) return inflect_verb(plain, form, arena);
    if (form == WORDS_COMPARATIVE || form == WORDS_SUPERLATIVE)
        return compare_adjective(plain, form, arena);
    return plain;
}

/* "pupils’" may not become "children’": the possessive would need another shape. */
static bool fits_possessive(const struct doc *doc, const struct doc_match *m, struct str plain) {
    if (!m->is_possessive) return true;
    bool is_bare = doc->words.items[m->end_word].kind == DOC_PUNCTUATION;
    return is_bare == str_ends(plain, STR("s"));
}

void dictionary_inflect(const struct doc *doc, struct doc_match *match, struct arena *arena) {
    match->plain = in_form(doc, match, arena);
    if (!match->plain.size)
        match->problem = STR("its form here cannot be told for sure");
    else if (!fits_possessive(doc, match, match->plain))
        match->problem = STR("the possessive would need another shape");
}
