/* See batch.h. The loop: a free worker gets the next document that is not done yet, and what comes
 * back goes into the ledger. Nothing is held but what is in hand. */
#include "batch/batch.h"
#include "batch/answers.h"
#include "batch/firsts.h"
#include "batch/folder.h"
#include "batch/inputs.h"
#include "batch/key.h"
#include "batch/ledger.h"
#include "batch/merge.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/report.h"
#include "host/clock.h"
#include "host/files.h"
#include "host/hash.h"
#include "host/limits.h"
#include "host/page_style.h"
#include "host/tell.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_SHARDS = 1000000, TICK = 200 /* milliseconds */, ANSWERS_A_JOB = 64 };
enum { EXIT_USE = 2, EXIT_FAILED = 3, EXIT_UNWRITABLE = 4, EXIT_LIMIT = 5, EXIT_INTERRUPTED = 130 };

static volatile sig_atomic_t is_interrupted;

static void note_interrupt(int signal) {
    (void)signal;
    is_interrupted++;
}

struct batch {
    const struct options *options;
    struct worker_settings settings;
    struct engine engine;
    struct batch_inputs *inputs;
    struct ledger *ledger;   /* NULL: what comes of a document is answered */
    struct answers *answers; /* or NULL */
    struct pool *pool;
    struct progress progress;
    struct progress_counts counts;
    char folder[PATH_MAX];
    char key[DIGEST_SIZE];
    char formats[128];
    unsigned shard, shards;
    unsigned limit; /* documents to be handed out; 0: all */
    size_t started; /* that have been */
    size_t met;     /* of all shards */
    double committed;
    struct page_style style;
    struct ledger_entry own; /* of the item in hand, if it is known */
    bool is_known;
    struct ledger_entry first; /* of another one */
    struct firsts firsts;
    bool is_broken; /* the ledger or the answers cannot be written */
};

/* ---- what is asked for ---- */

static bool read_shard(struct batch *b) {
    const char *text = b->options->shard;
    b->shard = b->shards = 1;
    if (!text) return true;
    char *slash, *end;
    bool is_shape = !text[strspn(text, "0123456789/")] && *text != '/';
    unsigned long shard = strtoul(text, &slash, 10);
    unsigned long shards = *slash == '/' ? strtoul(slash + 1, &end, 10) : 0;
    bool is_read = is_shape && shards && !*end;
    if (is_read && shard >= 1 && shard <= shards && shards <= MOST_SHARDS) {
        b->shard = (unsigned)shard;
        b->shards = (unsigned)shards;
        return true;
    }
    tell("--shard reads K/N, such as 3/16, not '%s'", text);
    return false;
}

static bool refuse_format(const char *format) {
    tell("--to cannot be '%s': html, text, markdown, json, review%s, commas between them", format,
         pl_format_for_ending("brf") ? ", brf" : "");
    return false;
}

/* Each format once, however often it is named. */
static bool read_formats(struct batch *b) {
    struct outputs_settings *outputs = &b->settings.outputs;
    const char *given = b->options->to ? b->options->to : "html";
    if (strlen(given) >= sizeof b->formats) return refuse_format(given);
    strcpy(b->formats, given); /* NOLINT: measured above */
    for (char *at = strtok(b->formats, ","); at; at = strtok(NULL, ",")) {
        bool is_new = true;
        for (size_t i = 0; i < outputs->format_count; i++)
            is_new = is_new && strcmp(outputs->formats[i], at) != 0;
        if (!outputs_ending(at)) return refuse_format(at);
        if (is_new) outputs->formats[outputs->format_count++] = at;
    }
    return outputs->format_count || refuse_format(given);
}

