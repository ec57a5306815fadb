/* See walk.h. Only the names of the folders that lead to the present file are held. Hidden files
 * and folders are passed by, links to folders are not followed, and a .gitignore holds for what is
 * in its folder; those above the folder that was given, and git's own settings, are not asked. */
#include "batch/walk.h"
#include "batch/target.h"
#include "host/files.h"
#include "host/out.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

struct name {
    char *text; /* ends in a slash if it is a folder: they are sorted as paths are */
};

/* A folder that is open. */
struct level {
    struct name *names;
    size_t count, capacity, at;
    size_t path_size;     /* bytes of the walk's path that name this folder, and its slash */
    struct globs ignores; /* of its .gitignore */
};

struct walk {
    const struct walk_rules *rules;
    struct left_out *left_out;
    struct level *levels;
    size_t depth, capacity;
    struct out path;
    size_t root_size;
    int error; /* why the last folder was not opened */
};

static int compare_names(const void *a, const void *b) {
    return strcmp(((const struct name *)a)->text, ((const struct name *)b)->text);
}

static bool is_folder_at(DIR *folder, const struct dirent *entry) {
    struct stat info;
    if (entry->d_type != DT_UNKNOWN) return entry->d_type == DT_DIR;
    return fstatat(dirfd(folder), entry->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0 &&
           S_ISDIR(info.st_mode);
}

static void read_names(struct level *level, DIR *folder) {
    for (const struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.') continue;
        struct out text = {0};
        out_text(&text, entry->d_name);
        if (is_folder_at(folder, entry)) out_add(&text, "/", 1);
        level->names = out_grow(level->names, level->count, &level->capacity, sizeof *level->names);
        level->names[level->count++].text = text.bytes;
    }
    if (level->count) qsort(level->names, level->count, sizeof *level->names, compare_names);
}

/* What is no file, such as a pipe that nobody writes to, is left alone. */
static void read_ignores(struct level *level, struct out *path) {
    enum { LARGEST = 1 << 20 };
    struct stat info;
    struct file file;
    out_text(path, ".gitignore");
    bool is_file = stat(path->bytes, &info) == 0 && S_ISREG(info.st_mode);
    if (is_file && info.st_size <= LARGEST && file_read(path->bytes, &file)) {
        globs_add_lines(&level->ignores, file.bytes, file.size);
        file_release(&file);
    }
    path->size = level->path_size;
    path->bytes[path->size] = '\0';
}

/* Opens the folder that the path names. False with errno set. */
static bool enter(struct walk *walk) {
    struct level level = {0};
    DIR *folder = opendir(walk->path.bytes);
    if (!folder) return false;
    if (walk->path.bytes[walk->path.size - 1] != '/') out_add(&walk->path, "/", 1);
    level.path_size = walk->path.size;
    read_names(&level, folder);
    closedir(folder);
    read_ignores(&level, &walk->path);
    walk->levels = out_grow(walk->levels, walk->depth, &walk->capacity, sizeof level);
    walk->levels[walk->depth++] = level;
    return true;
}

static void leave(struct walk *walk) {
    struct level *level = &walk->levels[--walk->depth];
    for (size_t i = 0; i < level->count; i++) free(level->names[i].text);
    free(level->names);
    globs_release(&level->ignores);
}

struct walk *walk_open(const char *folder, const struct walk_rules *rules,
                       struct left_out *left_out) {
    struct walk *walk = out_alloc(sizeof *walk);
    walk->rules = rules;
    walk->left_out = left_out;
    out_text(&walk->path, folder);
    if (!enter(walk)) walk->error = errno;
    walk->root_size = walk->path.size;
    return walk;
}

bool walk_takes_file(const struct walk_rules *rules, const char *relative) {
    if (globs_say(&rules->excludes, relative, false) == GLOB_TAKES) return false;
    if (rules->includes.count) return globs_say(&rules->includes, relative, false) == GLOB_TAKES;
    size_t size = strlen(relative);
    return target_stem_size(relative, size) < size;
}

bool walk_passes_folder(const struct walk_rules *rules, const char *relative) {
    return globs_say(&rules->excludes, relative, true) == GLOB_TAKES;
}

/* The innermost .gitignore that says something decides. */
static bool is_ignored(const struct walk *walk, bool is_folder) {
    for (size_t i = walk->depth; i-- > 0;) {
        const struct level *level = &walk->levels[i];
        enum glob_says says =
            globs_say(&level->ignores, walk->path.bytes + level->path_size, is_folder);
        if (says != GLOB_NOTHING) return says == GLOB_TAKES;
    }
    return false;
}

/* What another batch has written is no input. */
static bool is_of_a_batch(struct walk *walk) {
    size_t size = walk->path.size;
    out_text(&walk->path, "/ledger.sqlite");
    bool is_there = access(walk->path.bytes, F_OK) == 0;
    walk->path.size = size;
    walk->path.bytes[size] = '\0';
    return is_there;
}

/* Goes into the folder that the path names, slash and all. False when it becomes a problem. */
static bool pass_folder(struct walk *walk) {
    const char *path = walk->path.bytes, *relative = path + walk->root_size;
    walk->path.bytes[--walk->path.size] = '\0';
    if (walk_passes_folder(walk->rules, relative) || is_ignored(walk, true)) return true;
    if (walk->rules->output && file_is_same(path, walk->rules->output)) return true;
    if (is_of_a_batch(walk)) return true;
    return enter(walk);
}

/* Without a word from the user about names. */
static void count_left_out(const struct walk *walk, const char *relative) {
    static const struct {
        const char *ending;
        enum left_out_kind kind;
    } endings[] = {
        {".pdf", LEFT_OUT_PDF},     {".doc", LEFT_OUT_OFFICE},  {".docx", LEFT_OUT_OFFICE},
        {".odt", LEFT_OUT_OFFICE},  {".rtf", LEFT_OUT_OFFICE},  {".zip", LEFT_OUT_ARCHIVE},
        {".gz", LEFT_OUT_ARCHIVE},  {".tgz", LEFT_OUT_ARCHIVE}, {".tar", LEFT_OUT_ARCHIVE},
        {".zst", LEFT_OUT_ARCHIVE}, {".xz", LEFT_OUT_ARCHIVE},  {".warc", LEFT_OUT_ARCHIVE}};
    const char *dot = strrchr(relative, '.');
    struct stat info;
    if (!walk->left_out || walk->rules->includes.count) return;
    if (globs_say(&walk->rules->excludes, relative, false) == GLOB_TAKES) return;
    if (stat(walk->path.bytes, &info) != 0 || !S_ISREG(info.st_mode)) return;
    walk->left_out->count++;
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i].ending) == 0) walk->left_out->kinds[endings[i].kind]++;
}

