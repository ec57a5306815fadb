/* See html_grow.h. Texts are cut at what is no text and at character references, so that every
 * stretch of them either borrows the page or stands for one reference. */
#include "read/html_grow.h"

#include "base/utf8.h"
#include "read/entities.h"
#include "read/html_attributes.h"

#include <string.h>

/* The parser's stack may be deeper than ours, where an end tag is left out that HTML 5 implies. */
enum { PARSER_DEPTHS = 4 };

/* Is there room for `bytes` more, a node, and what arrays take when they grow? */
static bool has_room(struct html_grow *g, size_t bytes) {
    if (g->is_full || g->is_too_deep) return false;
    const struct html_tree *tree = g->tree;
    size_t room = (size_t)(g->scratch->end - g->scratch->next);
    size_t nodes = (size_t)tree->nodes.capacity * 2 * sizeof *tree->nodes.items;
    size_t values = (size_t)tree->values.capacity * 2 * sizeof *tree->values.items;
    if (tree->nodes.count < tree->nodes.capacity) nodes = 0;
    g->is_full = room <= bytes + nodes + values + 65536 || arena_is_stopped(g->scratch);
    return !g->is_full;
}

/* ---- elements ---- */

enum html_tag html_open_tag(const struct html_grow *g, uint32_t height) {
    const struct html_open *open = &g->open.items[height];
    if (!open->is_open) return TAG_COUNT;
    return (enum html_tag)g->tree->nodes.items[open->node].tag;
}

/* The node that takes what comes next. */
static uint32_t parent_of_next(const struct html_grow *g) {
    for (uint32_t height = g->open.count; height-- > 1;)
        if (g->open.items[height].is_open) return g->open.items[height].node;
    return g->body;
}

static struct html_node *add_node(struct html_grow *g, enum html_tag tag, struct span place) {
    struct html_tree *tree = g->tree;
    uint32_t parent = tree->nodes.count ? parent_of_next(g) : DOC_NONE;
    struct html_node *node = ARENA_PUSH(g->scratch, &tree->nodes);
    node->tag = (uint8_t)tag;
    node->parent = parent;
    node->end = tree->nodes.count;
    node->place = place;
    node->first_attribute = node->end_attribute = tree->values.count;
    return node;
}

static void push_open(struct html_grow *g, uint32_t node, bool is_open) {
    *ARENA_PUSH(g->scratch, &g->open) = (struct html_open){node, is_open};
    g->depth += is_open;
    g->is_too_deep = g->depth > g->max_depth || g->open.count > g->max_depth * PARSER_DEPTHS;
}

static void close_one(struct html_grow *g, struct html_open *open, uint32_t at) {
    if (!open->is_open) return;
    struct html_node *node = &g->tree->nodes.items[open->node];
    node->end = g->tree->nodes.count;
    if (node->place.end < at) node->place.end = at;
    open->is_open = false;
    g->depth--;
}

void html_close_from(struct html_grow *g, uint32_t height, uint32_t at) {
    for (uint32_t i = g->open.count; i-- > height;) close_one(g, &g->open.items[i], at);
}

static void flush_text(struct html_grow *g);

static void add_element(struct html_grow *g, enum html_tag tag, struct str name,
                        struct span place) {
    struct html_node *node = add_node(g, tag, place);
    if (tag == TAG_OTHER) node->text = str_copy(g->scratch, name);
    uint32_t index = g->tree->nodes.count - 1;
    if (place.start < place.end)
        html_read_attributes(g->tree, node, html_name_end(g->tree->page, place.start + 1),
                             g->scratch);
    bool is_root = tag == TAG_HTML || tag == TAG_BODY;
    if (is_root) g->body = index;
    push_open(g, index, !is_root);
}

/* The page's own name counts: the mask has others for some. "</br>" is masked as a start. */
static bool has_start_tag(const struct html_grow *g, struct span place) {
    return place.start < place.end && g->tree->page.bytes[place.start + 1] != '/';
}

void html_grow_start(struct html_grow *g, struct str name, struct span place) {
    flush_text(g);
    if (!has_room(g, 2 * (size_t)span_size(place) + name.size)) return;
    enum html_tag tag = html_tag_of(name);
    if (has_start_tag(g, place)) tag = html_tag_at(g->tree->page, place.start + 1);
    html_nest(g, tag, place.start);
    bool is_implied = place.start == place.end && tag == TAG_P;
    if (is_implied)
        push_open(g, DOC_NONE, false);
    else
        add_element(g, tag, name, place);
}

/* A "</p>" without its start is an empty paragraph, and so keeps the words around it apart. */
void html_grow_stray(struct html_grow *g, enum html_tag tag, uint32_t at) {
    flush_text(g);
    if (tag >= TAG_COUNT || html_close_named(g, tag, at) || tag != TAG_P || !has_room(g, 0)) return;
    add_node(g, TAG_P, (struct span){at, at});
}

