/* The door of the editors' server: the Language Server Protocol (3.17) over standard input and
 * output. */
#ifndef LSP_LSP_H
#define LSP_LSP_H

#include "host/options.h"

/* Serves one editor until it goes. Returns the exit status: 0 after a shutdown, else 1. */
int lsp_run(const struct options *options);

#endif
