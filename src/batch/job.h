/* What the batch hands to a worker, and what it gets back. */
#ifndef BATCH_JOB_H
#define BATCH_JOB_H

#include "batch/digest.h"
#include "batch/outputs.h"
#include "batch/wire.h"
#include "plainer.h"

/* A document to be converted. Texts may be NULL. */
struct job {
    const char *name, *target; /* target: path of its outputs without an ending */
    const char *path;          /* of its file; NULL: the bytes come along */
    const char *bytes;
    size_t size; /* of the bytes, or of the file */
    const char *url, *format, *charset;
    const char *digest; /* of bytes that come along, or NULL */
    const char *known;  /* digest of the input that was converted before with the same key */
};
void job_write(struct out *out, const struct job *job);
bool job_read(struct job *job, const char *bytes, size_t size);

enum result_status {
    RESULT_DONE,
    RESULT_FAILED,    /* plainer said why */
    RESULT_UNCHANGED, /* the input is the one that was known */
    RESULT_KILLED,    /* the worker died of it, or had to be ended; only the batch says so */
};

/* A count by name; the names of terms are "term\tdictionary\taction". */
struct tally {
    const char *name;
    uint64_t first, second;
};
struct tallies {
    struct tally *items;
    size_t count, capacity;
};

/* An output that goes back with the result. */
struct text {
    const char *bytes;
    size_t size;
};

struct result {
    enum result_status status;
    uint64_t exit_status;
    const char *cause;   /* one word of a short list: "time", "crash", "unreadable" ... or NULL */
    const char *message; /* one line, or NULL */
    const char *digest;
    uint64_t bytes_in, bytes_out, cpu_microseconds;
    pl_measures before, after;
    bool has_after;       /* the plain version could be read again */
    struct tallies rules; /* findings and changes */
    struct tallies terms, words;
    struct text texts[OUTPUT_FORMATS_MAX]; /* in the order of the formats; NULL: none */
};
void result_write(struct out *out, const struct result *result);
/* The result borrows from the bytes; result_release frees its tables. */
bool result_read(struct result *result, const char *bytes, size_t size);
void result_release(struct result *result);
void tallies_add(struct tallies *tallies, const char *name, uint64_t first, uint64_t second);

/* "unreadable" for exit status 3. */
const char *result_cause(int exit_status);

#endif
