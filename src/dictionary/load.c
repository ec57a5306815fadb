/* Rows become terms. Every cell is checked as it is read; the first one that cannot be used stops
 * the loading, with its place and what to do. */
#include "dictionary/check.h"
#include "dictionary/csv.h"
#include "dictionary/internal.h"
#include "dictionary/rows.h"

#include "base/utf8.h"

#include <string.h>

/* A value a cell may hold and what it means. */
struct choice {
    const char *name;
    uint8_t value;
};

static const struct choice ACTIONS[] = {{"explain", DOC_EXPLAIN},
                                        {"replace", DOC_REPLACE},
                                        {"flag", DOC_FLAG},
                                        {"keep", DOC_KEEP_TERM},
                                        {0}};
static const struct choice RISKS[] = {
    {"safe", DOC_SAFE}, {"context", DOC_CONTEXT}, {"flag", DOC_RISKY}, {"", DOC_SAFE}, {0}};
static const struct choice PARTS[] = {{"noun", DOC_NOUN},
                                      {"verb", DOC_VERB},
                                      {"adjective", DOC_ADJECTIVE},
                                      {"adverb", DOC_ADVERB},
                                      {"phrase", DOC_PHRASE},
                                      {"name", DOC_PROPER},
                                      {"", DOC_NO_POS},
                                      {0}};
static const struct choice LEVELS[] = {{"7-9", 0},   {"9-11", 1}, {"11-14", 2},
                                       {"14-16", 3}, {"", 3},     {0}};
static const struct choice CASES[] = {{"any", 0}, {"exact", 1}, {"", 0}, {0}};

struct load {
    struct dictionary *dictionary;
    struct str name;
    dictionary_fold fold;
    struct failure *failure;
    struct arena scratch;
    int position[COLUMN_COUNT]; /* field of a column, or -1 */
    int fields;
};

static bool fail_at(struct load *load, const struct csv_field *field, struct str detail) {
    *load->failure = (struct failure){STATUS_BAD_DICTIONARY, field->line, field->column, detail};
    return false;
}

static struct csv_field cell(const struct load *load, const struct csv_field *fields,
                             enum dictionary_column column) {
    int at = load->position[column];
    struct csv_field found =
        at < 0 ? (struct csv_field){.line = fields[0].line, .column = 1} : fields[at];
    found.text = found.text.bytes ? str_trim(found.text) : STR("");
    return found;
}

static bool read_header(struct load *load, const struct csv_field *fields, int count) {
    for (int i = 0; i < COLUMN_COUNT; i++) load->position[i] = -1;
    for (int i = 0; i < count; i++) {
        struct str name = str_trim(fields[i].text);
        int column = dictionary_column_named(name);
        if (column < 0)
            return fail_at(load, &fields[i],
                           str_format(load->dictionary->arena,
                                      "unknown column '%.*s': use term, forms, pos, action, plain, "
                                      "gloss, definition, expansion, level, case, context, risk, "
                                      "checked_on, source or note",
                                      STR_ARG(name)));
        if (load->position[column] >= 0)
            return fail_at(load, &fields[i], STR("this column stands twice: keep one of them"));
        load->position[column] = i;
    }
    load->fields = count;
    if (load->position[COLUMN_TERM] < 0)
        return fail_at(load, &fields[0],
                       STR("the first line must name the columns, and one of "
                           "them must be 'term'"));
    return true;
}

static bool read_choice(struct load *load, const struct csv_field *fields,
                        enum dictionary_column column, const struct choice *choices,
                        uint8_t *value) {
    struct csv_field field = cell(load, fields, column);
    for (const struct choice *c = choices; c->name; c++)
        if (str_equal_fold(field.text, str_from(c->name))) {
            *value = c->value;
            return true;
        }
    struct buf buf = {.arena = load->dictionary->arena};
    buf_format(&buf, "'%.*s' is no %s: use one of", STR_ARG(field.text),
               dictionary_columns[column]);
    for (const struct choice *c = choices; c->name; c++)
        if (*c->name) buf_format(&buf, " %s", c->name);
    return fail_at(load, &field, buf_str(&buf));
}

/* False when there are more than fit. */
static bool add_cues(struct str list, struct str *cues, uint32_t *count) {
    struct str one;
    while (str_next(&list, '|', &one)) {
        one = str_trim(one);
        if (one.size && *count == CUES_MAX) return false;
        if (one.size) cues[(*count)++] = one;
    }
    return true;
}

