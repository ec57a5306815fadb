/* See markdown_parts.h. */
#include "read/markdown_parts.h"

#include "base/utf8.h"

/* ---- comments to plainer ---- */

static void obey_comment(struct markdown *r, struct str comment) {
    comment = str_trim(comment);
    size_t size = 0;
    while (size < comment.size && !ascii_is_space(comment.bytes[size])) size++;
    struct str word = str_slice(comment, 0, size);
    if (str_equal(word, STR("plainer-ignore-start"))) r->is_kept = true;
    if (str_equal(word, STR("plainer-ignore-end"))) r->is_kept = false;
    if (str_equal(word, STR("plainer-ignore")) || str_equal(word, STR("plainer-ignore-next-line")))
        r->is_next_kept = true;
}

void markdown_obey_comments(struct markdown *r, struct str html) {
    for (size_t at = 0; (at = str_find(html, STR("<!--"), at)) != SIZE_MAX;) {
        size_t end = str_find(html, STR("-->"), at + 4);
        if (end == SIZE_MAX) return;
        obey_comment(r, str_slice(html, at + 4, end));
        at = end + 3;
    }
}

bool markdown_has_text(struct str html) {
    for (size_t i = 0; i < html.size; i++) {
        bool is_comment = str_starts(str_slice(html, i, html.size), STR("<!--"));
        if (html.bytes[i] == '<') {
            size_t end = str_find(html, is_comment ? STR("-->") : STR(">"), i);
            if (end == SIZE_MAX) return false;
            i = is_comment ? end + 2 : end;
        } else if (!ascii_is_space(html.bytes[i]))
            return true;
    }
    return false;
}

/* ---- where text goes ---- */

static struct build_inline current_inline(const struct markdown *r, uint16_t style) {
    if (r->emphasis) style |= DOC_EMPHASIS;
    if (r->strong) style |= DOC_STRONG;
    if (r->link != DOC_NONE) style |= DOC_LINK;
    if (r->is_kept || r->is_leaf_kept) style |= DOC_KEEP;
    return (struct build_inline){style, r->link, DOC_NONE};
}

struct span markdown_source(const struct markdown *r, uint32_t start, uint32_t end) {
    return anchor_source(r->map, anchor_place(&r->anchor, start, end));
}

static void put_part(struct markdown *r, struct anchor_part part, uint16_t style) {
    struct span place = anchor_place(&r->anchor, part.start, part.end);
    anchor_put(&r->build, r->map, part.text, place, part.is_exact, current_inline(r, style));
}

void markdown_add_images(struct markdown *r) {
    for (uint32_t i = 0; i < r->images.count; i++) {
        struct markdown_image image = r->images.items[i];
        build_image(&r->build, image.alternative, image.target,
                    markdown_source(r, image.start, image.end));
    }
    r->images.count = 0;
}

/* An image that runs over pipes ends with its cell. */
static void cut_images(struct markdown *r, uint32_t end) {
    for (uint32_t i = 0; i < r->images.count; i++) {
        struct markdown_image *image = &r->images.items[i];
        if (image->end > end) image->end = end;
        if (image->start > image->end) image->start = image->end;
    }
}

static void close_cell(struct markdown *r, struct anchor_cell cell) {
    if (!r->cell_handle) return;
    uint32_t end = markdown_source(r, cell.end, cell.end).start;
    build_close(&r->build, r->text_handle, end);
    cut_images(r, cell.end);
    markdown_add_images(r);
    build_close(&r->build, r->cell_handle, end);
}

static void open_cell(struct markdown *r, uint32_t index) {
    struct anchor_cell cell = r->cells.items[index];
    struct anchor_cell before = r->cells.items[index ? index - 1 : 0];
    uint32_t start = markdown_source(r, cell.start, cell.start).start;
    close_cell(r, before);
    if (!index || before.row != cell.row) {
        if (index)
            build_close(&r->build, r->row_handle, markdown_source(r, before.end, before.end).start);
        r->row_handle = build_open(&r->build, DOC_ROW, start);
    }
    r->cell_handle = build_open(&r->build, DOC_CELL, start);
    if (!cell.row) build_block(&r->build, r->cell_handle)->flags |= DOC_HEADER;
    r->text_handle = build_open(&r->build, DOC_PARAGRAPH, start);
    r->cell = index + 1;
}

/* Opens every cell that starts at or before an offset of the content. */
static void seek_cell(struct markdown *r, uint32_t offset) {
    while (r->cell < r->cells.count && r->cells.items[r->cell].start <= offset)
        open_cell(r, r->cell);
}

/* Deals a part out to the cells it lies in; pipes and the delimiter row fall between them. */
static void put_in_cells(struct markdown *r, struct anchor_part part, uint16_t style) {
    uint32_t start = part.start;
    if (r->anchor.is_lost) {
        seek_cell(r, r->cell ? 0 : r->cells.items[0].start);
        put_part(r, part, style);
        return;
    }
    while (start < part.end) {
        seek_cell(r, start);
        uint32_t cell_end = r->cell ? r->cells.items[r->cell - 1].end : 0;
        uint32_t next = r->cell < r->cells.count ? r->cells.items[r->cell].start : part.end;
        bool is_inside = start < cell_end;
        uint32_t end = is_inside ? cell_end : next;
        if (end > part.end || !part.is_exact) end = part.end;
        struct anchor_part piece = {part.text, start, end, part.is_exact};
        if (part.is_exact) piece.text = str_slice(part.text, start - part.start, end - part.start);
        if (is_inside) put_part(r, piece, style);
        start = end;
    }
}

void markdown_add_part(struct markdown *r, struct anchor_part part, uint16_t style) {
    if (r->image_depth)
        buf_add(&r->alternative, part.text);
    else if (r->cells.count)
        put_in_cells(r, part, style);
    else
        put_part(r, part, style);
}

void markdown_open_image(struct markdown *r, struct str target) {
    if (r->image_depth++) return;
    if (r->cells.count) seek_cell(r, r->anchor.at);
    r->alternative = (struct buf){.arena = r->scratch};
    *ARENA_PUSH(r->scratch, &r->images) =
        (struct markdown_image){.target = target, .start = r->anchor.at};
}

void markdown_close_image(struct markdown *r) {
    if (--r->image_depth) return;
    struct markdown_image *image = &r->images.items[r->images.count - 1];
    image->alternative = buf_str(&r->alternative);
    image->end = r->anchor.at;
    if (!r->anchor.is_lost) return;
    image->start = 0;
    image->end = (uint32_t)r->anchor.content.size;
}

void markdown_finish_table(struct markdown *r) {
    uint32_t count = r->cells.count;
    if (!count) return;
    while (r->cell < count) open_cell(r, r->cell);
    uint32_t end = r->cells.items[count - 1].end;
    close_cell(r, r->cells.items[count - 1]);
    build_close(&r->build, r->row_handle, markdown_source(r, end, end).start);
}

/* ---- addresses ---- */

static bool is_safe_scheme(struct str scheme) {
    return str_equal_fold(scheme, STR("http")) || str_equal_fold(scheme, STR("https")) ||
           str_equal_fold(scheme, STR("mailto")) || str_equal_fold(scheme, STR("tel"));
}

/* An address without a scheme leads to a place on the same site. */
bool markdown_is_safe(struct str url) {
    for (size_t i = 0; i < url.size; i++) {
        char c = url.bytes[i];
        if (c == '/' || c == '?' || c == '#') return true;
        if (c == ':') return is_safe_scheme(str_slice(url, 0, i));
    }
    return url.size > 0;
}
