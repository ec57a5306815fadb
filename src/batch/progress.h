/* What somebody sees of a batch while it runs, on standard error: one line that changes on a
 * terminal, a line now and then elsewhere, JSON for programs, or nothing. */
#ifndef BATCH_PROGRESS_H
#define BATCH_PROGRESS_H

#include "batch/walk.h"

#include <stdint.h>

struct progress_counts {
    size_t all; /* documents, as far as known beforehand; 0: not known */
    size_t done, failed, set_aside, duplicates, skipped, unchanged;
    size_t failed_before; /* and are left out */
    struct left_out left_out;
    uint64_t bytes;
};

enum progress_kind { PROGRESS_QUIET, PROGRESS_LINES, PROGRESS_TERMINAL, PROGRESS_JSON };

struct progress {
    enum progress_kind kind;
    double started, last;
    bool has_line; /* one stands on the terminal */
};

void progress_open(struct progress *progress, enum progress_kind kind);
/* Shows what has changed, if it is time. */
void progress_show(struct progress *progress, const struct progress_counts *counts);
/* The last word: how it ended. `what` is "done" or "stopped". */
void progress_end(struct progress *progress, const struct progress_counts *counts,
                  const char *what);
/* Takes the line off the terminal, for a message to stand there. */
void progress_clear(struct progress *progress);

#endif
