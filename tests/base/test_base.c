/* Tests of the arena: growth, alignment, the guard with its cleanups, scratch by value, and a work
 * load in ever less memory; and of spans and statuses. */
#include "base/span.h"
#include "base/status.h"
#include "base/str.h"
#include "check.h"

#include <string.h>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

enum { ARENA_BYTES = 1 << 20 };

struct room {
    struct arena arena;
    struct arena_guard guard;
};

static void room_open(struct room *room, size_t limit) {
    *room = (struct room){0};
    if (!arena_open(&room->arena, limit, &room->guard)) abort();
}

static void test_open_and_close(void) {
    struct arena zeros = {0};
    arena_close(&zeros);
    struct room room;
    IS(!arena_open(&room.arena, 0, &room.guard));
    IS(!arena_open(&room.arena, SIZE_MAX / 2, &room.guard));
    room_open(&room, ARENA_BYTES);
    IS(room.arena.end - room.arena.begin == ARENA_BYTES);
    arena_close(&room.arena);
    IS(room.arena.begin == NULL);
    arena_close(&room.arena);
}

static void test_alignment(void) {
    struct room room;
    room_open(&room, ARENA_BYTES);
    for (size_t align = 1; align <= 4096; align *= 2) {
        arena_alloc_raw(&room.arena, 1, 1); /* puts the next one out of step */
        char *object = arena_alloc_raw(&room.arena, 3, align);
        CHECK((uintptr_t)object % align == 0, "not aligned to %zu", align);
    }
    char *first = arena_alloc_raw(&room.arena, 0, 1), *second = arena_alloc_raw(&room.arena, 0, 1);
    IS(first != NULL && second != NULL);
    arena_close(&room.arena);
}

static bool is_all(const char *bytes, size_t size, char value) {
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != value) return false;
    return true;
}

static void test_zeroing(void) {
    struct room room;
    room_open(&room, ARENA_BYTES);
    struct arena scratch = room.arena;
    memset(arena_alloc_raw(&scratch, 1000, 1), 'x', 1000);
    IS(is_all(arena_alloc(&room.arena, 100, 10, 1), 1000, 0));
    struct arena_guard *guard = ARENA_NEW(&room.arena, struct arena_guard);
    IS(guard->cleanups == NULL && !guard->is_armed);
    arena_close(&room.arena);
}

static void test_growth(void) {
    struct room room;
    room_open(&room, ARENA_BYTES);
    char *last = arena_alloc_raw(&room.arena, 10, 1);
    memset(last, 'a', 10);
    char *grown = arena_grow(&room.arena, last, 10, 5000, 1);
    IS(grown == last && is_all(grown, 10, 'a'));
    memset(grown, 'a', 5000);
    char *other = arena_alloc_raw(&room.arena, 1, 1);
    IS(other >= grown + 5000);
    char *moved = arena_grow(&room.arena, grown, 5000, 6000, 1);
    IS(moved != grown && is_all(moved, 5000, 'a'));
    IS(arena_grow(&room.arena, moved, 6000, 6000, 1) == moved);
    IS(arena_grow(&room.arena, NULL, 0, 16, 16) != NULL);
    arena_close(&room.arena);
}

struct numbers {
    uint64_t *items;
    uint32_t count, capacity;
};

static void test_arrays(void) {
    struct room room;
    room_open(&room, ARENA_BYTES);
    struct numbers alone = {0}, mixed = {0};
    for (uint64_t i = 0; i < 1000; i++) {
        uint64_t *item = ARENA_PUSH(&room.arena, &alone);
        CHECK(*item == 0, "element %u is not zero", (unsigned)i);
        *item = i;
    }
    uint64_t *place = alone.items;
    for (uint64_t i = 0; i < 1000; i++) {
        *ARENA_PUSH(&room.arena, &mixed) = i;
        arena_alloc_raw(&room.arena, 1, 1); /* in the way: it has to move to grow */
    }
    bool is_kept = alone.count == 1000 && mixed.count == 1000 && alone.items == place;
    for (uint64_t i = 0; i < 1000; i++)
        is_kept = is_kept && alone.items[i] == i && mixed.items[i] == i;
    IS(is_kept);
    arena_close(&room.arena);
}

