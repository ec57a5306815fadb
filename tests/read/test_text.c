/* The plain-text reader: which lines belong together, and that every exact run is its source. What
 * describe() prints is explained in try_reader.h. */
#include "try_reader.h"

#define EXPECT(source, expected) trial_expect(&tally, read_text, STR(source), (expected), __LINE__)
#define LONG "The council must give the reasons in writing and say how to complain about it"

static struct tally tally;

static void test_paragraphs(void) {
    EXPECT("", "");
    EXPECT(" \n\t\n\f\n", "");
    EXPECT(LONG "\nand when.\n \n  Next one. ",
           "paragraph([" LONG "]{ =\n}[and when.]) paragraph([Next one.])");
    EXPECT(LONG "\r\nand\r\n\r\nx", "paragraph([" LONG "]{ =\r\n}[and]) paragraph([x])");
    EXPECT(LONG "  \n   and", "paragraph([" LONG "]{ =  \n   }[and])");
    EXPECT("a * b &amp; \\* <b>", "paragraph([a * b &amp; \\* <b>])");
}

static void test_headings(void) {
    EXPECT("Title\n=====\nText\n\nPart\n----\n\nMore",
           "heading1([Title]) paragraph([Text]) heading2([Part]) paragraph([More])");
    EXPECT("=====\nTitle\n=====\n\na", "heading1([Title]) paragraph([a])");
    EXPECT("Title\n═════\n\na", "heading1([Title]) paragraph([a])");
    EXPECT("a\n\n-----\n\nb", "paragraph([a]) rule paragraph([b])");
    EXPECT("1. About us\n\n" LONG "\n\n1.1 Where\n\nHere we are.\n\n2. You\n\nYou too.",
           "heading2([1. About us]) paragraph([" LONG "]) heading3([1.1 Where]) "
           "paragraph([Here we are.]) heading2([2. You]) paragraph([You too.])");
    EXPECT("1. About us\n\n1.1 Where\n\n" LONG,
           "heading2([1. About us]) heading3([1.1 Where]) paragraph([" LONG "])");
    EXPECT("1 About us\n\n" LONG "\n\n12 High Street\nMarchbrook\n\n" LONG,
           "heading2([1 About us]) paragraph([" LONG "]) paragraph([12 High Street]{n:/=\n}"
           "[Marchbrook]) paragraph([" LONG "])");
    EXPECT("1.1 The committee is asked to note this.\n\n" LONG,
           "paragraph([1.1 The committee is asked to note this.]) paragraph([" LONG "])");
    EXPECT("1. Bring a passport\n\n2. Bring a photo\n\n" LONG,
           "list#1(item(paragraph([Bring a passport])) item(paragraph([Bring a photo]))) "
           "paragraph([" LONG "])");
}

static void test_lone_headings(void) {
    EXPECT("About us\n\n" LONG, "heading1([About us]) paragraph([" LONG "])");
    EXPECT("Our report\n\nWHAT WE DID\n\nWe asked.\n\nHow do we know?\n\n- a\n- b\n",
           "heading1([Our report]) heading2([WHAT WE DID]) paragraph([We asked.]) "
           "heading3([How do we know?]) list'(item(paragraph([a])) item(paragraph([b])))");
    EXPECT("Dear Sam\n\n" LONG, "paragraph([Dear Sam]) paragraph([" LONG "])");
    EXPECT("Children need love.\n\n" LONG,
           "paragraph([Children need love.]) paragraph([" LONG "])");
    EXPECT(LONG "\n\nYours sincerely\n\nJane Smith\n\n" LONG,
           "paragraph([" LONG "]) paragraph([Yours sincerely]) paragraph([Jane Smith]) "
           "paragraph([" LONG "])");
    EXPECT(LONG "\n\nThe end", "paragraph([" LONG "]) paragraph([The end])");
    EXPECT(LONG "\n\nand so on\n\n" LONG,
           "paragraph([" LONG "]) paragraph([and so on]) paragraph([" LONG "])");
    EXPECT("> About us\n\n" LONG, "quote(paragraph([About us])) paragraph([" LONG "])");
}

static void test_messages(void) {
    EXPECT("From: Jo Bloggs <jo@example.org>\nTo: Sam\nSubject: Your review meeting on "
           "Friday\n\n" LONG,
           "paragraph([From: Jo Bloggs <jo@example.org>]{n:/=\n}[To: Sam]{n:/=\n}"
           "[Subject: Your review meeting on Friday]) paragraph([" LONG "])");
    EXPECT(LONG "\nPlease note: " LONG, "paragraph([" LONG "]{ =\n}[Please note: " LONG "])");
    EXPECT(
        LONG "\nSam\n-- \nSam Green, Children's Rights Officer at the council\nMarchbrook\n\n> a",
        "paragraph([" LONG "]{ =\n}[Sam]) rule paragraph([Sam Green, Children's Rights Officer at "
        "the council]{n:/=\n}[Marchbrook]) quote(paragraph([a]))");
}

