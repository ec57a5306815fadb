/* The corridor: the only place that sees every door. It makes documents walk through the rooms,
 * owns their memory, and turns what went wrong into a status. */
#include "plainer.h"

#include "assess/assess.h"
#include "dictionary/dictionary.h"
#include "find/find.h"
#include "language/language.h"
#include "read/read.h"
#include "simplify/simplify.h"
#include "write/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USAGE = 2, EXIT_UNWRITABLE = 4 };

static const size_t ENGINE_MEMORY = (size_t)1 << 30;
static const size_t DOCUMENT_MEMORY = (size_t)4 << 30;

struct pl_engine {
    struct arena arena, scratch;
    struct arena_guard guard;
    struct dictionary *dictionary;
    struct words_lexicon lexicon;
    struct language_model model;
    struct language_tools tools; /* what of the two is there */
};

struct pl_document {
    struct arena arena, scratch;
    struct arena_guard guard;
    struct doc doc;
};

static int report(const struct failure *f, pl_failure *out) {
    int exit_status = status_exit(f->status);
    if (!out) return exit_status;
    *out = (pl_failure){.exit_status = exit_status, .line = f->line, .column = f->column};
    struct str reason = f->detail.size ? f->detail : str_from(status_message(f->status));
    snprintf(out->message, sizeof out->message, "%.*s", STR_ARG(reason));
    return exit_status;
}

static int report_status(enum status status, pl_failure *out) {
    struct failure f = {.status = status};
    return report(&f, out);
}

void pl_clean_line(char *line) {
    write_clean_line(line);
}

pl_settings pl_settings_default(void) {
    return (pl_settings){.band = "9-11",
                         .edits = PL_EDITS_SAFE,
                         .stage = PL_STAGE_SIMPLIFY,
                         .memory_limit = DOCUMENT_MEMORY};
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
    if (setjmp(engine->guard.env)) return report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct str given = {bytes, size};
    struct str copy = str_copy(&engine->arena, given);
    struct str label = str_copy(&engine->arena, str_from(name));
    bool is_added =
        dictionary_add(engine->dictionary, copy, label, language_fold_words, &f, engine->scratch);
    engine->guard.is_armed = false;
    return is_added ? 0 : report(&f, failure);
}

int pl_engine_set_lexicon(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure) {
    if (words_lexicon_open(&engine->lexicon, bytes, size)) {
        engine->tools.lexicon = &engine->lexicon;
        return 0;
    }
    struct failure f = {.status = STATUS_BAD_DICTIONARY,
                        .detail =
                            STR("this is no lexicon of this version: tools/lexicon builds it")};
    return report(&f, failure);
}

