/* Words as numbers. Digits count as 0, long numbers and addresses as one word each, typographic
 * quotation marks and dashes as plain ones, so that a report looks like a treebank. */
#include "language/features.h"

#include "base/utf8.h"

enum { KNOWN_BYTES = 64 }; /* a longer word is known by its beginning and end */

static uint32_t hash_bytes(const char *bytes, size_t size, uint32_t seed) {
    uint32_t h = 2166136261u ^ seed;
    for (size_t i = 0; i < size; i++) h = (h ^ (unsigned char)bytes[i]) * 16777619u;
    h ^= h >> 15;
    return h * 0x2C1B3C6Du;
}

uint32_t language_hash_form(struct str form) {
    uint32_t h = hash_bytes(form.bytes, form.size, 0);
    return h ? h : 1;
}

static const struct {
    const char *from, *to;
} plain_marks[] = {
    {"“", "\""}, {"”", "\""}, {"„", "\""}, {"«", "\""}, {"»", "\""},  {"‘", "'"},
    {"’", "'"},  {"–", "-"},  {"—", "-"},  {"−", "-"},  {"…", "..."},
};

static struct str plain_mark(struct str folded) {
    for (size_t i = 0; i < sizeof plain_marks / sizeof *plain_marks; i++)
        if (str_equal(folded, str_from(plain_marks[i].from))) return str_from(plain_marks[i].to);
    return folded;
}

struct census {
    unsigned digits, capitals, smalls, hyphens, others;
};

static struct census take_census(struct str form) {
    struct census c = {0};
    for (size_t i = 0; i < form.size; i++) {
        char b = form.bytes[i];
        if (ascii_is_digit(b))
            c.digits++;
        else if (ascii_is_upper(b))
            c.capitals++;
        else if (ascii_is_lower(b))
            c.smalls++;
        else if (b == '-')
            c.hyphens++;
        else
            c.others++;
    }
    return c;
}

static bool is_address(struct str folded) {
    return folded.size > 3 && (memchr(folded.bytes, '@', folded.size) ||
                               str_starts(folded, STR("http")) || str_starts(folded, STR("www.")));
}

/* The folded form with its digits as 0, in `room`. */
static struct str normalise(struct str folded, const struct census *c, char room[KNOWN_BYTES]) {
    if (is_address(folded)) return STR("!address");
    bool is_long_number = c->digits && !c->smalls && !c->capitals && folded.size > 4;
    if (is_long_number) return folded.size > 6 ? STR("!long") : STR("!number");
    if (folded.size > KNOWN_BYTES)
        folded = str_slice(folded, folded.size - KNOWN_BYTES, folded.size);
    for (size_t i = 0; i < folded.size; i++)
        room[i] = ascii_is_digit(folded.bytes[i]) ? '0' : folded.bytes[i];
    return (struct str){room, folded.size};
}

static void hash_ends(struct language_word *word, struct str known) {
    for (uint32_t k = 1; k <= 4; k++)
        word->suffix[k - 1] = known.size >= k ? hash_bytes(known.bytes + known.size - k, k, k) : 0;
    for (uint32_t k = 1; k <= 3; k++)
        word->prefix[k - 1] = known.size >= k ? hash_bytes(known.bytes, k, k + 8) : 0;
}

static uint16_t shape_of(struct str form, const struct census *c, bool is_first) {
    unsigned length = form.size > 9 ? 3 : form.size > 4 ? 2 : form.size > 2 ? 1 : 0;
    unsigned shape = (c->digits ? 1u : 0) | (c->digits == form.size ? 2u : 0) |
                     (form.size && ascii_is_upper(form.bytes[0]) ? 4u : 0) |
                     (c->capitals == form.size ? 8u : 0) | (c->hyphens ? 16u : 0) |
                     (c->others ? 32u : 0) | (is_first ? 128u : 0) |
                     (c->capitals > 1 && c->smalls ? 256u : 0) | length << 9;
    return (uint16_t)shape;
}

static bool is_pause(struct str plain) {
    return plain.size == 1 && memchr(",;:(-", plain.bytes[0], 5);
}

static void derive_word(const struct language_model *model, const struct language_unit *token,
                        bool is_first, struct language_word *word) {
    char room[KNOWN_BYTES];
    struct str folded = plain_mark(token->folded);
    struct census c = take_census(token->form);
    struct str known = normalise(folded, &c, room);
    word->word = hash_bytes(known.bytes, known.size, 0);
    word->form = language_hash_form(token->form);
    hash_ends(word, known);
    word->shape = shape_of(token->form, &c, is_first);
    word->lexicon = token->lexicon_tags;
    word->is_pause = is_pause(folded);
    word->class = language_find_byte(&model->parts[LANGUAGE_WORD_CLASSES], word->word);
}

/* Text all in capitals says nothing by them. */
static void mark_shouting(const struct language_unit *tokens, size_t count,
                          struct language_words *words) {
    size_t capitals = 0, smalls = 0;
    for (size_t i = 0; i < count; i++) {
        struct census c = take_census(tokens[i].form);
        capitals += c.capitals;
        smalls += c.smalls;
    }
    if (capitals <= 6 || capitals <= smalls * 4) return;
    for (size_t i = 1; i <= count; i++) words->items[i].shape |= 64;
}

void language_derive(const struct language_model *model, const struct language_unit *tokens,
                     size_t count, struct language_words *words, struct arena *arena) {
    words->items = ARENA_ARRAY(arena, struct language_word, count + 2);
    words->count = (uint32_t)count;
    words->items[0].word = 77;
    words->items[count + 1].word = 78;
    words->items[count + 1].tag = LANGUAGE_MAX_CLASSES - 1;
    for (size_t i = 0; i < count; i++) derive_word(model, &tokens[i], i == 0, &words->items[i + 1]);
    mark_shouting(tokens, count, words);
}
