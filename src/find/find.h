/* The find room's door: rules look at the analysed document and say what could be plainer. A rule
 * proposes, it never changes anything; whether a proposal becomes an edit is decided elsewhere. */
#ifndef FIND_FIND_H
#define FIND_FIND_H

#include "doc/doc.h"

enum { FIND_RULES_MAX = 64 };

/* Which rules run; index as in the table. */
struct find_rules {
    bool is_on[FIND_RULES_MAX];
};

/* The defaults, then "+id,-id" applied ("-all" and "+all" too). False, with *unknown the id that
 * does not exist, when the list names one. */
bool find_select_rules(struct str list, struct find_rules *rules, struct str *unknown);

/* Of the rules that are on, those that may change a draft. */
struct find_rules find_draft_rules(const struct find_rules *rules);

/* Flags the sentences whose structure a rule will ask for; the corridor parses those. */
void find_request_trees(struct doc *doc, const struct find_rules *rules);

/* Fills doc->findings and doc->glossary, findings in order of place. */
void find_findings(struct doc *doc, const struct find_rules *rules, struct arena scratch);

const struct doc_rule *find_rule_table(uint32_t *count);
const struct doc_rule *find_rule(struct str id);
/* Does the rule tell of the first use in a document only? */
bool find_is_once(const struct doc_rule *rule);
bool find_is_on(const struct find_rules *rules, struct str id);

#endif
