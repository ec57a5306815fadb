/* See markdown_parts.h. */
#include "read/markdown_parts.h"

#include "base/utf8.h"

/* ---- where text goes ---- */

struct build_inline markdown_look(const struct markdown *r, uint16_t style) {
    struct build_inline look = {style, r->link, DOC_NONE};
    if (r->emphasis) look.style |= DOC_EMPHASIS;
    if (r->strong) look.style |= DOC_STRONG;
    if (r->is_kept || r->is_leaf_kept || r->kept_depth) look.style |= DOC_KEEP;
    if (r->elements.count) {
        const struct markdown_element *element = &r->elements.items[r->elements.count - 1];
        look.style |= element->look.style;
        look.abbreviation = element->look.abbreviation;
        if (look.link == DOC_NONE) look.link = element->look.link;
    }
    if (look.link != DOC_NONE) look.style |= DOC_LINK;
    return look;
}

static bool is_dropped(const struct markdown *r) {
    return r->elements.count && r->elements.items[r->elements.count - 1].is_dropped;
}

/* The source of a stretch of the open leaf's content. */
static struct span source_of(const struct markdown *r, uint32_t start, uint32_t end) {
    return anchor_source(r->map, anchor_place(&r->anchor, start, end));
}

static void put_part(struct markdown *r, struct anchor_part part, uint16_t style) {
    struct span place = anchor_place(&r->anchor, part.start, part.end);
    anchor_put(&r->build, r->map, part.text, place, part.is_exact, markdown_look(r, style));
}

/* ---- images ---- */

