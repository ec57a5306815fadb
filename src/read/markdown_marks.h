/* Marks that cmark leaves in the text: strikethrough, footnote references, boxes of task lists and
 * ids of headings. They are found in a leaf's content before its text is read; those that turn out
 * to lie in code, addresses or HTML never meet a text and so do nothing. */
#ifndef READ_MARKDOWN_MARKS_H
#define READ_MARKDOWN_MARKS_H

#include "read/anchor.h"
#include "read/markdown_notes.h"

enum markdown_mark_kind { MARKDOWN_NOTHING, MARKDOWN_DROP, MARKDOWN_BOX, MARKDOWN_NOTE };

/* A stretch of the leaf's content. */
struct markdown_mark {
    uint32_t start, end;
    enum markdown_mark_kind kind;
    uint32_t note;  /* index of the note */
    bool is_ticked; /* the box */
};

struct markdown_marks {
    struct markdown_mark *items;
    uint32_t count, capacity;
};

enum markdown_leaf { MARKDOWN_PARAGRAPH, MARKDOWN_HEADING, MARKDOWN_ITEM_START };

/* Marks of the leaf's content in order; `id` gets a heading's "{#id}", or stays empty. */
struct markdown_marks markdown_find_marks(const struct anchor *anchor, enum markdown_leaf leaf,
                                          bool has_cells, const struct markdown_notes *notes,
                                          struct str *id);

#endif
