/* Scores as a page to show around: the text with its sentences shaded by reading band, a legend,
 * how many sentences each band's readers manage, and the hardest ten. */
#include "base/escape.h"
#include "write/frame.h"
#include "write/html.h"
#include "write/names.h"
#include "write/places.h"
#include "write/scores.h"
#include "write/writers.h"

enum { HARDEST = 10 };

static const struct doc_level *level_of(const struct doc *doc, uint32_t sentence) {
    return &doc->sentences.items[sentence].level;
}

/* ---- the text ---- */

static void open_sentence(struct html *html, uint32_t sentence) {
    const struct doc_level *level = level_of(html->doc, sentence);
    if (!level->is_valid) return;
    struct buf why = {.arena = html->out->arena};
    unsigned shade = level_shade(html->options, level->value);
    level_reasons(&why, html->doc, &html->doc->sentences.items[sentence]);
    buf_format(html->out, "<mark class=\"s%u\" id=\"d%u-%u\" title=\"Level %.1f", shade,
               html->options->documents_before + 1, sentence + 1, level->value);
    if (why.size) buf_add(html->out, STR(": "));
    escape_html(html->out, buf_str(&why));
    buf_add(html->out, STR("\">"));
}

/* Harder than the readers manage: a figure says so to those who do not see the shade. */
static void close_sentence(struct html *html, uint32_t sentence) {
    const struct doc_level *level = level_of(html->doc, sentence);
    if (!level->is_valid) return;
    if (level->value > html->doc->band->reading_level)
        buf_format(html->out,
                   " <span class=\"tag\"><span class=\"unseen\">level </span>%.1f</span>",
                   level->value);
    buf_add(html->out, STR("</mark>"));
}

static void write_shaded_text(const struct doc *doc, const struct write_options *options,
                              struct buf *out) {
    struct html html = html_start(doc, options, out);
    html.headline = DOC_NONE;
    html.outline = (struct outline){.levels = {0, 0}, .depth = 2}; /* under h2 and h3 */
    html.is_unlinked = true;
    html.open_sentence = open_sentence;
    html.close_sentence = close_sentence;
    buf_add(out, STR("<h3>The text</h3>\n<div class=\"heat\">\n"));
    if (doc->blocks.count) html_block(&html, 0);
    buf_add(out, STR("</div>\n"));
}

/* ---- the figures ---- */

static void write_level(const struct doc *doc, const struct write_options *options,
                        struct buf *out) {
    const struct doc_level *level = &doc->level;
    if (!level->is_valid) {
        buf_add(out, STR("<p>Too little text for a level of the whole document.</p>\n"));
        return;
    }
    unsigned shade = level_shade(options, level->value);
    buf_format(
        out, "<p class=\"result\">Reading level <strong>%.1f</strong> (%s), between %.1f and %.1f",
        level->value, doc_level_name(level->value), level->low, level->high);
    if (shade < options->band_count)
        buf_format(out, ": readers of the band <strong>%s</strong> manage it",
                   options->bands[shade].name);
    else
        buf_add(out, STR(": <strong>harder</strong> than any of our bands"));
    buf_format(out, ". The page is meant for <strong>%s</strong> (%.1f at most).</p>\n",
               doc->band->name, doc->band->reading_level);
}

/* A box for a table that may be wider than the window, for keyboards too; the name tells the boxes
 * of several documents apart. */
static void open_table(const struct write_options *options, const char *name, struct buf *out) {
    buf_format(out, "<section class=\"table\" tabindex=\"0\" aria-label=\"%s, text %u\"><table>\n",
               name, options->documents_before + 1);
}

static void write_distribution(const struct doc *doc, const struct write_options *options,
                               struct buf *out) {
    uint32_t counts[LEVEL_SHADES], sentences = level_distribution(doc, options, counts);
    if (!sentences) return;
    buf_add(out, STR("<div class=\"share\" aria-hidden=\"true\">"));
    for (unsigned i = 0; i < LEVEL_SHADES; i++)
        if (counts[i])
            buf_format(out, "<span class=\"s%u\" style=\"flex-grow:%u\"></span>", i, counts[i]);
    buf_add(out, STR("</div>\n"));
    open_table(options, "Levels", out);
    buf_add(out, STR("<thead><tr><th scope=\"col\">Shade</th>"
                     "<th scope=\"col\">Readers who manage it</th><th scope=\"col\">Sentences</th>"
                     "<th scope=\"col\">Share</th></tr></thead>\n<tbody>\n"));
    for (unsigned i = 0; i < LEVEL_SHADES; i++) {
        bool is_band = i < options->band_count;
        buf_format(out,
                   "<tr><td class=\"s%u\">&nbsp;</td><th scope=\"row\">%s</th><td>%u</td><td>%.0f "
                   "%%</td></tr>\n",
                   i, is_band ? options->bands[i].name : "none of the bands", counts[i],
                   100.0 * counts[i] / sentences);
    }
    buf_add(out, STR("</tbody>\n</table></section>\n"));
}

static void write_row(struct buf *out, const char *name, double value, int decimals) {
    buf_format(out, "<tr><th scope=\"row\">%s</th><td>%.*f</td></tr>\n", name, decimals, value);
}

