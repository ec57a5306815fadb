/* See run.h. */
#include "cli/run.h"
#include "host/tell.h"

enum { EXIT_UNWRITABLE = 4, EXIT_USE = 2 };

int write_output(struct input *input, const struct options *o, pl_view view, const char *format,
                 const pl_write_settings *settings) {
    struct output output;
    pl_failure failure;
    if (o->output && file_is_same(input->name, o->output)) {
        tell("%s: this is the input: write to another file", o->output);
        return EXIT_USE;
    }
    if (!output_open(&output, o->output)) {
        print_errno(o->output, output.error, ": cannot be written");
        return EXIT_UNWRITABLE;
    }
    int status =
        pl_document_write(input->document, view, format, settings, output_write, &output, &failure);
    if (status && status != EXIT_UNWRITABLE) print_failure(input->name, &failure);
    if (status && status != EXIT_UNWRITABLE)
        output_discard(&output);
    else if (!output_finish(&output)) {
        print_errno(o->output ? o->output : "standard output", output.error, ": cannot be written");
        return EXIT_UNWRITABLE;
    }
    return status;
}
