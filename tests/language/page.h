/* Documents made by hand for the tests of language and assess: blocks of plain text, one run each,
 * as a reader would leave them. The text ends at the last byte of its allocation, so that a
 * sanitizer sees one byte too many read. */
#ifndef TESTS_LANGUAGE_PAGE_H
#define TESTS_LANGUAGE_PAGE_H

#include "check.h"
#include "language/language.h"

#include <string.h>

struct page {
    struct language_tools tools; /* none unless a test hands some in */
    struct arena results, scratch;
    struct arena_guard guard;
    struct doc doc;
    char *bytes;
    bool is_out_of_memory;
};

static inline void page_open(struct page *page, size_t limit) {
    *page = (struct page){0};
    if (!arena_open(&page->results, limit, &page->guard) ||
        !arena_open(&page->scratch, limit, &page->guard))
        abort();
    page->doc.arena = &page->results;
}

static inline void page_close(struct page *page) {
    arena_close(&page->results);
    arena_close(&page->scratch);
    free(page->bytes);
}

/* Appends `size` bytes to the text in a block with one run of that style. Needs an armed guard. */
static inline void page_add_bytes(struct page *page, enum doc_block_kind kind, uint16_t flags,
                                  uint16_t style, struct str text) {
    struct doc *doc = &page->doc;
    size_t start = doc->text.size + (doc->blocks.count > 0), size = start + text.size;
    char *bytes = malloc(size ? size : 1);
    if (bytes == NULL) abort();
    if (doc->text.size) memcpy(bytes, page->bytes, doc->text.size);
    if (start) bytes[start - 1] = '\n';
    if (text.size) memcpy(bytes + start, text.bytes, text.size);
    free(page->bytes);
    page->bytes = bytes;
    doc->text = doc->source = (struct str){bytes, size};
    struct span span = {(uint32_t)start, (uint32_t)size};
    uint32_t run = doc->runs.count, block = doc->blocks.count;
    *ARENA_PUSH(doc->arena, &doc->runs) = (struct doc_run){
        .text = span, .source = span, .style = style, .is_exact = true, .link = DOC_NONE};
    *ARENA_PUSH(doc->arena, &doc->blocks) = (struct doc_block){.kind = kind,
                                                               .flags = flags,
                                                               .parent = DOC_NONE,
                                                               .end = block + 1,
                                                               .first_run = run,
                                                               .end_run = run + 1,
                                                               .text = span,
                                                               .source = span};
}

static inline void page_add(struct page *page, enum doc_block_kind kind, const char *text) {
    page_add_bytes(page, kind, 0, 0, str_from(text));
}

/* Walks the document through the room, or notes that memory ran out. */
static inline void page_analyse(struct page *page) {
    if (setjmp(page->guard.env)) {
        page->is_out_of_memory = true;
        return;
    }
    page->guard.is_armed = true;
    language_analyse(&page->doc, &page->tools, page->scratch);
}

enum { PAGE_BYTES = 1 << 20 };

/* One paragraph, analysed. */
static inline void page_read(struct page *page, const char *text) {
    page_open(page, PAGE_BYTES);
    page_add(page, DOC_PARAGRAPH, text);
    page_analyse(page);
}

#endif
