/* What the files of the ledger share. */
#ifndef BATCH_LEDGER_TABLES_H
#define BATCH_LEDGER_TABLES_H

struct ledger;
struct sqlite3;

/* Changes when a table does. */
enum { LEDGER_VERSION = 1 };

struct sqlite3 *ledger_database(struct ledger *ledger);

#endif