static void take_scratch(struct arena scratch, char **taken) {
    *taken = arena_alloc_raw(&scratch, 100, 1);
    memset(*taken, 's', 100);
}

static void test_scratch_by_value(void) {
    struct room room;
    room_open(&room, ARENA_BYTES);
    char *first, *second, *before = room.arena.next;
    take_scratch(room.arena, &first);
    take_scratch(room.arena, &second);
    IS(room.arena.next == before);
    IS(first == second);
    arena_close(&room.arena);
}

/* ---- Failure ---- */

struct log {
    char letters[8];
    size_t count;
};

struct held {
    struct log *log;
    char letter;
};

static void release(void *object) {
    struct held *held = object;
    held->log->letters[held->log->count++] = held->letter;
}

typedef void arena_use(struct arena *arena);

/* Whether the use left through the guard; what it held is logged. */
static bool fails(struct room *room, arena_use *use, struct log *log) {
    if (setjmp(room->guard.env)) return true;
    room->guard.is_armed = true;
    struct held outer = {log, 'o'}, inner = {log, 'i'}, gone = {log, 'g'};
    struct arena_cleanup outer_cleanup, inner_cleanup, gone_cleanup;
    arena_hold(&room->arena, &outer_cleanup, release, &outer);
    arena_hold(&room->arena, &gone_cleanup, release, &gone);
    arena_release(&room->arena, &gone_cleanup);
    arena_hold(&room->arena, &inner_cleanup, release, &inner);
    use(&room->arena);
    arena_release(&room->arena, &inner_cleanup);
    arena_release(&room->arena, &outer_cleanup);
    room->guard.is_armed = false;
    return false;
}

static void take_a_little(struct arena *arena) {
    arena_alloc(arena, 10, 10, 8);
}
static void take_too_much(struct arena *arena) {
    arena_alloc_raw(arena, ARENA_BYTES + 1, 1);
}
static void take_everything(struct arena *arena) {
    arena_alloc_raw(arena, SIZE_MAX, 1);
}
static void overflow_a_product(struct arena *arena) {
    arena_alloc(arena, SIZE_MAX / 4 + 2, 4, 1); /* the product is 4 */
}
static void align_past_the_end(struct arena *arena) {
    arena_alloc_raw(arena, 1, (size_t)1 << 40);
}
static void grow_too_much(struct arena *arena) {
    arena_grow(arena, arena_alloc_raw(arena, 10, 1), 10, ARENA_BYTES + 10, 1);
}
static void move_too_much(struct arena *arena) {
    char *old = arena_alloc_raw(arena, ARENA_BYTES / 2, 1);
    arena_alloc_raw(arena, 1, 1);
    arena_grow(arena, old, ARENA_BYTES / 2, ARENA_BYTES / 2 + 1, 1);
}
static void fill_an_array(struct arena *arena) {
    struct numbers numbers = {0};
    for (;;) *ARENA_PUSH(arena, &numbers) = 1;
}
static void count_too_far(struct arena *arena) {
    uint32_t capacity = UINT32_MAX / 2 + 1;
    arena_grow_array(arena, NULL, &capacity, 1);
}
static void fill_a_buffer(struct arena *arena) {
    struct buf buf = {.arena = arena};
    for (;;) buf_format(&buf, "%d children, ", 12);
}

static void test_failure(void) {
    arena_use *const uses[] = {
        take_too_much, take_everything, overflow_a_product, align_past_the_end, grow_too_much,
        move_too_much, fill_an_array,   count_too_far,      fill_a_buffer,      arena_fail};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
        struct log log = {.count = 0};
        struct room room;
        room_open(&room, ARENA_BYTES);
        CHECK(fails(&room, uses[i], &log), "use %zu did not fail", i);
        CHECK(strcmp(log.letters, "gio") == 0, "use %zu: released '%s'", i, log.letters);
        IS(room.guard.cleanups == NULL && !room.guard.is_armed);
        arena_close(&room.arena);
    }
    struct log log = {.count = 0};
    struct room room;
    room_open(&room, ARENA_BYTES);
    IS(!fails(&room, take_a_little, &log));
    IS(strcmp(log.letters, "gio") == 0 && room.guard.cleanups == NULL);
    arena_close(&room.arena);
}

