/* What `plainer explain` prints of a rule, a band, a formula or a dictionary row. */
#include "write/write.h"

void write_explain_rule(struct buf *out, const struct doc_rule *rule) {
    buf_format(out, "%s\n  %s.\n\n  What    %s\n  Why     %s\n  Source  %s\n  Example %s\n",
               rule->id, rule->title, rule->what, rule->why, rule->source, rule->example);
    buf_format(out, "  Off     --rules -%s\n", rule->id);
}

void write_explain_band(struct buf *out, const struct doc_band *band) {
    buf_format(out, "%s  (%s)\n", band->name, band->stage);
    buf_format(out, "  sentences     mean %g words; warning over %u, error over %u\n",
               band->mean_words, band->warn_words, band->error_words);
    buf_format(out, "  joining words %u in a sentence\n", band->joining_words);
    buf_format(out, "  hard words    %g %% unexplained; long words %g %%\n", band->hard_percent,
               band->long_percent);
    buf_format(out, "  paragraph     %u sentences, %u words\n", band->paragraph_sentences,
               band->paragraph_words);
    buf_format(out, "  new terms     %g in 100 words\n  grade         %g, names left out\n",
               band->new_terms, band->grade);
    buf_format(out, "  %s\n", band->reason);
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
