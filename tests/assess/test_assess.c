/* Tests of the assess room: every formula against values worked out by hand, what is counted as a
 * word, syllable or hard word, and that the table of bands is in order. */
#include "assess/assess.h"
#include "assess/familiar.h"
#include "files.h"
#include "language/page.h"

#include <math.h>

/* ---- Formulas ---- */

struct vector {
    const char *id;
    struct doc_counts counts;
    double expected;
};

static const struct vector vectors[] = {
    /* 206.835 - 1.015 * 20 - 84.6 * 1.5 */
    {"flesch-ease", {.words = 100, .sentences = 5, .syllables = 150}, 59.635},
    /* 206.835 - 1.015 * 4 - 84.6 */
    {"flesch-ease", {.words = 120, .sentences = 30, .syllables = 120}, 118.175},
    /* 0.39 * 20 + 11.8 * 1.5 - 15.59 */
    {"flesch-kincaid", {.words = 100, .sentences = 5, .syllables = 150}, 9.91},
    /* 0.39 * 12.5 + 11.8 * 1.25 - 15.59 */
    {"flesch-kincaid", {.words = 200, .sentences = 16, .syllables = 250}, 4.035},
    /* 0.4 * (20 + 10); other hard words do not count */
    {"gunning-fog", {.words = 100, .sentences = 5, .fog_hard = 10, .polysyllables = 30}, 12},
    /* 0.4 * (12.5 + 2.5) */
    {"gunning-fog", {.words = 200, .sentences = 16, .fog_hard = 5}, 6},
    /* 3.1291 + 1.0430 * sqrt(30 * 120 / 36) */
    {"smog", {.words = 600, .sentences = 36, .polysyllables = 120, .fog_hard = 7}, 13.5591},
    /* 3.1291 + 1.0430 * sqrt(30 * 36 / 30) */
    {"smog", {.words = 600, .sentences = 30, .polysyllables = 36}, 9.3871},
    {"smog", {.words = 600, .sentences = 30, .polysyllables = 0}, 3.1291},
    /* 4.71 * 4.5 + 0.5 * 20 - 21.43 */
    {"ari", {.words = 100, .sentences = 5, .characters = 450, .letters = 440}, 9.765},
    /* 4.71 * 4 + 0.5 * 12.5 - 21.43 */
    {"ari", {.words = 200, .sentences = 16, .characters = 800}, 3.66},
    /* 0.0588 * 450 - 0.296 * 5 - 15.8 */
    {"coleman-liau", {.words = 100, .sentences = 5, .letters = 450, .characters = 460}, 9.18},
    /* 0.0588 * 400 - 0.296 * 8 - 15.8 */
    {"coleman-liau", {.words = 200, .sentences = 16, .letters = 800}, 5.352},
    /* 20 + 30 */
    {"lix", {.words = 100, .sentences = 5, .long_words = 30}, 50},
    /* 12.5 + 11 */
    {"lix", {.words = 200, .sentences = 16, .long_words = 22}, 23.5},
    /* 30 / 5 */
    {"rix", {.words = 100, .sentences = 5, .long_words = 30}, 6},
    /* 0.1579 * 12 + 0.0496 * 20 + 3.6365; Spache's list does not count */
    {"dale-chall",
     {.words = 100, .sentences = 5, .unfamiliar_dale = 12, .unfamiliar_spache = 40},
     6.5233},
    /* 0.1579 * 5 + 0.0496 * 12.5 + 3.6365 */
    {"dale-chall", {.words = 200, .sentences = 16, .unfamiliar_dale = 10}, 5.046},
    /* 64 - 0.95 * 12 - 0.69 * 20 */
    {"dale-chall-1995", {.words = 100, .sentences = 5, .unfamiliar_dale = 12}, 38.8},
    /* 64 - 0.95 * 5 - 0.69 * 12.5 */
    {"dale-chall-1995", {.words = 200, .sentences = 16, .unfamiliar_dale = 10}, 50.625},
    /* 0.141 * 8 + 0.086 * 10 + 0.839; Dale's list does not count */
    {"spache",
     {.words = 120, .sentences = 15, .unfamiliar_spache = 12, .unfamiliar_dale = 2},
     2.827},
    /* 0.121 * 8 + 0.082 * 10 + 0.659 */
    {"spache-1974", {.words = 120, .sentences = 15, .unfamiliar_spache = 12}, 2.447},
    /* 20 - 105 / 10 */
    {"forcast", {.words = 150, .sentences = 9, .monosyllables = 105}, 9.5},
    /* 20 - (180 / 300 * 150) / 10 */
    {"forcast", {.words = 300, .sentences = 9, .monosyllables = 180}, 11},
    /* (90 + 30) / 5 = 24, over 20: half of it */
    {"linsear-write", {.words = 100, .sentences = 5, .polysyllables = 10}, 12},
    /* (90 + 30) / 10 = 12: half of it less one */
    {"linsear-write", {.words = 100, .sentences = 10, .polysyllables = 10}, 5},
};

