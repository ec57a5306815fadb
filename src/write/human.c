/* Findings for people: the place and the advice on one line, then the line of the source with
 * carets under the words meant. Long lines are cut around these words. */
#include "base/escape.h"
#include "write/names.h"
#include "write/places.h"
#include "write/writers.h"

enum { COLUMNS_BEFORE = 50, COLUMNS_IN_ALL = 100 };

struct human {
    const struct doc *doc;
    const struct write_options *options;
    struct buf *out;
};

static void write_coloured(struct human *human, const char *colour, struct str text) {
    if (human->options->use_colour) buf_add(human->out, str_from(colour));
    escape_line(human->out, text);
    if (human->options->use_colour) buf_add(human->out, STR("\033[0m"));
}

static const char *severity_colour(enum doc_severity severity) {
    static const char *const colours[] = {"\033[36m", "\033[33m", "\033[1;31m"};
    return colours[severity];
}

static void write_advice(struct human *human, const struct doc_finding *finding,
                         struct place place) {
    escape_line(human->out, human->doc->name);
    buf_format(human->out, ":%u:%u: ", place.line, place.column);
    write_coloured(human, severity_colour(finding->severity),
                   str_from(names_severity(finding->severity)));
    buf_add(human->out, STR(": "));
    escape_line(human->out, finding->message);
    buf_add(human->out, STR("  "));
    write_coloured(human, "\033[2m", names_rule(finding->rule));
    buf_add_char(human->out, '\n');
}

static bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

static bool is_inside_letter(struct str text, size_t at) {
    return at < text.size && ((unsigned char)text.bytes[at] & 0xC0) == 0x80;
}

/* The part of the source line that is shown. */
struct window {
    struct span shown;
    bool is_cut_before, is_cut_behind;
};

static size_t window_start(struct str source, size_t at) {
    size_t columns = 0;
    while (at > 0 && columns < COLUMNS_BEFORE && !ends_line(source.bytes[at - 1])) {
        at--;
        columns += !is_inside_letter(source, at);
    }
    while (is_inside_letter(source, at)) at++;
    return at;
}

static size_t window_end(struct str source, size_t at) {
    for (size_t columns = 0; at < source.size && !ends_line(source.bytes[at]); at++) {
        columns += !is_inside_letter(source, at);
        if (columns > COLUMNS_IN_ALL) break;
    }
    return at;
}

static struct window window_around(struct str source, uint32_t place) {
    size_t at = place < source.size ? place : source.size;
    size_t start = window_start(source, at), end = window_end(source, start);
    return (struct window){
        .shown = {(uint32_t)start, (uint32_t)end},
        .is_cut_before = start > 0 && !ends_line(source.bytes[start - 1]),
        .is_cut_behind = end < source.size && !ends_line(source.bytes[end]),
    };
}

static size_t shown_columns(struct human *human, uint32_t start, uint32_t end) {
    struct buf shown = {.arena = human->out->arena};
    escape_line(&shown, str_slice(human->doc->source, start, end));
    return escape_columns(buf_str(&shown));
}

static void write_carets(struct human *human, const struct window *window, struct span source) {
    uint32_t end = source.end < window->shown.end ? source.end : window->shown.end;
    uint32_t start = source.start < end ? source.start : end;
    size_t before = shown_columns(human, window->shown.start, start);
    size_t width = shown_columns(human, start, end);
    buf_add_repeated(human->out, ' ', 2 + before + (window->is_cut_before ? 1 : 0));
    struct buf carets = {.arena = human->out->arena};
    buf_add_repeated(&carets, '^', width ? width : 1);
    write_coloured(human, "\033[32m", buf_str(&carets));
    buf_add_char(human->out, '\n');
}

static void write_line(struct human *human, struct span source) {
    struct window window = window_around(human->doc->source, source.start);
    if (!span_size(window.shown)) return;
    buf_add(human->out, window.is_cut_before ? STR("  …") : STR("  "));
    escape_line(human->out, str_slice(human->doc->source, window.shown.start, window.shown.end));
    buf_add(human->out, window.is_cut_behind ? STR("…\n") : STR("\n"));
    write_carets(human, &window, source);
}

static void write_skipped(struct human *human, const struct doc_finding *finding) {
    if (!human->options->explain_skipped || !finding->skipped.size) return;
    buf_add(human->out, STR("  not changed: "));
    escape_line(human->out, finding->skipped);
    buf_add_char(human->out, '\n');
}

/* "2 errors", with what stands before it. */
static void write_number(struct human *human, uint32_t *before, uint32_t count, const char *name) {
    if (!count) return;
    buf_format(human->out, "%s%u %s%s", *before ? ", " : ": ", count, name, count == 1 ? "" : "s");
    *before += count;
}

/* How many of each rule, in the rules' order: what matters most stands first. */
static void write_rules(struct human *human) {
    const struct doc *doc = human->doc;
    const struct write_options *options = human->options;
    uint32_t *counts = ARENA_ARRAY(human->out->arena, uint32_t, (size_t)options->rule_count + 1);
    bool is_first = true;
    for (uint32_t i = 0; i < doc->findings.count; i++)
        counts[doc->findings.items[i].rule - options->rules]++;
    for (uint32_t i = 0; i < options->rule_count; i++) {
        if (!counts[i]) continue;
        buf_add(human->out, is_first ? STR("  most important first: ") : STR(", "));
        buf_format(human->out, "%s %u", options->rules[i].id, counts[i]);
        is_first = false;
    }
    if (!is_first) buf_add_char(human->out, '\n');
}

static void write_summary(struct human *human) {
    const struct doc *doc = human->doc;
    uint32_t counts[3] = {0}, before = 0;
    for (uint32_t i = 0; i < doc->findings.count; i++) counts[doc->findings.items[i].severity]++;
    escape_line(human->out, doc->name);
    for (int i = DOC_ERROR; i >= DOC_SUGGESTION; i--)
        write_number(human, &before, counts[i], names_severity((enum doc_severity)i));
    buf_add(human->out, before ? STR("\n") : STR(": no findings\n"));
    if (human->options->rule_count) write_rules(human);
}

void write_findings_human(const struct doc *doc, const struct write_options *options,
                          struct buf *out) {
    struct human human = {doc, options, out};
    struct cursor cursor = {.text = doc->source};
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *finding = &doc->findings.items[i];
        struct span source = finding->source;
        write_advice(&human, finding, cursor_move(&cursor, source.start));
        write_line(&human, source);
        write_skipped(&human, finding);
    }
    write_summary(&human);
}
