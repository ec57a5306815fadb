/* Tests of the text writer and of the diff made from it. */
#include "expect.h"

/* Text */

static void test_text_wraps(void) {
    char words[2000] = "", wide[600] = "";
    for (int i = 0; i < 120; i++) strcat(words, "caf\xC3\xA9s ");
    for (int i = 0; i < 100; i++) strcat(wide, "\xE6\xBC\xA2");
    one_paragraph(words);
    const char *text = fixture_to(f, "text");
    EXPECT_SOUND(check_text(text), text);
    EXPECT(strcspn(text, "\n") == 12 * 7 - 1); /* 71 columns, a byte more for each é */
    fixture_end(f);
    one_paragraph(wide);
    EXPECT(strcspn(fixture_to(f, "text"), "\n") == 36 * 3); /* two columns each */
    fixture_end(f);
}

static void test_text_links(void) {
    fixture_start(f);
    uint32_t a = fixture_link(f, "https://a.example/"), b = fixture_link(f, "https://b.example/");
    uint32_t again = fixture_link(f, "https://a.example/"), handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "See ", 0);
    fixture_say_link(f, "one ", a, 0);
    fixture_say_link(f, "big", a, DOC_STRONG);
    fixture_say(f, ", ", 0);
    fixture_say_link(f, "two ", b, 0);
    fixture_say_link(f, "three", again, 0);
    fixture_say(f, ".", 0);
    fixture_close(f, handle);
    fixture_finish(f);
    EXPECT_IS(fixture_to(f, "text"),
              "See one big [1], two [2] three [1].\n\nLinks\n-----\n\n[1] https://a.example/\n"
              "[2] https://b.example/\n");
    fixture_end(f);
}

/* For programs: a paragraph a line, no addresses, no pictures. */
static void test_text_bare(void) {
    char words[400] = "";
    for (int i = 0; i < 30; i++) strcat(words, "children ");
    fixture_start(f);
    uint32_t a = fixture_link(f, "https://a.example/"), handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, words, 0);
    fixture_say_link(f, "play", a, 0);
    fixture_say(f, ".", 0);
    fixture_close(f, handle);
    fixture_leaf(f, DOC_IMAGE, "A red house");
    fixture_finish(f);
    struct write_options options = {.is_bare = true};
    const char *text = fixture_write(f, write_find_document(STR("text"))->write, &options);
    EXPECT(strcspn(text, "\n") == 30 * 9 + 5);
    EXPECT(!strstr(text, "[1]") && !strstr(text, "Picture") && !strstr(text, "Links"));
    fixture_end(f);
}

static void test_text_controls(void) {
    one_paragraph("a\x1b[2Jb \xC2\x9B"
                  "c \xE2\x80\xAE"
                  "d\xE2\x81\xA6"
                  "e \xFF"
                  " f\x7F");
    f->doc.title = STR("T\x1b\n2");
    EXPECT_IS(fixture_to(f, "text"), "T 2\n═══\n\na[2Jb c de \xEF\xBF\xBD f\n");
    fixture_end(f);
}

static void test_text_frame(void) {
    fixture_start(f);
    fixture_heading(f, 2, "Part");
    uint32_t quote = fixture_open(f, DOC_QUOTE);
    fixture_leaf(f, DOC_PARAGRAPH, "First.");
    fixture_leaf(f, DOC_PARAGRAPH, "The LA.");
    fixture_close(f, quote);
    uint32_t terms = fixture_open(f, DOC_TERMS);
    fixture_leaf(f, DOC_TERM, "word");
    uint32_t definition = fixture_open(f, DOC_DEFINITION);
    fixture_say(f, "meaning", 0);
    fixture_close(f, definition);
    fixture_close(f, terms);
    fixture_finish(f);
    f->doc.is_plain_version = true;
    f->doc.title = STR("Title");
    fixture_gloss(f, &la);
    EXPECT_IS(
        fixture_to(f, "text"),
        "Title\n═════\n\nAbout this version\n------------------\n\nThis is a plain version of "
        "“Title”, for all readers. Made by a computer\nprogram. No person has checked it "
        "yet. It takes about 1 minute to read.\nHard words are explained at the end, in "
        "“Words we explain”.\n\n"
        "------------------------------------------------------------------------\n\nPart\n----"
        "\n\n> First.\n>\n> The LA.\n\nword\n    meaning"
        "\n\nWords we explain\n----------------\n\nLA (local authority)\n    The council.\n");
    fixture_end(f);
}

/* Diff */

static void test_diff(void) {
    fixture_start(f);
    for (int i = 0; i < 6; i++) fixture_leaf(f, DOC_PARAGRAPH, i == 3 ? "The old word." : "Same.");
    fixture_finish(f);
    EXPECT_IS(fixture_diff(f), "");
    fixture_edit(f, DOC_EDIT_REPLACE, "old", "new", NULL);
    EXPECT_IS(fixture_diff(f),
              "--- page.html\n+++ page.html (plain)\n@@ -4,7 +4,7 @@\n \n Same.\n \n"
              "-The old word.\n+The new word.\n \n Same.\n \n");
    fixture_end(f);
}

/* More changed lines in one block than the comparison looks at. */
static void test_diff_large(void) {
    static char code[40000];
    char *p = code;
    for (int i = 0; i < 3000; i++) p += sprintf(p, "line %d\n", i);
    fixture_start(f);
    fixture_leaf(f, DOC_PARAGRAPH, "Before.");
    fixture_leaf(f, DOC_CODE, code);
    fixture_leaf(f, DOC_PARAGRAPH, "After.");
    fixture_finish(f);
    const char *old_text = fixture_to(f, "text");
    for (char *at = code; (at = strchr(at, '\n')); at++) *at = ';';
    fixture_edit(f, DOC_EDIT_REPLACE, "line 0\n", "x\n", NULL);
    const char *new_text = fixture_to(f, "text");
    EXPECT_SOUND(check_diff(old_text, new_text, fixture_diff(f)), "");
    fixture_end(f);
}

int main(void) {
    static void (*const tests[])(void) = {
        test_text_wraps, test_text_links, test_text_bare,  test_text_controls,
        test_text_frame, test_diff,       test_diff_large,
    };
    return RUN(tests);
}
