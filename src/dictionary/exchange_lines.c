/* Formats of one entry a line: GNU diction's list, hunspell's personal list, "term = definition".
 */
#include "base/utf8.h"
#include "dictionary/rows.h"

enum { LONGEST_ALTERNATIVE = 4 };

/* ---- GNU diction: "phrase<TAB>advice"; "=phrase" means the advice of another one, "!" no advice
 * (an exception). Spaces around a phrase say where words end. ---- */

/* "many, several": words to put in the place of the phrase, and nothing else. */
static bool is_alternatives(struct str advice) {
    struct str rest = advice, one, word;
    while (rest.size && str_next(&rest, ',', &one)) {
        unsigned words = 0;
        one = str_trim(one);
        if (!one.size) return false;
        for (size_t i = 0; i < one.size; i++) {
            char c = one.bytes[i];
            if (!ascii_is_lower(c) && c != ' ' && c != '-' && c != '\'') return false;
        }
        while (one.size && str_next(&one, ' ', &word)) words += word.size > 0;
        if (words > LONGEST_ALTERNATIVE) return false;
    }
    return advice.size > 0;
}

static struct str with_bars(struct str list, struct arena *arena) {
    struct buf buf = {.arena = arena};
    struct str one;
    while (list.size && str_next(&list, ',', &one)) {
        if (buf.size) buf_add_char(&buf, '|');
        buf_add(&buf, str_trim(one));
    }
    return buf_str(&buf);
}

static void fill_advice(struct dictionary_row *row, struct str advice, struct arena *arena) {
    if (is_alternatives(advice)) {
        row->cells[COLUMN_ACTION] = STR("replace");
        row->cells[COLUMN_RISK] = STR("context");
        row->cells[COLUMN_PLAIN] = with_bars(advice, arena);
    } else {
        row->cells[COLUMN_NOTE] = advice;
    }
}

/* The advice of the phrase that "=phrase" names, or empty. */
static struct str advice_of(struct str bytes, struct str wanted) {
    struct str line, phrase;
    while (bytes.size && str_next(&bytes, '\n', &line)) {
        if (str_find(line, STR("\t"), 0) == SIZE_MAX) continue;
        str_next(&line, '\t', &phrase);
        if (str_equal_fold(str_trim(phrase), wanted)) return str_trim(line);
    }
    return STR("");
}

static void read_diction_line(struct str line, struct str bytes, uint32_t number,
                              struct dictionary_rows *rows, struct dictionary_losses *losses,
                              struct arena *arena) {
    struct str phrase = line, advice = STR("");
    if (str_find(line, STR("\t"), 0) != SIZE_MAX) {
        str_next(&line, '\t', &phrase);
        advice = str_trim(line);
    }
    phrase = str_trim(phrase);
    if (!phrase.size) return;
    if (str_equal(advice, STR("!"))) {
        dictionary_new_row(rows, phrase, "keep", number, arena);
        return;
    }
    if (advice.size && advice.bytes[0] == '=') {
        struct str other = str_trim(str_slice(advice, 1, advice.size));
        advice = advice_of(bytes, other);
        if (!advice.size)
            dictionary_lose(losses, number,
                            str_format(arena, "'%.*s' has no advice to take over", STR_ARG(other)),
                            arena);
    }
    fill_advice(dictionary_new_row(rows, phrase, "flag", number, arena), advice, arena);
}

bool dictionary_import_diction(struct str bytes, struct dictionary_rows *rows,
                               struct dictionary_losses *losses, struct failure *failure,
                               struct arena *arena) {
    struct str rest = bytes, line;
    (void)failure;
    for (uint32_t number = 1; rest.size && str_next(&rest, '\n', &line); number++)
        read_diction_line(line, bytes, number, rows, losses, arena);
    return true;
}

static struct str with_commas(struct str alternatives, struct arena *arena) {
    struct buf buf = {.arena = arena};
    struct str one;
    while (alternatives.size && str_next(&alternatives, '|', &one)) {
        if (buf.size) buf_add(&buf, STR(", "));
        buf_add(&buf, str_trim(one));
    }
    return buf_str(&buf);
}

