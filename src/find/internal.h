/* What the families of rules share. */
#ifndef FIND_INTERNAL_H
#define FIND_INTERNAL_H

#include "find/find.h"

/* Order of the rule table; findings of one place come in this order. */
enum find_rule_index {
    RULE_TERM_EXPLAIN,
    RULE_TERM_REPLACE,
    RULE_TERM_FLAG,
    RULE_HARD_WORD,
    RULE_SENTENCE_LENGTH,
    RULE_JOINING_WORDS,
    RULE_SPLIT_SEMICOLON,
    RULE_SPLIT_DASH,
    RULE_SPLIT_CONJUNCTION,
    RULE_SPLIT_COMMA,
    RULE_ACRONYM,
    RULE_DOUBLE_NEGATIVE,
    RULE_PASSIVE,
    RULE_NOUN_STRING,
    RULE_NEGATIVE_CONTRACTION,
    RULE_SHALL,
    RULE_PARAGRAPH_LENGTH,
    RULE_HEADING_LEVEL,
    RULE_NO_HEADINGS,
    RULE_LINK_TEXT,
    RULE_COUNT
};

/* Where a part of the file starts and, a bit each, the rules that are off from there on. */
struct find_part {
    uint32_t start, rules;
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
/* Does what begins at the text's start stand where the rule is off? */
bool find_is_ignored(const struct find_ignores *ignores, const struct doc *doc, struct span text,
                     enum find_rule_index rule);

struct find_context {
    struct doc *doc;
    const struct find_rules *rules;
    struct find_ignores ignores;
};

/* A new finding of a rule, or NULL when the rule is off, here or at all. */
struct doc_finding *find_add(struct find_context *context, enum find_rule_index rule,
                             struct span text, uint32_t sentence);

/* The families. */
void find_terms(struct find_context *context);
void find_lengths(struct find_context *context);
void find_hard_words(struct find_context *context, struct arena scratch);
void find_splits(struct find_context *context);
void find_grammar(struct find_context *context);
void find_structure(struct find_context *context, struct arena scratch);
/* Flags the sentences that the family wants to see the structure of. */
void find_request_splits(struct doc *doc);
void find_request_passives(struct doc *doc);

/* May a rule change words of this sentence at all? Not in quotations of whole sentences, headings,
 * labels and protected blocks. */
bool find_is_open(const struct doc *doc, const struct doc_sentence *sentence);

#endif
