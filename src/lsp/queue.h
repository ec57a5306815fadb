/* Messages on their way in: a thread of its own reads them, so that work on one can end when the
 * next one makes it void. */
#ifndef LSP_QUEUE_H
#define LSP_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

struct queue;

struct queue_message {
    char *body; /* to be freed by the taker; NULL: longer than any that is taken */
    size_t size;
};

/* Starts to read the descriptor. *stop is set to 1 whenever a message comes that may make running
 * work void: a change, a closed page, a cancelled request, the end. NULL without memory. */
struct queue *queue_open(int descriptor, volatile int *stop);
/* The next message, waiting so many milliseconds for it (negative: for ever). False: none came. */
bool queue_take(struct queue *queue, int milliseconds, struct queue_message *message);
/* Has the other side gone away, with nothing left to take? */
bool queue_is_over(struct queue *queue);
bool queue_is_empty(struct queue *queue);
/* Does a message wait that makes work void, as told above? */
bool queue_makes_void(struct queue *queue);

#endif
