/* See anchor.h. The first half puts a leaf's content together as cmark's blocks.c does; the second
 * walks over it in step with the inline nodes. */
#include "read/anchor.h"

#include "base/utf8.h"
#include "read/scan.h"

#include <assert.h>
#include <string.h>

static bool is_line_end(char c) {
    return c == '\n' || c == '\r';
}

struct anchor_lines anchor_split(struct str text, size_t from, struct arena *scratch) {
    struct anchor_lines lines = {0};
    for (size_t i = from; i < text.size; i++) {
        struct anchor_line *line = ARENA_PUSH(scratch, &lines);
        line->start = (uint32_t)i;
        while (i < text.size && !is_line_end(text.bytes[i])) i++;
        line->end = (uint32_t)i;
        if (i + 1 < text.size && text.bytes[i] == '\r' && text.bytes[i + 1] == '\n') i++;
    }
    return lines;
}

void anchor_start(struct anchor *anchor, struct str text, size_t from, struct arena *scratch) {
    *anchor = (struct anchor){.text = text, .scratch = scratch, .content = {.arena = scratch}};
    anchor->lines = anchor_split(text, from, scratch);
}

struct anchor_line anchor_line(const struct anchor *anchor, uint32_t line) {
    uint32_t end = (uint32_t)anchor->text.size;
    if (line == 0 || line > anchor->lines.count) return (struct anchor_line){end, end};
    return anchor->lines.items[line - 1];
}

uint32_t anchor_offset(const struct anchor *anchor, uint32_t line, uint32_t column) {
    struct anchor_line found = anchor_line(anchor, line);
    uint32_t offset = found.start + (column ? column - 1 : 0);
    return offset < found.end ? offset : found.end;
}

/* A place in a line in bytes and in columns, tabs counted to the next multiple of four. */
struct position {
    uint32_t byte, column;
    bool is_in_tab; /* the byte is a tab of which some columns are used up */
};

static char byte_at(const struct anchor *anchor, struct position at, struct anchor_line line) {
    return at.byte < line.end ? anchor->text.bytes[at.byte] : '\n';
}

/* Up to `columns` columns of blanks; a tab may be used in part. */
static struct position skip_columns(const struct anchor *anchor, struct position at,
                                    struct anchor_line line, uint32_t columns) {
    while (columns) {
        char c = byte_at(anchor, at, line);
        if (c != ' ' && c != '\t') break;
        uint32_t width = c == '\t' ? 4 - at.column % 4 : 1;
        at.column += width < columns ? width : columns;
        at.is_in_tab = width > columns;
        if (width <= columns) at.byte++;
        columns -= width < columns ? width : columns;
    }
    return at;
}

static struct position skip_blanks(const struct anchor *anchor, struct position at,
                                   struct anchor_line line) {
    return skip_columns(anchor, at, line, UINT32_MAX);
}

static bool skip_quote(const struct anchor *anchor, struct position *at, struct anchor_line line) {
    struct position mark = skip_blanks(anchor, *at, line);
    if (mark.column - at->column > 3 || byte_at(anchor, mark, line) != '>') return false;
    mark.byte++, mark.column++;
    *at = skip_columns(anchor, mark, line, 1);
    return true;
}

static bool skip_container(const struct anchor *anchor, const struct anchor_container *container,
                           struct position *at, struct anchor_line line) {
    if (container->is_quote) return skip_quote(anchor, at, line);
    struct position first = skip_blanks(anchor, *at, line);
    if (first.column - at->column < container->needed) return false;
    *at = skip_columns(anchor, *at, line, container->needed);
    return true;
}

/* Behind the prefixes of the open containers; *is_lazy when the line leaves some of them out. */
static struct position skip_prefix(const struct anchor *anchor, uint32_t number, bool *is_lazy) {
    struct anchor_line line = anchor_line(anchor, number);
    struct position at = {.byte = line.start};
    *is_lazy = false;
    for (uint32_t i = 0; i < anchor->containers.count && !*is_lazy; i++)
        *is_lazy = !skip_container(anchor, &anchor->containers.items[i], &at, line);
    return at;
}

static struct position inside_containers(const struct anchor *anchor, uint32_t line) {
    uint32_t count = anchor->containers.count;
    const struct anchor_container *last = count ? &anchor->containers.items[count - 1] : NULL;
    if (last && last->line == line) return (struct position){last->byte, last->column, false};
    bool is_lazy;
    return skip_prefix(anchor, line, &is_lazy);
}

/* Length of "-" or "12." in bytes. */
static uint32_t marker_size(const struct anchor *anchor, struct position at,
                            struct anchor_line line) {
    struct position end = at;
    while (ascii_is_digit(byte_at(anchor, end, line))) end.byte++;
    return end.byte + 1 - at.byte;
}

