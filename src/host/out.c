/* See out.h. */
#include "host/out.h"
#include "host/tell.h"
#include "plainer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_LIMIT = 5 };

_Noreturn void out_give_up(void) {
    tell("not enough memory to go on");
    exit(EXIT_LIMIT);
}

void *out_alloc(size_t size) {
    void *memory = calloc(1, size);
    if (!memory) out_give_up();
    return memory;
}

void *out_grow(void *items, size_t count, size_t *capacity, size_t item_size) {
    if (count < *capacity) return items;
    *capacity = *capacity ? *capacity * 2 : 16;
    void *grown = realloc(items, *capacity * item_size);
    if (!grown) out_give_up();
    return grown;
}

static void reserve(struct out *out, size_t more) {
    if (out->capacity - out->size > more) return;
    size_t capacity = out->capacity ? out->capacity : 256;
    while (capacity - out->size <= more) capacity *= 2;
    char *grown = realloc(out->bytes, capacity);
    if (!grown) out_give_up();
    out->bytes = grown;
    out->capacity = capacity;
}

void out_add(struct out *out, const char *bytes, size_t size) {
    reserve(out, size);
    if (size) memcpy(out->bytes + out->size, bytes, size);
    out->size += size;
    out->bytes[out->size] = '\0';
}

void out_text(struct out *out, const char *text) {
    out_add(out, text, strlen(text));
}

void out_format(struct out *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size <= 0) return;
    reserve(out, (size_t)size);
    va_start(arguments, format);
    vsnprintf(out->bytes + out->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    out->size += (size_t)size;
}

void out_number(struct out *out, size_t number) {
    char digits[24];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    out_add(out, digits + at, sizeof digits - at);
}

/* Bytes of the well-formed character at `bytes`, or 0 (Unicode 15, table 3-7). */
static size_t character_size(const unsigned char *bytes, size_t size) {
    unsigned char c = bytes[0], low = 0x80, high = 0xBF;
    if (c < 0x80) return 1;
    size_t length = c >= 0xC2 && c <= 0xDF   ? 2
                    : c >= 0xE0 && c <= 0xEF ? 3
                    : c >= 0xF0 && c <= 0xF4 ? 4
                                             : 0;
    if (!length || length > size) return 0;
    if (c == 0xE0) low = 0xA0;
    if (c == 0xED) high = 0x9F;
    if (c == 0xF0) low = 0x90;
    if (c == 0xF4) high = 0x8F;
    if (bytes[1] < low || bytes[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if (bytes[i] < 0x80 || bytes[i] > 0xBF) return 0;
    return length;
}

static void add_escaped(struct out *out, unsigned char c) {
    static const char named[] = {
        ['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f', ['\r'] = 'r'};
    char short_form[2] = {'\\', (char)c};
    if (c >= 0x20)
        out_add(out, short_form, 2);
    else if (c < sizeof named && named[c])
        out_format(out, "\\%c", named[c]);
    else
        out_format(out, "\\u%04x", c);
}

void out_string(struct out *out, const char *bytes, size_t size) {
    const unsigned char *at = (const unsigned char *)bytes, *end = at + size;
    out_add(out, "\"", 1);
    while (at < end) {
        const unsigned char *start = at;
        while (at < end && *at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\') at++;
        out_add(out, (const char *)start, (size_t)(at - start));
        if (at == end) break;
        size_t length = character_size(at, (size_t)(end - at));
        if (length > 1)
            out_add(out, (const char *)at, length);
        else if (length)
            add_escaped(out, *at);
        else
            out_text(out, "\\ufffd");
        at += length ? length : 1;
    }
    out_add(out, "\"", 1);
}

void out_string_of(struct out *out, const char *text) {
    out_string(out, text, strlen(text));
}

void out_shown(struct out *out, const char *text) {
    size_t left = strlen(text), start = out->size;
    while (left) {
        size_t size = character_size((const unsigned char *)text, left);
        out_add(out, size ? text : "\xEF\xBF\xBD", size ? size : 3);
        text += size ? size : 1;
        left -= size ? size : 1;
    }
    if (out->size == start) return;
    pl_clean_line(out->bytes + start);
    out->size = start + strlen(out->bytes + start);
}

bool out_take(void *context, const char *bytes, size_t size) {
    out_add(context, bytes, size);
    return true;
}

char *out_copy(const char *bytes, size_t size) {
    char *copy = out_alloc(size + 1);
    if (size) memcpy(copy, bytes, size);
    return copy;
}

void out_clear(struct out *out) {
    out->size = 0;
}

void out_release(struct out *out) {
    free(out->bytes);
    *out = (struct out){0};
}
