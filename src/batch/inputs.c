/* See inputs.h. What the command line and the list name is opened one after another; a folder is
 * walked, an archive read, and what they hold gets its name and target here. */
#include "batch/inputs.h"
#include "batch/source.h"
#include "batch/target.h"
#include "batch/walk.h"
#include "host/files.h"
#include "host/limits.h"
#include "host/out.h"
#include "host/tell.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

struct batch_inputs {
    const struct options *options;
    struct walk_rules rules;
    size_t max_bytes;
    bool is_single; /* one input, whose own name is no part of the targets */
    bool is_stream; /* nothing is written to files: names may come again, and have no target */
    size_t at;      /* of the next input of the command line */
    struct file list;
    size_t list_at;
    char list_end; /* behind each name of the list */
    struct walk *walk;
    struct source *source;
    struct left_out left_out;
    char output[PATH_MAX]; /* the output folder by its real path, with a slash; "": none yet */
    struct out input, prefix, source_name, source_prefix; /* what is read now */
    size_t ordinal;                                       /* of the item in its source */
    struct seen names;
    struct out name;
    struct targets targets;
};

static const char *text_of(struct out *out, const char *bytes, size_t size) {
    out_clear(out);
    out_add(out, bytes, size);
    return out->bytes;
}

/* The next name of the list, in `input`. */
static const char *next_listed(struct batch_inputs *in) {
    while (in->list_at < in->list.size) {
        const char *start = in->list.bytes + in->list_at;
        size_t left = in->list.size - in->list_at;
        const char *end = memchr(start, in->list_end, left);
        size_t size = end ? (size_t)(end - start) : left;
        in->list_at += size + (end != NULL);
        if (in->list_end == '\n' && size && start[size - 1] == '\r') size--;
        if (size == 1 && *start == '-') return text_of(&in->input, "./-", 3);
        if (size) return text_of(&in->input, start, size);
    }
    return NULL;
}

static void give_target(struct batch_inputs *in, const char *prefix, struct batch_item *item) {
    bool has_target = item->kind == ITEM_DOCUMENT && !in->is_stream;
    item->target = has_target ? targets_give(&in->targets, prefix, item->target, item->name) : "";
}

/* "./a" is "a". */
static const char *name_of(const char *path) {
    const char *name = path;
    while (name[0] == '.' && name[1] == '/') name += 1 + strspn(name + 1, "/");
    return *name && *name != '-' ? name : path;
}

/* Is it the first time that this file is met? */
static bool is_new(struct batch_inputs *in, const char *path) {
    path = name_of(path);
    return seen_add(&in->names, target_sum(path, strlen(path)));
}

/* What is read must not be what is written to. */
static bool lies_in(const char *path, const char *folder) {
    char real[PATH_MAX];
    if (!*folder || !realpath(path, real) || strlen(real) + 1 >= sizeof real) return false;
    memcpy(real + strlen(real), "/", 2);
    return strncmp(real, folder, strlen(folder)) == 0;
}

/* A file by its path. */
static void give_file(struct batch_inputs *in, const char *path, const char *relative,
                      const char *problem, struct batch_item *item) {
    struct stat info;
    const char *from = in->options->from;
    *item = (struct batch_item){.name = name_of(path), .target = relative, .problem = problem};
    if (!problem && stat(path, &info) == 0) {
        item->size = (size_t)info.st_size;
        item->modified = (int64_t)info.st_mtim.tv_sec * 1000000000 + info.st_mtim.tv_nsec;
    }
    if (!problem) {
        item->path = path;
        item->format = from && strcmp(from, "jsonl") != 0 ? from : NULL;
    }
    give_target(in, in->prefix.bytes, item);
}

static enum source_kind kind_of(const struct batch_inputs *in, const char *path) {
    const char *from = in->options->from;
    if (strcmp(path, "-") == 0) return SOURCE_LINES;
    bool is_lines = from && strcmp(from, "jsonl") == 0;
    size_t size = strlen(path);
    if (!is_lines && target_stem_size(path, size) < size) return SOURCE_DOCUMENT;
    enum source_kind kind = source_kind_of(path);
    return is_lines && kind == SOURCE_DOCUMENT ? SOURCE_LINES : kind;
}

