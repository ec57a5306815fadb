/* The report's page: figures before and after, how levels are spread, the pages at either end, what
 * failed, what was found most, and the words that dictionaries lack. Each chart has its table. */
#include "batch/chart.h"
#include "batch/outputs.h"
#include "batch/report.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

const char report_style[] =
    ".chart { display: block; width: 100%; max-width: 30rem; height: auto; margin: 0 0 1em; }\n"
    ".chart text { font-size: 13px; fill: var(--ink); }\n"
    ".chart .label { text-anchor: end; font-weight: 700; }\n"
    ".chart .before, .key .before { fill: var(--panel); stroke: var(--soft); "
    "stroke-dasharray: 3 2; }\n"
    ".chart .after, .key .after { fill: var(--link); stroke: var(--link); }\n"
    ".key { color: var(--soft); }\n"
    ".key svg { width: 1.6em; height: 0.8em; }\n"
    "th a { overflow-wrap: anywhere; }\n"
    "td.figure, th.figure { text-align: end; }\n"
    "td.figure { white-space: nowrap; }\n"
    "@media print { .chart, .key svg { print-color-adjust: exact; "
    "-webkit-print-color-adjust: exact; } }\n";

/* What the page is made of; is_broken when the ledger could not be asked. */
struct report {
    struct out *out;
    struct ledger *ledger;
    const char *folder;
    bool is_broken;
};

static struct ledger_rows *ask(struct report *r, const char *sql) {
    struct ledger_rows *rows = r->is_broken ? NULL : ledger_ask(r->ledger, sql);
    if (!rows) r->is_broken = true;
    return rows;
}

static void finish(struct report *r, struct ledger_rows *rows) {
    if (!ledger_end(rows)) r->is_broken = true;
}

/* ---- small parts ---- */

/* "12,345" */
static void add_whole(struct out *out, double number) {
    char digits[32];
    int size = snprintf(digits, sizeof digits, "%.0f", number);
    for (int i = 0; i < size; i++) {
        if (i && (size - i) % 3 == 0 && digits[i - 1] != '-') out_text(out, ",");
        out_add(out, &digits[i], 1);
    }
}

static void add_heading(struct report *r, const char *text) {
    out_format(r->out, "<h2>%s</h2>\n", text);
}

/* Heads are parted by "|"; one that begins with "#" stands above figures. */
static void open_table(struct report *r, const char *label, const char *heads) {
    out_format(r->out,
               "<section class=\"table\" tabindex=\"0\" aria-label=\"%s\"><table>\n<thead><tr>",
               label);
    for (const char *at = heads; *at;) {
        size_t size = strcspn(at, "|");
        bool is_figure = *at == '#';
        out_format(r->out, "<th scope=\"col\"%s>%.*s</th>", is_figure ? " class=\"figure\"" : "",
                   (int)size - is_figure, at + is_figure);
        at += size + (at[size] == '|');
    }
    out_text(r->out, "</tr></thead>\n<tbody>\n");
}

static void close_table(struct report *r) {
    out_text(r->out, "</tbody>\n</table></section>\n");
}

static void open_row(struct report *r, const char *name) {
    out_text(r->out, "<tr><th scope=\"row\">");
    chart_escape(r->out, name);
    out_text(r->out, "</th>");
}

static void add_cell(struct report *r, double value, int decimals, const char *unit) {
    out_text(r->out, "<td class=\"figure\">");
    if (decimals)
        out_format(r->out, "%.*f", decimals, value);
    else
        add_whole(r->out, value);
    out_format(r->out, "%s</td>", unit);
}

static void close_row(struct report *r) {
    out_text(r->out, "</tr>\n");
}

static void add_key(struct report *r) {
    static const char svg[] =
        "<svg viewBox=\"0 0 20 10\" aria-hidden=\"true\">"
        "<rect class=\"%s\" x=\"1\" y=\"1\" width=\"18\" height=\"8\"/></svg> ";
    out_text(r->out, "<p class=\"key\">");
    out_format(r->out, svg, "before");
    out_text(r->out, "before &nbsp; ");
    out_format(r->out, svg, "after");
    out_text(r->out, "after</p>\n");
}

/* ---- what it is about ---- */

static void add_count(struct report *r, double count, const char *one, const char *many) {
    out_text(r->out, "<strong>");
    add_whole(r->out, count);
    out_format(r->out, "</strong> %s", count == 1 ? one : many);
}

