/* The one list of failures: ways in which plainer could not do its work. What could be plainer in
 * a text is a finding, not a failure, and lives in the document table. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/span.h"
#include "base/str.h"

/* code, exit status, message */
#define STATUS_LIST(X)                                                                             \
    X(STATUS_OK, 0, "done")                                                                        \
    X(STATUS_USAGE, 2, "wrong use")                                                                \
    X(STATUS_BAD_DICTIONARY, 2, "this dictionary cannot be used")                                  \
    X(STATUS_BAD_CONFIGURATION, 2, "this configuration cannot be used")                            \
    X(STATUS_UNREADABLE, 3, "cannot be read")                                                      \
    X(STATUS_NOT_TEXT, 3, "is not text")                                                           \
    X(STATUS_NOT_ENGLISH, 3, "is not in English")                                                  \
    X(STATUS_EMPTY_SHELL, 3, "holds no text of its own")                                           \
    X(STATUS_UNWRITABLE, 4, "cannot be written")                                                   \
    X(STATUS_TOO_LARGE, 5, "is larger than the limit")                                             \
    X(STATUS_TOO_DEEP, 5, "is nested deeper than the limit")                                       \
    X(STATUS_TOO_LONG, 5, "took longer than the limit: see --max-time")                            \
    X(STATUS_NO_MEMORY, 5, "needs more memory than the limit: see --max-memory")                   \
    X(STATUS_UNSAFE, 6, "a safety check refused the result")                                       \
    X(STATUS_BUG, 70, "a bug in plainer")

#define STATUS_ENUM(code, exit_status, message) code,
enum status { STATUS_LIST(STATUS_ENUM) STATUS_COUNT };

struct failure {
    enum status status;
    uint32_t line, column; /* 1-based; 0 when the failure has no place */
    struct str detail;     /* what exactly, and what to do; may be empty */
};

int status_exit(enum status status);
const char *status_message(enum status status);

#endif
