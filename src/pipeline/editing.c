/* What an editor asks of a document while somebody writes it: changes of its bytes, what there is
 * to know of a place, and how hard each part is. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "write/fixes.h"
#include "write/write.h"

typedef void (*tell_fix)(void *context, const pl_fix *fix);

static void tell_fixes(const struct fixes *fixes, bool is_offer, tell_fix tell, void *context) {
    for (uint32_t i = 0; i < fixes->items.count; i++) {
        const struct fix *fix = &fixes->items.items[i];
        pl_fix outside = {.finding = fix->finding,
                          .byte_offset = fix->source.start,
                          .byte_length = span_size(fix->source),
                          .text = fix->after.bytes,
                          .text_size = fix->after.size,
                          .is_offer = is_offer};
        tell(context, &outside);
    }
}

int pl_document_fixes(pl_document *d, void (*tell)(void *, const pl_fix *), void *context,
                      pl_failure *failure) {
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    struct fixes sure = fixes_of(&d->doc, &scratch), offers = fixes_of_offers(&d->doc, &scratch);
    d->guard.is_armed = false;
    tell_fixes(&sure, false, tell, context);
    tell_fixes(&offers, true, tell, context);
    return 0;
}

int pl_document_hover(pl_document *d, size_t byte_offset, size_t *start, size_t *length,
                      pl_sink sink, void *context, pl_failure *failure) {
    *start = byte_offset;
    *length = 0;
    if (byte_offset >= d->doc.source.size) return 0;
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    struct buf out = {.arena = &scratch};
    struct write_options options = pipeline_write_options(NULL);
    struct span about = write_hover(&d->doc, &options, (uint32_t)byte_offset, &out);
    d->guard.is_armed = false;
    struct str text = buf_str(&out);
    *start = about.start;
    *length = span_size(about);
    if (!text.size || sink(context, text.bytes, text.size)) return 0;
    return pipeline_report_status(STATUS_UNWRITABLE, failure);
}

/* What is added up over the sentences of a part. */
struct part {
    struct doc_counts counts;
    double levels;
    uint32_t levelled;
};

static void add_sentence(const struct doc *doc, const struct doc_sentence *s, struct part *part) {
    if (!assess_is_prose(doc, s) || !s->measure.words) return;
    part->counts.words += s->measure.words;
    part->counts.syllables += s->measure.syllables;
    part->counts.sentences++;
    if (!s->level.is_valid) return;
    part->levels += s->level.value;
    part->levelled++;
}

static pl_part part_outside(const struct part *part, struct span heading) {
    const struct doc_formula *formula = assess_find_formula(STR("flesch-kincaid"));
    double level = part->levelled ? part->levels / part->levelled : 0;
    return (pl_part){.byte_offset = heading.start,
                     .byte_length = span_size(heading),
                     .words = part->counts.words,
                     .sentences = part->counts.sentences,
                     .level = level,
                     .level_name = level > 0 ? doc_level_name(level) : "",
                     .grade = part->counts.words ? formula->compute(&part->counts) : -1};
}

/* The document's own level is a model of its own, and so better than a mean; it wants more text. */
static pl_part whole_document(const struct doc *doc) {
    struct part part = {.levels = 0};
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        add_sentence(doc, &doc->sentences.items[i], &part);
    pl_part whole = part_outside(&part, (struct span){0, 0});
    if (!doc->level.is_valid) return whole;
    whole.level = doc->level.value;
    whole.level_name = doc_level_name(doc->level.value);
    return whole;
}

int pl_document_parts(pl_document *d, void (*tell)(void *, const pl_part *), void *context,
                      pl_failure *failure) {
    const struct doc *doc = &d->doc;
    pl_part outside = whole_document(doc);
    tell(context, &outside);
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *heading = &doc->blocks.items[i];
        if (heading->kind != DOC_HEADING) continue;
        struct part part = {.levels = 0};
        uint32_t at = heading->end_sentence;
        for (; at < doc->sentences.count; at++) {
            const struct doc_sentence *s = &doc->sentences.items[at];
            if (doc->blocks.items[s->block].kind == DOC_HEADING) break;
            add_sentence(doc, s, &part);
        }
        outside = part_outside(&part, doc_source_span(doc, heading->text));
        tell(context, &outside);
    }
    return pipeline_report_status(STATUS_OK, failure);
}

void pl_document_focus(const pl_document *document, size_t *start, size_t *end) {
    const struct doc *doc = &document->doc;
    *start = *end = 0;
    for (uint32_t i = 0; doc->focus.end && i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind) || !doc_is_in_focus(doc, block)) continue;
        if (!*end || block->source.start < *start) *start = block->source.start;
        if (block->source.end > *end) *end = block->source.end;
    }
}
