/* Treebanks in memory: CoNLL-U files read into sentences of tokens with gold tags and trees, the
 * names of all tags and relations numbered in the order in which they first occur. */
#ifndef TRAIN_CORPUS_H
#define TRAIN_CORPUS_H

#include "language/features.h"
#include "words/lexicon.h"

enum { UNKNOWN = 255 }; /* a tag or relation that the training text does not have */

struct names {
    char items[LANGUAGE_MAX_CLASSES][LANGUAGE_NAME_BYTES];
    unsigned count;
    bool is_closed; /* no new names are taken in */
};
/* The number of a name; a new one is added unless the table is closed or full (UNKNOWN). */
unsigned names_find(struct names *names, struct str name);

struct sentence {
    uint32_t count;
    struct language_unit *tokens;
    uint8_t *tags, *relations;      /* gold, from 0 */
    uint16_t *heads;                /* gold, from 1; count + 1 is the root */
    struct language_tagged *tagged; /* what a tagger says */
    struct language_words words;
    uint16_t *guide; /* what a guide says that has not seen the sentence; from 1 */
    struct language_arc *greedy, *beam; /* what such parsers say; NULL when it is too long */
    bool is_projective;
};

struct corpus {
    struct sentence *items;
    uint32_t count, capacity;
};

/* Word forms with their bits of enum words_tags. */
struct lexicon_row {
    struct str word;
    uint16_t tags;
};
struct lexicon {
    struct lexicon_row *rows;
    uint32_t size; /* a power of two, or 0: no list */
    struct words_lexicon compiled;
};

/* A whole file in the arena; exits with a message when it cannot be read. */
struct str read_file(const char *path, struct arena *arena);
/* The program's compiled lexicon, or lines of a word, white space and a number; rows of the same
 * word are joined. */
void lexicon_read(struct lexicon *lexicon, const char *path, struct arena *arena);
/* Appends the sentences of a CoNLL-U file. */
void corpus_read(struct corpus *corpus, const char *path, const struct lexicon *lexicon,
                 struct names *tags, struct names *relations, struct arena *arena);
/* Turns words into numbers as the program will. */
void corpus_derive(struct corpus *corpus, const struct language_model *model, struct arena *arena);

/* A generator of its own for each purpose, so that a run can be repeated. */
struct dice {
    uint32_t state;
};
uint32_t dice_roll(struct dice *dice, uint32_t sides);
void dice_shuffle(struct dice *dice, uint32_t *items, uint32_t count);

#endif
