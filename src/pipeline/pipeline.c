/* The corridor: the only place that sees every door. It makes documents walk through the rooms,
 * owns their memory, and turns what went wrong into a status. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "base/escape.h"
#include "find/find.h"
#include "read/read.h"
#include "simplify/simplify.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t ENGINE_MEMORY = (size_t)1 << 30;
static const size_t DOCUMENT_MEMORY = (size_t)4 << 30;

int pipeline_report(const struct failure *f, pl_failure *out) {
    int exit_status = status_exit(f->status);
    if (!out) return exit_status;
    *out = (pl_failure){.exit_status = exit_status, .line = f->line, .column = f->column};
    struct str reason = f->detail.size ? f->detail : str_from(status_message(f->status));
    snprintf(out->message, sizeof out->message, "%.*s", STR_ARG(reason));
    return exit_status;
}

int pipeline_report_status(enum status status, pl_failure *out) {
    struct failure f = {.status = status};
    return pipeline_report(&f, out);
}

enum status pipeline_why_left(const struct arena_guard *guard) {
    return guard->stop && *guard->stop ? STATUS_TOO_LONG : STATUS_NO_MEMORY;
}

pl_settings pl_settings_default(void) {
    return (pl_settings){.band = "9-11",
                         .edits = PL_EDITS_SAFE,
                         .stage = PL_STAGE_SIMPLIFY,
                         .memory_limit = DOCUMENT_MEMORY};
}

pl_memory *pl_memory_new(size_t bytes) {
    pl_memory *memory = calloc(1, sizeof *memory);
    if (memory) memory->memo = memo_new(bytes);
    if (memory && memory->memo) return memory;
    free(memory);
    return NULL;
}

void pl_memory_free(pl_memory *memory) {
    if (!memory) return;
    memo_free(memory->memo);
    arena_close(&memory->arena);
    arena_close(&memory->scratch);
    free(memory);
}

const char *pl_version(void) {
    return PLAINER_VERSION;
}

pl_engine *pl_engine_new(void) {
    pl_engine *engine = calloc(1, sizeof *engine);
    if (!engine) return NULL;
    bool is_open = arena_open(&engine->arena, ENGINE_MEMORY, &engine->guard) &&
                   arena_open(&engine->scratch, ENGINE_MEMORY, &engine->guard);
    if (!is_open) {
        pl_engine_free(engine);
        return NULL;
    }
    engine->dictionary = dictionary_new(&engine->arena);
    return engine;
}

void pl_engine_free(pl_engine *engine) {
    if (!engine) return;
    if (engine->dictionary) dictionary_close(engine->dictionary);
    arena_close(&engine->arena);
    arena_close(&engine->scratch);
    free(engine);
}

int pl_engine_add_dictionary(pl_engine *engine, const char *bytes, size_t size, const char *name,
                             pl_failure *failure) {
    struct failure f = {0};
    if (setjmp(engine->guard.env)) return pipeline_report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct str given = {bytes, size};
    struct str copy = str_copy(&engine->arena, given);
    struct str label = str_copy(&engine->arena, str_from(name));
    bool is_added =
        dictionary_add(engine->dictionary, copy, label, language_fold_words, &f, engine->scratch);
    engine->guard.is_armed = false;
    return is_added ? 0 : pipeline_report(&f, failure);
}

int pl_engine_set_lexicon(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure) {
    if (words_lexicon_open(&engine->lexicon, bytes, size)) {
        engine->tools.lexicon = &engine->lexicon;
        dictionary_set_lexicon(engine->dictionary, &engine->lexicon);
        return 0;
    }
    struct failure f = {.status = STATUS_BAD_DICTIONARY,
                        .detail =
                            STR("this is no lexicon of this version: tools/lexicon builds it")};
    return pipeline_report(&f, failure);
}

int pl_engine_set_model(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure) {
    if (language_model_open(&engine->model, bytes, size)) {
        engine->tools.model = &engine->model;
        return 0;
    }
    struct failure f = {.status = STATUS_BAD_DICTIONARY,
                        .detail = STR("this is no model of this version: tools/train makes it")};
    return pipeline_report(&f, failure);
}

void pl_engine_set_hunspell(pl_engine *engine, const char *aff, const char *dic) {
    if (setjmp(engine->guard.env)) return;
    engine->guard.is_armed = true;
    dictionary_set_hunspell(engine->dictionary, aff, dic);
    engine->guard.is_armed = false;
}

static enum read_format input_format(pl_input_format input) {
    static const enum read_format formats[] = {READ_GUESS, READ_HTML,   READ_MARKDOWN,
                                               READ_TEXT,  READ_CONLLU, READ_VERBATIM};
    return formats[input];
}

static bool choose_band(struct doc *doc, const pl_settings *settings, struct failure *f) {
    doc->band = assess_find_band(str_from(settings->band));
    if (!doc->band) {
        *f = (struct failure){.status = STATUS_USAGE,
                              .detail = str_format(doc->arena,
                                                   "no band '%s': use 7-9, 9-11, 11-14 or 14-16",
                                                   settings->band ? settings->band : "")};
        return false;
    }
    bool is_written = settings->stage == PL_STAGE_SIMPLIFY && settings->edits != PL_EDITS_NONE &&
                      !settings->is_checked_only;
    if (doc->band->is_converted || !is_written) return true;
    *f = (struct failure){.status = STATUS_USAGE,
                          .detail = STR("pages for ages 7 to 9 are written by a person: convert to "
                                        "9-11 as a start, and use check --band 7-9 on the result")};
    return false;
}

static bool choose_rules(struct doc *doc, const pl_settings *settings, struct find_rules *rules,
                         struct failure *f) {
    struct str unknown;
    if (find_select_rules(str_from(settings->rules), rules, &unknown)) return true;
    *f = (struct failure){.status = STATUS_USAGE,
                          .detail = str_format(doc->arena,
                                               "no rule '%.*s': plainer explain lists "
                                               "them",
                                               STR_ARG(unknown))};
    return false;
}

static bool choose_formulas(struct doc *doc, const pl_settings *settings,
                            struct assess_options *counting, struct failure *f) {
    struct str unknown;
    if (assess_select_formulas(str_from(settings->formulas), &counting->formulas, &unknown))
        return true;
    *f = (struct failure){.status = STATUS_USAGE,
                          .detail = str_format(doc->arena,
                                               "no formula '%.*s': plainer explain lists them",
                                               STR_ARG(unknown))};
    return false;
}

/* Formulas, rules and dictionaries are for English; other text is only taken on demand. */
static bool check_language(struct doc *doc, const pl_settings *settings, struct failure *f) {
    if (!doc->foreign.size) return true;
    struct str name = doc->foreign;
    if (settings->is_forced) {
        *ARENA_PUSH(doc->arena, &doc->warnings) = str_format(
            doc->arena, "most of it is in %.*s; only its English parts are changed", STR_ARG(name));
        return true;
    }
    *f = (struct failure){.status = STATUS_NOT_ENGLISH,
                          .detail = str_format(doc->arena,
                                               "it is in %.*s, and plainer knows English only: "
                                               "--force takes its English parts",
                                               STR_ARG(name))};
    return false;
}

