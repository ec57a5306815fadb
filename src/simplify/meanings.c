/* Hard words that a replacement was meant for, or that are only flagged: the glossary explains
 * those that stay. */
#include "simplify/internal.h"

#include "base/sorted.h"

/* Do the match's words stand in the plain version as they are? */
static bool stays(const struct doc *doc, const struct doc_match *m) {
    struct span text = {doc->words.items[m->first_word].text.start,
                        doc->words.items[m->end_word - 1].text.end};
    uint32_t at = SORTED_FROM(&doc->edits, text.start, text.start);
    while (at > 0 && doc->edits.items[at - 1].sentence == m->sentence) at--;
    for (; at < doc->edits.count && doc->edits.items[at].text.start < text.end; at++) {
        const struct doc_edit *edit = &doc->edits.items[at];
        if (edit->kind == DOC_EDIT_REPLACE && edit->text.end > text.start) return false;
    }
    return true;
}

/* The first match from `at` on that stays and has the row as its meaning, or DOC_NONE. */
static uint32_t first_with(const struct doc *doc, const struct doc_term *meaning, uint32_t at) {
    for (uint32_t i = at; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (m->meaning == meaning && !m->is_name && stays(doc, m)) return i;
    }
    return DOC_NONE;
}

/* Leads from a word that stays to its explanation, where a finding is about it. */
static void mark_meaning(struct doc *doc, const struct doc_match *m) {
    uint32_t from = doc_source_span(doc, doc->sentences.items[m->sentence].text).start;
    for (uint32_t i = SORTED_FROM(&doc->findings, source.start, from); i < doc->findings.count;
         i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        if (f->sentence > m->sentence) return;
        if (f->match != m || f->decision == DOC_REJECTED) continue;
        simplify_add_edit(doc, DOC_EDIT_MARK, i, f->text, STR(""))->term = m->meaning;
        return;
    }
}

/* Words that were to be replaced are in the glossary only where they stayed. */
void simplify_settle_meanings(struct doc *doc) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->glossary.count; i++) {
        struct doc_glossary_entry entry = doc->glossary.items[i];
        bool is_meaning =
            entry.match != DOC_NONE && doc->matches.items[entry.match].meaning == entry.term;
        if (is_meaning) entry.match = first_with(doc, entry.term, entry.match);
        if (is_meaning && entry.match == DOC_NONE) continue;
        if (is_meaning) mark_meaning(doc, &doc->matches.items[entry.match]);
        doc->glossary.items[kept++] = entry;
    }
    doc->glossary.count = kept;
}
