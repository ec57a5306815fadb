/* See words.h. Files are written beside and renamed, so that nobody ever reads half of one. */
#include "lsp/words.h"
#include "host/out.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

static const char NAME[] = "plainer-words.csv";
static const char HEADER[] = "term,action,note\n";

static bool is_comma_table(const char *path) {
    size_t size = strlen(path);
    return size > 4 &&
           (strcasecmp(path + size - 4, ".csv") == 0 || strcasecmp(path + size - 4, ".tsv") == 0);
}

/* The configuration's folder, else the workspace's, else the page's. */
static size_t base_of(const struct setup *s, const char *root, char base[PATH_MAX]) {
    const char *from = s->config ? s->config : root ? root : s->beside;
    size_t size = s->config || !root ? file_folder_size(from) : strlen(from);
    if (size + sizeof NAME + 2 > PATH_MAX) return 0;
    memcpy(base, from, size);
    if (size && base[size - 1] != '/') base[size++] = '/';
    base[size] = '\0';
    return size;
}

static void add_cell(struct out *row, const char *text, char separator) {
    char special[] = {separator, '"', '\n', '\r', '\0'};
    if (!strpbrk(text, special)) {
        out_text(row, text);
        return;
    }
    out_text(row, "\"");
    for (; *text; text++) {
        if (*text == '"') out_text(row, "\"");
        out_add(row, text, 1);
    }
    out_text(row, "\"");
}

/* A row for a table whose first line names the columns; false when it has not those that are
 * needed. Column names hold no separators. */
static bool make_row(const char *table, size_t size, const char *term, struct out *row) {
    const char *end = memchr(table, '\n', size);
    size_t line = end ? (size_t)(end - table) : size;
    bool has_crlf = line && table[line - 1] == '\r';
    if (has_crlf) line--;
    if (line >= 3 && memcmp(table, "\xEF\xBB\xBF", 3) == 0) table += 3, line -= 3;
    char separator = memchr(table, '\t', line) ? '\t' : ',';
    bool has_term = false, has_action = false;
    for (size_t at = 0; at <= line;) {
        const char *stop = memchr(table + at, separator, line - at);
        size_t cell = stop ? (size_t)(stop - table) - at : line - at;
        const char *name = table + at;
        if (cell >= 2 && name[0] == '"') name++, cell -= 2;
        bool is_term = cell == 4 && strncasecmp(name, "term", 4) == 0;
        bool is_action = cell == 6 && strncasecmp(name, "action", 6) == 0;
        if (at) out_add(row, &separator, 1);
        if (is_term) add_cell(row, term, separator);
        if (is_action) out_text(row, "keep");
        has_term |= is_term;
        has_action |= is_action;
        at = stop ? (size_t)(stop - table) + 1 : line + 1;
    }
    out_text(row, has_crlf ? "\r\n" : "\n");
    return has_term && has_action;
}

static const char *write_whole(const char *path, const struct out *text) {
    struct output output;
    if (!output_open(&output, path)) return "the dictionary cannot be written";
    output_write(&output, text->bytes, text->size);
    return output_finish(&output) ? NULL : "the dictionary cannot be written";
}

/* The bytes of a file behind those that are there; none when there is no such file. */
static const char *read_whole(const char *path, struct out *text) {
    struct file file;
    if (!file_read(path, &file)) return errno == ENOENT ? NULL : "a file cannot be read";
    out_add(text, file.bytes ? file.bytes : "", file.size);
    file_release(&file);
    return NULL;
}

static const char *append_row(const char *path, const char *term) {
    struct out text = {0}, row = {0};
    const char *problem = read_whole(path, &text);
    if (!text.size) out_text(&text, HEADER);
    if (!problem && !make_row(text.bytes, text.size, term, &row))
        problem = "the dictionary has no columns term and action in its first line";
    if (text.bytes[text.size - 1] != '\n') out_text(&text, "\n");
    out_add(&text, row.bytes, row.size);
    if (!problem) problem = write_whole(path, &text);
    out_release(&text);
    out_release(&row);
    return problem;
}

/* Makes the configuration name the new dictionary. */
static const char *name_dictionary(const char *config) {
    struct out text = {0};
    const char *problem = read_whole(config, &text);
    if (text.size && text.bytes[text.size - 1] != '\n') out_text(&text, "\n");
    out_format(&text, "dictionary = %s\n", NAME);
    if (!problem) problem = write_whole(config, &text);
    out_release(&text);
    return problem;
}

const char *words_keep(const struct setup *s, const char *root, const char *term,
                       char path[PATH_MAX]) {
    char config[PATH_MAX];
    const struct options *o = &s->options;
    size_t base = base_of(s, root, config);
    if (!base) return "the path is too long";
    for (size_t i = o->dictionary_count; i > 0; i--) {
        const char *own = o->dictionaries[i - 1];
        config[base] = '\0';
        if (!is_comma_table(own) || !(file_lies_in(own, root) || file_lies_in(own, config)))
            continue;
        (void)snprintf(path, PATH_MAX, "%s", own);
        return append_row(path, term);
    }
    (void)snprintf(path, PATH_MAX, "%.*s%s", (int)base, config, NAME);
    const char *problem = append_row(path, term);
    memcpy(config + base, ".plainer.ini", sizeof ".plainer.ini");
    return problem ? problem : name_dictionary(s->config ? s->config : config);
}
