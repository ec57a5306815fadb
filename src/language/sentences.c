/* Sentence boundaries by our own rules: a terminator is a candidate, and the words on both sides
 * decide. Block structure comes first: a sentence never runs over a block's end, so headings, list
 * items and cells need no rule here. Leaves out languages other than English. */
#include "language/abbreviations.h"
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

/* A place where a sentence may end, and what stands around it. */
struct candidate {
    size_t stop;    /* the terminator */
    size_t end;     /* behind it and its closing marks */
    size_t next;    /* the next character that is not white space */
    bool is_strong; /* ! or ? */
    bool is_ellipsis;
    bool has_closer; /* a quotation mark or bracket closes behind it */
    bool has_opener; /* ... or opens before the next word */
    bool next_upper, next_lower, next_digit;
    bool in_brackets;
    struct str before;   /* the word that the terminator ends, without it */
    struct str previous; /* the word before that */
    struct str following;
    bool is_first_word;
};

struct splitter {
    struct str text;
    size_t start; /* of the sentence */
    int depth;    /* open brackets in this sentence */
};

static bool is_closer(uint32_t c) {
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '}' || c == 0x2019 ||
           c == 0x201D || c == 0xBB;
}

static bool is_opener(uint32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0x2018 ||
           c == 0x201C || c == 0xAB;
}

