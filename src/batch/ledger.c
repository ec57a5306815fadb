/* See ledger.h. It writes; ledger_merge.c brings several together. A document's number is a hash of
 * its name, so that ledgers of the same documents are the same whatever the order in which workers
 * finish. */
#include "batch/ledger.h"
#include "batch/ledger_tables.h"
#include "host/hash.h"
#include "host/tell.h"

#include <errno.h>
#include <limits.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char SCHEMA[] =
    "CREATE TABLE IF NOT EXISTS documents("
    " id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, target TEXT NOT NULL, url TEXT,"
    " status TEXT NOT NULL, cause TEXT, message TEXT, twin TEXT,"
    " digest TEXT, key TEXT NOT NULL, bytes_in INTEGER, bytes_out INTEGER, modified INTEGER,"
    " words_before INTEGER, words_after INTEGER, sentences_before INTEGER,"
    " sentences_after INTEGER, long_before INTEGER, long_after INTEGER, hard_before INTEGER,"
    " hard_after INTEGER, unexplained_before INTEGER, unexplained_after INTEGER,"
    " level_before REAL, level_after REAL, grade_before REAL, grade_after REAL,"
    " findings INTEGER, changes INTEGER, cpu_ms REAL, wall_ms REAL, finished_at TEXT);"
    "CREATE INDEX IF NOT EXISTS documents_target ON documents(target COLLATE NOCASE);"
    "CREATE TABLE IF NOT EXISTS rules(document INTEGER NOT NULL, rule TEXT NOT NULL,"
    " findings INTEGER NOT NULL, changes INTEGER NOT NULL, PRIMARY KEY(document, rule))"
    " WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS terms(document INTEGER NOT NULL, term TEXT NOT NULL,"
    " dictionary TEXT NOT NULL, action TEXT NOT NULL, times INTEGER NOT NULL,"
    " PRIMARY KEY(document, term, dictionary, action)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS words(document INTEGER NOT NULL, word TEXT NOT NULL,"
    " times INTEGER NOT NULL, PRIMARY KEY(document, word)) WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS settings(key TEXT PRIMARY KEY, plainer TEXT NOT NULL,"
    " band TEXT NOT NULL, formats TEXT NOT NULL) WITHOUT ROWID;"
    "PRAGMA user_version = 1;";

enum statement {
    FIND,
    TAKEN,
    TOUCH,
    FORGET,
    FORGET_RULES,
    FORGET_TERMS,
    FORGET_WORDS,
    PUT,
    PUT_RULE,
    PUT_TERM,
    PUT_WORD,
    PUT_SETTINGS,
    STATEMENT_COUNT
};

static const char *const SQL[STATEMENT_COUNT] = {
    [FIND] = "SELECT name, status, cause, digest, key, target, twin, bytes_in, modified"
             " FROM documents WHERE id = ?1",
    [TAKEN] = "SELECT 1 FROM documents WHERE target = ?2 COLLATE NOCASE AND id <> ?1 LIMIT 1",
    [TOUCH] = "UPDATE documents SET modified = ?2 WHERE id = ?1",
    [FORGET] = "DELETE FROM documents WHERE id = ?1",
    [FORGET_RULES] = "DELETE FROM rules WHERE document = ?1",
    [FORGET_TERMS] = "DELETE FROM terms WHERE document = ?1",
    [FORGET_WORDS] = "DELETE FROM words WHERE document = ?1",
    [PUT] = "INSERT OR REPLACE INTO documents VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
            " ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28,"
            " ?29, ?30, ?31, ?32)",
    [PUT_RULE] = "INSERT INTO rules VALUES(?1, ?2, ?3, ?4)",
    [PUT_TERM] = "INSERT INTO terms VALUES(?1, ?2, ?3, ?4, ?5)"
                 " ON CONFLICT DO UPDATE SET times = times + excluded.times",
    [PUT_WORD] = "INSERT INTO words VALUES(?1, ?2, ?3)",
    [PUT_SETTINGS] = "INSERT OR IGNORE INTO settings VALUES(?1, ?2, ?3, ?4)",
};

struct ledger {
    sqlite3 *db;
    sqlite3_stmt *statements[STATEMENT_COUNT];
    bool is_open; /* a transaction */
    bool is_dry;
};

