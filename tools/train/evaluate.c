/* Figures of tags and trees, of constructions at several limits, and of speed. Speeds are processor
 * time on one core, tokens already cut. */
#include "evaluate.h"
#include "train.h"

#include "language/beam.h"

#include <stdio.h>

static const unsigned limits[] = {0, 500, 700, 800, 850, 900, 950};
enum { LIMITS = sizeof limits / sizeof *limits, SHORT = 8 };

#define NAME_OF_CONSTRUCTION(kind, name) name,
static const char *const kind_names[] = {DOC_CONSTRUCTION_LIST(NAME_OF_CONSTRUCTION)};

/* For each kind, and then for joints behind a comma alone. Limit 0 stands for both trees alone. */
enum { JOINT_BEHIND_COMMA = DOC_CONSTRUCTION_KIND_COUNT, TALLIES };
struct tally {
    uint64_t gold, said[LIMITS], right[LIMITS];
};

static bool is_behind_comma(const struct sentence *s, const struct language_construction *c) {
    return c->kind == DOC_JOINT && str_equal(s->tokens[c->first - 2].folded, STR(","));
}

static void count_construction(struct tally *tally, const struct language_construction *c,
                               bool is_right) {
    for (unsigned m = 0; m < LIMITS; m++) {
        bool is_said = limits[m] ? c->chance >= limits[m] : c->said == 3;
        tally->said[m] += is_said;
        tally->right[m] += is_said && is_right;
    }
}

static void count_constructions(const struct language_model *model, struct sentence *s,
                                struct tally *tallies, struct arena scratch) {
    struct language_scene scene = {.model = model, .words = &s->words, .tokens = s->tokens};
    struct language_constructions gold = {0}, found = {0};
    struct language_arc *arcs = ARENA_ARRAY(&scratch, struct language_arc, s->count);
    if (!language_parse(model, s->tokens, s->tagged, s->count, arcs, scratch)) return;
    language_derive(model, s->tokens, s->count, &s->words, &scratch);
    language_words_tag(model, &s->words, s->tagged);
    language_tree_new(&scene.trees[0], model, arcs, s->count, &scratch);
    language_beam_parse(model, &s->words, arcs, scratch);
    language_tree_new(&scene.trees[1], model, arcs, s->count, &scratch);
    gold_constructions(&scene, s, &gold, &scratch);
    language_find_candidates(&scene, &found, &scratch);
    language_judge(&scene, &found);
    for (uint32_t i = 0; i < gold.count; i++) {
        tallies[gold.items[i].kind].gold++;
        tallies[JOINT_BEHIND_COMMA].gold += is_behind_comma(s, &gold.items[i]);
    }
    for (uint32_t i = 0; i < found.count; i++) {
        const struct language_construction *c = &found.items[i];
        bool is_right = holds_construction(&gold, c);
        count_construction(&tallies[c->kind], c, is_right);
        if (is_behind_comma(s, c)) count_construction(&tallies[JOINT_BEHIND_COMMA], c, is_right);
    }
}

