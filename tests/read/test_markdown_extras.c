/* What people write in Markdown beyond CommonMark: footnotes, strikethrough, task lists, ids,
 * definition lists, tables in company, and HTML. */
#include "try_reader.h"

#define EXPECT(source, expected)                                                                   \
    trial_expect(&tally, read_markdown, STR(source), (expected), __LINE__)

static struct tally tally;

static void test_notes(void) {
    EXPECT("x.[^1] y\n\n[^1]: The note is here.",
           "paragraph([x.][l.k:1][ y]) list#1'(item(paragraph([The note is here.])))");
    EXPECT("a[^b] c[^a]\n\n[^a]: A\n[^b]: B b\n  lazy",
           "paragraph([a]{l.k:1=[^b]}[ c]{l.k:2=[^a]}) "
           "list#1'(item(paragraph([B b]{ =\n  }[lazy])) item(paragraph([A])))");
    EXPECT("a[^1]\n\n[^1]: Word\n\nb",
           "paragraph([a][l.k:1]) paragraph([b]) list#1'(item(paragraph([Word])))");
    EXPECT("a[^1] [x]\n\n[^1]: http://a.b \"t\"\n[x]: /u",
           "paragraph([a][l.k:1][ ][l:x]) list#1'(item(paragraph([http://a.b \"t\"])))");
    EXPECT("a[^1]\n[^1]: text\n    more\n\n    Second *p*.\n\n        code\n\n    - i\n\nb",
           "paragraph([a][l.k:1]) paragraph([b]) list#1(item(paragraph([text]{ =\n    }[more]) "
           "paragraph([Second ][e:p][.]) code([`k:code]) list'(item(paragraph([i])))))");
    EXPECT("a[^1]\n\n[^1]:\n\n    - i\n    - j\n",
           "paragraph([a][l.k:1]) list#1(item(list'(item(paragraph([i])) item(paragraph([j])))))");
    EXPECT("[^1]: Only a note.", "list#1'(item(paragraph([Only a note.])))");
    EXPECT("[^1]: One 2016\n2. two", "list#1'(item(paragraph([One 2016]{ =\n}[2. two])))");
    EXPECT("a[^1]\n\n[^1]: - - -", "paragraph([a][l.k:1]) list#1'(item(rule))");
    EXPECT("a[^1]\r\n\r\n[^1]: b\r\n\r\n\tc\r\n",
           "paragraph([a][l.k:1]) list#1(item(paragraph([b]) paragraph([c])))");
}

static void test_no_notes(void) {
    EXPECT("T\n==\n[^1]: a\n", "heading1([T]) list#1'(item(paragraph([a])))");
    EXPECT("x [^1] \\[^2] `[^2]`\n\n[^2]: b",
           "paragraph([x [^1] ]{[=\\[}[^2] ][`k:[^2]]) list#1'(item(paragraph([b])))");
    EXPECT("```\n[^1]: a\n```", "code([`k:[^1]: a])");
    EXPECT("> [^1]: a b\n\n[^1]", "quote(paragraph([[^1]: a b])) paragraph([[^1]])");
    EXPECT("[^a b]: c d", "paragraph([[^a b]: c d])");
    EXPECT("[^1]: a b\n===", "heading1([[^1]: a b])");
}

static void test_strikes(void) {
    EXPECT("a ~~b *c*~~ d", "paragraph([a ][b ][e:c][ d])");
    EXPECT("~~a ~~b", "paragraph([~~a ~~b])");
    EXPECT("a ~ b ~~ c ~~~d~~~ ~~", "paragraph([a ~ b ~~ c ~~~d~~~ ~~])");
    EXPECT("`~~` a~~ `a~~`", "paragraph([`k:~~][ a~~ ][`k:a~~])");
    EXPECT("| ~~a | b~~ | ~~c~~ |\n|-|-|-|",
           "table(row(cell!(paragraph([~~a])) cell!(paragraph([b~~])) cell!(paragraph([c]))))");
    EXPECT("\\~~a~~ b", "paragraph({~=\\~}[~a~~ b])");
}

