/* See html_mask.h. The states are those of the HTML standard's tokenizer (13.2.5), with one step
 * for each kind of markup. */
#include "read/html_mask.h"

#include "base/utf8.h"
#include "read/html_attributes.h"

#include <string.h>

struct masker {
    struct str page;
    char *out;
    struct html_mask *mask;
    struct arena *scratch;
    bool is_xml;
    bool is_endless[TAG_COUNT]; /* no end tag comes any more: it need not be looked for again */
    bool is_comment_endless;    /* nor the end of a comment in a script */
};

/* ---- names ---- */

static bool ends_name(char c) {
    return ascii_is_space(c) || c == '/' || c == '>';
}

uint32_t html_name_end(struct str page, uint32_t at) {
    while (at < page.size && !ends_name(page.bytes[at])) at++;
    return at;
}

enum html_tag html_tag_at(struct str page, uint32_t at) {
    enum { LONGEST = 16 };
    char lower[LONGEST];
    uint32_t size = html_name_end(page, at) - at;
    if (size > LONGEST) return TAG_OTHER;
    for (uint32_t i = 0; i < size; i++) lower[i] = ascii_lower(page.bytes[at + i]);
    return html_tag_of((struct str){lower, size});
}

bool html_is_named(struct str page, size_t at, struct str name) {
    size_t end = at + name.size;
    return end < page.size && ends_name(page.bytes[end]) &&
           str_equal_fold(str_slice(page, at, end), name);
}

/* ---- writing the mask ---- */

static void put_text(struct masker *m, size_t from, size_t to) {
    for (size_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)m->page.bytes[i];
        bool is_plain = c >= ' ' && c < 0x7F && c != '<' && c != '&';
        m->out[i] = is_plain ? (char)c : c > ' ' && c != 0x7F ? 'x' : c == '\n' ? '\n' : ' ';
    }
}

static void put_mark(struct masker *m, size_t from, size_t to, bool is_literal) {
    if (from == to) return;
    *ARENA_PUSH(m->scratch, &m->mask->marks) =
        (struct html_mark){{(uint32_t)from, (uint32_t)to}, is_literal};
}

static size_t put_gap(struct masker *m, size_t from, size_t to) {
    memset(m->out + from, ' ', to - from);
    put_mark(m, from, to, false);
    return to;
}

static size_t put_literal(struct masker *m, size_t from, size_t to) {
    put_text(m, from, to);
    put_mark(m, from, to, true);
    return to;
}

static bool is_parser_name_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == ':' || c == '-' || c == '_' || c == '.';
}

/* The tag at `at`, which starts with `lead` ("<" or "</"), without its attributes. */
static void put_tag(struct masker *m, size_t at, size_t end, struct str lead, struct str name) {
    enum { LONGEST_NAME = 60 }; /* the parser takes up to 100 */
    memset(m->out + at, ' ', end - at);
    memcpy(m->out + at, lead.bytes, lead.size);
    for (size_t i = 0; i < name.size && i < LONGEST_NAME; i++)
        m->out[at + lead.size + i] = is_parser_name_char(name.bytes[i]) ? name.bytes[i] : 'x';
    m->out[end - 1] = '>';
}

/* ---- what is no element ---- */

/* "<!-->" and "<!--->" are whole comments, and "--!>" ends one too. */
static size_t comment_end(struct str page, size_t at) {
    struct str inside = str_slice(page, at + 4, page.size);
    if (str_starts(inside, STR(">"))) return at + 5;
    if (str_starts(inside, STR("->"))) return at + 6;
    for (size_t i = at + 4; (i = str_find(page, STR("--"), i)) != SIZE_MAX; i++) {
        struct str end = str_slice(page, i + 2, i + 4);
        if (str_starts(end, STR(">"))) return i + 3;
        if (str_equal(end, STR("!>"))) return i + 4;
    }
    return page.size;
}

