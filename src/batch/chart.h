/* Bars in SVG, two for each row: before and after. The page's style sheet colours them; a table
 * beside a chart says the same in figures. */
#ifndef BATCH_CHART_H
#define BATCH_CHART_H

#include "host/out.h"

struct chart_row {
    const char *label; /* short: "B1" */
    double before, after;
};

struct chart {
    const char *id;           /* of the element; the title's and the text's follow from it */
    const char *title, *unit; /* "Share of long sentences", "%" */
    int decimals;
    const struct chart_row *rows;
    size_t count;
};

void chart_write(struct out *out, const struct chart *chart);
/* Text for HTML, as people may see it, with what has a meaning there escaped. */
void chart_escape(struct out *out, const char *given);

#endif
