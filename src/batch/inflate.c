/* See inflate.h. The one file that knows zlib. */
#include "batch/inflate.h"

#include <stdlib.h>
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

enum {
    ROOM = 1 << 16,
    MOST_RESTARTS = 8,      /* so that members made to be broken cost no more than others */
    MOST_AT_ONCE = 1 << 30, /* for zlib counts in unsigned ints; nobody hands in more */
    HELD = 64, /* bytes kept back until more is known to be whole: more than what ends a record */
    GZIP_WINDOW = 15 + 16,
    ZLIB_OR_GZIP_WINDOW = 15 + 32,
    BARE_WINDOW = -15,
};

struct gunzip {
    z_stream stream;
    enum { SEARCHING, INSIDE, BETWEEN } state;
    bool is_used_up;  /* other bytes will be handed in */
    unsigned matched; /* bytes of a member's head that were seen while searching */
    size_t given;     /* bytes at the start of `room` that were handed out */
    size_t filled;
    const char *restart; /* in what was handed in: behind the head of the member, or the start */
    unsigned restarts;   /* from there, in what was handed in */
    unsigned char room[ROOM];
};

static const unsigned char MAGIC[] = {0x1F, 0x8B, 8}; /* and a byte of flags, three bits of it 0 */

struct gunzip *gunzip_open(void) {
    struct gunzip *g = out_alloc(sizeof *g);
    if (inflateInit2(&g->stream, GZIP_WINDOW) != Z_OK) out_give_up();
    g->state = BETWEEN;
    g->is_used_up = true;
    return g;
}

void gunzip_close(struct gunzip *g) {
    inflateEnd(&g->stream);
    free(g);
}

void gunzip_pass_by(struct gunzip *g) {
    g->state = SEARCHING;
    g->matched = 0;
    g->filled = g->given = 0;
}

bool gunzip_is_inside(const struct gunzip *g) {
    return g->state == INSIDE;
}

/* Hands the bytes that were matched to zlib, which then stands behind them. */
static bool start_member(struct gunzip *g, unsigned char flags) {
    unsigned char head[] = {MAGIC[0], MAGIC[1], MAGIC[2], flags};
    inflateReset2(&g->stream, GZIP_WINDOW);
    g->stream.next_in = head;
    g->stream.avail_in = sizeof head;
    g->stream.next_out = g->room;
    g->stream.avail_out = ROOM;
    g->filled = g->given = 0;
    bool is_begun = inflate(&g->stream, Z_NO_FLUSH) == Z_OK;
    g->state = is_begun ? INSIDE : SEARCHING;
    g->matched = 0;
    return is_begun;
}

/* Looks for the head of a member. True when one has begun; false when the bytes are used up, or, at
 * a place where a member should be, something else is. */
static bool search(struct gunzip *g, const char **bytes, size_t *size, bool *is_strange) {
    while (*size) {
        unsigned char c = (unsigned char)**bytes;
        ++*bytes;
        --*size;
        if (g->matched < sizeof MAGIC) {
            bool fits = c == MAGIC[g->matched];
            if (!fits && g->state == BETWEEN && (c != 0 || g->matched)) {
                g->state = SEARCHING;
                *is_strange = true;
            }
            g->matched = fits ? g->matched + 1 : c == MAGIC[0];
            if (*is_strange) return false;
        } else if ((c & 0xE0) == 0 && start_member(g, c)) {
            return true;
        } else {
            g->matched = c == MAGIC[0];
        }
    }
    return false;
}

/* Hands out what is there, but for what is kept back. */
static void give(struct gunzip *g, size_t kept, const char **unpacked, size_t *unpacked_size) {
    *unpacked = (const char *)g->room;
    *unpacked_size = g->filled > kept ? g->filled - kept : 0;
    g->given = *unpacked_size;
}

