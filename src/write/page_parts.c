/* What stands on a plain page around its text: what the page says of itself, the key points, the
 * contents, the notes before what may hurt, where to get help, and the words that are explained. */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
#include "write/html.h"
#include "write/names.h"

/* Under a section's name for links and for those who hear the page. */
static void open_section(struct html *html, const char *class, const char *id, const char *title) {
    buf_format(html->out, "<section class=\"%s\" aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n",
               class, id, id, title);
}

/* A path of the editor's own disk leads readers nowhere; a file beside the page goes with it. */
static bool leads_to_original(struct str address) {
    return escape_is_web_target(address) || escape_is_near_target(address);
}

static void write_source_name(struct html *html) {
    bool is_linked = leads_to_original(html->doc->original);
    struct str name = html_source_name(html);
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

uint32_t html_minutes(const struct doc *doc, struct arena scratch) {
    uint32_t words = 0;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind)) continue;
        struct arena arena = scratch;
        struct str text = doc_plain_text(doc, block->text, &arena);
        for (size_t at = 0; at < text.size; at++)
            words +=
                !ascii_is_space(text.bytes[at]) && (at == 0 || ascii_is_space(text.bytes[at - 1]));
    }
    uint32_t rate = doc->band->reading_rate, minutes = (words + rate / 2) / rate;
    return minutes ? minutes : 1;
}

/* When it was made, and who has looked at it. */
static void write_checks(struct html *html) {
    const struct write_options *o = html->options;
    buf_add(html->out, STR("<li>Made "));
    if (o->date.size) buf_add(html->out, STR("on "));
    escape_html(html->out, o->date);
    buf_add(html->out,
            o->date.size ? STR(" by a computer program. ") : STR("by a computer program. "));
    buf_add(html->out, o->checked_by.size ? STR("Checked by ") : STR("No person has checked it"));
    escape_html(html->out, o->checked_by);
    buf_add(html->out, o->checked_by.size ? STR(".") : STR(" yet."));
    if (o->checked_with.size) buf_add(html->out, STR(" Read first by "));
    escape_html(html->out, o->checked_with);
    buf_add(html->out, o->checked_with.size ? STR(".</li>\n") : STR("</li>\n"));
}

/* Does a sentence or a word of ours stand in the text, or before a part of it? */
static bool has_notes(const struct doc *doc) {
    bool has_any = doc->notes.count > 0;
    for (uint32_t i = 0; i < doc->edits.count; i++)
        has_any |= doc->edits.items[i].kind == DOC_EDIT_INSERT;
    return has_any;
}

static void write_about(struct html *html) {
    const struct doc *doc = html->doc;
    uint32_t minutes = html_minutes(doc, *html->out->arena);
    open_section(html, "about", "about-this-version", "About this version");
    buf_add(html->out, STR("<ul>\n<li>This is a plain version"));
    write_source_name(html);
    buf_format(html->out, ", for %s.</li>\n", doc->band->stage);
    write_checks(html);
    buf_format(html->out, "<li>It takes about %u %s to read.", minutes,
               minutes == 1 ? "minute" : "minutes");
    if (doc->glossary.count)
        buf_add(html->out,
                STR(" Hard words lead to <a href=\"#words-we-explain\">Words we explain</a>."));
    if (has_notes(doc)) buf_add(html->out, STR(" Sentences in a box are ours, too."));
    buf_add(html->out, STR("</li>\n</ul>\n</section>\n"));
}

void html_about_text(const struct doc *doc, const struct write_options *o, struct buf *out) {
    struct str name = names_document(doc);
    uint32_t minutes = html_minutes(doc, *out->arena);
    buf_add(out, STR("This is a plain version"));
    if (name.size) buf_format(out, " of “%.*s”", STR_ARG(name));
    if (escape_is_web_target(doc->original)) buf_format(out, " (%.*s)", STR_ARG(doc->original));
    buf_format(out, ", for %s. Made ", doc->band->stage);
    if (o->date.size) buf_format(out, "on %.*s ", STR_ARG(o->date));
    buf_add(out, STR("by a computer program."));
    if (o->checked_by.size)
        buf_format(out, " Checked by %.*s.", STR_ARG(o->checked_by));
    else
        buf_add(out, STR(" No person has checked it yet."));
    if (o->checked_with.size) buf_format(out, " Read first by %.*s.", STR_ARG(o->checked_with));
    buf_format(out, " It takes about %u %s to read.", minutes, minutes == 1 ? "minute" : "minutes");
    if (doc->glossary.count)
        buf_add(out, STR(" Hard words are explained at the end, in “Words we explain”."));
}

