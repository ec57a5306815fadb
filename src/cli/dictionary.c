/* plainer dictionary: tables that people keep, checked, taken over from and handed to other
 * programs, and counted. */
#include "cli/suggest.h"
#include "host/tell.h"
#include "host/today.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { EXIT_FINDINGS = 1, EXIT_USE = 2, EXIT_UNREADABLE = 3, EXIT_LIMIT = 5 };

static int fail_use(const char *message) {
    tell("%s", message);
    return EXIT_USE;
}

/* ---- check ---- */

struct checking {
    const char *file;
    unsigned errors, warnings;
};

static void print_problem(void *context, const pl_problem *problem) {
    struct checking *checking = context;
    char message[1024];
    snprintf(message, sizeof message, "%s", problem->message);
    pl_clean_line(message);
    printf("%s:%u:%u: %s: %s [%s]\n", checking->file, problem->line, problem->column,
           problem->is_error ? "error" : "warning", message, problem->rule);
    *(problem->is_error ? &checking->errors : &checking->warnings) += 1;
}

static void write_today(char out[16]) {
    time_t now = today();
    struct tm day;
    if (!gmtime_r(&now, &day) || !strftime(out, 16, "%Y-%m-%d", &day)) out[0] = '\0';
}

static int check_table(struct engine *engine, const struct options *o, const char *path,
                       struct checking *checking) {
    struct file file;
    pl_failure failure;
    char date[16];
    unsigned months = o->months ? (unsigned)strtoul(o->months, NULL, 10) : 12;
    if (!file_read(path, &file)) {
        print_errno(path, errno, ": name a table (CSV)");
        return EXIT_UNREADABLE;
    }
    write_today(date);
    checking->file = path;
    int status = pl_dictionary_check(engine->engine, file.bytes, file.size, path, date, months,
                                     print_problem, checking, &failure);
    if (status) print_failure(path, &failure);
    file_release(&file);
    return status;
}

static int check(struct engine *engine, const struct options *o) {
    struct checking checking = {.errors = 0};
    int status = 0;
    const char *limit = o->fail_on ? o->fail_on : "warning";
    if (o->input_count < 2) return fail_use("dictionary check needs a table: name a CSV file");
    for (size_t i = 1; i < o->input_count; i++) {
        int one = check_table(engine, o, o->inputs[i], &checking);
        if (!status) status = one;
    }
    printf("%u row%s that cannot be used, %u warning%s\n", checking.errors,
           checking.errors == 1 ? "" : "s", checking.warnings, checking.warnings == 1 ? "" : "s");
    if (status || strcmp(limit, "never") == 0) return status;
    if (checking.errors) return EXIT_USE;
    return checking.warnings && strcmp(limit, "warning") == 0 ? EXIT_FINDINGS : 0;
}

/* ---- import, export ---- */

static void tell_loss(void *context, const pl_problem *problem) {
    if (problem->line)
        tell("%s:%u: %s", (const char *)context, problem->line, problem->message);
    else
        tell("%s: %s", (const char *)context, problem->message);
}

static const char *format_of(const char *path) {
    static const char *const endings[][2] = {
        {".yml", "vale"},     {".yaml", "vale"},  {".tbx", "tbx"}, {".xml", "tbx"},
        {".dic", "hunspell"}, {".csv", "csv"},    {".tsv", "csv"}, {".txt", "text"},
        {".html", "html"},    {".md", "markdown"}};
    const char *dot = path ? strrchr(path, '.') : NULL;
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcmp(dot, endings[i][0]) == 0) return endings[i][1];
    return NULL;
}

static int convert(struct engine *engine, const struct options *o, const char *from,
                   const char *to) {
    struct file file;
    struct output output;
    pl_failure failure;
    const char *path = o->inputs[1];
    if (!file_read(path, &file)) {
        print_errno(path, errno, "");
        return EXIT_UNREADABLE;
    }
    if (!output_open(&output, o->output)) {
        print_errno(o->output, output.error, ": cannot be written");
        file_release(&file);
        return 4;
    }
    int status = pl_dictionary_convert(engine->engine, file.bytes, file.size, from, to,
                                       output_write, &output, tell_loss, (void *)path, &failure);
    file_release(&file);
    if (status) {
        print_failure(path, &failure);
        output_discard(&output);
        return status;
    }
    if (output_finish(&output)) return 0;
    print_errno(o->output ? o->output : "standard output", output.error, ": cannot be written");
    return 4;
}

static int import(struct engine *engine, const struct options *o) {
    if (o->input_count != 2) return fail_use("dictionary import takes one file");
    const char *from = o->from ? o->from : format_of(o->inputs[1]);
    if (!from)
        return fail_use("--from must say what the file is: vale, diction, tbx, hunspell or text");
    return convert(engine, o, from, o->to ? o->to : "csv");
}

static int export(struct engine *engine, const struct options *o) {
    if (o->input_count != 2) return fail_use("dictionary export takes one table");
    const char *to = o->to ? o->to : format_of(o->output);
    if (!to)
        return fail_use(
            "--to must say the format: vale, diction, tbx, hunspell, text, html or markdown");
    return convert(engine, o, o->from ? o->from : "csv", to);
}

