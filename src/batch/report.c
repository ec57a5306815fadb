/* See report.h. */
#include "batch/report.h"
#include "host/engine.h"
#include "host/tell.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_USE = 2, EXIT_UNREADABLE = 3, EXIT_UNWRITABLE = 4 };

/* ---- tables ---- */

/* As RFC 4180 has it. What a spreadsheet would take for a formula gets an apostrophe before it. */
static void add_shown_cell(struct out *out, const char *text) {
    bool is_formula = *text && strchr("=+-@\t\r", *text);
    if (!is_formula && !strpbrk(text, ",\"\r\n")) {
        out_text(out, text);
        return;
    }
    out_text(out, is_formula ? "\"'" : "\"");
    for (; *text; text++) out_add(out, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    out_text(out, "\"");
}

static void add_cell(struct out *out, const char *given) {
    struct out shown = {0};
    out_shown(&shown, given);
    add_shown_cell(out, shown.size ? shown.bytes : "");
    out_release(&shown);
}

static bool is_number(const char *text) {
    char *end;
    bool has_figures = *text && !text[strspn(text, "0123456789.-")];
    return has_figures && (strtod(text, &end), !*end);
}

/* A table of all rows that answer a question, below a line of their names. A mark in front tells
 * spreadsheets that it is in UTF-8. */
static bool make_table(struct out *out, struct ledger *ledger, const char *heads, const char *sql) {
    struct ledger_rows *rows = ledger_ask(ledger, sql);
    if (!rows) return false;
    int columns = 1;
    for (const char *at = heads; (at = strchr(at, ',')); at++) columns++;
    out_format(out, "\xEF\xBB\xBF%s\r\n", heads);
    while (ledger_next(rows)) {
        for (int i = 0; i < columns; i++) {
            const char *text = ledger_text(rows, i);
            if (i) out_text(out, ",");
            if (is_number(text))
                out_text(out, text);
            else
                add_cell(out, text);
        }
        out_text(out, "\r\n");
    }
    return ledger_end(rows);
}

static const char DOCUMENT_HEADS[] =
    "name,output,status,cause,message,same_as,url,words_before,words_after,long_sentences_before,"
    "long_sentences_after,sentences_before,sentences_after,unexplained_words_before,"
    "unexplained_words_after,level_before,level_after,grade_before,grade_after,findings,changes,"
    "finished_at";
static const char DOCUMENTS[] =
    "SELECT name, CASE status WHEN 'done' THEN target END, status, cause, message, twin, url, "
    "words_before, words_after, long_before,"
    " long_after, sentences_before, sentences_after, unexplained_before, unexplained_after,"
    " round(level_before, 2), round(level_after, 2), round(grade_before, 1), round(grade_after, 1),"
    " findings, changes, finished_at FROM documents ORDER BY name";

/* Made to be filled in as a dictionary: its columns are a dictionary's. */
static const char WORD_HEADS[] = "term,action,plain,definition,note";
static const char WORDS[] =
    "SELECT word, 'explain', '', '', 'in ' || count(*) || iif(count(*) = 1, ' document, ', ' "
    "documents, ')"
    " || sum(times) || iif(sum(times) = 1, ' time', ' times')"
    " FROM words GROUP BY word ORDER BY count(*) DESC, sum(times) DESC, word LIMIT 1000";

/* ---- files ---- */

static bool write_file(const char *folder, const char *name, const struct out *out) {
    char path[PATH_MAX];
    struct output output;
    int size = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (size <= 0 || (size_t)size >= sizeof path) return false;
    bool is_open = output_open(&output, path);
    if (is_open) (void)output_write(&output, out->bytes, out->size);
    if (!is_open || !output_finish(&output)) {
        print_errno(path, output.error, "");
        return false;
    }
    printf("%s\n", path);
    return true;
}

/* Returns an exit status. */
static int make_page(struct out *page, const struct options *options, struct ledger *ledger,
                     const char *folder) {
    struct out content = {0};
    struct engine engine = {0};
    struct options bare = *options;
    pl_failure failure;
    bare.no_dictionaries = true;
    bare.dictionary_count = 0;
    int status = report_page(&content, ledger, folder) ? engine_open(&engine, &bare, false)
                                                       : EXIT_UNREADABLE;
    if (!status)
        status = pl_write_page(engine.engine, "Report on a batch", report_style, content.bytes,
                               content.size, out_take, page, &failure);
    if (engine.engine) engine_close(&engine);
    out_release(&content);
    return status;
}

int report_run(const struct options *options, const char *folder) {
    char path[PATH_MAX];
    struct out page = {0}, documents = {0}, words = {0};
    int size = snprintf(path, sizeof path, "%s/ledger.sqlite", folder);
    if (size <= 0 || (size_t)size >= sizeof path || access(path, R_OK) != 0) {
        tell("%s: there is no ledger: name the output folder of a batch", folder);
        return EXIT_UNREADABLE;
    }
    struct ledger *ledger = ledger_open(folder, true);
    if (!ledger) return EXIT_UNREADABLE;
    bool is_read = ledger_hold(ledger) &&
                   make_table(&documents, ledger, DOCUMENT_HEADS, DOCUMENTS) &&
                   make_table(&words, ledger, WORD_HEADS, WORDS);
    int status = is_read ? make_page(&page, options, ledger, folder) : EXIT_UNREADABLE;
    ledger_close(ledger);
    if (!status && !(write_file(folder, "batch-report.html", &page) &&
                     write_file(folder, "batch-documents.csv", &documents) &&
                     write_file(folder, "batch-words.csv", &words)))
        status = EXIT_UNWRITABLE;
    out_release(&page);
    out_release(&documents);
    out_release(&words);
    return status;
}
