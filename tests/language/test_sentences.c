/* Tests of the sentence boundaries. Each case is a text with "|" where a sentence should end; white
 * space behind a sentence belongs to it. All texts are our own, in the manner of the prose that
 * plainer meets. */
#include "language/page.h"

#include <time.h>

enum { CASE_BYTES = 512 };

/* clang-format off */
static const char *const stops[] = {
    "The home has four bedrooms. |Each child has their own key.",
    "Mia moved in May. |Her brother stayed. |They write every week.",
    "One sentence only, without a stop",
    "One sentence only, with a stop.",
    "What helps? |Being listened to.",
    "Stop! |Think! |Then phone us.",
    "Yes! |No! |Maybe.",
    "“Yes!” |The panel agreed at once.",
    "Really?! |Nobody had told the carers.",
    "The judge said no. |We asked again.",
    "The judge said no. |I asked again.",
    "The answer was no. |A worker rang us the next day.",
    "No. |That is not your fault.",
    "Most were in care. |12 had left by June.",
    "The rate rose to 67.5. |That is the highest since 2011.",
    "She was born in 2009. |Her sister is two years younger.",
    "In all, 4.2 per cent moved more than 2.5 miles.",
    "It costs £5. |Children under 8 come free.",
    "It costs £1,250.50 a week. |Councils pay £3.2m a year.",
    "He got £10.50. |His sister got $8.25 and €7.10.",
    "The visit ended at 4.30. |Dad drove home.",
    "The visit was at 4.30 on Friday.",
    "Score 7. |Score 8.",
    "Éva arrived. |Ömer left. |Ángel stayed.",
    "They met at the café. |Nobody spoke.",
    "The policy (2019) failed. |Its authors agree.",
    "See the Children Act 1989. |Section 17 is about need.",
    "Contact can be stopped. |“Contact” means seeing your family.",
    "The home closed. |(Staff were told by e-mail.) |Ofsted was not told.",
    "First line.  |Two spaces came before this.",
    "First line.\u00A0|A non-breaking space came before this.",
    "Trailing spaces are kept.   ",
    "...",
    "?",
    "A",
};

/* Messages whose lines have run together. */
static const char *const messages[] = {
    "Hi Sam, |The form is with your worker.",
    "Dear Ms Lee, |Thank you for your letter.",
    "Mery, |This is the plan that we talked about.",
    "Kind regards, |Ann Lee",
    "See you on Monday. |Thanks |Ann",
    "Yes, The Guardian wrote about it.",
    "In London, The Old Mill is the name of a home.",
    "Ann Lee |03/27/2021 09:11 AM |Please read this.",
    "The form is late. |----- |It will be sent.",
    "We moved in :) |Now we have a garden.",
    "It was fun. :) |We will go again.",
    "Write to ann@home.example |She will call you.",
    "Look at https://a.example/one |https://a.example/two",
    "We had help from many people. |http://a.example/list",
    "the bus was late again. |nobody told us why.",
    "we asked them. |they said no.",
    "It helps approx. five of them, i.e. few.",
    "P.S. I will write again.",
    "She smiled.|You'll like her. |She is kind.",
};

static const char *const titles[] = {
    "Dr. Patel came. |She listened.",
    "Mr. and Mrs. Okafor foster twins.",
    "Mrs. Lee, Ms. Hall and Prof. Grant wrote it.",
    "We met Cllr. Dean. |He chairs the board.",
    "Rt. Hon. James Hart MP opened the home.",
    "Rev. Brown and Sgt. Cole visited on Monday.",
    "It was signed by Dr. A. B. Khan. |It was sent in May.",
    "Dr.\u00A0Patel came. |She listened.",
    "“Dr. Patel was kind.” |Ana smiled.",
    "'Dr. Patel was kind.' |Ana smiled.",
    "(Dr. Patel was away.) |Ana waited.",
    "Thank you, sir. |The car is here.",
    "J. Smith and K. L. Jones ran the group.",
    "The report by M. Osei was clear. |It named no child.",
    "T.S. Eliot was read aloud. |The children laughed.",
    "John F. Carter led the review.",
    "St. Anne's is a home for six. |It opened in 2002.",
    "The home is in St. Ives. |It is by the sea.",
    "They live in High St. |The shop is next door.",
    "They live in Park Rd. |It is a busy street.",
    "He works for Bright Homes Ltd. |It runs nine homes.",
    "Bright Homes Ltd. Manchester office is closed.",
    "Sam Jones Jr. was adopted in 1998.",
    "She has a Ph.D. in social work. |She teaches in Leeds.",
    "Vitamin D. |Iron. |Sleep.",
    "Choose plan B. |Children liked it best.",
    "We call her Child A. |She was nine.",
    "We call him Child B. |Child B's school was not told.",
    "Mum is taller than I. |Dad is not.",
    "So did I. |Mum agreed.",
    "They asked group A. |Group B came later.",
};

