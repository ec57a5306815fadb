/* The guard's proof: outputs that are sound must pass it, and the same outputs with one thing
 * damaged must not. The sound ones are the pairs of sentences that other tests were given by hand;
 * a damage is made in the result alone, by rules that know nothing of the guard. PLAINER_EVERY
 * thins the cases out for slow builds. */
#include "text.h"
#include "tools.h"

#include <ctype.h>
#include <string.h>

enum { LINE = 4096, LEAST_PERCENT = 99 };

static unsigned every = 1;

/* ---- words of a text ---- */

struct word {
    char *start;
    size_t size; /* letters, digits and what stands between them */
};

static bool is_inner(char c) {
    return isalnum((unsigned char)c) || c == '\'' || c == '-' || (c & 0x80);
}

static size_t cut(char *text, struct word *words, size_t limit) {
    size_t count = 0;
    for (char *c = text; *c && count < limit;) {
        if (!isalnum((unsigned char)*c)) {
            c++;
            continue;
        }
        char *start = c;
        while (*c && (is_inner(*c) || ((*c == '.' || *c == ',') && isdigit((unsigned char)c[1]))))
            c++;
        words[count++] = (struct word){start, (size_t)(c - start)};
    }
    return count;
}

static bool is_word(struct word w, const char *word) {
    return strlen(word) == w.size && strncasecmp(w.start, word, w.size) == 0;
}

/* Puts `with` in the place of the word, with its capital; without `with`, takes the word away and
 * the space before it. */
static void put(char *out, const char *text, struct word w, const char *with) {
    size_t before = (size_t)(w.start - text);
    if (!with && before > 0) before--;
    memcpy(out, text, before);
    strcpy(out + before, with ? with : "");
    if (with && isupper((unsigned char)*w.start)) out[before] = (char)toupper((unsigned char)*with);
    strcat(out, w.start + w.size);
    if (!with && before == 0) memmove(out, out + 1, strlen(out));
}

/* ---- damages: each writes to `out` and tells whether it found something to damage ---- */

typedef bool damage(char *out, char *text, const struct word *words, size_t count);

struct swap {
    const char *from, *to;
};

static bool replace_one(char *out, char *text, const struct word *words, size_t count,
                        const struct swap *swaps, size_t swap_count) {
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < swap_count; k++) {
            if (!is_word(words[i], swaps[k].from)) continue;
            put(out, text, words[i], swaps[k].to);
            return true;
        }
    return false;
}

#define REPLACE(...)                                                                               \
    static const struct swap swaps[] = {__VA_ARGS__};                                              \
    return replace_one(out, text, words, count, swaps, sizeof swaps / sizeof *swaps)

static bool change_number(char *out, char *text, const struct word *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        char digits[64];
        if (!isdigit((unsigned char)*words[i].start) || words[i].size > 60) continue;
        memcpy(digits, words[i].start, words[i].size);
        digits[words[i].size] = '\0';
        digits[0] = digits[0] == '9' ? '8' : (char)(digits[0] + 1);
        put(out, text, words[i], digits);
        return true;
    }
    REPLACE({"two", "three"}, {"three", "two"}, {"four", "five"}, {"five", "six"}, {"six", "seven"},
            {"ten", "twelve"}, {"twelve", "ten"}, {"half", "quarter"}, {"twice", "once"});
}

static bool lose_number(char *out, char *text, const struct word *words, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (isdigit((unsigned char)*words[i].start)) {
            put(out, text, words[i], NULL);
            return true;
        }
    REPLACE({"two", NULL}, {"three", NULL}, {"four", NULL}, {"five", NULL}, {"six", NULL},
            {"ten", NULL}, {"twelve", NULL});
}

static bool drop_negation(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"not", NULL}, {"never", NULL}, {"no", "the"}, {"cannot", "can"}, {"without", "with"},
            {"nobody", "somebody"}, {"nothing", "something"}, {"none", "some"}, {"can't", "can"},
            {"won't", "will"}, {"don't", "do"}, {"didn't", "did"}, {"isn't", "is"});
}

static bool add_negation(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"is", "is not"}, {"are", "are not"}, {"was", "was not"}, {"were", "were not"},
            {"will", "will not"}, {"can", "cannot"}, {"must", "must not"}, {"may", "may not"},
            {"should", "should not"}, {"have", "have not"}, {"has", "has not"}, {"had", "had not"});
}

static bool change_modal(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"must", "should"}, {"should", "must"}, {"may", "will"}, {"might", "will"},
            {"can", "must"}, {"could", "can"}, {"will", "may"}, {"would", "will"}, {"shall", "may"},
            {"wants", "needs"}, {"want", "need"}, {"needs", "wants"});
}

static bool lose_modal(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"must", NULL}, {"should", NULL}, {"may", NULL}, {"might", NULL}, {"can", NULL},
            {"could", NULL}, {"will", NULL}, {"would", NULL});
}

