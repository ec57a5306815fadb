/* What comes out of the corridor: views of a document, its findings, and the source with its edits
 * made. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "base/escape.h"
#include "find/find.h"
#include "write/fixes.h"
#include "write/write.h"

void pl_clean_line(char *line) {
    escape_clean_line(line);
}

/* The user's pictures, as the writers ask for them. */
static bool find_picture(void *context, struct str address, struct write_picture *picture) {
    const pl_write_settings *s = context;
    pl_picture found = {0};
    if (!s->find_picture(s->picture_context, address.bytes, address.size, &found)) return false;
    *picture = (struct write_picture){.bytes = {found.bytes, found.size},
                                      .type = str_from(found.type),
                                      .width = found.width,
                                      .height = found.height};
    return true;
}

struct write_options pipeline_write_options(const pl_write_settings *s) {
    struct write_options options = {.version = STR(PLAINER_VERSION)};
    options.rules = find_rule_table(&options.rule_count);
    options.bands = assess_bands(&options.band_count);
    if (!s) return options;
    options.is_fragment = s->is_fragment;
    options.is_spaced = s->is_spaced;
    options.is_bare = s->is_bare;
    options.braille_grade = s->braille_grade;
    options.theme = str_from(s->theme);
    options.template = str_from(s->template);
    options.date = str_from(s->date);
    options.checked_by = str_from(s->checked_by);
    options.checked_with = str_from(s->checked_with);
    options.find_picture = s->find_picture ? find_picture : NULL;
    options.picture_context = (void *)(uintptr_t)s; /* only read */
    options.use_colour = s->use_colour;
    options.sentences = s->with_sentences;
    options.explain_skipped = s->explain_skipped;
    options.is_continued = s->is_continued;
    options.findings_before = (uint32_t)s->findings_before;
    options.documents_before = (uint32_t)s->documents_before;
    return options;
}

/* The format of a view, or NULL. */
static const struct write_format *format_of(pl_view view, struct str name) {
    switch (view) {
    case PL_VIEW_PAGE: return write_find_document(name);
    case PL_VIEW_FINDINGS: return write_find_findings(name);
    case PL_VIEW_SCORES: return write_find_scores(name);
    case PL_VIEW_ANALYSIS: return write_find_analysis(name);
    case PL_VIEW_STAGE:
    case PL_VIEW_DIFF: break;
    }
    return NULL;
}

/* Appends a view to `out`; false when there is no such format. */
static bool write_view(const struct doc *doc, pl_view view, struct str name,
                       const pl_write_settings *settings, struct buf *out) {
    struct write_options options = pipeline_write_options(settings);
    const struct write_format *format = format_of(view, name);
    if (view == PL_VIEW_STAGE) return write_dump(doc, name, out);
    if (view == PL_VIEW_DIFF) write_diff(doc, &options, out);
    if (!format) return view == PL_VIEW_DIFF;
    if (format->start && !options.is_continued) format->start(&options, out);
    format->write(doc, &options, out);
    if (format->end && !(settings && settings->continues)) format->end(&options, out);
    return true;
}

int pl_template_check(const char *bytes, size_t size, pl_failure *failure) {
    size_t at = 0;
    struct str template = {bytes, size};
    const char *problem = write_check_template(template, &at);
    if (!problem) return pipeline_report_status(STATUS_OK, failure);
    struct failure f = {
        .status = STATUS_USAGE, .line = 1, .column = 1, .detail = str_from(problem)};
    for (size_t i = 0; i < at; i++) {
        bool is_end = bytes[i] == '\n';
        f.line += is_end;
        f.column = is_end ? 1 : f.column + ((bytes[i] & 0xC0) != 0x80);
    }
    return pipeline_report(&f, failure);
}

int pl_document_write(pl_document *d, pl_view view, const char *format,
                      const pl_write_settings *settings, pl_sink sink, void *context,
                      pl_failure *failure) {
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    struct buf out = {.arena = &scratch};
    bool is_known = write_view(&d->doc, view, str_from(format), settings, &out);
    d->guard.is_armed = false;
    if (!is_known) return pipeline_report_status(STATUS_USAGE, failure);
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size)
               ? 0
               : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

