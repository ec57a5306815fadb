/* Tags and dependency trees from a trained model. A model is one file of bytes that the host maps;
 * opening it checks its header and sets pointers into the bytes, nothing is copied. All decoding is
 * in integers with fixed tie-breaks: the same bytes give the same tree on every little-endian
 * machine. tools/train writes the file from treebanks in the form of Universal Dependencies. */
#ifndef LANGUAGE_MODEL_H
#define LANGUAGE_MODEL_H

#include "base/str.h"

enum {
    LANGUAGE_MAX_TOKENS = 400, /* longer sentences are tagged but not parsed */
    LANGUAGE_ROOT = 0xFFFF,    /* as a head: the token is the root of its sentence */
};

struct language_unit {
    struct str form;       /* as it stands in the text */
    struct str folded;     /* lower case, straight apostrophes and hyphens */
    uint16_t lexicon_tags; /* enum words_tags; 0: not known */
};

/* Margins are in eighths of a weight unit of training. What they are worth for which purpose is
 * measured by plainer-train --events; a root's are larger, since they come from other actions. */
struct language_tagged {
    uint8_t tag;     /* for language_tag_name */
    uint16_t margin; /* how far the next best tag was behind; UINT16_MAX: only one is possible */
};

struct language_arc {
    uint16_t head;    /* token index or LANGUAGE_ROOT */
    uint8_t relation; /* for language_relation_name */
    uint16_t margin;  /* the smaller one of the arc's and the relation's margin */
};

/* What a tag or a relation is, as bits; language_tag_traits and language_relation_traits. */
enum language_tag_trait {
    LANGUAGE_IS_VERB = 1 << 0, /* VERB or AUX */
    LANGUAGE_IS_FINITE = 1 << 1,
    LANGUAGE_IS_NOMINAL = 1 << 2, /* NOUN, PROPN, PRON, NUM */
    LANGUAGE_IS_PUNCTUATION = 1 << 3,
    LANGUAGE_IS_CONJUNCTION = 1 << 4, /* CCONJ, SCONJ */
};
enum language_relation_trait {
    LANGUAGE_IS_SUBJECT = 1 << 0,
    LANGUAGE_IS_MARK = 1 << 1,
    LANGUAGE_IS_AUXILIARY = 1 << 2, /* aux, aux:pass, cop */
    LANGUAGE_IS_OUTER = 1 << 3,     /* nsubj:outer: a second subject that is in order */
    LANGUAGE_IS_MARK_OF_PUNCTUATION = 1 << 4,
    LANGUAGE_IS_ROOT = 1 << 5,
};

/* Relations that constructions are made of; those of one kind ("nsubj", "nsubj:pass") are one. */
enum language_relation_kind {
    LANGUAGE_REL_OTHER,
    LANGUAGE_REL_ACL,
    LANGUAGE_REL_ADVCL,
    LANGUAGE_REL_ADVMOD,
    LANGUAGE_REL_AGENT,
    LANGUAGE_REL_APPOS,
    LANGUAGE_REL_AUX,
    LANGUAGE_REL_AUX_PASS,
    LANGUAGE_REL_CASE,
    LANGUAGE_REL_CC,
    LANGUAGE_REL_CCOMP,
    LANGUAGE_REL_CONJ,
    LANGUAGE_REL_EXPL,
    LANGUAGE_REL_MARK,
    LANGUAGE_REL_NSUBJ,
    LANGUAGE_REL_PARATAXIS,
    LANGUAGE_REL_PUNCT,
    LANGUAGE_REL_RELCL,
};

