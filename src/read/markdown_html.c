/* HTML inside of Markdown. A block goes through the HTML reader as a page of its own, and its
 * blocks and runs are taken over. Elements that stay open at a block's end (<div translate="no">)
 * hold for the Markdown behind them, as those in a line do for the rest of its paragraph. */
#include "base/utf8.h"
#include "read/html_grow.h"
#include "read/markdown_tags.h"

/* ---- comments to plainer ---- */

/* The word of a comment that names no rule: the rules look for those themselves. */
static struct str comment_word(struct str comment) {
    comment = str_trim(str_slice(comment, 4, comment.size - 3));
    size_t size = 0;
    while (size < comment.size && !ascii_is_space(comment.bytes[size])) size++;
    struct str word = str_slice(comment, 0, size);
    bool names_rule = size < comment.size && !str_equal(word, STR("plainer-ignore-end"));
    return names_rule ? STR("") : word;
}

/* Alone, plainer-ignore means the block behind it; inside a paragraph, that paragraph. */
static void obey_comment(struct markdown *r, struct str comment, bool is_inside) {
    struct str word = comment_word(comment);
    if (str_equal(word, STR("plainer-ignore-start"))) r->is_kept = true;
    if (str_equal(word, STR("plainer-ignore-end"))) r->is_kept = false;
    if (str_equal(word, STR("plainer-ignore-next-line"))) r->is_next_leaf_kept = true;
    if (str_equal(word, STR("plainer-ignore")) && is_inside) r->is_leaf_kept = true;
    if (str_equal(word, STR("plainer-ignore")) && !is_inside) r->is_next_block_kept = true;
}

/* ---- inline ---- */

void markdown_start_leaf(struct markdown *r) {
    markdown_close_element(r, STR("</p>"), 0);
    r->leaf_elements = r->elements.count;
    r->is_leaf_ended = false;
}

void markdown_end_leaf(struct markdown *r) {
    if (r->is_leaf_ended)
        markdown_close_element(r, STR("</p>"), r->leaf_elements);
    else
        markdown_cut_elements(r, r->leaf_elements);
}

static bool is_tag(struct str literal) {
    return literal.size > 2 && (ascii_is_alpha(literal.bytes[1]) || literal.bytes[1] == '/');
}

/* Only the end of a block reaches out of the paragraph, which is the innermost one itself. */
static void leave_tag(struct markdown *r, struct str literal) {
    enum html_tag tag = html_tag_at(literal, 2);
    bool is_outside = html_kind_of(tag) & HTML_BLOCK && tag != TAG_P;
    markdown_close_element(r, literal, is_outside ? 0 : r->leaf_elements);
    r->is_leaf_ended |= tag == TAG_P || r->leaf_elements > r->elements.count;
    if (r->leaf_elements > r->elements.count) r->leaf_elements = r->elements.count;
}

static void enter_tag(struct markdown *r, struct str literal, uint32_t start, uint32_t end) {
    struct markdown_tag tag = *markdown_tag_of(r, literal);
    if (r->anchor.is_lost) start = end;
    uint32_t place = anchor_place(&r->anchor, start, end).start;
    if (tag.is_break) markdown_add_break(r, start, end);
    if (tag.is_space && !tag.is_break)
        markdown_add_part(r, (struct anchor_part){STR(" "), start, end, false}, 0);
    if (tag.alternative.size)
        markdown_add_image(r, (struct markdown_image){tag.alternative, tag.image, start, end});
    if (tag.is_bare)
        build_bare_image(&r->build, anchor_source(r->map, anchor_place(&r->anchor, start, end)));
    markdown_open_element(r, tag.literal, r->leaf_elements, place);
    r->is_leaf_ended |= html_ends_paragraph(html_tag_at(literal, 1));
}

void markdown_enter_html(struct markdown *r, struct str literal) {
    uint32_t end = r->anchor.at, start = end - (uint32_t)literal.size;
    if (str_starts(literal, STR("<!--"))) obey_comment(r, literal, true);
    if (!is_tag(literal)) return;
    if (literal.bytes[1] == '/')
        leave_tag(r, literal);
    else
        enter_tag(r, literal, start, end);
    markdown_settle_elements(r);
}

