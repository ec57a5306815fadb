/* What files were like in an earlier revision, as git keeps it. Each file is looked up in the
 * repository that it lies in, and under its old name if git sees that it was renamed. */
#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

#include "cli/git.h"

#include <stdbool.h>

struct history;

/* `revision` is anything that git understands, and must outlive the history. With "..." behind it
 * the last commit that it shares with HEAD is meant. NULL when memory is exhausted. */
struct history *history_open(const char *revision);
void history_close(struct history *history);

/* Does the file's repository know the revision? The file need not be there, but its folder. Returns
 * 0, also for a folder that is missing, or an exit status with one line printed. */
int history_check(struct history *history, const char *path);

/* The file as it was; *was_there is false for one that is new since. Returns 0, or an exit status
 * with one line printed. */
int history_read(struct history *history, const char *path, struct git_output *old,
                 bool *was_there);

#endif