static const char *const abbreviations[] = {
    "Bring something, e.g. a toy, to the visit.",
    "Bring something, e.g. Lego or a book. |You can keep it.",
    "A relative, i.e. Gran, may care for you.",
    "Kin (e.g. Aunts or Grans) count too. |So do friends.",
    "Toys, books, etc. are in the box.",
    "Toys, books, etc. |Children may take them home.",
    "Toys, books, etc. |They are in the box.",
    "(Toys, books, etc.) |Children may take them home.",
    "See p. 4. |It has a map.",
    "See pp. 12-15 and p. 20 for more.",
    "See No. 7 in the list. |It is short.",
    "See para. 4.2 and paras. 9 to 11. |Both apply.",
    "Under Sec. 20 and s. 47, the council must act.",
    "Reg. 12 and Sch. 2 apply. |Art. 8 does too.",
    "Pt. III of the Act covers support.",
    "Look at App. A for the form. |Sign it.",
    "Quote ref. AB123 in your letter. |We will reply.",
    "Fig. 3 shows ages. |Table 2 shows moves.",
    "It cost approx. £500. |Nobody paid.",
    "It took approx. 12 weeks, i.e. 3 months.",
    "Jones et al. (2018) asked 40 children.",
    "This was found by Jones et al. |The study had 40 children.",
    "R v. Devon and A vs. B were heard. |Both failed.",
    "The law of the U.K. says so. |It is old.",
    "The U.K. Government wrote it.",
    "The rule is the same across the U.K. |We checked.",
    "U.N. staff and E.U. staff came.",
    "She moved to the U.S. in 2015.",
    "He works for the N.S.P.C.C. in Hull.",
    "Call at 9 a.m. on Monday.",
    "Call from 9 a.m. to 5 p.m. Monday to Friday.",
    "Call by 5 p.m. |The office then closes.",
    "Call by 5 p.m. |Sarah will answer.",
    "Open 9 a.m. – 5 p.m. every day.",
    "Open Mon. 3 May to Fri. 7 May, 2 hrs. a day.",
    "We met on 5 Jan. 2021. |It rained.",
    "They left in Dec. |I was sad.",
    "It lasts 30 mins. |Children can bring a friend.",
    "Tel. 020 7946 0000 or ext. 12. |Ask for Jo.",
    "Parent and/or carer etc. |They all sign.",
    "Families in the U.K. – and beyond – foster.",
    "Fenn Ltd. & Co. ran it.",
    "Max. 5 children, min. 2 staff. |That is the rule.",
    "Dept. for Education staff came. |They took notes.",
    "See vol. 2, ch. 4 and ed. 3. |All are free.",
    "It is viz. that which we agreed.",
    "Cf. Brown (2011). |Cf. Green too.",
    "Esp. in winter, it is cold. |Wear a coat.",
    "A.k.a. Jo. |Or Joanna.",
    "See p.\u00A04 for a map. |It is new.",
    "Look at No. 10 Downing Street. |It is old.",
    "The meeting in Nov. 2019 was short.",
};

static const char *const ellipses[] = {
    "I waited … and waited. |Nobody came.",
    "I waited... and waited. |Nobody came.",
    "I waited. . . and waited. |Nobody came.",
    "I waited… |Then Mum came.",
    "I waited... |Then Mum came.",
    "“I waited...” |Ruby looked away.",
    "The report says “children [...] moved often”. |It is right.",
    "The report says that children (...) moved often.",
    "Well … yes.",
    "Who knows…? |Not us.",
};

