/* Events: places in a tree from which a sentence would be rewritten. */
#include "evaluate.h"

static bool is(const struct tree *t, unsigned word, const char *relation) {
    return str_equal(language_relation_name(t->model, t->relations[word]), str_from(relation));
}

static bool is_kind_of(const struct tree *t, unsigned word, const char *relation) {
    return str_starts(language_relation_name(t->model, t->relations[word]), str_from(relation));
}

static bool is_form(const struct tree *t, unsigned word, const char *form) {
    return str_equal(t->sentence->tokens[word - 1].folded, str_from(form));
}

static unsigned less(unsigned a, unsigned b) {
    return a < b ? a : b;
}

static bool is_below(const struct tree *t, unsigned word, unsigned ancestor) {
    unsigned steps = 0;
    while (word && word != ancestor && steps++ < t->sentence->count) word = t->heads[word];
    return word == ancestor;
}

/* First and last word below `top`, marks at the ends left out. */
static void find_span(const struct tree *t, unsigned top, unsigned *first, unsigned *last) {
    *first = *last = top;
    for (unsigned i = 1; i <= t->sentence->count; i++) {
        if (!is_below(t, i, top)) continue;
        *first = less(*first, i);
        if (i > *last) *last = i;
    }
    while (*first < top && is(t, *first, "punct")) ++*first;
    while (*last > top && is(t, *last, "punct")) --*last;
}

static void add(struct events *events, struct event event, struct arena *arena) {
    *ARENA_PUSH(arena, events) = event;
}

static unsigned find_child(const struct tree *t, unsigned head, const char *relation,
                           unsigned before) {
    for (unsigned i = before; i-- > 1;)
        if (t->heads[i] == head && is_kind_of(t, i, relation)) return i;
    return 0;
}

static unsigned find_subject(const struct tree *t, unsigned head, unsigned before) {
    unsigned subject = find_child(t, head, "nsubj", before);
    return subject ? subject : find_child(t, head, "expl", before);
}

static bool is_main_clause(const struct tree *t, unsigned word) {
    unsigned steps = 0;
    while (word && is(t, word, "conj") && steps++ < t->sentence->count) word = t->heads[word];
    return word && t->heads[word] == 0;
}

static void find_split(const struct tree *t, unsigned word, struct events *events,
                       struct arena *arena) {
    if (!is(t, word, "conj") || !is_main_clause(t, word)) return;
    unsigned subject = find_subject(t, word, word), join = find_child(t, word, "cc", word);
    unsigned other = find_subject(t, t->heads[word], t->sentence->count + 1);
    if (!subject || !other || join < 2 || !is_form(t, join - 1, ",")) return;
    unsigned margin = less(t->margins[word], less(t->margins[subject], t->margins[join]));
    margin = less(margin, t->margins[t->heads[word]]);
    add(events, (struct event){EVENT_SPLIT, join, 0, margin}, arena);
}

static void find_relative(const struct tree *t, unsigned word, struct events *events,
                          struct arena *arena) {
    unsigned first, last;
    if (!is(t, word, "acl:relcl")) return;
    find_span(t, word, &first, &last);
    bool is_loose = first > 1 && is_form(t, first - 1, ",") &&
                    str_starts(t->sentence->tokens[first - 1].folded, STR("wh"));
    if (is_loose)
        add(events,
            (struct event){EVENT_RELATIVE, t->heads[word] * 1000u + first, last, t->margins[word]},
            arena);
}

static void find_fronted(const struct tree *t, unsigned word, struct events *events,
                         struct arena *arena) {
    unsigned first, last, head = t->heads[word];
    if (!is(t, word, "advcl") || head <= word || t->heads[head] != 0) return;
    if (!find_child(t, word, "mark", word) && !find_child(t, word, "advmod", word)) return;
    find_span(t, word, &first, &last);
    if (first > 2 || last >= t->sentence->count || !is_form(t, last + 1, ",")) return;
    add(events, (struct event){EVENT_FRONTED, last, 0, less(t->margins[word], t->margins[head])},
        arena);
}

static void find_spans(const struct tree *t, unsigned word, struct events *events,
                       struct arena *arena) {
    unsigned first, last, head = t->heads[word];
    bool is_subject = is_kind_of(t, word, "nsubj") && head && t->heads[head] == 0;
    bool is_apposition = is(t, word, "appos");
    if (!is_subject && !is_apposition) return;
    find_span(t, word, &first, &last);
    add(events,
        (struct event){is_subject ? EVENT_SUBJECT : EVENT_APPOSITION,
                       is_subject ? first : head * 1000u + first, last,
                       is_subject ? less(t->margins[word], t->margins[head]) : t->margins[word]},
        arena);
}

void events_find(const struct tree *t, struct events *events, struct arena *arena) {
    events->count = 0;
    for (unsigned word = 1; word <= t->sentence->count; word++) {
        if (is(t, word, "aux:pass") && !find_child(t, t->heads[word], "aux:pass", word))
            add(events, (struct event){EVENT_PASSIVE, t->heads[word], 0, t->margins[word]}, arena);
        if (is(t, word, "obl:agent"))
            add(events, (struct event){EVENT_AGENT, t->heads[word], word, t->margins[word]}, arena);
        find_split(t, word, events, arena);
        find_relative(t, word, events, arena);
        find_fronted(t, word, events, arena);
        find_spans(t, word, events, arena);
        if (t->heads[word] == 0)
            add(events, (struct event){EVENT_ROOT, word, 0, t->margins[word]}, arena);
    }
}
