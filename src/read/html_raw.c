/* The ends of elements that hold something else than markup: scripts, titles, drawings, templates.
 * Where browsers would take the rest of the page for such an element because its end is missing,
 * the caller is told so instead: a page should not be lost for one tag. */
#include "read/html_mask.h"

#include "base/utf8.h"

#include <string.h>

static bool is_end_tag(struct str page, size_t at, struct str name) {
    return at + 1 < page.size && page.bytes[at + 1] == '/' && html_is_named(page, at + 2, name);
}

static size_t next_tag(struct str page, size_t from) {
    return str_find(page, STR("<"), from);
}

static size_t end_tag(struct str page, size_t from, struct str name) {
    size_t at = next_tag(page, from);
    while (at != SIZE_MAX && !is_end_tag(page, at, name)) at = next_tag(page, at + 1);
    return at;
}

size_t html_raw_end(struct str page, size_t from, enum html_tag tag) {
    return end_tag(page, from, str_from(html_tag_name(tag)));
}

/* Inside "<!--" a script may hold a whole "<script>...</script>" (13.2.5.20 to 13.2.5.31). */
size_t html_script_end(struct str page, size_t from) {
    struct str name = STR("script");
    bool is_escaped = false, is_double = false;
    for (size_t at = from; at < page.size; at++) {
        char c = page.bytes[at];
        if (c != '<' && c != '-') continue;
        struct str rest = str_slice(page, at, page.size);
        if (str_starts(rest, STR("-->")))
            is_escaped = is_double = false;
        else if (str_starts(rest, STR("<!--")))
            is_escaped = true;
        else if (is_end_tag(page, at, name) && !is_double)
            return at;
        else if (is_end_tag(page, at, name))
            is_double = false;
        else if (c == '<' && is_escaped && html_is_named(page, at + 1, name))
            is_double = true;
    }
    return SIZE_MAX;
}

/* ---- svg and template ---- */

/* A template that lacks its end goes as far as the last end of one inside it. */
static size_t template_end(struct str page, size_t from) {
    size_t depth = 1, last = SIZE_MAX;
    for (size_t at = next_tag(page, from); at != SIZE_MAX && depth; at = next_tag(page, at + 1)) {
        depth += html_is_named(page, at + 1, STR("template"));
        if (!is_end_tag(page, at, STR("template"))) continue;
        last = at;
        depth--;
    }
    return last == SIZE_MAX ? last : str_find_behind(page, STR(">"), last);
}

/* Elements of HTML that end a drawing they stand in. */
static bool breaks_out(enum html_tag tag) {
    static const bool breaks[TAG_COUNT] = {
        [TAG_B] = true,     [TAG_BIG] = true,    [TAG_BLOCKQUOTE] = true, [TAG_BODY] = true,
        [TAG_BR] = true,    [TAG_CENTER] = true, [TAG_CODE] = true,       [TAG_DD] = true,
        [TAG_DIV] = true,   [TAG_DL] = true,     [TAG_DT] = true,         [TAG_EM] = true,
        [TAG_H1] = true,    [TAG_H2] = true,     [TAG_H3] = true,         [TAG_H4] = true,
        [TAG_H5] = true,    [TAG_H6] = true,     [TAG_HEAD] = true,       [TAG_HR] = true,
        [TAG_I] = true,     [TAG_IMG] = true,    [TAG_LI] = true,         [TAG_MENU] = true,
        [TAG_META] = true,  [TAG_OL] = true,     [TAG_P] = true,          [TAG_PRE] = true,
        [TAG_SPAN] = true,  [TAG_STRONG] = true, [TAG_SUB] = true,        [TAG_SUP] = true,
        [TAG_TABLE] = true, [TAG_TT] = true,     [TAG_U] = true,          [TAG_UL] = true,
        [TAG_VAR] = true};
    return tag < TAG_COUNT && breaks[tag];
}

/* HTML may stand in these parts of a drawing without ending it. */
static int foreign_step(struct str page, size_t at, bool is_self_closed) {
    static const char *const names[] = {"foreignobject", "desc", "title"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (html_is_named(page, at + 1, str_from(names[i]))) return !is_self_closed;
        if (is_end_tag(page, at, str_from(names[i]))) return -1;
    }
    return 0;
}

static size_t svg_end(struct str page, size_t from) {
    int depth = 1, foreign = 0;
    size_t end = 0; /* of the tag, or of several that share their '>' */
    for (size_t at = next_tag(page, from); at != SIZE_MAX; at = next_tag(page, at + 1)) {
        if (at >= end) end = str_find_behind(page, STR(">"), at);
        bool is_self_closed = page.bytes[end - 2] == '/';
        if (is_end_tag(page, at, STR("svg")) && --depth == 0) return end;
        if (html_is_named(page, at + 1, STR("svg"))) depth += !is_self_closed;
        foreign += foreign_step(page, at, is_self_closed);
        if (foreign <= 0 && breaks_out(html_tag_at(page, (uint32_t)at + 1))) return at;
    }
    return SIZE_MAX;
}

size_t html_hidden_end(struct str page, size_t from, enum html_tag tag) {
    return tag == TAG_SVG ? svg_end(page, from) : template_end(page, from);
}
