/* The builder all readers share: they say "open a paragraph, this text came from there, close",
 * and it normalises white space, makes runs that tile their block, opens the paragraph that markup
 * left out, and drops blocks that stayed empty. */
#ifndef READ_BUILD_H
#define READ_BUILD_H

#include "doc/doc.h"

/* How a stretch of text looks. */
struct build_inline {
    uint16_t style; /* enum doc_style */
    uint32_t link, abbreviation;
};

#define BUILD_PLAIN ((struct build_inline){0, DOC_NONE, DOC_NONE})

struct build_open_block {
    uint32_t block, serial;
};

struct build {
    struct doc *doc;
    struct buf text;
    DOC_ARRAY(struct build_open_block) open; /* from the root inwards */
    struct arena *scratch;
    uint32_t serial;
    bool has_space; /* a white space is pending */
    struct span space;
    struct build_inline space_inline;
};

/* Starts a document with its root open. `scratch` must outlive the build. */
struct build build_start(struct doc *doc, struct arena *scratch);
/* Closes whatever is open and hands the text to the document. */
void build_finish(struct build *build);

/* Opens a block at a source offset; an open leaf is closed first. Returns a handle for
 * build_close; build_block gives the block to fill in its flags (until the next open). */
uint32_t build_open(struct build *build, enum doc_block_kind kind, uint32_t source_start);
struct doc_block *build_block(struct build *build, uint32_t handle);
/* Closes the block and all inside it; a handle that is closed already is passed over. */
void build_close(struct build *build, uint32_t handle, uint32_t source_end);

/* Is a paragraph, heading or other leaf open? */
bool build_has_leaf(const struct build *build);
/* Closes the open paragraph, heading or other leaf, if there is one. */
void build_end_leaf(struct build *build, uint32_t source_end);

/* Adds text to the open leaf, or to a new paragraph if a container is open. `text` is copied. With
 * is_exact it is byte for byte the source at `source`; otherwise it stands for all of it (an
 * entity, an escape). White space is folded, but in DOC_CODE blocks. */
void build_text(struct build *build, struct str text, struct span source, bool is_exact,
                struct build_inline how);
/* A hard line break. */
void build_break(struct build *build, struct span source);
/* A leaf of its own for an image's alternative text; nothing when the text is empty. */
void build_image(struct build *build, struct str alternative, struct str target,
                 struct span source);

/* Notes a picture that has no alternative text at all, not even an empty one. */
void build_bare_image(struct build *build, struct span source);

/* New entries of the link and title tables. The slices must live as long as the document. */
uint32_t build_link(struct build *build, struct str target, struct str title);
uint32_t build_title(struct build *build, struct str title);
/* Names the place that "#name" leads to: the next block to be opened, or the open leaf. */
void build_anchor(struct build *build, struct str name);

#endif
