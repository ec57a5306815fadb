/* The HTML reader against small pages: white space, entities, encodings, structure, furniture,
 * links, limits; and the promise that every exact run is its source, byte for byte. Files given
 * as arguments are held to that promise too. */
#include "html_page.h"

static void expect_sound(const char *html) {
    struct page page;
    open_whole(&page, html);
    check(page.is_read && is_sound(&page.doc), html);
    close_page(&page);
}

/* ---- tests ---- */

static void test_white_space(void) {
    expect_outline("<p>  a\n\t b  <b> c</b>d </p>", "paragraph[a b cd]");
    expect_outline("<p>in<b>for</b>mation</p>", "paragraph[information]");
    expect_outline("<p>a<!-- x -->b</p>", "paragraph[ab]");
    expect_outline("<p>a<br>b<br></p>", "paragraph[a\nb]");
    expect_outline("<div>a<br><br>b</div>", "paragraph[a] paragraph[b]");
    expect_outline("<p>a<br> <br>b</p>c", "paragraph[a] paragraph[b] paragraph[c]");
    expect_outline("<p>&nbsp;</p><p> </p><p>x</p>", "paragraph[x]");
    expect_outline("<pre>\n a\r\n  b</pre>", "code[ a\n  b]");
}

static void test_characters(void) {
    expect_outline("<p>caf&eacute; &amp; AT&T &#8217;x&#x2019; &lt;b&gt;</p>",
                   "paragraph[caf\xC3\xA9 & AT&T \xE2\x80\x99x\xE2\x80\x99 <b>]");
    expect_outline("<p>co&shy;op\xC2\xADt z\xE2\x80\x8Bw\xEF\xBB\xBF.</p>", "paragraph[coopt zw.]");
    expect_outline("<p>a\xE2\x81\xAF\xD8\x9C&#xFFF9;b</p>", "paragraph[ab]");
    expect_outline("<p>a\x01z\x7F.</p>", "paragraph[az.]");
    expect_outline("<p>A & B && C &foo; &; 5&5</p>", "paragraph[A & B && C &foo; &; 5&5]");
    expect_sound("<p>&amp;amp; &#38;#38; &quot;&quot;&#59;;;</p>");
    expect_sound("<p>x &lt y &copy 2020 &unknown &#xZZ; &#0; &#1114112;</p>");
    expect_sound("<p>&NewLine; &comma; &copy 2020 &nbsp x &Agrave &check; &phone;</p>");
    expect_sound("<p>one</x> two</y>&amp;<z/>three<x>four<?pi?>five<!-- six -->seven</p>");
    expect_sound("<p>a<wbr>b&nbsp;c&#10;d<span>e</span>&#32;f</p>");
}

static void test_structure(void) {
    expect_outline("<h2>Head<div>two</div></h2>t", "heading[Head two] paragraph[t]");
    expect_outline("<ul><li>a<ul><li>b</ul><li><p>c</p></ul>",
                   "list(item(paragraph[a] list(item(paragraph[b]))) item(paragraph[c]))");
    expect_outline("<ul><ul><li>a</ul>x</ul>",
                   "list(item(list(item(paragraph[a]))) item(paragraph[x]))");
    expect_outline("<blockquote>a</blockquote><hr>b", "quote(paragraph[a]) rule() paragraph[b]");
    expect_outline("<dl><dt>t<dd>d</dl>",
                   "definition-list(definition-term[t] definition(paragraph[d]))");
    expect_outline("<table><caption>c</caption><tr><th>A<th>B<tr><td>1<td></table>",
                   "table(caption[c] row(cell(paragraph[A]) cell(paragraph[B])) "
                   "row(cell(paragraph[1]) cell()))");
    expect_outline("<table><tr><td>one<tr><td>two</table>", "paragraph[one] paragraph[two]");
    expect_outline("<table role=presentation><tr><td>1<td>2</table>", "paragraph[1] paragraph[2]");
    expect_outline(
        "<figure><img alt='a dog' src=d.png><figcaption>A <b>dog</b></figcaption></figure>",
        "figure(image[a dog] caption[A dog])");
    expect_outline("<p>One <img alt=pic src=x> two.</p>", "paragraph[One two.] image[pic]");
    expect_outline("<details><summary>S</summary>b</details>", "paragraph[S] paragraph[b]");
    expect_outline("<p>a<select><option>x</select><textarea>y</textarea><button>z</button></p>",
                   "paragraph[a]");
    expect_outline("<script>x</script><style>y</style><template>z</template><p hidden>h</p><p>v",
                   "paragraph[v]");
    expect_outline("", "");
    expect_outline("just text", "paragraph[just text]");
}

