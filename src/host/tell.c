/* See tell.h. */
#include "host/tell.h"

#include "plainer.h"

#include <stdarg.h>
#include <stdio.h>

enum { LONGEST = 4096 };

void tell(const char *format, ...) {
    char message[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    pl_clean_line(message);
    fprintf(stderr, "plainer: %s\n", message);
}
