/* Walks the tree and makes blocks and runs of what is not dropped. Which text belongs to the
 * article was settled before; what an element means for the reader is settled here. One table row
 * an element leads to one small function. */
#include "read/html_make.h"
#include "read/html_office.h"

#include "base/utf8.h"

#include <string.h>

/* ---- text ---- */

static bool is_exact_in_file(const struct html_maker *m, struct str text, struct span source) {
    struct str file = str_slice(m->build.doc->source, source.start, source.end);
    return span_size(source) == text.size && str_equal(file, text);
}

static struct span source_of(const struct html_maker *m, struct span place) {
    return (struct span){read_map_source(m->map, place.start), read_map_source(m->map, place.end)};
}

static struct build_inline inline_of(const struct html_maker *m, const struct html_how *how) {
    struct build_inline out = how->look;
    if (m->is_ignoring) out.style |= DOC_KEEP;
    return out;
}

static void put_part(struct html_maker *m, struct str text, struct span place,
                     const struct html_how *how) {
    struct span source = source_of(m, place);
    bool is_exact = is_exact_in_file(m, text, source);
    /* What stands between two white spaces (a script) is not part of their place. */
    bool is_behind_gap = m->build.has_space && m->build.space.end != source.start;
    size_t cut = is_behind_gap ? str_skip_spaces(text, 0) : 0;
    if (cut && is_exact) source.start += (uint32_t)cut;
    build_text(&m->build, str_slice(text, cut, text.size), source, is_exact, inline_of(m, how));
}

enum { WHITE, ASCII, OTHER };

static int class_of(char c) {
    return ascii_is_space(c) ? WHITE : c > 0 ? ASCII : OTHER;
}

/* Exact text whose bytes the map stretches (windows-1252, UTF-16) goes word by word: each has a
 * place of its own, and plain words stay exact. */
static void put_words(struct html_maker *m, struct str text, struct span place,
                      const struct html_how *how) {
    if (read_map_is_identity(m->map) || is_exact_in_file(m, text, source_of(m, place))) {
        put_part(m, text, place, how);
        return;
    }
    for (size_t i = 0; i < text.size;) {
        size_t end = i;
        while (end < text.size && class_of(text.bytes[end]) == class_of(text.bytes[i])) end++;
        put_part(m, str_slice(text, i, end),
                 (struct span){place.start + (uint32_t)i, place.start + (uint32_t)end}, how);
        i = end;
    }
}

/* Line ends of preformatted text are single LFs. */
static void put_code(struct html_maker *m, struct str text, struct span place,
                     const struct html_how *how) {
    for (size_t i = 0; i < text.size;) {
        const char *found = memchr(text.bytes + i, '\r', text.size - i);
        size_t end = found ? (size_t)(found - text.bytes) : text.size;
        uint32_t start = place.start + (uint32_t)i;
        if (end > i)
            put_words(m, str_slice(text, i, end), (struct span){start, place.start + (uint32_t)end},
                      how);
        i = end + (found != NULL);
    }
}

static void put_text(struct html_maker *m, const struct html_node *node,
                     const struct html_how *how) {
    struct str text = node->text;
    if (!node->is_exact) {
        if (text.size && !utf8_unseen_size(text, 0)) put_part(m, text, node->place, how);
        return;
    }
    for (size_t i = 0; i < text.size;) {
        size_t length = utf8_seen_size(text, i);
        uint32_t start = node->place.start + (uint32_t)i;
        struct span place = {start, start + (uint32_t)length};
        struct str part = str_slice(text, i, i + length);
        if (how->is_code)
            put_code(m, part, place, how);
        else if (length)
            put_words(m, part, place, how);
        i += length;
        if (i < text.size) i += utf8_unseen_size(text, i);
    }
}

/* ---- blocks ---- */

uint32_t html_make_open(struct html_maker *m, enum doc_block_kind kind, uint32_t node,
                        const struct html_how *how) {
    html_end_leaf(m, node);
    uint32_t at = read_map_source(m->map, m->tree->nodes.items[node].place.start);
    struct str id = html_value(m->tree, node, ATTRIBUTE_ID);
    if (id.size) build_anchor(&m->build, str_copy(m->build.doc->arena, id));
    uint32_t handle = build_open(&m->build, kind, at);
    struct doc_block *block = build_block(&m->build, handle);
    if (how->language.size) {
        block->language = how->language;
        block->flags |= DOC_PROTECTED;
    }
    return handle;
}

/* Nothing describes the picture, and nothing says that it is only for show. */
static bool is_bare(const struct html_tree *tree, uint32_t node) {
    return !html_has(tree, node, ATTRIBUTE_ALT) && !html_has(tree, node, ATTRIBUTE_ARIA_LABEL);
}

