/* Explanations: at a term's first use its gloss in brackets or its definition as the next sentence,
 * as the band wants it, and never more new terms in 100 words than the band allows. The rest is
 * left to the glossary. An explanation never stands between a sentence and the "this" or "they"
 * that looks back at it. */
#include "simplify/internal.h"

#include "base/sorted.h"
#include "base/utf8.h"
#include "words/forms.h"

enum { RECENT_MAX = 8 };

/* Places (word indices) of the last explanations, for the limit in 100 words. */
struct recent {
    uint32_t at[RECENT_MAX];
    uint32_t count;
};

uint32_t simplify_count_words(struct str text) {
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.bytes[i] != ' ' && (i == 0 || text.bytes[i - 1] == ' ');
    return count;
}

/* Will readers get fewer than 100 words from the one to the other? */
static bool is_near(const struct doc *doc, uint32_t from, uint32_t to, struct arena scratch) {
    enum { STRETCH = 100, FAR = 1600 };
    if (from >= to) return true;
    struct span text = {doc->words.items[from].text.start, doc->words.items[to].text.start};
    if (span_size(text) > FAR) return false;
    return simplify_count_words(simplify_result_of(doc, text, &scratch)) < STRETCH;
}

static bool has_room(const struct doc *doc, const struct recent *recent, uint32_t word,
                     struct arena scratch) {
    uint32_t limit = (uint32_t)doc->band->new_terms, near = 0;
    for (uint32_t i = 0; i < recent->count && i < RECENT_MAX; i++)
        near += is_near(doc, recent->at[i], word, scratch);
    return near < limit;
}

static void note_recent(struct recent *recent, uint32_t word) {
    recent->at[recent->count % RECENT_MAX] = word;
    recent->count++;
}

/* A short order ("Go figure.") goes with what stands before it. */
static bool is_short_order(const struct doc *doc, const struct doc_sentence *s) {
    enum { SHORTEST = 4 };
    if (s->first_word == s->end_word || s->measure.words >= SHORTEST) return false;
    const struct doc_word *first = &doc->words.items[s->first_word];
    return str_equal(doc_tag(doc, first), STR("VERB/VB"));
}

/* A sentence's text with the changes that are made in it. */
struct str simplify_result_of(const struct doc *doc, struct span text, struct arena *arena) {
    struct buf buf = {.arena = arena};
    uint32_t at = text.start;
    for (uint32_t i = SORTED_FROM(&doc->edits, text.start, text.start); i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->text.start >= text.end) break;
        if (edit->kind != DOC_EDIT_REPLACE || edit->text.start < at) continue;
        buf_add(&buf, str_slice(doc->text, at, edit->text.start));
        buf_add(&buf, edit->after);
        at = edit->text.end;
    }
    buf_add(&buf, str_slice(doc->text, at, text.end));
    return buf_str(&buf);
}

/* The first sentence of the next paragraph or item, if nothing like a heading stands between. */
static const struct doc_sentence *sentence_behind(const struct doc *doc, uint32_t block) {
    for (uint32_t b = block + 1; b < doc->blocks.count; b++) {
        const struct doc_block *next = &doc->blocks.items[b];
        if (next->kind == DOC_HEADING || next->kind == DOC_RULE || next->kind == DOC_TABLE) break;
        if (next->first_sentence < next->end_sentence)
            return &doc->sentences.items[next->first_sentence];
    }
    return NULL;
}

static struct span trimmed(const struct doc *doc, struct span text) {
    while (text.end > text.start && ascii_is_space(doc->text.bytes[text.end - 1])) text.end--;
    return text;
}

/* Does the sentence end in a full stop, so that another may follow? */
static bool is_finished(const struct doc *doc, const struct doc_sentence *s) {
    struct str text = doc_slice(doc, trimmed(doc, s->text));
    return str_ends(text, STR(".")) || str_ends(text, STR("!")) || str_ends(text, STR("?")) ||
           str_ends(text, STR(".)")) || str_ends(text, STR(".\xE2\x80\x9D")) ||
           str_ends(text, STR(".\""));
}

