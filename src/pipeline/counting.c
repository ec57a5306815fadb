/* What a batch adds up over many documents: sentences, words, rules and terms. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "find/find.h"

#include <stdlib.h>

/* Is the concept in Words we explain of the document's plain version? */
static bool is_in_glossary(const struct doc *doc, const struct doc_term *term) {
    for (uint32_t i = 0; term && i < doc->glossary.count; i++)
        if (doc->glossary.items[i].term->concept == term->concept) return true;
    return false;
}

/* Do the words at `word` stand for something that the plain version explains? `match` moves on with
 * the words. */
static bool is_explained(const struct doc *doc, const struct doc *source, uint32_t word,
                         uint32_t *match) {
    if (doc->words.items[word].flags & DOC_EXPLAINED) return true;
    while (*match < doc->matches.count && doc->matches.items[*match].end_word <= word) ++*match;
    if (!source || *match == doc->matches.count) return false;
    const struct doc_match *m = &doc->matches.items[*match];
    return m->first_word <= word &&
           (is_in_glossary(source, m->term) || is_in_glossary(source, m->meaning));
}

void pl_document_measure(const pl_document *document, const pl_document *source, pl_measures *m) {
    const struct doc *doc = &document->doc;
    uint32_t match = 0;
    *m = (pl_measures){.words = doc->counts.words,
                       .sentences = doc->counts.sentences,
                       .hard_words = doc->counts.hard_words,
                       .level = doc->level.is_valid ? doc->level.value : 0,
                       .grade = pl_document_grade(document)};
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (assess_is_prose(doc, s)) m->long_sentences += s->measure.words > doc->band->warn_words;
    }
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        const struct doc_sentence *s = &doc->sentences.items[word->sentence];
        bool is_counted = (word->flags & DOC_HARD) && assess_is_prose(doc, s);
        m->unexplained += is_counted && !is_explained(doc, source ? &source->doc : NULL, w, &match);
    }
}

/* Edits of one finding are one change. */
static size_t count_changes(const struct doc *doc, const struct doc_rule *rule) {
    size_t count = 0;
    uint32_t last = DOC_NONE;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->rule != rule || edit->kind == DOC_EDIT_MARK) continue;
        count += edit->finding == DOC_NONE || edit->finding != last;
        last = edit->finding;
    }
    return count;
}

void pl_document_rules(const pl_document *document,
                       void (*tell)(void *, const char *, size_t, size_t), void *context) {
    const struct doc *doc = &document->doc;
    uint32_t count;
    const struct doc_rule *rules = find_rule_table(&count);
    for (uint32_t r = 0; r < count; r++) {
        size_t findings = 0, changes = count_changes(doc, &rules[r]);
        for (uint32_t i = 0; i < doc->findings.count; i++)
            findings += doc->findings.items[i].rule == &rules[r];
        if (findings || changes) tell(context, rules[r].id, findings, changes);
    }
}

static int by_term(const void *a, const void *b) {
    const struct doc_term *x = *(const struct doc_term *const *)a;
    const struct doc_term *y = *(const struct doc_term *const *)b;
    int order = str_compare(x->term, y->term);
    if (!order) order = str_compare(x->dictionary, y->dictionary);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static pl_term term_outside(const struct doc_term *term, size_t times) {
    static const char *const actions[] = {"explain", "replace", "flag", "keep"};
    return (pl_term){.term = term->term.bytes,
                     .term_size = term->term.size,
                     .dictionary = term->dictionary.bytes,
                     .dictionary_size = term->dictionary.size,
                     .action = actions[term->action],
                     .times = times};
}

int pl_document_terms(pl_document *d, void (*tell)(void *, const pl_term *), void *context,
                      pl_failure *failure) {
    const struct doc *doc = &d->doc;
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    const struct doc_term **terms =
        ARENA_ARRAY(&scratch, const struct doc_term *, (size_t)doc->matches.count + 1);
    d->guard.is_armed = false;
    size_t count = 0;
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (!m->is_rest && !m->is_name) terms[count++] = m->term;
    }
    if (count) qsort(terms, count, sizeof *terms, by_term);
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && terms[end] == terms[i];) end++;
        pl_term term = term_outside(terms[i], end - i);
        tell(context, &term);
    }
    return 0;
}
