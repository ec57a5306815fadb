/* Look-ups in the document table. Nothing here changes a document. */
#include "doc/doc.h"

#include "base/sorted.h"

#include <assert.h>

struct str doc_slice(const struct doc *doc, struct span text) {
    return str_slice(doc->text, text.start, text.end);
}

struct str doc_word_text(const struct doc *doc, const struct doc_word *word) {
    return doc_slice(doc, word->text);
}

uint32_t doc_run_at(const struct doc *doc, uint32_t offset) {
    return SORTED_FROM(&doc->runs, text.end, offset + 1);
}

static uint32_t source_start(const struct doc_run *run, uint32_t offset) {
    if (!run->is_exact || offset <= run->text.start) return run->source.start;
    return run->source.start + (offset - run->text.start);
}

static uint32_t source_end(const struct doc_run *run, uint32_t offset) {
    if (!run->is_exact || offset >= run->text.end) return run->source.end;
    return run->source.start + (offset - run->text.start);
}

bool doc_is_in_focus(const struct doc *doc, const struct doc_block *block) {
    struct span focus = doc->focus;
    return !focus.end || (block->source.start <= focus.end && block->source.end >= focus.start);
}

struct span doc_source_span(const struct doc *doc, struct span text) {
    uint32_t first = doc_run_at(doc, text.start);
    if (first >= doc->runs.count) {
        uint32_t end = (uint32_t)doc->source.size;
        return (struct span){end, end};
    }
    const struct doc_run *run = &doc->runs.items[first];
    uint32_t start = source_start(run, text.start);
    if (text.end <= text.start) return (struct span){start, start};
    const struct doc_run *last = &doc->runs.items[doc_run_at(doc, text.end - 1)];
    uint32_t end = source_end(last, text.end);
    return (struct span){start, end < start ? start : end};
}

/* Without a full stop, or a few words and a number. */
static bool is_line(const struct doc *doc, const struct doc_sentence *s) {
    enum { LONGEST = 6 };
    bool has_number = false;
    for (uint32_t w = s->first_word; w < s->end_word; w++)
        has_number |= doc->words.items[w].kind == DOC_NUMBER;
    return s->flags & DOC_FRAGMENT || (has_number && s->measure.words <= LONGEST);
}

bool doc_is_list_of_lines(const struct doc *doc, const struct doc_block *block) {
    uint32_t lines = 0, count = block->end_sentence - block->first_sentence;
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++)
        lines += is_line(doc, &doc->sentences.items[i]);
    return lines * 2 > count && count > 1;
}

#define BLOCK_NAME(kind, name, holds_runs) [kind] = name,
#define BLOCK_HOLDS(kind, name, holds_runs) [kind] = holds_runs,

const char *doc_block_name(enum doc_block_kind kind) {
    static const char *const names[] = {DOC_BLOCK_LIST(BLOCK_NAME)};
    assert(kind < DOC_BLOCK_KIND_COUNT);
    return names[kind];
}

bool doc_block_holds_runs(enum doc_block_kind kind) {
    static const bool holds[] = {DOC_BLOCK_LIST(BLOCK_HOLDS)};
    assert(kind < DOC_BLOCK_KIND_COUNT);
    return holds[kind];
}

#define REASON_NAME(reason, name) name,
const char *doc_reason_name(enum doc_reason reason) {
    static const char *const names[] = {DOC_REASON_LIST(REASON_NAME)};
    assert(reason < DOC_REASON_COUNT);
    return names[reason];
}

const char *doc_level_name(double value) {
    static const char *const names[] = {"A1", "A2", "B1", "B2", "C1", "C2"};
    if (!(value >= 1)) return names[0];
    return names[value >= 5.5 ? 5 : (int)(value - 0.5)];
}

#define CONSTRUCTION_NAME(kind, name) name,
const char *doc_construction_name(enum doc_construction_kind kind) {
    static const char *const names[] = {DOC_CONSTRUCTION_LIST(CONSTRUCTION_NAME)};
    assert(kind < DOC_CONSTRUCTION_KIND_COUNT);
    return names[kind];
}

static uint32_t find_name(const struct str *names, uint32_t count, struct str name) {
    for (uint32_t i = 0; i < count; i++)
        if (str_equal(names[i], name)) return i;
    return DOC_NONE;
}

struct str doc_tag(const struct doc *doc, const struct doc_word *word) {
    return word->tag < doc->tagset.tag_count ? doc->tagset.tags[word->tag] : STR("");
}

uint32_t doc_find_tag(const struct doc *doc, struct str name) {
    return find_name(doc->tagset.tags, doc->tagset.tag_count, name);
}

uint32_t doc_find_relation(const struct doc *doc, struct str name) {
    return find_name(doc->tagset.relations, doc->tagset.relation_count, name);
}
