/* check --changed-since: only what stands on lines that are new or changed since a revision. */
#ifndef CLI_CHANGED_H
#define CLI_CHANGED_H

#include "host/files.h"
#include "host/options.h"
#include "plainer.h"

struct changed;

/* Begins, if all inputs lie in repositories that know the revision. NULL with one line printed and
 * *status set when not. */
struct changed *changed_open(const struct options *options, int *status);
void changed_close(struct changed *changed);

/* Finds the changed lines of an input that was read; "-" stands for --stdin-name. Returns 0 or an
 * exit status with one line printed. */
int changed_set_input(struct changed *changed, const char *path, const struct file *file);
/* Has the input any changed line? */
bool changed_has_lines(const struct changed *changed);

/* Does the finding touch a changed line? */
bool changed_touches(const struct changed *changed, const pl_finding *finding);
/* For pl_document_filter: does the sentence that the finding stands in? */
bool changed_keeps_sentence(void *changed, const pl_finding *finding);

#endif
