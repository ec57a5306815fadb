/* See engine.h. */
#include "host/engine.h"
#include "host/limits.h"
#include "host/tables.h"
#include "host/tell.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_UNREADABLE = 3, EXIT_LIMIT = 5, EXIT_USE = 2 };

static const char HUNSPELL_AFF[] = "/usr/share/hunspell/en_GB.aff";
static const char HUNSPELL_DIC[] = "/usr/share/hunspell/en_GB.dic";

void print_failure(const char *name, const pl_failure *f) {
    if (f->line)
        tell("%s:%u:%u: %s", name, f->line, f->column, f->message);
    else
        tell("%s: %s", name, f->message);
}

void print_errno(const char *name, int error, const char *advice) {
    tell("%s: %s%s", name, strerror(error), advice);
}

typedef int (*set_table)(pl_engine *, const char *, size_t, pl_failure *);

/* Maps a table that came with plainer and hands it to the engine; says what is missing without it.
 */
static void add_table(struct engine *e, const char *folder, const char *name, struct file *file,
                      set_table set, const char *without) {
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    pl_failure failure;
    if (size <= 0 || (size_t)size >= sizeof path) return;
    if (!file_read(path, file))
        print_errno(path, errno, without);
    else if (set(e->engine, file->bytes, file->size, &failure))
        print_failure(path, &failure);
}

/* The folder of what came with plainer, or NULL with one line printed. */
static const char *own_folder(char folder[PATH_MAX]) {
    const char *root = files_dictionaries();
    int size = root ? snprintf(folder, PATH_MAX, "%s/en-GB", root) : -1;
    if (!root) tell("its dictionaries are not there: set PLAINER_DICTIONARIES to their folder");
    return size > 0 && size < PATH_MAX ? folder : NULL;
}

int engine_open(struct engine *e, const struct options *options, bool with_dictionaries) {
    char room[PATH_MAX];
    *e = (struct engine){.engine = pl_engine_new()};
    if (!e->engine) {
        tell("not enough memory to start");
        return EXIT_LIMIT;
    }
    const char *folder = own_folder(room);
    if (folder) {
        add_table(e, folder, "lexicon.plx", &e->lexicon, pl_engine_set_lexicon,
                  ": without it no word counts as rare");
        add_table(e, folder, "model.plm", &e->model, pl_engine_set_model,
                  ": without it no sentence is split and no word has a tag");
    }
    bool has_own = with_dictionaries && !options->no_dictionaries;
    int status = tables_load(e->engine, has_own ? folder : NULL, options);
    if (!options->no_hunspell && access(HUNSPELL_AFF, R_OK) == 0)
        pl_engine_set_hunspell(e->engine, HUNSPELL_AFF, HUNSPELL_DIC);
    if (status) engine_close(e);
    return status;
}

void engine_close(struct engine *e) {
    pl_engine_free(e->engine);
    file_release(&e->lexicon);
    file_release(&e->model);
    *e = (struct engine){0};
}

pl_input_format input_format(const char *name) {
    static const struct {
        const char *name;
        pl_input_format format;
    } formats[] = {{"html", PL_INPUT_HTML},
                   {"markdown", PL_INPUT_MARKDOWN},
                   {"text", PL_INPUT_TEXT},
                   {"conllu", PL_INPUT_CONLLU}};
    for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
        if (strcmp(name, formats[i].name) == 0) return formats[i].format;
    return PL_INPUT_GUESS;
}

pl_settings settings_of(const struct options *o) {
    pl_settings settings = pl_settings_default();
    settings.input = input_format(o->from);
    if (o->band) settings.band = o->band;
    settings.is_forced = o->force;
    if (o->edits && strcmp(o->edits, "none") == 0) settings.edits = PL_EDITS_NONE;
    if (o->edits && strcmp(o->edits, "all") == 0) settings.edits = PL_EDITS_ALL;
    settings.rules = o->rules;
    settings.select = o->select;
    settings.helplines = o->helplines;
    settings.helpline_count = o->helpline_count;
    settings.whole_page = o->whole_page;
    return settings;
}

static void print_warnings(const struct input *input) {
    for (size_t i = 0; pl_document_warning(input->document, i); i++)
        tell("%s: %s", input->name, pl_document_warning(input->document, i));
}

int input_read(struct input *input, const struct options *o, const char *path) {
    bool is_standard = strcmp(path, "-") == 0;
    const char *standard = o->stdin_name ? o->stdin_name : "standard input";
    *input = (struct input){.name = is_standard ? standard : path};
    if (file_read(path, &input->file)) return 0;
    print_errno(input->name, errno, errno == EISDIR ? ": name a file" : "");
    return EXIT_UNREADABLE;
}

int input_analyse(struct input *input, struct engine *e, const struct options *o,
                  const pl_settings *settings) {
    pl_failure failure;
    pl_settings limited = *settings;
    if (!limits_start(o, &limited)) {
        input_close(input);
        return EXIT_USE;
    }
    int status = pl_document_open(e->engine, input->file.bytes, input->file.size, input->name,
                                  &limited, &input->document, &failure);
    bool is_told = limits_stop(input->name, status);
    if (status) {
        if (!is_told) print_failure(input->name, &failure);
        input_close(input);
        return status;
    }
    print_warnings(input);
    return 0;
}

int input_open(struct input *input, struct engine *e, const struct options *o, const char *path,
               const pl_settings *settings) {
    int status = input_read(input, o, path);
    return status ? status : input_analyse(input, e, o, settings);
}

void input_close(struct input *input) {
    pl_document_free(input->document);
    input->document = NULL;
    file_release(&input->file);
}
