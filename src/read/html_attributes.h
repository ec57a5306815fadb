/* The inside of a start tag, read as browsers read it: one attribute after another, however it is
 * quoted. */
#ifndef READ_HTML_ATTRIBUTES_H
#define READ_HTML_ATTRIBUTES_H

#include "read/html_tree.h"

enum html_in_tag {
    HTML_IN_TAG,  /* an attribute was read; *at stands behind it */
    HTML_TAG_END, /* *at stands at the '>' */
    HTML_TAG_CUT, /* the page ends inside the tag, or inside a quotation mark of it */
};

struct html_attribute_place {
    struct span name, value; /* without quotation marks; an empty value stands behind the name */
};

/* Reads on from *at, which stands behind the tag's name or behind the last attribute. Linear. */
enum html_in_tag html_next_attribute(struct str page, uint32_t *at,
                                     struct html_attribute_place *found);

/* Gives the node the attributes that are kept, references decoded: the first of each name counts.
 * `at` stands behind the tag's name. */
void html_read_attributes(struct html_tree *tree, struct html_node *node, uint32_t at,
                          struct arena *scratch);

#endif
