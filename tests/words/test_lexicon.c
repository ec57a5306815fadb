/* Tests of the lexicon: what the project's own table says of chosen words, that absent words stay
 * absent, and that damaged bytes are refused or do no harm. The table is read from the root of the
 * source tree; damage is done to copies of exactly its size. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "files.h"
#include "words/lexicon.h"
#include "words/lexicon_format.h"

struct file {
    unsigned char *bytes;
    size_t size;
};

static struct words_entry look_up(const struct words_lexicon *lexicon, const char *word) {
    struct words_entry entry;
    size_t length = strlen(word);
    char *copy = malloc(length + 1);
    if (copy == NULL) abort();
    memcpy(copy, word, length);
    words_look_up(lexicon, copy, length, &entry);
    free(copy);
    return entry;
}

/* ---- What it says ---- */

/* Bits that have to be there, and bits that must not. */
static const struct {
    const char *word;
    unsigned has, has_not;
} tagged[] = {
    {"the", WORDS_IS_CLOSED, WORDS_IS_NOUN | WORDS_IS_VERB | WORDS_IS_NAME},
    {"in", WORDS_IS_CLOSED, WORDS_IS_NOUN | WORDS_IS_NAME},
    {"she", WORDS_IS_CLOSED, WORDS_IS_VERB},
    {"child", WORDS_IS_NOUN, WORDS_IS_PLURAL | WORDS_IS_VERB},
    {"children", WORDS_IS_PLURAL, WORDS_IS_NOUN | WORDS_IS_VERB},
    {"support", WORDS_IS_NOUN | WORDS_IS_VERB, WORDS_IS_PLURAL},
    {"runs", WORDS_IS_PLURAL | WORDS_IS_THIRD, WORDS_IS_VERB},
    {"leaves", WORDS_IS_PLURAL | WORDS_IS_THIRD, WORDS_IS_PAST},
    {"went", WORDS_IS_PAST, WORDS_IS_PARTICIPLE | WORDS_IS_NOUN},
    {"taken", WORDS_IS_PARTICIPLE, WORDS_IS_PAST},
    {"travelling", WORDS_IS_ING, WORDS_IS_PLURAL},
    {"bigger", WORDS_IS_COMPARATIVE, WORDS_IS_NOUN},
    {"biggest", WORDS_IS_SUPERLATIVE, WORDS_IS_NOUN},
    {"quickly", WORDS_IS_ADVERB, WORDS_IS_ADJECTIVE},
    {"statutory", WORDS_IS_ADJECTIVE, WORDS_IS_VERB},
    {"london", WORDS_IS_NAME, WORDS_IS_NOUN},
    {"n't", WORDS_IS_CLOSED, 0},
    {"'s", WORDS_IS_CLOSED, 0},
};

static void test_tags(const struct words_lexicon *lexicon) {
    for (size_t i = 0; i < sizeof tagged / sizeof tagged[0]; i++) {
        struct words_entry entry = look_up(lexicon, tagged[i].word);
        CHECK((entry.tags & tagged[i].has) == tagged[i].has &&
                  (entry.tags & tagged[i].has_not) == 0,
              "%s: tags %x", tagged[i].word, (unsigned)entry.tags);
    }
}

/* The first of a pair is easier and commoner. */
static const char *const pairs[][2] = {
    {"help", "assistance"}, {"start", "commence"},      {"try", "endeavour"},
    {"live", "reside"},     {"house", "accommodation"}, {"enough", "sufficient"},
    {"about", "regarding"}, {"buy", "purchase"},        {"dog", "photosynthesis"},
    {"tell", "notify"},     {"the", "hereinafter"},     {"meeting", "tribunal"},
};

static void test_order(const struct words_lexicon *lexicon) {
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        struct words_entry easy = look_up(lexicon, pairs[i][0]);
        struct words_entry hard = look_up(lexicon, pairs[i][1]);
        CHECK(easy.difficulty + 50 < hard.difficulty, "%s %u, %s %u", pairs[i][0],
              (unsigned)easy.difficulty, pairs[i][1], (unsigned)hard.difficulty);
        CHECK(easy.zipf > hard.zipf, "%s %u, %s %u: zipf", pairs[i][0], (unsigned)easy.zipf,
              pairs[i][1], (unsigned)hard.zipf);
    }
}