static void write_key_points(struct html *html) {
    const struct doc *doc = html->doc;
    if (!doc->key_points.count) return;
    open_section(html, "short", "in-short", "In short");
    buf_add(html->out, STR("<ul>\n"));
    for (uint32_t i = 0; i < doc->key_points.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[doc->key_points.items[i]];
        buf_format(html->out, "<li><a href=\"#key-%u\">", i + 1);
        escape_html(html->out, doc_edited_text(doc, s->text, html->out->arena));
        buf_add(html->out, STR("</a></li>\n"));
    }
    buf_add(html->out, STR("</ul>\n</section>\n"));
}

bool html_has_help(const struct doc *doc) {
    return doc->notes.count && doc->helplines.count;
}

static void link_heading(struct html *html, uint32_t block) {
    buf_format(html->out, "<li><a href=\"#b%u\">", html->ids[block]);
    escape_html(html->out,
                doc_edited_text(html->doc, html->doc->blocks.items[block].text, html->out->arena));
    buf_add(html->out, STR("</a>"));
}

/* Headings of the two highest levels below the page's own, as a list in a list; of long pages only
 * the highest. */
static void write_contents(struct html *html) {
    enum { MOST = 14 };
    const struct doc *doc = html->doc;
    struct outline outline = {.depth = 0};
    if (html->part_count < HTML_PARTS_OF_CONTENTS) return;
    unsigned deepest = html->part_count > MOST ? 2 : 3, open = 0;
    buf_add(html->out, STR("<nav class=\"contents\" aria-labelledby=\"contents\">\n"
                           "<h2 id=\"contents\">On this page</h2>\n<ul>\n"));
    for (uint32_t i = 1; i < doc->blocks.count; i = doc->blocks.items[i].end) {
        if (!html_is_part(html, i)) continue;
        unsigned level = html_level(&outline, doc->blocks.items[i].level);
        if (level > deepest) continue;
        if (level > open && open) buf_add(html->out, STR("\n<ul>\n"));
        if (level == open) buf_add(html->out, STR("</li>\n"));
        if (level < open) buf_add(html->out, STR("</li>\n</ul>\n</li>\n"));
        link_heading(html, i);
        open = level;
    }
    buf_add(html->out, open > 2 ? STR("</li>\n</ul>\n</li>\n") : STR("</li>\n"));
    if (html_has_help(doc))
        buf_add(html->out, STR("<li><a href=\"#get-help\">Where you can get help</a></li>\n"));
    if (doc->glossary.count)
        buf_add(html->out, STR("<li><a href=\"#words-we-explain\">Words we explain</a></li>\n"));
    buf_add(html->out, STR("</ul>\n</nav>\n"));
}

void html_opening(struct html *html) {
    if (!html->doc->is_plain_version) return;
    write_about(html);
    write_key_points(html);
    write_contents(html);
}

/* Where readers go on who would rather not read a part. */
static void write_way_past(struct html *html, const struct doc_note *note) {
    if (html_has_help(html->doc)) buf_add(html->out, STR(" <a href=\"#get-help\">Get help</a>"));
    if (note->end == DOC_NONE) return;
    if (html_has_help(html->doc)) buf_add(html->out, STR(" or"));
    buf_format(html->out,
               html_has_help(html->doc) ? " <a href=\"#b%u\">skip to “"
                                        : " <a href=\"#b%u\">Skip to “",
               html->ids[note->end]);
    escape_html(html->out, doc_edited_text(html->doc, html->doc->blocks.items[note->end].text,
                                           html->out->arena));
    buf_add(html->out, STR("”</a>"));
}

void html_content_notes(struct html *html, uint32_t block) {
    for (uint32_t i = 0; i < html->doc->notes.count; i++) {
        const struct doc_note *note = &html->doc->notes.items[i];
        if (note->block != block) continue;
        buf_add(html->out, STR("<p class=\"talks\">"));
        escape_html(html->out, note->text);
        write_way_past(html, note);
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

/* Below a page that tells of what hurts. */
static void write_helplines(struct html *html) {
    const struct doc *doc = html->doc;
    if (!html_has_help(doc)) return;
    open_section(html, "help", "get-help", "Where you can get help");
    buf_add(html->out, STR("<ul>\n"));
    for (uint32_t i = 0; i < doc->helplines.count; i++)
        write_helpline(html, &doc->helplines.items[i]);
    buf_add(html->out, STR("</ul>\n</section>\n"));
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
    escape_html(html->out, str_capitalise(html->out->arena, term->term));
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
    open_section(html, "words", "words-we-explain", "Words we explain");
    buf_add(html->out, STR("<dl>\n"));
    for (uint32_t i = 0; i < html->doc->glossary.count; i++) write_entry(html, i);
    buf_add(html->out, STR("</dl>\n</section>\n"));
}

void html_closing(struct html *html) {
    write_helplines(html);
    write_glossary(html);
}