static void request_all_trees(struct doc *doc, bool with_constructions) {
    uint16_t wanted = with_constructions ? DOC_WANTS_CONSTRUCTIONS : DOC_WANTS_TREE;
    for (uint32_t i = 0; i < doc->sentences.count; i++) doc->sentences.items[i].flags |= wanted;
}

/* What the settings choose, as the rooms want it. */
struct choices {
    struct read_options reading;
    struct assess_options counting;
    struct find_rules rules;
    struct language_tools tools;
    bool needs_tags; /* formulas do without */
};

static bool choose(const pl_engine *engine, struct doc *doc, const pl_settings *settings,
                   struct choices *c, struct failure *f) {
    c->reading = (struct read_options){.format = input_format(settings->input),
                                       .whole_page = settings->whole_page,
                                       .max_bytes = settings->max_bytes,
                                       .max_depth = settings->max_depth,
                                       .select = str_from(settings->select)};
    c->counting =
        (struct assess_options){.lexicon = engine->tools.lexicon,
                                .familiar = {settings->familiar_words, settings->familiar_size}};
    c->needs_tags =
        settings->stage >= PL_STAGE_FIND || settings->with_trees || settings->with_levels;
    c->tools = engine->tools;
    c->tools.memo = settings->memory ? settings->memory->memo : NULL;
    if (!c->needs_tags) c->tools.model = NULL;
    return choose_band(doc, settings, f) && choose_rules(doc, settings, &c->rules, f) &&
           choose_formulas(doc, settings, &c->counting, f);
}

