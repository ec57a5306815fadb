/* The Markdown reader: structure, and above all that every exact run is its source. What describe()
 * prints is explained in try_reader.h. Optional arguments are files that must be read with at least
 * 99 bytes in 100 in exact runs. */
#include "try_reader.h"

#define EXPECT(source, expected)                                                                   \
    trial_expect(&tally, read_markdown, STR(source), (expected), __LINE__)

static struct tally tally;

static void test_blocks(void) {
    EXPECT("", "");
    EXPECT("\n \n\t\n", "");
    EXPECT("a", "paragraph([a])");
    EXPECT("# One #\n\nTwo\n===\n\nThree\n---\n\n#### Four",
           "heading1([One]) heading1([Two]) heading2([Three]) heading4([Four])");
    EXPECT("Two\nlines\n===", "heading1([Two]{ =\n}[lines])");
    EXPECT("a\n\n---\n\nb", "paragraph([a]) rule paragraph([b])");
    EXPECT("a\r\nb\r\n\r\nc\rd", "paragraph([a]{ =\r\n}[b]) paragraph([c]{ =\r}[d])");
    EXPECT("\xEF\xBB\xBF# a", "heading1([a])");
}

static void test_lists(void) {
    EXPECT("- a\n- b", "list'(item(paragraph([a])) item(paragraph([b])))");
    EXPECT("3. a\n\n4. b", "list#3(item(paragraph([a])) item(paragraph([b])))");
    EXPECT("1. a\n   - b\n     c\n\n   d\n2. e",
           "list#1(item(paragraph([a]) list'(item(paragraph([b]{ =\n     }[c]))) paragraph([d])) "
           "item(paragraph([e])))");
    EXPECT("- a\nlazy", "list'(item(paragraph([a]{ =\n}[lazy])))");
    EXPECT("-\n- b", "list'(item(paragraph([b])))");
    EXPECT("-\ta\n\n\tb\n", "list(item(paragraph([a]) paragraph([b])))");
}

static void test_quotes(void) {
    EXPECT("> a\n> b\n>\n> > c\n> > d\n> lazy",
           "quote(paragraph([a]{ =\n> }[b]) quote(paragraph([c]{ =\n> > }[d]{ =\n> }[lazy])))");
    EXPECT("> - > a\n>   > b", "quote(list'(item(quote(paragraph([a]{ =\n>   > }[b])))))");
    EXPECT(">a\n  > \tb", "quote(paragraph([a]{ =\n  > \t}[b]))");
    EXPECT("> > a\n>      > b", "quote(quote(paragraph([a]{ =\n>      }[> b])))");
    EXPECT("- a\n\n  > b\n  c", "list(item(paragraph([a]) quote(paragraph([b]{ =\n  }[c]))))");
}

static void test_code(void) {
    EXPECT("```c\na  b\n\nc\n```", "code([`k:a  b\n\nc])");
    EXPECT("    a\n      b\n\nc", "code([`k:a]{`k:\n=\n    }[`k:  b]) paragraph([c])");
    EXPECT("    ```\n    a", "code([`k:```]{`k:\n=\n    }[`k:a])");
    EXPECT("> ~~~\n> a\n> b\n> ~~~", "quote(code([`k:a]{`k:\n=\n> }[`k:b]))");
    EXPECT("-\t\tx", "list'(item(code({`k:  =\t}[`k:x])))");
    EXPECT("a `` b`c `` d", "paragraph([a ][`k:b`c][ d])");
    EXPECT("`a\n  b` c", "paragraph([`k:a]{`k: =\n  }[`k:b][ c])");
    EXPECT("`a\\` b", "paragraph([`k:a\\][ b])");
}

