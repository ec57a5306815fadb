/* See wire.h. */
#include "batch/wire.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

void wire_put_number(struct out *out, uint64_t number) {
    out_add(out, (const char *)&number, sizeof number);
}

void wire_put_real(struct out *out, double number) {
    out_add(out, (const char *)&number, sizeof number);
}

void wire_put_bytes(struct out *out, const char *bytes, size_t size) {
    wire_put_number(out, bytes ? size + 1 : 0);
    if (!bytes) return;
    out_add(out, bytes, size);
    out_add(out, "", 1);
}

void wire_put_text(struct out *out, const char *text) {
    wire_put_bytes(out, text, text ? strlen(text) : 0);
}

static const char *take(struct wire *wire, size_t size) {
    if (wire->is_bad || wire->size - wire->at < size) {
        wire->is_bad = true;
        return NULL;
    }
    wire->at += size;
    return wire->bytes + wire->at - size;
}

uint64_t wire_number(struct wire *wire) {
    uint64_t number = 0;
    const char *bytes = take(wire, sizeof number);
    if (bytes) memcpy(&number, bytes, sizeof number);
    return number;
}

double wire_real(struct wire *wire) {
    double number = 0;
    const char *bytes = take(wire, sizeof number);
    if (bytes) memcpy(&number, bytes, sizeof number);
    return number;
}

const char *wire_bytes(struct wire *wire, size_t *size) {
    uint64_t length = wire_number(wire);
    const char *bytes = length ? take(wire, (size_t)length) : NULL;
    *size = bytes ? (size_t)length - 1 : 0;
    return bytes;
}

const char *wire_text(struct wire *wire) {
    size_t size;
    return wire_bytes(wire, &size);
}

static bool send_all(int descriptor, const char *bytes, size_t size) {
    while (size) {
        ssize_t sent = send(descriptor, bytes, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        bytes += sent;
        size -= (size_t)sent;
    }
    return true;
}

bool wire_send(int descriptor, const struct out *message) {
    uint64_t size = message->size;
    return send_all(descriptor, (const char *)&size, sizeof size) &&
           send_all(descriptor, message->bytes, message->size);
}

static bool receive_all(int descriptor, char *bytes, size_t size) {
    while (size) {
        ssize_t got = read(descriptor, bytes, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        size -= (size_t)got;
    }
    return true;
}

bool wire_receive(int descriptor, struct out *message) {
    enum { CHUNK = 1 << 16 };
    uint64_t size = 0;
    out_clear(message);
    if (!receive_all(descriptor, (char *)&size, sizeof size)) return false;
    while (size) {
        char chunk[CHUNK];
        size_t part = size < sizeof chunk ? (size_t)size : sizeof chunk;
        if (!receive_all(descriptor, chunk, part)) return false;
        out_add(message, chunk, part);
        size -= part;
    }
    return true;
}
