/* See tables.h. */
#include "host/tables.h"

#include "host/engine.h"
#include "host/files.h"
#include "host/hash.h"
#include "host/tell.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { EXIT_USE = 2, EXIT_LIMIT = 5, MOST_TABLES = 256 };

/* Paths of the tables, in the order of layers, and what they were when we looked. */
struct tables {
    char *paths[MOST_TABLES];
    size_t count;
    char *key;
    size_t key_size;
};

static int add_path(struct tables *t, const char *path) {
    if (t->count == MOST_TABLES) {
        tell("%s: more than %d tables", path, MOST_TABLES);
        return EXIT_USE;
    }
    t->paths[t->count] = strdup(path);
    if (!t->paths[t->count]) return EXIT_LIMIT;
    t->count++;
    return 0;
}

static int is_csv(const struct dirent *entry) {
    size_t size = strlen(entry->d_name);
    return size > 4 && strcmp(entry->d_name + size - 4, ".csv") == 0;
}

static int add_folder(struct tables *t, const char *folder) {
    struct dirent **entries;
    int count = scandir(folder, &entries, is_csv, alphasort), status = 0;
    for (int i = 0; i < count; i++) {
        char path[PATH_MAX];
        int size = snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (!status && size > 0 && (size_t)size < sizeof path) status = add_path(t, path);
        free(entries[i]);
    }
    if (count >= 0) free(entries);
    return status;
}

/* Name, size and time of every table; false when one of them is no plain file. */
static bool make_key(struct tables *t) {
    FILE *stream = open_memstream(&t->key, &t->key_size);
    bool is_good = stream != NULL;
    if (is_good) fprintf(stream, "%s\n", pl_version());
    for (size_t i = 0; is_good && i < t->count; i++) {
        struct stat info;
        is_good = stat(t->paths[i], &info) == 0 && S_ISREG(info.st_mode);
        if (is_good)
            fprintf(stream, "%s\t%ju\t%ju\t%jd.%09ld\t%jd.%09ld\n", t->paths[i],
                    (uintmax_t)info.st_ino, (uintmax_t)info.st_size, (intmax_t)info.st_mtim.tv_sec,
                    (long)info.st_mtim.tv_nsec, (intmax_t)info.st_ctim.tv_sec,
                    (long)info.st_ctim.tv_nsec);
    }
    if (stream && fclose(stream) != 0) is_good = false;
    return is_good;
}

static bool make_folder(const char *path) {
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* The cache's folder, made if need be. */
static bool cache_folder(char path[PATH_MAX]) {
    const char *own = getenv("PLAINER_CACHE"), *shared = getenv("XDG_CACHE_HOME");
    const char *home = getenv("HOME");
    int size = -1;
    if (own) {
        size = *own ? snprintf(path, PATH_MAX, "%s", own) : -1;
    } else if (shared && *shared == '/') {
        size = make_folder(shared) ? snprintf(path, PATH_MAX, "%s/plainer", shared) : -1;
    } else if (home && *home == '/') {
        size = snprintf(path, PATH_MAX, "%s/.cache", home);
        if (size > 0 && size < PATH_MAX && make_folder(path))
            size = snprintf(path, PATH_MAX, "%s/.cache/plainer", home);
    }
    return size > 0 && size < PATH_MAX && make_folder(path);
}

/* One file for each list of tables: what changes in them replaces it. */
static bool cache_path(const struct tables *t, char path[PATH_MAX]) {
    char folder[PATH_MAX];
    uint64_t hash = HASH_START;
    if (!cache_folder(folder)) return false;
    for (size_t i = 0; i < t->count; i++)
        hash = hash_add(hash, t->paths[i], strlen(t->paths[i]) + 1);
    int size = snprintf(path, PATH_MAX, "%s/tables-%016" PRIx64, folder, hash);
    return size > 0 && size < PATH_MAX;
}

static bool load_image(pl_engine *engine, const struct tables *t, const char *path) {
    struct file file;
    if (!file_read(path, &file)) return false;
    bool is_loaded = pl_engine_load_tables(engine, file.bytes, file.size, t->key);
    file_release(&file);
    return is_loaded;
}

/* Written beside and renamed, so that two runs may do it at once. Nothing is said when it cannot be
 * written: it only saves time. */
static void save_image(pl_engine *engine, const struct tables *t, const char *path) {
    struct output output;
    pl_failure failure;
    if (!output_open(&output, path)) return;
    if (pl_engine_save_tables(engine, t->key, output_write, &output, &failure) == 0)
        output_finish(&output);
    else
        output_discard(&output);
}

static int add_table(pl_engine *engine, const char *path) {
    struct file file;
    pl_failure failure;
    if (!file_read(path, &file)) {
        print_errno(path, errno, ": name a dictionary file (CSV)");
        return EXIT_USE;
    }
    int status = pl_engine_add_dictionary(engine, file.bytes, file.size, path, &failure);
    file_release(&file);
    if (status) print_failure(path, &failure);
    return status;
}

static int load(pl_engine *engine, struct tables *t) {
    char path[PATH_MAX];
    int status = 0;
    bool is_kept = t->count && make_key(t) && cache_path(t, path);
    if (is_kept && load_image(engine, t, path)) return 0;
    for (size_t i = 0; i < t->count && !status; i++) status = add_table(engine, t->paths[i]);
    if (is_kept && !status) save_image(engine, t, path);
    return status;
}

static void release(struct tables *t) {
    while (t->count) free(t->paths[--t->count]);
    free(t->key);
}

int tables_load(pl_engine *engine, const char *folder, const struct options *o) {
    struct tables t = {.count = 0};
    int status = folder ? add_folder(&t, folder) : 0;
    for (size_t i = 0; i < o->dictionary_count && !status; i++)
        status = add_path(&t, o->dictionaries[i]);
    if (!status) status = load(engine, &t);
    release(&t);
    return status;
}
