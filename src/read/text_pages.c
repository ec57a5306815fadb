/* What a text keeps of the pages it was printed on: form feeds, and numbers at their heads or feet.
 * A number is taken for a page's only beside a page whose number is one less or one more; whatever
 * could be content stays. See text_lines.h. */
#include "base/utf8.h"
#include "read/printed.h"
#include "read/text_lines.h"

static bool is_blank(const struct text_lines *lines, uint32_t i) {
    return text_line_is_blank(&lines->items[i]);
}

/* The line behind the page that starts here. */
static uint32_t page_end(const struct text_lines *lines, uint32_t start) {
    uint32_t end = start + 1;
    while (end < lines->count && !lines->items[end].starts_page) end++;
    return end;
}

static uint32_t first_of(const struct text_lines *lines, uint32_t start, uint32_t end) {
    while (start < end && is_blank(lines, start)) start++;
    return start;
}

static uint32_t last_of(const struct text_lines *lines, uint32_t start, uint32_t end) {
    while (end > start && is_blank(lines, end - 1)) end--;
    return end > start ? end - 1 : start;
}

static void make_blank(struct text_line *line) {
    line->end = line->start;
    line->marker = line->width = 0;
}

/* A page's first or last line, as the pages before and after are looked at. */
struct edge {
    uint32_t line, number;
    bool is_page_number;
};

static struct edge edge_of(struct str text, const struct text_lines *lines, uint32_t line) {
    bool is_there = line < lines->count && !is_blank(lines, line);
    if (!is_there) return (struct edge){line, PRINTED_NO_NUMBER, false};
    const struct text_line *edge = &lines->items[line];
    struct str words = str_slice(text, edge->start, edge->end);
    return (struct edge){line, printed_page_number(words), false};
}

/* Blanks the edges that count on from page to page. */
static void count_on(struct text_lines *lines, struct edge *before, struct edge now) {
    bool counts = before->number != PRINTED_NO_NUMBER && now.number == before->number + 1;
    if (counts && !before->is_page_number) make_blank(&lines->items[before->line]);
    if (counts) make_blank(&lines->items[now.line]);
    now.is_page_number = counts;
    *before = now;
}

static void drop_numbers(struct str text, struct text_lines *lines) {
    struct edge head = {.number = PRINTED_NO_NUMBER}, foot = {.number = PRINTED_NO_NUMBER};
    for (uint32_t start = 0; start < lines->count; start = page_end(lines, start)) {
        uint32_t end = page_end(lines, start);
        uint32_t first = first_of(lines, start, end), last = last_of(lines, start, end);
        struct edge foot_now = edge_of(text, lines, last), head_now = edge_of(text, lines, first);
        if (first == last) head_now.number = PRINTED_NO_NUMBER;
        count_on(lines, &foot, foot_now);
        count_on(lines, &head, head_now);
    }
}

/* Does the sentence of line `i` run on in line `next`, over the end of a page? */
static bool runs_on(struct str text, const struct text_lines *lines, uint32_t i, uint32_t next) {
    const struct text_line *line = &lines->items[i], *after = &lines->items[next];
    char last = text.bytes[line->end - 1];
    bool is_open = ascii_is_alpha(last) || last == ',' || last == '-';
    bool is_over = false;
    for (uint32_t k = i + 1; k <= next; k++) is_over |= lines->items[k].starts_page;
    return is_over && is_open && ascii_is_lower(text.bytes[after->start]) && !after->marker &&
           line->quote == after->quote;
}

void text_join_pages(struct str text, struct text_lines *lines) {
    uint32_t kept = 0;
    bool has_pages = false;
    for (uint32_t i = 0; i < lines->count; i++) has_pages |= lines->items[i].starts_page;
    if (!has_pages) return;
    drop_numbers(text, lines);
    for (uint32_t i = 0; i < lines->count; i++) {
        lines->items[kept++] = lines->items[i];
        if (is_blank(lines, i)) continue;
        uint32_t next = first_of(lines, i + 1, lines->count);
        if (next == lines->count || !runs_on(text, lines, i, next)) continue;
        lines->items[next].starts_page = false;
        i = next - 1;
    }
    lines->count = kept;
}
