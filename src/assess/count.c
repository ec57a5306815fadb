/* Counts. A word is a run of letters or digits; the parts of a hyphenated word and its clitics are
 * one word. Prose is paragraphs, items and cells whose sentences end in a full stop or hold a
 * verb's worth of words; headings, captions, code and picture texts are left out. */
#include "assess/assess.h"

#include "base/utf8.h"
#include "words/syllables.h"

#include <string.h>

enum { LONG_LETTERS = 7, FRAGMENT_WORDS = 6, JOINING_COUNT = 24 };

/* Words that join clauses or phrases; sorted. */
static const char *const JOINING[JOINING_COUNT] = {
    "after",  "although", "and",  "as",    "because", "before",  "but",   "if",
    "nor",    "once",     "or",   "since", "so",      "than",    "that",  "though",
    "unless", "until",    "when", "where", "whereas", "whether", "which", "while"};

static bool is_prose(const struct doc *doc, const struct doc_sentence *s) {
    const struct doc_block *block = &doc->blocks.items[s->block];
    if (block->kind != DOC_PARAGRAPH && block->kind != DOC_TERM) return false;
    if (block->flags & DOC_PROTECTED) return false;
    return !(s->flags & DOC_FRAGMENT) || s->measure.words >= FRAGMENT_WORDS;
}

/* First word of a new counted word: not a mark, clitic, or part behind a hyphen. */
static bool starts_word(const struct doc *doc, const struct doc_sentence *s, uint32_t w) {
    const struct doc_word *word = &doc->words.items[w];
    if (word->kind == DOC_PUNCTUATION || (word->flags & DOC_CLITIC)) return false;
    return w == s->first_word || !(doc->words.items[w - 1].flags & DOC_HYPHEN);
}

/* A counted word: from `first` to `end`, its hyphenated parts and clitics included. */
static uint32_t word_end(const struct doc *doc, const struct doc_sentence *s, uint32_t first) {
    uint32_t end = first + 1;
    while (end < s->end_word) {
        const struct doc_word *word = &doc->words.items[end];
        bool is_part = (word->flags & (DOC_HYPHEN | DOC_CLITIC)) ||
                       (doc->words.items[end - 1].flags & DOC_HYPHEN);
        if (!is_part) break;
        end++;
    }
    return end;
}

struct whole_word {
    uint32_t letters, characters, syllables;
    bool is_hyphenated, is_name;
};

static void add_part(const struct doc_word *word, struct whole_word *whole) {
    if (word->flags & DOC_HYPHEN) {
        whole->is_hyphenated = true;
        return;
    }
    whole->syllables += word->syllables;
    for (size_t i = 0; i < word->folded.size; i++) {
        char c = word->folded.bytes[i];
        bool is_start = ((unsigned char)c & 0xC0) != 0x80;
        bool is_letter = ascii_is_alpha(c) || (unsigned char)c >= 0x80;
        whole->letters += is_start && is_letter;
        whole->characters += is_start && (is_letter || ascii_is_digit(c));
    }
}

static struct whole_word measure_word(const struct doc *doc, uint32_t first, uint32_t end) {
    struct whole_word whole = {.is_name = (doc->words.items[first].flags & DOC_NAME) != 0};
    for (uint32_t w = first; w < end; w++) add_part(&doc->words.items[w], &whole);
    return whole;
}

static bool is_joining(const struct doc_word *word) {
    return str_in_sorted(word->folded, JOINING, JOINING_COUNT);
}

/* Gunning leaves out names, compounds of easy words, and a third syllable that is only -ed or
 * -es.*/
static bool is_fog_hard(const struct whole_word *whole, struct str folded) {
    if (whole->syllables < 3 || whole->is_name || whole->is_hyphenated) return false;
    bool is_ending =
        str_ends(folded, STR("ed")) || str_ends(folded, STR("es")) || str_ends(folded, STR("ing"));
    return !(is_ending && whole->syllables == 3);
}

static void measure_sentence(struct doc *doc, struct doc_sentence *s) {
    struct doc_measure *m = &s->measure;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        struct doc_word *word = &doc->words.items[w];
        m->joining = (uint16_t)(m->joining + is_joining(word));
        m->hard = (uint16_t)(m->hard + ((word->flags & DOC_HARD) != 0));
        if (!starts_word(doc, s, w)) continue;
        struct whole_word whole = measure_word(doc, w, word_end(doc, s, w));
        m->words++;
        m->syllables = (uint16_t)(m->syllables + whole.syllables);
        m->long_words = (uint16_t)(m->long_words + (whole.letters >= LONG_LETTERS));
    }
}

static void count_words(struct doc *doc, const struct doc_sentence *s) {
    struct doc_counts *c = &doc->counts;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        if (!starts_word(doc, s, w)) continue;
        struct whole_word whole = measure_word(doc, w, word_end(doc, s, w));
        c->letters += whole.letters;
        c->characters += whole.characters;
        c->polysyllables += whole.syllables >= 3;
        c->fog_hard += is_fog_hard(&whole, doc->words.items[w].folded);
    }
    c->sentences++;
    c->words += s->measure.words;
    c->syllables += s->measure.syllables;
    c->long_words += s->measure.long_words;
    c->hard_words += s->measure.hard;
}

static bool is_hard(const struct doc *doc, const struct words_frequency *frequencies,
                    const struct doc_word *word) {
    if (!frequencies->bytes || word->kind != DOC_WORD) return false;
    if (word->flags & (DOC_NAME | DOC_CLITIC | DOC_KEPT | DOC_ALL_CAPITALS)) return false;
    if (word->folded.size < 4) return false;
    double zipf = words_zipf(frequencies, word->folded.bytes, word->folded.size);
    return zipf < doc->band->familiar_zipf;
}

static void look_up_words(struct doc *doc, const struct words_frequency *frequencies) {
    for (uint32_t i = 0; i < doc->words.count; i++) {
        struct doc_word *word = &doc->words.items[i];
        if (word->kind == DOC_PUNCTUATION) continue;
        bool is_silent = (word->flags & DOC_CLITIC) && !str_equal(word->folded, STR("n't"));
        unsigned syllables =
            word->kind == DOC_NUMBER ? 1 : words_syllables(word->folded.bytes, word->folded.size);
        word->syllables = is_silent ? 0 : (uint8_t)(syllables > 255 ? 255 : syllables);
        if (is_hard(doc, frequencies, word)) word->flags |= DOC_HARD;
    }
}

void assess_document(struct doc *doc, const struct words_frequency *frequencies) {
    look_up_words(doc, frequencies);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        measure_sentence(doc, &doc->sentences.items[i]);
        if (is_prose(doc, &doc->sentences.items[i])) count_words(doc, &doc->sentences.items[i]);
    }
    uint32_t count;
    const struct doc_formula *formulas = assess_formulas(&count);
    for (uint32_t i = 0; i < count; i++)
        *ARENA_PUSH(doc->arena, &doc->scores) =
            (struct doc_score){.formula = &formulas[i],
                               .value = doc->counts.words ? formulas[i].compute(&doc->counts) : 0,
                               .is_valid = doc->counts.words >= formulas[i].least_words &&
                                           doc->counts.sentences >= formulas[i].least_sentences};
}
