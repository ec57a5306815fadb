/* Tests of the dictionary room: which rows can be used and what is said of the others, and which
 * terms are found in a text, in which form. Matches are compared in one string. */
#include "assess/assess.h"
#include "check.h"
#include "dictionary/dictionary.h"
#include "language/language.h"
#include "read/read.h"
#include "words/forms.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A dictionary and where it lives. */
struct trial {
    struct arena arena, scratch;
    struct arena_guard guard;
    struct dictionary *dictionary;
    struct failure failure;
};

static void start(struct trial *t) {
    *t = (struct trial){.dictionary = NULL};
    if (!arena_open(&t->arena, (size_t)1 << 26, &t->guard)) abort();
    if (!arena_open(&t->scratch, (size_t)1 << 26, &t->guard)) abort();
    t->dictionary = dictionary_new(&t->arena);
}

static void end(struct trial *t) {
    dictionary_close(t->dictionary);
    arena_close(&t->arena);
    arena_close(&t->scratch);
}

static bool add_sized(struct trial *t, const char *csv, size_t size) {
    struct str bytes = str_copy(&t->arena, (struct str){csv, size});
    return dictionary_add(t->dictionary, bytes, STR("own.csv"), language_fold_words, &t->failure,
                          t->scratch);
}

static bool add(struct trial *t, const char *csv) {
    return add_sized(t, csv, strlen(csv));
}

/* ---- Rows that cannot be used ---- */

static const struct {
    const char *csv;
    uint32_t line, column;
    const char *message;
} bad[] = {
    /* clang-format off */
    {"term,action\nhome,\"flag\n", 2, 6, "never closed"},
    {"term,action\n\"home\"s,flag\n", 2, 7, "after a closing quotation mark"},
    {"term,action\nhome,flag,x\n", 2, 11, "3 fields and the first line 2"},
    {"term,action\n\nhome\n", 3, 1, "1 fields and the first line 2"},
    {"term,colour\nhome,red\n", 1, 6, "unknown column 'colour'"},
    {"term,\n", 1, 6, "unknown column ''"},
    {"term,action,term\n", 1, 13, "twice"},
    {"action,plain\nflag,x\n", 1, 1, "must be 'term'"},
    {"term,action\nhome,burn\n", 2, 6, "'burn' is no action: use one of explain replace flag keep"},
    {"term,action\nhome,\n", 2, 6, "'' is no action"},
    {"term\nhome\n", 2, 1, "'' is no action"},
    {"term,action,pos\nhome,flag,thing\n", 2, 11, "'thing' is no pos: use one of noun verb"},
    {"term,risk,action\nhome,high,flag\n", 2, 6, "'high' is no risk: use one of safe context flag"},
    {"term,action,level\nhome,flag,8-10\n", 2, 11, "'8-10' is no level: use one of 7-9 9-11 11-14"},
    {"term,action,case\nhome,flag,lower\n", 2, 11, "'lower' is no case: use one of any exact"},
    {"term,action\na,flag\n,flag\n", 3, 1, "has no term"},
    {"action,term\nflag,  \n", 2, 6, "has no term"},
    {"term,action\nhome,replace\n", 2, 1, "needs a 'plain' word"},
    {"term,action,plain\nhome,replace, | x\n", 2, 1, "needs a 'plain' word"},
    {"term,action,plain\nhome,explain,x\n", 2, 1, "needs a 'definition' or a 'gloss'"},
    {"term,action,context\nhome,flag,nearby\n", 2, 11, "near:word|word"},
    {"term,action,context\nhome,flag,near:a; b\n", 2, 11, "near:word|word"},
    {"term,action,context\nhome,flag,not:a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|a|b|c|d|e"
     "|f|g|h|i|j|k|l|m|n|o|p\n",
     2, 11, "at most 40"},
    {"term,action,plain\ntake it in,replace,see {object}\n", 2, 20, "a slot that the term lacks"},
    {"term,action,plain\ntake it in,replace,see|see {x}\n", 2, 20, "a slot that the term lacks"},
    {"plain,action,term\nsee {x},replace,take {y} in\n", 2, 1, "a slot that the term lacks"},
    {"term,action,plain\ntake {x} in,replace,see\n", 2, 21, "a slot that 'plain' lacks"},
    {"term,action,plain\ntake {x} in,replace,{x} too\n", 2, 21, "a word before its slot"},
    {"term,action,plain\ntake {x} in,replace,see {x} {x}\n", 2, 21, "at most one slot"},
    {"term,action,plain\na {x} b {y} c,replace,see {x}\n", 2, 1, "at most one slot"},
    {"term,action,plain\ntake {x in,replace,see {x\n", 2, 1, "at most one slot"},
    {"term,action,plain\n{x} in,replace,see {x}\n", 2, 1, "words of the term on both sides"},
    {"term,action,plain\ntake {x},replace,see {x}\n", 2, 1, "words of the term on both sides"},
    {"term,action,gloss\ntake {x} in,explain,see\n", 2, 1, "cannot be explained"},
    {"term,action\ncaf\xE9,flag\n", 2, 4, "not UTF-8"},
    {"term,action\n\"a\nb\",flag\nc,burn\n", 4, 3, "no action"},
    {"\xEF\xBB\xBFterm,action\nhome,burn\n", 2, 6, "no action"},
    {"\xEF\xBB\xBFterm,tone\n", 1, 6, "unknown column 'tone'"},
    {"term\taction\nhome\tburn\n", 2, 6, "no action"},
    /* clang-format on */
};

