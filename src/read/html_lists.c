/* Lists, definition lists and tables. Pages nest them loosely: an item may stand without a list, a
 * list inside a list without an item, and tables may be there for the layout alone. */
#include "read/html_make.h"

#include "base/utf8.h"
#include "read/html_office.h"

static const struct html_node *at(const struct html_maker *m, uint32_t node) {
    return &m->tree->nodes.items[node];
}

static bool is_blank(const struct html_maker *m, uint32_t node) {
    return at(m, node)->is_dropped || html_is_blank(at(m, node));
}

/* A whole number from `low` to `high`; `low` when it is none. */
static uint32_t number_of(struct str s, uint32_t low, uint32_t high) {
    uint32_t value = 0;
    s = str_trim(s);
    for (size_t i = 0; i < s.size && ascii_is_digit(s.bytes[i]) && value < high; i++)
        value = value * 10 + (uint32_t)(s.bytes[i] - '0');
    return value < low ? low : value > high ? high : value;
}

/* ---- lists ---- */

static bool is_wrapper(enum html_tag tag) {
    return tag == TAG_DIV || tag == TAG_SPAN || tag == TAG_OTHER || tag == TAG_FORM;
}

static bool holds(const struct html_maker *m, uint32_t node, enum html_tag tag) {
    for (uint32_t i = node + 1; i < at(m, node)->end; i++) {
        if (at(m, i)->is_dropped)
            i = at(m, i)->end - 1;
        else if (at(m, i)->tag == tag)
            return true;
    }
    return false;
}

static void do_item(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how inner = html_look(m, node, how);
    uint32_t handle = html_make_open(m, DOC_ITEM, node, &inner);
    html_walk_children(m, node, &inner);
    html_make_close(m, handle, node);
}

static bool is_inline(const struct html_maker *m, uint32_t node) {
    enum html_tag tag = (enum html_tag)at(m, node)->tag;
    return tag >= TAG_OTHER || html_kind_of(tag) & (HTML_INLINE | HTML_VOID);
}

/* What stands in a list outside any item gets one of its own, a stretch of text one for all of it.
 * Returns the last node of the item. */
static uint32_t do_stray(struct html_maker *m, uint32_t node, uint32_t end,
                         const struct html_how *how) {
    uint32_t handle = html_make_open(m, DOC_ITEM, node, how), last = node;
    html_walk_one(m, node, how);
    while (is_inline(m, last) && at(m, last)->end < end && is_inline(m, at(m, last)->end)) {
        last = at(m, last)->end;
        html_walk_one(m, last, how);
    }
    html_make_close(m, handle, last);
    return last;
}

static void do_items(struct html_maker *m, uint32_t node, const struct html_how *how) {
    for (uint32_t i = node + 1; i < at(m, node)->end; i = at(m, i)->end) {
        if (is_blank(m, i)) continue;
        enum html_tag tag = (enum html_tag)at(m, i)->tag;
        if (tag == TAG_LI)
            do_item(m, i, how);
        else if (is_wrapper(tag) && holds(m, i, TAG_LI))
            do_items(m, i, how);
        else
            i = do_stray(m, i, at(m, node)->end, how);
    }
}

/* May the items stand close together? Yes when none has a second paragraph, heading or table. */
static bool is_tight(const struct doc *doc, const struct doc_block *list, uint32_t index) {
    for (uint32_t item = index + 1; item < list->end; item = doc->blocks.items[item].end) {
        uint32_t others = 0, end = doc->blocks.items[item].end;
        for (uint32_t b = item + 1; b < end; b = doc->blocks.items[b].end)
            others += doc->blocks.items[b].kind != DOC_LIST;
        if (others > 1) return false;
    }
    return true;
}

static void tighten(struct html_maker *m, uint32_t handle, uint32_t node) {
    struct doc *doc = m->build.doc;
    html_end_leaf_at_end(m, node);
    struct doc_block *list = build_block(&m->build, handle);
    uint32_t index = (uint32_t)(list - doc->blocks.items);
    list->end = doc->blocks.count;
    if (is_tight(doc, list, index)) list->flags |= DOC_TIGHT;
}

