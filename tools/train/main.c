/* plainer-train: makes the model of tagger and parsers from treebanks, or measures one. */
#include "classes.h"
#include "evaluate.h"
#include "train.h"
#include "traits.h"

#include <stdio.h>
#include <stdlib.h>

enum { MAX_FILES = 16, ARENA_GIGABYTES = 12 };

static const char help[] =
    "Usage: plainer-train [OPTIONS] --output MODEL TREEBANK.conllu ...\n"
    "       plainer-train [OPTIONS] --model MODEL --evaluate TREEBANK.conllu ...\n"
    "\n"
    "Trains plainer's tagger and its two parsers, or measures a model on gold words.\n"
    "The same files and options give the same bytes.\n"
    "\n"
    "  --output FILE       where the model is written\n"
    "  --model FILE        measure this model instead of training one\n"
    "  --evaluate FILE     measure on this treebank (may be given several times)\n"
    "  --constructions     measure also what rewriting rules look for\n"
    "  --lexicon FILE      the compiled lexicon, or lines of a word and the bits of enum "
    "words_tags;\n"
    "                      the program must tag with the same one\n"
    "  --wordnet FOLDER    take classes of words from WordNet's cntlist.rev, noun.exc, verb.exc\n"
    "  --tagger-rounds N   default 6\n"
    "  --parser-rounds N   default 10\n"
    "  --beam-rounds N     default 6\n"
    "  --guide-rounds N    default 8\n"
    "  --judge-rounds N    default 40\n"
    "  --folds N           parts for tagging and parsing the training text by other parts (default "
    "5)\n"
    "  --seeds N           runs of the greedy parser that are averaged (default 4)\n"
    "  --explore F         share of own errors that training follows (default 0.9)\n"
    "  --margin F          an action must win by this much (default 4)\n"
    "  --tagger-margin F   likewise a tag (default 2)\n"
    "  --label-margin F    likewise a relation (default 2)\n"
    "  --judge-strength F  of the examples against the penalty on weights (default 0.1)\n"
    "  --limit PART,N,B    PART tagger, labeller, greedy, beam or guide: how many features are\n"
    "                      kept, and the bits behind the point of their weights\n"
    "  --help\n";

struct options {
    const char *output, *model, *lexicon, *wordnet;
    const char *trees[MAX_FILES], *tests[MAX_FILES];
    unsigned tree_count, test_count;
    bool with_constructions;
    struct settings settings;
};

static const struct settings defaults = {
    .tagger_rounds = 6,
    .parser_rounds = 10,
    .beam_rounds = 6,
    .guide_rounds = 8,
    .judge_rounds = 40,
    .folds = 5,
    .seeds = 4,
    .exploration = 0.9f,
    .margin = 4,
    .tagger_margin = 2,
    .label_margin = 2,
    .judge_strength = 0.1f,
    .tagger = {105000, 3, 0.85f},
    .labeller = {90000, 3, 0.85f},
    .greedy = {290000, 5, 0.85f},
    .beam = {200000, 5, 0.85f},
    .guide = {170000, 5, 0.85f},
    .fixed_count = 20,
    .fixed_share = 0.998f,
};

static _Noreturn void refuse(const char *what, const char *which) {
    fprintf(stderr, "plainer-train: %s%s%s; see --help\n", what, which ? ": " : "",
            which ? which : "");
    exit(2);
}

static void set_pruning(struct settings *s, const char *text) {
    char part[16];
    unsigned limit, shift;
    if (sscanf(text, "%15[a-z],%u,%u", part, &limit, &shift) != 3 || shift > 12)
        refuse("not a limit", text);
    struct pruning *pruning = strcmp(part, "tagger") == 0     ? &s->tagger
                              : strcmp(part, "labeller") == 0 ? &s->labeller
                              : strcmp(part, "greedy") == 0   ? &s->greedy
                              : strcmp(part, "beam") == 0     ? &s->beam
                              : strcmp(part, "guide") == 0    ? &s->guide
                                                              : NULL;
    if (!pruning) refuse("no such part", part);
    *pruning = (struct pruning){limit, shift, pruning->fullness};
}

static bool set_number(struct settings *s, const char *name, const char *value) {
    struct {
        const char *name;
        unsigned *number;
        float *fraction;
    } table[] = {
        {"--tagger-rounds", &s->tagger_rounds, NULL},
        {"--parser-rounds", &s->parser_rounds, NULL},
        {"--beam-rounds", &s->beam_rounds, NULL},
        {"--guide-rounds", &s->guide_rounds, NULL},
        {"--judge-rounds", &s->judge_rounds, NULL},
        {"--folds", &s->folds, NULL},
        {"--seeds", &s->seeds, NULL},
        {"--explore", NULL, &s->exploration},
        {"--margin", NULL, &s->margin},
        {"--tagger-margin", NULL, &s->tagger_margin},
        {"--label-margin", NULL, &s->label_margin},
        {"--judge-strength", NULL, &s->judge_strength},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (strcmp(table[i].name, name) != 0) continue;
        if (table[i].number) *table[i].number = (unsigned)atoi(value);
        if (table[i].fraction) *table[i].fraction = (float)atof(value);
        return true;
    }
    return false;
}

static bool set_path(struct options *o, const char *name, const char *value) {
    if (strcmp(name, "--output") == 0)
        o->output = value;
    else if (strcmp(name, "--model") == 0)
        o->model = value;
    else if (strcmp(name, "--lexicon") == 0)
        o->lexicon = value;
    else if (strcmp(name, "--wordnet") == 0)
        o->wordnet = value;
    else if (strcmp(name, "--evaluate") == 0 && o->test_count < MAX_FILES)
        o->tests[o->test_count++] = value;
    else
        return false;
    return true;
}

