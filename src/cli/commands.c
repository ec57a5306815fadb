/* The commands: each opens an engine and its inputs, and asks for one view of them. */
#include "cli/decisions.h"
#include "cli/listing.h"
#include "cli/relative.h"
#include "cli/run.h"
#include "host/page_style.h"
#include "host/pictures.h"
#include "host/tell.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
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

static int write_page(const struct options *o, struct input *input, const char *path) {
    struct pictures pictures;
    struct page_style style;
    int status = page_style_open(&style, o, true);
    if (status) return status;
    pl_write_settings write = {.find_picture = pictures_find, .picture_context = &pictures};
    page_style_set(&style, o, &write);
    pictures_open(&pictures, path);
    status = write_output(input, o, PL_VIEW_PAGE, page_format(o), &write);
    pictures_close(&pictures);
    page_style_close(&style);
    return status;
}

/* Endings that promise a format which is not written: better said than found out later. Braille is
 * written by some builds. */
static bool is_other_format(const struct options *o) {
    static const char *const endings[] = {".pdf", ".docx", ".odt", ".epub", ".brf"};
    const char *dot = o->output && !o->to ? strrchr(o->output, '.') : NULL;
    if (!dot || pl_format_for_ending(dot + 1)) return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i]) == 0) return true;
    return false;
}

static int fail_other_format(void) {
    tell("this format cannot be written: end -o in .html, .txt, .md%s or .json, or say --to",
         pl_format_for_ending("brf") ? ", .brf" : "");
    return EXIT_USE;
}

static int convert_input(const struct options *o, struct input *input, const char *path) {
    bool is_bare = o->edits && strcmp(o->edits, "none") == 0;
    pl_write_settings write = {.is_fragment = o->fragment, .is_bare = is_bare};
    bool is_page = o->dump && strcmp(o->dump, "write") == 0;
    if (o->dump && !is_page) return write_output(input, o, PL_VIEW_STAGE, o->dump, &write);
    if (o->diff) return write_output(input, o, PL_VIEW_DIFF, "text", &write);
    return write_page(o, input, path);
}

/* The way from the output to its input. Of a page on standard output nobody knows where it will
 * lie: it can lead to no file, while JSON and dumps just say where they are from. */
static char *way_to_input(const struct options *o, const char *path) {
    bool is_page =
        strcmp(page_format(o), "html") == 0 && (!o->dump || strcmp(o->dump, "write") == 0);
    bool is_loose = !o->output || strcmp(o->output, "-") == 0;
    if (strcmp(path, "-") == 0 || (is_page && is_loose)) return NULL;
    return relative_link(path, is_loose ? NULL : o->output);
}

int run_convert(const struct options *o) {
    if (o->input_count > 1) return fail_use("convert takes one input");
    if (is_other_format(o)) return fail_other_format();
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
    char *original = way_to_input(o, path);
    settings.original = original;
    status = input_open(&input, &engine, o, path, &settings);
    if (!status) {
        status = convert_input(o, &input, path);
        input_close(&input);
    }
    free(original);
    engine_close(&engine);
    decisions_release(&decisions);
    return status;
}

int run_extract(const struct options *o) {
    if (o->input_count > 1) return fail_use("extract takes one input");
    if (is_other_format(o)) return fail_other_format();
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
    struct listing l = {.options = o, .view = PL_VIEW_SCORES, .target_count = 1};
    l.targets[0] =
        (struct listing_target){.format = o->format ? o->format : "human", .path = o->output};
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
