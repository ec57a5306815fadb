/* Messages between the batch and its workers, over a pair of sockets: their length, then fields one
 * after another. Both ends are one program, so bytes stand as they are in memory. */
#ifndef BATCH_WIRE_H
#define BATCH_WIRE_H

#include "host/out.h"

#include <stdint.h>

void wire_put_number(struct out *out, uint64_t number);
void wire_put_real(struct out *out, double number);
/* NULL is kept apart from an empty text. */
void wire_put_text(struct out *out, const char *text);
void wire_put_bytes(struct out *out, const char *bytes, size_t size);

/* What is read of a message; past its end come zeros and NULL, and is_bad is set. */
struct wire {
    const char *bytes;
    size_t size, at;
    bool is_bad;
};
uint64_t wire_number(struct wire *wire);
double wire_real(struct wire *wire);
const char *wire_text(struct wire *wire); /* ends in NUL; lives in the message */
const char *wire_bytes(struct wire *wire, size_t *size);

/* A whole message; false when the other side has gone. */
bool wire_send(int descriptor, const struct out *message);
bool wire_receive(int descriptor, struct out *message);

#endif
