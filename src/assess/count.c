/* Counts. A word is a run of letters or digits; the parts of a hyphenated word and its clitics are
 * one word. Prose is paragraphs, items and cells whose sentences end in a full stop or hold a
 * verb's worth of words; headings, captions, code and picture texts are left out. */
#include "assess/assess.h"
#include "assess/explained.h"
#include "assess/familiar.h"

#include "base/utf8.h"
#include "words/syllables.h"

#include <string.h>

enum { LONG_LETTERS = 7, FRAGMENT_WORDS = 6, JOINING_COUNT = 24 };

/* Words that join clauses or phrases; sorted. */
static const char *const JOINING[JOINING_COUNT] = {
    "after",  "although", "and",  "as",    "because", "before",  "but",   "if",
    "nor",    "once",     "or",   "since", "so",      "than",    "that",  "though",
    "unless", "until",    "when", "where", "whereas", "whether", "which", "while"};

bool assess_is_prose(const struct doc *doc, const struct doc_sentence *s) {
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
    bool is_hyphenated, is_left_out, is_name, is_off_dale, is_off_spache;
};

/* What a clitic adds to its stem, which stands directly before it: nothing in "don't" and
 * "children's", one in "didn't" and "Grace's". */
static unsigned clitic_syllables(struct str stem, struct str clitic) {
    char whole[64];
    size_t size = stem.size + clitic.size;
    if (size > sizeof whole) return 0;
    memcpy(whole, stem.bytes, stem.size);
    memcpy(whole + stem.size, clitic.bytes, clitic.size);
    unsigned together = words_syllables(whole, size);
    unsigned alone = words_syllables(stem.bytes, stem.size);
    return together > alone ? together - alone : 0;
}

static void add_part(const struct doc *doc, const struct doc_word *word, struct whole_word *whole) {
    if (word->flags & DOC_HYPHEN) {
        whole->is_hyphenated = true;
        return;
    }
    const struct doc_type *type = &doc->types.items[word->type];
    whole->letters += type->letters;
    whole->characters += type->characters;
    bool is_plain = word->kind == DOC_WORD && !(word->flags & (DOC_CLITIC | DOC_NAME));
    whole->is_off_dale |= is_plain && !type->is_on_dale;
    whole->is_off_spache |= is_plain && !type->is_on_spache;
    if (word->kind == DOC_NUMBER)
        whole->syllables++;
    else if (word->flags & DOC_CLITIC)
        whole->syllables += clitic_syllables(word[-1].folded, word->folded);
    else
        whole->syllables += type->syllables;
}

static struct whole_word measure_word(const struct doc *doc, uint32_t first, uint32_t end) {
    const struct doc_word *word = &doc->words.items[first];
    struct whole_word whole = {.is_name = (word->flags & DOC_NAME) != 0,
                               .is_left_out = word->kind == DOC_NUMBER ||
                                              (word->flags & (DOC_NAME | DOC_EXPLAINED))};
    for (uint32_t w = first; w < end; w++) add_part(doc, &doc->words.items[w], &whole);
    return whole;
}

/* "created", "services", "managing": two syllables without the ending, with or without its e. */
static bool is_short_before(struct str folded, size_t ending) {
    char stem[64];
    if (folded.size > sizeof stem) return false;
    size_t size = folded.size - ending;
    memcpy(stem, folded.bytes, size);
    stem[size] = 'e';
    return words_syllables(stem, size) < 3 || words_syllables(stem, size + 1) < 3;
}

/* Gunning leaves out names, compounds of easy words, and a third syllable that is only -ed or -es;
 * -ing is ours. */
static bool is_fog_hard(const struct whole_word *whole, struct str folded) {
    if (whole->syllables < 3 || whole->is_name || whole->is_hyphenated) return false;
    if (whole->syllables > 3) return true;
    if (str_ends(folded, STR("ing"))) return !is_short_before(folded, 3);
    bool is_ending = str_ends(folded, STR("ed")) || str_ends(folded, STR("es"));
    return !(is_ending && is_short_before(folded, 2));
}