static bool read_options(struct batch *b, unsigned *jobs) {
    enum { MEBIBYTE = 20, MOST = 1 << 20, MOST_JOBS = 1024 };
    const struct options *o = b->options;
    unsigned output = 256, memory = 1024;
    pl_settings tried = pl_settings_default();
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    *jobs = cores > 0 ? (unsigned)cores : 1;
    bool is_read = limits_read("jobs", o->jobs, MOST_JOBS, jobs) &&
                   limits_read_seconds(o, &b->settings.most_seconds) &&
                   limits_read("max-output", o->max_output, MOST, &output) &&
                   limits_read("max-memory", o->max_memory, MOST, &memory) &&
                   limits_read("limit", o->limit, INT_MAX, &b->limit) && read_shard(b) &&
                   read_formats(b) && limits_start(o, &tried); /* as workers will */
    (void)limits_stop(NULL, 0);
    b->settings.outputs.most_bytes = (uint64_t)output << MEBIBYTE;
    b->settings.most_memory = (uint64_t)memory << MEBIBYTE;
    return is_read;
}

static enum progress_kind kind_of(const struct options *o) {
    bool is_json = o->progress && strcmp(o->progress, "json") == 0;
    if (o->quiet) return PROGRESS_QUIET;
    if (is_json) return PROGRESS_JSON;
    return isatty(STDERR_FILENO) ? PROGRESS_TERMINAL : PROGRESS_LINES;
}

/* ---- what is to be done ---- */

/* By the bytes that come along, so that the same ones are of one shard, else by the name: either is
 * the same on every machine and in every run. */
static bool is_of_shard(const struct batch *b, const struct batch_item *item, const char *digest) {
    const char *key = *digest ? digest : item->name;
    uint64_t hash = hash_bytes(key, strlen(key));
    return (hash >> 8) % b->shards + 1 == b->shard;
}

static bool has_failed(const struct ledger_entry *e) {
    return strcmp(e->status, "failed") == 0 || strcmp(e->status, "set-aside") == 0;
}

/* Was the document, as it is, looked at with all as it is now? A disk that was full says nothing of
 * the document, and of a duplicate nothing is known without the one that it is a duplicate of. */
static bool is_settled(const struct batch *b, const struct ledger_entry *e) {
    if (strcmp(e->key, b->key) != 0) return false;
    if (strcmp(e->status, "done") == 0) return outputs_are_there(&b->settings.outputs, e->target);
    return has_failed(e) && strcmp(e->cause, "unwritable") != 0 && !b->options->retry_failed;
}

static void count_settled(struct batch *b, const struct ledger_entry *entry) {
    if (has_failed(entry))
        b->counts.failed_before++;
    else
        b->counts.unchanged++;
}

static bool is_same_file(const struct batch_item *item, const struct ledger_entry *e) {
    return item->path && item->modified && item->modified == e->modified && item->size == e->size;
}

/* ---- what has come of it ---- */

static void complain(struct batch *b, const struct batch_item *item, const struct result *r) {
    progress_clear(&b->progress);
    tell("%s: %s", item->name, r->message ? r->message : "failed");
}

/* `number` is the answer's, where there are answers. */
static void record(struct batch *b, const struct batch_item *item, const char *status,
                   uint64_t number, const char *twin, const struct result *result, double seconds) {
    struct ledger_row row = {.item = item,
                             .status = status,
                             .key = b->key,
                             .twin = twin,
                             .result = result,
                             .seconds = seconds};
    if (b->is_broken) return;
    b->is_broken = b->answers ? !answers_give(b->answers, number, status, result)
                              : !ledger_write(b->ledger, &row);
}

static void record_outcome(struct batch *b, const struct pool_outcome *outcome) {
    const struct job *job = outcome->job;
    const struct result *r = outcome->result;
    struct batch_item item = {.name = job->name,
                              .target = job->target,
                              .url = job->url,
                              .modified = b->answers ? 0 : (int64_t)outcome->tag};
    const char *status = r->status == RESULT_DONE     ? "done"
                         : r->status == RESULT_KILLED ? "set-aside"
                                                      : "failed";
    b->counts.bytes += r->bytes_in;
    if (r->status == RESULT_UNCHANGED) {
        int64_t number = ledger_number(item.name);
        if (ledger_find(b->ledger, number, &b->first)) count_settled(b, &b->first);
        if (!b->is_broken && !ledger_touch(b->ledger, number, item.modified)) b->is_broken = true;
        return;
    }
    b->counts.done += r->status == RESULT_DONE;
    b->counts.failed += r->status == RESULT_FAILED;
    b->counts.set_aside += r->status == RESULT_KILLED;
    if (r->status != RESULT_DONE) complain(b, &item, r);
    record(b, &item, status, outcome->tag, NULL, r, outcome->seconds);
}

