/* Names of flags and kinds, shared by the JSON writer and the dumps. */
#ifndef WRITE_NAMES_H
#define WRITE_NAMES_H

#include "doc/doc.h"

struct flag_name {
    uint16_t bit;
    const char *name;
};

/* Tables end in a row of zeros. */
extern const struct flag_name names_block_flags[], names_styles[], names_word_flags[],
    names_sentence_flags[];

const char *names_word_kind(unsigned kind);
const char *names_severity(enum doc_severity severity);
const char *names_edit_kind(enum doc_edit_kind kind);
const char *names_action(enum doc_action action);
/* A rule's id; "" for none. */
struct str names_rule(const struct doc_rule *rule);
/* The last part of a path, for a reader. */
struct str names_file(struct str path);
/* What a document is called: its title, else its file's name; may be empty. */
struct str names_document(const struct doc *doc);
/* What a glossary says of a term. */
struct str names_explanation(const struct doc_term *term);

#endif