static void test_flags(void) {
    struct page page;
    open_whole(&page, "<html lang=en-GB><ol start=4><li>x</ol><p lang=fr>Oui</p>"
                      "<p>a <i lang=la>b</i> <code>c</code> <s translate=no>d</s></p>"
                      "<table><tr><th colspan=2>h<td>d</table>"
                      "<!-- plainer-ignore-start --><p>kept</p><!-- plainer-ignore-end --><p>on</p>"
                      "<!--plainer-ignore-start--><p>kept</p><!--plainer-ignore-end--!><p>on</p>");
    const struct doc *doc = &page.doc;
    check(str_equal(doc->language, STR("en-GB")), "language of the page");
    check(doc->blocks.items[1].flags & DOC_ORDERED && doc->blocks.items[1].number == 4, "ol start");
    const struct doc_block *french = &doc->blocks.items[4];
    check(str_equal(french->language, STR("fr")) && french->flags & DOC_PROTECTED,
          "a French block");
    for (uint32_t i = 0; i < doc->runs.count; i++) {
        struct str text = doc_slice(doc, doc->runs.items[i].text);
        uint16_t style = doc->runs.items[i].style;
        if (str_equal(text, STR("b"))) check(style == (DOC_EMPHASIS | DOC_KEEP), "lang=la");
        if (str_equal(text, STR("c"))) check(style == (DOC_MONO | DOC_KEEP), "code");
        if (str_equal(text, STR("d")) && style) check(style == DOC_KEEP, "translate=no");
        if (str_equal(text, STR("kept"))) check(style == DOC_KEEP, "plainer-ignore");
        if (str_equal(text, STR("on"))) check(style == 0, "behind plainer-ignore-end");
    }
    uint32_t cell = 0;
    while (cell < doc->blocks.count && doc->blocks.items[cell].kind != DOC_CELL) cell++;
    check(cell < doc->blocks.count && doc->blocks.items[cell].column_span == 2 &&
              doc->blocks.items[cell].flags & DOC_HEADER,
          "a header cell over two columns");
    close_page(&page);
}

static void expect_link(const char *href, const char *want) {
    char html[512], what[1024];
    snprintf(html, sizeof html, "<p><a href=\"%s\">link</a></p>", href);
    struct page page;
    open_whole(&page, html);
    struct str got = page.doc.links.count ? page.doc.links.items[0].target : STR("");
    snprintf(what, sizeof what, "link %s: want '%s', got '%.*s'", href, want, STR_ARG(got));
    check(str_equal(got, str_from(want)), what);
    close_page(&page);
}

static void test_links(void) {
    expect_link("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2");
    expect_link(" /page ", "/page");
    expect_link("mailto:a@b.c", "mailto:a@b.c");
    expect_link("tel:123", "tel:123");
    expect_link("page.html?x=a:b", "page.html?x=a:b");
    expect_link("javascript:alert(1)", "");
    expect_link("JaVa&#10;Script:alert(1)", "");
    expect_link("&#1;java\tscript:alert(1)", "");
    expect_link("data:text/html,x", "");
    expect_link("vbscript:x", "");
    expect_link("file:///etc/passwd", "");
    expect_link(":javascript:x", "");
    struct page page;
    open_whole(&page, "<p><a href='#n1'>1</a> <a href='#no'>2</a> <a href='#caf%C3%A9'>3</a></p>"
                      "<p id=n1>note</p><p id='caf\xC3\xA9'>note 2</p>");
    check(page.doc.links.items[0].anchor == 2, "a link to a footnote");
    check(page.doc.links.items[1].anchor == DOC_NONE, "a link to nowhere");
    check(page.doc.links.items[2].anchor == 3, "a link with percent signs");
    close_page(&page);
}

