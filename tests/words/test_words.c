/* Tests of the words room: inflection and its way back, articles, syllables, and that the tables
 * are what the searches in them assume. Expectations are chosen by hand; nothing is copied from a
 * dictionary. */
#include "check.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words/forms.h"
#include "words/irregular.h"
#include "words/syllable_words.h"
#include "words/syllables.h"

/* The bytes of a string in a block of exactly their size, so that a sanitizer sees one byte too
 * many read. */
static char *exact_copy(const char *text) {
    size_t size = strlen(text);
    char *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL) abort();
    return memcpy(copy, text, size);
}

/* ---- Inflection ---- */

/* Alternatives joined by '|', as the expectations have them. */
struct joined {
    char text[256];
};

static void join(void *context, const char *form, size_t length) {
    struct joined *joined = context;
    size_t used = strlen(joined->text);
    CHECK(form[length] == '\0' && strlen(form) == length, "%s: wrong length", form);
    snprintf(joined->text + used, sizeof joined->text - used, "%s%s", used > 0 ? "|" : "", form);
}

static void check_form(const char *lemma, enum words_form form, const char *expected) {
    struct joined joined = {""};
    char first[WORDS_FORM_SIZE], *copy = exact_copy(lemma);
    words_inflect_all(copy, strlen(lemma), form, join, &joined);
    CHECK(strcmp(joined.text, expected) == 0, "%s, form %d: '%s', expected '%s'", lemma, (int)form,
          joined.text, expected);
    size_t length = words_inflect(copy, strlen(lemma), form, first, sizeof first);
    bool is_first = length == strcspn(expected, "|") && memcmp(first, expected, length) == 0 &&
                    first[length] == '\0';
    CHECK(is_first, "%s, form %d: first '%s'", lemma, (int)form, first);
    free(copy);
}