/* Sets how far an item's content is indented: cmark's list padding. */
static struct position measure_item(const struct anchor *anchor, struct anchor_container *item,
                                    struct position parent, struct anchor_line line) {
    struct position mark = skip_blanks(anchor, parent, line);
    uint32_t size = marker_size(anchor, mark, line);
    struct position behind = {mark.byte + size, mark.column + size, false};
    if (behind.byte > line.end) behind.byte = line.end;
    struct position content = skip_columns(anchor, behind, line, 6);
    uint32_t blanks = content.column - behind.column;
    bool is_empty = content.byte >= line.end;
    if (blanks >= 5 || blanks < 1 || is_empty) {
        content = skip_columns(anchor, behind, line, 1);
        blanks = 1;
    }
    item->needed = mark.column - parent.column + size + blanks;
    return content;
}

void anchor_enter_container(struct anchor *anchor, bool is_quote, uint32_t line) {
    struct anchor_container container = {.is_quote = is_quote, .line = line};
    struct position at = inside_containers(anchor, line);
    if (is_quote)
        skip_quote(anchor, &at, anchor_line(anchor, line));
    else
        at = measure_item(anchor, &container, at, anchor_line(anchor, line));
    container.byte = at.byte;
    container.column = at.column;
    struct anchor_container *pushed = ARENA_PUSH(anchor->scratch, &anchor->containers);
    assert(pushed);
    *pushed = container;
}

void anchor_leave_container(struct anchor *anchor) {
    assert(anchor->containers.count);
    anchor->containers.count--;
}

static void add_line(struct anchor *anchor, uint32_t start, uint32_t end) {
    *ARENA_PUSH(anchor->scratch, &anchor->segments) =
        (struct anchor_segment){(uint32_t)anchor->content.size, start};
    buf_add(&anchor->content, str_slice(anchor->text, start, end));
    buf_add_char(&anchor->content, '\n');
}

/* cmark leaves a lazy line its blanks, and the columns of a tab as spaces. */
static void add_rest_of_tab(struct anchor *anchor, struct position *at) {
    *ARENA_PUSH(anchor->scratch, &anchor->segments) =
        (struct anchor_segment){(uint32_t)anchor->content.size, at->byte++};
    buf_add_repeated(&anchor->content, ' ', 4 - at->column % 4);
}

static void add_next_line(struct anchor *anchor, uint32_t number) {
    bool is_lazy;
    struct anchor_line line = anchor_line(anchor, number);
    struct position at = skip_prefix(anchor, number, &is_lazy);
    if (!is_lazy) at = skip_blanks(anchor, at, line);
    if (is_lazy && at.is_in_tab) add_rest_of_tab(anchor, &at);
    add_line(anchor, at.byte, line.end);
}

static bool is_inside_quote(const struct anchor *anchor) {
    for (uint32_t i = 0; i < anchor->containers.count; i++)
        if (anchor->containers.items[i].is_quote) return true;
    return false;
}

struct str anchor_fragment(const struct anchor *anchor, uint32_t first_line, uint32_t last_line,
                           uint32_t column, uint32_t *start) {
    *start = anchor_offset(anchor, first_line, column);
    uint32_t end = anchor_line(anchor, last_line).end;
    struct str text = str_slice(anchor->text, *start, end);
    if (!is_inside_quote(anchor)) return text;
    char *bytes = arena_alloc_raw(anchor->scratch, text.size + 1, 1);
    memcpy(bytes, text.bytes, text.size);
    for (uint32_t i = first_line + 1; i <= last_line && i <= anchor->lines.count; i++) {
        bool is_lazy;
        uint32_t from = anchor_line(anchor, i).start;
        memset(bytes + (from - *start), ' ', skip_prefix(anchor, i, &is_lazy).byte - from);
    }
    return (struct str){bytes, text.size};
}

static struct str content_of(const struct anchor *anchor) {
    return buf_str(&anchor->content);
}

/* "## " */
static size_t number_marks(struct str content) {
    size_t i = 0;
    while (i < content.size && content.bytes[i] == '#') i++;
    bool is_heading = i >= 1 && i <= 6 && (i >= content.size || ascii_is_space(content.bytes[i]));
    return is_heading ? scan_blanks(content, i) : 0;
}

static void skip_definitions(struct anchor *anchor) {
    for (size_t end; (end = scan_definition(content_of(anchor), anchor->at)) != SCAN_NONE;)
        anchor->at = (uint32_t)end;
}

static bool is_underline(const struct anchor *anchor, uint32_t number) {
    bool is_lazy;
    struct anchor_line line = anchor_line(anchor, number);
    struct position start = skip_prefix(anchor, number, &is_lazy);
    struct position mark = skip_blanks(anchor, start, line);
    struct str text = str_trim(str_slice(anchor->text, mark.byte, line.end));
    for (size_t i = 0; i < text.size; i++)
        if ((text.bytes[i] != '=' && text.bytes[i] != '-') || text.bytes[i] != text.bytes[0])
            return false;
    return text.size > 0 && mark.column - start.column <= 3;
}