/* "near:a|b; not:c|d" */
static bool read_cues(struct load *load, const struct csv_field *field,
                      const struct dictionary_cues **out) {
    *out = NULL;
    if (!field->text.size) return true;
    struct dictionary_cues *cues = ARENA_NEW(load->dictionary->arena, struct dictionary_cues);
    cues->index = load->dictionary->cue_count++;
    struct str rest = field->text, part;
    while (str_next(&rest, ';', &part)) {
        part = str_trim(part);
        if (!part.size) continue;
        bool is_near = str_starts(part, STR("near:")), is_not = str_starts(part, STR("not:"));
        if (!is_near && !is_not)
            return fail_at(load, field, STR("a context reads 'near:word|word; not:word|word'"));
        bool fits = is_near ? add_cues(str_slice(part, 5, part.size), cues->near, &cues->near_count)
                            : add_cues(str_slice(part, 4, part.size), cues->not, &cues->not_count);
        if (!fits) return fail_at(load, field, STR("a context holds at most 40 words of a kind"));
    }
    *out = cues;
    return true;
}

/* The first of several alternatives. */
static struct str first_alternative(struct str plain) {
    struct str first = STR(""), rest = plain;
    if (plain.size) str_next(&rest, '|', &first);
    return str_trim(first);
}

/* The file's name tells what its rows are. */
static bool is_file(struct str name, struct str file) {
    if (!str_ends(name, file)) return false;
    return name.size == file.size || name.bytes[name.size - file.size - 1] == '/';
}

static void read_texts(struct load *load, const struct csv_field *fields, struct doc_term *term) {
    term->term = cell(load, fields, COLUMN_TERM).text;
    term->choices = cell(load, fields, COLUMN_PLAIN).text;
    term->plain = first_alternative(term->choices);
    term->gloss = cell(load, fields, COLUMN_GLOSS).text;
    term->definition = cell(load, fields, COLUMN_DEFINITION).text;
    term->expansion = cell(load, fields, COLUMN_EXPANSION).text;
    term->note = cell(load, fields, COLUMN_NOTE).text;
    term->context = cell(load, fields, COLUMN_CONTEXT).text;
    term->dictionary = load->name;
    term->is_idiom = is_file(load->name, STR("idioms.csv"));
    term->is_general = is_file(load->name, STR("glossary.csv"));
    term->is_by_sense = term->action == DOC_REPLACE && is_file(load->name, STR("simpler.csv"));
    term->line = fields[0].line;
    term->concept = term;
}

static bool check_slots(struct load *load, const struct csv_field *fields,
                        const struct doc_term *term) {
    struct csv_field at = cell(load, fields, COLUMN_TERM);
    const char *why = dictionary_check_term_slot(term->term, term->action);
    if (why) return fail_at(load, &at, str_from(why));
    struct str rest = term->choices, plain;
    while (!why && rest.size && str_next(&rest, '|', &plain))
        why = dictionary_check_plain_slot(str_trim(plain), term->term);
    at = cell(load, fields, COLUMN_PLAIN);
    return !why || fail_at(load, &at, str_from(why));
}

static bool check_row(struct load *load, const struct csv_field *fields,
                      const struct doc_term *term) {
    struct csv_field at = cell(load, fields, COLUMN_TERM);
    if (!term->term.size)
        return fail_at(load, &at,
                       STR("this row has no term: fill it in or "
                           "delete the row"));
    if (term->action == DOC_REPLACE && !term->plain.size)
        return fail_at(load, &at,
                       STR("action 'replace' needs a 'plain' word: fill it in, or use "
                           "'explain' or 'flag'"));
    if (term->action == DOC_EXPLAIN && !term->definition.size && !term->gloss.size)
        return fail_at(load, &at, STR("action 'explain' needs a 'definition' or a 'gloss'"));
    return check_slots(load, fields, term);
}

