/* Tests of the rules that only tell: for each, texts in which it must be found and texts in which
 * it must not. */
#include "find/find.h"
#include "text.h"
#include "tools.h"

#include <string.h>

/* How often the rule is found; its last finding's words are left in `words`. */
static unsigned count(pl_engine *engine, const char *rule, const char *source, char words[200]) {
    static struct text text;
    char needle[64], rules[64];
    pl_settings settings = pl_settings_default();
    settings.input = source[0] == '<'   ? PL_INPUT_HTML
                     : source[0] == '#' ? PL_INPUT_MARKDOWN
                                        : PL_INPUT_TEXT;
    settings.whole_page = true;
    settings.stage = PL_STAGE_FIND;
    snprintf(rules, sizeof rules, "-all,+%s", rule);
    settings.rules = rules;
    words[0] = '\0';
    text_view(&text, engine, source, &settings, PL_VIEW_FINDINGS, "json", NULL);
    snprintf(needle, sizeof needle, "\"rule\": \"%s\"", rule);
    unsigned found = 0;
    for (const char *at = text.bytes; (at = strstr(at, needle)); at++) {
        const char *start = strstr(at, "\"text\": \"");
        if (start) snprintf(words, 200, "%.*s", (int)strcspn(start + 9, "\""), start + 9);
        found++;
    }
    return found;
}

