/* See markdown_notes.h. A note goes on as in pandoc: to the end of its paragraph, and with what
 * follows as far as that is indented by four columns. Notes inside of quotes and lists, and notes
 * in brackets behind a "^", stay text. */
#include "read/markdown_notes.h"

#include "base/sorted.h"
#include "base/utf8.h"
#include "read/scan.h"

#include <string.h>

enum { NOTE_INDENT = 4 };

size_t markdown_note_label(struct str s, size_t at, struct span *label) {
    enum { MOST_BYTES = 200 };
    if (at + 3 >= s.size || s.bytes[at] != '[' || s.bytes[at + 1] != '^') return 0;
    size_t i = at + 2;
    while (i < s.size && i - at < MOST_BYTES && s.bytes[i] != ']' && s.bytes[i] != '[' &&
           s.bytes[i] != '\\' && !ascii_is_space(s.bytes[i]))
        i++;
    if (i == at + 2 || i >= s.size || s.bytes[i] != ']') return 0;
    *label = (struct span){(uint32_t)at + 2, (uint32_t)i};
    return i + 1;
}

static struct str line_text(const struct anchor *anchor, uint32_t line) {
    struct anchor_line found = anchor_line(anchor, line);
    return str_slice(anchor->text, found.start, found.end);
}

static bool is_blank(const struct anchor *anchor, uint32_t line) {
    return str_trim(line_text(anchor, line)).size == 0;
}

/* Columns before the line's text. */
static uint32_t indent_of(struct str line) {
    uint32_t column = 0;
    for (size_t i = 0; i < line.size && (line.bytes[i] == ' ' || line.bytes[i] == '\t'); i++)
        column = line.bytes[i] == '\t' ? (column / 4 + 1) * 4 : column + 1;
    return column;
}

/* "[^1]:" behind up to three blanks; places are offsets in the line. */
static bool starts_note(struct str line, size_t *start, struct span *label, size_t *content) {
    *start = scan_blanks(line, 0);
    if (indent_of(line) >= NOTE_INDENT) return false;
    size_t end = markdown_note_label(line, *start, label);
    if (!end || end >= line.size || line.bytes[end] != ':') return false;
    *content = scan_blanks(line, end + 1);
    return true;
}

static bool is_note_line(const struct anchor *anchor, uint32_t line) {
    size_t start, content;
    struct span label;
    return starts_note(line_text(anchor, line), &start, &label, &content);
}

bool markdown_may_have_notes(const struct anchor *anchor) {
    for (uint32_t i = 1; i <= anchor->lines.count; i++)
        if (is_note_line(anchor, i)) return true;
    return false;
}

/* ---- where they stand ---- */

struct finder {
    const struct anchor *anchor;
    const struct markdown_covers *covers;
    uint32_t cover; /* the first one that does not end before the line */
    struct markdown_notes notes;
};

/* The block around a line, or NULL. Lines are asked for in order. */
static const struct markdown_cover *cover_of(struct finder *f, uint32_t line) {
    while (f->cover < f->covers->count && f->covers->items[f->cover].last < line) f->cover++;
    if (f->cover == f->covers->count) return NULL;
    const struct markdown_cover *cover = &f->covers->items[f->cover];
    return cover->first <= line ? cover : NULL;
}

/* A line that cmark took for another link's definition is not for the note. */
static bool is_definition(struct str line) {
    size_t end = scan_label(line, scan_blanks(line, 0));
    return end != SCAN_NONE && end < line.size && line.bytes[end] == ':';
}

/* Behind the paragraph that the note begins with. */
static uint32_t paragraph_end(struct finder *f, uint32_t line) {
    const struct markdown_cover *cover = cover_of(f, line);
    uint32_t end = line + 1;
    for (; end <= f->anchor->lines.count; end++) {
        struct str text = line_text(f->anchor, end);
        bool is_in = !is_blank(f->anchor, end) && !is_note_line(f->anchor, end) &&
                     cover_of(f, end) == cover && (cover || !is_definition(text));
        if (!is_in) break;
    }
    return end;
}

/* Behind the indented lines that follow, blank ones between them taken in. */
static uint32_t note_end(struct finder *f, uint32_t line) {
    uint32_t end = paragraph_end(f, line);
    for (uint32_t i = end; i <= f->anchor->lines.count; i++) {
        if (is_blank(f->anchor, i)) continue;
        if (indent_of(line_text(f->anchor, i)) < NOTE_INDENT) break;
        end = i + 1;
    }
    return end;
}

static bool take_note(struct finder *f, uint32_t line) {
    size_t start, content;
    struct span label;
    struct str text = line_text(f->anchor, line);
    if (!starts_note(text, &start, &label, &content)) return false;
    const struct markdown_cover *cover = cover_of(f, line);
    if (cover && !cover->is_paragraph) return false;
    uint32_t at = anchor_line(f->anchor, line).start;
    *ARENA_PUSH(f->anchor->scratch, &f->notes) =
        (struct markdown_note){.label = str_slice(text, label.start, label.end),
                               .first_line = line,
                               .end_line = note_end(f, line),
                               .start = at + (uint32_t)start,
                               .content = at + (uint32_t)content};
    return true;
}