void dictionary_export_diction(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                               struct buf *out) {
    const uint32_t kept = 1u << COLUMN_TERM | 1u << COLUMN_ACTION | 1u << COLUMN_PLAIN |
                          1u << COLUMN_NOTE | 1u << COLUMN_DEFINITION;
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        struct str advice = with_commas(row->cells[COLUMN_PLAIN], out->arena);
        if (!advice.size) advice = row->cells[COLUMN_NOTE];
        if (!advice.size) advice = row->cells[COLUMN_DEFINITION];
        if (dictionary_row_is(row, "keep")) advice = STR("!");
        if (dictionary_row_has_slot(row)) {
            dictionary_lose(losses, row->line,
                            str_format(out->arena, "'%.*s' has a slot, so it is left out",
                                       STR_ARG(row->cells[COLUMN_TERM])),
                            out->arena);
            continue;
        }
        buf_format(out, " %.*s", STR_ARG(row->cells[COLUMN_TERM]));
        if (advice.size) buf_format(out, "\t%.*s", STR_ARG(advice));
        buf_add_char(out, '\n');
    }
    dictionary_lose_columns(rows, kept, "diction", losses, out->arena);
}

/* ---- hunspell's personal list: a word a line, "word/like", "*forbidden" ---- */

bool dictionary_import_hunspell(struct str bytes, struct dictionary_rows *rows,
                                struct dictionary_losses *losses, struct failure *failure,
                                struct arena *arena) {
    struct str rest = bytes, line, word;
    (void)failure;
    for (uint32_t number = 1; rest.size && str_next(&rest, '\n', &line); number++) {
        line = str_trim(line);
        if (!line.size) continue;
        bool is_forbidden = line.bytes[0] == '*';
        line = str_slice(line, is_forbidden, line.size);
        str_next(&line, '/', &word);
        if (line.size)
            dictionary_lose(losses, number,
                            str_format(arena, "forms like those of '%.*s' are not taken over",
                                       STR_ARG(str_trim(line))),
                            arena);
        if (str_trim(word).size)
            dictionary_new_row(rows, str_trim(word), is_forbidden ? "flag" : "keep", number, arena);
    }
    return true;
}

void dictionary_export_hunspell(const struct dictionary_rows *rows,
                                struct dictionary_losses *losses, struct buf *out) {
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        struct str term = row->cells[COLUMN_TERM];
        if (str_find(term, STR(" "), 0) != SIZE_MAX) {
            dictionary_lose(
                losses, row->line,
                str_format(out->arena, "'%.*s': hunspell's lists hold single words", STR_ARG(term)),
                out->arena);
            continue;
        }
        if (dictionary_row_is(row, "flag")) buf_add_char(out, '*');
        buf_format(out, "%.*s\n", STR_ARG(term));
    }
    dictionary_lose_columns(rows, 1u << COLUMN_TERM | 1u << COLUMN_ACTION, "hunspell", losses,
                            out->arena);
}

/* ---- "term = definition" ---- */

bool dictionary_import_text(struct str bytes, struct dictionary_rows *rows,
                            struct dictionary_losses *losses, struct failure *failure,
                            struct arena *arena) {
    struct str rest = bytes, line;
    (void)failure;
    for (uint32_t number = 1; rest.size && str_next(&rest, '\n', &line); number++) {
        line = str_trim(line);
        size_t equals = str_find(line, STR("="), 0);
        if (!line.size || line.bytes[0] == '#') continue;
        if (equals == SIZE_MAX) {
            dictionary_lose(losses, number, STR("no '=' in this line"), arena);
            continue;
        }
        struct str term = str_trim(str_slice(line, 0, equals));
        struct str definition = str_trim(str_slice(line, equals + 1, line.size));
        if (!term.size || !definition.size) {
            dictionary_lose(losses, number, STR("a term or its definition is missing"), arena);
            continue;
        }
        dictionary_new_row(rows, term, "explain", number, arena)->cells[COLUMN_DEFINITION] =
            definition;
    }
    return true;
}

void dictionary_export_text(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                            struct buf *out) {
    for (uint32_t i = 0; i < rows->items.count; i++) {
        const struct dictionary_row *row = &rows->items.items[i];
        struct str text = row->cells[COLUMN_DEFINITION];
        if (!text.size) text = row->cells[COLUMN_GLOSS];
        if (text.size && dictionary_row_is(row, "explain"))
            buf_format(out, "%.*s = %.*s\n", STR_ARG(row->cells[COLUMN_TERM]), STR_ARG(text));
        else
            dictionary_lose(losses, row->line,
                            str_format(out->arena, "'%.*s' explains nothing, so it is left out",
                                       STR_ARG(row->cells[COLUMN_TERM])),
                            out->arena);
    }
    dictionary_lose_columns(rows, 1u << COLUMN_TERM | 1u << COLUMN_ACTION | 1u << COLUMN_DEFINITION,
                            "text", losses, out->arena);
}