static bool complain(const struct ledger *l, const char *what) {
    tell("the ledger: %s: %s", what, sqlite3_errmsg(l->db));
    return false;
}

static bool run(struct ledger *l, const char *sql) {
    return sqlite3_exec(l->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           complain(l, "it cannot be written");
}

/* Another version's tables are not touched. */
static bool has_our_version(struct ledger *l) {
    sqlite3_stmt *s = NULL;
    int version = -1;
    if (sqlite3_prepare_v2(l->db, "PRAGMA user_version", -1, &s, NULL) == SQLITE_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        version = sqlite3_column_int(s, 0);
    sqlite3_finalize(s);
    if (version < 0) return complain(l, "it cannot be read");
    if (version > LEDGER_VERSION) tell("the ledger was written by a newer plainer");
    return version <= LEDGER_VERSION;
}

static bool prepare(struct ledger *l) {
    for (int i = 0; i < STATEMENT_COUNT; i++)
        if (sqlite3_prepare_v3(l->db, SQL[i], -1, SQLITE_PREPARE_PERSISTENT, &l->statements[i],
                               NULL) != SQLITE_OK)
            return complain(l, "it has other tables than ours");
    return true;
}

struct ledger *ledger_open(const char *folder, bool is_dry) {
    enum { BUSY_MILLISECONDS = 10000 };
    char path[PATH_MAX];
    struct ledger *l = out_alloc(sizeof *l);
    int size = snprintf(path, sizeof path, "%s/ledger.sqlite", folder);
    bool is_there = size > 0 && (size_t)size < sizeof path && access(path, F_OK) == 0;
    l->is_dry = is_dry;
    if (is_dry && !is_there) (void)snprintf(path, sizeof path, ":memory:");
    bool is_good = sqlite3_open(path, &l->db) == SQLITE_OK || complain(l, path);
    sqlite3_busy_timeout(l->db, BUSY_MILLISECONDS);
    is_good = is_good && has_our_version(l);
    if (is_good && (!is_dry || !is_there))
        is_good = run(l, "PRAGMA journal_mode = WAL") && run(l, "PRAGMA synchronous = NORMAL") &&
                  run(l, SCHEMA);
    if (is_good && prepare(l)) return l;
    ledger_close(l);
    return NULL;
}

struct sqlite3 *ledger_database(struct ledger *l) {
    return l->db;
}

/* 63 bits of a hash. */
int64_t ledger_number(const char *name) {
    return (int64_t)(hash_bytes(name, strlen(name)) >> 1);
}

static sqlite3_stmt *start(struct ledger *l, enum statement which, sqlite3_int64 id) {
    sqlite3_stmt *s = l->statements[which];
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
    sqlite3_bind_int64(s, 1, id);
    return s;
}

static const char *text_of(sqlite3_stmt *s, int column) {
    return (const char *)sqlite3_column_text(s, column);
}

/* The texts are put one behind another, and pointed at when they lie still. */
bool ledger_find(struct ledger *l, int64_t number, struct ledger_entry *e) {
    char **const texts[] = {&e->name, &e->status, &e->cause, &e->digest,
                            &e->key,  &e->target, &e->twin};
    enum { TEXTS = sizeof texts / sizeof *texts };
    size_t starts[TEXTS];
    sqlite3_stmt *s = start(l, FIND, number);
    if (sqlite3_step(s) != SQLITE_ROW) return false;
    out_clear(&e->texts);
    for (int i = 0; i < TEXTS; i++) {
        const char *text = text_of(s, i);
        starts[i] = e->texts.size;
        out_add(&e->texts, text ? text : "", text ? strlen(text) + 1 : 1);
    }
    for (int i = 0; i < TEXTS; i++) *texts[i] = e->texts.bytes + starts[i];
    e->size = (uint64_t)sqlite3_column_int64(s, TEXTS);
    e->modified = sqlite3_column_int64(s, TEXTS + 1);
    sqlite3_reset(s);
    return true;
}

void ledger_entry_release(struct ledger_entry *entry) {
    out_release(&entry->texts);
}

static void bind_text(sqlite3_stmt *s, int at, const char *text) {
    sqlite3_bind_text(s, at, text, -1, SQLITE_TRANSIENT);
}

bool ledger_has_target(struct ledger *l, const char *target, int64_t number) {
    sqlite3_stmt *s = start(l, TAKEN, number);
    bind_text(s, 2, target);
    bool is_taken = sqlite3_step(s) == SQLITE_ROW;
    sqlite3_reset(s);
    return is_taken;
}

static bool step(struct ledger *l, sqlite3_stmt *s) {
    bool is_done = sqlite3_step(s) == SQLITE_DONE || complain(l, "it cannot be written");
    sqlite3_reset(s);
    return is_done;
}

/* Either may be NULL. */
static void bind_measures(sqlite3_stmt *s, int at, const pl_measures *before,
                          const pl_measures *after) {
    const pl_measures *const both[] = {before, after};
    for (int i = 0; i < 2; i++) {
        const pl_measures *m = both[i];
        if (!m) continue;
        const size_t counts[] = {m->words, m->sentences, m->long_sentences, m->hard_words,
                                 m->unexplained};
        for (int k = 0; k < 5; k++) sqlite3_bind_int64(s, at + 2 * k + i, (sqlite3_int64)counts[k]);
        if (m->level > 0) sqlite3_bind_double(s, at + 10 + i, m->level);
        if (m->grade >= 0) sqlite3_bind_double(s, at + 12 + i, m->grade);
    }
}

static void sum_rules(const struct tallies *rules, sqlite3_stmt *s, int at) {
    uint64_t findings = 0, changes = 0;
    for (size_t i = 0; i < rules->count; i++) {
        findings += rules->items[i].first;
        changes += rules->items[i].second;
    }
    sqlite3_bind_int64(s, at, (sqlite3_int64)findings);
    sqlite3_bind_int64(s, at + 1, (sqlite3_int64)changes);
}

static void bind_times(sqlite3_stmt *s, int at, const struct ledger_row *row) {
    const double milli = 1000, micro = 1e-3;
    char text[32];
    time_t now = time(NULL);
    struct tm utc;
    gmtime_r(&now, &utc);
    (void)strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &utc);
    sqlite3_bind_double(s, at, (double)row->result->cpu_microseconds * micro);
    sqlite3_bind_double(s, at + 1, row->seconds * milli);
    bind_text(s, at + 2, text);
}

static bool put_document(struct ledger *l, const struct ledger_row *row, sqlite3_int64 id) {
    const struct result *r = row->result;
    sqlite3_stmt *s = start(l, PUT, id);
    const char *const texts[] = {row->item->name, row->item->target, row->item->url,
                                 row->status,     r->cause,          r->message,
                                 row->twin,       r->digest,         row->key};
    for (int i = 0; i < 9; i++) bind_text(s, 2 + i, texts[i]);
    sqlite3_bind_int64(s, 11, (sqlite3_int64)r->bytes_in);
    sqlite3_bind_int64(s, 12, (sqlite3_int64)r->bytes_out);
    sqlite3_bind_int64(s, 13, row->item->modified);
    if (r->before.words || strcmp(row->status, "done") == 0) {
        bind_measures(s, 14, &r->before, r->has_after ? &r->after : NULL);
        sum_rules(&r->rules, s, 28);
    }
    bind_times(s, 30, row);
    return step(l, s);
}

/* "term\tdictionary\taction" */
static bool put_term(struct ledger *l, const struct tally *tally, sqlite3_int64 id) {
    sqlite3_stmt *s = start(l, PUT_TERM, id);
    const char *at = tally->name;
    for (int i = 2; i <= 4; i++) {
        size_t size = strcspn(at, "\t");
        sqlite3_bind_text(s, i, at, (int)size, SQLITE_TRANSIENT);
        at += size + (at[size] == '\t');
    }
    sqlite3_bind_int64(s, 5, (sqlite3_int64)tally->first);
    return step(l, s);
}

static bool put_tallies(struct ledger *l, const struct result *r, sqlite3_int64 id) {
    bool is_good = true;
    for (size_t i = 0; i < r->rules.count && is_good; i++) {
        sqlite3_stmt *s = start(l, PUT_RULE, id);
        bind_text(s, 2, r->rules.items[i].name);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)r->rules.items[i].first);
        sqlite3_bind_int64(s, 4, (sqlite3_int64)r->rules.items[i].second);
        is_good = step(l, s);
    }
    for (size_t i = 0; i < r->terms.count && is_good; i++)
        is_good = put_term(l, &r->terms.items[i], id);
    for (size_t i = 0; i < r->words.count && is_good; i++) {
        sqlite3_stmt *s = start(l, PUT_WORD, id);
        bind_text(s, 2, r->words.items[i].name);
        sqlite3_bind_int64(s, 3, (sqlite3_int64)r->words.items[i].first);
        is_good = step(l, s);
    }
    return is_good;
}

