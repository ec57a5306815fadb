/* Rules of Vale: substitution (swap: a word and what to write) and existence (tokens: words to
 * flag). Only what is literal can be a row; regular expressions are told of, each with its line. */
#include "dictionary/rows.h"

#include <string.h>
#include <yaml.h>

struct vale {
    struct dictionary_rows *rows;
    struct dictionary_losses *losses;
    struct failure *failure;
    struct arena *arena;
    yaml_parser_t parser;
    struct str extends, message;
};

static struct str scalar(const struct vale *v, const yaml_event_t *event) {
    struct str value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    return str_copy(v->arena, value);
}

static bool fail(struct vale *v) {
    *v->failure = (struct failure){
        STATUS_BAD_DICTIONARY, (uint32_t)v->parser.problem_mark.line + 1,
        (uint32_t)v->parser.problem_mark.column + 1,
        str_format(v->arena, "this is no YAML: %s", v->parser.problem ? v->parser.problem : "cut")};
    return false;
}

static bool next(struct vale *v, yaml_event_t *event) {
    return yaml_parser_parse(&v->parser, event) || fail(v);
}

/* Passes a value of any kind. */
static bool pass(struct vale *v) {
    unsigned depth = 0;
    do {
        yaml_event_t event;
        if (!next(v, &event)) return false;
        bool opens =
            event.type == YAML_MAPPING_START_EVENT || event.type == YAML_SEQUENCE_START_EVENT;
        bool closes = event.type == YAML_MAPPING_END_EVENT || event.type == YAML_SEQUENCE_END_EVENT;
        bool ends = event.type == YAML_STREAM_END_EVENT;
        depth = opens ? depth + 1 : closes && depth ? depth - 1 : depth;
        yaml_event_delete(&event);
        if (ends) return false;
    } while (depth);
    return true;
}

static bool is_meta(char c) {
    return c && strchr("\\^$.|?*+()[]{}", c);
}

/* The text that a pattern stands for, "e\\.g" for "e.g"; false for one that stands for more. */
static bool literal_of(struct vale *v, struct str pattern, struct str *text) {
    struct buf buf = {.arena = v->arena};
    for (size_t i = 0; i < pattern.size; i++) {
        bool is_escaped =
            pattern.bytes[i] == '\\' && i + 1 < pattern.size && is_meta(pattern.bytes[i + 1]);
        if (is_meta(pattern.bytes[i]) && !is_escaped) return false;
        i += is_escaped;
        buf_add_char(&buf, pattern.bytes[i]);
    }
    *text = buf_str(&buf);
    return text->size > 0;
}

static void lose_pattern(struct vale *v, struct str pattern, uint32_t line) {
    dictionary_lose(
        v->losses, line,
        str_format(v->arena, "'%.*s' is a regular expression, not a term", STR_ARG(pattern)),
        v->arena);
}

/* A replacement that Vale pastes in: words are words, prose ("use a comma instead") is for people.
 */
static void add_swap(struct vale *v, struct str term, struct str with, uint32_t line) {
    bool is_prose =
        str_find(with, STR("("), 0) != SIZE_MAX || str_find(with, STR("."), 0) != SIZE_MAX;
    struct str pattern = term;
    if (!literal_of(v, pattern, &term)) {
        lose_pattern(v, pattern, line);
        return;
    }
    struct dictionary_row *row = dictionary_new_row(
        v->rows, term, is_prose || !with.size ? "flag" : "replace", line, v->arena);
    row->cells[is_prose ? COLUMN_NOTE : COLUMN_PLAIN] = with;
    if (!is_prose && with.size) row->cells[COLUMN_RISK] = STR("context");
}

static bool read_swap(struct vale *v) {
    yaml_event_t event;
    struct str term = STR("");
    bool is_key = true, is_open = false;
    for (;;) {
        if (!next(v, &event)) return false;
        uint32_t line = (uint32_t)event.start_mark.line + 1;
        yaml_event_type_t type = event.type;
        if (type == YAML_SCALAR_EVENT) {
            struct str value = scalar(v, &event);
            if (is_key) term = value;
            if (!is_key) add_swap(v, term, value, line);
            is_key = !is_key;
        }
        yaml_event_delete(&event);
        if (type == YAML_MAPPING_END_EVENT || type == YAML_STREAM_END_EVENT) return true;
        if (type == YAML_MAPPING_START_EVENT && is_open) return true;
        is_open |= type == YAML_MAPPING_START_EVENT;
        if (!is_open) return true; /* "swap:" without a list */
    }
}

static bool read_tokens(struct vale *v) {
    yaml_event_t event;
    for (bool is_open = false;;) {
        if (!next(v, &event)) return false;
        uint32_t line = (uint32_t)event.start_mark.line + 1;
        yaml_event_type_t type = event.type;
        struct str token = type == YAML_SCALAR_EVENT ? scalar(v, &event) : STR("");
        yaml_event_delete(&event);
        is_open |= type == YAML_SEQUENCE_START_EVENT;
        if (!is_open || type == YAML_SEQUENCE_END_EVENT || type == YAML_STREAM_END_EVENT)
            return true;
        if (type != YAML_SCALAR_EVENT) continue;
        struct str word;
        if (literal_of(v, token, &word))
            dictionary_new_row(v->rows, word, "flag", line, v->arena)->cells[COLUMN_NOTE] =
                v->message;
        else
            lose_pattern(v, token, line);
    }
}

