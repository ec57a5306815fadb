/* Runs git, the program, without a shell: what it prints is taken, its own messages are not shown.
 */
#ifndef CLI_GIT_H
#define CLI_GIT_H

#include <stddef.h>

/* What git printed; allocated, with a NUL behind it. */
struct git_output {
    char *bytes;
    size_t size;
};
void git_release(struct git_output *output);

/* Runs `git ARGUMENTS` (the last one is NULL) in a folder. The repository is the one that the
 * folder lies in, whatever the environment names. Returns git's exit status, or -1 with errno set
 * when it could not be run; the output is empty then. */
int git_run(const char *folder, const char *const *arguments, struct git_output *output);

/* After git_run returned something else than 0: prints one line about it, in git's own words where
 * it has any. `name` is what it is about. */
void git_tell(const char *name, const char *folder, const char *const *arguments);

#endif
