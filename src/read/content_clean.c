/* Furniture: what is dropped anywhere, what by its name before the article is looked for, and what
 * inside the article. Text that a reader in trouble may need (a warning, a telephone number) is
 * dropped only with the menu, form or list of links it stands in. */
#include "read/content.h"

#include "base/utf8.h"

enum { LEAST_OUTER = 300, LONGEST_SHARE = 500, LONGEST_HEAD = 300, LEAST_CONTENTS = 3 };

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

void content_drop_never(struct content *c, bool with_hidden) {
    for (uint32_t i = 1; i < c->tree->nodes.count; i++) {
        enum html_tag tag = content_tag(c, i);
        if (tag >= TAG_TEXT) continue;
        bool is_page = tag == TAG_BODY || tag == TAG_HTML;
        bool is_never = html_kind_of(tag) & HTML_NEVER || is_control(tag) || tag == TAG_NOSCRIPT ||
                        (with_hidden && !is_page && is_hidden(c, i));
        if (!is_never) continue;
        drop(c, i);
        i = content_node(c, i)->end - 1;
    }
}

/* ---- before the article is looked for ---- */

static bool has_unlikely_role(const struct content *c, uint32_t node) {
    static const char *const roles[] = {"alertdialog", "banner",     "complementary",
                                        "contentinfo", "dialog",     "menu",
                                        "menubar",     "navigation", "search"};
    if (!html_has(c->tree, node, ATTRIBUTE_ROLE)) return false;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (has_role(c, node, roles[i])) return true;
    return false;
}

static bool holds_most(const struct content *c, uint32_t node) {
    return c->stats[node].text * 2 > c->stats[c->body].text;
}

static bool is_heading(enum html_tag tag) {
    return tag >= TAG_H2 && tag <= TAG_H6;
}

/* The head of a table, of a card or of an answer: what "header" in its name means there. */
static bool is_inner_head(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    if (tag == TAG_THEAD || tag == TAG_TH || tag == TAG_CAPTION || tag == TAG_SUMMARY) return true;
    if (tag == TAG_TR) return html_find_in(c->tree, node, TAG_TH);
    if (c->stats[node].text > LONGEST_HEAD) return false;
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i++)
        if (is_heading(content_tag(c, i))) return c->stats[i].text == c->stats[node].text;
    return false;
}

static bool is_unlikely(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    uint8_t hints = c->stats[node].hints;
    if (tag == TAG_BODY || tag == TAG_HTML || tag == TAG_A || tag >= TAG_TEXT) return false;
    if (tag >= TAG_H1 && tag <= TAG_H6) return false;
    if (tag == TAG_ARTICLE || tag == TAG_MAIN) return false;
    if (tag == TAG_NAV) return true;
    if (has_unlikely_role(c, node)) return true;
    if (hints & HINT_NEVER) return true;
    if (html_has_word(c->tree, node, ATTRIBUTE_CLASS, STR("hidden"))) return true;
    return hints & HINT_UNLIKELY && !(hints & HINT_MAYBE) && !is_inner_head(c, node);
}

/* An article inside an article is a comment or another post (HTML, 4.3.2), if the outer one has
 * text of its own. */
static bool is_inner_article(const struct content *c, uint32_t node) {
    if (content_tag(c, node) != TAG_ARTICLE) return false;
    uint32_t at = content_node(c, node)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_ARTICLE) at = content_node(c, at)->parent;
    if (at == DOC_NONE) return false;
    return c->stats[at].text - c->stats[at].articles >= LEAST_OUTER;
}

