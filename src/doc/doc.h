/* The table every room shares: one document as flat arrays of blocks, runs, sentences, words,
 * matches, findings and edits, each element naming its place. Blocks stand in reading order, a
 * block's descendants directly behind it. `text` spans are offsets into doc->text (white space
 * normalised); `source` spans are offsets into the file as it lies on disk. Everything here lives
 * in the document's arena; rooms only append, each to its own arrays. */
#ifndef DOC_DOC_H
#define DOC_DOC_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "base/str.h"
#include "doc/constructions.h"
#include "doc/tables.h"

#define DOC_NONE UINT32_MAX /* no index */

/* kind, name in dumps and JSON, holds runs itself */
#define DOC_BLOCK_LIST(X)                                                                          \
    X(DOC_ROOT, "document", false)                                                                 \
    X(DOC_HEADING, "heading", true)                                                                \
    X(DOC_PARAGRAPH, "paragraph", true)                                                            \
    X(DOC_LIST, "list", false)                                                                     \
    X(DOC_ITEM, "item", false)                                                                     \
    X(DOC_QUOTE, "quote", false)                                                                   \
    X(DOC_TABLE, "table", false)                                                                   \
    X(DOC_CAPTION, "caption", true)                                                                \
    X(DOC_ROW, "row", false)                                                                       \
    X(DOC_CELL, "cell", false)                                                                     \
    X(DOC_FIGURE, "figure", false)                                                                 \
    X(DOC_IMAGE, "image", true) /* its text is the alternative text */                             \
    X(DOC_CODE, "code", true)                                                                      \
    X(DOC_RULE, "rule", false)                                                                     \
    X(DOC_TERMS, "definition-list", false)                                                         \
    X(DOC_TERM, "definition-term", true)                                                           \
    X(DOC_DEFINITION, "definition", false)

#define DOC_BLOCK_ENUM(kind, name, holds_runs) kind,
enum doc_block_kind { DOC_BLOCK_LIST(DOC_BLOCK_ENUM) DOC_BLOCK_KIND_COUNT };

enum doc_block_flags {
    DOC_ORDERED = 1 << 0,   /* a list with numbers */
    DOC_TIGHT = 1 << 1,     /* a list whose items are single lines */
    DOC_HEADER = 1 << 2,    /* a header cell */
    DOC_PROTECTED = 1 << 3, /* no rule may touch it: code, captions, labels, other languages */
    DOC_QUOTED = 1 << 4,    /* inside a block quote */
};

struct doc_block {
    enum doc_block_kind kind;
    uint16_t flags;
    uint8_t level;                 /* headings: 1 to 6 */
    uint8_t column_span, row_span; /* cells */
    uint32_t number;               /* ordered lists: first number */
    uint32_t parent;               /* block index; DOC_NONE for the root */
    uint32_t end;                  /* one past the last descendant */
    uint32_t first_run, end_run;
    uint32_t first_sentence, end_sentence;
    struct span text; /* empty for containers */
    struct span source;
    struct str language; /* of a passage in another language; else empty */
};

enum doc_style {
    DOC_EMPHASIS = 1 << 0,
    DOC_STRONG = 1 << 1,
    DOC_LINK = 1 << 2,
    DOC_MONO = 1 << 3, /* code, kbd, samp, var */
    DOC_SUB = 1 << 4,
    DOC_SUPER = 1 << 5,
    DOC_INLINE_QUOTE = 1 << 6, /* q */
    DOC_ABBREVIATION = 1 << 7,
    DOC_KEEP = 1 << 8,     /* translate=no, another language, ignored by comment */
    DOC_BREAK = 1 << 9,    /* a hard line break; its text is one LF */
    DOC_DEFINED = 1 << 10, /* dfn: the term that is explained here */
};

/* A stretch of a block's text with one style that maps to one stretch of the source. When
 * is_exact the two are the same bytes and may be edited in place. Runs tile their block. */
struct doc_run {
    struct span text, source;
    uint16_t style;
    bool is_exact;
    uint32_t link;         /* index of a link, or DOC_NONE */
    uint32_t abbreviation; /* index of a title in `titles`, or DOC_NONE */
};

