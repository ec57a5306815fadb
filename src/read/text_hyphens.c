/* Words that a line's end broke in two. Whether a hyphen was there before cannot be seen, so the
 * text itself is asked: a word that stands unbroken elsewhere, and never with the hyphen, had none;
 * nor had one that goes on with what is no word ("tion"). See text_lines.h. */
#include "base/utf8.h"
#include "read/text_lines.h"

enum { MOST_BYTES = 60 };

/* A form to look for, in lower case. */
struct form {
    struct str word;
    bool is_seen;
};

struct forms {
    struct form *items;
    uint32_t count, capacity;
    uint32_t *slots; /* index plus one */
    uint32_t mask;
};

static bool is_letter(char c) {
    return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

static size_t hyphen_size(struct str s) {
    if (str_ends(s, STR("-"))) return 1;
    if (str_ends(s, STR("\xC2\xAD"))) return 2; /* soft hyphen */
    return str_ends(s, STR("\xE2\x80\x90")) ? 3 : 0;
}

/* The letters at the line's end, before its hyphen. */
static struct str head_of(struct str s) {
    s.size -= hyphen_size(s);
    size_t start = s.size;
    while (start && is_letter(s.bytes[start - 1])) start--;
    return str_slice(s, start, s.size);
}

static struct str tail_of(struct str s) {
    size_t end = 0;
    while (end < s.size && is_letter(s.bytes[end])) end++;
    return str_slice(s, 0, end);
}

static struct str text_of(struct str text, const struct text_line *line) {
    return str_slice(text, line->start, line->end);
}

bool text_line_is_hyphened(struct str text, const struct text_line *line,
                           const struct text_line *next) {
    static const char *const joining[] = {"and", "but", "nor", "or", "to"}; /* "short- and long-" */
    struct str s = text_of(text, line), after = text_of(text, next);
    if (!s.size || !after.size || !hyphen_size(s) || !ascii_is_lower(after.bytes[0])) return false;
    if (next->marker || line->quote != next->quote || !head_of(s).size) return false;
    return !str_in_sorted(tail_of(after), joining, sizeof joining / sizeof *joining);
}

uint32_t text_line_hyphen_size(struct str text, const struct text_line *line) {
    return (uint32_t)hyphen_size(text_of(text, line));
}

/* ---- the forms ---- */

static struct str lower(struct str head, struct str hyphen, struct str tail,
                        struct arena *scratch) {
    struct buf buf = {.arena = scratch};
    struct str parts[] = {head, hyphen, tail};
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < parts[k].size; i++)
            buf_add_char(&buf, ascii_lower(parts[k].bytes[i]));
    return buf_str(&buf);
}

static struct form *form_of(const struct forms *forms, struct str word) {
    if (!forms->slots) return NULL;
    uint32_t i = str_hash(word) & forms->mask;
    while (forms->slots[i] && !str_equal(forms->items[forms->slots[i] - 1].word, word))
        i = (i + 1) & forms->mask;
    return forms->slots[i] ? &forms->items[forms->slots[i] - 1] : NULL;
}

static void index_forms(struct forms *forms, struct arena *scratch) {
    uint32_t size = 16;
    while (size < forms->count * 2) size *= 2;
    forms->mask = size - 1;
    forms->slots = ARENA_ARRAY(scratch, uint32_t, size);
    for (uint32_t i = 0; i < forms->count; i++) {
        uint32_t slot = str_hash(forms->items[i].word) & forms->mask;
        while (forms->slots[slot]) slot = (slot + 1) & forms->mask;
        if (!form_of(forms, forms->items[i].word)) forms->slots[slot] = i + 1;
    }
}

static bool is_broken(struct str text, const struct text_lines *lines, uint32_t i) {
    return i + 1 < lines->count &&
           text_line_is_hyphened(text, &lines->items[i], &lines->items[i + 1]);
}

/* Both forms of every broken word, one behind the other. */
static struct forms forms_of(struct str text, const struct text_lines *lines,
                             struct arena *scratch) {
    struct forms forms = {0};
    for (uint32_t i = 0; i < lines->count; i++) {
        if (!is_broken(text, lines, i)) continue;
        struct str head = head_of(text_of(text, &lines->items[i]));
        struct str tail = tail_of(text_of(text, &lines->items[i + 1]));
        ARENA_PUSH(scratch, &forms)->word = lower(head, STR(""), tail, scratch);
        ARENA_PUSH(scratch, &forms)->word = lower(head, STR("-"), tail, scratch);
    }
    index_forms(&forms, scratch);
    return forms;
}

/* ---- the evidence ---- */

static void see(struct forms *forms, struct str word) {
    char bytes[MOST_BYTES];
    if (word.size > MOST_BYTES) return;
    for (size_t i = 0; i < word.size; i++) bytes[i] = ascii_lower(word.bytes[i]);
    struct form *form = form_of(forms, (struct str){bytes, word.size});
    if (form) form->is_seen = true;
}

/* Words with the hyphens in them; the halves of broken words are none. */
static void see_line(struct forms *forms, struct str s, bool starts_broken, bool ends_broken) {
    for (size_t i = 0; i < s.size;) {
        size_t start = i;
        while (i < s.size && (is_letter(s.bytes[i]) || (s.bytes[i] == '-' && i > start))) i++;
        bool is_half = (starts_broken && !start) || (ends_broken && i == s.size);
        if (i > start && !is_half) see(forms, str_slice(s, start, i));
        if (i == start) i++;
    }
}

/* Endings that no compound has as its second part. */
static bool is_ending(struct str s) {
    static const char *const endings[] = {
        "able",   "ably",   "al",    "ally",  "ance",   "ances", "ation",  "ations", "cial",
        "cially", "cies",   "ding",  "ed",    "ence",   "ences", "er",     "ers",    "es",
        "ety",    "ful",    "ible",  "ies",   "ing",    "ings",  "ion",    "ions",   "ious",
        "ism",    "ist",    "ists",  "ities", "ity",    "ive",   "ize",    "lity",   "ly",
        "ment",   "mental", "ments", "ness",  "nesses", "ous",   "ously",  "rity",   "sion",
        "sions",  "sity",   "tial",  "ties",  "ting",   "tion",  "tional", "tions",  "tive",
        "tives",  "tivity", "ture",  "tures", "ty",     "ular"};
    return str_in_sorted(s, endings, sizeof endings / sizeof *endings);
}

void text_find_hyphens(struct str text, struct text_lines *lines, struct arena *scratch) {
    struct forms forms = forms_of(text, lines, scratch);
    if (!forms.count) return;
    bool was_broken = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        bool breaks = is_broken(text, lines, i);
        see_line(&forms, text_of(text, &lines->items[i]), was_broken, breaks);
        was_broken = breaks;
    }
    uint32_t index = 0;
    for (uint32_t i = 0; i < lines->count; i++) {
        if (!is_broken(text, lines, i)) continue;
        struct str s = text_of(text, &lines->items[i]);
        bool has_joined = form_of(&forms, forms.items[index].word)->is_seen;
        bool has_hyphen = form_of(&forms, forms.items[index + 1].word)->is_seen;
        index += 2;
        bool is_sure = has_joined || is_ending(tail_of(text_of(text, &lines->items[i + 1])));
        lines->items[i].is_unhyphened = (is_sure && !has_hyphen) || str_ends(s, STR("\xC2\xAD"));
    }
}