static void test_boxes(void) {
    EXPECT("- [ ] a\n- [x] b\n- [X] c",
           "list'(item(paragraph({k:\xE2\x98\x90=[ ]}[ a])) "
           "item(paragraph({k:\xE2\x98\x91=[x]}[ b])) item(paragraph({k:\xE2\x98\x91=[X]}[ c])))");
    EXPECT("[ ] a\n\n- [y] b\n- [ ]\n- b\n\n  [ ] c",
           "paragraph([[ ] a]) list(item(paragraph([[y] b])) item(paragraph([[ ]])) "
           "item(paragraph([b]) paragraph([[ ] c])))");
}

static void test_addresses(void) {
    EXPECT("See https://a.b/c_d_e?f=1&g=2 or write to jo_b@c.org.",
           "paragraph([See https://a.b/c_d_e?f=1&g=2 or write to jo_b@c.org.])");
}

static void test_definitions(void) {
    EXPECT("Term *a*\n: Its *b*\n  goes on\n: Second\n\nOther\n:   Too\n\nEnd",
           "definition-list(definition-term([Term ][e:a]) definition(paragraph([Its ][e:b]"
           "{ =\n  }[goes on])) definition(paragraph([Second])) definition-term([Other]) "
           "definition(paragraph([Too]))) paragraph([End])");
    EXPECT("> T\n> : d", "quote(definition-list(definition-term([T]) definition(paragraph([d]))))");
    EXPECT("a :\n:b", "paragraph([a :]{ =\n}[:b])");
    EXPECT(": a\n: b", "paragraph([: a]{ =\n}[: b])");
}

static void test_tables(void) {
    EXPECT("Intro *a*:\n| A |\n| - |\n| b |",
           "paragraph([Intro ][e:a][:]) table(row(cell!(paragraph([A]))) "
           "row(cell(paragraph([b]))))");
    EXPECT("| A |\n| - |\n| a<br>b ![x](y) |",
           "table(row(cell!(paragraph([A]))) row(cell(paragraph([a]{n:/=<br>}[b]) "
           "image({x=![x](y)}))))");
    EXPECT("| A |\n| - |\n| `a\\|b` |",
           "table(row(cell!(paragraph([A]))) row(cell(paragraph([`k:a]{`k:|=\\|}[`k:b]))))");
    EXPECT("| A | B |\n|-|-|\n| a[^1] | b |\n\n[^1]: n",
           "table(row(cell!(paragraph([A])) cell!(paragraph([B]))) row(cell(paragraph([a][l.k:1])) "
           "cell(paragraph([b])))) list#1'(item(paragraph([n])))");
}

static void test_inline_html(void) {
    EXPECT("a <kbd>Ctrl</kbd> H<sub>2</sub>O<br>b", "paragraph([a ][`k:Ctrl][ H][.:2][O]{n:/=<br>}"
                                                    "[b])");
    EXPECT("<span translate='no'>a *b*</span> c", "paragraph([k:a ][ek:b][ c])");
    EXPECT("a <a href='/u' title=t>b</a> <a href='javascript:x'>c</a>",
           "paragraph([a ][l:b][ ][c])");
    EXPECT("a <script>x</script> b <b>c\n\nd",
           "paragraph([a]{ = <script>x</script> }[b ][s:c]) paragraph([d])");
    EXPECT("a <img src=x alt='b &amp; c'> d", "paragraph([a]{ = <img src=x alt='b &amp; c'> }[d]) "
                                              "image({b & c=<img src=x alt='b &amp; c'>})");
    EXPECT("a<!-- b -->c <x-y>d</x-y>", "paragraph([a][c ][d])");
}

#define SENTENCE "This is a sentence of words that nobody is meant to see. "