static double percent(uint64_t part, uint64_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print_tallies(const struct tally *tallies) {
    printf(
        "  constructions: precision/recall where both trees have it; then by the judge's chance");
    for (unsigned m = 1; m < LIMITS; m++) printf(" %u", limits[m]);
    printf("\n");
    for (unsigned kind = 0; kind < TALLIES; kind++) {
        const struct tally *t = &tallies[kind];
        printf("  %-14s %5llu |", kind < JOINT_BEHIND_COMMA ? kind_names[kind] : "joint behind ,",
               (unsigned long long)t->gold);
        for (unsigned m = 0; m < LIMITS; m++)
            printf(" %5.1f/%-4.1f", percent(t->right[m], t->said[m]),
                   percent(t->right[m], t->gold));
        printf("\n");
    }
}

static bool same_part(struct str one, struct str other, bool behind) {
    size_t a = str_find(one, STR("/"), 0), b = str_find(other, STR("/"), 0);
    if (a == SIZE_MAX || b == SIZE_MAX) return false;
    return behind ? str_equal(str_slice(one, a, one.size), str_slice(other, b, other.size))
                  : str_equal(str_slice(one, 0, a), str_slice(other, 0, b));
}

struct counts {
    uint64_t words, upos, xpos, heads, labelled;
};

static void count_tags(const struct language_model *model, const struct sentence *s,
                       struct counts *counts) {
    for (uint32_t i = 0; i < s->count; i++) {
        struct str said = language_tag_name(model, s->tagged[i].tag);
        struct str gold = language_tag_name(model, s->tags[i]);
        counts->words++;
        counts->upos += same_part(said, gold, false);
        counts->xpos += same_part(said, gold, true);
    }
}

static void count_arcs(const struct sentence *s, const struct language_arc *arcs,
                       struct counts *counts) {
    for (uint32_t i = 0; i < s->count; i++) {
        unsigned head = arcs[i].head == LANGUAGE_ROOT ? s->count + 1 : arcs[i].head + 1u;
        bool is_right = head == s->heads[i];
        counts->heads += is_right;
        counts->labelled += is_right && arcs[i].relation == s->relations[i];
    }
}

typedef bool parse_function(const struct language_model *, const struct language_unit *,
                            const struct language_tagged *, size_t, struct language_arc *,
                            struct arena);

static void evaluate_parser(const struct language_model *model, const struct corpus *corpus,
                            const char *what, parse_function *parse, struct arena scratch) {
    struct counts counts = {0};
    double seconds = 0;
    struct language_arc arcs[LANGUAGE_MAX_TOKENS];
    for (uint32_t i = 0; i < corpus->count; i++) {
        const struct sentence *s = &corpus->items[i];
        double start = train_seconds();
        counts.words += s->count;
        bool is_parsed = parse(model, s->tokens, s->tagged, s->count, arcs, scratch);
        seconds += train_seconds() - start;
        if (is_parsed) count_arcs(s, arcs, &counts);
    }
    printf("  %-6s UAS %.2f LAS %.2f  %.0f words/s\n", what, percent(counts.heads, counts.words),
           percent(counts.labelled, counts.words), (double)counts.words / seconds);
}

/* How good are the trees that contradict themselves, and the others? Short sentences left out. */
static void evaluate_doubts(const struct language_model *model, const struct corpus *corpus,
                            struct arena scratch) {
    struct counts counts[2] = {0};
    struct language_arc arcs[LANGUAGE_MAX_TOKENS];
    uint32_t sentences[2] = {0};
    for (uint32_t i = 0; i < corpus->count; i++) {
        const struct sentence *s = &corpus->items[i];
        if (s->count < SHORT ||
            !language_parse(model, s->tokens, s->tagged, s->count, arcs, scratch))
            continue;
        bool is_doubtful = language_tree_doubts(model, s->tagged, arcs, s->count, NULL) != 0;
        sentences[is_doubtful]++;
        counts[is_doubtful].words += s->count;
        count_arcs(s, arcs, &counts[is_doubtful]);
    }
    printf("  doubts in %u of %u sentences of %d words or more: LAS %.1f there, %.1f elsewhere\n",
           sentences[1], sentences[0] + sentences[1], SHORT,
           percent(counts[1].labelled, counts[1].words),
           percent(counts[0].labelled, counts[0].words));
}

static void evaluate_tagger(const struct language_model *model, const struct corpus *corpus,
                            struct arena scratch) {
    struct counts counts = {0};
    double start = train_seconds();
    for (uint32_t i = 0; i < corpus->count; i++) {
        const struct sentence *s = &corpus->items[i];
        language_tag(model, s->tokens, s->count, s->tagged, scratch);
    }
    double seconds = train_seconds() - start;
    for (uint32_t i = 0; i < corpus->count; i++) count_tags(model, &corpus->items[i], &counts);
    printf("  tagger UPOS %.2f XPOS %.2f  %.0f words/s\n", percent(counts.upos, counts.words),
           percent(counts.xpos, counts.words), (double)counts.words / seconds);
}

void evaluate(const struct language_model *model, struct corpus *corpus, const char *name,
              bool with_constructions, struct arena scratch) {
    struct tally tallies[TALLIES] = {0};
    printf("%s: %u sentences\n", name, corpus->count);
    evaluate_tagger(model, corpus, scratch);
    evaluate_parser(model, corpus, "greedy", language_parse, scratch);
    evaluate_parser(model, corpus, "beam", language_parse_beam, scratch);
    if (!with_constructions) return;
    evaluate_doubts(model, corpus, scratch);
    for (uint32_t i = 0; i < corpus->count; i++)
        count_constructions(model, &corpus->items[i], tallies, scratch);
    print_tallies(tallies);
}
