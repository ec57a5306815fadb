/* Scores for people and for spreadsheets. A value that too little text stands behind is not
 * printed; a single sentence gets its counts, never a grade. */
#include "write/scores.h"
#include "base/escape.h"
#include "write/json.h"
#include "write/writers.h"

struct count_row {
    const char *label, *column; /* for people; for spreadsheets */
    size_t offset;
};

#define COUNT_ROW(label, column, member)                                                           \
    { label, column, offsetof(struct doc_counts, member) }

static const struct count_row count_rows[] = {
    COUNT_ROW("Sentences", "sentences", sentences),
    COUNT_ROW("Words", "words", words),
    COUNT_ROW("Syllables", "syllables", syllables),
    COUNT_ROW("Words of 7 letters or more", "long_words", long_words),
    COUNT_ROW("Words of 3 syllables or more", "polysyllables", polysyllables),
    COUNT_ROW("Hard words", "hard_words", hard_words),
};

enum {
    COUNT_ROWS = sizeof count_rows / sizeof count_rows[0],
    START_COLUMNS = 60,
    REASON_COLUMNS = 41
};

static uint32_t count_of(const struct doc_counts *counts, const struct count_row *row) {
    return *(const uint32_t *)(const void *)((const char *)counts + row->offset);
}

static void write_bold(const struct write_options *options, struct buf *out, struct str text) {
    if (options->use_colour) buf_add(out, STR("\033[1m"));
    escape_line(out, text);
    if (options->use_colour) buf_add(out, STR("\033[0m"));
}

static void write_share(struct buf *out, uint32_t part, uint32_t whole) {
    if (whole) buf_format(out, "%8.1f %%", 100.0 * part / whole);
}

static void write_counts_human(const struct doc *doc, struct buf *out) {
    for (size_t i = 0; i < COUNT_ROWS; i++) {
        uint32_t count = count_of(&doc->counts, &count_rows[i]);
        buf_format(out, "  %-34s%8u", count_rows[i].label, count);
        if (i > 2) write_share(out, count, doc->counts.words);
        buf_add_char(out, '\n');
    }
    if (!doc->counts.sentences) return;
    buf_format(out, "  %-34s%8.1f\n", "Words a sentence",
               (double)doc->counts.words / doc->counts.sentences);
}

static void write_score_human(const struct doc_score *score, struct buf *out) {
    buf_format(out, "  %-34s", score->formula->name);
    if (score->is_valid)
        buf_format(out, "%8.1f%9.1f  %s\n", score->value, score->without, score->formula->unit);
    else
        buf_add(out, STR("       -        -  not enough text\n"));
}

static void write_scores_head(struct buf *out) {
    buf_format(out, "\n  %-34s%8s%9s\n", "", "all", "without");
    buf_format(out, "  %-34s%8s%9s\n", "", "words", "names*");
}

static void write_list_note(const struct doc *doc, struct buf *out) {
    if (!doc->familiar_words.size) {
        buf_add(out, STR("  Familiar words for Dale-Chall and Spache: plainer's own list\n"));
        return;
    }
    buf_add(out, STR("  Familiar words for Dale-Chall and Spache: "));
    escape_line(out, doc->familiar_words);
    buf_add_char(out, '\n');
}

/* "3.1 (B1)  between 3.0 and 3.3; at most 3.0 for 9-11" */
static void write_level_human(const struct doc *doc, struct buf *out) {
    const struct doc_level *level = &doc->level;
    if (!level->is_valid || !doc->band) return;
    buf_format(out, "  %-34s%8.1f  %s; between %.1f and %.1f; at most %.1f for %s\n",
               "Reading level", level->value, doc_level_name(level->value), level->low, level->high,
               doc->band->reading_level, doc->band->name);
}