static void add_duration(struct out *out, double seconds) {
    const double minute = 60, hour = 3600;
    if (seconds < 2 * minute)
        out_format(out, "%.1f seconds", seconds);
    else if (seconds < 2 * hour)
        out_format(out, "%.0f minutes", seconds / minute);
    else
        out_format(out, "%.1f hours", seconds / hour);
}

static void write_opening(struct report *r) {
    struct ledger_rows *rows =
        ask(r, "SELECT count(*), sum(status = 'done'), sum(status IN ('failed', 'set-aside')),"
               " sum(status = 'duplicate'), substr(min(finished_at), 1, 10),"
               " substr(max(finished_at), 1, 10), sum(bytes_in) / 1e6, sum(cpu_ms) / 1000"
               " FROM documents");
    if (!rows) return;
    out_text(r->out, "<h1>Report on a batch</h1>\n<p class=\"about\">What plainer made of the "
                     "documents in this folder. Levels run from 1 (A1) to 6 (C2) on the scale of "
                     "the Common European Framework; they are estimated from length, words and "
                     "grammar. They do not say whether a page is right for children: people who "
                     "know them must read it first.</p>\n");
    if (ledger_next(rows)) {
        out_text(r->out, "<p>");
        add_count(r, ledger_real(rows, 0),
                  "document was looked at: ", "documents were looked at: ");
        add_count(r, ledger_real(rows, 1), "was made plainer, ", "were made plainer, ");
        add_count(r, ledger_real(rows, 2), "failed", "failed");
        if (ledger_real(rows, 3) > 0) out_text(r->out, ", ");
        if (ledger_real(rows, 3) > 0)
            add_count(r, ledger_real(rows, 3), "is the same as another", "are the same as others");
        out_format(r->out, ". They hold %.1f MB and took ", ledger_real(rows, 6));
        add_duration(r->out, ledger_real(rows, 7));
        out_text(r->out, " of computing");
        if (!ledger_is_null(rows, 4)) {
            bool is_one_day = strcmp(ledger_text(rows, 4), ledger_text(rows, 5)) == 0;
            out_format(r->out, is_one_day ? ", on %s" : ", from %s", ledger_text(rows, 4));
            if (!is_one_day) out_format(r->out, " to %s", ledger_text(rows, 5));
        }
        out_text(r->out, ".</p>\n");
    }
    finish(r, rows);
}

static void write_settings(struct report *r) {
    struct ledger_rows *rows =
        ask(r, "SELECT s.plainer, s.band, s.formats, count(*) FROM documents d JOIN settings s"
               " ON s.key = d.key GROUP BY 1, 2, 3 ORDER BY 4 DESC");
    if (!rows) return;
    out_text(r->out, "<ul>\n");
    while (ledger_next(rows)) {
        out_text(r->out, "<li>");
        add_whole(r->out, ledger_real(rows, 3));
        out_text(r->out, " for readers of the band ");
        chart_escape(r->out, ledger_text(rows, 1));
        unsigned words = pl_band_sentence_words(ledger_text(rows, 1));
        if (words) out_format(r->out, " (a sentence of more than %u words is long)", words);
        out_text(r->out, ", as ");
        chart_escape(r->out, ledger_text(rows, 2));
        out_text(r->out, ", by plainer ");
        chart_escape(r->out, ledger_text(rows, 0));
        out_text(r->out, "</li>\n");
    }
    out_text(r->out, "</ul>\n");
    finish(r, rows);
}

/* ---- before and after ---- */

static void add_pair(struct report *r, const char *name, double before, double after, int decimals,
                     const char *unit) {
    open_row(r, name);
    add_cell(r, before, decimals, unit);
    add_cell(r, after, decimals, unit);
    close_row(r);
}

static double share(double part, double whole) {
    const double hundred = 100;
    return whole > 0 ? hundred * part / whole : 0;
}

