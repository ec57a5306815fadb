/* Tests of the word cutter: tokens and their folded forms, and the flags on them. A case says what
 * a text is cut into: folded forms with a space between, each with the letters of its flags behind
 * a "/" where the case asks for flags. */
#include "language/page.h"

/* clang-format off */
static const char *const forms[][2] = {
    {"I don't know.", "i do n't know ."},
    {"I don’t know.", "i do n't know ."},
    {"DON’T", "do n't"},
    {"can't won't shan't", "ca n't wo n't sha n't"},
    {"I'm you’re we've he’ll she'd", "i 'm you 're we 've he 'll she 'd"},
    {"children's", "children 's"},
    {"children’s", "children 's"},
    {"children\u02BCs workers\u02BC DON\u02BCT", "children 's workers ' do n't"},
    {"the CHILDREN’S home", "the children 's home"},
    {"carers' views", "carers ' views"},
    {"carers’ views", "carers ' views"},
    {"James’s", "james 's"},
    {"o’clock", "o'clock"},
    {"O’Brien’s", "o'brien 's"},
    {"D'Souza", "d'souza"},
    {"ma’am", "ma'am"},
    {"who’d’ve", "who'd 've"},
    {"’tis", "' tis"},
    {"the ’90s", "the ' 90s"},
    {"well-being", "well - being"},
    {"trauma-informed care", "trauma - informed care"},
    {"well\u2010being well\u2011being", "well - being well - being"},
    {"16-year-old", "16 - year - old"},
    {"1,200.50", "1,200.50"},
    {"10,000, or 9.", "10,000 , or 9 ."},
    {"£1,200.50", "£ 1,200.50"},
    {"£2.5m", "£ 2.5m"},
    {"12.5%", "12.5 %"},
    {"10:30am", "10:30am"},
    {"5pm", "5pm"},
    {"5 p.m.", "5 p.m."},
    {"16th", "16th"},
    {"1st 2nd 3rd", "1st 2nd 3rd"},
    {"12/03/2024", "12/03/2024"},
    {"2023-24", "2023 - 24"},
    {"2023–24", "2023 – 24"},
    {"2023/24", "2023/24"},
    {"14 March 2024", "14 march 2024"},
    {"24/7", "24/7"},
    {"0800 1111", "0800 1111"},
    {"1990s", "1990s"},
    {"Year 7s", "year 7s"},
    {"COVID-19", "covid - 19"},
    {"help@example.org.uk.", "help@example.org.uk ."},
    {"(first.last+tag@mail.example.org)", "( first.last+tag@mail.example.org )"},
    {"ann@home and @ann", "ann@home and @ann"},
    {"to mailto:ann@example.org, or", "to mailto:ann@example.org , or"},
    {"a mailto: link", "a mailto : link"},
    {"ring 303-555-0100 or 555-0100", "ring 303-555-0100 or 555-0100"},
    {"from 1990-2000 b/c of it", "from 1990 - 2000 b/c of it"},
    {"a dog. it ran, approx. here", "a dog . it ran , approx here"},
    {"https://www.example.org/a?b=c#d.", "https://www.example.org/a?b=c#d ."},
    {"“www.example.org”", "“ www.example.org ”"},
    {"<http://example.org>", "< http://example.org >"},
    {"‘https://example.org/x’", "‘ https://example.org/x '"},
    {"GOV.UK", "gov.uk"},
    {"See GOV.UK.", "see gov.uk ."},
    {"childline.org.uk, now", "childline.org.uk , now"},
    {"gov.uk/find-local-council", "gov.uk/find-local-council"},
    {"home.The end", "home . the end"},
    {"U.K.", "u.k."},
    {"the U.K.'s law", "the u.k. 's law"},
    {"the U.K.’s law", "the u.k. 's law"},
    {"e.g. i.e. a.m.", "e.g. i.e. a.m."},
    {"N.S.P.C.C.", "n.s.p.c.c."},
    {"No. 7.", "no 7 ."},
    {"J. Smith", "j smith"},
    {"chil\u00ADdren", "children"},
    {"Chil\u00ADdren\u00ADs", "childrens"},
    {"Éva café NAÏVE", "éva café naïve"},
    {"cafe\u0301", "cafe\u0301"},
    {"Dr.\u00A0Patel", "dr . patel"},
    {"and/or", "and / or"},
    {"care… or not", "care … or not"},
    {"rock ’n’ roll", "rock ' n ' roll"},
    {"* _ ~", "* _ ~"},
    {"children，young", "children ， young"},
    {"١٢", "١ ٢"},
    {"", ""},
    {"   ", ""},
};

