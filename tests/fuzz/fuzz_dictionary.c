/* A dictionary of any bytes: it is taken, or refused with a place, and a page can be matched. */
#include "plainer.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char page[] =
        "<p>Carers, a foster carer and the child's LA met prior to it. It is.";
    char *rows = malloc(size + 1);
    pl_engine *engine = pl_engine_new();
    if (!rows || !engine) abort();
    if (size) memcpy(rows, data, size);
    pl_failure failure;
    pl_settings settings = pl_settings_default();
    pl_document *document = NULL;
    int status = pl_engine_add_dictionary(engine, rows, size, "fuzz.csv", &failure);
    if (status && (status != failure.exit_status || !failure.message[0])) abort();
    if (!status)
        pl_document_open(engine, page, sizeof page - 1, "p", &settings, &document, &failure);
    pl_document_free(document);
    pl_engine_free(engine);
    free(rows);
    return 0;
}
