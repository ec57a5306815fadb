/* What a message or a line says: values of JSON that were read. A look-up in what is missing or of
 * another kind gives nothing, so that a handler can ask for what it wants in one line. */
#ifndef HOST_JSON_H
#define HOST_JSON_H

#include "host/out.h"

#include <stdint.h>

typedef struct json_value json_value;

/* NULL when the bytes are no JSON, with why and where in `problem`. */
json_value *json_read(const char *bytes, size_t size, char *problem, size_t room);
void json_free(json_value *value);

/* The value at a path of keys such as "params.textDocument.uri", or NULL. */
const json_value *json_at(const json_value *value, const char *path);
bool json_is_nothing(const json_value *value); /* or nothing at all */
bool json_is_map(const json_value *value);
bool json_is_list(const json_value *value);
bool json_is_a_number(const json_value *value);
/* The text of a string, which ends in NUL and may hold others, or NULL. */
const char *json_text(const json_value *value, size_t *size);
const char *json_text_at(const json_value *value, const char *path);
bool json_is_true_at(const json_value *value, const char *path);
/* A whole number; `otherwise` when there is none. */
int64_t json_number_at(const json_value *value, const char *path, int64_t otherwise);
size_t json_count(const json_value *array);
const json_value *json_item(const json_value *array, size_t index);
/* Does an array of strings hold the text? */
bool json_has(const json_value *array, const char *text);
/* The value as it would be written again. */
void json_write(struct out *out, const json_value *value);

#endif
