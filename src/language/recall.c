/* Tags and trees of sentences that were seen before. The key is all that tagger, parsers and judge
 * look at, so what is recalled is what they would say again. */
#include "language/internal.h"

/* What a value holds before the arcs and the constructions. */
struct tree_head {
    uint32_t construction_count;
    uint16_t flags;
};

enum { TREE_FLAGS = DOC_IS_PARSED | DOC_IS_UNSURE };

static struct str key_of(const struct doc *doc, const struct doc_sentence *s, char kind,
                         struct arena *arena) {
    struct buf key = {.arena = arena};
    buf_add_char(&key, kind);
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        uint16_t tags = doc->types.items[word->type].tags;
        bool is_quoted = kind != 'T' && (word->flags & DOC_IN_QUOTE);
        char marks[] = {'\0', (char)(tags & 0xFF), (char)(tags >> 8), (char)is_quoted};
        buf_add(&key, doc_word_text(doc, word));
        buf_add(&key, (struct str){marks, sizeof marks});
    }
    return buf_str(&key);
}

static char kind_of(const struct doc_sentence *s) {
    return s->flags & DOC_WANTS_CONSTRUCTIONS ? 'C' : 'P';
}

bool language_recall_tags(struct memo *memo, struct doc *doc, const struct doc_sentence *s,
                          struct arena scratch) {
    struct str value;
    uint32_t count = s->end_word - s->first_word;
    if (!memo_find(memo, key_of(doc, s, 'T', &scratch), &value)) return false;
    const uint16_t *margins = (const uint16_t *)(const void *)value.bytes;
    const uint8_t *tags = (const uint8_t *)(margins + count);
    for (uint32_t i = 0; i < count; i++) {
        doc->words.items[s->first_word + i].tag = tags[i];
        doc->words.items[s->first_word + i].tag_margin = margins[i];
    }
    return true;
}

void language_keep_tags(struct memo *memo, const struct doc *doc, const struct doc_sentence *s,
                        struct arena scratch) {
    uint32_t count = s->end_word - s->first_word;
    size_t size = count * (sizeof(uint16_t) + sizeof(uint8_t));
    uint16_t *margins = arena_alloc(&scratch, 1, size, alignof(uint16_t));
    uint8_t *tags = (uint8_t *)(margins + count);
    for (uint32_t i = 0; i < count; i++) {
        tags[i] = doc->words.items[s->first_word + i].tag;
        margins[i] = doc->words.items[s->first_word + i].tag_margin;
    }
    struct str key = key_of(doc, s, 'T', &scratch);
    memo_put(memo, key, (struct str){(const char *)margins, size});
}

/* Word numbers count from the sentence's first word while they are kept. */
static uint32_t moved(uint32_t word, uint32_t from, uint32_t to) {
    return word == DOC_NONE ? DOC_NONE : word - from + to;
}

static struct doc_construction move_construction(struct doc_construction c, uint32_t from,
                                                 uint32_t to) {
    c.first_word = moved(c.first_word, from, to);
    c.end_word = moved(c.end_word, from, to);
    c.head = moved(c.head, from, to);
    return c;
}

bool language_recall_tree(struct memo *memo, struct doc *doc, struct doc_sentence *s,
                          struct arena scratch) {
    struct str value;
    uint32_t first = s->first_word, count = s->end_word - first;
    if (!memo_find(memo, key_of(doc, s, kind_of(s), &scratch), &value)) return false;
    const struct tree_head *head = (const void *)value.bytes;
    const struct doc_arc *arcs = (const void *)(head + 1);
    const struct doc_construction *constructions = (const void *)(arcs + count);
    for (uint32_t i = 0; i < count; i++) {
        doc->arcs[first + i] = arcs[i];
        doc->arcs[first + i].head = moved(arcs[i].head, 0, first);
    }
    s->flags |= head->flags;
    if (!(s->flags & DOC_WANTS_CONSTRUCTIONS)) return true;
    s->first_construction = doc->constructions.count;
    for (uint32_t i = 0; i < head->construction_count; i++)
        *ARENA_PUSH(doc->arena, &doc->constructions) =
            move_construction(constructions[i], 0, first);
    s->end_construction = doc->constructions.count;
    return true;
}

void language_keep_tree(struct memo *memo, const struct doc *doc, const struct doc_sentence *s,
                        struct arena scratch) {
    uint32_t first = s->first_word, count = s->end_word - first;
    struct tree_head head = {.construction_count = s->end_construction - s->first_construction,
                             .flags = s->flags & TREE_FLAGS};
    size_t size = sizeof head + count * sizeof(struct doc_arc) +
                  head.construction_count * sizeof(struct doc_construction);
    struct tree_head *kept = arena_alloc(&scratch, 1, size, alignof(max_align_t));
    struct doc_arc *arcs = (void *)(kept + 1);
    struct doc_construction *constructions = (void *)(arcs + count);
    *kept = head;
    for (uint32_t i = 0; i < count; i++) {
        arcs[i] = doc->arcs[first + i];
        arcs[i].head = moved(arcs[i].head, first, 0);
    }
    for (uint32_t i = 0; i < head.construction_count; i++)
        constructions[i] =
            move_construction(doc->constructions.items[s->first_construction + i], first, 0);
    struct str key = key_of(doc, s, kind_of(s), &scratch);
    memo_put(memo, key, (struct str){(const char *)kept, size});
}