int pl_engine_set_model(pl_engine *engine, const char *bytes, size_t size, pl_failure *failure) {
    if (language_model_open(&engine->model, bytes, size)) {
        engine->tools.model = &engine->model;
        return 0;
    }
    struct failure f = {.status = STATUS_BAD_DICTIONARY,
                        .detail = STR("this is no model of this version: tools/train makes it")};
    return report(&f, failure);
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

/* The corridor itself: each room hands on to the next, as far as was asked for. */
static bool walk(pl_engine *engine, struct pl_document *d, const pl_settings *settings,
                 struct failure *f) {
    static const enum simplify_mode modes[] = {SIMPLIFY_NONE, SIMPLIFY_SAFE, SIMPLIFY_ALL};
    struct read_options options = {.format = input_format(settings->input),
                                   .whole_page = settings->whole_page,
                                   .max_bytes = settings->max_bytes,
                                   .max_depth = settings->max_depth,
                                   .select = str_from(settings->select)};
    struct find_rules rules;
    struct doc *doc = &d->doc;
    struct assess_options counting = {
        .has_lexicon = engine->tools.lexicon != NULL,
        .familiar = {settings->familiar_words, settings->familiar_size}};
    if (!choose_band(doc, settings, f) || !choose_rules(doc, settings, &rules, f)) return false;
    if (!choose_formulas(doc, settings, &counting, f)) return false;
    if (!read_document(doc, &options, f, d->scratch)) return false;
    if (!doc->original.size) doc->original = str_from(settings->original);
    struct language_tools tools = engine->tools;
    bool needs_tags =
        settings->stage >= PL_STAGE_FIND || settings->with_trees || settings->with_levels;
    if (!needs_tags) tools.model = NULL; /* formulas do without */
    if (settings->stage >= PL_STAGE_LANGUAGE) language_analyse(doc, &tools, d->scratch);
    if (settings->stage >= PL_STAGE_ASSESS && !check_language(doc, settings, f)) return false;
    if (settings->stage >= PL_STAGE_ASSESS) {
        doc->familiar_words = str_from(settings->familiar_name);
        assess_document(doc, &counting, d->scratch);
    }
    if (settings->stage >= PL_STAGE_ASSESS && tools.model && tools.lexicon)
        assess_levels(doc, d->scratch);
    if (settings->stage >= PL_STAGE_FIND) find_request_trees(doc, &rules);
    if (settings->with_trees) request_all_trees(doc, settings->with_constructions);
    if (needs_tags) language_parse_wanted(doc, &tools, d->scratch);
    if (settings->with_trees) language_lemmatise(doc, &tools);
    if (settings->stage >= PL_STAGE_FIND) {
        dictionary_match(engine->dictionary, doc);
        find_findings(doc, &rules, d->scratch);
    }
    if (settings->stage >= PL_STAGE_SIMPLIFY)
        simplify_document(doc, modes[settings->edits], d->scratch);
    return true;
}

static bool open_memory(struct pl_document *d, size_t limit) {
    if (!limit) limit = DOCUMENT_MEMORY;
    return arena_open(&d->arena, limit, &d->guard) && arena_open(&d->scratch, limit, &d->guard);
}

/* The guard was left: by the host's wish or for want of memory. */
static enum status why_left(const struct arena_guard *guard) {
    return guard->stop && *guard->stop ? STATUS_TOO_LONG : STATUS_NO_MEMORY;
}

/* Runs the corridor under the guard; a failure is left in *f. */
static bool walk_guarded(pl_engine *engine, struct pl_document *d, const pl_settings *settings,
                         struct failure *f) {
    d->guard.stop = settings->stop;
    if (setjmp(d->guard.env)) {
        *f = (struct failure){.status = why_left(&d->guard)};
        return false;
    }
    d->guard.is_armed = true;
    bool is_done = walk(engine, d, settings, f);
    d->guard.is_armed = false;
    return is_done;
}

int pl_document_open(pl_engine *engine, const char *bytes, size_t size, const char *name,
                     const pl_settings *settings, pl_document **document, pl_failure *failure) {
    *document = NULL;
    pl_document *d = calloc(1, sizeof *d);
    if (!d || !open_memory(d, settings->memory_limit)) {
        pl_document_free(d);
        return report_status(STATUS_NO_MEMORY, failure);
    }
    struct failure f = {0};
    d->doc.arena = &d->arena;
    d->doc.name = str_from(name);
    d->doc.source = (struct str){size ? bytes : "", size};
    if (walk_guarded(engine, d, settings, &f)) {
        *document = d;
        return 0;
    }
    int status = report(&f, failure);
    pl_document_free(d);
    return status;
}

void pl_document_free(pl_document *document) {
    if (!document) return;
    arena_close(&document->arena);
    arena_close(&document->scratch);
    free(document);
}

static struct write_options write_options_of(const pl_write_settings *s) {
    struct write_options options = {.version = STR(PLAINER_VERSION)};
    options.rules = find_rule_table(&options.rule_count);
    options.bands = assess_bands(&options.band_count);
    if (!s) return options;
    options.is_fragment = s->is_fragment;
    options.is_spaced = s->is_spaced;
    options.is_bare = s->is_bare;
    options.theme = str_from(s->theme);
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
    struct write_options options = write_options_of(settings);
    const struct write_format *format = format_of(view, name);
    if (view == PL_VIEW_STAGE) return write_dump(doc, name, out);
    if (view == PL_VIEW_DIFF) write_diff(doc, &options, out);
    if (!format) return view == PL_VIEW_DIFF;
    if (format->start && !options.is_continued) format->start(&options, out);
    format->write(doc, &options, out);
    if (format->end && !(settings && settings->continues)) format->end(&options, out);
    return true;
}

int pl_document_write(pl_document *d, pl_view view, const char *format,
                      const pl_write_settings *settings, pl_sink sink, void *context,
                      pl_failure *failure) {
    if (setjmp(d->guard.env)) return report_status(why_left(&d->guard), failure);
    d->guard.is_armed = true;
    struct arena scratch = d->scratch;
    struct buf out = {.arena = &scratch};
    bool is_known = write_view(&d->doc, view, str_from(format), settings, &out);
    d->guard.is_armed = false;
    if (!is_known) return report_status(STATUS_USAGE, failure);
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size) ? 0 : report_status(STATUS_UNWRITABLE, failure);
}

