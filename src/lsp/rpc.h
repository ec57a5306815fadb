/* Frames of the Language Server Protocol's base protocol (3.17): "Content-Length: N", an empty
 * line, N bytes of JSON. Reads nothing itself: whoever has bytes hands them in. */
#ifndef LSP_RPC_H
#define LSP_RPC_H

#include "host/out.h"

enum { RPC_LONGEST = 256 << 20 };

struct rpc_reader {
    struct out held;   /* what is not a whole frame yet */
    size_t left;       /* bytes of the body that are still to come */
    bool is_in_body;   /* the head has been read */
    bool is_passed_by; /* the body is longer than any that we take */
    size_t bad_heads;  /* heads without a length that could be read */
};

/* Takes bytes, and calls `take` for each whole body. */
void rpc_feed(struct rpc_reader *reader, const char *bytes, size_t size,
              void (*take)(void *context, const char *body, size_t size), void *context);
void rpc_close(struct rpc_reader *reader);
/* The head that belongs before a body of that size; returns its length. */
size_t rpc_write_head(size_t body_size, char head[64]);

#endif
