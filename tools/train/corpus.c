/* Reads treebanks and word lists. Words of several tokens and empty nodes are left out. */
#include "corpus.h"

#include "language/internal.h"

#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS = 10, SENTENCE_LIMIT = 1000 };

uint32_t dice_roll(struct dice *dice, uint32_t sides) {
    dice->state ^= dice->state << 13;
    dice->state ^= dice->state >> 17;
    dice->state ^= dice->state << 5;
    return (uint32_t)((uint64_t)dice->state * sides >> 32);
}

void dice_shuffle(struct dice *dice, uint32_t *items, uint32_t count) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t j = dice_roll(dice, i), item = items[i - 1];
        items[i - 1] = items[j];
        items[j] = item;
    }
}

unsigned names_find(struct names *names, struct str name) {
    for (unsigned i = 0; i < names->count; i++)
        if (str_equal(str_from(names->items[i]), name)) return i;
    if (names->is_closed || names->count + 1 >= LANGUAGE_MAX_CLASSES) return UNKNOWN;
    if (name.size >= LANGUAGE_NAME_BYTES) name.size = LANGUAGE_NAME_BYTES - 1;
    memcpy(names->items[names->count], name.bytes, name.size);
    return names->count++;
}

static void fail(const char *path, const char *what) {
    fprintf(stderr, "train: %s: %s\n", path, what);
    exit(1);
}

struct str read_file(const char *path, struct arena *arena) {
    FILE *file = fopen(path, "rb");
    if (!file) fail(path, "cannot be opened");
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *bytes = arena_alloc_raw(arena, (size_t)size + 64, 64);
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size) fail(path, "cannot be read");
    fclose(file);
    return (struct str){bytes, (size_t)size};
}

static struct lexicon_row *lexicon_slot(const struct lexicon *lexicon, struct str word) {
    uint32_t at = language_hash_form(word) & (lexicon->size - 1);
    while (lexicon->rows[at].word.size && !str_equal(lexicon->rows[at].word, word))
        at = (at + 1) & (lexicon->size - 1);
    return &lexicon->rows[at];
}

void lexicon_read(struct lexicon *lexicon, const char *path, struct arena *arena) {
    struct str rest = read_file(path, arena), line;
    size_t lines = 1;
    if (words_lexicon_open(&lexicon->compiled, rest.bytes, rest.size)) return;
    for (size_t i = 0; i < rest.size; i++) lines += rest.bytes[i] == '\n';
    lexicon->size = 1024;
    while (lexicon->size < lines * 2) lexicon->size *= 2;
    lexicon->rows = ARENA_ARRAY(arena, struct lexicon_row, lexicon->size);
    while (str_next(&rest, '\n', &line)) {
        size_t end = 0;
        while (end < line.size && line.bytes[end] != ' ' && line.bytes[end] != '\t') end++;
        if (end == 0 || end == line.size) continue;
        struct lexicon_row *row = lexicon_slot(lexicon, str_slice(line, 0, end));
        row->word = str_slice(line, 0, end);
        row->tags |= (uint16_t)atoi(line.bytes + end);
    }
}

static uint16_t lexicon_tags(const struct lexicon *lexicon, struct str word) {
    struct words_entry entry = {0};
    if (lexicon->compiled.bytes) words_look_up(&lexicon->compiled, word.bytes, word.size, &entry);
    return lexicon->size ? lexicon_slot(lexicon, word)->tags : entry.tags;
}

static unsigned split_columns(struct str line, struct str columns[COLUMNS]) {
    unsigned count = 0;
    while (count < COLUMNS && str_next(&line, '\t', &columns[count])) count++;
    return count;
}

static bool is_plain_id(struct str id) {
    for (size_t i = 0; i < id.size; i++)
        if (id.bytes[i] < '0' || id.bytes[i] > '9') return false;
    return id.size > 0;
}

struct reader {
    struct sentence draft;
    const struct lexicon *lexicon;
    struct names *tags, *relations;
    struct arena *arena;
};

