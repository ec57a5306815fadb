/* How far pieces of Markdown reach: link destinations, titles, labels, definitions and entities,
 * as cmark 0.30 takes them. Each function gives the offset behind the piece, or SCAN_NONE. */
#ifndef READ_SCAN_H
#define READ_SCAN_H

#include "base/str.h"

#define SCAN_NONE SIZE_MAX

/* A backslash and ASCII punctuation? */
bool scan_is_escape(struct str s, size_t at);
size_t scan_blanks(struct str s, size_t at); /* spaces and tabs */
size_t scan_label(struct str s, size_t at);  /* [...] without brackets in it */
/* "(destination "title")" */
size_t scan_link_tail(struct str s, size_t at);
/* "[label]: destination "title"" up to the next line */
size_t scan_definition(struct str s, size_t at);

/* An entity at s[at] that was decoded to what `literal` starts with. */
struct scan_entity {
    size_t source_size, literal_size; /* 0 when there is none */
};
struct scan_entity scan_entity(struct str s, size_t at, struct str literal);

#endif