struct doc_link {
    struct str target; /* as written, entities decoded; only safe schemes */
    struct str title;
    uint32_t anchor; /* block a link inside the page leads to, or DOC_NONE */
};

/* Where a fragment of the source page ("#fn1") leads. */
struct doc_anchor {
    struct str name;
    uint32_t block;
};

enum doc_word_kind { DOC_WORD, DOC_NUMBER, DOC_PUNCTUATION };

enum doc_word_flags {
    DOC_CAPITAL = 1 << 0,      /* starts with a capital letter */
    DOC_ALL_CAPITALS = 1 << 1, /* two letters or more, all capitals */
    DOC_NAME = 1 << 2,         /* a capital inside a sentence: a name */
    DOC_IN_QUOTE = 1 << 3,     /* inside quotation marks or a block quote */
    DOC_KEPT = 1 << 4,         /* inside a protected run */
    DOC_SENTENCE_START = 1 << 5,
    DOC_HARD = 1 << 6, /* hard for the readers */
    DOC_SPACE_BEFORE = 1 << 7,
    DOC_IN_BRACKETS = 1 << 8,
    DOC_CLITIC = 1 << 9,     /* 's, n't, 'll: part of the word before it */
    DOC_HYPHEN = 1 << 10,    /* a hyphen between two parts of one word */
    DOC_EXPLAINED = 1 << 11, /* of a term that the page itself explains */
};

/* What most uses of a word name, by WordNet: only what rules ask for. */
enum doc_meaning { DOC_UNKNOWN_MEANING, DOC_PERSON, DOC_ANIMAL, DOC_GROUP, DOC_THING, DOC_VERBAL };

/* A distinct folded word of the document: what holds wherever it stands is looked up once. */
struct doc_type {
    struct str folded;
    uint16_t tags;       /* parts of speech it can have, enum words_tags; 0: not known */
    uint16_t zipf;       /* how common, times 100; 0: not listed */
    uint16_t difficulty; /* 0 to 1000 */
    uint8_t syllables;
    uint8_t meaning;               /* enum doc_meaning, once sentences are parsed */
    bool is_hard;                  /* harder than the band's readers know */
    bool is_joining;               /* and, but, because ... */
    bool is_on_dale, is_on_spache; /* on a list of words that fourth graders, third graders know */
    bool is_seen_lower;            /* it stands somewhere without a capital */
    bool is_seen_name;             /* ... or with one inside a sentence */
    uint8_t letters, characters;   /* code points; letters, and letters and digits */
};

struct doc_word {
    struct span text;
    struct str folded; /* lower case, straight apostrophes and hyphens */
    uint16_t flags;
    uint8_t kind;        /* enum doc_word_kind */
    uint8_t tag;         /* index into doc->tagset.tags */
    uint16_t tag_margin; /* how far the next best tag was behind */
    uint32_t type;       /* index of its doc_type */
    uint32_t sentence;
};

/* Names of tags ("VERB/VBN": universal and Penn) and of relations ("nsubj:pass"); empty without a
 * model. */
struct doc_tagset {
    const struct str *tags, *relations;
    uint32_t tag_count, relation_count;
};

/* Place of a word in its sentence's dependency tree; doc->arcs[i] belongs to doc->words[i]. Only
 * the words of parsed sentences have one. */
struct doc_arc {
    uint32_t head;    /* word index, or DOC_NONE for the root */
    uint8_t relation; /* index into doc->tagset.relations */
    uint16_t margin;  /* the smaller one of the arc's and the relation's margin */
};

/* A construction of a parsed sentence. Only those with a chance of 300 or more are kept. */
struct doc_construction {
    enum doc_construction_kind kind;
    uint32_t first_word, end_word;
    uint32_t head;   /* word index, or DOC_NONE */
    uint16_t chance; /* per mille, that it is really there */
};

/* A reading level on the scale of the Common European Framework, 1 (A1) to 6 (C2). */
struct doc_level {
    double value, low, high; /* eight of ten readers' ratings lie between low and high */
    uint8_t reasons[3];      /* enum doc_reason, the strongest first */
    uint8_t reason_count;
    bool is_valid;
};

