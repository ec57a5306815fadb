/* What the Markdown reader keeps while it walks, and where text goes: to the open block, to a cell
 * of the open pipe table, or to the text of an image. For markdown*.c alone. Knows no cmark. */
#ifndef READ_MARKDOWN_PARTS_H
#define READ_MARKDOWN_PARTS_H

#include "read/anchor.h"
#include "read/markdown_marks.h"
#include "read/markdown_notes.h"
#include "read/read.h"

/* An image waits for the end of its paragraph. */
struct markdown_image {
    struct str alternative, target;
    uint32_t start, end; /* in the leaf's content */
};

/* An open HTML element: what it and those around it do to the text in them. */
struct markdown_element {
    struct str tag;  /* its start tag */
    uint8_t element; /* enum html_tag */
    bool is_dropped;
    struct build_inline look;
};

struct markdown_tag; /* markdown_tags.h */

struct markdown {
    struct build build;
    const struct read_map *map;
    const struct read_options *options;
    struct arena *scratch;
    struct failure failure; /* of the HTML in it; no status while all is well */
    struct anchor anchor;
    DOC_ARRAY(uint32_t) handles; /* of the open blocks, for build_close */
    DOC_ARRAY(uint32_t) outer;   /* for each quote and item, how many elements are open around it */
    DOC_ARRAY(struct markdown_image) images;
    struct anchor_cells cells; /* of the open table or definition list */
    uint32_t cell;             /* number of cells opened */
    uint32_t table_handle, row_handle, cell_handle, text_handle;
    uint32_t terms_handle; /* of the definition list that may go on; 0: none */
    struct markdown_marks marks;
    uint32_t mark; /* number of marks passed */
    struct markdown_notes notes;
    DOC_ARRAY(struct markdown_element) elements;
    uint32_t settled; /* number of those whose look is worked out */
    struct str heading_id;
    uint32_t leaf_start;    /* in the source */
    uint32_t leaf_elements; /* number of those open around the leaf */
    bool is_leaf_ended;     /* by a tag in it: what is open then stays open behind it */
    struct markdown_tag *tags;
    uint32_t emphasis, strong, image_depth; /* open marks of a kind */
    uint32_t link;
    struct buf alternative;
    uint32_t last_end; /* of the blocks so far, in the text */
    /* What comments to plainer asked for. A depth is a number of handles; 0: none. */
    bool is_kept, is_next_leaf_kept, is_next_block_kept, is_leaf_kept;
    uint32_t kept_depth;
};

/* How text with this style looks here. */
struct build_inline markdown_look(const struct markdown *r, uint16_t style);
void markdown_add_part(struct markdown *r, struct anchor_part part, uint16_t style);
/* A part of a text literal, in which marks count: "~~", "[^1]". */
void markdown_add_text(struct markdown *r, struct anchor_part part);
/* A part of a code span: in a cell "\|" is a pipe. */
void markdown_add_code_part(struct markdown *r, struct anchor_part part);
/* A hard line break at a stretch of the content. */
void markdown_add_break(struct markdown *r, uint32_t start, uint32_t end);
void markdown_open_image(struct markdown *r, struct str target);
void markdown_close_image(struct markdown *r);
/* An image that is no node of cmark's. */
void markdown_add_image(struct markdown *r, struct markdown_image image);
/* Puts out the images that waited. */
void markdown_add_images(struct markdown *r);
/* Keeps the paragraph or heading `block` out of every rule's reach. */
void markdown_protect(struct markdown *r, const struct doc_block *block);
/* Names the open heading by its id, and as GitHub does by its words. */
void markdown_name_heading(struct markdown *r, struct str id);
/* Opens the cells that are left and closes the last one. */
void markdown_finish_table(struct markdown *r);
/* The first heading of level 1 is the title, when there is none yet. */
void markdown_find_title(struct doc *doc);
/* May a link lead there? http, https, mailto, tel and places on the same site. */
bool markdown_is_safe(struct str url);

/* ---- markdown_tags.c ---- */

/* Closes all elements but the first `count`. */
void markdown_cut_elements(struct markdown *r, uint32_t count);

/* ---- markdown_html.c ---- */

/* Reads a block of HTML; `place` is where its fragment (anchor_fragment) starts in the text. */
void markdown_add_html(struct markdown *r, struct str fragment, uint32_t place);
/* A paragraph of Markdown ends one of HTML, and with itself what was opened in it, unless a tag in
 * it ended it before. */
void markdown_start_leaf(struct markdown *r);
void markdown_end_leaf(struct markdown *r);
/* Obeys an inline tag or comment, which stands before the cursor in the leaf's content. */
void markdown_enter_html(struct markdown *r, struct str literal);

/* ---- markdown_code.c ---- */

/* A code block from its first source line on; `start` is its place in the text. */
void markdown_add_code(struct markdown *r, struct str code, struct str info, uint32_t line,
                       uint32_t start);
/* Does a line open more quotes and lists than the limit? *where gets its place. */
bool markdown_is_too_deep(const struct anchor *anchor, uint32_t limit, uint32_t *where);

#endif