static const struct {
    const char *rule, *source, *words; /* NULL: it must not be found */
} cases[] = {
    /* clang-format off */
    {"passive", "The plan was agreed by the panel.", "was agreed"},
    {"passive", "Your room will be painted next week.", "be painted"},
    {"passive", "Letters have been sent to all families.", "been sent"},
    {"passive", "The panel agreed the plan.", NULL},
    {"passive", "The boys were tired and hungry.", NULL},
    {"passive", "She is going to a new school.", NULL},
    {"passive", "“The plan was agreed by the panel,” he said.", NULL},
    {"passive", "We have painted the room.", NULL},
    {"double-negative", "It is not unusual to feel sad.", "not unusual"},
    {"double-negative", "We will not go home without you.", "not go home without"},
    {"double-negative", "Nobody has nothing to say.", "Nobody has nothing"},
    {"double-negative", "We do not only help children.", NULL},
    {"double-negative", "She no longer has no home of her own.", NULL},
    {"double-negative", "You do not have to go, and nobody will be cross.", NULL},
    {"double-negative", "Say whether or not you have no room.", NULL},
    {"double-negative", "It is unusual to feel no sadness.", NULL},
    {"noun-string", "Read the placement stability improvement plan.", "placement stability improvement plan"},
    {"noun-string", "The school food standards are new.", "school food standards"},
    {"noun-string", "The school food is good.", NULL},
    {"noun-string", "The food of the school in our town is good.", NULL},
    {"noun-string", "We met at the Mill Street Youth Centre.", NULL},
    {"noun-string", "They offer long-term family homes.", NULL},
    {"negative-contraction", "You can't be moved.", "can't"},
    {"negative-contraction", "They won't call you.", "won't"},
    {"negative-contraction", "You cannot be moved.", NULL},
    {"negative-contraction", "She said: “You can't be moved.”", NULL},
    {"negative-contraction", "They'll call you.", NULL},
    {"shall", "The panel shall meet in May.", "shall"},
    {"shall", "The panel must meet in May.", NULL},
    {"acronym", "The SRP met in May.", "SRP"},
    {"acronym", "The school review panel (SRP) met in May. The SRP met again.", NULL},
    {"acronym", "The SRP (school review panel) met in May.", NULL},
    {"acronym", "The NHS and the BBC are in the UK.", NULL},
    {"acronym", "Part II of the DRAFT plan went to SW1A.", NULL},
    {"acronym", "ALL OF THIS IS IN CAPITALS BY MISTAKE AND SRP TOO.", NULL},
    {"heading-level", "<h1>A</h1><h3>B</h3><p>One two three.</p>", "B"},
    {"heading-level", "<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><p>One two three.</p>", NULL},
    {"heading-level", "<h3>A</h3><p>One two three.</p>", NULL},
    {"link-text", "<p>To ask for help <a href='/x'>click here</a> now.</p>", "click here"},
    {"link-text", "<p>To ask for help <a href='/x'><b>click</b> here</a> now.</p>", "click here"},
    {"link-text", "<p><a href='/x'>Ask for help here</a> now.</p>", NULL},
    {"link-text", "<p>Click here or there.</p>", NULL},
    {"image-text", "<p>One two three.</p><img src='a.jpg'>", ""},
    {"image-text", "<p>One two <img src='a.jpg'> three.</p>", ""},
    {"image-text", "<p>One two three.</p><img src='a.jpg' alt=''>", NULL},
    {"image-text", "<p>One two three.</p><img src='a.jpg' alt='A bed'>", NULL},
    {"image-text", "<p>One two three.</p><img src='a.jpg' role='presentation'>", NULL},
    {"image-text", "<p>One two three.</p><img src='a.gif' width='1' height='1'>", NULL},
    {"image-text", "# A\n\nOne two ![](a.jpg) three.", ""},
    {"image-text", "# A\n\nOne two <img src='a.jpg'> three.", ""},
    {"image-text", "# A\n\n<div>\n<img src='a.jpg'> one two three.\n</div>", ""},
    {"image-text", "# A\n\nOne two ![A bed](a.jpg) three.", NULL},
    {"image-text", "# A\n\n<div>\n<img src='a.jpg' alt=''> one two three.\n</div>", NULL},
    {"hidden-verb", "The council carried out a full review of all homes.", "carried out a full review"},
    {"hidden-verb", "They made a recommendation to the minister.", "made a recommendation"},
    {"hidden-verb", "He has a good understanding of it.", "has a good understanding"},
    {"hidden-verb", "She made a cake for the review.", NULL},
    {"hidden-verb", "They made a recommendation letter.", NULL},
    {"hidden-verb", "They carried the review home.", NULL},
    {"hidden-verb", "“We made a recommendation,” she said.", NULL},
    {"hidden-verb", "The review was long.", NULL},
    {"hidden-verb", "He gave the review to her.", NULL},
    {"hard-word", "The legislation is new.", "legislation"},
    {"hard-word", "The legislation is new. The legislation is good.", "legislation"},
    {"hard-word", "The homes are warm and clean.", NULL},
    {"hard-word", "“The legislation is new,” he said.", NULL},
    {"hard-word", "Legislation means all the laws. We need legislation.", NULL},
    {"hard-word", "When we say legislation, we mean laws. Legislation is new.", NULL},
    {"hard-word", "<dl><dt>Legislation</dt><dd>Laws.</dd></dl><p>We need legislation.</p>", NULL},
    {"hard-word", "<p>The <dfn>legislation</dfn> is all our laws.</p>", NULL},
    {"hard-word", "Legislation means to help us.", "Legislation"},
    {"hard-word", "We met at 3 p.m. on a Monday, e.g. in May.", NULL},
    {"sentence-length", "We went to the farm and fed the goats and the two old grey donkeys all day.", "We went to the farm and fed the goats and the two old grey donkeys all day."},
    {"sentence-length", "We went to the farm and fed the goats.", NULL},
    {"joining-words", "We came and sat and talked and ate.", "We came and sat and talked and ate."},
    {"joining-words", "We came and sat and talked.", NULL},
    {"paragraph-length", "We came. We sat. We talked. We ate.", "We came. We sat. We talked. We ate."},
    {"paragraph-length", "We came. We sat. We talked.", NULL},
    {"paragraph-length", "Ann 7 points. Tom 3 points. Amy 2 points. Ali 2 points. Jo 1 point.", NULL},
    {"paragraph-length", "<p>1 May: Hull<br>3 May: York<br>4 May: Leeds<br>7 May: Ripon<br>9 May: Goole</p>", NULL},
    {"no-headings", "We came and sat.", NULL}, /* test_wall has the one that fires */
    {"split-semicolon", "The form is six pages long; it is about your home, your health and the people you love.", "; "},
    {"split-semicolon", "We need a bed for every child in the house; a table for all of us; and a lamp.", NULL},
    {"split-dash", "The replies to our letter were not all the same – most of them were kind and some were very funny.", " – "},
    {"split-dash", "The replies to our letter – most of them came from children – were very kind and very helpful.", NULL},
    {"split-colon", "The children at the home had one wish: they wanted to stay in the same school.", ": "},
    {"split-colon", "The children at the home made a list: they put beds, desks; lamps and a cat on it.", NULL},
    {"split-colon", "The children at the home need many things: beds, desks, lamps and a cat to play with.", NULL},
    {"split-colon", "The judge at the court said this to all of us: you will stay in the same home.", NULL},
    {"content-note", "The boy was stabbed in May.", "The boy was stabbed in May."},
    {"content-note", "There was abuse and there was neglect.", "There was abuse and there was neglect."},
    {"content-note", "He was hurt by sex abuse.", "He was hurt by sex abuse."},
    {"content-note", "Levels of violence were high.", "Levels of violence were high."},
    {"content-note", "She was a victim of violent crime.", "She was a victim of violent crime."},
    {"content-note", "She had seen much violence. Some of it was violence at home.", "She had seen much violence. Some of it was violence at home."},
    {"content-note", "They were taken away from their family.", "They were taken away from their family."},
    {"content-note", "The road is a dead end.", NULL},
    {"content-note", "He talked about alcohol abuse and then about drug abuse.", NULL},
    {"content-note", "There was one death in the play.", NULL},
    {"content-note", "They were taken away from the beach.", NULL},
    {"content-note", "We had an abuse of power and then another abuse of power.", NULL},
    {"content-note", "They removed from the list what nobody liked.", NULL},
    {"content-note", "<p>One.</p><figure><img src='a.jpg' alt='Much violence'><figcaption>Much violence (by Ann)</figcaption></figure>", NULL},
    {"content-note", "<p>One.</p><figure><img src='a.jpg' alt='Much violence'><figcaption>The violence there</figcaption></figure>", "One."},
    {"percentage", "In May 29% of us moved.", "29%"},
    {"percentage", "In May 6.5 per cent of us moved.", "6.5 per cent"},
    {"percentage", "In May 29 of us moved.", NULL},
    {"percentage", "In May 100% of us moved.", NULL},
    {"percentage", "“In May 29% of us moved,” she said.", NULL},
    {"split-conjunction", "We read every letter that children sent to us, and we will write back to each of them.", ", and "},
    {"split-conjunction", "We read every letter and every card that children in care sent to us in the last year.", NULL},
    {"split-comma", "We had very few replies from families in the north of the county, we would like many more.", ", "},
    {"split-comma", "If we have very few replies from families in the north of the county, we would like more.", NULL},
    {"split-predicate", "She wrote to the panel in the spring and asked for a meeting before the summer.", " and "},
    {"split-predicate", "Each home has a garden of its own and is close to a school or a park.", NULL},
    {"split-relative", "In the spring the whole family moved back to Leeds, which is a long way from the old school.", ", which "},
    {"split-relative", "She said that they would all move to Leeds, which is a long way from home.", NULL},
    {"split-participle", "The last home in the town closed a year ago, leaving few places for older children.", ", leaving "},
    {"split-participle", "He said the home had closed in the spring, leaving few places for the older children.", NULL},
    {"split-adverbial", "The new home has a large garden with old trees, although it is close to the road.", ", although "},
    {"split-adverbial", "Unless the room is warm and dry by then, none of the children will sleep in it.", NULL},
    {"split-purpose", "We visit every home in the county twice a year in order to make sure that it is safe and has enough staff.", " in order "},
    {"split-purpose", "We want to help every child in the county to find a home where they feel safe.", NULL},
    {"split-means", "The council will make the homes safer for everyone by giving the staff more training and by listening to children every week.", " "},
    {"split-means", "The council will not make the homes safer for everyone by giving the staff more training and by listening to children every week.", NULL},
    {"split-apposition", "Leeds, a large city in the north of England, has more than ten homes for children.", ", a large city in the north of England, "},
    {"split-apposition", "Her mother, a nurse at the hospital in the town, took part in all of the meetings.", NULL},
    {"split-list", "We spoke to a wide range of people, including carers, teachers, nurses and police officers.", ", including "},
    {"split-list", "We are including carers, teachers, nurses and police officers in all our talks this year.", NULL},
    {"turn-passive", "The plan was agreed by the panel.", "The plan was agreed by the panel"},
    {"turn-passive", "The plan was not agreed by the panel.", NULL},
    {"turn-there", "There are many children who live with their aunts.", "There are many children who"},
    {"turn-there", "There are many children in the home.", NULL},
    {"split-fronted", "Named after a judge, the home has ten beds and a big garden behind the house.", "Named after a judge, the home"},
    {"split-fronted", "Seen from the road, the home looks like a small school with a large playing field.", NULL},
    {"split-aside", "We moved to the new house in May (my sister was three years old then).", " (my sister was three years old then)"},
    {"split-aside", "The panel met in May (see page 4 for the names of its members).", NULL},
    {"turn-cleft", "It was Ann who found the letter in the drawer.", "It was Ann who"},
    {"turn-cleft", "It is important who writes the letter to the family and to the judge.", NULL},
    {"nested-brackets", "The panel (a group of five people (two of them young)) met in May.", "(two of them young)"},
    {"enumeration", "The plan for next year includes a new home with ten beds for younger children, a club for music and sport after school, and a bus that is free to use.", "a new home with ten beds for younger children, a club for music and sport after school, and a bus that is free to use"},
    {"enumeration", "We want to ask every child about the home, write a report for the council and make a plan for the families.", "ask every child about the home, write a report for the council and make a plan for the families"},
    {"enumeration", "If we want to ask every child about the home, write a report for the council and make a plan, we need help.", NULL},
    {"enumeration", "The plan for next year includes new homes, schools, clubs and roads in the north of the county.", NULL},
    {"turn-order", "When the old home in the north of the county was full, we wrote to all the families.", "When the old home in the north of the county was full, we wrote to all the families"},
    {"turn-order", "When the home was full, we wrote to all of the families in the county.", NULL},
    {"nested-brackets", "The law (section 20(3)) is clear.", NULL},
    {"turn-not-only", "The garden is not only large but also quiet.", "not only large but also"},
    {"turn-not-only", "It is not only large.", NULL},
    {"cut-announcement", "It is important to note that visits will go on.", "It is important to note that"},
    {"cut-announcement", "It is important that visits go on.", NULL},
    /* rows of the dictionaries below */
    {"term-explain", "She met an advocate. The advocate was kind.", "advocate"},
    {"term-explain", "She met Advocate Smith.", NULL},
    {"term-replace", "They utilised it.", "utilised"},
    {"term-replace", "“They utilised it,” she said.", NULL},
    {"term-flag", "It is residential.", "residential"},
    {"term-flag", "“It is residential,” she said.", NULL},
    {"wordy-phrase", "Prior to the meeting we ate.", "Prior to"},
    {"wordy-phrase", "They utilised it.", NULL},
    {"hidden-verb", "They made a decision about it.", "made a decision"},
    {"wordy-phrase", "They made a decision about it.", NULL},
    {"idiom", "It was fine in a nutshell.", "in a nutshell"},
    {"idiom", "It was a nutshell.", NULL},
    {"idiom", "Prior to the meeting we ate.", NULL},
    /* comments that switch rules off */
    {"shall", "<p>We met.</p>\n<!-- plainer-ignore-next-line shall -->\n<p>It shall be.</p>", NULL},
    {"shall", "<p>We met.</p>\n<!-- plainer-ignore-next-line passive, shall -->\n\n<p>It shall be.</p>", NULL},
    {"shall", "<p>We met.</p>\n<!-- plainer-ignore-next-line -->\n<p>It shall be.</p>", NULL},
    {"shall", "<p>We met.</p>\n<!-- plainer-ignore-next-line passive -->\n<p>It shall be.</p>", "shall"},
    {"shall", "<!-- plainer-ignore-next-line shall -->\n<p>We met.</p>\n<p>It shall be.</p>", "shall"},
    {"shall", "<!-- plainer-ignore-start shall -->\n<p>It shall be.</p><p>They shall go.</p>\n<!-- plainer-ignore-end --><p>We shall see.</p>", "shall"},
    {"shall", "<!-- plainer-ignore-start passive -->\n<p>It shall be.</p>\n<!-- plainer-ignore-end -->", "shall"},
    {"shall", "<!-- plainer-ignore-start shall --><p>It shall be.</p>", NULL},
    {"shall", "<p>plainer-ignore-start is a comment. It shall be.</p>", "shall"},
    {"shall", "<!-- plainer-ignore-next-line passive --><!-- plainer-ignore-next-line shall -->\n<p>It shall be.</p>", NULL},
    {"shall", "<!-- plainer-ignore-next-line shall --> <!-- plainer-ignore-next-line passive -->\n<p>It shall be.</p>\n<p>They shall go.</p>", "shall"},
    {"shall", "<!-- plainer-ignore-start shall -->\n<!-- plainer-ignore-start passive -->\n<p>It shall be.</p>", NULL},
    {"shall", "<!-- plainer-ignore-start shall -->\n<!-- plainer-ignore-next-line passive -->\n<p>It shall be.</p>", NULL},
    {"shall", "<!-- plainer-ignore-start shall -->\n<!-- plainer-ignore-end -->\n<!-- plainer-ignore-start passive -->\n<p>It shall be.</p>", "shall"},
    /* clang-format on */
};

