/* See today.h. */
#include "host/today.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

time_t today(void) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    return epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
}

bool today_read(const char *text, time_t *date) {
    struct tm day = {.tm_mday = 0};
    char again[sizeof "2026-11-22"];
    const char *end = strptime(text, "%Y-%m-%d", &day);
    if (!end || *end) return false;
    *date = timegm(&day); /* "2026-02-30" is a day of March there */
    return strftime(again, sizeof again, "%Y-%m-%d", &day) && strcmp(again, text) == 0;
}

void today_write(time_t date, char *text, size_t room) {
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    struct tm day;
    if (!gmtime_r(&date, &day)) memset(&day, 0, sizeof day);
    (void)snprintf(text, room, "%d %s %d", day.tm_mday, months[day.tm_mon], day.tm_year + 1900);
}
