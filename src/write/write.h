/* The write room's door: tables of writers, each of which makes the document table into bytes. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "doc/doc.h"

/* A picture for the page to hold. */
struct write_picture {
    struct str bytes, type; /* "image/png" */
    unsigned width, height; /* in pixels; 0: not known */
};

struct write_options {
    bool is_fragment; /* HTML: the inside of <main> only */
    bool is_spaced;   /* HTML: wider spacing; text: one sentence a line, with room for pictures */
    const struct doc_rule *rules; /* all of them, for formats that describe them */
    uint32_t rule_count;
    const struct doc_band *bands; /* all of them, youngest first: reading levels are told by band */
    uint32_t band_count;
    unsigned braille_grade; /* brf: 1 uncontracted, else contracted */
    bool is_bare;           /* text: paragraphs unwrapped, no pictures, no addresses of links */
    struct str theme;       /* HTML: more CSS, put behind our own style sheet; may be empty */
    struct str template;    /* HTML: a page with slots; empty: our own */
    struct str date, checked_by, checked_with; /* of the plain version; may be empty */
    /* HTML: gives a picture by its address in the source, or false; NULL: there are none. */
    bool (*find_picture)(void *context, struct str address, struct write_picture *picture);
    void *picture_context;
    bool with_source;     /* dumps: print source places too */
    struct str version;   /* of the program, for the page's generator line */
    bool explain_skipped; /* findings: say why no edit was made */
    bool use_colour;      /* findings and scores for people: terminal colours */
    bool sentences;       /* scores: each sentence too */
    /* Several documents in one output, for findings and scores; leave zero for one document. */
    bool is_continued;                          /* not the first document: no header line */
    uint32_t findings_before, documents_before; /* of the documents before this one, and they */
};

/* One output format. Appends to `out`; scratch memory comes from out's arena. */
struct write_format {
    const char *name;   /* as in --to or --format */
    const char *ending; /* file name ending without a dot, or NULL */
    const char *about;  /* for --help */
    void (*write)(const struct doc *doc, const struct write_options *options, struct buf *out);
    /* What stands before the first document and behind the last one; NULL for nothing. */
    void (*start)(const struct write_options *options, struct buf *out);
    void (*end)(const struct write_options *options, struct buf *out);
};

/* Formats of the document (--to), of its findings (--format of check), of its scores (of score) and
 * of its words and trees (of analyse). NULL when unknown. */
const struct write_format *write_find_document(struct str name);
const struct write_format *write_find_document_by_ending(struct str ending);
const struct write_format *write_find_findings(struct str name);
const struct write_format *write_find_scores(struct str name);
const struct write_format *write_find_analysis(struct str name);

/* Does a page template have the slot {{content}} once, and no slot of another name? NULL when it
 * does, else what is wrong, at the place *at. */
const char *write_check_template(struct str template, size_t *at);
/* A page of our own around content that somebody else wrote; `style` is put behind our style sheet.
 */
void write_page_around(struct str title, struct str style, struct str content,
                       const struct write_options *options, struct buf *out);

/* A unified diff of three lines of context: the text version without and with the edits. */
void write_diff(const struct doc *doc, const struct write_options *options, struct buf *out);
/* A stage (read, language, assess, find, simplify) as text; false for any other name. */
bool write_dump(const struct doc *doc, struct str stage, struct buf *out);
/* What there is to know of a place of the file, as Markdown; the bytes it is about, or none. */
struct span write_hover(const struct doc *doc, const struct write_options *options, uint32_t at,
                        struct buf *out);

/* The page about a row of a table, for people. */
void write_explain_rule(struct buf *out, const struct doc_rule *rule, const struct doc_band *bands);
void write_explain_band(struct buf *out, const struct doc_band *band);
void write_explain_level(struct buf *out, const struct doc_band *bands, uint32_t count);
void write_explain_formula(struct buf *out, const struct doc_formula *formula);
void write_explain_term(struct buf *out, const struct doc_term *term);

#endif
