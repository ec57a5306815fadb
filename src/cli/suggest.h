/* plainer dictionary suggest: simpler words for a word. */
#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

#include "cli/run.h"

/* The first input is the command's second word, "suggest". Returns the exit status. */
int run_suggest(struct engine *engine, const struct options *options);

#endif