/* What assess says of one sentence. */
struct doc_measure {
    uint16_t words, joining, long_words, hard, syllables;
};

enum doc_sentence_flags {
    DOC_WHOLE_QUOTE = 1 << 0, /* all of it is somebody else's words */
    DOC_HAS_QUOTE = 1 << 1,
    DOC_QUESTION = 1 << 2,
    DOC_FRAGMENT = 1 << 3, /* a heading, label or item without a full stop */
    DOC_IS_PARSED = 1 << 4,
    DOC_IS_UNSURE = 1 << 5,  /* its tree contradicts itself */
    DOC_HAS_SPEECH = 1 << 6, /* words in double quotation marks, other than titles */
    DOC_WANTS_TREE = 1 << 7,
    DOC_WANTS_CONSTRUCTIONS = 1 << 8, /* and so its tree */
    DOC_IS_HEAVY = 1 << 9,            /* tells of something that hurts (content notes) */
};

struct doc_sentence {
    struct span text;
    uint32_t block;
    uint32_t first_word, end_word;
    uint32_t first_construction, end_construction;
    uint16_t flags;
    struct doc_measure measure;
    struct doc_level level;
};

/* A stretch in quotation marks, marks included. */
struct doc_quote {
    struct span text;
    uint32_t block;
    bool is_single;
};

/* A dictionary row as the other rooms see it. All slices live as long as the dictionary. */
enum doc_action { DOC_EXPLAIN, DOC_REPLACE, DOC_FLAG, DOC_KEEP_TERM };
enum doc_risk { DOC_SAFE, DOC_CONTEXT, DOC_RISKY };

struct doc_term {
    struct str term, plain, gloss, definition, expansion, note, context;
    enum doc_action action;
    enum doc_risk risk;
    uint8_t level;      /* index of the highest band it counts for */
    uint8_t pos;        /* enum doc_pos */
    bool is_mass;       /* a noun with no plural */
    bool is_plural;     /* a noun whose headword is a plural */
    bool is_idiom;      /* a row of a dictionary called idioms.csv */
    bool is_general;    /* a hard word of all kinds of pages, in one called glossary.csv */
    bool is_by_sense;   /* replaces, in one called simpler.csv: one sense of a word */
    struct str choices; /* all that may stand in its place, separated by "|" */
    const struct doc_term *concept; /* the row of the spelled-out term, for an acronym; or itself */
    struct str dictionary;          /* file name, for messages */
    uint32_t line;
};

enum doc_pos { DOC_NOUN, DOC_VERB, DOC_ADJECTIVE, DOC_ADVERB, DOC_PHRASE, DOC_PROPER, DOC_NO_POS };

/* What may stand in the place of a word, in the form that it has there. */
struct doc_candidate {
    struct str text;
    bool is_sure; /* of that form */
};

/* A term found in the text. */
struct doc_match {
    const struct doc_term *term;
    const struct doc_term *meaning; /* what explains a word of it that stays, or NULL */
    uint32_t first_word, end_word, sentence;
    uint8_t form;        /* enum words_form: the form in which it stands here */
    bool is_possessive;  /* a possessive clitic follows */
    bool is_name;        /* part of a name or title, not the term */
    bool is_cued;        /* the row's context words are there (true when it asks for none) */
    bool is_cued_around; /* ... not in the sentence, but near it */
    uint8_t taken_before, taken_after; /* words beside it that the plain words stand for, too */
    uint32_t rest_first, rest_end;     /* words behind the slot of the term; both 0: it has none */
    bool is_rest;                      /* only these words, of a match with a slot before it */
    struct str rest;                   /* the plain words behind the slot, or empty */
    struct str plain;      /* for replacements: the plain words in the form that stands here; for
                              explanations: what an editor may put there instead, or empty */
    struct str possessive; /* what the possessive behind it has to be instead, or empty */
    struct str problem;    /* why that form cannot be made, or empty */
    const struct doc_candidate *candidates; /* of rows by sense: the best one first */
    uint32_t candidate_count;
    bool is_undecided; /* ... nothing tells which row is meant; candidates of all of them */
};

/* What an editor has said of a change. */
enum doc_decision { DOC_UNDECIDED, DOC_ACCEPTED, DOC_REJECTED };

