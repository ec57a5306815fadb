/* Tables of words after which a full stop may not end a sentence, and of words that nearly always
 * begin one. All in lower case, sorted by bytes for binary search. Our own lists. */
#ifndef LANGUAGE_ABBREVIATIONS_H
#define LANGUAGE_ABBREVIATIONS_H

#include "base/str.h"

/* "Dr. Patel": a name follows. */
bool abbreviation_is_title(struct str word);
/* "p. 4", "No. 10", "Jan. 2024": a number follows. */
bool abbreviation_takes_number(struct str word);
/* "App. A", "Pt. III": a letter or Roman number may follow, too. */
bool abbreviation_takes_letter(struct str word);
/* "e.g.", "i.e.", "vs.": never the end. */
bool abbreviation_never_ends(struct str word);
/* "etc.", "Ltd.", "a.m.": the end only if what follows begins a sentence. */
bool abbreviation_may_end(struct str word);
/* Those of them that no name follows: "9 a.m. Sarah came" is two sentences. */
bool abbreviation_precedes_no_name(struct str word);
/* "Plan B.", "Child A.", "So did I.": the capital behind such a word is no initial. */
bool abbreviation_precedes_letter(struct str word);
/* "asked", "said": verbs of a speech tag. */
bool abbreviation_is_speech(struct str word);
/* Words that, with a capital, begin a sentence rather than a name. */
bool abbreviation_is_opener(struct str word);
/* Days, months, titles: a capital that says nothing about a new sentence. */
bool abbreviation_is_always_capital(struct str word);

/* "it", "you": short words that are no abbreviation. */
bool abbreviation_is_pronoun(struct str word);
/* Is the word in any table of those that a full stop may belong to? */
bool abbreviation_is_any(struct str word);
/* Names that end in "!": Yahoo! */
bool abbreviation_is_exclaimed(struct str word);

#endif
