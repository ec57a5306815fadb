/* Tests of the HTML writer: what it lets through, and how elements nest. */
#include "expect.h"

/* HTML */

static void test_html_escapes(void) {
    one_paragraph("a < b & \"c\" > d\x01\x1b[31m \xE2\x80\xAEx \xFF");
    f->doc.title = STR("T</title><script>");
    const char *page = fixture_to(f, "html");
    EXPECT_HAS(page, "a &lt; b &amp; &quot;c&quot; &gt; d[31m x \xEF\xBF\xBD</p>");
    EXPECT_HAS(page, "<title>T&lt;/title&gt;&lt;script&gt;</title>");
    EXPECT_LACKS(page, "<script");
    EXPECT_LACKS(page, "\x1b");
    EXPECT_SOUND(check_html(page), page);
    EXPECT_HAS(page, "<!doctype html>\n<html lang=\"en-GB\">");
    EXPECT_HAS(page, "content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
                     "base-uri 'none'; form-action 'none'\">");
    EXPECT_HAS(page, "<meta name=\"generator\" content=\"plainer 1.0\">");
    EXPECT_LACKS(page, "plain version");
    fixture_end(f);
}

static void test_html_unsafe_links(void) {
    static const char *const targets[] = {"javascript:alert(1)", "java\tscript:x",
                                          " data:text/html,x",   "#nowhere",
                                          "vbscript:x",          "https:abcdefghijkl:x"};
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    for (size_t i = 0; i < 5; i++) fixture_say_link(f, "bad ", fixture_link(f, targets[i]), 0);
    fixture_say_link(f, "good", fixture_link(f, "../a?b=\"&c=1"), 0);
    fixture_close(f, handle);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f), "<p>bad bad bad bad bad <a rel=\"noopener\" "
                               "href=\"../a?b=&quot;&amp;c=1\">good</a></p>\n");
    fixture_end(f);
}

static void test_html_theme_cannot_leave(void) {
    one_paragraph("Text.");
    struct write_options options = {.theme = STR("p{}</style><b>"), .is_spaced = true};
    const char *page = fixture_write(f, write_find_document(STR("html"))->write, &options);
    EXPECT_HAS(page, "p{}<\\/style><b></style>");
    EXPECT_HAS(page, "letter-spacing");
    fixture_end(f);
}

/* Dropping what is not seen must not put an end tag together, nor leave bad bytes. */
static void test_html_theme_is_cleaned(void) {
    one_paragraph("Text.");
    struct write_options options = {.theme = STR("a<\x01/style>\x1b[1m \xE2\x80\xAE\xFF\r\n}")};
    const char *page = fixture_write(f, write_find_document(STR("html"))->write, &options);
    EXPECT_HAS(page, "a<\\/style>[1m \xEF\xBF\xBD\n}</style>");
    fixture_end(f);
}

static void test_html_hidden_characters(void) {
    one_paragraph("a\xE2\x81\xA6"                       /* isolate */
                  "b\xE2\x81\xAA\xE2\x81\xAF"           /* deprecated, first and last */
                  "c\xEF\xBF\xB9\xEF\xBF\xBB"           /* note between the lines */
                  "\xC2\xAD\xE2\x80\x8B\xE2\x80\x8E"    /* soft hyphen, no width, direction */
                  "d\xC2\x9B\xEF\xBF\xBE\xEF\xB7\x90"); /* C1, noncharacters */
    EXPECT_IS(fixture_html(f), "<p>abcd</p>\n");
    fixture_end(f);
}

static void test_html_page_language(void) {
    static const char *const kept[] = {"en", "cy-GB", "zh-Hant-TW", "de-CH-1996"};
    static const char *const bad[] = {"en\" onload=\"x",
                                      "en ",
                                      "-en",
                                      "en-",
                                      "en--gb",
                                      "1en",
                                      "en_GB",
                                      "abcdefghi",
                                      "en-aa-bb-cc-dd-ee-ff-gg-hh-ii-jj-kk-ll"};
    char start[80];
    one_paragraph("Text.");
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        f->doc.language = str_from(kept[i]);
        snprintf(start, sizeof start, "<html lang=\"%s\">\n", kept[i]);
        EXPECT_HAS(fixture_to(f, "html"), start);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        f->doc.language = str_from(bad[i]);
        EXPECT_HAS(fixture_to(f, "html"), "<html lang=\"en-GB\">\n");
    }
    fixture_end(f);
}

