/* What a document becomes: files below the output folder, or texts that go back to the batch with
 * the result. */
#ifndef BATCH_OUTPUTS_H
#define BATCH_OUTPUTS_H

#include "host/out.h"
#include "plainer.h"

#include <stdint.h>

enum { OUTPUT_FORMATS_MAX = 8 };

struct outputs_settings {
    const char *folder; /* with its slash; NULL: the outputs are kept as texts */
    const char *formats[OUTPUT_FORMATS_MAX]; /* "html", "text" ... */
    size_t format_count;
    uint64_t most_bytes; /* of all outputs of a document together */
    pl_write_settings write;
};

/* Why a document has no outputs. */
struct outputs_trouble {
    int exit_status;
    const char *cause; /* NULL: the one of the exit status */
    char message[512];
};

/* The ending of a format's files, "html" or "txt"; NULL when it cannot be written. */
const char *outputs_ending(const char *format);
/* Is there a file for each format, and is none empty? `target` is the path below the folder,
 * without an ending. */
bool outputs_are_there(const struct outputs_settings *settings, const char *target);
/* Removes all that a document has, in any format. */
void outputs_remove(const struct outputs_settings *settings, const char *target);
/* Writes all of them, or none: each beside its target under a name that follows from the target,
 * and renamed when all are there. Without a folder they come into `texts`, one for each format.
 * Adds to the bytes that were written. `path` is the document's file, or NULL: pages hold pictures
 * that lie beside it. */
bool outputs_write(const struct outputs_settings *settings, pl_document *document,
                   const char *target, const char *path, struct out *texts, uint64_t *bytes,
                   struct outputs_trouble *trouble);

#endif
