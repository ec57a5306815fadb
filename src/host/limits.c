/* See limits.h. The clock is the process's alarm, whose flag the library looks at. */
#include "host/limits.h"
#include "host/tell.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

enum { DEFAULT_SECONDS = 120, DEFAULT_MEBIBYTES = 64, MOST = 1 << 20, MEBIBYTE = 20 };

/* An int, as sig_atomic_t is: the library knows no signals. */
static volatile int is_time_up;
_Static_assert(sizeof(sig_atomic_t) == sizeof(int), "a handler can write an int in one step");
static unsigned seconds;

bool limits_read(const char *option, const char *text, unsigned most, unsigned *number) {
    char *end;
    if (!text) return true;
    errno = 0;
    unsigned long value = strtoul(text, &end, 10);
    if (!errno && end != text && !*end && text[0] != '-' && value > 0 && value <= most) {
        *number = (unsigned)value;
        return true;
    }
    tell("--%s cannot be '%s': a whole number from 1 to %u", option, text, most);
    return false;
}

static void note_time_up(int signal) {
    (void)signal;
    is_time_up = 1;
}

bool limits_read_size(const struct options *o, size_t *bytes) {
    unsigned mebibytes = DEFAULT_MEBIBYTES;
    bool is_read = limits_read("max-size", o->max_size, MOST, &mebibytes);
    *bytes = (size_t)mebibytes << MEBIBYTE;
    return is_read;
}

bool limits_read_seconds(const struct options *o, unsigned *limit) {
    *limit = DEFAULT_SECONDS;
    return limits_read("max-time", o->max_time, MOST, limit);
}

bool limits_start(const struct options *o, pl_settings *settings) {
    unsigned size = 0, memory = 0;
    bool is_read = limits_read("max-size", o->max_size, MOST, &size) &&
                   limits_read("max-memory", o->max_memory, MOST, &memory) &&
                   limits_read("max-depth", o->max_depth, MOST, &settings->max_depth) &&
                   limits_read_seconds(o, &seconds);
    if (!is_read) return false;
    if (size) settings->max_bytes = (size_t)size << MEBIBYTE;
    if (memory) settings->memory_limit = (size_t)memory << MEBIBYTE;
    settings->stop = &is_time_up;
    is_time_up = 0;
    signal(SIGALRM, note_time_up);
    alarm(seconds);
    return true;
}

bool limits_stop(const char *name, int status) {
    alarm(0);
    bool was_up = status && is_time_up;
    is_time_up = 0;
    if (was_up && name)
        tell("%s: took longer than %u seconds: --max-time allows more", name, seconds);
    return was_up;
}
