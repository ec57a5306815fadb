/* The glossary of a dictionary, to print or to put on a site: what is explained, by the alphabet.
 */
#include "base/escape.h"
#include "dictionary/rows.h"

#include <stdlib.h>

static int by_term(const void *a, const void *b) {
    const struct dictionary_row *x = *(const struct dictionary_row *const *)a;
    const struct dictionary_row *y = *(const struct dictionary_row *const *)b;
    struct str p = x->cells[COLUMN_TERM], q = y->cells[COLUMN_TERM];
    for (size_t i = 0; i < p.size && i < q.size; i++) {
        int order = ascii_lower(p.bytes[i]) - ascii_lower(q.bytes[i]);
        if (order) return order;
    }
    if (p.size != q.size) return p.size < q.size ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static struct str explanation(const struct dictionary_row *row) {
    struct str text = row->cells[COLUMN_DEFINITION];
    return text.size ? text : row->cells[COLUMN_GLOSS];
}

/* The rows that explain something, sorted; their number. */
static uint32_t choose(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                       const struct dictionary_row ***chosen, struct arena *arena) {
    uint32_t count = 0;
    *chosen = ARENA_ARRAY(arena, const struct dictionary_row *, (size_t)rows->items.count + 1);
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        if (dictionary_row_is(row, "explain") && explanation(row).size) (*chosen)[count++] = row;
    }
    qsort(*chosen, count, sizeof **chosen, by_term);
    if (count < rows->items.count)
        dictionary_lose(losses, 0,
                        str_format(arena, "%u rows explain nothing and are left out",
                                   rows->items.count - count),
                        arena);
    return count;
}

void dictionary_export_html(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                            struct buf *out) {
    const struct dictionary_row **chosen;
    uint32_t count = choose(rows, losses, &chosen, out->arena);
    buf_add(out,
            STR("<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n"
                "<title>Words we explain</title>\n<meta name=\"viewport\" "
                "content=\"width=device-width, initial-scale=1\">\n<style>\n"
                "body { font: 1.1875rem/1.6 Verdana, Arial, sans-serif; max-width: 38rem;\n"
                "  margin: 2rem auto; padding: 0 1rem; background: #fdf8ec; color: #22201c; }\n"
                "dt { font-weight: 700; margin-top: 1em; break-after: avoid; }\n"
                "dd { margin: 0; break-inside: avoid; }\n"
                "@media print { body { background: #fff; font-size: 13pt; margin: 0; } "
                "@page { size: A4; margin: 20mm; } }\n"
                "</style>\n</head>\n<body>\n<main>\n<h1>Words we explain</h1>\n<dl>\n"));
    for (uint32_t i = 0; i < count; i++) {
        buf_add(out, STR("<dt>"));
        escape_html(out, str_capitalise(out->arena, chosen[i]->cells[COLUMN_TERM]));
        if (chosen[i]->cells[COLUMN_EXPANSION].size) {
            buf_add(out, STR(" ("));
            escape_html(out, chosen[i]->cells[COLUMN_EXPANSION]);
            buf_add_char(out, ')');
        }
        buf_add(out, STR("</dt>\n<dd>"));
        escape_html(out, explanation(chosen[i]));
        buf_add(out, STR("</dd>\n"));
    }
    buf_add(out, STR("</dl>\n</main>\n</body>\n</html>\n"));
}

static void write_markdown(struct buf *out, struct str text) {
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        bool is_mark = c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '<' ||
                       c == '\\' || c == '&';
        if (is_mark) buf_add_char(out, '\\');
        buf_add_char(out, c == '\n' ? ' ' : c);
    }
}

void dictionary_export_markdown(const struct dictionary_rows *rows,
                                struct dictionary_losses *losses, struct buf *out) {
    const struct dictionary_row **chosen;
    uint32_t count = choose(rows, losses, &chosen, out->arena);
    buf_add(out, STR("# Words we explain\n"));
    for (uint32_t i = 0; i < count; i++) {
        buf_add(out, STR("\n**"));
        write_markdown(out, str_capitalise(out->arena, chosen[i]->cells[COLUMN_TERM]));
        buf_add(out, STR("**"));
        if (chosen[i]->cells[COLUMN_EXPANSION].size) {
            buf_add(out, STR(" ("));
            write_markdown(out, chosen[i]->cells[COLUMN_EXPANSION]);
            buf_add_char(out, ')');
        }
        buf_add(out, STR(": "));
        write_markdown(out, explanation(chosen[i]));
        buf_add_char(out, '\n');
    }
}
