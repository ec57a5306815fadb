/* See chart.h. Sizes are in the units of the view box, which is as wide as a small telephone, so
 * that letters stay readable there; on larger windows the style sheet lets it grow. */
#include "batch/chart.h"

#include <string.h>

enum { WIDTH = 320, LETTER = 8, VALUE = 54, BAR = 13, ROW = 38, TOP = 4 };

void chart_escape(struct out *out, const char *given) {
    struct out shown = {0};
    out_shown(&shown, given);
    for (const char *text = shown.size ? shown.bytes : ""; *text; text++) {
        const char *as = *text == '&'   ? "&amp;"
                         : *text == '<' ? "&lt;"
                         : *text == '>' ? "&gt;"
                         : *text == '"' ? "&quot;"
                                        : NULL;
        if (as)
            out_text(out, as);
        else
            out_add(out, text, 1);
    }
    out_release(&shown);
}

static double most_of(const struct chart *chart) {
    double most = 0;
    for (size_t i = 0; i < chart->count; i++) {
        if (chart->rows[i].before > most) most = chart->rows[i].before;
        if (chart->rows[i].after > most) most = chart->rows[i].after;
    }
    return most;
}

/* What a reader of the page hears instead of the bars. */
static void write_description(struct out *out, const struct chart *chart) {
    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_row *row = &chart->rows[i];
        out_format(out, "%s", i ? "; " : "");
        chart_escape(out, row->label);
        out_format(out, ": before %.*f%s, after %.*f%s", chart->decimals, row->before, chart->unit,
                   chart->decimals, row->after, chart->unit);
    }
    out_text(out, ".");
}

/* Room for the longest label in front of the bars. */
static int label_width(const struct chart *chart) {
    size_t longest = 0;
    for (size_t i = 0; i < chart->count; i++)
        if (strlen(chart->rows[i].label) > longest) longest = strlen(chart->rows[i].label);
    return (int)(longest + 1) * LETTER;
}

static void write_bar(struct out *out, const struct chart *chart, const char *class, double value,
                      double most, int x, int y) {
    double width = most > 0 ? value / most * (WIDTH - x - VALUE) : 0;
    out_format(out, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", class, x,
               y, width > 1 ? width : 1, BAR);
    out_format(out, "<text x=\"%.1f\" y=\"%d\">%.*f%s</text>\n", x + width + 5, y + BAR - 2,
               chart->decimals, value, chart->unit);
}

void chart_write(struct out *out, const struct chart *chart) {
    double most = most_of(chart);
    int x = label_width(chart);
    out_format(out,
               "<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s-title %s-text\" "
               "viewBox=\"0 0 %d %zu\">\n<title id=\"%s-title\">",
               chart->id, chart->id, WIDTH, TOP + chart->count * ROW, chart->id);
    chart_escape(out, chart->title);
    out_format(out, "</title>\n<desc id=\"%s-text\">", chart->id);
    write_description(out, chart);
    out_text(out, "</desc>\n");
    for (size_t i = 0; i < chart->count; i++) {
        const struct chart_row *row = &chart->rows[i];
        int y = TOP + (int)i * ROW;
        out_format(out, "<text class=\"label\" x=\"%d\" y=\"%d\">", x - 6, y + BAR + 6);
        chart_escape(out, row->label);
        out_text(out, "</text>\n");
        write_bar(out, chart, "before", row->before, most, x, y);
        write_bar(out, chart, "after", row->after, most, x, y + BAR + 2);
    }
    out_text(out, "</svg>\n");
}