static void test_bad(void) {
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct trial t;
        start(&t);
        CHECK(!add(&t, bad[i].csv), "taken: %s", bad[i].csv);
        CHECK(t.failure.status == STATUS_BAD_DICTIONARY, "%s: status", bad[i].csv);
        CHECK(t.failure.line == bad[i].line && t.failure.column == bad[i].column, "%s: at %u:%u",
              bad[i].csv, t.failure.line, t.failure.column);
        struct str message = str_copy(&t.arena, t.failure.detail);
        CHECK(str_find(message, str_from(bad[i].message), 0) != SIZE_MAX, "%s: %.*s", bad[i].csv,
              STR_ARG(message));
        end(&t);
    }
    struct trial t;
    start(&t);
    CHECK(!add_sized(&t, "term,action\nho\0me,flag\n", 23), "a NUL is taken");
    end(&t);
}

static void test_empty(void) {
    static const char *const empty[] = {"", "\n", "\xEF\xBB\xBF", "term,action\n", "Term\r\n\r\n"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        struct trial t;
        start(&t);
        CHECK(add(&t, empty[i]) && dictionary_count(t.dictionary) == 0, "%zu", i);
        end(&t);
    }
}

static void test_row(void) {
    struct trial t;
    start(&t);
    bool is_added =
        add(&t, "note,ACTION,Term,plain,risk,level,pos,expansion,gloss,definition\r\n"
                "\"a \"\"b\"\"\",Replace, commence ,start | begin,context,9-11,verb,,,\r\n"
                ",explain,LA,,,,,local authority,your council,\"It runs, and pays.\"\r\n");
    CHECK(is_added && dictionary_count(t.dictionary) == 2, "two rows");
    const struct doc_term *term =
        dictionary_find(t.dictionary, STR("Commencing"), language_fold_words, t.scratch);
    CHECK(term && str_equal(term->term, STR("commence")) && str_equal(term->plain, STR("start")) &&
              str_equal(term->note, STR("a \"b\"")),
          "texts");
    CHECK(term && term->action == DOC_REPLACE && term->risk == DOC_CONTEXT && term->level == 1 &&
              term->pos == DOC_VERB && term->line == 2 &&
              str_equal(term->dictionary, STR("own.csv")),
          "choices");
    term = dictionary_find(t.dictionary, STR("LA"), language_fold_words, t.scratch);
    CHECK(term && term->level == 3 && term->pos == DOC_NO_POS && term->concept == term &&
              str_equal(term->definition, STR("It runs, and pays.")),
          "defaults");
    CHECK(!dictionary_find(t.dictionary, STR("local"), language_fold_words, t.scratch) &&
              !dictionary_find(t.dictionary, STR(""), language_fold_words, t.scratch),
          "no such term");
    CHECK(add(&t, "term,action,definition\nlocal authority,explain,It runs a town.\n"
                  "home,flag,\n"),
          "second layer");
    CHECK(add(&t, "term,action,expansion,gloss\nLAs,explain,local authority,x\n"), "third layer");
    const struct doc_term *acronym =
        dictionary_find(t.dictionary, STR("LAs"), language_fold_words, t.scratch);
    CHECK(acronym && acronym->concept == dictionary_find(t.dictionary, STR("local authority"),
                                                         language_fold_words, t.scratch),
          "one concept");
    end(&t);
}

