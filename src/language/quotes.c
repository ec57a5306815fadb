/* Quotations: somebody's own words, which no rule may touch. Double marks, curly or straight; a
 * quotation over several paragraphs, each of which opens anew; and single marks where they are not
 * apostrophes. When a mark is never closed, the rest of the paragraph counts as quoted: protecting
 * too much loses an edit, protecting too little changes what a child said. */
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

enum { CURLY_OPEN = 0x201C, CURLY_CLOSE = 0x201D, SINGLE_OPEN = 0x2018, SINGLE_CLOSE = 0x2019 };

static void add_quote(struct doc *doc, uint32_t block, size_t start, size_t end, bool is_single) {
    uint32_t base = doc->blocks.items[block].text.start;
    *ARENA_PUSH(doc->arena, &doc->quotes) =
        (struct doc_quote){.text = {base + (uint32_t)start, base + (uint32_t)end},
                           .block = block,
                           .is_single = is_single};
}

/* Offset behind the mark that closes a double quotation opened before `from`, or SIZE_MAX. */
static size_t close_double(struct str text, size_t from, uint32_t open) {
    int depth = 1;
    for (size_t at = from, length; at < text.size; at += length) {
        uint32_t c = language_char_at(text, at, &length);
        if (open == '"' && c == '"') return at + length;
        if (open == CURLY_OPEN && c == CURLY_OPEN) depth++;
        bool closes = open == CURLY_OPEN && (c == CURLY_CLOSE || (c == '"' && depth == 1));
        if (closes && --depth == 0) return at + length;
    }
    return SIZE_MAX;
}

static bool is_letter_or_digit(uint32_t c) {
    return unicode_is_letter(c) || unicode_is_digit(c);
}

static bool stands_before_word(struct str text, size_t at, size_t length) {
    size_t next, previous;
    if (at + length >= text.size) return false;
    if (unicode_is_space(language_char_at(text, at + length, &next))) return false;
    return at == 0 || !is_letter_or_digit(language_char_before(text, at, &previous));
}

/* ’tis, ’em, ’90s: an apostrophe where letters or digits are left out. */
static bool is_elision(struct str text, size_t at, size_t length) {
    static const char *const words[] = {"90s", "80s", "70s",   "60s", "em",
                                        "til", "tis", "cause", "cos"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_from(words[i]);
        size_t end = at + length + word.size, next;
        struct str found = str_slice(text, at + length, end);
        bool is_whole = end >= text.size || !is_letter_or_digit(language_char_at(text, end, &next));
        if (is_whole && str_equal_fold(found, word)) return true;
    }
    return false;
}

static bool closes_single(struct str text, size_t at, size_t length) {
    size_t next, previous;
    if (at == 0 || unicode_is_space(language_char_before(text, at, &previous))) return false;
    return at + length >= text.size ||
           !is_letter_or_digit(language_char_at(text, at + length, &next));
}

/* The closing mark may also be the apostrophe of a plural ("carers’ "): then the next closing mark
 * before another opening one is taken too, which protects more rather than less. */
static size_t close_single(struct str text, size_t from, uint32_t open) {
    size_t found = SIZE_MAX;
    for (size_t at = from, length; at < text.size; at += length) {
        uint32_t c = language_char_at(text, at, &length);
        if (c == SINGLE_OPEN || (c == '\'' && open == '\'' && stands_before_word(text, at, length)))
            break;
        bool is_mark = c == SINGLE_CLOSE || (c == '\'' && open == '\'');
        if (!is_mark || !closes_single(text, at, length)) continue;
        bool after_s = text.bytes[at - 1] == 's';
        found = at + length;
        if (!after_s) break;
    }
    return found;
}

static size_t scan_single(struct doc *doc, uint32_t block, struct str text, size_t at,
                          size_t length, uint32_t open) {
    if (!stands_before_word(text, at, length) || is_elision(text, at, length)) return at + length;
    size_t end = close_single(text, at + length, open);
    if (end == SIZE_MAX) return at + length;
    add_quote(doc, block, at, end, true);
    return at + length;
}

/* Returns true when a double quotation is left open at the block's end. */
static bool scan_block(struct doc *doc, uint32_t block) {
    struct str text = doc_slice(doc, doc->blocks.items[block].text);
    for (size_t at = 0, length; at < text.size;) {
        uint32_t c = language_char_at(text, at, &length);
        if (c == CURLY_OPEN || c == '"') {
            size_t end = close_double(text, at + length, c);
            bool is_open = end == SIZE_MAX;
            add_quote(doc, block, at, is_open ? text.size : end, false);
            if (is_open) return true;
            at = end;
        } else if (c == SINGLE_OPEN || c == '\'') {
            at = scan_single(doc, block, text, at, length, c);
        } else {
            at += length;
        }
    }
    return false;
}

void language_find_quotes(struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind) || block->kind == DOC_CODE) continue;
        if (block->text.end > block->text.start) scan_block(doc, i);
    }
}

void language_flag_quotes(struct doc *doc) {
    uint32_t word = 0;
    for (uint32_t i = 0; i < doc->quotes.count; i++) {
        struct span quote = doc->quotes.items[i].text;
        while (word > 0 && doc->words.items[word - 1].text.end > quote.start) word--;
        while (word < doc->words.count && doc->words.items[word].text.end <= quote.start) word++;
        for (uint32_t w = word; w < doc->words.count; w++) {
            if (doc->words.items[w].text.start >= quote.end) break;
            doc->words.items[w].flags |= DOC_IN_QUOTE;
        }
    }
}
