/* See key.h. Dictionaries count by their bytes, so that the key is the same on another machine. */
#include "batch/key.h"
#include "host/tell.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool add_file(struct out *text, const char *path) {
    struct file file;
    char digest[DIGEST_SIZE];
    if (!file_read(path, &file)) {
        tell("%s: %s", path, strerror(errno));
        return false;
    }
    bool is_good = digest_of(file.bytes ? file.bytes : "", file.size, digest);
    out_format(text, "%s\n", digest);
    file_release(&file);
    return is_good;
}

static int is_table(const struct dirent *entry) {
    size_t size = strlen(entry->d_name);
    return size > 4 && entry->d_name[0] != '.';
}

/* The tables that came with the program, in the order of their names. */
static bool add_own_tables(struct out *text) {
    char folder[PATH_MAX], path[PATH_MAX + 256];
    const char *root = files_dictionaries();
    struct dirent **entries = NULL;
    bool is_good = true;
    (void)snprintf(folder, sizeof folder, "%s/en-GB", root ? root : "");
    int count = root ? scandir(folder, &entries, is_table, alphasort) : 0;
    for (int i = 0; i < count; i++) {
        (void)snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        out_format(text, "%s ", entries[i]->d_name);
        is_good = is_good && add_file(text, path);
        free(entries[i]);
    }
    free(entries);
    return is_good;
}

static void add_option(struct out *text, const char *name, const char *value) {
    if (value) out_format(text, "%s=%s\n", name, value);
}

static int compare_texts(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *or_else(const char *given, const char *usual) {
    return given ? given : usual;
}

/* What is usual, as --help has it, counts as if it had been named. */
static void add_usual(struct out *text, const struct options *o, const pl_write_settings *write) {
    add_option(text, "band", or_else(o->band, "9-11"));
    add_option(text, "edits", or_else(o->edits, "safe"));
    add_option(text, "max-size", or_else(o->max_size, "64"));
    add_option(text, "max-depth", or_else(o->max_depth, "512"));
    out_format(text, "layout=%d\nbraille-grade=%d\n", write->is_spaced, write->braille_grade == 1);
}

/* Their order does not matter. */
static void add_formats(struct out *text, const struct outputs_settings *outputs) {
    const char *formats[OUTPUT_FORMATS_MAX];
    for (size_t i = 0; i < outputs->format_count; i++) formats[i] = outputs->formats[i];
    qsort(formats, outputs->format_count, sizeof *formats, compare_texts);
    for (size_t i = 0; i < outputs->format_count; i++) add_option(text, "to", formats[i]);
}

bool key_of(const struct options *o, const struct worker_settings *s, char key[DIGEST_SIZE]) {
    struct out text = {0};
    out_format(&text, "plainer %s\n", pl_version());
    const struct {
        const char *name, *value;
    } values[] = {{"rules", o->rules},
                  {"select", o->select},
                  {"from", o->from},
                  {"date", o->date},
                  {"checked-by", o->checked_by},
                  {"checked-with", o->checked_with},
                  {"theme", s->outputs.write.theme},
                  {"template", s->outputs.write.template}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++)
        add_option(&text, values[i].name, values[i].value);
    add_usual(&text, o, &s->outputs.write);
    add_formats(&text, &s->outputs);
    for (size_t i = 0; i < o->helpline_count; i++)
        out_format(&text, "helpline=%s|%s|%s\n", o->helplines[i].name, o->helplines[i].contact,
                   o->helplines[i].about);
    out_format(&text, "%d%d%d%d%d\n", o->whole_page, o->force, o->no_dictionaries, o->no_hunspell,
               o->fragment);
    bool is_good = add_own_tables(&text);
    for (size_t i = 0; i < o->dictionary_count;
         i++) { /* what a row does may follow from its table */
        const char *slash = strrchr(o->dictionaries[i], '/');
        out_format(&text, "%s ", slash ? slash + 1 : o->dictionaries[i]);
        is_good = is_good && add_file(&text, o->dictionaries[i]);
    }
    is_good = is_good && digest_of(text.bytes, text.size, key);
    out_release(&text);
    return is_good;
}
