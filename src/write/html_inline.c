/* Inline HTML: pieces of text come with a set of styles; elements stay open as long as the next
 * piece wants them too, so that neighbours with the same style share one element. Links and terms
 * are never one inside the other, since an <a> may not hold an <a>. */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
#include "write/html.h"

enum element_kind { IN_LINK, IN_TERM, IN_DFN, IN_NOTE, IN_ABBR, IN_KEEP, IN_STYLE };

struct element {
    enum element_kind kind;
    uint32_t id;                 /* link, title or style bit; else 0 */
    const struct doc_edit *edit; /* terms and notes */
};

enum { MOST_ELEMENTS = 16 };

struct elements {
    struct element items[MOST_ELEMENTS];
    unsigned count;
};

struct inline_state {
    struct html *html;
    struct elements open;
    const struct doc_block *block;
    bool has_break; /* a line break waits for more text */
    bool is_fresh;  /* a paragraph has just begun */
    uint32_t key;   /* number of the key point that begins with the next letter, or 0 */
    uint32_t keys;  /* key points of the page that are passed */
};

struct style_tag {
    uint16_t bit;
    const char *tag;
};

static const struct style_tag style_tags[] = {
    {DOC_STRONG, "strong"}, {DOC_EMPHASIS, "em"}, {DOC_INLINE_QUOTE, "q"},
    {DOC_MONO, "code"},     {DOC_SUB, "sub"},     {DOC_SUPER, "sup"},
};

enum { STYLE_TAG_COUNT = sizeof style_tags / sizeof style_tags[0] };

bool html_link_works(const struct doc *doc, uint32_t index) {
    if (index >= doc->links.count) return false;
    const struct doc_link *link = &doc->links.items[index];
    if (link->anchor != DOC_NONE) return link->anchor < doc->blocks.count;
    return link->target.size && link->target.bytes[0] != '#' && escape_is_safe_target(link->target);
}

bool html_leads_away(const struct doc *doc, uint32_t link) {
    return html_link_works(doc, link) && doc->links.items[link].anchor == DOC_NONE;
}

static bool same_element(struct element a, struct element b) {
    return a.kind == b.kind && a.id == b.id && a.edit == b.edit;
}

static bool holds(const struct elements *list, struct element element) {
    for (unsigned i = 0; i < list->count; i++)
        if (same_element(list->items[i], element)) return true;
    return false;
}

static void want(struct elements *list, enum element_kind kind, uint32_t id,
                 const struct doc_edit *edit) {
    if (list->count < MOST_ELEMENTS) list->items[list->count++] = (struct element){kind, id, edit};
}

/* Does any part of a marked term stand in a link? Then it cannot be a link itself. */
static bool touches_link(const struct doc *doc, struct span text) {
    for (uint32_t i = doc_run_at(doc, text.start);
         i < doc->runs.count && doc->runs.items[i].text.start < text.end; i++)
        if (html_link_works(doc, doc->runs.items[i].link)) return true;
    return false;
}

static void want_term(struct html *html, struct elements *list, const struct doc_piece *piece) {
    uint32_t entry = piece->term ? html_entry(html, piece->term) : DOC_NONE;
    if (entry == DOC_NONE) return;
    if (!piece->edit || !touches_link(html->doc, piece->edit->text))
        want(list, IN_TERM, entry, piece->edit);
    else
        want(list, IN_DFN, entry, piece->edit);
}

static struct elements elements_of(struct inline_state *state, const struct doc_piece *piece) {
    struct html *html = state->html;
    struct elements list = {.count = 0};
    if (html_link_works(html->doc, piece->link)) want(&list, IN_LINK, piece->link, NULL);
    want_term(html, &list, piece);
    if (piece->origin == DOC_FROM_US) want(&list, IN_NOTE, 0, piece->edit);
    if (piece->style & DOC_ABBREVIATION) want(&list, IN_ABBR, piece->abbreviation, NULL);
    /* code and another language say by themselves that they are kept */
    bool says_so = (piece->style & (DOC_MONO | DOC_SUPER)) || state->block->language.size;
    if ((piece->style & DOC_KEEP) && !says_so) want(&list, IN_KEEP, 0, NULL);
    for (unsigned i = 0; i < STYLE_TAG_COUNT; i++)
        if (piece->style & style_tags[i].bit) want(&list, IN_STYLE, style_tags[i].bit, NULL);
    return list;
}

