/* Limits on what one input may cost. Each is an option with a default; beyond it the exit status is
 * 5. */
#ifndef CLI_LIMITS_H
#define CLI_LIMITS_H

#include "cli/options.h"
#include "plainer.h"

/* Reads the options into the settings. False, with one line printed, when one is no number. */
bool limits_read(const struct options *options, pl_settings *settings);
/* From here on the clock runs for this input: when its time is up the program says so and ends.
 * Nothing of the user's is open for writing then. */
void limits_start_clock(const struct options *options, const char *name);
void limits_stop_clock(void);

#endif
