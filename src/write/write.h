/* The write room's door: one table of writers, each turning the document table into bytes of one
 * format. Writers see what there is, never how it was found. */
#ifndef WRITE_WRITE_H
#define WRITE_WRITE_H

#include "doc/doc.h"

struct write_options {
    bool is_fragment;       /* HTML: the body's inside only */
    bool with_source;       /* dumps: print source places too */
    struct str version;     /* of the program, for the page's generator line */
    bool explain_skipped;   /* findings: say why no edit was made */
};

/* One output format. Appends the whole result to `out`. */
struct write_format {
    const char *name;   /* as in --to or --format */
    const char *ending; /* file name ending without a dot, or NULL */
    const char *about;  /* for --help */
    void (*write)(const struct doc *doc, const struct write_options *options, struct buf *out);
};

/* Formats of the document (--to) and of its findings (--format of check). NULL when unknown. */
const struct write_format *write_find_document(struct str name);
const struct write_format *write_find_document_by_ending(struct str ending);
const struct write_format *write_find_findings(struct str name);

/* A unified diff, three lines of context, between the text version without and with the edits. */
void write_diff(const struct doc *doc, const struct write_options *options, struct buf *out);
/* One stage of the corridor as text, for golden files: read, language, assess, find, simplify. */
bool write_dump(const struct doc *doc, struct str stage, struct buf *out);

#endif
