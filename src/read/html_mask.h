/* What a browser sees as tags, and nothing else: a copy of the page, byte for byte as long as the
 * page, that libxml2 can read without being misled. Each byte keeps its place, so that what the
 * parser says of places is true of the page. */
#ifndef READ_HTML_MASK_H
#define READ_HTML_MASK_H

#include "read/html_tree.h"

/* A stretch of the page that is no ordinary text. */
struct html_mark {
    struct span place;
    bool is_literal; /* text in which "&amp;" is just that; else no text at all */
};

struct html_mask {
    struct str page; /* tags without attributes, and text without '<', '&' and what is not ASCII */
    DOC_ARRAY(struct html_mark) marks; /* sorted, disjoint */
};

/* Comments, doctypes, scripts and the like become white space; so do svg and template elements,
 * tags and all. Comments that speak to plainer stay. `is_xml`: "<div/>" is a whole element and
 * CDATA sections are text. Linear in the page's size. */
struct html_mask html_mask(struct str page, bool is_xml, struct arena *scratch);

/* The end of the name that starts at `at`, and the element it names. */
uint32_t html_name_end(struct str page, uint32_t at);
enum html_tag html_tag_at(struct str page, uint32_t at);
/* Does this name start at `at`, in any case and as a whole, with more of its tag behind it? */
bool html_is_named(struct str page, size_t at, struct str name);

/* ---- for html_mask.c: where an element whose content is no markup ends (html_raw.c) ---- */

/* Offset of the '<' of the first end tag, or SIZE_MAX when there is none. `from` stands behind the
 * start tag. */
size_t html_raw_end(struct str page, size_t from, enum html_tag tag);
/* The same for a script, in which comments count. */
size_t html_script_end(struct str page, size_t from);
/* One past the end of an svg or template element, or SIZE_MAX. */
size_t html_hidden_end(struct str page, size_t from, enum html_tag tag);

#endif
