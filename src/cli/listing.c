/* See listing.h. */
#include "cli/listing.h"

#include <stdlib.h>
#include <unistd.h>

enum { EXIT_UNWRITABLE = 4 };

static void note_failure(struct listing *l, int status) {
    if (status && !l->failure) l->failure = status;
}

static void list_input(struct listing *l, struct engine *engine, const char *path,
                       const pl_settings *settings) {
    struct input input;
    pl_failure failure;
    int status = input_open(&input, engine, l->options, path, settings);
    if (!status && l->opened) status = l->opened(l, engine, &input, path, settings);
    note_failure(l, status);
    if (status) return;
    status = pl_document_write(input.document, l->view, l->format, &l->write, output_write,
                               &l->output, &failure);
    note_failure(l, status);
    if (status && status != EXIT_UNWRITABLE) print_failure(input.name, &failure);
    l->write.findings_before += pl_document_findings(input.document, PL_SUGGESTION);
    l->write.documents_before++;
    l->write.is_continued = true;
    input_close(&input);
}

static int fail_output(const struct listing *l) {
    const char *path = l->options->output;
    print_errno(path ? path : "standard output", l->output.error, ": cannot be written");
    return EXIT_UNWRITABLE;
}

int listing_run(struct listing *l, const pl_settings *settings, bool with_dictionaries) {
    static const char *const standard[] = {"-"};
    const struct options *o = l->options;
    const char *const *inputs = o->input_count ? o->inputs : standard;
    size_t count = o->input_count ? o->input_count : 1;
    struct engine engine;
    pl_failure failure;
    int status = engine_open(&engine, o, with_dictionaries);
    if (status) return status;
    if (!output_open(&l->output, o->output)) {
        engine_close(&engine);
        return fail_output(l);
    }
    l->write.continues = true;
    for (size_t i = 0; i < count; i++) list_input(l, &engine, inputs[i], settings);
    note_failure(l, pl_write_end(engine.engine, l->view, l->format, &l->write, output_write,
                                 &l->output, &failure));
    engine_close(&engine);
    return output_finish(&l->output) ? l->failure : fail_output(l);
}

bool listing_wants_colour(const struct options *o) {
    const char *no = getenv("NO_COLOR");
    return !o->output && isatty(STDOUT_FILENO) && !(no && *no);
}
