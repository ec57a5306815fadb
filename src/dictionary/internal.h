/* What the files of the dictionary room share: terms, their patterns and the index over them. */
#ifndef DICTIONARY_INTERNAL_H
#define DICTIONARY_INTERNAL_H

#include "dictionary/dictionary.h"
#include "words/lexicon.h"

enum { PATTERN_WORDS_MAX = 16, CUES_MAX = 40 };

/* Words that must or must not stand in the sentence, space separated phrases folded. */
struct dictionary_cues {
    struct str near[CUES_MAX], not [CUES_MAX];
    uint32_t near_count, not_count;
    uint32_t index; /* of all cues of the dictionary */
};

/* One wording of a term: its folded words. */
struct dictionary_pattern {
    const struct doc_term *term;
    const struct dictionary_cues *cues; /* NULL: none asked for */
    struct str *words;
    struct str exact; /* the wording whose case must fit, or empty */
    uint32_t count;
    uint32_t next; /* pattern index of the same first word, longest first, or DOC_NONE */
    uint32_t layer;
    uint32_t gap; /* words before the slot, or 0: it has none */
    uint8_t form;
    bool has_comma; /* the wording has one, and the text may */
};

struct dictionary_slot {
    struct str word, second; /* both empty: a free slot */
    uint32_t pattern;        /* first of its chain, or DOC_NONE */
};

struct dictionary {
    struct arena *arena;
    DOC_ARRAY(struct dictionary_pattern) patterns;
    DOC_ARRAY(struct doc_term *) terms;
    struct dictionary_slot *slots; /* open addressing, power of two */
    uint32_t slot_count, slots_used;
    uint32_t layers, cue_count;
    const struct words_lexicon *lexicon;  /* NULL: no word is known to be easier than another */
    struct dictionary_hunspell *hunspell; /* NULL: not to be used */
};

/* Adds one wording. The words are copied as slices, the term is borrowed. */
void dictionary_add_pattern(struct dictionary *dictionary,
                            const struct dictionary_pattern *pattern);
/* Does any pattern begin with the word? */
bool dictionary_begins_pattern(const struct dictionary *dictionary, struct str word);
/* Chains of patterns, each the index of the first one or DOC_NONE: those of a single word or with a
 * slot behind it; those that begin with two words; the one in which these words would be. */
uint32_t dictionary_word_chain(const struct dictionary *dictionary, struct str word);
uint32_t dictionary_pair_chain(const struct dictionary *dictionary, struct str word,
                               struct str second);
uint32_t dictionary_chain_of(const struct dictionary *dictionary, const struct str *words,
                             uint32_t count, uint32_t gap);

/* As dictionary_add, but rows that cannot be used are noted and left out. False, with a problem,
 * when the table as a whole cannot be read. */
struct dictionary_problems;
bool dictionary_add_all(struct dictionary *dictionary, struct str bytes, struct str name,
                        dictionary_fold fold, struct dictionary_problems *problems,
                        struct arena scratch);

/* All wordings of a term: the headword, its regular and irregular forms, those the row lists, less
 * those it forbids. */
void dictionary_add_forms(struct dictionary *dictionary, struct doc_term *term, struct str forms,
                          bool is_exact, const struct dictionary_cues *cues, dictionary_fold fold,
                          struct arena scratch);

/* Does the word or phrase stand in the text, in any case? */
bool dictionary_cue_stands(struct str text, struct str cue);
/* ... or, of a word of four letters or more, with an s behind it? For words that must not stand
 * there: of one too many the reader only loses an explanation. */
bool dictionary_cue_forbids(struct str text, struct str cue);

/* Does the grammar of the sentence let the pattern's words, which stand from `at` to `end`, be what
 * its row wants? True without tags. */
bool dictionary_fits_grammar(const struct doc *doc, const struct dictionary_pattern *pattern,
                             uint32_t at, uint32_t end);

/* Slots. Cuts a text with one in two; false when it has none. */
bool dictionary_cut_slot(struct str text, struct str *before, struct str *after);
/* What is wrong with the slots of a row, or NULL. */
const char *dictionary_check_term_slot(struct str term, enum doc_action action);
const char *dictionary_check_plain_slot(struct str plain, struct str term);
/* Where the words that fill a slot start, where those behind it start and end. */
struct dictionary_gap {
    uint32_t first, rest, end;
};
/* Does a pattern with a gap stand at a word? Looks at no more words than a short phrase has. */
bool dictionary_fits_gap(const struct doc *doc, const struct dictionary_pattern *pattern,
                         uint32_t at, struct dictionary_gap *gap);

/* Fills in match->plain, or match->problem when the form cannot be told or made. */
void dictionary_inflect(const struct doc *doc, struct doc_match *match, struct arena *arena);
/* The same for words that are offered, not put in place: the match keeps its words, and may have
 * both plain words and a problem. */
void dictionary_inflect_in_place(const struct doc *doc, struct doc_match *match,
                                 struct arena *arena);

/* hunspell, opened at the first question; its answers are cached. */
struct dictionary_hunspell;
struct dictionary_hunspell *dictionary_hunspell_new(struct arena *arena, const char *aff,
                                                    const char *dic);
void dictionary_hunspell_close(struct dictionary_hunspell *hunspell);
/* Is `stem` a stem of `word`? False too when hunspell's files are not there. */
bool dictionary_hunspell_has_stem(struct dictionary_hunspell *hunspell, struct str word,
                                  struct str stem);

#endif
