/* Plain text into blocks, from what people do on a typewriter: blank lines between paragraphs,
 * headings underlined or alone, bullets and numbers, ">" before quotations, "-- " before
 * signatures. When unsure it is a paragraph: a sentence taken for a heading is worse than a heading
 * taken for a sentence. */
#include "base/utf8.h"
#include "read/anchor.h"
#include "read/readers.h"
#include "read/text_lines.h"

enum {
    MOST_QUOTES = 8,
    MOST_LEVELS = 16,
    CODE_INDENT = 4,
    SHORT_LINE = 45,    /* addresses and verse stay under it */
    INDENTED_LINE = 60, /* indented lines up to here were not filled by a machine */
    WIDEST_PAGE = 100,
};

struct level {
    uint32_t indent, marker, number;
    uint32_t list, item; /* handles */
};

struct reader {
    struct build build;
    const struct read_map *map;
    struct str text;
    struct text_lines lines;
    uint32_t at;    /* the line to read next */
    uint32_t width; /* of the page, in characters */
    uint32_t last_end;
    uint32_t quotes[MOST_QUOTES], quote_count;
    struct level levels[MOST_LEVELS];
    uint32_t level_count;
};

static const struct text_line *line_at(const struct reader *r, uint32_t i) {
    return &r->lines.items[i];
}

static uint32_t source_at(const struct reader *r, uint32_t offset) {
    return read_map_source(r->map, offset);
}

static bool is_text(const struct reader *r, uint32_t i) {
    return i < r->lines.count && !text_line_is_blank(line_at(r, i));
}

/* Do both lines stand in the same paragraph's reach? */
static bool goes_on(const struct reader *r, uint32_t i) {
    return i > 0 && is_text(r, i - 1) && is_text(r, i) && !line_at(r, i)->starts_page &&
           line_at(r, i - 1)->quote == line_at(r, i)->quote;
}

static char rule_at(const struct reader *r, uint32_t i) {
    return is_text(r, i) ? text_line_rule(r->text, line_at(r, i)) : '\0';
}

static bool starts_afresh(const struct reader *r, uint32_t i) {
    return !goes_on(r, i) || rule_at(r, i - 1);
}

/* A line between blank ones, or at an end of the text. */
static bool is_alone(const struct reader *r, uint32_t i) {
    return starts_afresh(r, i) && !goes_on(r, i + 1);
}

static uint32_t next_text(const struct reader *r, uint32_t i) {
    while (i < r->lines.count && !is_text(r, i)) i++;
    return i;
}

static bool is_underline(const struct reader *r, uint32_t i) {
    char mark = goes_on(r, i) ? rule_at(r, i) : '\0';
    if (mark != '=' && mark != '-') return false;
    return !ascii_is_space(r->text.bytes[line_at(r, i)->start + 1]); /* "- - -" */
}

/* ---- lists ---- */

static bool follows(const struct text_line *a, const struct text_line *b) {
    return a->marker == b->marker && (text_line_is_bullet(a) || b->number == a->number + 1);
}

enum sibling { NO_SIBLING, CLOSE_SIBLING, LOOSE_SIBLING };

/* Does another item of the same list follow, and with a blank line between? */
static enum sibling find_sibling(const struct reader *r, uint32_t i) {
    enum { MOST_LINES = 400 }; /* an item is shorter; this keeps the search linear */
    const struct text_line *line = line_at(r, i);
    enum sibling found = CLOSE_SIBLING;
    uint32_t last = r->lines.count - i > MOST_LINES ? i + MOST_LINES : r->lines.count;
    for (uint32_t k = i + 1; k < last; k++) {
        const struct text_line *next = line_at(r, k);
        bool is_beside = next->indent <= line->indent + 1;
        if (text_line_is_blank(next))
            found = LOOSE_SIBLING;
        else if (next->quote != line->quote)
            return NO_SIBLING;
        else if (follows(line, next) && is_beside)
            return found;
        else if (found == LOOSE_SIBLING && next->indent <= line->indent)
            return NO_SIBLING;
    }
    return NO_SIBLING;
}

/* The open level that this line goes on with, or NULL. */
static const struct level *level_of(const struct reader *r, const struct text_line *line) {
    for (uint32_t i = r->level_count; i > 0; i--) {
        const struct level *level = &r->levels[i - 1];
        if (level->marker != line->marker) continue;
        if (text_line_is_bullet(line) || line->number == level->number + 1) return level;
    }
    return NULL;
}

