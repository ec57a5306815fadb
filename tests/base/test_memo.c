/* What is kept by its key: found again, the same bytes; bounded; what is asked for stays longer
 * than what is not. */
#include "base/memo.h"

#include "check.h"

#include <string.h>

static struct str number(char room[16], unsigned i) {
    int size = snprintf(room, 16, "key %u", i);
    return (struct str){room, (size_t)size};
}

/* A value of which every byte follows from the key's number. */
static struct str value_of(char *room, unsigned i) {
    size_t size = i % 2000;
    for (size_t k = 0; k < size; k++) room[k] = (char)((size_t)i * 31 + k);
    return (struct str){room, size};
}

static void test_few(void) {
    struct memo *memo = memo_new(0);
    struct str value, key = STR("a key"), with_nul = {"a\0b", 3}, other = {"a\0c", 3};
    IS(memo && !memo_find(memo, key, &value));
    memo_put(memo, key, STR("its value"));
    memo_put(memo, with_nul, STR(""));
    IS(memo_find(memo, key, &value) && str_equal(value, STR("its value")));
    IS(memo_find(memo, with_nul, &value) && value.size == 0);
    IS(!memo_find(memo, other, &value));
    memo_put(memo, key, STR("another one")); /* a function has one value */
    IS(memo_find(memo, key, &value) && str_equal(value, STR("its value")));
    memo_put(memo, STR(""), STR("of the empty key"));
    IS(memo_find(memo, STR(""), &value) && str_equal(value, STR("of the empty key")));
    memo_free(memo);
    memo_free(NULL);
}

static void test_many(void) {
    enum { COUNT = 20000, LIMIT = 1 << 20 };
    static char room[2000], wanted[2000];
    char key[16];
    struct memo *memo = memo_new(LIMIT);
    struct str value;
    unsigned found = 0, wrong = 0, asked = 0;
    for (unsigned i = 0; i < COUNT; i++) {
        memo_put(memo, number(key, i), value_of(room, i));
        asked += memo_find(memo, STR("key 7"), &value);
    }
    for (unsigned i = 0; i < COUNT; i++) {
        if (!memo_find(memo, number(key, i), &value)) continue;
        found++;
        wrong += !str_equal(value, value_of(wanted, i));
    }
    CHECK(found > 100 && found < 2000, "%u of %u are kept in a mebibyte", found, (unsigned)COUNT);
    CHECK(wrong == 0, "%u are not what was put there", wrong);
    CHECK(asked == COUNT - 7, "what is asked for all the time was found %u times", asked);
    IS(memo_find(memo, number(key, COUNT - 1), &value));
    memo_free(memo);
}

static void test_long(void) {
    static char room[1 << 20];
    struct memo *memo = memo_new(1 << 20);
    struct str value, huge = {room, sizeof room};
    memo_put(memo, STR("short"), STR("value"));
    memo_put(memo, STR("too long"), huge); /* is not kept */
    IS(!memo_find(memo, STR("too long"), &value));
    memo_put(memo, STR("again"), STR("value"));
    IS(memo_find(memo, STR("again"), &value));
    memo_free(memo);
}

int main(void) {
    test_few();
    test_many();
    test_long();
    return check_report();
}
