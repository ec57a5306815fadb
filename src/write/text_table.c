/* Tables as plain text: aligned columns when they fit beside the prefix, else row by row, each cell
 * behind its column's header. Cells are kept in a list, not a grid, since a column span is only a
 * number that a page gives. */
#include "write/text.h"

#include "base/escape.h"

enum { MOST_COLUMNS = 24, MOST_HEADERS = 1024, COLUMN_GAP = 2, WIDEST_TABLE = 72 };

struct cell {
    uint32_t row, column;
    struct str text; /* on one line */
};

struct table {
    struct text *text;
    DOC_ARRAY(struct cell) cells;
    uint32_t rows, head_rows, columns;
    bool in_head;
    struct str *headers; /* by column */
    uint32_t header_count;
    size_t widths[MOST_COLUMNS];
    uint32_t busy[MOST_COLUMNS]; /* rows for which a cell from above still fills the column */
};

static const struct doc_block *block_at(const struct table *table, uint32_t index) {
    return &table->text->doc->blocks.items[index];
}

/* All text of a cell on one line. */
static struct str cell_text(struct table *table, uint32_t index) {
    struct buf line = {.arena = table->text->wrap.out->arena};
    for (uint32_t i = index; i < block_at(table, index)->end; i++) {
        if (!doc_block_holds_runs(block_at(table, i)->kind)) continue;
        if (line.size) buf_add_char(&line, ' ');
        escape_line(&line, str_trim(text_of_block(table->text, i)));
    }
    return str_trim(buf_str(&line));
}

/* The first column from `column` on that no cell from above fills. */
static uint32_t free_column(struct table *table, uint32_t column) {
    while (column < MOST_COLUMNS && table->busy[column]) column++;
    return column;
}

static void fill_columns(struct table *table, uint32_t column, const struct doc_block *cell) {
    for (uint32_t i = column; i < column + cell->column_span && i < MOST_COLUMNS; i++)
        table->busy[i] = cell->row_span > 1 ? cell->row_span : 1;
}

static void add_cell(struct table *table, uint32_t index, uint32_t column) {
    struct str text = cell_text(table, index);
    size_t width = escape_columns(text);
    *ARENA_PUSH(table->text->wrap.out->arena, &table->cells) =
        (struct cell){table->rows, column, text};
    if (column >= table->columns) table->columns = column + 1;
    bool is_spanned = block_at(table, index)->column_span > 1;
    if (column < MOST_COLUMNS && !is_spanned && width > table->widths[column])
        table->widths[column] = width;
}

static void add_row(struct table *table, uint32_t row) {
    uint32_t column = 0, end = block_at(table, row)->end;
    bool is_head = end > row + 1;
    for (uint32_t i = row + 1; i < end; i = block_at(table, i)->end) {
        column = free_column(table, column);
        add_cell(table, i, column);
        fill_columns(table, column, block_at(table, i));
        column += block_at(table, i)->column_span > 1 ? block_at(table, i)->column_span : 1;
        is_head = is_head && block_at(table, i)->flags & DOC_HEADER;
    }
    for (uint32_t i = 0; i < MOST_COLUMNS; i++) table->busy[i] -= table->busy[i] > 0;
    table->in_head = table->in_head && is_head;
    table->head_rows += table->in_head;
    table->rows++;
}

static bool fits(const struct table *table) {
    if (table->text->is_linear) return false;
    size_t total = 0;
    if (table->columns > MOST_COLUMNS) return false;
    for (uint32_t i = 0; i < table->columns; i++) total += table->widths[i] + COLUMN_GAP;
    size_t room = wrap_room(&table->text->wrap);
    return total <= (room < WIDEST_TABLE ? room : WIDEST_TABLE) + COLUMN_GAP;
}

/* A cell over several columns takes the room that these have together. */
static bool spans_fit(const struct table *table) {
    for (uint32_t i = 0; i < table->cells.count; i++) {
        const struct cell *cell = &table->cells.items[i], *next = cell + 1;
        bool has_next = i + 1 < table->cells.count && next->row == cell->row;
        uint32_t end = has_next ? next->column : table->columns;
        size_t room = 0;
        for (uint32_t c = cell->column; c < end; c++) room += table->widths[c] + COLUMN_GAP;
        if (escape_columns(cell->text) + COLUMN_GAP > room) return false;
    }
    return true;
}