/* Now and then, so that little is done again after a sudden end. */
static void commit(struct batch *b, bool is_now) {
    const double every = 0.5;
    double now = clock_seconds();
    if (!is_now && now - b->committed < every) return;
    if (!b->is_broken && b->ledger && !ledger_commit(b->ledger)) b->is_broken = true;
    b->committed = now;
}

/* ---- the loop ---- */

/* What could not be read for the same reason as before is not told of again. */
static bool is_old_failure(const struct batch *b, const char *cause) {
    const struct ledger_entry *e = &b->own;
    return b->is_known && strcmp(e->status, "failed") == 0 && is_settled(b, e) &&
           strcmp(e->cause, cause) == 0;
}

/* What cannot be read is recorded at once. True when that was all. */
static bool settle_at_once(struct batch *b, const struct batch_item *item) {
    struct result result = {.status = RESULT_FAILED, .bytes_in = item->size};
    if (!item->problem) return false;
    result.exit_status = item->is_over_limit ? EXIT_LIMIT : EXIT_FAILED;
    result.cause = result_cause((int)result.exit_status);
    result.message = item->problem;
    if (is_old_failure(b, result.cause)) {
        count_settled(b, &b->own);
        return true;
    }
    b->counts.failed++;
    complain(b, item, &result);
    uint64_t number = b->answers ? answers_expect(b->answers, item) : 0;
    record(b, item, "failed", number, NULL, &result, 0);
    return true;
}

/* Waits until no other document with the same bytes is at work: what comes of it decides. */
static void wait_for_twin(struct batch *b, const char *digest) {
    struct pool_outcome outcome;
    while (b->pool && pool_has(b->pool, digest) && is_interrupted < 2)
        if (pool_wait(b->pool, TICK, -1, &outcome)) record_outcome(b, &outcome);
}

/* A dry run looks at the bytes itself. */
static bool is_file_as_known(const struct batch_item *item, const char *known) {
    struct file file;
    char digest[DIGEST_SIZE];
    if (!item->path || !file_read(item->path, &file)) return false;
    bool is_same =
        digest_of(file.bytes ? file.bytes : "", file.size, digest) && strcmp(digest, known) == 0;
    file_release(&file);
    return is_same;
}

/* The item in hand is not to have any more what it had. */
static void remove_outputs(const struct batch *b) {
    bool has_any = b->is_known && strcmp(b->own.status, "done") == 0 && !b->options->dry_run;
    if (has_any) outputs_remove(&b->settings.outputs, b->own.target);
}

/* Of those whose bytes came along, the first one in this run is converted, and the others are
 * duplicates of it, if it could be. Of files the bytes are known too late for that. */
static bool is_duplicate(struct batch *b, const struct batch_item *item, const char *digest,
                         int64_t number) {
    struct result result = {.status = RESULT_UNCHANGED, .bytes_in = item->size, .digest = digest};
    const struct ledger_entry *own = &b->own, *first = &b->first;
    int64_t first_number = firsts_add(&b->firsts, item, digest, number);
    bool is_as_it_was = b->is_known && strcmp(own->digest, digest) == 0;
    if (is_as_it_was && is_settled(b, own)) {
        count_settled(b, own);
        return true;
    }
    if (first_number == number) return false;
    wait_for_twin(b, digest);
    bool is_done = ledger_find(b->ledger, first_number, &b->first) &&
                   strcmp(first->status, "done") == 0 && strcmp(first->key, b->key) == 0 &&
                   strcmp(first->digest, digest) == 0;
    if (!is_done && !b->options->dry_run) return false;
    if (is_done && is_as_it_was && strcmp(own->status, "duplicate") == 0 &&
        strcmp(own->key, b->key) == 0 && strcmp(own->twin, first->name) == 0) {
        b->counts.unchanged++;
        return true;
    }
    b->counts.duplicates++;
    remove_outputs(b);
    record(b, item, "duplicate", 0, first->name, &result, 0);
    return true;
}