void html_do_list(struct html_maker *m, uint32_t node, const struct html_how *how) {
    uint32_t handle = html_make_open(m, DOC_LIST, node, how);
    if (at(m, node)->tag == TAG_OL) {
        struct doc_block *list = build_block(&m->build, handle);
        list->flags |= DOC_ORDERED;
        list->number = 1;
        if (html_has(m->tree, node, ATTRIBUTE_START))
            list->number = number_of(html_value(m->tree, node, ATTRIBUTE_START), 0, 1000000);
    }
    do_items(m, node, how);
    tighten(m, handle, node);
    html_make_close(m, handle, node);
}

/* Opens the list that an item without one starts. */
static uint32_t open_list(struct html_maker *m, uint32_t item, const struct html_how *how) {
    uint32_t number, handle = html_make_open(m, DOC_LIST, item, how);
    struct doc_block *list = build_block(&m->build, handle);
    if (html_item_number(m->tree, item, &number)) {
        list->flags |= DOC_ORDERED;
        list->number = number;
    }
    return handle;
}

/* The next item of the same list: nothing but blanks may stand between. */
static uint32_t next_item(const struct html_maker *m, uint32_t node, uint32_t end) {
    uint32_t next = at(m, node)->end;
    while (next < end && is_blank(m, next)) next = at(m, next)->end;
    return next < end && at(m, next)->tag == TAG_LI ? next : DOC_NONE;
}

/* One level of items; deeper ones make a list inside the item before them. */
static uint32_t do_level(struct html_maker *m, uint32_t item, uint32_t end, uint32_t level,
                         const struct html_how *how) {
    uint32_t list = open_list(m, item, how), last = item;
    for (uint32_t next = item; next != DOC_NONE && html_item_level(m->tree, next) >= level;) {
        struct html_how inner = html_look(m, next, how);
        uint32_t handle = html_make_open(m, DOC_ITEM, next, &inner);
        html_walk_children(m, next, &inner);
        last = next;
        next = next_item(m, next, end);
        uint32_t depth = next == DOC_NONE ? 0 : html_item_level(m->tree, next);
        if (depth > level) {
            html_end_leaf_at_end(m, last);
            last = do_level(m, next, end, depth, how);
            next = next_item(m, last, end);
        }
        html_make_close(m, handle, last);
    }
    tighten(m, list, last);
    html_make_close(m, list, last);
    return last;
}

uint32_t html_do_items_alone(struct html_maker *m, uint32_t item, uint32_t end,
                             const struct html_how *how) {
    return do_level(m, item, end, html_item_level(m->tree, item), how);
}

static void do_term_parts(struct html_maker *m, uint32_t node, const struct html_how *how) {
    for (uint32_t i = node + 1; i < at(m, node)->end; i = at(m, i)->end) {
        if (is_blank(m, i)) continue;
        struct html_how inner = html_look(m, i, how);
        enum html_tag tag = (enum html_tag)at(m, i)->tag;
        if (tag == TAG_DT)
            html_whole(m, DOC_TERM, i, &inner);
        else if (tag == TAG_DD)
            html_whole(m, DOC_DEFINITION, i, &inner);
        else if (is_wrapper(tag))
            do_term_parts(m, i, &inner);
        else
            html_walk_one(m, i, how);
    }
}

/* A layout table, or a definition list without parts, is what stands in it, one after another. */
static void do_layout(struct html_maker *m, uint32_t node, const struct html_how *how) {
    html_end_leaf(m, node);
    html_walk_children(m, node, how);
    html_end_leaf_at_end(m, node);
}

void html_do_terms(struct html_maker *m, uint32_t node, const struct html_how *how) {
    bool has_parts = holds(m, node, TAG_DT) || holds(m, node, TAG_DD);
    if (!has_parts) {
        do_layout(m, node, how);
        return;
    }
    uint32_t handle = html_make_open(m, DOC_TERMS, node, how);
    do_term_parts(m, node, how);
    html_make_close(m, handle, node);
}

/* ---- tables ---- */

static bool is_cell(enum html_tag tag) {
    return tag == TAG_TD || tag == TAG_TH;
}

/* Cells that are not dropped and hold something, in the widest row; other tables inside count as a
 * sign of layout. */
