/* Files that are no text: what they are, by their first bytes, and how to get text out of them. */
#ifndef READ_BINARY_H
#define READ_BINARY_H

#include "base/str.h"

/* What the file is, and what to do, in one line; NULL when its first bytes name nothing. */
const char *binary_name(struct str bytes);
/* Are there more control bytes near the start than a text would have? */
bool binary_bytes(struct str bytes);

#endif