int pl_document_fix(pl_document *d, pl_sink sink, void *context, size_t *changes,
                    pl_failure *failure) {
    *changes = 0;
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    struct buf out = {.arena = &scratch};
    struct fixes fixes = fixes_of(&d->doc, &scratch);
    if (fixes.findings) fixes_apply(&d->doc, &fixes, &out);
    d->guard.is_armed = false;
    *changes = fixes.findings;
    struct str text = buf_str(&out);
    if (!fixes.findings || sink(context, text.bytes, text.size)) return 0;
    return pipeline_report_status(STATUS_UNWRITABLE, failure);
}

static pl_finding finding_outside(const struct doc *doc, const struct doc_finding *f) {
    struct str text = doc_slice(doc, f->text);
    struct span sentence = {0, 0};
    if (f->sentence < doc->sentences.count)
        sentence = doc_source_span(doc, doc->sentences.items[f->sentence].text);
    return (pl_finding){.rule = f->rule->id,
                        .severity = (pl_severity)f->severity,
                        .byte_offset = f->source.start,
                        .byte_length = span_size(f->source),
                        .text = text.bytes,
                        .text_size = text.size,
                        .message = f->message.bytes,
                        .message_size = f->message.size,
                        .sentence_offset = sentence.start,
                        .sentence_length = span_size(sentence),
                        .is_once = find_is_once(f->rule)};
}

/* Moves what stays to the front; `places` gets the new index of each finding, or DOC_NONE. */
static void keep_findings(struct doc *doc, bool (*keeps)(void *, const pl_finding *), void *context,
                          uint32_t *places) {
    uint32_t kept = 0, edits = 0;
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        pl_finding finding = finding_outside(doc, &doc->findings.items[i]);
        bool stays = keeps(context, &finding);
        places[i] = stays ? kept : DOC_NONE;
        if (stays) doc->findings.items[kept++] = doc->findings.items[i];
    }
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct doc_edit edit = doc->edits.items[i];
        edit.finding = places[edit.finding];
        if (edit.finding != DOC_NONE) doc->edits.items[edits++] = edit;
    }
    doc->findings.count = kept;
    doc->edits.count = edits;
}

int pl_document_filter(pl_document *d, bool (*keeps)(void *, const pl_finding *), void *context,
                       pl_failure *failure) {
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    uint32_t *places = ARENA_ARRAY(&scratch, uint32_t, (size_t)d->doc.findings.count + 1);
    d->guard.is_armed = false;
    keep_findings(&d->doc, keeps, context, places);
    return 0;
}

int pl_write_end(pl_engine *engine, pl_view view, const char *format,
                 const pl_write_settings *settings, pl_sink sink, void *context,
                 pl_failure *failure) {
    const struct write_format *row = format_of(view, str_from(format));
    if (!row) return pipeline_report_status(STATUS_USAGE, failure);
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    struct write_options options = pipeline_write_options(settings);
    if (row->start && !options.is_continued) row->start(&options, &out);
    if (row->end) row->end(&options, &out);
    engine->guard.is_armed = false;
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size)
               ? 0
               : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

int pl_write_page(pl_engine *engine, const char *title, const char *style, const char *content,
                  size_t size, pl_sink sink, void *context, pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    struct write_options options = pipeline_write_options(NULL);
    write_page_around(str_from(title), str_from(style), (struct str){content, size}, &options,
                      &out);
    engine->guard.is_armed = false;
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size)
               ? 0
               : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

const char *pl_format_for_ending(const char *ending) {
    const struct write_format *format = write_find_document_by_ending(str_from(ending));
    return format ? format->name : NULL;
}

size_t pl_document_findings(const pl_document *document, pl_severity least) {
    size_t count = 0;
    for (uint32_t i = 0; i < document->doc.findings.count; i++)
        count += (int)document->doc.findings.items[i].severity >= (int)least;
    return count;
}

const char *pl_document_warning(const pl_document *document, size_t index) {
    return index < document->doc.warnings.count ? document->doc.warnings.items[index].bytes : NULL;
}

double pl_document_grade(const pl_document *document) {
    for (uint32_t i = 0; i < document->doc.scores.count; i++) {
        const struct doc_score *score = &document->doc.scores.items[i];
        if (score->formula == assess_find_formula(STR("flesch-kincaid")) && score->is_valid)
            return score->value;
    }
    return -1;
}
