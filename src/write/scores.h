/* What the files of the score writers share: scores.c (table, JSON, CSV), scores_heat.c (the heat
 * map of a terminal) and scores_html.c (the heat map as a page). */
#ifndef WRITE_SCORES_H
#define WRITE_SCORES_H

#include "write/levels.h"

/* One bar, as high as the shade is hard. */
void heat_bar(struct buf *out, const struct write_options *options, unsigned shade);
/* Bars of all sentences with a legend; nothing for a document whose sentences have no level. */
void heat_map(const struct doc *doc, const struct write_options *options, struct buf *out);

#endif
