/* Plain text, 72 columns wide: headings underlined, lists with marks, links numbered and listed at
 * the end; or, when asked for, the bare content a paragraph a line. It is what the diff compares,
 * so that nothing in it may depend on anything but the document. */
#include "write/text.h"

#include "base/escape.h"
#include "doc/pieces.h"
#include "write/html.h"
#include "write/names.h"
#include "write/writers.h"

#include <stdio.h>

enum { COLUMNS = 72 };

/* "═", which speech passes over in silence; "=" is read out, each of them. */
static const char TITLE_LINE[] = "\xE2\x95\x90";

static const struct doc_block *block_at(const struct text *text, uint32_t index) {
    return &text->doc->blocks.items[index];
}

void text_mark(struct text *text) {
    if (text->marks) *ARENA_PUSH(text->wrap.out->arena, text->marks) = text->wrap.out->size;
}

void text_children(struct text *text, uint32_t index) {
    uint32_t end = block_at(text, index)->end;
    for (uint32_t i = index + 1; i < end; i = block_at(text, i)->end) text_block(text, i);
}

/* A container inside prefixes of its own; or a stray leaf in a container's place. */
static void write_inside(struct text *text, uint32_t index, struct str first, struct str rest) {
    size_t level = wrap_enter(&text->wrap, first, rest);
    if (doc_block_holds_runs(block_at(text, index)->kind))
        text_block(text, index);
    else
        text_children(text, index);
    wrap_leave(&text->wrap, level);
}

/* A paragraph's words, and the items of the list that its end has become. */
static void write_items(struct text *text, struct str words) {
    struct str item;
    str_next(&words, TEXT_ITEM, &item);
    wrap_fill(&text->wrap, str_trim(item));
    while (words.size && str_next(&words, TEXT_ITEM, &item)) {
        size_t level = wrap_enter(&text->wrap, STR("- "), STR("  "));
        wrap_fill(&text->wrap, str_trim(item));
        wrap_leave(&text->wrap, level);
    }
}

/* A sentence beside an empty place for a picture. */
static void write_beside_picture(struct text *text, struct str sentence) {
    enum { PICTURE_LINES = 4 };
    static const char margin[] = "                        ";
    size_t level = wrap_enter(&text->wrap, str_from(margin), str_from(margin));
    write_items(text, sentence);
    wrap_leave(&text->wrap, level);
    for (int i = 0; i < PICTURE_LINES; i++) wrap_line(&text->wrap, STR(""));
}

static void write_paragraph(struct text *text, uint32_t index) {
    text_mark(text);
    text->is_apart = text->options->is_spaced && text->doc->is_plain_version;
    struct str words = text_of_block(text, index);
    struct str part;
    while (words.size && str_next(&words, TEXT_PARAGRAPH, &part)) {
        if (!str_trim(part).size) continue;
        wrap_gap(&text->wrap);
        if (text->is_apart && block_at(text, index)->parent == 0)
            write_beside_picture(text, str_trim(part));
        else
            write_items(text, str_trim(part));
    }
    text->is_apart = false;
}

static size_t widest_line(struct str lines) {
    size_t widest = 0;
    struct str line;
    while (str_next(&lines, '\n', &line)) {
        size_t columns = escape_columns(line);
        widest = columns > widest ? columns : widest;
    }
    return widest;
}

/* The heading is filled first, and then underlined as far as its longest line goes. */
static void write_underlined(struct text *text, struct str words, const char *mark) {
    if (!str_trim(words).size) return;
    wrap_gap(&text->wrap);
    size_t start = text->wrap.out->size, prefix = text->wrap.rest.size;
    wrap_fill(&text->wrap, words);
    struct str lines = str_slice(buf_str(text->wrap.out), start, text->wrap.out->size);
    size_t columns = widest_line(lines);
    struct buf line = {.arena = text->wrap.out->arena};
    columns = columns > prefix ? columns - prefix : 1;
    for (size_t i = 0; i < columns && i < COLUMNS; i++) buf_add(&line, str_from(mark));
    wrap_line(&text->wrap, buf_str(&line));
}

static void draw_rule(struct text *text) {
    struct buf line = {.arena = text->wrap.out->arena};
    size_t room = wrap_room(&text->wrap);
    buf_add_repeated(&line, '-', room < COLUMNS ? room : COLUMNS);
    wrap_gap(&text->wrap);
    wrap_line(&text->wrap, buf_str(&line));
}

static struct str clean(struct text *text, struct str words) {
    struct buf line = {.arena = text->wrap.out->arena};
    escape_line(&line, str_trim(words));
    return buf_str(&line);
}

static void write_point(struct text *text, struct str words) {
    size_t level = wrap_enter(&text->wrap, STR("- "), STR("  "));
    wrap_fill(&text->wrap, words);
    wrap_leave(&text->wrap, level);
}

static void write_about(struct text *text) {
    struct buf line = {.arena = text->wrap.out->arena};
    write_underlined(text, STR("About this version"), "-");
    html_about_text(text->doc, text->options, &line);
    wrap_gap(&text->wrap);
    wrap_fill(&text->wrap, clean(text, buf_str(&line)));
}

