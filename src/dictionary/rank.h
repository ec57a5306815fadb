/* Which row of a table of simpler words is meant here, and which of its words come first. */
#ifndef DICTIONARY_RANK_H
#define DICTIONARY_RANK_H

#include "dictionary/internal.h"

struct dictionary_answer;

/* One document's questions; start with dictionary and document. */
struct dictionary_ranking {
    const struct dictionary *dictionary;
    const struct doc *doc;
    bool takes_all; /* rows of every table and of every level, for those who ask about a word */
    struct dictionary_answer *answers;
};

/* Ranks what the rows offer that have the wording of the pattern `first`, from that pattern of its
 * chain on. The match comes with its place; it gets row, form, candidates and how sure they are.
 * False, with the match left alone, when no row fits here or none has an easier word. */
bool dictionary_rank(struct dictionary_ranking *ranking, uint32_t first, struct doc_match *match);
/* The same for a single word spelled with z, whose rows are spelled with s. */
bool dictionary_rank_american(struct dictionary_ranking *ranking, struct doc_match *match);

/* Is the match a participle that says what kind of thing the next word is: "emerging evidence"? */
bool dictionary_is_attribute(const struct doc *doc, const struct doc_match *match);
/* Does a plainer wording of the match's term fit between the words around it, as far as their tags
 * tell? */
bool dictionary_fits_frame(const struct doc *doc, const struct doc_match *match, struct str plain);

/* Is the word that the pattern matches surely no form of the row's part of speech: "to commission",
 * where the row is about the noun? */
bool dictionary_tag_contradicts(const struct doc *doc, const struct doc_match *match,
                                const struct dictionary_pattern *pattern);

#endif
