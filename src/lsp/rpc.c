/* See rpc.h. A head that makes no sense is passed by, line for line, until one does. */
#include "lsp/rpc.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_HEAD = 4096 };

/* The number behind "Content-Length:", or false. */
static bool read_length(const char *line, size_t size, size_t *length) {
    static const char name[] = "content-length:";
    size_t at = sizeof name - 1;
    if (size < at || strncasecmp(line, name, at) != 0) return false;
    while (at < size && (line[at] == ' ' || line[at] == '\t')) at++;
    size_t start = at, number = 0;
    for (; at < size && line[at] >= '0' && line[at] <= '9'; at++) {
        number = number * 10 + (size_t)(line[at] - '0');
        if (number > (size_t)RPC_LONGEST * 16) return false;
    }
    *length = number;
    return at > start && strspn(line + at, " \t") == size - at;
}

/* Looks through a whole head for the length. */
static bool read_head(const char *head, size_t size, size_t *length) {
    bool has_length = false;
    while (size) {
        const char *end = memchr(head, '\n', size);
        size_t line = end ? (size_t)(end - head) : size, behind = end ? line + 1 : line;
        if (line && head[line - 1] == '\r') line--;
        char copy[128] = {0};
        if (line < sizeof copy) {
            memcpy(copy, head, line);
            has_length |= read_length(copy, line, length);
        }
        head += behind;
        size -= behind;
    }
    return has_length;
}

/* Bytes of the head at the start of `bytes`, its empty line included, or 0: it has not come. */
static size_t head_size(const char *bytes, size_t size) {
    for (size_t i = 0; i < size; i++) {
        if (bytes[i] != '\n') continue;
        bool is_empty = i == 0 || bytes[i - 1] == '\n' ||
                        (bytes[i - 1] == '\r' && (i == 1 || bytes[i - 2] == '\n'));
        if (is_empty) return i + 1;
    }
    return 0;
}

/* Takes a head off what is held; false when more has to come first. */
static bool take_head(struct rpc_reader *r, size_t *at) {
    const char *bytes = r->held.bytes + *at;
    size_t size = r->held.size - *at, head = head_size(bytes, size);
    if (!head && size > LONGEST_HEAD) { /* no head is so long: the rest of this line is passed by */
        const char *end = memchr(bytes, '\n', size);
        *at += end ? (size_t)(end - bytes) + 1 : size;
        r->bad_heads++;
        return end != NULL;
    }
    if (!head) return false;
    r->is_in_body = read_head(bytes, head, &r->left);
    r->is_passed_by = r->is_in_body && r->left > RPC_LONGEST;
    if (!r->is_in_body && head > 2) r->bad_heads++;
    *at += head;
    return true;
}

/* Takes a body, or what there is of one that is passed by; false when more has to come first. */
static bool take_body(struct rpc_reader *r, size_t *at, void (*take)(void *, const char *, size_t),
                      void *context) {
    size_t size = r->held.size - *at;
    if (r->is_passed_by) {
        size_t passed = size < r->left ? size : r->left;
        *at += passed;
        r->left -= passed;
        r->is_in_body = r->left > 0;
        if (!r->is_in_body) take(context, NULL, 0);
        return !r->is_in_body;
    }
    if (size < r->left) return false;
    take(context, r->held.bytes + *at, r->left);
    *at += r->left;
    r->is_in_body = false;
    return true;
}

void rpc_feed(struct rpc_reader *r, const char *bytes, size_t size,
              void (*take)(void *, const char *, size_t), void *context) {
    size_t at = 0;
    out_add(&r->held, bytes, size);
    while (r->is_in_body ? take_body(r, &at, take, context) : take_head(r, &at)) {
    }
    memmove(r->held.bytes, r->held.bytes + at, r->held.size - at);
    r->held.size -= at;
}

void rpc_close(struct rpc_reader *r) {
    out_release(&r->held);
    *r = (struct rpc_reader){0};
}

size_t rpc_write_head(size_t body_size, char head[64]) {
    int size = snprintf(head, 64, "Content-Length: %zu\r\n\r\n", body_size);
    return size > 0 ? (size_t)size : 0;
}
