/* What a single tag means is learned from the HTML reader: it reads "a<tag>b</tag>", and what
 * became of the b is what the tag does. So the two readers cannot disagree, and no table of
 * elements is kept here. Elements nest by the rules of html_nest.c. */
#include "read/markdown_tags.h"

#include "base/utf8.h"
#include "read/html_grow.h"
#include "read/readers.h"

#include <string.h>

/* ---- the HTML reader, asked in passing ---- */

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
void markdown_read_fragment(struct markdown *r, struct str html, struct markdown_fragment *fragment,
                            struct arena *scratch) {
    struct arena *results = r->build.doc->arena, before = *results;
    struct read_map map = {.source_size = (uint32_t)html.size};
    struct read_options options = {.is_fragment = true, .max_depth = r->options->max_depth};
    *fragment = (struct markdown_fragment){.doc = {.arena = results, .source = html}};
    fragment->is_read =
        read_html(&fragment->doc, html, &map, &options, &fragment->failure, *scratch);
    if (fragment->is_read) copy_out(&fragment->doc, scratch);
    fragment->failure.detail = str_copy(scratch, fragment->failure.detail);
    *results = before;
}

/* ---- tags ---- */

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

static bool holds_b(const struct doc *doc, const struct doc_run *run) {
    return str_find(doc_slice(doc, run->text), STR("b"), 0) != SIZE_MAX;
}

static void learn_from(struct markdown *r, const struct doc *doc, struct markdown_tag *tag) {
    tag->is_dropped = true;
    tag->is_bare = doc->bare_images.count > 0;
    uint32_t block = 0;
    for (uint32_t i = 0; i < doc->runs.count; i++) {
        const struct doc_run *run = &doc->runs.items[i];
        if (run->style & DOC_BREAK) tag->is_break = true;
        while (doc->blocks.items[block].end_run <= i ||
               !doc_block_holds_runs(doc->blocks.items[block].kind))
            block++;
        if (doc->blocks.items[block].kind == DOC_IMAGE || !holds_b(doc, run)) continue;
        tag->is_dropped = false;
        tag->is_space = run->text.start && doc->text.bytes[run->text.start - 1] == '\n';
        tag->look = adopted_look(r, doc, run);
    }
    learn_image(r, doc, tag);
}

static void learn_tag(struct markdown *r, struct str literal, struct markdown_tag *tag) {
    *tag = (struct markdown_tag){.literal = str_copy(r->scratch, literal), .look = BUILD_PLAIN};
    bool is_void = html_kind_of(element_of(literal)) & HTML_VOID;
    struct arena scratch = *r->scratch;
    struct buf html = {.arena = &scratch};
    buf_format(&html, "a%.*sb", STR_ARG(literal));
    if (!is_void) buf_format(&html, "</%.*s>", STR_ARG(name_of(literal)));
    struct markdown_fragment fragment;
    markdown_read_fragment(r, buf_str(&html), &fragment, &scratch);
    if (fragment.is_read) learn_from(r, &fragment.doc, tag);
}

const struct markdown_tag *markdown_tag_of(struct markdown *r, struct str literal) {
    enum { SLOTS = 1024 };
    if (!r->tags) r->tags = ARENA_ARRAY(r->scratch, struct markdown_tag, SLOTS);
    struct markdown_tag *tag = &r->tags[str_hash(literal) % SLOTS];
    if (!str_equal(tag->literal, literal)) learn_tag(r, literal, tag);
    return tag;
}

/* ---- open elements ---- */

static uint16_t merged_style(uint16_t outer, uint16_t inner) {
    return (uint16_t)(outer | (inner & ~DOC_BREAK));
}

static void settle(struct markdown *r, uint32_t index) {
    struct markdown_element *element = &r->elements.items[index];
    const struct markdown_tag *tag = markdown_tag_of(r, element->tag);
    struct build_inline look = BUILD_PLAIN;
    if (index) look = r->elements.items[index - 1].look;
    look.style = merged_style(look.style, tag->look.style);
    if (tag->look.link != DOC_NONE) look.link = tag->look.link;
    if (tag->look.abbreviation != DOC_NONE) look.abbreviation = tag->look.abbreviation;
    element->look = look;
    element->is_dropped = tag->is_dropped || (index && r->elements.items[index - 1].is_dropped);
}

void markdown_settle_elements(struct markdown *r) {
    for (; r->settled < r->elements.count; r->settled++) settle(r, r->settled);
}

void markdown_cut_elements(struct markdown *r, uint32_t count) {
    r->elements.count = count;
    if (r->settled > count) r->settled = count;
}

/* An inline element that ends in the middle of a block inside it: the block goes on without it.
 * What an element hides stays hidden until the block's end. */
static void take_out(struct markdown *r, uint32_t index) {
    struct markdown_element *element = &r->elements.items[index];
    if (markdown_tag_of(r, element->tag)->is_dropped) return;
    memmove(element, element + 1, (r->elements.count - index - 1) * sizeof *element);
    r->elements.count--;
    if (r->settled > index) r->settled = index;
}

void markdown_close_element(struct markdown *r, struct str tag, uint32_t from) {
    enum html_tag wanted = element_of(tag);
    struct str name = name_of(tag);
    bool is_crossed = false;
    for (uint32_t i = r->elements.count; i-- > from;) {
        enum html_tag open = (enum html_tag)r->elements.items[i].element;
        bool is_same = open == wanted && (open != TAG_OTHER ||
                                          str_equal_fold(name_of(r->elements.items[i].tag), name));
        if (is_same && is_crossed) take_out(r, i);
        if (is_same && !is_crossed) markdown_cut_elements(r, i);
        if (is_same || html_stops(wanted, open)) return;
        is_crossed |= html_crosses(wanted, open);
    }
}

/* A table ends one that stands around it, but for those that it is in a cell of. */
static void close_table(struct markdown *r, uint32_t from) {
    for (uint32_t i = r->elements.count; i-- > from;) {
        enum html_tag open = (enum html_tag)r->elements.items[i].element;
        if (open == TAG_TABLE) markdown_cut_elements(r, i);
        if (open == TAG_TABLE || html_stops(TAG_OTHER, open)) return;
    }
}

static void fail_too_deep(struct markdown *r, uint32_t place) {
    struct doc *doc = r->build.doc;
    struct place line = place_of(doc->source, read_map_source(r->map, place));
    struct str detail =
        str_format(doc->arena, "more than %u elements inside one another: see --max-depth",
                   (unsigned)read_depth(r->options));
    r->failure = (struct failure){STATUS_TOO_DEEP, line.line, line.column, detail};
}

void markdown_open_element(struct markdown *r, struct str tag, uint32_t from, uint32_t place) {
    enum html_tag element = element_of(tag);
    uint32_t count = r->elements.count;
    if (html_kind_of(element) & HTML_VOID) return;
    if (html_ends_paragraph(element)) markdown_close_element(r, STR("</p>"), from);
    if (element == TAG_TABLE) close_table(r, from);
    bool ends_last = count > from && r->elements.items[count - 1].element == element;
    if (ends_last && html_ends_its_like(element)) markdown_cut_elements(r, count - 1);
    if (r->elements.count == read_depth(r->options)) fail_too_deep(r, place);
    if (r->failure.status) return;
    *ARENA_PUSH(r->scratch, &r->elements) =
        (struct markdown_element){.tag = tag, .element = (uint8_t)element};
}
