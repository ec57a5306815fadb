/* See history.h. */
#include "cli/history.h"

#include "host/tell.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_LIMIT = 5 };

struct repository {
    struct repository *next;
    char *top;                 /* the uppermost folder of its files */
    char *tree;                /* of the revision; NULL: HEAD before the first commit */
    struct git_output renames; /* "R100", old name, new name, each with a NUL; since the revision */
    bool has_renames;          /* they have been asked for */
};

/* Inputs come in folders: git is asked once for each. */
struct folder {
    struct folder *next;
    char *path;
    struct repository *repository;
};

struct history {
    const char *revision;
    struct repository *repositories;
    struct folder *folders;
};

struct history *history_open(const char *revision) {
    struct history *h = calloc(1, sizeof *h);
    if (h) h->revision = revision;
    return h;
}

static void free_repository(struct repository *r) {
    free(r->top);
    free(r->tree);
    git_release(&r->renames);
    free(r);
}

void history_close(struct history *h) {
    if (!h) return;
    for (struct folder *f = h->folders, *next; f; f = next) {
        next = f->next;
        free(f->path);
        free(f);
    }
    for (struct repository *r = h->repositories, *next; r; r = next) {
        next = r->next;
        free_repository(r);
    }
    free(h);
}

static int fail_memory(void) {
    tell("not enough memory");
    return EXIT_LIMIT;
}

/* One line that git prints, without its end; to be freed. NULL if git has none. */
static char *ask(const char *folder, const char *const *arguments) {
    struct git_output said;
    bool is_told = git_run(folder, arguments, &said) == 0 && said.size > 1;
    if (is_told && said.bytes[said.size - 1] == '\n') said.bytes[said.size - 1] = '\0';
    if (is_told) return said.bytes;
    git_release(&said);
    return NULL;
}

/* The name of an object; to be freed. NULL when the folder's repository has no such thing. */
static char *resolve(const char *folder, const char *what) {
    const char *const arguments[] = {"rev-parse", "--verify", "--quiet", what, NULL};
    return *what && *what != '-' ? ask(folder, arguments) : NULL;
}

/* Of REV..., how long REV is; 0 for a plain revision. */
static size_t shared_size(const char *revision) {
    size_t size = strlen(revision);
    return size > 3 && strcmp(revision + size - 3, "...") == 0 ? size - 3 : 0;
}

static char *merge_base(const char *folder, const char *revision, size_t size) {
    char *other = strndup(revision, size);
    char *commit = other ? resolve(folder, other) : NULL;
    const char *const arguments[] = {"merge-base", commit, "HEAD", NULL};
    char *base = commit ? ask(folder, arguments) : NULL;
    free(other);
    free(commit);
    return base;
}

static char *tree_of(const char *folder, const char *object) {
    char name[128];
    int size = snprintf(name, sizeof name, "%s^{tree}", object);
    return size > 0 && (size_t)size < sizeof name ? resolve(folder, name) : NULL;
}

/* Finds the revision's tree. False when there is no such revision. */
static bool find_tree(const struct history *h, struct repository *r) {
    size_t shared = shared_size(h->revision);
    char *object = shared ? merge_base(r->top, h->revision, shared) : resolve(r->top, h->revision);
    r->tree = object ? tree_of(r->top, object) : NULL;
    free(object);
    /* Before the first commit HEAD leads nowhere: all is new. */
    return r->tree || strcmp(h->revision, "HEAD") == 0;
}

static int fail_revision(const struct history *h, const struct repository *r) {
    static const char *const arguments[] = {"rev-parse", "--is-shallow-repository", NULL};
    size_t shared = shared_size(h->revision), size = shared ? shared : strlen(h->revision);
    char *is_shallow = ask(r->top, arguments);
    bool is_part = is_shallow && strcmp(is_shallow, "true") == 0;
    free(is_shallow);
    tell("%s: --changed-since: %s '%.*s'%s: %s", r->top,
         shared ? "no commit shared by" : "no revision", (int)size, h->revision,
         shared ? " and HEAD" : "",
         is_part ? "this clone is shallow: fetch more of it" : "name a branch, tag or commit");
    return EXIT_USE;
}

/* The repository whose files lie under `top`, which is taken over. */
static int find_repository(struct history *h, char *top, struct repository **found) {
    for (*found = h->repositories; *found; *found = (*found)->next) {
        if (strcmp((*found)->top, top) != 0) continue;
        free(top);
        return 0;
    }
    struct repository *r = calloc(1, sizeof *r);
    if (!r) {
        free(top);
        return fail_memory();
    }
    r->top = top;
    if (!find_tree(h, r)) {
        int status = fail_revision(h, r);
        free_repository(r);
        return status;
    }
    r->next = h->repositories;
    *found = h->repositories = r;
    return 0;
}

