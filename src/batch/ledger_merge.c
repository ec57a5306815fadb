/* Ledgers of several shards become one. Of a document that two of them have, the later row counts,
 * and of two of one moment the one that was done. */
#include "batch/ledger.h"
#include "batch/ledger_tables.h"
#include "host/tell.h"

#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <unistd.h>

static const char TAKE[] =
    "CREATE TEMP TABLE taken AS SELECT s.id FROM shard.documents s"
    " LEFT JOIN main.documents t ON t.id = s.id WHERE t.id IS NULL OR s.finished_at > t.finished_at"
    " OR (s.finished_at = t.finished_at AND (s.status = 'done') > (t.status = 'done'));"
    "DELETE FROM main.rules WHERE document IN (SELECT id FROM taken);"
    "DELETE FROM main.terms WHERE document IN (SELECT id FROM taken);"
    "DELETE FROM main.words WHERE document IN (SELECT id FROM taken);"
    "INSERT OR REPLACE INTO main.documents"
    " SELECT * FROM shard.documents WHERE id IN (SELECT id FROM taken);"
    "INSERT INTO main.rules SELECT * FROM shard.rules WHERE document IN (SELECT id FROM taken);"
    "INSERT INTO main.terms SELECT * FROM shard.terms WHERE document IN (SELECT id FROM taken);"
    "INSERT INTO main.words SELECT * FROM shard.words WHERE document IN (SELECT id FROM taken);"
    "INSERT OR IGNORE INTO main.settings SELECT * FROM shard.settings;"
    "DROP TABLE taken;";

/* Two documents whose outputs lie at one place: each shard knows its own places alone. */
static const char CLASH[] = "SELECT s.name, t.name FROM shard.documents s JOIN main.documents t"
                            " ON t.target = s.target COLLATE NOCASE AND t.id <> s.id"
                            " WHERE s.status = 'done' AND t.status = 'done' ORDER BY 1 LIMIT 1";

static bool has_no_clash(sqlite3 *db, const char *path) {
    sqlite3_stmt *s = NULL;
    int status = sqlite3_prepare_v2(db, CLASH, -1, &s, NULL);
    if (status == SQLITE_OK) status = sqlite3_step(s);
    if (status == SQLITE_ROW)
        tell("%s: the pages of %s and %s would lie at one place: make the shards anew, in new "
             "folders",
             path, (const char *)sqlite3_column_text(s, 0),
             (const char *)sqlite3_column_text(s, 1));
    else if (status != SQLITE_DONE)
        tell("%s: %s", path, sqlite3_errmsg(db));
    sqlite3_finalize(s);
    return status == SQLITE_DONE;
}

static bool run(sqlite3 *db, const char *what, const char *sql) {
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK) return true;
    tell("%s: %s", what, sqlite3_errmsg(db));
    return false;
}

static bool attach(sqlite3 *db, const char *path) {
    sqlite3_stmt *s = NULL;
    bool is_good = sqlite3_prepare_v2(db, "ATTACH ?1 AS shard", -1, &s, NULL) == SQLITE_OK &&
                   sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC) == SQLITE_OK &&
                   sqlite3_step(s) == SQLITE_DONE;
    sqlite3_finalize(s);
    if (!is_good) tell("%s: %s", path, sqlite3_errmsg(db));
    return is_good;
}

static bool has_our_version(sqlite3 *db, const char *path) {
    sqlite3_stmt *s = NULL;
    int version = -1;
    if (sqlite3_prepare_v2(db, "PRAGMA shard.user_version", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        version = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    if (version != LEDGER_VERSION) tell("%s: this is no ledger of this plainer", path);
    return version == LEDGER_VERSION;
}

bool ledger_merge(const char *folder, const char *from) {
    char path[PATH_MAX];
    int size = snprintf(path, sizeof path, "%s/ledger.sqlite", from);
    if (size <= 0 || (size_t)size >= sizeof path || access(path, R_OK) != 0) {
        tell("%s: there is no ledger", from);
        return false;
    }
    struct ledger *ledger = ledger_open(folder, false);
    if (!ledger) return false;
    sqlite3 *db = ledger_database(ledger);
    bool is_good = attach(db, path) && has_our_version(db, path) && has_no_clash(db, path) &&
                   run(db, path, "BEGIN") && run(db, path, TAKE) && run(db, path, "COMMIT");
    ledger_close(ledger);
    return is_good;
}
