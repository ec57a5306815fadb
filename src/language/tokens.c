/* Single tokens: words (letters with inner apostrophes), numbers (with inner points, commas and
 * colons, and endings such as "th"), addresses of the web and of e-mail as one token, and marks.
 * Hyphens separate the parts of a word and are tokens of their own, as in Universal Dependencies;
 * contractions and possessives are cut off as clitics. */
#include "language/abbreviations.h"
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

#include <string.h>

uint32_t language_char_at(struct str text, size_t at, size_t *length) {
    unsigned char c = (unsigned char)text.bytes[at];
    if (c < 0x80) {
        *length = 1;
        return c;
    }
    return utf8_decode(str_slice(text, at, text.size), length);
}

uint32_t language_char_before(struct str text, size_t before, size_t *length) {
    size_t at = before - 1;
    while (at > 0 && before - at < 4 && ((unsigned char)text.bytes[at] & 0xC0) == 0x80) at--;
    *length = before - at;
    size_t decoded;
    return language_char_at(text, at, &decoded);
}

/* U+02BC, the apostrophe that Unicode counts as a letter. */
enum { MODIFIER_APOSTROPHE = 0x2BC };

bool language_is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == MODIFIER_APOSTROPHE;
}

static bool is_hyphen(uint32_t c) {
    return c == 0x2010 || c == 0x2011;
}

static size_t address_end(struct str text, size_t from) {
    size_t end = from;
    while (end < text.size && !ascii_is_space(text.bytes[end]) &&
           !memchr("<>\"", text.bytes[end], 3)) {
        size_t length;
        uint32_t c = language_char_at(text, end, &length);
        if (c == 0xA0 || c == 0x201D || c == 0x2019) break;
        end += length;
    }
    while (end > from && memchr(".,;:!?)]'", text.bytes[end - 1], 8)) end--;
    return end;
}

static bool is_mail_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '.' || c == '_' || c == '+' || c == '-';
}

/* "GOV.UK", "childline.org.uk": known endings only, for a missing space makes such words, too. */
static bool is_domain(struct str s) {
    static const char *const endings[] = {"com", "eu",  "ie",   "info", "london",
                                          "net", "org", "scot", "uk",   "wales"};
    size_t dot = s.size;
    while (dot > 0 && s.bytes[dot - 1] != '.') dot--;
    if (dot < 2 || !(ascii_is_alpha(s.bytes[0]) || ascii_is_digit(s.bytes[0]))) return false;
    struct str ending = str_slice(s, dot, s.size);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_equal_fold(ending, str_from(endings[i]))) return true;
    return false;
}

/* "mailto:ann@example.org" (RFC 6068) */
static bool is_mail_link(struct str rest) {
    struct str scheme = STR("mailto:");
    return str_starts(rest, scheme) && rest.size > scheme.size &&
           is_mail_char(rest.bytes[scheme.size]);
}

/* A web or e-mail address at `from`: its end, or `from`. */
static size_t pass_address(struct str text, size_t from) {
    struct str rest = str_slice(text, from, text.size);
    bool is_web = str_starts(rest, STR("http://")) || str_starts(rest, STR("https://")) ||
                  str_starts(rest, STR("www.")) || is_mail_link(rest);
    if (is_web) return address_end(text, from);
    enum { LOCAL_PART_BYTES = 64 }; /* RFC 5321, 4.5.3.1.1 */
    size_t i = from;
    while (i < text.size && i - from <= LOCAL_PART_BYTES && is_mail_char(text.bytes[i])) i++;
    bool has_at = i + 1 < text.size && text.bytes[i] == '@' && ascii_is_alpha(text.bytes[i + 1]);
    if (has_at) return address_end(text, from); /* "ann@home.org", "Ann@HOME", "@ann" */
    size_t end = i;
    while (end > from && text.bytes[end - 1] == '.') end--;
    if (!is_domain(str_slice(text, from, end))) return from;
    return end < text.size && text.bytes[end] == '/' ? address_end(text, from) : end;
}

static bool is_digit_at(struct str text, size_t at) {
    return at < text.size && ascii_is_digit(text.bytes[at]);
}

static size_t count_digits(struct str text, size_t at) {
    size_t end = at;
    while (is_digit_at(text, end)) end++;
    return end - at;
}

/* "555-0100", "303-555-0100": telephone numbers as they are written in America. */
static size_t pass_phone(struct str text, size_t from) {
    enum { GROUP = 3, LAST = 4 };
    size_t at = from;
    for (unsigned groups = 0; groups < 2 && count_digits(text, at) == GROUP; groups++) {
        if (at + GROUP >= text.size || text.bytes[at + GROUP] != '-') break;
        at += GROUP + 1;
    }
    return at > from && count_digits(text, at) == LAST ? at + LAST : from;
}