/* Styles that last as long as the link or term that starts at this run; the others must be closed
 * before it, or it would have to be cut in two. */
static uint16_t lasting_styles(const struct inline_state *state, struct element element,
                               uint32_t run) {
    const struct doc *doc = state->html->doc;
    uint16_t styles = UINT16_MAX;
    for (; run < state->block->end_run; run++) {
        const struct doc_run *r = &doc->runs.items[run];
        bool is_inside = element.kind == IN_LINK ? r->link == element.id
                                                 : r->text.start < element.edit->text.end;
        if (!is_inside) break;
        styles &= r->style;
    }
    return styles;
}

static uint16_t styles_to_keep(const struct inline_state *state, const struct elements *wanted,
                               uint32_t run) {
    for (unsigned i = 0; i < wanted->count; i++) {
        struct element element = wanted->items[i];
        bool is_anchor = element.kind == IN_LINK || element.kind == IN_TERM;
        if (is_anchor && !holds(&state->open, element)) return lasting_styles(state, element, run);
    }
    return UINT16_MAX;
}

static const char *style_tag(uint32_t bit) {
    for (unsigned i = 0; i < STYLE_TAG_COUNT; i++)
        if (style_tags[i].bit == bit) return style_tags[i].tag;
    return "span";
}

static void open_link(struct html *html, struct element element) {
    const struct doc_link *link = &html->doc->links.items[element.id];
    uint32_t target = html->targets[element.id];
    if (link->anchor != DOC_NONE && !target)
        buf_add(html->out, STR("<a href=\"#main"));
    else if (link->anchor != DOC_NONE)
        buf_format(html->out, "<a href=\"#b%u", html->ids[target]);
    else {
        buf_add(html->out, STR("<a rel=\"noopener\" href=\""));
        escape_html(html->out, str_trim(link->target));
    }
    if (link->title.size) {
        buf_add(html->out, STR("\" title=\""));
        escape_html(html->out, link->title);
    }
    buf_add(html->out, STR("\">"));
}

/* The id that the glossary leads back to, once a page. */
static bool open_use(struct html *html, const char *start, uint32_t entry) {
    bool is_first = !html->is_used[entry];
    buf_add(html->out, str_from(start));
    if (is_first) buf_format(html->out, " id=\"use-%u\"", entry + 1);
    html->is_used[entry] = true;
    return is_first;
}

static void open_term(struct html *html, struct element element) {
    open_use(html, "<a class=\"term\"", element.id);
    buf_format(html->out, " href=\"#term-%u\"><dfn>", element.id + 1);
}

static void open_dfn(struct html *html, struct element element) {
    open_use(html, "<dfn", element.id);
    buf_add_char(html->out, '>');
}

static void open_note(struct html *html, struct element element) {
    (void)element;
    buf_add(html->out, STR("<span class=\"note\">"));
}

static void open_abbreviation(struct html *html, struct element element) {
    buf_add(html->out, STR("<abbr"));
    if (element.id < html->doc->titles.count) {
        buf_add(html->out, STR(" title=\""));
        escape_html(html->out, html->doc->titles.items[element.id]);
        buf_add_char(html->out, '"');
    }
    buf_add_char(html->out, '>');
}

static void open_kept(struct html *html, struct element element) {
    (void)element;
    buf_add(html->out, STR("<span translate=\"no\">"));
}

static void open_style(struct html *html, struct element element) {
    buf_format(html->out, "<%s>", style_tag(element.id));
}

