/* The planner: of each sentence whose build could be plainer it tries the change with the best
 * gain, has the result analysed, keeps it when the guard and the analysis bear it out, and goes on
 * with what the result offers, until nothing safe is left. One change a sentence and round, so that
 * each rests on the analysis of the text as it is then. */
#include "simplify/internal.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { ROUNDS_MAX = 16 };

/* Every quotation that touches the sentence lies within it: else a draft could not tell what is
 * quoted. */
static bool holds_its_quotes(const struct doc *doc, const struct doc_sentence *s) {
    for (uint32_t i = 0; i < doc->quotes.count; i++) {
        struct span quote = doc->quotes.items[i].text;
        if (span_overlaps(quote, s->text) && !span_contains(s->text, quote)) return false;
    }
    return true;
}

static void open_unit(struct simplify_plan *plan, uint32_t sentence) {
    struct unit *unit = ARENA_PUSH(plan->doc->arena, &plan->units);
    *unit = (struct unit){.sentence = sentence,
                          .now = plan->doc,
                          .first = sentence,
                          .end = sentence + 1,
                          .trying = DOC_NONE};
    unit->is_done = !holds_its_quotes(plan->doc, &plan->doc->sentences.items[sentence]);
}

/* Does it change how a sentence is built? */
static bool changes_sentence(const struct doc_finding *f) {
    return f->change_count && !f->is_local && !f->is_list;
}

/* Sentences that have edits or could have changes, in order of place. */
static void open_units(struct simplify_plan *plan, struct arena scratch) {
    const struct doc *doc = plan->doc;
    uint32_t edit = 0;
    bool *is_open = ARENA_ARRAY(&scratch, bool, (size_t)doc->sentences.count + 1);
    for (uint32_t i = 0; i < doc->findings.count; i++)
        if (changes_sentence(&doc->findings.items[i]))
            is_open[doc->findings.items[i].sentence] = true;
    for (uint32_t i = 0; i < doc->edits.count; i++) is_open[doc->edits.items[i].sentence] = true;
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (is_open[i]) open_unit(plan, i);
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        while (edit < doc->edits.count && doc->edits.items[edit].sentence < unit->sentence) edit++;
        for (; edit < doc->edits.count && doc->edits.items[edit].sentence == unit->sentence; edit++)
            *ARENA_PUSH(doc->arena, &unit->edits) = doc->edits.items[edit];
    }
}

static void widen(struct span *range, uint32_t index) {
    if (range->start == range->end) range->start = index;
    range->end = index + 1;
}

/* One walk over a document's findings tells each unit that stands in it where its own are. */
static void find_ranges(struct simplify_plan *plan, const struct doc *now, struct arena scratch) {
    uint32_t *owners = ARENA_ARRAY(&scratch, uint32_t, (size_t)now->sentences.count + 1);
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        if (unit->now != now) continue;
        unit->findings = (struct span){0, 0};
        for (uint32_t s = unit->first; s < unit->end; s++) owners[s] = i + 1;
    }
    for (uint32_t k = 0; k < now->findings.count; k++) {
        uint32_t sentence = now->findings.items[k].sentence;
        uint32_t owner = sentence < now->sentences.count ? owners[sentence] : 0;
        if (owner) widen(&plan->units.items[owner - 1].findings, k);
    }
}

struct simplify_plan *simplify_open(struct doc *doc, const struct simplify_options *options,
                                    struct arena scratch) {
    struct simplify_plan *plan = ARENA_NEW(doc->arena, struct simplify_plan);
    plan->doc = doc;
    plan->options = *options;
    doc->is_plain_version = options->mode != SIMPLIFY_NONE;
    if (options->mode == SIMPLIFY_NONE || options->is_unexplained)
        doc->glossary.count = doc->notes.count = 0;
    if (options->mode == SIMPLIFY_NONE) return plan;
    simplify_identify_all(plan, scratch);
    simplify_words(doc, options->mode, scratch);
    open_units(plan, scratch);
    find_ranges(plan, doc, scratch);
    return plan;
}

