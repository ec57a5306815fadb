/* A sentence that is long enough to be split, as the families of splits look at it. Each family
 * proposes whatever it would split of the whole sentence; which proposals are taken, and what can
 * be split after that, is decided where the result is analysed. */
#ifndef FIND_SCENE_H
#define FIND_SCENE_H

#include "find/clauses.h"
#include "find/internal.h"
#include "words/forms.h"

struct scene {
    struct find_context *context;
    const struct doc *doc;
    uint32_t index;      /* of the sentence */
    uint32_t first, end; /* its words, the final stop left out */
};

/* "A and B, advisers say": does what stands at the end say of both whose word it is? */
bool scene_is_attributed(const struct scene *scene, uint32_t from);
/* Is a relative clause before `end` still open there: "a game whose worst moments are fine and"? */
bool scene_has_open_relative(const struct scene *scene, uint32_t first, uint32_t end);

/* The families, one file each. */
void scene_split_marks(struct scene *scene);
void scene_split_joints(struct scene *scene);
void scene_split_predicates(struct scene *scene);
void scene_split_relatives(struct scene *scene);
void scene_split_participles(struct scene *scene);
void scene_split_adverbials(struct scene *scene);
void scene_split_means(struct scene *scene);
void scene_split_appositions(struct scene *scene);
void scene_split_lists(struct scene *scene);
void scene_split_fronted(struct scene *scene);
void scene_split_aside(struct scene *scene);
void scene_turn_passive(struct scene *scene);
void scene_turn_brackets(struct scene *scene);
void scene_turn_order(struct scene *scene);
/* A clause of many words with "if" or "when" before the main clause, by its words alone? */
bool scene_has_long_start(const struct scene *scene);

struct scene scene_of(struct find_context *context, uint32_t sentence);

/* Words without marks and clitics. */
uint32_t scene_count_words(const struct scene *scene, uint32_t first, uint32_t end);
bool scene_is_finite(const struct scene *scene, uint32_t word); /* by its tag */
/* The first finite verb of the stretch, or DOC_NONE. */
uint32_t scene_finite_from(const struct scene *scene, uint32_t first, uint32_t end);
bool scene_is_dash(const struct scene *scene, uint32_t word);
uint32_t scene_count_dashes(const struct scene *scene, uint32_t first, uint32_t end);
/* In quotation marks, brackets or a protected run? */
bool scene_is_closed_off(const struct scene *scene, uint32_t word);
/* Does the word, by its folded form, stand between `first` and `end`? */
bool scene_has(const struct scene *scene, const char *word, uint32_t first, uint32_t end);
/* The likeliest construction of a kind that starts at the word, or NULL. */
const struct doc_construction *scene_construction(const struct scene *scene,
                                                  enum doc_construction_kind kind, uint32_t first);
/* Between two dashes, or under a colon, which introduces all that follows it? */
bool scene_is_enclosed(const struct scene *scene, uint32_t word);
/* By its tag, a determiner, pronoun, name or number with which a noun phrase begins. */
bool scene_starts_noun_phrase(const struct doc *doc, uint32_t word);
/* A noun phrase and its finite verb from `first` on, with no mark and no other clause between? */
bool scene_starts_clause(const struct scene *scene, uint32_t first);
/* Is what stands before `end` a clause with a subject that is surely told? */
bool scene_has_main_verb(const struct scene *scene, uint32_t end);
/* What a split replaces: from the end of the word `last` to the start of the word `next`. */
struct span scene_gap(const struct scene *scene, uint32_t last, uint32_t next);

/* What a family wants to change. */
struct proposal {
    enum find_rule_index rule;
    uint32_t last, next; /* the words on both sides of the new full stop */
    uint16_t chance;
    const char *message;
    struct doc_change changes[4];
    uint32_t change_count;
};
/* Makes a finding one that these changes mend; they are copied. */
void scene_fix(const struct scene *scene, struct doc_finding *finding,
               const struct doc_change *changes, uint32_t count, uint16_t chance);
/* The finding, or NULL when the rule is off or nothing is gained. */
struct doc_finding *scene_propose(struct scene *scene, const struct proposal *proposal);
/* Proposes a full stop between two whole clauses, unless the second one leans on the first. */
void scene_split_clauses(struct scene *scene, enum find_rule_index rule, uint32_t last,
                         uint32_t next, uint16_t chance);

/* A noun phrase that is to be said again as the subject of a new sentence. */
struct reference {
    struct str text; /* "she", "the panel", "they", as inside a sentence */
    bool is_plural;
};
/* The noun right before a comma, if what follows can tell of no other; its phrase starts at *first.
 */
bool scene_find_antecedent(const struct scene *scene, uint32_t comma, uint32_t *first,
                           uint32_t *head);
/* That noun again as the start of a sentence: "This report", "These carers", "Leeds". `relative` is
 * the word that stood for it. */
bool scene_name_again(const struct scene *scene, uint32_t first, uint32_t head, uint32_t relative,
                      struct str *text);
/* How to take up the words from `first` to `end`, whose head is `head`. `rival_end`: up to where
 * other nouns stand that a pronoun could be taken for. False when nothing is safe. */
bool scene_refer(const struct scene *scene, uint32_t first, uint32_t end, uint32_t head,
                 uint32_t rival_end, struct reference *reference);

/* The words from `first` to `last` as they stand inside a sentence. */
struct str scene_words_inside(const struct scene *scene, uint32_t first, uint32_t last);
struct str scene_capitalise(const struct scene *scene, struct str text);
/* A council, court or other body that acts like a person and is taken up by "it". */
bool scene_is_body(const struct scene *scene, uint32_t head);
/* Another form of a verb of the sentence; empty when there is none. */
struct str scene_inflect(const struct scene *scene, uint32_t word, enum words_form form);
/* The word of the stretch that hangs on none other of it. */
uint32_t scene_head_of(const struct scene *scene, uint32_t first, uint32_t end);
/* The main clause's subject that ends at or before a word, surely told; or NULL. */
const struct doc_construction *scene_subject(const struct scene *scene, uint32_t before);

#endif
