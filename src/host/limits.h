/* Limits on what one input may cost. Each is an option with a default; beyond it the exit status is
 * 5, and other inputs have their turn. */
#ifndef HOST_LIMITS_H
#define HOST_LIMITS_H

#include "host/options.h"
#include "plainer.h"

/* A whole number from 1 to `most`, left alone where `text` is NULL. False, with one line printed
 * that names the option, when the text is no such number. */
bool limits_read(const char *option, const char *text, unsigned most, unsigned *number);
/* The most seconds for one input; as above. */
bool limits_read_seconds(const struct options *options, unsigned *seconds);
/* The largest input, in bytes. False, with one line printed, when the option is no number. */
bool limits_read_size(const struct options *options, size_t *bytes);
/* Reads the options into the settings and starts the clock of this input. False, with one line
 * printed, when an option is no number. */
bool limits_start(const struct options *options, pl_settings *settings);
/* Stops the clock. True, with one line printed about the input (NULL: none), when that ended the
 * work. */
bool limits_stop(const char *name, int status);

#endif
