/* The comment that switches a rule off at a finding, and where it goes so that the page stays the
 * same for readers. */
#ifndef LSP_COMMENT_H
#define LSP_COMMENT_H

#include "lsp/page.h"

struct comment {
    size_t count; /* of the insertions, 1 or 2 */
    size_t at[2];
    struct out texts[2];
};

/* False where no comment can stand, as in plain text. */
bool comment_for(const struct page *page, const struct page_finding *finding,
                 struct comment *comment);
void comment_release(struct comment *comment);

#endif