/* Does the ledger say all there is to say of the item? */
static bool is_in_ledger(struct batch *b, const struct batch_item *item, const char *digest,
                         int64_t number) {
    if (!b->ledger) return false;
    if (*digest) return is_duplicate(b, item, digest, number);
    if (!b->is_known || !is_settled(b, &b->own)) return false;
    if (!is_same_file(item, &b->own) &&
        !(b->options->dry_run && is_file_as_known(item, b->own.digest)))
        return false;
    count_settled(b, &b->own);
    return true;
}

/* Where the outputs lay before, or else where nobody else's lie. */
static void place(struct batch *b, struct batch_item *item, int64_t number) {
    if (b->is_known && *b->own.target)
        item->target = b->own.target;
    else
        while (b->ledger && ledger_has_target(b->ledger, item->target, number))
            batch_inputs_move(b->inputs, item);
}

/* A document whose bytes have changed may be of another shard now: here it is no more, or its
 * outputs would stand beside the new ones when shards are brought together. */
static void leave_to_others(struct batch *b, const char *digest, int64_t number) {
    bool has_moved = b->is_known && *digest && strcmp(b->own.digest, digest) != 0;
    if (!has_moved) return;
    remove_outputs(b);
    if (!ledger_forget(b->ledger, number)) b->is_broken = true;
}

/* Hands an item to a free worker, unless there is nothing to be done for it. */
static void start(struct batch *b, struct batch_item *item) {
    char digest[DIGEST_SIZE] = "";
    int64_t number = ledger_number(item->name);
    if (item->bytes && !digest_of(item->bytes, item->size, digest)) digest[0] = '\0';
    b->met += item->kind == ITEM_DOCUMENT;
    b->is_known = b->ledger && ledger_find(b->ledger, number, &b->own);
    if (!is_of_shard(b, item, digest)) {
        leave_to_others(b, digest, number);
        return;
    }
    if (item->kind == ITEM_SKIPPED) {
        b->counts.skipped++;
        return;
    }
    place(b, item, number);
    if (settle_at_once(b, item) || is_in_ledger(b, item, digest, number)) return;
    b->started++;
    if (b->options->dry_run) {
        printf("%s\n", item->name);
        return;
    }
    bool may_be_same = b->is_known && !*digest && is_settled(b, &b->own);
    const struct job job = {.name = item->name,
                            .target = item->target,
                            .path = item->path,
                            .bytes = item->bytes,
                            .size = item->size,
                            .url = item->url,
                            .format = item->format,
                            .charset = item->charset,
                            .digest = *digest ? digest : NULL,
                            .known = may_be_same ? b->own.digest : NULL};
    pool_start(b->pool, &job,
               b->answers ? answers_expect(b->answers, item) : (uint64_t)item->modified);
}

static bool may_start(const struct batch *b) {
    return !is_interrupted && !b->is_broken && (!b->limit || b->started < b->limit);
}

/* Is there somebody for a next document? */
static bool has_room(const struct batch *b) {
    return !b->pool || (pool_is_free(b->pool) && !(b->answers && answers_is_full(b->answers)));
}

static void go_through(struct batch *b) {
    struct batch_item item;
    struct pool_outcome outcome;
    bool has_more = true;
    while (has_more || (b->pool && !pool_is_idle(b->pool))) {
        int waited_for = -1;
        while (has_more && has_room(b)) {
            waited_for = b->pool ? batch_inputs_wait_for(b->inputs) : -1;
            if (waited_for >= 0) break;
            has_more = may_start(b) && batch_inputs_next(b->inputs, &item);
            if (has_more) start(b, &item);
            commit(b, false);
            progress_show(&b->progress, &b->counts);
        }
        has_more = has_more && may_start(b);
        bool is_idle = !b->pool || (waited_for < 0 && pool_is_idle(b->pool));
        if (!is_idle && pool_wait(b->pool, TICK, waited_for, &outcome)) record_outcome(b, &outcome);
        if (is_interrupted > 1) return;
        commit(b, false);
        progress_show(&b->progress, &b->counts);
    }
}

