/* A worker: a process that converts one document after another. It inherits the engine, so that the
 * dictionaries are in memory once, and it writes the outputs itself. */
#ifndef BATCH_WORKER_H
#define BATCH_WORKER_H

#include "batch/job.h"
#include "host/engine.h"

enum { WORKER_FORMATS_MAX = 8 };

/* What all documents are converted with. */
struct worker_settings {
    const struct options *options;
    struct engine *engine;
    const char *folder;                      /* of the outputs, with its slash */
    const char *formats[WORKER_FORMATS_MAX]; /* "html", "text" ... */
    size_t format_count;
    unsigned most_seconds; /* for one document */
    uint64_t most_output;  /* bytes of all its outputs together */
};

/* The ending of a format's files, "html" or "txt"; NULL when it cannot be written. */
const char *worker_ending(const char *format);
/* Serves the descriptor until it is closed. Never returns. */
_Noreturn void worker_run(const struct worker_settings *settings, int descriptor);

#endif