static void add_word(const struct doc *doc, uint32_t first, const struct whole_word *whole,
                     struct doc_counts *counts) {
    counts->letters += whole->letters;
    counts->characters += whole->characters;
    counts->polysyllables += whole->syllables >= 3;
    counts->fog_hard += is_fog_hard(whole, doc->words.items[first].folded);
    counts->words++;
    counts->syllables += whole->syllables;
    counts->long_words += whole->letters >= LONG_LETTERS;
    counts->monosyllables += whole->syllables == 1;
    counts->unfamiliar_dale += whole->is_off_dale;
    counts->unfamiliar_spache += whole->is_off_spache;
}

/* Counts of all words, and of those that are neither names, numbers nor explained terms. */
struct both_counts {
    struct doc_counts all, without;
};

/* Does the word join clauses or phrases here? "After lunch", "so sad", "that boy" do not. Without
 * tags every word of the list counts. */
static bool joins(const struct doc *doc, const struct doc_word *word) {
    static const char *const starts[] = {"CCONJ/", "SCONJ/"}, *const ends[] = {"/WDT", "/WP",
                                                                               "/WRB"};
    if (!doc->types.items[word->type].is_joining) return false;
    struct str tag = doc_tag(doc, word);
    if (!tag.size) return true;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts(tag, str_from(starts[i]))) return true;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(tag, str_from(ends[i]))) return true;
    return false;
}

static void measure_sentence(struct doc *doc, struct doc_sentence *s, struct both_counts *counts) {
    struct doc_measure *m = &s->measure;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        struct doc_word *word = &doc->words.items[w];
        if (word->kind == DOC_PUNCTUATION) continue;
        m->joining = (uint16_t)(m->joining + joins(doc, word));
        m->hard = (uint16_t)(m->hard + ((word->flags & DOC_HARD) != 0));
        if (!starts_word(doc, s, w)) continue;
        struct whole_word whole = measure_word(doc, w, word_end(doc, s, w));
        add_word(doc, w, &whole, &counts->all);
        if (!whole.is_left_out) add_word(doc, w, &whole, &counts->without);
        m->words++;
        m->syllables = (uint16_t)(m->syllables + whole.syllables);
        m->long_words = (uint16_t)(m->long_words + (whole.letters >= LONG_LETTERS));
    }
}

void assess_count_words(struct doc *doc) {
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        for (uint32_t w = s->first_word; w < s->end_word; w++)
            if (doc->words.items[w].kind != DOC_PUNCTUATION && starts_word(doc, s, w))
                s->measure.words++;
    }
}

static void add_counts(struct doc_counts *c, const struct doc_counts *sentence) {
    c->letters += sentence->letters;
    c->characters += sentence->characters;
    c->polysyllables += sentence->polysyllables;
    c->fog_hard += sentence->fog_hard;
    c->words += sentence->words;
    c->syllables += sentence->syllables;
    c->long_words += sentence->long_words;
    c->monosyllables += sentence->monosyllables;
    c->unfamiliar_dale += sentence->unfamiliar_dale;
    c->unfamiliar_spache += sentence->unfamiliar_spache;
    c->sentences += sentence->words > 0;
}

static void add_sentence(struct doc *doc, const struct both_counts *sentence,
                         const struct doc_measure *m) {
    add_counts(&doc->counts, &sentence->all);
    add_counts(&doc->counts_without, &sentence->without);
    doc->counts.hard_words += m->hard;
    doc->counts_without.hard_words += m->hard;
}

static void count_letters(struct doc_type *type) {
    uint32_t letters = 0, characters = 0;
    for (size_t i = 0; i < type->folded.size; i++) {
        char c = type->folded.bytes[i];
        if (((unsigned char)c & 0xC0) == 0x80) continue;
        bool is_letter = ascii_is_alpha(c) || (unsigned char)c >= 0x80;
        letters += is_letter;
        characters += is_letter || ascii_is_digit(c);
    }
    type->letters = (uint8_t)(letters > UINT8_MAX ? UINT8_MAX : letters);
    type->characters = (uint8_t)(characters > UINT8_MAX ? UINT8_MAX : characters);
}

/* Of the type alone: a clitic's depend on its stem, see clitic_syllables; a number counts as one.
 */
