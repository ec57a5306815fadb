/* What the Markdown reader keeps while it walks, and where text goes: to the open block, to a cell
 * of the open pipe table, or to the text of an image. For markdown*.c alone. Knows no cmark. */
#ifndef READ_MARKDOWN_PARTS_H
#define READ_MARKDOWN_PARTS_H

#include "read/anchor.h"

/* An image waits for the end of its paragraph. */
struct markdown_image {
    struct str alternative, target;
    uint32_t start, end; /* in the leaf's content */
};

struct markdown {
    struct build build;
    const struct read_map *map;
    struct arena *scratch;
    struct anchor anchor;
    DOC_ARRAY(uint32_t) handles; /* of the open blocks, for build_close */
    DOC_ARRAY(struct markdown_image) images;
    struct anchor_cells cells; /* of the open table */
    uint32_t cell;             /* number of cells opened */
    uint32_t row_handle, cell_handle, text_handle;
    uint32_t emphasis, strong, image_depth; /* open marks of a kind */
    uint32_t link;
    struct buf alternative;
    uint32_t last_end;                        /* of the blocks so far, in the text */
    bool is_kept, is_next_kept, is_leaf_kept; /* what comments to plainer asked for */
};

/* The source of a stretch of the open leaf's content. */
struct span markdown_source(const struct markdown *r, uint32_t start, uint32_t end);
void markdown_add_part(struct markdown *r, struct anchor_part part, uint16_t style);
void markdown_open_image(struct markdown *r, struct str target);
void markdown_close_image(struct markdown *r);
/* Puts out the images that waited. */
void markdown_add_images(struct markdown *r);
/* Opens the cells that are left and closes the last one. */
void markdown_finish_table(struct markdown *r);

/* Obeys "<!-- plainer-ignore-start -->" and the like. */
void markdown_obey_comments(struct markdown *r, struct str html);
/* Is there text between the tags and comments? */
bool markdown_has_text(struct str html);
/* May a link lead there? http, https, mailto, tel and places on the same site. */
bool markdown_is_safe(struct str url);

#endif
