/* What single lines of plain text look like: indentation, quote marks, bullets and numbers, rules.
 * What they mean next to each other is for text.c. */
#ifndef READ_TEXT_LINES_H
#define READ_TEXT_LINES_H

#include "base/str.h"

/* Kinds of marks before an item, bullets aside. */
enum text_marker { TEXT_NO_MARKER, TEXT_NUMBER = 1, TEXT_NUMBER_BRACKET = 2, TEXT_LETTER = 3 };

struct text_line {
    uint32_t start, end;  /* without the blanks around it; equal for a blank line */
    uint32_t quote;       /* number of ">" before it */
    uint32_t indent;      /* columns before it, behind the quote marks */
    uint32_t marker;      /* enum text_marker, or 16 and more for a bullet */
    uint32_t marker_size; /* with the blanks behind it */
    uint32_t number;
    uint32_t width;     /* in characters */
    bool starts_page;   /* a form feed stands before it */
    bool is_unhyphened; /* its last hyphen only broke a word */
};

struct text_lines {
    struct text_line *items;
    uint32_t count, capacity;
};

struct text_lines text_lines_of(struct str text, struct arena *scratch);

static inline bool text_line_is_blank(const struct text_line *line) {
    return line->start == line->end;
}
static inline bool text_line_is_bullet(const struct text_line *line) {
    return line->marker > TEXT_LETTER;
}
/* An en dash also starts attributions and asides. */
bool text_line_is_dash(const struct text_line *line);
/* A bullet that is nothing but a bullet. */
bool text_line_is_dot(const struct text_line *line);
/* The character of a line of nothing but three or more "=", "-", "*", "_" or "~", else 0. */
char text_line_rule(struct str text, const struct text_line *line);
/* How many numbers lead a line like "1.2 Title" (2) or "1 Title" (1); 0 when it is not short, or
 * ends like a sentence, or does not go on with a capital letter. */
uint32_t text_line_heading_depth(struct str text, const struct text_line *line);
/* Is it short, without the end of a sentence, and all letters, or at least the first, capitals? */
enum text_case { TEXT_NO_TITLE, TEXT_CAPITAL, TEXT_CAPITALS };
enum text_case text_line_title(struct str text, const struct text_line *line);
/* "Name: value" */
bool text_line_is_label(struct str text, const struct text_line *line);
/* "--" alone: what follows is the sender's signature. */
bool text_line_is_signature(struct str text, const struct text_line *line);
/* Takes out the page numbers of a text with form feeds, and the gap where a sentence runs on over
 * a page's end. */
void text_join_pages(struct str text, struct text_lines *lines);
/* Does the line end in a hyphen, and does the next go on in lower case? */
bool text_line_is_hyphened(struct str text, const struct text_line *line,
                           const struct text_line *next);
uint32_t text_line_hyphen_size(struct str text, const struct text_line *line); /* in bytes */
/* Finds the hyphens that only broke a word: the text has that word elsewhere, or what follows is
 * never a word of its own. In doubt a hyphen stays. */
void text_find_hyphens(struct str text, struct text_lines *lines, struct arena *scratch);
/* Width of the first word, in bytes. */
uint32_t text_line_first_word(struct str text, const struct text_line *line);

#endif
