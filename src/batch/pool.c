/* See pool.h. */
#include "batch/pool.h"
#include "host/clock.h"
#include "host/tell.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

enum { MOST_ATTEMPTS = 2 };

/* Why we ended a worker, if we did. */
enum ended { ENDED_BY_ITSELF, ENDED_FOR_TIME, ENDED_FOR_MEMORY };

struct worker {
    pid_t pid;
    int descriptor;
    bool is_busy;
    enum ended ended;
    size_t base;     /* bytes that it held at its start, those of the batch */
    struct out sent; /* the job as it was sent, to be sent again */
    struct job job;  /* borrows from it */
    uint64_t tag;
    unsigned attempts;
    double started;
};

struct pool {
    struct worker_settings settings;
    struct worker *workers;
    size_t count;
    double looked_at;
    struct out answer;
    struct result result;
    char message[160];
};

/* Bytes of memory that a process holds; 0 where the system does not say. */
static size_t held_by(pid_t pid) {
    char path[64];
    unsigned long pages = 0;
    (void)snprintf(path, sizeof path, "/proc/%ld/statm", (long)pid);
    FILE *file = fopen(path, "re");
    if (!file) return 0;
    bool is_read = fscanf(file, "%*u %lu", &pages) == 1; /* NOLINT: the system wrote it */
    (void)fclose(file);
    return is_read ? pages * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

/* A worker at its work does not see that the batch has gone: the system ends it then. Elsewhere it
 * ends when it asks for the next document. */
static void die_with(pid_t parent) {
#ifdef __linux__
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    if (getppid() != parent) _exit(1);
}

/* The child must not hold what belongs to the batch: the other workers' ends, or they would not see
 * that it has gone; and its lock. */
static void start_worker(struct pool *pool, struct worker *worker) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        tell("no worker can be started: %s", strerror(errno));
        exit(5);
    }
    (void)fflush(NULL);
    pid_t parent = getpid();
    worker->base = held_by(parent);
    worker->pid = fork();
    if (worker->pid < 0) {
        tell("no worker can be started: %s", strerror(errno));
        exit(5);
    }
    if (worker->pid == 0) {
        die_with(parent);
        if (pool->settings.lock >= 0) close(pool->settings.lock);
        for (size_t i = 0; i < pool->count; i++)
            if (pool->workers[i].descriptor >= 0) close(pool->workers[i].descriptor);
        close(ends[0]);
        worker_run(&pool->settings, ends[1]);
    }
    close(ends[1]);
    worker->descriptor = ends[0];
}

struct pool *pool_open(const struct worker_settings *settings, unsigned workers) {
    struct pool *pool = out_alloc(sizeof *pool);
    pool->settings = *settings;
    pool->workers = out_alloc(workers * sizeof *pool->workers);
    pool->count = workers;
    for (size_t i = 0; i < pool->count; i++) pool->workers[i].descriptor = -1;
    for (size_t i = 0; i < pool->count; i++) start_worker(pool, &pool->workers[i]);
    return pool;
}

bool pool_is_free(const struct pool *pool) {
    for (size_t i = 0; i < pool->count; i++)
        if (!pool->workers[i].is_busy) return true;
    return false;
}

bool pool_is_idle(const struct pool *pool) {
    for (size_t i = 0; i < pool->count; i++)
        if (pool->workers[i].is_busy) return false;
    return true;
}

bool pool_has(const struct pool *pool, const char *digest) {
    for (size_t i = 0; i < pool->count; i++) {
        const struct worker *w = &pool->workers[i];
        if (w->is_busy && w->job.digest && strcmp(w->job.digest, digest) == 0) return true;
    }
    return false;
}

/* What a worker does not take because it has died shows when its end is waited for. */
static void send_job(struct worker *worker) {
    worker->attempts++;
    worker->started = clock_seconds();
    (void)wire_send(worker->descriptor, &worker->sent);
}

void pool_start(struct pool *pool, const struct job *job, uint64_t tag) {
    struct worker *worker = pool->workers;
    while (worker->is_busy) worker++;
    out_clear(&worker->sent);
    job_write(&worker->sent, job);
    (void)job_read(&worker->job, worker->sent.bytes, worker->sent.size);
    worker->tag = tag;
    worker->attempts = 0;
    worker->is_busy = true;
    worker->ended = ENDED_BY_ITSELF;
    send_job(worker);
}

