/* What printing leaves in a text: numbers of pages, and words that a line's end broke in two. For
 * text_*.c and html_pdf.c. */
#ifndef READ_PRINTED_H
#define READ_PRINTED_H

#include "base/str.h"

#define PRINTED_NO_NUMBER UINT32_MAX

/* "12", "- 12 -", "Page 12", "Page 12 of 30", "12/30" or "12 | Page": the page's number, else
 * PRINTED_NO_NUMBER. */
uint32_t printed_page_number(struct str line);

/* Bytes of the hyphen (soft, or U+2010, too) at the line's end, or 0. */
size_t printed_hyphen_size(struct str line);
/* Does the line end in a hyphen behind a letter, and does the next go on in lower case? Not "short-
 * and long-". */
bool printed_is_broken(struct str line, struct str next);
/* The letters that a line starts with. */
struct str printed_tail(struct str line);

/* A form of a broken word to look for, in lower case. */
struct printed_form {
    struct str word;
    bool is_seen;
};

/* Both forms of every broken word, with the hyphen and without. */
struct printed_forms {
    struct printed_form *items;
    uint32_t count, capacity;
    uint32_t *slots; /* index plus one */
    uint32_t mask;
};

/* Adds both forms of a word. All words are added first, then all lines are seen. */
void printed_add(struct printed_forms *forms, struct str line, struct str next,
                 struct arena *scratch);
void printed_index(struct printed_forms *forms, struct arena *scratch);
/* Notes the forms that stand in the text. The halves of broken words at its ends are no words. */
void printed_see(struct printed_forms *forms, struct str text, bool starts_broken,
                 bool ends_broken);
/* Was the broken word seen in one piece, with its hyphen or without? It must have been added. */
bool printed_has(const struct printed_forms *forms, struct str line, struct str next,
                 bool with_hyphen, struct arena scratch);

#endif
