/* See tell.h. */
#include "host/tell.h"

#include "plainer.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST = 4096 };

static void (*taker)(void *, const char *);
static void *taker_context;

void tell_to(void (*take)(void *, const char *), void *context) {
    taker = take;
    taker_context = context;
}

void tell(const char *format, ...) {
    char message[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    pl_clean_line(message);
    if (taker)
        taker(taker_context, message);
    else
        fprintf(stderr, "plainer: %s\n", message);
}