static void catch_signals(void) {
    struct sigaction action = {.sa_handler = note_interrupt};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static int finish(struct batch *b) {
    commit(b, true);
    if (b->pool) pool_close(b->pool);
    b->counts.left_out = *batch_inputs_left_out(b->inputs);
    progress_end(&b->progress, &b->counts, is_interrupted || b->is_broken ? "stopped" : "done");
    if (!b->met && !is_interrupted && !b->answers) tell("there are no documents in the inputs");
    if (b->is_broken) return EXIT_UNWRITABLE;
    if (is_interrupted) return EXIT_INTERRUPTED;
    return b->counts.failed + b->counts.set_aside ? EXIT_FAILED : 0;
}

static bool note_settings(struct batch *b) {
    const char *band = b->options->band ? b->options->band : "9-11";
    const char *formats = b->options->to ? b->options->to : "html";
    struct ledger_settings settings = {b->key, pl_version(), band, formats};
    return ledger_note_settings(b->ledger, &settings);
}

static int run(struct batch *b, unsigned jobs) {
    int status = engine_open(&b->engine, b->options, true);
    if (status) return status;
    b->settings.engine = &b->engine;
    b->settings.options = b->options;
    b->settings.outputs.folder = *b->folder ? b->folder : NULL;
    page_style_set(&b->style, b->options, &b->settings.outputs.write);
    if (!key_of(b->options, &b->settings, b->key) || !worker_can_work(&b->settings))
        return EXIT_USE;
    b->inputs = batch_inputs_open(b->options);
    if (!b->inputs) return EXIT_FAILED;
    if (*b->folder && !folder_open(b->options, b->folder, &b->settings.lock))
        return EXIT_UNWRITABLE;
    /* Workers are copies of this process as it is before the ledger is opened. */
    if (!b->options->dry_run) b->pool = pool_open(&b->settings, jobs);
    if (*b->folder)
        b->ledger = ledger_open(b->options->output, b->options->dry_run);
    else
        b->answers =
            answers_open(&b->settings.outputs, (size_t)jobs * ANSWERS_A_JOB, &is_interrupted);
    if (!b->answers && (!b->ledger || !note_settings(b))) {
        if (b->pool) pool_close(b->pool);
        b->pool = NULL;
        return EXIT_UNWRITABLE;
    }
    catch_signals();
    progress_open(&b->progress, kind_of(b->options));
    b->counts.all = b->limit ? 0 : batch_inputs_count(b->inputs) / b->shards;
    go_through(b);
    return finish(b);
}

/* `plainer batch report FOLDER`. */
static int report(const struct options *o) {
    if (o->input_count == 2 && !o->output) return report_run(o, o->inputs[1]);
    tell("batch report takes one folder, and writes into it");
    return EXIT_USE;
}

int batch_run(const struct options *options) {
    struct batch b = {.options = options, .settings.lock = -1};
    unsigned jobs;
    const char *verb = options->input_count ? options->inputs[0] : "";
    if (strcmp(verb, "report") == 0) return report(options);
    if (!options->output) {
        tell("batch writes into a folder: name it with -o (-o - writes lines of JSON)");
        return EXIT_USE;
    }
    if (!options->input_count && !options->from_list) {
        tell("batch takes files, folders or archives: name some, or a list of them");
        return EXIT_USE;
    }
    if (strcmp(verb, "merge") == 0) return merge_run(options);
    if (!read_options(&b, &jobs) || page_style_open(&b.style, options, false) ||
        !folder_name(options, b.folder))
        return EXIT_USE;
    int status = run(&b, jobs);
    page_style_close(&b.style);
    if (b.inputs) batch_inputs_close(b.inputs);
    ledger_close(b.ledger);
    ledger_entry_release(&b.own);
    ledger_entry_release(&b.first);
    firsts_release(&b.firsts);
    answers_close(b.answers);
    if (b.engine.engine) engine_close(&b.engine);
    return status;
}
