/* What the tests of the write room share: counting, terms and rules, the main function. */
#ifndef TESTS_WRITE_EXPECT_H
#define TESTS_WRITE_EXPECT_H

#include "checkers.h"
#include "fixture.h"

/* STR without the compound literal, for static tables. */
#define TEXT(literal)                                                                              \
    { literal, sizeof(literal) - 1 }

static unsigned passed, failed;
static struct fixture fixture;
static struct fixture *const f = &fixture;

static inline void report(bool is_right, const char *what, const char *output, int line) {
    passed += is_right;
    failed += !is_right;
    if (!is_right) printf("line %d: %s\n--- output:\n%s\n", line, what, output);
}

#define EXPECT(claim) report((claim), #claim, "", __LINE__)
#define EXPECT_HAS(output, part) report(strstr((output), (part)) != NULL, part, (output), __LINE__)
#define EXPECT_LACKS(output, part)                                                                 \
    report(strstr((output), (part)) == NULL, "unwanted: " part, (output), __LINE__)
#define EXPECT_IS(output, whole) report(!strcmp((output), (whole)), whole, (output), __LINE__)
#define EXPECT_SOUND(verdict, output) report_verdict((verdict), (output), __LINE__)

static inline void report_verdict(const char *verdict, const char *output, int line) {
    report(!verdict, verdict ? verdict : "sound", output, line);
}

__attribute__((unused)) static const struct doc_rule rule = {.id = "split.long",
                                                             .title = "a long sentence"};
__attribute__((unused)) static const struct doc_term care_order = {
    .term = TEXT("care order"), .definition = TEXT("A court's decision <that> counts.")};
__attribute__((unused)) static const struct doc_term la = {
    .term = TEXT("LA"), .expansion = TEXT("local authority"), .definition = TEXT("The council.")};

static inline void one_paragraph(const char *text) {
    fixture_start(f);
    fixture_leaf(f, DOC_PARAGRAPH, text);
    fixture_finish(f);
}

/* Runs the tests, says how many claims held, and gives the exit status. */
static inline int run_tests(void (*const *tests)(void), size_t count) {
    for (size_t i = 0; i < count; i++) tests[i]();
    printf("%u passed, %u failed\n", passed, failed);
    return failed > 0;
}

#define RUN(tests) run_tests((tests), sizeof(tests) / sizeof(tests)[0])

#endif
