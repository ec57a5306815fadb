/* HTML as it is in the wild, where parsers and browsers part: each case is one fact, and says what
 * a browser shows. */
#include "html_page.h"

#define COPY "\xC2\xA9"
#define ELLIPSIS "\xE2\x80\xA6"
#define NBSP "\xC2\xA0"

static void test_comments(void) {
    expect_outline("a<!-->b<!--->c<!-- > -->d<!-- x --!>e<!---->f", "paragraph[abcdef]");
    expect_outline("a<!-- x -- y -> z -->b", "paragraph[ab]");
    expect_outline("a<![if !IE]>b<![endif]>c<!--[if IE]>no<![endif]-->d", "paragraph[abcd]");
    expect_outline("a<!x>b<?php x ?>c</ x>d</>e<![CDATA[x]]>f", "paragraph[abcdef]");
    expect_outline("<!doctype html><!-- x --><p>a<!-- unclosed <p>b", "paragraph[a]");
    expect_outline("<?xml version='1.0'?><p>a<![CDATA[ <b> &amp; ]]>b</p>",
                   "paragraph[a <b> &amp; b]");
}

#define OUTLINE "paragraph[" SCRIPTED "ab]"
#define SCRIPTED "These words are many enough, so that nobody takes the page for an empty shell. "

/* Short pages with scripts count as empty shells, so there are more words here. */
static void test_scripts(void) {
    expect_outline(SCRIPTED "a<script>if (a < b) '<p>leak</p>'</script>b", OUTLINE);
    expect_outline(SCRIPTED "a<script><!-- <script>leak</script> leak --></script>b", OUTLINE);
    expect_outline(SCRIPTED "a<script><!-- x </script>b", OUTLINE);
}

static void test_raw_text(void) {
    expect_outline("a<style>p > b { content: '</p>' }</style>b", "paragraph[ab]");
    expect_outline("a<svg viewBox=x><title>leak</title><text>leak</text></svg>b", "paragraph[ab]");
    expect_outline("a<svg><path d=x><p>b</p>", "paragraph[a] paragraph[b]");
    expect_outline("a<svg><foreignObject><p>x</p></foreignObject></svg>b<svg/>c", "paragraph[abc]");
    expect_outline("<div>a<template><p>leak</div><template>x</template></template>b</div>",
                   "paragraph[ab]");
    expect_outline("a<template>b", "paragraph[ab]");
    expect_outline("a<iframe><p>leak</iframe>b<noembed><p>leak</noembed>c", "paragraph[abc]");
    expect_outline("<title>a <b> &amp; c</title><p>d</p>", "paragraph[d]");
    expect_outline("<title>unclosed<p>a</p>", "paragraph[a]");
    expect_outline("<p>a<textarea></p>leak</textarea>b", "paragraph[ab]");
    expect_outline("<p>a<textarea>b<p>c", "paragraph[ab] paragraph[c]");
    expect_outline("<xmp><b>&amp;</xmp>a", "code[<b>&amp;] paragraph[a]");
    expect_outline("a<plaintext>b</p><i>&lt;", "paragraph[a] code[b</p><i>&lt;]");
    expect_outline("<math><mi>x</mi><annotation>leak</annotation></math>", "paragraph[x]");
}

static void test_references(void) {
    expect_outline("<p>&copy d &copyd &hellip; &hellip d",
                   "paragraph[" COPY " d " COPY "d " ELLIPSIS " &hellip d]");
    expect_outline("<p>a&nbsp b&nbspc", "paragraph[a" NBSP " b" NBSP "c]");
    expect_outline("<p>&notit; &notin; &bne; &NotEqualTilde; &phone; &bogus;",
                   "paragraph[\xC2\xACit; \xE2\x88\x89 =\xE2\x83\xA5 \xE2\x89\x82\xCC\xB8 "
                   "\xE2\x98\x8E &bogus;]");
    expect_outline("<p>&#150; &#x80; &#0; &#xD800; &#1114112; &#99999999999; &#x; &#65 &#x41g",
                   "paragraph[\xE2\x80\x93 \xE2\x82\xAC \xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD "
                   "\xEF\xBF\xBD &#x; A Ag]");
    struct page page;
    open_whole(&page, "<p><a href='?a=1&copy=2&amp;b&lt' title='x&copy y&hellip;'>z</a>");
    check(str_equal(page.doc.links.items[0].target, STR("?a=1&copy=2&b<")), "in an address");
    check(str_equal(page.doc.links.items[0].title, STR("x" COPY " y" ELLIPSIS)), "in a title");
    close_page(&page);
}

