/* What the files of the corridor share: what an engine and a document are, and how a failure leaves
 * the library. */
#ifndef PIPELINE_INTERNAL_H
#define PIPELINE_INTERNAL_H

#include "plainer.h"

#include "dictionary/dictionary.h"
#include "language/language.h"
#include "write/write.h"

struct pl_engine {
    struct arena arena, scratch;
    struct arena_guard guard;
    struct dictionary *dictionary;
    struct words_lexicon lexicon;
    struct language_model model;
    struct language_tools tools; /* what of the two is there */
};

struct pl_document {
    struct arena arena, scratch;
    struct arena_guard guard;
    struct doc doc;
    struct pl_memory *memory; /* that gets the arenas back, or NULL */
};

/* Besides sentences, the arenas of the last document, whose pages the next one need not ask for. */
struct pl_memory {
    struct memo *memo;
    struct arena arena, scratch;
};

/* Fills *out, which may be NULL, and returns the exit status. */
int pipeline_report(const struct failure *failure, pl_failure *out);
int pipeline_report_status(enum status status, pl_failure *out);
/* The guard was left: by the host's wish or for want of memory. */
enum status pipeline_why_left(const struct arena_guard *guard);

/* As the writers want them; NULL: the defaults. */
struct write_options pipeline_write_options(const pl_write_settings *settings);

#endif
