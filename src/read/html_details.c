/* What a page says of itself: title, author, language, address. Everything here is a copy in the
 * document's arena. */
#include "read/html_parts.h"

#include "base/escape.h"
#include "base/utf8.h"

static struct str meta_content(const struct html_tree *tree, enum html_attribute key,
                               struct str name) {
    for (uint32_t i = 0; i < tree->nodes.count; i++) {
        if (tree->nodes.items[i].tag != TAG_META) continue;
        if (str_equal_fold(str_trim(html_value(tree, i, key)), name))
            return str_trim(html_value(tree, i, ATTRIBUTE_CONTENT));
    }
    return STR("");
}

/* ---- title ---- */

static const char *const separators[] = {" | ",  " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                         " :: ", " \xC2\xBB ", " \xC2\xB7 "};

/* The place of the last separator, or SIZE_MAX; `length` gets its size. */
static size_t last_separator(struct str title, size_t *length) {
    size_t last = SIZE_MAX;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        struct str separator = str_from(separators[i]);
        for (size_t at = 0; (at = str_find(title, separator, at)) != SIZE_MAX; at++) {
            if (last != SIZE_MAX && at < last) continue;
            last = at;
            *length = separator.size;
        }
    }
    return last;
}

/* Without the name of the site, which stands behind the last separator and is the shorter part, or
 * is what the page calls its site elsewhere. */
static struct str without_site(struct str title, struct str name) {
    size_t length = 0, at = last_separator(title, &length);
    if (at == SIZE_MAX || at == 0) return title;
    struct str site = str_slice(title, at + length, title.size);
    return site.size < at || str_equal_fold(site, name) ? str_slice(title, 0, at) : title;
}

static struct str head_title(const struct html_tree *tree, struct arena *scratch) {
    uint32_t node = html_find(tree, 0, tree->nodes.count, TAG_TITLE);
    if (node == DOC_NONE) return meta_content(tree, ATTRIBUTE_PROPERTY, STR("og:title"));
    struct str site = meta_content(tree, ATTRIBUTE_PROPERTY, STR("og:site_name"));
    return without_site(html_text_of(tree, node, scratch), site);
}

static struct str title_of(const struct html_tree *tree, const struct html_content *content,
                           struct arena *scratch) {
    struct str title = {0};
    uint32_t own = tree->is_own ? html_find(tree, 0, tree->nodes.count, TAG_TITLE) : DOC_NONE;
    if (own != DOC_NONE) return html_text_of(tree, own, scratch); /* all of the original's */
    if (content->title != DOC_NONE) title = html_text_of(tree, content->title, scratch);
    return title.size ? title : head_title(tree, scratch);
}

/* ---- the rest ---- */

static bool has_controls(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if ((unsigned char)s.bytes[i] <= ' ' || s.bytes[i] == 127) return true;
    return false;
}

static struct str canonical_link(const struct html_tree *tree) {
    for (uint32_t i = 0; i < tree->nodes.count; i++)
        if (tree->nodes.items[i].tag == TAG_LINK &&
            html_has_word(tree, i, ATTRIBUTE_REL, STR("canonical")))
            return str_trim(html_value(tree, i, ATTRIBUTE_HREF));
    return STR("");
}

static struct str original_of(const struct html_tree *tree) {
    if (tree->original.size) return tree->original;
    struct str address = canonical_link(tree);
    if (!escape_is_web_target(address))
        address = meta_content(tree, ATTRIBUTE_PROPERTY, STR("og:url"));
    return escape_is_web_target(address) && !has_controls(address) ? address : STR("");
}

static bool is_byline(const struct html_tree *tree, uint32_t node) {
    return html_has_word(tree, node, ATTRIBUTE_REL, STR("author")) ||
           html_has_word(tree, node, ATTRIBUTE_ITEMPROP, STR("author")) ||
           html_has_word(tree, node, ATTRIBUTE_CLASS, STR("byline"));
}

/* As marked inside the article, short enough to be a name; else as the head says. */
static struct str byline_of(const struct html_tree *tree, const struct html_content *content,
                            struct arena *scratch) {
    for (uint32_t i = content->root; i < tree->nodes.items[content->root].end; i++) {
        if (!is_byline(tree, i)) continue;
        struct str text = html_text_of(tree, i, scratch);
        if (text.size && text.size < 100) return text;
    }
    struct str author = meta_content(tree, ATTRIBUTE_NAME, STR("author"));
    return escape_is_web_target(author) || author.size > 200 ? STR("") : author;
}

static struct str language_of(const struct html_tree *tree) {
    static const enum html_tag places[] = {TAG_HTML, TAG_BODY};
    for (size_t i = 0; i < 2; i++) {
        uint32_t node = html_find(tree, 0, tree->nodes.count, places[i]);
        if (node == DOC_NONE) continue;
        struct str language = str_trim(html_value(tree, node, ATTRIBUTE_LANG));
        if (!language.size) language = str_trim(html_value(tree, node, ATTRIBUTE_XML_LANG));
        if (language.size) return language;
    }
    return STR("");
}

void html_read_details(struct doc *doc, const struct html_tree *tree,
                       const struct html_content *content, struct arena *scratch) {
    doc->title = str_copy(doc->arena, title_of(tree, content, scratch));
    doc->byline = str_copy(doc->arena, byline_of(tree, content, scratch));
    doc->language = str_copy(doc->arena, language_of(tree));
    doc->original = str_copy(doc->arena, original_of(tree));
}
