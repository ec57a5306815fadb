/* A baseline: findings that a team knows of and lives with for now, so that a check tells of new
 * ones only. A text file that can be kept in git: a line for each rule and wording in a file, with
 * how often it stands there. Places do not count: text may move. */
#ifndef CLI_BASELINE_H
#define CLI_BASELINE_H

#include "plainer.h"

struct baseline;

/* Reads a baseline, or begins a new one when there is no such file. NULL with one line printed and
 * *status set when it cannot be used. */
struct baseline *baseline_open(const char *path, int *status);
/* The input whose findings come next. */
void baseline_set_input(struct baseline *baseline, const char *input);
/* For pl_document_filter: false for findings that the baseline knows. A new one learns them all. */
bool baseline_keeps(void *baseline, const pl_finding *finding);
/* Writes a new baseline and frees it. Returns 0 or an exit status with one line printed. */
int baseline_close(struct baseline *baseline);

#endif
