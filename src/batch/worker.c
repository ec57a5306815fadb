/* See worker.h. Outputs are written beside their targets under a name that follows from the target,
 * and renamed when all are there: after a sudden end nobody finds half of one, and the next run
 * writes over what was left. */
#include "batch/worker.h"
#include "host/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const size_t MEMORY = (size_t)1 << 30; /* of a document's arena, unless --max-memory says */

static const struct {
    const char *format, *ending;
} ENDINGS[] = {{"html", "html"}, {"text", "txt"}, {"markdown", "md"},
               {"json", "json"}, {"brf", "brf"},  {"review", "review.html"}};

const char *worker_ending(const char *format) {
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++)
        if (strcmp(format, ENDINGS[i].format) == 0)
            return strcmp(format, "brf") != 0 || pl_format_for_ending("brf") ? ENDINGS[i].ending
                                                                             : NULL;
    return NULL;
}

/* One document on its way. */
struct work {
    const struct worker_settings *settings;
    const struct job *job;
    struct result *result;
    struct out term_names, word_names;
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

static bool load(struct work *w) {
    w->bytes = w->job->bytes;
    w->size = w->job->size;
    if (w->job->path) {
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
    settings.memory_limit = MEMORY;
    if (!limits_start(w->settings->options, &settings)) {
        fail(w, 2, NULL, "a limit is no number");
        return false;
    }
    w->stop = settings.stop;
    int status = pl_document_open(w->settings->engine->engine, w->bytes, w->size, w->job->name,
                                  &settings, &w->document, &failure);
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

static bool make_folders(char *path) {
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        bool is_made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *slash = '/';
        if (!is_made) return false;
    }
    return true;
}

struct target {
    char path[PATH_MAX], part[PATH_MAX + 8];
};

static bool name_target(const struct work *w, const char *format, struct target *t) {
    int size = snprintf(t->path, sizeof t->path, "%s%s.%s", w->settings->folder, w->job->target,
                        worker_ending(format));
    (void)snprintf(t->part, sizeof t->part, "%s.part", t->path);
    return size > 0 && (size_t)size < sizeof t->path;
}

/* Takes bytes for a file, up to what the outputs of one document may be. */
struct sink {
    int descriptor;
    uint64_t *written, most;
};

static bool write_part(void *context, const char *bytes, size_t size) {
    struct sink *sink = context;
    if (size > sink->most - *sink->written) {
        errno = EFBIG;
        return false;
    }
    *sink->written += size;
    while (size) {
        ssize_t written = write(sink->descriptor, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        size -= (size_t)written;
    }
    return true;
}

static bool write_format(struct work *w, const char *format, struct target *t) {
    pl_failure failure = {0};
    pl_write_settings write = {.is_spaced = false};
    if (!name_target(w, format, t) || !make_folders(t->part)) {
        fail(w, 4, NULL, strerror(errno));
        return false;
    }
    struct sink sink = {.written = &w->result->bytes_out, .most = w->settings->most_output};
    sink.descriptor = open(t->part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    int status = sink.descriptor < 0 ? 4
                                     : pl_document_write(w->document, PL_VIEW_PAGE, format, &write,
                                                         write_part, &sink, &failure);
    int error = errno;
    if (sink.descriptor >= 0 && close(sink.descriptor) != 0 && !status) status = 4, error = errno;
    if (!status) return true;
    bool is_long = status == 4 && error == EFBIG;
    fail(w, is_long ? 5 : status, is_long ? "output" : NULL,
         status == 4 ? strerror(error) : failure.message);
    (void)unlink(t->part);
    return false;
}

/* All outputs appear, or none of them does. */
static bool write_outputs(struct work *w) {
    struct target targets[WORKER_FORMATS_MAX];
    size_t count = w->settings->format_count, made = 0;
    while (made < count && write_format(w, w->settings->formats[made], &targets[made])) made++;
    for (size_t i = 0; i < made; i++) {
        if (made < count)
            (void)unlink(targets[i].part);
        else if (rename(targets[i].part, targets[i].path) != 0)
            fail(w, 4, NULL, strerror(errno));
    }
    return made == count && w->result->status == RESULT_DONE;
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
    if (pl_document_write(w->document, PL_VIEW_PAGE, "html", NULL, out_take, &page, &failure) ==
            0 &&
        pl_document_open(w->settings->engine->engine, page.bytes, page.size, "plain.html",
                         &settings, &plain, &failure) == 0)
        pl_document_measure(plain, &w->result->after);
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

/* Only for tests: a document that asks for it brings its worker down. */
static void obey_hook(const struct work *w) {
    static const char crash[] = "plainer-test-crash", hang[] = "plainer-test-hang";
    if (!getenv("PLAINER_TEST_HOOKS") || w->size < sizeof hang) return;
    if (memmem(w->bytes, w->size, crash, sizeof crash - 1)) raise(SIGSEGV);
    while (memmem(w->bytes, w->size, hang, sizeof hang - 1)) pause();
}

static void convert(struct work *w) {
    struct names terms = {&w->term_names, &w->result->terms};
    struct names words = {&w->word_names, &w->result->words};
    pl_failure failure;
    if (!load(w)) return;
    obey_hook(w);
    if (!open_document(w)) return;
    pl_document_measure(w->document, &w->result->before);
    pl_document_rules(w->document, count_rule, &w->result->rules);
    (void)pl_document_terms(w->document, count_term, &terms, &failure);
    (void)pl_document_hard_words(w->document, count_word, &words, &failure);
    name_tallies(&terms);
    name_tallies(&words);
    if (write_outputs(w)) measure_after(w);
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
        file_release(&work.file);
        result_release(&result);
    }
    _exit(0);
}
