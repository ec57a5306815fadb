/* Text and arrays that grow, for messages of JSON and for what a batch reads. Memory is the
 * process's; without any it ends with a line on standard error, since a server that cannot answer
 * is of no use. */
#ifndef HOST_OUT_H
#define HOST_OUT_H

#include <stdbool.h>
#include <stddef.h>

struct out {
    char *bytes;
    size_t size, capacity;
};

/* Ends the process for want of memory. */
_Noreturn void out_give_up(void);

void out_add(struct out *out, const char *bytes, size_t size);
void out_text(struct out *out, const char *text);
void out_format(struct out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void out_number(struct out *out, size_t number);
/* A string of JSON with its quotation marks; bytes that are no UTF-8 become U+FFFD. */
void out_string(struct out *out, const char *bytes, size_t size);
void out_string_of(struct out *out, const char *text);
/* A text as people may see it: no line ends, no marks that turn the writing direction, and U+FFFD
 * for bytes that are no UTF-8. */
void out_shown(struct out *out, const char *text);
/* A pl_sink; the context is the text. */
bool out_take(void *context, const char *bytes, size_t size);
/* Room for one more in an array that is doubled when it is full. */
void *out_grow(void *items, size_t count, size_t *capacity, size_t item_size);
/* Zeros; ends the process when there are none. */
void *out_alloc(size_t size);
/* A copy that ends in NUL. */
char *out_copy(const char *bytes, size_t size);
void out_clear(struct out *out);
void out_release(struct out *out);

#endif
