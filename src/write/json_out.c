/* See json_out.h. */
#include "write/json_out.h"

#include "base/escape.h"

#include <math.h>

void json_open(struct json *json, char bracket) {
    buf_add_char(json->out, bracket);
    json->needs_comma = false;
}

void json_close(struct json *json, char bracket) {
    buf_add_char(json->out, bracket);
    json->needs_comma = true;
}

void json_element(struct json *json) {
    buf_add(json->out, json->needs_comma ? STR(",\n") : STR("\n"));
    json->needs_comma = false;
}

void json_key(struct json *json, const char *key) {
    if (json->needs_comma) buf_add(json->out, STR(", "));
    buf_format(json->out, "\"%s\": ", key);
    json->needs_comma = true;
}

void json_open_list(struct json *json, const char *key) {
    if (json->needs_comma) buf_add(json->out, STR(",\n"));
    json->needs_comma = false;
    json_key(json, key);
    json_open(json, '[');
}

void json_close_list(struct json *json) {
    if (json->needs_comma) buf_add_char(json->out, '\n');
    json_close(json, ']');
}

void json_string(struct json *json, const char *key, struct str value) {
    json_key(json, key);
    escape_json(json->out, value);
}

void json_number(struct json *json, const char *key, uint32_t value) {
    json_key(json, key);
    buf_format(json->out, "%u", value);
}

void json_index(struct json *json, const char *key, uint32_t value) {
    json_key(json, key);
    if (value == DOC_NONE)
        buf_add(json->out, STR("null"));
    else
        buf_format(json->out, "%u", value);
}

void json_real(struct json *json, const char *key, double value) {
    json_key(json, key);
    if (isfinite(value))
        buf_format(json->out, "%.6g", value);
    else
        buf_add(json->out, STR("null"));
}

void json_bool(struct json *json, const char *key, bool value) {
    json_key(json, key);
    buf_add(json->out, value ? STR("true") : STR("false"));
}

void json_flags(struct json *json, const char *key, const struct flag_name *names, unsigned flags) {
    const char *between = "";
    json_key(json, key);
    buf_add_char(json->out, '[');
    for (; names->name; names++) {
        if (!(flags & names->bit)) continue;
        buf_format(json->out, "%s\"%s\"", between, names->name);
        between = ", ";
    }
    buf_add_char(json->out, ']');
}

void json_span(struct json *json, struct span span) {
    json_number(json, "byteOffset", span.start);
    json_number(json, "byteLength", span_size(span));
}
