/* What the files that make blocks from the tree share: html_make.c walks, html_lists.c knows lists
 * and tables, html_look.c knows inline elements and links. */
#ifndef READ_HTML_MAKE_H
#define READ_HTML_MAKE_H

#include "read/build.h"
#include "read/html_css.h"
#include "read/html_parts.h"

struct html_maker {
    struct build build;
    const struct html_tree *tree;
    const struct read_map *map;
    struct html_classes classes; /* of the page's own style sheets */
    struct arena *scratch;
    DOC_ARRAY(uint32_t) images; /* of the open paragraph: they follow it */
    bool is_ignoring;           /* between plainer-ignore-start and -end */
    bool is_code_start;         /* nothing came yet in this <pre> */
};

/* What an element hands down to the elements inside it. */
struct html_how {
    struct build_inline look;
    struct str language; /* of a passage that is not English; else empty */
    bool is_leaf;        /* inside a heading, term, caption or code: no blocks any more */
    bool is_code;
};

uint32_t html_make_open(struct html_maker *m, enum doc_block_kind kind, uint32_t node,
                        const struct html_how *how);
void html_make_close(struct html_maker *m, uint32_t handle, uint32_t node);
/* Ends the open paragraph before this node, and puts its images behind it. */
void html_end_leaf(struct html_maker *m, uint32_t node);
void html_end_leaf_at_end(struct html_maker *m, uint32_t node);
/* The node itself, text or element, and all below it. */
void html_walk_one(struct html_maker *m, uint32_t node, const struct html_how *how);
void html_walk_children(struct html_maker *m, uint32_t node, const struct html_how *how);
/* The element and its children as one block of `kind`. */
void html_whole(struct html_maker *m, enum doc_block_kind kind, uint32_t node,
                const struct html_how *how);

void html_do_list(struct html_maker *m, uint32_t node, const struct html_how *how);
/* Items that stand without a list, from this one to `end` at most; returns the last of them. */
uint32_t html_do_items_alone(struct html_maker *m, uint32_t item, uint32_t end,
                             const struct html_how *how);
void html_do_terms(struct html_maker *m, uint32_t node, const struct html_how *how);
void html_do_table(struct html_maker *m, uint32_t node, const struct html_how *how);

/* What the element's name and attributes add to `how`; names inline anchors. */
struct html_how html_look(struct html_maker *m, uint32_t node, const struct html_how *how);
/* The address, copied into the document's arena without white space at its ends; empty unless it
 * is relative or http, https, mailto or tel. */
struct str html_safe_address(struct html_maker *m, struct str address);

#endif