static void test_html_neighbours_share(void) {
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    uint32_t link = fixture_link(f, "https://a.example/");
    fixture_say(f, "One ", DOC_EMPHASIS);
    fixture_say(f, "two", DOC_EMPHASIS | DOC_STRONG);
    fixture_say(f, " three", DOC_EMPHASIS);
    fixture_say(f, " see ", 0);
    fixture_say_link(f, "this ", link, DOC_STRONG);
    fixture_say_link(f, "page", link, 0);
    fixture_break(f);
    fixture_say_link(f, "still", link, 0);
    fixture_close(f, handle);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f),
              "<p><em>One <strong>two</strong> three</em> see <a rel=\"noopener\" "
              "href=\"https://a.example/\"><strong>this </strong>page<br>\nstill</a></p>\n");
    fixture_end(f);
}

static void test_html_inline_kinds(void) {
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "H", 0);
    fixture_say(f, "2", DOC_SUB);
    fixture_say(f, "x", DOC_SUPER);
    fixture_say(f, "k", DOC_MONO);
    fixture_say(f, "q", DOC_INLINE_QUOTE);
    uint32_t title = build_title(&f->build, STR("a \"b\""));
    build_text(&f->build, STR("AB"), (struct span){0, 0}, false,
               (struct build_inline){DOC_ABBREVIATION, DOC_NONE, title});
    fixture_close(f, handle);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f), "<p>H<sub>2</sub><sup>x</sup><code>k</code><q>q</q>"
                               "<abbr title=\"a &quot;b&quot;\">AB</abbr></p>\n");
    EXPECT_IS(fixture_to(f, "text"), "H2xk“q”AB\n");
    fixture_end(f);
}

static void test_html_terms_and_links(void) {
    fixture_start(f);
    uint32_t link = fixture_link(f, "https://a.example/");
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "Now a ", 0);
    fixture_say(f, "care ", DOC_EMPHASIS);
    fixture_say(f, "order is made. ", 0);
    fixture_say_link(f, "The LA says", link, 0);
    fixture_say(f, " so. A care order again.", 0);
    fixture_close(f, handle);
    fixture_finish(f);
    f->doc.is_plain_version = true;
    f->doc.title = STR("Care");
    f->doc.original = STR("https://a.example/p?a&b");
    fixture_edit(f, DOC_EDIT_MARK, "care order", "", &care_order);
    fixture_edit(f, DOC_EDIT_INSERT, "made.", " That is a decision.", NULL);
    fixture_edit(f, DOC_EDIT_MARK, "LA", "", &la);
    fixture_gloss(f, &care_order);
    fixture_gloss(f, &la);
    const char *html = fixture_html(f);
    EXPECT_HAS(html, "Now a <a class=\"term\" id=\"use-1\" href=\"#term-1\"><dfn><em>care </em>"
                     "order</dfn></a> is made. <span class=\"note\">That is a decision.</span> ");
    EXPECT_HAS(html, "<a rel=\"noopener\" href=\"https://a.example/\">The <dfn id=\"use-2\">LA"
                     "</dfn> says</a> so.");
    EXPECT_HAS(html, "<dt id=\"term-1\">Care order</dt>\n<dd>A court's decision &lt;that&gt; ");
    EXPECT_HAS(html, "<dt id=\"term-2\">LA (local authority)</dt>");
    EXPECT_HAS(html, "href=\"#use-2\">Back to the text<");
    EXPECT_HAS(html, "<h1>Care</h1>\n<section class=\"about\" ");
    EXPECT_HAS(html, "<li>This is a plain version of <a rel=\"noopener\" "
                     "href=\"https://a.example/p?a&amp;b\">“Care”</a>, for all readers.</li>");
    EXPECT_HAS(html, "to read. Hard words lead to <a href=\"#words-we-explain\">");
    EXPECT_SOUND(check_html(html), html);
    fixture_end(f);
}

static void test_html_term_whole_style(void) {
    fixture_start(f);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say(f, "see the care order now", DOC_STRONG);
    fixture_say(f, " ok", 0);
    fixture_close(f, handle);
    fixture_finish(f);
    f->doc.is_plain_version = true;
    fixture_edit(f, DOC_EDIT_MARK, "care order", "", &care_order);
    fixture_gloss(f, &care_order);
    EXPECT_HAS(fixture_html(f), "<strong>see the <a class=\"term\" id=\"use-1\" href=\"#term-1\">"
                                "<dfn>care order</dfn></a> now</strong> ok");
    fixture_end(f);
}