static uint8_t syllables_of(struct str folded) {
    if (!folded.size || folded.bytes[0] == '\'') return 0;
    if (ascii_is_digit(folded.bytes[0])) return 1;
    unsigned syllables = words_syllables(folded.bytes, folded.size);
    return (uint8_t)(syllables > UINT8_MAX ? UINT8_MAX : syllables);
}

/* Lists of familiar words. */
struct lists {
    struct assess_list own;      /* the user's; may be empty */
    struct assess_list everyday; /* words that children know although they are rare */
};

/* Our own lists are the words of least difficulty in the lexicon: as many base forms as the lists
 * of Dale and Chall (3,000) and of Spache (1,000) have. */
static void look_up_familiar(struct doc_type *type, const struct lists *lists, bool is_everyday) {
    enum { DALE_DIFFICULTY = 283, SPACHE_DIFFICULTY = 197 };
    type->is_on_dale = is_everyday || (type->difficulty > 0 && type->difficulty <= DALE_DIFFICULTY);
    type->is_on_spache = type->difficulty > 0 && type->difficulty <= SPACHE_DIFFICULTY;
    if (lists->own.count)
        type->is_on_dale = type->is_on_spache = assess_list_has(&lists->own, type->folded);
}

static void look_up_type(const struct doc *doc, struct doc_type *type, const struct lists *lists,
                         const struct words_lexicon *lexicon) {
    enum { SHORTEST_HARD = 4, EASY = 280 };
    bool is_everyday =
        lexicon && type->difficulty > EASY && assess_list_has(&lists->everyday, type->folded);
    type->syllables = syllables_of(type->folded);
    type->is_joining = str_in_sorted(type->folded, JOINING, JOINING_COUNT);
    count_letters(type);
    unsigned limit = doc->band->hard_difficulty;
    bool is_identifier = str_find(type->folded, STR("_"), 0) != SIZE_MAX; /* "page_header" */
    type->is_hard = lexicon && !is_everyday && !is_identifier && type->letters >= SHORTEST_HARD &&
                    type->difficulty >= limit &&
                    assess_base_difficulty(lexicon, type->folded, type->tags) >= limit;
    look_up_familiar(type, lists, is_everyday);
}

static bool is_hard(const struct doc *doc, const struct doc_word *word) {
    if (word->kind != DOC_WORD || !doc->types.items[word->type].is_hard) return false;
    return !(word->flags & (DOC_NAME | DOC_CLITIC | DOC_KEPT | DOC_ALL_CAPITALS));
}

static void look_up_words(struct doc *doc, const struct words_lexicon *lexicon,
                          const struct lists *lists) {
    for (uint32_t i = 0; i < doc->types.count; i++)
        look_up_type(doc, &doc->types.items[i], lists, lexicon);
    for (uint32_t i = 0; i < doc->words.count; i++)
        if (is_hard(doc, &doc->words.items[i])) doc->words.items[i].flags |= DOC_HARD;
}

static void add_score(struct doc *doc, const struct doc_formula *formula, bool has_list) {
    const struct doc_counts *all = &doc->counts, *without = &doc->counts_without;
    *ARENA_PUSH(doc->arena, &doc->scores) = (struct doc_score){
        .formula = formula,
        .value = all->words ? formula->compute(all) : 0,
        .without = without->words ? formula->compute(without) : 0,
        .is_valid = (has_list || !formula->uses_list) && all->words >= formula->least_words &&
                    all->sentences >= formula->least_sentences};
}

void assess_document(struct doc *doc, const struct assess_options *options, struct arena scratch) {
    struct lists lists = {assess_read_list(options->familiar, &scratch),
                          assess_everyday_list(&scratch)};
    look_up_words(doc, options->lexicon, &lists);
    assess_mark_explained(doc, scratch);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        struct both_counts counts = {0};
        measure_sentence(doc, s, &counts);
        if (assess_is_prose(doc, s)) add_sentence(doc, &counts, &s->measure);
    }
    uint32_t count;
    const struct doc_formula *formulas = assess_formulas(&count);
    for (uint32_t i = 0; i < count; i++)
        if (!options->formulas || (options->formulas & 1u << i))
            add_score(doc, &formulas[i], options->lexicon || lists.own.count);
}
