/* plainer dictionary suggest: for people, what may be said for a word; with --tsv, for measuring,
 * one word of a sentence a line. */
#include "cli/suggest.h"
#include "host/tell.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_UNREADABLE = 3, EXIT_UNWRITABLE = 4 };

static int fail_line(const char *name, size_t line, const char *why) {
    tell("%s:%zu: %s", name, line, why);
    return EXIT_UNREADABLE;
}

/* Cuts the next field off a line, at its tabulator or its end. */
static char *take_field(char **line) {
    char *field = *line;
    if (!field) return NULL;
    char *tab = strchr(field, '\t');
    if (tab) *tab = '\0';
    *line = tab ? tab + 1 : NULL;
    return field;
}

/* Writes "sentence, word, candidates". The line is cut up. */
static int suggest_line(pl_engine *engine, char *line, const char *name, size_t number,
                        struct output *output) {
    const char *sentence = take_field(&line), *word = take_field(&line);
    const char *which = take_field(&line);
    pl_failure failure;
    if (!word)
        return fail_line(name, number, "a line needs a sentence, a tabulator and one of its words");
    char *end = NULL;
    unsigned long occurrence = which && *which ? strtoul(which, &end, 10) : 1;
    if (!occurrence || (end && *end))
        return fail_line(name, number, "the third column counts the word's places from 1");
    bool is_written = output_write(output, sentence, strlen(sentence)) &&
                      output_write(output, "\t", 1) && output_write(output, word, strlen(word)) &&
                      output_write(output, "\t", 1);
    if (!is_written) return EXIT_UNWRITABLE;
    int status = pl_suggest(engine, sentence, strlen(sentence), word, occurrence, output_write,
                            output, &failure);
    if (status && status != EXIT_UNWRITABLE) tell("%s:%zu: %s", name, number, failure.message);
    return status ? status : output_write(output, "\n", 1) ? 0 : EXIT_UNWRITABLE;
}

/* The next line as a string of its own, without its end. NULL without memory. */
static char *copy_line(const struct file *file, size_t *at) {
    const char *start = file->bytes + *at;
    const char *end = memchr(start, '\n', file->size - *at);
    size_t size = end ? (size_t)(end - start) : file->size - *at;
    *at += size + (end != NULL);
    if (size && start[size - 1] == '\r') size--;
    return strndup(start, size);
}

static int suggest_lines(pl_engine *engine, const struct file *file, const char *name,
                         struct output *output) {
    int status = 0;
    size_t number = 0;
    for (size_t at = 0; at < file->size && !status;) {
        char *line = copy_line(file, &at);
        if (!line) return 5;
        if (++number && *line) status = suggest_line(engine, line, name, number, output);
        free(line);
    }
    return status;
}

static int suggest_file(struct engine *engine, const struct options *o) {
    const char *path = o->input_count > 1 ? o->inputs[1] : "-";
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    struct file file;
    struct output output;
    if (!file_read(path, &file)) {
        print_errno(name, errno, errno == EISDIR ? ": name a file" : "");
        return EXIT_UNREADABLE;
    }
    int status = EXIT_UNWRITABLE;
    bool is_open = output_open(&output, o->output), is_done = is_open;
    if (is_open) status = suggest_lines(engine->engine, &file, name, &output);
    if (is_open && status && status != EXIT_UNWRITABLE)
        output_discard(&output);
    else if (is_open)
        is_done = output_finish(&output);
    if (!is_done)
        print_errno(o->output ? o->output : "standard output", output.error, ": cannot be written");
    file_release(&file);
    return is_done ? status : EXIT_UNWRITABLE;
}

static int suggest_word(struct engine *engine, const char *word) {
    struct output output;
    pl_failure failure;
    output_open(&output, NULL);
    int status = pl_suggest_word(engine->engine, word, output_write, &output, &failure);
    if (status == EXIT_USE) tell("no dictionary has a simpler word for '%s'", word);
    return output_finish(&output) || status ? status : EXIT_UNWRITABLE;
}

int run_suggest(struct engine *engine, const struct options *o) {
    if (o->input_count > 2 || (!o->tsv && o->input_count < 2)) {
        tell("suggest takes one word, or with --tsv one file");
        return EXIT_USE;
    }
    return o->tsv ? suggest_file(engine, o) : suggest_word(engine, o->inputs[1]);
}
