/* For the reader tests: one document read from bytes, and the invariants every reader keeps. */
#ifndef TESTS_READ_TRY_READER_H
#define TESTS_READ_TRY_READER_H

#include "files.h"
#include "read/readers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef bool reader(struct doc *doc, struct str text, const struct read_map *map,
                    const struct read_options *o, struct failure *f, struct arena scratch);

struct tally {
    unsigned passed, failed;
};

static inline void tally_check(struct tally *tally, bool is_good, const char *what, int line) {
    if (is_good)
        tally->passed++;
    else
        tally->failed++;
    if (!is_good) fprintf(stderr, "line %d: %s\n", line, what);
}

#define CHECK(tally, condition) tally_check((tally), (condition), #condition, __LINE__)

struct trial {
    struct arena results, scratch;
    struct arena_guard guard;
    struct doc doc;
    struct failure failure;
    char *bytes; /* an exact-size copy, so that a sanitizer sees every step too far */
    bool is_read, is_out_of_memory;
};

static inline void trial_open(struct trial *trial, struct str source, size_t limit) {
    memset(trial, 0, sizeof *trial);
    trial->bytes = malloc(source.size ? source.size : 1);
    if (!trial->bytes || !arena_open(&trial->results, limit, &trial->guard) ||
        !arena_open(&trial->scratch, limit, &trial->guard))
        exit(1);
    if (source.size) memcpy(trial->bytes, source.bytes, source.size);
    trial->doc.arena = &trial->results;
    trial->doc.source = (struct str){trial->bytes, source.size};
}

static inline void trial_read(struct trial *trial, reader *read, struct str text,
                              const struct read_map *map, uint32_t max_depth) {
    struct read_options options = {.max_depth = max_depth};
    if (setjmp(trial->guard.env)) {
        trial->is_out_of_memory = true;
        return;
    }
    trial->guard.is_armed = true;
    trial->is_read = read(&trial->doc, text, map, &options, &trial->failure, trial->scratch);
}

static inline void trial_run(struct trial *trial, reader *read, struct str source, size_t limit) {
    trial_open(trial, source, limit);
    struct read_map map = {.source_size = (uint32_t)source.size};
    trial_read(trial, read, trial->doc.source, &map, 0);
}

static inline void trial_close(struct trial *trial) {
    arena_close(&trial->results);
    arena_close(&trial->scratch);
    free(trial->bytes);
}

static inline bool run_is_true(const struct doc *doc, const struct doc_run *run) {
    if (run->source.end > doc->source.size || run->source.end < run->source.start) return false;
    struct str source = str_slice(doc->source, run->source.start, run->source.end);
    return !run->is_exact || str_equal(doc_slice(doc, run->text), source);
}

/* Runs tile their block, lie in its source, and tell the truth when they are exact. */
static inline const char *block_fault(const struct doc *doc, const struct doc_block *block) {
    if (block->source.end > doc->source.size) return "source past the file";
    if (block->parent != DOC_NONE &&
        !span_contains(doc->blocks.items[block->parent].source, block->source))
        return "source outside its parent";
    if (!doc_block_holds_runs(block->kind)) return NULL;
    uint32_t at = block->text.start, source = 0;
    for (uint32_t i = block->first_run; i < block->end_run; i++) {
        const struct doc_run *run = &doc->runs.items[i];
        if (run->text.start != at) return "runs do not tile";
        if (!run_is_true(doc, run)) return "a run is not its source";
        if (!span_contains(block->source, run->source)) return "a run outside its block's source";
        if (run->is_exact && run->source.start < source) return "runs out of order";
        if (run->is_exact) source = run->source.end;
        at = run->text.end;
    }
    return at == block->text.end ? NULL : "runs do not reach the block's end";
}

static inline const char *doc_fault(const struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const char *fault = block_fault(doc, &doc->blocks.items[i]);
        if (fault) return fault;
    }
    return NULL;
}

/* Bytes of text in exact runs, in percent. */
static inline double exact_percent(const struct doc *doc) {
    uint64_t exact = 0, all = 0;
    for (uint32_t i = 0; i < doc->runs.count; i++) {
        const struct doc_run *run = &doc->runs.items[i];
        all += span_size(run->text);
        if (run->is_exact) exact += span_size(run->text);
    }
    return all ? 100.0 * (double)exact / (double)all : 100;
}

static inline void describe_run(struct buf *buf, const struct doc *doc, const struct doc_run *run) {
    static const char letters[] = "esl`..q.kn";
    buf_add(buf, run->is_exact ? STR("[") : STR("{"));
    for (int i = 0; i < 10; i++)
        if (run->style & (1 << i)) buf_add_char(buf, letters[i]);
    if (run->style) buf_add_char(buf, ':');
    struct str text = doc_slice(doc, run->text);
    buf_add(buf, (run->style & DOC_BREAK) ? STR("/") : text);
    if (!run->is_exact) {
        buf_add_char(buf, '=');
        buf_add(buf, str_slice(doc->source, run->source.start, run->source.end));
    }
    buf_add(buf, run->is_exact ? STR("]") : STR("}"));
}

/* The document in one string: "heading1([Title]) list(item(paragraph([a][e:b])))". Exact runs stand
 * in brackets, others in braces with their source; letters before a colon are styles. */
static inline struct str describe_until(struct doc *doc, uint32_t *index, uint32_t end) {
    struct buf buf = {.arena = doc->arena};
    while (*index < end) {
        const struct doc_block *block = &doc->blocks.items[(*index)++];
        buf_format(&buf, "%s%s", buf.size ? " " : "", doc_block_name(block->kind));
        if (block->level) buf_format(&buf, "%u", (unsigned)block->level);
        if (block->flags & DOC_ORDERED) buf_format(&buf, "#%u", (unsigned)block->number);
        if (block->flags & DOC_TIGHT) buf_add(&buf, STR("'"));
        if (block->flags & DOC_HEADER) buf_add(&buf, STR("!"));
        if (block->kind == DOC_RULE) continue;
        buf_add(&buf, STR("("));
        for (uint32_t i = block->first_run; i < block->end_run; i++)
            if (doc_block_holds_runs(block->kind)) describe_run(&buf, doc, &doc->runs.items[i]);
        if (!doc_block_holds_runs(block->kind))
            buf_add(&buf, describe_until(doc, index, block->end));
        buf_add(&buf, STR(")"));
    }
    return buf_str(&buf);
}

static inline struct str describe(struct doc *doc) {
    uint32_t index = 1;
    return doc->blocks.count ? describe_until(doc, &index, doc->blocks.count) : STR("");
}

/* Reads `source` and compares with what describe() should say. */
static inline void trial_expect(struct tally *tally, reader *read, struct str source,
                                const char *expected, int line) {
    struct trial trial;
    trial_run(&trial, read, source, 1 << 22);
    struct str found = trial.is_read ? describe(&trial.doc) : STR("(failure)");
    const char *fault = trial.is_read ? doc_fault(&trial.doc) : NULL;
    bool is_good = str_equal(found, str_from(expected)) && !fault;
    tally_check(tally, is_good, expected, line);
    if (!is_good) fprintf(stderr, "  but: %.*s %s\n", STR_ARG(found), fault ? fault : "");
    trial_close(&trial);
}

static inline struct str read_whole(const char *path) {
    size_t size = 0;
    char *bytes = files_read(path, &size);
    return (struct str){bytes, size};
}

#endif
