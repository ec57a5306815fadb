/* A fuzz door to the reader of web archives: bytes in pieces whose length the first byte tells, as
 * they are or, by its highest bit, unpacked first. Answers of HTTP are read, and addresses become
 * targets, which have to stay where they belong. Each piece stands in a buffer of just its size. */
#include "batch/header.h"
#include "batch/inflate.h"
#include "batch/target.h"
#include "batch/warc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 1 << 16, MOST_UNPACKED = 1 << 22 };

static void check_target(struct targets *targets, const char *url, const char *id) {
    struct out raw = {0};
    out_add(&raw, "", 0);
    target_add_url(&raw, url);
    const char *target = targets_give(targets, id, raw.bytes, url);
    if (!*target || *target == '/' || strlen(target) > 2000) abort();
    for (const char *name = target; name; name = strchr(name, '/')) {
        name += *name == '/';
        if (!*name || *name == '.' || *name == '/') abort();
    }
    for (const char *c = target; *c; c++)
        if ((unsigned char)*c < 0x20 || strchr("\\:*?\"<>|\x7F", *c)) abort();
    out_release(&raw);
}

static void take_all(struct warc_reader *reader, struct targets *targets, struct http_room *room) {
    struct warc_record record;
    for (enum warc_step step; (step = warc_next(reader, &record)) != WARC_MORE;) {
        struct http_page page;
        if (step == WARC_BAD && !*reader->problem) abort();
        if (step == WARC_BAD) continue;
        if (record.size > LARGEST) abort();
        check_target(targets, record.url, record.id);
        http_read(record.body, record.size, LARGEST, record.is_cut, room, &page);
        if (page.format && !page.problem && page.size > LARGEST) abort();
        page.bytes = record.body;
        page.size = record.size;
        http_read_type(record.content_type, &page);
    }
}

/* Unpacks a piece, and hands on what comes of it. */
static void feed_packed(struct gunzip *gunzip, struct warc_reader *reader, const char *bytes,
                        size_t size, size_t *total, struct targets *targets,
                        struct http_room *room) {
    while (size && *total < MOST_UNPACKED) {
        const char *unpacked;
        size_t unpacked_size;
        enum gunzip_step step = gunzip_next(gunzip, &bytes, &size, &unpacked, &unpacked_size);
        *total += unpacked_size + 1;
        if (unpacked_size) warc_add(reader, unpacked, unpacked_size, step == GUNZIP_MEMBER);
        if (step == GUNZIP_BROKEN) warc_break(reader, "broken");
        take_all(reader, targets, room);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct warc_reader reader = {.largest = LARGEST};
    struct targets targets = {0};
    struct http_room room = {0};
    struct gunzip *gunzip = size && data[0] & 0x80 ? gunzip_open() : NULL;
    size_t piece = size ? ((size_t)data[0] & 0x7F) * 8 + 1 : 1, total = 0;
    for (size_t at = 1; at < size && total < MOST_UNPACKED; at += piece) {
        size_t length = size - at < piece ? size - at : piece;
        char *copy = malloc(length);
        if (!copy) break;
        memcpy(copy, data + at, length);
        if (gunzip)
            feed_packed(gunzip, &reader, copy, length, &total, &targets, &room);
        else
            warc_add(&reader, copy, length, at == 1);
        take_all(&reader, &targets, &room);
        free(copy);
    }
    warc_end(&reader);
    take_all(&reader, &targets, &room);
    if (gunzip) gunzip_close(gunzip);
    warc_close(&reader);
    targets_release(&targets);
    http_release(&room);
    return 0;
}
