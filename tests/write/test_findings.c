/* Tests of the listings: JSON, findings, dumps and scores. */
#include "expect.h"

#include "base/escape.h"
#include "base/utf8.h"
#include "write/places.h"
#include <math.h>

/* JSON, findings, dumps */

static void test_json(void) {
    one_paragraph("He said \"no\\yes\" \x01 \xFF \xE2\x80\xAE.");
    fixture_finding(f, &rule, "no", "too \"short\"\n");
    fixture_edit(f, DOC_EDIT_REPLACE, "no", "not", NULL);
    const char *json = fixture_to(f, "json");
    EXPECT_SOUND(check_json(json), json);
    EXPECT_HAS(json, "\"text\": \"He said \\\"no\\\\yes\\\" \\u0001 \xEF\xBF\xBD \\u202e.\"");
    EXPECT_HAS(json, "\"line\": 1, \"column\": 10, \"endLine\": 1, \"endColumn\": 12, "
                     "\"byteOffset\": 9, \"byteLength\": 2");
    EXPECT_HAS(json, "\"before\": \"no\", \"after\": \"not\"");
    fixture_end(f);
}

static const char *findings_as(const char *format, struct write_options options) {
    return fixture_write(f, write_find_findings(str_from(format))->write, &options);
}

static void two_findings(void) {
    fixture_start(f);
    fixture_leaf(f, DOC_PARAGRAPH, "Caf\xC3\xA9 one.");
    fixture_leaf(f, DOC_PARAGRAPH, "A\tlong, 100% two.");
    fixture_finish(f);
    fixture_finding(f, &rule, "one", "say 1%, not <one>");
    fixture_finding(f, &rule, "two", "second");
    f->doc.name = STR("a,b:c.md");
    f->doc.findings.items[1].skipped = STR("not sure");
}

static void test_findings(void) {
    struct write_options options = {.explain_skipped = true};
    two_findings();
    EXPECT_IS(findings_as("human", options),
              "a,b:c.md:1:6: warning: say 1%, not <one>  split.long\n  Caf\xC3\xA9 one.\n"
              "       ^^^\na,b:c.md:2:14: warning: second  split.long\n  A long, 100% two.\n"
              "               ^^^\n  not changed: not sure\na,b:c.md: 2 warnings\n");
    EXPECT_IS(findings_as("line", (struct write_options){.version = STR("")}),
              "a,b:c.md:1:6: warning: say 1%, not <one> [split.long]\n"
              "a,b:c.md:2:14: warning: second [split.long]\n");
    EXPECT_HAS(findings_as("github", options), "::warning file=a%2Cb%3Ac.md,line=1,col=6::say 1%25,"
                                               " not <one> [split.long]\n");
    EXPECT_HAS(findings_as("checkstyle", options),
               "<file name=\"a,b:c.md\">\n<error line=\"1\" column=\"6\" severity=\"warning\" "
               "message=\"say 1%, not &lt;one&gt;\" source=\"plainer.split.long\"/>");
    options.use_colour = true;
    EXPECT_HAS(findings_as("human", options), "\033[33mwarning\033[0m");
    fixture_end(f);
}

/* The fingerprint of the finding that stands in a place of the array, without its end. */
static struct str fingerprint(const char *json, size_t index) {
    static const char key[] = "\"fingerprint\": \"";
    const char *at = strstr(json, key);
    while (at && index-- > 0) at = strstr(at + 1, key);
    return at ? (struct str){at + sizeof key - 1, 16} : STR("none");
}

/* The report on a file of two paragraphs, in which "one" is found twice; to be freed. */
static char *gitlab_of(const char *file, const char *first, const char *second) {
    fixture_start(f);
    fixture_leaf(f, DOC_PARAGRAPH, first);
    fixture_leaf(f, DOC_PARAGRAPH, second);
    fixture_finish(f);
    fixture_finding(f, &rule, "one", "say \"it\"");
    fixture_finding(f, &rule, "one", "again");
    f->doc.name = str_from(file);
    char *copy = strdup(findings_as("gitlab", (struct write_options){.version = STR("")}));
    fixture_end(f);
    return copy;
}

/* Fingerprints follow the words wherever they move, and differ where they stand twice. */
static void test_gitlab(void) {
    char *json = gitlab_of("./a/b.md", "It is one.", "More.");
    char *moved = gitlab_of("a/b.md", "Before.", "This is one.");
    char *other = gitlab_of("a/c.md", "It is one.", "More.");
    EXPECT_HAS(json, "{\"description\": \"say \\\"it\\\"\", \"check_name\": \"split.long\", "
                     "\"fingerprint\": \"");
    EXPECT_HAS(json, "\"severity\": \"minor\", \"location\": {\"path\": \"a/b.md\", \"lines\": "
                     "{\"begin\": 1}}}");
    EXPECT_HAS(moved, "{\"begin\": 2}}}");
    EXPECT(!str_equal(fingerprint(json, 0), fingerprint(json, 1)));
    EXPECT(str_equal(fingerprint(json, 0), fingerprint(moved, 0)));
    EXPECT(str_equal(fingerprint(json, 1), fingerprint(moved, 1)));
    EXPECT(!str_equal(fingerprint(json, 0), fingerprint(other, 0)));
    free(json);
    free(moved);
    free(other);
}

