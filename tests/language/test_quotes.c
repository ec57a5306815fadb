/* Tests of quotations. A case is one or more paragraphs, "¶" between them, with "{" and "}" around
 * what should count as somebody's own words; the braces are taken out before the text is read. */
#include "language/page.h"

/* clang-format off */
static const char *const doubles[] = {
    "She said {“I am safe.”} She left.",
    "She said {\"I am safe.\"} She left.",
    "{“One,”} he said, {“two.”}",
    "{\"One,\"} he said, {\"two.\"}",
    "{“I said “no” to her,”} Ana told us.",
    "{“He said ‘no’ to me,”} Ana told us.",
    "{“All of it.”}",
    "{\"All of it.\"}",
    "No marks at all.",
    "We call it {“home”}, ({“our home”}).",
    "We call it {\"home\"}, ({\"our home\"}).",
    "{“Mixed marks,\"} she said.",
    "{“It never closes. And more.}",
    "Before {\"it never closes. And more.}",
    "{“Don’t,”} said Ana’s carer.",
    "A 12\" ruler and a 10” screen.",
    "A 12\" ruler, {\"not mine\"}, he said.",
    "{so I left,\"} she said. {\"I went home.\"}",
    "{so I left,”} she said. {“I went home.”}",
    "{\" spaced \"} marks",
    "the{“tight”}marks",
    "Éva said: {“Ça va?”} Yes.",
    "See {“A”}–{“B”} and {\"C\"}/{\"D\"}.",
};

static const char *const singles[] = {
    "She said {‘I am safe.’} She left.",
    "She said {'I am safe.'} She left.",
    "See {‘Call for Advice’} online.",
    "See {'Call for Advice'} online.",
    "We heard carers’ views and children’s views.",
    "We heard carers' views and children's views.",
    "Don’t go. It isn’t ours.",
    "Don't go. It isn't ours.",
    "In the ’90s and ’00s, care was different.",
    "In the '90s and '00s, care was different.",
    "In the ‘90s, care was different.",
    "Rock ’n’ roll and rock 'n' roll.",
    "Give ’em time. ’Tis hard.",
    "{‘I don’t like it,’} he said.",
    "{'I don't like it,'} he said.",
    "{‘I heard the carers’ views,’} he said.",
    "{‘Homes’}, {‘brothers’}. All.",
    "He said {‘one’} and {‘two’}.",
    "He said {'one'} and {'two'}.",
    "A {‘sisters’}, not brothers, rule for carers’ views.",
    "{‘The girls’}.",
    "5' tall, 6' wide",
    "o’clock and O’Brien’s",
    "the boys' and girls' clubs",
    "{‘He said “no” to me,’} Ana told us.",
    "An opening ‘ alone.",
    "An opening ’ alone, and a ' too.",
    "{‘My whole life I have moved.}",
};

static const char *const paragraphs[] = {
    "{“One.}¶{“Two.”}¶Three.",
    "{“One.}¶{Two.}¶{Three.”} Four.",
    "{“One.}¶{Two, she said.”}¶Three.",
    "{“One.}¶Two.¶Three.",
    "{\"One.}¶{\"Two.\"}¶Three.",
    "{‘One.}¶{‘Two.’}¶Three.",
    "One {“two”}.¶Three.¶{“Four.”}",
};

/* Here a reader needs the sense: too much is protected. */
static const char *const known[] = {
    "{‘Sisters’} live here, and the carers’ views matter.",
};
/* clang-format on */

enum { CASE_BYTES = 512 };

/* The text without braces, and which of its bytes stood between them. */
struct expectation {
    char text[CASE_BYTES];
    bool is_quoted[CASE_BYTES];
    size_t size;
};

static struct expectation read_case(const char *marked) {
    struct expectation e = {.size = 0};
    bool is_quoted = false;
    for (const char *c = marked; *c; c++) {
        if (*c == '{' || *c == '}') {
            is_quoted = *c == '{';
            continue;
        }
        bool is_end = strncmp(c, "¶", strlen("¶")) == 0;
        if (is_end) c += strlen("¶") - 1;
        e.is_quoted[e.size] = is_quoted;
        e.text[e.size++] = is_end ? '\n' : *c;
        if (e.size + 1 == CASE_BYTES) abort();
    }
    return e;
}