static void open_element(struct inline_state *state, struct element element) {
    static void (*const openers[])(struct html *, struct element) = {
        [IN_LINK] = open_link,   [IN_TERM] = open_term,         [IN_DFN] = open_dfn,
        [IN_NOTE] = open_note,   [IN_ABBR] = open_abbreviation, [IN_KEEP] = open_kept,
        [IN_STYLE] = open_style,
    };
    openers[element.kind](state->html, element);
    state->open.items[state->open.count++] = element;
}

static void close_element(struct inline_state *state) {
    static const char *const closers[] = {
        [IN_LINK] = "</a>",    [IN_TERM] = "</dfn></a>", [IN_DFN] = "</dfn>", [IN_NOTE] = "</span>",
        [IN_ABBR] = "</abbr>", [IN_KEEP] = "</span>",    [IN_STYLE] = NULL,
    };
    struct element element = state->open.items[--state->open.count];
    const char *closer = closers[element.kind];
    if (closer)
        buf_add(state->html->out, str_from(closer));
    else
        buf_format(state->html->out, "</%s>", style_tag(element.id));
}

static unsigned count_kept(const struct inline_state *state, const struct elements *wanted,
                           uint16_t keep) {
    unsigned kept = 0;
    for (; kept < state->open.count; kept++) {
        struct element element = state->open.items[kept];
        bool is_wanted = holds(wanted, element);
        if (element.kind == IN_STYLE && !(element.id & keep)) is_wanted = false;
        if (!is_wanted) break;
    }
    return kept;
}

static void change_elements(struct inline_state *state, const struct elements *wanted,
                            uint32_t run) {
    unsigned kept = count_kept(state, wanted, styles_to_keep(state, wanted, run));
    while (state->open.count > kept) close_element(state);
    if (state->has_break) buf_add(state->html->out, STR("<br>\n"));
    state->has_break = false;
    for (unsigned i = 0; i < wanted->count; i++)
        if (!holds(&state->open, wanted->items[i])) open_element(state, wanted->items[i]);
}

static void write_piece(struct inline_state *state, const struct doc_piece *piece, uint32_t run) {
    if (!piece->text.size) return;
    if (piece->style & DOC_BREAK) {
        state->has_break = true;
        return;
    }
    struct elements wanted = elements_of(state, piece);
    change_elements(state, &wanted, run);
    if (state->key) buf_format(state->html->out, "<span id=\"key-%u\"></span>", state->key);
    state->key = 0;
    escape_html(state->html->out, piece->text);
}

/* The space before an explanation of ours stays outside its box. */
static void write_space_before(struct inline_state *state, struct doc_piece *note, uint32_t run) {
    size_t spaces = 0;
    while (spaces < note->text.size && note->text.bytes[spaces] == ' ') spaces++;
    struct doc_piece space = {
        .text = str_slice(note->text, 0, spaces), .link = DOC_NONE, .abbreviation = DOC_NONE};
    write_piece(state, &space, run);
    note->text = str_slice(note->text, spaces, note->text.size);
}

/* Only paragraphs of their own, which are p elements, are broken. */
static void break_paragraph(struct inline_state *state) {
    struct buf *out = state->html->out;
    if (!state->html->is_paragraph) return;
    while (state->open.count) close_element(state);
    while (out->size && ascii_is_space(out->bytes[out->size - 1])) out->size--;
    buf_add(out, state->html->is_in_list ? STR("</li>\n</ul>\n<p>") : STR("</p>\n<p>"));
    state->html->is_in_list = false;
    state->is_fresh = true;
    state->has_break = false;
}

/* Behind the mark or word between two items, a new one. */
static void begin_item(struct inline_state *state, struct doc_piece *between, uint32_t run) {
    struct buf *out = state->html->out;
    if (!state->html->is_paragraph) return;
    between->text = doc_between_items(between->text);
    write_piece(state, between, run);
    while (state->open.count) close_element(state);
    while (out->size && ascii_is_space(out->bytes[out->size - 1])) out->size--;
    buf_add(out, state->html->is_in_list ? STR("</li>\n<li>") : STR("</p>\n<ul>\n<li>"));
    state->html->is_in_list = state->is_fresh = true;
    state->has_break = false;
    between->text = STR("");
}

