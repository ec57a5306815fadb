/* The guard: compares a sentence with what was made of it and refuses a result that lost, gained or
 * changed a number, a name, a negation or limit, the strength of an obligation, an allegation or a
 * quotation, or that is badly formed. It sees two texts and no rule, so that no rule can talk it
 * round. Explanations of ours are not part of the result it gets. */
#include "simplify/internal.h"

#include "base/utf8.h"

#include <string.h>

enum { TOKENS_MAX = 2048 };

/* Words whose number must not change, by what they carry. Each list is sorted. */
static const char *const LIMITS[] = {"barely",  "except", "hardly", "least", "most",   "neither",
                                     "never",   "no",     "nobody", "none",  "nor",    "not",
                                     "nothing", "only",   "unless", "until", "without"};
static const char *const STRENGTHS[] = {
    "can",       "could",       "may",        "might",     "must",     "need",     "needed",
    "needs",     "ought",       "proposal",   "proposals", "propose",  "proposed", "proposes",
    "recommend", "recommended", "recommends", "require",   "required", "requires", "shall",
    "should",    "want",        "wanted",     "wants",     "will",     "would"};
static const char *const CLAIMS[] = {
    "accused", "allegation", "allegations", "allege",   "alleged",  "allegedly",
    "alleges", "apparently", "believe",     "believed", "believes", "claim",
    "claimed", "claims",     "reportedly",  "said",     "says",     "supposedly",
    "suspect", "suspected",  "suspects",    "told"};
/* Numbers in letters. "one" and "first" mostly count nothing. */
static const char *const NUMBERS[] = {
    "billion", "cent",     "dozen",   "eight", "eighteen", "eighty",   "eleven",  "fifteen",
    "fifty",   "five",     "forty",   "four",  "fourteen", "half",     "hundred", "million",
    "nine",    "nineteen", "ninety",  "once",  "percent",  "quarter",  "seven",   "seventeen",
    "seventy", "six",      "sixteen", "sixty", "ten",      "thirteen", "thirty",  "thousand",
    "three",   "twelve",   "twenty",  "twice", "two"};
/* Words right before a number that say on which side of it the truth lies. */
static const char *const BOUNDS[] = {"about", "after", "almost", "around", "before",
                                     "by",    "least", "most",   "nearly", "over",
                                     "than",  "under", "until"};

struct token {
    struct str text; /* marks trimmed off */
    bool is_first;   /* of the text or of a sentence in it */
};

struct tokens {
    struct token items[TOKENS_MAX];
    uint32_t count;
    bool is_full;
};

static bool is_mark(char c) {
    return strchr(".,;:!?()[]\"'", c) != NULL;
}

/* Length of a curly quotation mark or dash at the start, or 0. */
static size_t curly(const char *bytes, size_t size) {
    return size >= 3 && memcmp(bytes, "\xE2\x80", 2) == 0 ? 3 : 0;
}

static struct str trim_marks(struct str s) {
    for (;;) {
        size_t skip = s.size ? (is_mark(s.bytes[0]) ? 1 : curly(s.bytes, s.size)) : 0;
        if (!skip) break;
        s = str_slice(s, skip, s.size);
    }
    for (;;) {
        size_t skip = s.size && is_mark(s.bytes[s.size - 1]) ? 1 : 0;
        if (!skip && s.size >= 3) skip = curly(s.bytes + s.size - 3, 3);
        if (!skip) break;
        s.size -= skip;
    }
    return s;
}

/* Phrases that only announce what follows, whose "should" binds nobody. */
static const char *const ANNOUNCEMENTS[] = {
    "it can be noted that",    "it has to be noted that",       "it may be noted that",
    "it must be noted that",   "it needs to be noted that",     "it should also be noted that",
    "it should be noted that", "it should be pointed out that", "the fact of the matter is that"};

/* The end of the phrase at `at`, or `at`. */
static size_t pass_phrase(struct str text, size_t at, const char *phrase) {
    size_t size = strlen(phrase);
    struct str here = str_slice(text, at, at + size);
    bool is_it = str_equal_fold(here, str_from(phrase)) &&
                 (at + size >= text.size || ascii_is_space(text.bytes[at + size]));
    return is_it ? at + size : at;
}

static size_t pass_announcements(struct str text) {
    size_t start = str_skip_spaces(text, 0);
    for (size_t i = 0; i < sizeof ANNOUNCEMENTS / sizeof *ANNOUNCEMENTS; i++) {
        size_t end = pass_phrase(text, start, ANNOUNCEMENTS[i]);
        if (end > start) return end;
    }
    return 0;
}

