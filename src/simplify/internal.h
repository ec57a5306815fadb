/* What the files of the simplify room share. */
#ifndef SIMPLIFY_INTERNAL_H
#define SIMPLIFY_INTERNAL_H

#include "simplify/simplify.h"

/* First letter made a capital; a copy in the arena. */
struct str simplify_capitalise(struct str text, struct arena *arena);

/* Explanations: appends INSERT and MARK edits for the terms of findings, and tells the glossary
 * which of them are explained in the text. `edits` holds the accepted splits. */
void simplify_explain(struct doc *doc);

/* Does the result keep what the source says? NULL when it does, else the reason in plain words.
 * Knows neither rules nor edits: it sees two texts. */
const char *simplify_guard(struct str source, struct str result, struct arena scratch);

#endif
