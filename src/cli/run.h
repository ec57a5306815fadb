/* The commands of the command line, and how they write what they made. */
#ifndef CLI_RUN_H
#define CLI_RUN_H

#include "host/engine.h"

/* The commands. Each returns the exit status. */
int run_convert(const struct options *options);
int run_extract(const struct options *options);
int run_check(const struct options *options);
int run_score(const struct options *options);
int run_explain(const struct options *options);
int run_simplify(const struct options *options);
int run_analyse(const struct options *options);
int run_dictionary(const struct options *options);

/* Opens the output and writes one view of the document to it. */
int write_output(struct input *input, const struct options *options, pl_view view,
                 const char *format, const pl_write_settings *settings);

#endif
