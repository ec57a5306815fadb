/* Takes the sting out of pages that would make the HTML parser slow: it compares each attribute
 * with all before it in the tag. */
#ifndef READ_HTML_GUARD_H
#define READ_HTML_GUARD_H

#include "base/str.h"

/* The page, or a copy of the same size in which the attributes past a tag's first 500 are blank. */
struct str html_guard(struct str page, struct arena *scratch);

#endif
