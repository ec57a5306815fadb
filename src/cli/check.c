/* plainer check: findings of several inputs, with those of a baseline and those on unchanged lines
 * left out, and mended in the files when that is asked for. */
#include "cli/baseline.h"
#include "cli/changed.h"
#include "cli/listing.h"
#include "host/tell.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { EXIT_FINDINGS = 1, EXIT_USE = 2, EXIT_UNWRITABLE = 4 };

struct check {
    struct baseline *baseline; /* NULL: none */
    struct changed *changed;   /* NULL: all lines count */
    char report_format[32];
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

/* Makes the safe changes in the file: all, or those of sentences that touch a changed line. */
static int fix_document(struct check *check, struct input *input, const char *path,
                        size_t *changes) {
    struct mended mended = {.path = path};
    pl_failure failure;
    int status = 0;
    if (check->changed)
        status =
            pl_document_filter(input->document, changed_keeps_sentence, check->changed, &failure);
    if (!status)
        status = pl_document_fix(input->document, write_mended, &mended, changes, &failure);
    if (status == EXIT_UNWRITABLE)
        print_errno(path, mended.output.error, ": cannot be written");
    else if (status)
        print_failure(path, &failure);
    return status;
}

/* Mends the file and opens it anew, also when a baseline is to see what was left out. */
static int fix_input(struct listing *l, struct engine *engine, struct input *input,
                     const char *path, const pl_settings *settings) {
    struct check *check = l->context;
    size_t changes = 0;
    int status = fix_document(check, input, path, &changes);
    if (!status && !changes && !(check->changed && check->baseline)) return 0;
    input_close(input);
    if (status) return status;
    if (changes) tell("%s: %zu finding%s mended", path, changes, changes == 1 ? "" : "s");
    status = input_open(input, engine, l->options, path, settings);
    if (!status && check->changed) {
        status = changed_set_input(check->changed, path, &input->file);
        if (status) input_close(input);
    }
    return status;
}

/* Findings that a baseline knows stand for themselves: those on unchanged lines take theirs away,
 * so that a new one of the same words is told. */
static bool is_changed(void *context, const pl_finding *finding) {
    struct check *check = context;
    bool is_kept = changed_touches(check->changed, finding);
    if (!is_kept && check->baseline) baseline_keeps(check->baseline, finding);
    return is_kept;
}

static int leave_out(struct check *check, struct input *input, const char *path,
                     pl_failure *failure) {
    int status = 0;
    if (check->baseline) baseline_set_input(check->baseline, path);
    if (check->changed) status = pl_document_filter(input->document, is_changed, check, failure);
    if (!status && check->baseline)
        status = pl_document_filter(input->document, baseline_keeps, check->baseline, failure);
    return status;
}

static int look_at_input(struct listing *l, struct engine *engine, struct input *input,
                         const char *path, const pl_settings *settings) {
    struct check *check = l->context;
    pl_failure failure;
    int status = l->options->fix ? fix_input(l, engine, input, path, settings) : 0;
    if (status) return status;
    status = leave_out(check, input, path, &failure);
    if (status) {
        print_failure(path, &failure);
        input_close(input);
        return status;
    }
    check->has_findings |= is_failing(l->options, input->document);
    return 0;
}

/* A file without a changed line has nothing to tell. */
static int look_for_changes(struct listing *l, const struct input *input, const char *path,
                            bool *is_wanted) {
    struct check *check = l->context;
    if (!check->changed) return 0;
    int status = changed_set_input(check->changed, path, &input->file);
    *is_wanted = changed_has_lines(check->changed);
    return status;
}

static bool is_format(const char *name) {
    size_t count;
    const struct option_row *rows = option_table(&count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].name, "format") == 0 && option_belongs(&rows[i], "check"))
            return option_allows(&rows[i], name);
    return false;
}

/* Reads FORMAT:FILE. Wrong use, or NULL. */
static const char *set_report(struct listing *l) {
    struct check *check = l->context;
    const char *report = l->options->report, *colon = report ? strchr(report, ':') : NULL;
    if (!report) return NULL;
    size_t size = colon ? (size_t)(colon - report) : 0;
    if (!size || size >= sizeof check->report_format || !colon[1] || strcmp(colon, ":-") == 0)
        return "--report reads FORMAT:FILE, such as sarif:plainer.sarif";
    memcpy(check->report_format, report, size);
    if (!is_format(check->report_format))
        return "--report: no such format: see plainer check --help";
    if (l->options->output && strcmp(l->options->output, colon + 1) == 0)
        return "--report and -o name one and the same file";
    l->targets[l->target_count++] =
        (struct listing_target){.format = check->report_format, .path = colon + 1};
    return NULL;
}

/* Wrong use, or NULL. */
static const char *complaint(const struct options *o) {
    char *end = NULL;
    if (o->max_grade && (isnan(strtod(o->max_grade, &end)) || *end || end == o->max_grade))
        return "--max-grade needs a number";
    if (o->changed_since && o->baseline && access(o->baseline, F_OK) != 0)
        return "there is no baseline yet: write it without --changed-since, of all lines";
    if (!o->fix) return NULL;
    if (o->band && strcmp(o->band, "7-9") == 0)
        return "--fix changes nothing for ages 7 to 9: these pages are written by a person";
    for (size_t i = 0; i < o->input_count; i++)
        if (strcmp(o->inputs[i], "-") == 0) return "--fix changes files: name them";
    return o->input_count ? NULL : "--fix changes files: name them";
}

/* Opens what findings are held against. False with the exit status set and one line printed. */
static bool set_up(const struct options *o, struct check *check, int *status) {
    if (o->changed_since) check->changed = changed_open(o, status);
    if (o->changed_since && !check->changed) return false;
    if (o->baseline) check->baseline = baseline_open(o->baseline, status);
    return !o->baseline || check->baseline;
}

static int run(struct listing *l) {
    struct check *check = l->context;
    int status = 0;
    if (set_up(l->options, check, &status)) {
        pl_settings settings = settings_of(l->options);
        settings.is_checked_only = true;
        status = listing_run(l, &settings, true);
    }
    int closed = check->baseline ? baseline_close(check->baseline) : 0;
    changed_close(check->changed);
    if (!status) status = closed;
    return status ? status : check->has_findings ? EXIT_FINDINGS : 0;
}

int run_check(const struct options *o) {
    struct check check = {.has_findings = false};
    struct listing l = {.options = o,
                        .view = PL_VIEW_FINDINGS,
                        .target_count = 1,
                        .read = look_for_changes,
                        .opened = look_at_input,
                        .context = &check};
    l.targets[0] =
        (struct listing_target){.format = o->format ? o->format : "human", .path = o->output};
    const char *wrong = complaint(o);
    if (!wrong) wrong = set_report(&l);
    if (wrong) {
        tell("%s", wrong);
        return EXIT_USE;
    }
    l.write.explain_skipped = o->explain_skipped;
    l.write.use_colour = listing_wants_colour(o);
    return run(&l);
}
