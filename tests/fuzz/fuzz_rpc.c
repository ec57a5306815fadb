/* A fuzz door to the reader of the Language Server Protocol: bytes as an editor would send them, in
 * pieces whose length the first byte tells, become bodies, and bodies become values of JSON, which
 * are looked into and written again. The input stands in a buffer of just its size. */
#include "host/json.h"
#include "lsp/rpc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void look_into(const json_value *value) {
    static const char *const paths[] = {"id", "method", "params.textDocument.uri",
                                        "params.range.start.line", "params.contentChanges"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        size_t size;
        const json_value *found = json_at(value, paths[i]);
        (void)json_text(found, &size);
        (void)json_number_at(value, paths[i], 0);
        (void)json_has(found, "utf-8");
        (void)json_item(found, json_count(found) - 1);
    }
}

/* What is written of a value is read as one again. */
static void take(void *context, const char *body, size_t size) {
    char problem[128];
    struct out text = {0};
    (void)context;
    if (!body) return;
    json_value *value = json_read(body, size, problem, sizeof problem), *again;
    if (value) {
        look_into(value);
        json_write(&text, value);
        again = json_read(text.bytes, text.size, problem, sizeof problem);
        if (!again) abort();
        json_free(again);
    }
    json_free(value);
    out_clear(&text);
    out_string(&text, body, size);
    again = json_read(text.bytes, text.size, problem, sizeof problem);
    if (!again) abort(); /* any bytes at all become a string */
    json_free(again);
    out_release(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct rpc_reader reader = {0};
    size_t piece = size ? (size_t)data[0] + 1 : 1;
    for (size_t at = 1; at < size; at += piece) {
        size_t length = size - at < piece ? size - at : piece;
        char *copy = malloc(length);
        if (!copy) break;
        memcpy(copy, data + at, length);
        rpc_feed(&reader, copy, length, take, NULL);
        free(copy);
    }
    rpc_close(&reader);
    return 0;
}
