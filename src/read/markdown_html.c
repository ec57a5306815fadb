/* HTML inside of Markdown. A block goes through the HTML reader as a page of its own, and its
 * blocks and runs are taken over; what a single inline tag means is learned from the HTML reader,
 * too: it reads "a<tag>b", and what became of the b is what the tag does. So the two readers cannot
 * disagree, and no table of elements is kept here. Elements that stay open at a block's end
 * (<div translate="no">) hold for the Markdown behind them. */
#include "base/utf8.h"
#include "read/html_mask.h"
#include "read/markdown_parts.h"
#include "read/readers.h"

#include <string.h>

/* ---- the HTML reader, asked in passing ---- */

/* A document of the HTML reader, copied out of the arena that it was made in. */
struct fragment {
    struct doc doc;
    struct failure failure;
    bool is_read;
};

static void *copied(struct arena *scratch, const void *items, uint32_t count, size_t size) {
    void *copy = arena_alloc_raw(scratch, (count + 1) * size, alignof(max_align_t));
    if (count) memcpy(copy, items, count * size);
    return copy;
}

static void copy_strings(struct doc *doc, struct arena *scratch) {
    doc->text = str_copy(scratch, doc->text);
    for (uint32_t i = 0; i < doc->links.count; i++) {
        doc->links.items[i].target = str_copy(scratch, doc->links.items[i].target);
        doc->links.items[i].title = str_copy(scratch, doc->links.items[i].title);
    }
    for (uint32_t i = 0; i < doc->anchors.count; i++)
        doc->anchors.items[i].name = str_copy(scratch, doc->anchors.items[i].name);
    for (uint32_t i = 0; i < doc->titles.count; i++)
        doc->titles.items[i] = str_copy(scratch, doc->titles.items[i]);
    for (uint32_t i = 0; i < doc->blocks.count; i++)
        doc->blocks.items[i].language = str_copy(scratch, doc->blocks.items[i].language);
}

#define COPY(array)                                                                                \
    ((array)->items = copied(scratch, (array)->items, (array)->count, sizeof *(array)->items))

static void copy_out(struct doc *doc, struct arena *scratch) {
    COPY(&doc->blocks);
    COPY(&doc->runs);
    COPY(&doc->links);
    COPY(&doc->anchors);
    COPY(&doc->titles);
    copy_strings(doc, scratch);
}

/* The results are made where the document's go, and their room is given back at once: many small
 * fragments must not add up. */
static void read_fragment(struct markdown *r, struct str html, struct fragment *fragment) {
    struct arena *results = r->build.doc->arena, before = *results;
    struct read_map map = {.source_size = (uint32_t)html.size};
    struct read_options options = {.is_fragment = true, .max_depth = r->options->max_depth};
    *fragment = (struct fragment){.doc = {.arena = results, .source = html}};
    fragment->is_read =
        read_html(&fragment->doc, html, &map, &options, &fragment->failure, *r->scratch);
    if (fragment->is_read) copy_out(&fragment->doc, r->scratch);
    fragment->failure.detail = str_copy(r->scratch, fragment->failure.detail);
    *results = before;
}

/* ---- tags ---- */

enum { TAG_SLOTS = 1024, MOST_TAGS = 20000 };

/* What a tag does to the text behind it. */
struct markdown_tag {
    struct str literal;
    struct build_inline look; /* link and abbreviation are entries of the document's tables */
    struct str alternative, image;
    bool is_dropped, is_break, is_space;
};

static uint16_t merged_style(uint16_t outer, uint16_t inner) {
    return (uint16_t)(outer | (inner & ~DOC_BREAK));
}

static struct build_inline adopted_look(struct markdown *r, const struct doc *doc,
                                        const struct doc_run *run) {
    struct arena *arena = r->build.doc->arena;
    struct build_inline look = {run->style, DOC_NONE, DOC_NONE};
    if (run->link != DOC_NONE) {
        struct doc_link link = doc->links.items[run->link];
        look.link =
            build_link(&r->build, str_copy(arena, link.target), str_copy(arena, link.title));
    }
    if (run->abbreviation != DOC_NONE)
        look.abbreviation =
            build_title(&r->build, str_copy(arena, doc->titles.items[run->abbreviation]));
    return look;
}

static bool ends_with_b(const struct doc *doc, const struct doc_run *run) {
    return str_ends(doc_slice(doc, run->text), STR("b"));
}

static void learn_image(struct markdown *r, const struct doc *doc, struct markdown_tag *tag) {
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->kind != DOC_IMAGE) continue;
        struct arena *arena = r->build.doc->arena;
        uint32_t link = doc->runs.items[block->first_run].link;
        tag->alternative = str_copy(arena, doc_slice(doc, block->text));
        if (link != DOC_NONE) tag->image = str_copy(arena, doc->links.items[link].target);
    }
}