static void test_facts(const struct words_lexicon *lexicon) {
    IS(look_up(lexicon, "color").is_american && !look_up(lexicon, "colour").is_american);
    IS(look_up(lexicon, "center").is_american && !look_up(lexicon, "centre").is_american);
    IS(look_up(lexicon, "traveled").is_american && !look_up(lexicon, "travelled").is_american);
    IS(!look_up(lexicon, "organize").is_american && !look_up(lexicon, "program").is_american);
    IS(look_up(lexicon, "the").zipf > 700 && look_up(lexicon, "the").zipf < 800);
    IS(look_up(lexicon, "intervention").syllables == 4);
    IS(look_up(lexicon, "child").syllables == 1);
}

/* ---- What it does not have ---- */

static void test_absent(const struct words_lexicon *lexicon) {
    static const char *const absent[] = {"qwxzv",  "thee-and-thou-and-they", "The", "childrens'x",
                                         "zzzzzz", "informationses",         " ",   "a b"};
    struct words_entry entry, nothing;
    memset(&nothing, 0, sizeof nothing);
    for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
        memset(&entry, 0xFF, sizeof entry);
        IS(!words_look_up(lexicon, absent[i], strlen(absent[i]), &entry));
        IS(entry.tags == 0 && entry.zipf == 0 && entry.difficulty == 0 && entry.syllables == 0);
    }
    char long_word[300];
    memset(long_word, 'a', sizeof long_word);
    IS(!words_look_up(lexicon, long_word, sizeof long_word, &entry));
    IS(!words_look_up(lexicon, "the", 0, &entry));
    IS(!words_look_up(&(struct words_lexicon){0}, "the", 3, &entry));
}

static void test_estimates(const struct words_lexicon *lexicon) {
    struct words_lexicon none = {0};
    IS(words_estimate_difficulty(lexicon, "", 0) == 0);
    IS(words_estimate_difficulty(lexicon, "help", 4) == look_up(lexicon, "help").difficulty);
    IS(words_estimate_difficulty(lexicon, "dog-help", 8) <= 300);
    IS(words_estimate_difficulty(lexicon, "-", 1) == 0);
    IS(words_estimate_difficulty(lexicon, "help-qwxzology", 14) ==
       words_estimate_difficulty(lexicon, "qwxzology", 9));
    IS(words_estimate_difficulty(&none, "qwx", 3) > 600);
    IS(words_estimate_difficulty(&none, "qwxzologicality", 15) >
       words_estimate_difficulty(&none, "qwxness", 7));
    char long_word[300];
    memset(long_word, 'a', sizeof long_word);
    IS(words_estimate_difficulty(&none, long_word, sizeof long_word) <= LEXICON_HARDEST);
}

/* ---- Damage ---- */

/* Cut short, but with a header that still promises the old size. */
static void test_cuts(const struct file *file) {
    static const size_t sizes[] = {0, 1, 7, 8, 31, 32, 33, 47, 48, 4096, 1000000};
    struct words_lexicon lexicon;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        unsigned char *copy = malloc(sizes[i] + 1);
        if (copy == NULL) abort();
        memcpy(copy, file->bytes, sizes[i]);
        CHECK(!words_lexicon_open(&lexicon, copy, sizes[i]), "%zu bytes were taken", sizes[i]);
        IS(lexicon.bytes == NULL && lexicon.size == 0);
        free(copy);
    }
    IS(!words_lexicon_open(&lexicon, file->bytes, file->size - 1));
    IS(!words_lexicon_open(&lexicon, NULL, 0));
}

static void test_headers(const struct file *file) {
    unsigned taken = 0;
    struct words_lexicon lexicon;
    for (size_t at = 0; at < LEXICON_HASHED_SIZE + 4; at++) {
        file->bytes[at] ^= 0x41;
        taken += words_lexicon_open(&lexicon, file->bytes, file->size);
        file->bytes[at] ^= 0x41;
    }
    CHECK(taken == 0, "%u damaged headers were taken", taken);
}

