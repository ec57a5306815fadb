/* The documents of a batch, one after another: files, folders, lists, archives, web archives, and
 * lines of JSON. The order is the same on every machine, and nothing is held in memory but the one
 * document that is handed out. */
#ifndef BATCH_INPUTS_H
#define BATCH_INPUTS_H

#include "batch/walk.h"
#include "host/options.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One document. Strings and bytes live until the next one is asked for. */
struct batch_item {
    /* What it is called in the ledger, the same in every run over the same inputs: the path as
     * given ("reports/a.html", without "./" in front), "reports.zip!inside/a.html",
     * "crawl.warc.gz!<urn:uuid:...>", "pages.jsonl!17", or on standard input the id alone. */
    const char *name;
    const char *target; /* where its outputs go, below the output folder, without an ending */
    const char *path;   /* of the file that it is, or NULL: then `bytes` hold it */
    const char *bytes;
    size_t size;         /* of the bytes, or of the file */
    const char *url;     /* or NULL */
    const char *format;  /* "html", "markdown", "text", or NULL: its name and content decide */
    const char *charset; /* that a transfer named, or NULL */
    int64_t modified;    /* of a file, in nanoseconds since 1970; 0 where the bytes come along */
    const char *id;      /* of a line of JSON, in JSON as it was given; NULL: none */
    const char *problem; /* why it cannot be read, or NULL; it is recorded as failed */
    bool is_over_limit;  /* the problem is its size */
    enum { ITEM_DOCUMENT, ITEM_SKIPPED } kind; /* skipped: no document, such as a picture */
};

struct batch_inputs;

/* Opens the inputs that the options name. NULL, with one line printed, when one is not there. */
struct batch_inputs *batch_inputs_open(const struct options *options);
/* The next one; false when there is none. */
bool batch_inputs_next(struct batch_inputs *inputs, struct batch_item *item);
/* The descriptor that has to be waited for before there is a next one; -1: none. */
int batch_inputs_wait_for(const struct batch_inputs *inputs);
/* Another target for the item, where its own is not free. */
void batch_inputs_move(struct batch_inputs *inputs, struct batch_item *item);
/* What was left out of folders so far. */
const struct left_out *batch_inputs_left_out(const struct batch_inputs *inputs);
/* How many there are, as far as that is known beforehand without opening archives; 0: not known. */
size_t batch_inputs_count(const struct batch_inputs *inputs);
void batch_inputs_close(struct batch_inputs *inputs);

#endif
