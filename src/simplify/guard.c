/* The guard: compares a sentence with what was made of it and refuses a result that lost, gained or
 * changed a number, a name, a negation or limit, the strength of an obligation, an allegation or a
 * quotation, or that is badly formed. It sees two texts and no rule, so that no rule can talk it
 * round. Explanations of ours are not part of the result it gets. */
#include "simplify/internal.h"

#include "base/utf8.h"
#include "simplify/guard_tokens.h"

#include <string.h>

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

static bool has_digit(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if (ascii_is_digit(s.bytes[i])) return true;
    return false;
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
        if (is_exact && tokens_count_equal(a, word) != tokens_count_equal(b, word)) return false;
        if (is_number_word(word) && tokens_count_fold(a, word) != tokens_count_fold(b, word))
            return false;
    }
    return true;
}

/* "under 18", "more than 20" and "by 5 May" stay what they are. */
static bool keeps_bounds(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 1; i < a->count; i++) {
        struct str before = a->items[i - 1].text, word = a->items[i].text;
        if (!has_digit(word) || !IS_LISTED(before, BOUNDS)) continue;
        if (tokens_count_pair(a, before, word) > tokens_count_pair(b, before, word)) return false;
    }
    return true;
}

/* Limits and duties of two words. */
static bool same_pairs(const struct tokens *a, const struct tokens *b) {
    static const char *const pairs[][2] = {{"had", "to"},  {"has", "to"},    {"have", "to"},
                                           {"not", "all"}, {"not", "every"}, {"up", "to"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct str first = str_from(pairs[i][0]), second = str_from(pairs[i][1]);
        if (tokens_count_pair(a, first, second) != tokens_count_pair(b, first, second))
            return false;
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
        if (is_name(&a->items[i]) && tokens_count_equal(a, word) > tokens_count_equal(b, word))
            return false;
    }
    return true;
}

/* No name in `b` that `a` does not have; a capital that opens a sentence is no name. */
static bool adds_names(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 0; i < b->count; i++)
        if (is_name(&b->items[i]) && !tokens_count_fold(a, b->items[i].text)) return true;
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
            if (is_turned && tokens_count_fold(b, rest) > tokens_count_fold(a, rest)) return true;
        }
    return false;
}