static uint32_t count_over(const struct doc *doc, uint32_t words) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        count +=
            doc->sentences.items[i].level.is_valid && doc->sentences.items[i].measure.words > words;
    return count;
}

static void write_figures(const struct doc *doc, const struct write_options *options,
                          struct buf *out) {
    const struct doc_counts *c = &doc->counts;
    open_table(options, "Figures", out);
    buf_add(out, STR("<caption>In figures</caption>\n<tbody>\n"));
    write_row(out, "Words", c->words, 0);
    write_row(out, "Sentences", c->sentences, 0);
    if (c->sentences) write_row(out, "Words a sentence", (double)c->words / c->sentences, 1);
    write_row(out, "Sentences over 15 words", count_over(doc, 15), 0);
    write_row(out, "Sentences over 20 words", count_over(doc, 20), 0);
    write_row(out, "Sentences over 25 words", count_over(doc, 25), 0);
    if (c->words) write_row(out, "Hard words in 100", 100.0 * c->hard_words / c->words, 1);
    buf_add(out, STR("</tbody>\n</table></section>\n"));
}

static void write_formulas(const struct doc *doc, const struct write_options *options,
                           struct buf *out) {
    uint32_t valid = 0;
    for (uint32_t i = 0; i < doc->scores.count; i++) valid += doc->scores.items[i].is_valid;
    if (!valid) return;
    buf_add(out, STR("<details><summary>Readability formulas</summary>\n"));
    open_table(options, "Formulas", out);
    buf_add(out,
            STR("<thead><tr><th scope=\"col\">Formula</th><th scope=\"col\">All words</th>"
                "<th scope=\"col\">Without names, numbers and explained terms</th></tr></thead>\n"
                "<tbody>\n"));
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        const struct doc_score *score = &doc->scores.items[i];
        if (!score->is_valid) continue;
        buf_format(out, "<tr><th scope=\"row\">%s</th><td>%.1f</td><td>%.1f</td></tr>\n",
                   score->formula->name, score->value, score->without);
    }
    buf_add(out, STR("</tbody>\n</table></section>\n</details>\n"));
}

/* ---- the hardest sentences ---- */

static uint32_t find_hardest(const struct doc *doc, uint32_t hardest[HARDEST]) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        if (!level_of(doc, i)->is_valid || level_of(doc, i)->value <= doc->band->reading_level)
            continue;
        uint32_t at = count < HARDEST ? count++ : HARDEST;
        for (; at > 0 && level_of(doc, i)->value > level_of(doc, hardest[at - 1])->value; at--)
            if (at < HARDEST) hardest[at] = hardest[at - 1];
        if (at < HARDEST) hardest[at] = i;
    }
    return count;
}

static void write_hardest(const struct doc *doc, const struct write_options *options,
                          struct buf *out) {
    uint32_t hardest[HARDEST], count = find_hardest(doc, hardest);
    if (!count) return;
    buf_add(out, STR("<h3>The hardest sentences</h3>\n<ol class=\"hardest\">\n"));
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[hardest[i]];
        struct buf why = {.arena = out->arena};
        level_reasons(&why, doc, s);
        buf_format(out, "<li><a href=\"#d%u-%u\">", options->documents_before + 1, hardest[i] + 1);
        escape_html(out, str_trim(doc_slice(doc, s->text)));
        buf_format(out, "</a><br>Level %.1f (%s)%s", s->level.value, doc_level_name(s->level.value),
                   why.size ? ": " : "");
        escape_html(out, buf_str(&why));
        buf_add(out, STR("</li>\n"));
    }
    buf_add(out, STR("</ol>\n"));
}

void write_scores_html(const struct doc *doc, const struct write_options *options,
                       struct buf *out) {
    buf_add(out, STR("<section>\n<h2>"));
    escape_html(out, names_document(doc).size ? names_document(doc) : STR("Standard input"));
    buf_add(out, STR("</h2>\n"));
    write_level(doc, options, out);
    write_distribution(doc, options, out);
    write_hardest(doc, options, out);
    write_figures(doc, options, out);
    write_formulas(doc, options, out);
    write_shaded_text(doc, options, out);
    buf_add(out, STR("</section>\n"));
}

static struct frame frame_of_scores(void) {
    return (struct frame){.language = STR("en-GB"),
                          .title = STR("Reading levels"),
                          .style = str_from(html_heat_style),
                          .is_own = true};
}

void start_scores_html(const struct write_options *options, struct buf *out) {
    struct frame frame = frame_of_scores();
    frame_start(&frame, options, out);
    buf_add(
        out,
        STR("<h1>Reading levels</h1>\n"
            "<p class=\"about\">Levels run from 1 (A1) to 6 (C2) on the scale of the Common "
            "European "
            "Framework. They are estimated from length, words and grammar; two people would "
            "differ by half a level. They do not say whether a page is right for children.</p>\n"));
}

void end_scores_html(const struct write_options *options, struct buf *out) {
    struct frame frame = frame_of_scores();
    struct buf start = {.arena = out->arena};
    frame_start(&frame, options, &start);
    frame_end(&frame, options, out);
}
