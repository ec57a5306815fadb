/* What a writer of the public header writes, kept as a string. */
#ifndef TESTS_TEXT_H
#define TESTS_TEXT_H

#include "check.h"
#include "plainer.h"

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

/* Takes what a plain page says of itself, down to the line behind it, out of a text page; in place,
 * and returned. */
static inline char *text_without_opening(char *text) {
    static const char line[] =
        "\n------------------------------------------------------------------------\n\n";
    char *start = strstr(text, "About this version\n"), *end = start ? strstr(start, line) : NULL;
    if (end) memmove(start, end + sizeof line - 1, strlen(end + sizeof line - 1) + 1);
    return text;
}

/* One view of a document, in `text`, which is emptied; "" when it fails, which is checked. */
static inline const char *text_view(struct text *text, pl_engine *engine, const char *source,
                                    const pl_settings *settings, pl_view view, const char *format,
                                    const pl_write_settings *write) {
    pl_document *document;
    pl_failure failure;
    text_emptied(text, TEXT_ALL);
    int status =
        pl_document_open(engine, source, strlen(source), "-", settings, &document, &failure);
    CHECK(status == 0, "%s: not opened: %s", source, failure.message);
    if (status) return "";
    status = pl_document_write(document, view, format, write, text_add, text, &failure);
    CHECK(status == 0, "%.60s: not written: %s", source, failure.message);
    pl_document_free(document);
    return text->bytes;
}

#endif
