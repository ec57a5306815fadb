/* What the files of the HTML writer share: html.c (blocks), html_table.c, html_inline.c, page.c
 * (the page around them) and style.c. Only elements and attributes that stand in these files ever
 * reach a page. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H

#include "write/write.h"

/* The headings we are under, by their levels in the source. */
struct outline {
    uint8_t levels[8];
    unsigned depth;
};

/* A page with so many headings has contents. */
enum { HTML_PARTS_OF_CONTENTS = 5 };

struct html {
    const struct doc *doc;
    const struct write_options *options;
    struct buf *out;
    uint32_t *ids;       /* by block: the number of one that a link of the page leads to, or 0 */
    uint32_t *targets;   /* by link inside the page: the block it leads to; 0 is the whole text */
    bool *is_used;       /* by glossary entry: the id of its first use stands in the page */
    uint32_t part_count; /* headings that the contents would name */
    uint32_t captions;   /* written so far */
    uint32_t headline;   /* the block that is the page's h1, or DOC_NONE */
    struct outline outline;
    bool in_header_cell; /* th may hold no heading */
    bool is_paragraph;   /* what is being written is the inside of a p element */
    bool is_in_list;     /* ... or of a list that an edit has made of its end */
    bool is_unlinked;    /* links stay text */
    bool is_placeless;   /* nothing of the page can be led to: links into it stay text */
    /* Called around each sentence of the text; NULL: sentences are not told apart. */
    void (*open_sentence)(struct html *html, uint32_t sentence);
    void (*close_sentence)(struct html *html, uint32_t sentence);
};

/* html.c: blocks by their index. */
void html_block(struct html *html, uint32_t index);
void html_children(struct html *html, uint32_t index);
/* `<tag` with id and lang, without the `>`. */
void html_open(struct html *html, const char *tag, uint32_t index);
void html_close(struct html *html, const char *tag);
/* Is this what a lang attribute may hold? A source may say anything there, at any length. */
bool html_is_language(struct str tag);
/* A block of runs as one element; false, and nothing written, when it has no text. */
bool html_leaf(struct html *html, const char *tag, uint32_t index);
/* All children, leaving out `except` (DOC_NONE for none). */
void html_children_except(struct html *html, uint32_t index, uint32_t except);
/* The first child of a kind, or DOC_NONE. */
uint32_t html_first_child(const struct doc *doc, uint32_t index, enum doc_block_kind kind);

/* The level of the next heading: those of the source without gaps, below the one h1. */
unsigned html_level(struct outline *outline, uint8_t level);

/* html_picture.c */
void html_picture(struct html *html, uint32_t index);

/* html_table.c */
void html_table(struct html *html, uint32_t index);

/* html_inline.c: the text of a block with its edits, styles, links and terms. */
void html_inline(struct html *html, uint32_t index);
/* Does the link lead anywhere that a page may link to? */
bool html_link_works(const struct doc *doc, uint32_t link);
/* ... and to another page? */
bool html_leads_away(const struct doc *doc, uint32_t link);

/* page.c */
/* The heading that serves as the page's h1: the first block; or the one that says what the title
 * says ("Title" of "Title | Site"). A later heading of a part is none: DOC_NONE. */
uint32_t html_headline(const struct doc *doc);
/* What writing blocks needs to know of the document. */
struct html html_start(const struct doc *doc, const struct write_options *options, struct buf *out);
/* Is the block a heading of a part of the page, which the contents name? */
bool html_is_part(const struct html *html, uint32_t index);
/* What the source calls itself: a title, the headline, or the file's name; may be empty. */
struct str html_source_name(const struct html *html);

/* page_parts.c: what stands around the text of a plain page. Below the h1: */
void html_opening(struct html *html);
/* ... before the block that starts a part that may hurt: */
void html_content_notes(struct html *html, uint32_t block);
/* ... and behind the text. */
void html_closing(struct html *html);
/* Does the page end with where to get help? */
bool html_has_help(const struct doc *doc);
/* What a plain page says of itself, as plain text, for formats without links. */
void html_about_text(const struct doc *doc, const struct write_options *options, struct buf *out);
/* Minutes that readers of the band take for the plain text, at least 1. */
uint32_t html_minutes(const struct doc *doc, struct arena scratch);

/* The glossary entry of a term, or DOC_NONE. */
uint32_t html_entry(const struct html *html, const struct doc_term *term);

/* style.c */
extern const char *const html_style[]; /* parts; NULL at the end */
extern const char html_spaced_style[];
extern const char html_heat_style[]; /* of the page of scores */

#endif
