/* Lines of JSON, each a document: {"id", "url", "html"}, or "text" or "markdown" in the place of
 * "html". The line is the unit: one that cannot be read is a problem, and the next one is read. */
#include "batch/source.h"
#include "batch/target.h"
#include "host/json.h"
#include "host/out.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct lines {
    struct source source;
    char *name;
    size_t max_bytes;
    int descriptor, error;
    size_t at, size, number; /* in the buffer; of the line */
    bool is_too_long, is_ended, is_stopped;
    struct out line, id, item_name, target, problem;
    json_value *value;
    char buffer[65536];
};

/* A signal that is caught asks the batch to stop: nothing more is read then. */
static bool fill(struct lines *l) {
    ssize_t got = read(l->descriptor, l->buffer, sizeof l->buffer);
    l->is_stopped = got < 0 && errno == EINTR;
    l->error = got < 0 && !l->is_stopped ? errno : 0;
    l->is_ended = got <= 0;
    l->at = 0;
    l->size = got > 0 ? (size_t)got : 0;
    return !l->is_ended;
}

/* Reads a line into `line`; false behind the last one. One longer than any document needs, with
 * each character escaped that JSON makes one escape, is passed by. */
static bool read_line(struct lines *l) {
    size_t most = 2 * l->max_bytes + sizeof l->buffer;
    bool has_any = false;
    out_clear(&l->line);
    l->is_too_long = false;
    while (l->at < l->size || (!l->is_ended && fill(l))) {
        const char *start = l->buffer + l->at;
        const char *end = memchr(start, '\n', l->size - l->at);
        size_t size = end ? (size_t)(end - start) : l->size - l->at;
        has_any = true;
        l->is_too_long |= l->line.size + size > most;
        if (!l->is_too_long) out_add(&l->line, start, size);
        l->at += size + (end != NULL);
        if (end) break;
    }
    if (!l->number && l->line.size >= 3 && memcmp(l->line.bytes, "\xEF\xBB\xBF", 3) == 0)
        memset(l->line.bytes, ' ', 3); /* a mark of UTF-8 */
    l->number += has_any;
    return has_any && !l->is_stopped;
}

static void fail(struct lines *l, struct batch_item *item, const char *problem) {
    out_clear(&l->problem);
    out_format(&l->problem, "line %zu %s", l->number, problem);
    item->problem = l->problem.bytes;
}

/* One past the string of JSON that begins at `at`. */
static size_t pass_string(const char *json, size_t size, size_t at) {
    for (at++; at < size && json[at] != '"'; at++) at += json[at] == '\\';
    return at + 1;
}

/* How the number is written that the map on the line has under "id" at last: reading and writing it
 * again would give other figures. NULL where none is found. */
static const char *number_as_written(const char *json, size_t size, size_t *length) {
    static const char key[] = "\"id\"";
    const char *found = NULL;
    size_t depth = 0;
    for (size_t at = 0; at < size;) {
        bool is_key = depth == 1 && size - at > sizeof key && memcmp(json + at, key, 4) == 0;
        depth += json[at] == '{' || json[at] == '[';
        depth -= json[at] == '}' || json[at] == ']';
        at = json[at] == '"' ? pass_string(json, size, at) : at + 1;
        if (!is_key) continue;
        while (at < size && strchr(" \t\r:", json[at])) at++;
        size_t end = at;
        while (end < size && strchr("+-.eE0123456789", json[end])) end++;
        if (end == at) continue; /* a text "id" */
        found = json + at;
        *length = end - at;
    }
    return found;
}

/* By the id, whatever it is: the text, or JSON; or else by the place of the line. */
static void name_item(struct lines *l, struct batch_item *item) {
    const json_value *id = json_at(l->value, "id");
    size_t size, start = 0;
    const char *text = json_text(id, &size);
    out_clear(&l->id);
    out_clear(&l->item_name);
    out_clear(&l->target);
    if (json_is_nothing(id)) {
        out_format(&l->item_name, "%s:%zu", l->name, l->number);
        out_format(&l->target, "line-%zu", l->number);
    } else {
        size_t length = 0;
        const char *number =
            json_is_a_number(id) ? number_as_written(l->line.bytes, l->line.size, &length) : NULL;
        if (number)
            out_add(&l->id, number, length);
        else
            json_write(&l->id, id);
        item->id = l->id.bytes;
        if (l->descriptor != STDIN_FILENO) out_format(&l->item_name, "%s!", l->name);
        start = l->item_name.size;
        bool is_name = text && size && strlen(text) == size;
        out_text(&l->item_name, is_name ? text : l->id.bytes);
        out_text(&l->target, l->item_name.bytes + start);
    }
    item->name = l->item_name.bytes;
    item->target = l->target.bytes;
}