static bool is_candidate(const struct simplify_plan *plan, const struct unit *unit,
                         const struct doc_finding *f) {
    bool is_here = f->sentence >= unit->first && f->sentence < unit->end;
    return is_here && simplify_is_wanted(f, plan->options.mode) && changes_sentence(f) &&
           !f->skipped.size;
}

static bool is_better(const struct doc_finding *a, const struct doc_finding *b) {
    if (a->gain != b->gain) return a->gain > b->gain;
    return a->chance > b->chance;
}

/* The best of the changes that have not been tried, or DOC_NONE. */
static uint32_t best_candidate(const struct simplify_plan *plan, const struct unit *unit) {
    uint32_t best = DOC_NONE;
    for (uint32_t i = unit->findings.start; i < unit->findings.end; i++) {
        const struct doc_finding *f = &unit->now->findings.items[i];
        if (!is_candidate(plan, unit, f)) continue;
        if (best == DOC_NONE || is_better(f, &unit->now->findings.items[best])) best = i;
    }
    return best;
}

/* The finding of the document that a draft's finding repeats, or NULL. */
static struct doc_finding *twin_of(struct doc *doc, const struct unit *unit,
                                   const struct doc_finding *f) {
    struct span text = doc_source_span(unit->now, f->text);
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        struct doc_finding *other = &doc->findings.items[i];
        if (other->rule == f->rule && other->sentence == unit->sentence &&
            span_overlaps(other->text, text))
            return other;
    }
    return NULL;
}

static void refuse(struct doc *doc, struct unit *unit, uint32_t finding, const char *why) {
    struct doc_finding *f = &unit->now->findings.items[finding];
    f->skipped = str_from(why);
    struct doc_finding *twin = unit->now->of ? twin_of(doc, unit, f) : NULL;
    if (twin && !twin->skipped.size) twin->skipped = f->skipped;
}

static const char *check_text(const struct doc *doc, struct unit *unit) {
    struct span text = doc->sentences.items[unit->sentence].text;
    struct arena arena = *doc->arena;
    struct str result = simplify_apply(doc, text, &unit->tried, &arena);
    return simplify_guard(doc_slice(doc, text), result, &unit->is_reordered, arena);
}

/* The sentence with its plainer words alone: they may make room for more, or bring in a term. */
static bool try_words(const struct simplify_plan *plan, struct unit *unit) {
    if (unit->now->of || !unit->edits.count) return false;
    unit->tried.count = 0;
    for (uint32_t i = 0; i < unit->edits.count; i++)
        *ARENA_PUSH(plan->doc->arena, &unit->tried) = unit->edits.items[i];
    unit->trying = SIMPLIFY_WORDS;
    return true;
}

/* Chooses what to try next; false when nothing is left. */
static bool choose(struct simplify_plan *plan, struct unit *unit) {
    for (;;) {
        uint32_t finding = best_candidate(plan, unit);
        if (finding == DOC_NONE) return try_words(plan, unit);
        const char *why = simplify_compose(plan->doc, unit, finding) ? check_text(plan->doc, unit)
                                                                     : "another change stands here";
        if (!why) {
            unit->trying = finding;
            return true;
        }
        refuse(plan->doc, unit, finding, why);
    }
}

struct doc *simplify_draft(struct simplify_plan *plan) {
    bool is_trying = false;
    if (plan->rounds++ >= ROUNDS_MAX) return NULL;
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        if (!unit->is_done) unit->is_done = !choose(plan, unit);
        is_trying |= !unit->is_done;
    }
    return is_trying ? simplify_make_draft(plan) : NULL;
}

/* The document's finding for a change that is taken. */
static uint32_t finding_in(struct doc *doc, const struct unit *unit) {
    const struct doc_finding *f = &unit->now->findings.items[unit->trying];
    if (!unit->now->of) return unit->trying;
    struct doc_finding *twin = twin_of(doc, unit, f);
    if (twin) {
        twin->skipped = STR("");
        return (uint32_t)(twin - doc->findings.items);
    }
    struct doc_finding copy = *f;
    copy.text = doc_source_span(unit->now, f->text);
    copy.sentence = unit->sentence;
    *ARENA_PUSH(doc->arena, &doc->findings) = copy;
    return doc->findings.count - 1;
}

