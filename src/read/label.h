/* Which encoding a page declares. Knows labels and where pages put them; decodes nothing. */
#ifndef READ_LABEL_H
#define READ_LABEL_H

#include "base/str.h"

enum label_kind { LABEL_NONE, LABEL_UTF8, LABEL_WINDOWS_1252, LABEL_OTHER };

struct label {
    enum label_kind kind;
    const char *iconv_name; /* of LABEL_OTHER */
    bool is_stateful;       /* bytes under 0x80 need not be ASCII */
};

struct label_row {
    const char *name; /* lower case */
    enum label_kind kind;
    const char *iconv_name;
};

/* Sorted by name, in bytes (label_table.c). */
extern const struct label_row label_table[];
extern const size_t label_count;

/* What the first 1,024 bytes declare, by <meta charset>, <meta http-equiv=content-type> or <?xml
 * encoding?>, by the rules of the HTML standard (13.2.3.2). An unknown label declares nothing;
 * UTF-16 means UTF-8, since the declaration could be read. */
struct label label_declared(struct str page);
/* The encoding of a name such as "ISO-8859-1", in any case. */
struct label label_named(struct str name);

#endif