static void pad_to(struct buf *line, size_t *columns, size_t target) {
    if (target > *columns) buf_add_repeated(line, ' ', target - *columns);
    *columns = target > *columns ? target : *columns;
}

static size_t column_start(const struct table *table, uint32_t column) {
    size_t start = 0;
    for (uint32_t i = 0; i < column; i++) start += table->widths[i] + COLUMN_GAP;
    return start;
}

static void write_underline(struct table *table) {
    struct buf line = {.arena = table->text->wrap.out->arena};
    for (uint32_t i = 0; i < table->columns; i++) {
        buf_add_repeated(&line, '-', table->widths[i]);
        buf_add_repeated(&line, ' ', COLUMN_GAP);
    }
    wrap_line(&table->text->wrap, buf_str(&line));
}

static void write_aligned(struct table *table) {
    uint32_t next = 0;
    for (uint32_t row = 0; row < table->rows; row++) {
        struct buf line = {.arena = table->text->wrap.out->arena};
        size_t columns = 0;
        for (; next < table->cells.count && table->cells.items[next].row == row; next++) {
            const struct cell *cell = &table->cells.items[next];
            pad_to(&line, &columns, column_start(table, cell->column));
            buf_add(&line, cell->text);
            columns += escape_columns(cell->text);
        }
        if (line.size) wrap_line(&table->text->wrap, buf_str(&line));
        if (row + 1 == table->head_rows) write_underline(table);
    }
}

/* The lowest header cell above each column; columns far out have none. */
static void find_headers(struct table *table) {
    table->header_count = table->columns < MOST_HEADERS ? table->columns : MOST_HEADERS;
    table->headers = ARENA_ARRAY(table->text->wrap.out->arena, struct str, table->header_count);
    for (uint32_t i = 0; i < table->cells.count; i++) {
        const struct cell *cell = &table->cells.items[i];
        bool is_head = cell->row < table->head_rows && cell->column < table->header_count;
        if (is_head) table->headers[cell->column] = cell->text;
    }
}

static void write_cell_line(struct table *table, const struct cell *cell) {
    struct buf line = {.arena = table->text->wrap.out->arena};
    struct str header = STR("");
    if (!cell->text.size) return;
    if (cell->column < table->header_count) header = table->headers[cell->column];
    if (header.size) buf_format(&line, "%.*s: ", STR_ARG(header));
    buf_add(&line, cell->text);
    wrap_fill(&table->text->wrap, buf_str(&line));
}

/* A table of header rows only has nothing else to show than these. */
static void write_row_by_row(struct table *table) {
    uint32_t first = table->head_rows < table->rows ? table->head_rows : 0, row = first;
    if (first == 0) table->head_rows = 0;
    find_headers(table);
    for (uint32_t i = 0; i < table->cells.count; i++) {
        const struct cell *cell = &table->cells.items[i];
        if (cell->row < first) continue;
        if (cell->row != row) wrap_gap(&table->text->wrap);
        row = cell->row;
        write_cell_line(table, cell);
    }
}

static bool has_text(const struct table *table) {
    for (uint32_t i = 0; i < table->cells.count; i++)
        if (table->cells.items[i].text.size) return true;
    return false;
}

static void write_rows(struct table *table) {
    if (!has_text(table)) return;
    wrap_gap(&table->text->wrap);
    if (fits(table) && spans_fit(table))
        write_aligned(table);
    else
        write_row_by_row(table);
}

void text_table(struct text *text, uint32_t index) {
    struct table table = {.text = text, .in_head = true};
    uint32_t end = text->doc->blocks.items[index].end;
    for (uint32_t i = index + 1; i < end; i = text->doc->blocks.items[i].end)
        if (text->doc->blocks.items[i].kind != DOC_ROW) text_block(text, i);
    text_mark(text);
    for (uint32_t i = index + 1; i < end; i = text->doc->blocks.items[i].end)
        if (text->doc->blocks.items[i].kind == DOC_ROW) add_row(&table, i);
    write_rows(&table);
}
