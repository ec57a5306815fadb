/* Kinds of constructions: stretches of a sentence whose structure a rule may change. */
#ifndef DOC_CONSTRUCTIONS_H
#define DOC_CONSTRUCTIONS_H

/* kind, name in dumps and JSON; then what its words are, and what its head is */
#define DOC_CONSTRUCTION_LIST(X)                                                                   \
    X(DOC_PASSIVE, "passive")   /* the participle; its auxiliary */                                \
    X(DOC_AGENT, "by-agent")    /* "by the council"; the participle */                             \
    X(DOC_SUBJECT, "subject")   /* of the main clause; its verb, adjective or noun */              \
    X(DOC_JOINT, "joint")       /* and, but, so, yet between two main clauses; the second verb */  \
    X(DOC_FRONTED, "fronted")   /* a clause before the main clause, to its comma; the main verb */ \
    X(DOC_RELATIVE, "relative") /* "which ..." behind a comma, to its end; the noun it tells of */ \
    X(DOC_APPOSITION, "apposition") /* behind a comma, dash or bracket; the noun named again */    \
    X(DOC_PREDICATE, "predicate")   /* and, but between two predicates of one subject; the second  \
                                       verb */                                                     \
    /* "making ..." behind a comma, to its end; what it tells of */                                \
    X(DOC_PARTICIPLE, "participle")                                                                \
    X(DOC_ADVERBIAL, "adverbial") /* "because ..." at the sentence's end; the main verb */         \
    X(DOC_PURPOSE, "purpose")     /* "to ..." at the sentence's end; the main verb */              \
    X(DOC_SHARED, "shared") /* and, but between two verbs that share an auxiliary; the second */

#define DOC_CONSTRUCTION_ENUM(kind, name) kind,
enum doc_construction_kind {
    DOC_CONSTRUCTION_LIST(DOC_CONSTRUCTION_ENUM) DOC_CONSTRUCTION_KIND_COUNT
};

#endif