/* Documents and what stands around them, as one array. */
static void test_findings_joined(void) {
    const struct write_format *format = write_find_findings(STR("json"));
    struct write_options options = {.version = STR("")};
    two_findings();
    struct buf out = {.arena = &f->arena};
    uint32_t count = f->doc.findings.count;
    format->start(&options, &out);
    f->doc.findings.count = 0;
    format->write(&f->doc, &options, &out);
    f->doc.findings.count = count;
    format->write(&f->doc, &options, &out);
    options.findings_before = count;
    format->write(&f->doc, &options, &out);
    format->end(&options, &out);
    buf_add_char(&out, '\0');
    EXPECT_SOUND(check_json(out.bytes), out.bytes);
    EXPECT_HAS(out.bytes, "}\n]\n");
    fixture_end(f);
}

/* No document at all is still a listing. */
static void test_findings_none(void) {
    static const char *const names[] = {"json", "sarif", "gitlab", "checkstyle"};
    struct write_options options = {.version = STR("1")};
    fixture_start(f);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct buf out = {.arena = &f->arena};
        const struct write_format *format = write_find_findings(str_from(names[i]));
        format->start(&options, &out);
        format->end(&options, &out);
        buf_add_char(&out, '\0');
        if (i < 3) EXPECT_SOUND(check_json(out.bytes), out.bytes);
        if (i == 3) EXPECT_HAS(out.bytes, "<checkstyle version=\"10.0\">\n</checkstyle>\n");
    }
    fixture_end(f);
}

static void test_human_long_line(void) {
    char line[4000] = "";
    for (int i = 0; i < 200; i++) strcat(line, "w\xC3\xB6rd ");
    strcat(line, "HERE ");
    for (int i = 0; i < 200; i++) strcat(line, "w\xC3\xB6rd ");
    one_paragraph(line);
    fixture_finding(f, &rule, "HERE", "this");
    const char *text = findings_as("human", (struct write_options){.version = STR("")});
    const char *shown = strchr(text, '\n') + 1, *carets = strchr(shown, '\n') + 1;
    struct str before = {shown, (size_t)(strstr(shown, "HERE") - shown)};
    EXPECT(escape_columns(before) == strspn(carets, " "));
    EXPECT(escape_columns((struct str){shown, (size_t)(carets - shown)}) < 110);
    EXPECT_HAS(text, "^^^^\n");
    fixture_end(f);
}

static void test_cursor(void) {
    struct str text = STR("a\r\nb\rc\n\xC3\xA9x\xE6\xBC\xA2\n");
    struct cursor cursor = {.text = text};
    static const size_t offsets[] = {0, 3, 4, 5, 9, 8, 2, 13, 14, 99};
    for (size_t i = 0; i < sizeof offsets / sizeof offsets[0]; i++) {
        struct place a = cursor_move(&cursor, offsets[i]), b = place_of(text, offsets[i]);
        EXPECT(a.line == b.line && a.column == b.column);
    }
}

static void test_dumps(void) {
    static const char *const stages[] = {"read", "language", "assess", "find", "simplify"};
    two_findings();
    fixture_edit(f, DOC_EDIT_REPLACE, "one", "1", NULL);
    for (int i = 0; i < 5; i++) {
        struct buf out = {.arena = &f->arena};
        EXPECT(write_dump(&f->doc, str_from(stages[i]), &out));
        buf_add_char(&out, '\0');
        if (i == 0) EXPECT_HAS(out.bytes, "document 0-29\n  paragraph 0-10\n    exact 0-10 \"Caf");
        if (i == 3) EXPECT_HAS(out.bytes, "finding 0 6-9 warning split.long \"one\"\n");
        if (i == 4) EXPECT_HAS(out.bytes, "replace 6-9 group=0 - \"one\" -> \"1\"\n");
    }
    struct buf out = {.arena = &f->arena};
    EXPECT(!write_dump(&f->doc, STR("write"), &out));
    fixture_end(f);
}

static double no_score(const struct doc_counts *counts) {
    return counts->words;
}

static void test_scores(void) {
    static const struct doc_formula formula = {"fk",  "Flesch-Kincaid", "grade", "", 1, 1,
                                               false, no_score};
    one_paragraph("=One, \"two\".");
    *ARENA_PUSH(&f->arena, &f->doc.scores) = (struct doc_score){&formula, 7.25, 6.5, true};
    *ARENA_PUSH(&f->arena, &f->doc.scores) = (struct doc_score){&formula, NAN, NAN, false};
    f->doc.counts = (struct doc_counts){.words = 4, .sentences = 2, .hard_words = 1};
    *ARENA_PUSH(&f->arena, &f->doc.sentences) =
        (struct doc_sentence){.text = f->doc.blocks.items[1].text, .measure = {.words = 2}};
    struct write_options options = {.sentences = true};
    const char *human = fixture_write(f, write_find_scores(STR("human"))->write, &options);
    EXPECT_HAS(human, "Flesch-Kincaid                         7.2      6.5  grade\n");
    EXPECT_HAS(human, "not enough text");
    EXPECT_HAS(human, "Hard words                               1    25.0 %");
    const char *json = fixture_write(f, write_find_scores(STR("json"))->write, &options);
    EXPECT_SOUND(check_json(json), json);
    const char *rows = fixture_write(f, write_find_scores(STR("csv"))->write, &options);
    EXPECT_HAS(rows, "\r\npage.html,1,2,0,0,0,0,,\"'=One, \"\"two\"\".\"\r\n");
    options.sentences = false;
    EXPECT_IS(fixture_write(f, write_find_scores(STR("csv"))->write, &options),
              "file,sentences,words,syllables,long_words,polysyllables,hard_words,fk,fk,level\r\n"
              "page.html,2,4,0,0,0,1,7.25,,\r\n");
    fixture_end(f);
}

int main(void) {
    static void (*const tests[])(void) = {
        test_json,          test_findings,        test_gitlab, test_findings_joined,
        test_findings_none, test_human_long_line, test_cursor, test_dumps,
        test_scores,
    };
    return RUN(tests);
}
