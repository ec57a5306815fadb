/* Parts of the JSON that more than one writer prints. */
#include "write/json.h"

#include <math.h>

static void write_places(struct json *json, struct extent extent) {
    json_number(json, "line", extent.start.line);
    json_number(json, "column", extent.start.column);
    json_number(json, "endLine", extent.end.line);
    json_number(json, "endColumn", extent.end.column);
    json_span(json, extent.source);
}

void json_finding(struct json *json, const struct doc *doc, const struct doc_finding *finding,
                  struct cursor *cursor) {
    struct span source = finding->source;
    json_string(json, "rule", names_rule(finding->rule));
    json_string(json, "severity", str_from(names_severity(finding->severity)));
    json_string(json, "message", finding->message);
    json_string(json, "suggestion", finding->suggestion);
    write_places(json, cursor_extent(cursor, source));
    json_string(json, "text", doc_slice(doc, finding->text));
    json_bool(json, "isFixable", finding->is_fixable);
    json_bool(json, "isSure", finding->is_sure);
    json_string(json, "skipped", finding->skipped);
}

void json_counts(struct json *json, const struct doc_counts *counts) {
    json_number(json, "characters", counts->characters);
    json_number(json, "letters", counts->letters);
    json_number(json, "words", counts->words);
    json_number(json, "syllables", counts->syllables);
    json_number(json, "sentences", counts->sentences);
    json_number(json, "polysyllables", counts->polysyllables);
    json_number(json, "fogHard", counts->fog_hard);
    json_number(json, "longWords", counts->long_words);
    json_number(json, "hardWords", counts->hard_words);
}

void json_score(struct json *json, const struct doc_score *score) {
    json_string(json, "formula", str_from(score->formula->id));
    json_string(json, "name", str_from(score->formula->name));
    json_string(json, "unit", str_from(score->formula->unit));
    json_bool(json, "isValid", score->is_valid);
    json_real(json, "value", score->is_valid ? score->value : NAN);
    json_real(json, "withoutNames", score->is_valid ? score->without : NAN);
}

void json_measure(struct json *json, const struct doc_measure *measure) {
    json_number(json, "words", measure->words);
    json_number(json, "joining", measure->joining);
    json_number(json, "longWords", measure->long_words);
    json_number(json, "hard", measure->hard);
    json_number(json, "syllables", measure->syllables);
}
