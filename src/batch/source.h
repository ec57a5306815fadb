/* An input that holds many documents: an archive, a web archive, lines of JSON. */
#ifndef BATCH_SOURCE_H
#define BATCH_SOURCE_H

#include "batch/inputs.h"
#include "batch/walk.h"

struct source_settings {
    const char *path; /* of the file; "-" is standard input for lines */
    const char *name; /* in front of its documents' names */
    const struct walk_rules *rules;
    size_t max_bytes; /* of a document */
};

/* Fills in an item, whose target is yet as the document is called; strings live until the next
 * call. `next` is false at the end; what cannot be read on the way is an item with a problem. */
struct source {
    bool (*next)(struct source *source, struct batch_item *item);
    /* The descriptor that has to be waited for before `next` has something to read; -1: none. NULL
     * where there never is. */
    int (*waits_for)(const struct source *source);
    void (*close)(struct source *source);
};

/* NULL with errno set when the file cannot be opened. */
struct source *source_open_lines(const struct source_settings *settings);
struct source *source_open_warc(const struct source_settings *settings);
struct source *source_open_archive(const struct source_settings *settings);

/* What a file is by its first bytes; SOURCE_NONE with errno set when they cannot be read. */
enum source_kind { SOURCE_NONE, SOURCE_DOCUMENT, SOURCE_ARCHIVE, SOURCE_WARC, SOURCE_LINES };
enum source_kind source_kind_of(const char *path);

#endif
