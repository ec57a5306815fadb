/* Character references as browsers read them: "&eacute;", "&#8217;", "&#x2019;", and the old names
 * that may stand without their semicolon. */
#ifndef READ_ENTITIES_H
#define READ_ENTITIES_H

#include "base/str.h"

struct entity {
    const char *name;
    uint32_t first, second; /* code points; second is mostly 0: none */
    bool is_legacy;         /* may stand without a semicolon */
};

/* Sorted by name, in bytes. */
extern const struct entity entity_table[];
extern const size_t entity_count;

enum { ENTITY_MOST_BYTES = 8 };

/* Reads the reference whose '&' is at `at`. Returns its length in bytes, with the UTF-8 text it
 * stands for in `out` (*size bytes); 0 when the '&' is nothing but itself. In attributes an old
 * name without a semicolon does not count before a letter, a digit or '='. */
size_t entity_read(struct str s, size_t at, bool is_attribute, char out[ENTITY_MOST_BYTES],
                   size_t *size);
/* The text with all references replaced: an attribute's value. Borrows it when there are none. */
struct str entity_decode(struct str s, struct arena *arena);

#endif