static void test_inlines(void) {
    EXPECT("re*view*ed **b *c* d** _e_", "paragraph([re][e:view][ed ][s:b ][es:c][s: d][ ][e:e])");
    EXPECT("***a** b*", "paragraph([es:a][e: b])");
    EXPECT("a * b _c d **e", "paragraph([a * b _c d **e])");
    EXPECT("*\\*a*", "paragraph({e:*=\\*}[e:a])");
    EXPECT("a   \n    b \n   c\\\nd", "paragraph([a]{n:/=   \n    }[b]{ = \n   }[c]{n:/=\\\n}[d])");
    EXPECT("**a**\n   *b*", "paragraph([s:a]{ =\n   }[e:b])");
    EXPECT("a <b>b</b> <i\nx='1'>c</i>", "paragraph([a ][s:b][ ][e:c])");
}

static void test_escapes(void) {
    EXPECT("1\\. a\\b \\& \\\\", "paragraph([1]{.=\\.}[ a\\b ]{&=\\&}[ ]{\\=\\\\})");
    EXPECT("a &amp; b&nbsp;&#8211;&#x2014; c",
           "paragraph([a ]{&=&amp;}[ b]{\xC2\xA0=&nbsp;}{\xE2\x80\x93=&#8211;}"
           "{\xE2\x80\x94=&#x2014;}[ c])");
    EXPECT("&amp;amp; &bogus; & &#38; &lt &#99999999;",
           "paragraph({&=&amp;}[amp; &bogus; & ]{&=&#38;}[ &lt &#99999999;])");
    EXPECT("&fjlig;&NotEqualTilde;x", "paragraph({fj=&fjlig;}{\xE2\x89\x82\xCC\xB8="
                                      "&NotEqualTilde;}[x])");
    EXPECT("\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D", "paragraph([\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D])");
}

static void test_links(void) {
    EXPECT("a [b *c*](u \"t\\\"(\") d", "paragraph([a ][l:b ][el:c][ d])");
    EXPECT("[a](u(v)w) b [c](<x y>) [d]() e", "paragraph([l:a][ b ][l:c][ ][d][ e])");
    EXPECT("[a][r] [r][] [r] [x] b\n\n[r]: /u 'title'", "paragraph([l:a][ ][l:r][ ][l:r][ [x] b])");
    EXPECT("[r]: /u\n\"title\"\n[s]: <v w>\n[r] and [s]", "paragraph([l:r][ and ][l:s])");
    EXPECT("[r]: /u\n[r](x y", "paragraph([l:r][(x y])");
    EXPECT("<https://a.b/?c&amp;d\\*> <m@n.org>",
           "paragraph([l:https://a.b/?c]{l:&=&amp;}[l:d\\*][ ][l:m@n.org])");
    EXPECT("[a](\nu\n'x\ny') b", "paragraph([l:a][ b])");
    EXPECT("[a](javascript:x) [b](data:x) [c](#d) [e](TEL:1) [f](java&#9;script:x)",
           "paragraph([a][ ][b][ ][l:c][ ][l:e][ ][f])");
}

static void test_images(void) {
    EXPECT("a ![b *c*](d.png) e\n\nf", "paragraph([a]{ = ![b *c*](d.png) }[e]) "
                                       "image({b c=![b *c*](d.png)}) paragraph([f])");
    EXPECT("![](d.png)", "");
    EXPECT("[![a](b)](c) d", "paragraph([d]) image({a=![a](b)})");
}

static void test_tables(void) {
    EXPECT("| A | *B* |\n|---|:-:|\n| a \\| `b` | c |\n| d |\n| e | f | g |",
           "table(row(cell!(paragraph([A])) cell!(paragraph([e:B]))) "
           "row(cell(paragraph([a ]{|=\\|}[ ][`k:b])) cell(paragraph([c]))) "
           "row(cell(paragraph([d])) cell()) row(cell(paragraph([e])) cell(paragraph([f]))))");
    EXPECT("A | B\n-- | --\n a&amp;b |  [c](d)",
           "table(row(cell!(paragraph([A])) cell!(paragraph([B]))) "
           "row(cell(paragraph([a]{&=&amp;}[b])) cell(paragraph([l:c]))))");
    EXPECT("> | A |\n> | - |\n> | ![x](y) z |",
           "quote(table(row(cell!(paragraph([A]))) row(cell(paragraph([z]) "
           "image({x=![x](y)})))))");
    EXPECT("| A | B |\n| - |", "paragraph([| A | B |]{ =\n}[| - |])");
    EXPECT("a\n:-", "paragraph([a]{ =\n}[:-])");
}