static void test_html_headings(void) {
    fixture_start(f);
    fixture_heading(f, 1, "Report on care");
    fixture_heading(f, 4, "Deep");
    fixture_heading(f, 4, "Deep again");
    fixture_heading(f, 1, "Second top");
    fixture_heading(f, 3, "Below");
    fixture_finish(f);
    f->doc.title = STR("Report on care");
    f->doc.is_plain_version = true;
    const char *html = fixture_html(f);
    EXPECT_HAS(html, "<h1>Report on care</h1>\n<section class=\"about\" ");
    EXPECT_HAS(html, "</section>\n<h2>Deep</h2>\n<h2>Deep again</h2>\n<h2>Second top</h2>\n"
                     "<h3>Below</h3>\n");
    EXPECT_LACKS(html, "<nav"); /* four headings need none */
    fixture_end(f);
}

/* Five headings: those of two levels are named, in lists one in the other. */
static void test_html_contents(void) {
    static const struct {
        uint8_t level;
        const char *text;
    } headings[] = {{1, "Title"}, {2, "One"}, {3, "Two"}, {3, "Three"}, {4, "Four"}, {2, "Five"}};
    fixture_start(f);
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        fixture_heading(f, headings[i].level, headings[i].text);
        fixture_leaf(f, DOC_PARAGRAPH, "Text.");
    }
    fixture_finish(f);
    f->doc.is_plain_version = true;
    const char *html = fixture_html(f);
    EXPECT_HAS(html, "<nav class=\"contents\" aria-labelledby=\"contents\">\n"
                     "<h2 id=\"contents\">On this page</h2>\n<ul>\n<li><a href=\"#b1\">One</a>\n"
                     "<ul>\n<li><a href=\"#b2\">Two</a></li>\n<li><a href=\"#b3\">Three</a></li>\n"
                     "</ul>\n</li>\n<li><a href=\"#b5\">Five</a></li>\n</ul>\n</nav>\n");
    EXPECT_HAS(html, "<h3 id=\"b3\">Three</h3>");
    EXPECT_SOUND(check_html(html), html);
    f->doc.is_plain_version = false;
    EXPECT_LACKS(fixture_html(f), "<nav");
    fixture_end(f);
}

/* A note before a part leads past it; one before the whole page leads nowhere. */
static void test_html_notes(void) {
    fixture_start(f);
    fixture_heading(f, 1, "Title");
    fixture_leaf(f, DOC_PARAGRAPH, "Sad.");
    fixture_heading(f, 2, "Next");
    fixture_leaf(f, DOC_PARAGRAPH, "More.");
    fixture_finish(f);
    f->doc.is_plain_version = true;
    fixture_note(f, 2, 3, "This part talks about death.");
    fixture_note(f, 2, DOC_NONE, "This page talks about loss.");
    const char *html = fixture_html(f);
    EXPECT_HAS(html, "<p class=\"talks\">This part talks about death. <a href=\"#b1\">Skip to "
                     "“Next”</a></p>");
    EXPECT_HAS(html, "<p class=\"talks\">This page talks about loss.</p>");
    EXPECT_HAS(html, "<h2 id=\"b1\">Next</h2>");
    fixture_end(f);
}

static void test_html_title_and_headings(void) {
    fixture_start(f);
    fixture_leaf(f, DOC_PARAGRAPH, "Before.");
    fixture_heading(f, 1, "Other");
    fixture_finish(f);
    f->doc.title = STR("Title");
    EXPECT_IS(fixture_html(f), "<h1>Title</h1>\n<p>Before.</p>\n<h2>Other</h2>\n");
    f->doc.title = STR("Other | Site");
    EXPECT_IS(fixture_html(f), "<p>Before.</p>\n<h1>Other</h1>\n");
    fixture_end(f);
}

static uint32_t open_list(uint16_t flags, uint32_t number) {
    uint32_t list = fixture_open(f, DOC_LIST);
    fixture_block(f, list)->flags |= flags;
    fixture_block(f, list)->number = number;
    return list;
}

