/* For the tests of pages: a page read from bytes, its outline, and the promises every page keeps.
 */
#ifndef TESTS_READ_HTML_PAGE_H
#define TESTS_READ_HTML_PAGE_H

#include "base/utf8.h"
#include "try_reader.h"

static struct arena_guard guard;
static int passed, failed;

static inline void check(bool is_right, const char *what) {
    if (is_right) {
        passed++;
        return;
    }
    failed++;
    printf("FAILED: %s\n", what);
}

/* ---- a document to look at ---- */

struct page {
    struct arena results, scratch;
    struct doc doc;
    struct failure failure;
    bool is_read, is_out_of_memory;
    char *bytes; /* an exact-size copy, so that a sanitizer sees a byte too far */
};

static inline void read_page(struct page *page, const char *name, const char *bytes, size_t size,
                             struct read_options options, size_t limit) {
    memset(page, 0, sizeof *page);
    page->bytes = malloc(size ? size : 1);
    if (!page->bytes) abort();
    if (size) memcpy(page->bytes, bytes, size);
    if (!arena_open(&page->results, limit, &guard)) abort();
    if (!arena_open(&page->scratch, limit, &guard)) abort();
    if (setjmp(guard.env)) {
        page->is_out_of_memory = true;
        return;
    }
    guard.is_armed = true;
    page->doc = (struct doc){
        .arena = &page->results, .name = str_from(name), .source = {page->bytes, size}};
    page->is_read = read_document(&page->doc, &options, &page->failure, page->scratch);
}

static inline void close_page(struct page *page) {
    arena_close(&page->results);
    arena_close(&page->scratch);
    free(page->bytes);
}

enum { ROOMY = 1 << 30 };

static inline void open_whole(struct page *page, const char *html) {
    read_page(page, "t.html", html, strlen(html), (struct read_options){.whole_page = true}, ROOMY);
}

static inline void open_article(struct page *page, const char *html) {
    read_page(page, "t.html", html, strlen(html), (struct read_options){0}, ROOMY);
}

/* A file of tests/read/pages, read whole. */
static inline void open_file(struct page *page, const char *name) {
    char path[256];
    size_t size = 0;
    snprintf(path, sizeof path, "tests/read/pages/%s", name);
    char *bytes = files_read_source(path, &size);
    if (!bytes) printf("cannot read %s\n", path);
    if (!bytes) abort();
    read_page(page, name, bytes, size, (struct read_options){.whole_page = true}, ROOMY);
    free(bytes);
}

/* Kinds, nesting and text on one line: "list(item(paragraph[one]))". */
static inline void outline(const struct doc *doc, uint32_t block, char *out, size_t room) {
    const struct doc_block *b = &doc->blocks.items[block];
    size_t used = strlen(out);
    if (doc_block_holds_runs(b->kind)) {
        snprintf(out + used, room - used, "%s[%.*s]", doc_block_name(b->kind),
                 STR_ARG(doc_slice(doc, b->text)));
        return;
    }
    snprintf(out + used, room - used, "%s(", doc_block_name(b->kind));
    for (uint32_t i = block + 1; i < b->end; i = doc->blocks.items[i].end) {
        outline(doc, i, out, room);
        used = strlen(out);
        if (doc->blocks.items[i].end < b->end) snprintf(out + used, room - used, " ");
    }
    used = strlen(out);
    snprintf(out + used, room - used, ")");
}

static inline void expect_outline(const char *html, const char *want) {
    char got[4096] = "", what[8400];
    struct page page;
    open_whole(&page, html);
    if (page.is_read && page.doc.blocks.count) outline(&page.doc, 0, got, sizeof got);
    snprintf(what, sizeof what, "%s\n  want document(%s)\n  got  %s", html, want, got);
    char full[4096];
    snprintf(full, sizeof full, "document(%s)", want);
    check(strcmp(got, full) == 0, what);
    close_page(&page);
}

static inline bool has_text(const struct page *page, const char *text) {
    return str_find(page->doc.text, str_from(text), 0) != SIZE_MAX;
}

/* ---- the promises ---- */

/* Within a block places never go back, and exact runs do not overlap. */
static inline bool runs_go_on(const struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind)) continue;
        for (uint32_t r = block->first_run + 1; r < block->end_run; r++) {
            const struct doc_run *last = &doc->runs.items[r - 1], *run = &doc->runs.items[r];
            if (run->source.start < last->source.start) return false;
            if (run->is_exact && run->source.start < last->source.end) return false;
        }
    }
    return true;
}

static inline bool blocks_nest(const struct doc *doc) {
    for (uint32_t i = 1; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->parent >= i || block->end <= i) return false;
        if (block->end > doc->blocks.items[block->parent].end) return false;
        bool is_empty = block->text.start == block->text.end;
        if (is_empty && doc_block_holds_runs(block->kind)) return false;
    }
    return true;
}

static inline bool anchors_exist(const struct doc *doc) {
    for (uint32_t i = 0; i < doc->anchors.count; i++)
        if (doc->anchors.items[i].block >= doc->blocks.count) return false;
    for (uint32_t i = 0; i < doc->links.count; i++)
        if (doc->links.items[i].anchor != DOC_NONE &&
            doc->links.items[i].anchor >= doc->blocks.count)
            return false;
    return true;
}

static inline bool is_sound(const struct doc *doc) {
    const char *fault = doc_fault(doc);
    if (fault) printf("%s\n", fault);
    return !fault && runs_go_on(doc) && blocks_nest(doc) && anchors_exist(doc) &&
           utf8_valid_prefix(doc->text) == doc->text.size;
}

/* Share of the text's bytes that are exact, images' texts aside: they come from attributes. */
static inline double exact_share(const struct doc *doc) {
    size_t exact = 0, all = 0;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind) || block->kind == DOC_IMAGE) continue;
        for (uint32_t r = block->first_run; r < block->end_run; r++) {
            all += span_size(doc->runs.items[r].text);
            if (doc->runs.items[r].is_exact) exact += span_size(doc->runs.items[r].text);
        }
    }
    return all ? (double)exact / (double)all : 1;
}

#endif
