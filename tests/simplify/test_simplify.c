/* Tests of the simplify room through the public header: replacements in the right form, and where
 * explanations go. A dictionary of our own, text in, text out. */
#include "text.h"
#include "tools.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One view of one document; the text is valid until the next call. */
static const char *show(pl_engine *engine, const char *source, pl_input_format input,
                        pl_edits edits, pl_view view, const char *format) {
    static struct text text;
    pl_settings settings = pl_settings_default();
    settings.input = input;
    settings.edits = edits;
    settings.whole_page = true;
    return text_view(&text, engine, source, &settings, view, format, NULL);
}

/* The text without the note on top and the glossary below, lines joined. */
static const char *body(pl_engine *engine, const char *source, pl_input_format input,
                        pl_edits edits) {
    char *text = (char *)show(engine, source, input, edits, PL_VIEW_PAGE, "text");
    char *start = text_without_opening(text);
    char *stop = strstr(start, "\n\nWords we explain\n");
    if (stop) *stop = '\0';
    size_t size = strlen(start);
    while (size && start[size - 1] == '\n') start[--size] = '\0';
    for (char *c = start; *c; c++)
        if (*c == '\n') *c = ' ';
    return start;
}

static const char *const dictionary =
    "term,pos,action,plain,gloss,definition,expansion,case,risk,forms\n"
    "utilise,verb,replace,use,,,,,,\n"
    "commence,verb,replace,start,,,,,,\n"
    "undertake,verb,replace,do,,,,,,\n"
    "reside,verb,replace,live,,,,,,\n"
    "purchase,verb,replace,buy,,,,,,\n"
    "terminate,verb,replace,end,,,,,,\n"
    "observe,verb,replace,see,,,,,,\n"
    "take part in,verb,replace,join,,,,,,\n"
    "individual,noun,replace,person,,,,,,\n"
    "residence,noun,replace,home,,,,,,\n"
    "offspring,noun,replace,child,,,,,,!offsprings\n"
    "allegation,noun,replace,claim,,,,,,\n"
    "error,noun,replace,mistake,,,,,,\n"
    "guardian of the child,noun,replace,person in charge of the child,,,,,,\n"
    "practitioner,noun,replace,worker with families,,,,,,\n"
    "additional,adjective,replace,extra,,,,,,\n"
    "tough,adjective,replace,difficult,,,,,,\n"
    "crucial,adjective,replace,important,,,,,,\n"
    "in the event of,phrase,replace,if there is,,,,,,\n"
    "prior to,phrase,replace,before,,,,,,\n"
    "is required to,phrase,replace,must,,,,,,\n"
    "assist,verb,replace,help,,,,,context,\n"
    "advocate,noun,explain,,,A person who helps you say what you want.,,,,\n"
    "care plan,noun,explain,,,A care plan says who will look after you.,,,,\n"
    "respite,noun,explain,,a short break,Respite is a short break from home.,,,,\n"
    "kinship care,noun,explain,,living with a relative or with a friend,Kinship care means living "
    "with people you know.,,,,\n"
    "local authority,noun,explain,,,The local authority is the council of your area.,,,,\n"
    "LA,noun,explain,,,The local authority is the council.,local authority,exact,,\n"
    "panel for disputes,noun,replace,tribunal,,,,,,\n"
    "hearing of disputes,noun,replace,new tribunal hearing,,,,,,\n"
    "care paper,noun,replace,care plan,,,,,,\n"
    "tribunal,noun,explain,,,A tribunal is a kind of court.,,,,\n";

/* ---- Replacements ---- */