/* The rules of Dale and Chall: regular endings do not make a word unfamiliar. */
static void test_familiar(struct arena *arena) {
    struct assess_list list = assess_read_list(
        STR("run hope try big\n# a comment about trees\nSlow happy # cats\nHalf-term"), arena);
    static const char *const known[] = {"run",    "runs",    "running",  "hoped",
                                        "tries",  "tried",   "bigger",   "slowly",
                                        "slower", "happily", "happiest", "half-term"};
    static const char *const unknown[] = {"trees", "cats", "rune", "s", "es", "house", ""};
    IS(list.count == 7);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        CHECK(assess_list_has(&list, str_from(known[i])), "%s is not familiar", known[i]);
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++)
        CHECK(!assess_list_has(&list, str_from(unknown[i])), "%s is familiar", unknown[i]);
    IS(assess_read_list(STR(""), arena).count == 0);
}

static void test_vectors(void) {
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        const struct doc_formula *formula = assess_find_formula(str_from(vectors[i].id));
        IS(formula != NULL);
        if (formula == NULL) continue;
        double value = formula->compute(&vectors[i].counts);
        CHECK(fabs(value - vectors[i].expected) < 1e-9, "%s: %.12f, expected %.12f", vectors[i].id,
              value, vectors[i].expected);
    }
}

/* The abstract in the paper of 1975: 639 letters, 119 words, 5 sentences. */
static void test_coleman_liau_paper(void) {
    struct doc_counts counts = {.letters = 639, .words = 119, .sentences = 5};
    double value = assess_find_formula(STR("coleman-liau"))->compute(&counts);
    CHECK(fabs(round(value * 100) / 100 - 14.53) < 1e-9, "%.6f", value);
}

static void test_formula_table(void) {
    uint32_t count;
    const struct doc_formula *formulas = assess_formulas(&count);
    IS(count == 14);
    struct doc_counts nothing = {0};
    for (uint32_t i = 0; i < count; i++) {
        IS(assess_find_formula(str_from(formulas[i].id)) == &formulas[i]);
        IS(strlen(formulas[i].name) && strlen(formulas[i].unit) && strlen(formulas[i].paper));
        IS(formulas[i].least_words >= 100 && formulas[i].least_sentences >= 1);
        CHECK(isfinite(formulas[i].compute(&nothing)), "%s of nothing", formulas[i].id);
    }
    IS(assess_find_formula(STR("smog"))->least_sentences == 30);
    IS(assess_find_formula(STR("SMOG")) == NULL && assess_find_formula(STR("")) == NULL);
}

/* ---- Counting ---- */

static void assess(struct page *page, const char *band) {
    page->doc.band = assess_find_band(str_from(band));
    page->guard.is_armed = true;
    struct assess_options options = {.lexicon = page->tools.lexicon};
    assess_document(&page->doc, &options, page->scratch);
}