void anchor_open_leaf(struct anchor *anchor, uint32_t first_line, uint32_t last_line,
                      uint32_t column, bool is_heading) {
    anchor->content.size = anchor->segments.count = anchor->at = 0;
    anchor->is_lost = anchor->is_autolink = false;
    add_line(anchor, anchor_offset(anchor, first_line, column),
             anchor_line(anchor, first_line).end);
    if (is_heading) anchor->at = (uint32_t)number_marks(content_of(anchor));
    bool has_underline = is_heading && !anchor->at;
    /* cmark 0.30 gives the line behind the underline as the last one, but at the file's end. */
    if (has_underline && !is_underline(anchor, last_line)) last_line--;
    anchor->last_line = last_line;
    if (has_underline) last_line--;
    for (uint32_t i = first_line + 1; i <= last_line && i <= anchor->lines.count; i++)
        add_next_line(anchor, i);
    if (!is_heading || has_underline) skip_definitions(anchor);
    while (anchor->content.size > anchor->at &&
           ascii_is_space(anchor->content.bytes[anchor->content.size - 1]))
        anchor->content.size--;
}

/* Index of the segment that holds a content offset. */
static const struct anchor_segment *segment_at(const struct anchor *anchor, uint32_t offset) {
    uint32_t low = 0, high = anchor->segments.count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (anchor->segments.items[middle].content <= offset)
            low = middle;
        else
            high = middle;
    }
    return &anchor->segments.items[low];
}

static uint32_t place_at(const struct anchor *anchor, uint32_t offset) {
    const struct anchor_segment *segment = segment_at(anchor, offset);
    return segment->text + (offset - segment->content);
}

struct span anchor_place(const struct anchor *anchor, uint32_t start, uint32_t end) {
    uint32_t first = place_at(anchor, start);
    if (end <= start) return (struct span){first, first};
    bool is_line_end = end < anchor->content.size && anchor->content.bytes[end - 1] == '\n';
    return (struct span){first,
                         is_line_end ? place_at(anchor, end) : place_at(anchor, end - 1) + 1};
}

static bool is_next(const struct anchor *anchor, uint32_t at, char c) {
    return at < anchor->content.size && anchor->content.bytes[at] == c;
}

/* Where the segment ends that the cursor is in: what goes further has no one place. */
static uint32_t segment_end(const struct anchor *anchor) {
    const struct anchor_segment *segment = segment_at(anchor, anchor->at);
    bool is_last = segment + 1 == anchor->segments.items + anchor->segments.count;
    return is_last ? (uint32_t)anchor->content.size : segment[1].content;
}

/* Are the content's next bytes those of the text, and not columns of a tab? */
static bool is_in_text(const struct anchor *anchor) {
    uint32_t place = place_at(anchor, anchor->at);
    return anchor->content.bytes[anchor->at] == anchor->text.bytes[place];
}

/* Bytes that content and literal share before the next escape or entity. */
static size_t plain_size(const struct anchor *anchor, struct str literal) {
    struct str content = content_of(anchor);
    size_t i = 0, end = segment_end(anchor);
    for (; i < literal.size && anchor->at + i < end; i++) {
        char c = literal.bytes[i];
        size_t at = anchor->at + i;
        if (content.bytes[at] != c) break;
        if (c == '\\' && !anchor->is_autolink && scan_is_escape(content, at)) break;
        if (c == '&' && scan_entity(content, at, str_slice(literal, i, literal.size)).source_size)
            break;
    }
    return i;
}

static struct anchor_part take(struct anchor *anchor, struct str *literal, size_t literal_size,
                               size_t source_size, bool is_exact) {
    struct anchor_part part = {.text = str_slice(*literal, 0, literal_size),
                               .start = anchor->at,
                               .end = anchor->at + (uint32_t)source_size,
                               .is_exact = is_exact};
    anchor->at = part.end;
    *literal = str_slice(*literal, literal_size, literal->size);
    return part;
}

/* What could not be followed stands for the whole leaf. */
static struct anchor_part take_lost(struct anchor *anchor, struct str *literal) {
    anchor->is_lost = true;
    struct anchor_part part = {.text = *literal, .end = (uint32_t)anchor->content.size};
    *literal = str_slice(*literal, literal->size, literal->size);
    return part;
}

