/* Findings as a JSON array, one object a line; several documents can share one array. */
#include "write/json.h"
#include "write/writers.h"

void write_findings_json(const struct doc *doc, const struct write_options *options,
                         struct buf *out) {
    struct json json = {.out = out, .needs_comma = options->findings_before > 0};
    struct cursor cursor = {.text = doc->source};
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        json_element(&json);
        json_open(&json, '{');
        json_string(&json, "file", doc->name);
        json_finding(&json, doc, &doc->findings.items[i], &cursor);
        json_close(&json, '}');
    }
}

/* Arrays of findings and of scores. */
void start_json_array(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add_char(out, '[');
}

void end_json_array(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add(out, STR("\n]\n"));
}