static bool change_limit(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"only", NULL}, {"unless", "if"}, {"until", "when"}, {"except", "and"},
            {"least", "most"}, {"most", "least"}, {"hardly", NULL});
}

static bool change_amount(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"all", "some"}, {"some", "all"}, {"many", "all"}, {"few", "many"}, {"both", "some"},
            {"always", "often"}, {"often", "always"}, {"sometimes", "always"},
            {"usually", "always"}, {"several", "all"});
}

static bool change_claim(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"said", "showed"}, {"says", "shows"}, {"told", "showed"}, {"claims", "shows"},
            {"claimed", "showed"}, {"alleged", "known"}, {"believes", "knows"},
            {"believed", "knew"}, {"suspected", "known"});
}

static bool change_person(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"he", "she"}, {"she", "he"}, {"him", "her"}, {"they", "he"}, {"them", "her"},
            {"we", "they"}, {"us", "them"}, {"you", "they"}, {"his", "her"}, {"my", "her"},
            {"our", "his"}, {"their", "her"}, {"I", "she"});
}

static bool is_name(const struct word *words, size_t i) {
    bool is_capital = isupper((unsigned char)*words[i].start) && words[i].size > 1;
    bool follows_word = i > 0 && words[i - 1].start + words[i - 1].size + 1 == words[i].start;
    return is_capital && follows_word && words[i].start[-1] == ' ';
}

static bool lose_name(char *out, char *text, const struct word *words, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (is_name(words, i)) {
            put(out, text, words[i], NULL);
            return true;
        }
    return false;
}

static bool change_name(char *out, char *text, const struct word *words, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (is_name(words, i)) {
            put(out, text, words[i], "Zadie");
            return true;
        }
    return false;
}

static bool turn_word(char *out, char *text, const struct word *words, size_t count) {
    REPLACE({"safe", "unsafe"}, {"able", "unable"}, {"happy", "unhappy"}, {"likely", "unlikely"},
            {"fair", "unfair"}, {"known", "unknown"}, {"clear", "unclear"}, {"kind", "unkind"},
            {"well", "unwell"}, {"under", "over"}, {"over", "under"}, {"before", "after"},
            {"after", "before"});
}

static bool double_word(char *out, char *text, const struct word *words, size_t count) {
    if (count < 3) return false;
    char twice[2 * LINE];
    snprintf(twice, sizeof twice, "%.*s %.*s", (int)words[1].size, words[1].start,
             (int)words[1].size, words[1].start);
    put(out, text, words[1], twice);
    return true;
}

/* A full stop where no sentence ends. */
static bool break_off(char *out, char *text, const struct word *words, size_t count) {
    static const char *const small[] = {"the", "a", "and", "of", "to", "their", "her"};
    for (size_t i = 1; i + 1 < count; i++)
        for (size_t k = 0; k < sizeof small / sizeof *small; k++) {
            char stopped[32];
            if (!is_word(words[i], small[k]) || words[i].start[words[i].size] != ' ') continue;
            snprintf(stopped, sizeof stopped, "%s.", small[k]);
            put(out, text, words[i], stopped);
            size_t at = (size_t)(words[i].start - text) + strlen(stopped) + 1;
            out[at] = (char)toupper((unsigned char)out[at]);
            return true;
        }
    return false;
}

static bool change_quotation(char *out, char *text, const struct word *words, size_t count) {
    char *open = strstr(text, "\xE2\x80\x9C");
    for (size_t i = 1; open && i < count; i++)
        if (words[i].start > open && words[i].size > 3) {
            put(out, text, words[i], "thing");
            return true;
        }
    return false;
}

/* Both brackets of a pair: what was only added stands there as if it were part of the sentence. */
static bool lose_pair(char *out, char *text, const struct word *words, size_t count) {
    (void)words, (void)count;
    char *open = strchr(text, '('), *close = open ? strchr(open, ')') : NULL;
    if (!close) return false;
    for (const char *c = text; *c; c++)
        if (c != open && c != close) *out++ = *c;
    *out = '\0';
    return true;
}

static bool lose_bracket(char *out, char *text, const struct word *words, size_t count) {
    (void)words, (void)count;
    char *bracket = strpbrk(text, "()");
    if (!bracket) return false;
    memcpy(out, text, (size_t)(bracket - text));
    strcpy(out + (bracket - text), bracket + 1);
    return true;
}

