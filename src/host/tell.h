/* Messages on standard error: one line each, whatever is in them. */
#ifndef HOST_TELL_H
#define HOST_TELL_H

/* Prints "plainer: ", the message as by printf, and a line end. Line ends, terminal escapes and
 * marks that turn the writing direction, which file names and settings may hold, are left out. */
void tell(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* From now on lines go to `take`, without "plainer: " before them; NULL: to standard error again.
 */
void tell_to(void (*take)(void *context, const char *line), void *context);

#endif