static void test_html_blocks(void) {
    EXPECT("<div>\n<h2>A &amp; b</h2>\n<ul><li>c</li></ul>\n</div>\n\nd",
           "heading2([A ]{&=&amp;}[ b]) list'(item(paragraph([c]))) paragraph([d])");
    EXPECT("<details>\n<summary>S</summary>\n\n*m*\n\n</details>\n",
           "paragraph([s:S]) paragraph([e:m])");
    EXPECT("<div translate='no'>\n\na\n\n<div>\n\nb\n\n</div>\n\nc\n\n</div>\n\nd",
           "paragraph([k:a]) paragraph([k:b]) paragraph([k:c]) paragraph([d])");
    EXPECT("<div hidden>\n\na\n\n</div>\n\nb", "paragraph([b])");
    EXPECT("<div title='a > b' hidden>\n\na\n\n</div>\n\nb", "paragraph([b])");
    EXPECT("<div hidden title='</div>'>\n\na\n\n</div\n>\n\nb", "paragraph([b])");
    EXPECT("<div>a<!-- <p hidden> --><!-- x --!><xmp><p hidden></xmp></div>\n\nb",
           "paragraph([a]) code([<p hidden>]) paragraph([b])");
    EXPECT("<div><p title=\"</p><p hidden>\">a</div>\n<br>\n<img alt='c'>\n\nb",
           "paragraph([a]) image({c=<img alt='c'>}) paragraph([b])");
    EXPECT("<script>a</script>b\n\n<hr><script>c</script>\n\n<p>d<img src=e><script>f</script>\n",
           "paragraph([b]) rule paragraph([d])");
    EXPECT("<div hidden>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "</div>\n"
           "<noscript>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE "</noscript>\na",
           "paragraph([a])");
    EXPECT("> <p>a\n> b</p>\n\nc", "quote(paragraph([a]{ =\n> }[b])) paragraph([c])");
    EXPECT("- <p>a\n  b</p>\n- c", "list'(item(paragraph([a]{ =\n  }[b])) item(paragraph([c])))");
    EXPECT("<div>a<script>b < c</script></div>\n<style>\nd\n</style>\n\ne",
           "paragraph([a]) paragraph([e])");
    EXPECT("<script>\nx\n</script>\n\na", "paragraph([a])");
    EXPECT("<p>\n< b\n\na", "paragraph([< b]) paragraph([a])");
    EXPECT("<!-- c --> d *e*\nf", "paragraph([d *e*]) paragraph([f])");
    EXPECT("<p>\xE2\x80\x9C"
           "a\xE2\x80\x9D\r\nb</p>\r\n",
           "paragraph([\xE2\x80\x9C"
           "a\xE2\x80\x9D]{ =\r\n}[b])");
}

/* What is hidden is never shown, however the elements around it nest. */
static void test_hidden(void) {
    EXPECT("a <svg><text>x</text></svg> b <iframe>x</iframe> <template>x</template> "
           "<textarea>x</textarea> <p hidden>x</p> c",
           "paragraph([a]{ = <svg><text>x</text></svg> }[b]"
           "{ = <iframe>x</iframe> <template>x</template> <textarea>x</textarea> <p hidden>x</p> }"
           "[c])");
    EXPECT("<span>\n\n<div hidden>\n\n</span>\n\na", "");
    EXPECT("<p>\n\n<div hidden>\n\n</p>\n\na\n\n</div>\n\nb", "paragraph([b])");
    EXPECT("<span hidden>\n\n<div>\n\n</span>\n\na\n\n</div>\n\nb", "");
    EXPECT("<div>\n\n<table>\n<td hidden>\n\n</div>\n\na\n\n</table>\n\nb", "paragraph([b])");
    EXPECT("<div hidden>\n\n<p>\n\n</div>\n\na", "paragraph([a])");
    EXPECT("a <b><div hidden>\n\nx\n\n</div>\n\nb", "paragraph([a]) paragraph([s:b])");
    EXPECT("a <div></div><span hidden>\n\nx\n\n", "paragraph([a])");
    EXPECT("<div>\n\na </div><span hidden>\n\nx\n\n", "paragraph([a])");
    EXPECT("a <span hidden>x\n\nb", "paragraph([a]) paragraph([b])");
    EXPECT("<div hidden>\n\nx </div> a\n\nb", "paragraph([a]) paragraph([b])");
    EXPECT("- <div hidden>\n\n  x\n- a\n\nb", "list(item(paragraph([a]))) paragraph([b])");
    EXPECT("> a <div hidden>\n>\n> x\n\nb", "quote(paragraph([a])) paragraph([b])");
    EXPECT("<table><b><table>\n\n</table>\n\n<div hidden>\n\n</table>\n\nx", "");
}