/* ---- Matching ---- */

static const char *const forms[] = {"", "+s", "+past", "+part", "+ing", "+pl", "+er", "+est"};

/* "text=term+form" for every match; ! name, ' possessive, ? context words missing, - keep. */
static struct str matches(struct trial *t, const char *text, const char *band) {
    struct doc doc = {
        .arena = &t->arena, .name = STR("-"), .band = assess_find_band(str_from(band))};
    struct read_options options = {.format = READ_TEXT};
    doc.source = str_copy(&t->arena, str_from(text));
    struct failure f;
    CHECK(read_document(&doc, &options, &f, t->scratch), "%s: not read", text);
    language_analyse(&doc, &(struct language_tools){0}, t->scratch);
    dictionary_match(t->dictionary, &doc);
    struct buf buf = {.arena = &t->arena};
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc.matches.count; i++) {
        const struct doc_match *m = &doc.matches.items[i];
        struct span at = {doc.words.items[m->first_word].text.start,
                          doc.words.items[m->end_word - 1].text.end};
        CHECK(m->first_word >= end && m->end_word > m->first_word, "%s: overlap", text);
        end = m->end_word;
        buf_format(&buf, "%s%.*s=%.*s%s%s%s%s%s", i ? "; " : "", STR_ARG(doc_slice(&doc, at)),
                   STR_ARG(m->term->plain.size ? m->term->plain : m->term->term), forms[m->form],
                   m->is_name ? "!" : "", m->is_possessive ? "'" : "", m->is_cued ? "" : "?",
                   m->term->action == DOC_KEEP_TERM ? "-" : "");
    }
    return buf_str(&buf);
}

static const char *const core = "term,pos,forms,action,plain,level,case,context\n"
                                "utilise,verb,,flag,,,,\n"
                                "undertake,verb,,flag,,,,\n"
                                "make use of,verb,,flag,,,,\n"
                                "child,noun,,flag,,,,\n"
                                "duty of care,noun,,flag,,,,\n"
                                "personal adviser,noun,,flag,,,,\n"
                                "home,noun,!homes;homely one,flag,,,,\n"
                                "information,noun,!informations,flag,,,,\n"
                                "trauma,noun,,flag,,,,\n"
                                "trauma-informed,adjective,,flag,,,,\n"
                                "key,adjective,,flag,,,,\n"
                                "key worker,noun,,keep,,,,\n"
                                "safe,adjective,,flag,,,,\n"
                                "LA,noun,,flag,,,exact,\n"
                                "IRO,noun,,flag,,,,\n"
                                "well-being,noun,,flag,,,,\n"
                                "looked-after child,noun,,flag,,,,\n"
                                "carer's allowance,noun,,flag,,,,\n"
                                "kinship,noun,,flag,,,,\n"
                                "siblings,noun,,flag,,,,\n"
                                "Staying Put,name,,flag,,,exact,\n"
                                "order,noun,,flag,,,,near:court|judge; not:ice cream\n"
                                "young,adjective,,flag,,9-11,,\n"
                                "prior to,phrase,,flag,,,,\n"
                                "a b c d e f g h i j k l m n o p q,phrase,,flag,,,,\n";

