/* Replacements in form: every sentence of replacements.tsv is simplified with the dictionary of
 * replacements.csv, all edits made, and has to come out as it stands beside it. The expected side
 * was written by hand, so that it does not repeat what the program does. A sentence that stands
 * twice is to stay as it is: the form cannot be made surely there. */
#include "text.h"
#include "tools.h"

#include <string.h>

enum { LEAST_PER_MILLE = 995, LEAST_PAIRS = 2000 };

/* A line of the table; both parts end in NUL. */
struct pair {
    const char *source, *expected;
};

static const char *simplify(pl_engine *engine, const char *source) {
    static struct text text;
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_VERBATIM;
    settings.edits = PL_EDITS_ALL;
    settings.whole_page = true;
    settings.rules = "-turn-passive"; /* words alone */
    settings.is_forced = true;        /* a short sentence may look like another language's */
    pl_write_settings write = {.is_bare = true};
    text_view(&text, engine, source, &settings, PL_VIEW_PAGE, "text", &write);
    while (text.size && text.bytes[text.size - 1] == '\n') text.bytes[--text.size] = '\0';
    return text_without_opening(text.bytes);
}

/* The next pair of the table, which is cut up; comments and empty lines are passed. */
static bool next_pair(char **rest, struct pair *pair) {
    while (**rest) {
        char *line = *rest, *end = line + strcspn(line, "\n");
        *rest = *end ? end + 1 : end;
        *end = '\0';
        if (!*line || *line == '#') continue;
        char *tab = strchr(line, '\t');
        CHECK(tab != NULL, "no tab: %s", line);
        if (!tab) continue;
        *tab = '\0';
        *pair = (struct pair){line, tab + 1};
        return true;
    }
    return false;
}

static void add_dictionary(pl_engine *engine) {
    size_t size = 0;
    pl_failure failure = {.exit_status = 0};
    char *csv = files_read_source("tests/dictionary/replacements.csv", &size);
    CHECK(csv && !pl_engine_add_dictionary(engine, csv, size, "replacements.csv", &failure),
          "line %u: %s", failure.line, failure.message);
    free(csv);
}

static char *read_table(void) {
    size_t size = 0;
    char *bytes = files_read_source("tests/dictionary/replacements.tsv", &size);
    char *table = realloc(bytes, size + 1);
    if (!table) abort();
    table[size] = '\0';
    return table;
}

static void test_pairs(pl_engine *engine) {
    char *table = read_table(), *rest = table;
    struct pair pair;
    unsigned pairs = 0, right = 0;
    while (next_pair(&rest, &pair)) {
        const char *result = simplify(engine, pair.source);
        bool is_right = strcmp(result, pair.expected) == 0;
        if (!is_right)
            printf("%s\n    wanted: %s\n    got:    %s\n", pair.source, pair.expected, result);
        pairs++;
        right += is_right;
    }
    free(table);
    printf("%u of %u replacements are right\n", right, pairs);
    CHECK(pairs >= LEAST_PAIRS, "only %u pairs", pairs);
    CHECK((unsigned long long)right * 1000 >= (unsigned long long)pairs * LEAST_PER_MILLE,
          "%u of %u are wrong", pairs - right, pairs);
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    if (!engine) abort();
    struct tools tools;
    tools_open(&tools, engine);
    add_dictionary(engine);
    test_pairs(engine);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
