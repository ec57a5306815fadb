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

static double dale_chall_1948(const struct doc_counts *c) {
    return 0.1579 * (100 * per(c->unfamiliar_dale, c->words)) +
           0.0496 * per(c->words, c->sentences) + 3.6365;
}

static double dale_chall_1995(const struct doc_counts *c) {
    return 64 - 0.95 * (100 * per(c->unfamiliar_dale, c->words)) -
           0.69 * per(c->words, c->sentences);
}

static double spache_1953(const struct doc_counts *c) {
    return 0.141 * per(c->words, c->sentences) +
           0.086 * (100 * per(c->unfamiliar_spache, c->words)) + 0.839;
}

static double spache_1974(const struct doc_counts *c) {
    return 0.121 * per(c->words, c->sentences) +
           0.082 * (100 * per(c->unfamiliar_spache, c->words)) + 0.659;
}

static double rix(const struct doc_counts *c) {
    return per(c->long_words, c->sentences);
}

/* The paper counts in samples of 150 words. */
static double forcast(const struct doc_counts *c) {
    return 20 - 150 * per(c->monosyllables, c->words) / 10;
}

/* Samples of 100 words: easy words count one, those of three syllables or more three. */
static double linsear_write(const struct doc_counts *c) {
    double easy = c->words - c->polysyllables, hard = 3.0 * c->polysyllables;
    double sum = c->sentences ? (easy + hard) / c->sentences : 0;
    return sum > 20 ? sum / 2 : sum / 2 - 1;
}

static const struct doc_formula FORMULAS[] = {
    {"flesch-ease", "Flesch reading ease", "0-100, higher is easier",
     "R. Flesch: A new readability yardstick. Journal of Applied Psychology 32 (1948), 221-233",
     100, 1, false, flesch_ease},
    {"flesch-kincaid", "Flesch-Kincaid grade", "US school grade",
     "J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom: Derivation of new readability "
     "formulas for Navy enlisted personnel. Research Branch Report 8-75 (1975)",
     100, 1, false, flesch_kincaid},
    {"gunning-fog", "Gunning Fog index", "US school grade",
     "R. Gunning: The Technique of Clear Writing. McGraw-Hill (1952)", 100, 1, false, gunning_fog},
    {"smog", "SMOG grade", "US school grade",
     "G. H. McLaughlin: SMOG grading - a new readability formula. Journal of Reading 12 (1969), "
     "639-646; with the more exact constants of its regression",
     100, 30, false, smog},
    {"ari", "Automated Readability Index", "US school grade",
     "R. J. Senter, E. A. Smith: Automated Readability Index. AMRL-TR-66-220 (1967)", 100, 1, false,
     ari},
    {"coleman-liau", "Coleman-Liau index", "US school grade",
     "M. Coleman, T. L. Liau: A computer readability formula designed for machine scoring. Journal "
     "of Applied Psychology 60 (1975), 283-284",
     100, 1, false, coleman_liau},
    {"lix", "LIX", "below 25 very easy, above 55 hard", "C. H. Björnsson: Läsbarhet. Liber (1968)",
     100, 1, false, lix},
    {"rix", "RIX", "long words a sentence",
     "J. Anderson: Lix and Rix: variations on a little-known readability index. Journal of Reading "
     "26 (1983), 490-496",
     100, 1, false, rix},
    {"dale-chall", "Dale-Chall raw score (1948)", "below 5 grade 4, above 10 college",
     "E. Dale, J. S. Chall: A formula for predicting readability. Educational Research Bulletin 27 "
     "(1948), 11-20",
     100, 1, true, dale_chall_1948},
    {"dale-chall-1995", "New Dale-Chall cloze score (1995)", "higher is easier; above 58 grade 1",
     "J. S. Chall, E. Dale: Readability Revisited: The New Dale-Chall Readability Formula. "
     "Brookline Books (1995)",
     100, 1, true, dale_chall_1995},
    {"spache", "Spache grade (1953)", "US school grade, up to 4",
     "G. Spache: A new readability formula for primary-grade reading materials. The Elementary "
     "School Journal 53 (1953), 410-413",
     100, 1, true, spache_1953},
    {"spache-1974", "Spache grade (revised 1974)", "US school grade, up to 4",
     "G. D. Spache: Good Reading for Poor Readers. Garrard (1974)", 100, 1, true, spache_1974},
    {"forcast", "FORCAST grade", "US school grade, for adults' forms and manuals",
     "J. S. Caylor, T. G. Sticht, L. C. Fox, J. P. Ford: Methodologies for determining reading "
     "requirements of military occupational specialties. HumRRO Technical Report 73-5 (1973)",
     150, 1, false, forcast},
    {"linsear-write", "Linsear Write grade", "US school grade",
     "J. O'Hayre: Gobbledygook Has Gotta Go. US Department of the Interior (1966); grades as in E. "
     "Klare's account",
     100, 1, false, linsear_write},
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

bool assess_select_formulas(struct str list, uint32_t *formulas, struct str *unknown) {
    struct str id;
    *formulas = 0;
    while (list.size && str_next(&list, ',', &id)) {
        id = str_trim(id);
        const struct doc_formula *formula = assess_find_formula(id);
        if (!formula) {
            *unknown = id;
            return false;
        }
        *formulas |= 1u << (formula - FORMULAS);
    }
    return true;
}
