/* Distinct words: each folded word of a document is kept once and numbered, so that frequency,
 * syllables and dictionary look-ups are paid for once however often the word stands there. */
#include "language/internal.h"

static uint32_t *slot_of(struct language_types *types, const struct doc *doc, struct str folded) {
    uint32_t at = str_hash(folded) & types->mask;
    while (types->slots[at] && !str_equal(doc->types.items[types->slots[at] - 1].folded, folded))
        at = (at + 1) & types->mask;
    return &types->slots[at];
}

static void grow(struct language_types *types, const struct doc *doc) {
    uint32_t size = types->slots ? (types->mask + 1) * 2 : 1024;
    types->slots = ARENA_ARRAY(doc->arena, uint32_t, size);
    types->mask = size - 1;
    for (uint32_t i = 0; i < doc->types.count; i++)
        *slot_of(types, doc, doc->types.items[i].folded) = i + 1;
}

static void look_up(const struct words_lexicon *lexicon, struct doc_type *type) {
    struct words_entry entry;
    words_look_up(lexicon, type->folded.bytes, type->folded.size, &entry);
    type->tags = entry.tags;
    type->zipf = entry.zipf;
    type->difficulty = entry.difficulty ? entry.difficulty
                                        : words_estimate_difficulty(lexicon, type->folded.bytes,
                                                                    type->folded.size);
}

uint32_t language_type(struct language_types *types, struct doc *doc, struct str folded) {
    if (!types->slots || (doc->types.count + 1) * 2 > types->mask) grow(types, doc);
    uint32_t *slot = slot_of(types, doc, folded);
    if (!*slot) {
        struct doc_type *type = ARENA_PUSH(doc->arena, &doc->types);
        type->folded = folded;
        if (types->lexicon) look_up(types->lexicon, type);
        *slot = doc->types.count;
    }
    return *slot - 1;
}