static const char *const replaced[][2] = {
    /* clang-format off */
    {"They utilised the room.", "They used the room."},
    {"They utilise it and he utilises it.", "They use it and he uses it."},
    {"We are commencing now.", "We are starting now."},
    {"Work commences today.", "Work starts today."},
    {"It was undertaken by us.", "We did it."},
    {"They undertook the work.", "They did the work."},
    {"He undertakes it.", "He does it."},
    {"The bed was purchased for her.", "The bed was bought for her."},
    {"She was observed by a nurse.", "A nurse saw her."},
    {"She observed the baby.", "She saw the baby."},
    {"The nurse observed the baby.", "The nurse saw the baby."},
    {"She has not observed it.", "She has not seen it."},
    {"He took part in the game.", "He joined the game."},
    {"They are taking part in it.", "They are joining it."},
    {"Some individuals left.", "Some people left."},
    {"Both residences shut.", "Both homes shut."},
    {"The guardians of the child left.", "The people in charge of the child left."},
    {"The practitioners left.", "The workers with families left."},
    {"The offspring left.", "The child left."},
    /* comparison */
    {"It was tougher there.", "It was more difficult there."},
    {"It was the toughest day.", "It was the toughest day."},
    /* articles */
    {"It was an error.", "It was a mistake."},
    {"It is a crucial day.", "It is an important day."},
    {"An individual left.", "A person left."},
    {"A crucial day came.", "An important day came."},
    {"An additional bed came.", "An extra bed came."},
    {"It is a residence.", "It is a home."},
    /* capitals */
    {"Prior to lunch we ate.", "Before lunch we ate."},
    {"Commencing is tough.", "Starting is difficult."},
    {"UTILISE it.", "UTILISE it."},
    {"He said to UTILISE it.", "He said to UTILISE it."},
    {"We met Additional Needs Now.", "We met Additional Needs Now."},
    {"We slept by the sea that night, and prior to breakfast we had a swim.",
     "We slept by the sea that night. Before breakfast we had a swim."},
    {"We all had the house by the sea for a week, and it was crucial for all of us.",
     "We all had the house by the sea for a week. It was important for all of us."},
    {"We all had the house by the sea for a week; additional beds were put in for us.",
     "We all had the house by the sea for a week. Extra beds were put in for us."},
    /* possessives */
    {"The individual's bed is here.", "The person's bed is here."},
    {"The individuals' beds are here.", "The people's beds are here."},
    {"The residences' beds are here.", "The homes' beds are here."},
    /* what the guard refuses, and what only an editor decides */
    {"She is required to go.", "She is required to go."},
    {"The allegation was heard.", "The allegation was heard."},
    {"We assist him.", "We assist him."},
    {"\"We utilise it,\" he wrote.", "\"We utilise it,\" he wrote."},
    {"He bought the the residence.", "He bought the the home."},
    /* clang-format on */
};

static void test_replaced(pl_engine *engine) {
    for (size_t i = 0; i < sizeof replaced / sizeof *replaced; i++) {
        const char *text = body(engine, replaced[i][0], PL_INPUT_TEXT, PL_EDITS_SAFE);
        CHECK(strcmp(text, replaced[i][1]) == 0, "%s: %s", replaced[i][0], text);
    }
    const char *text = body(engine, "We assist him.", PL_INPUT_TEXT, PL_EDITS_ALL);
    CHECK(strcmp(text, "We help him.") == 0, "all edits: %s", text);
}

/* ---- Explanations ---- */

