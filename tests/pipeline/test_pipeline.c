/* Tests of the public header as a host uses it: its example, every status it promises, memory that
 * runs out at every step, and what it says of a document. */
#include "check.h"
#include "plainer.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct text text;

static const char *const page =
    "<!DOCTYPE html><html lang=\"en\"><head><title>Our home</title></head><body><main><article>"
    "<h1>Our home</h1><p>We utilised the old house by the sea for ten years, and we were glad of "
    "every room in it. An advocate came (on 3 May) and she &amp; Tom ate. \xE2\x80\x9CIt were "
    "grand,\xE2\x80\x9D he said.</p><ul><li>One bed</li><li>Two beds</li></ul>"
    "<table><tr><th>Year</th><td>2020</td></tr></table><blockquote><p>My advocate is kind.</p>"
    "</blockquote><p>See <a href=\"https://example.org/a\">the list</a>.</p></article></main>"
    "</body></html>";

static const char *const markdown =
    "# Our home\n\nWe utilised *it* for ten years, and we were glad of every room that we had in "
    "it.\n\n- one\n- two\n\n> An advocate came.\n\n| a | b |\n|---|---|\n| c | d |\n";

static const char *const dictionary =
    "term,pos,action,plain,definition\nutilise,verb,replace,use,\n"
    "advocate,noun,explain,,An advocate helps you say what you want.\n";

/* ---- The header's example ---- */

static bool write_to_file(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size;
}

static void test_example(void) {
    FILE *file = tmpfile();
    const char *const bytes = page;
    size_t size = strlen(page);
    if (!file) abort();
    pl_engine *engine = pl_engine_new();
    pl_document *document = NULL;
    pl_failure failure;
    pl_settings settings = pl_settings_default();
    if (pl_document_open(engine, bytes, size, "page.html", &settings, &document, &failure) == 0)
        pl_document_write(document, PL_VIEW_PAGE, "html", NULL, write_to_file, file, &failure);
    pl_document_free(document);
    pl_engine_free(engine);
    CHECK(ftell(file) > 1000, "%ld bytes", ftell(file));
    fclose(file);
    pl_document_free(NULL);
    pl_engine_free(NULL);
    CHECK(pl_version()[0] >= '0' && pl_version()[0] <= '9', "%s", pl_version());
}

/* ---- Settings ---- */

static int open_text(pl_engine *engine, const char *source, const pl_settings *settings,
                     pl_document **document, pl_failure *failure) {
    *failure = (pl_failure){.exit_status = -1};
    *document = (pl_document *)&text; /* must be overwritten whatever happens */
    return pl_document_open(engine, source, strlen(source), "-", settings, document, failure);
}

static void check_refused(pl_engine *engine, const pl_settings *settings, const char *message) {
    pl_document *document;
    pl_failure failure;
    int status = open_text(engine, "Tom left.", settings, &document, &failure);
    CHECK(status == 2 && failure.exit_status == 2 && !document, "%s: status %d", message, status);
    CHECK(strstr(failure.message, message), "%s: %s", message, failure.message);
    CHECK(pl_document_open(engine, "a", 1, "-", settings, &document, NULL) == 2,
          "no failure asked");
}

static void test_usage(pl_engine *engine) {
    static const char *const bands[] = {"", "9", "9-12", "adult", NULL};
    pl_settings settings = pl_settings_default();
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        settings.band = bands[i];
        check_refused(engine, &settings, "no band '");
    }
    settings = pl_settings_default();
    settings.rules = "+all,-long-words";
    check_refused(engine, &settings, "no rule 'long-words'");
}