/* "2. Method" alone between blank lines, with a paragraph or "2.1 ..." behind it. */
static uint32_t heading_depth(const struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    if (!is_alone(r, i) || line->indent >= CODE_INDENT || line->quote) return 0;
    uint32_t depth = text_line_heading_depth(r->text, line);
    uint32_t next = next_text(r, i + 1);
    if (!depth || level_of(r, line) || next >= r->lines.count) return 0;
    const struct text_line *after = line_at(r, next);
    if (text_line_heading_depth(r->text, after) > depth) return depth;
    bool is_paragraph = !after->marker && after->indent < CODE_INDENT && !rule_at(r, next) &&
                        !text_line_heading_depth(r->text, after);
    bool is_long = goes_on(r, next + 1) || after->width >= INDENTED_LINE ||
                   r->text.bytes[after->end - 1] == '.';
    return is_paragraph && is_long ? depth : 0;
}

/* ---- headings without a number or line ---- */

static enum text_case title_case(const struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    if (!is_alone(r, i) || line->quote || line->marker || rule_at(r, i)) return TEXT_NO_TITLE;
    return text_line_title(r->text, line);
}

/* Something to stand under a heading: a paragraph of some length, or a list. */
static bool is_matter(const struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    if (rule_at(r, i) || is_underline(r, i + 1)) return false;
    return line->marker || goes_on(r, i + 1) || line->width >= INDENTED_LINE ||
           r->text.bytes[line->end - 1] == '.' || line->quote;
}

static uint32_t text_before(const struct reader *r, uint32_t i) {
    while (i > 0 && !is_text(r, i - 1)) i--;
    return i; /* behind it; 0 when there is none */
}

/* A short line alone may be a name under a letter: one of several is none, but the first. */
static uint8_t title_level(const struct reader *r, uint32_t i) {
    enum { TITLE = 1, CAPITALS = 2, CAPITAL = 3 };
    enum text_case kind = title_case(r, i);
    uint32_t next = next_text(r, i + 1), before = text_before(r, i);
    if (!kind || next >= r->lines.count) return 0;
    enum text_case next_kind = title_case(r, next);
    if (!before && (is_matter(r, next) || next_kind)) return TITLE;
    if (kind == TEXT_CAPITALS && (is_matter(r, next) || next_kind)) return CAPITALS;
    if (line_at(r, i)->indent || r->level_count || !is_matter(r, next)) return 0;
    bool is_second = before && title_case(r, before - 1) == TEXT_CAPITAL;
    return is_second && text_before(r, before - 1) ? 0 : CAPITAL;
}

/* ---- items ---- */

/* Inside a paragraph a wrapped line may begin with "- " or "12. ": it needs company. */
static bool starts_item_inside(const struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    if (level_of(r, line) || text_line_is_dot(line)) return true;
    if (r->level_count && text_line_is_bullet(line) && !text_line_is_dash(line)) return true;
    bool is_first = text_line_is_bullet(line) || line->number == 1;
    bool is_announced = r->text.bytes[line_at(r, i - 1)->end - 1] == ':';
    bool is_nested = r->level_count && line->indent > r->levels[r->level_count - 1].indent + 1;
    return is_first && ((is_announced && !text_line_is_dash(line)) || is_nested ||
                        find_sibling(r, i) == CLOSE_SIBLING);
}

static bool starts_item(const struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    if (!line->marker || rule_at(r, i) || heading_depth(r, i)) return false;
    if (!starts_afresh(r, i)) return starts_item_inside(r, i);
    if (level_of(r, line)) return true;
    if (text_line_is_dash(line)) return find_sibling(r, i) != NO_SIBLING;
    return line->marker != TEXT_LETTER || line->number == 1;
}

static void close_level(struct reader *r) {
    build_close(&r->build, r->levels[--r->level_count].list, source_at(r, r->last_end));
}

static void close_lists(struct reader *r) {
    while (r->level_count) close_level(r);
}

static void open_list(struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    struct level *level = &r->levels[r->level_count++];
    *level = (struct level){.indent = line->indent, .marker = line->marker};
    level->list = build_open(&r->build, DOC_LIST, source_at(r, line->start));
    struct doc_block *list = build_block(&r->build, level->list);
    if (find_sibling(r, i) != LOOSE_SIBLING) list->flags |= DOC_TIGHT;
    if (text_line_is_bullet(line)) return;
    list->flags |= DOC_ORDERED;
    list->number = line->number;
}

/* Closes deeper lists, and a list of another kind at the same place. */
static void enter_item(struct reader *r, uint32_t i) {
    const struct text_line *line = line_at(r, i);
    while (r->level_count && line->indent + 1 < r->levels[r->level_count - 1].indent)
        close_level(r);
    struct level *top = r->level_count ? &r->levels[r->level_count - 1] : NULL;
    bool is_deeper = top && line->indent > top->indent + 1 && r->level_count < MOST_LEVELS;
    if (top && !is_deeper && top->marker != line->marker) close_level(r), top = NULL;
    if (!top || is_deeper)
        open_list(r, i);
    else
        build_close(&r->build, top->item, source_at(r, r->last_end));
    top = &r->levels[r->level_count - 1];
    top->number = line->number;
    top->item = build_open(&r->build, DOC_ITEM, source_at(r, line->start));
}

