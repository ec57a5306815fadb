/* A clock that only goes forward, for how long things take. */
#ifndef HOST_CLOCK_H
#define HOST_CLOCK_H

#include <time.h>

/* Seconds since some time that stays the same while the machine runs. */
static inline double clock_seconds(void) {
    const double nano = 1e-9;
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * nano;
}

#endif
