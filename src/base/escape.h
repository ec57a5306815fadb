/* What formats for output need to keep text from being read as anything but text, and how wide a
 * terminal shows it. Bad bytes always become U+FFFD. */
#ifndef BASE_ESCAPE_H
#define BASE_ESCAPE_H

#include "base/str.h"
#include "base/utf8.h"

/* HTML text and double-quoted attributes. Invisible controls are dropped. */
void escape_html(struct buf *out, struct str text);
/* The same for XML attributes: line feeds and tabs become character references. */
void escape_xml(struct buf *out, struct str text);
/* A JSON string, quotation marks included. Nothing is dropped. */
void escape_json(struct buf *out, struct str text);
/* For terminals and text files: invisible controls are dropped, a tab is a space, LF stays. */
void escape_plain(struct buf *out, struct str text);
/* The same on one line: LF is a space too. */
void escape_line(struct buf *out, struct str text);
/* Takes out of a C string what may not stand in a line on a terminal. */
void escape_clean_line(char *line);
/* A field of RFC 4180's CSV, quoted when it must be. */
void escape_csv(struct buf *out, struct str text);

/* Is this an address a page may link to: relative, or one of a few harmless schemes? */
bool escape_is_safe_target(struct str target);
/* Is it the full address of a page of the web? */
bool escape_is_web_target(struct str target);
/* Is it a relative one that stays in the linking page's folder or below, so that it names no folder
 * of anyone's disk that the page itself does not lie in? */
bool escape_is_near_target(struct str target);

/* Columns on a terminal: 2 for wide East Asian letters, 0 for combining marks. */
unsigned escape_width(uint32_t code);
size_t escape_columns(struct str text);

#endif
