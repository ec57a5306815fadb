/* Tests of the CSV reader: RFC 4180 as spreadsheets write it, the place of every field, and what it
 * refuses. Fields are compared in one string: "a|b;" for each row. */
#include "check.h"
#include "dictionary/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static struct arena_guard guard;

/* Everything that was read, and how it ended. */
struct reading {
    char rows[512], places[512];
    int last; /* 0, or -1 with failure */
    struct failure failure;
};

static void add(char *text, size_t capacity, const char *more, size_t size) {
    size_t used = strlen(text);
    if (used + size >= capacity) abort();
    memcpy(text + used, more, size);
    text[used + size] = '\0';
}

static void add_row(struct reading *r, const struct csv_field *fields, int count) {
    for (int i = 0; i < count; i++) {
        char place[32];
        int size = snprintf(place, sizeof place, "%u:%u ", fields[i].line, fields[i].column);
        add(r->rows, sizeof r->rows, fields[i].text.bytes, fields[i].text.size);
        add(r->rows, sizeof r->rows, i + 1 < count ? "|" : ";", 1);
        add(r->places, sizeof r->places, place, (size_t)size);
    }
}

static struct reading read_csv(const char *bytes, size_t size) {
    struct reading r = {.last = 1};
    char *exact = malloc(size + !size);
    if (!exact) abort();
    memcpy(exact, bytes, size);
    struct csv csv = csv_open((struct str){exact, size}, &arena);
    struct csv_field fields[CSV_FIELDS_MAX];
    while ((r.last = csv_next(&csv, fields, &r.failure)) > 0) add_row(&r, fields, r.last);
    free(exact);
    return r;
}

static const struct {
    const char *source, *rows, *places;
} good[] = {
    /* clang-format off */
    {"", "", ""},
    {"\n\n", "", ""},
    {"a,b\nc,d\n", "a|b;c|d;", "1:1 1:3 2:1 2:3 "},
    {"a,b\nc,d", "a|b;c|d;", "1:1 1:3 2:1 2:3 "},
    {"a,b\r\nc,d\r\n", "a|b;c|d;", "1:1 1:3 2:1 2:3 "},
    {"a,b\rc,d\r", "a|b;c|d;", "1:1 1:3 2:1 2:3 "},
    {"\xEF\xBB\xBF" "a,b\n", "a|b;", "1:1 1:3 "},
    {"\xEF\xBB\xBF\"a\",b\n", "a|b;", "1:1 1:5 "},
    {"\xEF\xBB\xBF", "", ""},
    {"a\tb\nc,d\te\n", "a|b;c,d|e;", "1:1 1:3 2:1 2:5 "},
    {"a,b\nc\td,e\n", "a|b;c\td|e;", "1:1 1:3 2:1 2:5 "},
    {"\"a\",\"b\"\n", "a|b;", "1:1 1:5 "},
    {"\"a,b\",c\n", "a,b|c;", "1:1 1:7 "},
    {"\"a \"\"b\"\"\",c\n", "a \"b\"|c;", "1:1 1:11 "},
    {"\"\"\"\",c\n", "\"|c;", "1:1 1:6 "},
    {"\"\",\"\"\n", "|;", "1:1 1:4 "},
    {",\n", "|;", "1:1 1:2 "},
    {",,\n", "||;", "1:1 1:2 1:3 "},
    {"\"a\nb\",c\nd,e\n", "a\nb|c;d|e;", "1:1 2:4 3:1 3:3 "},
    {"\"a\r\nb\",c\r\nd,e\r\n", "a\r\nb|c;d|e;", "1:1 2:4 3:1 3:3 "},
    {"\"a\n\n\nb\"\nc\n", "a\n\n\nb;c;", "1:1 5:1 "},
    {"a\n\n\r\n\nb\n", "a;b;", "1:1 5:1 "},
    {"a b, c \n", "a b| c ;", "1:1 1:5 "},
    {"a\"b,c\"\n", "a\"b|c\";", "1:1 1:5 "},
    {"caf\xC3\xA9,b\n", "caf\xC3\xA9|b;", "1:1 1:6 "},
    {"\"caf\xC3\xA9 \xE2\x80\x93\",b\n", "caf\xC3\xA9 \xE2\x80\x93|b;", "1:1 1:10 "},
    {"\"a\tb\"\tc\n", "a\tb|c;", "1:1 1:7 "},
    /* clang-format on */
};