static void expect_decoded(const char *name, const char *bytes, size_t size, const char *want) {
    struct page page;
    read_page(&page, name, bytes, size, (struct read_options){.whole_page = true}, ROOMY);
    check(page.is_read && has_text(&page, want) && is_sound(&page.doc), want);
    close_page(&page);
}

#define DECODED(bytes, want) expect_decoded("t.html", bytes, sizeof(bytes) - 1, want)

/* The ending of a name counts in any case. */
static void test_xhtml(void) {
    static const char page[] = "<p/>a<p><![CDATA[<b>]]></p>";
    expect_decoded("t.xhtml", page, sizeof page - 1, "<b>");
    expect_decoded("T.XHTML", page, sizeof page - 1, "<b>");
}

static void test_encodings(void) {
    DECODED("<p>caf\xE9 \x93quoted\x94 \x80",
            "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D \xE2\x82\xAC");
    DECODED("<meta charset=iso-8859-1><p>it\x92s", "it\xE2\x80\x99s");
    DECODED("<meta charset=utf-8><p>good \xC3\xA9 and bad \xE9 byte",
            "good \xC3\xA9 and bad \xEF\xBF\xBD byte");
    DECODED("<meta charset=utf-8><p>\xC3\xA9 cut \xE2\x80 off", "cut \xEF\xBF\xBD off");
    DECODED("\xEF\xBB\xBF<p>mark \xC3\xA9", "mark \xC3\xA9");
    DECODED("<meta http-equiv=Content-Type content='text/html; charset=koi8-r'><p>\xC1\xC2",
            "\xD0\xB0\xD0\xB1");
    DECODED("<meta charset=shift_jis><p>\x83\x65\x83\x58\x83\x67",
            "\xE3\x83\x86\xE3\x82\xB9\xE3\x83\x88");
    DECODED("<meta charset=utf-16><p>\xC3\xA9", "\xC3\xA9");
    DECODED("\xFF\xFE<\0p\0>\0h\0i\0 \0\x19\x20", "hi \xE2\x80\x99");
    DECODED("\xFE\xFF\0<\0p\0>\0h\0i", "hi");
    DECODED("<p>a\0b</p>", "ab");
    struct page page;
    const char *latin = "<p>plain words, then \x93"
                        "curly\x94 words</p>";
    read_page(&page, "t.html", latin, strlen(latin), (struct read_options){.whole_page = true},
              ROOMY);
    check(exact_share(&page.doc) > 0.8, "ASCII words of a windows-1252 page are exact");
    close_page(&page);
}

static void expect_failure(const char *name, const char *bytes, size_t size, enum status want,
                           const char *what) {
    struct page page;
    read_page(&page, name, bytes, size, (struct read_options){0}, ROOMY);
    check(!page.is_read && page.failure.status == want && page.failure.detail.size, what);
    close_page(&page);
}

#define REFUSED(bytes, want, what) expect_failure("t.html", bytes, sizeof(bytes) - 1, want, what)