static const char *const explained[][2] = {
    /* clang-format off */
    {"She met an advocate. Tom left.",
     "She met an advocate. Advocate means: a person who helps you say what you want. Tom left."},
    {"You have a care plan. Tom left.",
     "You have a care plan. A care plan says who will look after you. Tom left."},
    /* not before a sentence that looks back */
    {"You have a care plan. This helps. Tom left.",
     "You have a care plan. This helps. A care plan says who will look after you. Tom left."},
    {"Some have a care plan. They like it. Tom left.",
     "Some have a care plan. They like it. A care plan says who will look after you. Tom left."},
    {"Some have a care plan. But not Tom. Amy left.",
     "Some have a care plan. But not Tom. A care plan says who will look after you. Amy left."},
    {"Some have a care plan. It helps.",
     "Some have a care plan. It helps. A care plan says who will look after you."},
    {"You have a care plan. We are putting an extra thousand pounds into this, too. Tom left.",
     "You have a care plan. We are putting an extra thousand pounds into this, too. A care plan says "
     "who will look after you. Tom left."},
    {"You have a care plan. We gave Tom and Amy what they and this house need. Tom left.",
     "You have a care plan. A care plan says who will look after you. We gave Tom and Amy what they "
     "and this house need. Tom left."},
    {"You have a care plan. In fact, Tom has one. Amy left.",
     "You have a care plan. In fact, Tom has one. A care plan says who will look after you. Amy left."},
    {"You have a care plan. A friend on the other hand has none. Amy left.",
     "You have a care plan. A friend on the other hand has none. A care plan says who will look after "
     "you. Amy left."},
    {"You have a care plan. Tom has not seen one in all of the years that went by here since. Amy left.",
     "You have a care plan. A care plan says who will look after you. Tom has not seen one in all of "
     "the years that went by here since. Amy left."},
    {"You have a care plan. This has not been seen in all of the long years that went by. Amy left.",
     "You have a care plan. This has not been seen in all of the long years that went by. Amy left."},
    {"You have a care plan. In factories, Tom has one. Amy left.",
     "You have a care plan. A care plan says who will look after you. In factories, Tom has one. Amy left."},
    /* brackets of four words or fewer */
    {"He had respite last week.", "He had respite last week. Respite is a short break from home."},
    {"He had respite and left.", "He had respite (a short break) and left."},
    {"He had respite's joys.", "He had respite's joys. Respite is a short break from home."},
    {"He had fun (and respite) there.",
     "He had fun (and respite) there. Respite is a short break from home."},
    {"He is in kinship care now.",
     "He is in kinship care now. Kinship care means living with people you know."},
    /* terms that replacements bring in, alone or with words of the author's */
    {"The panel for disputes met. Tom left.", "The tribunal met. A tribunal is a kind of court. Tom left."},
    {"He saw the hearing of disputes. Tom left.",
     "He saw the new tribunal hearing. A tribunal is a kind of court. Tom left."},
    {"He read care papers. Tom left.",
     "He read care plans. A care plan says who will look after you. Tom left."},
    {"The panel for disputes met. Tom left. The tribunal met.",
     "The tribunal met. A tribunal is a kind of court. Tom left. The tribunal met."},
    {"A tribunal met. Tom left. The panel for disputes met.",
     "A tribunal met. A tribunal is a kind of court. Tom left. The tribunal met."},
    /* once, and one concept */
    {"He had respite. Tom had respite too.", "He had respite (a short break). Tom had respite too."},
    {"The local authority paid. Tom left. The LA wept.",
     "The local authority paid. The local authority is the council of your area. Tom left. The LA wept."},
    {"The LA paid. Tom left. The local authority wept.",
     "The LA paid. The local authority is the council. Tom left. The local authority wept."},
    {"The local authority (your council in this town) paid. Tom left.",
     "The local authority (your council in this town) paid. Tom left."},
    /* not in quotations and names */
    {"\"My advocate came,\" he wrote. Tom left.", "\"My advocate came,\" he wrote. Tom left."},
    {"He works for Respite in Hull.", "He works for Respite in Hull."},
    /* at most two in a hundred words */
    {"He had respite. Tom has a care plan. Amy saw a tribunal.",
     "He had respite (a short break). Tom has a care plan. A care plan says who will look after "
     "you. Amy saw a tribunal."},
    /* clang-format on */
};

static void test_explained(pl_engine *engine) {
    for (size_t i = 0; i < sizeof explained / sizeof *explained; i++) {
        const char *text = body(engine, explained[i][0], PL_INPUT_TEXT, PL_EDITS_SAFE);
        CHECK(strcmp(text, explained[i][1]) == 0, "%s\n    but: %s", explained[i][0], text);
    }
}

/* Headings, quotations, code and labels of tables are left alone; the glossary still has them. */
static void test_places(pl_engine *engine) {
    static const char *const sources[] = {"<h2>Respite</h2><p>Tom left.</p>",
                                          "<h2>Your respite</h2><p>Tom left.</p>",
                                          "<blockquote><p>I had respite.</p></blockquote>",
                                          "<table><tr><th>Your respite</th><td>4</td></tr></table>",
                                          "<p>He wrote <q>my respite came</q> there.</p>"};
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        const char *text =
            show(engine, sources[i], PL_INPUT_HTML, PL_EDITS_SAFE, PL_VIEW_PAGE, "text");
        CHECK(!strstr(text, "(a short break)"), "%s: %s", sources[i], text);
        bool is_name = i == 0;
        CHECK(is_name || strstr(text, "Respite is a short break"), "%s: %s", sources[i], text);
    }
    const char *text = show(engine, "<p>Do <code>utilise</code> and <b>utilise</b>.</p>",
                            PL_INPUT_HTML, PL_EDITS_SAFE, PL_VIEW_PAGE, "text");
    CHECK(strstr(text, "utilise") && strstr(text, "and use."), "code: %s", text);
}

