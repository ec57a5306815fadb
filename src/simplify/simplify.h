/* The simplify room's door: findings become edits, conflicts are settled, and a guard checks every
 * changed sentence against its source. It emits edits and never touches text. A sentence whose
 * build a change alters has to be analysed anew, to see whether the change was right and what else
 * can follow: the room asks for that with drafts and does not do it itself. */
#ifndef SIMPLIFY_SIMPLIFY_H
#define SIMPLIFY_SIMPLIFY_H

#include "doc/doc.h"

enum simplify_mode { SIMPLIFY_NONE, SIMPLIFY_SAFE, SIMPLIFY_ALL };

/* What an editor has decided of one change. */
struct simplify_decision {
    uint64_t id;
    bool is_accepted;
};

struct simplify_options {
    enum simplify_mode mode;
    const struct doc_rule *paragraphs; /* the rule for those that changes make too long, or NULL */
    bool with_offers;                  /* doc->offers, too */
    bool is_unexplained;               /* nothing is added: no explanation, no glossary */
    bool is_checked_only;              /* words that changes bring in are not explained */
    const struct simplify_decision *decisions; /* sorted by id */
    uint32_t decision_count;
};

/* The plan for one document, which must have its findings. Lives in the document's arena. */
struct simplify_plan;
struct simplify_plan *simplify_open(struct doc *doc, const struct simplify_options *options,
                                    struct arena scratch);

/* Sentences as they would be after one more change each, to be analysed and given findings; or NULL
 * when there is nothing left to try. Owned by the document. */
struct doc *simplify_draft(struct simplify_plan *plan);

/* Takes the changes that the analysis of the draft bears out and drops the others. */
void simplify_take(struct simplify_plan *plan, struct doc *draft, struct arena scratch);

/* Fills doc->edits (sorted, disjoint), completes doc->glossary, and writes into every finding that
 * asked for an edit and got none why not. With SIMPLIFY_NONE there are no edits and no glossary. */
void simplify_close(struct simplify_plan *plan, struct arena scratch);

/* The guard alone, on two analysed texts: does the result keep what the source says? NULL when it
 * does, else the reason. */
const char *simplify_keeps_meaning(const struct doc *source, const struct doc *result,
                                   struct arena scratch);

#endif
