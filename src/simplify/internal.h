/* What the files of the simplify room share. */
#ifndef SIMPLIFY_INTERNAL_H
#define SIMPLIFY_INTERNAL_H

#include "simplify/simplify.h"

/* Stands for the finding of a change that is being tried until it is taken. */
#define SIMPLIFY_NOT_YET (UINT32_MAX - 1)

/* Stands for a finding where only the words of the sentence are new. */
#define SIMPLIFY_WORDS (UINT32_MAX - 2)

struct edits {
    struct doc_edit *items;
    uint32_t count, capacity;
};

/* A sentence of the document on its way. Its edits are in the document's places. */
struct unit {
    uint32_t sentence;
    struct doc *now;     /* where its present text has been analysed: the document, or a draft */
    uint32_t first, end; /* its sentences there */
    struct edits edits;  /* sorted, disjoint */
    struct edits tried;  /* the same with the change that is being tried */
    uint32_t trying;     /* index of that change's finding in now->findings, or DOC_NONE */
    uint32_t block;      /* in the draft that tries it */
    bool is_done, is_reordered; /* reordered: what is tried puts words in another order */
    struct span findings;       /* of `now`: all of the unit's stand between these indices */
};

struct simplify_plan {
    struct doc *doc;
    uint64_t *keys; /* of the document's sentences: text, and how often it stood before */
    struct simplify_options options;
    DOC_ARRAY(struct unit) units;
    uint32_t rounds;
};

/* Gives a finding of the document, or of a unit's draft, its id and what an editor said of it. */
void simplify_identify(const struct simplify_plan *plan, struct doc_finding *finding,
                       uint32_t sentence, struct span text);
/* Sets plan->keys and identifies all of the document's findings that could become edits. */
void simplify_identify_all(struct simplify_plan *plan, struct arena scratch);
/* Is the change to be made: sure or asked for, and not rejected? */
bool simplify_is_wanted(const struct doc_finding *finding, enum simplify_mode mode);

/* Offers: the unsure changes that an editor may choose, as far as they stand free of the edits and
 * pass the guard. doc->offers. */
void simplify_offer(struct doc *doc, struct arena scratch);

/* Words: proposes an edit for each finding of a dictionary that has plainer words, with articles
 * and capitals put right; each alone and all of a sentence together pass the guard. doc->edits. */
void simplify_words(struct doc *doc, enum simplify_mode mode, struct arena scratch);
int simplify_by_place(const void *a, const void *b);
void simplify_sort_edits(struct doc *doc);
/* Puts an edit where it belongs among the sorted ones; the address holds until the next one comes.
 */
struct doc_edit *simplify_insert(struct doc *doc, struct doc_edit edit);
/* The same for a new edit of a finding, in its sentence. */
struct doc_edit *simplify_add_edit(struct doc *doc, enum doc_edit_kind kind, uint32_t finding,
                                   struct span text, struct str after);
uint32_t simplify_count_words(struct str text); /* between spaces */

/* The sentence's text with edits made. */
struct str simplify_apply(const struct doc *doc, struct span text, const struct edits *edits,
                          struct arena *arena);
/* Sets unit->tried: its edits and the changes of a finding of unit->now. Edits that the changes
 * touch become part of them. False when the places cannot be told. */
bool simplify_compose(const struct doc *doc, struct unit *unit, uint32_t finding);

/* A draft of the units that are trying a change. */
struct doc *simplify_make_draft(struct simplify_plan *plan);

/* Does the draft's block say who does what to whom as the unit's sentences do now? NULL when it
 * does, else the reason. */
const char *simplify_compare(const struct unit *unit, const struct doc *draft,
                             struct arena scratch);

/* Sentences of an analysed document. */
struct stretch {
    const struct doc *doc;
    uint32_t first, end;
};
/* Does something that a verb's subject was become its object, or the other way round? */
bool simplify_turns_roles(const struct stretch *source, const struct stretch *result,
                          struct arena scratch);
/* Does each verb that stands in both have the subject and object that it had, and is there one? */
bool simplify_keeps_roles(const struct stretch *source, const struct stretch *result,
                          struct arena scratch);

/* Has the result a sentence without a subject and a verb, where all of the source's have both? */
bool simplify_has_fragment(const struct stretch *source, const struct stretch *result);

/* Breaks the paragraphs that a finding calls too long; edits of kind DOC_EDIT_BREAK. */
void simplify_break_paragraphs(struct simplify_plan *plan, struct arena scratch);
/* Chooses three to six sentences of a long page; doc->key_points. `edits` is complete. */
void simplify_choose_key_points(struct doc *doc, struct arena scratch);
/* Makes lists of the enumerations that findings name; edits of kind DOC_EDIT_ITEM. */
void simplify_make_lists(struct simplify_plan *plan);
/* A stretch's text with the changes that are made in it, explanations left out. */
struct str simplify_result_of(const struct doc *doc, struct span text, struct arena *arena);
/* Behind the full stop in what an edit puts there, in bytes of that; SIZE_MAX: there is none. */
size_t simplify_stop_in(const struct doc_edit *edit);
/* Makes two edits of one, before and behind a full stop in what it puts there (`stop` bytes of that
 * come before); what is to stand between them has the offset that is returned. */
uint32_t simplify_divide(struct doc *doc, uint32_t edit, size_t stop);
/* Does the sentence, as readers get it, look back at the one before it, so that nothing may come
 * between? */
bool simplify_looks_back(struct str sentence);

/* Terms that replacements have brought in become findings of the document, to be explained like
 * those that stand in the source; what an edit puts there is divided so that the term is alone. */
void simplify_take_terms(struct simplify_plan *plan);

/* Explanations: appends INSERT and MARK edits for the terms of findings, and tells the glossary
 * which of them are explained in the text. `edits` holds the accepted splits. */
void simplify_explain(struct doc *doc, struct arena scratch);

/* Takes the meanings of words that were replaced everywhere out of the glossary, and leads from the
 * first one that stays to its entry. `edits` holds all changes of words. */
void simplify_settle_meanings(struct doc *doc);

/* Does the result keep what the source says? NULL when it does, else the reason in plain words.
 * Knows neither rules nor edits: it sees two texts. Sets *is_reordered, if it is not NULL, to
 * whether words that both have stand in another order: then only an analysis can tell. */
const char *simplify_guard(struct str source, struct str result, bool *is_reordered,
                           struct arena scratch);

#endif
