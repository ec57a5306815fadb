/* Golden cases of the operations that change how sentences are built: each rule alone, on sentences
 * that it must change and on those that it must leave. A rule has cases of both kinds, and where it
 * must not act at least twice as many. */
#include "find/find.h"
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

struct tally {
    char rule[32];
    unsigned fires, stays;
};

static struct tally tallies[64];

static struct tally *tally_of(const char *rule) {
    struct tally *t = tallies;
    while (t->rule[0] && strcmp(t->rule, rule) != 0) t++;
    snprintf(t->rule, sizeof t->rule, "%s", rule);
    return t;
}

/* One line of the table. */
static void try_case(pl_engine *engine, char *line) {
    char *source = strchr(line, '\t'), *result = source ? strchr(source + 1, '\t') : NULL;
    CHECK(result != NULL, "%s: three columns are wanted", line);
    if (!result) return;
    *source++ = *result++ = '\0';
    bool stays = strcmp(result, "=") == 0;
    const char *wanted = stays ? source : result;
    *(stays ? &tally_of(line)->stays : &tally_of(line)->fires) += 1;
    const char *got = simplified(engine, line, source);
    CHECK(strcmp(got, wanted) == 0, "%s: %s\n    wanted: %s\n    got:    %s", line, source, wanted,
          got);
}

/* Every rule that changes how sentences are built is in the table. */
static void try_tallies(void) {
    static const char *const families[] = {"split-", "turn-", "cut-", "negative-contraction",
                                           "nested-brackets"};
    uint32_t count = 0;
    const struct doc_rule *rules = find_rule_table(&count);
    for (uint32_t i = 0; i < count; i++) {
        bool is_ours = false;
        for (unsigned k = 0; k < sizeof families / sizeof *families; k++)
            is_ours |= strncmp(rules[i].id, families[k], strlen(families[k])) == 0;
        if (!is_ours) continue;
        const struct tally *t = tally_of(rules[i].id);
        CHECK(t->fires >= 2 && t->stays >= 2 * t->fires, "%s: %u cases fire, %u must not",
              rules[i].id, t->fires, t->stays);
    }
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
    try_tallies();
    free(table);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
