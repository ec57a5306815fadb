/* See relative.h. Both ends are made absolute first, so that links and ".." are no riddle. */
#include "cli/relative.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The absolute folder of a path, with a slash at its end. */
static bool folder_of(const char *path, char out[PATH_MAX]) {
    char copy[PATH_MAX];
    const char *slash = path ? strrchr(path, '/') : NULL;
    size_t size = slash ? (size_t)(slash - path) + 1 : 0;
    if (size >= sizeof copy) return false;
    if (size) memcpy(copy, path, size);
    copy[size] = '\0';
    if (!realpath(size ? copy : ".", out)) return false;
    size_t length = strlen(out);
    if (length + 2 > PATH_MAX) return false;
    if (length == 0 || out[length - 1] != '/') memcpy(out + length, "/", 2);
    return true;
}

/* Length of the part up to a slash that both have in common. */
static size_t shared_part(const char *a, const char *b) {
    size_t shared = 0;
    for (size_t i = 0; a[i] && a[i] == b[i]; i++)
        if (a[i] == '/') shared = i + 1;
    return shared;
}

static bool is_plain(char c) {
    bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_letter || (c && strchr("-._~/", c));
}

static char *encode(const char *steps, const char *rest) {
    size_t size = strlen(steps) + 3 * strlen(rest) + 1;
    char *link = malloc(size), *at = link;
    if (!link) return NULL;
    at += snprintf(link, size, "%s", steps);
    for (; *rest; rest++) {
        if (is_plain(*rest))
            *at++ = *rest;
        else
            at += snprintf(at, 4, "%%%02X", (unsigned char)*rest);
    }
    *at = '\0';
    return link;
}

char *relative_link(const char *input, const char *output) {
    char to[PATH_MAX], from[PATH_MAX], steps[PATH_MAX] = "";
    if (!realpath(input, to) || !folder_of(output, from)) return NULL;
    size_t shared = shared_part(to, from), used = 0;
    for (const char *c = from + shared; *c; c++) {
        if (*c != '/') continue;
        if (used + 4 > sizeof steps) return NULL;
        memcpy(steps + used, "../", 4);
        used += 3;
    }
    return encode(steps, to + shared);
}
