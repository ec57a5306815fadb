/* plainer explain: the rows of the tables, for people. */
#include "pipeline/internal.h"

#include "assess/assess.h"
#include "find/find.h"
#include "write/write.h"

enum { EXIT_USAGE = 2, EXIT_UNWRITABLE = 4 };

static void explain_all(const pl_engine *engine, struct buf *out) {
    uint32_t rules, bands, formulas;
    const struct doc_rule *rule = find_rule_table(&rules);
    const struct doc_band *band = assess_bands(&bands);
    const struct doc_formula *formula = assess_formulas(&formulas);
    buf_add(out, STR("Rules\n"));
    for (uint32_t i = 0; i < rules; i++) buf_format(out, "  %-20s %s\n", rule[i].id, rule[i].title);
    buf_add(out, STR("\nReading bands\n"));
    for (uint32_t i = 0; i < bands; i++)
        buf_format(out, "  %-20s %s\n", band[i].name, band[i].stage);
    buf_format(out, "  %-20s %s\n", "reading-level",
               "how hard a sentence or a document is, 1 to 6");
    buf_add(out, STR("\nFormulas\n"));
    for (uint32_t i = 0; i < formulas; i++)
        buf_format(out, "  %-20s %s\n", formula[i].id, formula[i].name);
    buf_format(out, "\nTerms\n  %u in the dictionaries: plainer explain \"care plan\"\n",
               dictionary_count(engine->dictionary));
}

static bool explain_topic(const pl_engine *engine, struct str topic, struct buf *out) {
    uint32_t band_count;
    const struct doc_band *bands = assess_bands(&band_count);
    const struct doc_rule *rule = find_rule(topic);
    const struct doc_band *band = assess_find_band(topic);
    const struct doc_formula *formula = assess_find_formula(topic);
    const struct doc_term *term =
        dictionary_find(engine->dictionary, topic, language_fold_words, engine->scratch);
    bool is_level = str_equal(topic, STR("reading-level"));
    if (is_level)
        write_explain_level(out, bands, band_count);
    else if (rule)
        write_explain_rule(out, rule, bands);
    else if (band)
        write_explain_band(out, band);
    else if (formula)
        write_explain_formula(out, formula);
    else if (term)
        write_explain_term(out, term);
    return is_level || rule || band || formula || term;
}

const char *pl_rule_title(const char *rule) {
    const struct doc_rule *row = find_rule(str_from(rule));
    return row ? row->title : NULL;
}

unsigned pl_band_sentence_words(const char *band) {
    const struct doc_band *row = assess_find_band(str_from(band));
    return row ? row->warn_words : 0;
}

int pl_explain(pl_engine *engine, const char *topic, pl_sink sink, void *context) {
    if (setjmp(engine->guard.env)) return status_exit(STATUS_NO_MEMORY);
    engine->guard.is_armed = true;
    struct arena scratch = engine->scratch;
    struct buf out = {.arena = &scratch};
    bool is_known = true;
    if (topic)
        is_known = explain_topic(engine, str_from(topic), &out);
    else
        explain_all(engine, &out);
    engine->guard.is_armed = false;
    if (!is_known) return EXIT_USAGE;
    struct str text = buf_str(&out);
    return sink(context, text.bytes, text.size) ? 0 : EXIT_UNWRITABLE;
}
