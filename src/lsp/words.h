/* Words that writers of a workspace want to keep: rows of a dictionary that belongs to it. */
#ifndef LSP_WORDS_H
#define LSP_WORDS_H

#include "lsp/setup.h"

/* Adds a row that keeps the term, to the last dictionary of the workspace's own, else to
 * plainer-words.csv beside its configuration, which then names it. `path` gets the file. Returns
 * NULL, or what is wrong. */
const char *words_keep(const struct setup *setup, const char *root, const char *term,
                       char path[PATH_MAX]);

#endif
