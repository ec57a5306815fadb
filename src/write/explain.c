/* What `plainer explain` prints of a rule, a band, a formula or a dictionary row. */
#include "write/names.h"
#include "write/write.h"

/* "warning; suggestion for 14-16", or one word when all bands agree. */
static void write_severities(struct buf *out, const struct doc_rule *rule,
                             const struct doc_band *bands) {
    for (unsigned i = 0; i < DOC_BANDS; i++) {
        if (i && rule->severity[i] == rule->severity[i - 1]) continue;
        enum doc_severity severity = (enum doc_severity)rule->severity[i];
        buf_format(out, "%s%s", i ? "; " : "", names_severity(severity));
        if (i) buf_format(out, " from band %s on", bands[i].name);
    }
}

void write_explain_rule(struct buf *out, const struct doc_rule *rule,
                        const struct doc_band *bands) {
    buf_format(out, "%s\n  %s.\n\n  What    %s\n  Why     %s\n  Source  %s\n  Example %s\n",
               rule->id, rule->title, rule->what, rule->why, rule->source, rule->example);
    buf_add(out, STR("  Weight  "));
    write_severities(out, rule, bands);
    buf_format(out, "\n  Off     --rules -%s, or rules = -%s in .plainer.ini;\n", rule->id,
               rule->id);
    buf_format(out, "          <!-- plainer-ignore-next-line %s --> in a page\n", rule->id);
}

void write_explain_band(struct buf *out, const struct doc_band *band) {
    buf_format(out, "%s  (%s)\n", band->name, band->stage);
    buf_format(out, "  sentences     mean %g words; warning over %u, error over %u\n",
               band->mean_words, band->warn_words, band->error_words);
    buf_format(out, "  joining words %u in a sentence\n", band->joining_words);
    buf_format(out,
               "  hard words    %g %% unexplained, of difficulty %u or more; long words %g %%\n",
               band->hard_percent, band->hard_difficulty, band->long_percent);
    buf_format(out, "  reading level %g at most (1 is A1, 6 is C2)\n", band->reading_level);
    buf_format(out, "  paragraph     %u sentences, %u words\n", band->paragraph_sentences,
               band->paragraph_words);
    buf_format(out, "  new terms     %g in 100 words\n  grade         %g, names left out\n",
               band->new_terms, band->grade);
    buf_format(out, "  reading rate  %u words a minute\n", band->reading_rate);
    buf_format(out, "  %s\n", band->reason);
}

static const char reading_level[] =
    "reading-level\n"
    "  How hard a sentence or a document is to read: 1 (A1) to 6 (C2) on the scale of the\n"
    "  Common European Framework, as `plainer score` prints it.\n\n"
    "  What    A sentence: a linear model over 44 features with names (length, difficulty of\n"
    "          words, clauses, verb forms, negation, strings of nouns). The reasons behind a\n"
    "          level are those that lift it most above that of an average sentence.\n"
    "          A document: words a sentence, syllables a word and difficulty of words.\n"
    "  Source  Sentences: two language teachers' ratings (CEFR-SP, Arase and others 2022).\n"
    "          Documents: three versions of a text in order (OneStopEnglish, Vajjala and\n"
    "          Lucic 2018). docs/readability.md says how good they are.\n"
    "  Sure    Eight in ten ratings lie within 0.6 of a sentence's level. A document of\n"
    "          fewer than 100 words has no level.\n"
    "  Limits  Made from the ratings of adults who teach English to adults; nobody has\n"
    "          tested it with children. It sees words and grammar, not whether a page is\n"
    "          clear, kind or right.\n"
    "  Bands   ";

void write_explain_level(struct buf *out, const struct doc_band *bands, uint32_t count) {
    buf_add(out, str_from(reading_level));
    for (uint32_t i = 0; i < count; i++)
        buf_format(out, "%s%s up to %.2f", i ? ", " : "", bands[i].name, bands[i].reading_level);
    buf_add_char(out, '\n');
}

void write_explain_formula(struct buf *out, const struct doc_formula *formula) {
    buf_format(out, "%s\n  %s (%s)\n  %s\n  needs %u words and %u sentence(s)\n", formula->id,
               formula->name, formula->unit, formula->paper, formula->least_words,
               formula->least_sentences);
}

void write_explain_term(struct buf *out, const struct doc_term *term) {
    static const char *const actions[] = {"explain", "replace", "flag", "keep"};
    buf_format(out, "%.*s\n  %s", STR_ARG(term->term), actions[term->action]);
    if (term->plain.size) buf_format(out, ": %.*s", STR_ARG(term->plain));
    buf_add(out, STR("\n"));
    if (term->expansion.size) buf_format(out, "  short for %.*s\n", STR_ARG(term->expansion));
    if (term->definition.size) buf_format(out, "  %.*s\n", STR_ARG(term->definition));
    if (term->note.size) buf_format(out, "  note: %.*s\n", STR_ARG(term->note));
    buf_format(out, "  from %.*s, line %u\n", STR_ARG(term->dictionary), term->line);
}