static void test_comments(void) {
    EXPECT("a <!-- plainer-ignore-start -->b<!-- plainer-ignore-end --> c",
           "paragraph([a ][k:b][ c])");
    EXPECT("<!-- plainer-ignore-start -->\n\na\n\n<!-- plainer-ignore-end -->\n\nb",
           "paragraph([k:a]) paragraph([b])");
    EXPECT("<!-- plainer-ignore -->\n\na\n\nb", "paragraph([k:a]) paragraph([b])");
    EXPECT("<div>\na\n</div>\n\nb", "paragraph([a]) paragraph([b])");
}

static void check_title(const char *source, const char *title, uint32_t warnings, int line) {
    struct trial trial;
    trial_run(&trial, read_markdown, str_from(source), 1 << 20);
    bool is_good = trial.is_read && str_equal(trial.doc.title, str_from(title)) &&
                   trial.doc.warnings.count == warnings && !doc_fault(&trial.doc);
    tally_check(&tally, is_good, source, line);
    trial_close(&trial);
}

static void test_titles(void) {
    EXPECT("---\ntitle: T\n---\n# H\n\na", "heading1([H]) paragraph([a])");
    EXPECT("---\n\na\n\n---\n\nb", "rule paragraph([a]) rule paragraph([b])");
    EXPECT("---\nNo yaml here.\n---\n", "rule heading2([No yaml here.])");
    EXPECT("---\na: b", "rule paragraph([a: b])");
    check_title("---\r\na: b\r\ntitle: \"A: \\\"b\\\"\"\r\ntags:\r\n- x\r\n---\r\n# H\r\n",
                "A: \"b\"", 0, __LINE__);
    check_title("---\ntitle: 'it''s'\n...\n", "it's", 0, __LINE__);
    check_title("---\nTitle: Plain one # note\n---\n", "Plain one", 0, __LINE__);
    check_title("---\ntitle: >-\n  folded\n  title\na: b\n---\n# B\n", "folded title", 0, __LINE__);
    check_title("---\na: b\n---\n## A\n\n# B *c*\n", "B c", 0, __LINE__);
    check_title(
        "+++\ntitle = \"A \\\"b\\\"\"\ntags = [\n  'x'\n]\n[author]\ntitle = 'Dr'\n+++\n# H\n",
        "A \"b\"", 0, __LINE__);
    check_title("+++\nNo toml here.\n+++\n", "", 0, __LINE__);
    EXPECT("+++\r\ntitle = 'T'\r\n+++\r\na", "paragraph([a])");
    EXPECT("+++\nNo toml\n+++", "paragraph([+++]{ =\n}[No toml]{ =\n}[+++])");
    check_title("## A\n", "", 0, __LINE__);
    check_title("<p>\nkept\n</p>\n\n<!-- nothing -->\n", "", 0, __LINE__);
}

static struct str repeated(const char *unit, size_t count) {
    size_t size = strlen(unit);
    char *bytes = malloc(size * count + 2);
    if (!bytes) exit(1);
    for (size_t i = 0; i < count; i++) memcpy(bytes + i * size, unit, size);
    bytes[size * count] = 'a';
    return (struct str){bytes, size * count + 1};
}

static void check_depth(const char *unit, size_t count, enum status status, int line) {
    struct str source = repeated(unit, count);
    struct trial trial;
    trial_run(&trial, read_markdown, source, 1 << 26);
    bool is_good = status ? !trial.is_read && trial.failure.status == status &&
                                trial.failure.line && trial.failure.detail.size
                          : trial.is_read && !doc_fault(&trial.doc);
    tally_check(&tally, is_good, unit, line);
    trial_close(&trial);
    free((void *)source.bytes);
}

