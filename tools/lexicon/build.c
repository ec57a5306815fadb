/* lexicon-build KIND=PATH ...: compiles the lexicon of dictionaries/ from its sources. `out=` names
 * the table, `text=` (optional) a list of "word tags" lines for whoever trains a tagger. Kinds may
 * be repeated; dictionaries/README.md has the whole command. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sources.h"

static const struct {
    const char *kind;
    source_reader *read;
} READERS[] = {
    {"wordfreq", read_wordfreq}, {"ratings", read_ratings},   {"cefr", read_cefr},
    {"school", read_school},     {"cmudict", read_cmudict},   {"treebank", read_treebank},
    {"names", read_names},       {"american", read_american}, {"british", read_british},
};
enum { READER_COUNT = sizeof READERS / sizeof READERS[0] };

struct request {
    const char *out, *text, *complex;
};

static void fail(const char *what, const char *which) {
    fprintf(stderr, "lexicon-build: %s: %s\n", what, which);
    exit(EXIT_FAILURE);
}

static struct str load(struct facts *facts, const char *path) {
    struct str text;
    if (!source_load(facts->arena, path, &text)) fail("cannot read", path);
    return text;
}

static bool is_kind(const char *argument, const char *kind, const char **path) {
    size_t size = strlen(kind);
    if (strncmp(argument, kind, size) != 0 || argument[size] != '=') return false;
    *path = argument + size + 1;
    return true;
}

static void take(struct facts *facts, struct request *request, const char *argument) {
    const char *path;
    if (is_kind(argument, "out", &request->out) || is_kind(argument, "text", &request->text) ||
        is_kind(argument, "complex", &request->complex))
        return;
    if (is_kind(argument, "wordnet", &path)) {
        if (!read_wordnet(facts, path)) fail("cannot read WordNet in", path);
        return;
    }
    for (int i = 0; i < READER_COUNT; i++) {
        if (!is_kind(argument, READERS[i].kind, &path)) continue;
        READERS[i].read(facts, load(facts, path));
        return;
    }
    fail("no such kind of argument", argument);
}

static void save(const char *path, struct str bytes) {
    FILE *file = fopen(path, "wb");
    if (file == NULL || fwrite(bytes.bytes, 1, bytes.size, file) != bytes.size || fclose(file) != 0)
        fail("cannot write", path);
}

static void save_text(struct facts *facts, const char *path) {
    struct buf buf = {.arena = facts->arena};
    for (uint32_t i = 0; i < facts->count; i++) {
        const struct fact *fact = &facts->items[i];
        if (!fact->is_chosen || fact->final_tags == 0) continue;
        buf_format(&buf, "%.*s %u\n", STR_ARG(fact->word), fact->final_tags);
    }
    save(path, buf_str(&buf));
}

static void report(const struct facts *facts, struct str table) {
    uint32_t chosen = 0, tagged = 0;
    for (uint32_t i = 0; i < facts->count; i++) {
        chosen += facts->items[i].is_chosen;
        tagged += facts->items[i].is_chosen && facts->items[i].final_tags != 0;
    }
    printf("table: %u words, %u with tags, %zu bytes\n", chosen, tagged, table.size);
}

static void build(struct arena *arena, int count, char **arguments) {
    struct facts facts;
    struct request request = {0};
    facts_open(&facts, arena);
    for (int i = 1; i < count; i++) take(&facts, &request, arguments[i]);
    if (request.out == NULL || request.complex == NULL) fail("needed", "out= and complex=");
    add_inflections(&facts);
    settle(&facts);
    rate(&facts, load(&facts, request.complex));
    struct str table = compile(&facts);
    if (table.size == 0) fail("table too crowded", request.out);
    save(request.out, table);
    if (request.text != NULL) save_text(&facts, request.text);
    report(&facts, table);
}

int main(int count, char **arguments) {
    struct arena_guard guard = {0};
    struct arena arena;
    if (!arena_open(&arena, (size_t)4 << 30, &guard)) fail("no memory", "4 GB of addresses");
    if (setjmp(guard.env) != 0) fail("no memory", "sources too large");
    guard.is_armed = true;
    build(&arena, count, arguments);
    arena_close(&arena);
    return EXIT_SUCCESS;
}
