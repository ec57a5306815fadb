/* Tests of lemmatisation: with the project's own lexicon, read from the root of the source tree,
 * and without any. Expectations are chosen by hand. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "files.h"
#include "words/lemma.h"

struct expected {
    const char *form;
    enum words_class read_as;
    const char *lemma;
    enum words_form form_found;
};

/* clang-format off */
static const struct expected with_lexicon[] = {
    /* nouns */
    {"children", WORDS_AS_PLURAL, "child", WORDS_PLURAL},
    {"families", WORDS_AS_PLURAL, "family", WORDS_PLURAL},
    {"movies", WORDS_AS_PLURAL, "movie", WORDS_PLURAL},
    {"cookies", WORDS_AS_PLURAL, "cookie", WORDS_PLURAL},
    {"leaves", WORDS_AS_PLURAL, "leaf", WORDS_PLURAL},
    {"wives", WORDS_AS_PLURAL, "wife", WORDS_PLURAL},
    {"housewives", WORDS_AS_PLURAL, "housewife", WORDS_PLURAL},
    {"policemen", WORDS_AS_PLURAL, "policeman", WORDS_PLURAL},
    {"boxes", WORDS_AS_PLURAL, "box", WORDS_PLURAL},
    {"houses", WORDS_AS_PLURAL, "house", WORDS_PLURAL},
    {"buses", WORDS_AS_PLURAL, "bus", WORDS_PLURAL},
    {"heroes", WORDS_AS_PLURAL, "hero", WORDS_PLURAL},
    {"superheroes", WORDS_AS_PLURAL, "superhero", WORDS_PLURAL},
    {"potatoes", WORDS_AS_PLURAL, "potato", WORDS_PLURAL},
    {"shoes", WORDS_AS_PLURAL, "shoe", WORDS_PLURAL},
    {"aches", WORDS_AS_PLURAL, "ache", WORDS_PLURAL},
    {"churches", WORDS_AS_PLURAL, "church", WORDS_PLURAL},
    {"witnesses", WORDS_AS_PLURAL, "witness", WORDS_PLURAL},
    {"quizzes", WORDS_AS_PLURAL, "quiz", WORDS_PLURAL},
    {"crises", WORDS_AS_PLURAL, "crisis", WORDS_PLURAL},
    {"algae", WORDS_AS_PLURAL, "alga", WORDS_PLURAL},
    {"vertices", WORDS_AS_PLURAL, "vertex", WORDS_PLURAL},
    {"people", WORDS_AS_PLURAL, "person", WORDS_PLURAL},
    {"series", WORDS_AS_PLURAL, "series", WORDS_BASE},
    {"means", WORDS_AS_PLURAL, "means", WORDS_BASE},
    {"1990s", WORDS_AS_PLURAL, "1990s", WORDS_BASE},
    {"care-leavers", WORDS_AS_PLURAL, "care-leaver", WORDS_PLURAL},
    {"step-children", WORDS_AS_PLURAL, "step-child", WORDS_PLURAL},
    {"ngo's", WORDS_AS_PLURAL, "ngo", WORDS_PLURAL},
    {"mps", WORDS_AS_PLURAL, "mp", WORDS_PLURAL},
    {"centres", WORDS_AS_PLURAL, "centre", WORDS_PLURAL},
    {"house", WORDS_AS_NOUN, "house", WORDS_BASE},
    {"glass", WORDS_AS_NOUN, "glass", WORDS_BASE},
    /* verbs */
    {"is", WORDS_AS_THIRD, "be", WORDS_THIRD}, {"are", WORDS_AS_VERB, "be", WORDS_BASE},
    {"was", WORDS_AS_PAST, "be", WORDS_PAST}, {"been", WORDS_AS_PARTICIPLE, "be", WORDS_PARTICIPLE},
    {"has", WORDS_AS_THIRD, "have", WORDS_THIRD}, {"had", WORDS_AS_PAST, "have", WORDS_PAST},
    {"does", WORDS_AS_THIRD, "do", WORDS_THIRD}, {"did", WORDS_AS_PAST, "do", WORDS_PAST},
    {"goes", WORDS_AS_THIRD, "go", WORDS_THIRD}, {"went", WORDS_AS_PAST, "go", WORDS_PAST},
    {"undergoes", WORDS_AS_THIRD, "undergo", WORDS_THIRD},
    {"leaves", WORDS_AS_THIRD, "leave", WORDS_THIRD},
    {"tries", WORDS_AS_THIRD, "try", WORDS_THIRD}, {"dies", WORDS_AS_THIRD, "die", WORDS_THIRD},
    {"teaches", WORDS_AS_THIRD, "teach", WORDS_THIRD},
    {"discusses", WORDS_AS_THIRD, "discuss", WORDS_THIRD},
    {"uses", WORDS_AS_THIRD, "use", WORDS_THIRD},
    {"made", WORDS_AS_PARTICIPLE, "make", WORDS_PARTICIPLE},
    {"taken", WORDS_AS_PARTICIPLE, "take", WORDS_PARTICIPLE},
    {"undertook", WORDS_AS_PAST, "undertake", WORDS_PAST},
    {"put", WORDS_AS_PARTICIPLE, "put", WORDS_BASE}, {"spread", WORDS_AS_PAST, "spread", WORDS_BASE},
    {"hoping", WORDS_AS_ING, "hope", WORDS_ING}, {"hopping", WORDS_AS_ING, "hop", WORDS_ING},
    {"planned", WORDS_AS_PAST, "plan", WORDS_PAST}, {"planed", WORDS_AS_PAST, "plane", WORDS_PAST},
    {"missed", WORDS_AS_PAST, "miss", WORDS_PAST}, {"filled", WORDS_AS_PAST, "fill", WORDS_PAST},
    {"controlled", WORDS_AS_PAST, "control", WORDS_PAST},
    {"travelled", WORDS_AS_PAST, "travel", WORDS_PAST},
    {"traveled", WORDS_AS_PAST, "travel", WORDS_PAST},
    {"fulfilled", WORDS_AS_PAST, "fulfil", WORDS_PAST},
    {"organising", WORDS_AS_ING, "organise", WORDS_ING},
    {"organizing", WORDS_AS_ING, "organize", WORDS_ING},
    {"safeguarding", WORDS_AS_ING, "safeguard", WORDS_ING},
    {"fostered", WORDS_AS_PARTICIPLE, "foster", WORDS_PARTICIPLE},
    {"cared", WORDS_AS_PAST, "care", WORDS_PAST}, {"carried", WORDS_AS_PAST, "carry", WORDS_PAST},
    {"panicked", WORDS_AS_PAST, "panic", WORDS_PAST}, {"lying", WORDS_AS_ING, "lie", WORDS_ING},
    {"dyeing", WORDS_AS_ING, "dye", WORDS_ING}, {"agreed", WORDS_AS_PAST, "agree", WORDS_PAST},
    {"being", WORDS_AS_ING, "be", WORDS_ING}, {"seeing", WORDS_AS_ING, "see", WORDS_ING},
    {"repurposed", WORDS_AS_PARTICIPLE, "repurpose", WORDS_PARTICIPLE},
    {"double-checked", WORDS_AS_PAST, "double-check", WORDS_PAST},
    {"need", WORDS_AS_VERB, "need", WORDS_BASE},
    /* clitics and their hosts */
    {"'s", WORDS_AS_THIRD, "be", WORDS_THIRD}, {"'s", WORDS_AS_PARTICLE, "'s", WORDS_BASE},
    {"'s", WORDS_AS_PRONOUN, "we", WORDS_BASE}, {"'re", WORDS_AS_VERB, "be", WORDS_BASE},
    {"'m", WORDS_AS_VERB, "be", WORDS_BASE}, {"'ve", WORDS_AS_VERB, "have", WORDS_BASE},
    {"'d", WORDS_AS_MODAL, "would", WORDS_BASE}, {"'d", WORDS_AS_PAST, "have", WORDS_PAST},
    {"'ll", WORDS_AS_MODAL, "will", WORDS_BASE}, {"n't", WORDS_AS_PARTICLE, "not", WORDS_BASE},
    {"ca", WORDS_AS_MODAL, "can", WORDS_BASE}, {"wo", WORDS_AS_MODAL, "will", WORDS_BASE},
    {"could", WORDS_AS_MODAL, "could", WORDS_BASE},
    /* comparison */
    {"better", WORDS_AS_COMPARATIVE, "good", WORDS_COMPARATIVE},
    {"better", WORDS_AS_ADVERB_COMPARATIVE, "well", WORDS_COMPARATIVE},
    {"worst", WORDS_AS_SUPERLATIVE, "bad", WORDS_SUPERLATIVE},
    {"bigger", WORDS_AS_COMPARATIVE, "big", WORDS_COMPARATIVE},
    {"happiest", WORDS_AS_SUPERLATIVE, "happy", WORDS_SUPERLATIVE},
    {"safer", WORDS_AS_COMPARATIVE, "safe", WORDS_COMPARATIVE},
    {"cleverer", WORDS_AS_COMPARATIVE, "clever", WORDS_COMPARATIVE},
    {"sooner", WORDS_AS_ADVERB_COMPARATIVE, "soon", WORDS_COMPARATIVE},
    {"more", WORDS_AS_ADVERB_COMPARATIVE, "more", WORDS_BASE},
    {"faster", WORDS_AS_ADVERB_COMPARATIVE, "fast", WORDS_COMPARATIVE},
    /* closed classes, names, the rest */
    {"me", WORDS_AS_PRONOUN, "i", WORDS_BASE}, {"her", WORDS_AS_PRONOUN, "she", WORDS_BASE},
    {"her", WORDS_AS_POSSESSIVE, "her", WORDS_BASE}, {"them", WORDS_AS_PRONOUN, "they", WORDS_BASE},
    {"an", WORDS_AS_DETERMINER, "a", WORDS_BASE}, {"these", WORDS_AS_DETERMINER, "this", WORDS_PLURAL},
    {"james", WORDS_AS_NAME, "james", WORDS_BASE},
    {"americans", WORDS_AS_NAMES, "american", WORDS_PLURAL},
    {"netherlands", WORDS_AS_NAMES, "netherlands", WORDS_BASE},
    {"during", WORDS_AS_OTHER, "during", WORDS_BASE}, {"caf\xc3\xa9s", WORDS_AS_PLURAL, "caf\xc3\xa9", WORDS_PLURAL},
};