/* A new paragraph does not start with the space that stood before its first word. */
static void trim_start(struct inline_state *state, struct doc_piece *piece) {
    while (piece->text.size && ascii_is_space(piece->text.bytes[0]))
        piece->text = str_slice(piece->text, 1, piece->text.size);
    state->is_fresh = !piece->text.size;
}

/* Where the next key point begins, or DOC_NONE. */
static uint32_t next_key(const struct inline_state *state) {
    const struct doc *doc = state->html->doc;
    if (!doc->is_plain_version || state->keys >= doc->key_points.count) return DOC_NONE;
    return doc->sentences.items[doc->key_points.items[state->keys]].text.start;
}

/* Writes a piece that begins at an offset of the text; a key point that begins in it gets a place
 * for links to lead to. */
static void write_piece_at(struct inline_state *state, struct doc_piece piece, uint32_t offset,
                           uint32_t run) {
    uint32_t key = next_key(state);
    while (key < offset) {
        state->keys++;
        if (key >= state->block->text.start) state->key = state->keys; /* its front is deleted */
        key = next_key(state);
    }
    bool is_here = key != DOC_NONE && key - offset < piece.text.size;
    if (is_here && (key == offset || piece.origin == DOC_FROM_SOURCE)) {
        struct doc_piece before = piece;
        before.text = str_slice(piece.text, 0, key - offset);
        write_piece(state, &before, run);
        state->key = ++state->keys;
        piece.text = str_slice(piece.text, key - offset, piece.text.size);
    }
    write_piece(state, &piece, run);
}

/* Without links into the page, words that are explained there among them. */
static void leave_places(const struct doc *doc, struct doc_piece *piece) {
    if (!html_leads_away(doc, piece->link)) piece->link = DOC_NONE;
    piece->term = NULL;
}

static void write_stretch(struct inline_state *state, struct span text) {
    const struct doc_block *block = state->block;
    struct doc_pieces pieces = doc_pieces_of(state->html->doc, text);
    struct doc_piece piece;
    bool is_plain = block->kind == DOC_IMAGE || block->kind == DOC_CODE;
    for (uint32_t at = pieces.offset; doc_pieces_next(&pieces, &piece); at = pieces.offset) {
        struct str whole = piece.text;
        if (is_plain) piece.style = 0, piece.link = DOC_NONE;
        if (state->html->is_unlinked) piece.link = DOC_NONE;
        if (state->html->is_placeless) leave_places(state->html->doc, &piece);
        if (piece.edit && piece.edit->kind == DOC_EDIT_BREAK) break_paragraph(state);
        if (piece.edit && piece.edit->kind == DOC_EDIT_ITEM) begin_item(state, &piece, pieces.run);
        if (state->is_fresh) trim_start(state, &piece);
        if (piece.origin == DOC_FROM_US) write_space_before(state, &piece, pieces.run);
        write_piece_at(state, piece, at + (uint32_t)(whole.size - piece.text.size), pieces.run);
    }
    while (state->open.count) close_element(state);
}

static void write_by_sentences(struct inline_state *state) {
    struct html *html = state->html;
    uint32_t at = state->block->text.start;
    for (uint32_t i = state->block->first_sentence; i < state->block->end_sentence; i++) {
        struct span text = html->doc->sentences.items[i].text;
        write_stretch(state, (struct span){at, text.start});
        if (state->has_break) buf_add(html->out, STR("<br>\n"));
        state->has_break = false;
        html->open_sentence(html, i);
        write_stretch(state, text);
        html->close_sentence(html, i);
        at = text.end;
    }
    write_stretch(state, (struct span){at, state->block->text.end});
}

void html_inline(struct html *html, uint32_t index) {
    const struct doc_block *block = &html->doc->blocks.items[index];
    struct inline_state state = {.html = html, .block = block};
    if (html->open_sentence)
        write_by_sentences(&state);
    else
        write_stretch(&state, block->text);
}
