/* Dictionaries as tables that people keep: checked, changed into other formats, counted. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "dictionary/check.h"
#include "dictionary/image.h"
#include "dictionary/rows.h"

#include <stdio.h>

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

/* How hard the definitions are to read, all together and the explained terms left out; a table of a
 * few rows has no average. */
static int measure_definitions(pl_engine *engine, const struct dictionary_problems *problems,
                               pl_tell tell, void *context, pl_failure *failure) {
    enum { FEWEST = 20 };
    const double most_words = 14, highest_grade = 5, shown = 0.05; /* what is shown is judged */
    pl_settings settings = pl_settings_default();
    pl_document *document;
    char message[120];
    pl_problem problem = {1, 1, false, "definitions", message};
    if (problems->definition_count < FEWEST) return 0;
    settings.input = PL_INPUT_VERBATIM;
    settings.stage = PL_STAGE_FIND;
    settings.is_forced = true;
    int status = pl_document_open(engine, problems->definitions.bytes, problems->definitions.size,
                                  NULL, &settings, &document, failure);
    if (status) return status;
    double words = (double)document->doc.counts.words / problems->definition_count;
    double grade =
        assess_find_formula(STR("flesch-kincaid"))->compute(&document->doc.counts_without);
    pl_document_free(document);
    snprintf(message, sizeof message, "definitions have %.1f words on average: %.0f are enough",
             words, most_words);
    if (words >= most_words + shown) tell(context, &problem);
    snprintf(message, sizeof message,
             "definitions have a Flesch-Kincaid grade of %.1f: %.0f is enough", grade,
             highest_grade);
    if (grade >= highest_grade + shown) tell(context, &problem);
    return 0;
}

int pl_dictionary_check(pl_engine *engine, const char *bytes, size_t size, const char *name,
                        const char *today, unsigned most_months, pl_tell tell, void *context,
                        pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct dictionary_checking how = checking_of(engine, today, most_months);
    struct dictionary_problems problems = {.definition_count = 0};
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
    return measure_definitions(engine, &problems, tell, context, failure);
}

/* One table on its way from a format to another; its memory is the engine's scratch. */
struct conversion {
    const struct dictionary_format *source, *target;
    struct str bytes;
    struct arena arena;
    struct dictionary_losses losses;
    struct failure failure;
    struct buf out;
};

static bool convert(struct conversion *c) {
    struct dictionary_rows rows = {{0}};
    c->failure.status = STATUS_BAD_DICTIONARY;
    c->out.arena = &c->arena;
    if (!c->source->import(c->bytes, &rows, &c->losses, &c->failure, &c->arena)) return false;
    c->target->export(&rows, &c->losses, &c->out);
    return true;
}

static void tell_losses(struct conversion *c, pl_tell tell, void *context) {
    for (uint32_t i = 0; i < c->losses.items.count; i++) {
        const struct dictionary_loss *loss = &c->losses.items.items[i];
        pl_problem problem = {loss->line, loss->line > 0, false, "lost",
                              ended(loss->text, &c->arena)};
        tell(context, &problem);
    }
}

/* Returns 0 or an exit status with *failure set. */
static int convert_guarded(pl_engine *engine, struct conversion *c, pl_tell tell, void *context,
                           pl_failure *failure) {
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    bool is_read = convert(c);
    if (is_read) tell_losses(c, tell, context);
    engine->guard.is_armed = false;
    return is_read ? 0 : pipeline_report(&c->failure, failure);
}

static int no_format(const char *name, pl_failure *failure) {
    pipeline_report_status(STATUS_USAGE, failure);
    if (failure)
        snprintf(
            failure->message, sizeof failure->message,
            "no format '%s': use csv, vale, vale-existence, diction, tbx, hunspell, text, html "
            "or markdown",
            name);
    return status_exit(STATUS_USAGE);
}

int pl_dictionary_convert(pl_engine *engine, const char *bytes, size_t size, const char *from,
                          const char *to, pl_sink sink, void *context, pl_tell tell,
                          void *tell_context, pl_failure *failure) {
    struct conversion c = {.source = dictionary_find_format(str_from(from)),
                           .target = dictionary_find_format(str_from(to)),
                           .bytes = {size ? bytes : "", size},
                           .arena = engine->scratch};
    if (!c.source || !c.source->import) return no_format(from, failure);
    if (!c.target) return no_format(to, failure);
    int status = convert_guarded(engine, &c, tell, tell_context, failure);
    if (status) return status;
    struct str text = buf_str(&c.out);
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