static void test_good(void) {
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct reading r = read_csv(good[i].source, strlen(good[i].source));
        CHECK(r.last == 0, "%zu: refused: %.*s", i, STR_ARG(r.failure.detail));
        CHECK(strcmp(r.rows, good[i].rows) == 0, "%zu: rows '%s'", i, r.rows);
        CHECK(strcmp(r.places, good[i].places) == 0, "%zu: places '%s'", i, r.places);
    }
}

static const struct {
    const char *source;
    uint32_t line, column;
    const char *message;
} bad[] = {
    /* clang-format off */
    {"\"", 1, 1, "never closed"},
    {"a,\"b\n", 1, 3, "never closed"},
    {"a,b\nc,\"d\ne,f\n", 2, 3, "never closed"},
    {"a,b\nc,\"d\"\"\n", 2, 3, "never closed"},
    {"caf\xC3\xA9,\"b", 1, 6, "never closed"},
    {"\"a\"b,c\n", 1, 4, "after a closing quotation mark"},
    {"\"a\" ,c\n", 1, 4, "after a closing quotation mark"},
    {"a,b\n\"c\nd\"e,f\n", 3, 3, "after a closing quotation mark"},
    {"\"a\"\tb\n\"c\",d\n", 2, 4, "after a closing quotation mark"},
    {",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n", 1, 33, "32 fields"},
    /* clang-format on */
};

static void test_bad(void) {
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct reading r = read_csv(bad[i].source, strlen(bad[i].source));
        CHECK(r.last == -1, "%zu: taken", i);
        CHECK(r.failure.status == STATUS_BAD_DICTIONARY, "%zu: status", i);
        CHECK(r.failure.line == bad[i].line && r.failure.column == bad[i].column, "%zu: at %u:%u",
              i, r.failure.line, r.failure.column);
        CHECK(r.failure.detail.size && strstr(r.failure.detail.bytes, bad[i].message), "%zu: %.*s",
              i, STR_ARG(r.failure.detail));
    }
}

static void test_limit(void) {
    char row[2 * CSV_FIELDS_MAX];
    for (size_t i = 0; i < sizeof row; i++) row[i] = i % 2 ? ',' : 'a';
    row[sizeof row - 1] = '\n';
    struct reading r = read_csv(row, sizeof row);
    CHECK(r.last == 0 && strlen(r.rows) == 2 * CSV_FIELDS_MAX, "32 fields fit");
}

/* No string of marks of the format may read out of bounds or stand still. */
static void test_odd(void) {
    static const char marks[] = "\",\n\ra\t";
    enum { LENGTH = 6, COUNT = sizeof marks - 1 };
    char text[LENGTH];
    size_t all = 1, strange = 0;
    for (int i = 0; i < LENGTH; i++) all *= COUNT;
    for (size_t n = 0; n < all; n++) {
        size_t rest = n;
        for (int i = 0; i < LENGTH; i++, rest /= COUNT) text[i] = marks[rest % COUNT];
        struct arena before = arena;
        struct reading r = read_csv(text, LENGTH);
        arena = before;
        bool has_place = r.last == 0 || (r.failure.line > 0 && r.failure.column > 0);
        strange += r.last > 0 || !has_place;
    }
    CHECK(strange == 0, "%zu of %zu texts end strangely", strange, all);
}

int main(void) {
    if (!arena_open(&arena, (size_t)1 << 26, &guard)) return EXIT_FAILURE;
    test_good();
    test_bad();
    test_limit();
    test_odd();
    arena_close(&arena);
    return check_report();
}