static void flush_images(struct html_maker *m) {
    uint32_t count = m->images.count;
    m->images.count = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t node = m->images.items[i];
        if (is_bare(m->tree, node))
            build_bare_image(&m->build, source_of(m, m->tree->nodes.items[node].place));
        struct str alt = html_value(m->tree, node, ATTRIBUTE_ALT);
        struct str source = str_trim(html_value(m->tree, node, ATTRIBUTE_SRC));
        bool is_held = str_starts(source, STR("data:image/")); /* the writers look what kind */
        struct str target =
            is_held ? str_copy(m->build.doc->arena, source) : html_safe_address(m, source);
        build_image(&m->build, str_copy(m->build.doc->arena, alt), target,
                    source_of(m, m->tree->nodes.items[node].place));
    }
}

static void end_leaf(struct html_maker *m, uint32_t at) {
    build_end_leaf(&m->build, read_map_source(m->map, at));
    flush_images(m);
}

void html_end_leaf(struct html_maker *m, uint32_t node) {
    end_leaf(m, m->tree->nodes.items[node].place.start);
}

void html_end_leaf_at_end(struct html_maker *m, uint32_t node) {
    end_leaf(m, m->tree->nodes.items[node].place.end);
}

void html_make_close(struct html_maker *m, uint32_t handle, uint32_t node) {
    html_end_leaf_at_end(m, node);
    build_close(&m->build, handle, read_map_source(m->map, m->tree->nodes.items[node].place.end));
}

void html_walk_children(struct html_maker *m, uint32_t node, const struct html_how *how) {
    const struct html_node *nodes = m->tree->nodes.items;
    for (uint32_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
        if (nodes[i].tag == TAG_LI && !nodes[i].is_dropped && !how->is_leaf)
            i = html_do_items_alone(m, i, nodes[node].end, how);
        else
            html_walk_one(m, i, how);
    }
}

void html_whole(struct html_maker *m, enum doc_block_kind kind, uint32_t node,
                const struct html_how *how) {
    struct html_how inner = *how;
    inner.is_leaf = doc_block_holds_runs(kind) && kind != DOC_PARAGRAPH;
    uint32_t handle = html_make_open(m, kind, node, how);
    if (kind == DOC_HEADING) {
        uint8_t level = (uint8_t)(m->tree->nodes.items[node].tag - TAG_H1 + 1);
        build_block(&m->build, handle)->level = level;
    }
    html_walk_children(m, node, &inner);
    html_make_close(m, handle, node);
}

/* ---- elements ---- */

static void do_section(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_end_leaf(m, node);
    html_walk_children(m, node, how);
    html_end_leaf_at_end(m, node);
}

static void do_heading(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_whole(m, DOC_HEADING, node, how);
}

static void do_paragraph(struct html_maker *m, uint32_t node, const struct html_how *how) {
    bool is_picture = html_is_own_picture(m->tree, node);
    html_whole(m, is_picture ? DOC_IMAGE : DOC_PARAGRAPH, node, how);
}

static void do_quote(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_whole(m, DOC_QUOTE, node, how);
}

static void do_figure(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_whole(m, DOC_FIGURE, node, how);
}

static void do_caption(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_whole(m, DOC_CAPTION, node, how);
}

static void do_code(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how inner = *how;
    inner.is_code = true;
    m->is_code_start = true;
    html_whole(m, DOC_CODE, node, &inner);
    m->is_code_start = false;
}

static void do_summary(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how inner = *how;
    inner.look.style |= DOC_STRONG;
    html_whole(m, DOC_PARAGRAPH, node, &inner);
}

static void do_rule(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_make_close(m, html_make_open(m, DOC_RULE, node, how), node);
}

/* Is there a second br with only white space between? */
static bool is_doubled(const struct html_maker *m, uint32_t node) {
    const struct html_node *nodes = m->tree->nodes.items;
    uint32_t end = nodes[nodes[node].parent].end, next = nodes[node].end;
    while (next < end && html_is_blank(&nodes[next])) next = nodes[next].end;
    return next < end && nodes[next].tag == TAG_BR;
}

static void do_break(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct span place = m->tree->nodes.items[node].place;
    if (how->is_code) {
        build_text(&m->build, STR("\n"), source_of(m, place), false, inline_of(m, how));
    } else if (!how->is_leaf && is_doubled(m, node)) {
        html_end_leaf(m, node);
    } else {
        build_break(&m->build, source_of(m, place));
    }
}

static bool is_decoration(const struct html_maker *m, uint32_t node) {
    struct str width = html_value(m->tree, node, ATTRIBUTE_WIDTH);
    return str_equal(width, STR("1")) || str_equal(width, STR("0")) ||
           html_has_word(m->tree, node, ATTRIBUTE_ROLE, STR("presentation")) ||
           html_has_word(m->tree, node, ATTRIBUTE_ROLE, STR("none"));
}

/* Its text stands behind the paragraph, so that no sentence is broken. */
static void do_image(struct html_maker *m, uint32_t node, const struct html_how *how) {
    (void)how;
    if (is_decoration(m, node)) return;
    *ARENA_PUSH(m->scratch, &m->images) = node;
    if (!build_has_leaf(&m->build)) flush_images(m);
}