void html_grow_end(struct html_grow *g, struct str name, uint32_t at, bool has_tag) {
    flush_text(g);
    if (g->open.count <= 1) return;
    bool was_open = g->open.items[g->open.count - 1].is_open;
    html_close_from(g, g->open.count - 1, at);
    g->open.count--;
    if (has_tag && !was_open) html_grow_stray(g, html_tag_of(name), at);
}

/* ---- text ---- */

/* Text that is the same bytes on the page joins the text before it, if that ends there. */
static void add_exact(struct html_grow *g, uint32_t start, uint32_t end) {
    struct html_tree *tree = g->tree;
    if (start >= end || !has_room(g, 0)) return;
    struct html_node *last = &tree->nodes.items[tree->nodes.count - 1];
    bool joins = last->tag == TAG_TEXT && last->is_exact && last->place.end == start &&
                 last->parent == parent_of_next(g);
    if (!joins) last = add_node(g, TAG_TEXT, (struct span){start, start});
    last->is_exact = true;
    last->place.end = end;
    last->text = str_slice(tree->page, last->place.start, end);
}

static void add_reference(struct html_grow *g, struct str text, struct span place) {
    if (!has_room(g, text.size)) return;
    add_node(g, TAG_TEXT, place)->text = str_copy(g->scratch, text);
}

static void add_words(struct html_grow *g, struct span place) {
    struct str page = str_slice(g->tree->page, 0, place.end);
    uint32_t from = place.start;
    for (size_t at = from; (at = str_find(page, STR("&"), at)) != SIZE_MAX;) {
        char text[ENTITY_MOST_BYTES];
        size_t size, length = entity_read(page, at, false, text, &size);
        uint32_t start = (uint32_t)at, end = start + (uint32_t)length;
        at += length ? length : 1;
        if (!length) continue;
        add_exact(g, from, start);
        add_reference(g, (struct str){text, size}, (struct span){start, end});
        from = end;
    }
    add_exact(g, from, place.end);
}

/* Everything from `place`, which no event reported before, that is text. */
static void add_text(struct html_grow *g, struct span place) {
    const struct html_mark *marks = g->mask->marks.items;
    uint32_t count = g->mask->marks.count;
    while (g->next_mark < count && marks[g->next_mark].place.end <= place.start) g->next_mark++;
    while (place.start < place.end) {
        const struct html_mark *mark = g->next_mark < count ? &marks[g->next_mark] : NULL;
        bool is_ahead = !mark || mark->place.start > place.start;
        uint32_t end = !mark ? place.end : is_ahead ? mark->place.start : mark->place.end;
        if (end > place.end) end = place.end;
        if (is_ahead)
            add_words(g, (struct span){place.start, end});
        else if (mark->is_literal)
            add_exact(g, place.start, end);
        place.start = end;
        if (mark && end >= mark->place.end) g->next_mark++;
    }
}

static void flush_text(struct html_grow *g) {
    struct span place = g->text;
    g->text = (struct span){place.end, place.end};
    enum html_tag parent = (enum html_tag)g->tree->nodes.items[parent_of_next(g)].tag;
    if (html_kind_of(parent) & HTML_NEVER && parent != TAG_TITLE) return;
    if (place.start < place.end) add_text(g, place);
}

void html_grow_text(struct html_grow *g, struct span place) {
    if (place.start != g->text.end) {
        flush_text(g);
        g->text.start = place.start;
    }
    g->text.end = place.end;
}

void html_grow_comment(struct html_grow *g, struct str text, struct span place) {
    flush_text(g);
    if (!has_room(g, text.size)) return;
    add_node(g, TAG_COMMENT, place)->text = str_copy(g->scratch, text);
}

/* ---- start and end ---- */

struct html_grow html_grow(struct html_tree *tree, const struct html_mask *mask, uint32_t max_depth,
                           struct arena *scratch) {
    struct html_grow g = {.tree = tree, .mask = mask, .scratch = scratch, .max_depth = max_depth};
    add_node(&g, TAG_OTHER, (struct span){0, (uint32_t)tree->page.size});
    *ARENA_PUSH(scratch, &g.open) = (struct html_open){0, false};
    return g;
}

void html_grow_finish(struct html_grow *g) {
    flush_text(g);
    uint32_t end = (uint32_t)g->tree->page.size;
    html_close_from(g, 1, end);
    for (uint32_t i = g->body; i != DOC_NONE; i = g->tree->nodes.items[i].parent) {
        g->tree->nodes.items[i].end = g->tree->nodes.count;
        g->tree->nodes.items[i].place.end = end;
    }
}