static void add_token(struct tokens *tokens, struct str text, bool is_first) {
    tokens->is_full = tokens->count == TOKENS_MAX;
    if (!tokens->is_full) tokens->items[tokens->count++] = (struct token){text, is_first};
}

/* "can't" and "cannot" are "can" and "not". */
static void add_word(struct tokens *tokens, struct str word, bool is_first) {
    static const char *const stems[][2] = {
        {"ca", "can"}, {"can", "can"}, {"sha", "shall"}, {"wo", "will"}};
    bool is_straight = str_ends_fold(word, STR("n't")),
         is_cannot = str_equal_fold(word, STR("cannot"));
    bool is_curly = str_ends_fold(word, STR("n\xE2\x80\x99t"));
    if (!is_straight && !is_curly && !is_cannot) {
        add_token(tokens, word, is_first);
        return;
    }
    struct str stem = str_slice(word, 0, word.size - (is_curly ? 5 : 3));
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
        if (str_equal_fold(stem, str_from(stems[i][0]))) stem = str_from(stems[i][1]);
    add_token(tokens, stem, is_first);
    add_token(tokens, STR("not"), false);
}

/* "not only ... but also" denies nothing: the two words are left out where "but" follows. */
static void drop_not_only(struct tokens *tokens) {
    uint32_t but = tokens->count;
    for (uint32_t i = tokens->count; i-- > 1;) {
        if (str_equal_fold(tokens->items[i].text, STR("but"))) but = i;
        bool is_it = but < tokens->count && str_equal_fold(tokens->items[i].text, STR("only")) &&
                     str_equal_fold(tokens->items[i - 1].text, STR("not"));
        if (!is_it) continue;
        memmove(&tokens->items[i - 1], &tokens->items[i + 1],
                (tokens->count - i - 1) * sizeof *tokens->items);
        tokens->count -= 2;
        but = tokens->count;
    }
}

/* A source is one sentence; in a result every full stop may have been made by a split. */
static void cut(struct str text, bool is_source, struct tokens *tokens) {
    bool is_first = true;
    for (size_t at = pass_announcements(text); at < text.size;) {
        size_t end = at;
        while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
        struct str raw = str_slice(text, at, end), word = trim_marks(raw);
        if (word.size) add_word(tokens, word, is_first);
        if (tokens->is_full) return;
        if (raw.size) {
            char last = raw.bytes[raw.size - 1];
            bool ends = !is_source && (last == '.' || last == '!' || last == '?');
            is_first = ends || (is_first && !word.size);
        }
        at = end + 1;
    }
    drop_not_only(tokens);
}

static bool has_digit(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if (ascii_is_digit(s.bytes[i])) return true;
    return false;
}

static bool is_listed(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_fold(word, str_from(list[i]))) return true;
    return false;
}

#define IS_LISTED(word, list) is_listed((word), (list), sizeof(list) / sizeof *(list))

static uint32_t count_equal(const struct tokens *tokens, struct str word) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens->count; i++) count += str_equal(tokens->items[i].text, word);
    return count;
}

static uint32_t count_fold(const struct tokens *tokens, struct str word) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens->count; i++)
        count += str_equal_fold(tokens->items[i].text, word);
    return count;
}

/* Of the web or of e-mail: "example.org", "help@example.org"; not "e.g". */
static bool is_address(struct str s) {
    size_t stop = str_find(s, STR("."), 0);
    bool has_parts = stop != SIZE_MAX && stop > 1 && stop + 2 < s.size &&
                     ascii_is_alpha(s.bytes[stop - 1]) && ascii_is_alpha(s.bytes[stop + 1]);
    return has_parts || str_find(s, STR("@"), 0) != SIZE_MAX ||
           str_find(s, STR("://"), 0) != SIZE_MAX;
}

/* "twelve", "Twelve", "twenty-five". */
static bool is_number_word(struct str word) {
    struct str part;
    while (word.size && str_next(&word, '-', &part))
        if (IS_LISTED(part, NUMBERS)) return true;
    return false;
}

static bool same_numbers(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 0; i < a->count; i++) {
        struct str word = a->items[i].text;
        bool is_exact = has_digit(word) || is_address(word);
        if (is_exact && count_equal(a, word) != count_equal(b, word)) return false;
        if (is_number_word(word) && count_fold(a, word) != count_fold(b, word)) return false;
    }
    return true;
}

