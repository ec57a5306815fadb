/* What outputs depend on besides their input: the program, its tables, dictionaries and options. */
#ifndef BATCH_KEY_H
#define BATCH_KEY_H

#include "batch/digest.h"
#include "batch/worker.h"

/* A digest of all that; false with one line printed when a file cannot be read. */
bool key_of(const struct options *options, const struct worker_settings *settings,
            char key[DIGEST_SIZE]);

#endif