/* ---- leaves ---- */

/* The line behind the paragraph that starts here. */
static uint32_t paragraph_end(const struct reader *r, uint32_t i) {
    uint32_t end = i + 1;
    while (goes_on(r, end) && !rule_at(r, end) &&
           !text_line_is_signature(r->text, line_at(r, end)) &&
           !(line_at(r, end)->marker && starts_item(r, end)))
        end++;
    return end;
}

static void put_line(struct reader *r, uint32_t start, uint32_t end) {
    struct span place = {start, end};
    anchor_put(&r->build, r->map, str_slice(r->text, start, end), place, true, BUILD_PLAIN);
    r->last_end = end;
}

/* Between two lines of a paragraph: a line break, a space, or nothing in a broken word. */
static void put_gap(struct reader *r, uint32_t i, bool is_kept, bool is_hyphened) {
    struct span gap = {r->last_end, line_at(r, i)->start};
    if (is_kept)
        build_break(&r->build, anchor_source(r->map, gap));
    else if (!is_hyphened)
        anchor_put(&r->build, r->map, STR(" "), gap, false, BUILD_PLAIN);
}

/* A paragraph of the lines up to `end`, from the offset `first` on. */
static void add_lines(struct reader *r, uint32_t first, uint32_t end, bool is_kept) {
    uint32_t handle = build_open(&r->build, DOC_PARAGRAPH, source_at(r, first));
    for (uint32_t i = r->at; i < end; i++) {
        const struct text_line *line = line_at(r, i);
        bool is_hyphened =
            !is_kept && i + 1 < end && text_line_is_hyphened(r->text, line, line_at(r, i + 1));
        bool is_cut = is_hyphened && line->is_unhyphened;
        put_line(r, i == r->at ? first : line->start,
                 line->end - (is_cut ? text_line_hyphen_size(r->text, line) : 0));
        if (i + 1 < end) put_gap(r, i + 1, is_kept, is_hyphened);
    }
    build_close(&r->build, handle, source_at(r, r->last_end));
    r->at = end;
}

/* Could the first word of the next line have stood at the end of this one? */
static bool ends_early(const struct reader *r, uint32_t i) {
    enum { SLACK = 2 };
    uint32_t word = text_line_first_word(r->text, line_at(r, i + 1));
    return line_at(r, i)->width + 1 + word + SLACK <= r->width;
}

/* Does a sentence run from this line into the next? */
static bool flows_on(const struct reader *r, uint32_t i) {
    char last = r->text.bytes[line_at(r, i)->end - 1];
    return ascii_is_lower(r->text.bytes[line_at(r, i + 1)->start]) &&
           (ascii_is_alpha(last) || ascii_is_digit(last));
}

static bool looks_like_code(const struct reader *r, uint32_t i) {
    char last = r->text.bytes[line_at(r, i)->end - 1];
    return last == '{' || last == '}' || last == ';';
}

/* "From: ..." and the like, one to a line; what is indented goes on with the line before. */
static bool are_labels(const struct reader *r, uint32_t start, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t i = start; i < end; i++) {
        bool is_label = text_line_is_label(r->text, line_at(r, i));
        if (!is_label && (i == start || line_at(r, i)->indent <= line_at(r, start)->indent))
            return false;
        count += is_label;
    }
    return count >= 2;
}

/* Verse, addresses, code: are the line ends meant? */
static bool keeps_lines(const struct reader *r, uint32_t start, uint32_t end) {
    uint32_t widest = 0;
    bool is_indented = !r->level_count, is_early = false, is_code = false;
    for (uint32_t i = start; i < end; i++) {
        const struct text_line *line = line_at(r, i);
        if (line->width > widest) widest = line->width;
        if (line->indent < CODE_INDENT) is_indented = false;
        if (i + 1 < end && ends_early(r, i) && !flows_on(r, i)) is_early = true;
        if (looks_like_code(r, i)) is_code = true;
    }
    if (end - start < 2) return false;
    if (are_labels(r, start, end)) return true;
    if (is_indented && (widest <= INDENTED_LINE || is_code)) return true;
    return widest < SHORT_LINE && is_early;
}

static void add_item(struct reader *r) {
    uint32_t start = r->at, first = line_at(r, start)->start + line_at(r, start)->marker_size;
    enter_item(r, start);
    add_lines(r, first, paragraph_end(r, start), false);
}

