/* Findings as the editor shows them: pushed, or given when it asks. */
#include "lsp/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void write_place(struct out *out, struct text_place place) {
    out_text(out, "{\"line\":");
    out_number(out, place.line);
    out_text(out, ",\"character\":");
    out_number(out, place.character);
    out_text(out, "}");
}

/* The cursor stays at the start: what comes next starts behind it more often than behind the end.
 */
static void write_range_from(struct out *out, struct text_cursor *cursor, size_t start,
                             size_t end) {
    out_text(out, "{\"start\":");
    write_place(out, text_move(cursor, start));
    struct text_cursor last = *cursor;
    out_text(out, ",\"end\":");
    write_place(out, text_move(&last, end));
    out_text(out, "}");
}

void write_range(struct out *out, const struct server *s, const struct text *text, size_t start,
                 size_t end) {
    struct text_cursor cursor = {.text = text, .unit = s->unit};
    write_range_from(out, &cursor, start, end);
}

static size_t read_offset(const struct server *s, const struct text *text,
                          const json_value *place) {
    int64_t line = json_number_at(place, "line", 0);
    int64_t character = json_number_at(place, "character", 0);
    struct text_place at = {line > 0 ? (size_t)line : 0, character > 0 ? (size_t)character : 0};
    return text_offset(text, at, s->unit);
}

bool read_range(const struct server *s, const struct text *text, const json_value *range,
                size_t *start, size_t *end) {
    const json_value *first = json_at(range, "start"), *last = json_at(range, "end");
    if (!json_is_map(first) || !json_is_map(last)) return false;
    *start = read_offset(s, text, first);
    *end = read_offset(s, text, last);
    if (*end < *start) {
        size_t swapped = *start;
        *start = *end;
        *end = swapped;
    }
    return true;
}

static void write_finding(struct out *out, struct text_cursor *cursor, const struct page *page,
                          const struct page_finding *f) {
    static const char severities[] = {'3', '2', '1'};
    out_text(out, "{\"range\":");
    write_range_from(out, cursor, f->start, f->end);
    out_text(out, ",\"severity\":");
    out_add(out, &severities[f->severity], 1);
    out_text(out, ",\"code\":\"");
    out_text(out, f->rule);
    out_text(out, "\",\"source\":\"plainer\",\"message\":");
    out_string(out, page_string(page, f->message), f->message_size);
    out_text(out, "}");
}

void diagnostics_write(struct out *out, const struct server *s, const struct page *page,
                       const struct page_finding *f) {
    struct text_cursor cursor = {.text = &page->text, .unit = s->unit};
    write_finding(out, &cursor, page, f);
}

/* That the page cannot be checked is said at its first line, or where the trouble is. */
static void write_failure(struct out *out, const struct server *s, const struct page *page) {
    const pl_failure *failure = &page->failure;
    size_t line = failure->line ? failure->line - 1 : 0;
    size_t start = text_offset(&page->text, (struct text_place){line, 0}, TEXT_UTF32);
    size_t end = text_offset(&page->text, (struct text_place){line, SIZE_MAX / 2}, TEXT_UTF32);
    out_text(out, "{\"range\":");
    write_range(out, s, &page->text, start, end);
    out_text(out, ",\"severity\":2,\"code\":\"not-checked\",\"source\":\"plainer\",\"message\":");
    out_string_of(out, failure->message);
    out_text(out, "}");
}

static void write_findings(struct out *out, const struct server *s, const struct page *page) {
    struct text_cursor cursor = {.text = &page->text, .unit = s->unit};
    bool needs_comma = false;
    out_text(out, "[");
    if (page->state == PAGE_FAILED) write_failure(out, s, page);
    for (size_t i = 0; i < page->finding_count; i++) {
        if (page->findings[i].severity < s->wishes.least) continue;
        if (needs_comma) out_text(out, ",");
        write_finding(out, &cursor, page, &page->findings[i]);
        needs_comma = true;
    }
    out_text(out, "]");
}

void diagnostics_publish(struct server *s, struct page *page) {
    struct out *body = &s->body;
    out_clear(body);
    out_text(body, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\","
                   "\"params\":{\"uri\":");
    out_string_of(body, page->uri);
    if (page->version >= 0) out_format(body, ",\"version\":%lld", page->version);
    out_text(body, ",\"diagnostics\":");
    write_findings(body, s, page);
    out_text(body, "}}");
    server_send(body);
    page->told = page->result;
}

void diagnostics_forget(const struct page *page) {
    struct out params = {0};
    out_text(&params, "{\"uri\":");
    out_string_of(&params, page->uri);
    out_text(&params, ",\"diagnostics\":[]}");
    server_notify("textDocument/publishDiagnostics", &params);
    out_release(&params);
}

void diagnostics_pull(struct server *s, const json_value *params, struct out *result) {
    struct page *page = sync_page(s, params);
    if (!page) {
        server_fail(s, SERVER_INVALID_PARAMS, "no page of this URI is open");
        return;
    }
    if (!work_make_ready(s, page)) {
        server_fail(s, SERVER_CANCELLED, "the page has changed");
        return;
    }
    char id[32];
    (void)snprintf(id, sizeof id, "%llu", page->result);
    page->told = page->result;
    const char *known = json_text_at(params, "previousResultId");
    if (known && strcmp(known, id) == 0) {
        out_format(result, "{\"kind\":\"unchanged\",\"resultId\":\"%s\"}", id);
        return;
    }
    out_format(result, "{\"kind\":\"full\",\"resultId\":\"%s\",\"items\":", id);
    write_findings(result, s, page);
    out_text(result, "}");
}