/* Lemma, third, past, participle, -ing. */
static const char *const verbs[][5] = {
    /* clang-format off */
    {"be", "is", "was|were", "been", "being"}, {"have", "has", "had", "had", "having"},
    {"do", "does", "did", "done", "doing"}, {"go", "goes", "went", "gone", "going"},
    {"can", "can", "could", "", ""}, {"must", "must", "", "", ""},
    {"make", "makes", "made", "made", "making"},
    {"undertake", "undertakes", "undertook", "undertaken", "undertaking"},
    {"understand", "understands", "understood", "understood", "understanding"},
    {"overcome", "overcomes", "overcame", "overcome", "overcoming"},
    {"withdraw", "withdraws", "withdrew", "withdrawn", "withdrawing"},
    {"rewrite", "rewrites", "rewrote", "rewritten", "rewriting"},
    {"undergo", "undergoes", "underwent", "undergone", "undergoing"},
    {"foresee", "foresees", "foresaw", "foreseen", "foreseeing"},
    {"mislead", "misleads", "misled", "misled", "misleading"},
    {"relay", "relays", "relayed", "relayed", "relaying"},
    {"interleave", "interleaves", "interleaved", "interleaved", "interleaving"},
    {"rerun", "reruns", "reran", "rerun", "rerunning"},
    {"welcome", "welcomes", "welcomed", "welcomed", "welcoming"},
    {"behave", "behaves", "behaved", "behaved", "behaving"},
    {"travel", "travels", "travelled|traveled", "travelled|traveled", "travelling|traveling"},
    {"cancel", "cancels", "cancelled|canceled", "cancelled|canceled", "cancelling|canceling"},
    {"counsel", "counsels", "counselled|counseled", "counselled|counseled", "counselling|counseling"},
    {"dial", "dials", "dialled|dialed", "dialled|dialed", "dialling|dialing"},
    {"fuel", "fuels", "fuelled|fueled", "fuelled|fueled", "fuelling|fueling"},
    {"fulfil", "fulfils", "fulfilled", "fulfilled", "fulfilling"},
    {"enrol", "enrols", "enrolled", "enrolled", "enrolling"},
    {"appeal", "appeals", "appealed", "appealed", "appealing"},
    {"parallel", "parallels", "paralleled", "paralleled", "paralleling"},
    {"stop", "stops", "stopped", "stopped", "stopping"},
    {"refer", "refers", "referred", "referred", "referring"},
    {"offer", "offers", "offered", "offered", "offering"},
    {"visit", "visits", "visited", "visited", "visiting"},
    {"begin", "begins", "began", "begun", "beginning"},
    {"forget", "forgets", "forgot", "forgotten", "forgetting"},
    {"forbid", "forbids", "forbade", "forbidden", "forbidding"},
    {"quit", "quits", "quit", "quit", "quitting"},
    {"equip", "equips", "equipped", "equipped", "equipping"},
    {"worship", "worships", "worshipped", "worshipped", "worshipping"},
    {"target", "targets", "targeted", "targeted", "targeting"},
    {"develop", "develops", "developed", "developed", "developing"},
    {"underpin", "underpins", "underpinned", "underpinned", "underpinning"},
    {"overlap", "overlaps", "overlapped", "overlapped", "overlapping"},
    {"reckon", "reckons", "reckoned", "reckoned", "reckoning"},
    {"benefit", "benefits", "benefited|benefitted", "benefited|benefitted", "benefiting|benefitting"},
    {"fix", "fixes", "fixed", "fixed", "fixing"}, {"row", "rows", "rowed", "rowed", "rowing"},
    {"look", "looks", "looked", "looked", "looking"},
    {"quiz", "quizzes", "quizzed", "quizzed", "quizzing"},
    {"panic", "panics", "panicked", "panicked", "panicking"},
    {"mimic", "mimics", "mimicked", "mimicked", "mimicking"},
    {"sync", "syncs", "synced", "synced", "syncing"},
    {"agree", "agrees", "agreed", "agreed", "agreeing"},
    {"free", "frees", "freed", "freed", "freeing"}, {"see", "sees", "saw", "seen", "seeing"},
    {"canoe", "canoes", "canoed", "canoed", "canoeing"},
    {"dye", "dyes", "dyed", "dyed", "dyeing"}, {"die", "dies", "died", "died", "dying"},
    {"lie", "lies", "lay|lied", "lain|lied", "lying"}, {"tie", "ties", "tied", "tied", "tying"},
    {"singe", "singes", "singed", "singed", "singeing"},
    {"age", "ages", "aged", "aged", "ageing|aging"}, {"use", "uses", "used", "used", "using"},
    {"apply", "applies", "applied", "applied", "applying"},
    {"play", "plays", "played", "played", "playing"}, {"pay", "pays", "paid", "paid", "paying"},
    {"echo", "echoes", "echoed", "echoed", "echoing"},
    {"push", "pushes", "pushed", "pushed", "pushing"},
    {"miss", "misses", "missed", "missed", "missing"},
    {"learn", "learns", "learned|learnt", "learned|learnt", "learning"},
    {"get", "gets", "got", "got|gotten", "getting"},
    {"prove", "proves", "proved", "proved|proven", "proving"},
    {"read", "reads", "read", "read", "reading"}, {"put", "puts", "put", "put", "putting"},
    {"show", "shows", "showed", "shown|showed", "showing"},
    {"babysit", "babysits", "babysat", "babysat", "babysitting"},
    {"carry out", "carries out", "carried out", "carried out", "carrying out"},
    {"take into account", "takes into account", "took into account", "taken into account", "taking into account"},
    {"double-check", "double-checks", "double-checked", "double-checked", "double-checking"},
    {"co-opt", "co-opts", "co-opted", "co-opted", "co-opting"},
    {"re-do", "re-does", "re-did", "re-done", "re-doing"},
    {"organise", "organises", "organised", "organised", "organising"},
    /* clang-format on */
};

static void test_verbs(void) {
    for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
        for (int form = WORDS_THIRD; form <= WORDS_ING; form++)
            check_form(verbs[i][0], (enum words_form)form, verbs[i][form]);
}

