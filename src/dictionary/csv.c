/* RFC 4180 as spreadsheets write it: quoted fields with doubled quotes and line breaks inside,
 * LF or CRLF, a byte order mark. What the format forbids is refused with its place. */
#include "dictionary/csv.h"

#include "base/utf8.h"

#include <string.h>

struct csv csv_open(struct str bytes, struct arena *arena) {
    struct csv csv = {.bytes = bytes, .line = 1, .separator = ',', .arena = arena};
    if (str_starts(bytes, STR("\xEF\xBB\xBF"))) csv.at = csv.line_start = 3;
    size_t end = str_find(bytes, STR("\n"), 0);
    struct str first = str_slice(bytes, 0, end == SIZE_MAX ? bytes.size : end);
    if (str_find(first, STR("\t"), 0) != SIZE_MAX) csv.separator = '\t';
    return csv;
}

static uint32_t column_at(const struct csv *csv, size_t at) {
    return (uint32_t)utf8_count(str_slice(csv->bytes, csv->line_start, at)) + 1;
}

static int fail(const struct csv *csv, size_t at, const char *what, struct failure *failure) {
    *failure =
        (struct failure){STATUS_BAD_DICTIONARY, csv->line, column_at(csv, at), str_from(what)};
    return -1;
}

static void new_line(struct csv *csv) {
    csv->line++;
    csv->line_start = csv->at;
}

static bool at_line_end(const struct csv *csv) {
    return csv->at >= csv->bytes.size || csv->bytes.bytes[csv->at] == '\n' ||
           csv->bytes.bytes[csv->at] == '\r';
}

static void pass_line_end(struct csv *csv) {
    if (csv->at < csv->bytes.size && csv->bytes.bytes[csv->at] == '\r') csv->at++;
    if (csv->at < csv->bytes.size && csv->bytes.bytes[csv->at] == '\n') csv->at++;
    new_line(csv);
}

/* Doubled quotes become single ones; most fields have none and are borrowed. */
static struct str unquote(struct csv *csv, struct str raw) {
    if (!raw.size || !memchr(raw.bytes, '"', raw.size)) return raw;
    struct buf buf = {.arena = csv->arena};
    for (size_t i = 0; i < raw.size; i++) {
        buf_add_char(&buf, raw.bytes[i]);
        if (raw.bytes[i] == '"') i++;
    }
    return buf_str(&buf);
}

static bool quoted_field(struct csv *csv, struct csv_field *field, struct failure *failure) {
    size_t start = ++csv->at;
    while (csv->at < csv->bytes.size) {
        char c = csv->bytes.bytes[csv->at++];
        if (c == '\n') new_line(csv);
        if (c != '"') continue;
        bool is_doubled = csv->at < csv->bytes.size && csv->bytes.bytes[csv->at] == '"';
        if (!is_doubled) {
            field->text = unquote(csv, str_slice(csv->bytes, start, csv->at - 1));
            return true;
        }
        csv->at++;
    }
    *failure = (struct failure){STATUS_BAD_DICTIONARY, field->line, field->column,
                                STR("this quotation mark is never closed: add the closing \"")};
    return false;
}

static void bare_field(struct csv *csv, struct csv_field *field) {
    size_t start = csv->at;
    while (!at_line_end(csv) && csv->bytes.bytes[csv->at] != csv->separator) csv->at++;
    field->text = str_slice(csv->bytes, start, csv->at);
}

static bool next_field(struct csv *csv, struct csv_field *field, struct failure *failure) {
    *field = (struct csv_field){.line = csv->line, .column = column_at(csv, csv->at)};
    bool is_quoted = csv->at < csv->bytes.size && csv->bytes.bytes[csv->at] == '"';
    if (!is_quoted) {
        bare_field(csv, field);
        return true;
    }
    if (!quoted_field(csv, field, failure)) return false;
    bool is_ended = at_line_end(csv) || csv->bytes.bytes[csv->at] == csv->separator;
    if (!is_ended)
        fail(csv, csv->at,
             "text after a closing quotation mark: put the whole field "
             "in quotation marks and double those inside",
             failure);
    return is_ended;
}

static void pass_empty_lines(struct csv *csv) {
    while (csv->at < csv->bytes.size && at_line_end(csv)) pass_line_end(csv);
}

int csv_next(struct csv *csv, struct csv_field fields[CSV_FIELDS_MAX], struct failure *failure) {
    pass_empty_lines(csv);
    if (csv->at >= csv->bytes.size) return 0;
    int count = 0;
    for (;;) {
        if (count == CSV_FIELDS_MAX) return fail(csv, csv->at, "more than 32 fields", failure);
        if (!next_field(csv, &fields[count++], failure)) return -1;
        if (at_line_end(csv)) break;
        csv->at++;
    }
    pass_line_end(csv);
    return count;
}
