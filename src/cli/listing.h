/* A run over several inputs with one listing at the end: check and score. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/run.h"

enum { LISTING_TARGETS_MAX = 2 };

/* One way in which the same is written. */
struct listing_target {
    const char *format, *path; /* NULL: standard output */
    struct output output;
};

struct listing {
    const struct options *options;
    pl_view view;
    struct listing_target targets[LISTING_TARGETS_MAX];
    size_t target_count;
    pl_write_settings write;
    int failure; /* status of the first input that failed */
    /* Called for each input once it is read; what is not wanted is not analysed or listed. Returns
     * 0 or an exit status with one line printed. NULL: all are wanted. */
    int (*read)(struct listing *listing, const struct input *input, const char *path,
                bool *is_wanted);
    /* Called for each input before it is listed; may open it anew. Returns 0 or an exit status with
     * one line printed, and the input closed. NULL: nothing is done. */
    int (*opened)(struct listing *listing, struct engine *engine, struct input *input,
                  const char *path, const pl_settings *settings);
    void *context; /* for both */
};

/* Returns 0 or the status of the first failure; all inputs are tried. */
int listing_run(struct listing *listing, const pl_settings *settings, bool with_dictionaries);
/* Is standard output a terminal that wants colours? */
bool listing_wants_colour(const struct options *options);

#endif
