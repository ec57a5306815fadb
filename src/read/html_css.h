/* The little of CSS that says how words look: bold, italic, raised and lowered, in style attributes
 * and, for pages that office programs wrote, in rules for single classes. */
#ifndef READ_HTML_CSS_H
#define READ_HTML_CSS_H

#include "read/html_tree.h"

/* Styles (enum doc_style) that declarations set, and those they take away. */
struct html_declared {
    uint16_t set, cleared;
};

struct html_class {
    struct str name;
    struct html_declared declared;
};

struct html_classes {
    DOC_ARRAY(struct html_class) rules; /* sorted by name */
};

/* The rules ".name { ... }" and "span.name { ... }" of all style elements. */
struct html_classes html_read_classes(const struct html_tree *tree, struct arena *scratch);
/* What the classes and the style attribute of an element say together. */
struct html_declared html_declared(const struct html_tree *tree, const struct html_classes *classes,
                                   uint32_t node);

#endif
