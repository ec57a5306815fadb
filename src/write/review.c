/* The review page: the original beside the plain version, every change marked, to be accepted or
 * rejected. One file that works without a network; what an editor decides is saved from the page as
 * JSON Lines, one object a change (see data_of), and applied with --decisions. */
#include "write/review.h"

#include "base/escape.h"
#include "doc/pieces.h"
#include "write/json_out.h"
#include "write/names.h"
#include "write/places.h"
#include "write/writers.h"

#include <inttypes.h>
#include <stdlib.h>

/* All edits and offers of a document in order of place; a change is what a finding's edits do
 * together, numbered from 0 in order of its first edit. */
struct review {
    struct doc view; /* the document with both kinds as its edits */
    const struct doc *doc;
    uint32_t *numbers;      /* by finding: of its change, or DOC_NONE */
    uint32_t *first, *last; /* by change: its first and last edit */
    uint32_t count;
    struct buf *out;
};

static int by_place(const void *a, const void *b) {
    const struct doc_edit *x = a, *y = b;
    if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
    return (x->text.end > y->text.end) - (x->text.end < y->text.end);
}

/* Marks for the glossary change no text and are left out. */
static void merge_edits(struct review *r, struct arena *arena) {
    const struct doc *doc = r->doc;
    r->view = *doc;
    r->view.edits.items = NULL;
    r->view.edits.count = r->view.edits.capacity = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++)
        if (doc->edits.items[i].kind != DOC_EDIT_MARK)
            *ARENA_PUSH(arena, &r->view.edits) = doc->edits.items[i];
    for (uint32_t i = 0; i < doc->offers.count; i++)
        *ARENA_PUSH(arena, &r->view.edits) = doc->offers.items[i];
    if (r->view.edits.count)
        qsort(r->view.edits.items, r->view.edits.count, sizeof *r->view.edits.items, by_place);
}

static void number_changes(struct review *r, struct arena *arena) {
    uint32_t findings = r->doc->findings.count, edits = r->view.edits.count;
    r->numbers = ARENA_ARRAY(arena, uint32_t, (size_t)findings + 1);
    r->first = ARENA_ARRAY(arena, uint32_t, (size_t)edits + 1);
    r->last = ARENA_ARRAY(arena, uint32_t, (size_t)edits + 1);
    for (uint32_t i = 0; i < findings; i++) r->numbers[i] = DOC_NONE;
    for (uint32_t i = 0; i < edits; i++) {
        uint32_t *number = &r->numbers[r->view.edits.items[i].finding];
        if (*number == DOC_NONE) r->first[ *number = r->count++] = i;
        r->last[*number] = i;
    }
}

static bool is_offer(const struct review *r, const struct doc_edit *edit) {
    const struct doc_finding *f = &r->doc->findings.items[edit->finding];
    return !f->is_sure && f->decision != DOC_ACCEPTED;
}

/* The stretch that a change spans, before (`is_after` false) and after it alone. */
static struct str wording(const struct review *r, uint32_t change, bool is_after) {
    struct buf buf = {.arena = r->out->arena};
    const struct doc_edit *edits = r->view.edits.items;
    uint32_t at = edits[r->first[change]].text.start, end = edits[r->last[change]].text.end;
    for (uint32_t i = r->first[change]; i <= r->last[change] && is_after; i++) {
        if (r->numbers[edits[i].finding] != change) continue;
        buf_add(&buf, str_slice(r->doc->text, at, edits[i].text.start));
        buf_add(&buf, edits[i].after);
        at = edits[i].text.end;
    }
    buf_add(&buf, str_slice(r->doc->text, at, end));
    return buf_str(&buf);
}

static const char *kind_of(const struct review *r, const struct doc_edit *edit) {
    if (is_offer(r, edit)) return "offer";
    return edit->kind == DOC_EDIT_INSERT ? "explanation" : "edit";
}

static const char *decision_name(const struct doc_finding *f) {
    return f->decision == DOC_ACCEPTED   ? "accepted"
           : f->decision == DOC_REJECTED ? "rejected"
                                         : "undecided";
}

