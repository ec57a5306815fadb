/* Look-up in the mapped lexicon. Every place read from the bytes is checked against their size
 * before it is followed: a damaged table gives wrong answers or none, never a wild read. */
#include "words/lexicon.h"

#include <string.h>

#include "words/lexicon_format.h"

static uint16_t read_16(const unsigned char *at) {
    return (uint16_t)(at[0] | at[1] << 8);
}

static uint32_t read_32(const unsigned char *at) {
    return read_16(at) | (uint32_t)read_16(at + 2) << 16;
}

struct header {
    uint32_t slots, text_size, longest_probe;
};

static struct header read_header(const unsigned char *bytes) {
    return (struct header){read_32(bytes + 8), read_32(bytes + 16), read_32(bytes + 20)};
}

/* Whether the header's promises fit the number of bytes that are there. */
static bool is_sound(const unsigned char *bytes, size_t size) {
    if (bytes == NULL || size < LEXICON_HEADER_SIZE) return false;
    if (memcmp(bytes, LEXICON_MAGIC, 8) != 0) return false;
    if (read_32(bytes + LEXICON_HASHED_SIZE) != lexicon_hash(bytes, LEXICON_HASHED_SIZE))
        return false;
    struct header header = read_header(bytes);
    if (header.slots == 0 || (header.slots & (header.slots - 1)) != 0) return false;
    if (header.longest_probe > LEXICON_LONGEST_PROBE) return false;
    uint64_t promised =
        LEXICON_HEADER_SIZE + (uint64_t)header.slots * LEXICON_SLOT_SIZE + header.text_size;
    return promised == size;
}

bool words_lexicon_open(struct words_lexicon *lexicon, const void *bytes, size_t size) {
    *lexicon = (struct words_lexicon){0};
    if (!is_sound(bytes, size)) return false;
    *lexicon = (struct words_lexicon){.bytes = bytes, .size = size};
    return true;
}

static bool holds_word(const struct words_lexicon *lexicon, const struct header *header,
                       const unsigned char *slot, const char *word, size_t length) {
    uint32_t place = read_32(slot);
    if (place > header->text_size || length > header->text_size - place) return false;
    const unsigned char *text = lexicon->bytes + lexicon->size - header->text_size;
    return memcmp(text + place, word, length) == 0;
}

static struct words_entry read_entry(const unsigned char *slot) {
    return (struct words_entry){.tags = read_16(slot + 8),
                                .zipf = read_16(slot + 10),
                                .difficulty = read_16(slot + 12),
                                .syllables = slot[14],
                                .is_american = (slot[7] & LEXICON_AMERICAN) != 0};
}

static const unsigned char *find_slot(const struct words_lexicon *lexicon, const char *word,
                                      size_t length) {
    struct header header = read_header(lexicon->bytes);
    uint32_t hash = lexicon_hash((const unsigned char *)word, length);
    uint16_t fingerprint = lexicon_fingerprint(hash);
    for (uint32_t probe = 0; probe < header.longest_probe; probe++) {
        size_t index = (hash + probe) & (header.slots - 1);
        const unsigned char *slot =
            lexicon->bytes + LEXICON_HEADER_SIZE + index * LEXICON_SLOT_SIZE;
        if (slot[6] == 0) return NULL;
        if (slot[6] != length || read_16(slot + 4) != fingerprint) continue;
        if (holds_word(lexicon, &header, slot, word, length)) return slot;
    }
    return NULL;
}

bool words_look_up(const struct words_lexicon *lexicon, const char *word, size_t length,
                   struct words_entry *entry) {
    *entry = (struct words_entry){0};
    if (lexicon->bytes == NULL || length == 0 || length > LEXICON_LONGEST_WORD) return false;
    const unsigned char *slot = find_slot(lexicon, word, length);
    if (slot == NULL) return false;
    *entry = read_entry(slot);
    return true;
}
