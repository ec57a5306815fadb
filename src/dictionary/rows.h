/* Rows as they stand in a file, cell by cell, before they become terms; and the other formats that
 * such rows come from and go to. */
#ifndef DICTIONARY_ROWS_H
#define DICTIONARY_ROWS_H

#include "doc/doc.h"

enum dictionary_column {
    COLUMN_TERM,
    COLUMN_FORMS,
    COLUMN_POS,
    COLUMN_ACTION,
    COLUMN_PLAIN,
    COLUMN_GLOSS,
    COLUMN_DEFINITION,
    COLUMN_EXPANSION,
    COLUMN_LEVEL,
    COLUMN_CASE,
    COLUMN_CONTEXT,
    COLUMN_RISK,
    COLUMN_CHECKED_ON,
    COLUMN_SOURCE,
    COLUMN_NOTE,
    COLUMN_COUNT
};
extern const char *const dictionary_columns[COLUMN_COUNT];
/* The column of that name, any case, or -1. */
int dictionary_column_named(struct str name);

struct dictionary_row {
    struct str cells[COLUMN_COUNT];
    uint32_t line; /* in the file that it comes from */
};
struct dictionary_rows {
    DOC_ARRAY(struct dictionary_row) items;
};

/* What another format could not take or give, with the line it was about (0: none). */
struct dictionary_loss {
    uint32_t line;
    struct str text;
};
struct dictionary_losses {
    DOC_ARRAY(struct dictionary_loss) items;
};
void dictionary_lose(struct dictionary_losses *losses, uint32_t line, struct str text,
                     struct arena *arena);

/* Memory comes from `arena`; cells may borrow the bytes. False with *failure when the file is not
 * of the format. */
typedef bool dictionary_importer(struct str bytes, struct dictionary_rows *rows,
                                 struct dictionary_losses *losses, struct failure *failure,
                                 struct arena *arena);
typedef void dictionary_exporter(const struct dictionary_rows *rows,
                                 struct dictionary_losses *losses, struct buf *out);

dictionary_importer dictionary_import_csv, dictionary_import_vale, dictionary_import_diction,
    dictionary_import_tbx, dictionary_import_hunspell, dictionary_import_text;
dictionary_exporter dictionary_export_csv, dictionary_export_vale, dictionary_export_existence,
    dictionary_export_diction, dictionary_export_tbx, dictionary_export_hunspell,
    dictionary_export_text, dictionary_export_html, dictionary_export_markdown;

struct dictionary_format {
    const char *name, *about;
    dictionary_importer *import; /* NULL: written only */
    dictionary_exporter *export;
};
const struct dictionary_format *dictionary_find_format(struct str name);

/* A new row with its term; the other cells are empty. */
struct dictionary_row *dictionary_new_row(struct dictionary_rows *rows, struct str term,
                                          const char *action, uint32_t line, struct arena *arena);
bool dictionary_row_is(const struct dictionary_row *row, const char *action);
/* Does its term have a slot, "take {object} into account"? No other program knows them. */
bool dictionary_row_has_slot(const struct dictionary_row *row);
/* The first of the plain words' alternatives. */
struct str dictionary_row_plain(const struct dictionary_row *row);
/* Tells, once each, of the filled columns that a format has no place for; `kept` are its bits. */
void dictionary_lose_columns(const struct dictionary_rows *rows, uint32_t kept, const char *format,
                             struct dictionary_losses *losses, struct arena *arena);

#endif