static void page_assess(struct page *page, const char *text) {
    page_read(page, text);
    assess(page, "9-11");
}

struct counting {
    const char *text;
    unsigned words, letters, characters, syllables, long_words, joining;
};

static const struct counting countings[] = {
    {"We go home.", 3, 8, 8, 3, 0, 0},
    /* the parts of a hyphenated word are one word */
    {"The well-being of sixteen-year-old children.", 5, 36, 36, 11, 3, 0},
    {"A trauma\u2010informed home.", 3, 19, 19, 6, 1, 0},
    {"A home - a good one.", 5, 13, 13, 5, 0, 0},
    /* clitics belong to the word before them, and add a syllable or do not */
    {"Don't say she'll cry.", 4, 15, 15, 4, 0, 0},
    {"Don’t say she’ll cry.", 4, 15, 15, 4, 0, 0},
    {"It didn’t hurt.", 3, 11, 11, 4, 0, 0},
    {"Carers’ views matter.", 3, 17, 17, 5, 0, 0},
    {"The church's door.", 3, 14, 14, 4, 1, 0},
    {"The U.K.’s law.", 3, 9, 9, 4, 0, 0},
    /* numbers are words of one syllable, without letters */
    {"In 2019, 1,200 children left 16 homes.", 7, 19, 29, 8, 1, 0},
    {"It costs £5 (or 10%).", 5, 9, 12, 5, 0, 1},
    {"By the 16th we met.", 5, 12, 14, 5, 0, 0},
    /* marks are none */
    {"“Well … yes!” – & * no.", 3, 9, 9, 3, 0, 0},
    /* an address is one word */
    {"Ask me@example.org now.", 3, 18, 18, 3, 1, 0},
    {"Éva wrote naïvely.", 3, 15, 15, 6, 1, 0},
    {"I left because I was sad and it rained, although we tried.", 12, 45, 45, 14, 2, 3},
    {"When I know whether that works, I will say so.", 10, 35, 35, 11, 1, 4},
    {"WHEN I left.", 3, 9, 9, 3, 0, 1},
};

static void test_countings(void) {
    for (size_t i = 0; i < sizeof countings / sizeof *countings; i++) {
        const struct counting *e = &countings[i];
        struct page page;
        page_assess(&page, e->text);
        const struct doc_counts *c = &page.doc.counts;
        const struct doc_measure *m = &page.doc.sentences.items[0].measure;
        bool is_good = c->words == e->words && c->letters == e->letters &&
                       c->characters == e->characters && c->syllables == e->syllables &&
                       c->long_words == e->long_words && m->joining == e->joining &&
                       c->sentences == 1 && m->words == e->words;
        CHECK(is_good,
              "%s: %u words, %u letters, %u characters, %u syllables, %u long, %u joining, %u "
              "sentences",
              e->text, c->words, c->letters, c->characters, c->syllables, c->long_words,
              (unsigned)m->joining, c->sentences);
        page_close(&page);
    }
}

/* Whether the word, inside a sentence, is hard to Gunning. */
static void check_fog(const char *word, bool expected) {
    struct page page;
    char text[96];
    snprintf(text, sizeof text, "We saw %s there.", word);
    page_assess(&page, text);
    CHECK(page.doc.counts.fog_hard == expected, "%s: %u", word, page.doc.counts.fog_hard);
    page_close(&page);
}

static void test_fog(void) {
    static const char *const hard[] = {"authority",  "family",    "families",   "delivered",
                                       "considered", "exercises", "separating", "naivety"};
    static const char *const easy[] = {"homes",      "carers",    "created",  "services",
                                       "trespasses", "supported", "managing", "supporting",
                                       "committed",  "Jonathan",  "Ofsted",   "trauma-informed",
                                       "2,345,678"};
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) check_fog(hard[i], true);
    for (size_t i = 0; i < sizeof easy / sizeof *easy; i++) check_fog(easy[i], false);
    struct page page;
    page_assess(&page, "The authority created services for Jonathan.");
    IS(page.doc.counts.polysyllables == 4 && page.doc.counts.fog_hard == 1);
    page_close(&page);
}