static const char *const plurals[][2] = {
    /* clang-format off */
    {"policeman", "policemen"}, {"woman", "women"}, {"human", "humans"}, {"german", "germans"},
    {"child", "children"}, {"grandchild", "grandchildren"}, {"person", "people|persons"},
    {"young person", "young people|young persons"}, {"salesperson", "salespeople"},
    {"criterion", "criteria"}, {"phenomenon", "phenomena"}, {"crisis", "crises"},
    {"analysis", "analyses"}, {"hypothesis", "hypotheses"}, {"axis", "axes"},
    {"information", "information"}, {"advice", "advice"}, {"evidence", "evidence"},
    {"staff", "staff|staffs"}, {"series", "series"}, {"sheep", "sheep"}, {"aircraft", "aircraft"},
    {"data", "data"}, {"dynamics", "dynamics"}, {"bus", "buses"}, {"box", "boxes"},
    {"church", "churches"}, {"stomach", "stomachs"}, {"quiz", "quizzes"}, {"city", "cities"},
    {"day", "days"}, {"soliloquy", "soliloquies"}, {"hero", "heroes"}, {"photo", "photos"},
    {"potato", "potatoes"}, {"knife", "knives"}, {"penknife", "penknives"},
    {"midwife", "midwives"}, {"belief", "beliefs"}, {"roof", "roofs"}, {"shelf", "shelves"},
    {"bookshelf", "bookshelves"}, {"yourself", "yourselves"}, {"half", "halves"},
    {"leaf", "leaves"}, {"foot", "feet"}, {"tooth", "teeth"}, {"mouse", "mice"},
    {"mother-in-law", "mothers-in-law"}, {"passer-by", "passers-by"},
    {"care-leaver", "care-leavers"}, {"referendum", "referendums|referenda"},
    {"curriculum", "curricula|curriculums"}, {"index", "indexes|indices"},
    {"mongoose", "mongooses"}, {"local authority", "local authorities"},
    {"caf\xC3\xA9", "caf\xC3\xA9s"}, {"assessment", "assessments"}, {"penny", "pence|pennies"},
    /* clang-format on */
};

static void test_plurals(void) {
    for (size_t i = 0; i < sizeof plurals / sizeof plurals[0]; i++)
        check_form(plurals[i][0], WORDS_PLURAL, plurals[i][1]);
}

static const char *const grades[][3] = {
    /* clang-format off */
    {"good", "better", "best"}, {"bad", "worse", "worst"},
    {"far", "further|farther", "furthest|farthest"}, {"big", "bigger", "biggest"},
    {"hot", "hotter", "hottest"}, {"large", "larger", "largest"},
    {"happy", "happier", "happiest"}, {"unhappy", "unhappier", "unhappiest"},
    {"simple", "simpler", "simplest"}, {"narrow", "narrower", "narrowest"},
    {"clever", "cleverer", "cleverest"}, {"polite", "politer", "politest"},
    {"early", "earlier", "earliest"}, {"quickly", "", ""}, {"beautiful", "", ""},
    {"tired", "", ""}, {"important", "", ""}, {"dry", "drier", "driest"},
    {"shy", "shyer", "shyest"}, {"red", "redder", "reddest"}, {"free", "freer", "freest"},
    {"grey", "greyer", "greyest"}, {"new", "newer", "newest"},
    {"old", "older|elder", "oldest|eldest"}, {"easy", "easier", "easiest"},
    /* clang-format on */
};

static void test_grades(void) {
    for (size_t i = 0; i < sizeof grades / sizeof grades[0]; i++) {
        check_form(grades[i][0], WORDS_COMPARATIVE, grades[i][1]);
        check_form(grades[i][0], WORDS_SUPERLATIVE, grades[i][2]);
    }
}