static bool is_terminator(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Runs over ". . .", "?!", "…" and counts what it saw. */
static size_t pass_terminators(struct str text, size_t at, struct candidate *c) {
    unsigned dots = 0;
    while (at < text.size) {
        size_t length;
        uint32_t code = language_char_at(text, at, &length);
        if (code == ' ' && dots && at + 1 < text.size && text.bytes[at + 1] == '.') {
            at++;
            continue;
        }
        if (!is_terminator(code)) break;
        if (code == '.') dots++;
        if (code == '!' || code == '?') c->is_strong = true;
        if (code == 0x2026) c->is_ellipsis = true;
        at += length;
    }
    if (dots > 1) c->is_ellipsis = true;
    return at;
}

static size_t pass_closers(struct splitter *s, size_t at, struct candidate *c) {
    while (at < s->text.size) {
        size_t length;
        uint32_t code = language_char_at(s->text, at, &length);
        if (!is_closer(code)) break;
        if ((code == ')' || code == ']') && s->depth > 0) s->depth--;
        c->has_closer = true;
        at += length;
    }
    return at;
}

static size_t pass_space(struct str text, size_t at) {
    while (at < text.size) {
        size_t length;
        if (!unicode_is_space(language_char_at(text, at, &length))) break;
        at += length;
    }
    return at;
}

static bool is_word_edge(char c) {
    return c == ' ' || c == '(' || c == '[' || c == '"' || c == '\n' || (unsigned char)c >= 0x80;
}

static struct str word_before(struct str text, size_t start, size_t end) {
    size_t from = end;
    while (from > start && !is_word_edge(text.bytes[from - 1])) from--;
    return str_slice(text, from, end);
}

static struct str word_after(struct str text, size_t at) {
    size_t to = at;
    while (to < text.size && (ascii_is_alpha(text.bytes[to]) || text.bytes[to] == '\'')) to++;
    return str_slice(text, at, to);
}

static void look_behind(const struct splitter *s, struct candidate *c) {
    c->before = word_before(s->text, s->start, c->stop);
    size_t at = (size_t)(c->before.bytes - s->text.bytes);
    c->is_first_word = at == s->start;
    while (at > s->start && s->text.bytes[at - 1] == ' ') at--;
    c->previous = word_before(s->text, s->start, at);
}

static void look_ahead(const struct splitter *s, struct candidate *c) {
    size_t at = c->next, length;
    while (at < s->text.size && is_opener(language_char_at(s->text, at, &length))) {
        c->has_opener = true;
        at += length;
    }
    if (at >= s->text.size) return;
    uint32_t code = language_char_at(s->text, at, &length);
    c->next_upper = unicode_is_upper(code);
    c->next_lower = unicode_is_lower(code);
    c->next_digit = unicode_is_digit(code);
    c->following = word_after(s->text, at);
}

static bool starts_upper(struct str word) {
    return word.size && ascii_is_upper(word.bytes[0]);
}

static bool is_all_digits(struct str word) {
    for (size_t i = 0; i < word.size; i++)
        if (!ascii_is_digit(word.bytes[i])) return false;
    return word.size > 0;
}

static bool opens_sentence(const struct candidate *c) {
    return c->next_upper && abbreviation_is_opener(c->following);
}

/* "9 a.m. on Monday", "until 5 p.m. The office": a time may end a sentence. */
static bool is_time(struct str word) {
    return str_equal_fold(word, STR("a.m")) || str_equal_fold(word, STR("p.m"));
}

static bool ends_after_may_end(const struct candidate *c) {
    if (c->next_digit) return false;
    if (!c->next_upper) return true;
    if (is_time(c->before)) return !abbreviation_is_always_capital(c->following);
    return opens_sentence(c) || c->has_opener;
}

/* "St." is a title before a name ("St. Anne's") and a street after one ("High St. The"). */
static bool ends_after_title(const struct candidate *c) {
    if (!c->next_upper && !c->next_digit) return true;
    return str_equal_fold(c->before, STR("st")) && opens_sentence(c) && !c->is_first_word &&
           starts_upper(c->previous);
}

static bool ends_after_number_word(const struct candidate *c) {
    if (c->next_digit) return false;
    return !(c->next_upper && c->following.size == 1);
}

/* "J. Smith" is an initial; "Plan B. The" and "Henry I. He" are not. */
static bool ends_after_initial(const struct candidate *c) {
    if (!c->next_upper) return true;
    return opens_sentence(c) && c->following.size > 1;
}

static bool is_list_number(const struct candidate *c) {
    return c->is_first_word && c->before.size && c->before.size <= 3 &&
           (c->before.size == 1 || is_all_digits(c->before));
}

static bool is_dotted(struct str word) {
    return word.size >= 3 && word.size <= 9 && ascii_is_alpha(word.bytes[0]) &&
           word.bytes[1] == '.';
}

static bool ends_after_word(const struct candidate *c) {
    if (abbreviation_never_ends(c->before)) return false;
    if (abbreviation_is_title(c->before)) return ends_after_title(c);
    if (abbreviation_takes_number(c->before)) return ends_after_number_word(c);
    if (abbreviation_may_end(c->before)) return ends_after_may_end(c);
    if (is_list_number(c)) return false;
    if (c->before.size == 1 && starts_upper(c->before)) return ends_after_initial(c);
    if (is_dotted(c->before)) return opens_sentence(c);
    return true;
}

static bool is_boundary(const struct candidate *c) {
    if (c->next_lower) return false;
    if (c->in_brackets && !c->has_closer) return false;
    if (c->is_strong) return true;
    if (c->is_ellipsis) return c->next_upper || c->has_opener || c->next_digit;
    return ends_after_word(c);
}

/* Examines the terminator at `at`. Returns where to go on, and in `end` the end of the sentence
 * with the white space behind it, or 0 when it goes on. */
static size_t examine(struct splitter *s, size_t at, size_t *end) {
    struct candidate c = {.stop = at};
    *end = 0;
    size_t behind = pass_terminators(s->text, at, &c);
    c.in_brackets = s->depth > 0;
    c.end = pass_closers(s, behind, &c);
    c.next = pass_space(s->text, c.end);
    if (c.next == c.end && c.end < s->text.size) return behind;
    if (c.next >= s->text.size) return s->text.size;
    look_behind(s, &c);
    look_ahead(s, &c);
    if (is_boundary(&c)) *end = c.next;
    return c.end;
}

/* A hard line break ends a sentence unless the next line goes on in lower case. */
static bool breaks_at(struct str text, size_t at) {
    size_t next = pass_space(text, at), length;
    return next < text.size && !unicode_is_lower(language_char_at(text, next, &length));
}

static void add_end(struct splitter *s, struct language_ends *ends, size_t end,
                    struct arena *scratch) {
    *ARENA_PUSH(scratch, ends) = (uint32_t)end;
    s->start = end;
    s->depth = 0;
}

/* A bracket that closes again in this block; one that never does must not hold sentences together.
 */
static bool opens_bracket(struct str text, size_t at, uint32_t code) {
    if (code != '(' && code != '[') return false;
    return str_find(text, code == '(' ? STR(")") : STR("]"), at) != SIZE_MAX;
}

void language_split(struct str text, struct language_ends *ends, struct arena *scratch) {
    struct splitter s = {.text = text};
    size_t at = 0;
    while (at < text.size) {
        size_t length, end = 0;
        uint32_t code = language_char_at(text, at, &length);
        if (opens_bracket(text, at, code)) s.depth++;
        if ((code == ')' || code == ']') && s.depth > 0) s.depth--;
        if (code == '\n' && breaks_at(text, at)) end = pass_space(text, at);
        if (is_terminator(code))
            at = examine(&s, at, &end);
        else
            at = end ? end : at + length;
        if (end) {
            add_end(&s, ends, end, scratch);
            at = end;
        }
    }
    if (!ends->count || ends->items[ends->count - 1] < text.size)
        add_end(&s, ends, text.size, scratch);
}