static void test_pages(void) {
    EXPECT("A a.\n\n1\n\n\fB b.\n\n2\n\f", "paragraph([A a.]) paragraph([B b.])");
    EXPECT("Page 3 of 9\n\nA a.\n\fPage 4 of 9\nB b.\n\f- 5 -\n\nC c.",
           "paragraph([A a.]) paragraph([B b.]) paragraph([C c.])");
    EXPECT("1/3\n\nA a.\n\f-2-\n\nB b.\n\fpage 3\n\nC c.",
           "paragraph([A a.]) paragraph([B b.]) paragraph([C c.])");
    EXPECT("A a.\n\n12\n\n\fB b.\n\n20\n\f",
           "paragraph([A a.]) paragraph([12]) paragraph([B b.]) paragraph([20])");
    EXPECT("A a.\n\n1\n\nB b.\n\n2\n",
           "paragraph([A a.]) paragraph([1]) paragraph([B b.]) paragraph([2])");
    EXPECT("1\n\n" LONG " of\n\n\f2\n\nthe council's work.",
           "paragraph([" LONG " of]{ =\n\n\f2\n\n}[the council's work.])");
    EXPECT(LONG ".\n\fand so on", "paragraph([" LONG ".]) paragraph([and so on])");
    EXPECT("a\n\fB", "paragraph([a]) paragraph([B])");
}

static void test_hyphens(void) {
    EXPECT(LONG " and infor-\nmation. Information helps.",
           "paragraph([" LONG " and infor][mation. Information helps.])");
    EXPECT(LONG " and well-\nbeing.", "paragraph([" LONG " and well-][being.])");
    EXPECT(LONG " and well-\nbeing. It is well-being. Wellbeing!",
           "paragraph([" LONG " and well-][being. It is well-being. Wellbeing!])");
    EXPECT(LONG " in ques-\ntion.", "paragraph([" LONG " in ques][tion.])");
    EXPECT(LONG " by Smith-\nJones.", "paragraph([" LONG " by Smith-]{ =\n}[Jones.])");
    EXPECT(LONG " in short-\nand long-term care.",
           "paragraph([" LONG " in short-]{ =\n}[and long-term care.])");
    EXPECT(LONG " in -\nwell.", "paragraph([" LONG " in -]{ =\n}[well.])");
    EXPECT(LONG " in 2-\nbed rooms.", "paragraph([" LONG " in 2-]{ =\n}[bed rooms.])");
    EXPECT(LONG " of in\xC2\xAD\ntent and in\xC2\xADside.",
           "paragraph([" LONG " of in][tent and in][side.])");
}

static void test_invisible(void) {
    EXPECT("a\xE2\x80\x8B"
           "b \xE2\x80\xAE"
           "c\x01 d.",
           "paragraph([a][b ][c][ d.])");
}

static void test_lists(void) {
    EXPECT("- a\n- b\n\nc", "list'(item(paragraph([a])) item(paragraph([b]))) paragraph([c])");
    EXPECT("You need:\n- a\n  and\n- b",
           "paragraph([You need:]) list'(item(paragraph([a]{ =\n  }[and])) item(paragraph([b])))");
    EXPECT("\xE2\x80\xA2\ta\n   o b\n   o c\n\xE2\x80\xA2\td",
           "list'(item(paragraph([a]) list'(item(paragraph([b])) item(paragraph([c])))) "
           "item(paragraph([d])))");
    EXPECT("3) a\n\n4) b\n\n   more", "list#3(item(paragraph([a])) item(paragraph([b]) "
                                      "paragraph([more])))");
    EXPECT("1. a\n   a) b\n   b) c\n2. d",
           "list#1'(item(paragraph([a]) list#1'(item(paragraph([b])) item(paragraph([c])))) "
           "item(paragraph([d])))");
    EXPECT(" 9. a\n10. b", "list#9'(item(paragraph([a])) item(paragraph([b])))");
    EXPECT(LONG " since\n12. It is\n- so we think -\nlate",
           "paragraph([" LONG " since]{ =\n}[12. It is]{ =\n}[- so we think -]{ =\n}[late])");
    EXPECT("\xE2\x80\x93 Member, aged 16", "paragraph([\xE2\x80\x93 Member, aged 16])");
    EXPECT("\xEF\x82\xB7 a\n\xEF\x82\xB7 b", "list'(item(paragraph([a])) item(paragraph([b])))");
    EXPECT("1990. was a year", "paragraph([1990. was a year])");
}