static const char *const quotations[] = {
    "“I like it here.” |Ben has lived here for a year.",
    "“I like it here,” Ben said. |“It is calm.”",
    "“I like it here. |It is calm,” Ben said.",
    "She said, “It is calm.” |Then she left.",
    "She said ‘It is calm.’ |Then she left.",
    "She said \"It is calm.\" |Then she left.",
    "She said 'It is calm.' |Then she left.",
    "“Why did I move?” she asked.",
    "“Why did I move?” she asked. |Nobody knew.",
    "“Why did I move?” Ruby asked. |Nobody knew.",
    "“Why did I move?” I asked.",
    "‘Why did I move?’ Dr Lee said.",
    "“Stop!” shouted Dad. |We stopped.",
    "“Stop!” Mum shouted. |We stopped.",
    "“Who will I live with?” |Children often ask this.",
    "“Who? |Where? |When?” she asked.",
    "“Can I go home?” – Amir, 9",
    "“Really?” – she could not believe it.",
    "He asked “Why me?” and left.",
    "He asked if “the home” was “safe”. |It was.",
    "He called it “home”. |She did not.",
    "“Go,” he said. |“Now.”",
    "“‘Go,’ he said,” Ali told us. |“So I went.”",
    "“He said ‘Go.’” |Ali shrugged.",
    "Is it “home”? |Yes.",
    "Did she say “I am safe”? |She did.",
    "“I am safe.” |“I am not.” |“We are.”",
    "«Bonjour.» |That is French.",
};

static const char *const brackets[] = {
    "Some children (about 12) moved. |Others stayed.",
    "Some children moved (see p. 4). |Others stayed.",
    "Some moved. |(Others did not.) |All were asked.",
    "(He left. She stayed.) |They met again.",
    "The panel (Who are they? Why do they meet?) decides. |You can go.",
    "Contact (he calls it “Time. Just time.” Or so) is weekly.",
    "Rules (a (b.), c. D and more) apply. |Ask us.",
    "A bracket (that never closes. |The next sentence stands alone.",
    "A list [one. Two. Three] is fine. |Here it ends.",
    "A closing bracket) alone. |Nothing happens.",
    "The Act (the 1989 one.) |It is long.",
    "Children were told.[12] |They were not asked.",
    "Children were told.12 |They were not asked.",
    "Children were told.” |They were not asked.",
};

static const char *const lists[] = {
    "1. Read the letter. |Sign it.",
    "12. Ask for an advocate.",
    "1. Read it. |2. Sign it. |3. Post it.",
    "a. Your name",
    "1.2. Scope of the review",
    "2.1 Scope of the review. |It is narrow.",
    "iv. Children in kinship care",
    "Q. What is kinship care? |A. It is care by family.",
    "I. Introduction",
    "• Call us. |• Write to us.",
};

static const char *const addresses[] = {
    "Visit www.example.org.uk. |It is free.",
    "Visit https://www.example.org/a.b?c=1.2 today. |It is free.",
    "Write to help@example.org. |We will reply.",
    "Write to j.smith@example.org or call.",
    "See GOV.UK for more. |GOV.UK is free.",
    "Open report.final.pdf. |Print it.",
    "Is it on example.org? |Yes.",
    "The child left.|She came back.",
    "The children were sad.|They missed home. |It passed.",
    "Were they sad?|They were.",
    "Use version 2.1.3 of the form. |Old forms fail.",
};

static const char *const lines[] = {
    "Dear Sam,\n|We met on Monday.",
    "We met\non Monday.",
    "Hope House\n|12 High Street\n|Leeds",
    "I had a room\n|It was blue\nand then\nit was not",
    "First.\n|Second.",
    "First. \n|Second.",
    "Ends with a break\n",
    "Two breaks\n\n|Two lines",
};

