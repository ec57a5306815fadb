/* Which element holds the article: paragraphs vote for the elements around them, names and tags
 * add or take, links take. Constants are those of Readability.js, which were tuned by its users. */
#include "read/content.h"

enum { LEAST_PARAGRAPH = 25, VOTE_LEVELS = 5, LEAST_WHOLE = 250 };

/* ---- votes ---- */

static int start_score(enum html_tag tag) {
    if (tag == TAG_DIV || tag == TAG_MAIN) return 5;
    if (tag == TAG_ARTICLE) return 10;
    if (tag == TAG_PRE || tag == TAG_TD || tag == TAG_BLOCKQUOTE) return 3;
    if (tag == TAG_ADDRESS || tag == TAG_OL || tag == TAG_UL || tag == TAG_DL || tag == TAG_DD ||
        tag == TAG_DT || tag == TAG_LI || tag == TAG_FORM)
        return -3;
    if ((tag >= TAG_H1 && tag <= TAG_H6) || tag == TAG_TH) return -5;
    return 0;
}

static void vote(struct content *c, uint32_t node, float score) {
    struct content_stats *stats = &c->stats[node];
    if (!stats->is_scored)
        stats->score = (float)(start_score(content_tag(c, node)) + content_weight(c, node));
    stats->is_scored = true;
    stats->score += score;
}

static bool is_paragraph(enum html_tag tag) {
    return tag == TAG_P || tag == TAG_TD || tag == TAG_PRE || (tag >= TAG_H2 && tag <= TAG_H6);
}

static bool is_container(enum html_tag tag) {
    return tag == TAG_DIV || tag == TAG_SECTION || tag == TAG_ARTICLE || tag == TAG_MAIN ||
           tag == TAG_BODY || tag == TAG_CENTER || tag == TAG_BLOCKQUOTE || tag == TAG_OTHER;
}

/* A paragraph votes for those around it; a container with text of its own for itself too. */
static void vote_for_ancestors(struct content *c, uint32_t node) {
    const struct content_stats *stats = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (stats->own_text < LEAST_PARAGRAPH || !(is_paragraph(tag) || is_container(tag))) return;
    uint32_t length = stats->own_text / 100;
    float score = (float)(2 + stats->own_commas + (length < 3 ? length : 3));
    uint32_t at = is_paragraph(tag) ? content_node(c, node)->parent : node;
    for (uint32_t level = 0; level < VOTE_LEVELS && at != DOC_NONE && at != 0; level++) {
        float divider = level == 0 ? 1 : level == 1 ? 2 : (float)level * 3;
        vote(c, at, score / divider);
        at = content_node(c, at)->parent;
    }
}

static void collect_votes(struct content *c) {
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        if (content_node(c, i)->is_dropped)
            i = content_node(c, i)->end - 1;
        else
            vote_for_ancestors(c, i);
    }
}

/* ---- the best ---- */

enum { BEST_COUNT = 5 };

struct best {
    uint32_t nodes[BEST_COUNT];
    uint32_t count;
};

static void offer(const struct content *c, struct best *best, uint32_t node) {
    uint32_t place = best->count;
    while (place > 0 && c->stats[node].score > c->stats[best->nodes[place - 1]].score) place--;
    if (place >= BEST_COUNT) return;
    uint32_t last = best->count < BEST_COUNT ? best->count++ : BEST_COUNT - 1;
    for (uint32_t i = last; i > place; i--) best->nodes[i] = best->nodes[i - 1];
    best->nodes[place] = node;
}

static struct best find_best(struct content *c) {
    struct best best = {.count = 0};
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        struct content_stats *stats = &c->stats[i];
        if (!stats->is_scored) continue;
        stats->score *= (float)(1 - content_link_density(c, i));
        offer(c, &best, i);
    }
    return best;
}

static bool is_inside(const struct content *c, uint32_t node, uint32_t outer) {
    return outer < node && node < content_node(c, outer)->end;
}

/* May it be the article? The part of the page that is looked at may, the page's body may not. */
static bool is_candidate(const struct content *c, uint32_t node) {
    if (node == DOC_NONE || node < c->body) return false;
    enum html_tag tag = content_tag(c, node);
    return node > c->body || (node > 0 && tag != TAG_BODY && tag != TAG_HTML);
}

