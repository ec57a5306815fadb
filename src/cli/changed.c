/* See changed.h. */
#include "cli/changed.h"

#include "cli/history.h"
#include "cli/lines.h"
#include "host/tell.h"

#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_LIMIT = 5 };

struct changed {
    const struct options *options;
    struct history *history;
    struct parts parts; /* of the input that is being looked at */
    size_t size;
};

static const char *name_of(const struct changed *c, const char *path) {
    return strcmp(path, "-") == 0 ? c->options->stdin_name : path;
}

static bool reads_standard_input(const struct options *o) {
    for (size_t i = 0; i < o->input_count; i++)
        if (strcmp(o->inputs[i], "-") == 0) return true;
    return !o->input_count;
}

/* Wrong use, or NULL. */
static const char *complaint(const struct options *o) {
    if (!*o->changed_since) return "--changed-since needs a revision: a branch, tag or commit";
    if (reads_standard_input(o) && !o->stdin_name)
        return "--changed-since: say with --stdin-name which file standard input stands for";
    return NULL;
}

/* The revision is a matter of use: it is tried before anything is written. */
static int try_revision(struct changed *c) {
    const struct options *o = c->options;
    int status = o->input_count ? 0 : history_check(c->history, o->stdin_name);
    for (size_t i = 0; i < o->input_count && !status; i++)
        status = history_check(c->history, name_of(c, o->inputs[i]));
    return status;
}

struct changed *changed_open(const struct options *options, int *status) {
    *status = EXIT_USE;
    if (complaint(options)) return tell("%s", complaint(options)), NULL;
    struct changed *c = calloc(1, sizeof *c);
    *status = EXIT_LIMIT;
    if (!c) return NULL;
    c->options = options;
    c->history = history_open(options->changed_since);
    if (c->history) *status = try_revision(c);
    if (!*status) return c;
    changed_close(c);
    return NULL;
}

void changed_close(struct changed *c) {
    if (!c) return;
    history_close(c->history);
    parts_release(&c->parts);
    free(c);
}

static bool compare(struct changed *c, const struct git_output *old, bool was_there,
                    const struct file *file) {
    if (!was_there) return !file->size || parts_add(&c->parts, (struct part){0, file->size});
    if (old->size == file->size && memcmp(old->bytes, file->bytes, file->size) == 0) return true;
    return lines_compare(old->bytes, old->size, file->bytes, file->size, &c->parts);
}

int changed_set_input(struct changed *c, const char *path, const struct file *file) {
    struct git_output old;
    bool was_there;
    c->parts.count = 0;
    c->size = file->size;
    int status = history_read(c->history, name_of(c, path), &old, &was_there);
    if (!status && !compare(c, &old, was_there, file)) {
        tell("%s: not enough memory to compare it", name_of(c, path));
        status = EXIT_LIMIT;
    }
    git_release(&old);
    return status;
}

bool changed_has_lines(const struct changed *c) {
    return c->parts.count > 0;
}

/* Is there a changed line, or the place of one that is gone, between the two? What has no length
 * stands on the line of its place. */
static bool touches(const struct changed *c, size_t start, size_t size) {
    if (start >= c->size && c->size) start = c->size - 1;
    size_t end = start + (size ? size : 1), low = 0, high = c->parts.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (c->parts.items[middle].end <= start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->parts.count && c->parts.items[low].start < end;
}

bool changed_touches(const struct changed *c, const pl_finding *finding) {
    return touches(c, finding->byte_offset, finding->byte_length);
}

bool changed_keeps_sentence(void *context, const pl_finding *finding) {
    const struct changed *c = context;
    if (!finding->sentence_length) return changed_touches(c, finding);
    return touches(c, finding->sentence_offset, finding->sentence_length);
}
