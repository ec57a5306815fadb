/* Readability formulas, each as its paper prints it. What counts as a word, a syllable or a hard
 * word is decided in count.c; here is only arithmetic. */
#include "assess/assess.h"

#include <math.h>

static double per(uint32_t part, uint32_t whole) {
    return whole ? (double)part / whole : 0;
}

static double flesch_ease(const struct doc_counts *c) {
    return 206.835 - 1.015 * per(c->words, c->sentences) - 84.6 * per(c->syllables, c->words);
}

static double flesch_kincaid(const struct doc_counts *c) {
    return 0.39 * per(c->words, c->sentences) + 11.8 * per(c->syllables, c->words) - 15.59;
}

static double gunning_fog(const struct doc_counts *c) {
    return 0.4 * (per(c->words, c->sentences) + 100 * per(c->fog_hard, c->words));
}

static double smog(const struct doc_counts *c) {
    return 3.1291 + 1.0430 * sqrt(30 * per(c->polysyllables, c->sentences));
}

static double ari(const struct doc_counts *c) {
    return 4.71 * per(c->characters, c->words) + 0.5 * per(c->words, c->sentences) - 21.43;
}

static double coleman_liau(const struct doc_counts *c) {
    return 0.0588 * (100 * per(c->letters, c->words)) -
           0.296 * (100 * per(c->sentences, c->words)) - 15.8;
}

static double lix(const struct doc_counts *c) {
    return per(c->words, c->sentences) + 100 * per(c->long_words, c->words);
}

static const struct doc_formula FORMULAS[] = {
    {"flesch-ease", "Flesch reading ease", "0-100, higher is easier",
     "R. Flesch: A new readability yardstick. Journal of Applied Psychology 32 (1948), 221-233",
     100, 1, flesch_ease},
    {"flesch-kincaid", "Flesch-Kincaid grade", "US school grade",
     "J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of new readability "
     "formulas for Navy enlisted personnel. Research Branch Report 8-75 (1975)",
     100, 1, flesch_kincaid},
    {"gunning-fog", "Gunning Fog index", "US school grade",
     "R. Gunning: The Technique of Clear Writing. McGraw-Hill (1952)", 100, 1, gunning_fog},
    {"smog", "SMOG grade", "US school grade",
     "G. H. McLaughlin: SMOG grading - a new readability formula. Journal of Reading 12 (1969), "
     "639-646; with the more exact constants of its regression",
     100, 30, smog},
    {"ari", "Automated Readability Index", "US school grade",
     "R. J. Senter, E. A. Smith: Automated Readability Index. AMRL-TR-66-220 (1967)", 100, 1, ari},
    {"coleman-liau", "Coleman-Liau index", "US school grade",
     "M. Coleman, T. L. Liau: A computer readability formula designed for machine scoring. Journal "
     "of Applied Psychology 60 (1975), 283-284",
     100, 1, coleman_liau},
    {"lix", "LIX", "below 25 very easy, above 55 hard", "C. H. Björnsson: Läsbarhet. Liber (1968)",
     100, 1, lix},
};

const struct doc_formula *assess_formulas(uint32_t *count) {
    *count = sizeof FORMULAS / sizeof *FORMULAS;
    return FORMULAS;
}

const struct doc_formula *assess_find_formula(struct str id) {
    for (size_t i = 0; i < sizeof FORMULAS / sizeof *FORMULAS; i++)
        if (str_equal(id, str_from(FORMULAS[i].id))) return &FORMULAS[i];
    return NULL;
}
