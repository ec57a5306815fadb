/* See rows.h: the table of formats, CSV itself, and what the formats share. */
#include "dictionary/rows.h"

#include "dictionary/csv.h"

const char *const dictionary_columns[COLUMN_COUNT] = {
    "term",  "forms", "pos",     "action", "plain",      "gloss",  "definition", "expansion",
    "level", "case",  "context", "risk",   "checked_on", "source", "note"};

int dictionary_column_named(struct str name) {
    for (int i = 0; i < COLUMN_COUNT; i++)
        if (str_equal_fold(name, str_from(dictionary_columns[i]))) return i;
    return -1;
}

static const struct dictionary_format formats[] = {
    {"csv", "plainer's own table", dictionary_import_csv, dictionary_export_csv},
    {"vale", "a rule of Vale (substitution or existence; written: substitution)",
     dictionary_import_vale, dictionary_export_vale},
    {"vale-existence", "a rule of Vale that flags words", dictionary_import_vale,
     dictionary_export_existence},
    {"diction", "GNU diction's list", dictionary_import_diction, dictionary_export_diction},
    {"tbx", "TBX-Basic (ISO 30042)", dictionary_import_tbx, dictionary_export_tbx},
    {"hunspell", "a personal word list of hunspell", dictionary_import_hunspell,
     dictionary_export_hunspell},
    {"text", "lines 'term = definition'", dictionary_import_text, dictionary_export_text},
    {"html", "a glossary to print", NULL, dictionary_export_html},
    {"markdown", "a glossary in Markdown", NULL, dictionary_export_markdown},
};

const struct dictionary_format *dictionary_find_format(struct str name) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (str_equal(name, str_from(formats[i].name))) return &formats[i];
    return NULL;
}

void dictionary_lose(struct dictionary_losses *losses, uint32_t line, struct str text,
                     struct arena *arena) {
    *ARENA_PUSH(arena, &losses->items) = (struct dictionary_loss){line, text};
}

struct dictionary_row *dictionary_new_row(struct dictionary_rows *rows, struct str term,
                                          const char *action, uint32_t line, struct arena *arena) {
    struct dictionary_row *row = ARENA_PUSH(arena, &rows->items);
    for (int i = 0; i < COLUMN_COUNT; i++) row->cells[i] = STR("");
    row->cells[COLUMN_TERM] = term;
    row->cells[COLUMN_ACTION] = str_from(action);
    row->line = line;
    return row;
}

bool dictionary_row_is(const struct dictionary_row *row, const char *action) {
    struct str own = row->cells[COLUMN_ACTION];
    return str_equal_fold(own.size ? own : STR("flag"), str_from(action));
}

bool dictionary_row_has_slot(const struct dictionary_row *row) {
    return str_find(row->cells[COLUMN_TERM], STR("{"), 0) != SIZE_MAX;
}

struct str dictionary_row_plain(const struct dictionary_row *row) {
    struct str rest = row->cells[COLUMN_PLAIN], first = STR("");
    if (rest.size) str_next(&rest, '|', &first);
    return str_trim(first);
}

void dictionary_lose_columns(const struct dictionary_rows *rows, uint32_t kept, const char *format,
                             struct dictionary_losses *losses, struct arena *arena) {
    for (int c = 0; c < COLUMN_COUNT; c++) {
        uint32_t filled = 0;
        for (uint32_t i = 0; i < rows->items.count; i++)
            filled += rows->items.items[i].cells[c].size > 0;
        if (!filled || (kept >> c) & 1) continue;
        dictionary_lose(losses, 0,
                        str_format(arena,
                                   "%s has no place for the column '%s' (filled in %u row%s)",
                                   format, dictionary_columns[c], filled, filled == 1 ? "" : "s"),
                        arena);
    }
}

/* ---- CSV ---- */

static bool read_head(const struct csv_field *fields, int count, int *columns,
                      struct failure *failure, struct arena *arena) {
    for (int i = 0; i < count; i++) {
        struct str name = str_trim(fields[i].text);
        columns[i] = dictionary_column_named(name);
        if (columns[i] >= 0) continue;
        *failure = (struct failure){STATUS_BAD_DICTIONARY, fields[i].line, fields[i].column,
                                    str_format(arena, "unknown column '%.*s'", STR_ARG(name))};
        return false;
    }
    return true;
}

bool dictionary_import_csv(struct str bytes, struct dictionary_rows *rows,
                           struct dictionary_losses *losses, struct failure *failure,
                           struct arena *arena) {
    struct csv csv = csv_open(bytes, arena);
    struct csv_field fields[CSV_FIELDS_MAX];
    int columns[CSV_FIELDS_MAX], count = csv_next(&csv, fields, failure), head = count;
    (void)losses;
    if (count < 0 || !read_head(fields, count, columns, failure, arena)) return false;
    while ((count = csv_next(&csv, fields, failure)) > 0) {
        struct dictionary_row *row = dictionary_new_row(rows, STR(""), "", fields[0].line, arena);
        for (int i = 0; i < count && i < head; i++)
            row->cells[columns[i]] = str_trim(fields[i].text);
    }
    return count == 0;
}

static void write_cell(struct buf *out, struct str cell) {
    bool is_quoted = cell.size && (cell.bytes[0] == ' ' || cell.bytes[cell.size - 1] == ' ');
    for (size_t i = 0; i < cell.size; i++)
        is_quoted |= cell.bytes[i] == ',' || cell.bytes[i] == '"' || cell.bytes[i] == '\n' ||
                     cell.bytes[i] == '\r';
    if (!is_quoted) {
        buf_add(out, cell);
        return;
    }
    buf_add_char(out, '"');
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.bytes[i] == '"') buf_add_char(out, '"');
        buf_add_char(out, cell.bytes[i]);
    }
    buf_add_char(out, '"');
}

void dictionary_export_csv(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                           struct buf *out) {
    (void)losses;
    for (int c = 0; c < COLUMN_COUNT; c++)
        buf_format(out, "%s%s", c ? "," : "", dictionary_columns[c]);
    buf_add_char(out, '\n');
    for (uint32_t i = 0; i < rows->items.count; i++) {
        for (int c = 0; c < COLUMN_COUNT; c++) {
            if (c) buf_add_char(out, ',');
            write_cell(out, rows->items.items[i].cells[c]);
        }
        buf_add_char(out, '\n');
    }
}
