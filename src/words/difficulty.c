/* How hard a word is when no table says so: length, syllables and ending of a rare word. The
 * weights were fitted by tools/lexicon to the rare words of the table (see dictionaries/README.md);
 * they know nothing of meaning. */
#include "words/difficulty.h"

#include <string.h>

#include "words/lexicon.h"
#include "words/lexicon_format.h"
#include "words/spelling.h"
#include "words/syllables.h"

/* Printed by lexicon-build as "shape"; in points of the table's scale. */
enum { AT_ALL = 864, A_LETTER = 6, A_SYLLABLE = 11, LONGEST_COUNTED = 20 };

static const struct {
    const char *ending;
    int points;
} endings[DIFFICULTY_ENDINGS] = {
    {"ology", 8}, {"ation", -29}, {"ition", -14}, {"ment", -15}, {"ness", -119}, {"itis", -2},
    {"osis", 12}, {"ance", -2},   {"ence", -3},   {"able", -37}, {"tion", -28},  {"less", -135},
    {"ity", -29}, {"ism", -9},    {"ist", -23},   {"ous", 3},    {"ive", -5},    {"ing", -81},
    {"al", 2},    {"ic", 3},      {"ly", -78},    {"er", -38},   {"ed", -2},     {"s", -157},
};

size_t words_difficulty_ending(const char *word, size_t length) {
    for (size_t i = 0; i < DIFFICULTY_ENDINGS; i++)
        if (words_ends_with(word, length, endings[i].ending)) return i;
    return DIFFICULTY_ENDINGS;
}

static uint16_t guess(const char *word, size_t length) {
    size_t ending = words_difficulty_ending(word, length);
    size_t letters = length < LONGEST_COUNTED ? length : LONGEST_COUNTED;
    unsigned syllables = words_syllables(word, length);
    int points = AT_ALL + A_LETTER * (int)letters;
    points += A_SYLLABLE * (int)(syllables < LONGEST_COUNTED ? syllables : LONGEST_COUNTED);
    if (ending < DIFFICULTY_ENDINGS) points += endings[ending].points;
    if (points < 0) return 0;
    return (uint16_t)(points < LEXICON_HARDEST ? points : LEXICON_HARDEST);
}

static uint16_t estimate_part(const struct words_lexicon *lexicon, const char *part,
                              size_t length) {
    struct words_entry entry;
    if (length == 0) return 0;
    if (words_look_up(lexicon, part, length, &entry)) return entry.difficulty;
    return guess(part, length);
}

uint16_t words_estimate_difficulty(const struct words_lexicon *lexicon, const char *word,
                                   size_t length) {
    struct words_entry entry;
    uint16_t hardest = 0;
    if (words_look_up(lexicon, word, length, &entry)) return entry.difficulty;
    for (size_t start = 0, end; start < length; start = end + 1) {
        const char *hyphen = memchr(word + start, '-', length - start);
        end = hyphen != NULL ? (size_t)(hyphen - word) : length;
        uint16_t part = estimate_part(lexicon, word + start, end - start);
        if (part > hardest) hardest = part;
    }
    return hardest;
}