/* Elements that end without an end tag of their own. */
static void test_ends(void) {
    EXPECT("<a href='/x'>\n\na\n\n<a name=y>\n\nb\n\n</a>\n\nc",
           "paragraph([l:a]) paragraph([b]) paragraph([c])");
    EXPECT("<b>\n\n<div>\n\na\n\n</b>\n\nb\n\n</div>\n\nc",
           "paragraph([s:a]) paragraph([b]) paragraph([c])");
    EXPECT("<ul>\n<li translate=no>\n\na\n\n<li>\n\nb\n\n</ul>\n",
           "paragraph([k:a]) paragraph([b])");
    EXPECT("<a href='/x'>\n\na <a name=y>b</a> c\n\n</a>\n\nd",
           "paragraph([l:a ][l:b][l: c]) paragraph([d])");
}

static void test_comments(void) {
    EXPECT("<!-- plainer-ignore -->\n\n- a\n- b\n\nc",
           "list'(item(paragraph([k:a])) item(paragraph([k:b]))) paragraph([c])");
    EXPECT("<!-- plainer-ignore -->\n| A |\n| - |\n| b |\n\nc",
           "table(row(cell!(paragraph([k:A]))) row(cell(paragraph([k:b])))) paragraph([c])");
    EXPECT("<!-- plainer-ignore-next-line hard-word -->\n\na", "paragraph([a])"); /* the rule's */
    EXPECT("<!-- plainer-ignore-next-line -->\n- a\n- b",
           "list'(item(paragraph([k:a])) item(paragraph([b])))");
    EXPECT("a *b* <!-- plainer-ignore --> c\n\nd",
           "paragraph([k:a ][ek:b]{k: = <!-- plainer-ignore --> }[k:c]) paragraph([d])");
    EXPECT("<!-- plainer-ignore -->\n\n```\nx\n```\n\na", "code([`k:x]) paragraph([a])");
    EXPECT("<!-- plainer-ignore --> a\n\nb", "paragraph([k:a]) paragraph([b])");
    EXPECT("<!-- plainer-ignore-start -->\n<p>a</p>\n\n*b*\n\n<!-- plainer-ignore-end -->\nc\n",
           "paragraph([k:a]) paragraph([ek:b]) paragraph([c])");
    EXPECT("<!-- plainer-ignored -->\n\na", "paragraph([a])");
}

/* The block that a link leads to, found through its anchor's name. */
static void check_anchor(struct str source, const char *name, const char *text, int line) {
    struct trial trial;
    trial_run(&trial, read_markdown, source, 1 << 20);
    bool is_good = false;
    for (uint32_t i = 0; trial.is_read && i < trial.doc.anchors.count; i++) {
        const struct doc_anchor *anchor = &trial.doc.anchors.items[i];
        if (!str_equal(anchor->name, str_from(name))) continue;
        uint32_t block = anchor->block;
        while (block < trial.doc.blocks.count &&
               !doc_block_holds_runs(trial.doc.blocks.items[block].kind))
            block++;
        is_good =
            block < trial.doc.blocks.count &&
            str_equal(doc_slice(&trial.doc, trial.doc.blocks.items[block].text), str_from(text));
        break;
    }
    tally_check(&tally, is_good, name, line);
    trial_close(&trial);
}

static void test_anchors(void) {
    EXPECT("# A b {#id}\n\nC {.x k=v}\n===\n\n## D {}\n\n## {#e}",
           "heading1([A b]) heading1([C]) heading2([D {}])");
    EXPECT("## E {f}\n\n## G \\{#h}", "heading2([E {f}]) heading2([G ]{{=\\{}[#h}])");
    check_anchor(STR("a\n\n# A b {#id}\n\nc"), "id", "A b", __LINE__);
    check_anchor(STR("a\n\n## What's *next*, then?\n\nc"), "whats-next-then", "What's next, then?",
                 __LINE__);
    check_anchor(STR("a[^n]\n\n[^n]: b\n"), "note:n", "b", __LINE__);
    check_anchor(STR("<div id='x'>\n<p id='y'>b</p>\n</div>\n\nc"), "y", "b", __LINE__);
}

static void test_title(void) {
    struct trial trial;
    trial_run(&trial, read_markdown, STR("# T[^1]\n\n[^1]: n"), 1 << 20);
    CHECK(&tally, trial.is_read && str_equal(trial.doc.title, STR("T")));
    trial_close(&trial);
}