static void add_paragraphs(struct page *page, struct str text) {
    struct str part;
    while (str_next(&text, '\n', &part)) page_add_bytes(page, DOC_PARAGRAPH, 0, 0, part);
}

/* Bytes of the quotes, and the flag of every word, are as the case says. */
static bool is_as_expected(const struct doc *doc, const struct expectation *e) {
    bool found[CASE_BYTES] = {false}, is_good = true;
    for (uint32_t i = 0; i < doc->quotes.count; i++) {
        struct span quote = doc->quotes.items[i].text;
        for (uint32_t at = quote.start; at < quote.end; at++) found[at] = true;
        is_good = is_good && (i == 0 || doc->quotes.items[i - 1].text.start < quote.start);
    }
    for (size_t at = 0; at < e->size; at++)
        is_good = is_good && (e->text[at] == '\n' || found[at] == e->is_quoted[at]);
    for (uint32_t i = 0; i < doc->words.count; i++) {
        const struct doc_word *word = &doc->words.items[i];
        bool is_flagged = (word->flags & DOC_IN_QUOTE) != 0;
        is_good = is_good && is_flagged == e->is_quoted[word->text.start];
    }
    return is_good;
}

static bool try_case(const char *marked) {
    struct expectation e = read_case(marked);
    struct page page;
    page_open(&page, PAGE_BYTES);
    add_paragraphs(&page, str_from(e.text));
    page_analyse(&page);
    bool is_good = is_as_expected(&page.doc, &e);
    for (uint32_t i = 0; !is_good && i < page.doc.quotes.count; i++)
        printf("    found {%.*s}\n", STR_ARG(doc_slice(&page.doc, page.doc.quotes.items[i].text)));
    page_close(&page);
    return is_good;
}

static void try_cases(const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) CHECK(try_case(list[i]), "wrong quotation: %s", list[i]);
}

#define TRY(list) try_cases((list), sizeof(list) / sizeof *(list))

static void report_known(void) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        printf("%s: %s\n", try_case(known[i]) ? "no longer wrong" : "known", known[i]);
}

/* A heading ends whatever was open; code holds no quotations. */
static void test_blocks(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add(&page, DOC_PARAGRAPH, "“One.");
    page_add(&page, DOC_HEADING, "Two");
    page_add(&page, DOC_PARAGRAPH, "Three");
    page_add(&page, DOC_CODE, "“four”");
    page_add(&page, DOC_PARAGRAPH, "five.”");
    page_analyse(&page);
    IS(page.doc.quotes.count == 2);
    IS(page.doc.quotes.items[0].block == 0);
    IS(page.doc.quotes.items[1].block == 4);
    page_close(&page);
}

static void test_block_quotes(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add_bytes(&page, DOC_PARAGRAPH, DOC_QUOTED, 0, STR("My own words."));
    page_add_bytes(&page, DOC_PARAGRAPH, 0, DOC_INLINE_QUOTE, STR("So are these."));
    page_add(&page, DOC_PARAGRAPH, "Not these.");
    page_analyse(&page);
    for (uint32_t i = 0; i < page.doc.words.count; i++) {
        const struct doc_word *word = &page.doc.words.items[i];
        bool is_flagged = (word->flags & DOC_IN_QUOTE) != 0;
        CHECK(is_flagged == (page.doc.sentences.items[word->sentence].block < 2), "word %u", i);
    }
    IS(page.doc.sentences.items[0].flags & DOC_WHOLE_QUOTE);
    IS(page.doc.sentences.items[1].flags & DOC_WHOLE_QUOTE);
    IS(!(page.doc.sentences.items[2].flags & DOC_HAS_QUOTE));
    page_close(&page);
}

static void test_kinds_of_mark(void) {
    struct page page;
    page_read(&page, "“One” ‘two’ \"three\" 'four'");
    static const bool is_single[] = {false, true, false, true};
    IS(page.doc.quotes.count == 4);
    for (uint32_t i = 0; i < page.doc.quotes.count && i < 4; i++)
        IS(page.doc.quotes.items[i].is_single == is_single[i]);
    page_close(&page);
}

int main(void) {
    TRY(doubles);
    TRY(singles);
    TRY(paragraphs);
    report_known();
    test_blocks();
    test_block_quotes();
    test_kinds_of_mark();
    return check_report();
}
