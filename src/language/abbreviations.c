/* See abbreviations.h. A word is looked up without its last full stop, in any case. */
#include "language/abbreviations.h"

#include "base/utf8.h"

static const char *const title[] = {
    "adm", "ald", "bro",  "capt", "cllr", "col",    "cpl",  "det", "dr",  "fr",  "ft", "gen",
    "gov", "hon", "insp", "lt",   "maj",  "messrs", "mlle", "mme", "mr",  "mrs", "ms", "msgr",
    "mt",  "mx",  "pres", "prof", "rep",  "rev",    "revd", "rt",  "sen", "sgt", "st", "supt",
};

static const char *const takes_number[] = {
    "app",  "approx", "apr",  "art",  "arts",  "aug",   "c",   "ca",   "ch",    "chs",   "cit",
    "cl",   "dec",    "ed",   "eds",  "eq",    "est",   "ext", "feb",  "ff",    "fig",   "figs",
    "fol",  "fri",    "jan",  "jul",  "jun",   "line",  "ln",  "mar",  "mon",   "no",    "nos",
    "nov",  "oct",    "op",   "p",    "para",  "paras", "pp",  "pt",   "pts",   "q",     "qs",
    "r",    "ref",    "refs", "reg",  "regs",  "rm",    "rr",  "s",    "sch",   "sched", "sec",
    "secs", "sep",    "sept", "ss",   "table", "tel",   "thu", "thur", "thurs", "tue",   "tues",
    "v",    "ver",    "vol",  "vols", "wed",
};

static const char *const takes_letter[] = {
    "app", "art", "arts", "ch",  "chs",   "cl",  "fig",  "figs", "para", "paras", "pt",
    "pts", "reg", "regs", "sch", "sched", "sec", "secs", "ver",  "vol",  "vols",
};

static const char *const never_ends[] = {
    "a.k.a", "cf",  "e.g", "eg",   "esp", "excl", "i.e", "ie",
    "incl",  "p.s", "ps",  "resp", "v",   "viz",  "vs",
};

static const char *const may_end[] = {
    "a.d",  "a.m",  "al",    "assoc", "ave", "avg",   "b.a",  "b.c", "b.sc", "blvd", "bros",
    "cent", "co",   "corp",  "ct",    "d.c", "dept",  "dist", "e.u", "esq",  "etc",  "govt",
    "hr",   "hrs",  "inc",   "jnr",   "jr",  "l.a",   "ltd",  "m.a", "m.sc", "max",  "min",
    "mins", "misc", "n.h.s", "n.y",   "p.m", "ph.d",  "plc",  "rd",  "secs", "snr",  "sq",
    "sr",   "st",   "u.k",   "u.n",   "u.s", "u.s.a", "univ",
};

static const char *const precedes_no_name[] = {"a.m", "etc", "hrs", "mins", "p.m"};

static const char *const precedes_letter[] = {
    "am",      "annex", "appendix", "can",     "category", "child", "class",    "could",
    "did",     "do",    "figure",   "grade",   "group",    "had",   "have",     "hepatitis",
    "home",    "level", "option",   "part",    "phase",    "plan",  "question", "row",
    "section", "set",   "should",   "site",    "step",     "table", "team",     "than",
    "type",    "unit",  "version",  "vitamin", "was",      "will",  "would",    "year",
};

static const char *const speech[] = {
    "added",     "adds",     "answered", "answers",   "asked",   "asks", "cried",
    "explained", "explains", "laughed",  "replied",   "replies", "said", "says",
    "shouted",   "shouts",   "told",     "whispered", "wrote",
};

static const char *const opener[] = {
    "a",        "according", "after",   "all",    "also",    "although", "an",      "and",
    "another",  "are",       "as",      "at",     "because", "before",   "both",    "but",
    "by",       "can",       "could",   "did",    "do",      "does",     "during",  "each",
    "everyone", "finally",   "first",   "for",    "from",    "go",       "had",     "has",
    "have",     "he",        "her",     "here",   "his",     "how",      "however", "i",
    "if",       "in",        "is",      "it",     "its",     "let",      "many",    "meanwhile",
    "most",     "my",        "neither", "never",  "next",    "no",       "nobody",  "none",
    "not",      "now",       "of",      "on",     "once",    "one",      "or",      "other",
    "our",      "perhaps",   "please",  "she",    "should",  "since",    "so",      "some",
    "someone",  "such",      "thank",   "thanks", "that",    "the",      "their",   "then",
    "there",    "these",     "they",    "this",   "those",   "to",       "today",   "under",
    "was",      "we",        "were",    "what",   "when",    "where",    "while",   "who",
    "why",      "will",      "with",    "would",  "yes",     "you",      "your",
};

static const char *const always_capital[] = {
    "april",    "august",    "bst",     "december", "dr",       "est",       "february",
    "friday",   "gmt",       "january", "july",     "june",     "march",     "may",
    "monday",   "mr",        "mrs",     "ms",       "november", "october",   "pst",
    "saturday", "september", "sunday",  "thursday", "tuesday",  "wednesday",
};

/* Looks a word of at most 15 bytes up in any case. */
static bool is_listed(struct str word, const char *const *list, size_t count) {
    char lower[16];
    if (!word.size || word.size >= sizeof lower) return false;
    for (size_t i = 0; i < word.size; i++) lower[i] = ascii_lower(word.bytes[i]);
    return str_in_sorted((struct str){lower, word.size}, list, count);
}

#define IS_LISTED(word, list) is_listed((word), (list), sizeof(list) / sizeof *(list))

bool abbreviation_is_title(struct str word) {
    return IS_LISTED(word, title);
}

bool abbreviation_takes_number(struct str word) {
    return IS_LISTED(word, takes_number);
}

bool abbreviation_never_ends(struct str word) {
    return IS_LISTED(word, never_ends);
}

bool abbreviation_may_end(struct str word) {
    return IS_LISTED(word, may_end);
}

bool abbreviation_takes_letter(struct str word) {
    return IS_LISTED(word, takes_letter);
}

bool abbreviation_precedes_no_name(struct str word) {
    return IS_LISTED(word, precedes_no_name);
}

bool abbreviation_precedes_letter(struct str word) {
    return IS_LISTED(word, precedes_letter);
}

bool abbreviation_is_speech(struct str word) {
    return IS_LISTED(word, speech);
}

bool abbreviation_is_opener(struct str word) {
    return IS_LISTED(word, opener);
}

bool abbreviation_is_always_capital(struct str word) {
    return IS_LISTED(word, always_capital);
}

bool abbreviation_is_pronoun(struct str word) {
    static const char *const pronouns[] = {"all", "her",  "him", "it", "me", "now",
                                           "out", "them", "too", "up", "us", "you"};
    return IS_LISTED(word, pronouns);
}

bool abbreviation_is_any(struct str word) {
    return abbreviation_is_title(word) || abbreviation_takes_number(word) ||
           abbreviation_takes_letter(word) || abbreviation_never_ends(word) ||
           abbreviation_may_end(word);
}

bool abbreviation_is_exclaimed(struct str word) {
    static const char *const exclaimed[] = {"jeopardy", "yahoo"};
    return IS_LISTED(word, exclaimed);
}
