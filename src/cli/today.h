/* The day on which plainer runs. */
#ifndef CLI_TODAY_H
#define CLI_TODAY_H

#include <time.h>

/* Seconds since 1970; SOURCE_DATE_EPOCH stands for the clock, as in builds that can be repeated. */
time_t today(void);

#endif
