/* The wordings of a term. Regular and irregular forms follow from its part of speech; the row adds
 * wordings of its own and forbids others with "!". */
#include "dictionary/internal.h"

#include "base/utf8.h"
#include "words/forms.h"

#include <string.h>

/* One term being spelled out. */
struct spelling {
    struct dictionary *dictionary;
    struct doc_term *term;
    struct str forms; /* the row's own, separated by ";" */
    const struct dictionary_cues *cues;
    dictionary_fold fold;
    struct arena scratch;
    bool is_exact;
    enum words_form form;     /* of the wording that is being added */
    struct str before, after; /* what stands around the inflected part */
};

static bool is_forbidden(struct str forms, struct str wording) {
    struct str rest = forms, one;
    while (str_next(&rest, ';', &one)) {
        one = str_trim(one);
        if (one.size > 1 && one.bytes[0] == '!' &&
            str_equal_fold(str_trim(str_slice(one, 1, one.size)), wording))
            return true;
    }
    return false;
}

static void add_wording(struct spelling *s, struct str wording, enum words_form form) {
    struct dictionary *d = s->dictionary;
    if (is_forbidden(s->forms, wording)) return;
    struct str words[2 * PATTERN_WORDS_MAX + 2];
    wording = str_copy(d->arena, wording);
    struct str before = wording, after = STR("");
    bool has_slot = dictionary_cut_slot(wording, &before, &after);
    uint32_t count = s->fold(before, words, PATTERN_WORDS_MAX + 1, d->arena), gap = count;
    if (has_slot) count += s->fold(after, words + count, PATTERN_WORDS_MAX + 1, d->arena);
    if (!count || count > PATTERN_WORDS_MAX) return; /* its first words alone are not the term */
    struct dictionary_pattern pattern = {.term = s->term,
                                         .cues = s->cues,
                                         .count = count,
                                         .layer = d->layers,
                                         .gap = has_slot ? gap : 0,
                                         .form = (uint8_t)form};
    pattern.words = ARENA_ARRAY(d->arena, struct str, count);
    memcpy(pattern.words, words, count * sizeof *words);
    if (s->is_exact) pattern.exact = wording;
    pattern.has_comma = str_find(wording, STR(","), 0) != SIZE_MAX;
    dictionary_add_pattern(d, &pattern);
}

static void visit_form(void *context, const char *form, size_t length) {
    struct spelling *s = context;
    struct buf buf = {.arena = &s->scratch};
    buf_add(&buf, s->before);
    buf_add(&buf, (struct str){form, length});
    buf_add(&buf, s->after);
    add_wording(s, buf_str(&buf), s->form);
}

static struct str lower_copy(struct str s, struct arena *arena) {
    struct str copy = str_copy(arena, s);
    char *bytes = (char *)copy.bytes;
    for (size_t i = 0; i < copy.size; i++) bytes[i] = ascii_lower(bytes[i]);
    return copy;
}

/* "duty of care" -> "duty" and " of care"; "personal adviser" -> "personal " and "adviser". */
static void split_noun(struct str term, struct str *before, struct str *head, struct str *after) {
    static const char *const links[] = {" of ", " in ", " for ", " with ", " by ",
                                        " to ", " at ", "-to-",  "-in-",   "-of-"};
    size_t end = term.size;
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        size_t at = str_find(term, str_from(links[i]), 0);
        if (at != SIZE_MAX && at < end) end = at;
    }
    *after = str_slice(term, end, term.size);
    size_t start = end;
    while (start > 0 && term.bytes[start - 1] != ' ' && term.bytes[start - 1] != '-') start--;
    *before = str_slice(term, 0, start);
    *head = str_slice(term, start, end);
}

static void add_inflected(struct spelling *s, struct str head, enum words_form form) {
    s->form = form;
    struct str lower = lower_copy(head, &s->scratch);
    words_inflect_all(lower.bytes, lower.size, form, visit_form, s);
}

static void add_verb_forms(struct spelling *s, struct str term) {
    size_t end = str_find(term, STR(" "), 0);
    if (end == SIZE_MAX) end = term.size;
    struct str verb = str_slice(term, 0, end);
    s->before = STR("");
    s->after = str_slice(term, end, term.size);
    for (enum words_form f = WORDS_THIRD; f <= WORDS_ING; f++) add_inflected(s, verb, f);
    if (!str_equal(verb, STR("be"))) return;
    s->form = WORDS_BASE; /* "are in receipt of": present, as "get" is */
    visit_form(s, "am", 2);
    visit_form(s, "are", 3);
}

