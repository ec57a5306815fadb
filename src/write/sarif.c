/* Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read. One run for all documents;
 * columns are code points, and each region has its bytes too. */
#include "write/json.h"
#include "write/writers.h"

static void add_text(struct json *json, const char *key, struct str text) {
    json_key(json, key);
    json_open(json, '{');
    json_string(json, "text", text);
    json_close(json, '}');
}

static void write_rule(struct json *json, const struct doc_rule *rule) {
    json_element(json);
    json_open(json, '{');
    json_string(json, "id", str_from(rule->id));
    add_text(json, "shortDescription", str_from(rule->title));
    add_text(json, "fullDescription", str_from(rule->what));
    add_text(json, "help", str_from(rule->why));
    json_close(json, '}');
}

static void write_head(struct json *json, const struct write_options *options) {
    json_open(json, '{');
    json_string(json, "$schema", STR("https://json.schemastore.org/sarif-2.1.0.json"));
    json_string(json, "version", STR("2.1.0"));
    json_open_list(json, "runs");
    json_element(json);
    json_open(json, '{');
    json_key(json, "tool");
    json_open(json, '{');
    json_key(json, "driver");
    json_open(json, '{');
    json_string(json, "name", STR("plainer"));
    json_string(json, "version", options->version);
    json_open_list(json, "rules");
    for (uint32_t i = 0; i < options->rule_count; i++) write_rule(json, &options->rules[i]);
    json_close_list(json);
    json_close(json, '}');
    json_close(json, '}');
    json_string(json, "columnKind", STR("unicodeCodePoints"));
    json_open_list(json, "results");
}

static bool is_plain_in_uri(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || (c && strchr("-._~/", c));
}

/* A file's name as a relative reference (RFC 3986): everything else is percent-encoded. */
static struct str uri_of(struct str name, struct arena *arena) {
    struct buf uri = {.arena = arena};
    for (size_t i = 0; i < name.size; i++) {
        if (is_plain_in_uri(name.bytes[i]))
            buf_add_char(&uri, name.bytes[i]);
        else
            buf_format(&uri, "%%%02X", (unsigned char)name.bytes[i]);
    }
    return buf_str(&uri);
}

static void write_region(struct json *json, struct extent extent) {
    json_key(json, "region");
    json_open(json, '{');
    json_number(json, "startLine", extent.start.line);
    json_number(json, "startColumn", extent.start.column);
    json_number(json, "endLine", extent.end.line);
    json_number(json, "endColumn", extent.end.column);
    json_span(json, extent.source);
    json_close(json, '}');
}

static void write_place(struct json *json, const struct doc *doc, struct extent extent) {
    json_open_list(json, "locations");
    json_element(json);
    json_open(json, '{');
    json_key(json, "physicalLocation");
    json_open(json, '{');
    json_key(json, "artifactLocation");
    json_open(json, '{');
    json_string(json, "uri", uri_of(doc->name, json->out->arena));
    json_close(json, '}');
    write_region(json, extent);
    json_close(json, '}');
    json_close(json, '}');
    json_close_list(json);
}

static void write_result(struct json *json, const struct doc *doc,
                         const struct doc_finding *finding, struct cursor *cursor) {
    static const char *const levels[] = {"note", "warning", "error"};
    struct extent extent = cursor_extent(cursor, finding->source);
    json_element(json);
    json_open(json, '{');
    json_string(json, "ruleId", names_rule(finding->rule));
    json_string(json, "level", str_from(levels[finding->severity]));
    add_text(json, "message", finding->message);
    write_place(json, doc, extent);
    json_close(json, '}');
}

void write_findings_sarif(const struct doc *doc, const struct write_options *options,
                          struct buf *out) {
    struct json json = {.out = out};
    struct cursor cursor = {.text = doc->source};
    json.needs_comma = options->findings_before > 0;
    for (uint32_t i = 0; i < doc->findings.count; i++)
        write_result(&json, doc, &doc->findings.items[i], &cursor);
}

void start_sarif(const struct write_options *options, struct buf *out) {
    struct json json = {.out = out};
    write_head(&json, options);
}

void end_sarif(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add(out, STR("\n]}\n]}\n"));
}