static void test_cases(pl_engine *engine) {
    char words[200];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        unsigned found = count(engine, cases[i].rule, cases[i].source, words);
        bool is_right = cases[i].words ? found == 1 && strcmp(words, cases[i].words) == 0 : !found;
        CHECK(is_right, "%s in \"%s\": %u times, last '%s'", cases[i].rule, cases[i].source, found,
              words);
    }
}

/* Said once, at the paragraph that goes over the limit. */
static void test_wall(pl_engine *engine) {
    static char page[32768];
    char words[200];
    strcpy(page, "<h1>A</h1>");
    for (int i = 0; i < 30; i++)
        strcat(page, "<p>The children went to the farm and fed the goats and the two old grey "
                     "donkeys all day.</p>");
    IS(count(engine, "no-headings", page, words) == 1);
    page[0] = '\0';
    for (int i = 0; i < 30; i++)
        strcat(page, "<h2>A</h2><p>The children went to the farm and fed the goats and the two old "
                     "grey donkeys all day.</p>");
    IS(count(engine, "no-headings", page, words) == 0);
}

/* Text that has lost its full stops is nobody's sentence: it is not taken apart, and the work grows
 * no faster than the text. */
static void test_endless(pl_engine *engine) {
    static const char *const parts[] = {"the dog and ", "the dog and we ran, ", "an advocate ",
                                        "carry out a "};
    static char text[600000];
    char words[200];
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t size = strlen(parts[i]), at = 0;
        for (; at + size < sizeof text - 1; at += size) memcpy(text + at, parts[i], size);
        text[at] = '\0';
        IS(count(engine, "split-conjunction", text, words) == 0);
    }
}

