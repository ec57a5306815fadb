/* Messages on standard error: one line each, whatever is in them. */
#ifndef CLI_TELL_H
#define CLI_TELL_H

#include <stddef.h>

/* Prints "plainer: ", the message as by printf, and a line end. Line ends, terminal escapes and
 * marks that turn the writing direction, which file names and settings may hold, are left out. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same line, with its end, in a buffer. */
void tell_into(char *line, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
