/* Pages written by office programs and by pdftohtml, made into plain HTML. For the files html*.c
 * alone. */
#ifndef READ_HTML_OFFICE_H
#define READ_HTML_OFFICE_H

#include "read/html_tree.h"

/* Word's list paragraphs become items, paragraphs whose class says Heading or Title become
 * headings, running headers go; pages of pdftohtml are handed to html_tidy_pdf. */
void html_tidy_office(struct html_tree *tree, struct arena scratch);
/* Lines that pdftohtml keeps apart are joined to paragraphs; page numbers go (html_pdf.c). */
void html_tidy_pdf(struct html_tree *tree, struct arena scratch);

/* What plainer itself added to a page goes (html_own.c). */
void html_tidy_own(struct html_tree *tree);
/* Is it the paragraph that stands for a picture there? */
bool html_is_own_picture(const struct html_tree *tree, uint32_t node);

/* The node, and all below it, is no part of the page any more. */
void html_remove(struct html_tree *tree, uint32_t node);
/* How deep an item that was a paragraph of Word lies, from 1. */
uint32_t html_item_level(const struct html_tree *tree, uint32_t item);
/* Does its mark count? *number gets the number, or 1 for letters. */
bool html_item_number(const struct html_tree *tree, uint32_t item, uint32_t *number);

#endif