static bool look_at(const struct walk *walk, struct walk_file *file) {
    struct stat info;
    *file = (struct walk_file){.path = walk->path.bytes,
                               .relative = walk->path.bytes + walk->root_size};
    if (is_ignored(walk, false)) return false;
    if (!walk_takes_file(walk->rules, file->relative)) {
        count_left_out(walk, file->relative);
        return false;
    }
    bool is_there = lstat(file->path, &info) == 0;
    file->is_link = is_there && S_ISLNK(info.st_mode);
    if (file->is_link) is_there = stat(file->path, &info) == 0;
    if (!is_there) file->problem = strerror(errno);
    return !is_there || S_ISREG(info.st_mode);
}

bool walk_next(struct walk *walk, struct walk_file *file) {
    if (walk->error) {
        *file = (struct walk_file){
            .path = walk->path.bytes, .relative = "", .problem = strerror(walk->error)};
        walk->error = 0;
        return true;
    }
    while (walk->depth) {
        struct level *level = &walk->levels[walk->depth - 1];
        walk->path.size = level->path_size;
        walk->path.bytes[walk->path.size] = '\0';
        if (level->at == level->count) {
            leave(walk);
            continue;
        }
        const char *name = level->names[level->at++].text;
        out_text(&walk->path, name);
        if (name[strlen(name) - 1] != '/') {
            if (look_at(walk, file)) return true;
        } else if (!pass_folder(walk)) {
            *file = (struct walk_file){.path = walk->path.bytes,
                                       .relative = walk->path.bytes + walk->root_size,
                                       .problem = strerror(errno)};
            return true;
        }
    }
    return false;
}

void walk_close(struct walk *walk) {
    while (walk->depth) leave(walk);
    free(walk->levels);
    out_release(&walk->path);
    free(walk);
}
