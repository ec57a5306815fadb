/* See limits.h. The clock is the process's alarm. */
#include "cli/limits.h"
#include "cli/tell.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_OVER_LIMIT = 5, DEFAULT_SECONDS = 120, MOST = 1 << 20 };

static char timeout_message[4200];

static bool read_number(const char *option, const char *text, unsigned *number) {
    char *end;
    if (!text) return true;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (!errno && end != text && !*end && text[0] != '-' && value > 0 && value <= MOST) {
        *number = (unsigned)value;
        return true;
    }
    tell("--%s cannot be '%s': a whole number from 1 to %d", option, text, MOST);
    return false;
}

bool limits_read(const struct options *o, pl_settings *settings) {
    enum { MEBIBYTE = 20 };
    unsigned size = 0, memory = 0, depth = 0, time = 0;
    bool is_read = read_number("max-size", o->max_size, &size) &&
                   read_number("max-memory", o->max_memory, &memory) &&
                   read_number("max-depth", o->max_depth, &depth) &&
                   read_number("max-time", o->max_time, &time);
    if (size) settings->max_bytes = (size_t)size << MEBIBYTE;
    if (memory) settings->memory_limit = (size_t)memory << MEBIBYTE;
    if (depth) settings->max_depth = depth;
    return is_read;
}

static void stop(int signal) {
    (void)signal;
    if (write(STDERR_FILENO, timeout_message, strlen(timeout_message)) < 0) _exit(EXIT_OVER_LIMIT);
    _exit(EXIT_OVER_LIMIT);
}

void limits_start_clock(const struct options *o, const char *name) {
    unsigned seconds = DEFAULT_SECONDS;
    if (!read_number("max-time", o->max_time, &seconds)) return;
    tell_into(timeout_message, sizeof timeout_message,
              "%s: took longer than %u seconds: --max-time allows more", name, seconds);
    signal(SIGALRM, stop);
    alarm(seconds);
}

void limits_stop_clock(void) {
    alarm(0);
}