void markdown_add_images(struct markdown *r) {
    for (uint32_t i = 0; i < r->images.count; i++) {
        struct markdown_image image = r->images.items[i];
        struct span source = source_of(r, image.start, image.end);
        if (!str_trim(image.alternative).size) build_bare_image(&r->build, source);
        build_image(&r->build, image.alternative, image.target, source);
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

/* ---- cells ---- */

static void close_cell(struct markdown *r, struct anchor_cell cell) {
    if (!r->cell_handle) return;
    uint32_t end = source_of(r, cell.end, cell.end).start;
    build_close(&r->build, r->text_handle, end);
    cut_images(r, cell.end);
    markdown_add_images(r);
    build_close(&r->build, r->cell_handle, end);
}

static void open_row(struct markdown *r, uint32_t index, uint32_t start) {
    struct anchor_cell before = r->cells.items[index ? index - 1 : 0];
    bool is_first = !index || before.kind != ANCHOR_CELL;
    if (is_first) r->table_handle = build_open(&r->build, DOC_TABLE, index ? start : r->leaf_start);
    if (!is_first && before.row == r->cells.items[index].row) return;
    if (!is_first)
        build_close(&r->build, r->row_handle, source_of(r, before.end, before.end).start);
    r->row_handle = build_open(&r->build, DOC_ROW, start);
}

static void open_cell(struct markdown *r, uint32_t index) {
    static const enum doc_block_kind kinds[] = {[ANCHOR_CELL] = DOC_CELL,
                                                [ANCHOR_TEXT] = DOC_PARAGRAPH,
                                                [ANCHOR_TERM] = DOC_TERM,
                                                [ANCHOR_DEFINITION] = DOC_DEFINITION};
    struct anchor_cell cell = r->cells.items[index];
    uint32_t start = source_of(r, cell.start, cell.start).start;
    if (index) close_cell(r, r->cells.items[index - 1]);
    if (cell.kind == ANCHOR_CELL) open_row(r, index, start);
    r->cell_handle = r->text_handle = build_open(&r->build, kinds[cell.kind], start);
    bool is_header = cell.kind == ANCHOR_CELL && !cell.row;
    if (is_header) build_block(&r->build, r->cell_handle)->flags |= DOC_HEADER;
    if (!doc_block_holds_runs(kinds[cell.kind]))
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
    if (is_dropped(r)) return;
    if (r->image_depth)
        buf_add(&r->alternative, part.text);
    else if (r->cells.count)
        put_in_cells(r, part, style);
    else
        put_part(r, part, style);
}

void markdown_add_break(struct markdown *r, uint32_t start, uint32_t end) {
    if (is_dropped(r)) return;
    if (r->image_depth) {
        buf_add_char(&r->alternative, ' ');
        return;
    }
    bool is_placed = r->cells.count && !r->anchor.is_lost;
    if (is_placed) seek_cell(r, start);
    if (is_placed && (!r->cell || start >= r->cells.items[r->cell - 1].end)) return;
    build_break(&r->build, source_of(r, start, end));
}

/* ---- marks ---- */

static void put_box(struct markdown *r, const struct markdown_mark *mark) {
    struct str box = mark->is_ticked ? STR("\xE2\x98\x91") : STR("\xE2\x98\x90");
    markdown_add_part(r, (struct anchor_part){box, mark->start, mark->end, false}, DOC_KEEP);
}

/* The note's number, raised and linked to the note; exact when the label is that number. */
static void put_note(struct markdown *r, const struct markdown_mark *mark) {
    struct markdown_note *note = &r->notes.items[mark->note];
    if (r->image_depth) return;
    if (!note->number) note->number = ++r->notes.last_number;
    struct arena *arena = r->build.doc->arena;
    struct str number = str_format(arena, "%u", (unsigned)note->number);
    struct str target = str_format(arena, "#note:%.*s", STR_ARG(note->label));
    struct anchor_part part = {number, mark->start, mark->end, false};
    if (str_equal(number, note->label))
        part = (struct anchor_part){number, mark->start + 2, mark->end - 1, true};
    uint32_t outer = r->link;
    r->link = build_link(&r->build, target, STR(""));
    markdown_add_part(r, part, DOC_SUPER | DOC_KEEP);
    r->link = outer;
}

static void put_mark(struct markdown *r, const struct markdown_mark *mark,
                     struct anchor_part part) {
    if (mark->kind == MARKDOWN_BOX) put_box(r, mark);
    if (mark->kind == MARKDOWN_NOTE) put_note(r, mark);
    if (mark->kind == MARKDOWN_NOTHING) markdown_add_part(r, part, 0);
}

/* The part from content offset `start` to `end`. */
static struct anchor_part cut(struct anchor_part part, uint32_t start, uint32_t end) {
    struct str text = str_slice(part.text, start - part.start, end - part.start);
    return (struct anchor_part){text, start, end, true};
}

void markdown_add_text(struct markdown *r, struct anchor_part part) {
    bool has_marks = part.is_exact && !r->anchor.is_lost && !r->anchor.is_autolink;
    for (; has_marks && r->mark < r->marks.count; r->mark++) {
        const struct markdown_mark *mark = &r->marks.items[r->mark];
        if (mark->start < part.start) continue;
        if (mark->end > part.end) break;
        struct anchor_part before = cut(part, part.start, mark->start);
        if (before.text.size) markdown_add_part(r, before, 0);
        put_mark(r, mark, cut(part, mark->start, mark->end));
        part = cut(part, mark->end, part.end);
    }
    if (part.text.size) markdown_add_part(r, part, 0);
}

void markdown_add_code_part(struct markdown *r, struct anchor_part part) {
    enum { STYLE = DOC_MONO | DOC_KEEP };
    for (size_t at; part.is_exact && r->cells.count &&
                    (at = str_find(part.text, STR("\\|"), 0)) != SIZE_MAX;) {
        uint32_t pipe = part.start + (uint32_t)at;
        if (at) markdown_add_part(r, cut(part, part.start, pipe), STYLE);
        markdown_add_part(r, (struct anchor_part){STR("|"), pipe, pipe + 2, false}, STYLE);
        part = cut(part, pipe + 2, part.end);
    }
    if (part.text.size) markdown_add_part(r, part, STYLE);
}

/* ---- images that stand in the text ---- */

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

void markdown_add_image(struct markdown *r, struct markdown_image image) {
    if (r->image_depth) buf_add(&r->alternative, image.alternative);
    if (r->image_depth || is_dropped(r)) return;
    if (r->cells.count && !r->anchor.is_lost) seek_cell(r, image.start);
    *ARENA_PUSH(r->scratch, &r->images) = image;
}

void markdown_finish_table(struct markdown *r) {
    uint32_t count = r->cells.count;
    if (!count) return;
    while (r->cell < count) open_cell(r, r->cell);
    struct anchor_cell last = r->cells.items[count - 1];
    uint32_t end = source_of(r, last.end, last.end).start;
    close_cell(r, last);
    if (last.kind != ANCHOR_CELL) return;
    build_close(&r->build, r->row_handle, end);
    build_close(&r->build, r->table_handle, end);
}

/* ---- blocks as a whole ---- */

void markdown_protect(struct markdown *r, const struct doc_block *block) {
    struct doc *doc = r->build.doc;
    for (uint32_t i = block->first_run; i < doc->runs.count; i++)
        doc->runs.items[i].style |= DOC_KEEP;
}

/* Lower case, blanks as hyphens, no punctuation. */
static struct str slug_of(struct str text, struct arena *arena) {
    struct buf slug = {.arena = arena};
    for (size_t i = 0; i < text.size; i++) {
        char c = ascii_lower(text.bytes[i]);
        bool is_letter = ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' ||
                         (unsigned char)c >= 0x80;
        if (is_letter) buf_add_char(&slug, c);
        if (ascii_is_space(c)) buf_add_char(&slug, '-');
    }
    return buf_str(&slug);
}

void markdown_name_heading(struct markdown *r, struct str id) {
    struct arena *arena = r->build.doc->arena;
    if (!build_has_leaf(&r->build)) return;
    if (id.size) build_anchor(&r->build, str_copy(arena, id));
    uint32_t start = r->build.doc->blocks.items[r->build.doc->blocks.count - 1].text.start;
    struct str slug = slug_of(str_slice(buf_str(&r->build.text), start, r->build.text.size), arena);
    if (slug.size) build_anchor(&r->build, slug);
}

/* A heading's text on one line, without the numbers of notes. */
static struct str line_of(const struct doc *doc, const struct doc_block *block) {
    struct buf line = {.arena = doc->arena};
    for (uint32_t i = block->first_run; i < block->end_run; i++) {
        const struct doc_run *run = &doc->runs.items[i];
        bool is_note = (run->style & DOC_SUPER) && (run->style & DOC_LINK);
        if (run->style & DOC_BREAK)
            buf_add_char(&line, ' ');
        else if (!is_note)
            buf_add(&line, doc_slice(doc, run->text));
    }
    return buf_str(&line);
}

void markdown_find_title(struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count && !doc->title.size; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->kind == DOC_HEADING && block->level == 1) doc->title = line_of(doc, block);
    }
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