void content_drop_unlikely(struct content *c) {
    for (uint32_t i = c->body + 1; i < content_node(c, c->body)->end; i++) {
        if (!content_node(c, i)->is_dropped) {
            bool is_out = is_inner_article(c, i) ||
                          (is_unlikely(c, i) && !holds_most(c, i) && !content_is_help_box(c, i));
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

/* An element of nobody's standard that stands in a line of text is part of a sentence. */
static bool is_in_line(const struct content *c, uint32_t node) {
    if (content_tag(c, node) != TAG_OTHER) return false;
    for (uint32_t at = node; at != DOC_NONE; at = content_node(c, at)->parent) {
        enum html_tag tag = content_tag(c, at);
        if (tag == TAG_P || is_heading(tag)) return true;
        if (html_kind_of(tag) & HTML_BLOCK) return false;
    }
    return false;
}

/* Readability's cleanConditionally. */
static bool is_fishy(const struct content *c, uint32_t node) {
    const struct content_stats *s = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (!is_cleaned_conditionally(tag) || is_in_line(c, node)) return false;
    int weight = content_weight(c, node);
    double density = content_link_density(c, node);
    if ((density > 0.2 || s->inputs) && content_is_help(c, node)) return false;
    if (weight < 0) return density > 0.2 || (s->text == 0 && !s->images);
    if (s->commas >= 10) return false;
    if (s->inputs > s->paragraphs / 3) return true;
    if (!is_list(tag) && s->items > s->paragraphs + 100) return true;
    if (!is_list(tag) && weight < 25 && density > 0.25) return true;
    return weight >= 25 && density > 0.5;
}

/* A quotation that somebody embedded (a post on social media) is most of it. */
static bool holds_quote(const struct content *c, uint32_t node) {
    uint32_t quote = html_find(c->tree, node, content_node(c, node)->end, TAG_BLOCKQUOTE);
    return quote != DOC_NONE && c->stats[quote].text * 2 > c->stats[node].text;
}

/* The footer of a quotation or figure says whose it is. */
static bool is_source_line(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, content_node(c, node)->parent);
    return tag == TAG_BLOCKQUOTE || tag == TAG_FIGURE;
}

/* A list of links to places on the page: what stands there is kept. */
static bool is_contents_list(const struct content *c, uint32_t node) {
    if (!is_list(content_tag(c, node)) || c->stats[node].items < LEAST_CONTENTS) return false;
    uint32_t links = 0;
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i++) {
        enum html_tag tag = content_tag(c, i);
        if (tag == TAG_TEXT && str_trim(content_node(c, i)->text).size) return false;
        if (tag != TAG_A) continue;
        struct str address = html_value(c->tree, i, ATTRIBUTE_HREF);
        if (address.size < 2 || address.bytes[0] != '#') return false;
        links++;
        i = content_node(c, i)->end - 1;
    }
    return links >= LEAST_CONTENTS;
}

static bool is_furniture(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    const struct content_stats *s = &c->stats[node];
    if (tag == TAG_NAV || (tag == TAG_FOOTER && !is_source_line(c, node))) return true;
    if (tag == TAG_ASIDE && !content_is_help(c, node))
        return s->link * 5 > s->text || s->paragraphs == 0;
    if (tag >= TAG_TEXT) return false;
    if (holds_quote(c, node)) return false;
    if (s->hints & HINT_SHARE && s->text < LONGEST_SHARE) return !content_is_help_box(c, node);
    return content_is_site_line(c, node) || is_contents_list(c, node) || is_fishy(c, node);
}

/* Two or more headings, each of them a link: other pages and what they are about. */
static bool is_teasers(const struct content *c, uint32_t node) {
    if (content_is_help(c, node)) return false;
    uint32_t count = 0;
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i++) {
        if (!is_heading(content_tag(c, i)) || content_node(c, i)->is_dropped) continue;
        if (content_link_density(c, i) < 0.8) return false;
        count++;
    }
    return count >= 2;
}

/* The element behind a heading when that is little but links, or DOC_NONE. */
static uint32_t links_behind(const struct content *c, uint32_t heading) {
    uint32_t end = content_node(c, content_node(c, heading)->parent)->end;
    uint32_t at = content_node(c, heading)->end;
    while (at < end && (content_node(c, at)->is_dropped || !c->stats[at].text))
        at = content_node(c, at)->end;
    if (at >= end || content_tag(c, at) >= TAG_TEXT) return DOC_NONE;
    bool is_links =
        content_link_density(c, at) > 0.8 || is_teasers(c, at) || is_contents_list(c, at);
    return is_links ? at : DOC_NONE;
}

/* "Related pages" and the lists of links under it. */
static void drop_related(struct content *c, uint32_t heading) {
    if (!content_is_related_heading(c, heading)) return;
    uint32_t links = links_behind(c, heading), last = heading;
    if (links == DOC_NONE) return;
    for (; links != DOC_NONE; last = links, links = links_behind(c, last)) {
        if (is_heading(content_tag(c, links))) break;
        drop(c, links);
    }
    if (last != heading) drop(c, heading);
}

void content_clean(struct content *c, uint32_t root) {
    content_measure(c);
    for (uint32_t i = root + 1; i < content_node(c, root)->end; i++) {
        if (is_heading(content_tag(c, i))) drop_related(c, i);
        if (!content_node(c, i)->is_dropped) {
            if (!is_furniture(c, i)) continue;
            if (c->stats[i].text * 2 > c->stats[root].text) continue;
            drop(c, i);
        }
        i = content_node(c, i)->end - 1;
    }
}

/* ---- headings that nothing follows any more ---- */

/* The last text that is kept, or DOC_NONE. */
static uint32_t last_text(const struct content *c, uint32_t root) {
    uint32_t last = DOC_NONE;
    for (uint32_t i = root; i < content_node(c, root)->end; i++) {
        if (content_node(c, i)->is_dropped)
            i = content_node(c, i)->end - 1;
        else if (content_tag(c, i) == TAG_TEXT && str_trim(content_node(c, i)->text).size)
            last = i;
    }
    return last;
}

void content_drop_last_headings(struct content *c, uint32_t root) {
    for (int i = 0; i < 3; i++) {
        uint32_t at = last_text(c, root);
        if (at == DOC_NONE) return;
        while (at != DOC_NONE && at > root && !is_heading(content_tag(c, at)))
            at = content_node(c, at)->parent;
        if (at == DOC_NONE || at <= root) return;
        drop(c, at);
    }
}
