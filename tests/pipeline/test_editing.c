/* What an editor asks of the library: a focus says of its blocks what the whole says, a memory
 * changes no finding, fixes mend their findings, places and parts are told. */
#include "check.h"
#include "plainer.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char *const page =
    "<!DOCTYPE html><html lang=\"en\"><head><title>Our home</title></head><body><main>\n"
    "<h1>Our home</h1>\n"
    "<p>We utilised the house by the sea &amp; were glad of it.</p>\n"
    "<h2>Help</h2>\n"
    "<p>An advocate came, and she utilised <b>the list</b> in order to help.</p>\n"
    "</main></body></html>\n";

static const char *const dictionary =
    "term,pos,action,plain,definition,level\nutilise,verb,replace,use,,14-16\n"
    "in order to,phrase,replace,to,,14-16\n"
    "advocate,noun,explain,,An advocate helps you say what you want.,14-16\n";

static pl_engine *new_engine(void) {
    pl_engine *engine = pl_engine_new();
    pl_failure failure;
    if (!engine ||
        pl_engine_add_dictionary(engine, dictionary, strlen(dictionary), "own.csv", &failure))
        abort();
    return engine;
}

static pl_document *open_page(pl_engine *engine, const char *source, const pl_settings *settings) {
    pl_document *document = NULL;
    pl_failure failure;
    if (pl_document_open(engine, source, strlen(source), "page.html", settings, &document,
                         &failure))
        CHECK(false, "cannot be opened: %s", failure.message);
    return document;
}

/* Findings as text, a line each. */
static bool note_finding(void *context, const pl_finding *f) {
    char line[256];
    (void)snprintf(line, sizeof line, "%s %zu+%zu of %zu+%zu: %.*s\n", f->rule, f->byte_offset,
                   f->byte_length, f->sentence_offset, f->sentence_length, (int)f->text_size,
                   f->text);
    return text_add(context, line, strlen(line));
}

static void findings_of(pl_document *document, struct text *text) {
    pl_failure failure;
    (void)text_emptied(text, TEXT_ALL);
    (void)pl_document_filter(document, note_finding, text, &failure);
}

static void test_memory(pl_engine *engine) {
    static struct text wanted, got;
    pl_settings settings = pl_settings_default();
    pl_document *document = open_page(engine, page, &settings);
    findings_of(document, &wanted);
    pl_document_free(document);
    settings.memory = pl_memory_new(0);
    for (int i = 0; i < 3; i++) {
        document = open_page(engine, page, &settings);
        findings_of(document, &got);
        CHECK(strcmp(got.bytes, wanted.bytes) == 0, "with a memory:\n%s", got.bytes);
        pl_document_free(document);
    }
    pl_memory_free(settings.memory);
    pl_memory_free(NULL);
}

static void test_focus(pl_engine *engine) {
    static struct text text;
    pl_settings settings = pl_settings_default();
    size_t start, end, at = (size_t)(strstr(page, "advocate") - page);
    settings.focus_start = settings.focus_end = at;
    pl_document *document = open_page(engine, page, &settings);
    pl_document_focus(document, &start, &end);
    CHECK(start <= at && at < end, "%zu in %zu to %zu", at, start, end);
    CHECK(end - start < 90, "%zu bytes", end - start);
    findings_of(document, &text);
    IS(strstr(text.bytes, ": advocate\n") && strstr(text.bytes, ": in order to\n"));
    size_t count = 0;
    for (const char *found = text.bytes; (found = strstr(found, ": utilised\n")); found++) count++;
    CHECK(count == 1, "only that of the paragraph: %s", text.bytes);
    pl_document_free(document);
    settings.focus_start = settings.focus_end = 0;
    document = open_page(engine, page, &settings);
    pl_document_focus(document, &start, &end);
    IS(start == 0 && end == 0);
    pl_document_free(document);
}

struct fixed {
    const char *source;
    struct text text;
    size_t at, count;
};

static void apply_fix(void *context, const pl_fix *fix) {
    struct fixed *fixed = context;
    CHECK(!fix->is_offer, "nothing is offered without being asked for");
    CHECK(fix->byte_offset >= fixed->at, "in order");
    text_add(&fixed->text, fixed->source + fixed->at, fix->byte_offset - fixed->at);
    text_add(&fixed->text, fix->text, fix->text_size);
    fixed->at = fix->byte_offset + fix->byte_length;
    fixed->count++;
}

static void test_fixes(pl_engine *engine) {
    static struct fixed fixed;
    pl_settings settings = pl_settings_default();
    pl_failure failure;
    settings.is_checked_only = true;
    pl_document *document = open_page(engine, page, &settings);
    fixed.source = page;
    (void)text_emptied(&fixed.text, TEXT_ALL);
    IS(pl_document_fixes(document, apply_fix, &fixed, &failure) == 0);
    text_add(&fixed.text, page + fixed.at, strlen(page + fixed.at));
    CHECK(fixed.count == 3, "%zu fixes", fixed.count);
    IS(strstr(fixed.text.bytes, "<p>We used the house by the sea &amp; were"));
    IS(strstr(fixed.text.bytes, "and she used <b>the list</b> to help.</p>"));
    pl_document_free(document);
}

static void hover(pl_document *document, const char *words, size_t into, struct text *text,
                  size_t *start, size_t *length) {
    pl_failure failure;
    (void)text_emptied(text, TEXT_ALL);
    size_t at = (size_t)(strstr(page, words) - page) + into;
    IS(pl_document_hover(document, at, start, length, text_add, text, &failure) == 0);
}

static void test_hover(pl_engine *engine) {
    static struct text text;
    size_t start, length;
    pl_settings settings = pl_settings_default();
    pl_document *document = open_page(engine, page, &settings);
    hover(document, "advocate", 3, &text, &start, &length);
    IS(strstr(text.bytes, "**advocate**") && strstr(text.bytes, "helps you say what you want"));
    IS(start == (size_t)(strstr(page, "advocate") - page) && length == strlen("advocate"));
    hover(document, "glad", 0, &text, &start, &length);
    CHECK(strncmp(text.bytes, "Sentence: 11 words", 18) == 0, "%s", text.bytes);
    IS(strncmp(page + start, "We utilised", 11) == 0);
    hover(document, "<h2>", 1, &text, &start, &length);
    IS(text.bytes[0] == '\0' && length == 0);
    hover(document, "</html>", 8, &text, &start, &length);
    IS(text.bytes[0] == '\0' && length == 0);
    pl_document_free(document);
}

struct parts {
    pl_part items[8];
    size_t count;
};

static void take_part(void *context, const pl_part *part) {
    struct parts *parts = context;
    if (parts->count < 8) parts->items[parts->count++] = *part;
}

static void test_parts(pl_engine *engine) {
    struct parts parts = {.count = 0};
    pl_settings settings = pl_settings_default();
    pl_failure failure;
    pl_document *document = open_page(engine, page, &settings);
    IS(pl_document_parts(document, take_part, &parts, &failure) == 0);
    CHECK(parts.count == 3, "%zu parts", parts.count);
    IS(parts.items[0].words == parts.items[1].words + parts.items[2].words);
    IS(parts.items[1].sentences == 1 && parts.items[2].sentences == 1);
    IS(strncmp(page + parts.items[2].byte_offset, "Help", 4) == 0);
    IS(parts.items[0].grade > 0);
    pl_document_free(document);
}

int main(void) {
    pl_engine *engine = new_engine();
    test_memory(engine);
    test_focus(engine);
    test_fixes(engine);
    test_hover(engine);
    test_parts(engine);
    pl_engine_free(engine);
    return check_report();
}
