/* The HTML page around the blocks: head, title, the note that this is a plain version, and the
 * glossary. The page holds its style sheet, needs no network, and its policy forbids one. */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
#include "write/frame.h"
#include "write/html.h"
#include "write/names.h"
#include "write/writers.h"

static bool is_heading(const struct doc_block *block, unsigned level) {
    return block->kind == DOC_HEADING && block->parent == 0 && (!level || block->level == level);
}

static uint32_t first_heading(const struct doc *doc, unsigned level) {
    for (uint32_t i = 1; i < doc->blocks.count; i = doc->blocks.items[i].end)
        if (is_heading(&doc->blocks.items[i], level)) return i;
    return DOC_NONE;
}

uint32_t html_headline(const struct doc *doc) {
    uint32_t index = first_heading(doc, 1);
    bool has_title = str_trim(doc->title).size > 0;
    if (index == DOC_NONE) index = has_title ? DOC_NONE : first_heading(doc, 0);
    if (index == DOC_NONE || doc->blocks.items[index].level != 1) return index == 1 ? 1 : DOC_NONE;
    struct str text = str_trim(doc_slice(doc, doc->blocks.items[index].text));
    bool is_title = str_starts(str_trim(doc->title), text);
    return index == 1 || !has_title || is_title ? index : DOC_NONE;
}

static bool has_text(const struct doc *doc, uint32_t index) {
    struct doc_pieces pieces = doc_pieces_of(doc, doc->blocks.items[index].text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece))
        if (piece.text.size) return true;
    return false;
}

/* Blocks without text, and rows and tables without cells, leave no element in the page. */
static bool is_written(const struct doc *doc, uint32_t index) {
    const struct doc_block *block = &doc->blocks.items[index];
    if (doc_block_holds_runs(block->kind)) return has_text(doc, index);
    if (block->kind == DOC_ROW) return block->end > index + 1;
    if (block->kind != DOC_TABLE) return true;
    for (uint32_t i = index + 1; i < block->end; i = doc->blocks.items[i].end)
        if (doc->blocks.items[i].kind == DOC_ROW && is_written(doc, i)) return true;
    return false;
}

/* More than a line break? */
static bool has_words(const struct doc *doc, uint32_t index) {
    struct doc_pieces pieces = doc_pieces_of(doc, doc->blocks.items[index].text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece))
        if (str_trim(piece.text).size && !(piece.style & DOC_BREAK)) return true;
    return false;
}

bool html_is_part(const struct html *html, uint32_t index) {
    return is_heading(&html->doc->blocks.items[index], 0) && index != html->headline &&
           is_written(html->doc, index) && has_words(html->doc, index);
}

/* What the contents, key points and notes of a plain page lead to. */
static void mark_parts(struct html *html) {
    const struct doc *doc = html->doc;
    if (!doc->is_plain_version) return;
    for (uint32_t i = 1; i < doc->blocks.count; i = doc->blocks.items[i].end)
        html->part_count += html_is_part(html, i);
    for (uint32_t i = 1; i < doc->blocks.count; i = doc->blocks.items[i].end)
        if (html->part_count >= HTML_PARTS_OF_CONTENTS && html_is_part(html, i))
            html->ids[i] = true;
    for (uint32_t i = 0; i < doc->notes.count; i++)
        if (doc->notes.items[i].end != DOC_NONE) html->ids[doc->notes.items[i].end] = true;
}

/* A link to a block that leaves no element leads to what that block stood in. */
static void mark_targets(struct html *html) {
    const struct doc *doc = html->doc;
    for (uint32_t i = 0; i < doc->links.count; i++) {
        uint32_t block = doc->links.items[i].anchor;
        if (block >= doc->blocks.count) continue;
        while (block && !is_written(doc, block)) block = doc->blocks.items[block].parent;
        html->targets[i] = block;
        html->ids[block] = block > 0;
    }
    mark_parts(html);
    for (uint32_t i = 1, count = 0; i < doc->blocks.count; i++)
        if (html->ids[i]) html->ids[i] = ++count;
}

/* An acronym is explained where its spelled-out term is. */
static const struct doc_term *concept_of(const struct doc_term *term) {
    return term->concept ? term->concept : term;
}

uint32_t html_entry(const struct html *html, const struct doc_term *term) {
    if (!html->doc->is_plain_version) return DOC_NONE;
    for (uint32_t i = 0; i < html->doc->glossary.count; i++)
        if (concept_of(html->doc->glossary.items[i].term) == concept_of(term)) return i;
    return DOC_NONE;
}

/* What the source calls itself: a title, the headline, or the file's name; may be empty. */
struct str html_source_name(const struct html *html) {
    struct str title = str_trim(html->doc->title);
    if (title.size || html->headline == DOC_NONE) return names_document(html->doc);
    return doc_slice(html->doc, html->doc->blocks.items[html->headline].text);
}

static struct str window_title(const struct html *html) {
    struct str name = html_source_name(html);
    if (name.size) return name;
    return html->doc->is_plain_version ? STR("Plain version") : STR("Document");
}

static void write_title(struct html *html) {
    struct str title = str_trim(html->doc->title);
    if (!title.size && html->doc->is_plain_version) title = STR("Plain version");
    if (title.size) {
        buf_add(html->out, STR("<h1>"));
        escape_html(html->out, title);
        buf_add(html->out, STR("</h1>\n"));
    }
    html_opening(html);
}

static void write_main(struct html *html) {
    if (html->headline == DOC_NONE) write_title(html);
    if (html->doc->blocks.count) html_block(html, 0);
    html_closing(html);
}

struct html html_start(const struct doc *doc, const struct write_options *options,
                       struct buf *out) {
    struct html html = {.doc = doc, .options = options, .out = out};
    html.ids = ARENA_ARRAY(out->arena, uint32_t, (size_t)doc->blocks.count + 1);
    html.targets = ARENA_ARRAY(out->arena, uint32_t, (size_t)doc->links.count + 1);
    html.is_used = ARENA_ARRAY(out->arena, bool, (size_t)doc->glossary.count + 1);
    html.headline = html_headline(doc);
    return html;
}

void write_html(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct html html = html_start(doc, options, out);
    struct frame frame = {.language =
                              html_is_language(doc->language) ? doc->language : STR("en-GB"),
                          .title = window_title(&html)};
    mark_targets(&html);
    if (!options->is_fragment) frame_start(&frame, options, out);
    write_main(&html);
    if (!options->is_fragment) frame_end(&frame, options, out);
}