enum doc_severity { DOC_SUGGESTION, DOC_WARNING, DOC_ERROR };

/* A rule of the rule table. The table itself stands in the find room; its order is that of
 * severity, what matters most first. */
struct doc_rule {
    const char *id;                            /* "split-semicolon" */
    const char *title;                         /* one line */
    const char *what, *why, *source, *example; /* for `explain` */
    uint8_t severity[DOC_BANDS];               /* enum doc_severity, by band */
};

/* A part of what a finding would change: `after` in the place of the words, which are not empty. */
struct doc_change {
    struct span text;
    struct str after;
    bool opens_sentence; /* what follows is a sentence's first word */
};

/* What could be plainer. With is_fixable, simplify turns it into an edit. */
struct doc_finding {
    const struct doc_rule *rule;
    enum doc_severity severity;
    struct span text;   /* empty for what has no text */
    struct span source; /* the same in the file */
    uint32_t sentence;  /* DOC_NONE: in none */
    struct str message;
    struct str suggestion;            /* text to put in place, or empty */
    const struct doc_match *match;    /* for findings of a dictionary, else NULL */
    const struct doc_change *changes; /* of how the sentence is built: in order, disjoint */
    uint32_t change_count;
    uint16_t chance;   /* of changes: per mille, that the analysis behind them is right */
    bool is_paragraph; /* a long one, which may be broken */
    bool is_local;     /* of changes: the sentence is built as before */
    bool is_list;      /* of changes: what stands between the items of a list */
    uint16_t gain;     /* of changes: how much shorter, in words, the longest sentence becomes */
    bool is_fixable;
    bool is_sure;       /* an edit may be made without an editor */
    uint64_t id;        /* of a change: the same as long as its sentence and its rule are */
    uint8_t decision;   /* enum doc_decision */
    struct str skipped; /* why no edit was made, once simplify has run */
};

enum doc_edit_kind {
    DOC_EDIT_REPLACE, /* put `after` in the place of the span */
    DOC_EDIT_INSERT,  /* an explanation of ours, marked as such; the span is empty */
    DOC_EDIT_BREAK,   /* a new paragraph starts here; the span is empty */
    DOC_EDIT_ITEM,    /* a list item starts behind the span, whose text `after` is in plain text */
    DOC_EDIT_MARK,    /* the span is a term that the glossary explains; its text stays */
};

struct doc_edit {
    enum doc_edit_kind kind;
    const struct doc_rule *rule;
    struct span text;
    struct str after;
    uint32_t finding; /* index */
    uint32_t sentence;
    uint32_t group;              /* edits of one group stand or fall together */
    const struct doc_term *term; /* the term explained, or NULL */
};

struct doc_glossary_entry {
    const struct doc_term *term;
    uint32_t match;  /* its first use; DOC_NONE: in what an edit puts there */
    bool is_in_text; /* explained at first use; else only in the glossary */
};

/* A sentence of ours that says beforehand what a part of the page tells of. */
struct doc_note {
    uint32_t block; /* that it stands before */
    uint32_t end;   /* the first block behind that part, where readers can go on; or DOC_NONE */
    struct str text;
};

/* Where readers find help, as the configuration says; shown on pages that have notes. */
struct doc_helpline {
    struct str name, contact, about;
};

struct doc_score {
    const struct doc_formula *formula;
    double value;
    double without; /* without names, numbers and explained terms (WCAG 3.1.5) */
    bool is_valid;  /* enough text for this formula */
};

struct doc_counts {
    uint32_t letters, characters, words, syllables, sentences;
    uint32_t polysyllables; /* three syllables or more */
    uint32_t fog_hard;      /* the same without names and -es, -ed, -ing syllables */
    uint32_t long_words;    /* seven letters or more */
    uint32_t hard_words;
    uint32_t monosyllables;
    uint32_t unfamiliar_dale, unfamiliar_spache; /* not on the lists */
};

#define DOC_ARRAY(type)                                                                            \
    struct {                                                                                       \
        type *items;                                                                               \
        uint32_t count, capacity;                                                                  \
    }

