/* Files read whole, for tests. */
#ifndef TESTS_FILES_H
#define TESTS_FILES_H

#include <stdio.h>
#include <stdlib.h>

/* The bytes in a block of exactly their size, so that a sanitizer sees a byte too far; NULL when
 * the file cannot be read. */
static inline char *files_read(const char *path, size_t *size) {
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size ? *size : 1);
    if (!bytes || fread(bytes, 1, *size, file) != *size) abort();
    fclose(file);
    return bytes;
}

/* The same for a file of the source tree. */
static inline char *files_read_source(const char *name, size_t *size) {
    char path[4096];
    const char *source = getenv("PLAINER_SOURCE");
    snprintf(path, sizeof path, "%s/%s", source ? source : ".", name);
    return files_read(path, size);
}

#endif
