/* The article finder's door: what was asked for, what to do when there is no article, and which
 * pages have nothing to read. */
#include "read/content.h"

enum {
    LEAST_ARTICLE = 250,
    LEAST_PAGE = 80,
    CONSENT_PAGE = 1200,
    LONGEST_TITLE = 600,
    MOST_TITLES = 40,
    LONGEST_HEADER = 200,
    LONGEST_BYLINE = 150
};

/* ---- attempts ---- */

static void save_drops(const struct content *c, bool *drops) {
    for (uint32_t i = 0; i < c->tree->nodes.count; i++) drops[i] = content_node(c, i)->is_dropped;
}

static void restore_drops(struct content *c, const bool *drops) {
    for (uint32_t i = 0; i < c->tree->nodes.count; i++) content_node(c, i)->is_dropped = drops[i];
}

static uint32_t text_left(struct content *c) {
    content_measure(c);
    return c->stats[c->body].text;
}

static uint32_t attempt(struct content *c, bool by_name, bool is_clean, uint32_t *root) {
    if (by_name) content_drop_unlikely(c);
    *root = content_find_article(c);
    if (*root == DOC_NONE) return 0;
    if (is_clean) {
        content_clean(c, *root);
        content_drop_last_headings(c, *root);
    }
    return text_left(c);
}

/* Ever more gently, until what is left is long enough or most of the page. */
static bool find_article(struct content *c, uint32_t *root) {
    static const struct {
        bool by_name, is_clean;
    } tries[] = {{true, true}, {false, true}, {true, false}, {false, false}};
    bool *drops = ARENA_ARRAY(c->scratch, bool, c->tree->nodes.count);
    save_drops(c, drops);
    uint32_t all = text_left(c);
    for (size_t i = 0; i < 4; i++) {
        uint32_t text = attempt(c, tries[i].by_name, tries[i].is_clean, root);
        if (*root != DOC_NONE && (text >= LEAST_ARTICLE || text * 2 > all)) return true;
        restore_drops(c, drops);
        content_measure(c);
    }
    return false;
}

/* ---- the title ---- */

/* Takes a node back, and with it nothing else below the ancestors that were dropped. */
static void take_back(struct content *c, uint32_t node) {
    for (uint32_t at = node; at != DOC_NONE; at = content_node(c, at)->parent) {
        uint32_t parent = content_node(c, at)->parent;
        content_node(c, at)->is_dropped = false;
        if (parent == DOC_NONE || !content_node(c, parent)->is_dropped) continue;
        for (uint32_t i = parent + 1; i < content_node(c, parent)->end; i = content_node(c, i)->end)
            if (i != at) content_node(c, i)->is_dropped = true;
    }
}

static bool is_kept(const struct content *c, uint32_t node) {
    for (uint32_t at = node; at != DOC_NONE; at = content_node(c, at)->parent)
        if (content_node(c, at)->is_dropped) return false;
    return true;
}

static bool has_ancestor(const struct content *c, uint32_t node, enum html_tag tag) {
    for (uint32_t at = content_node(c, node)->parent; at != DOC_NONE;
         at = content_node(c, at)->parent)
        if (content_tag(c, at) == tag) return true;
    return false;
}

/* Does the page's own title start with, or hold, this heading? */
static bool is_in_head_title(struct content *c, uint32_t heading) {
    uint32_t title = html_find(c->tree, 0, c->tree->nodes.count, TAG_TITLE);
    if (title == DOC_NONE) return false;
    struct arena scratch = *c->scratch;
    struct str text = str_slice(html_text_of(c->tree, title, &scratch), 0, LONGEST_TITLE);
    struct str words = html_text_of(c->tree, heading, &scratch);
    return words.size > 3 && words.size <= LONGEST_TITLE && str_contains_fold(text, words);
}

static bool is_readable(struct content *c, uint32_t node) {
    struct arena scratch = *c->scratch;
    return html_text_of(c->tree, node, &scratch).size > 0;
}

/* The h1 that is part of the article; else the last one before the article's end, if possible one
 * that the page's title repeats. */
static uint32_t find_title(struct content *c, uint32_t root) {
    uint32_t best = DOC_NONE;
    bool is_best_named = false;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < content_node(c, root)->end && seen < MOST_TITLES; i++) {
        if (content_tag(c, i) != TAG_H1) continue;
        seen++;
        if (is_kept(c, i)) return i;
        if (has_ancestor(c, i, TAG_NAV) || !is_readable(c, i)) continue;
        bool is_named = is_in_head_title(c, i);
        if (best != DOC_NONE && is_best_named && !is_named) continue;
        best = i;
        is_best_named = is_named;
    }
    return best;
}

static uint32_t text_below(struct content *c, uint32_t node) {
    struct arena scratch = *c->scratch;
    return (uint32_t)html_text_of(c->tree, node, &scratch).size;
}

