/* See folder.h. */
#include "batch/folder.h"
#include "host/files.h"
#include "host/tell.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

bool folder_name(const struct options *o, char folder[PATH_MAX]) {
    *folder = '\0';
    if (strcmp(o->output, "-") == 0) {
        if (o->dry_run) tell("--dry-run needs an output folder: it compares with the ledger there");
        return !o->dry_run;
    }
    int size = snprintf(folder, PATH_MAX, "%s/", o->output);
    bool is_named = size > 1 && size < PATH_MAX;
    if (!is_named) tell("-o cannot be '%s'", o->output);
    return is_named;
}

bool folder_make(char *folder, int *lock) {
    *lock = -1;
    if (!files_make_folders(folder)) {
        tell("%s: %s", folder, strerror(errno));
        return false;
    }
    *lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (*lock < 0) {
        tell("%s: %s", folder, strerror(errno));
        return false;
    }
    if (flock(*lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return true;
    tell("%s: another batch is at work in it", folder);
    return false;
}

/* Hidden files do not count: no output of ours is called so. */
static bool is_ours_or_empty(const char *folder) {
    char path[PATH_MAX + 16];
    bool has_any = false;
    (void)snprintf(path, sizeof path, "%sledger.sqlite", folder);
    if (access(path, F_OK) == 0) return true;
    DIR *names = opendir(folder);
    for (const struct dirent *entry; names && !has_any && (entry = readdir(names));)
        has_any = entry->d_name[0] != '.';
    if (names) closedir(names);
    if (has_any) tell("%s: holds files, but no ledger of a batch: name a new folder", folder);
    return !has_any;
}

bool folder_open(const struct options *o, char *folder, int *lock) {
    if (!is_ours_or_empty(folder)) return false;
    return o->dry_run || folder_make(folder, lock);
}