static const char *const mixed[] = {
    "Mrs. J. Adeyemi, R.N., runs the unit. |Call her on 0161 496 0000.",
    "In Q3 2022, 1 in 4 moved. |Why?",
    "Ofsted rated it ‘Good’. |Leaders were pleased.",
    "Ofsted rated it “Inadequate.” |Leaders were not pleased.",
    "The Act (s. 22C(7)) says where you live. |It is clear.",
    "Under s. 22C. of the Act, the council decides.",
    "Ages 5-11: 40%. |Ages 12-17: 60%.",
    "Nobody asked me!!! |I was so cross.",
    "Is it fair?? |No.",
    "We heard (a lot!) from children.",
    "We heard (why now?) from carers too. |All were kind.",
    "The mayor, Lord Hale of St. Albans, spoke. |People clapped.",
    "Dr. Who? |Dr. Lee!",
    "Prof. Anne Longfield’s report came out in Mar. 2020.",
    "Col. and Mrs. Dean foster. |They have for years.",
    "He is 1.8 m. tall.",
    "The fee is £12.50 p.w. for each child.",
    "Her IRO, i.e. the reviewing officer, is Ms. Ray. |She is fair.",
    "The pathway plan, P.E.P. and care plan differ.",
    "She has an E.H.C.P. |It names her school.",
    "They use WhatsApp, Zoom, etc., to talk.",
    "Call 116 111 (24 hrs.). |It is free.",
    "“I miss my dog,” said T., aged 8. |“And my room.”",
    "J., 15, lives in Kent. |K., 9, does not.",
    "It was Child Q. |She was at school.",
    "Turn to Annex B. |The form is there.",
    "This is Part 2. |Part 3 follows.",
    "It says: “You have a right to be heard.” |So ask.",
    "It says: you can ask. |So ask.",
    "Ask for three things: 1. a plan; 2. a date; 3. a name.",
    "See the Children and Families Act 2014, Pt. 3, and its Code.",
    "He scored 7/10. |She scored 9/10.",
    "Ring 999. |Then ring us.",
    "At 6.15 a.m. the phone rang. |Dad answered.",
    "They came at 3 p.m. (on Monday). |We left.",
    "The U.S. and U.K. differ. |The E.U. differs too.",
    "Jan. was cold. |Feb. was colder.",
    "Contact Ms. T. O’Neill or Mr. D’Arcy.",
    "“Do I have to go?” |“No.” |“Good.”",
    "She’s 9. |He’s 11.",
    "It’s Mum’s. |It isn’t yours.",
    "Their views matter (Lundy, 2007; Hart et al., 2011). |We agree.",
    "Children moved 3.4 times on average (S.D. 1.2). |Some never moved.",
    "The review was led by Lord A. Laming. |Its title is “Keep On.”",
    "“Stay,” said Mum. |“Please!” |I stayed.",
    "Who said “never again”? |We did.",
    "He said, “Never!” and meant it.",
    "Be kind. |Be fair. |Be on time!",
    "Smith v. Jones [2001] 2 W.L.R. 1038 was cited.",
    "Fill in Form A1. |Post it to Rm. 5.",
    "Go to bit.ly/abc. |Click “Next”.",
    "Write to P.O. Box 12, Hull. |We reply in 5 days.",
};

/* Places where our rules are wrong, or where a reader of the words alone cannot know. */
static const char *const known[] = {
    "She said no. |10 children agreed.",
    "It ended at 9 a.m. |20 children came.",
    "How old is he? |12. |The rest are younger.",
    "I … I didn’t want to go.",
    "Your worker is\nSarah Jones.",
    "They live in High St. |Children play there.",
    "It is the same in the U.K. |Children there are asked.",
};
/* clang-format on */

/* A case without its bars, and where they stood. */
struct expectation {
    char text[CASE_BYTES];
    size_t size, ends[32], count;
};

static struct expectation read_case(const char *marked) {
    struct expectation e = {.size = 0};
    for (const char *c = marked; *c; c++) {
        if (*c == '|')
            e.ends[e.count++] = e.size;
        else
            e.text[e.size++] = *c;
        if (e.size + 1 == sizeof e.text || e.count + 1 == 32) abort();
    }
    e.ends[e.count++] = e.size;
    return e;
}

static bool is_as_expected(const struct doc *doc, const struct expectation *e) {
    if (doc->sentences.count != e->count) return false;
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (doc->sentences.items[i].text.end != e->ends[i]) return false;
    return true;
}

/* Sentences tile their block, and words lie inside their sentence, in order and apart. */
static bool tiles(const struct doc *doc, const struct doc_block *block) {
    uint32_t at = block->text.start;
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (s->text.start != at || s->text.end <= at) return false;
        for (uint32_t w = s->first_word; w < s->end_word; w++) {
            const struct doc_word *word = &doc->words.items[w];
            if (word->text.start < at || word->text.end > s->text.end || word->sentence != i)
                return false;
            at = word->text.end;
        }
        at = s->text.end;
    }
    return at == block->text.end;
}

static void print_found(const struct doc *doc) {
    printf("    found: ");
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        printf("%s%.*s", i ? "|" : "", STR_ARG(doc_slice(doc, doc->sentences.items[i].text)));
    printf("\n");
}