/* Where an explanation may stand. */
struct spot {
    uint32_t offset;
    uint32_t edit; /* inside what this edit puts there, behind its full stop; or DOC_NONE */
    size_t stop;   /* ... so many bytes of it come before */
};

size_t simplify_stop_in(const struct doc_edit *edit) {
    if (edit->kind != DOC_EDIT_REPLACE) return SIZE_MAX;
    size_t at = str_find(edit->after, STR(". "), 0);
    if (at != SIZE_MAX) return at + 1;
    return str_equal(edit->after, STR(".")) ? 1 : SIZE_MAX;
}

/* The next full stop made in the sentence behind an offset; *edit is then the edit's index. */
static bool find_stop(const struct doc *doc, struct span sentence, uint32_t from, uint32_t *edit) {
    for (uint32_t i = SORTED_FROM(&doc->edits, text.start, from); i < doc->edits.count; i++) {
        if (doc->edits.items[i].text.start >= sentence.end) return false;
        if (simplify_stop_in(&doc->edits.items[i]) == SIZE_MAX) continue;
        *edit = i;
        return true;
    }
    return false;
}

/* What readers get behind a full stop that a change makes. */
static struct str text_behind(const struct doc *doc, uint32_t edit, struct span sentence,
                              struct arena *arena) {
    const struct doc_edit *e = &doc->edits.items[edit];
    struct str rest = simplify_result_of(doc, (struct span){e->text.end, sentence.end}, arena);
    struct str after = str_slice(e->after, simplify_stop_in(e), e->after.size);
    return str_format(arena, "%.*s%.*s", STR_ARG(after), STR_ARG(rest));
}

/* The end of the sentence that readers get, or of the one after it, within the author's sentence;
 * *left counts how many ends may still be tried. */
static bool place_inside(const struct doc *doc, const struct doc_sentence *s, uint32_t from,
                         unsigned *left, struct spot *place, struct arena scratch) {
    uint32_t edit;
    for (; *left && find_stop(doc, s->text, from, &edit); (*left)--) {
        const struct doc_edit *e = &doc->edits.items[edit];
        struct arena inner = scratch;
        *place = (struct spot){e->text.start, edit, simplify_stop_in(e)};
        if (!simplify_looks_back(text_behind(doc, edit, s->text, &inner))) return true;
        from = e->text.start + 1;
    }
    return false;
}

static bool may_follow(const struct doc *doc, const struct doc_sentence *next,
                       struct arena scratch) {
    if (!next) return true;
    return !simplify_looks_back(simplify_result_of(doc, next->text, &scratch)) &&
           !is_short_order(doc, next);
}

/* Behind the sentence that readers get with the term in it, or behind the next one of the block. */
static bool place_after(const struct doc *doc, const struct doc_finding *f, struct spot *place,
                        struct arena scratch) {
    enum { TRIES = 2, FAR = 12 /* words that may come between */ };
    unsigned left = TRIES;
    uint32_t block = doc->sentences.items[f->sentence].block;
    uint32_t end = doc->blocks.items[block].end_sentence;
    for (uint32_t i = f->sentence; i < end && left; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        uint32_t from = i == f->sentence ? f->text.end : s->text.start;
        if (i > f->sentence && s->measure.words > FAR) return false;
        if (place_inside(doc, s, from, &left, place, scratch)) return true;
        if (!left || !is_finished(doc, s)) continue;
        const struct doc_sentence *next =
            i + 1 < end ? &doc->sentences.items[i + 1] : sentence_behind(doc, block);
        *place = (struct spot){trimmed(doc, s->text).end, DOC_NONE, 0};
        if (may_follow(doc, next, scratch)) return true;
        left--;
    }
    return false;
}

/* Makes two edits of one, before and behind its full stop; what stands between them has the offset
 * that is returned. */
uint32_t simplify_divide(struct doc *doc, uint32_t edit, size_t stop) {
    struct doc_edit rest = doc->edits.items[edit];
    struct doc_edit *e = &doc->edits.items[edit];
    if (stop >= e->after.size) return e->text.end; /* it is divided already */
    uint32_t middle = e->text.start + 1;
    rest.text.start = middle;
    rest.after = str_slice(e->after, stop, e->after.size);
    e->text.end = middle;
    e->after = str_slice(e->after, 0, stop);
    simplify_insert(doc, rest);
    return middle;
}

