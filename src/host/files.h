/* Files for the command line: reading a whole input, writing an output so that a reader never sees
 * half of it, and finding the data that came with the program. */
#ifndef HOST_FILES_H
#define HOST_FILES_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>

/* A whole file in memory, mapped where possible. */
struct file {
    const char *bytes;
    size_t size;
    bool is_mapped, is_allocated;
};

/* Reads a file, or standard input for "-". False with errno set (EISDIR for folders). */
bool file_read(const char *path, struct file *file);
void file_release(struct file *file);

/* The folder part of a path, with its slash; 0 for a bare name. */
size_t file_folder_size(const char *path);
/* Does a path lie below a folder (NULL: it does not)? By their names alone. */
bool file_lies_in(const char *path, const char *folder);
/* Are the two one and the same file? */
bool file_is_same(const char *one, const char *other);

/* Makes each folder that a path names in front of a slash, where it is not there. False with errno
 * set. */
bool files_make_folders(char *path);

/* Output to standard output (path NULL or "-") or to a file written beside the target and renamed
 * when all is there. */
struct output {
    const char *path;
    char *temporary;
    char target[PATH_MAX]; /* the file that a symbolic link leads to */
    int descriptor;
    bool is_failed;
    int error; /* errno of the failure */
};
bool output_open(struct output *output, const char *path);
/* A pl_sink; the context is the output. */
bool output_write(void *context, const char *bytes, size_t size);
/* Makes the file appear. False when anything went wrong; nothing is then left behind. */
bool output_finish(struct output *output);
void output_discard(struct output *output);

/* Folder of the dictionaries: PLAINER_DICTIONARIES, beside the installed program, or the source
 * tree the program was built from. NULL when none is there. The string lives until exit. */
const char *files_dictionaries(void);

#endif