/* C capital, A all capitals, N name, S sentence start, B in brackets, Q in a quotation, K kept,
 * c clitic, h hyphen, _ space before. */
static const char *const flags[][2] = {
    {"We met Ana.", "we/CS met/_ ana/CN_ ./"},
    {"Ofsted came.", "ofsted/CS came/_ ./"},
    {"Siblings Together helps.", "siblings/CNS together/CN_ helps/_ ./"},
    {"When I left, I cried.", "when/CS i/C_ left/_ ,/ i/C_ cried/_ ./"},
    {"I’m Ana", "i/CS 'm/c ana/CN_"},
    {"the NHS and UK", "the/S nhs/CAN_ and/_ uk/CAN_"},
    {"A U.K. law", "a/CNS u.k./CAN_ law/_"},
    {"(Ana) is", "(/B ana/CSB )/B is/_"},
    {"Some [two (or three)] left", "some/CS [/B_ two/B (/B_ or/B three/B_ )/B ]/B left/_"},
    {"“Ana” is", "“/Q ana/CSQ ”/Q is/_"},
    {"6 homes", "6/S homes/_"},
    {"see www.x.org now", "see/S www.x.org/K_ now/_"},
    {"well-being", "well/S -/h being/"},
    {"well - being", "well/S -/_ being/_"},
    {"a 16-year-old", "a/S 16/_ -/h year/ -/h old/"},
    {"carers’ views", "carers/S '/c views/_"},
    {"Carers’", "carers/CS '/c"},
    {"children’s views", "children/S 's/c views/_"},
    {"‘homes’ and", "‘/Q homes/SQ '/Q and/_"},
    {"'homes' and", "'/Q homes/SQ '/Q and/_"},
    {"\u00A3\u00A05 and\u00A0more", "£/ 5/S_ and/_ more/_"},
    {"Éva and ÉMA", "éva/CS and/_ éma/CAN_"},
    {"Ana left. We saw Ana.", "ana/CNS left/_ ./ we/CS_ saw/_ ana/CN_ ./"},
    {"One. Two.", "one/CS ./ two/CS_ ./"},
    {"don’t", "do/S n't/c"},
    {"DON’T", "do/CAS n't/c"},
};
/* clang-format on */

static void describe_flags(const struct doc_word *word, struct buf *out) {
    static const struct {
        uint16_t flag;
        char letter;
    } letters[] = {
        {DOC_CAPITAL, 'C'},     {DOC_ALL_CAPITALS, 'A'}, {DOC_NAME, 'N'}, {DOC_SENTENCE_START, 'S'},
        {DOC_IN_BRACKETS, 'B'}, {DOC_IN_QUOTE, 'Q'},     {DOC_KEPT, 'K'}, {DOC_CLITIC, 'c'},
        {DOC_HYPHEN, 'h'},      {DOC_SPACE_BEFORE, '_'},
    };
    buf_add_char(out, '/');
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (word->flags & letters[i].flag) buf_add_char(out, letters[i].letter);
}

static void check_words(const char *const pair[2], bool has_flags) {
    struct page page;
    page_read(&page, pair[0]);
    page.guard.is_armed = true;
    struct buf out = {.arena = &page.results};
    for (uint32_t i = 0; i < page.doc.words.count; i++) {
        const struct doc_word *word = &page.doc.words.items[i];
        if (i > 0) buf_add_char(&out, ' ');
        buf_add(&out, word->folded);
        if (has_flags) describe_flags(word, &out);
    }
    CHECK(str_equal(buf_str(&out), str_from(pair[1])), "'%s': '%.*s', expected '%s'", pair[0],
          STR_ARG(buf_str(&out)), pair[1]);
    page_close(&page);
}

static void test_kinds(void) {
    struct page page;
    page_read(&page, "Call 0800 1111, or a@b.org.");
    static const uint8_t kinds[] = {DOC_WORD, DOC_NUMBER, DOC_NUMBER,     DOC_PUNCTUATION,
                                    DOC_WORD, DOC_NUMBER, DOC_PUNCTUATION};
    IS(page.doc.words.count == sizeof kinds);
    for (uint32_t i = 0; i < page.doc.words.count && i < sizeof kinds; i++)
        CHECK(page.doc.words.items[i].kind == kinds[i], "kind of word %u", i);
    page_close(&page);
}

/* A form that folding does not change is the text's own bytes. */
static void test_borrowed_forms(void) {
    struct page page;
    page_read(&page, "plain Text");
    IS(page.doc.words.items[0].folded.bytes == page.doc.text.bytes);
    IS(page.doc.words.items[1].folded.bytes != page.doc.text.bytes + 6);
    page_close(&page);
}

