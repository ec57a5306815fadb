/* The day on which plainer runs. */
#ifndef HOST_TODAY_H
#define HOST_TODAY_H

#include <stdbool.h>
#include <stddef.h>
#include <time.h>

/* Seconds since 1970; SOURCE_DATE_EPOCH stands for the clock, as in builds that can be repeated. */
time_t today(void);
/* "2026-11-22" as a time; false for what is no date. */
bool today_read(const char *text, time_t *date);
/* A date for people, "22 November 2026". */
void today_write(time_t date, char *text, size_t room);

#endif