/* The name of an archive without its endings, which its documents' targets begin with. */
static void set_source_prefix(struct batch_inputs *in, const char *relative) {
    static const char *const endings[] = {".gz",  ".zst", ".xz",  ".bz2",   ".tgz",
                                          ".txz", ".tar", ".zip", ".jsonl", ".warc"};
    out_clear(&in->source_prefix);
    out_text(&in->source_prefix, in->prefix.bytes);
    if (strcmp(relative, "-") == 0) relative = "lines";
    if (in->is_single && !in->walk) return;
    if (in->source_prefix.size) out_add(&in->source_prefix, "/", 1);
    out_text(&in->source_prefix, relative);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct out *prefix = &in->source_prefix;
        size_t size = strlen(endings[i]);
        if (prefix->size <= size) continue;
        if (memcmp(prefix->bytes + prefix->size - size, endings[i], size) == 0)
            prefix->bytes[prefix->size -= size] = '\0';
    }
}

/* Opens what holds documents. False when there is an item at once: a document, or a problem. */
static bool open_file(struct batch_inputs *in, const char *path, const char *relative,
                      struct batch_item *item) {
    if (!is_new(in, path)) return true;
    enum source_kind kind = kind_of(in, path);
    const char *problem = kind == SOURCE_NONE ? strerror(errno) : NULL;
    if (kind == SOURCE_NONE || kind == SOURCE_DOCUMENT) {
        give_file(in, path, relative, problem, item);
        return false;
    }
    struct source_settings settings = {path, NULL, &in->rules, in->max_bytes};
    path = name_of(path);
    settings.name = text_of(&in->source_name, path, strlen(path));
    in->source = kind == SOURCE_LINES  ? source_open_lines(&settings)
                 : kind == SOURCE_WARC ? source_open_warc(&settings)
                                       : source_open_archive(&settings);
    if (!in->source) {
        give_file(in, path, relative, strerror(errno), item);
        return false;
    }
    set_source_prefix(in, relative);
    in->ordinal = 0;
    return true;
}

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash && slash[1] ? slash + 1 : path;
}

/* Opens the next input. False when there is an item at once. */
static bool open_input(struct batch_inputs *in, const char *path, struct batch_item *item) {
    struct stat info;
    out_clear(&in->prefix);
    out_add(&in->prefix, "", 0);
    if (strcmp(path, "-") == 0) return open_file(in, path, path, item);
    const char *relative = in->is_single ? base_name(path) : path;
    const char *problem = stat(path, &info) != 0      ? strerror(errno)
                          : lies_in(path, in->output) ? "lies in the output folder"
                                                      : NULL;
    if (!problem && S_ISREG(info.st_mode)) return open_file(in, path, relative, item);
    if (!problem && S_ISDIR(info.st_mode)) {
        if (!in->is_single) out_text(&in->prefix, path);
        in->walk = walk_open(path, &in->rules, &in->left_out);
        return true;
    }
    if (!is_new(in, path)) return true;
    give_file(in, path, relative, problem ? problem : "is neither a file nor a folder", item);
    return false;
}

/* Names of what a source holds, other than paths, may come again. */
static bool next_of_source(struct batch_inputs *in, struct batch_item *item) {
    const char *from = in->options->from;
    *item = (struct batch_item){0};
    if (!in->source->next(in->source, item)) return false;
    in->ordinal++;
    text_of(&in->name, item->name, strlen(item->name));
    while (!in->is_stream && !seen_add(&in->names, target_sum(in->name.bytes, in->name.size))) {
        out_format(&in->name, "#%zu", in->ordinal);
    }
    item->name = in->name.bytes;
    if (!item->format && from && strcmp(from, "jsonl") != 0) item->format = from;
    give_target(in, in->source_prefix.bytes, item);
    return true;
}

bool batch_inputs_next(struct batch_inputs *in, struct batch_item *item) {
    struct walk_file file;
    for (;;) {
        if (in->source) {
            if (next_of_source(in, item)) return true;
            in->source->close(in->source);
            in->source = NULL;
        } else if (in->walk) {
            if (!walk_next(in->walk, &file)) {
                walk_close(in->walk);
                in->walk = NULL;
                continue;
            }
            if (file.is_link && !file.problem && lies_in(file.path, in->output))
                file.problem = "leads into the output folder";
            if (file.problem && is_new(in, file.path)) {
                give_file(in, file.path, file.relative, file.problem, item);
                return true;
            }
            if (!file.problem && !open_file(in, file.path, file.relative, item)) {
                return true;
            }
        } else {
            const char *path =
                in->at < in->options->input_count ? in->options->inputs[in->at++] : next_listed(in);
            if (!path) return false;
            if (!open_input(in, path, item)) return true;
        }
    }
}

void batch_inputs_move(struct batch_inputs *in, struct batch_item *item) {
    item->target = targets_move(&in->targets, item->name);
}

const struct left_out *batch_inputs_left_out(const struct batch_inputs *in) {
    return &in->left_out;
}

int batch_inputs_wait_for(const struct batch_inputs *in) {
    return in->source && in->source->waits_for ? in->source->waits_for(in->source) : -1;
}

