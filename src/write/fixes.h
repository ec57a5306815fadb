/* Edits as changes of the file itself. An edit can be made there when the words it replaces stand
 * in the file as they are, without markup between them; the edits of one sentence are made together
 * or not at all. */
#ifndef WRITE_FIXES_H
#define WRITE_FIXES_H

#include "doc/doc.h"

struct fix {
    struct span source; /* bytes of the file */
    struct str after;
    uint32_t finding; /* index of the one that it mends, perhaps with other fixes */
    uint32_t next;    /* the next fix of the same finding, or DOC_NONE */
};

struct fixes {
    DOC_ARRAY(struct fix) items; /* in order of place, disjoint */
    uint32_t *heads;             /* by finding: its first fix, or DOC_NONE */
    uint32_t findings;           /* how many they mend */
};

/* The changes that the document's edits make of the file. Explanations of ours and glossary marks
 * are none. Memory comes from `arena`. */
struct fixes fixes_of(const struct doc *doc, struct arena *arena);
/* The same of its offers, each of which stands or falls for itself. */
struct fixes fixes_of_offers(const struct doc *doc, struct arena *arena);
/* The file with the changes made; all other bytes stay. */
void fixes_apply(const struct doc *doc, const struct fixes *fixes, struct buf *out);

#endif