static void write_figures(struct report *r) {
    enum { WORDS, SENTENCES = 2, LONG = 4, HARD = 6, BARE = 8, LEVEL = 10, GRADE = 12, COUNT = 14 };
    double f[COUNT];
    struct ledger_rows *rows =
        ask(r, "SELECT sum(words_before), sum(words_after), sum(sentences_before),"
               " sum(sentences_after), sum(long_before), sum(long_after), sum(hard_before),"
               " sum(hard_after), sum(unexplained_before), sum(unexplained_after),"
               " avg(level_before) FILTER (WHERE level_after IS NOT NULL),"
               " avg(level_after) FILTER (WHERE level_before IS NOT NULL),"
               " avg(grade_before) FILTER (WHERE grade_after IS NOT NULL),"
               " avg(grade_after) FILTER (WHERE grade_before IS NOT NULL)"
               " FROM documents WHERE status = 'done' AND words_after IS NOT NULL");
    if (!rows) return;
    bool has_any = ledger_next(rows);
    for (int i = 0; i < COUNT; i++) f[i] = has_any ? ledger_real(rows, i) : 0;
    bool has_levels = has_any && !ledger_is_null(rows, LEVEL);
    bool has_grades = has_any && !ledger_is_null(rows, GRADE);
    finish(r, rows);
    add_heading(r, "Before and after");
    if (f[WORDS] <= 0) {
        out_text(r->out, "<p>No document was converted, or none has any text.</p>\n");
        return;
    }
    const struct chart_row shares[] = {
        {"Too long", share(f[LONG], f[SENTENCES]), share(f[LONG + 1], f[SENTENCES + 1])},
        {"Unexplained", share(f[BARE], f[WORDS]), share(f[BARE + 1], f[WORDS + 1])}};
    const struct chart chart = {
        "shares", "Long sentences, and hard words without an explanation, before and after",
        "%",      1,
        shares,   2};
    add_key(r);
    chart_write(r->out, &chart);
    open_table(r, "Figures before and after", "Measure|#Before|#After");
    add_pair(r, "Sentences that are too long", shares[0].before, shares[0].after, 1, "%");
    add_pair(r, "Hard words without an explanation, of all words", shares[1].before,
             shares[1].after, 1, "%");
    if (has_levels) add_pair(r, "Level, on average", f[LEVEL], f[LEVEL + 1], 2, "");
    if (has_grades) add_pair(r, "Flesch-Kincaid grade, on average", f[GRADE], f[GRADE + 1], 1, "");
    add_pair(r, "Words a sentence", f[WORDS] / f[SENTENCES], f[WORDS + 1] / f[SENTENCES + 1], 1,
             "");
    add_pair(r, "Words", f[WORDS], f[WORDS + 1], 0, "");
    add_pair(r, "Sentences", f[SENTENCES], f[SENTENCES + 1], 0, "");
    add_pair(r, "Hard words", f[HARD], f[HARD + 1], 0, "");
    close_table(r);
}

/* ---- levels ---- */

/* From half a step below to half a step above: as the library names levels. */
#define STEP(level) "min(5, max(0, CAST(" level " - 0.5 AS INTEGER)))"

static void write_levels(struct report *r) {
    enum { STEPS = 6 };
    struct chart_row steps[STEPS] = {{"A1", 0, 0}, {"A2", 0, 0}, {"B1", 0, 0},
                                     {"B2", 0, 0}, {"C1", 0, 0}, {"C2", 0, 0}};
    double sum = 0;
    struct ledger_rows *rows = ask(r, "SELECT " STEP("level_before") ", " STEP(
                                          "level_after") ", count(*) FROM documents"
                                                         " WHERE status = 'done' AND level_before "
                                                         "IS NOT NULL AND level_after IS NOT NULL"
                                                         " GROUP BY 1, 2");
    if (!rows) return;
    while (ledger_next(rows)) {
        double count = ledger_real(rows, 2);
        steps[(int)ledger_real(rows, 0)].before += count;
        steps[(int)ledger_real(rows, 1)].after += count;
        sum += count;
    }
    finish(r, rows);
    if (sum <= 0) return;
    add_heading(r, "How levels are spread");
    out_text(r->out, "<p>Documents of each level, from A1 (easiest) to C2 (hardest); those too "
                     "short for a level are left out.</p>\n");
    const struct chart chart = {"levels", "Documents of each level, before and after", "", 0, steps,
                                STEPS};
    add_key(r);
    chart_write(r->out, &chart);
    open_table(r, "Documents of each level", "Level|#Before|#Share|#After|#Share");
    for (int i = 0; i < STEPS; i++) {
        open_row(r, steps[i].label);
        add_cell(r, steps[i].before, 0, "");
        add_cell(r, share(steps[i].before, sum), 1, "%");
        add_cell(r, steps[i].after, 0, "");
        add_cell(r, share(steps[i].after, sum), 1, "%");
        close_row(r);
    }
    close_table(r);
}