/* Every distinct form is kept once, and each word knows its own. */
static void test_types(void) {
    struct page page;
    page_read(&page, "Care is care. CARE’s not Carers’ care, is it?");
    const struct doc *doc = &page.doc;
    IS(doc->types.count == 10); /* care is . 's not carers ' , it ? */
    for (uint32_t i = 0; i < doc->words.count; i++) {
        const struct doc_word *word = &doc->words.items[i];
        IS(str_equal(doc->types.items[word->type].folded, word->folded));
    }
    page_close(&page);
}

static void test_kept(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add_bytes(&page, DOC_PARAGRAPH, 0, DOC_MONO, STR("code"));
    page_add_bytes(&page, DOC_PARAGRAPH, 0, DOC_KEEP, STR("kept"));
    page_add_bytes(&page, DOC_PARAGRAPH, 0, DOC_STRONG, STR("free"));
    page_add_bytes(&page, DOC_PARAGRAPH, DOC_PROTECTED, 0, STR("label"));
    page_add_bytes(&page, DOC_PARAGRAPH, 0, DOC_INLINE_QUOTE, STR("said"));
    page_analyse(&page);
    static const uint16_t expected[] = {DOC_KEPT, DOC_KEPT, 0, DOC_KEPT, DOC_IN_QUOTE};
    for (uint32_t i = 0; i < 5; i++) {
        unsigned found = page.doc.words.items[i].flags & (DOC_KEPT | DOC_IN_QUOTE);
        CHECK(found == expected[i], "block %u: flags %u", i, found);
    }
    page_close(&page);
}

static void test_fold_words(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page.guard.is_armed = true;
    struct str words[4] = {{0}};
    uint32_t count = language_fold_words(STR("Children’s-Home (LA)"), words, 4, &page.results);
    IS(count == 4);
    IS(str_equal(words[0], STR("children")) && str_equal(words[1], STR("'s")));
    IS(str_equal(words[2], STR("home")) && str_equal(words[3], STR("la")));
    IS(language_fold_words(STR("Children’s"), words, 1, &page.results) == 1);
    IS(language_fold_words(STR("one two three"), words, 2, &page.results) == 2);
    IS(language_fold_words(STR(" ( ) "), words, 4, &page.results) == 0);
    page_close(&page);
}

/* Adds and analyses under one guard, so that a small arena may fail in both. */
static bool analyses_within(size_t limit) {
    struct page page;
    page_open(&page, limit);
    if (setjmp(page.guard.env)) {
        page_close(&page);
        return false;
    }
    page.guard.is_armed = true;
    for (int i = 0; i < 3; i++)
        page_add(&page, DOC_PARAGRAPH, "“Éva’s HOME (in the U.K.) was good,” she said. Was it?");
    language_analyse(&page.doc, &page.tools, page.scratch);
    IS(page.doc.sentences.count == 6 && page.doc.quotes.count == 3);
    page_close(&page);
    return true;
}

static void test_memory(void) {
    unsigned done = 0, refused = 0;
    for (size_t limit = 40000; limit > 0; limit = limit > 200 ? limit - 200 : 0) {
        bool is_done = analyses_within(limit);
        CHECK(!is_done || !refused, "%zu bytes are enough, but more were not", limit);
        done += is_done;
        refused += !is_done;
    }
    CHECK(done > 0 && refused > 0, "%u done, %u refused", done, refused);
}

/* Bytes that are no UTF-8 and lone marks must not lead out of the text. */
static void test_odd_bytes(void) {
    static const char *const texts[] = {"\xFF\xFE.", "a\xC3", "a.\xE2\x80", "\xF0\x9F\x91\xA7!",
                                        "’",         "'",     "@",          "www.",
                                        "http://",   "a@",    "-",          "1.",
                                        "e.",        "(",     "\xC2\xAD"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct page page;
        page_read(&page, texts[i]);
        IS(!page.is_out_of_memory && page.doc.sentences.count == 1);
        page_close(&page);
    }
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add_bytes(&page, DOC_PARAGRAPH, 0, 0, STR("1\0002 a\0b."));
    page_analyse(&page);
    IS(page.doc.words.count == 7);
    page_close(&page);
}

int main(void) {
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) check_words(forms[i], false);
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) check_words(flags[i], true);
    test_kinds();
    test_borrowed_forms();
    test_types();
    test_kept();
    test_fold_words();
    test_memory();
    test_odd_bytes();
    return check_report();
}
