/* See markdown_marks.h. Strikethrough is pandoc's and GitHub's "~~"; a single tilde is an
 * approximate number more often than a mark. */
#include "read/markdown_marks.h"

#include "base/utf8.h"
#include "read/scan.h"

enum { MOST_TICKS = 80 }; /* as in cmark */

struct finder {
    struct str content;
    struct arena *scratch;
    const struct markdown_notes *notes;
    struct markdown_marks marks;
    uint32_t opener;                  /* index of the last "~~" that may open, plus one; 0: none */
    bool is_unclosed[MOST_TICKS + 1]; /* no run of so many backticks follows */
    bool has_cells;
};

static char byte_at(const struct finder *f, size_t at) {
    return at < f->content.size ? f->content.bytes[at] : '\n';
}

static size_t count_run(const struct finder *f, size_t at) {
    size_t end = at;
    while (end < f->content.size && f->content.bytes[end] == f->content.bytes[at]) end++;
    return end - at;
}

static struct markdown_mark *add_mark(struct finder *f, size_t start, size_t end) {
    struct markdown_mark *mark = ARENA_PUSH(f->scratch, &f->marks);
    *mark = (struct markdown_mark){.start = (uint32_t)start, .end = (uint32_t)end};
    return mark;
}

/* Behind the code span that starts here, or behind its backticks when it is none. */
static size_t skip_code(struct finder *f, size_t at) {
    size_t ticks = count_run(f, at), start = at + ticks;
    if (ticks > MOST_TICKS || f->is_unclosed[ticks]) return start;
    for (size_t i = start; i < f->content.size;) {
        size_t run = f->content.bytes[i] == '`' ? count_run(f, i) : 0;
        i += run ? run : 1;
        if (run == ticks) return i;
    }
    f->is_unclosed[ticks] = true;
    return start;
}

/* Marks come in pairs around text, both in one cell. */
static size_t take_tildes(struct finder *f, size_t at) {
    size_t end = at + count_run(f, at);
    if (end - at != 2) return end;
    bool may_close = at && !ascii_is_space(f->content.bytes[at - 1]);
    bool may_open = !ascii_is_space(byte_at(f, end));
    if (f->opener && may_close) {
        f->marks.items[f->opener - 1].kind = MARKDOWN_DROP;
        add_mark(f, at, end)->kind = MARKDOWN_DROP;
        f->opener = 0;
    } else if (may_open) {
        add_mark(f, at, end);
        f->opener = f->marks.count;
    }
    return end;
}

/* "[^label]" with a note of that label. */
static size_t take_bracket(struct finder *f, size_t at) {
    struct span label;
    size_t end = markdown_note_label(f->content, at, &label);
    if (!end) return at + 1;
    struct str name = str_slice(f->content, label.start, label.end);
    uint32_t note = markdown_note_of(f->notes, name);
    if (note == DOC_NONE) return at + 1;
    struct markdown_mark *mark = add_mark(f, at, end);
    mark->kind = MARKDOWN_NOTE;
    mark->note = note;
    return end;
}

static size_t take_one(struct finder *f, size_t at) {
    switch (f->content.bytes[at]) {
    case '\\': return at + (scan_is_escape(f->content, at) ? 2 : 1);
    case '`': return skip_code(f, at);
    case '~': return take_tildes(f, at);
    case '[': return take_bracket(f, at);
    case '|':
    case '\n':
        if (f->has_cells) f->opener = 0;
        return at + 1;
    default: return at + 1;
    }
}

/* "[ ]" or "[x]" before the text of an item. */
static size_t take_box(struct finder *f, size_t at) {
    char mark = byte_at(f, at + 1);
    bool is_box = byte_at(f, at) == '[' && (mark == ' ' || mark == 'x' || mark == 'X') &&
                  byte_at(f, at + 2) == ']' && at + 3 < f->content.size &&
                  ascii_is_space(f->content.bytes[at + 3]);
    if (!is_box) return at;
    struct markdown_mark *box = add_mark(f, at, at + 3);
    box->kind = MARKDOWN_BOX;
    box->is_ticked = mark != ' ';
    return at + 3;
}

/* ---- ids of headings ---- */

static bool is_name_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':' ||
           (unsigned char)c >= 0x80;
}

/* What may stand between the braces: "#id .class key=value", or pandoc's "-" alone. */
static bool are_attributes(struct str s, struct str *id) {
    struct str word;
    if (!s.size) return false;
    while (str_next(&s, ' ', &word)) {
        if (!word.size) continue;
        char first = word.bytes[0];
        bool is_named = first == '#' || first == '.';
        bool is_pair = !is_named && str_find(word, STR("="), 1) != SIZE_MAX;
        if (!is_named && !is_pair && !str_equal(word, STR("-"))) return false;
        for (size_t i = 1; is_named && i < word.size; i++)
            if (!is_name_char(word.bytes[i])) return false;
        if (is_named && word.size < 2) return false;
        if (first == '#') *id = str_slice(word, 1, word.size);
    }
    return true;
}

/* "{#id}" at the end of a heading, with the blanks before it. */
static void take_attributes(struct finder *f, size_t from, struct str *id) {
    struct str content = f->content;
    if (!str_ends(content, STR("}"))) return;
    size_t open = content.size - 1;
    while (open > from && content.bytes[open] != '{' && content.bytes[open] != '\n') open--;
    if (content.bytes[open] != '{' || (open && content.bytes[open - 1] == '\\')) return;
    if (!are_attributes(str_slice(content, open + 1, content.size - 1), id)) return;
    f->content.size = open;
    add_mark(f, open, content.size)->kind = MARKDOWN_DROP;
}

struct markdown_marks markdown_find_marks(const struct anchor *anchor, enum markdown_leaf leaf,
                                          bool has_cells, const struct markdown_notes *notes,
                                          struct str *id) {
    struct finder f = {.content = buf_str(&anchor->content),
                       .scratch = anchor->scratch,
                       .notes = notes,
                       .has_cells = has_cells};
    size_t at = anchor->at;
    struct markdown_mark tail = {0};
    if (leaf == MARKDOWN_HEADING) take_attributes(&f, at, id);
    if (f.marks.count) tail = f.marks.items[--f.marks.count];
    if (leaf == MARKDOWN_ITEM_START) at = take_box(&f, at);
    while (at < f.content.size) at = take_one(&f, at);
    if (tail.kind) *add_mark(&f, 0, 0) = tail;
    return f.marks;
}