static void add_item(const char *text) {
    uint32_t item = fixture_open(f, DOC_ITEM);
    fixture_say(f, text, 0);
    fixture_close(f, item);
}

static void test_lists(void) {
    fixture_start(f);
    uint32_t outer = open_list(DOC_TIGHT, 0);
    add_item("one");
    uint32_t item = fixture_open(f, DOC_ITEM);
    fixture_say(f, "two", 0);
    uint32_t inner = open_list(DOC_ORDERED | DOC_TIGHT, 9);
    add_item("nine");
    add_item("ten");
    fixture_close(f, inner);
    fixture_close(f, item);
    fixture_close(f, outer);
    uint32_t loose = open_list(DOC_ORDERED, 1);
    add_item("a");
    add_item("b");
    fixture_close(f, loose);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f),
              "<ul>\n<li>one</li>\n<li>two<ol start=\"9\">\n<li>nine</li>\n<li>ten</li>\n</ol>\n"
              "</li>\n</ul>\n<ol>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ol>\n");
    EXPECT_IS(fixture_to(f, "text"), "- one\n- two\n  9.  nine\n  10. ten\n\n1. a\n\n2. b\n");
    fixture_end(f);
}

static void add_cell(uint16_t flags, const char *text) {
    uint32_t cell = fixture_open(f, DOC_CELL);
    fixture_block(f, cell)->flags |= flags;
    fixture_say(f, text, 0);
    fixture_close(f, cell);
}

static void add_row(uint16_t flags, const char *a, const char *b) {
    uint32_t row = fixture_open(f, DOC_ROW);
    add_cell(flags ? DOC_HEADER : 0, a);
    add_cell(flags, b);
    fixture_close(f, row);
}

static void small_table(const char *wide) {
    fixture_start(f);
    uint32_t table = fixture_open(f, DOC_TABLE);
    fixture_leaf(f, DOC_CAPTION, "Homes");
    add_row(DOC_HEADER, "Year", "Children");
    add_row(0, "2020", wide);
    fixture_close(f, table);
    fixture_finish(f);
}

static void test_tables(void) {
    small_table("12");
    EXPECT_IS(fixture_html(f),
              "<section class=\"table\" tabindex=\"0\" aria-labelledby=\"caption-1\">\n"
              "<table>\n<caption><span id=\"caption-1\">Homes</span></caption>\n<thead>\n<tr>\n"
              "<th scope=\"col\">Year</th>\n<th scope=\"col\">Children</th>\n</tr>\n</thead>\n"
              "<tbody>\n<tr>\n<td>2020</td>\n<td>12</td>\n</tr>\n</tbody>\n</table>\n</section>\n");
    EXPECT_IS(fixture_to(f, "text"), "Homes\n\nYear  Children\n----  --------\n2020  12\n");
    fixture_end(f);
    small_table("a very long cell that no terminal of a usual width could ever show beside "
                "another one");
    EXPECT_IS(fixture_to(f, "text"),
              "Homes\n\nYear: 2020\nChildren: a very long cell that no terminal of a usual width "
              "could ever\nshow beside another one\n");
    fixture_end(f);
}

static void test_table_spans(void) {
    fixture_start(f);
    uint32_t table = fixture_open(f, DOC_TABLE), row = fixture_open(f, DOC_ROW);
    uint32_t cell = fixture_open(f, DOC_CELL);
    fixture_block(f, cell)->row_span = 9;
    fixture_say(f, "left", 0);
    fixture_close(f, cell);
    add_cell(0, "b");
    fixture_close(f, row);
    row = fixture_open(f, DOC_ROW);
    add_cell(DOC_HEADER, "c");
    fixture_close(f, row);
    fixture_close(f, table);
    fixture_finish(f);
    EXPECT_HAS(fixture_html(f), "<td rowspan=\"2\">left</td>");
    EXPECT_HAS(fixture_html(f), "aria-label=\"Table\"");
    EXPECT_IS(fixture_to(f, "text"), "left  b\n      c\n");
    fixture_end(f);
}