static void test_tags(void) {
    expect_outline("<div/>a<div/>b", "paragraph[a] paragraph[b]");
    expect_outline("<?xml version='1.0'?><div><p/>a<b/>b<script src='x'/>c</div>",
                   "paragraph[abc]");
    expect_outline("<p title='a > b'>c<p x=\"<p>\">d<p x=a/b>e",
                   "paragraph[c] paragraph[d] paragraph[e]");
    expect_outline("<p>a<b title=\"x>b</b>c</p>", "paragraph[abc]");
    expect_outline("<p>3 < 4 <5 << a<b", "paragraph[3 < 4 <5 << a]");
    expect_outline("<p>a<br/>b</br>c", "paragraph[a\nb\nc]");
    expect_outline("<p>a<o:p>b</o:p><g:plus x>c</g:plus><na\xC3\xAFve>d", "paragraph[abcd]");
    expect_outline("<P>A<B>b</b>c</P>", "paragraph[Abc]");
    expect_outline("<p id=x hidden>a<p id=y>b", "paragraph[b]");
}

static void test_nesting(void) {
    expect_outline("<p>a<section>b</section>c</p>d",
                   "paragraph[a] paragraph[b] paragraph[c] paragraph[d]");
    expect_outline("<div>a</p>b</div>", "paragraph[a] paragraph[b]");
    expect_outline("<p><b>a<div>b</div>c", "paragraph[a] paragraph[b] paragraph[c]");
    expect_outline("<p>a<figure><figcaption>b</figcaption></figure>c",
                   "paragraph[a] figure(caption[b]) paragraph[c]");
    expect_outline("<ul><li><div>a<li>b</ul>", "list(item(paragraph[a]) item(paragraph[b]))");
    expect_outline("<ul>a <b>b</b> c<li>d</ul>", "list(item(paragraph[a b c]) item(paragraph[d]))");
    expect_outline("<li>a<li>b", "list(item(paragraph[a]) item(paragraph[b]))");
    expect_outline("<table><tr><td><div>a<td>b<tr><td>c<td>d</table>",
                   "table(row(cell(paragraph[a]) cell(paragraph[b])) "
                   "row(cell(paragraph[c]) cell(paragraph[d])))");
    expect_outline("<table><tr><td>a<table><tr><th>b<td>c</table>d<td>e</table>f",
                   "paragraph[a] table(row(cell(paragraph[b]) cell(paragraph[c]))) paragraph[d] "
                   "paragraph[e] paragraph[f]");
    expect_outline("<h2>a<h3>b</h3>", "heading[a] heading[b]");
    expect_outline("<pre>a<hr>b</pre>", "code[a\n\nb]");
    expect_outline("<div>a</body>b</html><p>c</p><html><body>d</body></html>e",
                   "paragraph[ab] paragraph[c] paragraph[de]");
}

static void expect_bytes(const char *bytes, size_t size, const char *want, const char *what) {
    struct page page;
    read_page(&page, "t.html", bytes, size, (struct read_options){.whole_page = true}, ROOMY);
    check(page.is_read && str_equal(page.doc.text, str_from(want)), what);
    if (!str_equal(page.doc.text, str_from(want))) printf("  got %.*s\n", STR_ARG(page.doc.text));
    close_page(&page);
}

#define BYTES(bytes, want, what) expect_bytes(bytes, sizeof(bytes) - 1, want, what)

static void test_encodings(void) {
    BYTES("<p>a</p>\0<p>b\0c</p>\0d", "a\nbc\nd\n", "NUL is nothing");
    BYTES("\xEF\xBB\xBF<meta charset=latin1><p>\xC3\xA9", "\xC3\xA9\n", "a mark beats a label");
    BYTES("<meta charset=ascii><p>\x93x\x94", "\xE2\x80\x9Cx\xE2\x80\x9D\n", "ascii");
    BYTES("<meta charset=iso-8859-1><p>\x80", "\xE2\x82\xAC\n", "latin1 is windows-1252");
}

