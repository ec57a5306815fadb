/* Code blocks, and how deep lines nest: both look at source lines, not at inline text. */
#include "base/utf8.h"
#include "read/markdown_parts.h"

/* ---- code blocks ---- */

/* Indented code can begin with the marks of a fence, but then its text has them too. */
static bool is_fenced(const struct markdown *r, struct str code, struct str info, uint32_t number,
                      uint32_t start) {
    struct str line = str_slice(r->anchor.text, start, anchor_line(&r->anchor, number).end);
    if (!str_starts(line, STR("```")) && !str_starts(line, STR("~~~"))) return false;
    struct str first;
    if (info.size || !str_next(&code, '\n', &first)) return true;
    return !str_equal(first, line);
}

static size_t common_end(struct str a, struct str b) {
    size_t size = 0;
    while (size < a.size && size < b.size &&
           a.bytes[a.size - size - 1] == b.bytes[b.size - size - 1])
        size++;
    return size;
}

static void add_part(struct markdown *r, struct str text, struct span place, bool is_exact) {
    if (text.size)
        anchor_put(&r->build, r->map, text, place, is_exact,
                   (struct build_inline){DOC_MONO | DOC_KEEP, DOC_NONE, DOC_NONE});
}

/* One line of code is the end of its source line, but for tabs that were taken in part. */
static void add_line(struct markdown *r, struct str code, uint32_t number, uint32_t before) {
    struct anchor_line line = anchor_line(&r->anchor, number);
    struct str whole = str_slice(r->anchor.text, line.start, line.end);
    uint32_t same = (uint32_t)common_end(whole, code);
    uint32_t start = line.end - same, tab = start;
    struct str blanks = str_slice(code, 0, code.size - same);
    if (blanks.size && tab > line.start) tab--;
    bool is_plain = tab == before + 1 && r->anchor.text.bytes[before] == '\n';
    if (before != UINT32_MAX) add_part(r, STR("\n"), (struct span){before, tab}, is_plain);
    add_part(r, blanks, (struct span){tab, start}, false);
    add_part(r, str_slice(code, blanks.size, code.size), (struct span){start, line.end}, true);
}

void markdown_add_code(struct markdown *r, struct str code, struct str info, uint32_t line,
                       uint32_t start) {
    struct str text;
    if (str_ends(code, STR("\n"))) code.size--;
    uint32_t number = line + is_fenced(r, code, info, line, start), before = UINT32_MAX;
    while (str_next(&code, '\n', &text)) {
        add_line(r, text, number, before);
        before = anchor_line(&r->anchor, number++).end;
    }
}

/* ---- depth ---- */

static bool is_marker(struct str line, size_t at, size_t *size) {
    size_t end = at;
    while (end < line.size && ascii_is_digit(line.bytes[end])) end++;
    bool is_number = end > at;
    if (end >= line.size) return false;
    char c = line.bytes[end++];
    *size = end - at;
    if (c == '>') return !is_number;
    bool is_mark = is_number ? c == '.' || c == ')' : c == '-' || c == '+' || c == '*';
    return is_mark && (end == line.size || ascii_is_space(line.bytes[end]));
}

/* Quote and list marks at a line's start. A line of nothing but "- - -" is a rule. */
static uint32_t count_markers(struct str line) {
    uint32_t count = 0;
    size_t i = 0, size = 0, used = 0;
    for (;; i += size, count++) {
        while (i < line.size && ascii_is_space(line.bytes[i])) i++;
        if (!is_marker(line, i, &size)) break;
        used += line.bytes[i] == '-' || line.bytes[i] == '*';
    }
    return i >= line.size && used == count ? 0 : count;
}

bool markdown_is_too_deep(const struct anchor *anchor, uint32_t limit, uint32_t *where) {
    for (uint32_t i = 0; i < anchor->lines.count; i++) {
        struct anchor_line line = anchor->lines.items[i];
        *where = line.start;
        if (count_markers(str_slice(anchor->text, line.start, line.end)) > limit) return true;
    }
    return false;
}
