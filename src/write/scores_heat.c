/* The heat map of a document in a terminal: a bar for each sentence in reading order, higher and
 * redder the harder it is, and how many sentences each band's readers manage. */
#include "write/scores.h"

enum { COLUMNS = 64, MOST_ROWS = 12 };

static const char *const bars[LEVEL_SHADES] = {"▁", "▂", "▄", "▆", "█"};
static const char *const colours[LEVEL_SHADES] = {"\033[32m", "\033[92m", "\033[33m", "\033[91m",
                                                  "\033[31m"};

void heat_bar(struct buf *out, const struct write_options *options, unsigned shade) {
    if (options->use_colour) buf_add(out, str_from(colours[shade]));
    buf_add(out, str_from(bars[shade]));
    if (options->use_colour) buf_add(out, STR("\033[0m"));
}

/* The bars of a document, each for `group` sentences: the hardest of them. */
static void write_bars(const struct doc *doc, const struct write_options *options, uint32_t group,
                       struct buf *out) {
    uint32_t columns = 0, seen = 0;
    double hardest = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_level *level = &doc->sentences.items[i].level;
        if (!level->is_valid) continue;
        if (level->value > hardest) hardest = level->value;
        if (++seen % group) continue;
        if (columns % COLUMNS == 0) buf_add(out, columns ? STR("\n  ") : STR("  "));
        heat_bar(out, options, level_shade(options, hardest));
        hardest = 0;
        columns++;
    }
    if (seen % group) heat_bar(out, options, level_shade(options, hardest));
    buf_add_char(out, '\n');
}

void heat_map(const struct doc *doc, const struct write_options *options, struct buf *out) {
    uint32_t counts[LEVEL_SHADES];
    uint32_t sentences = level_distribution(doc, options, counts);
    uint32_t group = sentences / (COLUMNS * MOST_ROWS) + 1;
    if (!sentences) return;
    if (group == 1)
        buf_add(out, STR("\n  A bar for each sentence; the band whose readers manage it:\n"));
    else
        buf_format(out, "\n  A bar for each %u sentences, the hardest of them:\n", group);
    write_bars(doc, options, group, out);
    buf_add_char(out, ' ');
    for (unsigned i = 0; i < LEVEL_SHADES; i++) {
        buf_add_char(out, ' ');
        heat_bar(out, options, i);
        buf_format(out, " %s %u ", level_shade_name(options, i), counts[i]);
    }
    buf_add_char(out, '\n');
}
