/* See merge.h. */
#include "batch/merge.h"
#include "batch/folder.h"
#include "batch/ledger.h"
#include "host/tell.h"

#include <unistd.h>

enum { EXIT_USE = 2, EXIT_FAILED = 3, EXIT_UNWRITABLE = 4 };

int merge_run(const struct options *options) {
    char folder[PATH_MAX];
    int lock, status = 0;
    if (options->input_count < 2) {
        tell("batch merge takes the folders of shards: name some");
        return EXIT_USE;
    }
    if (!folder_name(options, folder)) return EXIT_USE;
    if (!*folder) {
        tell("batch merge writes a ledger into a folder: name it with -o");
        return EXIT_USE;
    }
    if (!folder_make(folder, &lock)) return EXIT_UNWRITABLE;
    for (size_t i = 1; i < options->input_count; i++)
        if (!ledger_merge(options->output, options->inputs[i])) status = EXIT_FAILED;
    if (lock >= 0) close(lock);
    return status;
}
