/* The table of reading bands. Sentence lengths and the ceiling of grade 9 come from public
 * standards (GOV.UK 25 words, NHS 20, Easy Read 10 to 15, WCAG 3.1.5); the percentages are
 * calibrated on good guides for children. Of two hundred words and more that readers rated
 * (CompLex, trial part), a difficulty of 370 parts best those they found easy from the others; the
 * other bands' limits stand around it. Reading levels are the mean ratings of those sentences of
 * CEFR-SP whose Flesch-Kincaid grade is the band's. Reading rates are the norms of Taylor,
 * Frackenpohl and Pettee (1960), Grade level norms for the components of the fundamental reading
 * skill, EDL Bulletin 3, for the middle grade of a band. None is validated with children. */
#include "assess/assess.h"

static const struct doc_band BANDS[] = {
    {.name = "7-9",
     .level = 0,
     .stage = "first readers",
     .mean_words = 9,
     .warn_words = 12,
     .error_words = 15,
     .joining_words = 1,
     .hard_percent = 3,
     .long_percent = 10,
     .hard_difficulty = 300,
     .grade = 3,
     .reading_level = 2.55,
     .paragraph_sentences = 3,
     .paragraph_words = 35,
     .new_terms = 1,
     .gloss_words = 0,
     .reading_rate = 120,
     .is_converted = false,
     .reason = "A person writes for this band; plainer only checks."},
    {.name = "9-11",
     .level = 1,
     .stage = "growing readers",
     .mean_words = 12,
     .warn_words = 15,
     .error_words = 20,
     .joining_words = 2,
     .hard_percent = 6,
     .long_percent = 13,
     .hard_difficulty = 370,
     .grade = 5,
     .reading_level = 3.0,
     .paragraph_sentences = 3,
     .paragraph_words = 50,
     .new_terms = 2,
     .gloss_words = 4,
     .reading_rate = 158,
     .is_converted = true,
     .reason = "20 words: NHS service manual. Easy Read asks for 10 to 15."},
    {.name = "11-14",
     .level = 2,
     .stage = "confident readers",
     .mean_words = 15,
     .warn_words = 20,
     .error_words = 25,
     .joining_words = 2,
     .hard_percent = 10,
     .long_percent = 16,
     .hard_difficulty = 430,
     .grade = 7,
     .reading_level = 3.25,
     .paragraph_sentences = 4,
     .paragraph_words = 75,
     .new_terms = 3,
     .gloss_words = 12,
     .reading_rate = 185,
     .is_converted = true,
     .reason = "25 words: GOV.UK and WCAG technique G153."},
    {.name = "14-16",
     .level = 3,
     .stage = "older readers",
     .mean_words = 18,
     .warn_words = 25,
     .error_words = 30,
     .joining_words = 3,
     .hard_percent = 12,
     .long_percent = 18,
     .hard_difficulty = 500,
     .grade = 9,
     .reading_level = 3.5,
     .paragraph_sentences = 5,
     .paragraph_words = 120,
     .new_terms = 4,
     .gloss_words = 12,
     .reading_rate = 214,
     .is_converted = true,
     .reason = "Grade 9: lower secondary education, WCAG 3.1.5."},
};

const struct doc_band *assess_bands(uint32_t *count) {
    *count = sizeof BANDS / sizeof *BANDS;
    return BANDS;
}

const struct doc_band *assess_find_band(struct str name) {
    for (size_t i = 0; i < sizeof BANDS / sizeof *BANDS; i++)
        if (str_equal(name, str_from(BANDS[i].name))) return &BANDS[i];
    return NULL;
}
