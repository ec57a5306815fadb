/* The tables of words that an engine is opened with: those that came with plainer, those of the
 * configuration and those of the command line. What was loaded once is kept, ready to be loaded
 * again, in the user's cache (PLAINER_CACHE, else XDG_CACHE_HOME/plainer, else ~/.cache/plainer; an
 * empty PLAINER_CACHE keeps nothing) until a table changes. */
#ifndef HOST_TABLES_H
#define HOST_TABLES_H

#include "host/options.h"
#include "plainer.h"

/* Loads every CSV of `folder` (NULL: none), by name, and then the options' dictionaries. Returns 0
 * or an exit status with one line printed. */
int tables_load(pl_engine *engine, const char *folder, const struct options *options);

#endif
