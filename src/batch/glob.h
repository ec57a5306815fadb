/* Patterns of file names as gitignore(5) writes them: `*`, `?`, `[a-z]`, `**`, `!` in front, a
 * slash at the end for folders alone. The same patterns are those of --include and --exclude. */
#ifndef BATCH_GLOB_H
#define BATCH_GLOB_H

#include <stdbool.h>
#include <stddef.h>

struct glob;

/* Patterns in order; the last one that matches decides. Zeros to begin with. */
struct globs {
    struct glob *items;
    size_t count, capacity;
};

enum glob_says { GLOB_NOTHING, GLOB_TAKES, GLOB_NEGATES };

/* Adds one line; empty ones and comments add nothing, and one that cannot be read matches nothing.
 */
void globs_add(struct globs *globs, const char *line, size_t size);
/* Adds a whole .gitignore. */
void globs_add_lines(struct globs *globs, const char *bytes, size_t size);
/* What the patterns say of a path, which is relative to where they stand. The time is in proportion
 * to the length of path and patterns, whatever they are. */
enum glob_says globs_say(const struct globs *globs, const char *path, bool is_folder);
void globs_release(struct globs *globs);

#endif