/* The beginning of a sentence, cut at a code point. */
static struct str sentence_start(const struct doc *doc, const struct doc_sentence *sentence) {
    struct str text = str_trim(doc_slice(doc, sentence->text));
    size_t end = 0, length = 0;
    for (unsigned columns = 0; end < text.size && columns < START_COLUMNS; end += length)
        columns += escape_width(utf8_decode(str_slice(text, end, text.size), &length));
    return str_slice(text, 0, end);
}

static void write_sentence_human(const struct doc *doc, const struct write_options *options,
                                 const struct doc_sentence *sentence, struct place place,
                                 struct buf *out) {
    struct str start = sentence_start(doc, sentence);
    bool is_cut = start.size < str_trim(doc_slice(doc, sentence->text)).size;
    buf_format(out, "  %6u%7u%9u%6u", place.line, sentence->measure.words,
               sentence->measure.joining, sentence->measure.hard);
    if (sentence->level.is_valid) {
        buf_format(out, "%7.1f ", sentence->level.value);
        heat_bar(out, options, level_shade(options, sentence->level.value));
        buf_add_char(out, ' ');
    } else {
        buf_add(out, STR("      -   "));
    }
    escape_line(out, start);
    if (is_cut) buf_add(out, STR("…"));
    bool is_above = doc->band && sentence->level.value > doc->band->reading_level;
    if (is_above && sentence->level.reason_count) {
        buf_format(out, "\n%*s[", REASON_COLUMNS, "");
        level_reasons(out, doc, sentence);
        buf_add_char(out, ']');
    }
    buf_add_char(out, '\n');
}

static void write_sentences_human(const struct doc *doc, const struct write_options *options,
                                  struct buf *out) {
    struct cursor cursor = {.text = doc->source};
    buf_add(out, STR("\n    line  words  joining  hard  level    sentence\n"));
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *sentence = &doc->sentences.items[i];
        uint32_t start = doc_source_span(doc, sentence->text).start;
        write_sentence_human(doc, options, sentence, cursor_move(&cursor, start), out);
    }
}

void write_scores_human(const struct doc *doc, const struct write_options *options,
                        struct buf *out) {
    if (options->is_continued) buf_add_char(out, '\n');
    write_bold(options, out, doc->name);
    buf_add_char(out, '\n');
    write_counts_human(doc, out);
    bool uses_list = false;
    if (doc->scores.count) write_scores_head(out);
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        write_score_human(&doc->scores.items[i], out);
        uses_list |= doc->scores.items[i].formula->uses_list;
    }
    if (doc->scores.count)
        buf_add(
            out,
            STR("  * names, numbers and terms that the page explains are left out (WCAG 3.1.5)\n"));
    if (uses_list) write_list_note(doc, out);
    write_level_human(doc, out);
    if (doc->level.is_valid || options->sentences) heat_map(doc, options, out);
    if (options->sentences) write_sentences_human(doc, options, out);
}

/* `sentence` is NULL for the document. */
static void write_level_json(struct json *json, const struct doc *doc,
                             const struct write_options *options, const struct doc_level *level,
                             const struct doc_sentence *sentence) {
    if (!level->is_valid) return;
    unsigned shade = level_shade(options, level->value);
    json_key(json, "level");
    json_open(json, '{');
    json_real(json, "value", level->value);
    json_real(json, "low", level->low);
    json_real(json, "high", level->high);
    json_string(json, "name", str_from(doc_level_name(level->value)));
    json_string(json, "band", str_from(level_shade_name(options, shade)));
    json_key(json, "reasons");
    buf_add_char(json->out, '[');
    for (unsigned i = 0; i < level->reason_count; i++)
        buf_format(json->out, "%s\"%s\"", i ? ", " : "",
                   doc_reason_name((enum doc_reason)level->reasons[i]));
    buf_add_char(json->out, ']');
    struct buf why = {.arena = json->out->arena};
    if (sentence) level_reasons(&why, doc, sentence);
    if (sentence) json_string(json, "why", buf_str(&why));
    json_close(json, '}');
}

