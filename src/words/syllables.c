/* The syllable counter: a list of irregular words, endings and compound heads taken off one by one,
 * then vowel groups counted with rules for silent e and for vowels that meet without merging. It
 * leaves out stress and homographs
 * ("learned"), which do not change a readability grade. */
#include "words/syllables.h"

#include <stdbool.h>
#include <string.h>

#include "words/syllable_words.h"

/* Longer parts are cut: no English word is near it. */
enum { PART_MAX = 48 };

/* A part of a word as bare letters a-z, with '^' before and '$' after them for the patterns below.
 */
struct part {
    char letters[PART_MAX + 2];
    size_t length; /* without the two marks */
    bool has_digit;
};

static unsigned count_letters(const char *letters, size_t length);

static bool is_vowel(char letter) {
    enum {
        VOWELS = 1 << ('a' - 'a') | 1 << ('e' - 'a') | 1 << ('i' - 'a') | 1 << ('o' - 'a') |
                 1 << ('u' - 'a') | 1 << ('y' - 'a')
    };
    return letter >= 'a' && letter <= 'z' && (VOWELS >> (letter - 'a') & 1) != 0;
}

static bool is_letter(char letter) {
    return letter >= 'a' && letter <= 'z';
}

static bool ends_with(const char *letters, size_t length, const char *ending) {
    size_t size = strlen(ending);
    return length >= size && letters[length - 1] == ending[size - 1] &&
           memcmp(letters + length - size, ending, size) == 0;
}

static bool has_vowel(const char *letters, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (is_vowel(letters[i])) return true;
    return false;
}

