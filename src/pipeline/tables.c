/* Dictionaries as tables that people keep: checked, changed into other formats, counted. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "dictionary/check.h"
#include "dictionary/image.h"
#include "dictionary/rows.h"

/* Ends in NUL, for callers. */
static const char *ended(struct str text, struct arena *arena) {
    return str_format(arena, "%.*s%c", STR_ARG(text), 0).bytes;
}

int pl_engine_save_tables(pl_engine *engine, const char *key, pl_sink sink, void *context,
                          pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    dictionary_save_image(engine->dictionary, str_from(key), &out);
    engine->guard.is_armed = false;
    struct str image = buf_str(&out);
    return sink(context, image.bytes, image.size)
               ? 0
               : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

bool pl_engine_load_tables(pl_engine *engine, const char *bytes, size_t size, const char *key) {
    if (setjmp(engine->guard.env)) return false;
    engine->guard.is_armed = true;
    struct str image = {bytes, size};
    bool is_loaded = dictionary_load_image(engine->dictionary, image, str_from(key));
    engine->guard.is_armed = false;
    return is_loaded;
}

static struct dictionary_checking checking_of(pl_engine *engine, const char *today,
                                              unsigned most_months) {
    struct dictionary_checking how = {.today = str_from(today), .most_months = most_months};
    uint32_t count;
    const struct doc_band *bands = assess_bands(&count);
    for (uint32_t i = 0; i < count; i++) how.limits[i] = bands[i].hard_difficulty;
    if (!engine->tools.lexicon) return how;
    how.difficulty = assess_judge_word;
    how.judge = assess_judge_new(engine->tools.lexicon, &engine->arena);
    return how;
}

int pl_dictionary_check(pl_engine *engine, const char *bytes, size_t size, const char *name,
                        const char *today, unsigned most_months, pl_tell tell, void *context,
                        pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct dictionary_checking how = checking_of(engine, today, most_months);
    struct dictionary_problems problems = {{0}};
    struct str given = {bytes, size}, copy = str_copy(&engine->arena, given);
    dictionary_check(engine->dictionary, copy, str_copy(&engine->arena, str_from(name)),
                     language_fold_words, &how, &problems, engine->scratch);
    for (uint32_t i = 0; i < problems.items.count; i++) {
        const struct dictionary_problem *p = &problems.items.items[i];
        pl_problem problem = {p->line, p->column, p->is_error, p->rule,
                              ended(p->message, &engine->arena)};
        tell(context, &problem);
    }
    engine->guard.is_armed = false;
    return 0;
}

static int no_format(pl_engine *engine, const char *name, pl_failure *failure) {
    struct failure f = {.status = STATUS_USAGE,
                        .detail = str_format(&engine->arena,
                                             "no format '%s': use csv, vale, vale-existence, "
                                             "diction, tbx, hunspell, text, html or markdown",
                                             name)};
    return pipeline_report(&f, failure);
}

int pl_dictionary_convert(pl_engine *engine, const char *bytes, size_t size, const char *from,
                          const char *to, pl_sink sink, void *context, pl_tell tell,
                          void *tell_context, pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    const struct dictionary_format *source = dictionary_find_format(str_from(from));
    const struct dictionary_format *target = dictionary_find_format(str_from(to));
    if (!source || !source->import || !target) {
        int status = no_format(engine, source && source->import ? to : from, failure);
        engine->guard.is_armed = false;
        return status;
    }
    struct arena arena = engine->scratch;
    struct dictionary_rows rows = {{0}};
    struct dictionary_losses losses = {{0}};
    struct failure f = {.status = STATUS_BAD_DICTIONARY};
    struct buf out = {.arena = &arena};
    bool is_read =
        source->import((struct str){size ? bytes : "", size}, &rows, &losses, &f, &arena);
    if (is_read) target->export(&rows, &losses, &out);
    for (uint32_t i = 0; is_read && i < losses.items.count; i++) {
        const struct dictionary_loss *loss = &losses.items.items[i];
        pl_problem problem = {loss->line, loss->line > 0, false, "lost", ended(loss->text, &arena)};
        tell(tell_context, &problem);
    }
    engine->guard.is_armed = false;
    if (!is_read) return pipeline_report(&f, failure);
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size)
               ? 0
               : pipeline_report_status(STATUS_UNWRITABLE, failure);
}

int pl_engine_tables(pl_engine *engine, pl_count count, void *context) {
    if (setjmp(engine->guard.env)) return status_exit(STATUS_NO_MEMORY);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    uint32_t terms = dictionary_count(engine->dictionary);
    for (uint32_t i = 0; i < terms;) {
        struct str name = dictionary_term(engine->dictionary, i)->dictionary;
        size_t rows[4] = {0};
        for (; i < terms; i++) {
            const struct doc_term *term = dictionary_term(engine->dictionary, i);
            if (!str_equal(term->dictionary, name)) break;
            rows[term->action]++;
        }
        count(context, ended(name, &scratch), rows);
    }
    engine->guard.is_armed = false;
    return 0;
}

int pl_document_hard_words(pl_document *d, pl_word word, void *context, pl_failure *failure) {
    const struct doc *doc = &d->doc;
    if (setjmp(d->guard.env)) return pipeline_report_status(pipeline_why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    uint32_t *times = ARENA_ARRAY(&scratch, uint32_t, (size_t)doc->types.count + 1);
    bool *is_covered = ARENA_ARRAY(&scratch, bool, (size_t)doc->types.count + 1);
    d->guard.is_armed = false;
    uint32_t match = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *own = &doc->words.items[w];
        while (match < doc->matches.count && doc->matches.items[match].end_word <= w) match++;
        if (!(own->flags & DOC_HARD)) continue;
        times[own->type]++;
        if (match < doc->matches.count && doc->matches.items[match].first_word <= w)
            is_covered[own->type] = true;
    }
    for (uint32_t i = 0; i < doc->types.count; i++) {
        struct str folded = doc->types.items[i].folded;
        if (times[i]) word(context, folded.bytes, folded.size, times[i], is_covered[i]);
    }
    return 0;
}
