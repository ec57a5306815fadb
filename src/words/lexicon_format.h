/* Private to the words room and to tools/lexicon: the bytes of a lexicon. All numbers are little
 * endian; nothing is aligned.
 *
 *     header   0 "PLXWORD1"; 8 u32 slots, a power of two; 12 u32 words; 16 u32 bytes of text;
 *              20 u32 longest probe; 24 u32 hash of the header before; 28 u32 zero
 *     slots    `slots` times 16 bytes: 0 u32 place of the word in the text; 4 u16 fingerprint;
 *              6 u8 bytes of the word, 0 for a free slot; 7 u8 flags; 8 u16 tags; 10 u16 zipf;
 *              12 u16 difficulty; 14 u8 syllables; 15 u8 zero
 *     text     the words one after another
 *
 * A word's facts stand less than `longest probe` slots behind (hash & (slots - 1)), wrapping round,
 * with no free slot between; the fingerprint is the hash's upper half. A look-up so touches one
 * cache line of slots and, when the fingerprint fits, one of text. */
#ifndef WORDS_LEXICON_FORMAT_H
#define WORDS_LEXICON_FORMAT_H

#include <stddef.h>
#include <stdint.h>

#define LEXICON_MAGIC "PLXWORD1"

enum {
    LEXICON_HEADER_SIZE = 32,
    LEXICON_HASHED_SIZE = 24, /* bytes of the header under its hash */
    LEXICON_SLOT_SIZE = 16,
    LEXICON_LONGEST_WORD = 64,
    LEXICON_LONGEST_PROBE = 64, /* no table may ask for more */
    LEXICON_AMERICAN = 1,       /* flag */
};

/* Scales of the table. */
enum { LEXICON_ZIPF_UNIT = 100, LEXICON_HARDEST = 1000 };

/* FNV-1a, its halves mixed: the low bits choose the slot, the high ones the fingerprint. */
static inline uint32_t lexicon_hash(const unsigned char *bytes, size_t size) {
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < size; i++) hash = (hash ^ bytes[i]) * 16777619U;
    hash ^= hash >> 15;
    hash *= 2246822519U;
    return hash ^ (hash >> 13);
}

static inline uint16_t lexicon_fingerprint(uint32_t hash) {
    return (uint16_t)(hash >> 16);
}

#endif
