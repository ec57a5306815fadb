/* The guard as a question of its own: two texts, parsed, and what it says of them. */
#include "pipeline/internal.h"

#include "simplify/simplify.h"

static const size_t MEMORY = (size_t)1 << 26;

static int open_text(pl_engine *engine, const char *bytes, size_t size, pl_document **document,
                     pl_failure *failure) {
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_VERBATIM;
    settings.stage = PL_STAGE_LANGUAGE;
    settings.is_forced = settings.with_trees = true;
    settings.memory_limit = MEMORY;
    return pl_document_open(engine, bytes, size, "", &settings, document, failure);
}

static int compare(const pl_document *source, pl_document *result, pl_failure *failure) {
    if (setjmp(result->guard.env))
        return pipeline_report_status(pipeline_why_left(&result->guard), failure);
    result->guard.is_armed = true;
    const char *why = simplify_keeps_meaning(&source->doc, &result->doc, result->scratch);
    result->guard.is_armed = false;
    if (!why) return 0;
    struct failure f = {.status = STATUS_UNSAFE, .detail = str_from(why)};
    return pipeline_report(&f, failure);
}

int pl_guard(pl_engine *engine, const char *source, size_t source_size, const char *result,
             size_t result_size, pl_failure *failure) {
    pl_document *before = NULL, *after = NULL;
    int status = open_text(engine, source, source_size, &before, failure);
    if (!status) status = open_text(engine, result, result_size, &after, failure);
    if (!status) status = compare(before, after, failure);
    pl_document_free(before);
    pl_document_free(after);
    return status;
}
