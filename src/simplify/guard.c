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
    "can",    "cannot", "could",     "may",         "might",      "must",
    "need",   "needs",  "recommend", "recommended", "recommends", "shall",
    "should", "want",   "wanted",    "wants",       "will",       "would"};
static const char *const CLAIMS[] = {
    "alleged",  "allegedly", "allegation", "allegations", "apparently", "believe",   "believed",
    "believes", "claimed",   "reportedly", "said",        "says",       "suspected", "told"};

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

static void cut(struct str text, struct tokens *tokens) {
    bool is_first = true;
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
        struct str raw = str_slice(text, at, end), word = trim_marks(raw);
        tokens->is_full = tokens->count == TOKENS_MAX;
        if (tokens->is_full) return;
        if (word.size) tokens->items[tokens->count++] = (struct token){word, is_first};
        if (raw.size) {
            char last = raw.bytes[raw.size - 1];
            is_first = last == '.' || last == '!' || last == '?' || (is_first && !word.size);
        }
        at = end + 1;
    }
}

static bool has_digit(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if (ascii_is_digit(s.bytes[i])) return true;
    return false;
}

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

static bool same_numbers(const struct tokens *a, const struct tokens *b) {
    for (uint32_t i = 0; i < a->count; i++) {
        struct str word = a->items[i].text;
        if (has_digit(word) && count_equal(a, word) != count_equal(b, word)) return false;
    }
    return true;
}

/* A capital inside a sentence; "I" aside. */
static bool is_name(const struct token *token) {
    return !token->is_first && token->text.size > 1 && ascii_is_upper(token->text.bytes[0]);
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

static uint32_t count_negative_endings(const struct tokens *t) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < t->count; i++) {
        struct str w = t->items[i].text;
        count += str_ends(w, STR("n't")) || str_ends(w, STR("n\xE2\x80\x99t"));
    }
    return count;
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

/* The stretches between double quotation marks, one behind another. */
static struct str quoted(struct str text, struct arena *scratch) {
    struct buf buf = {.arena = scratch};
    bool is_inside = false;
    for (size_t i = 0; i < text.size; i++) {
        struct str rest = str_slice(text, i, text.size);
        bool opens = str_starts(rest, STR("\xE2\x80\x9C")),
             closes = str_starts(rest, STR("\xE2\x80\x9D"));
        if (text.bytes[i] == '"') is_inside = !is_inside;
        if (opens) is_inside = true;
        if (closes) is_inside = false;
        if (is_inside) buf_add_char(&buf, text.bytes[i]);
    }
    return buf_str(&buf);
}

static int depth(struct str text) {
    int open = 0;
    for (size_t i = 0; i < text.size; i++) open += (text.bytes[i] == '(') - (text.bytes[i] == ')');
    return open;
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

static bool has_loose_marks(struct str text) {
    static const char *const bad[] = {" ,", " .", "..", ",,", ",.", ";.", "( ", " )", "  "};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (str_find(text, str_from(bad[i]), 0) != SIZE_MAX) return true;
    return false;
}

static const char *check_tokens(const struct tokens *a, const struct tokens *b) {
    if (!same_numbers(a, b) || !same_numbers(b, a)) return "a number would change";
    if (!keeps_names(a, b)) return "a name would be lost";
    if (adds_names(a, b)) return "a name would be added";
    if (!SAME_LISTED(a, b, LIMITS)) return "a negation or limit would change";
    if (count_negative_endings(a) != count_negative_endings(b)) return "a negation would change";
    if (!SAME_LISTED(a, b, STRENGTHS)) return "the strength of a duty or wish would change";
    if (!SAME_LISTED(a, b, CLAIMS)) return "who says or claims something would change";
    if (doubles_word(a, b)) return "a word would stand twice";
    return NULL;
}

const char *simplify_guard(struct str source, struct str result, struct arena scratch) {
    struct tokens *a = ARENA_NEW(&scratch, struct tokens), *b = ARENA_NEW(&scratch, struct tokens);
    cut(source, a);
    cut(result, b);
    if (a->is_full || b->is_full) return "the sentence is too long to be checked";
    const char *why = check_tokens(a, b);
    if (why) return why;
    if (!str_equal(quoted(source, &scratch), quoted(result, &scratch)))
        return "a quotation would change";
    if (depth(source) != depth(result)) return "brackets would no longer match";
    if (has_loose_marks(result) && !has_loose_marks(source)) return "marks would stand wrongly";
    return NULL;
}
