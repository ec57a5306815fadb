/* Figures of tags and trees, of events at several margins with and without the second opinion, and
 * of speed. Speeds are processor time on one core, tokens already cut. */
#include "evaluate.h"
#include "train.h"

#include <stdio.h>

static const unsigned margins[] = {0, 40, 80, 160, 320, 640, 1280};
enum { MARGINS = sizeof margins / sizeof *margins, SHORT = 8 };

static const char *const event_names[EVENT_KINDS] = {
    "passive verb",     "by-agent",     ", and/but/so", "fronted clause",
    ", who/which span", "subject span", "apposition",   "root"};

struct tally {
    uint64_t gold, said[MARGINS][2], right[MARGINS][2];
};

struct opinion {
    uint16_t *heads, *margins;
    uint8_t *relations;
    struct events events;
};

static void opinion_new(struct opinion *o, uint32_t count, struct arena *arena) {
    *o = (struct opinion){0};
    o->heads = ARENA_ARRAY(arena, uint16_t, count + 2);
    o->margins = ARENA_ARRAY(arena, uint16_t, count + 2);
    o->relations = ARENA_ARRAY(arena, uint8_t, count + 2);
}

static void opinion_of_arcs(struct opinion *o, const struct language_arc *arcs, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        o->heads[i + 1] = arcs[i].head == LANGUAGE_ROOT ? 0 : (uint16_t)(arcs[i].head + 1);
        o->margins[i + 1] = arcs[i].margin;
        o->relations[i + 1] = arcs[i].relation;
    }
}

static void opinion_of_gold(struct opinion *o, const struct sentence *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        o->heads[i + 1] = s->heads[i] > s->count ? 0 : s->heads[i];
        o->margins[i + 1] = UINT16_MAX;
        o->relations[i + 1] = s->relations[i];
    }
}

static void opinion_find(struct opinion *o, const struct language_model *model,
                         const struct sentence *s, struct arena *arena) {
    struct tree tree = {s, model, o->heads, o->margins, o->relations};
    events_find(&tree, &o->events, arena);
}

static bool contains(const struct events *events, const struct event *e) {
    for (uint32_t i = 0; i < events->count; i++) {
        const struct event *other = &events->items[i];
        if (other->kind == e->kind && other->first == e->first && other->last == e->last)
            return true;
    }
    return false;
}

static void count_event(struct tally *tally, const struct event *e, bool is_agreed, bool is_right) {
    for (unsigned m = 0; m < MARGINS; m++) {
        if (e->margin < margins[m]) break;
        for (int both = 0; both <= is_agreed; both++) {
            tally->said[m][both]++;
            tally->right[m][both] += is_right;
        }
    }
}

static void count_events(const struct language_model *model, const struct sentence *s,
                         struct tally *tallies, struct arena scratch) {
    struct opinion gold, greedy, beam;
    struct language_arc *arcs = ARENA_ARRAY(&scratch, struct language_arc, s->count);
    opinion_new(&gold, s->count, &scratch);
    opinion_new(&greedy, s->count, &scratch);
    opinion_new(&beam, s->count, &scratch);
    if (!language_parse(model, s->tokens, s->tagged, s->count, arcs, scratch)) return;
    opinion_of_arcs(&greedy, arcs, s->count);
    language_parse_beam(model, s->tokens, s->tagged, s->count, arcs, scratch);
    opinion_of_arcs(&beam, arcs, s->count);
    opinion_of_gold(&gold, s);
    opinion_find(&gold, model, s, &scratch);
    opinion_find(&greedy, model, s, &scratch);
    opinion_find(&beam, model, s, &scratch);
    for (uint32_t i = 0; i < gold.events.count; i++) tallies[gold.events.items[i].kind].gold++;
    for (uint32_t i = 0; i < greedy.events.count; i++) {
        const struct event *e = &greedy.events.items[i];
        count_event(&tallies[e->kind], e, contains(&beam.events, e), contains(&gold.events, e));
    }
}

static double percent(uint64_t part, uint64_t whole) {
    return whole ? 100.0 * (double)part / (double)whole : 0;
}

static void print_events(const struct tally *tallies) {
    printf("  events: precision/recall at margins");
    for (unsigned m = 0; m < MARGINS; m++) printf(" %u", margins[m]);
    printf("; then only where the beam agrees\n");
    for (unsigned kind = 0; kind < EVENT_KINDS; kind++) {
        const struct tally *t = &tallies[kind];
        printf("  %-17s %5llu", event_names[kind], (unsigned long long)t->gold);
        for (int both = 0; both < 2; both++) {
            printf(" |");
            for (unsigned m = 0; m < MARGINS; m++)
                printf(" %3.0f/%-3.0f", percent(t->right[m][both], t->said[m][both]),
                       percent(t->right[m][both], t->gold));
        }
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
              bool with_events, struct arena scratch) {
    struct tally tallies[EVENT_KINDS] = {0};
    printf("%s: %u sentences\n", name, corpus->count);
    evaluate_tagger(model, corpus, scratch);
    evaluate_parser(model, corpus, "greedy", language_parse, scratch);
    evaluate_parser(model, corpus, "beam", language_parse_beam, scratch);
    if (!with_events) return;
    evaluate_doubts(model, corpus, scratch);
    for (uint32_t i = 0; i < corpus->count; i++)
        count_events(model, &corpus->items[i], tallies, scratch);
    print_events(tallies);
}
