/* An engine with the lexicon and the model that are delivered, for tests through the public
 * header. */
#ifndef TESTS_TOOLS_H
#define TESTS_TOOLS_H

#include "check.h"
#include "files.h"
#include "plainer.h"

/* The files' bytes, which the engine borrows. */
struct tools {
    char *lexicon, *model;
};

static inline void tools_open(struct tools *tools, pl_engine *engine) {
    size_t lexicon_size = 0, model_size = 0;
    pl_failure failure = {.exit_status = 0};
    tools->lexicon = files_read_source("dictionaries/en-GB/lexicon.plx", &lexicon_size);
    tools->model = files_read_source("dictionaries/en-GB/model.plm", &model_size);
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
