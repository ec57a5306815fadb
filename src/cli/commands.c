/* The commands: each opens an engine and its inputs, and asks for one view of them. */
#include "cli/relative.h"
#include "cli/run.h"
#include "cli/tell.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_FINDINGS = 1, EXIT_USE = 2, EXIT_UNWRITABLE = 4 };

static int fail_use(const char *message) {
    tell("%s", message);
    return EXIT_USE;
}

/* The page format: --to, else the ending of -o, else html. */
static const char *page_format(const struct options *o) {
    if (o->to) return o->to;
    const char *dot = o->output ? strrchr(o->output, '.') : NULL;
    const char *format = dot ? pl_format_for_ending(dot + 1) : NULL;
    return format ? format : "html";
}

static const char *single_input(const struct options *o) {
    return o->input_count ? o->inputs[0] : "-";
}

static pl_stage stage_named(const char *name) {
    static const char *const names[] = {"read", "language", "assess", "find", "simplify"};
    for (int i = 0; i < 5; i++)
        if (strcmp(names[i], name) == 0) return (pl_stage)i;
    return PL_STAGE_SIMPLIFY;
}

static int write_page(const struct options *o, struct input *input, pl_write_settings *write) {
    struct file theme = {0};
    if (o->theme && !file_read(o->theme, &theme)) {
        print_errno(o->theme, errno, ": name a style sheet");
        return EXIT_USE;
    }
    char *text = o->theme ? strndup(theme.bytes, theme.size) : NULL;
    file_release(&theme);
    write->theme = text;
    write->is_spaced = o->layout && strcmp(o->layout, "spaced") == 0;
    int status = write_output(input, o, PL_VIEW_PAGE, page_format(o), write);
    free(text);
    return status;
}

/* Endings that promise a format which is not written: better said than found out later. */
static bool is_other_format(const struct options *o) {
    static const char *const endings[] = {".md", ".markdown", ".pdf", ".docx", ".odt", ".epub"};
    const char *dot = o->output && !o->to ? strrchr(o->output, '.') : NULL;
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i]) == 0) return true;
    return false;
}

static int convert_input(const struct options *o, struct input *input) {
    bool is_bare = o->edits && strcmp(o->edits, "none") == 0;
    pl_write_settings write = {.is_fragment = o->fragment, .is_bare = is_bare};
    bool is_page = o->dump && strcmp(o->dump, "write") == 0;
    if (o->dump && !is_page) return write_output(input, o, PL_VIEW_STAGE, o->dump, &write);
    if (o->diff) return write_output(input, o, PL_VIEW_DIFF, "text", &write);
    return write_page(o, input, &write);
}

int run_convert(const struct options *o) {
    if (o->input_count > 1) return fail_use("convert takes one input");
    if (is_other_format(o))
        return fail_use("this format cannot be written: end -o in .html, .txt or "
                        ".json, or say --to");
    struct engine engine;
    struct input input;
    pl_settings settings = settings_of(o);
    if (o->dump) settings.stage = stage_named(o->dump);
    if (o->dump && settings.stage == PL_STAGE_LANGUAGE)
        settings.with_trees = settings.with_constructions = true;
    int status = engine_open(&engine, o, settings.stage >= PL_STAGE_FIND);
    if (status) return status;
    const char *path = single_input(o);
    char *original = strcmp(path, "-") == 0 ? NULL : relative_link(path, o->output);
    settings.original = original;
    status = input_open(&input, &engine, o, path, &settings);
    if (!status) {
        status = convert_input(o, &input);
        input_close(&input);
    }
    free(original);
    engine_close(&engine);
    return status;
}

int run_extract(const struct options *o) {
    if (o->input_count > 1) return fail_use("extract takes one input");
    struct engine engine = {.engine = pl_engine_new()};
    struct input input;
    pl_settings settings = settings_of(o);
    settings.stage = PL_STAGE_READ;
    settings.edits = PL_EDITS_NONE;
    int status = engine.engine ? input_open(&input, &engine, o, single_input(o), &settings) : 5;
    if (!status) {
        pl_write_settings write = {.is_fragment = o->fragment, .is_bare = true};
        status = write_output(&input, o, PL_VIEW_PAGE, page_format(o), &write);
        input_close(&input);
    }
    engine_close(&engine);
    return status;
}

/* A run over several inputs with one listing at the end. */
struct listing {
    const struct options *options;
    struct output output;
    pl_view view;
    const char *format;
    pl_write_settings write;
    int failure; /* status of the first input that failed */
    bool has_findings;
};

static bool is_failing(const struct options *o, const pl_document *document) {
    const char *limit = o->fail_on ? o->fail_on : "error";
    if (strcmp(limit, "never") == 0) return false;
    pl_severity least = strcmp(limit, "warning") == 0 ? PL_WARNING : PL_ERROR;
    bool is_above = o->max_grade && pl_document_grade(document) > strtod(o->max_grade, NULL);
    return is_above || pl_document_findings(document, least) > 0;
}