struct table_shape {
    uint32_t widest;
    bool has_header, has_inner, has_blocks;
};

static bool is_page_block(enum html_tag tag) {
    return tag == TAG_H1 || tag == TAG_H2 || tag == TAG_H3 || tag == TAG_ARTICLE ||
           tag == TAG_SECTION || tag == TAG_BLOCKQUOTE || tag == TAG_FORM || tag == TAG_HR;
}

static struct table_shape shape_of(const struct html_maker *m, uint32_t table) {
    struct table_shape shape = {0};
    uint32_t cells = 0;
    for (uint32_t i = table + 1; i < at(m, table)->end; i++) {
        enum html_tag tag = (enum html_tag)at(m, i)->tag;
        if (at(m, i)->is_dropped) {
            i = at(m, i)->end - 1;
            continue;
        }
        if (tag == TAG_TR) cells = 0;
        cells += is_cell(tag);
        if (cells > shape.widest) shape.widest = cells;
        shape.has_header |= tag == TAG_TH || tag == TAG_CAPTION;
        shape.has_inner |= tag == TAG_TABLE;
        shape.has_blocks |= is_page_block(tag);
    }
    return shape;
}

static bool is_layout(const struct html_maker *m, uint32_t table) {
    struct table_shape shape = shape_of(m, table);
    if (html_has_word(m->tree, table, ATTRIBUTE_ROLE, STR("presentation")) ||
        html_has_word(m->tree, table, ATTRIBUTE_ROLE, STR("none")))
        return true;
    if (shape.has_inner || shape.widest < 2) return true;
    return shape.has_blocks && !shape.has_header;
}

static void do_cell(struct html_maker *m, uint32_t node, const struct html_how *how) {
    struct html_how inner = html_look(m, node, how);
    uint32_t handle = html_make_open(m, DOC_CELL, node, &inner);
    struct doc_block *cell = build_block(&m->build, handle);
    if (at(m, node)->tag == TAG_TH) cell->flags |= DOC_HEADER;
    cell->column_span = (uint8_t)number_of(html_value(m->tree, node, ATTRIBUTE_COLSPAN), 1, 100);
    cell->row_span = (uint8_t)number_of(html_value(m->tree, node, ATTRIBUTE_ROWSPAN), 1, 250);
    html_walk_children(m, node, &inner);
    html_make_close(m, handle, node);
}

static void do_cells(struct html_maker *m, uint32_t row, const struct html_how *how) {
    for (uint32_t i = row + 1; i < at(m, row)->end; i = at(m, i)->end) {
        if (is_blank(m, i)) continue;
        enum html_tag tag = (enum html_tag)at(m, i)->tag;
        if (tag == TAG_TEXT)
            html_walk_one(m, i, how);
        else if (is_cell(tag))
            do_cell(m, i, how);
        else
            do_cells(m, i, how);
    }
}

static void do_row(struct html_maker *m, uint32_t node, const struct html_how *how) {
    if (!holds(m, node, TAG_TD) && !holds(m, node, TAG_TH)) return;
    struct html_how inner = html_look(m, node, how);
    uint32_t handle = html_make_open(m, DOC_ROW, node, &inner);
    do_cells(m, node, &inner);
    html_make_close(m, handle, node);
}

static void do_rows(struct html_maker *m, uint32_t node, const struct html_how *how) {
    for (uint32_t i = node + 1; i < at(m, node)->end; i = at(m, i)->end) {
        if (is_blank(m, i)) continue;
        enum html_tag tag = (enum html_tag)at(m, i)->tag;
        if (tag == TAG_TR)
            do_row(m, i, how);
        else if (tag == TAG_CAPTION)
            html_whole(m, DOC_CAPTION, i, how);
        else if (tag == TAG_TEXT)
            html_walk_one(m, i, how);
        else
            do_rows(m, i, how);
    }
}

void html_do_table(struct html_maker *m, uint32_t node, const struct html_how *how) {
    if (is_layout(m, node)) {
        do_layout(m, node, how);
        return;
    }
    uint32_t handle = html_make_open(m, DOC_TABLE, node, how);
    do_rows(m, node, how);
    html_make_close(m, handle, node);
}
