/* A page of any bytes through the whole corridor; each door reads one format (FUZZ_INPUT). The
 * first byte chooses the view that is written; the rest is the page, in a buffer of exactly its
 * size. */
#include "plainer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool swallow(void *context, const char *bytes, size_t size) {
    size_t *sum = context;
    for (size_t i = 0; i < size; i++) *sum += (unsigned char)bytes[i];
    return true;
}

static void write_all(pl_document *document, unsigned choice) {
    static const struct {
        pl_view view;
        const char *format;
    } views[] = {{PL_VIEW_PAGE, "html"},      {PL_VIEW_PAGE, "text"},     {PL_VIEW_PAGE, "json"},
                 {PL_VIEW_FINDINGS, "human"}, {PL_VIEW_DIFF, "text"},     {PL_VIEW_SCORES, "json"},
                 {PL_VIEW_STAGE, "language"}, {PL_VIEW_STAGE, "simplify"}};
    size_t sum = 0;
    pl_failure failure;
    unsigned view = choice % (sizeof views / sizeof *views);
    pl_document_write(document, views[view].view, views[view].format, NULL, swallow, &sum,
                      &failure);
}

static const char WORDS[] = "term,action,plain,definition,pos\n"
                            "foster carer,explain,,A foster carer looks after a child.,noun\n"
                            "utilise,replace,use,,verb\nprior to,replace,before,,phrase\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    unsigned choice = data[0];
    char *page = malloc(size);
    pl_engine *engine = pl_engine_new();
    if (!page || !engine) abort();
    memcpy(page, data + 1, size - 1);
    pl_settings settings = pl_settings_default();
    settings.input = FUZZ_INPUT;
    settings.is_forced = true;
    settings.edits = choice & 128 ? PL_EDITS_ALL : PL_EDITS_SAFE;
    settings.memory_limit = (size_t)256 << 20;
    pl_failure failure;
    pl_document *document = NULL;
    pl_engine_add_dictionary(engine, WORDS, sizeof WORDS - 1, "words.csv", &failure);
    if (pl_document_open(engine, page, size - 1, "page", &settings, &document, &failure) == 0)
        write_all(document, choice);
    pl_document_free(document);
    pl_engine_free(engine);
    free(page);
    return 0;
}
