/* What can be told of clauses without a parse: closed classes of words and the shapes of a clause's
 * beginning. Every test errs towards "no": a split that an editor would take back is worse than
 * none. */
#ifndef FIND_CLAUSES_H
#define FIND_CLAUSES_H

#include "doc/doc.h"

/* Words from `first` to `end` (document word indices). */
struct clause_range {
    uint32_t first, end;
};

/* Does a main clause with its own subject and a finite verb start at range.first? `is_separated`
 * tells that a comma, dash or semicolon stands before it, which makes a noun phrase a likelier
 * subject. */
bool clause_starts(const struct doc *doc, struct clause_range range, bool is_separated);
/* Is the range a main clause: a subject first (perhaps after a fronted clause and its comma) and a
 * finite verb, not an imperative? */
bool clause_is_main(const struct doc *doc, struct clause_range range);
/* Could a clause added with "and" or "but" belong under something in the range: "if", "that",
 * "because", a verb of saying? */
bool clause_has_open_scope(const struct doc *doc, struct clause_range range, bool has_comma);
/* The same for a clause that does not hang on one of the range: "if" and "in order" reach further
 * than the grammar says. */
bool clause_has_strict_scope(const struct doc *doc, struct clause_range range);
/* Does the range begin with a condition, purpose or source that holds for all that follows ("If you
 * are in care,", "According to the report,")? */
bool clause_has_front_scope(const struct doc *doc, struct clause_range range);
/* Does the range end under a condition that could hold for the clause before it, too ("we will not
 * call anyone unless you are in danger")? */
bool clause_has_trailing_scope(const struct doc *doc, struct clause_range range, bool has_comma);

/* Does the range's main clause have the same pronoun as subject as the word `subject`, and no
 * clause under it the same one? */
bool clause_shares_subject(const struct doc *doc, struct clause_range range, uint32_t subject);

/* Is the word an auxiliary, whole or as a clitic ("we're", "it's")? */
bool clause_is_finite(const struct doc *doc, uint32_t word);

/* Does the left range open with a condition that the right one, by its modal verb, hangs on too? */
bool clause_is_conditional(const struct doc *doc, struct clause_range left,
                           struct clause_range right);

/* Does somebody say or think what follows: "The law says the child ..."? */
bool clause_reports(const struct doc *doc, struct clause_range range);

/* "Usually", "sadly": an adverb at the front that may hold for every clause behind it. */
bool clause_has_wide_adverb(const struct doc *doc, uint32_t first);

/* "how", "which", "not", "only" ...: what they begin leans on the clause before. */
bool clause_is_leaning(const struct doc *doc, uint32_t word);

#endif
