/* An engine with the lexicon and the model that are delivered, for tests through the public
 * header. */
#ifndef TESTS_TOOLS_H
#define TESTS_TOOLS_H

#include "check.h"
#include "plainer.h"

/* The files' bytes, which the engine borrows. */
struct tools {
    char *lexicon, *model;
};

static inline char *tools_read(const char *name, size_t *size) {
    char path[4096];
    const char *source = getenv("PLAINER_SOURCE");
    snprintf(path, sizeof path, "%s/dictionaries/en-GB/%s", source ? source : ".", name);
    FILE *file = fopen(path, "rb");
    if (!file) return NULL;
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(*size);
    if (bytes && fread(bytes, 1, *size, file) != *size) *size = 0;
    fclose(file);
    return bytes;
}

static inline void tools_open(struct tools *tools, pl_engine *engine) {
    size_t lexicon_size = 0, model_size = 0;
    pl_failure failure = {.exit_status = 0};
    tools->lexicon = tools_read("lexicon.plx", &lexicon_size);
    tools->model = tools_read("model.plm", &model_size);
    CHECK(pl_engine_set_lexicon(engine, tools->lexicon, lexicon_size, &failure) == 0, "%s",
          failure.message);
    CHECK(pl_engine_set_model(engine, tools->model, model_size, &failure) == 0, "%s",
          failure.message);
}

static inline void tools_close(struct tools *tools) {
    free(tools->lexicon);
    free(tools->model);
}

#endif