/* Words that a change has brought in may have plainer ones, too: the draft's own edits, inside the
 * stretches that the change put there. */
static void take_words(struct unit *unit, const struct doc *draft) {
    const struct doc_block *block = &draft->blocks.items[unit->block];
    for (uint32_t r = block->first_run; r < block->end_run; r++) {
        const struct doc_run *run = &draft->runs.items[r];
        struct edits inside = {.items = NULL};
        for (uint32_t i = 0; i < draft->edits.count && !run->is_exact; i++)
            if (span_contains(run->text, draft->edits.items[i].text))
                *ARENA_PUSH(draft->arena, &inside) = draft->edits.items[i];
        for (uint32_t i = 0; i < unit->tried.count && inside.count; i++) {
            struct doc_edit *edit = &unit->tried.items[i];
            bool is_it = edit->text.start == run->source.start && edit->text.end == run->source.end;
            if (is_it) edit->after = simplify_apply(draft, run->text, &inside, draft->arena);
        }
    }
}

static void accept(struct doc *doc, struct unit *unit, struct doc *draft) {
    uint32_t finding = unit->trying == SIMPLIFY_WORDS ? DOC_NONE : finding_in(doc, unit);
    take_words(unit, draft);
    for (uint32_t i = 0; i < unit->tried.count; i++)
        if (unit->tried.items[i].group == SIMPLIFY_NOT_YET)
            unit->tried.items[i].group = unit->tried.items[i].finding = finding;
    struct edits old = unit->edits;
    unit->edits = unit->tried;
    unit->tried = old;
    unit->now = draft;
    unit->first = draft->blocks.items[unit->block].first_sentence;
    unit->end = draft->blocks.items[unit->block].end_sentence;
}

/* A draft's changes are known by the place that they have in the document. */
static void identify_draft(const struct simplify_plan *plan, struct doc *draft,
                           struct arena scratch) {
    uint32_t *sentences = ARENA_ARRAY(&scratch, uint32_t, (size_t)draft->blocks.count + 1);
    for (uint32_t i = 0; i < plan->units.count; i++)
        if (plan->units.items[i].trying != DOC_NONE)
            sentences[plan->units.items[i].block] = plan->units.items[i].sentence;
    for (uint32_t k = 0; k < draft->findings.count; k++) {
        struct doc_finding *f = &draft->findings.items[k];
        if (!f->change_count || f->sentence >= draft->sentences.count) continue;
        uint32_t sentence = sentences[draft->sentences.items[f->sentence].block];
        simplify_identify(plan, f, sentence, doc_source_span(draft, f->text));
    }
}

void simplify_take(struct simplify_plan *plan, struct doc *draft, struct arena scratch) {
    simplify_words(draft, plan->options.mode, scratch);
    identify_draft(plan, draft, scratch);
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        if (unit->trying == DOC_NONE) continue;
        bool is_words = unit->trying == SIMPLIFY_WORDS;
        const char *why = is_words ? NULL : simplify_compare(unit, draft, scratch);
        if (why)
            refuse(plan->doc, unit, unit->trying, why);
        else
            accept(plan->doc, unit, draft);
        unit->trying = DOC_NONE;
    }
    find_ranges(plan, draft, scratch);
}

/* Puts the units' edits in the place of those that their sentences had. */
static void gather(struct simplify_plan *plan) {
    struct doc *doc = plan->doc;
    uint32_t kept = 0, unit = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct doc_edit edit = doc->edits.items[i];
        while (unit < plan->units.count && plan->units.items[unit].sentence < edit.sentence) unit++;
        bool has_unit =
            unit < plan->units.count && plan->units.items[unit].sentence == edit.sentence;
        if (!has_unit) doc->edits.items[kept++] = edit;
    }
    doc->edits.count = kept;
    for (uint32_t i = 0; i < plan->units.count; i++)
        for (uint32_t k = 0; k < plan->units.items[i].edits.count; k++)
            *ARENA_PUSH(doc->arena, &doc->edits) = plan->units.items[i].edits.items[k];
}

