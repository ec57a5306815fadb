/* Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read. One run for all documents;
 * columns are code points, and each region has its bytes too. */
#include "write/fixes.h"
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

static void write_region(struct json *json, const char *key, struct extent extent) {
    json_key(json, key);
    json_open(json, '{');
    json_number(json, "startLine", extent.start.line);
    json_number(json, "startColumn", extent.start.column);
    json_number(json, "endLine", extent.end.line);
    json_number(json, "endColumn", extent.end.column);
    json_span(json, extent.source);
    json_close(json, '}');
}

/* One document's results. */
struct sarif {
    struct json *json;
    const struct doc *doc;
    const struct write_options *options;
    struct cursor cursor;
    struct fixes fixes;
    struct extent *extents; /* of the fixes */
};

static void write_artifact(struct sarif *sarif) {
    json_key(sarif->json, "artifactLocation");
    json_open(sarif->json, '{');
    json_string(sarif->json, "uri", uri_of(sarif->doc->name, sarif->json->out->arena));
    json_close(sarif->json, '}');
}

static void write_place(struct sarif *sarif, struct extent extent) {
    struct json *json = sarif->json;
    json_open_list(json, "locations");
    json_element(json);
    json_open(json, '{');
    json_key(json, "physicalLocation");
    json_open(json, '{');
    write_artifact(sarif);
    write_region(json, "region", extent);
    json_close(json, '}');
    json_close(json, '}');
    json_close_list(json);
}

static void write_replacement(struct sarif *sarif, uint32_t fix) {
    struct json *json = sarif->json;
    json_element(json);
    json_open(json, '{');
    write_region(json, "deletedRegion", sarif->extents[fix]);
    add_text(json, "insertedContent", sarif->fixes.items.items[fix].after);
    json_close(json, '}');
}

static void write_fix(struct sarif *sarif, uint32_t finding) {
    struct json *json = sarif->json;
    if (sarif->fixes.heads[finding] == DOC_NONE) return;
    json_open_list(json, "fixes");
    json_element(json);
    json_open(json, '{');
    json_open_list(json, "artifactChanges");
    json_element(json);
    json_open(json, '{');
    write_artifact(sarif);
    json_open_list(json, "replacements");
    for (uint32_t i = sarif->fixes.heads[finding]; i != DOC_NONE;
         i = sarif->fixes.items.items[i].next)
        write_replacement(sarif, i);
    json_close_list(json);
    json_close(json, '}');
    json_close_list(json);
    json_close(json, '}');
    json_close_list(json);
}

/* Importance, 0 to 100: the order of the rules is that of severity. */
static double rank_of(const struct write_options *options, const struct doc_rule *rule) {
    double place = (double)(rule - options->rules);
    return 100 - 100 * place / options->rule_count;
}

static void write_result(struct sarif *sarif, uint32_t index) {
    static const char *const levels[] = {"note", "warning", "error"};
    const struct doc_finding *finding = &sarif->doc->findings.items[index];
    struct extent extent = cursor_extent(&sarif->cursor, finding->source);
    struct json *json = sarif->json;
    json_element(json);
    json_open(json, '{');
    json_string(json, "ruleId", names_rule(finding->rule));
    json_string(json, "level", str_from(levels[finding->severity]));
    if (sarif->options->rule_count) json_real(json, "rank", rank_of(sarif->options, finding->rule));
    add_text(json, "message", finding->message);
    write_place(sarif, extent);
    write_fix(sarif, index);
    json_close(json, '}');
}

void write_findings_sarif(const struct doc *doc, const struct write_options *options,
                          struct buf *out) {
    struct json json = {.out = out};
    struct sarif sarif = {
        .json = &json, .doc = doc, .options = options, .cursor.text = doc->source};
    struct cursor cursor = {.text = doc->source};
    sarif.fixes = fixes_of(doc, out->arena);
    sarif.extents = ARENA_ARRAY(out->arena, struct extent, (size_t)sarif.fixes.items.count + 1);
    for (uint32_t i = 0; i < sarif.fixes.items.count; i++)
        sarif.extents[i] = cursor_extent(&cursor, sarif.fixes.items.items[i].source);
    json.needs_comma = options->findings_before > 0;
    for (uint32_t i = 0; i < doc->findings.count; i++) write_result(&sarif, i);
}

void start_sarif(const struct write_options *options, struct buf *out) {
    struct json json = {.out = out};
    write_head(&json, options);
}

void end_sarif(const struct write_options *options, struct buf *out) {
    (void)options;
    buf_add(out, STR("\n]}\n]}\n"));
}
