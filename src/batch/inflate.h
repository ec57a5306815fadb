/* What gzip (RFC 1952) and HTTP's gzip and deflate packed. Reads nothing itself: whoever has bytes
 * hands them in. */
#ifndef BATCH_INFLATE_H
#define BATCH_INFLATE_H

#include "host/out.h"

struct gunzip;

enum gunzip_step {
    GUNZIP_MORE,   /* all that was handed in is used up */
    GUNZIP_BYTES,  /* there are bytes */
    GUNZIP_MEMBER, /* there are bytes, perhaps none, and they are a member's last */
    GUNZIP_BROKEN, /* the member is broken; what follows is searched for the next one */
};

struct gunzip *gunzip_open(void);
/* Goes on with `*bytes`, and moves on in them until none are left; only then others may be handed
 * in, since it goes back in them to look for a member that a broken one seemed to hold. What is
 * unpacked lives until the next call. A
 * member's last bytes are handed out only when its sum has been checked. */
enum gunzip_step gunzip_next(struct gunzip *gunzip, const char **bytes, size_t *size,
                             const char **unpacked, size_t *unpacked_size);
/* Gives up the member, and goes on with the next one. */
void gunzip_pass_by(struct gunzip *gunzip);
/* Is a member open, so that the end of the file would cut it off? */
bool gunzip_is_inside(const struct gunzip *gunzip);
void gunzip_close(struct gunzip *gunzip);

enum inflate_result { INFLATE_DONE, INFLATE_BROKEN, INFLATE_TOO_LARGE };

/* Adds all of what one or more members of gzip, or zlib's format, or a bare deflate stream unpack
 * to, but at most `most` bytes. */
enum inflate_result inflate_whole(struct out *out, const char *bytes, size_t size, size_t most);

#endif