/* ---- blocks ---- */

/* Takes over the blocks of a fragment that starts at `place` in the text. */
struct taker {
    struct markdown *r;
    const struct doc *doc;
    uint32_t place, anchor, first_link, first_title;
    uint16_t style;
};

static uint32_t source_of(const struct taker *t, uint32_t offset) {
    return read_map_source(t->r->map, t->place + offset);
}

static void take_tables(struct taker *t) {
    struct build *build = &t->r->build;
    struct arena *arena = build->doc->arena;
    t->first_link = build->doc->links.count;
    t->first_title = build->doc->titles.count;
    for (uint32_t i = 0; i < t->doc->links.count; i++)
        build_link(build, str_copy(arena, t->doc->links.items[i].target),
                   str_copy(arena, t->doc->links.items[i].title));
    for (uint32_t i = 0; i < t->doc->bare_images.count; i++) {
        struct span image = t->doc->bare_images.items[i];
        build_bare_image(build, anchor_source(t->r->map, (struct span){t->place + image.start,
                                                                       t->place + image.end}));
    }
    for (uint32_t i = 0; i < t->doc->titles.count; i++)
        build_title(build, str_copy(arena, t->doc->titles.items[i]));
}

/* A <pre> keeps its lines, and with them the blanks that stand for a quote's marks. */
static void take_exact(struct taker *t, struct str text, struct span place,
                       struct build_inline look) {
    const char *source = t->r->anchor.text.bytes + place.start;
    for (uint32_t i = 0, end = 0; i < text.size; i = end) {
        bool is_same = text.bytes[i] == source[i];
        while (end < text.size && (text.bytes[end] == source[end]) == is_same) end++;
        anchor_put(&t->r->build, t->r->map, str_slice(text, i, end),
                   (struct span){place.start + i, place.start + end}, is_same, look);
    }
}

static void take_run(struct taker *t, const struct doc_run *run) {
    struct build_inline look = {(uint16_t)(run->style | t->style), run->link, run->abbreviation};
    if (look.link != DOC_NONE) look.link += t->first_link;
    if (look.abbreviation != DOC_NONE) look.abbreviation += t->first_title;
    struct span place = {t->place + run->source.start, t->place + run->source.end};
    struct str text = doc_slice(t->doc, run->text);
    if (run->style & DOC_BREAK)
        build_break(&t->r->build, anchor_source(t->r->map, place));
    else if (run->is_exact)
        take_exact(t, text, place, look);
    else
        anchor_put(&t->r->build, t->r->map, text, place, false, look);
}

static void take_anchors(struct taker *t, uint32_t block) {
    for (; t->anchor < t->doc->anchors.count; t->anchor++) {
        const struct doc_anchor *anchor = &t->doc->anchors.items[t->anchor];
        if (anchor->block > block) return;
        build_anchor(&t->r->build, str_copy(t->r->build.doc->arena, anchor->name));
    }
}

/* All that the HTML reader says of the block, but for its place. */
static void adopt(struct taker *t, struct doc_block *block, const struct doc_block *from) {
    struct doc_block made = *block;
    *block = *from;
    block->flags |= made.flags;
    block->parent = made.parent;
    block->end = made.end;
    block->first_run = made.first_run;
    block->end_run = made.end_run;
    block->text = made.text;
    block->source = made.source;
    block->language =
        from->language.size ? str_copy(t->r->build.doc->arena, from->language) : made.language;
}

static void take_block(struct taker *t, uint32_t index) {
    const struct doc_block *from = &t->doc->blocks.items[index];
    struct build *build = &t->r->build;
    take_anchors(t, index);
    uint32_t handle = build_open(build, from->kind, source_of(t, from->source.start));
    adopt(t, build_block(build, handle), from);
    uint32_t end_run = doc_block_holds_runs(from->kind) ? from->end_run : 0;
    for (uint32_t i = from->first_run; i < end_run; i++) take_run(t, &t->doc->runs.items[i]);
    for (uint32_t i = index + 1; i < from->end; i = t->doc->blocks.items[i].end) take_block(t, i);
    build_close(build, handle, source_of(t, from->source.end));
}

