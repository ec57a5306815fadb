/* The ledger of a batch: SQLite in the output folder (docs/batch.md has its tables). A document's
 * row comes with its counts in one transaction, after its outputs have appeared. */
#ifndef BATCH_LEDGER_H
#define BATCH_LEDGER_H

#include "batch/inputs.h"
#include "batch/job.h"

struct ledger;

/* What is known of a document from an earlier run. The texts are its own: zeros to begin with. */
struct ledger_entry {
    char *name, *status, *cause, *digest, *key, *target;
    char *twin; /* of a duplicate, or "" */
    uint64_t size;
    int64_t modified;
    struct out texts;
};
void ledger_entry_release(struct ledger_entry *entry);

/* Opens or makes the ledger. NULL with one line printed. With `is_dry` nothing is written, and a
 * ledger that is not there yet is an empty one. */
struct ledger *ledger_open(const char *folder, bool is_dry);
/* The number that stands for a document in all tables: a hash of its name. */
int64_t ledger_number(const char *name);
bool ledger_find(struct ledger *ledger, int64_t number, struct ledger_entry *entry);
/* Forgets a document. */
bool ledger_forget(struct ledger *ledger, int64_t number);

/* Do the outputs of another document lie there? Small and capital letters are the same. */
bool ledger_has_target(struct ledger *ledger, const char *target, int64_t number);
/* One document's row, written over an older one. False with one line printed. */
struct ledger_row {
    const struct batch_item *item; /* its name, target, url, size and time */
    const char *status;            /* done, failed, set-aside, duplicate, skipped */
    const char *key;
    const char *twin; /* of a duplicate */
    const struct result *result;
    double seconds;
};
bool ledger_write(struct ledger *ledger, const struct ledger_row *row);
/* The file's time has changed, and nothing else. */
bool ledger_touch(struct ledger *ledger, int64_t number, int64_t modified);
/* What documents with this key are converted with; noted once. */
struct ledger_settings {
    const char *key, *plainer, *band, *formats;
};
bool ledger_note_settings(struct ledger *ledger, const struct ledger_settings *settings);
/* What was written is safe from now on. */
bool ledger_commit(struct ledger *ledger);
/* Takes over what the ledger of another folder has. False with one line printed. */
bool ledger_merge(const char *folder, const char *from);
/* What is asked from now on is answered as of one moment. */
bool ledger_hold(struct ledger *ledger);
/* Rows that answer a question in SQL; NULL with one line printed. Texts live until the next row,
 * and are empty where there is none. */
struct ledger_rows;
struct ledger_rows *ledger_ask(struct ledger *ledger, const char *sql);
bool ledger_next(struct ledger_rows *rows); /* false behind the last one, or for trouble */
const char *ledger_text(struct ledger_rows *rows, int column);
double ledger_real(struct ledger_rows *rows, int column);
bool ledger_is_null(struct ledger_rows *rows, int column);
/* False, with one line printed, when they could not all be read. */
bool ledger_end(struct ledger_rows *rows);
/* Closes it; NULL is allowed. */
void ledger_close(struct ledger *ledger);

#endif
