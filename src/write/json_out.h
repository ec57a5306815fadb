/* A little help to write JSON by hand: objects on one line, arrays with one element a line, keys in
 * the order in which they are given, so that two outputs can be compared line by line. */
#ifndef WRITE_JSON_OUT_H
#define WRITE_JSON_OUT_H

#include "base/span.h"
#include "write/names.h"

struct json {
    struct buf *out;
    bool needs_comma; /* something stands before in this object or array */
};

void json_open(struct json *json, char bracket);
void json_close(struct json *json, char bracket);
/* The next element of an array, on a line of its own. */
void json_element(struct json *json);
/* A key; its value is written next. */
void json_key(struct json *json, const char *key);
/* `"key": [` and, after the elements, a line of its own for `]`. */
void json_open_list(struct json *json, const char *key);
void json_close_list(struct json *json);

void json_string(struct json *json, const char *key, struct str value);
void json_number(struct json *json, const char *key, uint32_t value);
/* The same, with null for DOC_NONE. */
void json_index(struct json *json, const char *key, uint32_t value);
void json_real(struct json *json, const char *key, double value);
void json_bool(struct json *json, const char *key, bool value);
void json_flags(struct json *json, const char *key, const struct flag_name *names, unsigned flags);
/* byteOffset and byteLength, as SARIF calls them. */
void json_span(struct json *json, struct span span);

#endif
