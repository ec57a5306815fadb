/* Tables as HTML: the rows at the top that hold nothing but header cells become the head. Row spans
 * that would leave their group are cut, as browsers cut them. */
#include "write/html.h"

struct table {
    struct html *html;
    uint32_t index, end;
    uint32_t rows, head_rows; /* rows without cells are left out */
};

static const struct doc_block *block_at(const struct table *table, uint32_t index) {
    return &table->html->doc->blocks.items[index];
}

static bool is_row(const struct table *table, uint32_t index) {
    return block_at(table, index)->kind == DOC_ROW && block_at(table, index)->end > index + 1;
}

static bool is_header(const struct table *table, uint32_t cell) {
    return block_at(table, cell)->kind == DOC_CELL && block_at(table, cell)->flags & DOC_HEADER;
}

static bool is_head_row(const struct table *table, uint32_t row) {
    uint32_t end = block_at(table, row)->end;
    for (uint32_t i = row + 1; i < end; i = block_at(table, i)->end)
        if (!is_header(table, i)) return false;
    return true;
}

static void count_rows(struct table *table) {
    bool in_head = true;
    for (uint32_t i = table->index + 1; i < table->end; i = block_at(table, i)->end) {
        if (!is_row(table, i)) continue;
        in_head = in_head && is_head_row(table, i);
        table->rows++;
        table->head_rows += in_head;
    }
}

static void write_span(struct html *html, const char *name, unsigned span) {
    if (span > 1) buf_format(html->out, " %s=\"%u\"", name, span);
}

static bool has_words(const struct table *table, uint32_t cell) {
    for (uint32_t i = cell; i < block_at(table, cell)->end; i++) {
        struct span text = block_at(table, i)->text;
        if (str_trim(doc_slice(table->html->doc, text)).size) return true;
    }
    return false;
}

static void write_cell(struct table *table, uint32_t cell, uint32_t rows_left) {
    struct html *html = table->html;
    const struct doc_block *block = block_at(table, cell);
    bool is_head = is_header(table, cell), in_head_row = is_head_row(table, block->parent);
    is_head = is_head && has_words(table, cell); /* an empty corner heads nothing */
    const char *tag = is_head ? "th" : "td";
    html_open(html, tag, cell);
    if (is_head) buf_add(html->out, in_head_row ? STR(" scope=\"col\"") : STR(" scope=\"row\""));
    write_span(html, "colspan", block->column_span);
    write_span(html, "rowspan", block->row_span < rows_left ? block->row_span : rows_left);
    buf_add_char(html->out, '>');
    html->in_header_cell = is_head;
    html_children(html, cell);
    html->in_header_cell = false;
    html_close(html, tag);
}

/* Something in a row that is not a cell. */
static void write_stray(struct table *table, uint32_t index) {
    buf_add(table->html->out, STR("<td>"));
    html_block(table->html, index);
    html_close(table->html, "td");
}

static void write_row(struct table *table, uint32_t row, uint32_t rows_left) {
    html_open(table->html, "tr", row);
    buf_add(table->html->out, STR(">\n"));
    uint32_t end = block_at(table, row)->end;
    for (uint32_t i = row + 1; i < end; i = block_at(table, i)->end) {
        if (block_at(table, i)->kind == DOC_CELL)
            write_cell(table, i, rows_left);
        else
            write_stray(table, i);
    }
    html_close(table->html, "tr");
}

/* Rows `first` up to `last`, counted without the empty ones, as one group. */
static void write_group(struct table *table, const char *tag, uint32_t first, uint32_t last) {
    uint32_t number = 0;
    if (first == last) return;
    buf_format(table->html->out, "<%s>\n", tag);
    for (uint32_t i = table->index + 1; i < table->end; i = block_at(table, i)->end) {
        if (!is_row(table, i)) continue;
        if (number >= first && number < last) write_row(table, i, last - number);
        number++;
    }
    html_close(table->html, tag);
}

/* A box that scrolls by itself, for keyboards too, so that a wide table does not widen the page. */
static void open_box(struct table *table, uint32_t caption) {
    buf_add(table->html->out, STR("<section class=\"table\" tabindex=\"0\" "));
    if (caption == DOC_NONE)
        buf_add(table->html->out, STR("aria-label=\"Table\">\n"));
    else
        buf_format(table->html->out, "aria-labelledby=\"caption-%u\">\n", ++table->html->captions);
}

static void write_caption(struct table *table, uint32_t caption) {
    struct html *html = table->html;
    if (caption == DOC_NONE) return;
    html_open(html, "caption", caption);
    buf_format(html->out, "><span id=\"caption-%u\">", html->captions);
    html_inline(html, caption);
    buf_add(html->out, STR("</span></caption>\n"));
}

/* What stands in a table but is neither row nor its caption comes before it. */
static void write_strays(struct table *table, uint32_t caption) {
    for (uint32_t i = table->index + 1; i < table->end; i = block_at(table, i)->end)
        if (i != caption && block_at(table, i)->kind != DOC_ROW) html_block(table->html, i);
}

void html_table(struct html *html, uint32_t index) {
    struct table table = {.html = html, .index = index, .end = html->doc->blocks.items[index].end};
    count_rows(&table);
    uint32_t caption = table.rows ? html_first_child(html->doc, index, DOC_CAPTION) : DOC_NONE;
    write_strays(&table, caption);
    if (!table.rows) return;
    open_box(&table, caption);
    html_open(html, "table", index);
    buf_add(html->out, STR(">\n"));
    write_caption(&table, caption);
    write_group(&table, "thead", 0, table.head_rows);
    write_group(&table, "tbody", table.head_rows, table.rows);
    buf_add(html->out, STR("</table>\n</section>\n"));
}
