/* The commands: each opens an engine and its inputs, and asks for one view of them. */
#include "cli/decisions.h"
#include "cli/listing.h"
#include "cli/relative.h"
#include "cli/run.h"
#include "cli/tell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USE = 2 };

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
    settings.with_offers = strcmp(page_format(o), "review") == 0;
    struct decisions decisions = {0};
    int status = o->decisions ? decisions_read(o->decisions, &decisions) : 0;
    settings.decisions = decisions.items;
    settings.decision_count = decisions.count;
    if (!status) status = engine_open(&engine, o, settings.stage >= PL_STAGE_FIND);
    if (status) {
        decisions_release(&decisions);
        return status;
    }
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
    decisions_release(&decisions);
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

int run_score(const struct options *o) {
    struct listing l = {
        .options = o, .view = PL_VIEW_SCORES, .format = o->format ? o->format : "human"};
    l.write.with_sentences = o->sentences;
    l.write.use_colour = listing_wants_colour(o);
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
    int status = listing_run(&l, &settings, false);
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
