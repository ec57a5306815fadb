/* Sentence boundaries by our own rules: a terminator is a candidate, and the words on both sides
 * decide. Block structure comes first: a sentence never runs over a block's end, so headings, list
 * items and cells need no rule here. Leaves out languages other than English. */
#include "language/abbreviations.h"
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

#include <string.h>

/* A place where a sentence may end, and what stands around it. */
struct candidate {
    size_t stop;    /* the terminator */
    size_t end;     /* behind it and its closing marks */
    size_t next;    /* the next character that is not white space */
    bool is_strong; /* ! or ? */
    bool is_ellipsis;
    bool has_closer;        /* a quotation mark or bracket directly behind it */
    bool has_closing_quote; /* ... a quotation mark */
    bool has_opening_quote; /* before the next word */
    bool next_upper, next_lower, next_digit;
    bool next_joins;      /* a dash or "&" comes: the sentence goes on */
    bool next_is_code;    /* "AB123" comes */
    bool next_is_address; /* of the web */
    bool is_speech_tag;   /* "Ruby asked" comes */
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

/* A longer bracket does not hold its sentences together; this bounds the search for its end, too.
 */
enum { BRACKET_BYTES = 600 };

static bool is_closing_quote(uint32_t c) {
    return c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB;
}

static bool is_closer(uint32_t c) {
    return is_closing_quote(c) || c == ')' || c == ']' || c == '}';
}

static bool is_opening_quote(uint32_t c) {
    return c == '"' || c == '\'' || c == 0x2018 || c == 0x201C || c == 0xAB;
}

static bool is_opener(uint32_t c) {
    return is_opening_quote(c) || c == '(' || c == '[' || c == '{';
}

static bool is_joiner(uint32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == '&' || c == '+';
}

static bool is_currency(uint32_t c) {
    return c == '$' || c == 0xA3 || c == 0x20AC;
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
        c->has_closing_quote = c->has_closing_quote || is_closing_quote(code);
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
    return c == ' ' || c == '(' || c == '[' || c == '"' || c == '\n' || c == '/' ||
           (unsigned char)c >= 0x80;
}

static struct str word_before(struct str text, size_t start, size_t end) {
    enum { MOST_BYTES = 64 }; /* longer ones are in no table */
    size_t from = end;
    while (from > start && end - from < MOST_BYTES && !is_word_edge(text.bytes[from - 1])) from--;
    while (from < end && text.bytes[from] == '\'') from++;
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

static bool starts_upper(struct str word) {
    return word.size && ascii_is_upper(word.bytes[0]);
}

static bool ends_lower(struct str word) {
    return word.size && ascii_is_lower(word.bytes[word.size - 1]);
}

static bool is_made_of(struct str word, const char *letters) {
    for (size_t i = 0; i < word.size; i++)
        if (!memchr(letters, word.bytes[i], strlen(letters))) return false;
    return word.size > 0;
}

/* "Ruby asked", "I said", "Dr. Lee told us". */
static bool is_speech_tag(struct str text, size_t at) {
    enum { MOST_WORDS = 4 };
    for (int i = 0; i < MOST_WORDS; i++) {
        struct str word = word_after(text, at);
        if (i > 0 && abbreviation_is_speech(word)) return true;
        if (!starts_upper(word)) return false;
        at += word.size;
        if (at < text.size && text.bytes[at] == '.') at++;
        if (at < text.size && text.bytes[at] == ' ') at++;
    }
    return false;
}

/* "AB123", "W/12": a number with letters before it. */
static bool is_code(struct str text, size_t at) {
    size_t end = at;
    while (end < text.size && end - at < 4 && ascii_is_upper(text.bytes[end])) end++;
    if (end == at || end - at > 3) return false;
    if (end < text.size && (text.bytes[end] == '/' || text.bytes[end] == '-')) end++;
    return end < text.size && ascii_is_digit(text.bytes[end]);
}

static void look_ahead(const struct splitter *s, struct candidate *c) {
    size_t at = c->next, length;
    uint32_t code = language_char_at(s->text, at, &length);
    bool is_run = code == '-' && at + 1 < s->text.size && s->text.bytes[at + 1] == '-';
    c->next_joins = is_joiner(code) && !is_run;
    while (is_opener(code) || is_currency(code)) {
        c->has_opening_quote = c->has_opening_quote || is_opening_quote(code);
        at += length;
        if (at >= s->text.size) return;
        code = language_char_at(s->text, at, &length);
    }
    c->next_upper = unicode_is_upper(code);
    c->next_lower = unicode_is_lower(code);
    c->next_digit = unicode_is_digit(code);
    c->next_is_code = is_code(s->text, at);
    c->is_speech_tag = is_speech_tag(s->text, at);
    c->following = word_after(s->text, at);
    struct str rest = str_slice(s->text, at, s->text.size);
    c->next_is_address = str_starts(rest, STR("http")) || str_starts(rest, STR("www."));
}

static bool opens_sentence(const struct candidate *c) {
    return c->next_upper && abbreviation_is_opener(c->following);
}

static bool ends_after_may_end(const struct candidate *c) {
    if (c->next_digit) return false;
    if (!c->next_upper) return true;
    if (abbreviation_precedes_no_name(c->before))
        return !abbreviation_is_always_capital(c->following);
    return opens_sentence(c) || c->has_opening_quote;
}

/* "St." is a title before a name ("St. Anne's") and a street after one ("High St. The"). */
static bool ends_after_title(const struct candidate *c) {
    if (!c->next_upper && !c->next_digit) return true;
    return str_equal_fold(c->before, STR("st")) && opens_sentence(c) && !c->is_first_word &&
           starts_upper(c->previous);
}

/* "App. A" and "Pt. III" go on; "I like art. I paint" does not. */
static bool ends_after_number_word(const struct candidate *c) {
    if (c->next_digit || c->next_is_code) return false;
    bool is_label = c->following.size == 1 || is_made_of(c->following, "IVX");
    bool may_be_word = !starts_upper(c->before) && opens_sentence(c);
    return !(is_label && !may_be_word && abbreviation_takes_letter(c->before));
}

/* "J. Smith" is an initial; "Plan B. Children", "So did I. Mum" and "Henry I. He" are not. */
static bool ends_after_initial(const struct candidate *c) {
    if (!c->next_upper || abbreviation_precedes_letter(c->previous)) return true;
    return opens_sentence(c) && c->following.size > 1;
}

/* "1.", "2.1.", "a.", "iv." before an item. */
static bool is_list_number(const struct candidate *c) {
    if (!c->is_first_word || c->before.size > 7) return false;
    bool has_point = memchr(c->before.bytes, '.', c->before.size) != NULL;
    if (is_made_of(c->before, "0123456789.")) return has_point || c->before.size <= 3;
    return c->before.size == 1 || is_made_of(c->before, "ivx");
}

static bool is_dotted(struct str word) {
    return word.size >= 3 && word.size <= 9 && ascii_is_alpha(word.bytes[0]) &&
           word.bytes[1] == '.';
}

static bool ends_after_word(const struct candidate *c) {
    if (is_list_number(c)) return false;
    if (abbreviation_never_ends(c->before)) return false;
    if (abbreviation_is_title(c->before)) return ends_after_title(c);
    if (abbreviation_takes_number(c->before)) return ends_after_number_word(c);
    if (abbreviation_may_end(c->before)) return ends_after_may_end(c);
    if (c->before.size == 1 && starts_upper(c->before)) return ends_after_initial(c);
    if (is_dotted(c->before)) return opens_sentence(c);
    return true;
}

/* A word that is no abbreviation, number, initial or part of an address. */
static bool is_plain(struct str word) {
    return word.size > 1 && ends_lower(word) && !memchr(word.bytes, '.', word.size) &&
           !abbreviation_takes_number(word);
}

/* Hasty writing begins sentences in lower case. After "?" and "!" that is clear enough where
 * nothing is quoted; after a full stop the word before must be no abbreviation. */
static bool ends_in_haste(const struct candidate *c) {
    enum { LONGEST_ABBREVIATION = 3 };
    if (c->has_closer || c->has_opening_quote || c->is_ellipsis) return false;
    if (c->is_strong) return !abbreviation_is_exclaimed(c->before);
    bool is_known = abbreviation_is_pronoun(c->before);
    return (is_known || c->before.size > LONGEST_ABBREVIATION) && is_plain(c->before) &&
           !abbreviation_is_any(c->before) && ends_after_word(c);
}

static bool is_boundary(const struct candidate *c) {
    if (c->next_joins || c->in_brackets) return false;
    if (c->next_lower && !c->next_is_address) return ends_in_haste(c);
    if ((c->is_strong || c->is_ellipsis) && c->has_closing_quote && c->is_speech_tag) return false;
    if (c->is_strong) return true;
    if (c->is_ellipsis) return c->next_upper || c->has_opening_quote || c->next_digit;
    return ends_after_word(c);
}

/* "They were told.12 The", "told.[12] The", "told. [12] The": behind the number of a note, else
 * `at`. */
static size_t pass_note(struct str text, size_t at, const struct candidate *c) {
    enum { MOST_DIGITS = 3 };
    bool is_apart = at + 1 < text.size && text.bytes[at] == ' ' && text.bytes[at + 1] == '[';
    bool has_bracket = is_apart || (at < text.size && text.bytes[at] == '[');
    size_t first = at + is_apart + has_bracket, end = first, length;
    while (end < text.size && ascii_is_digit(text.bytes[end])) end++;
    if (end == first || end - first > MOST_DIGITS || !is_plain(c->before)) return at;
    if (has_bracket && !(end < text.size && text.bytes[end++] == ']')) return at;
    bool is_last = end == text.size || unicode_is_space(language_char_at(text, end, &length));
    return is_last ? end : at;
}

/* "They left.She stayed": the space is missing. Only words that begin sentences are believed. */
static bool lacks_space(const struct splitter *s, const struct candidate *c) {
    struct str word = word_after(s->text, c->end);
    size_t end = c->end + word.size, apostrophe = str_find(word, STR("'"), 0);
    struct str stem = apostrophe == SIZE_MAX ? word : str_slice(word, 0, apostrophe);
    return is_plain(c->before) && starts_upper(word) && ends_lower(word) &&
           abbreviation_is_opener(stem) && end < s->text.size && s->text.bytes[end] == ' ';
}

/* Examines the terminator at `at`. Returns where to go on, and in `end` the end of the sentence
 * with the white space behind it, or 0 when it goes on. */
static size_t examine(struct splitter *s, size_t at, size_t *end) {
    struct candidate c = {.stop = at};
    *end = 0;
    size_t behind = pass_terminators(s->text, at, &c);
    look_behind(s, &c);
    c.end = pass_note(s->text, pass_closers(s, behind, &c), &c);
    c.end = language_pass_face(s->text, c.end);
    c.in_brackets = s->depth > 0;
    c.next = pass_space(s->text, c.end);
    if (c.next >= s->text.size) return s->text.size;
    if (c.next == c.end && !lacks_space(s, &c)) return c.end;
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

/* A bracket that closes again soon; one that never does must not hold sentences together. */
static bool opens_bracket(struct str text, size_t at, uint32_t code) {
    if (code != '(' && code != '[') return false;
    char open = (char)code, close = code == '(' ? ')' : ']';
    size_t limit = text.size - at < BRACKET_BYTES ? text.size : at + BRACKET_BYTES;
    int depth = 0;
    for (size_t i = at; i < limit; i++) {
        depth += text.bytes[i] == open;
        if (text.bytes[i] == close && --depth == 0) return true;
    }
    return false;
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
        if (code == ' ' && language_message_ends(text, s.start, at)) end = pass_space(text, at);
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
