/* What the families of rules share. */
#ifndef FIND_INTERNAL_H
#define FIND_INTERNAL_H

#include "find/find.h"

/* Order of the rule table, what matters most first; findings of one place come in this order. */
enum find_rule_index {
    RULE_CONTENT_NOTE,
    RULE_TERM_FLAG,
    RULE_TERM_EXPLAIN,
    RULE_HARD_WORD,
    RULE_ACRONYM,
    RULE_SENTENCE_LENGTH,
    RULE_SPLIT_SEMICOLON,
    RULE_SPLIT_DASH,
    RULE_SPLIT_COLON,
    RULE_SPLIT_CONJUNCTION,
    RULE_SPLIT_COMMA,
    RULE_SPLIT_PREDICATE,
    RULE_SPLIT_RELATIVE,
    RULE_SPLIT_PARTICIPLE,
    RULE_SPLIT_ADVERBIAL,
    RULE_SPLIT_PURPOSE,
    RULE_SPLIT_MEANS,
    RULE_SPLIT_APPOSITION,
    RULE_SPLIT_LIST,
    RULE_SPLIT_FRONTED,
    RULE_SPLIT_ASIDE,
    RULE_TURN_PASSIVE,
    RULE_TURN_THERE,
    RULE_TURN_NOT_ONLY,
    RULE_TURN_CLEFT,
    RULE_TURN_ORDER,
    RULE_CUT_ANNOUNCEMENT,
    RULE_JOINING_WORDS,
    RULE_DOUBLE_NEGATIVE,
    RULE_PASSIVE,
    RULE_IDIOM,
    RULE_WORDY_PHRASE,
    RULE_HIDDEN_VERB,
    RULE_TERM_REPLACE,
    RULE_NOUN_STRING,
    RULE_NEGATIVE_CONTRACTION,
    RULE_NESTED_BRACKETS,
    RULE_ENUMERATION,
    RULE_PERCENTAGE,
    RULE_SHALL,
    RULE_LINK_TEXT,
    RULE_IMAGE_TEXT,
    RULE_PARAGRAPH_LENGTH,
    RULE_NO_HEADINGS,
    RULE_HEADING_LEVEL,
    RULE_COUNT
};

const struct doc_rule *find_rule_at(enum find_rule_index index);

/* Where a part of the file starts and, a bit each, the rules that are off from there on. */
struct find_part {
    uint32_t start;
    uint64_t rules;
};
struct find_parts {
    struct find_part *items;
    uint32_t count, capacity;
};
struct find_ignores {
    struct find_parts lines, stretches; /* by place */
    uint32_t line_start;                /* of the last line; what is before it means that line */
};
struct find_ignores find_read_ignores(const struct doc *doc, struct arena *arena);
/* Is the rule off at that place of the file? */
bool find_is_ignored(const struct find_ignores *ignores, uint32_t source,
                     enum find_rule_index rule);

struct find_context {
    struct doc *doc;
    const struct find_rules *rules;
    struct find_ignores ignores;
};

/* A new finding of a rule, or NULL when the rule is off, here or at all. */
struct doc_finding *find_add(struct find_context *context, enum find_rule_index rule,
                             struct span text, uint32_t sentence);
/* The same for what has no text of its own: `text` is then where it would stand. */
struct doc_finding *find_add_at(struct find_context *context, enum find_rule_index rule,
                                struct span text, struct span source, uint32_t sentence);

/* The families. */
void find_terms(struct find_context *context);
void find_lengths(struct find_context *context);
void find_hard_words(struct find_context *context, struct arena scratch);
void find_splits(struct find_context *context);
void find_turns(struct find_context *context);
void find_enumerations(struct find_context *context);
void find_numbers(struct find_context *context);
void find_grammar(struct find_context *context);
void find_hidden_verbs(struct find_context *context);
void find_topics(struct find_context *context, struct arena scratch);
void find_structure(struct find_context *context, struct arena scratch);
/* Flags the sentences that the family wants to see the structure of. */
void find_request_splits(struct doc *doc);
void find_request_turns(struct doc *doc);

/* A hard word of several senses of which none is sure enough to put anything in its place. */
bool find_is_left_open(const struct doc_match *match);
/* "'a', 'b' or 'c'": what a match offers, from the candidate `first` on. */
void find_add_candidates(struct buf *buf, const struct doc_match *match, uint32_t first);
/* Does one match cover all the words from `first` to `end`? */
bool find_is_matched(const struct doc *doc, uint32_t first, uint32_t end);

/* The word is one of a sorted list. */
#define FIND_WORD_IN(doc, word, list)                                                              \
    str_in_sorted((doc)->words.items[word].folded, (list), sizeof(list) / sizeof *(list))
bool find_word_is(const struct doc *doc, uint32_t word, const char *folded);
/* Does the word's tag ("VERB/VBN") end so? */
bool find_has_tag(const struct doc *doc, uint32_t word, const char *ending);
/* By its tag: a common noun; that or a name; a plural of either. */
bool find_is_noun(const struct doc *doc, uint32_t word);
bool find_is_any_noun(const struct doc *doc, uint32_t word);
bool find_is_plural_noun(const struct doc *doc, uint32_t word);
/* Somebody else's word, or one that no rule may touch? */
bool find_is_closed(const struct doc *doc, uint32_t word);
struct span find_words_span(const struct doc *doc, uint32_t first, uint32_t last);

/* May a rule change words of this sentence at all? Not in quotations of whole sentences, headings,
 * labels and protected blocks. */
bool find_is_open(const struct doc *doc, const struct doc_sentence *sentence);

#endif