static void describe_end(struct pool *pool, const struct worker *worker, int status) {
    char *text = pool->message;
    size_t room = sizeof pool->message;
    unsigned mebibytes = (unsigned)(pool->settings.most_memory >> 20);
    if (worker->ended == ENDED_FOR_TIME)
        (void)snprintf(text, room, "did not end in %u seconds and was stopped",
                       pool->settings.most_seconds);
    else if (worker->ended == ENDED_FOR_MEMORY)
        (void)snprintf(text, room,
                       "took more than %u MiB and was stopped: --max-memory allows more",
                       mebibytes);
    else if (WIFSIGNALED(status))
        (void)snprintf(text, room, "ended %u workers, the last by signal %d", worker->attempts,
                       WTERMSIG(status));
    else
        (void)snprintf(text, room, "ended %u workers, the last with status %d", worker->attempts,
                       WEXITSTATUS(status));
}

/* The worker has gone. True when its document is given up; else another one tries it. */
static bool replace(struct pool *pool, struct worker *worker) {
    static const char *const causes[] = {"crash", "time", "memory"};
    int status = 0;
    close(worker->descriptor);
    worker->descriptor = -1;
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) {
    }
    start_worker(pool, worker);
    if (worker->ended == ENDED_BY_ITSELF && worker->attempts < MOST_ATTEMPTS) {
        send_job(worker);
        return false;
    }
    describe_end(pool, worker, status);
    pool->result = (struct result){.status = RESULT_KILLED,
                                   .exit_status = worker->ended == ENDED_BY_ITSELF ? 70 : 5,
                                   .cause = causes[worker->ended],
                                   .digest = worker->job.digest,
                                   .bytes_in = worker->job.size,
                                   .message = pool->message};
    return true;
}

/* A document that does not even end when it is asked to, some seconds later, or whose worker comes
 * to hold far too much. The analysis looks after its own limit on memory: this one is for all that
 * libraries take beside it. */
static void end_worst(struct pool *pool) {
    enum { GRACE_SECONDS = 2 };
    const double every = 0.1;
    const size_t grace = (size_t)256 << 20;
    double now = clock_seconds();
    if (now - pool->looked_at < every) return;
    pool->looked_at = now;
    for (size_t i = 0; i < pool->count; i++) {
        struct worker *w = &pool->workers[i];
        if (!w->is_busy || w->ended != ENDED_BY_ITSELF) continue;
        if (now - w->started > pool->settings.most_seconds + GRACE_SECONDS)
            w->ended = ENDED_FOR_TIME;
        else if (held_by(w->pid) > w->base + pool->settings.most_memory + grace)
            w->ended = ENDED_FOR_MEMORY;
        if (w->ended != ENDED_BY_ITSELF) kill(w->pid, SIGKILL);
    }
}

static bool take(struct pool *pool, struct worker *worker, struct pool_outcome *outcome) {
    bool is_whole = wire_receive(worker->descriptor, &pool->answer) &&
                    result_read(&pool->result, pool->answer.bytes, pool->answer.size);
    if (!is_whole && !replace(pool, worker)) return false;
    worker->is_busy = false;
    *outcome = (struct pool_outcome){&worker->job, worker->tag, &pool->result,
                                     clock_seconds() - worker->started};
    return true;
}

bool pool_wait(struct pool *pool, int milliseconds, int descriptor, struct pool_outcome *outcome) {
    struct pollfd *polled = out_alloc((pool->count + 1) * sizeof *polled);
    bool is_found = false;
    result_release(&pool->result);
    end_worst(pool);
    for (size_t i = 0; i < pool->count; i++)
        polled[i] =
            (struct pollfd){pool->workers[i].is_busy ? pool->workers[i].descriptor : -1, POLLIN, 0};
    polled[pool->count] = (struct pollfd){descriptor, POLLIN, 0};
    if (poll(polled, pool->count + 1, milliseconds) > 0)
        for (size_t i = 0; i < pool->count && !is_found; i++)
            if (polled[i].revents) is_found = take(pool, &pool->workers[i], outcome);
    free(polled);
    return is_found;
}

void pool_close(struct pool *pool) {
    for (size_t i = 0; i < pool->count; i++) close(pool->workers[i].descriptor);
    for (size_t i = 0; i < pool->count; i++) {
        if (pool->workers[i].is_busy) kill(pool->workers[i].pid, SIGKILL);
        while (waitpid(pool->workers[i].pid, NULL, 0) < 0 && errno == EINTR) {
        }
        out_release(&pool->workers[i].sent);
    }
    result_release(&pool->result);
    out_release(&pool->answer);
    free(pool->workers);
    free(pool);
}
