/* Changes of a draft become edits of the document: places are led back to the document's text, and
 * an edit that a later change touches becomes part of it. */
#include "simplify/internal.h"

#include "base/utf8.h"

#include <stdlib.h>

/* A stretch of a draft as one of the document; what the draft's own words at its two ends leave
 * over comes before and behind what is put there. */
struct origin {
    struct span text;
    struct str before, behind;
};

static struct origin origin_of(const struct doc *now, struct span text) {
    if (!now->of) return (struct origin){.text = text};
    const struct doc_run *first = &now->runs.items[doc_run_at(now, text.start)];
    const struct doc_run *last = &now->runs.items[doc_run_at(now, text.end - 1)];
    struct origin place = {.text = doc_source_span(now, text)};
    if (!first->is_exact)
        place.before = doc_slice(now, (struct span){first->text.start, text.start});
    if (!last->is_exact) place.behind = doc_slice(now, (struct span){text.end, last->text.end});
    return place;
}

static bool touches(struct span change, struct span edit) {
    bool is_point = edit.start == edit.end && change.start < edit.start && edit.start < change.end;
    return is_point || span_overlaps(change, edit);
}

/* All edits of a group go over to the change that is being tried. */
static void take_group(struct edits *edits, uint32_t group) {
    for (uint32_t i = 0; i < edits->count; i++)
        if (edits->items[i].group == group)
            edits->items[i].group = edits->items[i].finding = SIMPLIFY_NOT_YET;
}

static void drop_touched(struct edits *edits, struct span change) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < edits->count; i++)
        if (touches(change, edits->items[i].text)) take_group(edits, edits->items[i].group);
    for (uint32_t i = 0; i < edits->count; i++)
        if (!touches(change, edits->items[i].text)) edits->items[kept++] = edits->items[i];
    edits->count = kept;
}

static void add_edit(const struct doc *doc, struct unit *unit, const struct doc_rule *rule,
                     struct span text, struct str after) {
    *ARENA_PUSH(doc->arena, &unit->tried) = (struct doc_edit){.kind = DOC_EDIT_REPLACE,
                                                              .rule = rule,
                                                              .text = text,
                                                              .after = after,
                                                              .finding = SIMPLIFY_NOT_YET,
                                                              .group = SIMPLIFY_NOT_YET,
                                                              .sentence = unit->sentence};
}

static void add_change(const struct doc *doc, struct unit *unit, const struct doc_rule *rule,
                       const struct doc_change *change) {
    struct origin place = origin_of(unit->now, change->text);
    struct str behind = place.behind;
    if (change->opens_sentence) behind = str_capitalise(doc->arena, behind);
    struct str after = str_format(doc->arena, "%.*s%.*s%.*s", STR_ARG(place.before),
                                  STR_ARG(change->after), STR_ARG(behind));
    drop_touched(&unit->tried, place.text);
    add_edit(doc, unit, rule, place.text, after);
}

/* The edit that starts at `offset`, deletions aside, whose end *offset then is; or NULL. */
static struct doc_edit *edit_at(struct edits *edits, uint32_t *offset) {
    for (uint32_t i = 0; i < edits->count; i++) {
        struct doc_edit *edit = &edits->items[i];
        if (edit->text.start != *offset || edit->group == SIMPLIFY_NOT_YET) continue;
        if (edit->after.size) return edit;
        *offset = edit->text.end;
    }
    return NULL;
}

/* What follows a change begins a sentence: its letter becomes a capital. */
static void capitalise_behind(const struct doc *doc, struct unit *unit, const struct doc_rule *rule,
                              const struct doc_change *change) {
    struct origin place = origin_of(unit->now, change->text);
    if (place.behind.size) return;
    uint32_t offset = place.text.end;
    struct doc_edit *edit = edit_at(&unit->tried, &offset);
    if (edit) {
        edit->after = str_capitalise(doc->arena, edit->after);
        take_group(&unit->tried, edit->group);
        return;
    }
    char c = doc->text.bytes[offset], upper = ascii_upper(c);
    if (ascii_is_lower(c))
        add_edit(doc, unit, rule, (struct span){offset, offset + 1},
                 str_copy(doc->arena, (struct str){&upper, 1}));
}

static void copy_edits(const struct doc *doc, struct unit *unit) {
    unit->tried.count = 0;
    for (uint32_t i = 0; i < unit->edits.count; i++)
        *ARENA_PUSH(doc->arena, &unit->tried) = unit->edits.items[i];
}

static bool are_disjoint(const struct edits *edits) {
    for (uint32_t i = 1; i < edits->count; i++)
        if (edits->items[i].text.start < edits->items[i - 1].text.end) return false;
    return true;
}

bool simplify_compose(const struct doc *doc, struct unit *unit, uint32_t finding) {
    const struct doc_finding *f = &unit->now->findings.items[finding];
    copy_edits(doc, unit);
    for (uint32_t i = 0; i < f->change_count; i++) add_change(doc, unit, f->rule, &f->changes[i]);
    for (uint32_t i = 0; i < f->change_count; i++)
        if (f->changes[i].opens_sentence) capitalise_behind(doc, unit, f->rule, &f->changes[i]);
    if (unit->tried.count)
        qsort(unit->tried.items, unit->tried.count, sizeof *unit->tried.items, simplify_by_place);
    return are_disjoint(&unit->tried);
}

struct str simplify_apply(const struct doc *doc, struct span text, const struct edits *edits,
                          struct arena *arena) {
    struct buf buf = {.arena = arena};
    uint32_t at = text.start;
    for (uint32_t i = 0; i < edits->count; i++) {
        const struct doc_edit *edit = &edits->items[i];
        buf_add(&buf, str_slice(doc->text, at, edit->text.start));
        buf_add(&buf, edit->after);
        at = edit->text.end;
    }
    buf_add(&buf, str_slice(doc->text, at, text.end));
    return buf_str(&buf);
}