static void add_heading(struct reader *r, uint8_t level, uint32_t next) {
    const struct text_line *line = line_at(r, r->at);
    close_lists(r);
    uint32_t handle = build_open(&r->build, DOC_HEADING, source_at(r, line->start));
    build_block(&r->build, handle)->level = level;
    put_line(r, line->start, line->end);
    r->last_end = line_at(r, next - 1)->end;
    build_close(&r->build, handle, source_at(r, r->last_end));
    r->at = next;
}

static void add_rule(struct reader *r) {
    const struct text_line *line = line_at(r, r->at);
    char mark = rule_at(r, r->at);
    bool is_overline = r->at + 2 < r->lines.count && is_text(r, r->at + 1) &&
                       rule_at(r, r->at + 2) == mark && is_underline(r, r->at + 2);
    close_lists(r);
    r->last_end = line->end;
    r->at++;
    if (is_overline) return;
    uint32_t handle = build_open(&r->build, DOC_RULE, source_at(r, line->start));
    build_close(&r->build, handle, source_at(r, line->end));
}

/* The sender's name and address, behind "-- ". */
static void add_signature(struct reader *r) {
    const struct text_line *line = line_at(r, r->at);
    close_lists(r);
    uint32_t handle = build_open(&r->build, DOC_RULE, source_at(r, line->start));
    r->last_end = line->end;
    build_close(&r->build, handle, source_at(r, line->end));
    if (!goes_on(r, ++r->at)) return;
    add_lines(r, line_at(r, r->at)->start, paragraph_end(r, r->at), true);
}

/* A paragraph stays in an item when it is indented deeper than the item's mark. */
static void leave_items(struct reader *r, const struct text_line *line) {
    while (r->level_count && line->indent <= r->levels[r->level_count - 1].indent) close_level(r);
}

static void add_paragraph(struct reader *r) {
    leave_items(r, line_at(r, r->at));
    uint32_t end = paragraph_end(r, r->at);
    add_lines(r, line_at(r, r->at)->start, end, keeps_lines(r, r->at, end));
}

/* ---- the document ---- */

static void set_quotes(struct reader *r, const struct text_line *line) {
    uint32_t wanted = line->quote < MOST_QUOTES ? line->quote : MOST_QUOTES;
    if (wanted != r->quote_count) close_lists(r);
    while (r->quote_count > wanted)
        build_close(&r->build, r->quotes[--r->quote_count], source_at(r, r->last_end));
    while (r->quote_count < wanted)
        r->quotes[r->quote_count++] = build_open(&r->build, DOC_QUOTE, source_at(r, line->start));
}

static void add_block(struct reader *r) {
    uint32_t depth = heading_depth(r, r->at);
    uint8_t level = title_level(r, r->at);
    set_quotes(r, line_at(r, r->at));
    if (rule_at(r, r->at))
        add_rule(r);
    else if (is_underline(r, r->at + 1) && starts_afresh(r, r->at))
        add_heading(r, rule_at(r, r->at + 1) == '=' ? 1 : 2, r->at + 2);
    else if (depth)
        add_heading(r, (uint8_t)(depth < 5 ? depth + 1 : 6), r->at + 1);
    else if (text_line_is_signature(r->text, line_at(r, r->at)))
        add_signature(r);
    else if (starts_item(r, r->at))
        add_item(r);
    else if (level)
        add_heading(r, level, r->at + 1);
    else
        add_paragraph(r);
}

/* The widest line that is no indented block: where the author's lines end. */
static uint32_t page_width(const struct reader *r) {
    uint32_t widest = 0;
    for (uint32_t i = 0; i < r->lines.count; i++)
        if (line_at(r, i)->width > widest) widest = line_at(r, i)->width;
    return widest < WIDEST_PAGE ? widest : WIDEST_PAGE;
}

static void find_title(struct doc *doc) {
    if (doc->blocks.count < 2 || doc->blocks.items[1].kind != DOC_HEADING) return;
    doc->title = doc_slice(doc, doc->blocks.items[1].text);
}

bool read_text(struct doc *doc, struct str text, const struct read_map *map,
               const struct read_options *o, struct failure *f, struct arena scratch) {
    (void)o; /* quotes and lists are cut off at a depth of their own: text is never too deep */
    (void)f;
    struct reader r = {.map = map, .text = text};
    r.build = build_start(doc, &scratch);
    r.lines = text_lines_of(text, &scratch);
    text_join_pages(text, &r.lines);
    text_find_hyphens(text, &r.lines, &scratch);
    r.width = page_width(&r);
    while ((r.at = next_text(&r, r.at)) < r.lines.count) add_block(&r);
    while (r.quote_count)
        build_close(&r.build, r.quotes[--r.quote_count], source_at(&r, r.last_end));
    build_finish(&r.build);
    find_title(doc);
    return true;
}