static void test_depth(void) {
    check_depth(">", 10000, STATUS_TOO_DEEP, __LINE__);
    check_depth("- ", 10000, STATUS_TOO_DEEP, __LINE__);
    check_depth("1. ", 300, STATUS_TOO_DEEP, __LINE__);
    check_depth("> ", 512, STATUS_OK, __LINE__);
    check_depth("- ", 256, STATUS_OK, __LINE__);
    check_depth("*b **", 5000, STATUS_OK, __LINE__);
    check_depth("![", 5000, STATUS_OK, __LINE__);
    check_depth("[a](", 5000, STATUS_OK, __LINE__);
    check_depth("\n- - -", 600, STATUS_OK, __LINE__);
    EXPECT("- - - -", "rule");
}

/* windows-1252: the bytes differ from the text, so only the rest is exact. */
static void test_map(void) {
    static const char expected[] = "paragraph([caf]{\xC3\xA9=\xE9}[ ][e:au ]{e:\xE2\x80\x9C"
                                   "=\x93}[e:lait]{e:\xE2\x80\x9D=\x94}) table(row(cell!("
                                   "paragraph({\xC2\xA3=\xA3})) cell!(paragraph([b]))))";
    struct trial trial;
    struct read_map map;
    struct failure failure;
    struct str text;
    trial_open(&trial, STR("caf\xE9 *au \x93lait\x94*\r\n\r\n| \xA3 | b |\n|---|---|\n"), 1 << 20);
    if (setjmp(trial.guard.env)) exit(1);
    trial.guard.is_armed = true;
    CHECK(&tally, read_decode(&trial.doc, false, &text, &map, &failure, &trial.scratch));
    trial_read(&trial, read_markdown, text, &map, 0);
    CHECK(&tally, trial.is_read && !doc_fault(&trial.doc));
    struct str found = trial.is_read ? describe(&trial.doc) : STR("");
    CHECK(&tally, str_equal(found, str_from(expected)));
    trial_close(&trial);
}

/* Less and less memory: always a result or the guard, and the sanitizer finds no lost tree. */
static void test_memory(void) {
    struct str source = repeated("# a\n\n> - *b* [c](d) ![e](f)\n\n| a |\n| - |\n| b |\n\n"
                                 "<p>a <b>b</b></p>\n\na <i>b</i>[^1]\n\n[^1]: c\n\n",
                                 40);
    unsigned refused = 0, read = 0;
    for (size_t limit = 4096; limit < 1 << 19; limit += 4096) {
        struct trial trial;
        trial_run(&trial, read_markdown, source, limit);
        refused += trial.is_out_of_memory;
        read += trial.is_read;
        CHECK(&tally, trial.is_out_of_memory != trial.is_read);
        CHECK(&tally, !trial.guard.cleanups);
        trial_close(&trial);
    }
    free((void *)source.bytes);
    CHECK(&tally, refused && read);
}

/* A broken run must be found, or all the other tests prove nothing. */
static void test_harness(void) {
    struct trial trial;
    trial_run(&trial, read_markdown, STR("ab *c*"), 1 << 20);
    CHECK(&tally, !doc_fault(&trial.doc));
    trial.doc.runs.items[0].source.start++;
    trial.doc.runs.items[0].source.end++;
    CHECK(&tally, doc_fault(&trial.doc) != NULL);
    trial_close(&trial);
}

static void test_file(const char *path) {
    struct trial trial;
    struct str source = read_whole(path);
    if (!source.bytes) {
        printf("skipped: %s\n", path);
        return;
    }
    trial_run(&trial, read_markdown, source, 1 << 26);
    CHECK(&tally, trial.is_read && !doc_fault(&trial.doc));
    tally_check(&tally, trial.is_read && exact_percent(&trial.doc) >= 99, path, __LINE__);
    trial_close(&trial);
    free((void *)source.bytes);
}

int main(int count, char **arguments) {
    test_blocks();
    test_lists();
    test_quotes();
    test_code();
    test_inlines();
    test_escapes();
    test_links();
    test_images();
    test_tables();
    test_comments();
    test_titles();
    test_depth();
    test_map();
    test_memory();
    test_harness();
    for (int i = 1; i < count; i++) test_file(arguments[i]);
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