/* An ancestor that holds the top and at least three of the next best, if they score alike. */
static uint32_t common_ancestor(const struct content *c, const struct best *best) {
    uint32_t top = best->nodes[0];
    float least = c->stats[top].score * 0.75f;
    uint32_t at = content_node(c, top)->parent;
    for (; is_candidate(c, at); at = content_node(c, at)->parent) {
        uint32_t inside = 0;
        for (uint32_t i = 1; i < best->count; i++)
            inside += c->stats[best->nodes[i]].score >= least && is_inside(c, best->nodes[i], at);
        if (inside >= 3) return at;
    }
    return top;
}

/* Goes up while the score of what is around does not fall away. */
static uint32_t climb(const struct content *c, uint32_t top) {
    float last = c->stats[top].score, least = last / 3;
    uint32_t at = content_node(c, top)->parent;
    for (; is_candidate(c, at); at = content_node(c, at)->parent) {
        if (!c->stats[at].is_scored) continue;
        if (c->stats[at].score < least) break;
        if (c->stats[at].score > last) return at;
        last = c->stats[at].score;
    }
    return top;
}

/* Does the page itself say that this is the article? */
static bool is_whole(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    bool is_marked = tag == TAG_ARTICLE || tag == TAG_MAIN ||
                     html_has_word(c->tree, node, ATTRIBUTE_ITEMPROP, STR("articleBody")) ||
                     html_has_word(c->tree, node, ATTRIBUTE_ROLE, STR("main"));
    return is_marked && c->stats[node].good >= LEAST_WHOLE;
}

/* Some pages cut an article into pieces that lie far apart: goes up where that adds a good deal of
 * paragraphs and little else. */
static uint32_t widen(const struct content *c, uint32_t top) {
    uint32_t last = top, at = content_node(c, top)->parent;
    for (; at != DOC_NONE && at >= c->body && at > 0; last = at, at = content_node(c, at)->parent) {
        if (is_whole(c, last)) break;
        uint32_t good = c->stats[at].good - c->stats[top].good;
        uint32_t text = c->stats[at].text - c->stats[top].text;
        if (good * 5 >= c->stats[top].good * 2 && good * 10 >= text * 7) top = at;
    }
    return top;
}

/* The element around it that the page marks as its article or main part, unless that adds much that
 * is not text: headings between the pieces belong to it as well. */
static uint32_t marked_around(const struct content *c, uint32_t top) {
    uint32_t at = top;
    while (at != DOC_NONE && at > c->body && !is_whole(c, at)) at = content_node(c, at)->parent;
    if (at == DOC_NONE || at <= c->body || at == top) return top;
    uint32_t text = c->stats[at].text - c->stats[top].text;
    uint32_t link = c->stats[at].link - c->stats[top].link;
    return link * 10 <= text * 3 && text <= c->stats[top].text ? at : top;
}

static uint32_t element_children(const struct content *c, uint32_t node) {
    uint32_t count = 0;
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i = content_node(c, i)->end)
        count +=
            !content_node(c, i)->is_dropped && content_tag(c, i) < TAG_TEXT && c->stats[i].text > 0;
    return count;
}

static uint32_t out_of_single(const struct content *c, uint32_t top) {
    uint32_t parent = content_node(c, top)->parent;
    while (parent != DOC_NONE && parent > c->body && element_children(c, parent) == 1) {
        top = parent;
        parent = content_node(c, top)->parent;
    }
    return top;
}

/* ---- siblings ---- */

static bool ends_sentence(const struct content *c, uint32_t node) {
    struct arena scratch = *c->scratch;
    struct str text = html_text_of(c->tree, node, &scratch);
    return str_find(text, STR(". "), 0) != SIZE_MAX || str_ends(text, STR("."));
}

static bool is_good_paragraph(const struct content *c, uint32_t node) {
    if (content_tag(c, node) != TAG_P) return false;
    double density = content_link_density(c, node);
    uint32_t length = c->stats[node].text;
    if (length > 80) return density < 0.25;
    return length > 0 && density == 0 && ends_sentence(c, node);
}

/* Is the page's heading its child? Then what stands beside the text is likely to belong to it. */
static bool has_title(const struct content *c, uint32_t node) {
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i = content_node(c, i)->end)
        if (content_tag(c, i) == TAG_H1 && !content_node(c, i)->is_dropped) return true;
    return false;
}

/* A sibling that is not furniture by what it is: under the page's heading little is. */
static bool is_plain(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    bool is_text = tag == TAG_P || tag == TAG_UL || tag == TAG_OL || tag == TAG_DL ||
                   tag == TAG_TABLE || tag == TAG_BLOCKQUOTE ||
                   (tag == TAG_DIV && c->stats[node].paragraphs) ||
                   (tag >= TAG_H2 && tag <= TAG_H6);
    return is_text && c->stats[node].text && content_link_density(c, node) < 0.25;
}