struct doc {
    struct arena *arena;
    struct str name;    /* as the user gave it, for messages */
    struct str source;  /* the file's bytes */
    struct str charset; /* that came with them from outside ("ISO-8859-1"), or empty */
    struct str text;    /* normalised text: blocks one after another, an LF between them */

    struct str title, byline, language, original; /* original: address of the page, if it says */
    /* Set in a draft: the document whose sentences it has, changed, one a block; its source is that
     * one's text. Drafts are analysed to see whether a change was right and what else can follow.
     */
    const struct doc *of;
    struct span focus;  /* bytes: only blocks that touch them are analysed; empty: all are */
    struct str foreign; /* "Welsh", "another language": most of the text is; or empty */
    const struct doc_band *band;
    DOC_ARRAY(struct doc_block) blocks;
    DOC_ARRAY(struct doc_run) runs;
    DOC_ARRAY(struct doc_link) links;
    DOC_ARRAY(struct doc_anchor) anchors;
    DOC_ARRAY(struct span) bare_images; /* places of pictures that have no alternative text */
    DOC_ARRAY(struct str) titles;
    DOC_ARRAY(struct str) warnings; /* one line each, for standard error */

    DOC_ARRAY(struct doc_sentence) sentences;
    DOC_ARRAY(struct doc_word) words;
    DOC_ARRAY(struct doc_type) types;
    struct doc_tagset tagset;
    struct doc_arc *arcs; /* words.count of them, or NULL: nothing is parsed */
    struct str *lemmas;   /* likewise */
    DOC_ARRAY(struct doc_construction) constructions; /* in order of sentences */
    DOC_ARRAY(struct span) given; /* words that the input fixed (CoNLL-U), in order of place */
    DOC_ARRAY(struct doc_quote) quotes;

    struct doc_counts counts;
    struct doc_counts counts_without; /* names, numbers and explained terms left out */
    struct str familiar_words;        /* name of the user's list; empty: our own is used */
    DOC_ARRAY(struct doc_score) scores;
    struct doc_level level;

    DOC_ARRAY(struct doc_match) matches;
    DOC_ARRAY(struct doc_finding) findings;
    DOC_ARRAY(struct doc_edit)
    offers;                           /* unsure ones, for an editor to choose; like edits, and
                                         disjoint from them */
    DOC_ARRAY(struct doc_edit) edits; /* sorted by place, disjoint */
    DOC_ARRAY(struct doc_glossary_entry) glossary;
    DOC_ARRAY(struct doc_note) notes; /* in order of blocks */
    DOC_ARRAY(struct doc_helpline) helplines;
    DOC_ARRAY(uint32_t) key_points; /* sentences that say the most, in reading order */
    bool is_plain_version;          /* edits were asked for: writers say so on the page */
};

struct str doc_slice(const struct doc *doc, struct span text);
/* Does the block touch the document's focus? True when it has none. */
bool doc_is_in_focus(const struct doc *doc, const struct doc_block *block);
/* The stretch of source a stretch of text came from; exact to the byte inside exact runs, else the
 * whole of the runs it touches. O(log runs). */
struct span doc_source_span(const struct doc *doc, struct span text);
/* Index of the run that holds the text offset. */
uint32_t doc_run_at(const struct doc *doc, uint32_t text_offset);
const char *doc_reason_name(enum doc_reason reason);
/* "B1" of a level. */
const char *doc_level_name(double value);
const char *doc_construction_name(enum doc_construction_kind kind);
const char *doc_block_name(enum doc_block_kind kind);
bool doc_block_holds_runs(enum doc_block_kind kind);
/* Is most of a block labels, dates or scores, one after another ("Ann 7 points. Tom 3 points.")? */
bool doc_is_list_of_lines(const struct doc *doc, const struct doc_block *block);
/* Index of a tag or relation of that name, or DOC_NONE. */
/* "VERB/VBN", or "" for a word without a tag. */
struct str doc_tag(const struct doc *doc, const struct doc_word *word);
uint32_t doc_find_tag(const struct doc *doc, struct str name);
uint32_t doc_find_relation(const struct doc *doc, struct str name);
struct str doc_word_text(const struct doc *doc, const struct doc_word *word);

#endif
