/* The read room's door: bytes of a page become blocks and runs with places in the source. It opens
 * no file, fetches nothing, and knows nothing of language. */
#ifndef READ_READ_H
#define READ_READ_H

#include "doc/doc.h"

enum read_format { READ_GUESS, READ_HTML, READ_MARKDOWN, READ_TEXT, READ_CONLLU, READ_VERBATIM };

struct read_options {
    enum read_format format;
    bool whole_page;    /* take everything, not only the article */
    bool is_fragment;   /* no page but a part of one: all that can be seen, be it nothing at all */
    struct str select;  /* ELEMENT, #ID or .CLASS; empty: find the article */
    size_t max_bytes;   /* largest input; 0: the default of 64 MiB */
    uint32_t max_depth; /* deepest nesting of elements; 0: the default of 512 */
};

/* Fills doc's text, title, blocks, runs, links and anchors from doc->source and doc->name (whose
 * ending tells the format when none is given). False, with *failure filled, when the bytes are not
 * what they say. An empty file is an empty document. */
bool read_document(struct doc *doc, const struct read_options *options, struct failure *failure,
                   struct arena scratch);

#endif