/* Acronyms take a small s: LAs, IROs. */
static void add_acronym_plural(struct spelling *s, struct str term) {
    add_wording(s, str_format(&s->scratch, "%.*ss", STR_ARG(term)), WORDS_PLURAL);
}

static bool is_acronym(struct str term) {
    size_t capitals = 0;
    for (size_t i = 0; i < term.size; i++) capitals += ascii_is_upper(term.bytes[i]);
    return capitals >= 2 && str_find(term, STR(" "), 0) == SIZE_MAX;
}

static void add_noun_forms(struct spelling *s, struct str term) {
    struct str head;
    if (is_acronym(term)) {
        add_acronym_plural(s, term);
        return;
    }
    split_noun(term, &s->before, &head, &s->after);
    if (s->is_exact && head.size && ascii_is_upper(head.bytes[0])) return;
    if (!s->term->is_plural) add_inflected(s, head, WORDS_PLURAL);
}

static void add_adjective_forms(struct spelling *s, struct str term) {
    s->before = s->after = STR("");
    if (str_find(term, STR(" "), 0) != SIZE_MAX) return;
    add_inflected(s, term, WORDS_COMPARATIVE);
    add_inflected(s, term, WORDS_SUPERLATIVE);
}

static bool ends_in_plural(struct str wording) {
    if (str_ends(wording, STR("children")) || str_ends(wording, STR("people"))) return true;
    return str_ends(wording, STR("s")) && !str_ends(wording, STR("ss")) &&
           !str_ends(wording, STR("us")) && !str_ends(wording, STR("is"));
}

static bool starts_with_form(struct str wording, struct str lemma, enum words_form form) {
    char out[WORDS_FORM_SIZE];
    size_t size = words_inflect(lemma.bytes, lemma.size, form, out, sizeof out);
    return size && str_starts(wording, (struct str){out, size});
}

/* The form of a wording that the row lists, judged by its ending. */
static enum words_form form_of_listed(const struct doc_term *term, struct str wording) {
    if (term->pos == DOC_NOUN && !term->is_plural && ends_in_plural(wording) &&
        !ends_in_plural(term->term))
        return WORDS_PLURAL;
    if (term->pos != DOC_VERB) return WORDS_BASE;
    size_t end = str_find(term->term, STR(" "), 0);
    struct str verb = str_slice(term->term, 0, end);
    for (enum words_form f = WORDS_THIRD; f <= WORDS_ING; f++)
        if (starts_with_form(wording, verb, f)) return f;
    return WORDS_BASE;
}

static void add_listed(struct spelling *s) {
    struct str rest = s->forms, one;
    while (str_next(&rest, ';', &one)) {
        one = str_trim(one);
        if (one.size && one.bytes[0] != '!') add_wording(s, one, form_of_listed(s->term, one));
    }
}

static void note_number(struct doc_term *term, struct str forms, struct arena *scratch) {
    if (term->pos != DOC_NOUN) return;
    struct str before, head, after;
    split_noun(term->term, &before, &head, &after);
    char out[WORDS_FORM_SIZE];
    struct str lower = lower_copy(head, scratch);
    size_t size = words_inflect(lower.bytes, lower.size, WORDS_PLURAL, out, sizeof out);
    struct str plural =
        str_format(scratch, "%.*s%.*s%.*s", STR_ARG(before), (int)size, out, STR_ARG(after));
    enum words_form found;
    char lemma[WORDS_FORM_SIZE];
    bool is_irregular =
        words_irregular_lemma(lower.bytes, lower.size, &found, lemma, sizeof lemma) &&
        found == WORDS_PLURAL;
    term->is_mass = is_forbidden(forms, plural);
    term->is_plural = !is_acronym(term->term) && (is_irregular || ends_in_plural(lower));
}

void dictionary_add_forms(struct dictionary *d, struct doc_term *term, struct str forms,
                          bool is_exact, const struct dictionary_cues *cues, dictionary_fold fold,
                          struct arena scratch) {
    struct spelling s = {.dictionary = d,
                         .term = term,
                         .forms = forms,
                         .cues = cues,
                         .fold = fold,
                         .scratch = scratch,
                         .is_exact = is_exact};
    note_number(term, forms, &s.scratch);
    add_wording(&s, term->term, term->is_plural ? WORDS_PLURAL : WORDS_BASE);
    if (term->pos == DOC_NOUN) add_noun_forms(&s, term->term);
    if (term->pos == DOC_VERB) add_verb_forms(&s, term->term);
    if (term->pos == DOC_ADJECTIVE) add_adjective_forms(&s, term->term);
    add_listed(&s);
}
