/* See build.h. Text goes into one buffer for the whole document; a block's text is a span of it
 * and an LF stands between blocks, so that no word ever runs over a block's end. */
#include "read/build.h"

#include "base/utf8.h"

#include <assert.h>

struct build build_start(struct doc *doc, struct arena *scratch) {
    struct build build = {.doc = doc, .scratch = scratch, .text = {.arena = doc->arena}};
    size_t room = doc->source.size + 64;
    build.text.bytes = arena_alloc_raw(doc->arena, room, 1);
    build.text.capacity = room;
    build_open(&build, DOC_ROOT, 0);
    return build;
}

static struct build_open_block *innermost(struct build *build) {
    return &build->open.items[build->open.count - 1];
}

static struct doc_block *open_block(struct build *build) {
    return &build->doc->blocks.items[innermost(build)->block];
}

/* Is the open block one that takes text? */
static bool leaf_is_open(struct build *build) {
    return doc_block_holds_runs(open_block(build)->kind);
}

static bool may_stay_empty(enum doc_block_kind kind) {
    return kind == DOC_ROOT || kind == DOC_RULE || kind == DOC_CELL || kind == DOC_ROW;
}

static void drop_last_run(struct build *build) {
    struct doc *doc = build->doc;
    build->text.size = doc->runs.items[--doc->runs.count].text.start;
}

/* Does the leaf hold white space alone, no-break spaces among it? */
static bool is_blank_leaf(const struct build *build, uint32_t start) {
    struct str text = str_slice(buf_str(&build->text), start, build->text.size);
    for (size_t i = 0; i < text.size; i++) {
        if (ascii_is_space(text.bytes[i])) continue;
        if (!str_starts(str_slice(text, i, text.size), STR("\xC2\xA0"))) return false;
        i++;
    }
    return true;
}

/* A leaf ends without line breaks; one with nothing to read in it ends without any text. */
static void trim_leaf(struct build *build, const struct doc_block *block) {
    struct doc *doc = build->doc;
    bool is_blank = is_blank_leaf(build, block->text.start);
    while (doc->runs.count > block->first_run &&
           (is_blank || doc->runs.items[doc->runs.count - 1].style & DOC_BREAK))
        drop_last_run(build);
}

static void close_innermost(struct build *build, uint32_t source_end) {
    struct doc *doc = build->doc;
    uint32_t index = innermost(build)->block;
    struct doc_block *block = &doc->blocks.items[index];
    build->open.count--;
    build->has_space = false;
    bool is_leaf = doc_block_holds_runs(block->kind);
    if (is_leaf) trim_leaf(build, block);
    block->end = doc->blocks.count;
    block->end_run = doc->runs.count;
    block->source.end = source_end > block->source.start ? source_end : block->source.start;
    block->text.end = (uint32_t)build->text.size;
    bool is_empty = is_leaf ? block->text.start == block->text.end : block->end == index + 1;
    if (is_empty && !may_stay_empty(block->kind))
        doc->blocks.count = index;
    else if (is_leaf)
        buf_add_char(&build->text, '\n');
    if (!is_leaf) block->text.end = block->text.start;
}

void build_finish(struct build *build) {
    uint32_t end = (uint32_t)build->doc->source.size;
    while (build->open.count) close_innermost(build, end);
    build->doc->text = buf_str(&build->text);
}

uint32_t build_open(struct build *build, enum doc_block_kind kind, uint32_t source_start) {
    struct doc *doc = build->doc;
    if (build->open.count && leaf_is_open(build)) close_innermost(build, source_start);
    uint32_t parent = build->open.count ? innermost(build)->block : DOC_NONE;
    uint16_t inherited = 0;
    struct str language = {0};
    if (parent != DOC_NONE) {
        inherited = doc->blocks.items[parent].flags & (DOC_PROTECTED | DOC_QUOTED);
        language = doc->blocks.items[parent].language;
    }
    if (kind == DOC_QUOTE) inherited |= DOC_QUOTED;
    if (kind == DOC_CODE || kind == DOC_CAPTION || kind == DOC_IMAGE) inherited |= DOC_PROTECTED;
    *ARENA_PUSH(doc->arena, &doc->blocks) =
        (struct doc_block){.kind = kind,
                           .parent = parent,
                           .flags = inherited,
                           .language = language,
                           .column_span = 1,
                           .row_span = 1,
                           .first_run = doc->runs.count,
                           .text = {(uint32_t)build->text.size, (uint32_t)build->text.size},
                           .source = {source_start, source_start}};
    *ARENA_PUSH(build->scratch, &build->open) =
        (struct build_open_block){doc->blocks.count - 1, ++build->serial};
    return build->serial;
}

static uint32_t depth_of(struct build *build, uint32_t handle) {
    for (uint32_t i = build->open.count; i > 0; i--)
        if (build->open.items[i - 1].serial == handle) return i;
    return 0;
}

struct doc_block *build_block(struct build *build, uint32_t handle) {
    uint32_t depth = depth_of(build, handle);
    assert(depth);
    return &build->doc->blocks.items[build->open.items[depth - 1].block];
}

void build_close(struct build *build, uint32_t handle, uint32_t source_end) {
    uint32_t depth = depth_of(build, handle);
    if (!depth) return;
    while (build->open.count >= depth) close_innermost(build, source_end);
}

bool build_has_leaf(const struct build *build) {
    uint32_t block = build->open.items[build->open.count - 1].block;
    return doc_block_holds_runs(build->doc->blocks.items[block].kind);
}

