/* Tests of the write room as a whole: pieces and their edits, and random documents with random
 * edits, judged by checkers that share no code with the writers. */
#include "expect.h"

#include "doc/pieces.h"

/* The judges can refuse. */
static void test_checkers(void) {
    EXPECT(check_json("{\"a\": [1, 2,]}"));
    EXPECT(check_json("\"a\nb\""));
    EXPECT(check_html("<a href=\"x\"><b><a href=\"y\">z</a></b></a>"));
    EXPECT(check_html("<p><b></p></b>"));
    EXPECT(check_html("<a href=\"#x\">y</a>"));
    EXPECT(check_html("<p id=\"x\"></p><p id=\"x\"></p>"));
    EXPECT(check_html("<h1>a</h1><h3>b</h3>"));
    EXPECT(check_text("a \n"));
    EXPECT(check_diff("a\n", "b\n", ""));
    EXPECT(check_diff("a\n", "b\n", "--- x\n+++ y\n@@ -1 +1 @@\n-a\n+c\n"));
    EXPECT(!check_diff("a\n", "b\n", "--- x\n+++ y\n@@ -1 +1 @@\n-a\n+b\n"));
}

/* Pieces */

static void test_pieces_order(void) {
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "alpha ", 0);
    fixture_say(f, "beta", DOC_STRONG);
    fixture_say(f, " gamma delta", 0);
    fixture_close(f, handle);
    fixture_finish(f);
    fixture_edit(f, DOC_EDIT_REPLACE, "beta", "BETA", NULL);
    fixture_edit(f, DOC_EDIT_INSERT, "beta", " (b)", NULL);
    fixture_edit(f, DOC_EDIT_REPLACE, "gamma ", "", NULL);
    fixture_edit(f, DOC_EDIT_INSERT, "delta", " end", NULL);
    EXPECT_IS(fixture_html(f), "<p>alpha <strong>BETA</strong> <span class=\"note\">(b)</span> "
                               "delta <span class=\"note\">end</span></p>\n");
    EXPECT(str_equal(doc_plain_text(&f->doc, f->doc.blocks.items[1].text, &f->arena),
                     STR("alpha BETA (b) delta end")));
    fixture_end(f);
}

/* An edit over the border of two stretches stands in the first and is not repeated in the second.
 */
static void test_pieces_straddle(void) {
    one_paragraph("One two. Three four.");
    fixture_edit(f, DOC_EDIT_REPLACE, "two. Three", "2, 3", NULL);
    struct span first = fixture_find(f, "One two. "), second = fixture_find(f, "Three four.");
    EXPECT(str_equal(doc_plain_text(&f->doc, first, &f->arena), STR("One 2, 3")));
    EXPECT(str_equal(doc_plain_text(&f->doc, second, &f->arena), STR(" four.")));
    fixture_end(f);
}

static void test_pieces_replaced_break(void) {
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "a;", 0);
    fixture_break(f);
    fixture_say(f, "b", 0);
    fixture_close(f, handle);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f), "<p>a;<br>\nb</p>\n");
    EXPECT_IS(fixture_to(f, "text"), "a;\nb\n");
    fixture_edit(f, DOC_EDIT_REPLACE, "\n", " and ", NULL);
    EXPECT_IS(fixture_html(f), "<p>a; and b</p>\n");
    fixture_end(f);
}

static void test_empty_after_edits(void) {
    one_paragraph("Gone.");
    fixture_edit(f, DOC_EDIT_REPLACE, "Gone.", "", NULL);
    EXPECT_IS(fixture_html(f), "");
    EXPECT_IS(fixture_to(f, "text"), "");
    fixture_end(f);
}

static void test_empty_document(void) {
    fixture_start(f);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f), "");
    EXPECT_IS(fixture_to(f, "text"), "");
    EXPECT_SOUND(check_json(fixture_to(f, "json")), fixture_to(f, "json"));
    fixture_end(f);
}

/* Random documents */

static uint32_t state = 1;

static uint32_t next_random(uint32_t below) {
    state = state * 1664525u + 1013904223u;
    return (state >> 16) % below;
}

