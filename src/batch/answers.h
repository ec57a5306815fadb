/* Lines of JSON on standard output, one for each document, in the order of the documents: what a
 * batch gives where there is no output folder (docs/batch.md). */
#ifndef BATCH_ANSWERS_H
#define BATCH_ANSWERS_H

#include "batch/inputs.h"
#include "batch/job.h"

#include <signal.h>

struct answers;

/* At most `most` documents may be at work, or done and waiting for an earlier one. An answer that
 * nobody takes is waited for until there have been two interrupts. */
struct answers *answers_open(const struct outputs_settings *outputs, size_t most,
                             const volatile sig_atomic_t *interrupts);
bool answers_is_full(const struct answers *answers);
/* Makes room for a document's answer; the number stands for it until the answer is given. */
uint64_t answers_expect(struct answers *answers, const struct batch_item *item);
/* Writes it when its turn has come. False, with one line printed, when it cannot be written. */
bool answers_give(struct answers *answers, uint64_t number, const char *status,
                  const struct result *result);
void answers_close(struct answers *answers);

#endif
