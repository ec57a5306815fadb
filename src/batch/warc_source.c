/* Pages of a web archive, from its file: packed with gzip, a record a member or all in one, or
 * plain. */
#include "batch/header.h"
#include "batch/inflate.h"
#include "batch/source.h"
#include "batch/target.h"
#include "batch/warc.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

enum { MOST_PASSED = 16 }; /* times the largest document, of a record that is passed by */

struct warc {
    struct source source;
    char *name;
    size_t max_bytes;
    int descriptor, error;
    struct gunzip *gunzip; /* NULL for a plain one */
    struct warc_reader reader;
    const char *bytes; /* read, and not used yet */
    size_t size;
    bool starts_member, is_ended;
    size_t bad; /* so many things could not be read */
    struct out item_name, target;
    struct http_room room;
    struct http_page page;
    char buffer[65536];
};

static bool fill(struct warc *w) {
    ssize_t got;
    do got = read(w->descriptor, w->buffer, sizeof w->buffer);
    while (got < 0 && errno == EINTR);
    w->error = got < 0 ? errno : 0;
    w->bytes = w->buffer;
    w->size = got > 0 ? (size_t)got : 0;
    return got > 0;
}

/* A packed record can be unpacked to next to anything: one that goes on for too long is given up,
 * and the packed bytes are searched for the next one. */
static void pass_by_bomb(struct warc *w) {
    if (w->reader.state != WARC_PASSING || w->reader.left / MOST_PASSED <= w->max_bytes) return;
    gunzip_pass_by(w->gunzip);
    w->reader.is_lost |= w->reader.record.is_cut; /* it has been told of */
    warc_break(&w->reader, "a record is unpacked to more than --max-size by far");
    w->starts_member = true;
}

/* Hands the reader more. False at the end of the file. */
static bool feed(struct warc *w) {
    const char *unpacked;
    size_t size;
    if (!w->size && !fill(w)) return false;
    if (!w->gunzip) {
        warc_add(&w->reader, w->bytes, w->size, false);
        w->size = 0;
        return true;
    }
    enum gunzip_step step = gunzip_next(w->gunzip, &w->bytes, &w->size, &unpacked, &size);
    if (size) warc_add(&w->reader, unpacked, size, w->starts_member);
    if (size) w->starts_member = false;
    if (step == GUNZIP_MEMBER || step == GUNZIP_BROKEN) w->starts_member = true;
    if (step == GUNZIP_BROKEN) warc_break(&w->reader, "a record is packed in a way that is broken");
    return true;
}

static void end(struct warc *w) {
    w->is_ended = true;
    if (w->error)
        warc_break(&w->reader, strerror(w->error));
    else if (w->gunzip && gunzip_is_inside(w->gunzip))
        warc_break(&w->reader, "the file ends inside of a record");
    warc_end(&w->reader);
}

static void name_item(struct warc *w, const char *id, struct batch_item *item) {
    out_clear(&w->item_name);
    out_format(&w->item_name, "%s!%s", w->name, id);
    item->name = w->item_name.bytes;
}

static void give_problem(struct warc *w, struct batch_item *item) {
    char id[32];
    (void)snprintf(id, sizeof id, "problem-%zu", ++w->bad);
    name_item(w, id, item);
    item->target = item->name;
    item->problem = w->reader.problem;
}

static bool is_type(const struct warc_record *record, const char *type) {
    return strcasecmp(record->type, type) == 0;
}

static void read_page(struct warc *w, const struct warc_record *record) {
    struct http_page *page = &w->page;
    *page = (struct http_page){0};
    if (is_type(record, "response") &&
        strncasecmp(record->content_type, "application/http", 16) == 0) {
        http_read(record->body, record->size, w->max_bytes, record->is_cut, &w->room, page);
    } else if (is_type(record, "resource")) {
        page->bytes = record->body;
        page->size = record->size;
        http_read_type(record->content_type, page);
        page->is_over_limit = page->format && (record->is_cut || page->size > w->max_bytes);
        if (page->is_over_limit) page->problem = "is larger than --max-size";
    }
    if (page->format && !page->problem && record->truncated[0])
        page->problem = "was cut off when it was archived (WARC-Truncated)";
}

static void give_record(struct warc *w, const struct warc_record *record, struct batch_item *item) {
    const struct http_page *page = &w->page;
    read_page(w, record);
    name_item(w, record->id[0] ? record->id : record->url, item);
    item->url = record->url[0] ? record->url : NULL;
    item->kind = page->format ? ITEM_DOCUMENT : ITEM_SKIPPED;
    out_clear(&w->target);
    target_add_url(&w->target, record->url);
    item->target = w->target.bytes;
    item->problem = page->problem;
    item->is_over_limit = page->is_over_limit;
    if (item->kind == ITEM_SKIPPED || page->problem) return;
    item->bytes = page->size ? page->bytes : "";
    item->size = page->size;
    item->format = page->format;
    item->charset = page->charset[0] ? page->charset : NULL;
}

static bool next_item(struct source *source, struct batch_item *item) {
    struct warc *w = (struct warc *)source;
    struct warc_record record;
    for (;;) {
        switch (warc_next(&w->reader, &record)) {
        case WARC_RECORD: give_record(w, &record, item); return true;
        case WARC_BAD: give_problem(w, item); return true;
        case WARC_MORE: break;
        }
        if (w->is_ended) return false;
        if (w->gunzip) pass_by_bomb(w);
        if (!feed(w)) end(w);
    }
}

static void close_warc(struct source *source) {
    struct warc *w = (struct warc *)source;
    close(w->descriptor);
    if (w->gunzip) gunzip_close(w->gunzip);
    warc_close(&w->reader);
    http_release(&w->room);
    out_release(&w->item_name);
    out_release(&w->target);
    free(w->name);
    free(w);
}

struct source *source_open_warc(const struct source_settings *settings) {
    int descriptor = open(settings->path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return NULL;
    struct warc *w = out_alloc(sizeof *w);
    w->source = (struct source){.next = next_item, .close = close_warc};
    w->name = out_copy(settings->name, strlen(settings->name));
    w->max_bytes = settings->max_bytes;
    w->reader.largest = settings->max_bytes + sizeof w->buffer; /* and the head of HTTP */
    w->descriptor = descriptor;
    w->starts_member = true;
    if (fill(w) && w->size >= 2 && memcmp(w->bytes, "\x1F\x8B", 2) == 0) w->gunzip = gunzip_open();
    return &w->source;
}