/* A transaction is open from the first change to the next commit. */
static bool begin(struct ledger *l) {
    if (!l->is_open && !run(l, "BEGIN IMMEDIATE")) return false;
    l->is_open = true;
    return true;
}

bool ledger_touch(struct ledger *l, int64_t number, int64_t modified) {
    if (l->is_dry) return true;
    if (!begin(l)) return false;
    sqlite3_stmt *s = start(l, TOUCH, number);
    sqlite3_bind_int64(s, 2, modified);
    return step(l, s);
}

bool ledger_write(struct ledger *l, const struct ledger_row *row) {
    sqlite3_int64 id = ledger_number(row->item->name);
    if (l->is_dry) return true;
    if (!begin(l)) return false;
    for (int i = FORGET_RULES; i <= FORGET_WORDS; i++)
        if (!step(l, start(l, (enum statement)i, id))) return false;
    return put_document(l, row, id) && put_tallies(l, row->result, id);
}

bool ledger_forget(struct ledger *l, int64_t number) {
    if (l->is_dry) return true;
    if (!begin(l)) return false;
    for (int i = FORGET; i <= FORGET_WORDS; i++)
        if (!step(l, start(l, (enum statement)i, number))) return false;
    return true;
}

bool ledger_note_settings(struct ledger *l, const struct ledger_settings *settings) {
    sqlite3_stmt *s = l->statements[PUT_SETTINGS];
    const char *const texts[] = {settings->key, settings->plainer, settings->band,
                                 settings->formats};
    if (l->is_dry) return true;
    if (!begin(l)) return false;
    sqlite3_reset(s);
    for (int i = 0; i < 4; i++) bind_text(s, 1 + i, texts[i]);
    return step(l, s);
}

