/* See texts.h. */
#include "texts.h"

#include "assess/assess.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_TEXTS = 1000 };

static struct str read_file(const char *path, struct arena *arena) {
    FILE *file = fopen(path, "rb");
    if (!file) {
        fprintf(stderr, "plainer-levels: %s cannot be read\n", path);
        exit(3);
    }
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_alloc_raw(arena, size + 1, 64);
    size = fread(bytes, 1, size, file);
    bytes[size] = '\0';
    fclose(file);
    return (struct str){bytes, size};
}

void workshop_open(struct workshop *shop, const char *lexicon, const char *model) {
    enum { GIGABYTES = 4 };
    if (!arena_open(&shop->arena, (size_t)GIGABYTES << 30, &shop->guard) ||
        !arena_open(&shop->scratch, (size_t)GIGABYTES << 30, &shop->guard))
        exit(5);
    struct str words = read_file(lexicon, &shop->arena), bytes = read_file(model, &shop->arena);
    if (!words_lexicon_open(&shop->lexicon, words.bytes, words.size) ||
        !language_model_open(&shop->model, bytes.bytes, bytes.size)) {
        fprintf(stderr, "plainer-levels: lexicon or model is not of this version\n");
        exit(2);
    }
    shop->tools = (struct language_tools){&shop->lexicon, &shop->model};
}

/* A document of paragraphs, one a line of the text. */
static void make_doc(struct doc *doc, struct str text, struct arena *arena) {
    struct str rest = text, line;
    *doc = (struct doc){.arena = arena, .text = text, .source = text};
    doc->band = assess_find_band(STR("9-11"));
    *ARENA_PUSH(arena, &doc->blocks) = (struct doc_block){.kind = DOC_ROOT, .parent = DOC_NONE};
    while (str_next(&rest, '\n', &line)) {
        uint32_t start = (uint32_t)(line.bytes - text.bytes);
        if (!str_trim(line).size) continue;
        struct doc_block *block = ARENA_PUSH(arena, &doc->blocks);
        *block = (struct doc_block){.kind = DOC_PARAGRAPH,
                                    .text = {start, start + (uint32_t)line.size},
                                    .end = doc->blocks.count};
    }
    doc->blocks.items[0].end = doc->blocks.count;
}

static void analyse(struct workshop *shop, struct doc *doc, struct arena scratch) {
    language_analyse(doc, &shop->tools, scratch);
    assess_document(doc, &(struct assess_options){.lexicon = shop->tools.lexicon}, scratch);
}

/* "( a ) b , c n't" -> "(a) b, cn't" */
static struct str join_tokens(struct str text, struct arena *arena) {
    static const char *const tails[] = {".",  ",",   ";",   ":",   "!",  "?",  "%",   ")", "]",
                                        "'s", "'re", "'ve", "'ll", "'d", "'m", "n't", "'"};
    struct buf out = {.arena = arena};
    struct str rest = text, token, before = STR("(");
    while (str_next(&rest, ' ', &token)) {
        bool is_tail = str_equal(before, STR("(")) || str_equal(before, STR("[")) ||
                       str_equal(before, STR("$")) || str_equal(before, STR("\u00A3"));
        for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
            is_tail |= str_equal(token, str_from(tails[i]));
        if (!is_tail) buf_add_char(&out, ' ');
        buf_add(&out, token);
        before = token;
    }
    return buf_str(&out);
}

void read_sentences(struct workshop *shop, const char *path, struct examples *examples) {
    struct str rest = read_file(path, &shop->arena), line;
    while (str_next(&rest, '\n', &line)) {
        struct str sentence, one, two;
        if (!str_trim(line).size) continue;
        str_next(&line, '\t', &sentence);
        str_next(&line, '\t', &one);
        two = line;
        struct arena scratch = shop->scratch;
        struct doc doc;
        make_doc(&doc, join_tokens(sentence, &scratch), &scratch);
        analyse(shop, &doc, shop->arena);
        struct assess_tags tags = assess_read_tags(&doc, &scratch);
        struct doc_sentence whole = {.first_word = 0, .end_word = doc.words.count};
        struct example *e = ARENA_PUSH(&shop->arena, examples);
        assess_features(&doc, &tags, &whole, e->features);
        e->target = (atof(one.bytes) + atof(two.bytes)) / 2;
    }
}

static void add_version(struct workshop *shop, const char *path, uint32_t text, unsigned version,
                        struct examples *examples) {
    struct arena scratch = shop->scratch;
    struct doc doc;
    make_doc(&doc, read_file(path, &scratch), &scratch);
    analyse(shop, &doc, shop->arena);
    struct example *e = ARENA_PUSH(&shop->arena, examples);
    assess_document_features(&doc, scratch, e->features, &e->words);
    e->text = text;
    e->target = version;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void read_versions(struct workshop *shop, const char *folder, struct examples *examples) {
    static const char *const versions[] = {"ele", "int", "adv"};
    char path[4096], *names[MOST_TEXTS];
    uint32_t count = 0;
    snprintf(path, sizeof path, "%s/ele", folder);
    DIR *list = opendir(path);
    for (struct dirent *entry; list && (entry = readdir(list)) && count < MOST_TEXTS;)
        if (entry->d_name[0] != '.') names[count++] = strdup(entry->d_name);
    if (list) closedir(list);
    qsort(names, count, sizeof *names, by_name);
    for (uint32_t i = 0; i < count; i++)
        for (unsigned v = 0; v < 3; v++) {
            snprintf(path, sizeof path, "%s/%s/%s", folder, versions[v], names[i]);
            add_version(shop, path, i, v, examples);
        }
    for (uint32_t i = 0; i < count; i++) free(names[i]);
}
