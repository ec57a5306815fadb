/* See listing.h. */
#include "cli/listing.h"

#include <stdlib.h>
#include <unistd.h>

enum { EXIT_UNWRITABLE = 4 };

static void note_failure(struct listing *l, int status) {
    if (status && !l->failure) l->failure = status;
}

/* Colours are for the terminal alone. */
static pl_write_settings settings_for(const struct listing *l, const struct listing_target *t) {
    pl_write_settings write = l->write;
    if (t->path) write.use_colour = false;
    return write;
}

static void write_document(struct listing *l, struct listing_target *t, struct input *input) {
    pl_failure failure;
    pl_write_settings write = settings_for(l, t);
    int status = pl_document_write(input->document, l->view, t->format, &write, output_write,
                                   &t->output, &failure);
    note_failure(l, status);
    if (status && status != EXIT_UNWRITABLE) print_failure(input->name, &failure);
}

/* Reads the input and, if it is wanted, analyses it; it is closed if it is not open afterwards. */
static int open_input(struct listing *l, struct engine *engine, struct input *input,
                      const char *path, const pl_settings *settings) {
    bool is_wanted = true;
    int status = input_read(input, l->options, path);
    if (status) return status;
    if (l->read) status = l->read(l, input, path, &is_wanted);
    if (status || !is_wanted) {
        input_close(input);
        return status;
    }
    status = input_analyse(input, engine, l->options, settings);
    return status || !l->opened ? status : l->opened(l, engine, input, path, settings);
}

static void list_input(struct listing *l, struct engine *engine, const char *path,
                       const pl_settings *settings) {
    struct input input;
    int status = open_input(l, engine, &input, path, settings);
    note_failure(l, status);
    if (status || !input.document) return;
    for (size_t i = 0; i < l->target_count; i++) write_document(l, &l->targets[i], &input);
    l->write.findings_before += pl_document_findings(input.document, PL_SUGGESTION);
    l->write.documents_before++;
    l->write.is_continued = true;
    input_close(&input);
}

static int fail_output(const struct listing_target *t) {
    print_errno(t->path ? t->path : "standard output", t->output.error, ": cannot be written");
    return EXIT_UNWRITABLE;
}

static int open_targets(struct listing *l) {
    for (size_t i = 0; i < l->target_count; i++) {
        if (output_open(&l->targets[i].output, l->targets[i].path)) continue;
        int status = fail_output(&l->targets[i]);
        while (i-- > 0) output_discard(&l->targets[i].output);
        return status;
    }
    return 0;
}

static int close_targets(struct listing *l, struct engine *engine) {
    int status = 0;
    for (size_t i = 0; i < l->target_count; i++) {
        struct listing_target *t = &l->targets[i];
        pl_failure failure;
        pl_write_settings write = settings_for(l, t);
        note_failure(l, pl_write_end(engine->engine, l->view, t->format, &write, output_write,
                                     &t->output, &failure));
        if (!output_finish(&t->output)) status = fail_output(t);
    }
    return status ? status : l->failure;
}

int listing_run(struct listing *l, const pl_settings *settings, bool with_dictionaries) {
    static const char *const standard[] = {"-"};
    const struct options *o = l->options;
    const char *const *inputs = o->input_count ? o->inputs : standard;
    size_t count = o->input_count ? o->input_count : 1;
    struct engine engine;
    int status = engine_open(&engine, o, with_dictionaries);
    if (!status) {
        status = open_targets(l);
        if (status) engine_close(&engine);
    }
    if (status) return status;
    l->write.continues = true;
    for (size_t i = 0; i < count; i++) list_input(l, &engine, inputs[i], settings);
    status = close_targets(l, &engine);
    engine_close(&engine);
    return status;
}

bool listing_wants_colour(const struct options *o) {
    const char *no = getenv("NO_COLOR");
    return !o->output && isatty(STDOUT_FILENO) && !(no && *no);
}
