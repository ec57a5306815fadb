/* What is packed, in members and alone: no member's end before its sum, no more than was allowed.
 */
#include "../check.h"
#include "batch/inflate.h"

#include <string.h>
#include <zlib.h>

enum { ROOM = 65536, SUM_SIZE = 8, GZIP = 31, ZLIB = 15, BARE = -15 };

static size_t pack(int window, const char *bytes, size_t size, char *packed, size_t room) {
    z_stream stream = {0};
    if (deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY) != Z_OK) abort();
    stream.next_in = (unsigned char *)(size_t)bytes;
    stream.avail_in = (unsigned)size;
    stream.next_out = (unsigned char *)packed;
    stream.avail_out = (unsigned)room;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) abort();
    deflateEnd(&stream);
    return room - stream.avail_out;
}

/* Hands all bytes in; how many came out, and the last step. */
static size_t feed(struct gunzip *gunzip, const char *bytes, size_t size, enum gunzip_step *step) {
    size_t total = 0, unpacked_size;
    const char *unpacked;
    do {
        *step = gunzip_next(gunzip, &bytes, &size, &unpacked, &unpacked_size);
        total += unpacked_size;
    } while (size && *step != GUNZIP_BROKEN);
    return total;
}

static void test_sum(void) {
    static char bytes[ROOM], packed[ROOM];
    enum gunzip_step step;
    size_t size = pack(GZIP, bytes, sizeof bytes, packed, sizeof packed);
    for (int is_wrong = 0; is_wrong < 2; is_wrong++) {
        struct gunzip *gunzip = gunzip_open();
        size_t given = feed(gunzip, packed, size - SUM_SIZE, &step);
        IS(given < ROOM && gunzip_is_inside(gunzip)); /* the last bytes wait for the sum */
        packed[size - 1] ^= (char)is_wrong;
        given += feed(gunzip, packed + size - SUM_SIZE, SUM_SIZE, &step);
        IS(is_wrong ? step == GUNZIP_BROKEN && given < ROOM
                    : step == GUNZIP_MEMBER && given == ROOM);
        gunzip_close(gunzip);
    }
}

static void test_whole(void) {
    char packed[256];
    struct out out = {0};
    size_t size = pack(GZIP, "one ", 4, packed, sizeof packed);
    size += pack(GZIP, "two", 3, packed + size, sizeof packed - size);
    IS(inflate_whole(&out, packed, size, 100) == INFLATE_DONE && strcmp(out.bytes, "one two") == 0);
    out_clear(&out);
    IS(inflate_whole(&out, packed, size, 6) == INFLATE_TOO_LARGE);
    out_clear(&out);
    IS(inflate_whole(&out, packed, size - 3, 100) == INFLATE_BROKEN);
    for (int i = 0; i < 2; i++) {
        out_clear(&out);
        size = pack(i ? BARE : ZLIB, "three", 5, packed, sizeof packed);
        IS(inflate_whole(&out, packed, size, 5) == INFLATE_DONE && strcmp(out.bytes, "three") == 0);
    }
    out_clear(&out);
    IS(inflate_whole(&out, "", 0, 5) == INFLATE_BROKEN);
    out_release(&out);
}

int main(void) {
    test_sum();
    test_whole();
    return check_report();
}
