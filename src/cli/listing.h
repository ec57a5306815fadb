/* A run over several inputs with one listing at the end: check and score. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/run.h"

struct listing {
    const struct options *options;
    struct output output;
    pl_view view;
    const char *format;
    pl_write_settings write;
    int failure; /* status of the first input that failed */
    /* Called for each input before it is listed; may open it anew. Returns 0 or an exit status with
     * one line printed, and the input closed. NULL: nothing is done. */
    int (*opened)(struct listing *listing, struct engine *engine, struct input *input,
                  const char *path, const pl_settings *settings);
    void *context; /* for `opened` */
};

/* Returns 0 or the status of the first failure; all inputs are tried. */
int listing_run(struct listing *listing, const pl_settings *settings, bool with_dictionaries);
/* Is standard output a terminal that wants colours? */
bool listing_wants_colour(const struct options *options);

#endif