/* Irregular forms and spelling rules need no lexicon. */
static const struct expected without_lexicon[] = {
    {"went", WORDS_AS_PAST, "go", WORDS_PAST}, {"children", WORDS_AS_PLURAL, "child", WORDS_PLURAL},
    {"stopped", WORDS_AS_PAST, "stop", WORDS_PAST}, {"tables", WORDS_AS_PLURAL, "table", WORDS_PLURAL},
    {"worries", WORDS_AS_THIRD, "worry", WORDS_THIRD}, {"visited", WORDS_AS_PAST, "visit", WORDS_PAST},
    {"living", WORDS_AS_ING, "live", WORDS_ING}, {"churches", WORDS_AS_PLURAL, "church", WORDS_PLURAL},
};
/* clang-format on */

/* The form in a block of exactly its size, so that a sanitizer sees one byte too many read. */
static void check_lemma(const struct words_lexicon *lexicon, const struct expected *e) {
    char lemma[WORDS_FORM_SIZE];
    size_t length = strlen(e->form);
    char *copy = malloc(length);
    enum words_form found = WORDS_FORM_COUNT;
    if (copy == NULL) abort();
    memcpy(copy, e->form, length);
    size_t size = words_lemma(lexicon, copy, length, e->read_as, &found, lemma, sizeof lemma);
    CHECK(strcmp(lemma, e->lemma) == 0 && size == strlen(e->lemma), "%s as %d: '%s', not '%s'",
          e->form, (int)e->read_as, lemma, e->lemma);
    CHECK(found == e->form_found, "%s as %d: form %d, not %d", e->form, (int)e->read_as, (int)found,
          (int)e->form_found);
    free(copy);
}