/* No page is converted for the youngest, but it is checked. */
static void test_youngest(pl_engine *engine) {
    pl_settings settings = pl_settings_default();
    settings.band = "7-9";
    settings.input = PL_INPUT_TEXT;
    check_refused(engine, &settings, "ages 7 to 9 are written by a person");
    settings.edits = PL_EDITS_ALL;
    check_refused(engine, &settings, "check --band 7-9");
    pl_document *document;
    pl_failure failure;
    static const char *const source = "Tom and Amy saw two red birds and a big old dog in a park.";
    settings.is_checked_only = true;
    CHECK(open_text(engine, source, &settings, &document, &failure) == 0, "checked only");
    CHECK(pl_document_findings(document, PL_WARNING) == 2, "over 12 words, two joining words: %zu",
          pl_document_findings(document, PL_WARNING));
    pl_document_free(document);
    settings.is_checked_only = false;
    settings.edits = PL_EDITS_NONE;
    CHECK(open_text(engine, source, &settings, &document, &failure) == 0, "no edits");
    pl_document_free(document);
    settings.edits = PL_EDITS_SAFE;
    settings.stage = PL_STAGE_FIND;
    CHECK(open_text(engine, source, &settings, &document, &failure) == 0, "an earlier stage");
    pl_document_free(document);
}

static void test_engine(pl_engine *engine) {
    pl_failure failure = {.exit_status = 0};
    static const char *const bad = "term,action\nhome,burn\n";
    pl_engine *other = pl_engine_new();
    CHECK(pl_engine_add_dictionary(other, bad, strlen(bad), "a.csv", &failure) == 2, "bad row");
    CHECK(failure.line == 2 && failure.column == 6 && strstr(failure.message, "no action"),
          "%u:%u: %s", failure.line, failure.column, failure.message);
    CHECK(pl_engine_add_dictionary(other, bad, strlen(bad), "a.csv", NULL) == 2,
          "no failure asked");
    CHECK(pl_engine_set_lexicon(other, "a b", 3, &failure) == 2, "no lexicon");
    CHECK(pl_engine_set_lexicon(other, "", 0, NULL) == 2, "an empty lexicon");
    pl_engine_free(other);
    CHECK(pl_engine_add_dictionary(engine, dictionary, strlen(dictionary), "own.csv", &failure) ==
              0,
          "%s", failure.message);
}

/* ---- Writing ---- */

static void test_formats(pl_engine *engine) {
    static const struct {
        pl_view view;
        const char *format;
        int status;
    } views[] = {
        {PL_VIEW_PAGE, "html", 0},      {PL_VIEW_PAGE, "text", 0},
        {PL_VIEW_PAGE, "json", 0},      {PL_VIEW_PAGE, "pdf", 2},
        {PL_VIEW_PAGE, "", 2},          {PL_VIEW_PAGE, NULL, 2},
        {PL_VIEW_FINDINGS, "human", 0}, {PL_VIEW_FINDINGS, "line", 0},
        {PL_VIEW_FINDINGS, "json", 0},  {PL_VIEW_FINDINGS, "github", 0},
        {PL_VIEW_FINDINGS, "html", 2},  {PL_VIEW_FINDINGS, "checkstyle", 0},
        {PL_VIEW_FINDINGS, "sarif", 0}, {PL_VIEW_FINDINGS, "gitlab", 0},
        {PL_VIEW_SCORES, "human", 0},   {PL_VIEW_SCORES, "json", 0},
        {PL_VIEW_SCORES, "csv", 0},     {PL_VIEW_SCORES, "text", 2},
        {PL_VIEW_STAGE, "read", 0},     {PL_VIEW_STAGE, "language", 0},
        {PL_VIEW_STAGE, "assess", 0},   {PL_VIEW_STAGE, "find", 0},
        {PL_VIEW_STAGE, "simplify", 0}, {PL_VIEW_STAGE, "guess", 2},
        {PL_VIEW_DIFF, "text", 0},
    };
    pl_document *document;
    pl_failure failure;
    pl_settings settings = pl_settings_default();
    CHECK(open_text(engine, page, &settings, &document, &failure) == 0, "%s", failure.message);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        const char *name = views[i].format ? views[i].format : "(none)";
        failure.exit_status = 0;
        int status = pl_document_write(document, views[i].view, views[i].format, NULL, text_add,
                                       text_emptied(&text, TEXT_ALL), &failure);
        CHECK(status == views[i].status && failure.exit_status == status, "%s: %d", name, status);
        CHECK((text.size > 0) == (status == 0), "%s: %zu bytes", name, text.size);
        if (status) continue;
        status = pl_document_write(document, views[i].view, views[i].format, NULL, text_add,
                                   text_emptied(&text, 0), &failure);
        CHECK(status == 4 && failure.exit_status == 4, "%s: a full disk gives %d", name, status);
    }
    pl_write_settings fragment = {.is_fragment = true};
    CHECK(pl_document_write(document, PL_VIEW_PAGE, "html", &fragment, text_add,
                            text_emptied(&text, TEXT_ALL), NULL) == 0 &&
              !strstr(text.bytes, "<html"),
          "a fragment");
    pl_document_free(document);
    CHECK(pl_format_for_ending("html") && strcmp(pl_format_for_ending("txt"), "text") == 0 &&
              !pl_format_for_ending("pdf") && !pl_format_for_ending("") &&
              !pl_format_for_ending(NULL),
          "endings");
}

