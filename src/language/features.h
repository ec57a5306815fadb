/* What tagger, parsers and their trainer share: words turned into numbers, features turned into
 * hashes, and look-ups of hashes in the tables of the model. Only for the files of this room and
 * for tools/train, which must see exactly what the program will see. */
#ifndef LANGUAGE_FEATURES_H
#define LANGUAGE_FEATURES_H

#include "language/model.h"

#include <string.h>

enum {
    LANGUAGE_MODEL_VERSION = 2,  /* of the file */
    LANGUAGE_MAX_CLASSES = 256,  /* tags or relations */
    LANGUAGE_MAX_FEATURES = 160, /* of one decision */
    LANGUAGE_NAME_BYTES = 16,
    LANGUAGE_WEIGHT_LIMIT = 1023, /* of a greedy or beam weight: 32 of them fit into 16 bits */
};

/* A token as numbers. Token 0 of a sentence is "none", token n + 1 the root. */
struct language_word {
    uint32_t word, form; /* hashes: normalised; case kept */
    uint32_t suffix[4];  /* of 1 to 4 bytes, hashed */
    uint32_t prefix[3];
    uint16_t shape, lexicon;
    uint8_t class;    /* by meaning; 0: none */
    uint8_t tag;      /* + 1; 0: none yet */
    uint8_t traits;   /* enum language_tag_trait */
    uint8_t is_pause; /* comma, colon, semicolon, dash, bracket */
};

struct language_words {
    struct language_word *items; /* count + 2 of them */
    uint32_t count;
};

/* Fills relation_kinds from the names of the relations. */
void language_set_relation_kinds(struct language_model *model);
void language_derive(const struct language_model *model, const struct language_unit *tokens,
                     size_t count, struct language_words *words, struct arena *arena);
uint32_t language_hash_form(struct str form);

/* A template names up to four values ("atoms") of a decision. */
typedef uint8_t language_template[4];

static inline uint64_t language_hash(const uint32_t *atoms, const uint8_t *template,
                                     unsigned number) {
    uint64_t h = (number + 1) * 0x9E3779B97F4A7C15u + atoms[template[0]] * 0xC2B2AE3D27D4EB4Fu +
                 atoms[template[1]] * 0xD6E8FEB86659FD93u +
                 atoms[template[2]] * 0xA0761D6478BD642Fu +
                 atoms[template[3]] * 0xE7037ED1A0B428DBu;
    h ^= h >> 32;
    h *= 0xFF51AFD7ED558CCDu;
    return h ^ h >> 29;
}

/* The 16 bits that tell features of one bucket apart; never 0, which is an empty slot. */
static inline uint16_t language_key(uint64_t hash) {
    uint16_t key = (uint16_t)hash;
    return key ? key : 1;
}

static inline uint32_t language_bucket(uint64_t hash, uint32_t bucket_count) {
    return (uint32_t)((hash >> 32) * bucket_count >> 32);
}

/* A bucket of 64 bytes, one line of the cache: eight keys, then eight weights for each of the
 * three actions. Adding a whole bucket under a mask costs less than branching on a hit. */
typedef uint16_t language_lanes __attribute__((vector_size(16)));
typedef language_lanes language_file_lanes __attribute__((aligned(1), may_alias));
enum { LANGUAGE_LANES = 8, LANGUAGE_ACTIONS = 3, LANGUAGE_ROW_BUCKET = 64 };

/* A bucket of 32 bytes that leads to runs of (class, weight) pairs: run i goes from ends[i - 1]
 * to ends[i], counted in pairs from `base`. */
struct language_class_bucket {
    uint16_t keys[LANGUAGE_LANES];
    uint32_t base;
    uint8_t ends[LANGUAGE_LANES];
    uint32_t unused;
};

/* A bucket of 32 bytes for maps from a 32-bit hash to a byte. */
enum { LANGUAGE_BYTE_SLOTS = 6 };
struct language_byte_bucket {
    uint32_t keys[LANGUAGE_BYTE_SLOTS];
    uint8_t values[8];
};

/* Sums of the weights of all features for the three actions. */
void language_score_actions(const struct language_part *rows, const uint64_t *hashes, size_t count,
                            int32_t scores[LANGUAGE_ACTIONS]);
/* The same for up to LANGUAGE_MAX_CLASSES classes. */
void language_score_classes(const struct language_part *index, const struct language_part *weights,
                            const uint64_t *hashes, size_t count, unsigned class_count,
                            int32_t *scores);
/* The byte of a key, or 0. */
uint8_t language_find_byte(const struct language_part *map, uint32_t key);

/* Features of the tag of word `at` (1-based) behind two tags (+ 1; 0: none). */
size_t language_tag_features(const struct language_words *words, uint32_t at, unsigned previous,
                             unsigned before_previous, uint64_t *hashes);

/* The difference of two scores as a margin: eighths of a weight unit of training. */
static inline uint16_t language_margin(int32_t best, int32_t next, unsigned shift) {
    int64_t difference = (((int64_t)best - next) * 8) >> shift;
    return (uint16_t)(difference < 0                ? 0
                      : difference > UINT16_MAX - 1 ? UINT16_MAX - 1
                                                    : difference);
}

#endif