/* Comments that speak to plainer stay for the parser to report. */
static size_t take_comment(struct masker *m, size_t at) {
    size_t end = comment_end(m->page, at);
    struct str inside = str_trim(str_slice(m->page, at + 4, end));
    if (!str_starts(inside, STR("plainer-ignore")) || end < at + 7) return put_gap(m, at, end);
    put_text(m, at, end);
    memcpy(m->out + at, "<!--", 4);
    if (m->page.bytes[end - 2] == '!') m->out[end - 4] = ' '; /* "--!>" */
    memcpy(m->out + end - 3, "-->", 3);
    return end;
}

static size_t take_cdata(struct masker *m, size_t at) {
    size_t start = put_gap(m, at, at + strlen("<![CDATA["));
    size_t end = str_find(m->page, STR("]]>"), start);
    if (end == SIZE_MAX) return put_literal(m, start, m->page.size);
    put_literal(m, start, end);
    return put_gap(m, end, end + 3);
}

static size_t take_declaration(struct masker *m, size_t at) {
    struct str rest = str_slice(m->page, at, m->page.size);
    if (str_starts(rest, STR("<!--"))) return take_comment(m, at);
    if (m->is_xml && str_starts(rest, STR("<![CDATA["))) return take_cdata(m, at);
    return put_gap(m, at, str_find_behind(m->page, STR(">"), at));
}

/* ---- elements ---- */

/* One past the tag's '>'. A tag whose quotation mark is never closed ends at its first '>'; one
 * that the page's end cuts off is none: SIZE_MAX. */
static size_t tag_end(struct str page, uint32_t behind_name, bool *is_self_closed) {
    struct html_attribute_place place;
    uint32_t at = behind_name;
    enum html_in_tag state;
    while ((state = html_next_attribute(page, &at, &place)) == HTML_IN_TAG) continue;
    *is_self_closed = state == HTML_TAG_END && page.bytes[at - 1] == '/';
    if (state == HTML_TAG_END) return at + 1;
    if (at >= page.size) return SIZE_MAX;
    size_t end = str_find(page, STR(">"), behind_name);
    return end == SIZE_MAX ? end : end + 1;
}

/* What follows </body> or </html> belongs to the body all the same. */
static size_t take_end_tag(struct masker *m, size_t at) {
    bool is_self_closed;
    uint32_t behind_name = html_name_end(m->page, (uint32_t)at + 2);
    size_t end = tag_end(m->page, behind_name, &is_self_closed);
    if (end == SIZE_MAX) return put_gap(m, at, m->page.size);
    enum html_tag tag = html_tag_at(m->page, (uint32_t)at + 2);
    if (tag == TAG_BODY || tag == TAG_HTML) return put_gap(m, at, end);
    struct str name = str_slice(m->page, at + 2, behind_name);
    if (tag == TAG_BR)
        put_tag(m, at, end, STR("<"), name);
    else
        put_tag(m, at, end, STR("</"), name);
    return end;
}

/* What stands between a start tag and its end tag. */
enum content { MARKUP, HIDDEN, WORDS, LITERAL, WHOLLY_HIDDEN };

static enum content content_of(enum html_tag tag) {
    static const uint8_t contents[TAG_COUNT] = {
        [TAG_IFRAME] = HIDDEN,     [TAG_NOEMBED] = HIDDEN,
        [TAG_NOFRAMES] = HIDDEN,   [TAG_PLAINTEXT] = LITERAL,
        [TAG_SCRIPT] = HIDDEN,     [TAG_STYLE] = HIDDEN,
        [TAG_SVG] = WHOLLY_HIDDEN, [TAG_TEMPLATE] = WHOLLY_HIDDEN,
        [TAG_TEXTAREA] = WORDS,    [TAG_TITLE] = WORDS,
        [TAG_XMP] = LITERAL};
    return tag < TAG_COUNT ? (enum content)contents[tag] : MARKUP;
}

/* Where a comment takes the script's end tags to the end of the page, it counts for nothing. */
static size_t script_end(struct masker *m, size_t from) {
    size_t end = m->is_comment_endless ? SIZE_MAX : html_script_end(m->page, from);
    if (end != SIZE_MAX) return end;
    m->is_comment_endless = true;
    return html_raw_end(m->page, from, TAG_SCRIPT);
}