static void test_quotes(void) {
    EXPECT("> " LONG "\n> b\n>\n> c\n\nd",
           "quote(paragraph([" LONG "]{ =\n> }[b]) paragraph([c])) paragraph([d])");
    EXPECT("> a\n>> b\nc", "quote(paragraph([a]) quote(paragraph([b]))) paragraph([c])");
    EXPECT("> - a\n> - b", "quote(list'(item(paragraph([a])) item(paragraph([b]))))");
}

static void test_line_ends(void) {
    EXPECT(
        LONG "\n\n> I would like to come but\n> cannot stay.\n\nRoses are red,\nviolets are blue",
        "paragraph([" LONG "]) quote(paragraph([I would like to come but]{ =\n> }[cannot stay.])) "
        "paragraph([Roses are red,]{n:/=\n}[violets are blue])");
    EXPECT(LONG "\n\nJane Smith\n12 High Street\nMarchbrook",
           "paragraph([" LONG "]) paragraph([Jane Smith]{n:/=\n}[12 High Street]{n:/=\n}"
           "[Marchbrook])");
    EXPECT("a:\n\n    if (x) {\n      y();\n    }\n",
           "paragraph([a:]) paragraph([if (x) {]{n:/=\n      }[y();]{n:/=\n    }[}])");
    EXPECT("A narrow column that\nwas filled by a mail\nprogram at the width\nof twenty letters.",
           "paragraph([A narrow column that]{ =\n}[was filled by a mail]{ =\n}"
           "[program at the width]{ =\n}[of twenty letters.])");
}

static void check_title(struct str source, const char *title, int line) {
    struct trial trial;
    trial_run(&trial, read_text, source, 1 << 20);
    tally_check(&tally, trial.is_read && str_equal(trial.doc.title, str_from(title)), title, line);
    trial_close(&trial);
}

static void test_titles(void) {
    check_title(STR("\nThe title\n=========\n\na"), "The title", __LINE__);
    check_title(STR("a\n\nPart\n----\n"), "", __LINE__);
}

static void check_decoded(struct str source, const char *expected, int line) {
    struct trial trial;
    struct read_map map;
    struct failure failure;
    struct str text;
    trial_open(&trial, source, 1 << 20);
    if (setjmp(trial.guard.env)) exit(1);
    trial.guard.is_armed = true;
    bool is_good = read_decode(&trial.doc, false, &text, &map, &failure, &trial.scratch);
    if (is_good) trial_read(&trial, read_text, text, &map, 0);
    struct str found = trial.is_read ? describe(&trial.doc) : STR("(failure)");
    is_good = trial.is_read && !doc_fault(&trial.doc) && str_equal(found, str_from(expected));
    tally_check(&tally, is_good, expected, line);
    if (!is_good) fprintf(stderr, "  but: %.*s\n", STR_ARG(found));
    trial_close(&trial);
}

static void test_maps(void) {
    check_decoded(STR("caf\xE9 a\r\n-\r\n"), "paragraph([caf]{\xC3\xA9=\xE9}[ a]{ =\r\n}[-])",
                  __LINE__);
    check_decoded(STR("\xEF\xBB\xBF- \xC3\xA9\n"), "list'(item(paragraph([\xC3\xA9])))", __LINE__);
}

/* Bytes of every kind, from a fixed generator: the invariants hold whatever comes. */
static void test_noise(void) {
    static const char alphabet[] = "ab A.: \n\n\t->=*o1)\r\f--\xC2\xAD";
    uint32_t state = 1;
    for (int round = 0; round < 2000; round++) {
        char bytes[200];
        for (size_t i = 0; i < sizeof bytes; i++) {
            state = state * 1664525 + 1013904223;
            bytes[i] = alphabet[(state >> 16) % (sizeof alphabet - 1)];
        }
        struct trial trial;
        trial_run(&trial, read_text, (struct str){bytes, sizeof bytes}, 1 << 20);
        const char *fault = trial.is_read ? doc_fault(&trial.doc) : "not read";
        tally_check(&tally, !fault, fault ? fault : "", __LINE__);
        trial_close(&trial);
    }
}

int main(void) {
    test_paragraphs();
    test_headings();
    test_lone_headings();
    test_messages();
    test_pages();
    test_hyphens();
    test_invisible();
    test_lists();
    test_quotes();
    test_line_ends();
    test_titles();
    test_maps();
    test_noise();
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
