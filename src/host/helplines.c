/* See helplines.h. */
#include "host/helplines.h"
#include "host/config.h"
#include "host/tell.h"
#include "host/today.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PARTS = 4, OLDEST_DAYS = 183, DAY = 24 * 60 * 60 };

const char *helplines_add(char *value, const char *place, struct options *options) {
    char *parts[PARTS] = {NULL};
    size_t count = 0;
    for (char *at = value; at && count < PARTS; count++) {
        char *bar = strchr(at, '|');
        if (bar) *bar = '\0';
        parts[count] = config_trim(at);
        at = bar ? bar + 1 : NULL;
    }
    time_t checked;
    if (count < PARTS || !*parts[0] || !*parts[1])
        return "a helpline reads name | number | about | date of the last check, not";
    if (!today_read(parts[3], &checked)) return "a date reads 2026-11-22, not";
    if (options->helpline_count == OPTION_HELPLINES_MAX) return "too many helplines:";
    options->helplines[options->helpline_count++] = (pl_helpline){parts[0], parts[1], parts[2]};
    if (place && difftime(today(), checked) > (double)OLDEST_DAYS * DAY)
        tell("%s: %s was last checked on %s: check it again, then change the date", place, parts[0],
             parts[3]);
    return NULL;
}
