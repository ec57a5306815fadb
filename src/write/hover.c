/* What an editor shows when somebody points at a place: the term that stands there, or what makes
 * the word hard, and then the sentence with its level and the reasons for it. */
#include "write/levels.h"
#include "write/names.h"
#include "write/write.h"

#include "base/sorted.h"
#include "base/utf8.h"

/* The text offset of a byte of the file, or DOC_NONE: no text comes from there. */
static uint32_t text_at(const struct doc *doc, uint32_t source) {
    for (uint32_t i = 0; i < doc->runs.count; i++) {
        const struct doc_run *run = &doc->runs.items[i];
        if (source < run->source.start || source >= run->source.end) continue;
        uint32_t into = run->is_exact ? source - run->source.start : 0;
        return run->text.start + into;
    }
    return DOC_NONE;
}

/* The word at a text offset, or DOC_NONE. Behind its last letter still counts. */
static uint32_t word_at(const struct doc *doc, uint32_t text) {
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->text.start > text) break;
        if (text < word->text.end && word->kind != DOC_PUNCTUATION) return w;
    }
    return DOC_NONE;
}

static const struct doc_match *match_at(const struct doc *doc, uint32_t word) {
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (m->first_word <= word && word < m->end_word) return m;
    }
    return NULL;
}

/* Text as Markdown: what would be markup is escaped. */
static void add_text(struct buf *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c && strchr("\\`*_[]<>#&~|", c)) buf_add_char(out, '\\');
        buf_add_char(out, c == '\n' ? ' ' : c);
    }
}

/* "'help', 'aid' or 'support'". */
static void add_choices(struct buf *out, struct str choices) {
    struct str choice;
    bool is_first = true;
    while (choices.size && str_next(&choices, '|', &choice)) {
        buf_add(out, is_first ? STR("'") : choices.size ? STR(", '") : STR(" or '"));
        add_text(out, choice);
        buf_add_char(out, '\'');
        is_first = false;
    }
}

static void add_level(struct buf *out, const struct write_options *options,
                      const struct doc_term *term) {
    if (term->level < options->band_count)
        buf_format(out, "\n\nFor readers of %s and below. From %.*s.",
                   options->bands[term->level].name, STR_ARG(names_file(term->dictionary)));
}

static void add_term(struct buf *out, const struct write_options *options,
                     const struct doc_match *match) {
    static const char *const actions[] = {"explained at its first use", "has a plainer word",
                                          "needs a person's look", "kept as it is"};
    const struct doc_term *term = match->term;
    const struct doc_term *meaning = match->meaning ? match->meaning : term;
    buf_add(out, STR("**"));
    add_text(out, term->term);
    buf_format(out, "** (%s)", actions[term->action]);
    if (term->expansion.size) {
        buf_add(out, STR("\n\nShort for "));
        add_text(out, term->expansion);
    }
    struct str definition = meaning->definition.size ? meaning->definition : meaning->gloss;
    if (definition.size) {
        buf_add(out, STR("\n\n"));
        add_text(out, definition);
    }
    struct str plain = match->plain.size ? match->plain : term->choices;
    if (term->action != DOC_KEEP_TERM && plain.size) {
        buf_add(out, STR("\n\nPlainer: "));
        add_choices(out, plain);
    }
    if (term->note.size) {
        buf_add(out, STR("\n\nNote: "));
        add_text(out, term->note);
    }
    add_level(out, options, term);
}

static void add_hard_word(struct buf *out, const struct doc *doc, const struct doc_word *word) {
    const struct doc_type *type = &doc->types.items[word->type];
    buf_add(out, STR("**"));
    add_text(out, doc_word_text(doc, word));
    buf_format(out, "** (a hard word: difficulty %u of 1000, hard from %u on for %s)",
               type->difficulty, doc->band->hard_difficulty, doc->band->name);
}

static void add_sentence(struct buf *out, const struct doc *doc,
                         const struct write_options *options, const struct doc_sentence *s) {
    if (!s->measure.words) return;
    if (out->size) buf_add(out, STR("\n\n---\n\n"));
    buf_format(out, "Sentence: %u word%s", s->measure.words, s->measure.words == 1 ? "" : "s");
    if (!s->level.is_valid) return;
    unsigned shade = level_shade(options, s->level.value);
    bool is_above = shade >= options->band_count;
    buf_format(out, ", level %s (%s %s)", doc_level_name(s->level.value),
               is_above ? "harder than for" : "for ages",
               options->bands[is_above ? options->band_count - 1 : shade].name);
    struct buf reasons = {.arena = out->arena};
    level_reasons(&reasons, doc, s);
    if (!reasons.size) return;
    buf_add(out, STR(". "));
    add_text(out, buf_str(&reasons));
}

struct span write_hover(const struct doc *doc, const struct write_options *options, uint32_t at,
                        struct buf *out) {
    struct span none = {at, at}, about;
    uint32_t text = text_at(doc, at);
    if (text == DOC_NONE) return none;
    uint32_t word = word_at(doc, text);
    uint32_t sentence = SORTED_FROM(&doc->sentences, text.end, text + 1);
    if (sentence == doc->sentences.count) return none;
    const struct doc_sentence *s = &doc->sentences.items[sentence];
    if (s->text.start > text) return none;
    const struct doc_match *match = word == DOC_NONE ? NULL : match_at(doc, word);
    about = doc_source_span(doc, s->text);
    if (match && !match->is_name) {
        struct span words = {doc->words.items[match->first_word].text.start,
                             doc->words.items[match->end_word - 1].text.end};
        add_term(out, options, match);
        about = doc_source_span(doc, words);
    } else if (word != DOC_NONE && doc->words.items[word].flags & DOC_HARD) {
        add_hard_word(out, doc, &doc->words.items[word]);
        about = doc_source_span(doc, doc->words.items[word].text);
    }
    add_sentence(out, doc, options, s);
    return out->size ? about : none;
}