/* Adds how many a path leads to; false when that is not known. */
static bool add_count(const struct batch_inputs *in, const char *path, size_t *count) {
    struct stat info;
    struct walk_file file;
    if (strcmp(path, "-") == 0) return false;
    bool is_there = stat(path, &info) == 0, is_folder = is_there && S_ISDIR(info.st_mode);
    bool is_known =
        is_folder || (is_there && !S_ISREG(info.st_mode)) || kind_of(in, path) <= SOURCE_DOCUMENT;
    if (!is_folder) {
        ++*count;
        return is_known;
    }
    struct walk *walk = walk_open(path, &in->rules, NULL);
    while (is_known && walk_next(walk, &file)) {
        ++*count;
        is_known = file.problem || kind_of(in, file.path) <= SOURCE_DOCUMENT;
    }
    walk_close(walk);
    return is_known;
}

size_t batch_inputs_count(const struct batch_inputs *in) {
    struct batch_inputs list = {.list = in->list, .list_end = in->list_end};
    size_t count = 0;
    bool is_known = true;
    for (size_t i = 0; is_known && i < in->options->input_count; i++)
        is_known = add_count(in, in->options->inputs[i], &count);
    for (const char *path; is_known && (path = next_listed(&list));)
        is_known = add_count(in, path, &count);
    out_release(&list.input);
    return is_known ? count : 0;
}

static bool is_standard_input(const char *path) {
    return path && strcmp(path, "-") == 0;
}

/* Is each input there, and none of them what is written to? */
static bool check_inputs(const struct options *o, const char *output) {
    struct stat info;
    size_t streams = is_standard_input(o->from_list);
    for (size_t i = 0; i < o->input_count; i++) {
        const char *path = o->inputs[i];
        streams += is_standard_input(path);
        if (is_standard_input(path)) continue;
        if (stat(path, &info) != 0) {
            tell("%s: %s", path, strerror(errno));
            return false;
        }
        if (lies_in(path, output)) {
            tell("%s: lies in the output folder, which is never read: name another one with -o",
                 path);
            return false;
        }
    }
    if (streams > 1) tell("standard input can be read once only");
    if (!o->input_count && !o->from_list) tell("no input: name files, folders or archives");
    return streams <= 1 && (o->input_count || o->from_list);
}

/* The real path of the output folder and a slash; nothing while it is not there. */
static void name_output(const struct options *o, char output[PATH_MAX]) {
    bool is_there = o->output && realpath(o->output, output);
    size_t size = is_there ? strlen(output) : 0;
    if (size + 1 >= PATH_MAX) size = 0;
    if (size && output[size - 1] != '/') output[size++] = '/';
    output[size] = '\0';
}

struct batch_inputs *batch_inputs_open(const struct options *o) {
    struct file list = {0};
    char output[PATH_MAX] = "";
    size_t max_bytes;
    bool is_stream = o->output && strcmp(o->output, "-") == 0;
    if (!is_stream) name_output(o, output);
    if (!check_inputs(o, output) || !limits_read_size(o, &max_bytes)) return NULL;
    if (o->from_list && !file_read(o->from_list, &list)) {
        tell("%s: %s", o->from_list, strerror(errno));
        return NULL;
    }
    struct batch_inputs *in = out_alloc(sizeof *in);
    in->options = o;
    in->max_bytes = max_bytes;
    in->is_stream = is_stream;
    in->rules.output = in->is_stream ? NULL : o->output;
    strcpy(in->output, output);                 /* NOLINT: of one size */
    targets_take(&in->targets, "batch-report"); /* the report's own name */
    in->is_single = o->input_count == 1 && !o->from_list;
    in->list = list;
    in->list_end = list.size && memchr(list.bytes, '\0', list.size) ? '\0' : '\n';
    for (size_t i = 0; i < o->include_count; i++)
        globs_add(&in->rules.includes, o->includes[i], strlen(o->includes[i]));
    for (size_t i = 0; i < o->exclude_count; i++)
        globs_add(&in->rules.excludes, o->excludes[i], strlen(o->excludes[i]));
    return in;
}

void batch_inputs_close(struct batch_inputs *in) {
    if (in->source) in->source->close(in->source);
    if (in->walk) walk_close(in->walk);
    globs_release(&in->rules.includes);
    globs_release(&in->rules.excludes);
    file_release(&in->list);
    seen_release(&in->names);
    targets_release(&in->targets);
    out_release(&in->input);
    out_release(&in->prefix);
    out_release(&in->source_name);
    out_release(&in->source_prefix);
    out_release(&in->name);
    free(in);
}
