/* What pages are checked with: the editor's settings, the configuration that lies beside a page,
 * and an engine with its dictionaries. Pages of one configuration share one. */
#ifndef LSP_SETUP_H
#define LSP_SETUP_H

#include "host/engine.h"
#include "host/json.h"

#include <limits.h>
#include <stdint.h>

enum { SETUP_DICTIONARIES_MAX = 16 };

/* The editor's settings ("plainer" of workspace/configuration). Texts are owned; NULL: not set. */
struct wishes {
    char *band, *rules, *config;
    char *dictionaries[SETUP_DICTIONARIES_MAX];
    size_t dictionary_count;
    bool has_lenses;
    bool is_on_save;   /* look at pages when they are saved, not while they are written */
    pl_severity least; /* findings below it are not shown */
    size_t most_bytes; /* longer pages are not looked at */
};
struct wishes wishes_default(void);
/* Takes what an object of settings names; what it leaves out gets its default. Files that are not
 * named from the top on lie in `root`, which may be NULL. */
void wishes_read(struct wishes *wishes, const json_value *settings, const char *root);
void wishes_release(struct wishes *wishes);

struct setup {
    char *config; /* path of the configuration, or NULL */
    char *beside; /* path of the first page, or of the folder, that it was looked for from */
    struct options options;
    struct engine engine;
    bool has_engine;
    uint64_t stamp; /* of the files it was made from */
    const char *inputs[1];
    struct setup *next;
};

/* The setup for a page of that path, from the list or new. Never NULL: where something is wrong, it
 * is told (host/tell.h), and the setup is without it. */
struct setup *setup_find(struct setup **list, const char *path, const struct wishes *wishes,
                         const struct options *given);
/* Has the configuration or a dictionary changed since the setup was made? */
bool setup_is_old(const struct setup *setup);
void setup_free_all(struct setup **list);

#endif