static void test_capacity(void) {
    char out[16] = "untouched";
    CHECK(words_inflect("stop", 4, WORDS_PAST, out, 8) == 7 && strcmp(out, "stopped") == 0,
          "exact fit: %s", out);
    CHECK(words_inflect("stop", 4, WORDS_PAST, out, 7) == 0 && out[0] == '\0', "one byte short: %s",
          out);
    CHECK(words_inflect("stop", 4, WORDS_PAST, out, 1) == 0 && out[0] == '\0', "room for NUL only");
    CHECK(words_inflect("stop", 4, WORDS_PAST, NULL, 0) == 0, "no room at all");
    /* The preferred form does not fit, so a shorter alternative must not take its place. */
    CHECK(words_inflect("travel", 6, WORDS_PAST, out, 9) == 0, "alternative given: %s", out);
    CHECK(words_inflect("", 0, WORDS_PAST, out, sizeof out) == 0, "empty lemma");
    CHECK(words_inflect("stop", 4, WORDS_FORM_COUNT, out, sizeof out) == 0, "no such form");
    CHECK(words_inflect("stopx", 4, WORDS_ING, out, sizeof out) == 8 &&
              strcmp(out, "stopping") == 0,
          "slice: %s", out);
    char longest[WORDS_FORM_SIZE + 8], room[WORDS_FORM_SIZE];
    memset(longest, 'b', sizeof longest);
    CHECK(words_inflect(longest, sizeof longest, WORDS_PAST, room, sizeof room) == 0,
          "too long a lemma");
    CHECK(words_inflect(longest, WORDS_FORM_SIZE - 1, WORDS_PAST, room, sizeof room) == 0,
          "no room for the ending");
    CHECK(words_inflect(longest, WORDS_FORM_SIZE - 3, WORDS_PAST, room, sizeof room) ==
              WORDS_FORM_SIZE - 1,
          "longest");
}

/* No input may read or write out of bounds, whatever its bytes. */
static void test_odd_input(void) {
    static const char *const odd[] = {
        "-",        " ", "--",      "a-",  " a", "a ", "y",    "e",  "\xC3", "\xC3\xA9",
        "\xE2\x80", "'", "''t",     "n't", "un", "re", "redo", "qu", "'s",   "\xE2\x80\x99s",
        "\x80\xFF", "(", "\xC2\xA3"};
    char out[WORDS_FORM_SIZE];
    enum words_form kind;
    for (size_t i = 0; i < sizeof odd / sizeof odd[0]; i++) {
        char *copy = exact_copy(odd[i]);
        size_t size = strlen(odd[i]);
        for (int form = 0; form < WORDS_FORM_COUNT; form++)
            words_inflect(copy, size, (enum words_form)form, out, sizeof out);
        words_irregular_lemma(copy, size, &kind, out, sizeof out);
        CHECK(words_syllables(copy, size) < 4, "odd input %zu", i);
        CHECK(words_article(copy, size)[0] == 'a', "odd input %zu", i);
        free(copy);
    }
}

/* ---- The way back ---- */

static const struct {
    const char *form, *lemma; /* lemma "": not found */
    enum words_form kind;
} backs[] = {
    /* clang-format off */
    {"went", "go", WORDS_PAST}, {"children", "child", WORDS_PLURAL}, {"made", "make", WORDS_PAST},
    {"taken", "take", WORDS_PARTICIPLE}, {"undertook", "undertake", WORDS_PAST},
    {"undertaken", "undertake", WORDS_PARTICIPLE}, {"overcame", "overcome", WORDS_PAST},
    {"misled", "mislead", WORDS_PAST}, {"rewritten", "rewrite", WORDS_PARTICIPLE},
    {"withheld", "withhold", WORDS_PAST}, {"undid", "undo", WORDS_PAST},
    {"was", "be", WORDS_PAST}, {"were", "be", WORDS_PAST}, {"been", "be", WORDS_PARTICIPLE},
    {"is", "be", WORDS_THIRD}, {"has", "have", WORDS_THIRD}, {"are", "be", WORDS_BASE},
    {"better", "good", WORDS_COMPARATIVE}, {"worst", "bad", WORDS_SUPERLATIVE},
    {"policemen", "policeman", WORDS_PLURAL}, {"grandchildren", "grandchild", WORDS_PLURAL},
    {"housewives", "housewife", WORDS_PLURAL}, {"young people", "young person", WORDS_PLURAL},
    {"criteria", "criterion", WORDS_PLURAL}, {"crises", "crisis", WORDS_PLURAL},
    {"learnt", "learn", WORDS_PAST}, {"forbidden", "forbid", WORDS_PARTICIPLE},
    {"specimen", "", WORDS_BASE}, {"put", "", WORDS_BASE}, {"walked", "", WORDS_BASE},
    {"unknown", "", WORDS_BASE}, {"foreground", "", WORDS_BASE}, {"underground", "", WORDS_BASE},
    {"rebound", "", WORDS_BASE}, {"word", "", WORDS_BASE},
    /* clang-format on */
};