/* Things in places where HTML does not want them. */
static void test_html_strays(void) {
    fixture_start(f);
    uint32_t item = fixture_open(f, DOC_ITEM);
    fixture_say(f, "item", 0);
    fixture_close(f, item);
    uint32_t list = fixture_open(f, DOC_LIST);
    fixture_leaf(f, DOC_PARAGRAPH, "in list");
    fixture_close(f, list);
    uint32_t table = fixture_open(f, DOC_TABLE);
    fixture_leaf(f, DOC_PARAGRAPH, "in table");
    uint32_t row = fixture_open(f, DOC_ROW);
    fixture_leaf(f, DOC_PARAGRAPH, "in row");
    uint32_t cell = fixture_open(f, DOC_CELL);
    fixture_block(f, cell)->flags |= DOC_HEADER;
    fixture_heading(f, 2, "in cell");
    fixture_close(f, cell);
    fixture_close(f, row);
    fixture_close(f, table);
    uint32_t terms = fixture_open(f, DOC_TERMS);
    fixture_leaf(f, DOC_TERM, "lone term");
    fixture_close(f, terms);
    fixture_finish(f);
    const char *html = fixture_html(f);
    EXPECT_SOUND(check_html(html), html);
    EXPECT_HAS(html, "<div><p>item</p>\n</div>\n<ul>\n<li><p>in list</p>\n</li>\n</ul>\n"
                     "<p>in table</p>\n");
    EXPECT_HAS(html, "<td><p>in row</p>\n</td>\n<th scope=\"row\"><p>in cell</p>\n</th>");
    EXPECT_HAS(html, "<div>\n<p>lone term</p>\n</div>\n");
    const char *text = fixture_to(f, "text");
    EXPECT_HAS(text, "- in list\n");
    EXPECT_HAS(text, "in row  in cell\n");
    fixture_end(f);
}

static void test_html_language_and_anchor(void) {
    fixture_start(f);
    uint32_t link = fixture_link(f, "#there"), quote = fixture_open(f, DOC_QUOTE);
    fixture_block(f, quote)->language = STR("cy");
    fixture_leaf(f, DOC_PARAGRAPH, "Bore da");
    fixture_close(f, quote);
    uint32_t handle = fixture_open(f, DOC_PARAGRAPH);
    fixture_say_link(f, "up", link, 0);
    fixture_close(f, handle);
    fixture_finish(f);
    f->doc.links.items[link].anchor = 2;
    EXPECT_IS(fixture_html(f), "<blockquote lang=\"cy\" dir=\"auto\">\n<p id=\"b1\">Bore da</p>\n"
                               "</blockquote>\n<p><a href=\"#b1\">up</a></p>\n");
    EXPECT_IS(fixture_to(f, "text"), "> Bore da\n\nup\n");
    fixture_end(f);
}

static void test_html_other_blocks(void) {
    fixture_start(f);
    uint32_t figure = fixture_open(f, DOC_FIGURE);
    build_image(&f->build, STR("A <red> house"), STR("https://a.example/x.png"),
                (struct span){0, 0});
    fixture_leaf(f, DOC_CAPTION, "Home");
    fixture_close(f, figure);
    fixture_leaf(f, DOC_CODE, "a <b>\n    c\n");
    uint32_t line = fixture_open(f, DOC_RULE);
    fixture_close(f, line);
    fixture_finish(f);
    EXPECT_IS(fixture_html(f),
              "<figure>\n<p class=\"picture\"><span>Picture:</span> <a rel=\"noopener\" "
              "href=\"https://a.example/x.png\">A &lt;red&gt; house</a></p>\n"
              "<figcaption>Home</figcaption>\n</figure>\n<pre><code translate=\"no\">a &lt;b&gt;\n"
              "    c\n</code></pre>\n<hr>\n");
    EXPECT_HAS(fixture_to(f, "text"), "[Picture: A <red> house]\n\nHome\n\n    a <b>\n        c\n"
                                      "\n--------");
    fixture_end(f);
}

int main(void) {
    static void (*const tests[])(void) = {
        test_html_escapes,
        test_html_unsafe_links,
        test_html_theme_cannot_leave,
        test_html_theme_is_cleaned,
        test_html_hidden_characters,
        test_html_page_language,
        test_html_neighbours_share,
        test_html_inline_kinds,
        test_html_terms_and_links,
        test_html_term_whole_style,
        test_html_headings,
        test_html_contents,
        test_html_notes,
        test_html_title_and_headings,
        test_lists,
        test_tables,
        test_table_spans,
        test_html_strays,
        test_html_language_and_anchor,
        test_html_other_blocks,
    };
    return RUN(tests);
}
