/* Pages as Word, LibreOffice, Google Docs and pdftohtml write them (tests/read/pages, made by us in
 * their manner), and documents that come as they are. */
#include "html_page.h"

static void expect_file(const char *name, const char *want) {
    char got[4096] = "";
    struct page page;
    open_file(&page, name);
    if (page.is_read) outline(&page.doc, 0, got, sizeof got);
    check(strcmp(got, want) == 0 && is_sound(&page.doc), name);
    if (strcmp(got, want) != 0) printf("  want %s\n  got  %s\n", want, got);
    close_page(&page);
}

/* The style of the run that holds `text`, or -1. */
static int style_of(const struct doc *doc, const char *text) {
    size_t at = str_find(doc->text, str_from(text), 0);
    return at == SIZE_MAX ? -1 : doc->runs.items[doc_run_at(doc, (uint32_t)at)].style;
}

static void expect_style(const struct doc *doc, const char *text, int want) {
    check(style_of(doc, text) == want, text);
}

static void test_word(void) {
    expect_file("word.html",
                "document(heading[Our plan] paragraph[We wrote this plan with young people who "
                "live in care. It\xE2\x80\x99s their plan.] "
                "list(item(paragraph[A safe place to live.] "
                "list(item(paragraph[With a lock on the door.]))) "
                "item(paragraph[Somebody to talk to.])) heading[What happens next] "
                "list(item(paragraph[We meet in May.]) item(paragraph[We write to you.])) "
                "paragraph[In 2020 the council said so.])");
    struct page page;
    open_file(&page, "word.html");
    uint32_t lists = 0;
    for (uint32_t i = 0; i < page.doc.blocks.count; i++) {
        const struct doc_block *block = &page.doc.blocks.items[i];
        if (block->kind != DOC_LIST) continue;
        bool is_ordered = block->flags & DOC_ORDERED;
        check(is_ordered == (lists == 2), "the last list has numbers");
        check(!is_ordered || block->number == 3, "and starts with 3");
        lists++;
    }
    check(lists == 3, "three lists");
    expect_style(&page.doc, "young", DOC_STRONG);
    expect_style(&page.doc, "their", DOC_EMPHASIS);
    close_page(&page);
}

static void test_google(void) {
    expect_file("google.html",
                "document(heading[What you told us] paragraph[You said that feeling "
                "safe\xC2\xA0matters, and that nobody\xC2\xA0should wait1. Get help] "
                "list(item(paragraph[one thing]) item(paragraph[another])))");
    struct page page;
    open_file(&page, "google.html");
    expect_style(&page.doc, "feeling", DOC_STRONG);
    expect_style(&page.doc, "nobody", DOC_EMPHASIS);
    expect_style(&page.doc, "should", 0);
    expect_style(&page.doc, "1. ", DOC_SUPER);
    check(str_equal(page.doc.links.items[0].target, STR("https://example.org/help?a=1")),
          "a link without its detour");
    close_page(&page);
}

static void test_libreoffice(void) {
    expect_file("libreoffice.html",
                "document(heading[Your letter] paragraph[You asked who decides. A judge does.] "
                "list(item(paragraph[first]) item(paragraph[second])))");
    struct page page;
    open_file(&page, "libreoffice.html");
    expect_style(&page.doc, "judge", DOC_STRONG);
    close_page(&page);
    open_whole(&page, "<meta name=generator content=LibreOffice><body>"
                      "<div title=header><h1>Confidential draft</h1><a rel=author>A clerk</a></div>"
                      "<p>Your letter.</p><div title=footer><hr>Page</div>");
    check(page.doc.title.size == 0, "a page's edge has no title");
    check(page.doc.byline.size == 0, "nor an author");
    check(str_equal(page.doc.text, STR("Your letter.\n")), "nor text");
    close_page(&page);
}

static void test_pdf(void) {
    expect_file("pdf.html",
                "document(paragraph[What\xC2\xA0"
                "children said] paragraph[We asked children what they need from the people who "
                "work with them, and their understanding of it was clear. They want help with "
                "their well-being, and they said that this matters.] "
                "paragraph[A second paragraph stands here, in two lines.] "
                "paragraph[In 2019 there were 12 of them] paragraph[2019] paragraph[and more.])");
    expect_file("pdf-placed.html",
                "document(paragraph[What children said] paragraph[They told us about somebody "
                "whose responsibilities were many, and who looked after everybody.] "
                "paragraph[1989])");
    struct page page;
    open_file(&page, "pdf.html");
    check(page.doc.title.size == 0, "the file's name is no title");
    close_page(&page);
    expect_outline("<meta name=generator content=pdftohtml><a name=1></a>1<br>\n2<br>\n3<br>\n4<br>"
                   "\n<hr>",
                   "paragraph[2] paragraph[3]");
}

