/* HTML elements that are open around Markdown, and fragments of HTML. For markdown_html.c alone. */
#ifndef READ_MARKDOWN_TAGS_H
#define READ_MARKDOWN_TAGS_H

#include "read/markdown_parts.h"

/* A document of the HTML reader, copied out of the arena that it was made in. */
struct markdown_fragment {
    struct doc doc;
    struct failure failure;
    bool is_read;
};

/* What a tag does to the text behind it. */
struct markdown_tag {
    struct str literal;
    struct build_inline look; /* link and abbreviation are entries of the document's tables */
    struct str alternative, image;
    bool is_bare; /* a picture that nothing describes */
    bool is_dropped, is_break, is_space;
};

void markdown_read_fragment(struct markdown *r, struct str html, struct markdown_fragment *fragment,
                            struct arena *scratch);

/* What a start tag does; valid until the next call. */
const struct markdown_tag *markdown_tag_of(struct markdown *r, struct str literal);

/* Opens the element of a start tag, which must last; `place` is the tag's, in the text. Elements
 * below the first `from` stay. r->failure tells when too many are open. */
void markdown_open_element(struct markdown *r, struct str tag, uint32_t from, uint32_t place);
/* Closes the element that an end tag means, and what is open in it. */
void markdown_close_element(struct markdown *r, struct str tag, uint32_t from);
/* Works out what those do that are open now. To be called behind the last of several tags: most of
 * them are closed again, and cost nothing. */
void markdown_settle_elements(struct markdown *r);

#endif
