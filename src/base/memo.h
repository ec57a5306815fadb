/* What was computed once, kept by the bytes that it was computed from: for functions whose result
 * depends on nothing else. It holds so many bytes and no more: when the younger half is full, the
 * older one is forgotten, but for what is asked for again. */
#ifndef BASE_MEMO_H
#define BASE_MEMO_H

#include "base/str.h"

struct memo;

/* Reserves address space for `limit` bytes, at least 1 MiB; NULL when the system refuses. */
struct memo *memo_new(size_t limit);
void memo_free(struct memo *memo); /* NULL is allowed */

/* The value of a key; false when there is none. The bytes live until the next call. */
bool memo_find(struct memo *memo, struct str key, struct str *value);
/* Copies both. What is too long for the memo is not kept. */
void memo_put(struct memo *memo, struct str key, struct str value);

#endif