static void random_text(uint32_t link) {
    static const char *const words[] = {"a ",    "children ", "care order ",  "<b> ",
                                        "& ",    "x\x1b",     "\xE6\xBC\xA2", "\xC3\xA9t\xC3\xA9 ",
                                        "\xFF ", "\" "};
    for (uint32_t i = next_random(12) + 1; i > 0; i--) {
        uint16_t style = (uint16_t)(next_random(3) ? 0 : next_random(256) & ~4u);
        const char *word = words[next_random(10)];
        if (next_random(20) == 0) fixture_break(f);
        if (next_random(5) == 0)
            fixture_say_link(f, word, link, style);
        else
            fixture_say(f, word, style);
    }
}

static void random_block(int depth) {
    enum doc_block_kind kind = (enum doc_block_kind)(1 + next_random(DOC_BLOCK_KIND_COUNT - 1));
    uint32_t handle = fixture_open(f, kind);
    struct doc_block *block = fixture_block(f, handle);
    block->level = (uint8_t)(1 + next_random(6));
    block->number = next_random(20);
    block->flags |= (uint16_t)next_random(8);
    block->row_span = (uint8_t)next_random(4);
    block->column_span = (uint8_t)next_random(4);
    if (doc_block_holds_runs(kind))
        random_text(fixture_link(f, next_random(2) ? "x?y" : "#z"));
    else if (kind != DOC_RULE && depth < 6)
        for (uint32_t i = next_random(5); i > 0; i--) random_block(depth + 1);
    fixture_close(f, handle);
}

static void random_edit(struct span text) {
    static const struct doc_term *const terms[] = {NULL, &care_order, &la};
    enum doc_edit_kind kind = (enum doc_edit_kind)next_random(3);
    if (kind == DOC_EDIT_INSERT) text.end = text.start;
    *ARENA_PUSH(&f->arena, &f->doc.edits) =
        (struct doc_edit){.kind = kind,
                          .text = text,
                          .after = next_random(4) ? STR(" new <words> ") : STR(""),
                          .finding = DOC_NONE,
                          .term = terms[kind == DOC_EDIT_MARK ? 1 + next_random(2) : 0]};
}

static void random_edits(void) {
    for (uint32_t i = 0; i < f->doc.blocks.count; i++) {
        const struct doc_block *block = &f->doc.blocks.items[i];
        if (!doc_block_holds_runs(block->kind) || span_size(block->text) < 4) continue;
        uint32_t middle = block->text.start + next_random(span_size(block->text) - 2);
        uint32_t end = middle + 1 + next_random(block->text.end - middle);
        while (((unsigned char)f->doc.text.bytes[middle] & 0xC0) == 0x80) middle++;
        while (end < block->text.end && ((unsigned char)f->doc.text.bytes[end] & 0xC0) == 0x80)
            end++;
        if (next_random(2) && middle < end) random_edit((struct span){middle, end});
    }
}

static void random_document(uint32_t seed) {
    state = seed;
    fixture_start(f);
    for (uint32_t i = next_random(8); i > 0; i--) random_block(0);
    fixture_finish(f);
    for (uint32_t i = 0; i < f->doc.links.count; i++)
        if (next_random(2)) f->doc.links.items[i].anchor = next_random(f->doc.blocks.count);
    if (next_random(2)) f->doc.title = STR("A title");
}

static void try_document(uint32_t seed) {
    random_document(seed);
    const char *old_text = fixture_to(f, "text");
    random_edits();
    f->doc.is_plain_version = next_random(2);
    if (f->doc.is_plain_version) fixture_gloss(f, &care_order), fixture_gloss(f, &la);
    const char *html = fixture_html(f), *text = fixture_to(f, "text");
    const char *json = fixture_to(f, "json"), *diff = fixture_diff(f);
    EXPECT_SOUND(check_html(html), html);
    EXPECT_SOUND(check_text(text), text);
    EXPECT_SOUND(check_json(json), json);
    EXPECT_SOUND(check_diff(old_text, text, diff), diff);
    fixture_end(f);
}

static void test_random(void) {
    for (uint32_t seed = 1; seed <= 300; seed++) try_document(seed * 2654435761u);
}

int main(void) {
    static void (*const tests[])(void) = {
        test_checkers,
        test_pieces_order,
        test_pieces_straddle,
        test_pieces_replaced_break,
        test_empty_after_edits,
        test_empty_document,
        test_random,
    };
    return RUN(tests);
}
