/* Braille: the text page, a paragraph a line, put into Unified English Braille by liblouis and laid
 * out on pages of 40 cells and 25 lines as ASCII cells (BRF). Paragraphs begin in cell 3, items in
 * cell 1 with their further lines in cell 3, headings are centred or begin in cell 5, and the last
 * line of a page has its number (Braille Authority of North America, Formats 2016). */
#include "base/utf8.h"
#include "write/text.h"
#include "write/writers.h"

#include <liblouis/liblouis.h>
#include <stdio.h>

enum { CELLS = 40, LINES = 25 };

struct braille {
    struct buf *out;
    const char *tables;
    unsigned line, page; /* lines that stand on the page, pages that are full */
};

/* The digit that is raised here, or -1: there it stands for a note, and is put in brackets. */
static int raised_digit(uint32_t code) {
    if (code == 0xB9) return 1;
    if (code == 0xB2 || code == 0xB3) return (int)code - 0xB0;
    return code == 0x2070 || (code >= 0x2074 && code <= 0x2079) ? (int)code - 0x2070 : -1;
}

/* Letters for liblouis; `in` has room for them. */
static int decode(struct str text, widechar *in) {
    int count = 0;
    bool is_raised = false;
    for (size_t at = 0, length; at < text.size; at += length) {
        uint32_t code = utf8_decode(str_slice(text, at, text.size), &length);
        int digit = raised_digit(code);
        if (digit >= 0 && !is_raised) in[count++] = ' ', in[count++] = '(';
        if (digit < 0 && is_raised) in[count++] = ')';
        is_raised = digit >= 0;
        in[count++] = is_raised ? (widechar)('0' + digit) : code;
    }
    if (is_raised) in[count++] = ')';
    return count;
}

/* Cells for a text, one ASCII character each. What liblouis has no cells for it spells out. */
static struct str translate(const struct braille *b, struct str text) {
    struct arena *arena = b->out->arena;
    widechar *in = ARENA_ARRAY(arena, widechar, text.size * 2 + 2);
    int count = decode(text, in), room = count * 8 + 16, made = room;
    widechar *out = ARENA_ARRAY(arena, widechar, (size_t)room);
    if (!lou_translateString(b->tables, in, &count, out, &made, NULL, NULL, 0)) return STR("");
    char *cells = ARENA_ARRAY(arena, char, (size_t)made + 1);
    for (int i = 0; i < made; i++) cells[i] = (char)(out[i] < 0x80 ? out[i] : ' ');
    return (struct str){cells, (size_t)made};
}

static void end_page(struct braille *b) {
    static const char digits[] = "jabcdefghi"; /* letters behind the number sign */
    char number[16];
    int size = snprintf(number, sizeof number, "%u", ++b->page);
    for (; b->line < LINES - 1; b->line++) buf_add(b->out, STR("\r\n"));
    buf_add_repeated(b->out, ' ', (size_t)(CELLS - size - 1));
    buf_add_char(b->out, '#');
    for (int i = 0; i < size; i++) buf_add_char(b->out, digits[number[i] - '0']);
    buf_add(b->out, STR("\r\n\f"));
    b->line = 0;
}

static void end_line(struct braille *b) {
    buf_add(b->out, STR("\r\n"));
    if (++b->line == LINES - 1) end_page(b);
}

/* An empty line, not at the top of a page. */
static void leave_line(struct braille *b) {
    if (b->line) end_line(b);
}

static void put_line(struct braille *b, size_t indent, struct str cells) {
    buf_add_repeated(b->out, ' ', indent);
    buf_add(b->out, cells);
    end_line(b);
}

/* Lines of cells, filled; a word longer than a line is cut. */
static void fill(struct braille *b, struct str cells, size_t first, size_t rest, bool is_centred) {
    size_t indent = first;
    for (cells = str_trim(cells); cells.size; indent = rest) {
        size_t room = CELLS - (is_centred ? 8 : indent), end = cells.size;
        if (end > room) {
            end = room;
            while (end && cells.bytes[end] != ' ') end--;
            if (!end) end = room;
        }
        struct str line = str_trim(str_slice(cells, 0, end));
        put_line(b, is_centred ? (CELLS - line.size) / 2 : indent, line);
        cells = str_trim(str_slice(cells, end, cells.size));
    }
}

static bool is_line_of(struct str line, const char *mark) {
    struct str one = str_from(mark), rest = line;
    while (str_starts(rest, one)) rest = str_slice(rest, one.size, rest.size);
    return line.size > 0 && !rest.size;
}

/* "- " or "12. " at the front. */
static bool is_item(struct str line) {
    size_t digits = 0;
    while (digits < line.size && ascii_is_digit(line.bytes[digits])) digits++;
    return str_starts(line, STR("- ")) ||
           (digits && str_starts(str_slice(line, digits, line.size), STR(". ")));
}

static void write_line(struct braille *b, struct str line, struct str next) {
    enum { LINES_OF_HEADING = 4, DEEPEST = 12 };
    bool is_title = is_line_of(str_trim(next), "\xE2\x95\x90"),
         is_heading = is_line_of(str_trim(next), "-");
    struct str text = str_trim(line);
    size_t indent = 0;
    while (indent < line.size && line.bytes[indent] == ' ') indent++;
    if (indent > DEEPEST) indent = DEEPEST;
    if (is_title || is_heading) {
        if (b->line + LINES_OF_HEADING > LINES - 1) end_page(b);
        fill(b, translate(b, text), is_title ? 0 : 4, is_title ? 0 : 4, is_title);
    } else if (is_line_of(text, "-")) {
        put_line(b, CELLS / 2 - 6, STR("333333333333"));
    } else if (is_item(text)) {
        fill(b, translate(b, text), indent, indent + 2, false);
    } else {
        fill(b, translate(b, text), indent ? indent : 2, indent, false);
    }
}

void write_brf(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct buf text = {.arena = out->arena};
    bool is_plain = options->braille_grade == 1;
    struct braille b = {.out = out,
                        .tables = is_plain ? "en-us-brf.dis,en-ueb-g1.ctb"
                                           : "en-us-brf.dis,en-ueb-g2.ctb"};
    struct str rest, line, next = STR("");
    bool has_next;
    text_write_lines(doc, options, &text);
    rest = buf_str(&text);
    lou_setLogLevel(LOU_LOG_OFF);
    for (has_next = str_next(&rest, '\n', &next); has_next;) {
        line = next;
        has_next = rest.size && str_next(&rest, '\n', &next);
        if (!has_next) next = STR("");
        bool is_underline =
            is_line_of(str_trim(next), "\xE2\x95\x90") || is_line_of(str_trim(next), "-");
        if (str_trim(line).size)
            write_line(&b, line, next);
        else
            leave_line(&b);
        if (str_trim(line).size && is_underline && has_next)
            has_next = rest.size && str_next(&rest, '\n', &next);
    }
    if (b.line) end_page(&b);
}
