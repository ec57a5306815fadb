/* Tests of the findings that dictionaries make: what is said of a term, what is fixable and sure,
 * and which uses are left alone. Findings are read from the stage's dump, through the public
 * header. */
#include "check.h"
#include "plainer.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The findings of a page with some rules, as the dump shows them; valid until the next call. */
static const char *find(pl_engine *engine, const char *source, const char *rules) {
    static struct text text;
    pl_settings settings = pl_settings_default();
    settings.stage = PL_STAGE_FIND;
    settings.rules = rules;
    settings.input = *source == '<' ? PL_INPUT_HTML : PL_INPUT_TEXT;
    settings.whole_page = true;
    return text_view(&text, engine, source, &settings, PL_VIEW_STAGE, "find", NULL);
}

static const char *const dictionary =
    "term,pos,action,plain,gloss,definition,context,risk,note,level,expansion,case\n"
    "utilise,verb,replace,use,,,,,,,,\n"
    "placement,noun,replace,home,,,,,,,,\n"
    "emergency placement,noun,keep,,,,,,,,,\n"
    "assist,verb,replace,help,,,,context,,,,\n"
    "order,noun,replace,rule,,,near:court,,,,,\n"
    "advocate,noun,explain,,,An advocate speaks up for you.,,,,,,\n"
    "respite,noun,explain,,a short break,,,,,,,\n"
    "contact,noun,explain,,,Contact is time with your family.,near:family,,,,,\n"
    "panel,noun,explain,,,A panel is a group.,,flag,,,,\n"
    "residential,adjective,flag,,,,,,home or school?,,,\n"
    "deliver,verb,flag,give,,,,,,,,\n"
    "bond,noun,explain,,,A bond is love between people.,near:baby|mother|sister; not:prison,,,,,\n"
    "bond,noun,explain,,,A bond is money that you lend.,near:bank|loan|tax,,,,,\n"
    "ABC,noun,explain,,,ABC stands for all born children.,,,,,,\n"
    "DBS,noun,explain,,,DBS stands for Dog and Bird Service.,,,,,Dog and Bird Service,exact\n"
    "young,adjective,flag,,,,,,only for small ones,7-9,,\n";

/* A text, then what its dump of findings holds and what it does not. */
static const struct {
    const char *source, *has, *lacks;
} cases[] = {
    /* clang-format off */
    {"We utilise it.", "3-10 warning term-replace fixable sure \"utilise\"", "finding 1"},
    {"<p><a href=\"x.html\">How we utilise it</a></p><p>Tom left.</p>", "", "finding"},
    {"<p>How we <a href=\"x.html\">utilise</a> it.</p>", "finding 0", "finding 1"},
    {"<table><tr><td>Utilise this</td><td>12</td></tr></table>", "", "finding"},
    {"We utilise it.", "suggestion \"use\"", NULL},
    {"We utilise it.", "'utilise': plainer is 'use'", NULL},
    {"We utilised it.", "\"utilised\"", NULL},
    {"We assist him.", "3-9 suggestion term-replace fixable \"assist\"", " sure "},
    {"An order of the court.", "3-8 warning term-replace fixable sure \"order\"", NULL},
    {"An order of the day.", "", "term-replace"},
    {"An emergency placement is here.", "term=\"emergency placement\"", "finding"},
    {"They residential it.", "look at 'residential': home or school?", "fixable"},
    {"They deliver it.", "look at 'deliver': perhaps 'give'", "fixable"},
    {"They are young here.", "", "finding"},
    {"An advocate came.", "3-11 suggestion term-explain fixable sure \"advocate\"", "finding 1"},
    {"An advocate came.", "'advocate' needs explaining: An advocate speaks up for you.", NULL},
    {"A respite came.", "'respite' needs explaining: a short break", NULL},
    {"An advocate came. The advocates sang.", "3-11 suggestion", "finding 1"},
    /* two cues near by tell the sense where the sentence does not; one is not enough, nor a draw */
    {"A bond came. The baby saw her mother.", "A bond is love between people.", "finding 1"},
    {"A bond came. The bank gave a loan.", "A bond is money that you lend.", "finding 1"},
    {"<p>A bond came.</p><p>The baby saw her mother.</p>", "A bond is love", "finding 1"},
    {"A bond came. The baby slept.", "", "finding"},
    {"A bond came. The baby saw her mother. The bank gave a loan.", "", "finding"},
    {"A bond came. The baby saw her mother in prison.", "", "finding"},
    {"A bond came. The baby saw her mother and sister. The bank gave a loan.", "is love", NULL},
    /* left alone: other senses, other people's words, names, words talked about */
    {"He lost contact with it.", "", "finding"},
    {"His contact with his family.", "4-11 suggestion term-explain", NULL},
    {"A panel came.", "", "finding"},
    {"The DBS came.", "DBS stands for Dog and Bird Service.", NULL},
    {"The Den of Big Services (DBS) came. The DBS sang.", "", "finding"},
    {"Staff of Den Business Services (DBS) came. The DBS sang.", "", "finding"},
    {"The Kent Dog and Bird Service (DBS) came. The DBS sang.", "", "finding"},
    {"\"We utilise it,\" he wrote.", "", "finding"},
    {"\xE2\x80\x98We utilise it,\xE2\x80\x99 he wrote.", "", "finding"},
    {"\"My advocate came,\" he wrote.", "", "finding"},
    {"\"My advocate came,\" he wrote. An advocate left.", "33-41 suggestion term-explain", "finding 1"},
    {"He is at Respite Hull today.", "", "finding"},
    {"He is at Placement Hull today.", "", "finding"},
    {"Homes (often referred to as placements) are few.", "", "finding"},
    {"It is known as a placement there.", "", "finding"},
    {"We do not like the word placement here.", "", "finding"},
    {"Some are called placements there.", "", "finding"},
    {"It is as good a placement as any.", "\"placement\"", NULL},
    {"The advocate (a person who speaks for you) came.", "", "finding"},
    {"The advocate (AB) came.", "4-12 suggestion term-explain", NULL},
    {"The advocate (see 4) came.", "4-12 suggestion term-explain", NULL},
    {"The pre-placement talk.", "", "finding"},
    {"<h2>We utilise it</h2><p>Tom left.</p>", "", "finding"},
    {"<blockquote><p>We utilise it.</p></blockquote>", "", "finding"},
    {"<p>We do <code>utilise</code> it.</p>", "", "finding"},
    {"<p>We do <span translate=\"no\">utilise</span> it.</p>", "", "finding"},
    {"<table><tr><th>We utilise</th><td>We utilise it.</td></tr></table>", "finding 0", "finding 1"},
    {"<p>We <b>utilise</b> it.</p>", "finding 0", "finding 1"},
    /* clang-format on */
};

