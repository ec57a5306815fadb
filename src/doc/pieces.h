/* The one iterator that feeds all writers: a block's text with the edits applied, piece by piece,
 * each piece with its style and where it comes from. */
#ifndef DOC_PIECES_H
#define DOC_PIECES_H

#include "doc/doc.h"

enum doc_origin {
    DOC_FROM_SOURCE, /* the author's words */
    DOC_FROM_EDIT,   /* words put in the place of others */
    DOC_FROM_US,     /* an explanation that the source does not have */
};

struct doc_piece {
    struct str text;
    enum doc_origin origin;
    uint16_t style;
    uint32_t link;
    uint32_t abbreviation;
    const struct doc_term *term; /* set on the words that a glossary entry explains */
    const struct doc_edit *edit; /* the edit behind this piece, or NULL */
};

struct doc_pieces {
    const struct doc *doc;
    uint32_t offset, end; /* text offsets still to come */
    uint32_t run, edit;
    const struct doc_edit *pending; /* its text comes next */
};

/* Pieces of a stretch of text that lies within one block. */
struct doc_pieces doc_pieces_of(const struct doc *doc, struct span text);
/* False at the end. */
bool doc_pieces_next(struct doc_pieces *pieces, struct doc_piece *piece);
/* What of the words between two items of a list is shown behind the first one: ":" or " and", and
 * no comma, since each item begins on a line of its own. */
struct str doc_between_items(struct str text);
/* The stretch as plain text with its edits applied, without styles. */
struct str doc_plain_text(const struct doc *doc, struct span text, struct arena *arena);

/* The same without explanations of ours: the author's sentence as readers get it. */
struct str doc_edited_text(const struct doc *doc, struct span text, struct arena *arena);

#endif
