/* What the files that inflect plain words share: the place where a term stands, and questions about
 * the words around it. Tags are asked only where the tagger spoke; without a model closed word
 * classes decide alone, and more is left to an editor. */
#ifndef DICTIONARY_INFLECT_H
#define DICTIONARY_INFLECT_H

#include "dictionary/internal.h"
#include "words/forms.h"

/* How many words around a match are looked at: a sentence without end costs no more than its
 * length. */
enum { INFLECT_REACH = 40 };

/* A match whose plain words are being made. Whoever cannot make them sets match->problem. */
struct inflecting {
    const struct doc *doc;
    struct doc_match *match;
    struct arena *arena;
    bool keeps_span; /* no word beside the match may be taken in */
};

/* The plain words of a verb, a noun, an adjective, in the form that stands here. They may take in
 * a word beside the match: "carry out it" becomes "carry it out". */
struct str inflect_verb(struct inflecting *in, struct str plain);
struct str inflect_noun(struct inflecting *in, struct str plain);
struct str inflect_adjective(struct inflecting *in, struct str plain);

/* Notes why no form can be made; gives an empty slice. */
struct str inflect_refuse(struct inflecting *in, const char *why);
/* One word in a form; empty when it has none. */
struct str inflect_word(struct inflecting *in, struct str word, enum words_form form);
/* Spelling alone: "homes", "children", "people"; not "news", "focus". */
bool inflect_looks_plural(struct str word);

/* Words of the match's sentence. `word` may lie outside it: then nothing is so. */
bool inflect_is_inside(const struct inflecting *in, uint32_t word);
bool inflect_has_tag(const struct inflecting *in, uint32_t word, const char *start); /* "NOUN/" */
struct str inflect_folded(const struct inflecting *in, uint32_t word);
bool inflect_is(const struct inflecting *in, uint32_t word, const char *folded);
/* The word before another one, adverbs and "not" passed over, or DOC_NONE. */
uint32_t inflect_before(const struct inflecting *in, uint32_t word);
bool inflect_is_determiner(const struct inflecting *in, uint32_t word);
/* Does a noun follow right behind the match, which then stands before it? */
/* A noun, a name or an adjective; "today" and its like stand alone. */
bool inflect_is_nominal(const struct inflecting *in, uint32_t word);
bool inflect_is_before_noun(const struct inflecting *in);

#define INFLECT_IN(in, word, list)                                                                 \
    str_in_sorted(inflect_folded((in), (word)), (list), sizeof(list) / sizeof *(list))

#endif