bool ledger_commit(struct ledger *l) {
    if (!l->is_open) return true;
    l->is_open = false;
    return run(l, "COMMIT");
}

bool ledger_hold(struct ledger *l) {
    return run(l, "BEGIN");
}

struct ledger_rows {
    struct ledger *ledger;
    sqlite3_stmt *statement;
    bool is_broken;
};

struct ledger_rows *ledger_ask(struct ledger *l, const char *sql) {
    struct ledger_rows *rows = out_alloc(sizeof *rows);
    rows->ledger = l;
    if (sqlite3_prepare_v2(l->db, sql, -1, &rows->statement, NULL) == SQLITE_OK) return rows;
    (void)complain(l, "it cannot be asked");
    free(rows);
    return NULL;
}

bool ledger_next(struct ledger_rows *rows) {
    int status = rows->is_broken ? SQLITE_DONE : sqlite3_step(rows->statement);
    if (status != SQLITE_ROW && status != SQLITE_DONE)
        rows->is_broken = !complain(rows->ledger, "it cannot be read");
    return status == SQLITE_ROW;
}

const char *ledger_text(struct ledger_rows *rows, int column) {
    const char *text = text_of(rows->statement, column);
    return text ? text : "";
}

double ledger_real(struct ledger_rows *rows, int column) {
    return sqlite3_column_double(rows->statement, column);
}

bool ledger_is_null(struct ledger_rows *rows, int column) {
    return sqlite3_column_type(rows->statement, column) == SQLITE_NULL;
}

bool ledger_end(struct ledger_rows *rows) {
    bool is_good = !rows->is_broken;
    sqlite3_finalize(rows->statement);
    free(rows);
    return is_good;
}

void ledger_close(struct ledger *l) {
    if (!l) return;
    for (int i = 0; i < STATEMENT_COUNT; i++) sqlite3_finalize(l->statements[i]);
    sqlite3_close(l->db);
    free(l);
}