void build_end_leaf(struct build *build, uint32_t source_end) {
    if (leaf_is_open(build)) close_innermost(build, source_end);
}

static bool same_inline(const struct doc_run *run, struct build_inline how) {
    return run->style == how.style && run->link == how.link &&
           run->abbreviation == how.abbreviation;
}

/* Exact text that stands right behind, or more words for the same stretch of source. */
static bool goes_on(const struct doc_run *last, struct span source, bool is_exact) {
    if (last->is_exact != is_exact) return false;
    if (is_exact) return last->source.end == source.start;
    return last->source.start == source.start && last->source.end == source.end;
}

/* Appends to the text, growing the last run when style and source go on without a gap. */
static void add_run(struct build *build, struct str text, struct span source, bool is_exact,
                    struct build_inline how) {
    struct doc *doc = build->doc;
    uint32_t start = (uint32_t)build->text.size;
    buf_add(&build->text, text);
    uint32_t end = (uint32_t)build->text.size;
    if (doc->runs.count > open_block(build)->first_run) {
        struct doc_run *last = &doc->runs.items[doc->runs.count - 1];
        if (goes_on(last, source, is_exact) && same_inline(last, how)) {
            last->text.end = end;
            last->source.end = source.end;
            return;
        }
    }
    *ARENA_PUSH(doc->arena, &doc->runs) = (struct doc_run){.text = {start, end},
                                                           .source = source,
                                                           .style = how.style,
                                                           .is_exact = is_exact,
                                                           .link = how.link,
                                                           .abbreviation = how.abbreviation};
}

static void ensure_leaf(struct build *build, uint32_t source_start) {
    if (leaf_is_open(build)) return;
    build_open(build, DOC_PARAGRAPH, source_start);
}

static void flush_space(struct build *build) {
    if (!build->has_space) return;
    build->has_space = false;
    bool is_single =
        span_size(build->space) == 1 && build->doc->source.bytes[build->space.start] == ' ';
    add_run(build, STR(" "), build->space, is_single, build->space_inline);
}

/* Notes white space; at a block's start or after a line break it is dropped. */
static void add_space(struct build *build, struct span source, struct build_inline how) {
    if (!leaf_is_open(build) || open_block(build)->text.start == build->text.size) return;
    if (build->text.bytes[build->text.size - 1] == '\n') return;
    if (build->has_space) {
        build->space.end = source.end;
        return;
    }
    build->has_space = true;
    build->space = source;
    build->space_inline = how;
}

static size_t space_length(struct str text, size_t from) {
    size_t i = from;
    while (i < text.size && ascii_is_space(text.bytes[i])) i++;
    return i - from;
}

static size_t word_length(struct str text, size_t from) {
    size_t i = from;
    while (i < text.size && !ascii_is_space(text.bytes[i])) i++;
    return i - from;
}

static struct span part_source(struct span source, bool is_exact, size_t start, size_t end) {
    if (!is_exact) return source;
    return (struct span){source.start + (uint32_t)start, source.start + (uint32_t)end};
}

void build_text(struct build *build, struct str text, struct span source, bool is_exact,
                struct build_inline how) {
    if (leaf_is_open(build) && open_block(build)->kind == DOC_CODE) {
        add_run(build, text, source, is_exact, how);
        return;
    }
    for (size_t i = 0; i < text.size;) {
        size_t spaces = space_length(text, i);
        if (spaces) add_space(build, part_source(source, is_exact, i, i + spaces), how);
        i += spaces;
        size_t letters = word_length(text, i);
        if (!letters) continue;
        ensure_leaf(build, part_source(source, is_exact, i, i).start);
        flush_space(build);
        add_run(build, str_slice(text, i, i + letters),
                part_source(source, is_exact, i, i + letters), is_exact, how);
        i += letters;
    }
}

void build_break(struct build *build, struct span source) {
    if (!leaf_is_open(build) || open_block(build)->text.start == build->text.size) return;
    build->has_space = false;
    add_run(build, STR("\n"), source, false, (struct build_inline){DOC_BREAK, DOC_NONE, DOC_NONE});
}

void build_image(struct build *build, struct str alternative, struct str target,
                 struct span source) {
    if (!str_trim(alternative).size) return;
    uint32_t handle = build_open(build, DOC_IMAGE, source.start);
    struct build_inline how = BUILD_PLAIN;
    if (target.size) how.link = build_link(build, target, STR(""));
    build_text(build, alternative, source, false, how);
    build_close(build, handle, source.end);
}

void build_bare_image(struct build *build, struct span source) {
    *ARENA_PUSH(build->doc->arena, &build->doc->bare_images) = source;
}

uint32_t build_link(struct build *build, struct str target, struct str title) {
    struct doc *doc = build->doc;
    *ARENA_PUSH(doc->arena, &doc->links) =
        (struct doc_link){.target = target, .title = title, .anchor = DOC_NONE};
    return doc->links.count - 1;
}

uint32_t build_title(struct build *build, struct str title) {
    *ARENA_PUSH(build->doc->arena, &build->doc->titles) = title;
    return build->doc->titles.count - 1;
}

void build_anchor(struct build *build, struct str name) {
    struct doc *doc = build->doc;
    uint32_t block = leaf_is_open(build) ? innermost(build)->block : doc->blocks.count;
    *ARENA_PUSH(doc->arena, &doc->anchors) = (struct doc_anchor){name, block};
}
