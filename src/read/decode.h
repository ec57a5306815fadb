/* Bytes of a file become UTF-8 text, with a map from the text back to the bytes: byte order mark,
 * then the label a page declares, then strict UTF-8, else windows-1252. What is no text is refused
 * with its name. */
#ifndef READ_DECODE_H
#define READ_DECODE_H

#include "doc/doc.h"

/* From here to the next point one byte of text is one byte of the file. */
struct read_point {
    uint32_t text, source;
};

/* Sorted by text offset, the first at 0; no points at all mean that text and file are the same. */
struct read_map {
    DOC_ARRAY(struct read_point) points;
    uint32_t source_size;
};

/* The file offset of an offset in the text; inside a character that the file writes with fewer
 * bytes, the offset behind it. O(log points). */
uint32_t read_map_source(const struct read_map *map, uint32_t offset);
/* Is the text the file, byte for byte? */
bool read_map_is_identity(const struct read_map *map);

/* The code point that a byte stands for in windows-1252. */
uint32_t read_windows_1252(unsigned char byte);

/* Decodes doc->source. The text borrows the source where nothing had to change, else it and the
 * points lie in `scratch`. `is_markup`: look for a declared encoding. False with STATUS_NOT_TEXT
 * when the bytes are not text. NUL becomes U+FFFD, in
 * markup nothing. */
bool read_decode(const struct doc *doc, bool is_markup, struct str *text, struct read_map *map,
                 struct failure *failure, struct arena *scratch);

#endif