#define PDF "<meta name=generator content=pdftohtml>"

static void test_pdf_lines(void) {
    expect_outline(
        PDF "short-<br>and long-term, well-<br>being and Inspec-<br>tor<br>\n<p>Well-being",
        "paragraph[short- and long-term, well-being and Inspector] paragraph[Well-being]");
    expect_outline(PDF "in\xC2\xAD<br>tent, the NHS-<br>led one",
                   "paragraph[intent, the NHS- led one]");
    expect_outline(PDF
                   "<a name=1></a>Page 1 / 9<br>\na<br>\n<hr><a name=2></a>2 | Page<br>\nb<br>\n",
                   "paragraph[a] paragraph[b]");
}

/* Without the programs' marks nothing of this happens. */
static void test_others(void) {
    expect_outline("<p>1<br>\n<hr>a-<br>b", "paragraph[1] rule() paragraph[a-\nb]");
    expect_outline("<p class=title>a<p class=heading>b", "paragraph[a] paragraph[b]");
    expect_outline("<p>1. a<p>2. b", "paragraph[1. a] paragraph[2. b]");
    expect_outline("<div title=footer>a</div>", "paragraph[a]");
    expect_outline(
        "<p class=Heading3>a<p class=MsoTitle>b<p class=Heading_20_2>c<p class=Heading9>d",
        "heading[a] heading[b] heading[c] paragraph[d]");
}

static void test_looks(void) {
    struct page page;
    open_whole(&page,
               "<style>/* .x{ */ .a, .c1 { font-weight : bold } span.b{font-style:italic}\n"
               "@media print { .d{font-weight:700} } div .e{font-weight:bold} "
               ".a:hover{font-style:italic} .f{font-weight:bold}.f{font-weight:normal}</style>"
               "<p><span class='x a'>one</span> <span class=b>two</span> <i class=e>three</i> "
               "<b style='font-weight:normal' id=docs-internal-guid-1>four</b> "
               "<span style='vertical-align:sub;color:red'>five</span> <span class=f>six</span> "
               "<span class=c1 style='font-weight:400'>seven</span></p>");
    expect_style(&page.doc, "one", DOC_STRONG);
    expect_style(&page.doc, "two", DOC_EMPHASIS);
    expect_style(&page.doc, "three", DOC_EMPHASIS);
    expect_style(&page.doc, "four", 0);
    expect_style(&page.doc, "five", DOC_SUB);
    expect_style(&page.doc, "six", 0);
    expect_style(&page.doc, "seven", 0);
    close_page(&page);
}

static void expect_named(const char *bytes, size_t size, const char *what) {
    struct page page;
    read_page(&page, "t.html", bytes, size, (struct read_options){0}, ROOMY);
    check(!page.is_read && page.failure.status == STATUS_NOT_TEXT, what);
    check(str_find(page.failure.detail, str_from(what), 0) == 2 ||
              str_find(page.failure.detail, str_from(what), 0) == 3,
          what);
    check(str_contains_fold(page.failure.detail, STR("HTML")), "advice");
    close_page(&page);
}

#define NAMED(bytes, what) expect_named(bytes, sizeof(bytes) - 1, what)

static void test_documents(void) {
    NAMED("PK\3\4\24\0\6\0[Content_Types].xml....PK\3\4....word/document.xml", "Word document");
    NAMED("PK\3\4\24\0\0\0mimetypeapplication/vnd.oasis.opendocument.textPK", "OpenDocument text");
    NAMED("%PDF-1.7\n%\xE2\xE3", "PDF");
    NAMED("{\\rtf1\\ansi", "RTF document");
    NAMED("\xD0\xCF\x11\xE0\xA1\xB1", "old Office document");
    NAMED("PK\3\4....mimetypeapplication/epub+zip", "EPUB");
}

int main(void) {
    test_word();
    test_google();
    test_libreoffice();
    test_pdf();
    test_pdf_lines();
    test_others();
    test_looks();
    test_documents();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
