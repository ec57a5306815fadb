/* Memory with two lifetimes. A result arena belongs to a document and is freed once; a scratch
 * arena is passed by value, so that everything a callee took from it vanishes when it returns.
 * Allocation never returns NULL: when the limit is reached the pending cleanups run and control
 * leaves through the one guard that the pipeline has set. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <setjmp.h>
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Something outside the arena (a libxml2 tree, a cmark tree) that must be released if an
 * allocation fails while it is held. Lives on the holder's stack. */
struct arena_cleanup {
    void (*release)(void *object);
    void *object;
    struct arena_cleanup *outer;
};

/* Where control goes when memory runs out, or when the host asks to stop; one per document. */
struct arena_guard {
    jmp_buf env;
    struct arena_cleanup *cleanups;
    bool is_armed;
    /* Set by a host's signal handler: the next allocation leaves. NULL: nobody asks. While
     * is_patient, inside a library's callback, it does not leave: the callback asks itself. */
    const volatile int *stop;
    bool is_patient;
};

struct arena {
    char *begin; /* first byte of the mapping */
    char *next;  /* first free byte */
    char *end;   /* one past the last byte that may be used */
    struct arena_guard *guard;
};

/* Reserves `limit` bytes of address space (pages are taken as they are touched).
 * Returns false when the system refuses. The guard must outlive the arena. */
bool arena_open(struct arena *arena, size_t limit, struct arena_guard *guard);
/* Forgets all that was taken from it but keeps the pages, for the next one to use it. */
void arena_reset(struct arena *arena, struct arena_guard *guard);
/* Gives everything back. Safe on an arena of zeros. */
void arena_close(struct arena *arena);

/* `count` zeroed objects of `size` bytes, aligned to `align`; never NULL. */
void *arena_alloc(struct arena *arena, size_t count, size_t size, size_t align);
/* The same without zeroing, for buffers that are filled at once. */
void *arena_alloc_raw(struct arena *arena, size_t size, size_t align);
/* Grows `old` (old_size bytes) to new_size bytes, in place when it was the last allocation. */
void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size, size_t align);
/* Leaves through the guard; for callers that find another limit exceeded. */
_Noreturn void arena_fail(struct arena *arena);
/* Has the host asked to stop? */
bool arena_is_stopped(const struct arena *arena);

/* Registers, and after normal use takes back, an object to be released on failure. */
void arena_hold(struct arena *arena, struct arena_cleanup *cleanup, void (*release)(void *),
                void *object);
void arena_release(struct arena *arena, struct arena_cleanup *cleanup);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), 1, sizeof(type), alignof(type)))
#define ARENA_ARRAY(arena, type, count)                                                            \
    ((type *)arena_alloc((arena), (count), sizeof(type), alignof(type)))

/* A growing array: declare `struct { type *items; uint32_t count, capacity; }`, then
 * ARENA_PUSH(arena, &array) gives a pointer to one more, zeroed element. */
#define ARENA_PUSH(arena, array)                                                                   \
    ((void)((array)->count < (array)->capacity ||                                                  \
            ((array)->items = arena_grow_array((arena), (array)->items, &(array)->capacity,        \
                                               sizeof *(array)->items),                            \
             true)),                                                                               \
     (void)memset(&(array)->items[(array)->count], 0, sizeof *(array)->items),                     \
     &(array)->items[(array)->count++])

/* Twice the room. Where the array has to move, the pages of its old place are given back: pointers
 * into it are void. */
void *arena_grow_array(struct arena *arena, void *items, uint32_t *capacity, size_t item_size);

#endif
