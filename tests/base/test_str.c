/* Tests of slices and of the buffer that builds new ones. */
#include "base/str.h"
#include "check.h"

#include <string.h>

static void test_making(void) {
    IS(str_from(NULL).size == 0 && str_from(NULL).bytes != NULL);
    IS(str_from("").size == 0);
    IS(str_equal(str_from("care"), STR("care")));
    IS(STR("a\0b").size == 3);
}

static void test_slicing(void) {
    struct str s = STR("children");
    IS(str_equal(str_slice(s, 0, 5), STR("child")));
    IS(str_equal(str_slice(s, 5, 8), STR("ren")));
    IS(str_equal(str_slice(s, 5, 100), STR("ren")));
    IS(str_slice(s, 8, 8).size == 0 && str_slice(s, 100, 200).size == 0);
    IS(str_slice(s, 5, 3).size == 0);
    IS(str_slice(STR(""), 0, 0).size == 0);
}

static void test_comparing(void) {
    IS(str_equal(STR(""), (struct str){0}));
    IS(!str_equal(STR("care"), STR("cart")) && !str_equal(STR("care"), STR("carer")));
    IS(str_equal_fold(STR("NHS"), STR("nhs")) && !str_equal_fold(STR("NHS"), STR("NH")));
    IS(str_find_behind(STR("a--b"), STR("--"), 0) == 3 &&
       str_find_behind(STR("a"), STR("b"), 0) == 1);
    IS(str_skip_spaces(STR("a \n b"), 1) == 4 && str_skip_spaces(STR(" "), 0) == 1);
    IS(str_is_at(STR("ab"), 1, 'b') && !str_is_at(STR("ab"), 0, 'b') &&
       !str_is_at(STR("ab"), 2, 0));
    IS(str_starts_fold(STR("NHS trust"), STR("nhs")) && str_starts_fold(STR("x"), STR("")));
    IS(!str_starts_fold(STR("NH"), STR("nhs")) && !str_starts_fold(STR(" NHS"), STR("nhs")));
    IS(str_ends_fold(STR("A.HTM"), STR(".htm")) && str_ends_fold(STR("x"), STR("")));
    IS(!str_ends_fold(STR("htm"), STR(".htm")) && !str_ends_fold(STR("a.htm "), STR(".htm")));
    IS(!str_equal_fold(STR("@"), STR("`")) && !str_equal_fold(STR("\xC3\x89"), STR("\xC3\xA9")));
    IS(str_compare(STR("a"), STR("b")) < 0 && str_compare(STR("b"), STR("a")) > 0);
    IS(str_compare(STR("care"), STR("carer")) < 0 && str_compare(STR("carer"), STR("care")) > 0);
    IS(str_compare(STR("care"), STR("care")) == 0);
    IS(str_compare(STR("z"), STR("\xC3\xA9")) < 0);
    IS(str_compare((struct str){0}, STR("")) == 0 && str_compare(STR(""), STR("a")) < 0);
}

static void test_searching(void) {
    struct str s = STR("a carer and a carer");
    IS(str_starts(s, STR("a c")) && !str_starts(s, STR("carer")) && str_starts(s, STR("")));
    IS(str_ends(s, STR("carer")) && !str_ends(STR("er"), STR("carer")) && str_ends(s, STR("")));
    IS(str_find(s, STR("carer"), 0) == 2 && str_find(s, STR("carer"), 3) == 14);
    IS(str_find(s, STR("carer"), 15) == SIZE_MAX && str_find(s, STR("x"), 0) == SIZE_MAX);
    IS(str_find(s, STR("a"), s.size + 1) == SIZE_MAX);
    IS(str_find(s, STR(""), 5) == 5 && str_find(STR("a"), STR("ab"), 0) == SIZE_MAX);
    IS(str_contains_fold(s, STR("CARER")) && !str_contains_fold(s, STR("carers")));
    IS(str_contains_fold(s, STR("")) && !str_contains_fold(STR(""), STR("a")));
}

static void test_trimming(void) {
    IS(str_equal(str_trim(STR(" \t\r\n a b \v\f")), STR("a b")));
    IS(str_trim(STR(" \n ")).size == 0 && str_trim(STR("")).size == 0);
    IS(str_trim(STR("\xC2\xA0")).size == 2);
}

static void check_parts(const char *text, const char *const *parts, size_t count) {
    struct str rest = str_from(text), part;
    size_t found = 0;
    for (; str_next(&rest, ',', &part); found++)
        CHECK(found < count && str_equal(part, str_from(parts[found])), "'%s', part %zu: '%.*s'",
              text, found, STR_ARG(part));
    CHECK(found == count, "'%s': %zu parts", text, found);
}

