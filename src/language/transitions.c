/* The transitions themselves; what is best to do next is decided elsewhere. */
#include "language/transitions.h"

void language_state_reset(struct language_state *state) {
    state->next = 1;
    state->depth = 0;
    memset(state->nodes, 0, (state->count + 2) * sizeof *state->nodes);
}

void language_state_new(struct language_state *state, uint32_t count, struct arena *arena) {
    state->count = count;
    state->stack = ARENA_ARRAY(arena, uint16_t, count + 2);
    state->nodes = ARENA_ARRAY(arena, struct language_node, count + 2);
    language_state_reset(state);
}

void language_state_copy(struct language_state *to, const struct language_state *from) {
    to->count = from->count;
    to->next = from->next;
    to->depth = from->depth;
    memcpy(to->stack, from->stack, from->depth * sizeof *to->stack);
    memcpy(to->nodes, from->nodes, (from->count + 2) * sizeof *to->nodes);
}

static unsigned attach_left(struct language_state *s) {
    unsigned dependent = s->stack[--s->depth], head = s->next;
    struct language_node *h = &s->nodes[head];
    s->nodes[dependent].head = (uint16_t)head;
    h->left2 = h->left;
    h->left = (uint16_t)dependent;
    if (h->lefts < UINT8_MAX) h->lefts++;
    return dependent;
}

static unsigned attach_right(struct language_state *s) {
    unsigned dependent = s->stack[--s->depth], head = s->stack[s->depth - 1];
    struct language_node *h = &s->nodes[head];
    s->nodes[dependent].head = (uint16_t)head;
    h->right2 = h->right;
    h->right = (uint16_t)dependent;
    if (h->rights < UINT8_MAX) h->rights++;
    return dependent;
}

unsigned language_act(struct language_state *state, enum language_action action) {
    if (action == LANGUAGE_LEFT) return attach_left(state);
    if (action == LANGUAGE_RIGHT) return attach_right(state);
    state->stack[state->depth++] = (uint16_t)state->next++;
    return 0;
}

static uint16_t add(uint16_t count, bool is_one_more) {
    return (uint16_t)(count + is_one_more);
}

void language_context_new(struct language_context *context, const struct language_words *words,
                          struct arena *arena) {
    struct language_pauses *between = ARENA_ARRAY(arena, struct language_pauses, words->count + 2);
    for (uint32_t i = 1; i <= words->count + 1; i++) {
        const struct language_word *w = &words->items[i];
        between[i].pauses = add(between[i - 1].pauses, w->is_pause);
        between[i].verbs = add(between[i - 1].verbs, w->traits & LANGUAGE_IS_VERB);
    }
    for (uint32_t i = words->count + 1; i > 0; i--) {
        bool is_verb = i <= words->count && (words->items[i].traits & LANGUAGE_IS_VERB);
        between[i - 1].next_verb = is_verb ? (uint16_t)i : between[i].next_verb;
    }
    context->words = words;
    context->between = between;
    context->guide = NULL;
    context->has_relations = true;
}

void language_words_tag(const struct language_model *model, struct language_words *words,
                        const struct language_tagged *tagged) {
    for (uint32_t i = 0; i < words->count; i++) {
        words->items[i + 1].tag = (uint8_t)(tagged[i].tag + 1);
        words->items[i + 1].traits = (uint8_t)language_tag_traits(model, tagged[i].tag);
    }
}
