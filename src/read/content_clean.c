/* Furniture: what is dropped anywhere, what by its name before the article is looked for, and what
 * inside the article. Text that a reader in trouble may need (a warning, a telephone number) is
 * dropped only with the menu, form or list of links it stands in. */
#include "read/content.h"

#include "base/utf8.h"

enum { LEAST_OUTER = 300, LONGEST_SHARE = 500 };

/* ---- anywhere ---- */

static struct str attribute(const struct content *c, uint32_t node, enum html_attribute name) {
    return html_value(c->tree, node, name);
}

static bool has_role(const struct content *c, uint32_t node, const char *role) {
    return html_has_word(c->tree, node, ATTRIBUTE_ROLE, str_from(role));
}

/* The style without white space holds `text`. */
static bool style_says(struct str style, struct str text) {
    for (size_t i = 0; i < style.size; i++) {
        size_t k = 0, at = i;
        for (; at < style.size && k < text.size; at++) {
            if (ascii_is_space(style.bytes[at])) continue;
            if (ascii_lower(style.bytes[at]) != text.bytes[k]) break;
            k++;
        }
        if (k == text.size) return true;
    }
    return false;
}

static bool is_hidden(const struct content *c, uint32_t node) {
    struct str style = attribute(c, node, ATTRIBUTE_STYLE);
    if (style_says(style, STR("display:none")) || style_says(style, STR("visibility:hidden")))
        return true;
    if (html_has(c->tree, node, ATTRIBUTE_HIDDEN)) return true;
    return str_equal_fold(attribute(c, node, ATTRIBUTE_ARIA_HIDDEN), STR("true"));
}

static bool is_control(enum html_tag tag) {
    return tag == TAG_BUTTON || tag == TAG_SELECT || tag == TAG_TEXTAREA || tag == TAG_OPTION;
}

static void drop(struct content *c, uint32_t node) {
    content_node(c, node)->is_dropped = true;
}

void content_drop_never(struct content *c) {
    for (uint32_t i = 1; i < c->tree->nodes.count; i++) {
        enum html_tag tag = content_tag(c, i);
        if (tag >= TAG_TEXT) continue;
        bool is_never = html_kind_of(tag) & HTML_NEVER || is_control(tag) ||
                        tag == TAG_NOSCRIPT || (tag != TAG_BODY && is_hidden(c, i));
        if (!is_never) continue;
        drop(c, i);
        i = content_node(c, i)->end - 1;
    }
}

/* ---- before the article is looked for ---- */

static bool has_unlikely_role(const struct content *c, uint32_t node) {
    static const char *const roles[] = {"alert",       "alertdialog", "banner",  "complementary",
                                        "contentinfo", "dialog",      "menu",    "menubar",
                                        "navigation",  "search"};
    if (!html_has(c->tree, node, ATTRIBUTE_ROLE)) return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (has_role(c, node, roles[i])) return true;
    return false;
}

static bool holds_most(const struct content *c, uint32_t node) {
    return c->stats[node].text * 2 > c->stats[c->body].text;
}

static bool is_unlikely(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    uint8_t hints = c->stats[node].hints;
    if (tag == TAG_BODY || tag == TAG_HTML || tag == TAG_A || tag >= TAG_TEXT) return false;
    if (tag == TAG_ARTICLE || tag == TAG_MAIN) return false;
    if (tag == TAG_NAV) return true;
    if (has_unlikely_role(c, node)) return true;
    if (hints & HINT_NEVER) return true;
    if (html_has_word(c->tree, node, ATTRIBUTE_CLASS, STR("hidden"))) return true;
    return hints & HINT_UNLIKELY && !(hints & HINT_MAYBE);
}

/* An article inside an article is a comment or another post (HTML, 4.3.2), if the outer one has
 * text of its own. */
static bool is_inner_article(const struct content *c, uint32_t node) {
    if (content_tag(c, node) != TAG_ARTICLE) return false;
    uint32_t at = content_node(c, node)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_ARTICLE) at = content_node(c, at)->parent;
    if (at == DOC_NONE) return false;
    uint32_t inner = 0;
    for (uint32_t i = at + 1; i < content_node(c, at)->end; i++) {
        if (content_tag(c, i) != TAG_ARTICLE) continue;
        inner += c->stats[i].text;
        i = content_node(c, i)->end - 1;
    }
    return c->stats[at].text - inner >= LEAST_OUTER;
}