bool anchor_next(struct anchor *anchor, struct str *literal, struct anchor_part *part) {
    if (!literal->size) return false;
    struct str content = content_of(anchor);
    size_t plain = anchor->is_lost ? 0 : plain_size(anchor, *literal);
    struct scan_entity entity = scan_entity(content, anchor->at, *literal);
    bool is_escape = !anchor->is_autolink && scan_is_escape(content, anchor->at) &&
                     content.bytes[anchor->at + 1] == literal->bytes[0];
    if (anchor->is_lost)
        *part = take_lost(anchor, literal);
    else if (plain)
        *part = take(anchor, literal, plain, plain, is_in_text(anchor));
    else if (is_escape)
        *part = take(anchor, literal, 1, 2, false);
    else if (entity.source_size)
        *part = take(anchor, literal, entity.literal_size, entity.source_size, false);
    else
        *part = take_lost(anchor, literal);
    return true;
}

void anchor_skip_marks(struct anchor *anchor, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (!is_next(anchor, anchor->at, '*') && !is_next(anchor, anchor->at, '_'))
            anchor->is_lost = true;
        else
            anchor->at++;
    }
}

void anchor_skip_literal(struct anchor *anchor, struct str literal) {
    struct str next = str_slice(content_of(anchor), anchor->at, anchor->at + literal.size);
    if (str_equal(next, literal))
        anchor->at += (uint32_t)literal.size;
    else
        anchor->is_lost = true;
}

/* Behind a backslash cmark leaves the next line's blanks to the text. */
struct anchor_part anchor_skip_break(struct anchor *anchor) {
    struct str content = content_of(anchor);
    struct anchor_part part = {.end = (uint32_t)content.size};
    size_t at = anchor->at;
    bool is_backslash = is_next(anchor, anchor->at, '\\');
    if (is_backslash) at++;
    while (at < content.size && content.bytes[at] != '\n' && ascii_is_space(content.bytes[at]))
        at++;
    if (at >= content.size || content.bytes[at] != '\n') anchor->is_lost = true;
    if (anchor->is_lost) return part;
    part.start = anchor->at;
    part.end = anchor->at = (uint32_t)(is_backslash ? at + 1 : scan_blanks(content, at + 1));
    return part;
}

static uint32_t count_ticks(const struct anchor *anchor, uint32_t at) {
    uint32_t count = 0;
    while (is_next(anchor, at + count, '`')) count++;
    return count;
}

/* cmark strips one space on each side when both are there. */
static bool is_padded(struct str code, size_t literal_size) {
    return code.size == literal_size + 2;
}

void anchor_enter_code(struct anchor *anchor, struct str literal) {
    anchor->ticks = count_ticks(anchor, anchor->at);
    uint32_t start = anchor->at + anchor->ticks, end = start, run = 0;
    while (end < anchor->content.size && (run = count_ticks(anchor, end)) != anchor->ticks)
        end += run ? run : 1;
    if (!anchor->ticks || run != anchor->ticks) anchor->is_lost = true;
    if (anchor->is_lost) return;
    struct str code = str_slice(content_of(anchor), start, end);
    anchor->code_end = end;
    anchor->at = start + is_padded(code, literal.size);
}

bool anchor_next_code(struct anchor *anchor, struct str *literal, struct anchor_part *part) {
    if (!literal->size) return false;
    struct str content = content_of(anchor);
    size_t i = 0, end = segment_end(anchor);
    while (!anchor->is_lost && i < literal->size && anchor->at + i < end &&
           content.bytes[anchor->at + i] == literal->bytes[i])
        i++;
    bool is_line_end = literal->bytes[0] == ' ' && is_next(anchor, anchor->at, '\n');
    if (i)
        *part = take(anchor, literal, i, i, is_in_text(anchor));
    else if (!anchor->is_lost && is_line_end)
        *part = take(anchor, literal, 1, 1, false);
    else
        *part = take_lost(anchor, literal);
    return true;
}

void anchor_leave_code(struct anchor *anchor) {
    if (!anchor->is_lost) anchor->at = anchor->code_end + anchor->ticks;
}

void anchor_enter_link(struct anchor *anchor, bool is_image) {
    anchor->is_autolink = !is_image && is_next(anchor, anchor->at, '<');
    if (is_image && is_next(anchor, anchor->at, '!')) anchor->at++;
    if (anchor->is_autolink || is_next(anchor, anchor->at, '['))
        anchor->at++;
    else
        anchor->is_lost = true;
}

void anchor_leave_link(struct anchor *anchor) {
    struct str content = content_of(anchor);
    if (!is_next(anchor, anchor->at, anchor->is_autolink ? '>' : ']')) anchor->is_lost = true;
    if (anchor->is_lost) return;
    anchor->at++;
    if (!anchor->is_autolink) {
        size_t end = scan_link_tail(content, anchor->at);
        if (end == SCAN_NONE) end = scan_label(content, anchor->at);
        if (end != SCAN_NONE) anchor->at = (uint32_t)end;
    }
    anchor->is_autolink = false;
}
