/* How an ending joins an English stem: when the last consonant doubles, when a y changes. The rule
 * needs the stress of a word, which spelling does not show, so verbs stressed on the last syllable
 * are listed. Pronunciation is not used.
 */
#include "words/spelling.h"

#include <string.h>

#include "words/irregular.h"

bool words_is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

bool words_ends_with(const char *word, size_t length, const char *ending) {
    size_t size = strlen(ending);
    return length >= size && memcmp(word + length - size, ending, size) == 0;
}

static bool is_silent_u(const char *word, size_t at) {
    return at > 0 && word[at] == 'u' && word[at - 1] == 'q';
}

bool words_ends_in_consonant_y(const char *word, size_t length) {
    if (length < 2 || word[length - 1] != 'y') return false;
    return !words_is_vowel(word[length - 2]) || is_silent_u(word, length - 2);
}

unsigned words_vowel_groups(const char *word, size_t length) {
    unsigned groups = 0;
    bool in_group = false;
    for (size_t i = 0; i < length; i++) {
        bool sounds =
            (words_is_vowel(word[i]) || (word[i] == 'y' && i > 0)) && !is_silent_u(word, i);
        if (sounds && !in_group) groups++;
        in_group = sounds;
    }
    return groups;
}

bool words_ends_short(const char *word, size_t length) {
    if (length < 3) return false;
    char last = word[length - 1];
    if (!words_is_vowel(word[length - 2]) || words_is_vowel(last)) return false;
    if (last < 'a' || last > 'z' || strchr("wxyh", last) != NULL) return false;
    return !words_is_vowel(word[length - 3]) || is_silent_u(word, length - 3);
}

/* Verbs of several syllables that double although the rules below miss them: stressed at the end,
 * or compounds of a short verb. Sorted. Our own list. */
static const char *const doubling_verbs[] = {
    "abet",      "abhor",    "abut",      "acquit",    "admit",     "airdrop",   "allot",
    "annul",     "appal",    "aver",      "baby-sit",  "babysit",   "backslap",  "bedim",
    "befit",     "befog",    "beget",     "begin",     "bellyflop", "beset",     "bootleg",
    "catnap",    "commit",   "compel",    "concur",    "confer",    "control",   "corral",
    "debar",     "debug",    "defer",     "defrag",    "demob",     "demur",     "deter",
    "diagram",   "disbar",   "disinter",  "dispel",    "distil",    "eavesdrop", "embed",
    "emit",      "enrol",    "enthral",   "entrap",    "enwrap",    "equip",     "excel",
    "expel",     "extol",    "flipflop",  "forbid",    "forget",    "format",    "fulfil",
    "gift-wrap", "handicap", "hedgehop",  "hobnob",    "horsewhip", "humbug",    "imbed",
    "impel",     "incur",    "infer",     "input",     "instil",    "inter",     "intermit",
    "kidnap",    "kneecap",  "leapfrog",  "manumit",   "misfit",    "nonplus",   "nutmeg",
    "occur",     "offset",   "omit",      "outfit",    "output",    "overlap",   "overrun",
    "overstep",  "patrol",   "permit",    "prefab",    "prefer",    "preplan",   "pretermit",
    "program",   "propel",   "readmit",   "rebel",     "rebut",     "recap",     "recommit",
    "recur",     "redub",    "reequip",   "refer",     "refit",     "regret",    "remap",
    "remit",     "repel",    "replan",    "reprogram", "reput",     "rerun",     "reset",
    "reship",    "resit",    "reskin",    "resubmit",  "retap",     "retrofit",  "rewet",
    "rewrap",    "roadmap",  "sandbag",   "shotgun",   "sidestep",  "submit",    "transfer",
    "tranship",  "transmit", "transship", "typeset",   "underpin",  "unpin",     "unwrap",
    "unzip",     "upset",    "wiretap",   "worship",   "zigzag"};

/* Verbs in -l that never double. Sorted. */
static const char *const single_l[] = {"parallel", "unparallel"};

/* dial, initial, fuel: the i and the u are syllables of their own. */
static bool ends_in_split_l(const char *verb, size_t length) {
    static const char *const endings[] = {"ial", "uel", "iel"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        if (words_ends_with(verb, length, endings[i])) return true;
    return false;
}

static bool doubles_in_list(const char *verb, size_t length) {
    return words_in_list(doubling_verbs, sizeof doubling_verbs / sizeof doubling_verbs[0], verb,
                         length);
}

/* A short verb behind one of the prefixes that take no stress from it: unplug, overlap, outwit,
 * underpin. */
static bool doubles_behind_prefix(const char *verb, size_t length) {
    static const char *const prefixes[] = {"un", "over", "out", "under"};
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t size = strlen(prefixes[i]);
        if (length < size + 3 || memcmp(verb, prefixes[i], size) != 0) continue;
        if (words_vowel_groups(verb + size, length - size) == 1) return true;
    }
    return false;
}

/* begin, forget, rerun: an irregular verb keeps its stress behind a prefix. */
static bool doubles_as_irregular(const char *verb, size_t length) {
    size_t prefix;
    const struct irregular_row *row = words_find_irregular_verb(verb, length, &prefix);
    return row != NULL && words_vowel_groups(verb + prefix, length - prefix) == 1;
}

enum words_doubling words_doubling_of(const char *verb, size_t length) {
    bool ends_in_l = length > 0 && verb[length - 1] == 'l';
    if (ends_in_l && words_in_list(single_l, sizeof single_l / sizeof single_l[0], verb, length))
        return WORDS_KEEPS;
    if (ends_in_l && ends_in_split_l(verb, length)) return WORDS_DOUBLES_UK;
    if (!words_ends_short(verb, length)) return WORDS_KEEPS;
    if (words_vowel_groups(verb, length) == 1 || doubles_in_list(verb, length))
        return WORDS_DOUBLES;
    if (doubles_behind_prefix(verb, length) || doubles_as_irregular(verb, length))
        return WORDS_DOUBLES;
    return ends_in_l ? WORDS_DOUBLES_UK : WORDS_KEEPS;
}