/* A term to be marked that begins a new sentence must carry the capital itself; one whose words a
 * change has taken cannot be marked. */
static void merge_marks(struct doc *doc) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct doc_edit *edit = &doc->edits.items[i], *last = &doc->edits.items[kept - 1];
        bool meet = kept && span_overlaps(last->text, edit->text);
        bool is_letter = meet && edit->kind == DOC_EDIT_MARK && span_size(last->text) == 1 &&
                         last->text.start == edit->text.start;
        if (is_letter) {
            struct str text = doc_slice(doc, edit->text);
            edit->kind = DOC_EDIT_REPLACE;
            edit->after = str_capitalise(doc->arena, text);
            edit->group = last->group;
            *last = *edit;
        } else if (meet && last->kind == DOC_EDIT_MARK) {
            *last = *edit;
        } else if (!meet) {
            doc->edits.items[kept++] = *edit;
        }
    }
    doc->edits.count = kept;
}

static int by_term(const void *a, const void *b) {
    const struct doc_glossary_entry *x = a, *y = b;
    struct str p = x->term->term, q = y->term->term;
    size_t shorter = p.size < q.size ? p.size : q.size;
    for (size_t i = 0; i < shorter; i++) {
        int order = ascii_lower(p.bytes[i]) - ascii_lower(q.bytes[i]);
        if (order) return order;
    }
    return (p.size > q.size) - (p.size < q.size);
}

static void finish_glossary(struct doc *doc) {
    if (doc->glossary.count)
        qsort(doc->glossary.items, doc->glossary.count, sizeof *doc->glossary.items, by_term);
}

static int by_source(const void *a, const void *b) {
    const struct doc_finding *const *x = a, *const *y = b;
    if ((*x)->source.start != (*y)->source.start)
        return (*x)->source.start < (*y)->source.start ? -1 : 1;
    return (*x > *y) - (*x < *y);
}

/* Findings that came from drafts go to their places; edits follow theirs. */
static void sort_findings(struct doc *doc, struct arena scratch) {
    uint32_t count = doc->findings.count;
    const struct doc_finding **order = ARENA_ARRAY(&scratch, const struct doc_finding *, count + 1);
    struct doc_finding *sorted = ARENA_ARRAY(doc->arena, struct doc_finding, count + 1);
    uint32_t *places = ARENA_ARRAY(&scratch, uint32_t, count + 1);
    for (uint32_t i = 0; i < count; i++) order[i] = &doc->findings.items[i];
    if (count) qsort(order, count, sizeof *order, by_source);
    for (uint32_t i = 0; i < count; i++) {
        sorted[i] = *order[i];
        places[order[i] - doc->findings.items] = i;
    }
    doc->findings.items = sorted;
    doc->findings.capacity = count;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct doc_edit *edit = &doc->edits.items[i];
        edit->finding = edit->group = places[edit->finding];
    }
}

void simplify_close(struct simplify_plan *plan, struct arena scratch) {
    struct doc *doc = plan->doc;
    if (plan->options.mode == SIMPLIFY_NONE) return;
    if (!plan->options.is_unexplained && !plan->options.is_checked_only) simplify_take_terms(plan);
    gather(plan);
    simplify_sort_edits(doc);
    sort_findings(doc, scratch);
    if (!plan->options.is_unexplained) simplify_explain(doc, scratch);
    merge_marks(doc);
    if (!plan->options.is_unexplained) {
        simplify_break_paragraphs(plan, scratch);
        simplify_make_lists(plan);
    }
    if (plan->options.with_offers) simplify_offer(doc, scratch);
    if (!plan->options.is_unexplained) simplify_choose_key_points(doc, scratch);
    finish_glossary(doc);
}