/* No rule without a text in which it is found and one in which it is not. */
static void test_all_rules(void) {
    uint32_t rules;
    const struct doc_rule *rule = find_rule_table(&rules);
    for (uint32_t r = 0; r < rules; r++) {
        bool fires = strcmp(rule[r].id, "no-headings") == 0, stays = false;
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
            if (strcmp(cases[i].rule, rule[r].id) != 0) continue;
            fires |= cases[i].words != NULL;
            stays |= cases[i].words == NULL;
        }
        CHECK(fires && stays, "%s: %s", rule[r].id, fires ? "no text without it" : "never found");
    }
}

static void add_dictionary(pl_engine *engine, const char *name, const char *rows) {
    pl_failure failure;
    IS(pl_engine_add_dictionary(engine, rows, strlen(rows), name, &failure) == 0);
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    if (!engine) return EXIT_FAILURE;
    add_dictionary(engine, "own.csv",
                   "term,pos,action,plain,definition\n"
                   "advocate,noun,explain,,An advocate speaks up for you.\n"
                   "utilise,verb,replace,use,\nprior to,phrase,replace,before,\n"
                   "make a decision,verb,replace,decide,\nresidential,adjective,flag,,\n");
    add_dictionary(engine, "folder/idioms.csv",
                   "term,pos,action,plain\nin a nutshell,phrase,replace,in short\n");
    struct tools tools;
    tools_open(&tools, engine);
    test_cases(engine);
    test_wall(engine);
    test_endless(engine);
    test_all_rules();
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
