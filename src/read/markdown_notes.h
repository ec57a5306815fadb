/* Footnotes: "[^1]" in the text and "[^1]: text" wherever the author put it. cmark knows neither,
 * so the notes are taken out of the text before it parses it, and read behind all the rest, each as
 * an item of a list, in the order of their first references: what pandoc makes of them. */
#ifndef READ_MARKDOWN_NOTES_H
#define READ_MARKDOWN_NOTES_H

#include "read/anchor.h"

struct markdown_note {
    struct str label;
    uint32_t first_line, end_line; /* from 1; end_line is behind the last one */
    uint32_t start, content;       /* of the mark and of the text behind it */
    uint32_t number;               /* 0: not referred to yet */
};

struct markdown_notes {
    struct markdown_note *items;
    uint32_t count, capacity;
    uint32_t *slots; /* by label: index plus one */
    uint32_t slot_count, last_number;
};

/* The lines of a block at the top of the tree that cmark made of the whole text. */
struct markdown_cover {
    uint32_t first, last;
    bool is_paragraph;
};

struct markdown_covers {
    struct markdown_cover *items;
    uint32_t count, capacity;
};

/* Offset behind "[^label]" at s[at], with the label's place; 0 when there is none. */
size_t markdown_note_label(struct str s, size_t at, struct span *label);
/* Does a line look like the start of a note? Only then the covers are worth their while. */
bool markdown_may_have_notes(const struct anchor *anchor);
/* Notes stand in paragraphs at the top, or in lines that cmark took for a link's definition. */
struct markdown_notes markdown_find_notes(const struct anchor *anchor,
                                          const struct markdown_covers *covers);
/* Index of the first note with this label, or DOC_NONE. */
uint32_t markdown_note_of(const struct markdown_notes *notes, struct str label);
/* A copy of the text with nothing to read where the notes stand; all else keeps its place. */
struct str markdown_without_notes(const struct anchor *anchor, const struct markdown_notes *notes);
/* The note as a list item in Markdown of its own; *map leads from there to the file. */
struct str markdown_note_text(const struct anchor *anchor, const struct markdown_note *note,
                              const struct read_map *outer, struct read_map *map);

#endif
