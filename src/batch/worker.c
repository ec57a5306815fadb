/* See worker.h. */
#include "batch/worker.h"
#include "host/limits.h"
#include "host/tell.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* One document on its way. */
struct work {
    const struct worker_settings *settings;
    const struct job *job;
    struct result *result;
    struct out term_names, word_names, texts[OUTPUT_FORMATS_MAX];
    struct file file;
    const char *bytes;
    size_t size;
    pl_document *document;
    const volatile int *stop; /* the clock's */
    char digest[DIGEST_SIZE];
    char message[1024];
};

static void fail(struct work *w, int exit_status, const char *cause, const char *message) {
    w->result->status = RESULT_FAILED;
    w->result->exit_status = (uint64_t)exit_status;
    w->result->cause = cause ? cause : result_cause(exit_status);
    (void)snprintf(w->message, sizeof w->message, "%s", message);
    pl_clean_line(w->message);
    w->result->message = w->message;
}

/* A file that no document may be as large as is not read at all. */
static bool is_too_large(struct work *w) {
    enum { MEBIBYTE = 20 };
    struct stat info;
    size_t most;
    bool is_known = limits_read_size(w->settings->options, &most) &&
                    stat(w->job->path, &info) == 0 && S_ISREG(info.st_mode);
    if (!is_known || (uint64_t)info.st_size <= most) return false;
    char message[96];
    (void)snprintf(message, sizeof message, "%llu bytes; the limit is %zu MiB: see --max-size",
                   (unsigned long long)info.st_size, most >> MEBIBYTE);
    w->result->bytes_in = (uint64_t)info.st_size;
    fail(w, 5, NULL, message);
    return true;
}

static bool load(struct work *w) {
    w->bytes = w->job->bytes;
    w->size = w->job->size;
    if (w->job->path) {
        if (is_too_large(w)) return false;
        if (!file_read(w->job->path, &w->file)) {
            fail(w, 3, "unreadable", strerror(errno));
            return false;
        }
        w->bytes = w->file.bytes ? w->file.bytes : "";
        w->size = w->file.size;
    }
    w->result->bytes_in = w->size;
    if (!digest_of(w->bytes, w->size, w->digest)) {
        fail(w, 70, NULL, "no digest could be computed");
        return false;
    }
    w->result->digest = w->digest;
    if (!w->job->known || strcmp(w->job->known, w->digest) != 0) return true;
    w->result->status = RESULT_UNCHANGED;
    return false;
}

static bool open_document(struct work *w) {
    pl_failure failure;
    pl_settings settings = settings_of(w->settings->options);
    if (w->job->format) settings.input = input_format(w->job->format);
    settings.original = w->job->url;
    settings.charset = w->job->charset;
    settings.with_levels = true;
    settings.memory_limit = w->settings->most_memory;
    if (!limits_start(w->settings->options, &settings)) {
        fail(w, 2, NULL, "a limit is no number");
        return false;
    }
    w->stop = settings.stop;
    /* Ids of records and lines are no names that readers should see. */
    bool is_file = w->job->path || !w->job->format;
    int status = pl_document_open(w->settings->engine->engine, w->bytes, w->size,
                                  is_file ? w->job->name : "", &settings, &w->document, &failure);
    if (!status) return true;
    fail(w, status, status == 5 && *w->stop ? "time" : NULL, failure.message);
    return false;
}

/* ---- counting ---- */

static void count_rule(void *context, const char *rule, size_t findings, size_t changes) {
    tallies_add(context, rule, findings, changes);
}

/* Names that have to be made are put one after another; their places are told when all are there.
 */
struct names {
    struct out *bytes;
    struct tallies *tallies;
};

static void add_name(struct names *names, const char *name, size_t size) {
    out_add(names->bytes, name, size);
}

static void count_term(void *context, const pl_term *term) {
    struct names *names = context;
    size_t at = names->bytes->size;
    add_name(names, term->term, term->term_size);
    add_name(names, "\t", 1);
    size_t from = term->dictionary_size; /* where it lies differs from machine to machine */
    while (from > 0 && term->dictionary[from - 1] != '/') from--;
    add_name(names, term->dictionary + from, term->dictionary_size - from);
    add_name(names, "\t", 1);
    add_name(names, term->action, strlen(term->action) + 1);
    tallies_add(names->tallies, NULL, term->times, at);
}

static void count_word(void *context, const char *word, size_t size, size_t times,
                       bool is_covered) {
    struct names *names = context;
    if (is_covered) return;
    size_t at = names->bytes->size;
    add_name(names, word, size);
    add_name(names, "", 1);
    tallies_add(names->tallies, NULL, times, at);
}

/* The second number was the place of the name. */
static void name_tallies(struct names *names) {
    for (size_t i = 0; i < names->tallies->count; i++) {
        struct tally *tally = &names->tallies->items[i];
        tally->name = names->bytes->bytes + tally->second;
        tally->second = 0;
    }
}

/* ---- outputs ---- */