/* Does a word that begins like `word` stand among the first bytes of the definition? */
static bool has_stem(struct str definition, struct str word) {
    enum { STEM = 4 };
    size_t size = word.size > STEM ? STEM + (word.size - STEM) / 2 : word.size;
    return str_contains_fold(definition, str_slice(word, 0, size));
}

/* Do the words of `name` stand, in some form, at the front of the definition? */
static bool definition_names(const struct doc_term *term, struct str name) {
    struct str front = str_slice(term->definition, 0, name.size * 2 + 24), word;
    uint32_t missing = 0, words = 0;
    while (str_next(&name, ' ', &word)) {
        words++;
        missing += !has_stem(front, word);
    }
    return missing == 0 || (words > 2 && missing == 1);
}

/* Is the definition a sentence about the term ("Going into care means ...") or only its end ("A
 * person who ...")? */
static bool names_term(const struct doc_term *term) {
    struct str front = str_slice(term->definition, 0, term->term.size * 2 + 24);
    if (term->expansion.size && str_contains_fold(front, term->expansion)) return true;
    return definition_names(term, term->term);
}

/* A word that is written with capitals inside ("CiN", "NHS") keeps its first one, too. */
static struct str lower_first(struct str text, struct arena *arena) {
    struct str copy = str_copy(arena, text);
    bool has_capital = copy.size < 2;
    for (size_t i = 1; i < copy.size && copy.bytes[i] != ' '; i++)
        has_capital |= ascii_is_upper(copy.bytes[i]);
    if (!has_capital) ((char *)copy.bytes)[0] = ascii_lower(copy.bytes[0]);
    return copy;
}

/* In the text one sentence must do; the glossary has the rest. An acronym's first sentence only
 * spells it out, so it keeps all. */
static struct str first_sentence(const struct doc_term *term) {
    size_t end = str_find(term->definition, STR(". "), 0);
    bool is_whole = end == SIZE_MAX || term->expansion.size;
    return is_whole ? term->definition : str_slice(term->definition, 0, end + 1);
}

/* The definition as a sentence of its own. */
static struct str sentence_of(const struct doc_term *term, struct arena *arena) {
    struct str definition = first_sentence(term);
    const char *stop = str_ends(definition, STR(".")) ? "" : ".";
    if (names_term(term)) return str_format(arena, " %.*s%s", STR_ARG(definition), stop);
    struct str name = str_capitalise(arena, term->term);
    return str_format(arena, " %.*s means: %.*s%s", STR_ARG(name),
                      STR_ARG(lower_first(definition, arena)), stop);
}

/* Does the definition's front hold every word of the wording in the text? */
static bool has_all_stems(const struct doc_term *term, struct str used) {
    struct str front = str_slice(term->definition, 0, used.size * 2 + 24), word;
    while (str_next(&used, ' ', &word))
        if (!has_stem(front, word)) return false;
    return true;
}

static bool is_plural_word(const struct doc *doc, uint32_t w) {
    return str_ends(doc_tag(doc, &doc->words.items[w]), STR("/NNS"));
}

/* Is its noun, which stands at one of its ends, a plural? */
static bool has_plural(const struct doc *doc, const struct doc_match *m) {
    return is_plural_word(doc, m->first_word) || is_plural_word(doc, m->end_word - 1);
}

/* The definition told of the wording that the text uses: "An out-of-hours team is ..." where the
 * row is about an emergency duty team. Empty when that cannot be done in one step. */
