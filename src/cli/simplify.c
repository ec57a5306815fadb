/* plainer simplify --lines: one sentence a line in, its plain version on one line out. It exists
 * for benchmarks of text simplification, whose sources come a sentence a line: nothing is explained
 * and no line knows of another one. */
#include "cli/run.h"
#include "host/limits.h"
#include "host/tell.h"

#include <errno.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_UNREADABLE = 3, EXIT_UNWRITABLE = 4 };

/* One line through the corridor. Returns 0, or the exit status with one line printed. */
static int simplify_line(struct engine *engine, const struct options *o, const char *name,
                         const char *line, size_t size, struct output *output) {
    pl_settings settings = settings_of(o);
    pl_document *document = NULL;
    pl_failure failure;
    settings.input = PL_INPUT_VERBATIM;
    settings.is_forced = true; /* a line is too short to tell its language */
    settings.is_unexplained = true;
    if (!limits_start(o, &settings)) return EXIT_USE;
    int status = pl_document_open(engine->engine, line, size, name, &settings, &document, &failure);
    bool is_told = limits_stop(name, status);
    if (!status)
        status =
            pl_document_write(document, PL_VIEW_PAGE, "line", NULL, output_write, output, &failure);
    pl_document_free(document);
    if (status && !is_told && status != EXIT_UNWRITABLE) print_failure(name, &failure);
    return status;
}

static int simplify_lines(struct engine *engine, const struct options *o, const char *name,
                          const struct file *file, struct output *output) {
    int status = 0;
    for (size_t at = 0; at < file->size && !status;) {
        const char *line = file->bytes + at;
        const char *stop = memchr(line, '\n', file->size - at);
        size_t size = stop ? (size_t)(stop - line) : file->size - at;
        if (size) status = simplify_line(engine, o, name, line, size, output);
        if (!status && !output_write(output, "\n", 1)) status = EXIT_UNWRITABLE;
        at += size + 1;
    }
    return status;
}

/* Opens the output, writes all lines to it and makes it appear. */
static int write_lines(struct engine *engine, const struct options *o, const char *path,
                       const struct file *file) {
    struct output output;
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    if (o->output && file_is_same(path, o->output)) {
        tell("%s: this is the input: write to another file", o->output);
        return EXIT_USE;
    }
    if (!output_open(&output, o->output)) {
        print_errno(o->output, output.error, ": cannot be written");
        return EXIT_UNWRITABLE;
    }
    int status = simplify_lines(engine, o, name, file, &output);
    if (status && status != EXIT_UNWRITABLE) {
        output_discard(&output);
    } else if (!output_finish(&output)) {
        print_errno(o->output ? o->output : "standard output", output.error, ": cannot be written");
        return EXIT_UNWRITABLE;
    }
    return status;
}

int run_simplify(const struct options *o) {
    if (!o->lines || o->input_count > 1) {
        tell("simplify takes --lines and one input; convert writes whole pages");
        return EXIT_USE;
    }
    const char *path = o->input_count ? o->inputs[0] : "-";
    struct file file;
    struct engine engine;
    if (!file_read(path, &file)) {
        print_errno(path, errno, errno == EISDIR ? ": name a file" : "");
        return EXIT_UNREADABLE;
    }
    int status = engine_open(&engine, o, true);
    if (!status) {
        status = write_lines(&engine, o, path, &file);
        engine_close(&engine);
    }
    file_release(&file);
    return status;
}