/* One change as the page and the saved file have it. */
static void write_change(struct review *r, struct json *json, uint32_t change,
                         struct cursor *cursor) {
    const struct doc_edit *edit = &r->view.edits.items[r->first[change]];
    const struct doc_finding *f = &r->doc->findings.items[edit->finding];
    struct extent extent = cursor_extent(cursor, f->source);
    json_element(json);
    json_open(json, '{');
    json_string(json, "id", str_format(r->out->arena, "%016" PRIx64, f->id));
    json_string(json, "kind", str_from(kind_of(r, edit)));
    json_string(json, "rule", names_rule(f->rule));
    json_string(json, "title", str_from(f->rule->title));
    json_string(json, "reason", f->message);
    json_string(json, "before", wording(r, change, false));
    json_string(json, "after", wording(r, change, true));
    json_number(json, "gain", f->gain);
    if (f->chance) json_number(json, "confidence", f->chance);
    json_number(json, "line", extent.start.line);
    json_number(json, "column", extent.start.column);
    json_span(json, extent.source);
    json_string(json, "decision", str_from(decision_name(f)));
    json_close(json, '}');
}

/* "</script" cannot stand in it: "<" is written as an escape. */
static void add_data(struct buf *out, struct str data) {
    for (size_t i = 0; i < data.size; i++) {
        if (data.bytes[i] == '<')
            buf_add(out, STR("\\u003c"));
        else
            buf_add_char(out, data.bytes[i]);
    }
}

static void write_data(struct review *r, const struct write_options *options) {
    struct buf data = {.arena = r->out->arena};
    struct json json = {.out = &data};
    struct cursor cursor = {.text = r->doc->source, .place = {1, 1}};
    uint64_t hash = str_hash_long(HASH_SEED, r->doc->source);
    json_open(&json, '{');
    json_string(&json, "tool", STR("plainer"));
    json_string(&json, "version", options->version);
    json_string(&json, "document", names_file(r->doc->name));
    json_string(&json, "inputHash", str_format(r->out->arena, "fnv1a64:%016" PRIx64, hash));
    json_string(&json, "band", str_from(r->doc->band->name));
    json_open_list(&json, "changes");
    for (uint32_t i = 0; i < r->count; i++) write_change(r, &json, i, &cursor);
    json_close_list(&json);
    json_close(&json, '}');
    buf_add(r->out, STR("<script type=\"application/json\" id=\"data\">"));
    add_data(r->out, buf_str(&data));
    buf_add(r->out, STR("</script>\n"));
}

/* A change where it stands in the plain version: both wordings, of which one is shown. */
static void write_mark(struct review *r, const struct doc_edit *edit) {
    uint32_t change = r->numbers[edit->finding];
    bool is_first = &r->view.edits.items[r->first[change]] == edit;
    buf_format(r->out, "<span class=\"change %s\" data-change=\"%u\"%s>", kind_of(r, edit), change,
               is_first ? " data-first" : "");
    buf_add(r->out, STR("<ins>"));
    bool is_item = edit->kind == DOC_EDIT_ITEM;
    escape_html(r->out, is_item ? doc_between_items(edit->after) : edit->after);
    if (is_item) buf_add(r->out, STR("<br>\xE2\x80\xA2 "));
    if (edit->kind == DOC_EDIT_BREAK) buf_add(r->out, STR("\xC2\xB6<br>"));
    buf_add(r->out, STR("</ins><del>"));
    escape_html(r->out, doc_slice(r->doc, edit->text));
    buf_add(r->out, STR("</del></span>"));
}

/* Emphasis and links, which an editor has to see on both sides. Links lead nowhere here. */
static const struct {
    uint16_t style;
    const char *open, *close;
} review_tags[] = {{DOC_STRONG, "<strong>", "</strong>"},
                   {DOC_EMPHASIS, "<em>", "</em>"},
                   {DOC_MONO, "<code>", "</code>"},
                   {DOC_SUB, "<sub>", "</sub>"},
                   {DOC_SUPER, "<sup>", "</sup>"},
                   {DOC_INLINE_QUOTE, "<q>", "</q>"},
                   {DOC_LINK, "<span class=\"link\">", "</span>"}};

enum { TAG_COUNT = sizeof review_tags / sizeof *review_tags };

static void open_tags(struct review *r, uint16_t style) {
    for (size_t i = 0; i < TAG_COUNT; i++)
        if (style & review_tags[i].style) buf_add(r->out, str_from(review_tags[i].open));
}

static void close_tags(struct review *r, uint16_t style) {
    for (size_t i = TAG_COUNT; i-- > 0;)
        if (style & review_tags[i].style) buf_add(r->out, str_from(review_tags[i].close));
}

static void write_plain(struct review *r, const struct doc_block *block) {
    struct doc_pieces pieces = doc_pieces_of(&r->view, block->text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece)) {
        open_tags(r, piece.style);
        if (piece.edit)
            write_mark(r, piece.edit);
        else
            escape_html(r->out, piece.text);
        close_tags(r, piece.style);
    }
}

