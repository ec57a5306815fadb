/* See familiar.h. */
#include "assess/familiar.h"

#include "base/utf8.h"

#include <string.h>

static bool is_word_char(char c) {
    return ascii_is_alpha(c) || c == '\'' || c == '-' || (unsigned char)c >= 0x80;
}

static struct str *slot_of(struct str *slots, uint32_t mask, struct str word) {
    uint32_t at = str_hash(word) & mask;
    while (slots[at].size && !str_equal(slots[at], word)) at = (at + 1) & mask;
    return &slots[at];
}

static struct str lower(struct str word, struct arena *arena) {
    struct str copy = str_copy(arena, word);
    for (size_t i = 0; i < copy.size; i++) ((char *)copy.bytes)[i] = ascii_lower(copy.bytes[i]);
    return copy;
}

/* The next word of the line, or an empty slice. */
static struct str next_word(struct str *line) {
    size_t start = 0;
    while (start < line->size && !is_word_char(line->bytes[start])) start++;
    size_t end = start;
    while (end < line->size && is_word_char(line->bytes[end])) end++;
    struct str word = str_slice(*line, start, end);
    *line = str_slice(*line, end, line->size);
    return word;
}

struct assess_list assess_read_list(struct str text, struct arena *arena) {
    struct assess_list list = {0};
    struct str rest = text, line, word;
    uint32_t size = 16;
    if (!text.size) return list;
    while (size < text.size) size *= 2; /* a word takes two bytes at least */
    struct str *slots = ARENA_ARRAY(arena, struct str, size);
    list = (struct assess_list){slots, size - 1, 0};
    while (str_next(&rest, '\n', &line)) {
        line = str_slice(line, 0,
                         str_find(line, STR("#"), 0) == SIZE_MAX ? line.size
                                                                 : str_find(line, STR("#"), 0));
        while ((word = next_word(&line)).size) {
            struct str folded = lower(word, arena), *slot = slot_of(slots, list.mask, folded);
            list.count += !slot->size;
            *slot = folded;
        }
    }
    return list;
}

static bool has(const struct assess_list *list, struct str word) {
    return word.size && slot_of((struct str *)list->slots, list->mask, word)->size;
}

/* The stem before an ending: as it is, with an e ("hoped"), with one letter less ("stopped"), with
 * a y for an i ("tried"). */
static bool has_stem(const struct assess_list *list, struct str word, const char *ending) {
    char room[64];
    size_t size = word.size - strlen(ending);
    if (!str_ends(word, str_from(ending)) || size < 2 || size + 1 > sizeof room) return false;
    struct str stem = str_slice(word, 0, size);
    if (has(list, stem)) return true;
    memcpy(room, stem.bytes, size);
    room[size] = 'e';
    if (has(list, (struct str){room, size + 1})) return true;
    bool is_doubled = size > 2 && room[size - 1] == room[size - 2];
    if (is_doubled && has(list, (struct str){room, size - 1})) return true;
    if (room[size - 1] != 'i') return false;
    room[size - 1] = 'y';
    return has(list, (struct str){room, size});
}

bool assess_list_has(const struct assess_list *list, struct str folded) {
    static const char *const endings[] = {"s", "es", "ed", "ing", "er", "est", "ly"};
    if (has(list, folded)) return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (has_stem(list, folded, endings[i])) return true;
    return false;
}
