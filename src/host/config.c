/* See config.h. Lines read "key = value"; "#" and ";" start a comment line; the section [plainer]
 * may be named. An unknown key is wrong use: a typing error must not pass in silence. */
#include "host/config.h"
#include "host/files.h"
#include "host/helplines.h"
#include "host/tell.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EXIT_USE = 2, MAX_STEPS = 64 };

static const char NAME[] = ".plainer.ini";

/* Looks in the input's folder, which a folder is itself, and in all above it. */
bool config_find(const char *input, char path[PATH_MAX]) {
    char folder[PATH_MAX], real[PATH_MAX];
    struct stat info;
    size_t size = strcmp(input, "-") == 0 ? 0 : file_folder_size(input);
    bool is_folder = strcmp(input, "-") != 0 && stat(input, &info) == 0 && S_ISDIR(info.st_mode);
    if (is_folder) size = strlen(input);
    if (size >= sizeof folder) return false;
    memcpy(folder, input, size);
    folder[size] = '\0';
    if (!realpath(size ? folder : ".", real)) return false;
    for (int i = 0; i < MAX_STEPS; i++) {
        int length = snprintf(path, PATH_MAX, "%s/%s", real, NAME);
        if (length > 0 && length < PATH_MAX && access(path, F_OK) == 0) return true;
        char *slash = strrchr(real, '/');
        if (!slash || real[0] == '\0') return false;
        *slash = '\0';
    }
    return false;
}

struct config {
    const char *path, *command;
    struct options *options;
    struct options given; /* as the command line left them: what is set there stays */
    int line;
};

static int fail(const struct config *c, int column, const char *what, const char *word) {
    tell("%s:%d:%d: %s '%s'", c->path, c->line, column, what, word);
    return EXIT_USE;
}

char *config_trim(char *text) {
    while (*text == ' ' || *text == '\t') text++;
    size_t size = strlen(text);
    while (size && strchr(" \t\r", text[size - 1])) text[--size] = '\0';
    return text;
}

/* A file named in the configuration lies beside it. The string lives as long as the options. */
static const char *beside(const struct config *c, const char *value) {
    size_t folder = value[0] == '/' ? 0 : file_folder_size(c->path);
    char *path = options_keep(c->options, folder + strlen(value) + 1);
    if (!path) return value;
    memcpy(path, c->path, folder);
    strcpy(path + folder, value); /* NOLINT: sized above */
    return path;
}

static bool is_file_key(const struct option_row *row) {
    return row->value && strcmp(row->value, "FILE") == 0;
}

static bool is_set(const struct config *c, const struct option_row *row) {
    if (row->offset == offsetof(struct options, dictionaries)) return false;
    return *(const char *const *)(const void *)((const char *)&c->given + row->offset) != NULL;
}

static int add_helpline(struct config *c, char *value) {
    char place[PATH_MAX + 16];
    (void)snprintf(place, sizeof place, "%s:%d", c->path, c->line);
    char *whole = options_keep(c->options, strlen(value) + 1);
    if (!whole) return EXIT_USE;
    strcpy(whole, value); /* NOLINT: sized above */
    bool is_shown = strcmp(c->command, "convert") == 0;
    const char *problem = helplines_add(value, is_shown ? place : NULL, c->options);
    return problem ? fail(c, 1, problem, whole) : 0;
}

static int set_key(struct config *c, const char *key, const char *value) {
    static const char *const keys[] = {
        "band",    "dictionary", "rules",    "edits",      "theme",        "template", "layout",
        "fail-on", "max-grade",  "baseline", "checked-by", "checked-with", "date"};
    bool is_key = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) is_key |= strcmp(key, keys[i]) == 0;
    if (!is_key) return fail(c, 1, "no setting is called", key);
    size_t count;
    const struct option_row *rows = option_table(&count);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].name, key) != 0 || !option_belongs(&rows[i], c->command)) continue;
        if (is_set(c, &rows[i])) return 0;
        return options_store(&rows[i], is_file_key(&rows[i]) ? beside(c, value) : value,
                             c->options);
    }
    return 0; /* a setting of another command */
}

static int read_line(struct config *c, char *line) {
    char *text = config_trim(line);
    if (!*text || *text == '#' || *text == ';') return 0;
    if (*text == '[')
        return strcmp(text, "[plainer]") == 0 ? 0 : fail(c, 1, "no section is called", text);
    char *equals = strchr(text, '=');
    if (!equals) return fail(c, 1, "a setting reads key = value, not", text);
    *equals = '\0';
    if (strcmp(config_trim(text), "helpline") == 0) return add_helpline(c, config_trim(equals + 1));
    return set_key(c, config_trim(text), config_trim(equals + 1));
}

static int read_config(struct config *c) {
    struct file file;
    if (!file_read(c->path, &file)) {
        tell("%s: %s", c->path, strerror(errno));
        return EXIT_USE;
    }
    char *text = options_keep(c->options, file.size + 1);
    if (text && file.size) memcpy(text, file.bytes, file.size);
    if (text) text[file.size] = '\0';
    file_release(&file);
    int status = 0;
    while (text && *text && !status) {
        char *end = strchr(text, '\n');
        if (end) *end = '\0';
        c->line++;
        status = read_line(c, text);
        text = end ? end + 1 : text + strlen(text);
    }
    return status;
}

/* Dictionaries of the configuration come before those of the command line, which win over them. */
static void put_first(struct options *options, const struct options *given) {
    size_t fresh = options->dictionary_count - given->dictionary_count;
    for (size_t i = 0; i < fresh; i++)
        options->dictionaries[i] = options->dictionaries[given->dictionary_count + i];
    for (size_t i = 0; i < given->dictionary_count; i++)
        options->dictionaries[fresh + i] = given->dictionaries[i];
}

int config_apply(const char *command, struct options *options) {
    char path[PATH_MAX];
    if (options->config) {
        if (strlen(options->config) >= sizeof path) return EXIT_USE;
        strcpy(path, options->config); /* NOLINT: measured above */
    } else if (!config_find(options->input_count ? options->inputs[0] : "-", path)) {
        return 0;
    }
    struct config config = {
        .path = path, .command = command, .options = options, .given = *options};
    int status = read_config(&config);
    if (!status) put_first(options, &config.given);
    return status;
}