static struct str definition_for(const struct doc *doc, const struct doc_finding *f) {
    const struct doc_term *term = f->match->term;
    struct str used = simplify_result_of(doc, f->text, doc->arena);
    bool is_same = !names_term(term) || has_all_stems(term, used) || term->expansion.size;
    if (is_same) return sentence_of(term, doc->arena);
    if (has_plural(doc, f->match)) return STR(""); /* "A children in care is ..." */
    static const char *const articles[] = {"", "A ", "An "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        struct str opening = str_format(doc->arena, "%s%.*s ", articles[i], STR_ARG(term->term));
        struct str front = str_slice(term->definition, 0, opening.size);
        if (!str_equal_fold(front, opening) || f->match->form != WORDS_BASE) continue;
        struct str definition = first_sentence(term);
        struct str rest = str_slice(definition, opening.size - 1, definition.size);
        struct str name = lower_first(used, doc->arena);
        if (i == 0) name = str_capitalise(doc->arena, used);
        const char *article = words_article(name.bytes, name.size);
        return str_format(doc->arena, i ? " %s %.*s%.*s" : "%.0s %.*s%.*s",
                          str_equal(str_from(article), STR("an")) ? "An" : "A", STR_ARG(name),
                          STR_ARG(rest));
    }
    return STR("");
}

/* Our words with the apostrophes that the page itself uses. */
static struct str typeset(const struct doc *doc, struct str text) {
    bool is_curly = str_find(doc->text, STR("\xE2\x80\x99"), 0) != SIZE_MAX;
    if (!is_curly || str_find(text, STR("'"), 0) == SIZE_MAX) return text;
    struct buf buf = {.arena = doc->arena};
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '\'')
            buf_add(&buf, STR("\xE2\x80\x99"));
        else
            buf_add_char(&buf, text.bytes[i]);
    }
    return buf_str(&buf);
}

/* A bracket may stand before a mark or a small word, not inside a compound ("child protection
 * concerns") or before "of". Sorted. */
static bool may_be_followed(const struct doc *doc, uint32_t next, uint32_t sentence) {
    static const char *const small[] = {
        "and", "are",   "as",   "at",    "because", "but",    "by",   "can",  "could", "did",
        "do",  "does",  "for",  "from",  "had",     "has",    "have", "if",   "in",    "is",
        "may", "might", "must", "on",    "or",      "should", "so",   "than", "that",  "to",
        "was", "were",  "when", "which", "while",   "who",    "will", "with", "would"};
    if (next >= doc->words.count || doc->words.items[next].sentence != sentence) return true;
    const struct doc_word *word = &doc->words.items[next];
    if (word->flags & (DOC_IN_BRACKETS | DOC_HYPHEN | DOC_CLITIC)) return false;
    return word->kind == DOC_PUNCTUATION ||
           str_in_sorted(word->folded, small, sizeof small / sizeof *small);
}

/* Words of the sentence that readers get around a term. */
static uint32_t length_around(const struct doc *doc, const struct doc_finding *f,
                              struct arena scratch) {
    struct span text = doc->sentences.items[f->sentence].text;
    uint32_t edit, from = text.start;
    while (find_stop(doc, text, from, &edit)) {
        const struct doc_edit *e = &doc->edits.items[edit];
        if (e->text.start >= f->text.end) {
            text.end = e->text.start;
            break;
        }
        text.start = e->text.end;
        from = e->text.start + 1;
    }
    return simplify_count_words(simplify_result_of(doc, text, &scratch));
}

/* A bracket of a few words behind the term. Not before another bracket or a possessive. */
static struct doc_edit *add_gloss(struct doc *doc, uint32_t finding, struct arena scratch) {
    struct doc_finding *f = &doc->findings.items[finding];
    const struct doc_term *term = f->match->term;
    uint32_t limit = doc->band->gloss_words;
    if (!term->gloss.size || simplify_count_words(term->gloss) > limit || f->match->is_possessive)
        return NULL;
    bool is_plural = f->match->form == WORDS_PLURAL && !term->is_plural;
    bool is_inside = (doc->words.items[f->match->first_word].flags & DOC_IN_BRACKETS) != 0;
    if (is_plural || is_inside || !may_be_followed(doc, f->match->end_word, f->sentence))
        return NULL;
    uint32_t words = length_around(doc, f, scratch) + simplify_count_words(term->gloss);
    if (words > doc->band->error_words && term->definition.size) return NULL;
    struct span at = {f->text.end, f->text.end};
    struct str gloss = str_format(doc->arena, " (%.*s)", STR_ARG(term->gloss));
    return simplify_add_edit(doc, DOC_EDIT_INSERT, finding, at, typeset(doc, gloss));
}

