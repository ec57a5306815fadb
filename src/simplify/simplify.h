/* The simplify room's door: findings become edits, conflicts are settled, and a guard checks every
 * changed sentence against its source. It emits edits and never touches text. */
#ifndef SIMPLIFY_SIMPLIFY_H
#define SIMPLIFY_SIMPLIFY_H

#include "doc/doc.h"

enum simplify_mode { SIMPLIFY_NONE, SIMPLIFY_SAFE, SIMPLIFY_ALL };

/* Fills doc->edits (sorted, disjoint), completes doc->glossary, and writes into every finding that
 * asked for an edit and got none why not. With SIMPLIFY_NONE there are no edits and no glossary. */
void simplify_document(struct doc *doc, enum simplify_mode mode, struct arena scratch);

#endif
