/* "a" or "an" by the sound of the next word: silent h, the y sound of unit and Europe, acronyms
 * read letter by letter or as words, numbers. Only the start of the word is looked at; its spelling
 * is kept in its original case for the acronyms. */
#include <string.h>

#include "words/forms.h"
#include "words/irregular.h"
#include "words/spelling.h"

static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

static bool is_upper(char byte) {
    return byte >= 'A' && byte <= 'Z';
}

static char to_lower(char byte) {
    return is_upper(byte) ? (char)(byte - 'A' + 'a') : byte;
}

static bool is_alphanumeric(char byte) {
    char lower = to_lower(byte);
    return is_digit(byte) || (lower >= 'a' && lower <= 'z');
}

/* Whether a word in any case begins with a lower-case start. */
static bool starts_with(const char *word, size_t length, const char *start) {
    size_t i = 0;
    while (start[i] != '\0' && i < length && to_lower(word[i]) == start[i]) i++;
    return start[i] == '\0';
}

/* ---- Numbers: eight, eleven, eighteen and what they begin ---- */

static bool number_takes_an(const char *word, size_t length) {
    size_t digits = 0;
    while (digits < length && is_digit(word[digits])) digits++;
    if (word[0] == '8') return true;
    bool is_teen = digits >= 2 && word[0] == '1' && (word[1] == '1' || word[1] == '8');
    bool is_year = digits == 4; /* 1850; eighteen hundred */
    return is_teen && (digits % 3 == 2 || is_year);
}

/* ---- Acronyms ---- */

/* Acronyms said as words although they begin with a letter whose name sounds otherwise. Sorted. Our
 * own list. */
static const char *const spoken_acronyms[] = {
    "FIFA",   "HOPE",    "LADO", "LAN",   "LASER", "MAPPA", "MARAC", "MASH",  "MENCAP", "MIND",
    "NACRO",  "NASA",    "NATO", "NEET",  "NEETs", "NICE",  "NIMBY", "RADAR", "RAM",    "RIBA",
    "RIDDOR", "ROM",     "SAGE", "SARS",  "SATS",  "SATs",  "SCARF", "SCIE",  "SENCO",  "SENCo",
    "SEND",   "SENDIST", "SIM",  "SMART", "STEM",  "SWAT",  "UCAS",  "UEFA",  "UNESCO", "UNICEF"};

static size_t acronym_length(const char *word, size_t length) {
    size_t size = 0;
    while (size < length && is_upper(word[size])) size++;
    return size;
}

/* The word without what follows an apostrophe or hyphen: SEND's, NATO-led. */
static size_t bare_length(const char *word, size_t length) {
    size_t size = 0;
    while (size < length && is_alphanumeric(word[size])) size++;
    return size;
}

/* A long run of capitals is a shouted word. */
static bool is_spelled(const char *word, size_t length) {
    enum { LONGEST_SPELLED = 5 };
    size_t capitals = acronym_length(word, length), bare = bare_length(word, length);
    if (bare == 1)
        return word[0] != 'a' && !(length > 1 && word[1] == '\''); /* X-ray, U-turn, e-mail */
    if (capitals < 2 || capitals > LONGEST_SPELLED) return false;
    return !words_in_list(spoken_acronyms, sizeof spoken_acronyms / sizeof spoken_acronyms[0], word,
                          bare);
}

static bool letter_takes_an(char letter) {
    return strchr("aefhilmnorsx", to_lower(letter)) != NULL;
}

/* ---- Words ---- */

/* Vowels said as y or w. "one" is handled apart, for onerous. Our own list. */
static const char *const consonant_starts[] = {
    "eu",    "ewe",   "once", "ouija", "ubiq", "ucas",  "uef",  "ufo",  "uga",  "ukr",
    "uku",   "unes",  "unic", "unif",  "unio", "uniq",  "unis", "unit", "univ", "unila",
    "unile", "unipo", "uran", "ureth", "urin", "urol",  "urug", "usab", "usag", "use",
    "usin",  "usu",   "usur", "uten",  "uter", "utili", "utop", "uyg",  "uzb",
};

static const char *const silent_h[] = {"heir", "honest", "honor", "honour", "hour"};

static bool starts_with_any(const char *word, size_t length, const char *const *starts,
                            size_t count) {
    for (size_t i = 0; i < count; i++)
        if (starts_with(word, length, starts[i])) return true;
    return false;
}

/* one, ones, oneself, one-off, uni: whole words, where a longer word may sound otherwise (onerous,
 * unintended). */
static bool is_whole_exception(const char *word, size_t length) {
    static const char *const wholes[] = {"one", "ones", "oneself", "onesie", "uni", "unis"};
    size_t bare = bare_length(word, length);
    for (size_t i = 0; i < sizeof wholes / sizeof wholes[0]; i++)
        if (strlen(wholes[i]) == bare && starts_with(word, bare, wholes[i])) return true;
    return false;
}

/* U+00C0 to U+00FC without the consonants; their second byte, upper or lower case. */
static bool is_accented_vowel(const char *word, size_t length) {
    if (length < 2 || (unsigned char)word[0] != 0xC3) return false;
    unsigned lower = (unsigned char)word[1] | 0x20U;
    return lower != 0xA7 && lower != 0xB0 && lower != 0xB1 && lower != 0xB7 && lower <= 0xBC;
}

static bool word_takes_an(const char *word, size_t length) {
    size_t starts = sizeof consonant_starts / sizeof consonant_starts[0];
    if (is_accented_vowel(word, length)) return true;
    if (starts_with_any(word, length, silent_h, sizeof silent_h / sizeof silent_h[0])) return true;
    if (starts_with_any(word, length, consonant_starts, starts) || is_whole_exception(word, length))
        return false;
    return words_is_vowel(to_lower(word[0]));
}

/* Quotation marks, brackets, currency signs and other marks are not said before the word, or after
 * it (£8). */
static size_t skip_marks(const char *word, size_t length) {
    size_t at = 0;
    while (at < length && !is_alphanumeric(word[at]) && !is_accented_vowel(word + at, length - at))
        at++;
    return at;
}

const char *words_article(const char *word, size_t length) {
    size_t at = skip_marks(word, length);
    const char *start = word + at;
    size_t left = length - at;
    if (left == 0) return "a";
    bool takes_an;
    if (is_digit(start[0]))
        takes_an = number_takes_an(start, left);
    else if (is_spelled(start, left))
        takes_an = letter_takes_an(start[0]);
    else
        takes_an = word_takes_an(start, left);
    return takes_an ? "an" : "a";
}
