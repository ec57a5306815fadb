/* The HTML page around the blocks: head, title, the note that this is a plain version, and the
 * glossary. The page holds its style sheet, needs no network, and its policy forbids one. */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
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

/* The heading that serves as the page's h1: the first block; or the one that says what the title
 * says ("Title" of "Title | Site"). A later heading of a part is none. */
static uint32_t find_headline(const struct doc *doc) {
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
static struct str source_name(const struct html *html) {
    struct str title = str_trim(html->doc->title);
    if (title.size || html->headline == DOC_NONE) return names_document(html->doc);
    return doc_slice(html->doc, html->doc->blocks.items[html->headline].text);
}

static struct str window_title(const struct html *html) {
    struct str name = source_name(html);
    if (name.size) return name;
    return html->doc->is_plain_version ? STR("Plain version") : STR("Document");
}

static void write_source_name(struct html *html) {
    bool is_linked = html->doc->original.size && escape_is_safe_target(html->doc->original);
    struct str name = source_name(html);
    if (!name.size && !is_linked) return;
    buf_add(html->out, STR(" of "));
    if (is_linked) {
        buf_add(html->out, STR("<a rel=\"noopener\" href=\""));
        escape_html(html->out, html->doc->original);
        buf_add(html->out, STR("\">"));
    }
    buf_add(html->out, name.size ? STR("“") : STR("this text"));
    escape_html(html->out, name);
    if (name.size) buf_add(html->out, STR("”"));
    if (is_linked) buf_add(html->out, STR("</a>"));
}

void html_note(struct html *html) {
    if (!html->doc->is_plain_version) return;
    buf_add(html->out, STR("<p class=\"about\">This is a plain version"));
    write_source_name(html);
    buf_add(html->out, STR("."));
    if (html->doc->glossary.count)
        buf_add(html->out, STR(" Words with a dotted line are explained in "
                               "<a href=\"#word-help\">Word help</a> at the end."));
    buf_add(html->out, STR("</p>\n"));
}

void html_content_notes(struct html *html, uint32_t block) {
    for (uint32_t i = 0; i < html->doc->notes.count; i++) {
        if (html->doc->notes.items[i].block != block) continue;
        buf_add(html->out, STR("<p class=\"talks\">"));
        escape_html(html->out, html->doc->notes.items[i].text);
        buf_add(html->out, STR("</p>\n"));
    }
}

/* A number that a telephone can dial as it stands. */
static bool is_telephone(struct str contact) {
    bool is_number = contact.size > 0;
    for (size_t i = 0; i < contact.size; i++)
        is_number &= ascii_is_digit(contact.bytes[i]) || contact.bytes[i] == ' ';
    return is_number;
}

static void write_telephone(struct html *html, struct str contact) {
    buf_add(html->out, STR("<a href=\"tel:"));
    for (size_t i = 0; i < contact.size; i++)
        if (contact.bytes[i] != ' ') buf_add_char(html->out, contact.bytes[i]);
    buf_add(html->out, STR("\">"));
    escape_html(html->out, contact);
    buf_add(html->out, STR("</a>"));
}

static void write_helpline(struct html *html, const struct doc_helpline *line) {
    buf_add(html->out, STR("<li><strong>"));
    escape_html(html->out, line->name);
    buf_add(html->out, STR("</strong>: "));
    if (is_telephone(line->contact))
        write_telephone(html, line->contact);
    else
        escape_html(html->out, line->contact);
    if (line->about.size) buf_add(html->out, STR(" ("));
    escape_html(html->out, line->about);
    buf_add(html->out, line->about.size ? STR(")</li>\n") : STR("</li>\n"));
}

/* Where to get help, below a page that tells of what hurts. */
static void write_helplines(struct html *html) {
    const struct doc *doc = html->doc;
    if (!doc->notes.count || !doc->helplines.count) return;
    buf_add(html->out, STR("<section class=\"help\" aria-labelledby=\"get-help\">\n"
                           "<h2 id=\"get-help\">Where to get help</h2>\n<ul>\n"));
    for (uint32_t i = 0; i < doc->helplines.count; i++)
        write_helpline(html, &doc->helplines.items[i]);
    buf_add(html->out, STR("</ul>\n</section>\n"));
}

static void write_title(struct html *html) {
    struct str title = str_trim(html->doc->title);
    if (!title.size && html->doc->is_plain_version) title = STR("Plain version");
    if (title.size) {
        buf_add(html->out, STR("<h1>"));
        escape_html(html->out, title);
        buf_add(html->out, STR("</h1>\n"));
    }
    html_note(html);
}

/* The first letter as a capital, if it is an ASCII one. */
static void write_capital(struct html *html, struct str term) {
    if (!term.size) return;
    char first[1] = {ascii_upper(term.bytes[0])};
    bool is_letter = ascii_is_alpha(first[0]);
    if (is_letter) buf_add_char(html->out, first[0]);
    escape_html(html->out, str_slice(term, is_letter, term.size));
}

static void write_way_back(struct html *html, uint32_t entry) {
    if (!html->is_used[entry]) return;
    buf_format(html->out,
               " <a class=\"back\" href=\"#use-%u\">Back to the text"
               "<span class=\"unseen\">: ",
               entry + 1);
    escape_html(html->out, html->doc->glossary.items[entry].term->term);
    buf_add(html->out, STR("</span></a>"));
}

static void write_entry(struct html *html, uint32_t entry) {
    const struct doc_term *term = html->doc->glossary.items[entry].term;
    buf_format(html->out, "<dt id=\"term-%u\">", entry + 1);
    write_capital(html, term->term);
    if (term->expansion.size) {
        buf_add(html->out, STR(" ("));
        escape_html(html->out, term->expansion);
        buf_add_char(html->out, ')');
    }
    buf_add(html->out, STR("</dt>\n<dd>"));
    escape_html(html->out, names_explanation(term));
    write_way_back(html, entry);
    buf_add(html->out, STR("</dd>\n"));
}

static void write_glossary(struct html *html) {
    if (!html->doc->is_plain_version || !html->doc->glossary.count) return;
    buf_add(html->out, STR("<section class=\"words\" aria-labelledby=\"word-help\">\n"
                           "<h2 id=\"word-help\">Word help</h2>\n<dl>\n"));
    for (uint32_t i = 0; i < html->doc->glossary.count; i++) write_entry(html, i);
    buf_add(html->out, STR("</dl>\n</section>\n"));
}

static void write_main(struct html *html) {
    if (html->headline == DOC_NONE) write_title(html);
    if (html->doc->blocks.count) html_block(html, 0);
    write_helplines(html);
    write_glossary(html);
}

/* A theme is CSS of the user's; it may not end the style element. What is not seen goes first: it
 * could stand between the '<' and the '/'. */
static void write_theme(struct str theme, struct buf *out) {
    struct buf clean = {.arena = out->arena};
    escape_plain(&clean, theme);
    struct str rest = buf_str(&clean);
    for (size_t at; (at = str_find(rest, STR("</"), 0)) != SIZE_MAX;) {
        buf_add(out, str_slice(rest, 0, at));
        buf_add(out, STR("<\\/"));
        rest = str_slice(rest, at + 2, rest.size);
    }
    buf_add(out, rest);
}

static void write_style(const struct write_options *options, const char *style, struct buf *out) {
    buf_add(out, STR("<style>\n"));
    for (size_t i = 0; html_style[i]; i++) buf_add(out, str_from(html_style[i]));
    if (options->is_spaced) buf_add(out, str_from(html_spaced_style));
    buf_add(out, str_from(style));
    write_theme(options->theme, out);
    buf_add(out, STR("</style>\n"));
}

void html_head(const struct write_options *options, struct str language, struct str title,
               const char *style, struct buf *out) {
    buf_add(out, STR("<!doctype html>\n<html lang=\""));
    escape_html(out, language);
    buf_add(out, STR("\">\n<head>\n<meta charset=\"utf-8\">\n<title>"));
    escape_html(out, title);
    buf_add(out, STR("</title>\n<meta name=\"viewport\" content=\"width=device-width, "
                     "initial-scale=1\">\n<meta http-equiv=\"Content-Security-Policy\" "
                     "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                     "base-uri 'none'; form-action 'none'\">\n"
                     "<meta name=\"generator\" content=\"plainer"));
    if (options->version.size) buf_add_char(out, ' ');
    escape_html(out, options->version);
    buf_add(out, STR("\">\n"));
    write_style(options, style, out);
    buf_add(out, STR("</head>\n"));
}

struct html html_start(const struct doc *doc, const struct write_options *options,
                       struct buf *out) {
    struct html html = {.doc = doc, .options = options, .out = out};
    html.ids = ARENA_ARRAY(out->arena, uint32_t, (size_t)doc->blocks.count + 1);
    html.targets = ARENA_ARRAY(out->arena, uint32_t, (size_t)doc->links.count + 1);
    html.is_used = ARENA_ARRAY(out->arena, bool, (size_t)doc->glossary.count + 1);
    html.headline = find_headline(doc);
    return html;
}

void write_html(const struct doc *doc, const struct write_options *options, struct buf *out) {
    struct html html = html_start(doc, options, out);
    struct str language = html_is_language(doc->language) ? doc->language : STR("en-GB");
    mark_targets(&html);
    if (options->is_fragment) {
        write_main(&html);
        return;
    }
    html_head(options, language, window_title(&html), "", out);
    buf_add(out, STR("<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n"
                     "<main id=\"main\">\n"));
    write_main(&html);
    buf_add(out, STR("</main>\n</body>\n</html>\n"));
}
