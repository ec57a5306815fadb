/* What is shown of a place that somebody points at, and the levels of a page's parts. */
#include "lsp/server.h"

void hover_answer(struct server *s, const json_value *params, struct out *result) {
    struct page *page = sync_page(s, params);
    const json_value *place = json_at(params, "position");
    if (!page || !json_is_map(place) || page->text.size > s->wishes.most_bytes) return;
    struct text_place at = {(size_t)json_number_at(place, "line", 0),
                            (size_t)json_number_at(place, "character", 0)};
    size_t offset = text_offset(&page->text, at, s->unit), start, length;
    struct out text = {0};
    pl_failure failure;
    bool is_own;
    pl_document *document = page_document_at(page, offset, s->memory, &is_own);
    if (!document) return;
    s->stop = 0; /* what was raised for earlier work is not meant for this */
    int status = pl_document_hover(document, offset, &start, &length, out_take, &text, &failure);
    if (!status && text.size) {
        out_text(result, "{\"contents\":{\"kind\":\"markdown\",\"value\":");
        out_string(result, text.bytes, text.size);
        out_text(result, "},\"range\":");
        write_range(result, s, &page->text, start, start + length);
        out_text(result, "}");
    }
    out_release(&text);
    if (is_own) pl_document_free(document);
}

static void write_lens(struct out *out, const struct server *s, const struct page *page,
                       size_t index) {
    const struct page_part *part = &page->parts[index];
    struct out title = {0};
    if (*part->level)
        out_format(&title, "%s %s", index ? "Part: level" : "Page: level", part->level);
    else
        out_text(&title, index ? "Part" : "Page");
    if (part->grade >= 0) out_format(&title, ", grade %.1f", part->grade);
    out_format(&title, ", %zu words", part->words);
    out_text(out, "{\"range\":");
    write_range(out, s, &page->text, part->start, part->end);
    out_text(out, ",\"command\":{\"title\":");
    out_string(out, title.bytes, title.size);
    out_text(out, ",\"command\":\"plainer.score\",\"arguments\":[");
    out_string_of(out, page->uri);
    out_text(out, "]}}");
    out_release(&title);
}

void lens_answer(struct server *s, const json_value *params, struct out *result) {
    const struct page *page = sync_page(s, params);
    bool needs_comma = false;
    out_text(result, "[");
    for (size_t i = 0; page && s->wishes.has_lenses && i < page->part_count; i++) {
        if (!page->parts[i].words) continue;
        if (needs_comma) out_text(result, ",");
        write_lens(result, s, page, i);
        needs_comma = true;
    }
    out_text(result, "]");
}
