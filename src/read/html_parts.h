/* The steps of the HTML reader, in their order: tree, article, details about the page, blocks. For
 * the files html*.c and content*.c alone. */
#ifndef READ_HTML_PARTS_H
#define READ_HTML_PARTS_H

#include "read/html_tree.h"
#include "read/readers.h"

/* What the article finder says. */
struct html_content {
    uint32_t root;  /* the element that holds the article: all of it that is not dropped */
    uint32_t title; /* its h1, or DOC_NONE */
};

/* Marks everything outside the content as dropped. Warnings go to doc->warnings. False, with
 * *failure filled, for a page without text of its own. */
bool html_find_content(struct doc *doc, struct html_tree *tree, const struct read_options *options,
                       struct html_content *content, struct failure *failure,
                       struct arena *scratch);

/* Fills doc->title, byline, language and original from what the page says of itself. */
void html_read_details(struct doc *doc, const struct html_tree *tree,
                       const struct html_content *content, struct arena *scratch);

/* Turns what is not dropped into blocks and runs. */
void html_make_blocks(struct doc *doc, const struct html_tree *tree, const struct read_map *map,
                      struct arena *scratch);

#endif