static void test_labels(void) {
    BYTES("<meta charset=' gbk '><p>\xC4\xE3", "\xE4\xBD\xA0\n", "gbk, with spaces");
    BYTES("<meta charset=gb2312><p>\x80x\xC4\xE3", "\xEF\xBF\xBDx\xE4\xBD\xA0\n", "gb2312");
    BYTES("<meta charset=euc-kr><p>\x81\x41", "\xEA\xB0\x82\n", "euc-kr is windows-949");
    BYTES("<meta charset=shift_jis><p>\x87\x40", "\xE2\x91\xA0\n", "shift_jis is windows-31j");
    BYTES("<meta charset=iso-8859-9><p>\x80", "\xE2\x82\xAC\n", "iso-8859-9 is windows-1254");
    BYTES("<meta charset=x-mac-cyrillic><p>\x80", "\xD0\x90\n", "a rare label");
    BYTES("<meta name=d content='charset=koi8-r'><p>\xE9", "\xC3\xA9\n", "not a header");
    BYTES("<meta content='text/html;charset=\"koi8-r\"' http-equiv=CONTENT-TYPE><p>\xC1",
          "\xD0\xB0\n", "a header");
    BYTES("<!-- <meta charset=koi8-r> --><p>\xE9", "\xC3\xA9\n", "in a comment");
    BYTES("<a title='<meta charset=koi8-r>'>\xE9", "\xC3\xA9\n", "in an attribute");
    BYTES("<meta charset=bogus><meta charset=koi8-r><p>\xC1", "\xD0\xB0\n", "the second is known");
    BYTES("<meta charset=utf-7><p>+ADw-", "+ADw-\n", "UTF-7 is never believed");
    BYTES("<meta charset=utf-8><p>\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 "
          "\xF0\x9F\x98 \xE2\x82 \xED\xA0\x80 \xC0\x80 x",
          "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9 \xEF\xBF\xBD "
          "\xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD "
          "\xEF\xBF\xBD\xEF\xBF\xBD x\n",
          "one U+FFFD for one bad sequence");
}

static void expect_late_label(size_t before, const char *want) {
    char html[2048], what[80];
    memset(html, ' ', sizeof html);
    int size = snprintf(html + before, sizeof html - before, "<meta charset=koi8-r><p>\xC1");
    snprintf(what, sizeof what, "a label at %zu", before);
    expect_bytes(html, before + (size_t)size, want, what);
}

/* ---- limits ---- */

static char *repeat(const char *head, const char *part, size_t count, const char *tail) {
    size_t size = strlen(part), at = strlen(head);
    char *out = malloc(at + size * count + strlen(tail) + 1);
    if (!out) abort();
    memcpy(out, head, at);
    for (size_t i = 0; i < count; i++) memcpy(out + at + size * i, part, size);
    memcpy(out + at + size * count, tail, strlen(tail) + 1);
    return out;
}

static void expect_depth(size_t depth, bool is_read) {
    char *html = repeat("<body>", "<div>", depth, "<p>deep</p>");
    struct page page;
    open_whole(&page, html);
    check(page.is_read == is_read, "depth");
    if (is_read)
        check(has_text(&page, "deep"), "the text of a deep page");
    else
        check(page.failure.status == STATUS_TOO_DEEP && page.failure.line == 1, "too deep");
    close_page(&page);
    free(html);
}

static void expect_long(const char *head, const char *part, size_t count, const char *tail) {
    char *html = repeat(head, part, count, tail);
    struct page page;
    open_whole(&page, html);
    check(page.is_read && has_text(&page, "the end") && is_sound(&page.doc), part);
    close_page(&page);
    free(html);
}

static void test_limits(void) {
    expect_depth(300, true);
    expect_depth(511, true);
    expect_depth(513, false);
    expect_long("<p>", "0123456789 ", 1200000, "the end");
    expect_long("<p>", "&amp;&copy ", 200000, "the end");
    expect_long("<p ", "a=b ", 100000, ">the end");
    expect_long("", "<p><section>x</section>", 20000, "the end");
    expect_long("", "<svg><p>", 20000, "the end");
    expect_long("", "<template>", 20000, "the end");
    expect_long("", "<textarea>", 20000, "the end");
    expect_long("", "<!-- x --", 20000, "><p>the end");
    expect_long("", "<a b='>", 20001, "'><p>the end");
    expect_long("", "</p>", 100000, "the end");
    expect_long("", "<table><tr><td>x</table>", 20000, "the end");
    expect_long("", "<script><!--<script></script></script>", 20000, "--></script><p>the end");
    expect_long("<p>x<script><!--", "<a", 800000, "--></script><p>the end");
    expect_long("<p>x<script><!--", "<scripta", 200000, "--></script><p>the end");
    expect_long("<p>", "<script><!--<script></script>", 50000, "<p>the end");
    expect_long("<p>the end<svg>", "<svg ", 400000, "");
    expect_long("<p>the end", "<template>", 20000, "</template ");
}

int main(void) {
    test_comments();
    test_scripts();
    test_raw_text();
    test_references();
    test_tags();
    test_nesting();
    test_encodings();
    test_labels();
    expect_late_label(1000, "\xD0\xB0\n");
    expect_late_label(1030, "\xC3\x81\n");
    test_limits();
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