/* Whether an s after this spelling is a syllable of its own (churches, James's). */
static bool is_sibilant(const char *letters, size_t length) {
    static const char *const endings[] = {"s",  "x",  "z",  "ch", "sh",  "ce",
                                          "ge", "se", "ze", "xe", "che", "she"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (ends_with(letters, length, endings[i])) return true;
    return false;
}

/* ---- Vowels that meet: one syllable or two? ---- */

/* Matches around a pair of vowels: `before` ends at the pair, `after` starts behind it. C is a
 * consonant, V a vowel, S one of c g s t x (softened by the i that follows), ^ and $ the word's
 * ends; other letters stand for themselves. */
struct meeting {
    char before[7];
    char second;
    char after[6];
    bool splits;
};

/* For each first vowel the rules in order: the first match decides, no match means one syllable.
 * Our own rules. */
static const struct meeting after_a[] = {
    {"", 'o', "", true},
    {"", 'i', "c$", true},
    {"", 'i', "sm", true},
    {"", 'i', "ng$", true},
};
static const struct meeting after_e[] = {
    {"cr", 'a', "tu", false},  {"cr", 'a', "t", true},   {"Cs", 'a', "$", false},
    {"p", 'a', "n$", true},    {"bb", 'a', "n$", true},  {"an", 'a', "n$", true},
    {"VC", 'a', "$", true},    {"VCC", 'a', "$", true},  {"r", 'a', "n$", true},
    {"VCn", 'a', "n$", true},  {"Vn", 'a', "r$", true},  {"Vr", 'a', "l", true},
    {"^r", 'a', "lign", true}, {"r", 'a', "lit", true},  {"r", 'a', "lis", true},
    {"r", 'a', "liz", true},   {"th", 'a', "t", true},   {"^r", 'a', "ct", true},
    {"^r", 'a', "ss", true},   {"^r", 'a', "pp", true},  {"^r", 'a', "ff", true},
    {"g", 'o', "n$", false},   {"g", 'o', "us", false},  {"g", 'o', "r", false},
    {"p", 'o', "pl", false},   {"", 'o', "pard", false}, {"", 'o', "", true},
    {"", 'i', "ng$", true},    {"^r", 'i', "n$", false}, {"^r", 'i', "n", true},
    {"^d", 'i', "ty$", true},  {"th", 'i', "s", true},   {"", 'u', "m$", true},
    {"^r", 'u', "n", true},    {"^r", 'u', "s", true},   {"^pr", 'e', "x", true},
    {"^r", 'e', "ng", true},   {"^r", 'e', "nt", true},  {"^r", 'e', "va", true},
    {"^r", 'e', "x", true},    {"^r", 'e', "le", true},
};
static const struct meeting after_i[] = {
    {"g", 'a', "nt", true},    {"S", 'a', "lit", true}, {"S", 'a', "b", false},
    {"S", 'a', "l", false},    {"S", 'a', "n", false},  {"", 'a', "ge$", false},
    {"ll", 'a', "", false},    {"Vl", 'a', "n", false}, {"Vl", 'a', "r", false},
    {"ch", 'a', "", false},    {"sh", 'a', "", false},  {"S", 'a', "$", false},
    {"", 'a', "", true},       {"t", 'o', "$", true},   {"", 'o', "log", true},
    {"^soc", 'o', "", true},   {"x", 'o', "m", true},   {"S", 'o', "", false},
    {"h", 'o', "n", false},    {"n", 'o', "n", false},  {"Vn", 'o', "r$", false},
    {"ll", 'o', "n", false},   {"v", 'o', "r", false},  {"v", 'o', "ur", false},
    {"", 'o', "", true},       {"", 'u', "", true},     {"", 'i', "", true},
    {"", 'e', "t", true},      {"^sc", 'e', "n", true}, {"S", 'e', "nt", false},
    {"S", 'e', "nc", false},   {"r", 'e', "nd", false}, {"", 'e', "nc", true},
    {"", 'e', "nt", true},     {"VC", 'e', "r$", true}, {"VCC", 'e', "r$", true},
    {"VCCC", 'e', "r$", true}, {"V", 'e', "st$", true}, {"VC", 'e', "st$", true},
    {"VCC", 'e', "st$", true}, {"", 'e', "n$", true},   {"l", 'e', "n", true},
    {"VC", 'e', "th$", true},  {"l", 'e', "b", false},
};
static const struct meeting after_o[] = {
    {"^c", 'a', "li", true}, {"^c", 'a', "le", true}, {"p", 'e', "t", true},
    {"p", 'e', "m", true},   {"^c", 'e', "x", true},  {"", 'i', "ng$", true},
    {"^c", 'i', "nc", true}, {"", 'i', "c$", true},   {"^c", 'o', "p", true},
    {"^c", 'o', "rd", true}, {"^z", 'o', "l", true},
};
static const struct meeting after_u[] = {
    {"q", 'a', "", false},  {"g", 'a', "", false}, {"s", 'a', "", false},  {"", 'a', "", true},
    {"", 'e', "l", true},   {"", 'e', "nc", true}, {"", 'e', "nt", true},  {"g", 'i', "", false},
    {"", 'i', "ng$", true}, {"", 'i', "ty", true}, {"", 'i', "tou", true}, {"", 'i', "n$", true},
    {"r", 'i', "n", true},  {"", 'i', "d$", true}, {"", 'i', "ne$", true}, {"q", 'o', "", false},
    {"", 'o', "", true},    {"", 'u', "", true},
};
static const struct meeting after_y[] = {{"", 'i', "ng$", true}, {"r", 'a', "n", true}};

#define RULES(table)                                                                               \
    { table, sizeof table / sizeof table[0] }
struct meeting_rules {
    const struct meeting *rules;
    size_t count;
};

static struct meeting_rules rules_after(char vowel) {
    static const struct {
        char vowel;
        struct meeting_rules rules;
    } tables[] = {{'a', RULES(after_a)}, {'e', RULES(after_e)}, {'i', RULES(after_i)},
                  {'o', RULES(after_o)}, {'u', RULES(after_u)}, {'y', RULES(after_y)}};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        if (tables[i].vowel == vowel) return tables[i].rules;
    return (struct meeting_rules){NULL, 0};
}

static bool fits(char pattern, char letter) {
    switch (pattern) {
    case 'C': return is_letter(letter) && !is_vowel(letter);
    case 'V': return is_vowel(letter);
    case 'S': return letter != '\0' && strchr("cgstx", letter) != NULL;
    default: return pattern == letter;
    }
}

static bool fits_before(const char *pattern, const char *marked, size_t at) {
    size_t size = strlen(pattern);
    if (size > at) return false;
    for (size_t i = 0; i < size; i++)
        if (!fits(pattern[i], marked[at - size + i])) return false;
    return true;
}

/* Stops at the closing mark by itself, because no pattern goes on after '$'. */
static bool fits_after(const char *pattern, const char *marked) {
    for (size_t i = 0; pattern[i] != '\0'; i++)
        if (!fits(pattern[i], marked[i])) return false;
    return true;
}

/* Whether the vowels at `at` and `at + 1` of the marked letters belong to two syllables. */
static bool vowels_split(const char *marked, size_t at) {
    if (!is_vowel(marked[at + 1])) return false;
    struct meeting_rules table = rules_after(marked[at]);
    for (size_t i = 0; i < table.count; i++) {
        const struct meeting *rule = &table.rules[i];
        if (rule->second == marked[at + 1] && fits_before(rule->before, marked, at) &&
            fits_after(rule->after, marked + at + 2))
            return rule->splits;
    }
    return false;
}

/* ---- The rule for what is left when list and endings are through ---- */

/* y is a consonant at the start and between vowels, u after q and in gue, gui. */
static bool sounds_as_vowel(const char *marked, size_t at) {
    char before = marked[at - 1], letter = marked[at], next = marked[at + 1];
    if (letter == 'y')
        return !(before == '^' && is_vowel(next)) && !(is_vowel(before) && is_vowel(next));
    if (letter == 'u' && before == 'q') return false;
    if (letter == 'u' && before == 'g') return next != 'e' && next != 'i';
    return is_vowel(letter);
}

static unsigned count_groups(const char *marked, size_t length) {
    unsigned groups = 0;
    bool in_group = false;
    for (size_t at = 1; at <= length; at++) {
        bool sounds = sounds_as_vowel(marked, at);
        if (sounds && (!in_group || vowels_split(marked, at - 1))) groups++;
        in_group = sounds;
    }
    return groups;
}

/* A last e is silent after a consonant, but not in table or centre. */
static bool has_silent_e(const char *marked, size_t length) {
    if (length < 3 || marked[length] != 'e' || sounds_as_vowel(marked, length - 1)) return false;
    char last = marked[length - 1], before = marked[length - 2];
    if (last == 'l') return is_vowel(before) || strchr("lrw", before) != NULL;
    if (last == 'r') return is_vowel(before) || before == 'r';
    return true;
}

/* The m of prism and rhythm is a syllable without a vowel. */
static bool has_syllabic_m(const char *marked, size_t length) {
    return ends_with(marked + 1, length, "sm") || ends_with(marked + 1, length, "thm");
}

static unsigned count_by_rule(const char *letters, size_t length) {
    char marked[PART_MAX + 3];
    marked[0] = '^';
    memcpy(marked + 1, letters, length);
    memcpy(marked + 1 + length, "$", 2);
    unsigned count = count_groups(marked, length);
    if (has_silent_e(marked, length) && count > 1) count--;
    if (has_syllabic_m(marked, length)) count++;
    return count > 0 ? count : 1;
}

/* ---- Endings and heads ---- */

/* Plural, verb and possessive s: the rest decides whether it sounds. */
static bool count_s(const char *letters, size_t length, unsigned *count) {
    if (length < 3 || letters[length - 1] != 's' || strchr("siu", letters[length - 2]) != NULL)
        return false;
    if (!has_vowel(letters, length - 1)) return false;
    *count = count_letters(letters, length - 1) + (is_sibilant(letters, length - 1) ? 1U : 0U);
    return true;
}

/* The rest keeps the e (created is create and d), so that a silent e is seen as such. */
static bool count_ed(const char *letters, size_t length, unsigned *count) {
    if (length < 4 || !ends_with(letters, length, "ed") || !has_vowel(letters, length - 2))
        return false;
    unsigned listed = words_listed_syllables(letters, length - 2);
    char last = letters[length - 3];
    *count = (listed > 0 ? listed : count_letters(letters, length - 1)) +
             (last == 't' || last == 'd' ? 1U : 0U);
    return true;
}

/* Only for listed words: elsewhere the vowel rules see -ing for what it is. */
static bool count_ing(const char *letters, size_t length, unsigned *count) {
    if (length < 6 || !ends_with(letters, length, "ing")) return false;
    char stem[PART_MAX];
    memcpy(stem, letters, length - 3);
    stem[length - 3] = 'e';
    unsigned listed = words_listed_syllables(stem, length - 3);
    if (listed == 0) listed = words_listed_syllables(stem, length - 2);
    *count = listed + 1;
    return listed > 0;
}

/* allegedly sounds the e that alleged has not; after t and d it sounds in both. */
static bool has_sounded_edly(const char *letters, size_t length) {
    if (!ends_with(letters, length, "edly") || length < 5) return false;
    return letters[length - 5] != 't' && letters[length - 5] != 'd';
}

/* Endings of one syllable before which an e is silent. */
static bool count_ending(const char *letters, size_t length, unsigned *count) {
    static const char *const endings[] = {"ly",   "ful",  "less", "ness", "ment", "hood",
                                          "ship", "some", "ward", "wise", "time", "work"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (!ends_with(letters, length, endings[i])) continue;
        size_t size = strlen(endings[i]);
        if (length < size + 2 || !has_vowel(letters, length - size)) continue;
        *count = count_letters(letters, length - size) + 1;
        if (ends_with(letters, length, "ically") && *count > 3) --*count;
        if (has_sounded_edly(letters, length)) ++*count;
        return true;
    }
    return false;
}

/* First parts of compounds that end in a silent e. Sorted. Our own list. */
static const char silent_heads[][8] = {
    "base",  "bride",  "care",  "cheese", "drive", "eye",   "face",  "fare",  "fate",
    "fire",  "fore",   "game",  "gate",   "globe", "grape", "grave", "guide", "home",
    "horse", "house",  "ice",   "lake",   "life",  "lime",  "live",  "love",  "make",
    "mc",    "mile",   "name",  "nine",   "note",  "peace", "pipe",  "race",  "rule",
    "safe",  "sales",  "score", "share",  "shore", "side",  "skate", "smoke", "some",
    "space", "spokes", "stale", "state",  "stone", "store", "take",  "there", "time",
    "trade", "type",   "voice", "wake",   "ware",  "where", "white", "whole", "wide"};

static bool count_head(const char *letters, size_t length, unsigned *count) {
    if (length < 5) return false;
    for (size_t i = 0; i < sizeof silent_heads / sizeof silent_heads[0]; i++) {
        if (silent_heads[i][0] > letters[0]) break;
        if (silent_heads[i][0] != letters[0] || silent_heads[i][1] != letters[1]) continue;
        size_t size = strlen(silent_heads[i]);
        if (length < size + 3 || memcmp(letters, silent_heads[i], size) != 0) continue;
        if (is_vowel(letters[size]) || !has_vowel(letters + size, length - size)) continue;
        *count = 1 + count_letters(letters + size, length - size);
        return true;
    }
    return false;
}

static unsigned count_letters(const char *letters, size_t length) {
    unsigned count = words_listed_syllables(letters, length);
    if (count > 0) return count;
    if (count_s(letters, length, &count) || count_ed(letters, length, &count) ||
        count_ing(letters, length, &count) || count_ending(letters, length, &count) ||
        count_head(letters, length, &count))
        return count;
    return count_by_rule(letters, length);
}

/* ---- Parts of a word: hyphens, apostrophes, digits, accents ---- */

/* A short part without a vowel is read letter by letter; w alone has three syllables. */
static unsigned spell_out(const char *letters, size_t length) {
    unsigned count = 0;
    for (size_t i = 0; i < length; i++) count += letters[i] == 'w' ? 3U : 1U;
    return count;
}

static unsigned count_part(const struct part *part) {
    if (part->has_digit) return 1;
    if (part->length == 0) return 0;
    if (has_vowel(part->letters, part->length)) return count_letters(part->letters, part->length);
    unsigned listed = words_listed_syllables(part->letters, part->length);
    return listed > 0 ? listed : spell_out(part->letters, part->length);
}

/* What follows an apostrophe sounds by itself after some letters only: it'll, could've, didn't,
 * James's. */
static unsigned count_contraction(const struct part *stem, const struct part *tail) {
    char last = stem->length > 0 ? stem->letters[stem->length - 1] : '\0';
    if (tail->length == 1 && tail->letters[0] == 's')
        return is_sibilant(stem->letters, stem->length) ? 1 : 0;
    if (tail->length == 1 && tail->letters[0] == 'd') return last == 't' || last == 'd' ? 1 : 0;
    if (tail->length == 1) return 0;
    return is_vowel(last) ? 0 : 1;
}

static bool is_contraction(const struct part *tail) {
    static const char *const tails[] = {"s", "t", "d", "m", "ll", "ve", "re"};
    for (size_t i = 0; i < sizeof tails / sizeof tails[0]; i++)
        if (tail->length == strlen(tails[i]) && memcmp(tail->letters, tails[i], tail->length) == 0)
            return true;
    return false;
}

/* n't is a syllable after a consonant (didn't, haven't), not in don't, can't and aren't. */
static unsigned count_negated(const struct part *stem) {
    struct part verb = *stem;
    verb.length--;
    bool merges =
        is_vowel(verb.letters[verb.length - 1]) && !ends_with(verb.letters, verb.length, "ve");
    return count_part(&verb) + (merges ? 0U : 1U);
}

enum joint { JOINT_NONE, JOINT_HYPHEN, JOINT_APOSTROPHE };

/* Recognises a separator at `bytes` and gives its size: ' and U+2019, - and the dashes U+2010 to
 * U+2015. */
static enum joint joint_at(const char *bytes, size_t left, size_t *size) {
    *size = 1;
    if (bytes[0] == '\'') return JOINT_APOSTROPHE;
    if (bytes[0] == '-' || bytes[0] == '/') return JOINT_HYPHEN;
    *size = 3;
    if (left < 3 || memcmp(bytes, "\xE2\x80", 2) != 0) return JOINT_NONE;
    unsigned char last = (unsigned char)bytes[2];
    if (last == 0x99) return JOINT_APOSTROPHE;
    return last >= 0x90 && last <= 0x95 ? JOINT_HYPHEN : JOINT_NONE;
}

static void add_letter(struct part *part, char letter) {
    if (part->length < PART_MAX) part->letters[part->length++] = letter;
}

/* Folds U+00E0 to U+00FF by their last byte. The sounded letters (cafe with its accent) become an
 * i, which is never silent; a diaeresis keeps its vowel apart from the one before (naive), for
 * which an h stands in. */
static void add_accented(struct part *part, unsigned char last_byte) {
    static const char plain[] = "aaaaaaaceieiiiiidnooooo oouuuuyty";
    if (last_byte < 0xA0 || last_byte > 0xBF || last_byte == 0xB7) return;
    char letter = plain[last_byte - 0xA0];
    bool is_diaeresis = strchr("\xA4\xAB\xAF\xB6\xBC", (char)last_byte) != NULL;
    bool follows_vowel = part->length > 0 && is_vowel(part->letters[part->length - 1]);
    if (is_diaeresis && follows_vowel) add_letter(part, 'h');
    add_letter(part, letter);
}

/* Reads the part that starts at `at`, returns where it stops: at a separator or at the end. */
static size_t read_part(const char *word, size_t length, size_t at, struct part *part) {
    size_t size;
    part->length = 0;
    part->has_digit = false;
    for (; at < length && joint_at(word + at, length - at, &size) == JOINT_NONE; at++) {
        unsigned char byte = (unsigned char)word[at];
        if (is_letter(word[at]))
            add_letter(part, word[at]);
        else if (byte >= '0' && byte <= '9')
            part->has_digit = true;
        else if (byte == 0xC3 && at + 1 < length)
            add_accented(part, (unsigned char)word[++at]);
    }
    return at;
}

static unsigned count_tail(const struct part *stem, const struct part *tail) {
    bool is_negation = tail->length > 0 && tail->letters[0] == 't' && stem->length > 2 &&
                       stem->letters[stem->length - 1] == 'n';
    if (is_negation) return count_negated(stem);
    return count_part(stem) + count_contraction(stem, tail);
}

unsigned words_syllables(const char *word, size_t length) {
    struct part stem = {.length = 0}, tail;
    unsigned total = 0;
    for (size_t at = 0, size = 0; at < length; at += size) {
        at = read_part(word, length, at, &stem);
        enum joint joint = at < length ? joint_at(word + at, length - at, &size) : JOINT_NONE;
        if (joint == JOINT_NONE) return total + count_part(&stem);
        size_t after = joint == JOINT_APOSTROPHE ? read_part(word, length, at + size, &tail) : at;
        if (after > at && is_contraction(&tail)) {
            total += count_tail(&stem, &tail);
            at = after;
            size = 0;
        } else {
            total += count_part(&stem);
        }
    }
    return total;
}
