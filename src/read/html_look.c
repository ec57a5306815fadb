/* Inline elements, languages and links: what an element changes in the look of the text in it. */
#include "read/html_make.h"

#include "base/utf8.h"
#include "read/readers.h"

/* ---- addresses ---- */

static bool is_scheme_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '+' || c == '-' || c == '.';
}

/* Browsers pass over white space and controls inside a scheme: "java\nscript:". */
static bool is_passed_over(char c) {
    return (unsigned char)c <= ' ' || c == 127;
}

/* The scheme in lower case, without what browsers pass over; empty for a relative address. */
static struct str scheme_of(struct str address, char out[32]) {
    size_t size = 0;
    for (size_t i = 0; i < address.size; i++) {
        char c = address.bytes[i];
        if (is_passed_over(c)) continue;
        if (c == ':') return (struct str){out, size};
        if (!is_scheme_char(c)) return (struct str){out, 0};
        if (size < 31) out[size++] = ascii_lower(c);
    }
    return (struct str){out, 0};
}

static bool is_safe(struct str address) {
    static const char *const schemes[] = {"http", "https", "mailto", "tel"};
    char bytes[32];
    struct str scheme = scheme_of(address, bytes);
    if (!scheme.size) return !str_starts(address, STR(":"));
    return str_in_sorted(scheme, schemes, sizeof schemes / sizeof *schemes);
}

/* Controls and line ends have no place in an address; spaces within stay as written. */
static struct str clean_address(struct arena *arena, struct str address) {
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < address.size; i++)
        if ((unsigned char)address.bytes[i] >= ' ' && address.bytes[i] != 127)
            buf_add_char(&buf, address.bytes[i]);
    return buf_str(&buf);
}

struct str html_safe_address(struct html_maker *m, struct str address) {
    while (address.size && is_passed_over(address.bytes[0]))
        address = str_slice(address, 1, address.size);
    while (address.size && is_passed_over(address.bytes[address.size - 1])) address.size--;
    if (!address.size || !is_safe(address)) return STR("");
    return clean_address(m->build.doc->arena, address);
}

/* ---- looks ---- */

static const uint16_t styles[TAG_COUNT] = {
    [TAG_ABBR] = DOC_ABBREVIATION,
    [TAG_ACRONYM] = DOC_ABBREVIATION,
    [TAG_B] = DOC_STRONG,
    [TAG_CITE] = DOC_EMPHASIS,
    [TAG_CODE] = DOC_MONO | DOC_KEEP,
    [TAG_DFN] = DOC_EMPHASIS | DOC_DEFINED,
    [TAG_EM] = DOC_EMPHASIS,
    [TAG_I] = DOC_EMPHASIS,
    [TAG_KBD] = DOC_MONO | DOC_KEEP,
    [TAG_Q] = DOC_INLINE_QUOTE,
    [TAG_SAMP] = DOC_MONO | DOC_KEEP,
    [TAG_STRONG] = DOC_STRONG,
    [TAG_SUB] = DOC_SUB,
    [TAG_SUP] = DOC_SUPER,
    [TAG_TT] = DOC_MONO | DOC_KEEP,
    [TAG_VAR] = DOC_MONO | DOC_KEEP,
};

/* What style sheets and style attributes say of words; blocks have looks of their own. */
static void look_of_css(struct html_maker *m, uint32_t node, enum html_tag tag,
                        struct html_how *how) {
    if (tag >= TAG_COUNT || !(html_kind_of(tag) & HTML_INLINE)) return;
    struct html_declared declared = html_declared(m->tree, &m->classes, node);
    how->look.style = (uint16_t)((how->look.style & ~declared.cleared) | declared.set);
}

/* Google Docs sends every link round by its own address: .../url?q=ADDRESS&sa=... */
static struct str straight_address(struct html_maker *m, struct str address) {
    struct str detour = STR("https://www.google.com/url?q=");
    if (!str_starts(address, detour)) return address;
    address = str_slice(address, detour.size, address.size);
    size_t end = str_find(address, STR("&"), 0);
    return read_percent_decoded(str_slice(address, 0, end), m->scratch);
}

static void look_of_link(struct html_maker *m, uint32_t node, struct html_how *how) {
    struct str address = str_trim(html_value(m->tree, node, ATTRIBUTE_HREF));
    struct str target = html_safe_address(m, straight_address(m, address));
    if (!target.size) return;
    struct str title = html_value(m->tree, node, ATTRIBUTE_TITLE);
    how->look.link = build_link(&m->build, target, str_copy(m->build.doc->arena, title));
    how->look.style |= DOC_LINK;
}

static void look_of_abbreviation(struct html_maker *m, uint32_t node, struct html_how *how) {
    struct str title = str_trim(html_value(m->tree, node, ATTRIBUTE_TITLE));
    if (!title.size) return;
    how->look.abbreviation = build_title(&m->build, str_copy(m->build.doc->arena, title));
}

static bool is_english(struct str language) {
    return str_starts_fold(language, STR("en")) &&
           (language.size == 2 || !ascii_is_alpha(language.bytes[2]));
}

static void look_of_language(struct html_maker *m, uint32_t node, struct html_how *how) {
    struct str language = html_value(m->tree, node, ATTRIBUTE_LANG);
    if (!language.size) language = html_value(m->tree, node, ATTRIBUTE_XML_LANG);
    language = str_trim(language);
    if (!language.size) return;
    how->language = (struct str){0};
    how->look.style &= (uint16_t)~DOC_KEEP;
    if (is_english(language)) return;
    how->look.style |= DOC_KEEP;
    how->language = str_copy(m->build.doc->arena, language);
}

static void look_of_translate(struct html_maker *m, uint32_t node, struct html_how *how) {
    struct str translate = html_value(m->tree, node, ATTRIBUTE_TRANSLATE);
    if (str_equal_fold(translate, STR("no")))
        how->look.style |= DOC_KEEP;
    else if (str_equal_fold(translate, STR("yes")))
        how->look.style &= (uint16_t)~DOC_KEEP;
}

static void name_anchor(struct html_maker *m, uint32_t node, enum html_attribute attribute) {
    struct str name = html_value(m->tree, node, attribute);
    if (name.size) build_anchor(&m->build, str_copy(m->build.doc->arena, name));
}

/* Elements that open a block name their anchor when they open it. */
static void name_anchors(struct html_maker *m, uint32_t node, enum html_tag tag) {
    bool is_inline = tag == TAG_OTHER || html_kind_of(tag) & (HTML_INLINE | HTML_VOID);
    if (is_inline) name_anchor(m, node, ATTRIBUTE_ID);
    if (tag == TAG_A) name_anchor(m, node, ATTRIBUTE_NAME);
}

/* The language of the whole page is no passage in another language. */
static bool is_page(enum html_tag tag) {
    return tag == TAG_HTML || tag == TAG_BODY;
}

struct html_how html_look(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how out = *how;
    enum html_tag tag = (enum html_tag)m->tree->nodes.items[node].tag;
    if (tag < TAG_COUNT) out.look.style |= styles[tag];
    look_of_css(m, node, tag, &out);
    if (!is_page(tag)) look_of_language(m, node, &out);
    look_of_translate(m, node, &out);
    if (tag == TAG_A) look_of_link(m, node, &out);
    if (tag == TAG_ABBR || tag == TAG_ACRONYM) look_of_abbreviation(m, node, &out);
    name_anchors(m, node, tag);
    return out;
}
