/* SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits. */
#ifndef BATCH_DIGEST_H
#define BATCH_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

enum { DIGEST_SIZE = 65 }; /* with the NUL */

bool digest_of(const char *bytes, size_t size, char digest[DIGEST_SIZE]);

#endif