/* All terms are in the glossary, those without room for an explanation as well. */
static void test_glossary(pl_engine *engine) {
    const char *text = show(engine,
                            "He had respite. Tom has a care plan. Amy saw a tribunal. A boy saw an "
                            "advocate. \"Kinship care helps us,\" she wrote.",
                            PL_INPUT_TEXT, PL_EDITS_SAFE, PL_VIEW_PAGE, "text");
    static const char *const terms[] = {"\nAdvocate\n", "\nCare plan\n", "\nKinship care\n",
                                        "\nRespite\n", "\nTribunal\n"};
    const char *at = strstr(text, "\nWords we explain\n");
    CHECK(at, "no glossary: %s", text);
    for (size_t i = 0; at && i < sizeof terms / sizeof *terms; i++) {
        const char *next = strstr(at, terms[i]);
        CHECK(next, "%s is not there, or not in order: %s", terms[i], at);
        at = next ? next : at;
    }
}

/* With a hundred words between them there is room again. */
static void test_room(pl_engine *engine) {
    char source[4096] = "He had respite. Tom has a care plan. ";
    for (int i = 0; i < 25; i++) strcat(source, "Tom saw red birds. ");
    strcat(source, "Amy saw a tribunal.");
    const char *text = body(engine, source, PL_INPUT_TEXT, PL_EDITS_SAFE);
    CHECK(strstr(text, "a tribunal. A tribunal is a kind of court."), "no room: %s", text);
}

/* ---- Whole documents ---- */

static const char *const page =
    "The local authority commenced the work prior to May, and it was a crucial time for us; the "
    "families were glad. Tom had an advocate and respite \xE2\x80\x93 they were utilised a lot.\n\n"
    "An individual's tribunal is tough, but it is undertaken by a good team, and they will assist "
    "you. The LA resides there (in an additional residence).\n";

/* Edits as the dump shows them ("replace 4-9 ..."): their places ascend and do not meet. */
static void test_sorted(pl_engine *engine) {
    const char *line = show(engine, page, PL_INPUT_TEXT, PL_EDITS_ALL, PL_VIEW_STAGE, "simplify");
    unsigned last = 0, count = 0;
    while (line && *line) {
        unsigned start, stop;
        char kind[16];
        if (sscanf(line, "%15[a-z] %u-%u ", kind, &start, &stop) == 3) {
            CHECK(start >= last && stop >= start, "%u-%u after %u", start, stop, last);
            last = stop;
            count++;
        }
        line = strchr(line, '\n');
        line = line ? line + 1 : NULL;
    }
    CHECK(count >= 20, "only %u edits", count);
}

static void test_none(pl_engine *engine) {
    const char *text = body(engine, page, PL_INPUT_TEXT, PL_EDITS_NONE);
    char expected[2048];
    snprintf(expected, sizeof expected, "%s", page);
    expected[strlen(expected) - 1] = '\0';
    for (char *c = expected; *c; c++)
        if (*c == '\n') *c = ' ';
    CHECK(strcmp(text, expected) == 0, "edits none: %s", text);
    CHECK(!strstr(text, "Words we explain"), "a glossary");
    const char *dump = show(engine, page, PL_INPUT_TEXT, PL_EDITS_NONE, PL_VIEW_STAGE, "simplify");
    CHECK(!strstr(dump, "replace") && !strstr(dump, "insert"), "edits: %s", dump);
}

static void test_twice(pl_engine *engine) {
    static const char *const formats[] = {"html", "text", "json"};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        const char *text =
            show(engine, page, PL_INPUT_TEXT, PL_EDITS_ALL, PL_VIEW_PAGE, formats[i]);
        char *first = strdup(text);
        if (!first) abort();
        text = show(engine, page, PL_INPUT_TEXT, PL_EDITS_ALL, PL_VIEW_PAGE, formats[i]);
        CHECK(*first && strcmp(first, text) == 0, "%s differs the second time", formats[i]);
        free(first);
    }
}