/* ---- pages at either end ---- */

/* A path as an address: each byte that means something there is written as its number. */
static void add_address(struct out *out, const char *path) {
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    out_text(out, "./");
    for (; *path; path++) {
        if (strchr(plain, *path))
            out_add(out, path, 1);
        else
            out_format(out, "%%%02X", (unsigned)(unsigned char)*path);
    }
}

/* A document by its name, linked to the first of its outputs that is there. */
static void add_page(struct report *r, const char *name, const char *target) {
    static const char *const formats[] = {"html", "text", "markdown", "review", "json"};
    char path[2 * PATH_MAX];
    out_text(r->out, "<tr><th scope=\"row\">");
    bool has_link = false;
    for (size_t i = 0; i < sizeof formats / sizeof *formats && !has_link; i++) {
        int from = snprintf(path, sizeof path, "%s/", r->folder);
        (void)snprintf(path + from, sizeof path - (size_t)from, "%s.%s", target,
                       outputs_ending(formats[i]));
        if (access(path, R_OK) != 0) continue;
        has_link = true;
        out_text(r->out, "<a href=\"");
        add_address(r->out, path + from);
        out_text(r->out, "\">");
    }
    chart_escape(r->out, name);
    out_text(r->out, has_link ? "</a></th>" : "</th>");
}

/* ---- what failed, and what is to be done ---- */

static void write_failures(struct report *r) {
    static const struct {
        const char *cause, *means;
    } causes[] = {{"unreadable", "not text, not in English, or not what it says"},
                  {"limit", "larger, deeper or in need of more memory than is allowed"},
                  {"time", "did not end in time"},
                  {"memory", "took too much memory"},
                  {"output", "its outputs would be too large"},
                  {"crash", "brought plainer down: please report it"},
                  {"refused", "a safety check refused the result"},
                  {"unwritable", "its outputs could not be written"},
                  {"bug", "a fault in plainer: please report it"}};
    struct ledger_rows *rows =
        ask(r, "SELECT cause, count(*), name, message FROM (SELECT * FROM documents"
               " WHERE status IN ('failed', 'set-aside') ORDER BY name DESC) GROUP BY cause"
               " ORDER BY count(*) DESC, cause");
    bool has_any = false;
    if (!rows) return;
    add_heading(r, "What failed");
    while (ledger_next(rows)) {
        const char *means = "";
        for (size_t i = 0; i < sizeof causes / sizeof *causes; i++)
            if (strcmp(causes[i].cause, ledger_text(rows, 0)) == 0) means = causes[i].means;
        out_text(r->out, has_any ? "<li>" : "<ul>\n<li>");
        has_any = true;
        add_count(r, ledger_real(rows, 1), "document: ", "documents: ");
        chart_escape(r->out, *means ? means : ledger_text(rows, 0));
        out_text(r->out, ".<br>For instance ");
        chart_escape(r->out, ledger_text(rows, 2));
        out_text(r->out, ": ");
        chart_escape(r->out, ledger_text(rows, 3));
        out_text(r->out, "</li>\n");
    }
    out_text(r->out, has_any ? "</ul>\n" : "<p>Nothing failed.</p>\n");
    finish(r, rows);
}

/* ---- tables ---- */

/* A table of what the ledger answers; nothing at all when it answers nothing. */
struct section {
    const char *heading, *about, *heads;
    enum { NAMES, PAGES, RULES } kind; /* of the first column: a document's comes with its target */
    const char *cells; /* of each further column: '0' whole, '2' two decimals, '%' a share */
    const char *sql;
};

static const struct section MONTHS = {
    "Month by month",
    "By when documents were converted.",
    "Month|#Documents|#Long sentences before|#Long sentences after|#Hard words without an "
    "explanation after",
    NAMES,
    "0%%%",
    "SELECT substr(finished_at, 1, 7), count(*),"
    " 100.0 * sum(long_before) / max(1, sum(sentences_before)),"
    " 100.0 * sum(long_after) / max(1, sum(sentences_after)),"
    " 100.0 * sum(unexplained_after) / max(1, sum(words_after))"
    " FROM documents WHERE status = 'done' AND words_after IS NOT NULL"
    " AND (SELECT count(DISTINCT substr(finished_at, 1, 7)) FROM documents) > 1"
    " GROUP BY 1 ORDER BY 1"};