static void test_parts(void) {
    check_parts("a,bc,", (const char *const[]){"a", "bc", ""}, 3);
    check_parts(",a", (const char *const[]){"", "a"}, 2);
    check_parts("a", (const char *const[]){"a"}, 1);
    check_parts("", (const char *const[]){""}, 1);
    struct str nothing = {0}, part;
    IS(!str_next(&nothing, ',', &part));
}

static void test_sorted_lists(void) {
    static const char *const list[] = {"aunt", "brother", "carer", "sister", "uncle"};
    enum { COUNT = sizeof list / sizeof *list };
    for (size_t count = 0; count <= COUNT; count++)
        for (size_t i = 0; i < COUNT; i++)
            CHECK(str_in_sorted(str_from(list[i]), list, count) == (i < count), "%s of %zu",
                  list[i], count);
    IS(!str_in_sorted(STR("care"), list, COUNT) && !str_in_sorted(STR(""), list, COUNT));
    IS(!str_in_sorted(STR("zebra"), list, COUNT) && !str_in_sorted(STR("a"), list, COUNT));
}

static void test_copies(struct arena *arena) {
    struct str source = STR("carer"), copy = str_copy(arena, source);
    IS(str_equal(copy, source) && copy.bytes != source.bytes && copy.bytes[5] == '\0');
    IS(str_equal(str_capitalise(arena, STR("carer")), STR("Carer")));
    IS(str_equal(str_capitalise(arena, STR("é")), STR("é")) &&
       !str_capitalise(arena, STR("")).size);
    struct str empty = str_copy(arena, (struct str){0});
    IS(empty.size == 0 && empty.bytes[0] == '\0');
}

static void test_formats(struct arena *arena) {
    IS(str_equal(str_format(arena, "%d of %s", 3, "nine"), STR("3 of nine")));
    IS(str_equal(str_format(arena, "%.*s", STR_ARG(str_slice(STR("carers"), 0, 5))), STR("carer")));
    IS(str_format(arena, "%s", "").size == 0);
    IS(str_format(arena, "%1000d", 7).size == 1000);
}

static void test_buffers(struct arena *arena) {
    struct buf buf = {.arena = arena};
    IS(buf_str(&buf).size == 0 && buf_str(&buf).bytes != NULL);
    buf_add(&buf, (struct str){0});
    buf_add_repeated(&buf, '-', 0);
    IS(buf.bytes == NULL);
    buf_add(&buf, STR("care"));
    buf_add_char(&buf, 'r');
    buf_add_repeated(&buf, 's', 3);
    buf_format(&buf, "%d%%", 12);
    IS(str_equal(buf_str(&buf), STR("carersss12%")));
}

/* What is added stays, whatever is allocated in between. */
static void test_long_buffer(struct arena *arena) {
    struct buf buf = {.arena = arena};
    for (int i = 0; i < 5000; i++) {
        buf_format(&buf, "%04d", i);
        if (i % 100 == 0) arena_alloc_raw(arena, 1, 1);
    }
    IS(buf.size == 20000);
    for (int i = 0; i < 5000; i++) {
        char expected[16];
        snprintf(expected, sizeof expected, "%04d", i);
        CHECK(memcmp(buf.bytes + (ptrdiff_t)4 * i, expected, 4) == 0, "number %d was overwritten",
              i);
    }
    buf_add_repeated(&buf, 'x', 100000);
    IS(buf.size == 120000 && buf.bytes[119999] == 'x' && buf.capacity >= buf.size);
}

/* The capacity's last byte is used, not the one behind it. */
static void test_full_buffer(struct arena *arena) {
    for (size_t size = 250; size < 262; size++) {
        struct buf buf = {.arena = arena};
        buf_add_repeated(&buf, 'a', size);
        buf_format(&buf, "%s", "bc");
        buf_add_char(&buf, 'd');
        CHECK(buf.size == size + 3 && memcmp(buf.bytes + size, "bcd", 3) == 0, "size %zu", size);
    }
}

int main(void) {
    struct arena arena;
    struct arena_guard guard = {0};
    if (!arena_open(&arena, 1 << 24, &guard)) abort();
    test_making();
    test_slicing();
    test_comparing();
    test_searching();
    test_trimming();
    test_parts();
    test_sorted_lists();
    test_copies(&arena);
    test_formats(&arena);
    test_buffers(&arena);
    test_long_buffer(&arena);
    test_full_buffer(&arena);
    arena_close(&arena);
    return check_report();
}
