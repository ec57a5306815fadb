/* The commands and what is printed about them, all made from the tables of commands and options. */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "host/options.h"

struct command_row {
    const char *name, *inputs, *about, *details;
    int (*run)(const struct options *options);
    bool has_own_settings; /* it looks for the configuration itself, for each page */
};

const struct command_row *command_table(size_t *count);
const struct command_row *command_find(const char *name);

/* The help, manual page or completion script, printed to standard output. `command` may be NULL. */
void help_print(const char *command);
void help_print_manual(const char *command);
bool help_print_completion(const char *shell);

#endif
