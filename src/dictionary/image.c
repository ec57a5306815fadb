/* See image.h. The image holds the structs as they lie in memory, with offsets in the place of
 * pointers; it is for this build of the program on this kind of machine, which its head says, and a
 * sum over all its bytes tells damage. */
#include "dictionary/image.h"

#include "dictionary/internal.h"

#include <stdalign.h>
#include <stddef.h>
#include <string.h>

enum { LAYOUT = 7 }; /* to be raised with every change of a struct below */

struct head {
    char magic[16];
    uint64_t sum, key, size; /* of what follows the head; of the key; of all */
    uint32_t layout, term_size, pattern_size, cues_size, slot_size;
    uint32_t terms, patterns, cues, slots, words;
    uint32_t slots_used, layers;
};

static const char MAGIC[16] = "plainer tables\n";

/* Where each array begins. */
struct places {
    size_t terms, patterns, cues, slots, words, texts;
};

static size_t aligned(size_t size) {
    return (size + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t);
}

static struct places places_of(const struct head *h) {
    struct places p = {.terms = aligned(sizeof *h)};
    p.patterns = aligned(p.terms + (size_t)h->terms * h->term_size);
    p.cues = aligned(p.patterns + (size_t)h->patterns * h->pattern_size);
    p.slots = aligned(p.cues + (size_t)h->cues * h->cues_size);
    p.words = aligned(p.slots + (size_t)h->slots * h->slot_size);
    p.texts = p.words + (size_t)h->words * sizeof(struct str);
    return p;
}

/* FNV-1a (Fowler, Noll, Vo), eight bytes at a time. */
static uint64_t sum_of(const char *bytes, size_t size) {
    uint64_t sum = 14695981039346656037u, word;
    for (; size >= sizeof word; bytes += sizeof word, size -= sizeof word) {
        memcpy(&word, bytes, sizeof word);
        sum = (sum ^ word) * 1099511628211u;
    }
    for (; size; size--) sum = (sum ^ (unsigned char)*bytes++) * 1099511628211u;
    return sum;
}

static const size_t TERM_TEXTS[] = {
    offsetof(struct doc_term, term),       offsetof(struct doc_term, plain),
    offsetof(struct doc_term, gloss),      offsetof(struct doc_term, definition),
    offsetof(struct doc_term, expansion),  offsetof(struct doc_term, note),
    offsetof(struct doc_term, dictionary), offsetof(struct doc_term, choices),
    offsetof(struct doc_term, context),
};
enum { TEXTS = sizeof TERM_TEXTS / sizeof *TERM_TEXTS };

static struct str *text_at(void *item, size_t offset) {
    return (struct str *)(void *)((char *)item + offset);
}

/* ---- saving ---- */

struct saving {
    const struct dictionary *dictionary;
    struct buf *out;
    size_t start; /* of the image in `out` */
    struct places places;
    const struct dictionary_cues **cues; /* by number */
    uint32_t cue_count;
    struct str last; /* a text that was put just now, and its offset */
    size_t last_offset;
};

static void *item_at(const struct saving *s, size_t place, size_t size, uint32_t index) {
    return s->out->bytes + s->start + place + size * index;
}

/* Puts the text's bytes behind all others; the text then holds their offset. Pointers into the
 * image are void afterwards: it may have moved. */
static struct str put_text(struct saving *s, struct str text) {
    if (!text.size) return (struct str){NULL, 0};
    bool is_last = s->last.bytes == text.bytes && s->last.size == text.size;
    if (!is_last) {
        s->last_offset = s->out->size - s->start;
        s->last = text;
        buf_add(s->out, text);
    }
    return (struct str){(const char *)(uintptr_t)s->last_offset, text.size};
}

static uint32_t term_number(const struct dictionary *d, const struct doc_term *term) {
    uint32_t low = 0, high = d->terms.count; /* terms lie in order, but not side by side */
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->terms.items[middle] < term)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void put_term(struct saving *s, uint32_t index) {
    struct doc_term copy = *s->dictionary->terms.items[index];
    uint32_t concept = term_number(s->dictionary, copy.concept);
    for (size_t i = 0; i < TEXTS; i++) {
        struct str *text = text_at(&copy, TERM_TEXTS[i]);
        *text = put_text(s, *text);
    }
    copy.concept = (const struct doc_term *)(uintptr_t) concept;
    memcpy(item_at(s, s->places.terms, sizeof copy, index), &copy, sizeof copy);
}