static void reader_open_draft(struct reader *r) {
    r->draft.tokens = ARENA_ARRAY(r->arena, struct language_unit, SENTENCE_LIMIT);
    r->draft.tags = ARENA_ARRAY(r->arena, uint8_t, SENTENCE_LIMIT);
    r->draft.relations = ARENA_ARRAY(r->arena, uint8_t, SENTENCE_LIMIT);
    r->draft.heads = ARENA_ARRAY(r->arena, uint16_t, SENTENCE_LIMIT);
}

static void *copy(struct arena *arena, const void *items, size_t size) {
    return memcpy(arena_alloc_raw(arena, size, 16), items, size);
}

/* A relation with an unknown second part counts as its first part. */
static unsigned find_relation(struct names *relations, struct str name) {
    unsigned found = names_find(relations, name);
    size_t colon = str_find(name, STR(":"), 0);
    return found == UNKNOWN && colon != SIZE_MAX ? names_find(relations, str_slice(name, 0, colon))
                                                 : found;
}

static void read_token(struct reader *r, const struct str *columns) {
    struct sentence *s = &r->draft;
    struct language_unit *token = &s->tokens[s->count];
    *token = (struct language_unit){.form = columns[1]};
    token->folded = language_fold(columns[1], r->arena);
    token->lexicon_tags = lexicon_tags(r->lexicon, token->folded);
    struct str joint = str_format(r->arena, "%.*s/%.*s", STR_ARG(columns[3]), STR_ARG(columns[4]));
    s->tags[s->count] = (uint8_t)names_find(r->tags, joint);
    s->relations[s->count] = (uint8_t)find_relation(r->relations, columns[7]);
    s->heads[s->count++] = (uint16_t)atoi(columns[6].bytes);
}

static bool is_projective(const struct sentence *s) {
    for (unsigned i = 1; i <= s->count; i++) {
        unsigned head = s->heads[i - 1], first = i < head ? i : head, last = i < head ? head : i;
        for (unsigned k = first + 1; k < last; k++)
            if (s->heads[k - 1] < first || s->heads[k - 1] > last) return false;
    }
    return true;
}

static void finish_sentence(struct reader *r, struct corpus *corpus) {
    struct sentence *s = &r->draft;
    if (s->count == 0) return;
    for (unsigned i = 0; i < s->count; i++)
        if (s->heads[i] == 0) s->heads[i] = (uint16_t)(s->count + 1);
    s->is_projective = is_projective(s);
    s->tagged = ARENA_ARRAY(r->arena, struct language_tagged, s->count);
    struct sentence *kept = ARENA_PUSH(r->arena, corpus);
    *kept = *s;
    kept->tokens = copy(r->arena, s->tokens, s->count * sizeof *s->tokens);
    kept->tags = copy(r->arena, s->tags, s->count);
    kept->relations = copy(r->arena, s->relations, s->count);
    kept->heads = copy(r->arena, s->heads, s->count * sizeof *s->heads);
    s->count = 0;
}

void corpus_read(struct corpus *corpus, const char *path, const struct lexicon *lexicon,
                 struct names *tags, struct names *relations, struct arena *arena) {
    struct reader reader = {
        .lexicon = lexicon, .tags = tags, .relations = relations, .arena = arena};
    struct str rest = read_file(path, arena), line, columns[COLUMNS];
    reader_open_draft(&reader);
    while (str_next(&rest, '\n', &line)) {
        if (line.size && line.bytes[line.size - 1] == '\r') line.size--;
        if (line.size == 0) finish_sentence(&reader, corpus);
        bool is_token = line.size && line.bytes[0] != '#' &&
                        split_columns(line, columns) == COLUMNS && is_plain_id(columns[0]);
        if (is_token && reader.draft.count < SENTENCE_LIMIT) read_token(&reader, columns);
    }
    finish_sentence(&reader, corpus);
}

void corpus_derive(struct corpus *corpus, const struct language_model *model, struct arena *arena) {
    for (uint32_t i = 0; i < corpus->count; i++) {
        struct sentence *s = &corpus->items[i];
        language_derive(model, s->tokens, s->count, &s->words, arena);
    }
}