static size_t find_end(struct masker *m, size_t from, enum html_tag tag) {
    if (tag == TAG_SCRIPT) return script_end(m, from);
    bool is_whole = content_of(tag) == WHOLLY_HIDDEN;
    return is_whole ? html_hidden_end(m->page, from, tag) : html_raw_end(m->page, from, tag);
}

static size_t content_end(struct masker *m, size_t from, enum html_tag tag) {
    if (tag == TAG_PLAINTEXT) return m->page.size;
    if (m->is_endless[tag]) return SIZE_MAX;
    size_t end = find_end(m, from, tag);
    if (end == SIZE_MAX) m->is_endless[tag] = true;
    return end;
}

/* The element has no end: a script or style takes the rest of the page, as in browsers; a title
 * ends where the next tag starts; other tags are passed over. */
static size_t take_endless(struct masker *m, size_t at, size_t end, enum html_tag tag) {
    if (tag == TAG_TITLE) return end;
    if (tag == TAG_SCRIPT || tag == TAG_STYLE) return put_gap(m, end, m->page.size);
    return put_gap(m, at, end);
}

static size_t take_content(struct masker *m, size_t at, size_t end, enum html_tag tag) {
    enum content content = content_of(tag);
    size_t to = content_end(m, end, tag);
    if (to == SIZE_MAX) return take_endless(m, at, end, tag);
    if (content == WHOLLY_HIDDEN) return put_gap(m, at, to);
    if (content == HIDDEN) return put_gap(m, end, to);
    if (content == LITERAL) return put_literal(m, end, to);
    put_text(m, end, to);
    return to;
}

/* Void elements that came after HTML 4: the parser would wait for their ends. */
static bool is_new_void(enum html_tag tag) {
    return tag == TAG_EMBED || tag == TAG_SOURCE || tag == TAG_TRACK || tag == TAG_WBR;
}

static size_t take_start_tag(struct masker *m, size_t at) {
    bool is_self_closed;
    uint32_t behind_name = html_name_end(m->page, (uint32_t)at + 1);
    size_t end = tag_end(m->page, behind_name, &is_self_closed);
    if (end == SIZE_MAX) return put_gap(m, at, m->page.size);
    enum html_tag tag = html_tag_at(m->page, (uint32_t)at + 1);
    bool is_empty = is_self_closed && (m->is_xml || tag == TAG_SVG);
    if (is_empty && html_kind_of(tag) & HTML_NEVER) return put_gap(m, at, end);
    struct str name = str_slice(m->page, at + 1, behind_name);
    bool is_void = html_kind_of(tag) & HTML_VOID;
    put_tag(m, at, end, STR("<"), is_new_void(tag) || (is_empty && !is_void) ? STR("br") : name);
    if (is_empty || content_of(tag) == MARKUP) return end;
    return take_content(m, at, end, tag);
}

static size_t take_markup(struct masker *m, size_t at) {
    char next = at + 1 < m->page.size ? m->page.bytes[at + 1] : ' ';
    char after = at + 2 < m->page.size ? m->page.bytes[at + 2] : ' ';
    if (ascii_is_alpha(next)) return take_start_tag(m, at);
    if (next == '!') return take_declaration(m, at);
    if (next == '/' && ascii_is_alpha(after)) return take_end_tag(m, at);
    bool is_bogus = next == '?' || (next == '/' && at + 2 < m->page.size);
    if (is_bogus) return put_gap(m, at, str_find_behind(m->page, STR(">"), at));
    put_text(m, at, at + 1);
    return at + 1;
}

struct html_mask html_mask(struct str page, bool is_xml, struct arena *scratch) {
    struct html_mask mask = {.page = {arena_alloc_raw(scratch, page.size + 1, 1), page.size}};
    struct masker m = {.page = page,
                       .out = (char *)(uintptr_t)mask.page.bytes,
                       .mask = &mask,
                       .scratch = scratch,
                       .is_xml = is_xml};
    for (size_t at = 0; at < page.size;) {
        const char *found = memchr(page.bytes + at, '<', page.size - at);
        size_t tag = found ? (size_t)(found - page.bytes) : page.size;
        put_text(&m, at, tag);
        at = found ? take_markup(&m, tag) : page.size;
    }
    m.out[page.size] = 0;
    return mask;
}