static void put_cues(struct saving *s, uint32_t index) {
    struct dictionary_cues copy = *s->cues[index];
    for (uint32_t i = 0; i < copy.near_count; i++) copy.near[i] = put_text(s, copy.near[i]);
    for (uint32_t i = 0; i < copy.not_count; i++) copy.not [i] = put_text(s, copy.not [i]);
    memcpy(item_at(s, s->places.cues, sizeof copy, index), &copy, sizeof copy);
}

/* Cues are numbered in the order of the patterns that first have them. */
static uintptr_t cue_number(struct saving *s, const struct dictionary_cues *cues) {
    if (!cues) return 0;
    for (uint32_t i = s->cue_count; i > 0; i--)
        if (s->cues[i - 1] == cues) return i;
    s->cues[s->cue_count++] = cues;
    return s->cue_count;
}

static void put_pattern(struct saving *s, uint32_t index, uint32_t first_word) {
    struct dictionary_pattern copy = s->dictionary->patterns.items[index];
    for (uint32_t i = 0; i < copy.count; i++) {
        struct str word = put_text(s, copy.words[i]);
        memcpy(item_at(s, s->places.words, sizeof word, first_word + i), &word, sizeof word);
    }
    copy.exact = put_text(s, copy.exact);
    copy.term = (const struct doc_term *)(uintptr_t)term_number(s->dictionary, copy.term);
    copy.cues = (const struct dictionary_cues *)cue_number(s, copy.cues);
    copy.words = (struct str *)(uintptr_t)first_word;
    memcpy(item_at(s, s->places.patterns, sizeof copy, index), &copy, sizeof copy);
}

static void put_slot(struct saving *s, uint32_t index) {
    struct dictionary_slot copy = s->dictionary->slots[index];
    copy.word = put_text(s, copy.word);
    copy.second = put_text(s, copy.second);
    memcpy(item_at(s, s->places.slots, sizeof copy, index), &copy, sizeof copy);
}

static struct head head_of(const struct dictionary *d, struct str key) {
    struct head h = {.key = sum_of(key.bytes, key.size),
                     .layout = LAYOUT,
                     .term_size = sizeof(struct doc_term),
                     .pattern_size = sizeof(struct dictionary_pattern),
                     .cues_size = sizeof(struct dictionary_cues),
                     .slot_size = sizeof(struct dictionary_slot),
                     .terms = d->terms.count,
                     .patterns = d->patterns.count,
                     .slots = d->slot_count,
                     .slots_used = d->slots_used,
                     .layers = d->layers};
    memcpy(h.magic, MAGIC, sizeof h.magic);
    for (uint32_t i = 0; i < d->patterns.count; i++) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool is_new = p->cues && (i == 0 || d->patterns.items[i - 1].cues != p->cues);
        h.cues += is_new; /* a row's patterns stand together */
        h.words += p->count;
    }
    return h;
}

void dictionary_save_image(const struct dictionary *d, struct str key, struct buf *out) {
    struct head head = head_of(d, key);
    struct saving s = {.dictionary = d, .out = out, .start = out->size, .places = places_of(&head)};
    uint32_t word = 0;
    s.cues = ARENA_ARRAY(out->arena, const struct dictionary_cues *, (size_t)head.cues + 1);
    buf_add_repeated(out, '\0', s.places.texts);
    for (uint32_t i = 0; i < head.terms; i++) put_term(&s, i);
    for (uint32_t i = 0; i < head.patterns; i++) {
        put_pattern(&s, i, word);
        word += d->patterns.items[i].count;
    }
    for (uint32_t i = 0; i < s.cue_count; i++) put_cues(&s, i);
    for (uint32_t i = 0; i < head.slots; i++) put_slot(&s, i);
    head.size = out->size - s.start;
    head.sum = sum_of(out->bytes + s.start + sizeof head, (size_t)head.size - sizeof head);
    memcpy(out->bytes + s.start, &head, sizeof head);
}