/* windows-1252, where one byte of the file is two of the text: places in notes, in HTML and behind
 * both are still those of the file. */
static void test_map(void) {
    static const char expected[] =
        "paragraph([a]{l.k:1=[^\xE9]}[ ]{\xC3\xA9=\xE9}) paragraph([b ]{\xC3\xA9=\xE9}[ c]) "
        "paragraph([d]) list#1(item(paragraph({\xC3\xA9=\xE9}[ e]{ =\r\n}{\xC3\xA9=\xE9}) "
        "paragraph({\xC3\xA9=\xE9}[ f])))";
    struct trial trial;
    struct read_map map;
    struct failure failure;
    struct str text;
    trial_open(&trial,
               STR("a[^\xE9] \xE9\r\n\r\n[^\xE9]: \xE9 e\r\n\xE9\r\n\r\n    \xE9 f\r\n\r\n"
                   "<p>b \xE9 c</p>\r\n\r\nd\r\n"),
               1 << 20);
    if (setjmp(trial.guard.env)) exit(1);
    trial.guard.is_armed = true;
    CHECK(&tally, read_decode(&trial.doc, false, &text, &map, &failure, &trial.scratch));
    trial_read(&trial, read_markdown, text, &map, 0);
    struct str found = trial.is_read ? describe(&trial.doc) : STR("");
    bool is_good = trial.is_read && !doc_fault(&trial.doc) && str_equal(found, str_from(expected));
    tally_check(&tally, is_good, expected, __LINE__);
    if (!is_good) fprintf(stderr, "  but: %.*s\n", STR_ARG(found));
    trial_close(&trial);
}

static char *repeat(const char *part, size_t count, const char *tail) {
    size_t at = 0;
    char *out = malloc(strlen(part) * count + 12 * count + strlen(tail) + 1);
    if (!out) exit(1);
    for (size_t i = 0; i < count; i++) at += (size_t)sprintf(out + at, part, (int)i);
    strcpy(out + at, tail);
    return out;
}

static void expect_many(const char *part, size_t count, const char *tail, bool is_read, int line) {
    char *source = repeat(part, count, tail);
    struct trial trial;
    trial_run(&trial, read_markdown, str_from(source), (size_t)1 << 28);
    bool is_too_deep = trial.failure.status == STATUS_TOO_DEEP && trial.failure.line > 1;
    tally_check(&tally, trial.is_read == is_read && (is_read || is_too_deep), part, line);
    bool is_shown = str_find(trial.doc.text, STR("SECRET"), 0) != SIZE_MAX;
    tally_check(&tally, !is_shown && !trial.is_out_of_memory, "nothing hidden is shown", line);
    trial_close(&trial);
    free(source);
}

#define MANY(part, count, tail, is_read) expect_many(part, count, tail, is_read, __LINE__)

static void test_many_tags(void) {
    MANY("<i title=%d>x</i>\n", 25000, "<span hidden>SECRET</span>", true);
    MANY("<p>\n\n<a name=%d>\n\n", 2000, "<div hidden>\n\nSECRET", true);
    MANY("<div id=%d>\n\n", 511, "<div hidden>\n\nSECRET", true);
    MANY("<div id=%d>\n\n", 512, "<div hidden>\n\nSECRET", false);
    MANY("x <b id=%d>\n", 512, "<b hidden>SECRET", false);
    MANY("<b></b></x%d>\n", 40000, "<b hidden>SECRET", true);
}

/* Nesting in HTML is limited as nesting in Markdown is. */
static void test_depth(void) {
    char html[6000] = "";
    for (int i = 0; i < 600; i++) strcat(html, "<div>");
    strcat(html, "a");
    struct trial trial;
    trial_run(&trial, read_markdown, str_from(html), 1 << 24);
    CHECK(&tally, !trial.is_read && trial.failure.status == STATUS_TOO_DEEP && trial.failure.line);
    trial_close(&trial);
}

int main(void) {
    test_notes();
    test_no_notes();
    test_strikes();
    test_boxes();
    test_addresses();
    test_definitions();
    test_tables();
    test_inline_html();
    test_html_blocks();
    test_hidden();
    test_ends();
    test_comments();
    test_anchors();
    test_title();
    test_map();
    test_many_tags();
    test_depth();
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
