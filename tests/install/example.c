/* The example of plainer.h, as a program of somebody else: reads the page named on the command
 * line and writes its plain version to standard output. Built against the installed library. */
#include <plainer.h>
#include <stdio.h>
#include <stdlib.h>

static bool write_to_file(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size;
}

static char *read_file(const char *name, size_t *size) {
    static char page[1 << 20];
    FILE *file = fopen(name, "rb");
    if (!file) return NULL;
    *size = fread(page, 1, sizeof page, file);
    fclose(file);
    return page;
}

int main(int argc, char **argv) {
    size_t size = 0;
    const char *page = argc == 2 ? read_file(argv[1], &size) : NULL;
    if (!page) return EXIT_FAILURE;

    pl_engine *engine = pl_engine_new();
    pl_document *document = NULL;
    pl_failure failure;
    pl_settings settings = pl_settings_default();
    int status = pl_document_open(engine, page, size, "page.html", &settings, &document, &failure);
    if (status == 0)
        status = pl_document_write(document, PL_VIEW_PAGE, "html", NULL, write_to_file, stdout,
                                   &failure);
    if (status != 0) fprintf(stderr, "%s\n", failure.message);
    pl_document_free(document);
    pl_engine_free(engine);
    return status;
}