static bool read_choices(struct load *load, const struct csv_field *fields, struct doc_term *term,
                         bool *is_exact) {
    uint8_t action = DOC_FLAG, risk = DOC_SAFE, exact = 0;
    bool is_read = read_choice(load, fields, COLUMN_ACTION, ACTIONS, &action) &&
                   read_choice(load, fields, COLUMN_RISK, RISKS, &risk) &&
                   read_choice(load, fields, COLUMN_POS, PARTS, &term->pos) &&
                   read_choice(load, fields, COLUMN_LEVEL, LEVELS, &term->level) &&
                   read_choice(load, fields, COLUMN_CASE, CASES, &exact);
    term->action = (enum doc_action)action;
    term->risk = (enum doc_risk)risk;
    *is_exact = exact;
    return is_read;
}

static bool read_row(struct load *load, const struct csv_field *fields, int count) {
    if (count != load->fields)
        return fail_at(load, &fields[count - 1],
                       str_format(load->dictionary->arena,
                                  "this row has %d fields and the first line %d: put fields with "
                                  "commas in quotation marks",
                                  count, load->fields));
    struct dictionary *d = load->dictionary;
    struct doc_term *term = ARENA_NEW(d->arena, struct doc_term);
    const struct dictionary_cues *cues;
    bool is_exact;
    struct csv_field context = cell(load, fields, COLUMN_CONTEXT);
    if (!read_choices(load, fields, term, &is_exact)) return false;
    if (!read_cues(load, &context, &cues)) return false;
    read_texts(load, fields, term);
    if (!check_row(load, fields, term)) return false;
    *ARENA_PUSH(d->arena, &d->terms) = term;
    dictionary_add_forms(d, term, cell(load, fields, COLUMN_FORMS).text, is_exact, cues, load->fold,
                         load->scratch);
    return true;
}

/* An acronym and the term it stands for are one concept, explained once. */
static void join_concepts(struct dictionary *d, uint32_t from, dictionary_fold fold,
                          struct arena scratch) {
    for (uint32_t i = from; i < d->terms.count; i++) {
        struct doc_term *term = d->terms.items[i];
        if (!term->expansion.size) continue;
        const struct doc_term *spelled = dictionary_find(d, term->expansion, fold, scratch);
        if (spelled && spelled != term) term->concept = spelled;
    }
}

static bool check_encoding(struct str bytes, struct failure *failure) {
    size_t valid = utf8_valid_prefix(bytes);
    if (valid == bytes.size && !memchr(bytes.bytes, '\0', bytes.size)) return true;
    struct place place = place_of(bytes, valid);
    *failure = (struct failure){STATUS_BAD_DICTIONARY, place.line, place.column,
                                STR("this is not UTF-8: save the table as \"CSV UTF-8\"")};
    return false;
}

static void note_problem(const struct load *load, struct dictionary_problems *problems) {
    const struct failure *f = load->failure;
    *ARENA_PUSH(load->dictionary->arena, &problems->items) =
        (struct dictionary_problem){f->line, f->column, true, "row", f->detail};
}

/* With `problems`, rows that cannot be used are noted there and left out. */
static bool add_rows(struct load *load, struct str bytes, struct dictionary_problems *problems) {
    struct csv_field fields[CSV_FIELDS_MAX];
    struct dictionary *d = load->dictionary;
    uint32_t first = d->terms.count;
    if (bytes.size && !check_encoding(bytes, load->failure)) return false;
    struct csv csv = csv_open(bytes, d->arena);
    int count = csv_next(&csv, fields, load->failure);
    if (count < 0 || (count > 0 && !read_header(load, fields, count))) return false;
    d->layers++;
    while (count > 0 && (count = csv_next(&csv, fields, load->failure)) > 0) {
        if (read_row(load, fields, count)) continue;
        if (!problems) return false;
        note_problem(load, problems);
    }
    join_concepts(d, first, load->fold, load->scratch);
    return count == 0;
}

bool dictionary_add(struct dictionary *d, struct str bytes, struct str name, dictionary_fold fold,
                    struct failure *failure, struct arena scratch) {
    struct load load = {
        .dictionary = d, .name = name, .fold = fold, .failure = failure, .scratch = scratch};
    return add_rows(&load, bytes, NULL);
}

bool dictionary_add_all(struct dictionary *d, struct str bytes, struct str name,
                        dictionary_fold fold, struct dictionary_problems *problems,
                        struct arena scratch) {
    struct failure failure = {0};
    struct load load = {
        .dictionary = d, .name = name, .fold = fold, .failure = &failure, .scratch = scratch};
    bool is_read = add_rows(&load, bytes, problems);
    if (!is_read) note_problem(&load, problems);
    return is_read;
}