static void learn_tag(struct markdown *r, struct str literal, struct markdown_tag *tag) {
    struct fragment fragment;
    struct str html = str_format(r->scratch, "a%.*sb", STR_ARG(literal));
    *tag = (struct markdown_tag){.literal = str_copy(r->scratch, literal), .look = BUILD_PLAIN};
    if (r->tag_count++ >= MOST_TAGS) return;
    read_fragment(r, html, &fragment);
    tag->is_dropped = true;
    uint32_t block = 0;
    for (uint32_t i = 0; fragment.is_read && i < fragment.doc.runs.count; i++) {
        const struct doc_run *run = &fragment.doc.runs.items[i];
        if (run->style & DOC_BREAK) tag->is_break = true;
        while (fragment.doc.blocks.items[block].end_run <= i ||
               !doc_block_holds_runs(fragment.doc.blocks.items[block].kind))
            block++;
        if (fragment.doc.blocks.items[block].kind == DOC_IMAGE || !ends_with_b(&fragment.doc, run))
            continue;
        tag->is_dropped = false;
        tag->is_space = run->text.start && fragment.doc.text.bytes[run->text.start - 1] == '\n';
        tag->look = adopted_look(r, &fragment.doc, run);
    }
    if (fragment.is_read) learn_image(r, &fragment.doc, tag);
}

static const struct markdown_tag *tag_of(struct markdown *r, struct str literal) {
    if (!r->tags) r->tags = ARENA_ARRAY(r->scratch, struct markdown_tag, TAG_SLOTS);
    struct markdown_tag *tag = &r->tags[str_hash(literal) % TAG_SLOTS];
    if (!str_equal(tag->literal, literal)) learn_tag(r, literal, tag);
    return tag;
}

/* Of a start or end tag. */
static uint32_t name_start(struct str tag) {
    return tag.bytes[1] == '/' ? 2 : 1;
}

static struct str name_of(struct str tag) {
    uint32_t start = name_start(tag);
    return str_slice(tag, start, html_name_end(tag, start));
}

static enum html_tag element_of(struct str tag) {
    return html_tag_at(tag, name_start(tag));
}

/* Closes the innermost element of that name, and what is open in it. */
static void close_element(struct markdown *r, struct str name, uint32_t from) {
    for (uint32_t i = r->elements.count; i > from; i--) {
        if (!str_equal_fold(r->elements.items[i - 1].name, name)) continue;
        r->elements.count = i - 1;
        return;
    }
}

static void open_element(struct markdown *r, const struct markdown_tag *tag) {
    enum { MOST_OPEN = 512 };
    uint32_t count = r->elements.count;
    if (html_kind_of(element_of(tag->literal)) & HTML_VOID || count == MOST_OPEN) return;
    struct markdown_element element = {.look = BUILD_PLAIN};
    if (count) element = r->elements.items[count - 1];
    element.name = name_of(tag->literal);
    element.is_dropped |= tag->is_dropped;
    element.look.style = merged_style(element.look.style, tag->look.style);
    if (tag->look.link != DOC_NONE) element.look.link = tag->look.link;
    if (tag->look.abbreviation != DOC_NONE) element.look.abbreviation = tag->look.abbreviation;
    *ARENA_PUSH(r->scratch, &r->elements) = element;
}

static bool is_tag(struct str literal) {
    return literal.size > 2 && (ascii_is_alpha(literal.bytes[1]) || literal.bytes[1] == '/');
}

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

void markdown_enter_html(struct markdown *r, struct str literal) {
    uint32_t end = r->anchor.at, start = end - (uint32_t)literal.size;
    if (str_starts(literal, STR("<!--"))) obey_comment(r, literal, true);
    if (!is_tag(literal)) return;
    if (literal.bytes[1] == '/') {
        close_element(r, name_of(literal), r->leaf_elements);
        return;
    }
    struct markdown_tag tag = *tag_of(r, literal);
    if (r->anchor.is_lost) start = end;
    if (tag.is_break) markdown_add_break(r, start, end);
    if (tag.is_space && !tag.is_break)
        markdown_add_part(r, (struct anchor_part){STR(" "), start, end, false}, 0);
    if (tag.alternative.size)
        markdown_add_image(r, (struct markdown_image){tag.alternative, tag.image, start, end});
    open_element(r, &tag);
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

static void widen(struct span *outer, struct span inner) {
    if (inner.start < outer->start) outer->start = inner.start;
    if (inner.end > outer->end) outer->end = inner.end;
}

/* The HTML parser opens paragraphs of its own where it notices that one is missing: too late. */
static void fit_blocks(struct doc *doc) {
    for (uint32_t i = doc->blocks.count; i-- > 1;) {
        struct doc_block *block = &doc->blocks.items[i];
        uint32_t end = doc_block_holds_runs(block->kind) ? block->end_run : 0;
        for (uint32_t k = block->first_run; k < end; k++)
            widen(&block->source, doc->runs.items[k].source);
        widen(&doc->blocks.items[block->parent].source, block->source);
    }
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
static void note_tags(struct markdown *r, struct str html, struct str mask) {
    for (size_t at = 0, end; (at = str_find(mask, STR("<"), at)) != SIZE_MAX; at = end) {
        end = markup_end(mask, at);
        struct str tag = str_slice(html, at, end);
        if (mask.bytes[at + 1] == '!')
            obey_comment(r, str_slice(mask, at, end), false);
        else if (mask.bytes[at + 1] == '/')
            close_element(r, name_of(tag), 0);
        else
            open_element(r, tag_of(r, tag));
    }
}

static void read_block(struct markdown *r, struct str html, uint32_t place) {
    struct fragment fragment;
    read_fragment(r, html, &fragment);
    if (fragment.is_read) {
        fit_blocks(&fragment.doc);
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
    note_tags(r, html, mask);
    if (is_seen) r->is_leaf_kept = r->is_next_leaf_kept = r->is_next_block_kept = false;
}
