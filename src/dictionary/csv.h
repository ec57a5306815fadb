/* Reads rows of comma or tab separated values (RFC 4180) and knows the place of every field. */
#ifndef DICTIONARY_CSV_H
#define DICTIONARY_CSV_H

#include "base/status.h"
#include "base/str.h"

enum { CSV_FIELDS_MAX = 32 };

struct csv_field {
    struct str text;       /* quotes removed; borrows the file unless a doubled quote stood in it */
    uint32_t line, column; /* 1-based */
};

struct csv {
    struct str bytes;
    size_t at;
    uint32_t line;
    size_t line_start;
    char separator;
    struct arena *arena; /* for fields with doubled quotes */
};

/* Passes a byte order mark and takes tab as separator if the first line has one. */
struct csv csv_open(struct str bytes, struct arena *arena);
/* Fields of the next row that is not empty; their number, 0 at the end, or -1 with *failure. */
int csv_next(struct csv *csv, struct csv_field fields[CSV_FIELDS_MAX], struct failure *failure);

#endif
