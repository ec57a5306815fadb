/* Findings one to a line, as compilers and editors know them: file:line:column: severity: message
 * [rule]. */
#include "base/escape.h"
#include "write/names.h"
#include "write/places.h"
#include "write/writers.h"

static void write_finding(const struct doc *doc, const struct write_options *options,
                          const struct doc_finding *finding, struct place place, struct buf *out) {
    escape_line(out, doc->name);
    buf_format(out, ":%u:%u: %s: ", place.line, place.column, names_severity(finding->severity));
    escape_line(out, finding->message);
    buf_add(out, STR(" ["));
    escape_line(out, names_rule(finding->rule));
    buf_add_char(out, ']');
    if (options->explain_skipped && finding->skipped.size) {
        buf_add(out, STR(" (not changed: "));
        escape_line(out, finding->skipped);
        buf_add_char(out, ')');
    }
    buf_add_char(out, '\n');
}

void write_findings_line(const struct doc *doc, const struct write_options *options,
                         struct buf *out) {
    struct cursor cursor = {.text = doc->source};
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *finding = &doc->findings.items[i];
        struct place place = cursor_move(&cursor, finding->source.start);
        write_finding(doc, options, finding, place, out);
    }
}
