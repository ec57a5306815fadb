/* See files.h. Inputs are mapped when they are regular files; an output is a new file in the
 * target's folder, flushed to disk and renamed over the target. */
#include "host/files.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_stream(int descriptor, struct file *file) {
    size_t capacity = 65536, size = 0;
    char *bytes = malloc(capacity);
    while (bytes) {
        ssize_t got = read(descriptor, bytes + size, capacity - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) break;
        if (got == 0) {
            *file = (struct file){bytes, size, false, true};
            return true;
        }
        size += (size_t)got;
        if (size < capacity) continue;
        capacity *= 2;
        char *grown = realloc(bytes, capacity);
        if (!grown) break;
        bytes = grown;
    }
    free(bytes);
    return false;
}

static bool read_regular(int descriptor, size_t size, struct file *file) {
    *file = (struct file){"", 0, false, false};
    if (size == 0) return true;
    void *memory = mmap(NULL, size, PROT_READ, MAP_PRIVATE, descriptor, 0);
    if (memory == MAP_FAILED) return read_stream(descriptor, file);
    *file = (struct file){memory, size, true, false};
    return true;
}

bool file_read(const char *path, struct file *file) {
    if (strcmp(path, "-") == 0) return read_stream(STDIN_FILENO, file);
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return false;
    struct stat info;
    bool is_read = fstat(descriptor, &info) == 0;
    if (is_read && S_ISDIR(info.st_mode)) {
        errno = EISDIR;
        is_read = false;
    } else if (is_read) {
        is_read = S_ISREG(info.st_mode) ? read_regular(descriptor, (size_t)info.st_size, file)
                                        : read_stream(descriptor, file);
    }
    int error = errno;
    close(descriptor);
    errno = error;
    return is_read;
}

void file_release(struct file *file) {
    if (file->is_mapped) munmap((void *)file->bytes, file->size);
    if (file->is_allocated) free((void *)file->bytes);
    *file = (struct file){0};
}

size_t file_folder_size(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

bool file_lies_in(const char *path, const char *folder) {
    size_t size = folder ? strlen(folder) : 0;
    while (size && folder[size - 1] == '/') size--;
    return size && strncmp(path, folder, size) == 0 && path[size] == '/';
}

bool file_is_same(const char *one, const char *other) {
    struct stat a, b;
    return stat(one, &a) == 0 && stat(other, &b) == 0 && a.st_dev == b.st_dev &&
           a.st_ino == b.st_ino;
}

bool files_make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!is_made) return false;
    }
    return true;
}

static bool output_fail(struct output *output) {
    output->is_failed = true;
    output->error = errno;
    return false;
}

bool output_open(struct output *output, const char *path) {
    *output = (struct output){.path = path, .descriptor = STDOUT_FILENO};
    if (!path || strcmp(path, "-") == 0) {
        output->path = NULL;
        return true;
    }
    struct stat info;
    bool is_there = stat(path, &info) == 0;
    if (is_there && !S_ISREG(info.st_mode)) { /* a device or pipe cannot be renamed over */
        output->descriptor = open(path, O_WRONLY | O_CLOEXEC);
        return output->descriptor >= 0 || output_fail(output);
    }
    if (is_there && realpath(path, output->target))
        output->path = output->target; /* a link stays one */
    path = output->path;
    size_t size = strlen(path) + sizeof ".XXXXXX";
    output->temporary = malloc(size);
    if (!output->temporary) return output_fail(output);
    snprintf(output->temporary, size, "%s.XXXXXX", path);
    output->descriptor = mkostemp(output->temporary, O_CLOEXEC);
    if (output->descriptor < 0) {
        output_fail(output);
        free(output->temporary);
        output->temporary = NULL;
        return false;
    }
    mode_t mask = umask(0);
    umask(mask);
    fchmod(output->descriptor, is_there ? info.st_mode & 07777 : 0666 & ~mask);
    return true;
}

bool output_write(void *context, const char *bytes, size_t size) {
    struct output *output = context;
    while (size && !output->is_failed) {
        ssize_t written = write(output->descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return output_fail(output);
        bytes += written;
        size -= (size_t)written;
    }
    return !output->is_failed;
}

void output_discard(struct output *output) {
    if (output->path && output->descriptor >= 0) close(output->descriptor);
    if (output->temporary) unlink(output->temporary);
    free(output->temporary);
    output->temporary = NULL;
    output->descriptor = -1;
}

bool output_finish(struct output *output) {
    if (!output->path) return !output->is_failed;
    bool is_good = !output->is_failed;
    if (is_good && output->temporary && fsync(output->descriptor) != 0)
        is_good = output_fail(output);
    int closed = close(output->descriptor);
    output->descriptor = -1;
    if (is_good && closed != 0) is_good = output_fail(output);
    if (is_good && output->temporary && rename(output->temporary, output->path) != 0)
        is_good = output_fail(output);
    if (!is_good && output->temporary) unlink(output->temporary);
    free(output->temporary);
    output->temporary = NULL;
    return is_good;
}

static bool is_folder(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool beside_program(char *path, size_t size) {
    char program[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0) return false;
    program[length] = '\0';
    char *slash = strrchr(program, '/');
    if (!slash) return false;
    *slash = '\0';
    int written = snprintf(path, size, "%s/%s/dictionaries", program, PLAINER_DATA_FROM_BINARY);
    return written > 0 && (size_t)written < size && is_folder(path);
}

const char *files_dictionaries(void) {
    static char path[2 * PATH_MAX]; /* a host may hold state: it is the program */
    const char *named = getenv("PLAINER_DICTIONARIES");
    if (named && *named) return named;
    if (beside_program(path, sizeof path)) return path;
    return is_folder(PLAINER_SOURCE_DICTIONARIES) ? PLAINER_SOURCE_DICTIONARIES : NULL;
}
