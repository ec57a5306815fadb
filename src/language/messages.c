/* Ends of sentences that no full stop marks, in messages whose lines have run together: greetings
 * ("Hi Sam, The form ..."), closings ("Kind regards, Ann Lee"), rules of signs ("-----"), the date
 * and time of a quoted message, faces and addresses. Each asks for a capital behind it. */
#include "language/abbreviations.h"
#include "language/internal.h"

#include "base/utf8.h"

#include <string.h>

enum { LONGEST_OPENING = 40 }; /* bytes of a greeting or closing */

static struct str token_before(struct str text, size_t start, size_t end) {
    size_t from = end;
    while (from > start && !ascii_is_space(text.bytes[from - 1])) from--;
    return str_slice(text, from, end);
}

static bool is_listed(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_fold(word, str_from(list[i]))) return true;
    return false;
}

#define IS_LISTED(word, list) is_listed((word), (list), sizeof(list) / sizeof *(list))

/* "***", "=====", "NOTICE------" */
static bool is_rule(struct str token) {
    enum { SHORTEST = 3, TAIL = 4 };
    size_t signs = 0;
    while (signs < token.size && strchr("=*_~#-", token.bytes[token.size - 1 - signs])) signs++;
    return signs >= TAIL || (signs >= SHORTEST && signs == token.size);
}

static bool is_face(struct str token) {
    static const char *const faces[] = {":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":-D"};
    return IS_LISTED(token, faces);
}

static unsigned count_of(struct str token, char sign) {
    unsigned count = 0;
    for (size_t i = 0; i < token.size; i++) count += token.bytes[i] == sign;
    return count;
}

/* "03/27/2001 09:11 AM" */
static bool ends_date_and_time(struct str text, size_t start, size_t end) {
    struct str half = token_before(text, start, end);
    if (!str_equal(half, STR("AM")) && !str_equal(half, STR("PM"))) return false;
    size_t at = end - half.size;
    struct str time = at > start ? token_before(text, start, at - 1) : STR("");
    at -= at > start ? time.size + 1 : 0;
    struct str date = at > start ? token_before(text, start, at - 1) : STR("");
    return count_of(time, ':') > 0 && count_of(date, '/') == 2;
}

static struct str without_last(struct str text, const char *signs) {
    while (text.size && strchr(signs, text.bytes[text.size - 1])) text.size--;
    return text;
}

static bool is_closing(struct str said) {
    static const char *const closings[] = {
        "best",        "best regards", "best wishes",      "cheers",
        "hugs",        "kind regards", "kindest regards",  "love",
        "many thanks", "regards",      "sincerely",        "take care",
        "thank you",   "thanks",       "warm regards",     "warmest regards",
        "with love",   "yours",        "yours faithfully", "yours sincerely",
        "yours truly"};
    return IS_LISTED(said, closings);
}

static bool is_salute(struct str word) {
    static const char *const salutes[] = {"dear", "hello", "hey", "hi"};
    return IS_LISTED(word, salutes);
}

/* "Hi Sam", "Dear Ms Lee", "Mery": words that all begin with a capital. */
static bool is_address_of_person(struct str said, bool *has_salute) {
    enum { MOST_WORDS = 4 };
    struct str rest = said, word;
    unsigned words = 0;
    *has_salute = false;
    while (rest.size && str_next(&rest, ' ', &word)) {
        if (words == 0) *has_salute = is_salute(word);
        bool is_name = word.size && ascii_is_upper(word.bytes[0]);
        if (!is_name || (words == 0 && !*has_salute && abbreviation_is_opener(word))) return false;
        words++;
    }
    return words > 0 && words <= MOST_WORDS;
}

static bool is_greeting(struct str said, struct str following) {
    bool has_salute;
    char last = said.size ? said.bytes[said.size - 1] : '\0';
    if (last != ',' && last != '-' && last != ':') return false;
    if (!is_address_of_person(without_last(said, " ,-:"), &has_salute)) return false;
    bool is_i = str_equal(following, STR("I"));
    return (has_salute && last != ':') || (abbreviation_is_opener(following) && !is_i);
}

static struct str word_after(struct str text, size_t at) {
    size_t end = at;
    while (end < text.size && ascii_is_alpha(text.bytes[end])) end++;
    return str_slice(text, at, end);
}

static struct str token_after(struct str text, size_t at) {
    size_t end = at;
    while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
    return str_slice(text, at, end);
}

/* "03/27/2001 09:11" */
static bool starts_date_and_time(struct str text, size_t at) {
    struct str date = token_after(text, at);
    if (!ascii_is_digit(text.bytes[at]) || count_of(date, '/') != 2) return false;
    size_t next = at + date.size + 1;
    return next < text.size && count_of(token_after(text, next), ':') > 0;
}

static bool is_web_address(struct str token) {
    return str_starts(token, STR("http:")) || str_starts(token, STR("https:")) ||
           str_starts(token, STR("www."));
}

static bool is_mail_address(struct str token) {
    return str_find(token, STR("@"), 1) != SIZE_MAX;
}

bool language_message_ends(struct str text, size_t start, size_t space) {
    size_t next = space;
    while (next < text.size && ascii_is_space(text.bytes[next])) next++;
    if (space == start || next >= text.size) return false;
    struct str token = token_before(text, start, space);
    if (is_rule(token) || starts_date_and_time(text, next)) return true;
    if (is_web_address(token) && is_web_address(token_after(text, next))) return true;
    if (!ascii_is_upper(text.bytes[next])) return false;
    struct str following = word_after(text, next);
    if (is_face(token) || str_equal(token, STR(">>"))) return true;
    if (ends_date_and_time(text, start, space)) return true;
    bool is_opener = abbreviation_is_opener(following);
    if (is_mail_address(token) || (is_web_address(token) && is_opener)) return true;
    if (space - start > LONGEST_OPENING) return false;
    struct str said = str_slice(text, start, space);
    bool is_cut = said.bytes[said.size - 1] == ',';
    if (is_closing(without_last(said, ","))) return is_cut || !is_opener;
    return is_greeting(said, following);
}

size_t language_pass_face(struct str text, size_t at) {
    size_t end = at + 1;
    if (at >= text.size || text.bytes[at] != ' ') return at;
    while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
    return is_face(str_slice(text, at + 1, end)) ? end : at;
}
