/* What a writer of the public header writes, kept as a string. */
#ifndef TESTS_TEXT_H
#define TESTS_TEXT_H

#include <stdbool.h>
#include <string.h>

enum { TEXT_BYTES = 1 << 18, TEXT_ALL = TEXT_BYTES - 1 };

struct text {
    char bytes[TEXT_BYTES];
    size_t size, limit; /* what goes beyond the limit is refused, as by a full disk */
};

static inline struct text *text_emptied(struct text *text, size_t limit) {
    text->size = 0;
    text->limit = limit;
    text->bytes[0] = '\0';
    return text;
}

/* A pl_sink. */
static inline bool text_add(void *context, const char *bytes, size_t size) {
    struct text *text = context;
    if (size > text->limit - text->size) return false;
    if (size) memcpy(text->bytes + text->size, bytes, size);
    text->size += size;
    text->bytes[text->size] = '\0';
    return true;
}

#endif