/* Where the parts of the file lie; borrowed from the host's bytes. */
struct language_part {
    const unsigned char *bytes;
    uint32_t size; /* in bytes */
};
enum language_part_kind {
    LANGUAGE_TAG_NAMES,       /* 16 bytes each, padded with NUL */
    LANGUAGE_TAG_TRAITS,      /* a byte each */
    LANGUAGE_RELATION_NAMES,  /* 16 bytes each */
    LANGUAGE_RELATION_TRAITS, /* a byte each */
    LANGUAGE_FIXED_WORDS,     /* forms that have but one tag: 32-byte buckets */
    LANGUAGE_WORD_CLASSES,    /* classes of words by meaning: 32-byte buckets */
    LANGUAGE_TAGGER_INDEX,    /* 32-byte buckets ... */
    LANGUAGE_TAGGER_WEIGHTS,  /* ... that lead to pairs of class and weight */
    LANGUAGE_LABELLER_INDEX,
    LANGUAGE_LABELLER_WEIGHTS,
    LANGUAGE_GREEDY_WEIGHTS, /* 64-byte buckets */
    LANGUAGE_BEAM_WEIGHTS,
    LANGUAGE_GUIDE_WEIGHTS, /* of the guide, from right to left */
    LANGUAGE_JUDGE_WEIGHTS, /* 16 bits each, a table for each kind of construction */
    LANGUAGE_PART_COUNT
};

struct language_model {
    struct language_part parts[LANGUAGE_PART_COUNT];
    uint16_t tag_count, relation_count;
    uint8_t root_relation;
    uint8_t relation_kinds[256]; /* enum language_relation_kind */
    /* A margin of one weight unit of training is 1 << shift in raw scores. */
    uint8_t tagger_shift, labeller_shift, greedy_shift, beam_shift;
};

/* Checks magic, version, order and sizes of the parts. False, with the model all zero, when the
 * bytes are no model of this version. The bytes must outlive the model. O(1). */
bool language_model_open(struct language_model *model, const void *bytes, size_t size);

/* "VERB/VBD"; the empty string for an index out of range. */
struct str language_tag_name(const struct language_model *model, unsigned tag);
/* "nsubj:pass". */
struct str language_relation_name(const struct language_model *model, unsigned relation);
/* Index of the tag or relation of that name, or -1; for look-ups done once a document. */
int language_find_tag(const struct language_model *model, struct str name);
int language_find_relation(const struct language_model *model, struct str name);
unsigned language_tag_traits(const struct language_model *model, unsigned tag);
unsigned language_relation_traits(const struct language_model *model, unsigned relation);

/* Tags `count` tokens of one sentence, of any number. */
void language_tag(const struct language_model *model, const struct language_unit *tokens,
                  size_t count, struct language_tagged *tagged, struct arena scratch);
/* Parses one sentence: arcs[i] belongs to tokens[i]; exactly one token is the root. False, with
 * the arcs untouched, when there are no tokens or more than LANGUAGE_MAX_TOKENS.
 * Arc-hybrid transitions (Kuhlmann et al. 2011) chosen greedily, trained with a dynamic oracle
 * (Goldberg and Nivre 2013), behind a guide: an unlabelled parse of the same kind from right to
 * left, whose heads are features of this one (stacking, Nivre and McDonald 2008). */
bool language_parse(const struct language_model *model, const struct language_unit *tokens,
                    const struct language_tagged *tagged, size_t count, struct language_arc *arcs,
                    struct arena scratch);
/* The same with a beam of four, no guide and weights of its own, trained on whole sentences
 * (max-violation perceptron, Huang et al. 2012): a second opinion at less than half the speed. */
bool language_parse_beam(const struct language_model *model, const struct language_unit *tokens,
                         const struct language_tagged *tagged, size_t count,
                         struct language_arc *arcs, struct arena scratch);

/* Signs that a tree is wrong, as bits. */
enum language_doubt {
    LANGUAGE_TWO_SUBJECTS = 1 << 0,   /* of one clause */
    LANGUAGE_MARKED_ROOT = 1 << 1,    /* the main clause opens with a subordinator */
    LANGUAGE_NO_FINITE_VERB = 1 << 2, /* and so no main clause */
    LANGUAGE_CROSSES_QUOTES = 1 << 3, /* a quotation hangs on the outside by two arcs or more */
    LANGUAGE_SEVERAL_ROOTS = 1 << 4,  /* or none */
    LANGUAGE_CROSSING_ARCS = 1 << 5,  /* never from our own parsers */
};
/* `is_quoted[i]` says whether token i stands in a quotation; NULL: nothing does. */
unsigned language_tree_doubts(const struct language_model *model,
                              const struct language_tagged *tagged, const struct language_arc *arcs,
                              size_t count, const bool *is_quoted);

#endif