static bool read_key(struct vale *v, struct str key) {
    yaml_event_t event;
    if (str_equal(key, STR("swap"))) return read_swap(v);
    if (str_equal(key, STR("tokens"))) return read_tokens(v);
    bool is_text = str_equal(key, STR("extends")) || str_equal(key, STR("message"));
    if (!is_text) return pass(v);
    if (!next(v, &event)) return false;
    struct str value = event.type == YAML_SCALAR_EVENT ? scalar(v, &event) : STR("");
    yaml_event_delete(&event);
    *(key.bytes[0] == 'e' ? &v->extends : &v->message) = value;
    return true;
}

/* The top mapping's keys, one by one. */
static bool read_file(struct vale *v) {
    for (unsigned depth = 0;;) {
        yaml_event_t event;
        if (!next(v, &event)) return false;
        yaml_event_type_t type = event.type;
        struct str key = type == YAML_SCALAR_EVENT ? scalar(v, &event) : STR("");
        yaml_event_delete(&event);
        if (type == YAML_STREAM_END_EVENT) return true;
        depth += type == YAML_MAPPING_START_EVENT;
        if (depth && type == YAML_SCALAR_EVENT && !read_key(v, key)) return false;
    }
}

static void delete_parser(void *parser) {
    yaml_parser_delete(parser);
}

bool dictionary_import_vale(struct str bytes, struct dictionary_rows *rows,
                            struct dictionary_losses *losses, struct failure *failure,
                            struct arena *arena) {
    struct vale v = {.rows = rows, .losses = losses, .failure = failure, .arena = arena};
    *failure = (struct failure){STATUS_OK, 0, 0, STR("")};
    if (!yaml_parser_initialize(&v.parser)) return fail(&v);
    yaml_parser_set_input_string(&v.parser, (const unsigned char *)bytes.bytes, bytes.size);
    struct arena_cleanup cleanup;
    arena_hold(arena, &cleanup, delete_parser, &v.parser);
    bool is_read = read_file(&v);
    arena_release(arena, &cleanup);
    bool is_known =
        str_equal(v.extends, STR("substitution")) || str_equal(v.extends, STR("existence"));
    if (!is_read || is_known) return is_read;
    *failure =
        (struct failure){STATUS_BAD_DICTIONARY, 1, 1,
                         STR("only Vale's rules that extend substitution or existence hold words")};
    return false;
}

/* A YAML string in single quotes. */
static void write_quoted(struct buf *out, struct str text) {
    buf_add_char(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.bytes[i] == '\'') buf_add_char(out, '\'');
        buf_add_char(out, text.bytes[i]);
    }
    buf_add_char(out, '\'');
}

static void lose_row(struct dictionary_losses *losses, const struct dictionary_row *row,
                     const char *what, struct arena *arena) {
    dictionary_lose(
        losses, row->line,
        str_format(arena, "'%.*s' %s, so it is left out", STR_ARG(row->cells[COLUMN_TERM]), what),
        arena);
}

/* The dots and brackets of a term would be part of a regular expression. */
static void write_term(struct buf *out, struct str term) {
    struct buf pattern = {.arena = out->arena};
    for (size_t i = 0; i < term.size; i++) {
        if (is_meta(term.bytes[i])) buf_add_char(&pattern, '\\');
        buf_add_char(&pattern, term.bytes[i]);
    }
    write_quoted(out, buf_str(&pattern));
}

void dictionary_export_vale(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                            struct buf *out) {
    buf_add(out, STR("extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\n"
                     "level: warning\nignorecase: true\nswap:\n"));
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        struct str plain = dictionary_row_plain(row);
        if (dictionary_row_has_slot(row)) {
            lose_row(losses, row, "has a slot", out->arena);
            continue;
        }
        if (!dictionary_row_is(row, "replace") || !plain.size) {
            lose_row(losses, row, "replaces nothing", out->arena);
            continue;
        }
        buf_add(out, STR("  "));
        write_term(out, row->cells[COLUMN_TERM]);
        buf_add(out, STR(": "));
        write_quoted(out, plain);
        buf_add_char(out, '\n');
    }
    dictionary_lose_columns(rows, 1u << COLUMN_TERM | 1u << COLUMN_ACTION | 1u << COLUMN_PLAIN,
                            "vale", losses, out->arena);
}

void dictionary_export_existence(const struct dictionary_rows *rows,
                                 struct dictionary_losses *losses, struct buf *out) {
    buf_add(out, STR("extends: existence\nmessage: \"Look at '%s'.\"\nlevel: suggestion\n"
                     "ignorecase: true\ntokens:\n"));
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        bool has_slot = dictionary_row_has_slot(row);
        if (has_slot || dictionary_row_is(row, "keep")) {
            lose_row(losses, row, has_slot ? "has a slot" : "is to be kept", out->arena);
            continue;
        }
        buf_add(out, STR("  - "));
        write_term(out, row->cells[COLUMN_TERM]);
        buf_add_char(out, '\n');
    }
    dictionary_lose_columns(rows, 1u << COLUMN_TERM, "vale-existence", losses, out->arena);
}
