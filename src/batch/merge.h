/* `plainer batch merge FOLDER... -o FOLDER`: the ledgers of shards become one. */
#ifndef BATCH_MERGE_H
#define BATCH_MERGE_H

#include "host/options.h"

/* Returns an exit status: 0; 2 for wrong use, 3 when a folder has no ledger or one that does not go
 * with the others, 4 when the folder cannot be made or another batch is at work in it. */
int merge_run(const struct options *options);

#endif
