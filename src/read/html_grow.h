/* Grows the light tree from what the parser reports, and mends where HTML 5 nests otherwise than
 * the parser, which knows HTML 4. Nothing here leaves through the arena's guard: when room runs
 * out, is_full is set and all later events are passed over. */
#ifndef READ_HTML_GROW_H
#define READ_HTML_GROW_H

#include "read/html_mask.h"

/* An element that the parser holds open; ours may have ended earlier. */
struct html_open {
    uint32_t node; /* DOC_NONE: a paragraph that the parser implied */
    bool is_open;
};

struct html_grow {
    struct html_tree *tree;
    const struct html_mask *mask;
    struct arena *scratch;
    DOC_ARRAY(struct html_open) open; /* from the root inwards, as the parser nests */
    uint32_t depth, max_depth;        /* elements that are open in our tree */
    uint32_t body;                    /* where what no element holds goes */
    struct span text;                 /* read, but no node yet */
    uint32_t next_mark;
    bool is_full, is_too_deep;
};

struct html_grow html_grow(struct html_tree *tree, const struct html_mask *mask, uint32_t max_depth,
                           struct arena *scratch);
/* `name` is the parser's; `place` is the start tag's, or empty for an element without one. */
void html_grow_start(struct html_grow *g, struct str name, struct span place);
/* Ends the innermost element of the parser. `has_tag`: by an end tag of its own. */
void html_grow_end(struct html_grow *g, struct str name, uint32_t at, bool has_tag);
/* An end tag that the parser passed over, since it holds no such element open. */
void html_grow_stray(struct html_grow *g, enum html_tag tag, uint32_t at);
void html_grow_text(struct html_grow *g, struct span place);
void html_grow_comment(struct html_grow *g, struct str text, struct span place);
/* Ends all that is open. */
void html_grow_finish(struct html_grow *g);

/* ---- between html_grow.c and html_nest.c ---- */

/* The tag of the open element at this height, or TAG_COUNT for what is no open element. */
enum html_tag html_open_tag(const struct html_grow *g, uint32_t height);
/* Ends the elements from this height inwards. */
void html_close_from(struct html_grow *g, uint32_t height, uint32_t at);
/* Ends the innermost open element of this tag, unless a table's part or the like stands between.
 * False when there is none. */
bool html_close_named(struct html_grow *g, enum html_tag tag, uint32_t at);
/* Ends what a start tag ends by HTML 5's rules. */
void html_nest(struct html_grow *g, enum html_tag tag, uint32_t at);

/* ---- rules of nesting, for Markdown too (html_nest.c) ---- */

/* Does a paragraph end before this element? */
bool html_ends_paragraph(enum html_tag tag);
/* Does the innermost element end when another of its name starts? */
bool html_ends_its_like(enum html_tag tag);
/* An end tag of `closed` does not look outwards past `open`. */
bool html_stops(enum html_tag closed, enum html_tag open);
/* An end tag of `closed` leaves `open`, which stands in it, open. */
bool html_crosses(enum html_tag closed, enum html_tag open);

#endif
