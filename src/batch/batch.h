/* The door of the batch: many documents, converted by several processes, with a ledger. */
#ifndef BATCH_BATCH_H
#define BATCH_BATCH_H

#include "host/options.h"

/* `plainer batch INPUT... -o FOLDER`. Returns the exit status: 0, or 3 when a document failed. */
int batch_run(const struct options *options);

#endif