static void write_32(unsigned char *at, uint32_t value) {
    for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (8 * i));
}

/* A header that is sound, over numbers of the test's choosing. */
static bool opens(uint32_t slots, uint32_t text, uint32_t probe, size_t size) {
    unsigned char bytes[LEXICON_HEADER_SIZE + 64] = LEXICON_MAGIC;
    struct words_lexicon lexicon;
    write_32(bytes + 8, slots);
    write_32(bytes + 16, text);
    write_32(bytes + 20, probe);
    write_32(bytes + LEXICON_HASHED_SIZE, lexicon_hash(bytes, LEXICON_HASHED_SIZE));
    return words_lexicon_open(&lexicon, bytes, size);
}

static void test_promises(void) {
    IS(opens(2, 32, 1, LEXICON_HEADER_SIZE + 64));
    IS(!opens(0, 64, 1, LEXICON_HEADER_SIZE + 64));
    IS(!opens(3, 16, 1, LEXICON_HEADER_SIZE + 64));
    IS(!opens(2, 33, 1, LEXICON_HEADER_SIZE + 64));
    IS(!opens(0x10000000, 64, 1, LEXICON_HEADER_SIZE + 64));
    IS(!opens(2, 32, 1000000, LEXICON_HEADER_SIZE + 64));
}

/* A full table without a free slot, each of them pointing anywhere: look-ups end and stay inside.
 */
static void test_noise(const struct file *file) {
    static const char *const words[] = {"the", "child", "qwxzv", "intervention", "n't"};
    unsigned char *copy = malloc(file->size);
    struct words_lexicon lexicon;
    struct words_entry entry;
    unsigned seed = 7, answered = 0;
    if (copy == NULL) abort();
    memcpy(copy, file->bytes, LEXICON_HEADER_SIZE);
    for (int round = 0; round < 8; round++) {
        for (size_t i = LEXICON_HEADER_SIZE; i < file->size; i++)
            copy[i] = (unsigned char)((seed = seed * 1103515245U + 12345U) >> 16);
        IS(words_lexicon_open(&lexicon, copy, file->size));
        for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
            answered += words_look_up(&lexicon, words[i], strlen(words[i]), &entry);
    }
    CHECK(answered == 0, "noise had %u words", answered);
    free(copy);
}

/* Every place of a word moved to the end of the text and beyond. */
static void test_places(const struct file *file) {
    unsigned char *copy = malloc(file->size);
    struct words_lexicon lexicon;
    struct words_entry entry;
    if (copy == NULL) abort();
    memcpy(copy, file->bytes, file->size);
    IS(words_lexicon_open(&lexicon, copy, file->size));
    uint32_t slots = copy[8] | (uint32_t)copy[9] << 8 | (uint32_t)copy[10] << 16;
    uint32_t text = (uint32_t)(file->size - LEXICON_HEADER_SIZE - slots * LEXICON_SLOT_SIZE);
    uint32_t places[] = {text - 2, text - 1, text, text + 1, UINT32_MAX - 1, UINT32_MAX};
    for (size_t k = 0; k < sizeof places / sizeof places[0]; k++) {
        for (uint32_t i = 0; i < slots; i++)
            write_32(copy + LEXICON_HEADER_SIZE + i * LEXICON_SLOT_SIZE, places[k]);
        IS(!words_look_up(&lexicon, "child", 5, &entry));
        IS(!words_look_up(&lexicon, "the", 3, &entry));
    }
    free(copy);
}

int main(void) {
    struct file file;
    file.bytes = (unsigned char *)files_read_source("dictionaries/en-GB/lexicon.plx", &file.size);
    struct words_lexicon lexicon;
    IS(file.bytes != NULL);
    if (file.bytes == NULL) return check_report();
    IS(words_lexicon_open(&lexicon, file.bytes, file.size));
    IS(file.size <= 4 << 20);
    test_tags(&lexicon);
    test_order(&lexicon);
    test_facts(&lexicon);
    test_absent(&lexicon);
    test_estimates(&lexicon);
    test_cuts(&file);
    test_headers(&file);
    test_promises();
    test_noise(&file);
    test_places(&file);
    free(file.bytes);
    return check_report();
}