/* The author's words as they stand, run by run. */
static void write_source(struct review *r, struct span text) {
    const struct doc *doc = r->doc;
    for (uint32_t i = doc_run_at(doc, text.start); i < doc->runs.count && text.start < text.end;
         i++) {
        const struct doc_run *run = &doc->runs.items[i];
        uint32_t end = run->text.end < text.end ? run->text.end : text.end;
        if (end <= text.start) continue;
        open_tags(r, run->style);
        escape_html(r->out, str_slice(doc->text, text.start, end));
        close_tags(r, run->style);
        text.start = end;
    }
}

/* The author's words, with those marked that a change touches. */
static void write_original(struct review *r, const struct doc_block *block) {
    uint32_t at = block->text.start;
    for (uint32_t i = 0; i < r->view.edits.count; i++) {
        const struct doc_edit *edit = &r->view.edits.items[i];
        bool is_here = edit->text.start >= block->text.start && edit->text.end <= block->text.end;
        if (!is_here || edit->text.start == edit->text.end) continue;
        write_source(r, (struct span){at, edit->text.start});
        buf_format(r->out, "<mark data-change=\"%u\">", r->numbers[edit->finding]);
        write_source(r, edit->text);
        buf_add(r->out, STR("</mark>"));
        at = edit->text.end;
    }
    write_source(r, (struct span){at, block->text.end});
}

static void write_pair(struct review *r, const struct doc_block *block) {
    if (!str_trim(doc_slice(r->doc, block->text)).size) return;
    enum doc_block_kind parent = r->doc->blocks.items[block->parent].kind;
    bool is_cell = block->kind == DOC_CELL || parent == DOC_CELL;
    const char *kind = block->kind == DOC_HEADING ? " heading"
                       : parent == DOC_ITEM       ? " item"
                       : is_cell                  ? " cell"
                                                  : "";
    buf_format(r->out, "<div class=\"pair%s\"><div class=\"original\">", kind);
    write_original(r, block);
    buf_add(r->out, STR("</div><div class=\"plain\">"));
    write_plain(r, block);
    buf_add(r->out, STR("</div></div>\n"));
}

/* Pictures that say nothing to those who cannot see them; only an editor can tell what they show.
 */
static void write_bare_images(struct review *r) {
    struct cursor cursor = {.text = r->doc->source};
    uint32_t count = r->doc->bare_images.count;
    if (!count) return;
    buf_format(r->out, "<p class=\"look\"><strong>%u %s no alternative text:</strong> line", count,
               count == 1 ? "picture has" : "pictures have");
    for (uint32_t i = 0; i < count; i++)
        buf_format(r->out, "%s %u", i ? "," : "",
                   cursor_extent(&cursor, r->doc->bare_images.items[i]).start.line);
    buf_add(r->out,
            STR(" of the source. Readers get nothing of it: say in its alt what it shows, or "
                "give it an empty one if it only decorates.</p>\n"));
}

static void write_head(struct review *r) {
    struct str name = names_document(r->doc);
    buf_add(r->out,
            STR("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Review: "));
    escape_html(r->out, name);
    buf_add(r->out, STR("</title>\n<style>\n"));
    for (size_t i = 0; review_style[i]; i++) buf_add(r->out, str_from(review_style[i]));
    buf_add(r->out, STR("</style>\n</head>\n<body>\n<header>\n<h1>Review: "));
    escape_html(r->out, name);
    buf_add(r->out, STR("</h1>\n"));
    for (size_t i = 0; review_controls[i]; i++) buf_add(r->out, str_from(review_controls[i]));
    write_bare_images(r);
    buf_add(r->out, STR("</header>\n<main>\n<div class=\"pair titles\"><h2>Original</h2>"
                        "<h2>Plain version</h2></div>\n"));
}

void write_review(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct review r = {.doc = doc, .out = out};
    merge_edits(&r, out->arena);
    number_changes(&r, out->arena);
    write_head(&r);
    for (uint32_t i = 0; i < doc->blocks.count; i++)
        if (doc_block_holds_runs(doc->blocks.items[i].kind)) write_pair(&r, &doc->blocks.items[i]);
    buf_add(out, STR("</main>\n"));
    write_data(&r, options);
    buf_add(out, STR("<script>\n"));
    for (size_t i = 0; review_script[i]; i++) buf_add(out, str_from(review_script[i]));
    buf_add(out, STR("</script>\n</body>\n</html>\n"));
}