static void take_over(struct markdown *r, const struct doc *doc, uint32_t place) {
    struct taker t = {.r = r, .doc = doc, .place = place};
    t.style = (uint16_t)(markdown_look(r, 0).style & ~DOC_LINK);
    take_tables(&t);
    for (uint32_t i = 1; i < doc->blocks.count; i = doc->blocks.items[i].end) take_block(&t, i);
}

/* ---- what a browser sees of a block (html_mask.h) ---- */

/* Behind the tag or comment that starts at `at`; each has an end in a mask. */
static size_t markup_end(struct str mask, size_t at) {
    bool is_comment = str_starts(str_slice(mask, at, mask.size), STR("<!--"));
    return is_comment ? str_find(mask, STR("-->"), at) + 3 : str_find(mask, STR(">"), at) + 1;
}

/* Is there text between the tags and comments, or something else to see? */
static bool has_content(struct str mask) {
    for (size_t at = 0; at < mask.size;) {
        bool is_markup = mask.bytes[at] == '<';
        if (!is_markup && !ascii_is_space(mask.bytes[at])) return true;
        enum html_tag tag = is_markup ? html_tag_at(mask, (uint32_t)at + 1) : TAG_OTHER;
        if (tag == TAG_IMG || tag == TAG_HR) return true;
        at = is_markup ? markup_end(mask, at) : at + 1;
    }
    return false;
}

/* Does a comment ask for what stands next to it? */
static bool asks_for_next(struct str mask) {
    for (size_t at = 0, end; (at = str_find(mask, STR("<!--"), at)) != SIZE_MAX; at = end) {
        end = markup_end(mask, at);
        struct str word = comment_word(str_slice(mask, at, end));
        if (str_equal(word, STR("plainer-ignore-next-line"))) return true;
        if (str_equal(word, STR("plainer-ignore"))) return true;
    }
    return false;
}

/* Opens and closes what the block's tags open and close, and obeys its comments. */
static void note_tags(struct markdown *r, struct str html, struct str mask, uint32_t place) {
    for (size_t at = 0, end; (at = str_find(mask, STR("<"), at)) != SIZE_MAX; at = end) {
        end = markup_end(mask, at);
        struct str tag = str_slice(html, at, end);
        if (mask.bytes[at + 1] == '!')
            obey_comment(r, str_slice(mask, at, end), false);
        else if (mask.bytes[at + 1] == '/')
            markdown_close_element(r, tag, 0);
        else
            markdown_open_element(r, tag, 0, place + (uint32_t)at);
    }
    markdown_settle_elements(r);
}

static void read_block(struct markdown *r, struct str html, uint32_t place) {
    struct markdown_fragment fragment;
    markdown_read_fragment(r, html, &fragment, r->scratch);
    if (fragment.is_read) {
        take_over(r, &fragment.doc, place);
        return;
    }
    struct place line = place_of(r->anchor.text, place);
    r->failure = (struct failure){fragment.failure.status, line.line, line.column,
                                  str_copy(r->build.doc->arena, fragment.failure.detail)};
}

/* A comment to plainer that stands beside text means that text. */
void markdown_add_html(struct markdown *r, struct str html, uint32_t place) {
    bool is_dropped = r->elements.count && r->elements.items[r->elements.count - 1].is_dropped;
    struct str mask = html_mask(html, false, r->scratch).page;
    bool is_seen = has_content(mask) && !is_dropped;
    if (is_seen) {
        r->is_leaf_kept = r->is_next_leaf_kept || r->is_next_block_kept || asks_for_next(mask);
        read_block(r, html, place);
    }
    note_tags(r, html, mask, place);
    if (is_seen) r->is_leaf_kept = r->is_next_leaf_kept = r->is_next_block_kept = false;
}