/* The header around the title, if it belongs to the article: it has the author and the date. */
static uint32_t header_of(struct content *c, uint32_t title) {
    uint32_t at = content_node(c, title)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_HEADER) at = content_node(c, at)->parent;
    if (at == DOC_NONE) return title;
    bool is_inside = has_ancestor(c, at, TAG_ARTICLE) || has_ancestor(c, at, TAG_MAIN);
    uint32_t more = text_below(c, at) - text_below(c, title);
    return is_inside && more <= LONGEST_HEADER && !html_find_in(c->tree, at, TAG_NAV) ? at : title;
}

/* Who wrote it and when: a short element with a date or a telling class. */
static bool is_byline(struct content *c, uint32_t node) {
    static const char *const classes[] = {"byline",    "dateline",     "entry-meta", "post-meta",
                                          "published", "article-meta", "posted-on"};
    if (content_tag(c, node) >= TAG_TEXT || content_tag(c, node) == TAG_BODY) return false;
    if (c->stats[node].hints & (HINT_SHARE | HINT_NEVER)) return false;
    bool is_named = html_has_word(c->tree, node, ATTRIBUTE_REL, STR("author"));
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        is_named |= html_has_word(c->tree, node, ATTRIBUTE_CLASS, str_from(classes[i]));
    if (!is_named && content_tag(c, node) != TAG_TIME) return false;
    uint32_t size = text_below(c, node);
    return size > 0 && size <= LONGEST_BYLINE;
}

/* Takes back what stands between the title and the first text behind it. */
static void take_byline(struct content *c, uint32_t title, uint32_t end) {
    for (uint32_t i = content_node(c, title)->end; i < end; i++) {
        if (content_tag(c, i) == TAG_TEXT && str_trim(content_node(c, i)->text).size &&
            is_kept(c, i))
            return;
        if (!is_byline(c, i)) continue;
        take_back(c, i);
        i = content_node(c, i)->end - 1;
    }
}

static void take_title(struct content *c, uint32_t root, struct html_content *content) {
    content->title = find_title(c, root);
    if (content->title == DOC_NONE) return;
    uint32_t end = content_node(c, root)->end;
    if (is_kept(c, content->title)) {
        take_byline(c, content->title, end);
        return;
    }
    uint32_t header = header_of(c, content->title);
    take_back(c, header);
    if (header != content->title) content_clean(c, header);
    take_back(c, content->title);
    if (header == content->title) take_byline(c, header, end);
}

/* Pages that print their title or teaser twice, for narrow and wide screens. */
static void drop_repeats(struct content *c, uint32_t root) {
    enum { SEEN = 10, SHORTEST = 12 };
    struct str seen[SEEN];
    struct arena scratch = *c->scratch;
    unsigned count = 0;
    for (uint32_t i = 0; i < content_node(c, root)->end && count < SEEN; i++) {
        enum html_tag tag = content_tag(c, i);
        bool is_line = tag == TAG_P || (tag >= TAG_H1 && tag <= TAG_H6);
        if (!is_line || !is_kept(c, i)) continue;
        struct str text = html_text_of(c->tree, i, &scratch);
        bool is_repeated = false;
        for (unsigned k = 0; k < count; k++) is_repeated |= str_equal_fold(text, seen[k]);
        if (is_repeated && text.size >= SHORTEST) content_node(c, i)->is_dropped = true;
        if (!is_repeated) seen[count++] = text;
    }
}

/* ---- what was asked for ---- */

static bool is_selected(const struct content *c, uint32_t node, struct str select) {
    if (content_tag(c, node) >= TAG_TEXT || node == 0) return false;
    struct str name = str_slice(select, 1, select.size);
    if (select.bytes[0] == '#') return str_equal(html_value(c->tree, node, ATTRIBUTE_ID), name);
    if (select.bytes[0] == '.') return html_has_word(c->tree, node, ATTRIBUTE_CLASS, name);
    return str_equal_fold(html_name_of(c->tree, node), select);
}

static void drop_all_but(struct content *c, uint32_t node) {
    for (uint32_t i = 1; i < c->tree->nodes.count; i++) {
        bool is_around = i <= node && node < content_node(c, i)->end;
        if (is_around && i != node) continue;
        if (i != node) content_node(c, i)->is_dropped = true;
        i = content_node(c, i)->end - 1;
    }
}

static bool take_selected(struct doc *doc, struct content *c, struct str select,
                          struct html_content *content) {
    for (uint32_t i = 1; i < c->tree->nodes.count; i++) {
        if (!is_selected(c, i, select)) continue;
        take_back(c, i);
        drop_all_but(c, i);
        content->root = i;
        return true;
    }
    *ARENA_PUSH(doc->arena, &doc->warnings) = str_format(
        doc->arena, "nothing on the page is \"%.*s\"; the whole page is used", STR_ARG(select));
    return false;
}