static bool same_listed(const struct tokens *a, const struct tokens *b, const char *const *list,
                        size_t count) {
    for (size_t i = 0; i < count; i++) {
        struct str word = str_from(list[i]);
        if (tokens_count_fold(a, word) != tokens_count_fold(b, word)) return false;
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

/* The word that stands at an offset. */
static struct str word_at(struct str text, size_t at) {
    size_t end = at;
    while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
    return str_slice(text, at, end);
}

/* How often a mark stands right before the word, whatever its capital. */
static uint32_t count_before(struct str text, const char *mark, struct str word) {
    uint32_t count = 0;
    size_t size = strlen(mark);
    for (size_t at = str_find(text, str_from(mark), 0); at != SIZE_MAX;
         at = str_find(text, str_from(mark), at + 1)) {
        struct str there = word_at(text, at + size);
        count += there.size >= word.size && str_equal_fold(str_slice(there, 0, word.size), word);
    }
    return count;
}

/* Where a bracket opened, the result has it, or a dash or a new sentence in its place. */
static bool keeps_asides(struct str a, struct str b) {
    static const char *const marks[] = {"(", "\xE2\x80\x93 ", ". "};
    for (size_t at = str_find(a, STR("("), 0); at != SIZE_MAX; at = str_find(a, STR("("), at + 1)) {
        struct str word = word_at(a, at + 1);
        size_t letters = 0;
        while (letters < word.size && ascii_is_alpha(word.bytes[letters])) letters++;
        word = str_slice(word, 0, letters);
        uint32_t before = 0, now = 0;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
            before += count_before(a, marks[i], word);
            now += count_before(b, marks[i], word);
        }
        if (now < before) return false;
    }
    return true;
}

/* Brackets may go in pairs, where a dash or a full stop is there instead. */
static bool same_brackets(struct str a, struct str b) {
    size_t open = count_in(a, "("), close = count_in(a, ")");
    size_t now_open = count_in(b, "("), now_close = count_in(b, ")");
    bool is_same = count_in(a, "[") == count_in(b, "[") && count_in(a, "]") == count_in(b, "]");
    if (!is_same || now_open > open || open - now_open != close - now_close) return false;
    return now_open == open || keeps_asides(a, b);
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

/* Words that say who it is about, in all cases. */
static const char *const PERSONS[][3] = {{"he", "him", "his"},   {"i", "me", "my"},
                                         {"she", "her", "hers"}, {"they", "them", "their"},
                                         {"us", "we", "our"},    {"you", "your", "yours"}};

static uint32_t count_person(const struct tokens *t, const char *const forms[3]) {
    uint32_t count = 0;
    for (size_t i = 0; i < 3; i++) count += tokens_count_fold(t, str_from(forms[i]));
    return count;
}

/* A person may be named more often than before, but not less; nor may he, she or I come in. "You"
 * and "we" come in where an organisation's dictionary has them. */
static bool same_persons(const struct tokens *a, const struct tokens *b) {
    enum { SINGULAR = 3 };
    for (size_t i = 0; i < sizeof PERSONS / sizeof *PERSONS; i++) {
        uint32_t before = count_person(a, PERSONS[i]), after = count_person(b, PERSONS[i]);
        if (after < before || (after > before && !before && i < SINGULAR)) return false;
    }
    return true;
}

/* How many or how often: what stands there may not go, and the strongest of them may not come. */
static bool same_amounts(const struct tokens *a, const struct tokens *b) {
    static const char *const words[] = {"all",    "always",  "both",   "few",       "many",
                                        "often",  "other",   "others", "rarely",    "same",
                                        "seldom", "several", "some",   "sometimes", "usually"};
    static const char *const strong[] = {"all", "always", "both", "few", "rarely"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_from(words[i]);
        if (tokens_count_fold(b, word) < tokens_count_fold(a, word)) return false;
    }
    for (size_t i = 0; i < sizeof strong / sizeof *strong; i++) {
        struct str word = str_from(strong[i]);
        if (tokens_count_fold(b, word) > tokens_count_fold(a, word)) return false;
    }
    return true;
}

/* The longest sequence of words that both have in the same order, against the number of words that
 * both have (Hirschberg 1975, "A linear space algorithm for computing maximal common
 * subsequences"). */
static bool keeps_order(const struct tokens *a, const struct tokens *b, struct arena scratch) {
    uint32_t common = 0;
    uint16_t *row = ARENA_ARRAY(&scratch, uint16_t, (size_t)b->count + 1);
    bool *is_taken = ARENA_ARRAY(&scratch, bool, (size_t)b->count + 1);
    for (uint32_t i = 0; i < a->count; i++) {
        uint16_t diagonal = 0;
        bool is_found = false;
        for (uint32_t j = 0; j < b->count; j++) {
            uint16_t above = row[j + 1];
            bool is_same = str_equal_fold(a->items[i].text, b->items[j].text);
            if (is_same && !is_found && !is_taken[j]) is_found = is_taken[j] = true;
            row[j + 1] = is_same ? (uint16_t)(diagonal + 1) : above > row[j] ? above : row[j];
            diagonal = above;
        }
        common += is_found;
    }
    return row[b->count] == common;
}

/* A sentence that stops behind a word which wants another one, or starts with one that leans back:
 * "They met and." "Which is new." */
static bool adds_loose_ends(const struct tokens *a, const struct tokens *b) {
    static const char *const ends[] = {"a",  "an",   "and", "because", "but",  "if",
                                       "or", "than", "the", "their",   "whose"};
    static const char *const starts[] = {"which", "whom", "whose"};
    for (uint32_t i = 0; i < b->count; i++) {
        bool is_last = i + 1 == b->count || b->items[i + 1].is_first;
        struct str word = b->items[i].text, last = a->items[a->count - 1].text;
        if (is_last && IS_LISTED(word, ends) && !str_equal_fold(word, last)) return true;
        bool is_start = i > 0 && b->items[i].is_first;
        if (is_start && IS_LISTED(word, starts)) return true;
    }
    return false;
}

/* Do the two words follow each other in the text with nothing between them? */
static bool stand_together(const struct tokens *t, struct str first, struct str second) {
    for (uint32_t i = 1; i < t->count; i++) {
        const struct token *before = &t->items[i - 1];
        if (!before->has_mark && str_equal_fold(before->text, first) &&
            str_equal_fold(t->items[i].text, second))
            return true;
    }
    return false;
}

/* Could a sentence end behind the word: does a mark or a conjunction follow it somewhere? */
static bool may_end(const struct tokens *t, struct str word) {
    static const char *const joints[] = {"and", "because", "but", "or", "so",
                                         "to",  "which",   "who", "yet"};
    for (uint32_t i = 0; i < t->count; i++) {
        if (!str_equal_fold(t->items[i].text, word)) continue;
        bool is_last = i + 1 == t->count || t->items[i].has_mark;
        if (is_last || IS_LISTED(t->items[i + 1].text, joints)) return true;
    }
    return false;
}

/* A full stop between two words that stood side by side, where no "but" or "so" joins two clauses.
 */
static bool breaks_off(const struct tokens *a, const struct tokens *b) {
    static const char *const joints[] = {"and", "but", "so", "then", "yet"};
    static const char *const small[] = {"at", "by", "for", "from", "her", "his",  "in",  "into",
                                        "my", "of", "on",  "our",  "to",  "with", "your"};
    for (uint32_t i = 1; i < b->count; i++) {
        struct str before = b->items[i - 1].text, word = b->items[i].text;
        if (b->items[i].is_first && IS_LISTED(before, small) && !may_end(a, before)) return true;
        if (b->items[i].is_first && !IS_LISTED(word, joints) && stand_together(a, before, word))
            return true;
    }
    return false;
}

/* "before" has become "after". */
static bool turns_sides(const struct tokens *a, const struct tokens *b) {
    static const char *const sides[][2] = {{"before", "after"}, {"under", "over"},
                                           {"above", "below"},  {"more", "less"},
                                           {"first", "last"},   {"with", "without"}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        struct str one = str_from(sides[i][0]), other = str_from(sides[i][1]);
        int first = (int)tokens_count_fold(b, one) - (int)tokens_count_fold(a, one);
        int second = (int)tokens_count_fold(b, other) - (int)tokens_count_fold(a, other);
        if ((first > 0 && second < 0) || (first < 0 && second > 0)) return true;
    }
    return false;
}

static const char *check_tokens(const struct tokens *a, const struct tokens *b,
                                struct arena *scratch) {
    bool is_as_strong = SAME_LISTED(a, b, STRENGTHS);
    const struct tokens *once =
        is_as_strong ? b
                     : guard_without_repeats(a, b, LIMITS, sizeof LIMITS / sizeof *LIMITS, scratch);
    if (!same_numbers(a, b) || !same_numbers(b, a)) return "a number would change";
    if (!keeps_bounds(a, b) || !same_pairs(a, b)) return "a limit or duty would change";
    if (!keeps_names(a, b)) return "a name would be lost";
    if (adds_names(a, b)) return "a name would be added";
    if (!SAME_LISTED(a, b, LIMITS)) return "a negation or limit would change";
    if (turns_round(a, b) || turns_round(b, a)) return "a negation would change";
    if (!is_as_strong && !SAME_LISTED(a, once, STRENGTHS))
        return "the strength of a duty or wish would change";
    if (!SAME_LISTED(a, b, CLAIMS)) return "who says or claims something would change";
    if (!same_persons(a, b)) return "whom it is about would change";
    if (!same_amounts(a, b)) return "how many or how often would change";
    if (!same_order(a, once)) return "what a limit or number belongs to would change";
    if (turns_sides(a, b)) return "before and after, or more and less, would change";
    if (a->count && (adds_loose_ends(a, b) || breaks_off(a, b)))
        return "a sentence would stop or start in the middle";
    if (doubles_word(a, b)) return "a word would stand twice";
    return NULL;
}

const char *simplify_guard(struct str source, struct str result, bool *is_reordered,
                           struct arena scratch) {
    struct tokens *a = ARENA_NEW(&scratch, struct tokens), *b = ARENA_NEW(&scratch, struct tokens);
    tokens_cut(source, true, a);
    tokens_cut(result, false, b);
    if (a->is_full || b->is_full) return "the sentence is too long to be checked";
    const char *why = check_tokens(a, b, &scratch);
    if (is_reordered) *is_reordered = !keeps_order(a, b, scratch);
    if (why) return why;
    if (!str_equal(quoted(source, &scratch), quoted(result, &scratch)))
        return "a quotation would change";
    if (!same_brackets(source, result)) return "brackets would no longer match";
    if (adds_loose_marks(source, result)) return "marks would stand wrongly";
    return NULL;
}