static bool is_worthy(const struct content *c, uint32_t node, uint32_t top) {
    const struct content_stats *stats = &c->stats[node];
    float threshold = c->stats[top].score * 0.2f;
    if (threshold < 10) threshold = 10;
    struct str class = html_value(c->tree, top, ATTRIBUTE_CLASS);
    bool is_alike = class.size && str_equal(class, html_value(c->tree, node, ATTRIBUTE_CLASS));
    float bonus = is_alike ? c->stats[top].score * 0.2f : 0;
    if (stats->is_scored && stats->score + bonus >= threshold) return true;
    if (content_says_help(c, node) && content_link_density(c, node) < 0.5) return true;
    return is_good_paragraph(c, node);
}

/* Drops the unworthy among the children of the top's parent; true when any sibling stays. */
static bool keep_worthy(struct content *c, uint32_t top) {
    uint32_t parent = content_node(c, top)->parent;
    bool is_any = false, is_titled = has_title(c, parent);
    for (uint32_t i = parent + 1; i < content_node(c, parent)->end; i = content_node(c, i)->end) {
        if (i == top || content_node(c, i)->is_dropped) continue;
        if (is_worthy(c, i, top) || (is_titled && is_plain(c, i)))
            is_any = true;
        else
            content_node(c, i)->is_dropped = true;
    }
    return is_any;
}

/* Drops all that is neither in the element nor around it. */
static void drop_outside(struct content *c, uint32_t root) {
    uint32_t count = c->tree->nodes.count;
    for (uint32_t i = 1; i < count; i++) {
        if (i == root) {
            i = content_node(c, root)->end - 1;
        } else if (!is_inside(c, root, i)) {
            content_node(c, i)->is_dropped = true;
            i = content_node(c, i)->end - 1;
        }
    }
}

static uint32_t find_in_scope(struct content *c) {
    collect_votes(c);
    struct best best = find_best(c);
    if (!best.count) return DOC_NONE;
    uint32_t top = common_ancestor(c, &best);
    top = out_of_single(c, marked_around(c, widen(c, climb(c, top))));
    uint32_t root = top;
    if (top != c->body && keep_worthy(c, top)) root = content_node(c, top)->parent;
    drop_outside(c, root);
    return root;
}

/* ---- where to look ---- */

static uint32_t article_around(const struct content *c, uint32_t node) {
    uint32_t at = content_node(c, node)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_ARTICLE) at = content_node(c, at)->parent;
    return at;
}

/* The paragraphs of the page that are in no <article>. */
static uint32_t good_elsewhere(const struct content *c) {
    uint32_t good = c->stats[c->body].good;
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        if (content_tag(c, i) != TAG_ARTICLE) continue;
        good -= c->stats[i].good;
        i = content_node(c, i)->end - 1;
    }
    return good;
}

/* The <article> with the page's heading in it, when the rest of the page is other articles. */
static uint32_t titled_article(const struct content *c) {
    uint32_t elsewhere = good_elsewhere(c);
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        if (content_node(c, i)->is_dropped)
            i = content_node(c, i)->end - 1;
        else if (content_tag(c, i) == TAG_H1) {
            uint32_t article = article_around(c, i);
            if (article == DOC_NONE || c->stats[article].good < LEAST_WHOLE) continue;
            if (is_inside(c, article, c->body) && elsewhere * 2 < c->stats[article].good)
                return article;
        }
    }
    return c->body;
}

/* The part that the page marks as its main one, if most of the paragraphs are in it; else all. */
static uint32_t main_part(const struct content *c) {
    for (uint32_t i = c->body; i < content_node(c, c->body)->end; i++) {
        if (content_node(c, i)->is_dropped) {
            i = content_node(c, i)->end - 1;
            continue;
        }
        bool is_main =
            content_tag(c, i) == TAG_MAIN || html_has_word(c->tree, i, ATTRIBUTE_ROLE, STR("main"));
        if (is_main && is_whole(c, i) && c->stats[i].good * 3 >= c->stats[c->body].good * 2)
            return i;
    }
    return c->body;
}

uint32_t content_find_article(struct content *c) {
    content_measure(c);
    uint32_t body = c->body;
    c->body = titled_article(c);
    if (c->body == body) c->body = main_part(c);
    uint32_t root = find_in_scope(c);
    c->body = body;
    return root;
}