static bool assess(struct doc *doc, const pl_settings *settings, const struct choices *c,
                   struct failure *f, struct arena scratch) {
    if (!check_language(doc, settings, f)) return false;
    doc->familiar_words = str_from(settings->familiar_name);
    assess_document(doc, &c->counting, scratch);
    bool needs_levels = settings->with_levels || !doc->focus.end;
    if (c->tools.model && c->tools.lexicon && needs_levels) assess_levels(doc, scratch);
    return true;
}

/* Trees of the sentences whose structure somebody asks for. */
static void parse(struct doc *doc, const pl_settings *settings, const struct choices *c,
                  struct arena scratch) {
    if (settings->stage >= PL_STAGE_FIND && !settings->without_trees)
        find_request_trees(doc, &c->rules);
    if (settings->with_trees) request_all_trees(doc, settings->with_constructions);
    if (c->needs_tags) language_parse_wanted(doc, &c->tools, scratch);
}

static int by_id(const void *a, const void *b) {
    const struct simplify_decision *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

/* The decisions as the room looks them up: sorted. */
static const struct simplify_decision *sort_decisions(const pl_settings *settings,
                                                      struct arena *arena) {
    size_t count = settings->decision_count;
    struct simplify_decision *sorted = ARENA_ARRAY(arena, struct simplify_decision, count + 1);
    for (size_t i = 0; i < count; i++)
        sorted[i] = (struct simplify_decision){settings->decisions[i].id,
                                               settings->decisions[i].is_accepted};
    if (count) qsort(sorted, count, sizeof *sorted, by_id);
    return sorted;
}

static void copy_helplines(struct doc *doc, const pl_settings *settings) {
    for (size_t i = 0; i < settings->helpline_count; i++) {
        const pl_helpline *line = &settings->helplines[i];
        *ARENA_PUSH(doc->arena, &doc->helplines) = (struct doc_helpline){
            str_from(line->name), str_from(line->contact), str_from(line->about)};
    }
}

/* Changes of how sentences are built, each borne out by an analysis of its result: what is planned
 * is walked through the rooms again, as often as the plan asks for it. */
static void simplify(pl_engine *engine, struct pl_document *d, const pl_settings *settings,
                     const struct choices *c) {
    static const enum simplify_mode modes[] = {SIMPLIFY_NONE, SIMPLIFY_SAFE, SIMPLIFY_ALL};
    const struct doc_rule *paragraphs = NULL;
    if (!settings->is_checked_only && find_is_on(&c->rules, STR("paragraph-length")))
        paragraphs = find_rule(STR("paragraph-length"));
    struct simplify_options editing = {.mode = modes[settings->edits],
                                       .is_unexplained = settings->is_unexplained,
                                       .is_checked_only = settings->is_checked_only,
                                       .paragraphs = paragraphs,
                                       .with_offers = settings->with_offers,
                                       .decisions = sort_decisions(settings, &d->arena),
                                       .decision_count = (uint32_t)settings->decision_count};
    struct find_rules rules = find_draft_rules(&c->rules);
    struct simplify_plan *plan = simplify_open(&d->doc, &editing, d->scratch);
    for (struct doc *draft; (draft = simplify_draft(plan)) != NULL;) {
        language_analyse(draft, &c->tools, d->scratch);
        assess_count_words(draft);
        request_all_trees(draft, false);
        find_request_trees(draft, &rules);
        language_parse_wanted(draft, &c->tools, d->scratch);
        dictionary_match(engine->dictionary, draft);
        find_findings(draft, &rules, d->scratch);
        simplify_take(plan, draft, d->scratch);
    }
    simplify_close(plan, d->scratch);
}

/* What the page itself names as its original counts, a relative link of it from where the page
 * lies. Without the way there it leads nowhere. */
static void settle_original(struct doc *doc, struct str page) {
    struct str own = doc->original;
    if (escape_is_web_target(own)) return;
    size_t folder = page.size;
    while (folder && page.bytes[folder - 1] != '/') folder--;
    bool is_known = page.size && escape_is_near_target(own);
    if (is_known)
        doc->original = str_format(doc->arena, "%.*s%.*s", (int)folder, page.bytes, STR_ARG(own));
    else
        doc->original = str_copy(doc->arena, page);
}

/* The corridor itself: each room hands on to the next, as far as was asked for. */
static bool walk(pl_engine *engine, struct pl_document *d, const pl_settings *settings,
                 struct failure *f) {
    struct doc *doc = &d->doc;
    struct choices c;
    if (!choose(engine, doc, settings, &c, f)) return false;
    if (!read_document(doc, &c.reading, f, d->scratch)) return false;
    settle_original(doc, str_from(settings->original));
    copy_helplines(doc, settings);
    if (settings->stage >= PL_STAGE_LANGUAGE) language_analyse(doc, &c.tools, d->scratch);
    if (settings->stage >= PL_STAGE_ASSESS && !assess(doc, settings, &c, f, d->scratch))
        return false;
    parse(doc, settings, &c, d->scratch);
    if (settings->stage >= PL_STAGE_FIND) {
        dictionary_match(engine->dictionary, doc);
        find_findings(doc, &c.rules, d->scratch);
    }
    if (settings->stage >= PL_STAGE_SIMPLIFY && !doc->focus.end) simplify(engine, d, settings, &c);
    if (doc->notes.count && !doc->helplines.count && doc->is_plain_version)
        *ARENA_PUSH(doc->arena, &doc->warnings) =
            STR("it talks about what may hurt readers and names no help: put helplines into "
                ".plainer.ini (helpline = name | number | about | date of the last check)");
    return true;
}

/* An arena of just that size from the memory. */
static bool take_arena(struct arena *from, struct arena *to, size_t limit,
                       struct arena_guard *guard) {
    if (!from->begin || (size_t)(from->end - from->begin) != limit) return false;
    *to = *from;
    *from = (struct arena){0};
    arena_reset(to, guard);
    return true;
}

static bool open_memory(struct pl_document *d, size_t limit) {
    if (!limit) limit = DOCUMENT_MEMORY;
    pl_memory *m = d->memory;
    if (m && take_arena(&m->arena, &d->arena, limit, &d->guard))
        return take_arena(&m->scratch, &d->scratch, limit, &d->guard) ||
               arena_open(&d->scratch, limit, &d->guard);
    return arena_open(&d->arena, limit, &d->guard) && arena_open(&d->scratch, limit, &d->guard);
}

/* Runs the corridor under the guard; a failure is left in *f. */
static bool walk_guarded(pl_engine *engine, struct pl_document *d, const pl_settings *settings,
                         struct failure *f) {
    d->guard.stop = settings->stop;
    if (setjmp(d->guard.env)) {
        *f = (struct failure){.status = pipeline_why_left(&d->guard)};
        return false;
    }
    d->guard.is_armed = true;
    bool is_done = walk(engine, d, settings, f);
    d->guard.is_armed = false;
    d->guard.stop = NULL;
    return is_done;
}

int pl_document_open(pl_engine *engine, const char *bytes, size_t size, const char *name,
                     const pl_settings *settings, pl_document **document, pl_failure *failure) {
    *document = NULL;
    pl_document *d = calloc(1, sizeof *d);
    if (d) d->memory = settings->memory;
    if (!d || !open_memory(d, settings->memory_limit)) {
        pl_document_free(d);
        return pipeline_report_status(STATUS_NO_MEMORY, failure);
    }
    struct failure f = {0};
    d->doc.arena = &d->arena;
    d->doc.name = str_from(name);
    d->doc.source = (struct str){size ? bytes : "", size};
    d->doc.charset = str_from(settings->charset);
    d->doc.focus = (struct span){(uint32_t)settings->focus_start, (uint32_t)settings->focus_end};
    if (walk_guarded(engine, d, settings, &f)) {
        *document = d;
        return 0;
    }
    int status = pipeline_report(&f, failure);
    pl_document_free(d);
    return status;
}

/* Pages of a long document are rather given back. */
static void keep_arenas(pl_document *d) {
    enum { LONG = 1 << 20 };
    pl_memory *m = d->memory;
    if (!m || m->arena.begin || m->scratch.begin || d->doc.source.size > LONG) return;
    m->arena = d->arena;
    m->scratch = d->scratch;
    d->arena = d->scratch = (struct arena){0};
}

void pl_document_free(pl_document *document) {
    if (!document) return;
    keep_arenas(document);
    arena_close(&document->arena);
    arena_close(&document->scratch);
    free(document);
}