static uint32_t count_pair(const struct tokens *tokens, struct str first, struct str second) {
    uint32_t count = 0;
    for (uint32_t i = 1; i < tokens->count; i++)
        count += str_equal_fold(tokens->items[i - 1].text, first) &&
                 str_equal_fold(tokens->items[i].text, second);
    return count;
}

/* "under 18", "more than 20" and "by 5 May" stay what they are. */
static bool keeps_bounds(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 1; i < a->count; i++) {
        struct str before = a->items[i - 1].text, word = a->items[i].text;
        if (!has_digit(word) || !IS_LISTED(before, BOUNDS)) continue;
        if (count_pair(a, before, word) > count_pair(b, before, word)) return false;
    }
    return true;
}

/* Limits and duties of two words. */
static bool same_pairs(const struct tokens *a, const struct tokens *b) {
    static const char *const pairs[][2] = {{"had", "to"},  {"has", "to"},    {"have", "to"},
                                           {"not", "all"}, {"not", "every"}, {"up", "to"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str first = str_from(pairs[i][0]), second = str_from(pairs[i][1]);
        if (count_pair(a, first, second) != count_pair(b, first, second)) return false;
    }
    return true;
}

/* A capital inside a sentence; "I" aside. */
static bool is_name(const struct token *token) {
    bool is_i = str_equal(token->text, STR("I"));
    return !token->is_first && !is_i && ascii_is_upper(token->text.bytes[0]);
}

/* Every name of `a` stands in `b` as often, though it may open a sentence there. */
static bool keeps_names(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 0; i < a->count; i++) {
        struct str word = a->items[i].text;
        if (is_name(&a->items[i]) && count_equal(a, word) > count_equal(b, word)) return false;
    }
    return true;
}

/* No name in `b` that `a` does not have; a capital that opens a sentence is no name. */
static bool adds_names(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 0; i < b->count; i++)
        if (is_name(&b->items[i]) && !count_fold(a, b->items[i].text)) return true;
    return false;
}

/* "unsafe" does not become "safe", nor the other way round. */
static bool turns_round(const struct tokens *a, const struct tokens *b) {
    static const char *const prefixes[] = {"dis", "il", "im", "in", "ir", "non-", "un"};
    for (uint32_t i = 0; i < a->count; i++)
        for (size_t p = 0; p < sizeof prefixes / sizeof *prefixes; p++) {
            struct str word = a->items[i].text, prefix = str_from(prefixes[p]);
            struct str rest = str_slice(word, prefix.size, word.size);
            bool is_turned = rest.size > 2 && str_starts_fold(word, prefix);
            if (is_turned && count_fold(b, rest) > count_fold(a, rest)) return true;
        }
    return false;
}

static bool same_listed(const struct tokens *a, const struct tokens *b, const char *const *list,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct str word = str_from(list[i]);
        if (count_fold(a, word) != count_fold(b, word)) return false;
    }
    return true;
}

#define SAME_LISTED(a, b, list) same_listed((a), (b), (list), sizeof(list) / sizeof *(list))

static bool is_tracked(struct str word) {
    return has_digit(word) || is_number_word(word) || IS_LISTED(word, LIMITS) ||
           IS_LISTED(word, STRENGTHS) || IS_LISTED(word, CLAIMS);
}

static uint32_t next_tracked(const struct tokens *t, uint32_t i) {
    while (i < t->count && !is_tracked(t->items[i].text)) i++;
    return i;
}

/* No edit reorders a sentence: "not all" does not become "all ... not", "3 of 5" not "5 of 3". */
static bool same_order(const struct tokens *a, const struct tokens *b) {
    uint32_t i = next_tracked(a, 0), j = next_tracked(b, 0);
    while (i < a->count && j < b->count) {
        if (!str_equal_fold(a->items[i].text, b->items[j].text)) return false;
        i = next_tracked(a, i + 1);
        j = next_tracked(b, j + 1);
    }
    return i == a->count && j == b->count;
}

/* A single mark opens speech before a letter and closes it behind one; within words it is an
 * apostrophe. */
static bool opens_single(struct str text, size_t i) {
    if (str_starts(str_slice(text, i, text.size), STR("\xE2\x80\x98"))) return true;
    bool is_start = i == 0 || ascii_is_space(text.bytes[i - 1]);
    return text.bytes[i] == '\'' && is_start && i + 1 < text.size &&
           !ascii_is_space(text.bytes[i + 1]);
}

