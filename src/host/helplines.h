/* Helplines of the configuration: "helpline = NAME | CONTACT | ABOUT | CHECKED ON", the last one a
 * date as 2026-11-22, when somebody made sure that the number is right. */
#ifndef HOST_HELPLINES_H
#define HOST_HELPLINES_H

#include "host/options.h"

/* Adds one to the options; cuts `value`, which must live as long as they do. NULL, or what is wrong
 * with it. `place`: the configuration's "file:line", for a warning about a date of more than six
 * months ago (today is SOURCE_DATE_EPOCH, if set); NULL: none is given. */
const char *helplines_add(char *value, const char *place, struct options *options);

#endif