/* ---- Less and less memory ---- */

static struct str work(struct arena *arena, struct arena scratch) {
    struct numbers numbers = {0};
    struct buf buf = {.arena = arena}, drafts = {.arena = &scratch};
    for (uint64_t i = 0; i < 100; i++) {
        *ARENA_PUSH(arena, &numbers) = i * i;
        buf_format(&drafts, "%u;", (unsigned)numbers.items[i]);
    }
    buf_add(&buf, str_copy(arena, buf_str(&drafts)));
    return buf_str(&buf);
}

static size_t work_within(size_t limit) {
    struct room room, scratch;
    room_open(&room, limit);
    room_open(&scratch, limit);
    scratch.arena.guard = &room.guard;
    volatile size_t size = 0;
    if (!setjmp(room.guard.env)) {
        room.guard.is_armed = true;
        size = work(&room.arena, scratch.arena).size;
    }
    arena_close(&room.arena);
    arena_close(&scratch.arena);
    return size;
}

/* Every limit gives the whole result or a failure; and once too little, always too little. */
static void test_less_and_less(void) {
    size_t whole = work_within(ARENA_BYTES), done = 0, failed = 0;
    IS(whole > 300);
    for (size_t limit = 12000; limit > 0; limit -= limit > 24 ? 24 : limit) {
        size_t size = work_within(limit);
        CHECK(size == whole || size == 0, "%zu bytes: half a result", limit);
        CHECK(!(size && failed), "%zu bytes are enough, but more were not", limit);
        done += size != 0;
        failed += size == 0;
    }
    CHECK(done > 0 && failed > 0, "%zu done, %zu failed", done, failed);
}

/* One byte past an allocation is poison, also after growth. */
static void test_poison(void) {
#ifdef __SANITIZE_ADDRESS__
    struct room room;
    room_open(&room, ARENA_BYTES);
    char *bytes = arena_alloc_raw(&room.arena, 24, 8);
    IS(__asan_address_is_poisoned(bytes + 24) && !__asan_address_is_poisoned(bytes + 23));
    bytes = arena_grow(&room.arena, bytes, 24, 48, 8);
    IS(__asan_address_is_poisoned(bytes + 48) && !__asan_address_is_poisoned(bytes + 24));
    char *next = arena_alloc_raw(&room.arena, 8, 8);
    IS(__asan_address_is_poisoned(next - 1) && !__asan_address_is_poisoned(next));
    arena_close(&room.arena);
#endif
}

static void test_spans(void) {
    struct span outer = {2, 6}, inner = {3, 6}, empty = {6, 6}, next = {6, 8};
    IS(span_size(outer) == 4 && span_size(empty) == 0);
    IS(span_contains(outer, outer) && span_contains(outer, inner) && span_contains(outer, empty));
    IS(!span_contains(inner, outer) && !span_contains(outer, next));
    IS(span_overlaps(outer, inner) && span_overlaps(inner, outer));
    IS(!span_overlaps(outer, next) && !span_overlaps(next, outer));
    IS(!span_overlaps(outer, empty));
}

static void test_statuses(void) {
    for (int i = 0; i < STATUS_COUNT; i++) {
        enum status status = (enum status)i;
        bool is_failure = status != STATUS_OK;
        CHECK((status_exit(status) != 0) == is_failure, "exit of status %d", i);
        CHECK(strlen(status_message(status)) > 0, "message of status %d", i);
    }
    IS(status_exit(STATUS_COUNT) == 70);
    IS(strlen(status_message(STATUS_COUNT)) > 0);
}

int main(void) {
    test_open_and_close();
    test_alignment();
    test_zeroing();
    test_growth();
    test_arrays();
    test_scratch_by_value();
    test_failure();
    test_less_and_less();
    test_poison();
    test_spans();
    test_statuses();
    return check_report();
}