static void test_cases(pl_engine *engine) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *dump = find(engine, cases[i].source, NULL);
        CHECK(strstr(dump, cases[i].has), "%s: '%s' is not in\n%s", cases[i].source, cases[i].has,
              dump);
        CHECK(!cases[i].lacks || !strstr(dump, cases[i].lacks), "%s: '%s' is in\n%s",
              cases[i].source, cases[i].lacks, dump);
    }
}

static void test_rules(pl_engine *engine) {
    static const char *const source = "We utilise it. They deliver it. An advocate came.";
    static const struct {
        const char *rules;
        bool is_replaced, is_flagged, is_explained;
    } choices[] = {
        {NULL, true, true, true},
        {"", true, true, true},
        {"-term-replace", false, true, true},
        {"-term-replace, -term-flag", false, false, true},
        {"-all", false, false, false},
        {"-all,+term-flag", false, true, false},
        {"-all,term-explain", false, false, true},
        {"-all,+all,-term-explain", true, true, false},
    };
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        const char *dump = find(engine, source, choices[i].rules);
        CHECK((strstr(dump, " term-replace ") != NULL) == choices[i].is_replaced, "%zu: %s", i,
              dump);
        CHECK((strstr(dump, " term-flag ") != NULL) == choices[i].is_flagged, "%zu: %s", i, dump);
        CHECK((strstr(dump, " term-explain ") != NULL) == choices[i].is_explained, "%zu: %s", i,
              dump);
    }
}

/* Findings come in order of place, whatever rule made them. */
static void test_order(pl_engine *engine) {
    const char *dump = find(engine,
                            "They deliver it to an advocate and utilise it, but we assist them on "
                            "each placement; residential ones are dear and a respite is not.",
                            NULL);
    unsigned last = 0, count = 0;
    for (const char *at = strstr(dump, "finding "); at; at = strstr(at + 1, "\nfinding ")) {
        unsigned index, start, end;
        at += *at == '\n';
        if (sscanf(at, "finding %u %u-%u", &index, &start, &end) != 3) continue;
        CHECK(index == count && start >= last && end > start, "%u at %u-%u after %u", index, start,
              end, last);
        last = start;
        count++;
    }
    CHECK(count >= 8, "%u findings in %s", count, dump);
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    pl_failure failure = {.exit_status = 0};
    if (!engine) return EXIT_FAILURE;
    CHECK(pl_engine_add_dictionary(engine, dictionary, strlen(dictionary), "own.csv", &failure) ==
              0,
          "%u:%u: %s", failure.line, failure.column, failure.message);
    test_cases(engine);
    test_rules(engine);
    test_order(engine);
    pl_engine_free(engine);
    return check_report();
}
