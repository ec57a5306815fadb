/* The doors of the single formats, for read.c alone. Each fills the document's blocks, runs, links
 * and anchors from decoded text; `map` leads from there back to the bytes of the file. */
#ifndef READ_READERS_H
#define READ_READERS_H

#include "read/decode.h"
#include "read/read.h"

/* How many elements, quotes or lists may be open inside one another. */
static inline uint32_t read_depth(const struct read_options *options) {
    enum { DEFAULT_DEPTH = 512 };
    return options->max_depth ? options->max_depth : DEFAULT_DEPTH;
}

/* "caf%C3%A9" stands for "café". */
struct str read_percent_decoded(struct str s, struct arena *arena);

bool read_html(struct doc *doc, struct str text, const struct read_map *map,
               const struct read_options *o, struct failure *f, struct arena scratch);
bool read_markdown(struct doc *doc, struct str text, const struct read_map *map,
                   const struct read_options *o, struct failure *f, struct arena scratch);
bool read_text(struct doc *doc, struct str text, const struct read_map *map,
               const struct read_options *o, struct failure *f, struct arena scratch);
bool read_verbatim(struct doc *doc, struct str text, const struct read_map *map,
                   const struct read_options *o, struct failure *f, struct arena scratch);
bool read_conllu(struct doc *doc, struct str text, const struct read_map *map,
                 const struct read_options *o, struct failure *f, struct arena scratch);

#endif