void content_drop_unlikely(struct content *c) {
    for (uint32_t i = c->body + 1; i < content_node(c, c->body)->end; i++) {
        if (!content_node(c, i)->is_dropped) {
            bool is_out = is_inner_article(c, i) || (is_unlikely(c, i) && !holds_most(c, i));
            if (!is_out) continue;
            drop(c, i);
        }
        i = content_node(c, i)->end - 1;
    }
}

/* ---- inside the article ---- */

static bool is_list(enum html_tag tag) {
    return tag == TAG_UL || tag == TAG_OL;
}

static bool is_cleaned_conditionally(enum html_tag tag) {
    return tag == TAG_DIV || tag == TAG_UL || tag == TAG_OL || tag == TAG_TABLE ||
           tag == TAG_SECTION || tag == TAG_FORM || tag == TAG_FIELDSET || tag == TAG_HEADER ||
           tag == TAG_OTHER;
}

/* Readability's cleanConditionally. */
static bool is_fishy(const struct content *c, uint32_t node) {
    const struct content_stats *s = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (!is_cleaned_conditionally(tag)) return false;
    int weight = content_weight(c, node);
    double density = content_link_density(c, node);
    if (weight < 0) return density > 0.2 || s->text == 0;
    if (s->commas >= 10) return false;
    if (s->inputs > s->paragraphs / 3) return true;
    if (!is_list(tag) && s->items > s->paragraphs + 100) return true;
    if (!is_list(tag) && weight < 25 && density > 0.2) return true;
    return weight >= 25 && density > 0.5;
}

/* A quotation that somebody embedded (a post on social media) is most of it. */
static bool holds_quote(const struct content *c, uint32_t node) {
    uint32_t quote = html_find(c->tree, node, content_node(c, node)->end, TAG_BLOCKQUOTE);
    return quote != DOC_NONE && c->stats[quote].text * 2 > c->stats[node].text;
}

static struct str text_of(const struct content *c, uint32_t node, struct arena *scratch) {
    return html_text_of(c->tree, node, scratch);
}

/* Lines that pages put between paragraphs, whole and alone. */
static bool is_stock_phrase(const struct content *c, uint32_t node) {
    static const char *const phrases[] = {
        "ad", "advert", "advertisement", "advertisement - continue reading below", "advertising",
        "article continues below advertisement", "back to top", "comments",
        "media playback is unsupported on your device", "print", "print this page",
        "share", "share on social media", "share this", "share this article", "share this page",
        "skip advert", "skip to content", "skip to main content", "sponsored", "story continues below advertisement",
        "this slideshow requires javascript."};
    const struct content_stats *s = &c->stats[node];
    if (s->text == 0 || s->text > 50 || !(html_kind_of(content_tag(c, node)) & HTML_BLOCK))
        return false;
    struct arena scratch = *c->scratch;
    struct str text = text_of(c, node, &scratch);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_equal_fold(text, str_from(phrases[i]))) return true;
    return false;
}

static bool starts_fold(struct str text, struct str start) {
    return str_equal_fold(str_slice(text, 0, start.size), start);
}

/* "Related: another page": a line that is little but a link elsewhere. */
static bool is_see_also(const struct content *c, uint32_t node) {
    static const char *const starts[] = {"related:", "read more:", "read also:", "also read:",
                                         "see also:", "more:", "read next:", "related stor",
                                         "related article", "recommended:"};
    const struct content_stats *s = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (tag != TAG_P && tag != TAG_DIV && tag != TAG_LI) return false;
    if (s->text == 0 || s->text > 300 || s->link * 2 < s->text) return false;
    struct arena scratch = *c->scratch;
    struct str text = text_of(c, node, &scratch);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (starts_fold(text, str_from(starts[i]))) return true;
    return false;
}

static bool is_furniture(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    const struct content_stats *s = &c->stats[node];
    if (tag == TAG_FOOTER || tag == TAG_NAV) return true;
    if (tag == TAG_ASIDE) return s->link * 5 > s->text || s->paragraphs == 0;
    if (tag >= TAG_TEXT) return false;
    if (holds_quote(c, node)) return false;
    if (s->hints & HINT_SHARE && s->text < LONGEST_SHARE) return true;
    return is_stock_phrase(c, node) || is_see_also(c, node) || is_fishy(c, node);
}

void content_clean(struct content *c, uint32_t root) {
    content_measure(c);
    for (uint32_t i = root + 1; i < content_node(c, root)->end; i++) {
        if (!content_node(c, i)->is_dropped) {
            if (!is_furniture(c, i)) continue;
            if (c->stats[i].text * 2 > c->stats[root].text) continue;
            drop(c, i);
        }
        i = content_node(c, i)->end - 1;
    }
}
