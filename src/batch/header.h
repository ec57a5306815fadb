/* Heads of messages as mail, HTTP (RFC 9112) and WARC write them: a first line, lines of "Name:
 * value", and an empty line. */
#ifndef BATCH_HEADER_H
#define BATCH_HEADER_H

#include "host/out.h"

/* Bytes of the head at the start of `bytes`, its empty line included; 0: it has not ended. */
size_t header_size(const char *bytes, size_t size);
/* The value of the first field of that name, without blanks at its ends and with its further lines
 * joined, in `value`, which is "" when there is none. Bytes that no text holds become blanks. */
bool header_find(const char *head, size_t size, const char *name, struct out *value);

/* What HTTP says of a page. */
struct http_page {
    const char *format; /* of a document, or NULL: something else, which is no problem */
    char charset[48];   /* or "" */
    const char *bytes;
    size_t size;
    const char *problem; /* why a document cannot be read, or NULL */
    bool is_over_limit;  /* the problem is its size */
};

/* Room that is used again from page to page; what a page refers to lives in it. */
struct http_room {
    struct out value, unchunked, unpacked[2];
};

/* Reads a whole answer of HTTP: with status 200, its body as it was before it was packed for the
 * way, at most `most` bytes. `is_cut`: only its start is there. */
void http_read(const char *answer, size_t size, size_t most, bool is_cut, struct http_room *room,
               struct http_page *page);
/* Format and charset that a Content-Type names; an empty one leaves it to the bytes. */
void http_read_type(const char *type, struct http_page *page);
void http_release(struct http_room *room);

#endif