static void write_sentences_json(struct json *json, const struct doc *doc,
                                 const struct write_options *options) {
    struct cursor cursor = {.text = doc->source};
    json_open_list(json, "sentences");
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *sentence = &doc->sentences.items[i];
        struct extent extent = cursor_extent(&cursor, doc_source_span(doc, sentence->text));
        json_element(json);
        json_open(json, '{');
        json_number(json, "line", extent.start.line);
        json_number(json, "column", extent.start.column);
        json_span(json, extent.source);
        json_measure(json, &sentence->measure);
        write_level_json(json, doc, options, &sentence->level, sentence);
        json_string(json, "text", doc_slice(doc, sentence->text));
        json_close(json, '}');
    }
    json_close_list(json);
}

static void write_scores_list(struct json *json, const struct doc *doc) {
    json_open_list(json, "scores");
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        json_element(json);
        json_open(json, '{');
        json_score(json, &doc->scores.items[i]);
        json_close(json, '}');
    }
    json_close_list(json);
}

void write_scores_json(const struct doc *doc, const struct write_options *options,
                       struct buf *out) {
    struct json json = {.out = out, .needs_comma = options->is_continued};
    json_element(&json);
    json_open(&json, '{');
    json_string(&json, "file", doc->name);
    json_key(&json, "counts");
    json_open(&json, '{');
    json_counts(&json, &doc->counts);
    json_close(&json, '}');
    write_scores_list(&json, doc);
    write_level_json(&json, doc, options, &doc->level, NULL);
    if (options->sentences) write_sentences_json(&json, doc, options);
    json_close(&json, '}');
}

static void write_header_csv(const struct doc *doc, struct buf *out) {
    buf_add(out, STR("file"));
    for (size_t i = 0; i < COUNT_ROWS; i++) buf_format(out, ",%s", count_rows[i].column);
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        buf_add_char(out, ',');
        escape_csv(out, str_from(doc->scores.items[i].formula->id));
    }
    buf_add(out, STR(",level\r\n"));
}

static void write_level_csv(const struct doc_level *level, struct buf *out) {
    buf_add_char(out, ',');
    if (level->is_valid) buf_format(out, "%.2f", level->value);
}

static void write_document_csv(const struct doc *doc, struct buf *out) {
    escape_csv(out, doc->name);
    for (size_t i = 0; i < COUNT_ROWS; i++)
        buf_format(out, ",%u", count_of(&doc->counts, &count_rows[i]));
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        buf_add_char(out, ',');
        if (doc->scores.items[i].is_valid) buf_format(out, "%.2f", doc->scores.items[i].value);
    }
    write_level_csv(&doc->level, out);
    buf_add(out, STR("\r\n"));
}

static void write_sentences_csv(const struct doc *doc, struct buf *out) {
    struct cursor cursor = {.text = doc->source};
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *sentence = &doc->sentences.items[i];
        const struct doc_measure *m = &sentence->measure;
        struct place place = cursor_move(&cursor, doc_source_span(doc, sentence->text).start);
        escape_csv(out, doc->name);
        buf_format(out, ",%u,%u,%u,%u,%u,%u", place.line, m->words, m->joining, m->hard,
                   m->long_words, m->syllables);
        write_level_csv(&sentence->level, out);
        buf_add_char(out, ',');
        escape_csv(out, str_trim(doc_slice(doc, sentence->text)));
        buf_add(out, STR("\r\n"));
    }
}

/* One row a document; with `sentences` one row a sentence instead, since a table has one header. */
void write_scores_csv(const struct doc *doc, const struct write_options *options, struct buf *out) {
    if (!options->is_continued && options->sentences)
        buf_add(out, STR("file,line,words,joining,hard,long_words,syllables,level,sentence\r\n"));
    else if (!options->is_continued)
        write_header_csv(doc, out);
    if (options->sentences)
        write_sentences_csv(doc, out);
    else
        write_document_csv(doc, out);
}
