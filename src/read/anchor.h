/* Finds, for the text that a Markdown parser hands out, the exact place it came from. cmark's block
 * positions are right but its inline columns are not, so the content of each paragraph is put
 * together here as cmark does it (container prefixes stripped line by line) and a cursor walks over
 * it in step with cmark's inline nodes: a CommonMark inline tree says exactly which characters of
 * markup stand between two pieces of text, so nothing is ever searched for. Knows no cmark. */
#ifndef READ_ANCHOR_H
#define READ_ANCHOR_H

#include "read/build.h"
#include "read/decode.h"

struct anchor_line {
    uint32_t start, end; /* offsets in the text; end before the line ending */
};

struct anchor_lines {
    struct anchor_line *items;
    uint32_t count, capacity;
};

/* A block quote or list item: what it takes off the start of a line. */
struct anchor_container {
    bool is_quote;
    uint32_t needed; /* items: columns of indentation */
    uint32_t line;   /* where it starts, and the place behind its marker there */
    uint32_t byte, column;
};

/* A line of the leaf's content and where it begins in the text. */
struct anchor_segment {
    uint32_t content, text;
};

/* A piece of a literal; start and end are offsets in the leaf's content. */
struct anchor_part {
    struct str text;
    uint32_t start, end;
    bool is_exact;
};

struct anchor {
    struct str text;
    struct arena *scratch;
    struct anchor_lines lines;
    DOC_ARRAY(struct anchor_container) containers;
    struct buf content; /* of the open leaf */
    DOC_ARRAY(struct anchor_segment) segments;
    uint32_t last_line; /* of the open leaf */
    uint32_t at;        /* the cursor in the content */
    uint32_t code_end;  /* of the open code span, before its closing backticks */
    uint32_t ticks;
    bool is_lost; /* the literals did not match: places are the whole leaf from here */
    bool is_autolink;
};

enum anchor_cell_kind { ANCHOR_CELL, ANCHOR_TEXT, ANCHOR_TERM, ANCHOR_DEFINITION };

/* A cell of a pipe table, the text before it, or part of a definition list: content offsets
 * without the blanks around it. */
struct anchor_cell {
    uint32_t start, end, row;
    enum anchor_cell_kind kind;
};

struct anchor_cells {
    struct anchor_cell *items;
    uint32_t count, capacity;
};

/* The lines of `text` from an offset on; LF, CR and CRLF end a line. */
struct anchor_lines anchor_split(struct str text, size_t from, struct arena *scratch);
/* The source bytes of a stretch of the text. */
struct span anchor_source(const struct read_map *map, struct span place);
/* build_text for a stretch of the decoded text: exact where the file has the same bytes, and
 * without characters that cannot be seen. */
void anchor_put(struct build *build, const struct read_map *map, struct str text, struct span place,
                bool is_exact, struct build_inline how);

void anchor_start(struct anchor *anchor, struct str text, size_t from, struct arena *scratch);
/* Lines and columns are cmark's: from 1, in bytes. */
uint32_t anchor_offset(const struct anchor *anchor, uint32_t line, uint32_t column);
struct anchor_line anchor_line(const struct anchor *anchor, uint32_t line);

void anchor_enter_container(struct anchor *anchor, bool is_quote, uint32_t line);
void anchor_leave_container(struct anchor *anchor);

/* Takes up a paragraph or heading; its link definitions are passed over. */
void anchor_open_leaf(struct anchor *anchor, uint32_t first_line, uint32_t last_line,
                      uint32_t column, bool is_heading);
/* A stretch of the content as a stretch of the text; a line end takes the next line's prefix in. */
struct span anchor_place(const struct anchor *anchor, uint32_t start, uint32_t end);
/* The next piece of a text literal, which shrinks; false when it is used up. */
bool anchor_next(struct anchor *anchor, struct str *literal, struct anchor_part *part);

void anchor_skip_marks(struct anchor *anchor, uint32_t count); /* of * and _ */
void anchor_skip_literal(struct anchor *anchor, struct str literal);
/* Passes a line end and gives it as a part without text. */
struct anchor_part anchor_skip_break(struct anchor *anchor);
void anchor_enter_code(struct anchor *anchor, struct str literal);
bool anchor_next_code(struct anchor *anchor, struct str *literal, struct anchor_part *part);
void anchor_leave_code(struct anchor *anchor);
void anchor_enter_link(struct anchor *anchor, bool is_image);
void anchor_leave_link(struct anchor *anchor);

/* Lines from a column of the first one to the end of the last, with blanks for what block quotes
 * put before them; *start is the first byte's place in the text. */
struct str anchor_fragment(const struct anchor *anchor, uint32_t first_line, uint32_t last_line,
                           uint32_t column, uint32_t *start);

/* The cells of the leaf's content, row by row and as many in each row as in the first (GitHub
 * Flavored Markdown, 4.10); before them the text of the lines that precede the table. None when
 * there is no pipe table. */
struct anchor_cells anchor_table(const struct anchor *anchor);
/* A line, and behind it lines that start with ": ": a term and its definitions (PHP Markdown
 * Extra). None when it is something else. */
struct anchor_cells anchor_definitions(const struct anchor *anchor);

#endif
