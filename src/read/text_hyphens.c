/* Words that a line's end broke in two: one that stands unbroken elsewhere, and never with the
 * hyphen, had none; nor had one that goes on with what is no word ("tion"). See text_lines.h. */
#include "base/utf8.h"
#include "read/printed.h"
#include "read/text_lines.h"

static struct str text_of(struct str text, const struct text_line *line) {
    return str_slice(text, line->start, line->end);
}

bool text_line_is_hyphened(struct str text, const struct text_line *line,
                           const struct text_line *next) {
    return !next->marker && line->quote == next->quote &&
           printed_is_broken(text_of(text, line), text_of(text, next));
}

uint32_t text_line_hyphen_size(struct str text, const struct text_line *line) {
    return (uint32_t)printed_hyphen_size(text_of(text, line));
}

static bool is_broken(struct str text, const struct text_lines *lines, uint32_t i) {
    return i + 1 < lines->count &&
           text_line_is_hyphened(text, &lines->items[i], &lines->items[i + 1]);
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

/* The broken words, and which of their forms the text has. */
static struct printed_forms forms_of(struct str text, const struct text_lines *lines,
                                     struct arena *scratch) {
    struct printed_forms forms = {0};
    for (uint32_t i = 0; i < lines->count; i++)
        if (is_broken(text, lines, i))
            printed_add(&forms, text_of(text, &lines->items[i]),
                        text_of(text, &lines->items[i + 1]), scratch);
    if (!forms.count) return forms;
    printed_index(&forms, scratch);
    bool was_broken = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        bool breaks = is_broken(text, lines, i);
        printed_see(&forms, text_of(text, &lines->items[i]), was_broken, breaks);
        was_broken = breaks;
    }
    return forms;
}

void text_find_hyphens(struct str text, struct text_lines *lines, struct arena *scratch) {
    struct printed_forms forms = forms_of(text, lines, scratch);
    for (uint32_t i = 0; forms.count && i < lines->count; i++) {
        if (!is_broken(text, lines, i)) continue;
        struct str line = text_of(text, &lines->items[i]);
        struct str next = text_of(text, &lines->items[i + 1]);
        bool is_sure =
            printed_has(&forms, line, next, false, *scratch) || is_ending(printed_tail(next));
        bool has_hyphen = printed_has(&forms, line, next, true, *scratch);
        lines->items[i].is_unhyphened = (is_sure && !has_hyphen) || str_ends(line, STR("\xC2\xAD"));
    }
}