static void test_room(const struct words_lexicon *lexicon) {
    char lemma[WORDS_FORM_SIZE], small[5] = "????", long_form[2 * WORDS_FORM_SIZE];
    memset(long_form, 'x', sizeof long_form);
    IS(words_lemma(lexicon, "", 0, WORDS_AS_NOUN, NULL, lemma, sizeof lemma) == 0);
    IS(lemma[0] == '\0');
    IS(words_lemma(lexicon, long_form, sizeof long_form, WORDS_AS_NOUN, NULL, lemma,
                   sizeof lemma) == 0);
    IS(words_lemma(lexicon, "stopped", 7, WORDS_AS_PAST, NULL, small, sizeof small) == 4);
    IS(strcmp(small, "stop") == 0);
    IS(words_lemma(lexicon, "carried", 7, WORDS_AS_PAST, NULL, small, sizeof small) == 0);
    IS(small[0] == '\0');
    IS(words_lemma(lexicon, "dogs", 4, WORDS_AS_PLURAL, NULL, NULL, 0) == 0);
}

/* Any bytes with any class: nothing but a lemma that fits, or none. */
static void test_noise(const struct words_lexicon *lexicon) {
    static const char letters[] = "'-aedginrstuyz\xc3\xa9";
    unsigned seed = 1, wrong = 0;
    for (int round = 0; round < 200000; round++) {
        char form[12], lemma[WORDS_FORM_SIZE];
        size_t length = (seed = seed * 1103515245U + 12345U) >> 16 & 7;
        for (size_t i = 0; i < length; i++)
            form[i] = letters[((seed = seed * 1103515245U + 12345U) >> 16) % (sizeof letters - 1)];
        enum words_class read_as = (enum words_class)((seed >> 20) % WORDS_CLASS_COUNT);
        size_t size = words_lemma(lexicon, form, length, read_as, NULL, lemma, sizeof lemma);
        wrong += strlen(lemma) != size || (length > 0 && size == 0);
    }
    CHECK(wrong == 0, "%u forms of noise without a sound lemma", wrong);
}

int main(void) {
    size_t size = 0;
    struct words_lexicon lexicon, none = {0};
    char *bytes = files_read_source("dictionaries/en-GB/lexicon.plx", &size);
    IS(bytes != NULL && words_lexicon_open(&lexicon, bytes, size));
    for (size_t i = 0; i < sizeof with_lexicon / sizeof with_lexicon[0]; i++)
        check_lemma(&lexicon, &with_lexicon[i]);
    for (size_t i = 0; i < sizeof without_lexicon / sizeof without_lexicon[0]; i++)
        check_lemma(&none, &without_lexicon[i]);
    test_room(&lexicon);
    test_room(&none);
    test_noise(&lexicon);
    free(bytes);
    return check_report();
}
