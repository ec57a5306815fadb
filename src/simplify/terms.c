/* Terms that replacements bring in ("children in care" for "looked after children"): found in the
 * last draft of their sentence, they become findings of the document. */
#include "simplify/internal.h"

#include "base/sorted.h"

/* The unit's edit that put a run there, if it still says the same; or NULL. */
static struct doc_edit *edit_of(const struct unit *unit, const struct doc_run *run) {
    struct str text = doc_slice(unit->now, run->text);
    for (uint32_t i = 0; i < unit->edits.count; i++) {
        struct doc_edit *edit = &unit->edits.items[i];
        bool is_it = edit->kind == DOC_EDIT_REPLACE && edit->text.start == run->source.start &&
                     edit->text.end == run->source.end;
        if (is_it && str_equal(edit->after, text)) return edit;
    }
    return NULL;
}

/* A term in a draft: the one edit that it owes its words to, and what the edit has before and
 * behind it. */
struct arrival {
    struct doc_edit *edit;
    struct span text; /* in the document: of the edit and of the author's words in the term */
    struct str before, behind;
};

static bool find_arrival(const struct unit *unit, struct span term, struct arrival *a) {
    const struct doc *now = unit->now;
    uint32_t first = doc_run_at(now, term.start), link = now->runs.items[first].link;
    uint16_t style = now->runs.items[first].style;
    *a = (struct arrival){.text = {UINT32_MAX, 0}};
    for (uint32_t r = first; r < now->runs.count && now->runs.items[r].text.start < term.end; r++) {
        const struct doc_run *run = &now->runs.items[r];
        struct span part = {run->text.start > term.start ? run->text.start : term.start,
                            run->text.end < term.end ? run->text.end : term.end};
        struct span source = run->is_exact ? doc_source_span(now, part) : run->source;
        if (run->link != link || run->style != style || (!run->is_exact && a->edit)) return false;
        if (!run->is_exact) {
            a->edit = edit_of(unit, run);
            if (!a->edit) return false;
            a->before = doc_slice(now, (struct span){run->text.start, part.start});
            a->behind = doc_slice(now, (struct span){part.end, run->text.end});
        }
        if (source.start < a->text.start) a->text.start = source.start;
        if (source.end > a->text.end) a->text.end = source.end;
    }
    return a->edit != NULL;
}

/* Makes up to three edits of one: what stands before the term, the term, and what stands behind it.
 * False when the author's words are too few for that. */
static bool set_apart(const struct doc *doc, struct unit *unit, const struct arrival *a,
                      struct str words, const struct doc_term *term, struct span *place) {
    uint32_t parts = 1U + (a->before.size > 0) + (a->behind.size > 0);
    if (span_size(a->text) < parts) return false;
    struct doc_edit whole = *a->edit;
    struct span text = a->text;
    if (a->before.size) text.start++;
    if (a->behind.size) text.end--;
    a->edit->text = *place = text;
    a->edit->after = words;
    a->edit->term = term;
    if (a->before.size) {
        whole.text = (struct span){a->text.start, text.start};
        whole.after = a->before;
        *ARENA_PUSH(doc->arena, &unit->edits) = whole;
    }
    if (a->behind.size) {
        whole.text = (struct span){text.end, a->text.end};
        whole.after = a->behind;
        *ARENA_PUSH(doc->arena, &unit->edits) = whole;
    }
    return true;
}

/* The finding that explains the concept where it stands in the source, or NULL. */
static struct doc_finding *finding_of(struct doc *doc, const struct doc_term *concept) {
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        struct doc_finding *f = &doc->findings.items[i];
        bool is_term = f->match && f->is_fixable && f->match->term->action == DOC_EXPLAIN;
        if (is_term && f->match->term->concept == concept) return f;
    }
    return NULL;
}

/* The glossary entry of the concept, or a new one. */
static struct doc_glossary_entry *entry_for(struct doc *doc, const struct doc_term *concept) {
    for (uint32_t i = 0; i < doc->glossary.count; i++)
        if (doc->glossary.items[i].term->concept == concept) return &doc->glossary.items[i];
    return ARENA_PUSH(doc->arena, &doc->glossary);
}

/* Is the term explained by the page itself, or earlier than here? */
static bool is_told(const struct doc *doc, const struct doc_term *concept, uint32_t at,
                    const struct doc_finding *source) {
    if (source) return source->text.start < at;
    for (uint32_t i = 0; i < doc->glossary.count; i++) {
        const struct doc_glossary_entry *entry = &doc->glossary.items[i];
        if (entry->term->concept == concept && entry->is_in_text) return true;
    }
    return false;
}

static void take_term(struct simplify_plan *plan, struct unit *unit, const struct doc_finding *f) {
    struct doc *doc = plan->doc;
    const struct doc_term *term = f->match->term;
    struct doc_finding *source = finding_of(doc, term->concept);
    struct arrival arrival;
    struct span place;
    struct str words = doc_slice(unit->now, f->text);
    if (!find_arrival(unit, f->text, &arrival)) return;
    if (is_told(doc, term->concept, arrival.text.start, source)) return;
    if (!set_apart(doc, unit, &arrival, words, term, &place)) return;
    if (source) {
        source->is_fixable = false;
        source->skipped = STR("explained where it first stands");
    }
    struct doc_match *match = ARENA_NEW(doc->arena, struct doc_match);
    *match = *f->match;
    match->sentence = unit->sentence;
    match->first_word = SORTED_FROM(&doc->words, text.start, place.start);
    match->end_word = SORTED_FROM(&doc->words, text.start, place.end);
    struct doc_glossary_entry *entry = entry_for(doc, term->concept);
    *entry = (struct doc_glossary_entry){.term = term, .match = DOC_NONE};
    struct doc_finding *fresh = ARENA_PUSH(doc->arena, &doc->findings);
    *fresh = *f;
    fresh->match = match;
    fresh->text = place;
    fresh->source = doc_source_span(doc, place);
    fresh->sentence = unit->sentence;
    simplify_identify(plan, fresh, unit->sentence, place);
}

void simplify_take_terms(struct simplify_plan *plan) {
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        for (uint32_t k = unit->findings.start; unit->now->of && k < unit->findings.end; k++) {
            const struct doc_finding *f = &unit->now->findings.items[k];
            bool is_term = f->match && f->match->term->action == DOC_EXPLAIN && f->is_fixable;
            if (is_term && f->sentence >= unit->first && f->sentence < unit->end)
                take_term(plan, unit, f);
        }
    }
}