static void test_backs(void) {
    for (size_t i = 0; i < sizeof backs / sizeof backs[0]; i++) {
        char lemma[32] = "", *copy = exact_copy(backs[i].form);
        enum words_form kind = WORDS_BASE;
        bool is_found =
            words_irregular_lemma(copy, strlen(backs[i].form), &kind, lemma, sizeof lemma);
        CHECK(is_found == (backs[i].lemma[0] != '\0'), "%s: found %d", backs[i].form, is_found);
        CHECK(strcmp(lemma, backs[i].lemma) == 0 && kind == backs[i].kind, "%s: %s %d",
              backs[i].form, lemma, (int)kind);
        free(copy);
    }
}

static void test_back_capacity(void) {
    char lemma[16] = "kept";
    enum words_form kind = WORDS_ING;
    CHECK(!words_irregular_lemma("children", 8, &kind, lemma, 5), "no room for NUL");
    CHECK(strcmp(lemma, "kept") == 0 && kind == WORDS_ING, "outputs touched: %s", lemma);
    CHECK(words_irregular_lemma("children", 8, &kind, lemma, 6) && strcmp(lemma, "child") == 0,
          "exact fit");
    CHECK(!words_irregular_lemma("went", 4, &kind, lemma, 0), "no capacity");
}

/* ---- Tables ---- */

static void check_sorted(const struct irregular_table *table, const char *name) {
    for (size_t i = 0; i < table->count; i++) {
        const char *base = table->rows[i].fields[0];
        if (i > 0)
            CHECK(strcmp(table->rows[i - 1].fields[0], base) < 0, "%s: %s out of order", name,
                  base);
        CHECK(words_find_irregular(table, base, strlen(base)) == &table->rows[i],
              "%s: %s not found", name, base);
    }
}

/* Whether words_inflect_all shows a form. */
struct sought {
    const char *form;
    bool is_seen;
};

static void seek(void *context, const char *form, size_t length) {
    struct sought *sought = context;
    (void)length;
    if (strcmp(form, sought->form) == 0) sought->is_seen = true;
}

static void check_back_row(const struct irregular_form *row) {
    struct sought sought = {.form = row->form, .is_seen = row->kind == WORDS_BASE}; /* am, are */
    words_inflect_all(row->lemma, strlen(row->lemma), row->kind, seek, &sought);
    CHECK(sought.is_seen, "%s is no form of %s", row->form, row->lemma);
}

/* Each irregular alternative of the forward tables must lead somewhere, unless it is regular, its
 * own lemma, or one of the words left out on purpose. */
struct origin {
    const char *lemma;
    enum words_form form;
};

static bool is_left_out(const char *form, size_t length) {
    static const char *const left_out[] = {"cleft", "clove",   "dove",  "gilt",
                                           "opera", "overlay", "stove", "underlay"};
    for (size_t i = 0; i < sizeof left_out / sizeof left_out[0]; i++)
        if (strcmp(left_out[i], form) == 0) return true;
    return form[length - 1] == 's' || (length > 1 && strcmp(form + length - 2, "ed") == 0);
}

static void check_leads_back(void *context, const char *form, size_t length) {
    const struct origin *origin = context;
    char lemma[WORDS_FORM_SIZE];
    enum words_form kind;
    if (strcmp(form, origin->lemma) == 0 || is_left_out(form, length)) return;
    CHECK(words_irregular_lemma(form, length, &kind, lemma, sizeof lemma),
          "%s of %s has no way back", form, origin->lemma);
}

static void check_table_leads_back(const struct irregular_table *table, enum words_form form) {
    for (size_t i = 0; i < table->count; i++) {
        struct origin origin = {table->rows[i].fields[0], form};
        words_inflect_all(origin.lemma, strlen(origin.lemma), form, check_leads_back, &origin);
    }
}

