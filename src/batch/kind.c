/* What a file is by its first bytes: a document, unless they say otherwise. */
#include "batch/inflate.h"
#include "batch/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { START_SIZE = 4096, TAR_MAGIC_AT = 257 };

static bool has(const char *bytes, size_t size, const char *mark, size_t mark_size) {
    return size >= mark_size && memcmp(bytes, mark, mark_size) == 0;
}

static bool ends_in(const char *path, const char *ending) {
    size_t size = strlen(path), length = strlen(ending);
    return size > length && strcasecmp(path + size - length, ending) == 0;
}

static enum source_kind kind_of_packed(const char *bytes, size_t size) {
    enum source_kind kind = SOURCE_ARCHIVE;
    struct out start = {0};
    (void)inflate_whole(&start, bytes, size, START_SIZE);
    if (has(start.bytes, start.size, "WARC/", 5)) kind = SOURCE_WARC;
    out_release(&start);
    return kind;
}

static enum source_kind kind_of_bytes(const char *path, const char *bytes, size_t size) {
    if (has(bytes, size, "WARC/", 5)) return SOURCE_WARC;
    if (has(bytes, size, "\x1F\x8B", 2)) {
        enum source_kind kind = kind_of_packed(bytes, size);
        return ends_in(path, ".warc.gz") ? SOURCE_WARC : kind; /* its first record may be broken */
    }
    bool is_archive =
        has(bytes, size, "PK\3\4", 4) || has(bytes, size, "PK\5\6", 4) ||
        has(bytes, size, "\x28\xB5\x2F\xFD", 4) ||
        has(bytes, size,
            "\xFD"
            "7zXZ",
            6) ||
        has(bytes, size, "BZh", 3) ||
        (size > TAR_MAGIC_AT && has(bytes + TAR_MAGIC_AT, size - TAR_MAGIC_AT, "ustar", 5));
    if (is_archive || ends_in(path, ".tar") || ends_in(path, ".zip")) return SOURCE_ARCHIVE;
    if (ends_in(path, ".warc") || ends_in(path, ".warc.gz")) return SOURCE_WARC;
    return ends_in(path, ".jsonl") || ends_in(path, ".ndjson") ? SOURCE_LINES : SOURCE_DOCUMENT;
}

enum source_kind source_kind_of(const char *path) {
    char bytes[START_SIZE];
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return SOURCE_NONE;
    size_t size = 0;
    ssize_t got = 1;
    while (size < sizeof bytes && got) {
        got = read(descriptor, bytes + size, sizeof bytes - size);
        if (got < 0 && errno != EINTR) break;
        if (got > 0) size += (size_t)got;
    }
    int error = errno;
    close(descriptor);
    errno = error;
    return got < 0 ? SOURCE_NONE : kind_of_bytes(path, bytes, size);
}