/* Only prose counts: no headings, code, labels, protected blocks. */
static void test_prose(void) {
    struct page page;
    page_open(&page, PAGE_BYTES);
    page_add(&page, DOC_HEADING, "What we found in the home this year.");
    page_add(&page, DOC_PARAGRAPH, "We found a lot.");
    page_add(&page, DOC_PARAGRAPH, "Five words of a label");
    page_add(&page, DOC_PARAGRAPH, "Six words of an unfinished item");
    page_add(&page, DOC_CODE, "This is code. It is not prose.");
    page_add(&page, DOC_IMAGE, "This is a picture. It is not prose.");
    page_add(&page, DOC_CAPTION, "This is a caption. It is not prose.");
    page_add_bytes(&page, DOC_PARAGRAPH, DOC_PROTECTED, 0, STR("This is kept as it was."));
    page_analyse(&page);
    assess(&page, "9-11");
    IS(page.doc.counts.words == 10);
    IS(page.doc.counts.sentences == 2);
    IS(page.doc.sentences.items[0].measure.words == 8); /* measured, but not in the sum */
    page_close(&page);
}

static void check_validity(unsigned sentences, bool is_valid, bool is_smog_valid) {
    char text[1024] = "";
    for (unsigned i = 0; i < sentences; i++) strcat(text, "We go home now. ");
    struct page page;
    page_assess(&page, text);
    IS(page.doc.scores.count == 14);
    for (uint32_t i = 0; i < page.doc.scores.count; i++) {
        const struct doc_score *score = &page.doc.scores.items[i];
        bool is_smog = strcmp(score->formula->id, "smog") == 0;
        bool is_long = strcmp(score->formula->id, "forcast") == 0; /* 150 words */
        bool has_words = !score->formula->uses_list;               /* no lexicon and no list here */
        bool expects = is_smog ? is_smog_valid : is_long ? sentences >= 38 : is_valid && has_words;
        CHECK(score->is_valid == expects, "%s of %u sentences", score->formula->id, sentences);
        bool is_kincaid = strcmp(score->formula->id, "flesch-kincaid") == 0;
        double expected = sentences ? -2.23 : 0; /* 0.39 * 4 + 11.8 - 15.59 */
        if (is_kincaid) CHECK(fabs(score->value - expected) < 1e-9, "%f", score->value);
    }
    page_close(&page);
}

static void test_scores(void) {
    check_validity(0, false, false);
    check_validity(24, false, false);
    check_validity(25, true, false);
    check_validity(29, true, false);
    check_validity(30, true, true);
    check_validity(38, true, true);
}

/* ---- Hard words ---- */

/* The project's own lexicon, from the source tree. */
static struct words_lexicon open_lexicon(char **bytes) {
    struct words_lexicon lexicon = {0};
    size_t size;
    *bytes = files_read_source("dictionaries/en-GB/lexicon.plx", &size);
    if (!*bytes) abort();
    if (!words_lexicon_open(&lexicon, *bytes, size)) abort();
    return lexicon;
}

/* The hard words of the text, each with a space behind it. */
static void check_hard(const char *text, const char *band, bool has_table, const char *expected) {
    char *bytes, found[256] = "";
    struct words_lexicon table = open_lexicon(&bytes);
    struct page page;
    page_open(&page, PAGE_BYTES);
    if (has_table) page.tools.lexicon = &table;
    page_add(&page, DOC_PARAGRAPH, text);
    page_analyse(&page);
    assess(&page, band);
    unsigned count = 0, measured = 0;
    for (uint32_t i = 0; i < page.doc.words.count; i++) {
        const struct doc_word *word = &page.doc.words.items[i];
        if (!(word->flags & DOC_HARD)) continue;
        strncat(found, word->folded.bytes, word->folded.size);
        strcat(found, " ");
        count++;
    }
    for (uint32_t i = 0; i < page.doc.sentences.count; i++)
        measured += page.doc.sentences.items[i].measure.hard;
    CHECK(strcmp(found, expected) == 0, "%s, %s: '%s'", band, text, found);
    CHECK(measured == count && page.doc.counts.hard_words == count, "%s: %u measured", text,
          measured);
    page_close(&page);
    free(bytes);
}

