/* See outputs.h. After a sudden end nobody finds half of a file, and the next run writes over what
 * was left. */
#include "batch/outputs.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *format, *ending;
} ENDINGS[] = {{"html", "html"}, {"text", "txt"}, {"markdown", "md"},
               {"json", "json"}, {"brf", "brf"},  {"review", "review.html"}};

const char *outputs_ending(const char *format) {
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (strcmp(format, ENDINGS[i].format) == 0)
            return strcmp(format, "brf") != 0 || pl_format_for_ending("brf") ? ENDINGS[i].ending
                                                                             : NULL;
    return NULL;
}

bool outputs_are_there(const struct outputs_settings *s, const char *target) {
    char path[2 * PATH_MAX];
    for (size_t i = 0; i < s->format_count; i++) {
        (void)snprintf(path, sizeof path, "%s%s.%s", s->folder, target,
                       outputs_ending(s->formats[i]));
        if (access(path, F_OK) != 0) return false;
    }
    return true;
}

static bool make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!is_made) return false;
    }
    return true;
}

struct target {
    char path[PATH_MAX], part[PATH_MAX + 8];
};

static bool name_target(const struct outputs_settings *s, const char *name, const char *format,
                        struct target *t) {
    int size =
        snprintf(t->path, sizeof t->path, "%s%s.%s", s->folder, name, outputs_ending(format));
    (void)snprintf(t->part, sizeof t->part, "%s.part", t->path);
    return size > 0 && (size_t)size < sizeof t->path;
}

/* Takes bytes for a file or a text, up to what the outputs of one document may be. */
struct sink {
    int descriptor;
    struct out *text; /* or NULL */
    uint64_t *written, most;
};

static bool take(void *context, const char *bytes, size_t size) {
    struct sink *sink = context;
    if (size > sink->most - *sink->written) {
        errno = EFBIG;
        return false;
    }
    *sink->written += size;
    if (sink->text) return out_take(sink->text, bytes, size);
    while (size) {
        ssize_t written = write(sink->descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static void note(struct outputs_trouble *trouble, int status, const char *cause,
                 const char *message) {
    *trouble = (struct outputs_trouble){.exit_status = status, .cause = cause};
    (void)snprintf(trouble->message, sizeof trouble->message, "%s", message);
}

static bool write_format(pl_document *document, const char *format, struct sink *sink,
                         struct outputs_trouble *trouble) {
    pl_failure failure = {0};
    pl_write_settings write = {.is_spaced = false};
    bool is_open = sink->text || sink->descriptor >= 0;
    int status =
        is_open ? pl_document_write(document, PL_VIEW_PAGE, format, &write, take, sink, &failure)
                : 4;
    int error = errno;
    if (!sink->text && is_open && close(sink->descriptor) != 0 && !status)
        status = 4, error = errno;
    if (!status) return true;
    bool is_long = status == 4 && error == EFBIG;
    note(trouble, is_long ? 5 : status, is_long ? "output" : NULL,
         status == 4 ? strerror(error) : failure.message);
    return false;
}

static bool write_files(const struct outputs_settings *s, pl_document *document, const char *name,
                        uint64_t *bytes, struct outputs_trouble *trouble) {
    struct target targets[OUTPUT_FORMATS_MAX];
    size_t made = 0;
    bool is_good = true;
    while (is_good && made < s->format_count) {
        struct target *t = &targets[made];
        struct sink sink = {.written = bytes, .most = s->most_bytes};
        if (!name_target(s, name, s->formats[made], t) || !make_folders(t->part)) {
            note(trouble, 4, NULL, strerror(errno));
            is_good = false;
            break;
        }
        sink.descriptor = open(t->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
        is_good = write_format(document, s->formats[made], &sink, trouble);
        made++;
    }
    for (size_t i = 0; i < made; i++) {
        if (!is_good) {
            (void)unlink(targets[i].part);
        } else if (rename(targets[i].part, targets[i].path) != 0) {
            note(trouble, 4, NULL, strerror(errno));
            is_good = false;
            (void)unlink(targets[i].part);
        }
    }
    return is_good;
}

bool outputs_write(const struct outputs_settings *s, pl_document *document, const char *target,
                   struct out *texts, uint64_t *bytes, struct outputs_trouble *trouble) {
    if (s->folder) return write_files(s, document, target, bytes, trouble);
    for (size_t i = 0; i < s->format_count; i++) {
        struct sink sink = {.text = &texts[i], .written = bytes, .most = s->most_bytes};
        if (!write_format(document, s->formats[i], &sink, trouble)) return false;
    }
    return true;
}