/* Could something on the page be furniture? A bare page needs no warning. */
static bool has_surroundings(const struct content *c) {
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        enum html_tag tag = content_tag(c, i);
        if (tag == TAG_A || tag == TAG_NAV || tag == TAG_ASIDE || tag == TAG_FOOTER ||
            tag == TAG_HEADER || tag == TAG_FORM || tag == TAG_BUTTON)
            return true;
    }
    return false;
}

static void take_article(struct doc *doc, struct content *c, struct html_content *content) {
    uint32_t root = 0;
    if (find_article(c, &root)) {
        content->root = root;
        take_title(c, root, content);
        drop_repeats(c, root);
        return;
    }
    content->title = html_find(c->tree, c->body, c->tree->nodes.count, TAG_H1);
    if (text_left(c) && has_surroundings(c)) {
        *ARENA_PUSH(doc->arena, &doc->warnings) =
            STR("no article was found; the whole page is used (--select names a part)");
    }
}

static void keep_all(struct content *c) {
    for (uint32_t i = 0; i < c->tree->nodes.count; i++) content_node(c, i)->is_dropped = false;
}

/* Hidden text counts when there is hardly any other: scripts were to show it. */
static void drop_never(struct content *c) {
    content_drop_never(c, true);
    if (text_left(c) >= LEAST_PAGE) return;
    keep_all(c);
    content_drop_never(c, false);
    if (text_left(c) >= LEAST_ARTICLE) return;
    content_drop_never(c, true);
}

/* ---- pages with nothing to read ---- */

static bool has_script(const struct content *c) {
    return html_find(c->tree, 0, c->tree->nodes.count, TAG_SCRIPT) != DOC_NONE;
}

/* Scripts that were to write the page, and hardly a word besides. */
static bool is_shell(const struct content *c) {
    const struct content_stats *stats = &c->stats[c->body];
    if (stats->text >= LEAST_PAGE || !has_script(c)) return false;
    return stats->text == 0 || (!stats->paragraphs && !stats->headings && !stats->items);
}

/* Only the question whether cookies may be set stands there. */
static bool is_consent_wall(struct content *c) {
    if (!c->stats[c->body].text || c->stats[c->body].text > CONSENT_PAGE) return false;
    struct arena scratch = *c->scratch;
    struct str text = html_text_of(c->tree, c->body, &scratch);
    bool is_about =
        str_contains_fold(text, STR("cookie")) || str_contains_fold(text, STR("your privacy"));
    bool is_asking = str_contains_fold(text, STR("consent")) ||
                     str_contains_fold(text, STR("before you continue")) ||
                     str_contains_fold(text, STR("accept all"));
    bool has_button = html_find(c->tree, c->body, c->tree->nodes.count, TAG_BUTTON) != DOC_NONE ||
                      html_find(c->tree, c->body, c->tree->nodes.count, TAG_INPUT) != DOC_NONE;
    bool has_article = html_find(c->tree, 0, c->tree->nodes.count, TAG_ARTICLE) != DOC_NONE;
    return is_about && is_asking && has_button && !has_article;
}

static bool has_nothing(struct content *c, struct failure *failure) {
    const char *what = NULL;
    if (is_shell(c))
        what = "scripts write this page: save it from a browser, then convert that";
    else if (is_consent_wall(c))
        what = "only a question about cookies: save the page behind it";
    if (what) *failure = (struct failure){STATUS_EMPTY_SHELL, 0, 0, str_from(what)};
    return what != NULL;
}

/* A <noscript> counts when there is hardly anything else. */
static void take_noscript(struct content *c) {
    content_measure(c);
    if (c->stats[c->body].text >= LEAST_ARTICLE) return;
    bool is_taken = false;
    for (uint32_t i = c->body; i < c->tree->nodes.count; i++) {
        if (content_tag(c, i) != TAG_NOSCRIPT || !is_kept(c, content_node(c, i)->parent)) continue;
        struct arena scratch = *c->scratch;
        if (html_text_of(c->tree, i, &scratch).size < LEAST_ARTICLE) continue;
        content_node(c, i)->is_dropped = false;
        is_taken = true;
    }
    if (is_taken) content_measure(c);
}

bool html_find_content(struct doc *doc, struct html_tree *tree, const struct read_options *options,
                       struct html_content *content, struct failure *failure,
                       struct arena *scratch) {
    struct content c = {.tree = tree, .scratch = scratch};
    c.stats = ARENA_ARRAY(scratch, struct content_stats, tree->nodes.count);
    uint32_t body = html_find(tree, 0, tree->nodes.count, TAG_BODY);
    c.body = body == DOC_NONE ? 0 : body;
    content_read_hints(&c);
    drop_never(&c);
    take_noscript(&c);
    if (has_nothing(&c, failure)) return false;
    bool is_asked = options->select.size && take_selected(doc, &c, options->select, content);
    if (!is_asked && !options->select.size && !options->whole_page)
        take_article(doc, &c, content);
    else
        content->title =
            html_find(tree, content->root, tree->nodes.items[content->root].end, TAG_H1);
    return true;
}
