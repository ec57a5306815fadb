/* The files of a folder and of all folders in it, in the order of their bytes. */
#ifndef BATCH_WALK_H
#define BATCH_WALK_H

#include "batch/glob.h"

#include <stdint.h>

/* What is read of what is found. */
struct walk_rules {
    struct globs includes, excludes; /* without includes, files with endings of documents */
    const char *output;              /* a folder that is never walked, or NULL */
};

/* Lives until the next one is asked for. */
struct walk_file {
    const char *path;     /* with the folder that was given in front */
    const char *relative; /* without */
    size_t size;
    int64_t modified;    /* nanoseconds since 1970 */
    const char *problem; /* of a folder, too, that cannot be opened; or NULL */
};

struct walk;

bool walk_takes_file(const struct walk_rules *rules, const char *relative);
/* A folder of a walk or an archive that is left out with all that is in it. */
bool walk_passes_folder(const struct walk_rules *rules, const char *relative);

/* Never NULL: a folder that cannot be opened is the walk's only file. */
struct walk *walk_open(const char *folder, const struct walk_rules *rules);
bool walk_next(struct walk *walk, struct walk_file *file);
void walk_close(struct walk *walk);

#endif
