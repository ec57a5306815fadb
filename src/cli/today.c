/* See today.h. */
#include "cli/today.h"

#include <stdlib.h>

time_t today(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
}