/* ---- by label ---- */

static uint32_t *slot_of(const struct markdown_notes *notes, struct str label) {
    uint32_t mask = notes->slot_count - 1, i = str_hash(label) & mask;
    while (notes->slots[i] && !str_equal(notes->items[notes->slots[i] - 1].label, label))
        i = (i + 1) & mask;
    return &notes->slots[i];
}

static void index_notes(struct markdown_notes *notes, struct arena *scratch) {
    notes->slot_count = 16;
    while (notes->slot_count < notes->count * 2) notes->slot_count *= 2;
    notes->slots = ARENA_ARRAY(scratch, uint32_t, notes->slot_count);
    for (uint32_t i = 0; i < notes->count; i++) {
        uint32_t *slot = slot_of(notes, notes->items[i].label);
        if (!*slot) *slot = i + 1;
    }
}

uint32_t markdown_note_of(const struct markdown_notes *notes, struct str label) {
    if (!notes->count) return DOC_NONE;
    uint32_t slot = *slot_of(notes, label);
    return slot ? slot - 1 : DOC_NONE;
}

struct markdown_notes markdown_find_notes(const struct anchor *anchor,
                                          const struct markdown_covers *covers) {
    struct finder f = {.anchor = anchor, .covers = covers};
    for (uint32_t line = 1; line <= anchor->lines.count;)
        line = take_note(&f, line) ? f.notes.items[f.notes.count - 1].end_line : line + 1;
    index_notes(&f.notes, anchor->scratch);
    return f.notes;
}

/* ---- their text ---- */

/* "<!A>" is the shortest block of HTML: nothing to read, but lists and code around it end there as
 * they end at the note. */
struct str markdown_without_notes(const struct anchor *anchor, const struct markdown_notes *notes) {
    static const struct str stand_in = {"<!A>", 4};
    struct str text = anchor->text;
    char *bytes = arena_alloc_raw(anchor->scratch, text.size + 1, 1);
    memcpy(bytes, text.bytes, text.size);
    for (uint32_t i = 0; i < notes->count; i++) {
        uint32_t end = anchor_line(anchor, notes->items[i].end_line - 1).end;
        for (uint32_t at = notes->items[i].start; at < end; at++)
            if (bytes[at] != '\n' && bytes[at] != '\r') bytes[at] = ' ';
        memcpy(bytes + notes->items[i].start, stand_in.bytes, stand_in.size);
    }
    return (struct str){bytes, text.size};
}

/* A note's text being put together, with its map. */
struct body {
    struct buf text;
    struct read_map *map;
    const struct read_map *outer;
    struct str whole;
};

static void add_point(struct body *body, uint32_t source) {
    *ARENA_PUSH(body->text.arena, &body->map->points) =
        (struct read_point){(uint32_t)body->text.size, source};
}

static void add_piece(struct body *body, uint32_t start, uint32_t end) {
    add_point(body, read_map_source(body->outer, start));
    uint32_t at = start, next = SORTED_FROM(&body->outer->points, text, start + 1);
    for (; next < body->outer->points.count; next++) {
        struct read_point point = body->outer->points.items[next];
        if (point.text >= end) break;
        buf_add(&body->text, str_slice(body->whole, at, point.text));
        add_point(body, point.source);
        at = point.text;
    }
    buf_add(&body->text, str_slice(body->whole, at, end));
}

/* What stands at `source` gives way to an item's mark or indentation. */
static void add_indent(struct body *body, struct str indent, uint32_t offset) {
    add_point(body, read_map_source(body->outer, offset));
    buf_add(&body->text, indent);
}

/* Indented lines keep their blanks; others belong to the paragraph and could be taken for marks. */
static void add_line(struct body *body, const struct anchor *anchor, uint32_t number) {
    struct anchor_line line = anchor_line(anchor, number);
    struct str text = line_text(anchor, number);
    bool is_indented = indent_of(text) >= NOTE_INDENT;
    uint32_t start = line.start + (is_indented ? 0 : (uint32_t)scan_blanks(text, 0));
    if (!is_indented && start < line.end) add_indent(body, STR("    "), line.start);
    add_piece(body, start, line.end);
    add_point(body, read_map_source(body->outer, line.end));
    buf_add_char(&body->text, '\n');
}

struct str markdown_note_text(const struct anchor *anchor, const struct markdown_note *note,
                              const struct read_map *outer, struct read_map *map) {
    *map = (struct read_map){.source_size = outer->source_size};
    struct body body = {{.arena = anchor->scratch}, map, outer, anchor->text};
    uint32_t line = note->first_line, content = note->content;
    while (content >= anchor_line(anchor, line).end && line + 1 < note->end_line) {
        line++;
        content =
            anchor_line(anchor, line).start + (uint32_t)scan_blanks(line_text(anchor, line), 0);
    }
    add_indent(&body, STR("1.  "), note->start);
    add_piece(&body, content, anchor_line(anchor, line).end);
    add_point(&body, read_map_source(outer, anchor_line(anchor, line).end));
    buf_add_char(&body.text, '\n');
    while (++line < note->end_line) add_line(&body, anchor, line);
    return buf_str(&body.text);
}