static void test_refusals(void) {
    REFUSED("%PDF-1.7 ...", STATUS_NOT_TEXT, "a PDF");
    REFUSED("PK\3\4......", STATUS_NOT_TEXT, "a zip");
    REFUSED("\x89PNG\r\n\x1a\n", STATUS_NOT_TEXT, "an image");
    REFUSED("\x1f\x8b\x08", STATUS_NOT_TEXT, "gzip");
    REFUSED("\1\2\3\4\5\6\7\0\0\0\1\2ab", STATUS_NOT_TEXT, "many control bytes");
    REFUSED("<html><body><div id=root></div><script src=app.js></script></body></html>",
            STATUS_EMPTY_SHELL, "an empty shell");
    REFUSED("<body><div id=app></div><noscript>You need to enable JavaScript to run this "
            "app.</noscript><script>x()</script>",
            STATUS_EMPTY_SHELL, "a shell with noscript");
    REFUSED(
        "<body><header><img src=a alt='The council of a town whose name is long, and which has a "
        "picture of its town hall'></header><script>x()</script>",
        STATUS_EMPTY_SHELL, "a shell with a picture at its head");
    REFUSED("<body><div><h1>We value your privacy</h1><p>We and our partners use cookies. Please "
            "give your consent.</p><button>Accept all</button></div><script></script></body>",
            STATUS_EMPTY_SHELL, "a consent wall");
}

/* What a picture says are words of the page. */
static void test_pictures(void) {
    expect_outline("<img src=a alt='Open from nine to five'><script>x()</script><p>",
                   "image[Open from nine to five]");
    expect_outline("<img src=a alt='A map of the way from the station to the library: left, then "
                   "right at the church'><script>x()</script>",
                   "image[A map of the way from the station to the library: left, then right at "
                   "the church]");
}

static char *repeated(const char *part, size_t count, const char *tail) {
    size_t size = strlen(part);
    char *out = malloc(size * count + strlen(tail) + 1);
    if (!out) abort();
    for (size_t i = 0; i < count; i++) memcpy(out + i * size, part, size);
    memcpy(out + size * count, tail, strlen(tail) + 1);
    return out;
}

static void expect_deep(const char *part) {
    char *html = repeated(part, 100000, "x");
    expect_failure("t.html", html, strlen(html), STATUS_TOO_DEEP, part);
    free(html);
}

static void expect_flat(const char *part, const char *tail) {
    char *html = repeated(part, 100000, tail);
    struct page page;
    open_whole(&page, html);
    check(page.is_read && is_sound(&page.doc), part);
    close_page(&page);
    free(html);
}

static void test_depth(void) {
    expect_deep("<div>");
    expect_deep("<b>");
    expect_deep("<ul><li>");
    expect_deep("<blockquote><p>");
    expect_flat("</div>", "x");
    expect_flat("<p>x", "");
    expect_flat("x<wbr>", "");
    expect_flat("<source>", "x");
    expect_flat("<", "");
    expect_flat("&amp;", "");
    expect_flat("<p", " ");
    expect_flat("<br>", "x");
    expect_flat("<!--", "");
    expect_flat("<td>", "x");
}

#define FURNITURE                                                                                  \
    "<a class=skip-link href='#m'>Skip to content</a><div id=cookie-banner role=dialog><p>We use " \
    "cookies on this site.</p></div><header class=site-header><nav><ul><li><a href=/>Home</a>"     \
    "<li><a href=/a>About</a></ul></nav></header><div class=site-notice><p>This website will be "  \
    "closed down, and an archived version will be saved, as all of us know.</p></div>"
#define LONG                                                                                       \
    "Each of these sentences has a comma, some words, and a full stop, so that it counts, as a "   \
    "paragraph of an article would, in the eyes of the one who looks for the article, here."

static void test_furniture(void) {
    struct page page;
    open_article(&page,
                 "<title>My story - Site</title><body>" FURNITURE
                 "<main><article><header><h1>My story</h1><p>By Ann</p></header><div "
                 "class=entry-content><p>" LONG "</p><div class=contact><p>Call 0800 1111"
                 "</p></div><p>" LONG "</p><blockquote><p>Why me?</p><footer>Somebody, 14"
                 "</footer></blockquote><p>" LONG "</p><h2>Related pages</h2><ul><li><a "
                 "href=z>Leaving care</a></ul></div><footer><h2>Share on social media</h2><ul "
                 "class=share><li><a href=x>Facebook</a></ul></footer></article><aside "
                 "class=related><h2>News</h2><ul><li><a href=y>Other story</a></ul></aside>"
                 "</main><footer><p>Copyright of the site.</p></footer>");
    static const char *const out[] = {"Skip",  "cookies",  "Home",  "closed",
                                      "Share", "Facebook", "Other", "Copyright"};
    for (size_t i = 0; i < sizeof out / sizeof *out; i++) check(!has_text(&page, out[i]), out[i]);
    check(has_text(&page, "By Ann"), "the byline stays");
    check(has_text(&page, "0800 1111"), "a telephone number stays");
    check(str_equal(page.doc.title, STR("My story")), "the title");
    check(page.doc.warnings.count == 0, "no warning");
    check(!has_text(&page, "Related") && !has_text(&page, "Leaving care"), "related pages go");
    check(has_text(&page, "Somebody, 14"), "the source of a quotation stays");
    check(page.doc.blocks.count > 1 && page.doc.blocks.items[1].kind == DOC_HEADING, "h1 first");
    close_page(&page);
}