/* The first one that is not empty. */
static bool find_content(const struct lines *l, struct batch_item *item) {
    static const char *const formats[] = {"html", "markdown", "text"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t size;
        const char *text = json_text(json_at(l->value, formats[i]), &size);
        if (!text || (item->bytes && !size)) continue;
        item->bytes = text;
        item->size = size;
        item->format = formats[i];
        if (size) break;
    }
    return item->bytes != NULL;
}

static void read_item(struct lines *l, struct batch_item *item) {
    char problem[128];
    json_free(l->value);
    l->value =
        l->is_too_long ? NULL : json_read(l->line.bytes, l->line.size, problem, sizeof problem);
    name_item(l, item);
    size_t size;
    const char *url = json_text(json_at(l->value, "url"), &size);
    item->is_over_limit = l->is_too_long;
    if (l->is_too_long) {
        fail(l, item, "is too long: --max-size allows more");
    } else if (!l->value) {
        struct out text = {0};
        out_format(&text, "is no JSON: %s", problem);
        fail(l, item, text.bytes);
        out_release(&text);
    } else if (!json_is_map(l->value)) {
        fail(l, item, "is no object of JSON");
    } else if (!find_content(l, item)) {
        fail(l, item, "has no text as html, markdown or text");
    } else if (item->size > l->max_bytes) {
        fail(l, item, "is larger than --max-size");
        item->is_over_limit = true;
    } else {
        item->charset = "utf-8"; /* as JSON is, whatever the page says of itself */
    }
    if (item->problem) item->bytes = NULL;
    if (!url || !size || strlen(url) != size) return;
    out_clear(&l->target);
    target_add_url(&l->target, url);
    item->target = l->target.bytes;
    item->url = url;
}

static bool next_item(struct source *source, struct batch_item *item) {
    struct lines *l = (struct lines *)source;
    while (read_line(l)) {
        size_t blank = 0;
        while (blank < l->line.size && strchr(" \t\r", l->line.bytes[blank])) blank++;
        if (blank == l->line.size && !l->is_too_long) continue;
        read_item(l, item);
        return true;
    }
    if (!l->error) return false;
    item->problem = strerror(l->error);
    l->error = 0;
    item->name = item->target = l->name;
    return true;
}

/* Reading would wait when neither a line nor its start is there. */
static int waits_for(const struct source *source) {
    const struct lines *l = (const struct lines *)source;
    struct pollfd polled = {l->descriptor, POLLIN, 0};
    bool has_more = l->is_ended || memchr(l->buffer + l->at, '\n', l->size - l->at);
    return has_more || poll(&polled, 1, 0) != 0 ? -1 : l->descriptor;
}

static void close_lines(struct source *source) {
    struct lines *l = (struct lines *)source;
    if (l->descriptor != STDIN_FILENO) close(l->descriptor);
    json_free(l->value);
    out_release(&l->line);
    out_release(&l->id);
    out_release(&l->item_name);
    out_release(&l->target);
    out_release(&l->problem);
    free(l->name);
    free(l);
}

struct source *source_open_lines(const struct source_settings *settings) {
    bool is_stream = strcmp(settings->path, "-") == 0;
    int descriptor = is_stream ? STDIN_FILENO : open(settings->path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return NULL;
    struct lines *l = out_alloc(sizeof *l);
    l->source = (struct source){.next = next_item, .waits_for = waits_for, .close = close_lines};
    l->name = out_copy(settings->name, strlen(settings->name));
    l->max_bytes = settings->max_bytes;
    l->descriptor = descriptor;
    return &l->source;
}
