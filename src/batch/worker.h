/* A worker: a process that converts one document after another. It inherits the engine, so that the
 * dictionaries are in memory once, and it writes the outputs itself. */
#ifndef BATCH_WORKER_H
#define BATCH_WORKER_H

#include "batch/job.h"
#include "batch/outputs.h"
#include "host/engine.h"

/* What all documents are converted with. */
struct worker_settings {
    const struct options *options;
    struct engine *engine;
    struct outputs_settings outputs;
    unsigned most_seconds; /* for one document */
    uint64_t most_memory;  /* bytes that a worker may hold for it */
    int lock;              /* a descriptor that is no worker's; -1: none */
};

/* Can documents be converted with these settings at all? Complains of wrong use and returns false.
 */
bool worker_can_work(const struct worker_settings *settings);

/* Serves the descriptor until it is closed. Never returns. */
_Noreturn void worker_run(const struct worker_settings *settings, int descriptor);

#endif
