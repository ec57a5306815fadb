/* Which open elements a start tag ends. The parser knows the rules of HTML 4 and looks at the
 * innermost element only; these are the rules of HTML 5 (13.2.6.4.7 and the table modes) that
 * change where words stand. */
#include "read/html_grow.h"

/* A paragraph ends before these. */
bool html_ends_paragraph(enum html_tag tag) {
    int kind = html_kind_of(tag);
    if (tag == TAG_HR) return true;
    bool is_part = tag == TAG_BODY || tag == TAG_HTML || tag == TAG_HEAD || tag == TAG_CAPTION ||
                   tag == TAG_LEGEND || tag == TAG_NOSCRIPT;
    return kind & HTML_BLOCK && !is_part;
}

/* No rule looks outwards past these. */
static bool is_wall(enum html_tag tag) {
    return tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION || tag == TAG_TABLE ||
           tag == TAG_BUTTON || tag == TAG_OBJECT || tag == TAG_HTML;
}

bool html_close_named(struct html_grow *g, enum html_tag wanted, uint32_t at) {
    for (uint32_t height = g->open.count; height-- > 1;) {
        enum html_tag tag = html_open_tag(g, height);
        if (tag == wanted) html_close_from(g, height, at);
        if (tag == wanted || is_wall(tag)) return tag == wanted;
    }
    return false;
}

/* An item ends the item before it, whatever inline elements and divs it left open. */
static void close_item(struct html_grow *g, enum html_tag one, enum html_tag other, uint32_t at) {
    for (uint32_t height = g->open.count; height-- > 1;) {
        enum html_tag tag = html_open_tag(g, height);
        if (tag == one || tag == other) {
            html_close_from(g, height, at);
            return;
        }
        bool is_passed = tag == TAG_ADDRESS || tag == TAG_DIV || tag == TAG_P;
        if (is_wall(tag) || (html_kind_of(tag) & HTML_BLOCK && !is_passed)) return;
    }
}

static bool is_heading(enum html_tag tag) {
    return tag >= TAG_H1 && tag <= TAG_H6;
}

static uint32_t innermost(const struct html_grow *g) {
    uint32_t height = g->open.count - 1;
    while (height && html_open_tag(g, height) == TAG_COUNT) height--;
    return height;
}

static void close_heading(struct html_grow *g, uint32_t at) {
    uint32_t height = innermost(g);
    if (is_heading(html_open_tag(g, height))) html_close_from(g, height, at);
}

/* A link ends the link before it, unless that holds blocks. */
static void close_link(struct html_grow *g, uint32_t at) {
    for (uint32_t height = g->open.count; height-- > 1;) {
        enum html_tag tag = html_open_tag(g, height);
        if (tag == TAG_A) html_close_from(g, height, at);
        if (tag == TAG_A || is_wall(tag) || html_kind_of(tag) & HTML_BLOCK) return;
    }
}

/* Parts of a table, from the inside out; 0 for other elements. */
static int table_rank(enum html_tag tag) {
    if (tag == TAG_TD || tag == TAG_TH || tag == TAG_CAPTION) return 1;
    if (tag == TAG_TR) return 2;
    return tag == TAG_TBODY || tag == TAG_THEAD || tag == TAG_TFOOT ? 3 : 0;
}

/* A part ends all parts of its rank or under it that are open in its table. */
static void close_table_parts(struct html_grow *g, int rank, uint32_t at) {
    uint32_t outermost = 0;
    for (uint32_t height = g->open.count; height-- > 1;) {
        enum html_tag tag = html_open_tag(g, height);
        if (tag == TAG_TABLE) break;
        int open_rank = table_rank(tag);
        if (open_rank && open_rank <= rank) outermost = height;
    }
    if (outermost) html_close_from(g, outermost, at);
}

bool html_ends_its_like(enum html_tag tag) {
    return tag == TAG_A || tag == TAG_LI || tag == TAG_DD || tag == TAG_DT || tag == TAG_TR ||
           table_rank(tag) == 1 || is_heading(tag);
}

/* Tables and their parts are closed through what stands in their cells. */
bool html_stops(enum html_tag closed, enum html_tag open) {
    bool is_of_table = table_rank(closed) || closed == TAG_TABLE;
    return is_of_table ? open == TAG_TABLE : is_wall(open);
}

bool html_crosses(enum html_tag closed, enum html_tag open) {
    bool is_inline = closed == TAG_OTHER || html_kind_of(closed) & HTML_INLINE;
    return is_inline && html_kind_of(open) & HTML_BLOCK;
}

void html_nest(struct html_grow *g, enum html_tag tag, uint32_t at) {
    uint32_t top = innermost(g);
    if (html_open_tag(g, top) == TAG_TITLE) html_close_from(g, top, at);
    if (table_rank(tag)) {
        close_table_parts(g, table_rank(tag), at);
        return;
    }
    if (tag == TAG_LI) close_item(g, TAG_LI, TAG_LI, at);
    if (tag == TAG_DD || tag == TAG_DT) close_item(g, TAG_DD, TAG_DT, at);
    if (tag == TAG_A) close_link(g, at);
    if (html_ends_paragraph(tag)) html_close_named(g, TAG_P, at);
    if (is_heading(tag)) close_heading(g, at);
}
