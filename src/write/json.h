/* Parts of the document's JSON that other JSON writers print too. */
#ifndef WRITE_JSON_H
#define WRITE_JSON_H

#include "write/json_out.h"
#include "write/places.h"

/* The keys of one finding; the caller writes the braces. `cursor` walks over the source. */
void json_finding(struct json *json, const struct doc *doc, const struct doc_finding *finding,
                  struct cursor *cursor);
void json_counts(struct json *json, const struct doc_counts *counts);
void json_score(struct json *json, const struct doc_score *score);
void json_measure(struct json *json, const struct doc_measure *measure);

#endif
