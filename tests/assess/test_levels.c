/* Tests of reading levels through the public header: harder sentences have higher levels, reasons
 * are told, and short documents have none. The figures that the models reach are measured by
 * tools/levels. */
#include "text.h"
#include "tools.h"

#include <string.h>

static void score(pl_engine *engine, const char *source, bool with_levels, struct text *text) {
    pl_settings settings = pl_settings_default();
    pl_write_settings write = {.with_sentences = true};
    settings.input = PL_INPUT_TEXT;
    settings.stage = PL_STAGE_ASSESS;
    settings.with_levels = with_levels;
    text_view(text, engine, source, &settings, PL_VIEW_SCORES, "json", &write);
}

/* The value of the last level in the JSON, or -1: a sentence's, since they come behind the
 * document's. */
static double last_level(const char *json) {
    const char *at = json, *last = NULL;
    while ((at = strstr(at, "\"level\": {\"value\": "))) last = at++;
    return last ? strtod(last + strlen("\"level\": {\"value\": "), NULL) : -1;
}

static double level_of(pl_engine *engine, const char *sentence) {
    static struct text text;
    score(engine, sentence, true, &text);
    return last_level(text.bytes);
}

static void test_order(pl_engine *engine) {
    static const char *const rising[] = {
        "The dog is in the garden.",
        "My sister lives with our aunt and goes to a new school.",
        "The council will ask children what they think before it closes the home in the spring.",
        "The report found that a third of the residents had been moved more than twice, often at "
        "short notice and without adequate preparation.",
        "Notwithstanding the statutory provisions concerning sufficiency, commissioning "
        "arrangements for residential accommodation remained predominantly reactive, fragmented "
        "and disproportionately expensive.",
    };
    double before = 0;
    for (size_t i = 0; i < sizeof rising / sizeof *rising; i++) {
        double level = level_of(engine, rising[i]);
        CHECK(level >= 1 && level <= 6 && level > before, "%s: %.2f after %.2f", rising[i], level,
              before);
        before = level;
    }
}

static void test_reasons(pl_engine *engine) {
    static struct text text;
    score(engine,
          "Commissioning arrangements concerning statutory accommodation remained predominantly "
          "reactive and disproportionate.",
          true, &text);
    IS(strstr(text.bytes, "\"hard words\""));
    score(engine, "The dog is in the garden.", true, &text);
    IS(!strstr(text.bytes, "\"hard words\""));
}

static void test_absent(pl_engine *engine) {
    static struct text text;
    char many[4096] = "";
    for (int i = 0; i < 12; i++) strcat(many, "The council asked children what they think now. ");
    score(engine, "Ten words are too few for a level of all.", true, &text);
    IS(text.size && !strstr(text.bytes, "], \"level\": {"));
    score(engine, many, true, &text); /* 96 words */
    IS(text.size && !strstr(text.bytes, "], \"level\": {"));
    strcat(many, "The council asked children what they think now.");
    score(engine, many, true, &text); /* 104 */
    IS(strstr(text.bytes, "], \"level\": {"));
    score(engine, many, false, &text);
    IS(text.size && !strstr(text.bytes, "\"level\""));
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    if (!engine) return EXIT_FAILURE;
    struct tools tools;
    tools_open(&tools, engine);
    test_order(engine);
    test_reasons(engine);
    test_absent(engine);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
