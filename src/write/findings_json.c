/* Findings as a JSON array, one object a line; several documents can share one array. */
#include "write/fixes.h"
#include "write/json.h"
#include "write/writers.h"

static void write_fixes(struct json *json, const struct fixes *fixes, uint32_t finding) {
    json_key(json, "fixes");
    buf_add_char(json->out, '[');
    json->needs_comma = false;
    for (uint32_t i = fixes->heads[finding]; i != DOC_NONE; i = fixes->items.items[i].next) {
        if (i != fixes->heads[finding]) buf_add(json->out, STR(", "));
        json->needs_comma = false;
        json_open(json, '{');
        json_span(json, fixes->items.items[i].source);
        json_string(json, "text", fixes->items.items[i].after);
        json_close(json, '}');
    }
    buf_add_char(json->out, ']');
    json->needs_comma = true;
}

void write_findings_json(const struct doc *doc, const struct write_options *options,
                         struct buf *out) {
    struct json json = {.out = out, .needs_comma = options->findings_before > 0};
    struct cursor cursor = {.text = doc->source};
    struct fixes fixes = fixes_of(doc, out->arena);
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        json_element(&json);
        json_open(&json, '{');
        json_string(&json, "file", doc->name);
        json_finding(&json, doc, &doc->findings.items[i], &cursor);
        write_fixes(&json, &fixes, i);
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