static bool try_case(const char *marked, bool is_known) {
    struct expectation e = read_case(marked);
    struct page page;
    page_read(&page, e.text);
    bool is_good = is_as_expected(&page.doc, &e);
    CHECK(tiles(&page.doc, &page.doc.blocks.items[0]), "does not tile: %s", marked);
    if (!is_known) CHECK(is_good, "wrong boundary: %s", marked);
    if (!is_good && !is_known) print_found(&page.doc);
    page_close(&page);
    return is_good;
}

static unsigned cases;

static void try_cases(const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) try_case(list[i], false);
    cases += (unsigned)count;
}

#define TRY(list) try_cases((list), sizeof(list) / sizeof *(list))

static void report_known(void) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        printf("%s: %s\n", try_case(known[i], true) ? "no longer wrong" : "known", known[i]);
}

/* A block's end ends a sentence; code and empty blocks have none. */
static void test_blocks(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add(&page, DOC_HEADING, "What we found");
    page_add(&page, DOC_PARAGRAPH, "");
    page_add(&page, DOC_CODE, "a. B. C.");
    page_add(&page, DOC_PARAGRAPH, "They moved. They came back");
    page_analyse(&page);
    const struct doc *doc = &page.doc;
    static const uint32_t counts[] = {1, 0, 0, 2};
    for (uint32_t i = 0; i < 4; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        uint32_t count = block->end_sentence - block->first_sentence;
        CHECK(count == counts[i], "block %u: %u sentences", i, count);
        if (block->kind != DOC_CODE) IS(tiles(doc, block));
    }
    IS(doc->sentences.items[0].flags & DOC_FRAGMENT);
    IS(!(doc->sentences.items[1].flags & DOC_FRAGMENT));
    IS(doc->sentences.items[2].flags & DOC_FRAGMENT);
    page_close(&page);
}

static void check_flags(const char *text, uint16_t expected) {
    struct page page;
    page_read(&page, text);
    unsigned flags = page.doc.sentences.items[0].flags;
    CHECK(flags == expected, "flags %u, expected %u: %s", flags, (unsigned)expected, text);
    page_close(&page);
}

static void test_flags(void) {
    check_flags("Who decides?", DOC_QUESTION);
    check_flags("“Who decides?”", DOC_WHOLE_QUOTE | DOC_HAS_QUOTE | DOC_HAS_SPEECH | DOC_QUESTION);
    check_flags("Who decides (and why)?", DOC_QUESTION);
    check_flags("We decide.", 0);
    check_flags("We decide (we all do.)", 0);
    check_flags("“We decide.”", DOC_WHOLE_QUOTE | DOC_HAS_QUOTE | DOC_HAS_SPEECH);
    check_flags("They said “we decide”.", DOC_HAS_QUOTE | DOC_HAS_SPEECH);
    check_flags("Our decisions", DOC_FRAGMENT);
    check_flags("v1.2 and others", DOC_FRAGMENT);
}

/* Long runs of what makes the rules look far ahead must not take time by their square. */
static void test_long_runs(void) {
    static const char *const parts[] = {"(", "-", ".", "a.", "“", "'", "‘a ", "[(", "a-", "?) "};
    enum { REPEATS = 100000 };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = strlen(parts[i]);
        char *text = malloc(REPEATS * size);
        if (text == NULL) abort();
        for (size_t k = 0; k < REPEATS; k++) memcpy(text + k * size, parts[i], size);
        struct page page;
        page_open(&page, (size_t)1 << 28);
        page_add_bytes(&page, DOC_PARAGRAPH, 0, 0, (struct str){text, REPEATS * size});
        clock_t start = clock();
        page_analyse(&page);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        CHECK(seconds < 5, "%s takes %.1f seconds", parts[i], seconds);
        IS(!page.is_out_of_memory && tiles(&page.doc, &page.doc.blocks.items[0]));
        page_close(&page);
        free(text);
    }
}

int main(void) {
    TRY(stops);
    TRY(titles);
    TRY(messages);
    TRY(abbreviations);
    TRY(ellipses);
    TRY(quotations);
    TRY(brackets);
    TRY(lists);
    TRY(addresses);
    TRY(lines);
    TRY(mixed);
    report_known();
    test_blocks();
    test_flags();
    test_long_runs();
    printf("%u boundary cases\n", cases);
    return check_report();
}
