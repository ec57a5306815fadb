/* See text_lines.h. */
#include "read/text_lines.h"

#include "base/utf8.h"
#include "read/anchor.h"

enum { FIRST_BULLET = 16 };

static const struct str bullets[] = {
    {"-", 1},
    {"*", 1},
    {"\xE2\x80\xA2", 3},
    {"\xE2\x80\x93", 3},
    {"o", 1},
    {"\xC2\xB7", 2},
    {"\xE2\x97\xA6", 3},
    {"\xE2\x96\xAA", 3},
    {"\xE2\x97\x8F", 3},
    {"\xE2\x96\xA0", 3},
    {"\xE2\x80\xA3", 3},
    {"\xE2\x9E\xA2", 3},
    {"\xEF\x82\xB7", 3},
    {"\xEF\x82\xA7", 3}, /* Word's, as pdftotext gives them */
};
enum { BULLET_COUNT = sizeof bullets / sizeof bullets[0], DOT = 2, EN_DASH = 3, LETTER_O = 4 };

bool text_line_is_dash(const struct text_line *line) {
    return line->marker == FIRST_BULLET + EN_DASH;
}

bool text_line_is_dot(const struct text_line *line) {
    return line->marker == FIRST_BULLET + DOT || line->marker > FIRST_BULLET + LETTER_O;
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* Takes blanks and quote marks off the line's start. */
static void skip_prefix(struct str text, struct text_line *line) {
    uint32_t column = 0, i = line->start;
    for (; i < line->end; i++) {
        char c = text.bytes[i];
        bool is_quote = c == '>' && (line->quote > 0 || column < 4);
        line->starts_page |= c == '\f';
        if (!ascii_is_space(c) && !is_quote) break;
        column = is_quote || c == '\f' ? 0 : c == '\t' ? (column / 4 + 1) * 4 : column + 1;
        line->quote += is_quote;
        if (is_quote && i + 1 < line->end && is_blank(text.bytes[i + 1])) i++;
    }
    line->start = i;
    line->indent = column;
    while (line->end > i && ascii_is_space(text.bytes[line->end - 1])) line->end--;
}

/* A marker of `size` bytes counts when blanks and then text follow. */
static void set_marker(struct str line_text, struct text_line *line, uint32_t marker, size_t size) {
    size_t end = size;
    while (end < line_text.size && is_blank(line_text.bytes[end])) end++;
    if (end == size || end == line_text.size) return;
    line->marker = marker;
    line->marker_size = (uint32_t)end;
}

/* "1." "1)" "a)" "(a)" */
static void find_number(struct str s, struct text_line *line) {
    enum { MOST_DIGITS = 3 };
    size_t open = str_starts(s, STR("(")), i = open;
    uint32_t number = 0;
    while (i < s.size && i < open + MOST_DIGITS && ascii_is_digit(s.bytes[i]))
        number = number * 10 + (uint32_t)(s.bytes[i++] - '0');
    bool is_letter = i == open && i < s.size && ascii_is_lower(s.bytes[i]);
    if (is_letter) number = (uint32_t)(s.bytes[i++] - 'a') + 1;
    if (i == open || i >= s.size) return;
    bool is_bracket = s.bytes[i] == ')';
    if (!is_bracket && (is_letter || open || s.bytes[i] != '.')) return;
    line->number = number;
    enum text_marker kind = is_letter    ? TEXT_LETTER
                            : is_bracket ? TEXT_NUMBER_BRACKET
                                         : TEXT_NUMBER;
    set_marker(s, line, kind, i + 1);
}

static void find_marker(struct str text, struct text_line *line) {
    struct str s = str_slice(text, line->start, line->end);
    for (uint32_t i = 0; i < BULLET_COUNT && !line->marker; i++)
        if (str_starts(s, bullets[i])) set_marker(s, line, FIRST_BULLET + i, bullets[i].size);
    if (!line->marker) find_number(s, line);
}

struct text_lines text_lines_of(struct str text, struct arena *scratch) {
    struct text_lines lines = {0};
    struct anchor_lines places = anchor_split(text, 0, scratch);
    for (uint32_t i = 0; i < places.count; i++) {
        struct text_line *line = ARENA_PUSH(scratch, &lines);
        line->start = places.items[i].start;
        line->end = places.items[i].end;
        skip_prefix(text, line);
        line->width = (uint32_t)utf8_count(str_slice(text, line->start, line->end));
        if (!text_line_is_blank(line)) find_marker(text, line);
    }
    return lines;
}

/* A line of "═" (U+2550), as our own text pages have it below their title. */
static bool is_double_rule(struct str text, const struct text_line *line) {
    struct str rest = str_trim(str_slice(text, line->start, line->end)), mark = STR("\xE2\x95\x90");
    if (rest.size < 3 * mark.size) return false;
    while (str_starts(rest, mark)) rest = str_slice(rest, mark.size, rest.size);
    return !rest.size;
}

char text_line_rule(struct str text, const struct text_line *line) {
    uint32_t count = 0;
    if (is_double_rule(text, line)) return '=';
    char mark = text_line_is_blank(line) ? '\0' : text.bytes[line->start];
    if (mark != '=' && mark != '-' && mark != '*' && mark != '_' && mark != '~') return '\0';
    for (uint32_t i = line->start; i < line->end; i++) {
        if (text.bytes[i] != mark && !is_blank(text.bytes[i])) return '\0';
        count += text.bytes[i] == mark;
    }
    return count >= 3 ? mark : '\0';
}

static bool ends_like_sentence(struct str s) {
    char c = s.bytes[s.size - 1];
    return c == '.' || c == ';' || c == ':' || c == ',' || c == '!';
}

uint32_t text_line_heading_depth(struct str text, const struct text_line *line) {
    enum { MOST_CHARACTERS = 70 };
    struct str s = str_slice(text, line->start, line->end);
    uint32_t depth = 0;
    size_t i = 0;
    while (i < s.size && ascii_is_digit(s.bytes[i])) {
        size_t start = i;
        while (i < s.size && ascii_is_digit(s.bytes[i])) i++;
        if (i - start > 2) return 0;
        depth++;
        if (i < s.size && s.bytes[i] == '.') i++;
    }
    if (!depth || i >= s.size || !is_blank(s.bytes[i])) return 0;
    while (i < s.size && is_blank(s.bytes[i])) i++;
    bool is_capital = ascii_is_upper(s.bytes[i]) || (unsigned char)s.bytes[i] >= 0x80;
    return is_capital && line->width <= MOST_CHARACTERS && !ends_like_sentence(s) ? depth : 0;
}

/* Words that open a letter, which stand alone like a heading. */
static bool is_greeting(struct str s) {
    static const char *const words[] = {"Dear", "Dearest", "Hello", "Hi", "To"};
    size_t size = 0;
    while (size < s.size && ascii_is_alpha(s.bytes[size])) size++;
    return str_in_sorted(str_slice(s, 0, size), words, sizeof words / sizeof *words);
}

enum text_case text_line_title(struct str text, const struct text_line *line) {
    enum { MOST_CHARACTERS = 60, MOST_WORDS = 8, LEAST_CAPITALS = 3 };
    struct str s = str_slice(text, line->start, line->end);
    if (!s.size || line->width > MOST_CHARACTERS || !ascii_is_upper(s.bytes[0]))
        return TEXT_NO_TITLE;
    if (ends_like_sentence(s) || is_greeting(s)) return TEXT_NO_TITLE;
    unsigned capitals = 0, small = 0, words = 1;
    for (size_t i = 0; i < s.size; i++) {
        capitals += ascii_is_upper(s.bytes[i]);
        small += ascii_is_lower(s.bytes[i]) || (unsigned char)s.bytes[i] >= 0xC3;
        words += is_blank(s.bytes[i]) && !is_blank(s.bytes[i - 1]);
        if (s.bytes[i] == '\t' || s.bytes[i] == '@' || s.bytes[i] == '|') return TEXT_NO_TITLE;
    }
    if (words > MOST_WORDS) return TEXT_NO_TITLE;
    return !small && capitals >= LEAST_CAPITALS ? TEXT_CAPITALS : TEXT_CAPITAL;
}

bool text_line_is_label(struct str text, const struct text_line *line) {
    enum { MOST_BYTES = 24 };
    struct str s = str_slice(text, line->start, line->end);
    size_t i = 0;
    if (!s.size || !ascii_is_upper(s.bytes[0])) return false;
    while (i < s.size && i < MOST_BYTES &&
           (ascii_is_alpha(s.bytes[i]) || s.bytes[i] == '-' || s.bytes[i] == ' '))
        i++;
    return i + 1 < s.size && s.bytes[i] == ':' && is_blank(s.bytes[i + 1]);
}

bool text_line_is_signature(struct str text, const struct text_line *line) {
    return str_equal(str_slice(text, line->start, line->end), STR("--"));
}

uint32_t text_line_first_word(struct str text, const struct text_line *line) {
    uint32_t i = line->start;
    while (i < line->end && !ascii_is_space(text.bytes[i])) i++;
    return i - line->start;
}