static bool write_outputs(struct work *w) {
    struct outputs_trouble trouble;
    if (outputs_write(&w->settings->outputs, w->document, w->job->target, w->job->path, w->texts,
                      &w->result->bytes_out, &trouble)) {
        for (size_t i = 0; i < OUTPUT_FORMATS_MAX; i++)
            w->result->texts[i] =
                (struct text){w->texts[i].bytes ? w->texts[i].bytes : "", w->texts[i].size};
        return true;
    }
    fail(w, trouble.exit_status, trouble.cause, trouble.message);
    return false;
}

/* What the plain version is like: our own page is known when it is read again, without what stands
 * around it. */
static void measure_after(struct work *w) {
    struct out page = {0};
    pl_failure failure;
    pl_document *plain = NULL;
    pl_settings settings = settings_of(w->settings->options);
    settings.is_checked_only = settings.is_forced = settings.without_trees = true;
    settings.with_levels = true;
    settings.stage = PL_STAGE_FIND;
    settings.input = PL_INPUT_HTML;
    settings.stop = w->stop;
    settings.memory_limit = w->settings->most_memory;
    w->result->has_after = pl_document_write(w->document, PL_VIEW_PAGE, "html", NULL, out_take,
                                             &page, &failure) == 0 &&
                           pl_document_open(w->settings->engine->engine, page.bytes, page.size,
                                            "plain.html", &settings, &plain, &failure) == 0;
    if (w->result->has_after) pl_document_measure(plain, w->document, &w->result->after);
    pl_document_free(plain);
    out_release(&page);
}

/* ---- one after another ---- */

static uint64_t cpu_microseconds(void) {
    enum { MICROS = 1000000, NANOS_A_MICRO = 1000 };
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * MICROS + (uint64_t)time.tv_nsec / NANOS_A_MICRO;
}

static _Noreturn void hold_ever_more(void) {
    enum { STEP = 1 << 24 };
    const struct timespec moment = {.tv_nsec = 10000000};
    for (;;) {
        char *memory = malloc(STEP);
        if (memory) memset(memory, 1, STEP); /* NOLINT: it is never to be freed */
        nanosleep(&moment, NULL);
    }
}

/* Only for tests: a document that asks for it brings its worker down. */
static void obey_hook(const struct work *w) {
    static const char crash[] = "plainer-test-crash", hang[] = "plainer-test-hang",
                      swell[] = "plainer-test-swell";
    if (!getenv("PLAINER_TEST_HOOKS") || w->size < sizeof hang) return;
    if (memmem(w->bytes, w->size, crash, sizeof crash - 1)) raise(SIGSEGV);
    while (memmem(w->bytes, w->size, hang, sizeof hang - 1)) pause();
    if (memmem(w->bytes, w->size, swell, sizeof swell - 1)) hold_ever_more();
}

static void convert(struct work *w) {
    struct names terms = {&w->term_names, &w->result->terms};
    struct names words = {&w->word_names, &w->result->words};
    pl_failure failure;
    if (!load(w)) return;
    obey_hook(w);
    if (!open_document(w)) return;
    pl_document_measure(w->document, NULL, &w->result->before);
    pl_document_rules(w->document, count_rule, &w->result->rules);
    (void)pl_document_terms(w->document, count_term, &terms, &failure);
    (void)pl_document_hard_words(w->document, count_word, &words, &failure);
    name_tallies(&terms);
    name_tallies(&words);
    if (write_outputs(w)) {
        measure_after(w);
    } else { /* there is no page that they could be of */
        w->result->rules.count = w->result->terms.count = w->result->words.count = 0;
    }
}

/* A rule or band that does not exist is found out where documents are opened: one is. */
bool worker_can_work(const struct worker_settings *settings) {
    static const char text[] = "They were glad of it.";
    const struct job job = {
        .name = "settings", .bytes = text, .size = sizeof text - 1, .format = "text"};
    struct result result = {.status = RESULT_DONE};
    struct work work = {.settings = settings,
                        .job = &job,
                        .result = &result,
                        .bytes = text,
                        .size = sizeof text - 1};
    enum { WRONG_USE = 2 };
    bool is_able = open_document(&work) || result.exit_status != WRONG_USE;
    (void)limits_stop(NULL, 0);
    pl_document_free(work.document);
    if (!is_able) tell("%s", work.message);
    return is_able;
}

_Noreturn void worker_run(const struct worker_settings *settings, int descriptor) {
    struct out message = {0}, answer = {0};
    signal(SIGINT, SIG_IGN); /* the batch says when to stop, also where all processes are told */
    signal(SIGTERM, SIG_IGN);
    while (wire_receive(descriptor, &message)) {
        struct job job;
        struct result result = {.status = RESULT_DONE};
        struct work work = {.settings = settings, .job = &job, .result = &result};
        uint64_t start = cpu_microseconds();
        if (!job_read(&job, message.bytes, message.size)) break;
        convert(&work);
        (void)limits_stop(NULL, 0);
        result.cpu_microseconds = cpu_microseconds() - start;
        out_clear(&answer);
        result_write(&answer, &result);
        if (!wire_send(descriptor, &answer)) break;
        pl_document_free(work.document);
        out_release(&work.term_names);
        out_release(&work.word_names);
        for (size_t i = 0; i < OUTPUT_FORMATS_MAX; i++) out_release(&work.texts[i]);
        file_release(&work.file);
        result_release(&result);
    }
    _exit(0);
}