#define PAGE_HEADS "Document|#Level before|#Level after|#Words"
#define LEVELS                                                                                     \
    "SELECT name, target, level_before, level_after, words_after FROM documents"                   \
    " WHERE status = 'done' AND level_before IS NOT NULL AND level_after IS NOT NULL "

static const struct section ENDS[] = {
    {"Pages that are still the hardest", "A person should look at these first.", PAGE_HEADS, PAGES,
     "220", LEVELS "ORDER BY level_after DESC, name LIMIT 10"},
    {"Pages that became easier by most", "Here the rules did most.", PAGE_HEADS, PAGES, "220",
     LEVELS "AND level_before - level_after >= 0.05 ORDER BY level_before - level_after DESC, name"
            " LIMIT 10"}};

static const struct section COUNTS[] = {
    {"Hard words that no dictionary explains",
     "Those of most documents first. <a href=\"batch-words.csv\">batch-words.csv</a> has up to a "
     "thousand of them, laid out as a dictionary: fill in the rows that you want, and delete the "
     "others.",
     "Word|#Documents|#Times", NAMES, "00",
     "SELECT word, count(*), sum(times) FROM words GROUP BY word"
     " ORDER BY count(*) DESC, sum(times) DESC, word LIMIT 40"},
    {"Dictionary terms that were found", "Those of most documents first.", "Term|#Documents|#Times",
     NAMES, "00",
     "SELECT term, count(DISTINCT document), sum(times) FROM terms GROUP BY term"
     " ORDER BY 2 DESC, 3 DESC, term LIMIT 20"},
    {"What the rules found and changed",
     "plainer explain RULE tells more of each. "
     "<a href=\"batch-documents.csv\">batch-documents.csv</a> has a line for each document.",
     "Rule|#Documents|#Findings|#Changes", RULES, "000",
     "SELECT rule, count(*), sum(findings), sum(changes) FROM rules GROUP BY rule"
     " ORDER BY sum(findings) DESC, rule"}};

static void open_rule(struct report *r, const char *rule) {
    const char *title = pl_rule_title(rule);
    out_text(r->out, "<tr><th scope=\"row\">");
    chart_escape(r->out, title ? title : rule);
    if (title) {
        out_text(r->out, " <span class=\"key\">");
        chart_escape(r->out, rule);
        out_text(r->out, "</span>");
    }
    out_text(r->out, "</th>");
}

static void write_section(struct report *r, const struct section *section) {
    struct ledger_rows *rows = ask(r, section->sql);
    bool has_any = false;
    if (!rows) return;
    while (ledger_next(rows)) {
        if (!has_any) {
            add_heading(r, section->heading);
            out_format(r->out, "<p>%s</p>\n", section->about);
            open_table(r, section->heading, section->heads);
        }
        has_any = true;
        if (section->kind == PAGES)
            add_page(r, ledger_text(rows, 0), ledger_text(rows, 1));
        else if (section->kind == RULES)
            open_rule(r, ledger_text(rows, 0));
        else
            open_row(r, ledger_text(rows, 0));
        for (int i = 0; section->cells[i]; i++) {
            char kind = section->cells[i];
            add_cell(r, ledger_real(rows, i + 1 + (section->kind == PAGES)),
                     kind == '%' ? 1 : kind - '0', kind == '%' ? "%" : "");
        }
        close_row(r);
    }
    if (has_any) close_table(r);
    finish(r, rows);
}

bool report_page(struct out *out, struct ledger *ledger, const char *folder) {
    struct report r = {out, ledger, folder, false};
    write_opening(&r);
    write_settings(&r);
    write_figures(&r);
    write_levels(&r);
    write_section(&r, &MONTHS);
    for (size_t i = 0; i < sizeof ENDS / sizeof *ENDS; i++) write_section(&r, &ENDS[i]);
    write_failures(&r);
    for (size_t i = 0; i < sizeof COUNTS / sizeof *COUNTS; i++) write_section(&r, &COUNTS[i]);
    return !r.is_broken;
}