/* ---- Lists ---- */

static const char *const listed[][2] = {
    /* clang-format off */
    {"When you come to the meeting, please bring these three things with you: the letter that we sent, a photo of yourself and your bus pass or ticket. We will help you.",
     "When you come to the meeting, please bring these three things with you: - the letter that we sent - a photo of yourself and - your bus pass or ticket.  We will help you."},
    {"The plan for next year includes a new home with ten beds for younger children, a club for music and sport after school, or a bus that is free to use.",
     "The plan for next year includes: - a new home with ten beds for younger children - a club for music and sport after school or - a bus that is free to use."},
    {"This page tells you what care is, who you can talk to about it and what your rights are in a home.",
     "This page tells you: - what care is - who you can talk to about it and - what your rights are in a home."},
    {"Young people told the review that they were moved too often, that nobody asked them what they wanted and that they lost touch with their friends.",
     "Young people told the review: - that they were moved too often - that nobody asked them what they wanted and - that they lost touch with their friends."},
    {"If you are not happy with the plan, you can talk to your teacher, ask for a meeting or write to the manager.",
     "If you are not happy with the plan, you can: - talk to your teacher - ask for a meeting or - write to the manager."},
    {"The school must tell you why it said no, give you a copy of the plan and write to your family before the end of May.", NULL},
    {"We think that the home is warm, that it is clean if the staff have time and that it is near the sea.", NULL},
    {"In our home we look after children who can read a short book, write their own names and count up to ten.", NULL},
    {"Tell us if you can come to the meeting in May, bring the letter with you and stay for an hour.", NULL},
    {"She asked who they were, where they had lived and what they did all day in the home by the sea.", NULL},
    /* too short, a label, one form after another, what may be said of all, clauses of their own */
    {"Please bring these with you: a pen, a book and a bag.", NULL},
    {"At the meeting last week: the head of the home, the two teachers of the school and a judge of the court.", NULL},
    {"The plan for next year includes new homes for young children, building a club and a bus to the sea.", NULL},
    {"The plan for the next year includes new homes, schools, clubs and roads in the north of the county.", NULL},
    {"The plan covers the children in the homes, the carers in the county and the staff who wrote to us.", NULL},
    {"We were told three things about the home: it is old, it has a small garden and it will close in May.", NULL},
    {"Does the plan for next year include a new home, a club for music and a bus to the seaside town?", NULL},
    /* clang-format on */
};

static void test_lists(pl_engine *engine) {
    for (size_t i = 0; i < sizeof listed / sizeof *listed; i++) {
        const char *wanted = listed[i][1] ? listed[i][1] : listed[i][0];
        const char *text = body(engine, listed[i][0], PL_INPUT_TEXT, PL_EDITS_SAFE);
        CHECK(strcmp(text, wanted) == 0, "%s\n    but: %s", wanted, text);
    }
    const char *html =
        show(engine, listed[0][0], PL_INPUT_TEXT, PL_EDITS_SAFE, PL_VIEW_PAGE, "html");
    CHECK(strstr(html,
                 "with you:</p>\n<ul>\n<li>the letter that we sent</li>\n<li>a photo of "
                 "yourself and</li>\n<li>your bus pass or ticket.</li>\n</ul>\n<p>We will") != NULL,
          "%s", html);
    html = show(engine, listed[1][0], PL_INPUT_TEXT, PL_EDITS_SAFE, PL_VIEW_PAGE, "html");
    CHECK(strstr(html, "<li>a bus that is free to use.</li>\n</ul>\n") != NULL, "%s", html);
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    pl_failure failure = {.exit_status = 0};
    if (!engine) return EXIT_FAILURE;
    struct tools tools;
    tools_open(&tools, engine);
    CHECK(pl_engine_add_dictionary(engine, dictionary, strlen(dictionary), "own.csv", &failure) ==
              0,
          "%u:%u: %s", failure.line, failure.column, failure.message);
    test_replaced(engine);
    test_explained(engine);
    test_places(engine);
    test_glossary(engine);
    test_room(engine);
    test_sorted(engine);
    test_none(engine);
    test_twice(engine);
    test_lists(engine);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