/* ---- stats ---- */

struct word {
    char *text;
    size_t times, documents;
    bool is_covered;
};

struct stats {
    struct word *words;
    size_t count, capacity;
    bool is_full;
};

static void print_table(void *context, const char *table, const size_t rows[4]) {
    const char *slash = strrchr(table, '/');
    (void)context;
    printf("  %-28s%8zu%8zu%8zu%8zu%8zu\n", slash ? slash + 1 : table, rows[0], rows[1], rows[2],
           rows[3], rows[0] + rows[1] + rows[2] + rows[3]);
}

static void add_word(void *context, const char *word, size_t size, size_t times, bool is_covered) {
    struct stats *stats = context;
    if (stats->count == stats->capacity) {
        size_t capacity = stats->capacity ? 2 * stats->capacity : 1024;
        struct word *words = realloc(stats->words, capacity * sizeof *words);
        stats->is_full |= !words;
        if (!words) return;
        stats->words = words;
        stats->capacity = capacity;
    }
    char *text = strndup(word, size);
    stats->is_full |= !text;
    if (text) stats->words[stats->count++] = (struct word){text, times, 1, is_covered};
}

static int by_text(const void *a, const void *b) {
    return strcmp(((const struct word *)a)->text, ((const struct word *)b)->text);
}

static int by_times(const void *a, const void *b) {
    const struct word *x = a, *y = b;
    if (x->times != y->times) return x->times > y->times ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* One entry a word, over all documents. */
static void merge_words(struct stats *stats) {
    size_t kept = 0;
    if (stats->count) qsort(stats->words, stats->count, sizeof *stats->words, by_text);
    for (size_t i = 0; i < stats->count; i++) {
        struct word *word = &stats->words[i];
        if (kept && strcmp(stats->words[kept - 1].text, word->text) == 0) {
            stats->words[kept - 1].times += word->times;
            stats->words[kept - 1].documents++;
            stats->words[kept - 1].is_covered |= word->is_covered;
            free(word->text);
        } else {
            stats->words[kept++] = *word;
        }
    }
    stats->count = kept;
    if (kept) qsort(stats->words, kept, sizeof *stats->words, by_times);
}

static void print_words(const struct stats *stats, size_t top) {
    size_t uses = 0, covered = 0, printed = 0;
    for (size_t i = 0; i < stats->count; i++) {
        uses += stats->words[i].times;
        covered += stats->words[i].is_covered ? stats->words[i].times : 0;
    }
    printf("\nHard words\n  %zu different ones, %zu uses, of which rows cover %zu", stats->count,
           uses, covered);
    if (uses) printf(" (%.1f %%)", 100.0 * (double)covered / (double)uses);
    printf("\n\nMost frequent hard words without a row\n    uses  documents  word\n");
    for (size_t i = 0; i < stats->count && printed < top; i++) {
        if (stats->words[i].is_covered) continue;
        printf("%8zu%11zu  %s\n", stats->words[i].times, stats->words[i].documents,
               stats->words[i].text);
        printed++;
    }
}

static int count_document(struct engine *engine, const struct options *o, const char *path,
                          struct stats *stats) {
    struct input input;
    pl_failure failure;
    pl_settings settings = settings_of(o);
    settings.stage = PL_STAGE_FIND;
    settings.is_checked_only = true;
    int status = input_open(&input, engine, o, path, &settings);
    if (status) return status;
    status = pl_document_hard_words(input.document, add_word, stats, &failure);
    if (status) print_failure(path, &failure);
    input_close(&input);
    return status;
}

static int count(struct engine *engine, const struct options *o) {
    struct stats stats = {.count = 0};
    int status = 0;
    size_t top = o->top ? strtoul(o->top, NULL, 10) : 30;
    printf("Tables\n  %-28s%8s%8s%8s%8s%8s\n", "rows by action", "explain", "replace", "flag",
           "keep", "all");
    pl_engine_tables(engine->engine, print_table, NULL);
    for (size_t i = 1; i < o->input_count; i++) {
        int one = count_document(engine, o, o->inputs[i], &stats);
        if (!status) status = one;
    }
    merge_words(&stats);
    if (o->input_count > 1) print_words(&stats, top);
    for (size_t i = 0; i < stats.count; i++) free(stats.words[i].text);
    free(stats.words);
    return stats.is_full ? EXIT_LIMIT : status;
}

/* ---- the command ---- */

int run_dictionary(const struct options *o) {
    static const struct {
        const char *name;
        int (*run)(struct engine *engine, const struct options *o);
    } parts[] = {{"check", check},
                 {"import", import},
                 {"export", export},
                 {"stats", count},
                 {"suggest", run_suggest}};
    const char *name = o->input_count ? o->inputs[0] : "";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (strcmp(name, parts[i].name) != 0) continue;
        struct engine engine;
        int status = engine_open(&engine, o, true);
        if (status) return status;
        status = parts[i].run(&engine, o);
        engine_close(&engine);
        return status;
    }
    return fail_use("say what to do with a dictionary: check, import, export, stats or suggest");
}
