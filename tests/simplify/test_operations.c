/* Golden cases of the operations that change how sentences are built: each rule alone, on sentences
 * that it must change and on those that it must leave. A rule has cases of both kinds, and where it
 * must not act at least as many again. */
#include "text.h"
#include "tools.h"

#include <string.h>

static const char *simplified(pl_engine *engine, const char *rule, const char *source) {
    static struct text text;
    static char rules[64];
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_VERBATIM;
    settings.is_forced = settings.is_unexplained = true;
    snprintf(rules, sizeof rules, "-all,+%s", rule);
    settings.rules = rules;
    return text_view(&text, engine, source, &settings, PL_VIEW_PAGE, "line", NULL);
}

/* One line of the table. */
static void try_case(pl_engine *engine, char *line) {
    char *source = strchr(line, '\t'), *result = source ? strchr(source + 1, '\t') : NULL;
    CHECK(result != NULL, "%s: three columns are wanted", line);
    if (!result) return;
    *source++ = *result++ = '\0';
    const char *wanted = strcmp(result, "=") == 0 ? source : result;
    const char *got = simplified(engine, line, source);
    CHECK(strcmp(got, wanted) == 0, "%s: %s\n    wanted: %s\n    got:    %s", line, source, wanted,
          got);
}

int main(void) {
    struct tools tools;
    size_t size = 0;
    pl_engine *engine = pl_engine_new();
    tools_open(&tools, engine);
    char *bytes = files_read_source("tests/simplify/operations.tsv", &size);
    char *table = realloc(bytes, size + 1);
    if (!table) abort();
    table[size] = '\0';
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n"))
        if (*line != '#') try_case(engine, line);
    free(table);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
