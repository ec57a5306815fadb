/* See guard_tokens.h. */
#include "simplify/guard_tokens.h"

#include "base/utf8.h"

#include <string.h>

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
    if (!tokens->is_full) tokens->items[tokens->count++] = (struct token){text, is_first, false};
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

void tokens_cut(struct str text, bool is_source, struct tokens *tokens) {
    bool is_first = true;
    for (size_t at = pass_announcements(text); at < text.size;) {
        size_t end = at;
        while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
        struct str raw = str_slice(text, at, end), word = trim_marks(raw);
        bool is_bracket = raw.size && raw.bytes[0] == '(';
        if (is_bracket && tokens->count) tokens->items[tokens->count - 1].has_mark = true;
        if (word.size) add_word(tokens, word, is_first);
        if (tokens->is_full) return;
        bool has_mark = raw.size && (!word.size || word.bytes + word.size < raw.bytes + raw.size);
        if (has_mark && tokens->count) tokens->items[tokens->count - 1].has_mark = true;
        if (raw.size) {
            char last = raw.bytes[raw.size - 1];
            bool ends = !is_source && (last == '.' || last == '!' || last == '?');
            is_first = ends || (is_first && !word.size);
        }
        at = end + 1;
    }
    drop_not_only(tokens);
}

uint32_t tokens_count_equal(const struct tokens *tokens, struct str word) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens->count; i++) count += str_equal(tokens->items[i].text, word);
    return count;
}

uint32_t tokens_count_fold(const struct tokens *tokens, struct str word) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < tokens->count; i++)
        count += str_equal_fold(tokens->items[i].text, word);
    return count;
}

uint32_t tokens_count_pair(const struct tokens *tokens, struct str first, struct str second) {
    uint32_t count = 0;
    for (uint32_t i = 1; i < tokens->count; i++)
        count += str_equal_fold(tokens->items[i - 1].text, first) &&
                 str_equal_fold(tokens->items[i].text, second);
    return count;
}

bool tokens_is_listed(struct str word, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_equal_fold(word, str_from(list[i]))) return true;
    return false;
}
