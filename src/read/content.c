/* The article finder's door: what was asked for, what to do when there is no article, and which
 * pages have nothing to read. */
#include "read/content.h"

enum { LEAST_ARTICLE = 250, LEAST_PAGE = 80, CONSENT_PAGE = 1200 };

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

/* Pages that print their title or teaser twice, for narrow and wide screens. */
static void drop_repeats(struct content *c, uint32_t root) {
    enum { SEEN = 10, SHORTEST = 12 };
    struct str seen[SEEN];
    struct arena scratch = *c->scratch;
    unsigned count = 0;
    for (uint32_t i = 0; i < content_node(c, root)->end && count < SEEN; i++) {
        enum html_tag tag = content_tag(c, i);
        bool is_line = tag == TAG_P || (tag >= TAG_H1 && tag <= TAG_H6);
        if (!is_line || !content_is_kept(c, i)) continue;
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
        content_take_back(c, i);
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
        content_take_surroundings(c, root, content);
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

/* Text, images' texts among it. */
static uint32_t text_of(const struct content *c, uint32_t node) {
    return c->stats[node].text + c->stats[node].alternatives;
}

/* Text in no menu, head or foot of the page. */
static uint32_t text_between(const struct content *c) {
    uint32_t text = text_of(c, c->body);
    for (uint32_t i = c->body + 1; i < content_node(c, c->body)->end; i++) {
        enum html_tag tag = content_tag(c, i);
        bool is_frame = tag == TAG_NAV || tag == TAG_HEADER || tag == TAG_FOOTER;
        if (is_frame) text -= text_of(c, i);
        if (is_frame || content_node(c, i)->is_dropped) i = content_node(c, i)->end - 1;
    }
    return text;
}

/* Scripts that were to write the page, and hardly a word besides, or only what frames it. */
static bool is_shell(const struct content *c) {
    const struct content_stats *stats = &c->stats[c->body];
    if (!has_script(c)) return false;
    if (stats->good == 0 && text_between(c) == 0) return true;
    if (text_of(c, c->body) >= LEAST_PAGE) return false;
    return !stats->paragraphs && !stats->headings && !stats->items;
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
        if (content_tag(c, i) != TAG_NOSCRIPT || !content_is_kept(c, content_node(c, i)->parent))
            continue;
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
    if (options->is_fragment) {
        content_drop_never(&c, true);
        return true;
    }
    drop_never(&c);
    take_noscript(&c);
    bool is_told = options->select.size || options->whole_page;
    bool is_empty = text_of(&c, c.body) == 0;
    if ((!is_told || is_empty) && has_nothing(&c, failure)) return false;
    bool is_asked = options->select.size && take_selected(doc, &c, options->select, content);
    bool is_whole = options->whole_page || tree->is_own; /* which is nothing but the article */
    if (!is_asked && !options->select.size && !is_whole)
        take_article(doc, &c, content);
    else
        content->title =
            html_find(tree, content->root, tree->nodes.items[content->root].end, TAG_H1);
    return true;
}