int pl_write_end(pl_engine *engine, pl_view view, const char *format,
                 const pl_write_settings *settings, pl_sink sink, void *context,
                 pl_failure *failure) {
    const struct write_format *row = format_of(view, str_from(format));
    if (!row) return report_status(STATUS_USAGE, failure);
    if (setjmp(engine->guard.env)) return report_status(STATUS_NO_MEMORY, failure);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    struct write_options options = write_options_of(settings);
    if (row->start && !options.is_continued) row->start(&options, &out);
    if (row->end) row->end(&options, &out);
    engine->guard.is_armed = false;
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size) ? 0 : report_status(STATUS_UNWRITABLE, failure);
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

static void explain_all(const pl_engine *engine, struct buf *out) {
    uint32_t rules, bands, formulas;
    const struct doc_rule *rule = find_rule_table(&rules);
    const struct doc_band *band = assess_bands(&bands);
    const struct doc_formula *formula = assess_formulas(&formulas);
    buf_add(out, STR("Rules\n"));
    for (uint32_t i = 0; i < rules; i++) buf_format(out, "  %-20s %s\n", rule[i].id, rule[i].title);
    buf_add(out, STR("\nReading bands\n"));
    for (uint32_t i = 0; i < bands; i++)
        buf_format(out, "  %-20s %s\n", band[i].name, band[i].stage);
    buf_format(out, "  %-20s %s\n", "reading-level",
               "how hard a sentence or a document is, 1 to 6");
    buf_add(out, STR("\nFormulas\n"));
    for (uint32_t i = 0; i < formulas; i++)
        buf_format(out, "  %-20s %s\n", formula[i].id, formula[i].name);
    buf_format(out, "\nTerms\n  %u in the dictionaries: plainer explain \"care plan\"\n",
               dictionary_count(engine->dictionary));
}

static bool explain_topic(const pl_engine *engine, struct str topic, struct buf *out) {
    uint32_t band_count;
    const struct doc_band *bands = assess_bands(&band_count);
    const struct doc_rule *rule = find_rule(topic);
    const struct doc_band *band = assess_find_band(topic);
    const struct doc_formula *formula = assess_find_formula(topic);
    const struct doc_term *term =
        dictionary_find(engine->dictionary, topic, language_fold_words, engine->scratch);
    bool is_level = str_equal(topic, STR("reading-level"));
    if (is_level)
        write_explain_level(out, bands, band_count);
    else if (rule)
        write_explain_rule(out, rule, bands);
    else if (band)
        write_explain_band(out, band);
    else if (formula)
        write_explain_formula(out, formula);
    else if (term)
        write_explain_term(out, term);
    return is_level || rule || band || formula || term;
}

int pl_explain(pl_engine *engine, const char *topic, pl_sink sink, void *context) {
    if (setjmp(engine->guard.env)) return status_exit(STATUS_NO_MEMORY);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    bool is_known = true;
    if (topic)
        is_known = explain_topic(engine, str_from(topic), &out);
    else
        explain_all(engine, &out);
    engine->guard.is_armed = false;
    if (!is_known) return EXIT_USAGE;
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size) ? 0 : EXIT_UNWRITABLE;
}
