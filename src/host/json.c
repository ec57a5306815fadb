/* See json.h. The one file of the hosts that reads JSON with jansson, but for decisions. */
#include "host/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static const json_t *inside(const json_value *value) {
    return (const json_t *)(const void *)value;
}

static const json_value *outside(const json_t *value) {
    return (const json_value *)(const void *)value;
}

json_value *json_read(const char *bytes, size_t size, char *problem, size_t room) {
    json_error_t error;
    const size_t flags = JSON_ALLOW_NUL | JSON_DECODE_ANY;
    json_t *value = json_loadb(bytes, size, flags, &error);
    if (!value &&
        json_error_code(&error) == json_error_numeric_overflow) /* 2 to the 63rd and more */
        value = json_loadb(bytes, size, flags | JSON_DECODE_INT_AS_REAL, &error);
    if (!value) (void)snprintf(problem, room, "%s (byte %d)", error.text, error.position);
    return (json_value *)(void *)value;
}

void json_free(json_value *value) {
    json_decref((json_t *)(void *)value);
}

const json_value *json_at(const json_value *value, const char *path) {
    enum { LONGEST = 64 };
    const json_t *at = inside(value);
    while (at && *path) {
        char key[LONGEST];
        size_t size = strcspn(path, ".");
        if (size >= sizeof key) return NULL;
        memcpy(key, path, size);
        key[size] = '\0';
        at = json_object_get(at, key);
        path += size + (path[size] == '.');
    }
    return outside(at);
}

bool json_is_nothing(const json_value *value) {
    return !value || json_is_null(inside(value));
}

bool json_is_map(const json_value *value) {
    return json_is_object(inside(value));
}

bool json_is_a_number(const json_value *value) {
    return json_is_number(inside(value));
}

bool json_is_list(const json_value *value) {
    return json_is_array(inside(value));
}

const char *json_text(const json_value *value, size_t *size) {
    if (!json_is_string(inside(value))) return NULL;
    *size = json_string_length(inside(value));
    return json_string_value(inside(value));
}

const char *json_text_at(const json_value *value, const char *path) {
    return json_string_value(inside(json_at(value, path)));
}

bool json_is_true_at(const json_value *value, const char *path) {
    return json_is_true(inside(json_at(value, path)));
}

int64_t json_number_at(const json_value *value, const char *path, int64_t otherwise) {
    const json_t *number = inside(json_at(value, path));
    if (json_is_integer(number)) return json_integer_value(number);
    return otherwise;
}

size_t json_count(const json_value *array) {
    return json_array_size(inside(array));
}

const json_value *json_item(const json_value *array, size_t index) {
    return outside(json_array_get(inside(array), index));
}

bool json_has(const json_value *array, const char *text) {
    for (size_t i = 0; i < json_count(array); i++) {
        const char *item = json_string_value(json_array_get(inside(array), i));
        if (item && strcmp(item, text) == 0) return true;
    }
    return false;
}

static int take(const char *bytes, size_t size, void *out) {
    out_add(out, bytes, size);
    return 0;
}

void json_write(struct out *out, const json_value *value) {
    if (!value || json_dump_callback(inside(value), take, out, JSON_COMPACT | JSON_ENCODE_ANY))
        out_text(out, "null");
}
