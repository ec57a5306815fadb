/* Pipe tables and definition lists. cmark leaves them as paragraphs, so the cells are read from the
 * leaf's content and the paragraph's inline nodes are dealt out to them afterwards. */
#include "read/anchor.h"

#include "base/utf8.h"

/* The line of the content that starts here, without its end. */
static struct anchor_cell line_from(struct str content, uint32_t start) {
    if (start > content.size) start = (uint32_t)content.size;
    size_t end = str_find(content, STR("\n"), start);
    if (end == SIZE_MAX) end = content.size;
    return (struct anchor_cell){.start = start, .end = (uint32_t)end};
}

static struct anchor_cell trimmed(struct str content, struct anchor_cell cell) {
    while (cell.start < cell.end && ascii_is_space(content.bytes[cell.start])) cell.start++;
    while (cell.end > cell.start && ascii_is_space(content.bytes[cell.end - 1])) cell.end--;
    return cell;
}

/* Offset of the next pipe without a backslash before it. */
static uint32_t next_pipe(struct str content, uint32_t at, uint32_t end) {
    while (at < end && content.bytes[at] != '|') at += content.bytes[at] == '\\' ? 2 : 1;
    return at < end ? at : end;
}

/* Takes the next cell off a row's line; false at its end. */
static bool next_cell(struct str content, struct anchor_cell *rest, struct anchor_cell *cell) {
    if (rest->start >= rest->end) return false;
    uint32_t pipe = next_pipe(content, rest->start, rest->end);
    *cell = trimmed(content, (struct anchor_cell){rest->start, pipe, rest->row, ANCHOR_CELL});
    rest->start = pipe + 1;
    return true;
}

static struct anchor_cell row_of(struct str content, struct anchor_cell line) {
    line = trimmed(content, line);
    if (line.start < line.end && content.bytes[line.start] == '|') line.start++;
    return line;
}

/* ":---:" */
static bool is_delimiter(struct str cell) {
    if (str_starts(cell, STR(":"))) cell = str_slice(cell, 1, cell.size);
    if (str_ends(cell, STR(":"))) cell.size--;
    for (size_t i = 0; i < cell.size; i++)
        if (cell.bytes[i] != '-') return false;
    return cell.size > 0;
}

/* Number of cells in a row; 0 if `is_rule` and one of them is no delimiter. */
static uint32_t count_cells(struct str content, struct anchor_cell line, bool is_rule) {
    struct anchor_cell row = row_of(content, line), cell;
    uint32_t count = 0;
    while (next_cell(content, &row, &cell)) {
        if (is_rule && !is_delimiter(str_slice(content, cell.start, cell.end))) return 0;
        count++;
    }
    return count;
}

/* A row has as many cells as the first one: missing ones are empty, more are left out. */
static void add_row(const struct anchor *anchor, struct anchor_cells *cells,
                    struct anchor_cell line, uint32_t columns) {
    enum { MOST_PADDED = 200000 }; /* else a short file could ask for any number of cells */
    struct str content = buf_str(&anchor->content);
    struct anchor_cell row = row_of(content, line), cell;
    for (uint32_t i = 0; i < columns; i++) {
        bool is_there = next_cell(content, &row, &cell);
        if (!is_there && cells->count > MOST_PADDED) return;
        if (!is_there) cell = (struct anchor_cell){line.end, line.end, line.row, ANCHOR_CELL};
        *ARENA_PUSH(anchor->scratch, cells) = cell;
    }
}

static bool has_pipe(struct str content, struct anchor_cell line) {
    return next_pipe(content, line.start, line.end) < line.end;
}

/* Number of columns when these two lines start a table, else 0. */
static uint32_t count_columns(struct str content, struct anchor_cell header,
                              struct anchor_cell rule) {
    if (!has_pipe(content, header) && !has_pipe(content, rule)) return 0;
    uint32_t columns = count_cells(content, rule, true);
    return columns == count_cells(content, header, false) ? columns : 0;
}

/* Moves to the line above the first delimiter row; 0 when there is none. */
static uint32_t find_header(struct str content, struct anchor_cell *header) {
    for (;;) {
        struct anchor_cell next = line_from(content, header->end + 1);
        if (next.start >= content.size) return 0;
        uint32_t columns = count_columns(content, *header, next);
        if (columns) return columns;
        *header = next;
    }
}

static void add_cell(const struct anchor *anchor, struct anchor_cells *cells,
                     enum anchor_cell_kind kind, struct anchor_cell cell) {
    cell = trimmed(buf_str(&anchor->content), cell);
    cell.kind = kind;
    *ARENA_PUSH(anchor->scratch, cells) = cell;
}

struct anchor_cells anchor_table(const struct anchor *anchor) {
    struct anchor_cells cells = {0};
    struct str content = buf_str(&anchor->content);
    struct anchor_cell header = line_from(content, anchor->at);
    uint32_t columns = find_header(content, &header);
    if (!columns) return cells;
    if (header.start > anchor->at)
        add_cell(anchor, &cells, ANCHOR_TEXT, (struct anchor_cell){anchor->at, header.start, 0, 0});
    add_row(anchor, &cells, header, columns);
    struct anchor_cell line = line_from(content, header.end + 1);
    for (uint32_t row = 1; line.end < content.size; row++) {
        line = line_from(content, line.end + 1);
        line.row = row;
        add_row(anchor, &cells, line, columns);
    }
    return cells;
}

/* ": " */
static bool is_definition(struct str content, struct anchor_cell line) {
    return line.end > line.start + 1 && content.bytes[line.start] == ':' &&
           (content.bytes[line.start + 1] == ' ' || content.bytes[line.start + 1] == '\t');
}

struct anchor_cells anchor_definitions(const struct anchor *anchor) {
    struct anchor_cells cells = {0};
    struct str content = buf_str(&anchor->content);
    struct anchor_cell term = line_from(content, anchor->at);
    struct anchor_cell line = line_from(content, term.end + 1);
    if (is_definition(content, term) || !is_definition(content, line)) return cells;
    add_cell(anchor, &cells, ANCHOR_TERM, term);
    while (line.start < content.size) {
        struct anchor_cell definition = {.start = line.start + 1, .end = line.end};
        for (line = line_from(content, line.end + 1);
             line.start < content.size && !is_definition(content, line);
             line = line_from(content, line.end + 1))
            definition.end = line.end;
        add_cell(anchor, &cells, ANCHOR_DEFINITION, definition);
    }
    return cells;
}