static void do_nothing(struct html_maker *m, uint32_t node, const struct html_how *how) {
    (void)m;
    (void)node;
    (void)how;
}

typedef void html_action(struct html_maker *m, uint32_t node, const struct html_how *how);

static html_action *const actions[TAG_COUNT] = {
    [TAG_BLOCKQUOTE] = do_quote, [TAG_BR] = do_break,        [TAG_CAPTION] = do_caption,
    [TAG_DIR] = html_do_list,    [TAG_DL] = html_do_terms,   [TAG_FIGCAPTION] = do_caption,
    [TAG_FIGURE] = do_figure,    [TAG_H1] = do_heading,      [TAG_H2] = do_heading,
    [TAG_H3] = do_heading,       [TAG_H4] = do_heading,      [TAG_H5] = do_heading,
    [TAG_H6] = do_heading,       [TAG_HR] = do_rule,         [TAG_IMG] = do_image,
    [TAG_MENU] = html_do_list,   [TAG_OL] = html_do_list,    [TAG_P] = do_paragraph,
    [TAG_PLAINTEXT] = do_code,   [TAG_LISTING] = do_code,    [TAG_XMP] = do_code,
    [TAG_PRE] = do_code,         [TAG_SUMMARY] = do_summary, [TAG_TABLE] = html_do_table,
    [TAG_UL] = html_do_list,
};

static html_action *action_of(enum html_tag tag) {
    if (tag < TAG_COUNT && actions[tag]) return actions[tag];
    int kind = html_kind_of(tag);
    if (kind & (HTML_NEVER | HTML_VOID)) return do_nothing;
    return kind & HTML_BLOCK ? do_section : NULL;
}

/* The edge of a block where blocks are only spaces; one space is enough. */
static void put_edge(struct html_maker *m, uint32_t place, const struct html_how *how) {
    uint32_t at = read_map_source(m->map, place);
    if (m->build.has_space) return;
    build_text(&m->build, how->is_code ? STR("\n") : STR(" "), (struct span){at, at}, false,
               inline_of(m, how));
}

/* Inside a heading, term or caption blocks are only spaces. */
static void walk_in_leaf(struct html_maker *m, uint32_t node, const struct html_how *how) {
    enum html_tag tag = (enum html_tag)m->tree->nodes.items[node].tag;
    int kind = html_kind_of(tag);
    if (tag == TAG_BR)
        do_break(m, node, how);
    else if (tag == TAG_IMG)
        do_image(m, node, how);
    if (kind & HTML_NEVER || (kind & HTML_VOID && tag != TAG_HR)) return;
    struct span place = m->tree->nodes.items[node].place;
    bool is_block = kind & HTML_BLOCK || tag == TAG_HR;
    if (is_block) put_edge(m, place.start, how);
    html_walk_children(m, node, how);
    if (is_block) put_edge(m, place.end, how);
}

/* A comment that names a rule protects nothing: the rules look for those themselves. */
static void note_comment(struct html_maker *m, struct str text) {
    if (str_equal(str_trim(text), STR("plainer-ignore-start"))) m->is_ignoring = true;
    if (str_starts(text, STR("plainer-ignore-end"))) m->is_ignoring = false;
}

/* The first line end behind <pre> is not part of it. */
static struct html_node without_first_line_end(struct html_node node) {
    size_t cut = node.text.size && node.text.bytes[0] == '\r';
    if (node.text.size > cut && node.text.bytes[cut] == '\n') cut++;
    node.text = str_slice(node.text, cut, node.text.size);
    if (node.is_exact) node.place.start += (uint32_t)cut;
    return node;
}

static void walk_text(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_node text = m->tree->nodes.items[node];
    if (m->is_code_start && how->is_code) text = without_first_line_end(text);
    m->is_code_start = false;
    put_text(m, &text, how);
}

static void walk_element(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how inner = html_look(m, node, how);
    html_action *action = action_of((enum html_tag)m->tree->nodes.items[node].tag);
    if (how->is_leaf) {
        walk_in_leaf(m, node, &inner);
    } else if (action) {
        action(m, node, &inner);
    } else {
        html_walk_children(m, node, &inner);
    }
}

void html_walk_one(struct html_maker *m, uint32_t node, const struct html_how *how) {
    const struct html_node *n = &m->tree->nodes.items[node];
    if (n->is_dropped) return;
    if (n->tag == TAG_TEXT)
        walk_text(m, node, how);
    else if (n->tag == TAG_COMMENT)
        note_comment(m, n->text);
    else
        walk_element(m, node, how);
}

void html_make_blocks(struct doc *doc, const struct html_tree *tree, const struct read_map *map,
                      struct arena *scratch) {
    struct html_maker m = {.tree = tree, .map = map, .scratch = scratch};
    m.build = build_start(doc, scratch);
    m.classes = html_read_classes(tree, scratch);
    struct html_how how = {.look = BUILD_PLAIN};
    html_walk_children(&m, 0, &how);
    html_end_leaf_at_end(&m, 0);
    build_finish(&m.build);
}
