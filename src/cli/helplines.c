/* See helplines.h. */
#include "cli/helplines.h"
#include "cli/tell.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PARTS = 4, OLDEST_DAYS = 183 };

static char *trim(char *text) {
    while (*text == ' ' || *text == '\t') text++;
    size_t size = strlen(text);
    while (size && strchr(" \t\r", text[size - 1])) text[--size] = '\0';
    return text;
}

/* Days since 1970-01-01 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
static long days_of(int year, int month, int day) {
    year -= month <= 2;
    long era = year / 400;
    long of_era = year - era * 400;
    long of_year = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int length_of(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && is_leap);
}

/* "2026-11-22"; false for what is no date. */
static bool read_date(const char *text, long *days) {
    int year, month, day, end = 0;
    if (strlen(text) != strlen("2026-11-22")) return false;
    /* NOLINTNEXTLINE(cert-err34-c): the length is known, no number can be too large */
    bool is_date = sscanf(text, "%4d-%2d-%2d%n", &year, &month, &day, &end) == 3;
    if (!is_date || text[end] || year < 1970 || month < 1 || month > 12 || day < 1) return false;
    *days = days_of(year, month, day);
    return day <= length_of(year, month);
}

static long today(void) {
    enum { DAY = 24 * 60 * 60 };
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    return (fixed && *fixed ? strtol(fixed, NULL, 10) : (long)time(NULL)) / DAY;
}

const char *helplines_add(char *value, const char *place, struct options *options) {
    char *parts[PARTS] = {NULL};
    size_t count = 0;
    for (char *at = value; at && count < PARTS; count++) {
        char *bar = strchr(at, '|');
        if (bar) *bar = '\0';
        parts[count] = trim(at);
        at = bar ? bar + 1 : NULL;
    }
    long checked;
    if (count < PARTS || !*parts[0] || !*parts[1])
        return "a helpline reads name | number | about | date of the last check, not";
    if (!read_date(parts[3], &checked)) return "a date reads 2026-11-22, not";
    if (options->helpline_count == OPTION_HELPLINES_MAX) return "too many helplines:";
    options->helplines[options->helpline_count++] = (pl_helpline){parts[0], parts[1], parts[2]};
    if (place && today() - checked > OLDEST_DAYS)
        tell("%s: %s was last checked on %s: check it again, then change the date", place, parts[0],
             parts[3]);
    return NULL;
}
