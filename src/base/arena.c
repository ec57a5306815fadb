/* A bump allocator over one reserved mapping. It knows nothing of what is stored; in sanitizer
 * builds it leaves a poisoned gap between allocations, since an arena would blind the sanitizer. */
#include "base/arena.h"

#include <assert.h>
#include <string.h>
#include <sys/mman.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_POISONED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_POISONED 1
#endif
#endif

#ifdef ARENA_POISONED
#include <sanitizer/asan_interface.h>
enum { GAP_BYTES = 16 };

enum { HEAD_BYTES = 16 };

/* The highest place that was ever handed out stands at the mapping's start, where copies of an
 * arena by value share it: clearing the shadow of gigabytes that nobody used takes a second. */
static void note_highest(const struct arena *arena) {
    char **highest = (char **)(void *)arena->begin;
    if (arena->next > *highest) *highest = arena->next;
}

static size_t used_bytes(const struct arena *arena) {
    char *highest = *(char **)(void *)arena->begin;
    return highest ? (size_t)(highest - arena->begin) : 0;
}
#else
#define ASAN_POISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(address, size) ((void)(address), (void)(size))
enum { GAP_BYTES = 0, HEAD_BYTES = 0 };
static void note_highest(const struct arena *arena) {
    (void)arena;
}
static size_t used_bytes(const struct arena *arena) {
    (void)arena;
    return 0;
}
#endif

bool arena_open(struct arena *arena, size_t limit, struct arena_guard *guard) {
    void *memory = mmap(NULL, limit, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) return false;
    arena->begin = memory;
    arena->next = arena->begin + HEAD_BYTES;
    arena->end = arena->begin + limit;
    arena->guard = guard;
    return true;
}

void arena_reset(struct arena *arena, struct arena_guard *guard) {
    ASAN_POISON_MEMORY_REGION(arena->begin + HEAD_BYTES,
                              used_bytes(arena) > HEAD_BYTES ? used_bytes(arena) - HEAD_BYTES : 0);
    arena->next = arena->begin + HEAD_BYTES;
    arena->guard = guard;
}

void arena_close(struct arena *arena) {
    if (!arena->begin) return;
    size_t size = (size_t)(arena->end - arena->begin);
    ASAN_UNPOISON_MEMORY_REGION(arena->begin, used_bytes(arena));
    munmap(arena->begin, size);
    *arena = (struct arena){0};
}

void arena_fail(struct arena *arena) {
    struct arena_guard *guard = arena->guard;
    assert(guard && guard->is_armed);
    for (struct arena_cleanup *c = guard->cleanups; c; c = c->outer) c->release(c->object);
    guard->cleanups = NULL;
    guard->is_armed = false;
    longjmp(guard->env, 1);
}

bool arena_is_stopped(const struct arena *arena) {
    return arena->guard && arena->guard->stop && *arena->guard->stop;
}

static void leave_if_stopped(struct arena *arena) {
    if (arena_is_stopped(arena) && arena->guard->is_armed && !arena->guard->is_patient)
        arena_fail(arena);
}

void *arena_alloc_raw(struct arena *arena, size_t size, size_t align) {
    assert(align && !(align & (align - 1)));
    size_t padding = (size_t)(-(uintptr_t)arena->next & (align - 1));
    size_t room = (size_t)(arena->end - arena->next);
    if (room < padding + GAP_BYTES || room - padding - GAP_BYTES < size) arena_fail(arena);
    leave_if_stopped(arena);
    char *object = arena->next + padding;
    arena->next = object + size + GAP_BYTES;
    note_highest(arena);
    ASAN_UNPOISON_MEMORY_REGION(object, size);
    ASAN_POISON_MEMORY_REGION(object + size, GAP_BYTES);
    return object;
}

void *arena_alloc(struct arena *arena, size_t count, size_t size, size_t align) {
    if (size && count > SIZE_MAX / size) arena_fail(arena);
    void *object = arena_alloc_raw(arena, count * size, align);
    return memset(object, 0, count * size);
}

void *arena_grow(struct arena *arena, void *old, size_t old_size, size_t new_size, size_t align) {
    assert(new_size >= old_size);
    if (old && (char *)old + old_size + GAP_BYTES == arena->next) {
        size_t more = new_size - old_size;
        if ((size_t)(arena->end - arena->next) < more) arena_fail(arena);
        arena->next += more;
        note_highest(arena);
        ASAN_UNPOISON_MEMORY_REGION((char *)old + old_size, more);
        ASAN_POISON_MEMORY_REGION((char *)old + new_size, GAP_BYTES);
        return old;
    }
    void *fresh = arena_alloc_raw(arena, new_size, align);
    if (old && old_size) memcpy(fresh, old, old_size);
    return fresh;
}

/* Gives whole pages back; they read as zeros if anyone still looked. */
static void forget(char *old, size_t size) {
    const uintptr_t page = 1 << 16; /* no system's are larger */
    uintptr_t first = ((uintptr_t)old + page - 1) / page * page;
    uintptr_t end = ((uintptr_t)old + size) / page * page;
    ASAN_POISON_MEMORY_REGION(old, size);
    if (end > first) madvise(old + (first - (uintptr_t)old), end - first, MADV_DONTNEED);
}

void *arena_grow_array(struct arena *arena, void *items, uint32_t *capacity, size_t item_size) {
    uint32_t old = *capacity;
    if (old > UINT32_MAX / 2) arena_fail(arena);
    uint32_t grown = old ? old * 2 : 16;
    void *fresh =
        arena_grow(arena, items, old * item_size, grown * item_size, alignof(max_align_t));
    if (items && fresh != items) forget(items, old * item_size);
    *capacity = grown;
    return fresh;
}

void arena_hold(struct arena *arena, struct arena_cleanup *cleanup, void (*release)(void *),
                void *object) {
    *cleanup = (struct arena_cleanup){release, object, arena->guard->cleanups};
    arena->guard->cleanups = cleanup;
}

void arena_release(struct arena *arena, struct arena_cleanup *cleanup) {
    assert(arena->guard->cleanups == cleanup);
    arena->guard->cleanups = cleanup->outer;
    cleanup->release(cleanup->object);
}
