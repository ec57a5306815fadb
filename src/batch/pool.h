/* The workers together: as many processes as are wanted, each with one document at a time. One that
 * dies or takes too long costs that document alone, and another takes its place. */
#ifndef BATCH_POOL_H
#define BATCH_POOL_H

#include "batch/worker.h"

struct pool;

/* What came of a document; the job's texts and the result live until the next call. */
struct pool_outcome {
    const struct job *job;
    uint64_t tag; /* as it was handed in */
    struct result *result;
    double seconds;
};

struct pool *pool_open(const struct worker_settings *settings, unsigned workers);
/* Is a worker free? */
bool pool_is_free(const struct pool *pool);
/* Is none at work? */
bool pool_is_idle(const struct pool *pool);
/* Is a document with this digest at work? */
bool pool_has(const struct pool *pool, const char *digest);
/* Hands a document to a free worker; its texts and bytes are copied. */
void pool_start(struct pool *pool, const struct job *job, uint64_t tag);
/* Waits up to so many milliseconds for an outcome, or until a descriptor (-1: none) has something
 * to read. False: no outcome came. */
bool pool_wait(struct pool *pool, int milliseconds, int descriptor, struct pool_outcome *outcome);
/* Ends the workers. */
void pool_close(struct pool *pool);

#endif