/* ---- loading ---- */

static bool is_ours(const struct head *h, struct str bytes, struct str key) {
    struct head own = {.layout = LAYOUT};
    bool fits = memcmp(h->magic, MAGIC, sizeof h->magic) == 0 && h->layout == own.layout &&
                h->term_size == sizeof(struct doc_term) &&
                h->pattern_size == sizeof(struct dictionary_pattern) &&
                h->cues_size == sizeof(struct dictionary_cues) &&
                h->slot_size == sizeof(struct dictionary_slot) && h->size == bytes.size &&
                h->key == sum_of(key.bytes, key.size);
    return fits && places_of(h).texts <= bytes.size &&
           h->sum == sum_of(bytes.bytes + sizeof *h, bytes.size - sizeof *h);
}

static void find_text(char *image, struct str *text) {
    text->bytes = text->size ? image + (uintptr_t)text->bytes : "";
}

static void find_terms(struct dictionary *d, char *image, const struct head *h, size_t place) {
    struct doc_term *terms = (struct doc_term *)(void *)(image + place);
    d->terms.items = ARENA_ARRAY(d->arena, struct doc_term *, (size_t)h->terms + 1);
    d->terms.count = h->terms;
    d->terms.capacity = h->terms + 1;
    for (uint32_t i = 0; i < h->terms; i++) {
        for (size_t k = 0; k < TEXTS; k++) find_text(image, text_at(&terms[i], TERM_TEXTS[k]));
        terms[i].concept = &terms[(uintptr_t)terms[i].concept];
        d->terms.items[i] = &terms[i];
    }
}

static void find_patterns(struct dictionary *d, char *image, const struct head *h,
                          const struct places *places) {
    struct dictionary_pattern *patterns =
        (struct dictionary_pattern *)(void *)(image + places->patterns);
    struct dictionary_cues *cues = (struct dictionary_cues *)(void *)(image + places->cues);
    struct str *words = (struct str *)(void *)(image + places->words);
    d->patterns.items = ARENA_ARRAY(d->arena, struct dictionary_pattern, (size_t)h->patterns + 1);
    d->patterns.count = h->patterns;
    d->patterns.capacity = h->patterns + 1;
    memcpy(d->patterns.items, patterns, (size_t)h->patterns * sizeof *patterns);
    for (uint32_t i = 0; i < h->words; i++) find_text(image, &words[i]);
    d->cue_count = h->cues;
    for (uint32_t i = 0; i < h->cues; i++) {
        cues[i].index = i;
        for (uint32_t k = 0; k < cues[i].near_count; k++) find_text(image, &cues[i].near[k]);
        for (uint32_t k = 0; k < cues[i].not_count; k++) find_text(image, &cues[i].not [k]);
    }
    for (uint32_t i = 0; i < h->patterns; i++) {
        struct dictionary_pattern *p = &d->patterns.items[i];
        find_text(image, &p->exact);
        p->term = d->terms.items[(uintptr_t)p->term];
        p->cues = p->cues ? &cues[(uintptr_t)p->cues - 1] : NULL;
        p->words = words + (uintptr_t)p->words;
    }
}

bool dictionary_load_image(struct dictionary *d, struct str bytes, struct str key) {
    struct head head;
    if (d->terms.count || bytes.size < sizeof head) return false;
    memcpy(&head, bytes.bytes, sizeof head);
    if (!is_ours(&head, bytes, key)) return false;
    struct places places = places_of(&head);
    char *image = arena_alloc_raw(d->arena, bytes.size, alignof(max_align_t));
    memcpy(image, bytes.bytes, bytes.size);
    find_terms(d, image, &head, places.terms);
    find_patterns(d, image, &head, &places);
    d->slots = (struct dictionary_slot *)(void *)(image + places.slots);
    for (uint32_t i = 0; i < head.slots; i++) {
        find_text(image, &d->slots[i].word);
        find_text(image, &d->slots[i].second);
    }
    d->slot_count = head.slots;
    d->slots_used = head.slots_used;
    d->layers = head.layers;
    return true;
}
