/* See baseline.h. A line reads "file<TAB>rule<TAB>hash<TAB>count<TAB>the words' beginning"; the
 * file is relative to the baseline's folder, written as in a link. */
#include "cli/baseline.h"
#include "host/hash.h"

#include "cli/relative.h"
#include "host/files.h"
#include "host/tell.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_UNWRITABLE = 4, EXIT_LIMIT = 5, SHOWN = 40 };

static const char HEAD[] = "# plainer baseline 1: known findings, left out by check --baseline";

struct row {
    char *file, *rule, *words;
    uint64_t hash;
    unsigned long count;
};

struct baseline {
    const char *path;
    char *text; /* what a read one's rows point into */
    struct row *rows;
    size_t count, capacity;
    char *input; /* as rows name it */
    bool is_new, is_full;
};

static int compare(const void *a, const void *b) {
    const struct row *x = a, *y = b;
    int order = strcmp(x->file, y->file);
    if (order == 0) order = strcmp(x->rule, y->rule);
    return order ? order : (x->hash > y->hash) - (x->hash < y->hash);
}

static void free_rows(struct baseline *b) {
    for (size_t i = 0; b->is_new && i < b->count; i++) {
        free(b->rows[i].file);
        free(b->rows[i].rule);
        free(b->rows[i].words);
    }
    free(b->rows);
}

static void release(struct baseline *b) {
    free_rows(b);
    free(b->text);
    free(b->input);
    free(b);
}

static struct row *add_row(struct baseline *b) {
    if (b->count == b->capacity) {
        size_t capacity = b->capacity ? 2 * b->capacity : 64;
        struct row *rows = realloc(b->rows, capacity * sizeof *rows);
        if (!rows) return NULL;
        b->rows = rows;
        b->capacity = capacity;
    }
    b->rows[b->count] = (struct row){0};
    return &b->rows[b->count++];
}

/* The part before the next tab, which becomes its end; NULL when there is none. */
static char *cut(char **rest) {
    char *start = *rest, *tab = start ? strchr(start, '\t') : NULL;
    *rest = tab ? tab + 1 : NULL;
    if (tab) *tab = '\0';
    return start;
}

static bool read_row(struct baseline *b, char *line) {
    char *file = cut(&line), *rule = cut(&line), *hash = cut(&line), *count = cut(&line);
    if (!line) return false;
    struct row *row = add_row(b);
    char *hash_end = NULL, *count_end = NULL;
    if (!row) return false;
    *row = (struct row){.file = file, .rule = rule, .words = line};
    row->hash = strtoull(hash, &hash_end, 16);
    row->count = strtoul(count, &count_end, 10);
    return *hash && !*hash_end && *count && !*count_end;
}

static bool read_rows(struct baseline *b) {
    unsigned number = 1;
    char *line = b->text, *end = strchr(line, '\n');
    if (strncmp(line, HEAD, sizeof HEAD - 1) != 0) {
        tell("%s:1:1: this is no baseline of plainer: name another file", b->path);
        return false;
    }
    while (end && *(line = end + 1)) {
        end = strchr(line, '\n');
        if (end) *end = '\0';
        number++;
        if (*line == '#' || read_row(b, line)) continue;
        tell("%s:%u:1: not a line of a baseline: delete the file and make it anew", b->path,
             number);
        return false;
    }
    if (b->count) qsort(b->rows, b->count, sizeof *b->rows, compare);
    return true;
}

static bool read_file(struct baseline *b, const struct file *file) {
    b->text = malloc(file->size + 1);
    if (!b->text) return false;
    if (file->size) memcpy(b->text, file->bytes, file->size);
    b->text[file->size] = '\0';
    return read_rows(b);
}

struct baseline *baseline_open(const char *path, int *status) {
    struct baseline *b = calloc(1, sizeof *b);
    struct file file;
    *status = EXIT_LIMIT;
    if (!b) return NULL;
    b->path = path;
    b->is_new = !file_read(path, &file);
    if (b->is_new && errno == ENOENT) return b;
    *status = EXIT_USE;
    if (b->is_new)
        tell("%s: %s", path, strerror(errno));
    else if (read_file(b, &file)) {
        file_release(&file);
        return b;
    }
    if (!b->is_new) file_release(&file);
    b->is_new = false;
    release(b);
    return NULL;
}

void baseline_set_input(struct baseline *b, const char *input) {
    free(b->input);
    b->input = relative_link(input, b->path);
    if (!b->input) b->input = strdup(input);
}

/* The beginning of the words, on one line, not cut within a letter. */
static char *beginning(const pl_finding *finding) {
    size_t size = finding->text_size < SHOWN ? finding->text_size : SHOWN;
    while (size < finding->text_size && size && ((unsigned char)finding->text[size] & 0xC0) == 0x80)
        size--;
    char *words = strndup(finding->text ? finding->text : "", size);
    for (char *at = words; at && *at; at++)
        if ((unsigned char)*at < ' ') *at = ' ';
    return words;
}

static void learn(struct baseline *b, const pl_finding *finding, uint64_t hash) {
    struct row *row = add_row(b);
    if (!row) {
        b->is_full = true;
        return;
    }
    *row = (struct row){strdup(b->input ? b->input : ""), strdup(finding->rule), beginning(finding),
                        hash, 1};
    b->is_full |= !row->file || !row->rule || !row->words;
}

bool baseline_keeps(void *context, const pl_finding *finding) {
    struct baseline *b = context;
    uint64_t hash = hash_bytes(finding->text, finding->text_size);
    if (b->is_new) {
        learn(b, finding, hash);
        return false;
    }
    struct row wanted = {.file = b->input, .rule = (char *)finding->rule, .hash = hash};
    if (!b->input || !b->count) return true;
    struct row *row = bsearch(&wanted, b->rows, b->count, sizeof *b->rows, compare);
    if (!row || !row->count) return true;
    row->count--;
    return false;
}

static void write_rows(struct baseline *b, struct output *output) {
    output_write(output, HEAD, sizeof HEAD - 1);
    output_write(output, "\n", 1);
    if (b->count) qsort(b->rows, b->count, sizeof *b->rows, compare);
    for (size_t i = 0, end; i < b->count; i = end) {
        char numbers[64];
        for (end = i + 1; end < b->count && compare(&b->rows[i], &b->rows[end]) == 0;) end++;
        int size =
            snprintf(numbers, sizeof numbers, "\t%016" PRIx64 "\t%zu\t", b->rows[i].hash, end - i);
        output_write(output, b->rows[i].file, strlen(b->rows[i].file));
        output_write(output, "\t", 1);
        output_write(output, b->rows[i].rule, strlen(b->rows[i].rule));
        output_write(output, numbers, (size_t)size);
        output_write(output, b->rows[i].words, strlen(b->rows[i].words));
        output_write(output, "\n", 1);
    }
}

static int write_new(struct baseline *b) {
    struct output output;
    if (b->is_full) {
        tell("%s: not enough memory", b->path);
        return EXIT_LIMIT;
    }
    bool is_open = output_open(&output, b->path);
    if (is_open) write_rows(b, &output);
    if (is_open && output_finish(&output)) {
        tell("%s: written: its %zu findings are left out from now on", b->path, b->count);
        return 0;
    }
    tell("%s: %s: cannot be written", b->path, strerror(output.error));
    return EXIT_UNWRITABLE;
}

int baseline_close(struct baseline *b) {
    int status = b->is_new ? write_new(b) : 0;
    release(b);
    return status;
}
