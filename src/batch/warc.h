/* Records of web archives, WARC 0.18 to 1.1 (ISO 28500:2017). Reads nothing itself: whoever has
 * bytes hands them in, unpacked. */
#ifndef BATCH_WARC_H
#define BATCH_WARC_H

#include "host/out.h"

/* A record of type response, resource or revisit; others are passed by. Lives until the next call.
 */
struct warc_record {
    const char *type, *id, *url, *content_type, *truncated; /* "" where there is none */
    const char *body;
    size_t size;
    bool is_cut; /* it is larger than the largest: the body is its start alone */
};

enum warc_step {
    WARC_MORE, /* nothing more in the bytes that were handed in */
    WARC_RECORD,
    WARC_BAD, /* something could not be read; the next step looks for the next record */
};

/* Zeros and `largest` to begin with. */
struct warc_reader {
    size_t largest; /* body of a record that is held */
    struct out held, fields[5];
    size_t at, left; /* read of what is held; bytes of a body to pass by */
    enum { WARC_START, WARC_HEAD, WARC_BODY, WARC_PASSING } state;
    struct warc_record record; /* whose body is being read */
    size_t body_size;
    bool is_lost;       /* between a problem and the next record */
    bool is_line_start; /* a line starts at `at` */
    bool is_ended, is_broken;
    const char *problem; /* of the last WARC_BAD */
};

/* Hands bytes in; to be called when warc_next asks for more. `starts_member`: they are the first
 * ones of a member of gzip, where a record ought to start. */
void warc_add(struct warc_reader *reader, const char *bytes, size_t size, bool starts_member);
enum warc_step warc_next(struct warc_reader *reader, struct warc_record *record);
/* The bytes to come do not follow those that were. */
void warc_break(struct warc_reader *reader, const char *problem);
/* There are no more. */
void warc_end(struct warc_reader *reader);
void warc_close(struct warc_reader *reader);

#endif