static bool closes_single(struct str text, size_t i) {
    bool is_curly = str_starts(str_slice(text, i, text.size), STR("\xE2\x80\x99"));
    size_t next = i + (is_curly ? 3 : 1);
    bool is_end = next >= text.size || !ascii_is_alpha(text.bytes[next]);
    return (is_curly || text.bytes[i] == '\'') && is_end;
}

/* The stretches between quotation marks, one behind another. */
static struct str quoted(struct str text, struct arena *scratch) {
    struct buf buf = {.arena = scratch};
    bool is_double = false, is_single = false;
    for (size_t i = 0; i < text.size; i++) {
        struct str rest = str_slice(text, i, text.size);
        if (text.bytes[i] == '"') is_double = !is_double;
        if (str_starts(rest, STR("\xE2\x80\x9C"))) is_double = true;
        if (str_starts(rest, STR("\xE2\x80\x9D"))) is_double = false;
        if (!is_single && opens_single(text, i))
            is_single = true;
        else if (is_single && closes_single(text, i))
            is_single = false;
        if (is_double || is_single) buf_add_char(&buf, text.bytes[i]);
    }
    return buf_str(&buf);
}

static uint32_t count_in(struct str text, const char *what) {
    struct str needle = str_from(what);
    uint32_t count = 0;
    for (size_t at = str_find(text, needle, 0); at != SIZE_MAX; at = str_find(text, needle, at + 1))
        count++;
    return count;
}

static bool same_brackets(struct str a, struct str b) {
    static const char *const brackets[] = {"(", ")", "[", "]"};
    for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
        if (count_in(a, brackets[i]) != count_in(b, brackets[i])) return false;
    return true;
}

/* A word twice in a row that was not so in the source ("had had" may be). */
static bool doubles_word(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 1; i < b->count; i++) {
        struct str word = b->items[i].text;
        bool is_double = !b->items[i].is_first && str_equal_fold(word, b->items[i - 1].text);
        bool was = false;
        for (uint32_t j = 1; is_double && j < a->count && !was; j++)
            was = str_equal_fold(a->items[j].text, word) &&
                  str_equal_fold(a->items[j - 1].text, word);
        if (is_double && !was) return true;
    }
    return false;
}

/* Marks that stand wrongly in `b` and did not in `a`. */
static bool adds_loose_marks(struct str a, struct str b) {
    static const char *const bad[] = {" ,", " .", " ;", " :", " ?", " !", "..", ",,", ",.", ";.",
                                      ":.", "?.", "!.", ".,", ".;", "( ", " )", "()", "(,", "  "};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (count_in(b, bad[i]) > count_in(a, bad[i])) return true;
    return false;
}

static const char *check_tokens(const struct tokens *a, const struct tokens *b) {
    if (!same_numbers(a, b) || !same_numbers(b, a)) return "a number would change";
    if (!keeps_bounds(a, b) || !same_pairs(a, b)) return "a limit or duty would change";
    if (!keeps_names(a, b)) return "a name would be lost";
    if (adds_names(a, b)) return "a name would be added";
    if (!SAME_LISTED(a, b, LIMITS)) return "a negation or limit would change";
    if (turns_round(a, b) || turns_round(b, a)) return "a negation would change";
    if (!SAME_LISTED(a, b, STRENGTHS)) return "the strength of a duty or wish would change";
    if (!SAME_LISTED(a, b, CLAIMS)) return "who says or claims something would change";
    if (!same_order(a, b)) return "what a limit or number belongs to would change";
    if (doubles_word(a, b)) return "a word would stand twice";
    return NULL;
}

const char *simplify_guard(struct str source, struct str result, struct arena scratch) {
    struct tokens *a = ARENA_NEW(&scratch, struct tokens), *b = ARENA_NEW(&scratch, struct tokens);
    cut(source, true, a);
    cut(result, false, b);
    if (a->is_full || b->is_full) return "the sentence is too long to be checked";
    const char *why = check_tokens(a, b);
    if (why) return why;
    if (!str_equal(quoted(source, &scratch), quoted(result, &scratch)))
        return "a quotation would change";
    if (!same_brackets(source, result)) return "brackets would no longer match";
    if (adds_loose_marks(source, result)) return "marks would stand wrongly";
    return NULL;
}
