/* plainer check: findings of several inputs, with those of a baseline left out, and mended in the
 * files when that is asked for. */
#include "cli/baseline.h"
#include "cli/listing.h"
#include "host/tell.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_FINDINGS = 1, EXIT_USE = 2, EXIT_UNWRITABLE = 4 };

struct check {
    struct baseline *baseline; /* NULL: none */
    bool has_findings;
};

static bool is_failing(const struct options *o, const pl_document *document) {
    const char *limit = o->fail_on ? o->fail_on : "error";
    if (strcmp(limit, "never") == 0) return false;
    pl_severity least = strcmp(limit, "warning") == 0 ? PL_WARNING : PL_ERROR;
    bool is_above = o->max_grade && pl_document_grade(document) > strtod(o->max_grade, NULL);
    return is_above || pl_document_findings(document, least) > 0;
}

/* Takes the mended file all at once. */
struct mended {
    const char *path;
    struct output output;
};

static bool write_mended(void *context, const char *bytes, size_t size) {
    struct mended *mended = context;
    if (!output_open(&mended->output, mended->path)) return false;
    output_write(&mended->output, bytes, size);
    return output_finish(&mended->output);
}

/* Makes the safe changes in the file and opens it anew. */
static int fix_input(struct listing *l, struct engine *engine, struct input *input,
                     const char *path, const pl_settings *settings) {
    struct mended mended = {.path = path};
    size_t changes = 0;
    pl_failure failure;
    int status = pl_document_fix(input->document, write_mended, &mended, &changes, &failure);
    if (status == EXIT_UNWRITABLE)
        print_errno(path, mended.output.error, ": cannot be written");
    else if (status)
        print_failure(path, &failure);
    if (!status && !changes) return 0;
    input_close(input);
    if (status) return status;
    tell("%s: %zu finding%s mended", path, changes, changes == 1 ? "" : "s");
    return input_open(input, engine, l->options, path, settings);
}

static int look_at_input(struct listing *l, struct engine *engine, struct input *input,
                         const char *path, const pl_settings *settings) {
    struct check *check = l->context;
    pl_failure failure;
    int status = l->options->fix ? fix_input(l, engine, input, path, settings) : 0;
    if (status) return status;
    if (check->baseline) {
        baseline_set_input(check->baseline, path);
        status = pl_document_filter(input->document, baseline_keeps, check->baseline, &failure);
    }
    if (status) {
        print_failure(path, &failure);
        input_close(input);
        return status;
    }
    check->has_findings |= is_failing(l->options, input->document);
    return 0;
}

/* Wrong use, or NULL. */
static const char *complaint(const struct options *o) {
    char *end = NULL;
    if (o->max_grade && (isnan(strtod(o->max_grade, &end)) || *end || end == o->max_grade))
        return "--max-grade needs a number";
    if (!o->fix) return NULL;
    if (o->band && strcmp(o->band, "7-9") == 0)
        return "--fix changes nothing for ages 7 to 9: these pages are written by a person";
    for (size_t i = 0; i < o->input_count; i++)
        if (strcmp(o->inputs[i], "-") == 0) return "--fix changes files: name them";
    return o->input_count ? NULL : "--fix changes files: name them";
}

int run_check(const struct options *o) {
    struct check check = {.has_findings = false};
    struct listing l = {.options = o,
                        .view = PL_VIEW_FINDINGS,
                        .format = o->format ? o->format : "human",
                        .opened = look_at_input,
                        .context = &check};
    int status = 0;
    if (complaint(o)) {
        tell("%s", complaint(o));
        return EXIT_USE;
    }
    if (o->baseline) check.baseline = baseline_open(o->baseline, &status);
    if (o->baseline && !check.baseline) return status;
    l.write.explain_skipped = o->explain_skipped;
    l.write.use_colour = listing_wants_colour(o);
    pl_settings settings = settings_of(o);
    settings.is_checked_only = true;
    status = listing_run(&l, &settings, true);
    int closed = check.baseline ? baseline_close(check.baseline) : 0;
    if (!status) status = closed;
    return status ? status : check.has_findings ? EXIT_FINDINGS : 0;
}
