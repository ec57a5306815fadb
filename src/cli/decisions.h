/* An editor's decisions, as the review page saves them: JSON Lines, one object a change, of which
 * "id" and "decision" count. */
#ifndef CLI_DECISIONS_H
#define CLI_DECISIONS_H

#include "plainer.h"

struct decisions {
    pl_decision *items; /* allocated */
    size_t count, capacity;
};

/* Reads a file. Returns 0, or the exit status with one line printed. Of two lines about one change
 * the later one counts. */
int decisions_read(const char *path, struct decisions *decisions);
void decisions_release(struct decisions *decisions);

#endif