/* A member that was cut off takes the next one's bytes for its own until they make no sense. */
static enum gunzip_step give_up(struct gunzip *g, const char **bytes, size_t *size) {
    gunzip_pass_by(g);
    if (g->restarts++ >= MOST_RESTARTS) return GUNZIP_BROKEN;
    *size += (size_t)(*bytes - g->restart);
    *bytes = g->restart;
    g->is_used_up = false;
    return GUNZIP_BROKEN;
}

enum gunzip_step gunzip_next(struct gunzip *g, const char **bytes, size_t *size,
                             const char **unpacked, size_t *unpacked_size) {
    bool is_strange = false;
    *unpacked = "";
    *unpacked_size = 0;
    if (g->given) {
        memmove(g->room, g->room + g->given, g->filled - g->given);
        g->filled -= g->given;
        g->given = 0;
    }
    if (g->is_used_up) {
        g->restart = *bytes;
        g->restarts = 0;
    }
    if (g->state != INSIDE) {
        bool is_found = search(g, bytes, size, &is_strange);
        g->is_used_up = *size == 0;
        if (!is_found) return is_strange ? GUNZIP_BROKEN : GUNZIP_MORE;
        g->restart = *bytes;
    }
    size_t taken = *size < MOST_AT_ONCE ? *size : MOST_AT_ONCE;
    g->stream.next_in = (const unsigned char *)*bytes;
    g->stream.avail_in = (unsigned)taken;
    g->stream.next_out = g->room + g->filled;
    g->stream.avail_out = (unsigned)(ROOM - g->filled);
    int status = inflate(&g->stream, Z_NO_FLUSH);
    *bytes += taken - g->stream.avail_in;
    *size -= taken - g->stream.avail_in;
    g->is_used_up = *size == 0;
    g->filled = ROOM - g->stream.avail_out;
    if (status == Z_STREAM_END) {
        g->state = BETWEEN;
        give(g, 0, unpacked, unpacked_size);
        return GUNZIP_MEMBER;
    }
    if (status != Z_OK && status != Z_BUF_ERROR) return give_up(g, bytes, size);
    if (g->stream.avail_out) return GUNZIP_MORE;
    give(g, HELD, unpacked, unpacked_size);
    return GUNZIP_BYTES;
}

/* One stream of the form that the window tells, at the start of the bytes; they move on. */
static enum inflate_result inflate_one(struct out *out, const char **bytes, size_t *size,
                                       int window, size_t most) {
    unsigned char room[16384];
    z_stream stream = {0};
    int status = Z_OK;
    if (inflateInit2(&stream, window) != Z_OK) out_give_up();
    while (status == Z_OK && out->size <= most) {
        size_t taken = *size < MOST_AT_ONCE ? *size : MOST_AT_ONCE;
        stream.next_in = (const unsigned char *)*bytes;
        stream.avail_in = (unsigned)taken;
        stream.next_out = room;
        stream.avail_out = sizeof room;
        status = inflate(&stream, Z_NO_FLUSH);
        *bytes += taken - stream.avail_in;
        *size -= taken - stream.avail_in;
        out_add(out, (const char *)room, sizeof room - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out->size > most) return INFLATE_TOO_LARGE;
    return status == Z_STREAM_END ? INFLATE_DONE : INFLATE_BROKEN;
}

enum inflate_result inflate_whole(struct out *out, const char *bytes, size_t size, size_t most) {
    size_t start = out->size, left = size;
    const char *at = bytes;
    enum inflate_result result = inflate_one(out, &at, &left, ZLIB_OR_GZIP_WINDOW, most);
    bool is_gzip = size >= 2 && memcmp(bytes, MAGIC, 2) == 0;
    if (result == INFLATE_BROKEN && !is_gzip && out->size == start)
        result = inflate_one(out, &bytes, &size, BARE_WINDOW, most);
    while (result == INFLATE_DONE && is_gzip && left >= 2 && memcmp(at, MAGIC, 2) == 0)
        result = inflate_one(out, &at, &left, GZIP_WINDOW, most);
    return result;
}
