/* FNV-1a in 64 bits (Fowler, Noll, Vo): for names of files, keys of tables and shares of work,
 * where nobody gains from two things that hash alike. */
#ifndef HOST_HASH_H
#define HOST_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(14695981039346656037)

/* Goes on from HASH_START or from an earlier result. */
static inline uint64_t hash_add(uint64_t hash, const void *bytes, size_t size) {
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ ((const unsigned char *)bytes)[i]) * UINT64_C(1099511628211);
    return hash;
}

static inline uint64_t hash_bytes(const void *bytes, size_t size) {
    return hash_add(HASH_START, bytes, size);
}

#endif
