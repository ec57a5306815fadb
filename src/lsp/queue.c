/* See queue.h. */
#include "lsp/queue.h"
#include "host/out.h"
#include "lsp/rpc.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

struct queue {
    pthread_mutex_t lock;
    pthread_cond_t has_come;
    struct queue_message *messages;
    size_t first, count, capacity; /* those from `first` to `count` wait */
    bool is_over;
    int descriptor;
    volatile int *stop;
};

static bool makes_void(const char *body, size_t size) {
    static const char *const methods[] = {"\"textDocument/did", "\"textDocument\\/did",
                                          "/cancelRequest\"", "\"exit\"", "\"shutdown\""};
    enum { FAR = 256 }; /* the method stands at the start, or we do without */
    size_t looked = size < FAR ? size : FAR;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (memmem(body, looked, methods[i], strlen(methods[i]))) return true;
    return false;
}

static void put(void *context, const char *body, size_t size) {
    struct queue *q = context;
    char *copy = body ? out_copy(body, size) : NULL;
    pthread_mutex_lock(&q->lock);
    q->messages = out_grow(q->messages, q->count, &q->capacity, sizeof *q->messages);
    q->messages[q->count++] = (struct queue_message){copy, size};
    if (body && makes_void(body, size)) *q->stop = 1;
    pthread_cond_signal(&q->has_come);
    pthread_mutex_unlock(&q->lock);
}

static void *read_all(void *context) {
    enum { CHUNK = 1 << 16 };
    struct queue *q = context;
    struct rpc_reader reader = {0};
    char *chunk = out_alloc(CHUNK);
    for (;;) {
        ssize_t size = read(q->descriptor, chunk, CHUNK);
        if (size < 0 && errno == EINTR) continue;
        if (size <= 0) break;
        rpc_feed(&reader, chunk, (size_t)size, put, q);
    }
    rpc_close(&reader);
    free(chunk);
    pthread_mutex_lock(&q->lock);
    q->is_over = true;
    *q->stop = 1;
    pthread_cond_signal(&q->has_come);
    pthread_mutex_unlock(&q->lock);
    return NULL;
}

struct queue *queue_open(int descriptor, volatile int *stop) {
    struct queue *q = out_alloc(sizeof *q);
    pthread_condattr_t attributes;
    pthread_t thread;
    q->descriptor = descriptor;
    q->stop = stop;
    pthread_mutex_init(&q->lock, NULL);
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&q->has_come, &attributes);
    if (pthread_create(&thread, NULL, read_all, q) != 0) return NULL;
    pthread_detach(thread);
    return q;
}

static struct timespec deadline_in(int milliseconds) {
    enum { NANOS = 1000000000, NANOS_A_MILLI = 1000000, MILLIS = 1000 };
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    time.tv_sec += milliseconds / MILLIS;
    time.tv_nsec += (long)(milliseconds % MILLIS) * NANOS_A_MILLI;
    if (time.tv_nsec >= NANOS) time.tv_sec++, time.tv_nsec -= NANOS;
    return time;
}

bool queue_take(struct queue *q, int milliseconds, struct queue_message *message) {
    struct timespec deadline = deadline_in(milliseconds > 0 ? milliseconds : 0);
    int waited = 0;
    pthread_mutex_lock(&q->lock);
    while (q->first == q->count && !q->is_over && waited != ETIMEDOUT) {
        if (milliseconds < 0)
            pthread_cond_wait(&q->has_come, &q->lock);
        else
            waited = pthread_cond_timedwait(&q->has_come, &q->lock, &deadline);
    }
    bool has_one = q->first < q->count;
    if (has_one) *message = q->messages[q->first++];
    if (q->first == q->count) q->first = q->count = 0;
    pthread_mutex_unlock(&q->lock);
    return has_one;
}

bool queue_is_empty(struct queue *q) {
    pthread_mutex_lock(&q->lock);
    bool is_empty = q->first == q->count;
    pthread_mutex_unlock(&q->lock);
    return is_empty;
}

bool queue_is_over(struct queue *q) {
    pthread_mutex_lock(&q->lock);
    bool is_over = q->is_over && q->first == q->count;
    pthread_mutex_unlock(&q->lock);
    return is_over;
}