static const char *const found[][2] = {
    /* clang-format off */
    {"We utilise it.", "utilise=utilise"},
    {"He utilises it.", "utilises=utilise+s"},
    {"He utilised it.", "utilised=utilise+past"},
    {"We were utilising it.", "utilising=utilise+ing"},
    {"UTILISING it is fun.", "UTILISING=utilise+ing"},
    {"They undertook it.", "undertook=undertake+past"},
    {"It was undertaken here.", "undertaken=undertake+part"},
    {"It makes use of you.", "makes use of=make use of+s"},
    {"We made use of you.", "made use of=make use of+past"},
    {"Making use\nof you.", "Making use of=make use of+ing"},
    {"All the children sang.", "children=child+pl"},
    {"The duties of care are old.", "duties of care=duty of care+pl"},
    {"Ask two personal advisers.", "personal advisers=personal adviser+pl"},
    {"The home is near the homes.", "home=home"},
    {"It is a homely one.", "homely one=home"},
    {"Such information is old.", "information=information"},
    {"It is safer and safest.", "safer=safe+er; safest=safe+est"},
    /* hyphens */
    {"The trauma was old.", "trauma=trauma"},
    {"The trauma-informed staff left.", "trauma-informed=trauma-informed"},
    {"The trauma informed staff left.", "trauma informed=trauma-informed"},
    {"The trauma\xE2\x80\x91informed staff left.", "trauma\xE2\x80\x91informed=trauma-informed"},
    {"The trauma-free staff left.", ""},
    {"The post-trauma staff left.", ""},
    {"The re-key-worker left.", ""},
    {"Your well-being counts.", "well-being=well-being"},
    {"Your well being counts.", "well being=well-being"},
    {"Two looked after children sang.", "looked after children=looked-after child+pl"},
    {"Two looked-after children sang.", "looked-after children=looked-after child+pl"},
    /* longest first, keep */
    {"The key worker has a key part.", "key worker=key worker-; key=key"},
    {"The key workers left.", "key workers=key worker+pl-"},
    {"The key. Worker bees left.", "key=key"},
    /* acronyms */
    {"The LA paid.", "LA=LA"},
    {"The LAs paid.", "LAs=LA+pl"},
    {"They sang la la la.", ""},
    {"The LAS paid.", ""},
    {"Two IROs met an IRO.", "IROs=IRO+pl!; IRO=IRO!"},
    {"He is Staying Put now.", "Staying Put=Staying Put"},
    {"He is staying put now.", ""},
    /* apostrophes */
    {"The carer's allowance is low.", "carer's allowance=carer's allowance"},
    {"The carer\xE2\x80\x99s allowance is low.", "carer\xE2\x80\x99s allowance=carer's allowance"},
    {"The child's bed is low.", "child=child'"},
    {"The child\xE2\x80\x99s bed is low.", "child=child'"},
    {"The personal advisers' room.", "personal advisers=personal adviser+pl'"},
    {"The child 'slept' there.", "child=child"},
    /* names */
    {"He works for Siblings Together now.", "Siblings=siblings+pl!"},
    {"Siblings Together helps.", "Siblings=siblings+pl!"},
    {"He works for Kinship in Hull.", "Kinship=kinship!"},
    {"Kinship care is old.", "Kinship=kinship"},
    {"Children sang.", "Children=child+pl"},
    /* context */
    {"The court made an order.", "order=order"},
    {"The Court's order is here.", "order=order"},
    {"The courtier made an order.", "order=order?"},
    {"She made an order.", "order=order?"},
    {"The judge may order an ice cream.", ""},
    {"The judge made an order. She ate ice cream.", "order=order"},
    /* too long, or nothing */
    {"a b c d e f g h i j k l m n o p q", ""},
    {"a b c d e f g h i j k l m n o p z", ""},
    {"", ""},
    {"Prior, to us.", ""},
    /* clang-format on */
};

static void test_found(void) {
    struct trial t;
    start(&t);
    CHECK(add(&t, core), "core: %.*s", STR_ARG(t.failure.detail));
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        struct str result = matches(&t, found[i][0], "9-11");
        CHECK(str_equal(result, str_from(found[i][1])), "%s: %.*s", found[i][0], STR_ARG(result));
    }
    CHECK(str_equal(matches(&t, "The young sang.", "9-11"), STR("young=young")), "level");
    CHECK(str_equal(matches(&t, "The young sang.", "7-9"), STR("young=young")), "level");
    CHECK(matches(&t, "The young sang.", "11-14").size == 0, "level above");
    end(&t);
}

static void check(struct trial *t, const char *text, const char *expected) {
    struct str result = matches(t, text, "9-11");
    CHECK(str_equal(result, str_from(expected)), "%s: %.*s", text, STR_ARG(result));
}