static void test_tables(void) {
    check_sorted(&words_irregular_verbs, "verbs");
    check_sorted(&words_irregular_others, "others");
    check_sorted(&words_irregular_nouns, "nouns");
    check_sorted(&words_irregular_grades, "grades");
    for (size_t i = 0; i < words_irregular_forms_count; i++) {
        const struct irregular_form *row = &words_irregular_forms[i];
        if (i > 0)
            CHECK(strcmp(words_irregular_forms[i - 1].form, row->form) < 0, "%s out of order",
                  row->form);
        check_back_row(row);
    }
    check_table_leads_back(&words_irregular_verbs, WORDS_PAST);
    check_table_leads_back(&words_irregular_verbs, WORDS_PARTICIPLE);
    check_table_leads_back(&words_irregular_nouns, WORDS_PLURAL);
    check_table_leads_back(&words_irregular_grades, WORDS_COMPARATIVE);
}

static void test_syllable_table(void) {
    CHECK(words_syllable_words_count <= 600, "the list has grown to %zu",
          words_syllable_words_count);
    for (size_t i = 0; i < words_syllable_words_count; i++) {
        const struct syllable_word *row = &words_syllable_words[i];
        char word[SYLLABLE_WORD_MAX + 1] = "";
        memcpy(word, row->word, SYLLABLE_WORD_MAX);
        if (i > 0)
            CHECK(memcmp(row[-1].word, row->word, SYLLABLE_WORD_MAX) < 0, "%s out of order", word);
        CHECK(words_syllables(word, strlen(word)) == row->syllables, "%s not found", word);
    }
}

/* ---- Syllables and articles ---- */

static const struct {
    const char *word;
    unsigned count;
} syllables[] = {
    /* clang-format off */
    {"the", 1}, {"child", 1}, {"children", 2}, {"care", 1}, {"area", 3}, {"idea", 3},
    {"people", 2}, {"business", 2}, {"family", 3}, {"every", 2}, {"everything", 3},
    {"someone", 2}, {"safeguarding", 3}, {"create", 2}, {"created", 3}, {"creating", 3},
    {"creation", 3}, {"being", 2}, {"wellbeing", 3}, {"science", 2}, {"society", 4}, {"quiet", 2},
    {"initiative", 4}, {"special", 2}, {"social", 2}, {"question", 2}, {"technique", 2},
    {"unique", 2}, {"table", 2}, {"tables", 2}, {"handled", 2}, {"called", 1}, {"centre", 2},
    {"theatre", 3}, {"wanted", 2}, {"needed", 2}, {"decided", 3}, {"houses", 2}, {"churches", 2},
    {"boxes", 2}, {"changes", 2}, {"caves", 1}, {"statement", 2}, {"element", 3},
    {"agreement", 3}, {"carefully", 3}, {"allegedly", 4}, {"completely", 3}, {"homeless", 2},
    {"sometimes", 2}, {"prism", 2}, {"rhythm", 2}, {"mechanism", 4}, {"responsibility", 6},
    {"organisation", 5}, {"neurodevelopmental", 7}, {"paediatric", 4}, {"violence", 3},
    {"experience", 4}, {"experiences", 5}, {"radio", 3}, {"actually", 4}, {"fluent", 2},
    {"museum", 3}, {"video", 3}, {"diary", 3}, {"trying", 2}, {"buying", 2}, {"player", 2},
    {"beyond", 2}, {"eye", 1}, {"eyes", 1}, {"don't", 1}, {"didn't", 2}, {"haven't", 2},
    {"aren't", 1}, {"couldn't", 2}, {"children's", 2}, {"church's", 2}, {"james's", 2},
    {"it'll", 2}, {"they'll", 1}, {"i\xE2\x80\x99m", 1}, {"could've", 2}, {"o'clock", 2},
    {"well-being", 3}, {"mother-in-law", 4}, {"18", 1}, {"covid-19", 3}, {"16th", 1},
    {"caf\xC3\xA9", 2}, {"na\xC3\xAFve", 2}, {"r\xC3\xA9sum\xC3\xA9", 3}, {"chlo\xC3\xAB", 2},
    {"nhs", 3}, {"www", 9}, {"naked", 2}, {"colonel", 2}, {"wednesday", 2}, {"diamond", 2},
    {"edinburgh", 4}, {"leicester", 2}, {"\xE2\x80\x93", 0}, {"", 0},
    /* clang-format on */
};

