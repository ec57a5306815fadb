/* See outputs.h. After a sudden end nobody finds half of a file, and the next run writes over what
 * was left. */
#include "batch/outputs.h"
#include "host/files.h"
#include "host/pictures.h"

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

/* A sudden loss of power may leave files without their bytes. */
bool outputs_are_there(const struct outputs_settings *s, const char *target) {
    char path[2 * PATH_MAX];
    struct stat info;
    for (size_t i = 0; i < s->format_count; i++) {
        (void)snprintf(path, sizeof path, "%s%s.%s", s->folder, target,
                       outputs_ending(s->formats[i]));
        if (stat(path, &info) != 0 || !info.st_size) return false;
    }
    return true;
}

void outputs_remove(const struct outputs_settings *s, const char *target) {
    char path[2 * PATH_MAX];
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        (void)snprintf(path, sizeof path, "%s%s.%s", s->folder, target, ENDINGS[i].ending);
        (void)unlink(path);
    }
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

/* A document on its way out. */
struct page {
    const struct outputs_settings *settings;
    pl_document *document;
    const char *target, *path;
    uint64_t *bytes;
    struct outputs_trouble *trouble;
};

static bool write_format(const struct page *page, const char *format, struct sink *sink) {
    pl_failure failure = {0};
    struct pictures pictures;
    pl_write_settings write = page->settings->write;
    bool is_open = sink->text || sink->descriptor >= 0;
    int status = 4;
    write.find_picture = pictures_find;
    write.picture_context = &pictures;
    pictures_open(&pictures, page->path);
    if (is_open)
        status =
            pl_document_write(page->document, PL_VIEW_PAGE, format, &write, take, sink, &failure);
    int error = errno;
    if (!sink->text && is_open && close(sink->descriptor) != 0 && !status)
        status = 4, error = errno;
    pictures_close(&pictures);
    if (!status) return true;
    bool is_long = status == 4 && error == EFBIG;
    if (is_long) {
        char message[sizeof page->trouble->message];
        unsigned mebibytes = (unsigned)(page->settings->most_bytes >> 20);
        (void)snprintf(message, sizeof message,
                       "its outputs are larger than %u MiB: see --max-output", mebibytes);
        note(page->trouble, 5, "output", message);
    } else {
        note(page->trouble, status, NULL, status == 4 ? strerror(error) : failure.message);
    }
    return false;
}

static bool write_file(const struct page *page, const char *format, struct target *t) {
    struct sink sink = {.written = page->bytes, .most = page->settings->most_bytes};
    if (!name_target(page->settings, page->target, format, t) || !files_make_folders(t->part)) {
        note(page->trouble, 4, NULL, strerror(errno));
        return false;
    }
    sink.descriptor = open(t->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (write_format(page, format, &sink)) return true;
    (void)unlink(t->part);
    return false;
}

static bool write_files(const struct page *page) {
    const struct outputs_settings *s = page->settings;
    struct target targets[OUTPUT_FORMATS_MAX];
    size_t made = 0;
    while (made < s->format_count && write_file(page, s->formats[made], &targets[made])) made++;
    bool is_good = made == s->format_count;
    for (size_t i = 0; i < made; i++) {
        bool is_there = is_good && rename(targets[i].part, targets[i].path) == 0;
        if (is_good && !is_there) {
            note(page->trouble, 4, NULL, strerror(errno));
            is_good = false;
        }
        if (!is_there) (void)unlink(targets[i].part);
    }
    return is_good;
}

bool outputs_write(const struct outputs_settings *s, pl_document *document, const char *target,
                   const char *path, struct out *texts, uint64_t *bytes,
                   struct outputs_trouble *trouble) {
    struct page page = {s, document, target, path, bytes, trouble};
    if (s->folder) return write_files(&page);
    for (size_t i = 0; i < s->format_count; i++) {
        struct sink sink = {.text = &texts[i], .written = bytes, .most = s->most_bytes};
        if (!write_format(&page, s->formats[i], &sink)) return false;
    }
    return true;
}
