/* What the files of the text writer share: text.c (blocks), text_inline.c
 * (runs and links), text_table.c; and the door that
 * the diff uses. */
#ifndef WRITE_TEXT_H
#define WRITE_TEXT_H

#include "write/wrap.h"
#include "write/write.h"

/* Stands in a block's text where a new paragraph begins. */
enum { TEXT_PARAGRAPH = '\x1E', TEXT_ITEM = '\x1F' };

/* Where in the output each leaf block begins, in document order, and at last where the blocks end:
 * the same number whatever the edits are. */
struct text_marks {
    size_t *items;
    uint32_t count, capacity;
};

struct text {
    const struct doc *doc;
    const struct write_options *options;
    struct wrap wrap;
    bool is_linear;           /* tables are told cell by cell */
    uint32_t headline;        /* the block that is the page's title, or DOC_NONE */
    struct buf leaf;          /* text of the block at hand */
    struct text_marks *marks; /* may be NULL */
    bool is_bare;  /* the content alone: paragraphs unwrapped, no pictures, no addresses of links */
    bool is_apart; /* sentences are set apart: the block at hand is a paragraph of a spaced page */
    uint32_t *numbers;          /* by link: its number, or 0 */
    uint32_t *slots, slot_mask; /* numbered links by the hash of their target */
    DOC_ARRAY(uint32_t) listed; /* links in the order of their numbers */
};

void text_write_marked(const struct doc *doc, const struct write_options *options, struct buf *out,
                       struct text_marks *marks);
/* The page a paragraph a line, for what lays it out anew: lists and headings as in the text format,
 * tables cell by cell. */
void text_write_lines(const struct doc *doc, const struct write_options *options, struct buf *out);
/* A block's text with its edits, hidden controls dropped, links numbered; valid until the next
 * call. */
struct str text_of_block(struct text *text, uint32_t index);
/* Makes room for the numbers of links. */
void text_links_start(struct text *text);
/* Notes, for the diff, that a leaf begins here. */
void text_mark(struct text *text);
void text_children(struct text *text, uint32_t index);
void text_block(struct text *text, uint32_t index);

/* Raised digits, so that "needs.2" does not read as a number: a note's mark or a power. */
void text_add_raised(struct buf *leaf, struct str text);
bool text_is_number(struct str text); /* nothing but digits */

/* text_table.c */
void text_table(struct text *text, uint32_t index);

#endif
