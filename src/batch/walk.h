/* The files of a folder and of all folders in it, in the order of their bytes. */
#ifndef BATCH_WALK_H
#define BATCH_WALK_H

#include "batch/glob.h"

/* What is read of what is found. */
struct walk_rules {
    struct globs includes, excludes; /* without includes, files with endings of documents */
    const char *output;              /* a folder that is never walked, or NULL */
};

/* Lives until the next one is asked for. */
struct walk_file {
    const char *path;     /* with the folder that was given in front */
    const char *relative; /* without */
    bool is_link;
    const char *problem; /* of a folder, too, that cannot be opened; or NULL */
};

/* Files that were passed by because they look like no documents, and of these such as people take
 * for some. */
enum left_out_kind { LEFT_OUT_PDF, LEFT_OUT_OFFICE, LEFT_OUT_ARCHIVE, LEFT_OUT_KINDS };
struct left_out {
    size_t count, kinds[LEFT_OUT_KINDS];
};

struct walk;

bool walk_takes_file(const struct walk_rules *rules, const char *relative);
/* A folder of a walk or an archive that is left out with all that is in it. */
bool walk_passes_folder(const struct walk_rules *rules, const char *relative);

/* Never NULL: a folder that cannot be opened is the walk's only file. What is left out is counted,
 * unless `left_out` is NULL. */
struct walk *walk_open(const char *folder, const struct walk_rules *rules,
                       struct left_out *left_out);
bool walk_next(struct walk *walk, struct walk_file *file);
void walk_close(struct walk *walk);

#endif
