/* The output folder of a batch. */
#ifndef BATCH_FOLDER_H
#define BATCH_FOLDER_H

#include "host/options.h"

#include <limits.h>
#include <stdbool.h>

/* Its name with a slash; nothing for "-". False, with one line printed, for wrong use. */
bool folder_name(const struct options *options, char folder[PATH_MAX]);
/* Makes it, with all above it, and locks it for this process: `lock` is a descriptor that holds it,
 * or -1 where the file system knows no locks. False with one line printed. */
bool folder_make(char *folder, int *lock);
/* The same for a batch, which writes over nothing that is not a batch's: a folder that is there
 * must be empty, or have a ledger. A dry run makes nothing. */
bool folder_open(const struct options *options, char *folder, int *lock);

#endif
