/* Documents built by hand for the tests of the write room: what is said goes into the source and,
 * through the readers' own builder, into blocks and runs. */
#ifndef TESTS_WRITE_FIXTURE_H
#define TESTS_WRITE_FIXTURE_H

#include "read/build.h"
#include "write/write.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct fixture {
    struct arena_guard guard;
    struct arena arena, scratch;
    struct doc doc;
    struct build build;
    char source[1 << 16];
};

enum { ARENA_BYTES = 1 << 28 };

/* Starts a document; the fixture is large, so keep one and start it again. */
static inline void fixture_start(struct fixture *f) {
    memset(f, 0, sizeof *f);
    if (!arena_open(&f->arena, ARENA_BYTES, &f->guard)) abort();
    if (!arena_open(&f->scratch, ARENA_BYTES, &f->guard)) abort();
    static const struct doc_band band = {.stage = "all readers", .reading_rate = 150};
    f->doc = (struct doc){
        .arena = &f->arena, .name = STR("page.html"), .source = {f->source, 0}, .band = &band};
    f->build = build_start(&f->doc, &f->scratch);
}

static inline void fixture_end(struct fixture *f) {
    arena_close(&f->arena);
    arena_close(&f->scratch);
}

static inline uint32_t here(const struct fixture *f) {
    return (uint32_t)f->doc.source.size;
}

static inline uint32_t fixture_open(struct fixture *f, enum doc_block_kind kind) {
    return build_open(&f->build, kind, here(f));
}

static inline void fixture_close(struct fixture *f, uint32_t handle) {
    build_close(&f->build, handle, here(f));
    if (here(f) + 1 < sizeof f->source) f->source[f->doc.source.size++] = '\n';
}

static inline struct doc_block *fixture_block(struct fixture *f, uint32_t handle) {
    return build_block(&f->build, handle);
}

static inline void say(struct fixture *f, const char *text, struct build_inline how) {
    size_t size = strlen(text), start = f->doc.source.size;
    if (start + size >= sizeof f->source) abort();
    memcpy(f->source + start, text, size);
    f->doc.source.size += size;
    build_text(&f->build, str_from(text), (struct span){(uint32_t)start, here(f)}, true, how);
}

static inline void fixture_say(struct fixture *f, const char *text, uint16_t style) {
    say(f, text, (struct build_inline){style, DOC_NONE, DOC_NONE});
}

static inline void fixture_say_link(struct fixture *f, const char *text, uint32_t link,
                                    uint16_t style) {
    say(f, text, (struct build_inline){(uint16_t)(style | DOC_LINK), link, DOC_NONE});
}

static inline void fixture_break(struct fixture *f) {
    build_break(&f->build, (struct span){here(f), here(f)});
}

/* A leaf with one run. */
static inline void fixture_leaf(struct fixture *f, enum doc_block_kind kind, const char *text) {
    uint32_t handle = fixture_open(f, kind);
    fixture_say(f, text, 0);
    fixture_close(f, handle);
}

static inline void fixture_heading(struct fixture *f, uint8_t level, const char *text) {
    uint32_t handle = fixture_open(f, DOC_HEADING);
    fixture_block(f, handle)->level = level;
    fixture_say(f, text, 0);
    fixture_close(f, handle);
}

static inline uint32_t fixture_link(struct fixture *f, const char *target) {
    return build_link(&f->build, str_from(target), STR(""));
}

/* Hands the text over; edits and findings come after this. */
static inline void fixture_finish(struct fixture *f) {
    build_finish(&f->build);
}

/* The first place of `words` in the text, which must be there. */
static inline struct span fixture_find(struct fixture *f, const char *words) {
    size_t at = str_find(f->doc.text, str_from(words), 0);
    if (at == SIZE_MAX) {
        fprintf(stderr, "fixture: no “%s” in the text\n", words);
        abort();
    }
    return (struct span){(uint32_t)at, (uint32_t)(at + strlen(words))};
}

/* In the order of their places. Inserts come behind `words`. */
static inline void fixture_edit(struct fixture *f, enum doc_edit_kind kind, const char *words,
                                const char *after, const struct doc_term *term) {
    struct span text = fixture_find(f, words);
    if (kind == DOC_EDIT_INSERT) text.start = text.end;
    *ARENA_PUSH(&f->arena, &f->doc.edits) = (struct doc_edit){
        .kind = kind, .text = text, .after = str_from(after), .finding = DOC_NONE, .term = term};
}

static inline void fixture_gloss(struct fixture *f, const struct doc_term *term) {
    *ARENA_PUSH(&f->arena, &f->doc.glossary) =
        (struct doc_glossary_entry){.term = term, .match = DOC_NONE, .is_in_text = true};
}

static inline void fixture_note(struct fixture *f, uint32_t block, uint32_t end, const char *text) {
    *ARENA_PUSH(&f->arena, &f->doc.notes) = (struct doc_note){block, end, str_from(text)};
}

static inline void fixture_finding(struct fixture *f, const struct doc_rule *rule,
                                   const char *words, const char *message) {
    struct span text = fixture_find(f, words);
    *ARENA_PUSH(&f->arena, &f->doc.findings) = (struct doc_finding){
        .rule = rule,
        .severity = DOC_WARNING,
        .text = text,
        .source = doc_source_span(&f->doc, text),
        .message = str_from(message),
    };
}

typedef void fixture_writer(const struct doc *doc, const struct write_options *options,
                            struct buf *out);
/* What a writer makes of the document, as a C string in the arena. */
static inline const char *fixture_write(struct fixture *f, fixture_writer *write,
                                        const struct write_options *options) {
    struct buf out = {.arena = &f->arena};
    write(&f->doc, options, &out);
    buf_add_char(&out, '\0');
    return out.bytes;
}

static inline const char *fixture_to(struct fixture *f, const char *format) {
    struct write_options options = {.version = STR("1.0")};
    return fixture_write(f, write_find_document(str_from(format))->write, &options);
}

/* HTML without the page around it. */
static inline const char *fixture_html(struct fixture *f) {
    struct write_options options = {.is_fragment = true};
    return fixture_write(f, write_find_document(STR("html"))->write, &options);
}

static inline const char *fixture_diff(struct fixture *f) {
    struct write_options options = {.version = STR("")};
    return fixture_write(f, write_diff, &options);
}

#endif
