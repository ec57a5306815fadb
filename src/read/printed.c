/* See printed.h. Whether a hyphen at a line's end was there before cannot be seen, so the text
 * itself is asked for the word in one piece; what follows from the answer is for the caller, since
 * lines of a PDF are broken by other habits than lines of a typed text. */
#include "read/printed.h"

#include "base/utf8.h"

/* ---- page numbers ---- */

static uint32_t number_of(struct str word) {
    enum { MOST_DIGITS = 4 };
    uint32_t value = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (!ascii_is_digit(word.bytes[i]) || i >= MOST_DIGITS) return PRINTED_NO_NUMBER;
        value = value * 10 + (uint32_t)(word.bytes[i] - '0');
    }
    return value;
}

/* The next word, slash or number; empty for what may stand between them. */
static struct str next_piece(struct str s, size_t *at) {
    size_t start = (*at)++;
    char c = s.bytes[start];
    if (ascii_is_space(c) || c == '-' || c == '|') return STR("");
    bool is_digit = ascii_is_digit(c);
    while (c != '/' && *at < s.size && ascii_is_digit(s.bytes[*at]) == is_digit &&
           (is_digit || ascii_is_alpha(s.bytes[*at])))
        ++*at;
    return str_slice(s, start, *at);
}

uint32_t printed_page_number(struct str line) {
    uint32_t number = PRINTED_NO_NUMBER;
    bool is_total = false;
    for (size_t at = 0; at < line.size;) {
        struct str piece = next_piece(line, &at);
        bool is_of = str_equal_fold(piece, STR("of")) || str_equal(piece, STR("/"));
        if (!piece.size || str_equal_fold(piece, STR("page"))) continue;
        is_of &= number != PRINTED_NO_NUMBER;
        uint32_t value = is_of ? 0 : number_of(piece);
        bool is_second = number != PRINTED_NO_NUMBER && !is_of && !is_total;
        if (value == PRINTED_NO_NUMBER || is_second) return PRINTED_NO_NUMBER;
        if (number == PRINTED_NO_NUMBER) number = value;
        is_total = is_of;
    }
    return number;
}

/* ---- broken words ---- */

static bool is_letter(char c) {
    return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

size_t printed_hyphen_size(struct str line) {
    if (str_ends(line, STR("-"))) return 1;
    if (str_ends(line, STR("\xC2\xAD"))) return 2; /* soft hyphen */
    return str_ends(line, STR("\xE2\x80\x90")) ? 3 : 0;
}

/* The letters at the line's end, before its hyphen. */
static struct str head_of(struct str line) {
    line.size -= printed_hyphen_size(line);
    size_t start = line.size;
    while (start && is_letter(line.bytes[start - 1])) start--;
    return str_slice(line, start, line.size);
}

struct str printed_tail(struct str line) {
    size_t end = 0;
    while (end < line.size && is_letter(line.bytes[end])) end++;
    return str_slice(line, 0, end);
}

bool printed_is_broken(struct str line, struct str next) {
    static const char *const joining[] = {"and", "but", "nor", "or", "to"}; /* "short- and long-" */
    if (!printed_hyphen_size(line) || !head_of(line).size) return false;
    if (!next.size || !ascii_is_lower(next.bytes[0])) return false;
    return !str_in_sorted(printed_tail(next), joining, sizeof joining / sizeof *joining);
}

static struct str lower(struct str line, struct str hyphen, struct str next,
                        struct arena *scratch) {
    struct buf buf = {.arena = scratch};
    struct str parts[] = {head_of(line), hyphen, printed_tail(next)};
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < parts[k].size; i++)
            buf_add_char(&buf, ascii_lower(parts[k].bytes[i]));
    return buf_str(&buf);
}

/* ---- the forms ---- */

static struct printed_form *form_of(const struct printed_forms *forms, struct str word) {
    uint32_t i = str_hash(word) & forms->mask;
    while (forms->slots[i] && !str_equal(forms->items[forms->slots[i] - 1].word, word))
        i = (i + 1) & forms->mask;
    return forms->slots[i] ? &forms->items[forms->slots[i] - 1] : NULL;
}

void printed_add(struct printed_forms *forms, struct str line, struct str next,
                 struct arena *scratch) {
    struct str joined = lower(line, STR(""), next, scratch);
    struct str hyphened = lower(line, STR("-"), next, scratch);
    ARENA_PUSH(scratch, forms)->word = joined;
    ARENA_PUSH(scratch, forms)->word = hyphened;
}

void printed_index(struct printed_forms *forms, struct arena *scratch) {
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

static void see_word(struct printed_forms *forms, struct str word) {
    enum { MOST_BYTES = 60 };
    char bytes[MOST_BYTES];
    if (word.size > MOST_BYTES) return;
    for (size_t i = 0; i < word.size; i++) bytes[i] = ascii_lower(word.bytes[i]);
    struct printed_form *form = form_of(forms, (struct str){bytes, word.size});
    if (form) form->is_seen = true;
}

/* Words with the hyphens in them. */
void printed_see(struct printed_forms *forms, struct str text, bool starts_broken,
                 bool ends_broken) {
    for (size_t i = 0; i < text.size;) {
        size_t start = i;
        while (i < text.size && (is_letter(text.bytes[i]) || (text.bytes[i] == '-' && i > start)))
            i++;
        bool is_half = (starts_broken && !start) || (ends_broken && i == text.size);
        if (i > start && !is_half) see_word(forms, str_slice(text, start, i));
        if (i == start) i++;
    }
}

bool printed_has(const struct printed_forms *forms, struct str line, struct str next,
                 bool with_hyphen, struct arena scratch) {
    struct str hyphen = with_hyphen ? STR("-") : STR("");
    return form_of(forms, lower(line, hyphen, next, &scratch))->is_seen;
}
