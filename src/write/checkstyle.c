/* Findings as Checkstyle's XML, which build servers and editors read. */
#include "base/escape.h"
#include "write/names.h"
#include "write/places.h"
#include "write/writers.h"

static void write_attribute(struct buf *out, const char *name, struct str value) {
    buf_format(out, " %s=\"", name);
    escape_xml(out, value);
    buf_add_char(out, '"');
}

static void write_finding(const struct doc_finding *finding, struct place place, struct buf *out) {
    static const char *const severities[] = {"info", "warning", "error"};
    buf_format(out, "<error line=\"%u\" column=\"%u\"", place.line, place.column);
    write_attribute(out, "severity", str_from(severities[finding->severity]));
    write_attribute(out, "message", finding->message);
    buf_add(out, STR(" source=\"plainer."));
    escape_xml(out, names_rule(finding->rule));
    buf_add(out, STR("\"/>\n"));
}

void write_findings_checkstyle(const struct doc *doc, const struct write_options *options,
                               struct buf *out) {
    struct cursor cursor = {.text = doc->source};
    (void)options;
    buf_add(out, STR("<file"));
    write_attribute(out, "name", doc->name);
    buf_add(out, STR(">\n"));
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *finding = &doc->findings.items[i];
        struct span source = finding->source;
        write_finding(finding, cursor_move(&cursor, source.start), out);
    }
    buf_add(out, STR("</file>\n"));
}

void start_checkstyle(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add(out,
            STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n"));
}

void end_checkstyle(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add(out, STR("</checkstyle>\n"));
}