/* "1,200.50", "10:30", "3/4", "16th", "5pm". */
static size_t pass_number(struct str text, size_t from) {
    size_t at = pass_phone(text, from);
    if (at > from) return at;
    while (at < text.size) {
        if (is_digit_at(text, at))
            at++;
        else if (memchr(".,:/", text.bytes[at], 4) && is_digit_at(text, at + 1))
            at++;
        else
            break;
    }
    while (at < text.size && ascii_is_alpha(text.bytes[at])) at++;
    return at;
}

static bool goes_on(struct str text, size_t at, size_t *length) {
    uint32_t c = language_char_at(text, at, length);
    bool is_letter = unicode_is_letter(c) && c != MODIFIER_APOSTROPHE;
    if (is_letter || unicode_is_digit(c) || c == 0xAD || c == '_') return true;
    size_t after = at + *length, next;
    if (!language_is_apostrophe(c) || after >= text.size) return false;
    return unicode_is_letter(language_char_at(text, after, &next));
}

/* "U.K.", "e.g.": letters with a full stop behind each. */
static size_t pass_dotted(struct str text, size_t from) {
    size_t at = from;
    while (at + 1 < text.size && ascii_is_alpha(text.bytes[at]) && text.bytes[at + 1] == '.')
        at += 2;
    bool is_dotted = at - from >= 4 && !(at < text.size && ascii_is_alpha(text.bytes[at]));
    return is_dotted ? at : from;
}

static bool equals_fold(struct str text, size_t from, size_t end, const char *word) {
    return str_equal_fold(str_slice(text, from, end), str_from(word));
}

/* "non-", "co-", "re-" stay with what follows, as in the treebanks; other hyphens part words. */
static bool is_prefix(struct str text, size_t from, size_t end) {
    static const char *const prefixes[] = {
        "anti", "co",   "counter", "cross", "e",   "ex", "inter", "mid", "mini", "multi",
        "non",  "over", "post",    "pre",   "pro", "re", "semi",  "sub", "un"};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (equals_fold(text, from, end, prefixes[i])) return true;
    return false;
}

static size_t pass_prefix(struct str text, size_t from, size_t at) {
    bool is_hyphen_next = at + 1 < text.size && text.bytes[at] == '-';
    size_t length;
    if (!is_hyphen_next || !is_prefix(text, from, at)) return at;
    return unicode_is_letter(language_char_at(text, at + 1, &length)) ? at + 1 : at;
}

static bool is_small(struct str word) {
    for (size_t i = 0; i < word.size; i++)
        if (!ascii_is_lower(word.bytes[i])) return false;
    return word.size > 1;
}

/* A full stop inside a sentence belongs to the abbreviation before it ("Dr. Ali", "etc., and"), but
 * not to a word in small letters that is none. The text ends where the sentence ends, so its last
 * stop is not taken. */
static size_t pass_stop(struct str text, size_t from, size_t at) {
    if (at + 1 >= text.size || text.bytes[at] != '.') return at;
    struct str word = str_slice(text, from, at);
    if (is_small(word) && !abbreviation_is_any(word)) return at;
    size_t next = at + 1;
    if (!strchr(" \t\n,;:", text.bytes[next]) || !text.bytes[next]) return at;
    while (next < text.size && ascii_is_space(text.bytes[next])) next++;
    return next < text.size ? at + 1 : at;
}

/* "b/c", "w/o": a letter on each side. */
static size_t pass_slashed(struct str text, size_t from) {
    bool is_slashed = from + 2 < text.size && text.bytes[from + 1] == '/' &&
                      ascii_is_lower(text.bytes[from]) && ascii_is_lower(text.bytes[from + 2]);
    size_t end = from + 3;
    return is_slashed && (end == text.size || !ascii_is_alpha(text.bytes[end])) ? end : from;
}

static size_t pass_word(struct str text, size_t from) {
    size_t slashed = pass_slashed(text, from);
    if (slashed > from) return slashed;
    size_t dotted = pass_dotted(text, from), at = dotted, length; /* "U.K.'s" goes on */
    while (at < text.size && goes_on(text, at, &length)) at += length;
    size_t joined = pass_prefix(text, from, at);
    if (joined > at)
        for (at = joined; at < text.size && goes_on(text, at, &length);) at += length;
    return dotted > from ? at : pass_stop(text, from, at);
}