static struct doc_edit *add_definition(struct doc *doc, uint32_t finding, struct arena scratch) {
    struct doc_finding *f = &doc->findings.items[finding];
    struct spot place;
    if (!f->match->term->definition.size) return NULL;
    struct str definition = definition_for(doc, f);
    if (!definition.size || !place_after(doc, f, &place, scratch)) return NULL;
    uint32_t at = place.offset;
    if (place.edit != DOC_NONE) at = simplify_divide(doc, place.edit, place.stop);
    return simplify_add_edit(doc, DOC_EDIT_INSERT, finding, (struct span){at, at},
                             typeset(doc, definition));
}

static struct doc_glossary_entry *entry_of(struct doc *doc, const struct doc_term *term) {
    for (uint32_t i = 0; i < doc->glossary.count; i++)
        if (doc->glossary.items[i].term == term) return &doc->glossary.items[i];
    return NULL;
}

/* Is a near relative ("foster care", "foster carer") explained in the text already? Then one more
 * explanation would say the same again. */
static bool has_relative(const struct doc *doc, const struct doc_term *term) {
    for (uint32_t i = 0; i < doc->glossary.count; i++) {
        const struct doc_glossary_entry *entry = &doc->glossary.items[i];
        if (!entry->is_in_text || entry->term == term) continue;
        struct str a = entry->term->term, b = term->term;
        size_t shorter = a.size < b.size ? a.size : b.size, shared = 0;
        while (shared < shorter && ascii_lower(a.bytes[shared]) == ascii_lower(b.bytes[shared]))
            shared++;
        if (shared * 4 >= shorter * 3 && shared >= 5) return true;
    }
    return false;
}

/* Has the sentence an explanation already, behind it or behind the next ones of its paragraph? Two
 * are more than it can carry. */
static bool is_explained(const struct doc *doc, uint32_t sentence) {
    const struct doc_sentence *s = &doc->sentences.items[sentence];
    uint32_t end = doc->blocks.items[s->block].text.end;
    uint32_t i = SORTED_FROM(&doc->edits, text.start, s->text.start);
    for (; i < doc->edits.count && doc->edits.items[i].text.start <= end; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->kind == DOC_EDIT_INSERT && edit->sentence == sentence) return true;
    }
    return false;
}

static void explain(struct doc *doc, uint32_t finding, struct recent *recent,
                    struct arena scratch) {
    struct doc_finding *f = &doc->findings.items[finding];
    struct doc_glossary_entry *entry = entry_of(doc, f->match->term);
    simplify_add_edit(doc, DOC_EDIT_MARK, finding, f->text, STR(""))->term = f->match->term;
    if (f->match->term->is_general) { /* the room in the text is for the terms of the field */
        f->skipped = STR("a hard word of all kinds of pages: it is in the glossary");
        return;
    }
    if (f->match->is_cued_around) {
        f->skipped = STR("only the text around tells its sense: it is in the glossary");
        return;
    }
    if (is_explained(doc, f->sentence)) {
        f->skipped = STR("the sentence has an explanation already: it is in the glossary");
        return;
    }
    if (!has_room(doc, recent, f->match->first_word, scratch)) {
        f->skipped = STR("enough new words here already: it is in the glossary");
        return;
    }
    if (has_relative(doc, f->match->term)) {
        f->skipped = STR("a term like it is explained already: it is in the glossary");
        return;
    }
    struct doc_edit *edit = add_gloss(doc, finding, scratch);
    if (!edit) edit = add_definition(doc, finding, scratch);
    if (!edit) {
        f->skipped = STR("no room for an explanation here: it is in the glossary");
        return;
    }
    if (entry) entry->is_in_text = true;
    edit->term = f->match->term;
    note_recent(recent, SORTED_FROM(&doc->words, text.start, edit->text.start));
}

void simplify_explain(struct doc *doc, struct arena scratch) {
    struct recent recent = {0};
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        bool is_term = f->match && f->match->term->action == DOC_EXPLAIN;
        if (is_term && f->is_fixable && f->decision != DOC_REJECTED)
            explain(doc, i, &recent, scratch);
    }
    simplify_settle_meanings(doc);
}
