/* The guide: a parse from right to left without relations. It errs elsewhere than the parser that
 * comes after it, which sees the guide's heads among its features. */
#include "language/transitions.h"

void language_mirror_words(const struct language_words *words, struct language_words *mirrored,
                           struct arena *arena) {
    uint32_t count = words->count;
    mirrored->count = count;
    mirrored->items =
        arena_alloc_raw(arena, (count + 2) * sizeof *words->items, alignof(struct language_word));
    mirrored->items[0] = words->items[0];
    mirrored->items[count + 1] = words->items[count + 1];
    for (uint32_t i = 1; i <= count; i++) mirrored->items[i] = words->items[count + 1 - i];
}

void language_mirror_heads(const uint16_t *heads, uint32_t count, uint16_t *mirrored) {
    for (uint32_t i = 0; i < count; i++) {
        uint16_t head = heads[count - 1 - i];
        mirrored[i] = head > count ? head : (uint16_t)(count + 1 - head);
    }
}

void language_guide(const struct language_model *model, const struct language_words *words,
                    uint16_t *guide, struct arena scratch) {
    struct language_words mirrored;
    struct language_context context;
    struct language_state state;
    uint32_t count = words->count;
    language_mirror_words(words, &mirrored, &scratch);
    language_context_new(&context, &mirrored, &scratch);
    context.has_relations = false;
    language_state_new(&state, count, &scratch);
    while (!language_is_done(&state))
        language_act(&state, language_choose(&model->parts[LANGUAGE_GUIDE_WEIGHTS], 0, &context,
                                             &state, NULL));
    for (uint32_t i = 1; i <= count; i++) {
        uint16_t head = state.nodes[count + 1 - i].head;
        guide[i] = head > count ? head : (uint16_t)(count + 1 - head);
    }
}