static void set_option(struct options *o, const char *name, const char *value) {
    if (!value) refuse("a value is missing", name);
    if (strcmp(name, "--limit") == 0)
        set_pruning(&o->settings, value);
    else if (!set_path(o, name, value) && !set_number(&o->settings, name, value))
        refuse("no such option", name);
}

static void read_options(struct options *o, int count, char **arguments) {
    o->settings = defaults;
    for (int i = 1; i < count; i++) {
        if (strcmp(arguments[i], "--help") == 0) {
            fputs(help, stdout);
            exit(0);
        }
        if (strcmp(arguments[i], "--constructions") == 0)
            o->with_constructions = true;
        else if (strncmp(arguments[i], "--", 2) == 0) {
            set_option(o, arguments[i], i + 1 < count ? arguments[i + 1] : NULL);
            i++;
        } else if (o->tree_count < MAX_FILES)
            o->trees[o->tree_count++] = arguments[i];
    }
    if (!o->model && !o->tree_count) refuse("no treebank", NULL);
}

static void name_parts(struct language_model *model, const struct names *tags,
                       const struct names *relations, struct arena *arena) {
    build_names(tags, &model->parts[LANGUAGE_TAG_NAMES], arena);
    build_names(relations, &model->parts[LANGUAGE_RELATION_NAMES], arena);
    model->parts[LANGUAGE_TAG_TRAITS] = traits_of_tags(tags, arena);
    model->parts[LANGUAGE_RELATION_TRAITS] = traits_of_relations(relations, arena);
    model->tag_count = (uint16_t)tags->count;
    model->relation_count = (uint16_t)relations->count;
    language_set_relation_kinds(model);
    model->root_relation = (uint8_t)language_find_relation(model, STR("root"));
}

static void write_file(const char *path, struct str bytes) {
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(bytes.bytes, 1, bytes.size, file) != bytes.size || fclose(file) != 0) {
        fprintf(stderr, "plainer-train: %s cannot be written\n", path);
        exit(4);
    }
}

static void print_sizes(const struct language_model *model, size_t total) {
    static const char *const names[LANGUAGE_PART_COUNT] = {
        "tags",           "traits",       "relations",      "traits",       "fixed words",
        "classes",        "tagger index", "tagger weights", "label index",  "label weights",
        "greedy weights", "beam weights", "guide weights",  "judge weights"};
    printf("model: %zu bytes:", total);
    for (int i = 0; i < LANGUAGE_PART_COUNT; i++)
        printf(" %s %u%s", names[i], model->parts[i].size,
               i + 1 < LANGUAGE_PART_COUNT ? "," : "\n");
}

static struct str train(const struct options *o, const struct lexicon *lexicon, struct names *tags,
                        struct names *relations, struct arena *arena) {
    struct corpus corpus = {0};
    struct language_model model = {0};
    for (unsigned i = 0; i < o->tree_count; i++)
        corpus_read(&corpus, o->trees[i], lexicon, tags, relations, arena);
    printf("%u sentences, %u tags, %u relations\n", corpus.count, tags->count, relations->count);
    name_parts(&model, tags, relations, arena);
    model.parts[LANGUAGE_WORD_CLASSES] = classes_of_words(o->wordnet, arena);
    corpus_derive(&corpus, &model, arena);
    train_fixed_words(&corpus, &o->settings, &model, arena);
    train_tagger(&corpus, &o->settings, &model, arena);
    train_guide(&corpus, &o->settings, &model, arena);
    struct fold_labellers labellers;
    train_parser(&corpus, &o->settings, &model, &labellers, arena);
    train_beam(&corpus, &o->settings, &model, &labellers, arena);
    train_judge(&corpus, &o->settings, &model, arena);
    struct str image = build_image(&model, arena);
    print_sizes(&model, image.size);
    return image;
}

static void names_of_model(const struct language_model *model, struct names *tags,
                           struct names *relations) {
    for (unsigned i = 0; i < model->tag_count; i++) names_find(tags, language_tag_name(model, i));
    for (unsigned i = 0; i < model->relation_count; i++)
        names_find(relations, language_relation_name(model, i));
    tags->is_closed = relations->is_closed = true;
}

static void measure(const struct options *o, const struct lexicon *lexicon, struct str image,
                    struct arena *arena) {
    struct language_model model;
    struct names tags = {0}, relations = {0};
    if (!language_model_open(&model, image.bytes, image.size)) refuse("not a model", o->model);
    names_of_model(&model, &tags, &relations);
    for (unsigned i = 0; i < o->test_count; i++) {
        struct corpus corpus = {0};
        corpus_read(&corpus, o->tests[i], lexicon, &tags, &relations, arena);
        evaluate(&model, &corpus, o->tests[i], o->with_constructions, *arena);
    }
}

int main(int count, char **arguments) {
    struct options options = {0};
    struct arena_guard guard = {.is_armed = true};
    struct arena arena;
    struct lexicon lexicon = {0};
    struct names tags = {0}, relations = {0};
    setvbuf(stdout, NULL, _IOLBF, 0);
    read_options(&options, count, arguments);
    if (!arena_open(&arena, (size_t)ARENA_GIGABYTES << 30, &guard) || setjmp(guard.env)) {
        fputs("plainer-train: not enough memory\n", stderr);
        return 5;
    }
    if (options.lexicon) lexicon_read(&lexicon, options.lexicon, &arena);
    struct str image = options.model ? read_file(options.model, &arena)
                                     : train(&options, &lexicon, &tags, &relations, &arena);
    if (options.output) write_file(options.output, image);
    measure(&options, &lexicon, image, &arena);
    arena_close(&arena);
    return 0;
}