/* "The council wrote the letter": the two nouns change places. */
static bool swap_roles(char *out, char *text, const struct word *words, size_t count) {
    (void)text;
    static const char *const verbs[] = {
        "agreed", "answered", "asked",  "bought",  "called",  "found",    "gave",
        "heard",  "helped",   "helps",  "left",    "met",     "needs",    "observed",
        "read",   "saw",      "showed", "sent",    "stopped", "supports", "thanked",
        "told",   "visited",  "visits", "watched", "wrote"};
    static const char *const articles[] = {"a", "an", "her", "his", "my", "our", "the", "their"};
    for (size_t i = 2; i + 2 < count; i++) {
        bool is_verb = false, is_article = false;
        for (size_t k = 0; k < sizeof verbs / sizeof *verbs; k++)
            is_verb |= is_word(words[i], verbs[k]);
        for (size_t k = 0; k < sizeof articles / sizeof *articles; k++)
            is_article |= is_word(words[i + 1], articles[k]);
        bool is_subject = i == 2 && (is_word(words[0], "the") || is_word(words[0], "my"));
        if (!is_verb || !is_article || !is_subject) continue;
        snprintf(out, LINE, "%.*s %.*s %.*s %.*s %.*s%s", (int)words[0].size, words[0].start,
                 (int)words[i + 2].size, words[i + 2].start, (int)words[i].size, words[i].start,
                 (int)words[i + 1].size, words[i + 1].start, (int)words[1].size, words[1].start,
                 words[i + 2].start + words[i + 2].size);
        return true;
    }
    return false;
}

static struct kind {
    const char *name;
    damage *make;
    unsigned made, caught;
} kinds[] = {
    {"number changed", change_number, 0, 0},
    {"number lost", lose_number, 0, 0},
    {"negation dropped", drop_negation, 0, 0},
    {"negation added", add_negation, 0, 0},
    {"modal changed", change_modal, 0, 0},
    {"modal lost", lose_modal, 0, 0},
    {"limit changed", change_limit, 0, 0},
    {"amount changed", change_amount, 0, 0},
    {"claim changed", change_claim, 0, 0},
    {"person changed", change_person, 0, 0},
    {"name lost", lose_name, 0, 0},
    {"name changed", change_name, 0, 0},
    {"word turned round", turn_word, 0, 0},
    {"word doubled", double_word, 0, 0},
    {"broken off", break_off, 0, 0},
    {"quotation changed", change_quotation, 0, 0},
    {"bracket lost", lose_bracket, 0, 0},
    {"both brackets lost", lose_pair, 0, 0},
    {"roles swapped", swap_roles, 0, 0},
};

/* ---- the guard at work ---- */

static bool passes(pl_engine *engine, const char *source, const char *result, pl_failure *failure) {
    return pl_guard(engine, source, strlen(source), result, strlen(result), failure) == 0;
}

static unsigned sound, sound_passed;

static void try_pair(pl_engine *engine, const char *source, const char *result) {
    enum { MOST = 256 };
    struct word words[MOST];
    char text[LINE], out[3 * LINE];
    pl_failure failure = {.exit_status = 0};
    if (strlen(result) >= LINE) return;
    sound++;
    bool is_sound = passes(engine, source, result, &failure);
    sound_passed += is_sound;
    if (!is_sound) {
        printf("refused (%s): %s\n         %s\n", failure.message, source, result);
        return;
    }
    strcpy(text, result);
    size_t count = cut(text, words, MOST);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        if (!kinds[k].make(out, text, words, count) || strcmp(out, text) == 0) continue;
        bool is_caught = !passes(engine, source, out, &failure);
        kinds[k].made++;
        kinds[k].caught += is_caught;
        if (!is_caught) printf("missed (%s): %s\n        %s\n", kinds[k].name, source, out);
    }
}

/* Lines of `columns` columns, the last two of which are source and result. */
static void try_table(pl_engine *engine, const char *name, int columns) {
    size_t size = 0;
    char *bytes = files_read_source(name, &size), *table = realloc(bytes, size + 1);
    unsigned number = 0;
    if (!table) abort();
    table[size] = '\0';
    for (char *line = strtok(table, "\n"); line; line = strtok(NULL, "\n")) {
        char *source = columns == 3 ? strchr(line, '\t') : line;
        char *result = source ? strchr(source + 1, '\t') : NULL;
        if (*line == '#' || !result || number++ % every) continue;
        *result++ = '\0';
        if (columns == 3) source++;
        try_pair(engine, source, strcmp(result, "=") == 0 ? source : result);
    }
    free(table);
}

int main(void) {
    struct tools tools;
    pl_engine *engine = pl_engine_new();
    const char *thinned = getenv("PLAINER_EVERY");
    if (thinned && atoi(thinned) > 0) every = (unsigned)atoi(thinned);
    tools_open(&tools, engine);
    try_table(engine, "tests/simplify/operations.tsv", 3);
    try_table(engine, "tests/dictionary/replacements.tsv", 2);
    try_table(engine, "tests/simplify/sound.tsv", 2);
    unsigned made = 0, caught = 0;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        printf("%-18s %4u of %4u caught\n", kinds[k].name, kinds[k].caught, kinds[k].made);
        made += kinds[k].made;
        caught += kinds[k].caught;
    }
    printf("all: %u of %u caught; sound: %u of %u passed\n", caught, made, sound_passed, sound);
    CHECK(made * every >= 5000, "only %u damages", made);
    CHECK(caught * 100 >= made * LEAST_PERCENT, "%u of %u damages caught", caught, made);
    CHECK(sound_passed * 100 >= sound * LEAST_PERCENT, "%u of %u sound outputs passed",
          sound_passed, sound);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
