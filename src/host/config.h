/* The configuration file: .plainer.ini, found upwards from the input as .editorconfig is, or named
 * by --config. What the command line says wins over it. */
#ifndef HOST_CONFIG_H
#define HOST_CONFIG_H

#include "host/options.h"

#include <limits.h>

/* Fills in what `options` leaves open for the command. Keys are option names (band, dictionary,
 * rules, edits, theme, layout, fail-on, max-grade, baseline) and helpline (see helplines.h); files
 * are relative to the configuration. Returns 0, or 2 with one line printed. */
int config_apply(const char *command, struct options *options);

/* The configuration that holds for an input, whether it is there or not yet. */
bool config_find(const char *input, char path[PATH_MAX]);

/* Without the blanks at both ends; cuts the text. */
char *config_trim(char *text);

#endif