static void list_input(struct listing *l, struct engine *engine, const char *path,
                       const pl_settings *settings) {
    struct input input;
    pl_failure failure;
    int status = input_open(&input, engine, l->options, path, settings);
    if (status) {
        if (!l->failure) l->failure = status;
        return;
    }
    status = pl_document_write(input.document, l->view, l->format, &l->write, output_write,
                               &l->output, &failure);
    if (status && !l->failure) l->failure = status;
    if (status && status != EXIT_UNWRITABLE) print_failure(input.name, &failure);
    if (is_failing(l->options, input.document)) l->has_findings = true;
    l->write.findings_before += pl_document_findings(input.document, PL_SUGGESTION);
    l->write.documents_before++;
    l->write.is_continued = true;
    input_close(&input);
}

static int run_listing(struct listing *l, const pl_settings *settings, bool with_dictionaries) {
    const struct options *o = l->options;
    struct engine engine;
    int status = engine_open(&engine, o, with_dictionaries);
    if (status) return status;
    if (!output_open(&l->output, o->output)) {
        print_errno(o->output, l->output.error, ": cannot be written");
        engine_close(&engine);
        return EXIT_UNWRITABLE;
    }
    const char *standard[] = {"-"};
    const char **inputs = o->input_count ? o->inputs : standard;
    size_t count = o->input_count ? o->input_count : 1;
    l->write.continues = true;
    for (size_t i = 0; i < count; i++) list_input(l, &engine, inputs[i], settings);
    pl_failure failure;
    status = pl_write_end(engine.engine, l->view, l->format, &l->write, output_write, &l->output,
                          &failure);
    if (status && !l->failure) l->failure = status;
    engine_close(&engine);
    if (output_finish(&l->output)) return l->failure;
    print_errno(o->output ? o->output : "standard output", l->output.error, ": cannot be written");
    return EXIT_UNWRITABLE;
}

static bool wants_colour(const struct options *o) {
    const char *no = getenv("NO_COLOR");
    return !o->output && isatty(STDOUT_FILENO) && !(no && *no);
}

int run_check(const struct options *o) {
    char *end = NULL;
    if (o->max_grade && (isnan(strtod(o->max_grade, &end)) || *end || end == o->max_grade))
        return fail_use("--max-grade needs a number");
    struct listing l = {
        .options = o, .view = PL_VIEW_FINDINGS, .format = o->format ? o->format : "human"};
    l.write.explain_skipped = o->explain_skipped;
    l.write.use_colour = wants_colour(o);
    pl_settings settings = settings_of(o);
    settings.is_checked_only = true;
    int status = run_listing(&l, &settings, true);
    if (status) return status;
    return l.has_findings ? EXIT_FINDINGS : 0;
}

int run_score(const struct options *o) {
    struct listing l = {
        .options = o, .view = PL_VIEW_SCORES, .format = o->format ? o->format : "human"};
    l.write.with_sentences = o->sentences;
    l.write.use_colour = wants_colour(o);
    pl_settings settings = settings_of(o);
    settings.stage = PL_STAGE_ASSESS;
    settings.formulas = o->formula;
    settings.with_levels = !o->formula; /* formulas alone need no tags */
    struct file familiar = {0};
    if (o->familiar_words && !file_read(o->familiar_words, &familiar)) {
        print_errno(o->familiar_words, errno, ": name a list of words");
        return EXIT_USE;
    }
    settings.familiar_words = familiar.bytes;
    settings.familiar_size = familiar.size;
    settings.familiar_name = o->familiar_words;
    int status = run_listing(&l, &settings, false);
    file_release(&familiar);
    return status;
}

int run_explain(const struct options *o) {
    if (o->input_count > 1)
        return fail_use("explain takes one rule, band, formula or term: put a "
                        "term of several words in quotation marks");
    struct engine engine;
    struct output output;
    int status = engine_open(&engine, o, true);
    if (status) return status;
    output_open(&output, NULL);
    const char *topic = o->input_count ? o->inputs[0] : NULL;
    status = pl_explain(engine.engine, topic, output_write, &output);
    if (status == EXIT_USE)
        tell("nothing is known of '%s': plainer explain lists what there is", topic);
    engine_close(&engine);
    return status;
}

int run_analyse(const struct options *o) {
    if (o->input_count > 1) return fail_use("analyse takes one input");
    struct engine engine;
    struct input input;
    pl_settings settings = settings_of(o);
    if (!o->from || strcmp(o->from, "text") == 0) settings.input = PL_INPUT_VERBATIM;
    settings.stage = PL_STAGE_LANGUAGE;
    settings.with_trees = true;
    settings.with_constructions = o->format && strcmp(o->format, "json") == 0;
    int status = engine_open(&engine, o, false);
    if (status) return status;
    status = input_open(&input, &engine, o, single_input(o), &settings);
    if (!status) {
        status = write_output(&input, o, PL_VIEW_ANALYSIS, o->format ? o->format : "conllu", NULL);
        input_close(&input);
    }
    engine_close(&engine);
    return status;
}