static void test_selection(void) {
    const char *html =
        "<body>" FURNITURE "<div id=one class='a b'><p>" LONG "</p></div><div id=two>"
        "<p>short</p></div>";
    static const char *const selects[] = {"#two", ".b", "div", "#none"};
    static const char *const wants[] = {"short", "Each of", "We use cookies", "Home"};
    for (size_t i = 0; i < 4; i++) {
        struct page page;
        struct read_options options = {.select = str_from(selects[i])};
        read_page(&page, "t.html", html, strlen(html), options, ROOMY);
        check(page.is_read && has_text(&page, wants[i]), selects[i]);
        check(page.doc.warnings.count == (i == 3), "a warning for what is missing only");
        close_page(&page);
    }
}

static void test_details(void) {
    struct page page;
    open_whole(&page,
               "<html lang=en><head><title>A page of ours | The site</title><meta name=author "
               "content='A. Writer'><link rel=canonical href='https://example.org/a'></head>"
               "<body><p>text</p>");
    check(str_equal(page.doc.title, STR("A page of ours")), "title without the site");
    check(str_equal(page.doc.byline, STR("A. Writer")), "author");
    check(str_equal(page.doc.original, STR("https://example.org/a")), "canonical address");
    close_page(&page);
    open_whole(&page, "<link rel=canonical href='javascript:x'><p>text</p>");
    check(page.doc.original.size == 0, "no other scheme for the address");
    close_page(&page);
}

/* The arena shrinks step by step: out of memory is an orderly exit each time. */
static void test_memory(void) {
    const char *html = "<p>" LONG "</p><ul><li>a &amp; b<li><a href=x>c</a></ul><p>it\x92s</p>";
    bool was_read = false, was_refused = false;
    for (size_t limit = 4096; limit < 400000; limit += 4096) {
        struct page page;
        read_page(&page, "t.html", html, strlen(html), (struct read_options){0}, limit);
        was_read |= page.is_read;
        was_refused |= page.is_out_of_memory;
        check(page.is_read || page.is_out_of_memory, "read, or out of memory");
        close_page(&page);
    }
    check(was_read && was_refused, "both ends were met");
}

/* ---- files ---- */

static void test_file(const char *path) {
    size_t size = 0;
    char *bytes = files_read(path, &size);
    check(bytes != NULL, path);
    if (!bytes) return;
    for (int whole = 0; whole < 2; whole++) {
        struct page page;
        read_page(&page, path, bytes, size, (struct read_options){.whole_page = whole}, ROOMY);
        check(page.is_read && is_sound(&page.doc), path);
        char what[600];
        snprintf(what, sizeof what, "%s: %.2f of the text is exact", path, exact_share(&page.doc));
        check(exact_share(&page.doc) > 0.85, what);
        close_page(&page);
    }
    free(bytes);
}

int main(int count, char **paths) {
    test_white_space();
    test_characters();
    test_structure();
    test_flags();
    test_links();
    test_xhtml();
    test_encodings();
    test_refusals();
    test_pictures();
    test_depth();
    test_furniture();
    test_selection();
    test_details();
    test_memory();
    for (int i = 1; i < count; i++) test_file(paths[i]);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