static void write_key_points(struct text *text) {
    const struct doc *doc = text->doc;
    if (!doc->key_points.count) return;
    write_underlined(text, STR("In short"), "-");
    wrap_gap(&text->wrap);
    for (uint32_t i = 0; i < doc->key_points.count; i++) {
        struct span sentence = doc->sentences.items[doc->key_points.items[i]].text;
        struct arena *arena = text->wrap.out->arena;
        write_point(text, clean(text, doc_edited_text(doc, sentence, arena)));
    }
    text->wrap.wants_gap = true;
}

/* What stands below the title of a plain version. */
static void write_opening(struct text *text) {
    if (!text->doc->is_plain_version) return;
    write_about(text);
    write_key_points(text);
    draw_rule(text);
}

static void write_heading(struct text *text, uint32_t index) {
    text_mark(text);
    write_underlined(text, text_of_block(text, index),
                     block_at(text, index)->level == 1 ? TITLE_LINE : "-");
    if (index == text->headline) write_opening(text);
}

static bool in_tight_item(const struct text *text, uint32_t index) {
    uint32_t item = block_at(text, index)->parent;
    if (item == DOC_NONE || block_at(text, item)->kind != DOC_ITEM) return false;
    uint32_t list = block_at(text, item)->parent;
    return list != DOC_NONE && block_at(text, list)->flags & DOC_TIGHT;
}

static void write_item(struct text *text, uint32_t index, struct str marker) {
    struct buf blanks = {.arena = text->wrap.out->arena};
    buf_add_repeated(&blanks, ' ', marker.size);
    write_inside(text, index, marker, buf_str(&blanks));
}

/* "9. ", padded to the width of the list's last number. */
static struct str number_marker(struct text *text, uint32_t number, uint32_t last) {
    int width = snprintf(NULL, 0, "%u", last);
    struct str digits = str_format(text->wrap.out->arena, "%u.", number);
    return str_format(text->wrap.out->arena, "%-*.*s", width + 2, STR_ARG(digits));
}

static uint32_t count_children(const struct text *text, uint32_t index) {
    uint32_t count = 0, end = block_at(text, index)->end;
    for (uint32_t i = index + 1; i < end; i = block_at(text, i)->end) count++;
    return count;
}

static void write_list(struct text *text, uint32_t index) {
    const struct doc_block *list = block_at(text, index);
    bool is_tight = list->flags & DOC_TIGHT;
    if (!in_tight_item(text, index)) wrap_gap(&text->wrap);
    uint32_t number = list->number, last = number + count_children(text, index);
    for (uint32_t i = index + 1; i < list->end; i = block_at(text, i)->end, number++) {
        if (is_tight)
            text->wrap.wants_gap = false;
        else
            wrap_gap(&text->wrap);
        bool is_ordered = list->flags & DOC_ORDERED;
        write_item(text, i, is_ordered ? number_marker(text, number, last - 1) : STR("- "));
    }
    text->wrap.wants_gap = true;
}

/* The gap goes again when nothing follows it: edits may have left the quotation empty. */
static void write_quote(struct text *text, uint32_t index) {
    struct buf *out = text->wrap.out;
    size_t before = out->size;
    bool wanted_gap = text->wrap.wants_gap;
    wrap_gap(&text->wrap);
    size_t behind_gap = out->size;
    write_inside(text, index, STR("> "), STR("> "));
    if (out->size > behind_gap) return;
    out->size = before;
    text->wrap.wants_gap = wanted_gap;
}

static void write_image(struct text *text, uint32_t index) {
    text_mark(text);
    if (text->is_bare) return;
    struct str words = text_of_block(text, index);
    struct buf line = {.arena = text->wrap.out->arena};
    buf_format(&line, "[Picture: %.*s]", STR_ARG(str_trim(words)));
    wrap_gap(&text->wrap);
    wrap_fill(&text->wrap, buf_str(&line));
}

static void write_code(struct text *text, uint32_t index) {
    text_mark(text);
    struct str rest = text_of_block(text, index), line;
    if (!str_trim(rest).size) return;
    if (str_ends(rest, STR("\n"))) rest.size--;
    wrap_gap(&text->wrap);
    size_t level = wrap_enter(&text->wrap, STR("    "), STR("    "));
    while (str_next(&rest, '\n', &line)) wrap_line(&text->wrap, line);
    wrap_leave(&text->wrap, level);
}

static void write_rule(struct text *text, uint32_t index) {
    (void)index;
    text_mark(text);
    draw_rule(text);
}

static void write_definition(struct text *text, uint32_t index) {
    text->wrap.wants_gap = false;
    write_inside(text, index, STR("    "), STR("    "));
}

/* What the part that starts with this block talks about. */
static void write_content_notes(struct text *text, uint32_t block) {
    for (uint32_t i = 0; i < text->doc->notes.count; i++) {
        if (text->doc->notes.items[i].block != block) continue;
        wrap_gap(&text->wrap);
        wrap_fill(&text->wrap, text->doc->notes.items[i].text);
    }
}