/* ---- What is said of a document ---- */

static void test_empty(pl_engine *engine) {
    static const char *const formats[] = {"html", "text", "json"};
    for (pl_input_format input = PL_INPUT_GUESS; input <= PL_INPUT_TEXT; input++) {
        pl_settings settings = pl_settings_default();
        settings.input = input;
        pl_document *document;
        CHECK(pl_document_open(engine, NULL, 0, "-", &settings, &document, NULL) == 0, "empty");
        CHECK(pl_document_findings(document, PL_SUGGESTION) == 0, "findings in nothing");
        CHECK(pl_document_grade(document) < 0, "a grade of nothing");
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
            CHECK(pl_document_write(document, PL_VIEW_PAGE, formats[i], NULL, text_add,
                                    text_emptied(&text, TEXT_ALL), NULL) == 0,
                  "%s of nothing", formats[i]);
        pl_document_free(document);
    }
}

static void test_counts(pl_engine *engine) {
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_TEXT;
    pl_document *document;
    pl_failure failure;
    char source[4096] = "We utilise it. The red dog and the old cat ran by the big red barn to the "
                        "far end of the long road at noon.";
    CHECK(open_text(engine, source, &settings, &document, &failure) == 0, "%s", failure.message);
    CHECK(pl_document_findings(document, PL_ERROR) == 1, "21 words");
    CHECK(pl_document_findings(document, PL_WARNING) == 2, "and a word to replace");
    CHECK(pl_document_findings(document, PL_SUGGESTION) == 2, "no suggestion");
    CHECK(pl_document_grade(document) < 0, "too short for a grade");
    CHECK(!pl_document_warning(document, 0) && !pl_document_warning(document, 99), "warnings");
    pl_document_free(document);
    source[0] = '\0';
    for (int i = 0; i < 30; i++) strcat(source, "The red dog ran by the barn. ");
    CHECK(open_text(engine, source, &settings, &document, &failure) == 0, "%s", failure.message);
    double grade = pl_document_grade(document);
    CHECK(grade >= 0 ? grade < 3 : grade > -4, "grade %.1f", grade);
    pl_document_free(document);
}

static void test_warnings(pl_engine *engine) {
    pl_settings settings = pl_settings_default();
    pl_document *document;
    pl_failure failure;
    CHECK(open_text(engine, page, &settings, &document, &failure) == 0, "%s", failure.message);
    CHECK(!pl_document_warning(document, 0), "an article: %s", pl_document_warning(document, 0));
    pl_document_free(document);
    settings.select = ".missing";
    CHECK(open_text(engine, page, &settings, &document, &failure) == 0, "%s", failure.message);
    const char *warning = pl_document_warning(document, 0);
    CHECK(warning && strstr(warning, ".missing") && !strchr(warning, '\n'), "nothing selected: %s",
          warning ? warning : "no warning");
    CHECK(!pl_document_warning(document, 1) && !pl_document_warning(document, SIZE_MAX),
          "one line is enough");
    pl_document_free(document);
}

static void test_no_text(pl_engine *engine) {
    static const char program[] = "\x7F"
                                  "ELF\0\1\0\0\2\0";
    pl_settings settings = pl_settings_default();
    pl_document *document;
    pl_failure failure;
    int status =
        pl_document_open(engine, program, sizeof program, "a.out", &settings, &document, &failure);
    CHECK(status == 3 && failure.exit_status == 3 && !document && *failure.message, "program: %d",
          status);
}