/* Marks that are one token when they stand in a row ("...", "--", "?!"), and faces. */
static size_t pass_marks(struct str text, size_t from) {
    static const char *const faces[] = {":-)", ":-(", ";-)", ":)", ":(", ";)", ":D", ":P"};
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++)
        if (str_starts(str_slice(text, from, text.size), str_from(faces[i])))
            return from + strlen(faces[i]);
    char c = text.bytes[from];
    bool is_cry = c == '!' || c == '?';
    size_t at = from + 1;
    if (!c || !strchr(".-!?*=_~#+<>", c)) return at;
    while (at < text.size &&
           (text.bytes[at] == c || (is_cry && (text.bytes[at] == '!' || text.bytes[at] == '?'))))
        at++;
    return at;
}

enum language_token language_token_at(struct str text, size_t from, size_t *end) {
    size_t length;
    uint32_t c = language_char_at(text, from, &length);
    *end = from + length;
    size_t address = c < 0x80 ? pass_address(text, from) : from;
    if (address > from) {
        *end = address;
        return TOKEN_ADDRESS;
    }
    if (unicode_is_digit(c)) {
        if (c < 0x80) *end = pass_number(text, from);
        return TOKEN_NUMBER;
    }
    if (unicode_is_letter(c) && c != MODIFIER_APOSTROPHE) {
        *end = pass_word(text, from);
        return TOKEN_WORD;
    }
    if (c < 0x80) *end = pass_marks(text, from);
    return TOKEN_MARK;
}

/* Offset of the last apostrophe in the word, or SIZE_MAX. */
static size_t last_apostrophe(struct str word, size_t *length) {
    for (size_t i = word.size; i > 0; i--) {
        if (word.bytes[i - 1] == '\'') {
            *length = 1;
            return i - 1;
        }
        if (i >= 2 && memcmp(word.bytes + i - 2, "\xCA\xBC", 2) == 0) {
            *length = 2;
            return i - 2;
        }
        if (i >= 3 && memcmp(word.bytes + i - 3, "\xE2\x80\x99", 3) == 0) {
            *length = 3;
            return i - 3;
        }
    }
    return SIZE_MAX;
}

/* Two words in one: "cannot", "gonna". Length of the second, or 0. */
static size_t fused_part(struct str word) {
    static const struct {
        const char *word;
        size_t part;
    } fused[] = {{"cannot", 3}, {"gonna", 2}, {"gotta", 2}, {"wanna", 2}};
    for (size_t i = 0; i < sizeof fused / sizeof *fused; i++)
        if (str_equal_fold(word, str_from(fused[i].word))) return fused[i].part;
    return 0;
}

size_t language_clitic(struct str word) {
    size_t fused = fused_part(word);
    if (fused) return fused;
    size_t length, at = last_apostrophe(word, &length);
    if (at == SIZE_MAX || at == 0) return 0;
    struct str tail = str_slice(word, at + length, word.size);
    static const char *const tails[] = {"s", "ll", "re", "ve", "d", "m"};
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (str_equal_fold(tail, str_from(tails[i]))) return word.size - at;
    bool is_not =
        str_equal_fold(tail, STR("t")) && at >= 2 && ascii_lower(word.bytes[at - 1]) == 'n';
    return is_not ? word.size - at + 1 : 0;
}

static bool is_folded(struct str word) {
    for (size_t i = 0; i < word.size; i++) {
        char c = word.bytes[i];
        if ((unsigned char)c >= 0x80 || ascii_is_upper(c)) return false;
    }
    return true;
}

/* The stop of an abbreviation goes ("dr."), those inside one stay ("u.k."). */
static struct str without_stop(struct str word) {
    bool has_one = str_ends(word, STR(".")) && str_find(word, STR("."), 0) == word.size - 1;
    return has_one && word.size > 1 ? str_slice(word, 0, word.size - 1) : word;
}

struct str language_fold(struct str word, struct arena *arena) {
    word = without_stop(word);
    if (is_folded(word)) return word;
    char *bytes = arena_alloc_raw(arena, word.size * 3, 1); /* a bad byte becomes U+FFFD */
    size_t size = 0, length;
    for (size_t i = 0; i < word.size; i += length) {
        uint32_t c = language_char_at(word, i, &length);
        if (c == 0xAD) continue;
        if (language_is_apostrophe(c)) c = '\'';
        if (is_hyphen(c)) c = '-';
        size += utf8_encode(unicode_lower(c), bytes + size);
    }
    return (struct str){bytes, size};
}