static void test_syllables(void) {
    for (size_t i = 0; i < sizeof syllables / sizeof syllables[0]; i++) {
        char *copy = exact_copy(syllables[i].word);
        unsigned count = words_syllables(copy, strlen(syllables[i].word));
        CHECK(count == syllables[i].count, "%s: %u, expected %u", syllables[i].word, count,
              syllables[i].count);
        free(copy);
    }
    char longest[300];
    memset(longest, 'a', sizeof longest);
    CHECK(words_syllables(longest, sizeof longest) == 1, "a long word is cut, not overrun");
}

static const char *const articles[][2] = {
    /* clang-format off */
    {"hour", "an"}, {"honest", "an"}, {"heir", "an"}, {"honour", "an"}, {"Hourly", "an"},
    {"house", "a"}, {"hotel", "a"}, {"herb", "a"}, {"history", "a"}, {"university", "a"},
    {"University", "a"}, {"European", "a"}, {"euro", "a"}, {"one", "a"}, {"one-off", "a"},
    {"once", "a"}, {"onerous", "an"}, {"onion", "an"}, {"unique", "a"}, {"useful", "a"},
    {"user", "a"}, {"usual", "a"}, {"utility", "a"}, {"union", "a"}, {"uni", "a"}, {"unit", "a"},
    {"united", "a"}, {"unilateral", "a"}, {"unimportant", "an"}, {"unintended", "an"},
    {"unhappy", "an"}, {"uncle", "an"}, {"urgent", "an"}, {"upper", "an"}, {"ewe", "a"},
    {"apple", "an"}, {"Ofsted", "an"}, {"officer", "an"}, {"year", "a"}, {"Ukrainian", "a"},
    {"UK", "a"}, {"US", "a"}, {"EU", "an"}, {"FBI", "an"}, {"MP", "an"}, {"MPs", "an"},
    {"NHS", "an"}, {"HMRC", "an"}, {"SEN", "an"}, {"SEND", "a"}, {"SENCO", "a"}, {"LA", "an"},
    {"LADO", "a"}, {"NATO", "a"}, {"NATO-led", "a"}, {"MARAC", "a"}, {"UNICEF", "a"},
    {"UASC", "a"}, {"BBC", "a"}, {"PhD", "a"}, {"MSc", "an"}, {"X-ray", "an"}, {"U-turn", "a"},
    {"e-mail", "an"}, {"T-shirt", "a"}, {"8", "an"}, {"80", "an"}, {"88", "an"}, {"800", "an"},
    {"8,000", "an"}, {"11", "an"}, {"11-year-old", "an"}, {"18", "an"}, {"18th", "an"},
    {"18,000", "an"}, {"1850s", "an"}, {"1", "a"}, {"10", "a"}, {"110", "a"}, {"180", "a"},
    {"7", "a"}, {"\"hour", "an"}, {"\xE2\x80\x98" "apple", "an"}, {"\xC2\xA3" "8", "an"},
    {"\xC2\xA3" "100", "a"}, {"\xC3\xA9lite", "an"}, {"", "a"}, {"HOUSES", "a"},
    /* clang-format on */
};

static void test_articles(void) {
    for (size_t i = 0; i < sizeof articles / sizeof articles[0]; i++) {
        char *copy = exact_copy(articles[i][0]);
        const char *article = words_article(copy, strlen(articles[i][0]));
        CHECK(strcmp(article, articles[i][1]) == 0, "%s: %s", articles[i][0], article);
        free(copy);
    }
}

int main(void) {
    test_verbs();
    test_plurals();
    test_grades();
    test_capacity();
    test_odd_input();
    test_backs();
    test_back_capacity();
    test_tables();
    test_syllable_table();
    test_syllables();
    test_articles();
    return check_report();
}
