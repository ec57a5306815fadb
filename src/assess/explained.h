/* Terms that the page itself explains. For this room only. */
#ifndef ASSESS_EXPLAINED_H
#define ASSESS_EXPLAINED_H

#include "doc/doc.h"

/* Flags the words of every term that the page explains somewhere (DOC_EXPLAINED). */
void assess_mark_explained(struct doc *doc, struct arena scratch);

#endif