static void test_explain(pl_engine *engine) {
    static const char *const topics[][2] = {
        {"term-replace", "plainer"}, {"9-11", "growing"},       {"reading-level", "CEFR-SP"},
        {"flesch-kincaid", "grade"}, {"advocate", "helps you"}, {"Advocates", "helps you"},
        {"7-9", "person writes"}};
    for (size_t i = 0; i < sizeof topics / sizeof *topics; i++) {
        CHECK(pl_explain(engine, topics[i][0], text_add, text_emptied(&text, TEXT_ALL)) == 0, "%s",
              topics[i][0]);
        CHECK(strstr(text.bytes, topics[i][1]), "%s: %s", topics[i][0], text.bytes);
    }
    CHECK(pl_explain(engine, NULL, text_add, text_emptied(&text, TEXT_ALL)) == 0 &&
              strstr(text.bytes, "split-dash") && strstr(text.bytes, "14-16"),
          "everything: %s", text.bytes);
    CHECK(pl_explain(engine, "no such thing", text_add, text_emptied(&text, TEXT_ALL)) == 2 &&
              !text.size,
          "nothing");
    CHECK(pl_explain(engine, "", text_add, text_emptied(&text, TEXT_ALL)) == 2 && !text.size,
          "no name");
    CHECK(pl_explain(engine, "9-11", text_add, text_emptied(&text, 0)) == 4, "a full disk");
}

/* ---- Memory ---- */

static void write_all(pl_document *document) {
    static const struct {
        pl_view view;
        const char *format;
    } views[] = {{PL_VIEW_PAGE, "html"},      {PL_VIEW_PAGE, "json"},   {PL_VIEW_FINDINGS, "human"},
                 {PL_VIEW_STAGE, "language"}, {PL_VIEW_SCORES, "json"}, {PL_VIEW_DIFF, "text"}};
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        int status = pl_document_write(document, views[i].view, views[i].format, NULL, text_add,
                                       text_emptied(&text, TEXT_ALL), NULL);
        CHECK(status == 0 || status == 5, "%s: %d", views[i].format, status);
    }
}

/* From 64 MB down to 4 kB in steps of a twelfth: each gives a page or a status, nothing else. */
static void test_memory(pl_engine *engine) {
    static const pl_input_format inputs[] = {PL_INPUT_HTML, PL_INPUT_MARKDOWN, PL_INPUT_TEXT};
    const char *const sources[] = {page, markdown, page};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        size_t opened = 0, refused = 0;
        pl_settings settings = pl_settings_default();
        settings.input = inputs[i];
        settings.edits = PL_EDITS_ALL;
        for (size_t limit = (size_t)64 << 20; limit >= 4096; limit -= limit / 12) {
            settings.memory_limit = limit;
            pl_document *document;
            pl_failure failure;
            int status = open_text(engine, sources[i], &settings, &document, &failure);
            CHECK(status == 0 || status == 5, "%zu bytes: %d", limit, status);
            CHECK((status == 0) == (document != NULL), "%zu bytes: a document", limit);
            CHECK(status == 0 || (failure.exit_status == 5 && strstr(failure.message, "memory")),
                  "%zu bytes: %s", limit, failure.message);
            if (document) write_all(document);
            pl_document_free(document);
            opened += status == 0;
            refused += status == 5;
        }
        CHECK(opened > 5 && refused > 5, "input %zu: %zu opened, %zu refused", i, opened, refused);
    }
    pl_settings settings = pl_settings_default();
    pl_document *document;
    settings.memory_limit = 0;
    CHECK(pl_document_open(engine, page, strlen(page), "-", &settings, &document, NULL) == 0,
          "no limit given");
    pl_document_free(document);
    settings.memory_limit = SIZE_MAX;
    CHECK(pl_document_open(engine, page, strlen(page), "-", &settings, &document, NULL) == 5,
          "more than there is");
}

int main(void) {
    test_example();
    pl_engine *engine = pl_engine_new();
    if (!engine) return EXIT_FAILURE;
    test_engine(engine);
    test_usage(engine);
    test_youngest(engine);
    test_formats(engine);
    test_empty(engine);
    test_counts(engine);
    test_warnings(engine);
    test_no_text(engine);
    test_explain(engine);
    test_memory(engine);
    pl_engine_free(engine);
    return check_report();
}