static void test_layers(void) {
    struct trial t;
    start(&t);
    CHECK(add(&t, "term,action,plain\nplacement,replace,one\nplacement plan,replace,two\n"),
          "core");
    check(&t, "The placement plan and the placement.", "placement plan=two; placement=one");
    CHECK(add(&t, "term,action,plain\nplacement,replace,three\n"), "later");
    check(&t, "The placement plan and the placement.", "placement plan=two; placement=three");
    CHECK(add(&t, "term\taction\nplacement plan\tkeep\n"), "keep");
    check(&t, "The placement plan and the placement.",
          "placement plan=placement plan-; placement=three");
    CHECK(add(&t, "term,action,plain,context\nplacement,replace,four,near:foster\n"), "context");
    check(&t, "The placement. A foster placement.", "placement=four?; placement=four");
    CHECK(add(&t, "term,action,plain,context\nplacement,replace,five,not:old|planet|glass\n"),
          "not");
    check(&t, "The placement. An old placement.", "placement=five; placement=four?");
    check(&t, "A planet's placement. On planets a placement.", "placement=four?; placement=four?");
    check(&t, "The olds' placement. A glasss placement.", "placement=five; placement=five");
    CHECK(add(&t, "term,action,plain,context\nplacement,replace,six,near:job\n"
                  "placement,replace,seven,near:school\n"),
          "senses");
    check(&t, "A job placement. A school placement. A placement.",
          "placement=six; placement=seven; placement=six?");
    CHECK(add(&t, "term,action,plain,definition,context\nplacement,replace,eight,,near:hat\n"
                  "home,explain,,A home.,\n"),
          "another layer");
    check(&t, "A job placement in a home.", "placement=eight?; home=home");
    CHECK(dictionary_count(t.dictionary) == 10, "count %u", dictionary_count(t.dictionary));
    end(&t);
}

/* ---- hunspell ---- */

static void write_file(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0 || fclose(file)) abort();
}

static const char *const verbs =
    "term,pos,action,plain,context,case\nutilise,verb,replace,use,,\nprioritise,verb,replace,rank,"
    "not:list,\norganise,verb,replace,run,near:day,\n";

/* The files do not exist before the first word asks, so nothing can have opened them earlier. */
static void test_hunspell(void) {
    char folder[] = "/tmp/plainer-test-XXXXXX", aff[64], dic[64];
    if (!mkdtemp(folder)) abort();
    snprintf(aff, sizeof aff, "%s/en.aff", folder);
    snprintf(dic, sizeof dic, "%s/en.dic", folder);
    struct trial t;
    start(&t);
    CHECK(add(&t, verbs), "verbs");
    dictionary_set_hunspell(t.dictionary, aff, dic);
    check(&t, "We utilised the prize and a dozen seized maize.", "utilised=use+past");
    write_file(aff, "SET UTF-8\nSFX D Y 3\nSFX D 0 d e\nSFX D 0 s e\nSFX D e ing e\n");
    write_file(dic, "3\nutilize/D\nprioritize/D\norganize/D\n");
    check(&t, "He utilized it, utilizes it and is utilizing it.",
          "utilized=use+past; utilizes=use+s; utilizing=use+ing");
    check(&t, "We utilize it.", "utilize=use");
    check(&t, "It is prioritized. It is prioritized on a list.", "prioritized=rank+past");
    check(&t, "A day was organized. It was organized.", "organized=run+past; organized=run+past?");
    check(&t, "The Utilized Club met.", "Utilized=use+past!");
    check(&t, "It was apologized and re-utilized.", "");
    unlink(aff);
    unlink(dic);
    rmdir(folder);
    dictionary_set_hunspell(t.dictionary, "/nowhere/a.aff", "/nowhere/a.dic");
    check(&t, "He utilized it and utilised it.", "utilised=use+past");
    end(&t);
    start(&t);
    CHECK(add(&t, verbs), "verbs");
    check(&t, "He utilized it and utilised it.", "utilised=use+past");
    end(&t);
}

int main(void) {
    test_bad();
    test_empty();
    test_row();
    test_found();
    test_layers();
    test_hunspell();
    return check_report();
}