static void test_hard_words(void) {
    check_hard("Their children need their home.", "9-11", true, "");
    check_hard("Children need a perfunctory home.", "9-11", true, "perfunctory ");
    check_hard("Perfunctory is what their home need.", "9-11", true, "perfunctory ");
    check_hard("Children’s statutory need.", "9-11", true, "statutory ");
    check_hard("Children’s statutory need.", "14-16", true, "statutory ");
    check_hard("Their legislation, their home.", "11-14", true, "legislation ");
    check_hard("Their legislation, their home.", "14-16", true, "");
    check_hard("Their strengths, their neglect.", "9-11", true, "");
    check_hard("Their strengths, their neglect.", "7-9", true, "neglect ");
    check_hard("Children need Zorro, NHSX, xyz and 12345.", "9-11", true, "");
    check_hard("Their home-zonule.", "9-11", true, "zonule ");
    check_hard("Children need zorro@zorro.org.", "9-11", true, "");
    check_hard("Children need an advocate.", "9-11", false, "");
}

/* ---- Bands ---- */

static void check_order(const struct doc_band *a, const struct doc_band *b) {
    bool is_ordered = a->mean_words < b->mean_words && a->warn_words < b->warn_words &&
                      a->error_words < b->error_words && a->joining_words <= b->joining_words &&
                      a->hard_percent < b->hard_percent && a->long_percent < b->long_percent &&
                      a->hard_difficulty < b->hard_difficulty && a->grade < b->grade &&
                      a->paragraph_sentences <= b->paragraph_sentences &&
                      a->paragraph_words < b->paragraph_words && a->new_terms < b->new_terms &&
                      a->gloss_words <= b->gloss_words && a->is_converted <= b->is_converted;
    CHECK(is_ordered, "bands %s and %s are out of order", a->name, b->name);
}

static void test_bands(void) {
    uint32_t count;
    const struct doc_band *bands = assess_bands(&count);
    IS(count == 4);
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_band *band = &bands[i];
        IS(band->level == i && assess_find_band(str_from(band->name)) == band);
        IS(strlen(band->stage) > 0 && strlen(band->reason) > 0);
        IS(band->mean_words < band->warn_words && band->warn_words < band->error_words);
        IS(band->error_words < band->paragraph_words && band->paragraph_sentences > 0);
        IS(band->hard_percent > 0 && band->hard_percent < band->long_percent);
        IS(band->hard_difficulty > 200 && band->hard_difficulty < 600);
        IS(band->error_words <= 30 && band->grade <= 9);
        if (i > 0) check_order(&bands[i - 1], band);
    }
    IS(!bands[0].is_converted && bands[1].is_converted);
    IS(assess_find_band(STR("9-12")) == NULL && assess_find_band(STR("")) == NULL);
    IS(assess_find_band(STR("9-11"))->error_words == 20);  /* NHS service manual */
    IS(assess_find_band(STR("11-14"))->error_words == 25); /* GOV.UK */
}

int main(void) {
    struct arena_guard guard = {.is_armed = false};
    struct arena arena;
    if (!arena_open(&arena, 1 << 20, &guard)) return EXIT_FAILURE;
    test_familiar(&arena);
    arena_close(&arena);
    test_vectors();
    test_coleman_liau_paper();
    test_formula_table();
    test_countings();
    test_fog();
    test_prose();
    test_scores();
    test_hard_words();
    test_bands();
    return check_report();
}
