/* See decisions.h. jansson reads the JSON. */
#include "cli/decisions.h"

#include "cli/run.h"
#include "host/files.h"
#include "host/tell.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2, EXIT_LIMIT = 5, HEX = 16 };

static bool add(struct decisions *d, uint64_t id, bool is_accepted) {
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i].id == id) {
            d->items[i].is_accepted = is_accepted;
            return true;
        }
    if (d->count == d->capacity) {
        size_t capacity = d->capacity ? 2 * d->capacity : 64;
        pl_decision *items = realloc(d->items, capacity * sizeof *items);
        if (!items) return false;
        d->items = items;
        d->capacity = capacity;
    }
    d->items[d->count++] = (pl_decision){id, is_accepted};
    return true;
}

/* "0123456789abcdef". */
static bool read_id(const char *text, uint64_t *id) {
    char *end = NULL;
    if (!text || strlen(text) != HEX || strspn(text, "0123456789abcdef") != HEX) return false;
    *id = strtoull(text, &end, HEX);
    return true;
}

/* What is wrong with a line, or NULL; a change that is undecided, and a line about the whole
 * review, say nothing. */
static const char *read_line(const json_t *line, struct decisions *d) {
    const char *decision = json_string_value(json_object_get(line, "decision"));
    uint64_t id;
    if (!json_is_object(line)) return "not an object of JSON";
    if (!decision || strcmp(decision, "undecided") == 0) return NULL;
    bool is_accepted = strcmp(decision, "accepted") == 0;
    if (!is_accepted && strcmp(decision, "rejected") != 0)
        return "\"decision\" is accepted, rejected or undecided";
    if (!read_id(json_string_value(json_object_get(line, "id")), &id))
        return "\"id\" is sixteen digits and letters";
    return add(d, id, is_accepted) ? NULL : "not enough memory";
}

static int read_lines(const char *path, const struct file *file, struct decisions *d) {
    unsigned number = 0;
    for (size_t at = 0; at < file->size;) {
        const char *line = file->bytes + at, *stop = memchr(line, '\n', file->size - at);
        size_t size = stop ? (size_t)(stop - line) : file->size - at;
        json_error_t error;
        at += size + 1;
        number++;
        if (!size || (size == 1 && *line == '\r')) continue;
        json_t *object = json_loadb(line, size, JSON_REJECT_DUPLICATES, &error);
        const char *wrong = object ? read_line(object, d) : "not JSON";
        json_decref(object);
        if (!wrong) continue;
        tell("%s:%u:1: %s: the review page saves such files", path, number, wrong);
        return EXIT_USE;
    }
    return 0;
}

int decisions_read(const char *path, struct decisions *d) {
    struct file file;
    *d = (struct decisions){0};
    if (!file_read(path, &file)) {
        print_errno(path, errno, ": name a file of decisions");
        return EXIT_USE;
    }
    int status = read_lines(path, &file, d);
    file_release(&file);
    if (status) decisions_release(d);
    return status;
}

void decisions_release(struct decisions *d) {
    free(d->items);
    *d = (struct decisions){0};
}