static int add_folder(struct history *h, const char *path, const char *name,
                      struct repository **found) {
    static const char *const arguments[] = {"rev-parse", "--show-toplevel", NULL};
    char *top = ask(path, arguments);
    if (!top) return git_tell(name, path, arguments), EXIT_USE;
    int status = find_repository(h, top, found);
    if (status) return status;
    struct folder *f = calloc(1, sizeof *f);
    char *copy = strdup(path);
    if (!f || !copy) {
        free(f);
        free(copy);
        return fail_memory();
    }
    *f = (struct folder){h->folders, copy, *found};
    h->folders = f;
    return 0;
}

/* The file's folder, without links; false if there is none. A file that is there is looked for
 * where it really lies. `rest` becomes its name within the folder. */
static bool real_folder(const char *path, char folder[PATH_MAX], char rest[PATH_MAX]) {
    char real[PATH_MAX];
    bool is_there = realpath(path, real);
    const char *whole = is_there ? real : path;
    const char *slash = strrchr(whole, '/'), *last = slash ? slash + 1 : whole;
    int size = snprintf(rest, PATH_MAX, "%s", last);
    if (size <= 0 || size >= PATH_MAX || (size_t)(last - whole) >= PATH_MAX) return false;
    memmove(real, whole, (size_t)(last - whole));
    real[last - whole] = '\0';
    return realpath(slash ? real : ".", folder);
}

/* A file's place in its repository; `name` is relative to the top. */
struct place {
    struct repository *repository;
    char name[PATH_MAX];
    bool is_found;
};

static int find_place(struct history *h, const char *path, struct place *place) {
    char folder[PATH_MAX], rest[PATH_MAX];
    int status = 0;
    place->is_found = real_folder(path, folder, rest);
    if (!place->is_found) return 0;
    struct folder *f = h->folders;
    while (f && strcmp(f->path, folder) != 0) f = f->next;
    if (f)
        place->repository = f->repository;
    else
        status = add_folder(h, folder, path, &place->repository);
    if (status) return status;
    size_t top = strlen(place->repository->top);
    if (top == 1) top = 0; /* the root of all */
    bool is_below = strncmp(folder, place->repository->top, top) == 0;
    const char *below = is_below && folder[top] == '/' ? folder + top + 1 : "";
    int size = snprintf(place->name, PATH_MAX, "%s%s%s", below, *below ? "/" : "", rest);
    place->is_found = size > 0 && size < PATH_MAX;
    return 0;
}

int history_check(struct history *h, const char *path) {
    struct place place;
    return find_place(h, path, &place);
}

/* Is there a file of that name in the revision? Links and submodules are none. */
static int look_up(const struct repository *r, const char *name, bool *was_there) {
    const char *const arguments[] = {"ls-tree", "-z", r->tree, "--", name, NULL};
    struct git_output entry;
    *was_there = false;
    if (git_run(r->top, arguments, &entry) != 0) return git_tell(name, r->top, arguments), EXIT_USE;
    *was_there = entry.size > 7 && strncmp(entry.bytes, "100", 3) == 0;
    git_release(&entry);
    return 0;
}

static int list_renames(struct repository *r, const char *name) {
    const char *const arguments[] = {"-c",
                                     "diff.relative=false",
                                     "diff",
                                     "-z",
                                     "--name-status",
                                     "-M",
                                     "--diff-filter=R",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--ignore-submodules=all",
                                     r->tree,
                                     "--",
                                     NULL};
    if (r->has_renames) return 0;
    r->has_renames = true;
    if (git_run(r->top, arguments, &r->renames) == 0) return 0;
    return git_tell(name, r->top, arguments), EXIT_USE;
}

/* The name that a file had in the revision, or NULL. */
static const char *old_name(const struct repository *r, const char *name) {
    const char *at = r->renames.bytes, *end = at ? at + r->renames.size : at;
    while (at < end) {
        const char *old = at + strlen(at) + 1;
        const char *now = old < end ? old + strlen(old) + 1 : end;
        if (now < end && strcmp(now, name) == 0) return old;
        at = now < end ? now + strlen(now) + 1 : end;
    }
    return NULL;
}

/* The file's bytes as a checkout would write them; without the filters that this takes, as git
 * keeps them. */
static int read_blob(const struct repository *r, const char *name, struct git_output *old) {
    char object[PATH_MAX + 128];
    const char *const checked_out[] = {"cat-file", "--filters", object, NULL};
    const char *const kept[] = {"cat-file", "blob", object, NULL};
    (void)snprintf(object, sizeof object, "%s:%s", r->tree, name);
    if (git_run(r->top, checked_out, old) == 0) return 0;
    git_release(old);
    if (git_run(r->top, kept, old) == 0) return 0;
    git_release(old);
    return git_tell(name, r->top, kept), EXIT_USE;
}

int history_read(struct history *h, const char *path, struct git_output *old, bool *was_there) {
    struct place place;
    *old = (struct git_output){0};
    *was_there = false;
    int status = find_place(h, path, &place);
    if (status || !place.is_found || !place.repository->tree) return status;
    const char *name = place.name;
    status = look_up(place.repository, name, was_there);
    if (!status && !*was_there) {
        status = list_renames(place.repository, name);
        name = status ? NULL : old_name(place.repository, name);
        *was_there = name;
    }
    return !status && *was_there ? read_blob(place.repository, name, old) : status;
}
