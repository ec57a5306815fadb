/* See tell.h. Bytes are looked at, not code points: what is dropped is the same in broken UTF-8. */
#include "cli/tell.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST = 4096 };

/* Bytes of a control or direction mark at `text`, or 0: C0, DEL, C1 (C2 80-9F), U+061C, U+200E-F,
 * U+2028-E, U+2066-F. */
static size_t control_size(const unsigned char *text) {
    if (text[0] < 0x20 || text[0] == 0x7F) return 1;
    if (text[0] == 0xC2 && text[1] >= 0x80 && text[1] <= 0x9F) return 2;
    if (text[0] == 0xD8 && text[1] == 0x9C) return 2;
    if (text[0] != 0xE2) return 0;
    bool is_mark = text[1] == 0x80 &&
                   ((text[2] >= 0x8E && text[2] <= 0x8F) || (text[2] >= 0xA8 && text[2] <= 0xAE));
    bool is_isolate = text[1] == 0x81 && text[2] >= 0xA6 && text[2] <= 0xAF;
    return is_mark || is_isolate ? 3 : 0;
}

static void clean(char *message) {
    char *to = message;
    for (const char *from = message; *from;) {
        size_t size = control_size((const unsigned char *)from);
        if (size)
            from += size;
        else
            *to++ = *from++;
    }
    *to = '\0';
}

void tell(const char *format, ...) {
    char message[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    clean(message);
    fprintf(stderr, "plainer: %s\n", message);
}
