/* Findings as workflow commands of GitHub Actions, which show them beside the changed lines. The
 * escapes are those of its toolkit (packages/core/src/command.ts). */
#include "base/escape.h"
#include "write/names.h"
#include "write/places.h"
#include "write/writers.h"

static const char *escape_of(char c, bool is_property) {
    if (c == '%') return "%25";
    if (c == '\r') return "%0D";
    if (c == '\n') return "%0A";
    if (is_property && c == ':') return "%3A";
    if (is_property && c == ',') return "%2C";
    return NULL;
}

static void write_escaped(struct buf *out, struct str text, bool is_property) {
    struct buf clean = {.arena = out->arena};
    escape_plain(&clean, text);
    for (size_t i = 0; i < clean.size; i++) {
        const char *escape = escape_of(clean.bytes[i], is_property);
        if (escape)
            buf_add(out, str_from(escape));
        else
            buf_add_char(out, clean.bytes[i]);
    }
}

static void write_finding(const struct doc *doc, const struct doc_finding *finding,
                          struct place place, struct buf *out) {
    static const char *const commands[] = {"notice", "warning", "error"};
    buf_format(out, "::%s file=", commands[finding->severity]);
    write_escaped(out, doc->name, true);
    buf_format(out, ",line=%u,col=%u::", place.line, place.column);
    write_escaped(out, finding->message, false);
    buf_add(out, STR(" ["));
    write_escaped(out, names_rule(finding->rule), false);
    buf_add(out, STR("]\n"));
}

void write_findings_github(const struct doc *doc, const struct write_options *options,
                           struct buf *out) {
    struct cursor cursor = {.text = doc->source};
    (void)options;
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *finding = &doc->findings.items[i];
        struct place place = cursor_move(&cursor, finding->source.start);
        write_finding(doc, finding, place, out);
    }
}