void text_block(struct text *text, uint32_t index) {
    static void (*const writers[DOC_BLOCK_KIND_COUNT])(struct text *, uint32_t) = {
        [DOC_ROOT] = text_children,
        [DOC_HEADING] = write_heading,
        [DOC_PARAGRAPH] = write_paragraph,
        [DOC_LIST] = write_list,
        [DOC_ITEM] = text_children,
        [DOC_QUOTE] = write_quote,
        [DOC_TABLE] = text_table,
        [DOC_CAPTION] = write_paragraph,
        [DOC_ROW] = text_children,
        [DOC_CELL] = text_children,
        [DOC_FIGURE] = text_children,
        [DOC_IMAGE] = write_image,
        [DOC_CODE] = write_code,
        [DOC_RULE] = write_rule,
        [DOC_TERMS] = text_children,
        [DOC_TERM] = write_paragraph,
        [DOC_DEFINITION] = write_definition,
    };
    write_content_notes(text, index);
    writers[block_at(text, index)->kind](text, index);
}

static bool has_main_heading(const struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count; i++)
        if (doc->blocks.items[i].kind == DOC_HEADING && doc->blocks.items[i].level == 1)
            return true;
    return false;
}

static void write_entry(struct text *text, const struct doc_term *term) {
    struct buf line = {.arena = text->wrap.out->arena};
    buf_add(&line, clean(text, str_capitalise(text->wrap.out->arena, term->term)));
    if (term->expansion.size) buf_format(&line, " (%.*s)", STR_ARG(clean(text, term->expansion)));
    wrap_gap(&text->wrap);
    wrap_fill(&text->wrap, buf_str(&line));
    size_t level = wrap_enter(&text->wrap, STR("    "), STR("    "));
    wrap_fill(&text->wrap, clean(text, names_explanation(term)));
    wrap_leave(&text->wrap, level);
}

static void write_glossary(struct text *text) {
    if (!text->doc->is_plain_version || !text->doc->glossary.count) return;
    write_underlined(text, STR("Words we explain"), "-");
    for (uint32_t i = 0; i < text->doc->glossary.count; i++)
        write_entry(text, text->doc->glossary.items[i].term);
}

/* Where you can get help, below a page that tells of what hurts. */
static void write_helplines(struct text *text) {
    const struct doc *doc = text->doc;
    if (!html_has_help(doc)) return;
    write_underlined(text, STR("Where you can get help"), "-");
    wrap_gap(&text->wrap);
    for (uint32_t i = 0; i < doc->helplines.count; i++) {
        const struct doc_helpline *line = &doc->helplines.items[i];
        struct buf words = {.arena = text->wrap.out->arena};
        buf_format(&words, "%.*s: %.*s", STR_ARG(clean(text, line->name)),
                   STR_ARG(clean(text, line->contact)));
        if (line->about.size) buf_format(&words, " (%.*s)", STR_ARG(clean(text, line->about)));
        write_point(text, buf_str(&words));
    }
    text->wrap.wants_gap = true;
}

static void write_links(struct text *text) {
    if (!text->listed.count) return;
    write_underlined(text, STR("Links"), "-");
    wrap_gap(&text->wrap);
    for (uint32_t i = 0; i < text->listed.count; i++) {
        struct str target = text->doc->links.items[text->listed.items[i]].target;
        struct buf line = {.arena = text->wrap.out->arena};
        buf_format(&line, "[%u] ", i + 1);
        buf_add(&line, clean(text, target));
        wrap_line(&text->wrap, buf_str(&line));
    }
}

static void write_all(struct text *text) {
    text_links_start(text);
    text->headline = html_headline(text->doc);
    if (!has_main_heading(text->doc))
        write_underlined(text, clean(text, text->doc->title), TITLE_LINE);
    if (text->headline == DOC_NONE) write_opening(text);
    if (text->doc->blocks.count) text_block(text, 0);
    text_mark(text);
    write_helplines(text);
    write_glossary(text);
    write_links(text);
}

void text_write_marked(const struct doc *doc, const struct write_options *options, struct buf *out,
                       struct text_marks *marks) {
    struct text text = {.doc = doc,
                        .options = options,
                        .wrap = wrap_start(out, COLUMNS),
                        .leaf = {.arena = out->arena},
                        .marks = marks};
    write_all(&text);
}

enum { NO_LIMIT = 1 << 24 };

void text_write_lines(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct text text = {.doc = doc,
                        .options = options,
                        .wrap = wrap_start(out, NO_LIMIT),
                        .leaf = {.arena = out->arena},
                        .is_linear = true};
    write_all(&text);
}

void write_text(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct text text = {.doc = doc,
                        .options = options,
                        .wrap = wrap_start(out, options->is_bare ? NO_LIMIT : COLUMNS),
                        .leaf = {.arena = out->arena},
                        .is_bare = options->is_bare};
    write_all(&text);
}
