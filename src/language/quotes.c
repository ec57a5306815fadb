/* Quotations: somebody's own words, which no rule may touch. Double marks, curly or straight; a
 * quotation over several paragraphs, whether or not each opens anew; and single marks where they
 * are not apostrophes. When a mark is never closed, the rest of the paragraph counts as quoted, and
 * when one closes what nothing opened, all before it: protecting too much loses an edit, protecting
 * too little changes what a child said. */
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

#include <string.h>

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
    static const char *const words[] = {"em", "til", "tis", "twas", "cause", "cos", "n"};
    size_t from = at + length, end = from, next;
    while (end < text.size && is_letter_or_digit(language_char_at(text, end, &next))) end += next;
    struct str word = str_slice(text, from, end);
    bool is_decade = word.size == 3 && ascii_is_digit(word.bytes[0]) &&
                     ascii_is_digit(word.bytes[1]) && word.bytes[2] == 's';
    for (size_t i = 0; i < sizeof words / sizeof *words && !is_decade; i++)
        if (str_equal_fold(word, str_from(words[i]))) return true;
    return is_decade;
}

static bool closes_single(struct str text, size_t at, size_t length) {
    size_t next, previous;
    if (at == 0 || unicode_is_space(language_char_before(text, at, &previous))) return false;
    return at + length >= text.size ||
           !is_letter_or_digit(language_char_at(text, at + length, &next));
}

/* "carers’ views": after an s and before another word, the mark may be an apostrophe. */
static bool may_be_possessive(struct str text, size_t at, size_t length) {
    size_t next = at + length, ignored;
    if (ascii_lower(text.bytes[at - 1]) != 's' || next + 1 >= text.size) return false;
    return text.bytes[next] == ' ' &&
           is_letter_or_digit(language_char_at(text, next + 1, &ignored));
}

/* Where the closing mark may be a possessive's, the next closing mark before another opening one
 * is taken too, which protects more rather than less. */
static size_t close_single(struct str text, size_t from, uint32_t open) {
    size_t found = SIZE_MAX;
    for (size_t at = from, length; at < text.size; at += length) {
        uint32_t c = language_char_at(text, at, &length);
        if (c == SINGLE_OPEN || (c == '\'' && open == '\'' && stands_before_word(text, at, length)))
            break;
        bool is_mark = c == SINGLE_CLOSE || (c == '\'' && open == '\'');
        if (!is_mark || !closes_single(text, at, length)) continue;
        found = at + length;
        if (!may_be_possessive(text, at, length)) break;
    }
    return found;
}

static size_t scan_single(struct doc *doc, uint32_t block, struct str text, size_t at,
                          size_t length, uint32_t open) {
    if (!stands_before_word(text, at, length) || is_elision(text, at, length)) return at + length;
    size_t end = close_single(text, at + length, open);
    bool is_paragraph_of_speech = end == SIZE_MAX && open == SINGLE_OPEN && at == 0;
    if (is_paragraph_of_speech) end = text.size;
    if (end != SIZE_MAX) add_quote(doc, block, at, end, true);
    return at + length;
}

/* A straight mark outside a quotation that stands behind a word, not before one. */
static bool closes_double(struct str text, size_t at, size_t length) {
    size_t next, previous;
    if (at == 0 || unicode_is_space(language_char_before(text, at, &previous))) return false;
    if (memchr("([/-", text.bytes[at - 1], 4)) return false;
    return at + length >= text.size ||
           !is_letter_or_digit(language_char_at(text, at + length, &next));
}

/* The walk over all blocks. */
struct scan {
    struct doc *doc;
    uint32_t open;  /* block whose quotation is still open at its end, or DOC_NONE */
    uint32_t block; /* this one */
    struct str text;
    size_t since; /* behind the last quotation */
};

/* Blocks between the one left open and this one, which closes it. */
static void quote_between(struct scan *scan) {
    for (uint32_t i = scan->open + 1; scan->open != DOC_NONE && i < scan->block; i++) {
        const struct doc_block *block = &scan->doc->blocks.items[i];
        if (doc_block_holds_runs(block->kind) && block->text.end > block->text.start)
            add_quote(scan->doc, i, 0, span_size(block->text), false);
    }
    scan->open = DOC_NONE;
}

/* A mark closes what nothing opened in this block; 12" is no mark. */
static size_t scan_stray(struct scan *scan, size_t at, size_t length) {
    if (at > 0 && ascii_is_digit(scan->text.bytes[at - 1])) return at + length;
    quote_between(scan);
    add_quote(scan->doc, scan->block, scan->since, at + length, false);
    return scan->since = at + length;
}

static size_t scan_double(struct scan *scan, size_t at, size_t length, uint32_t open) {
    size_t end = close_double(scan->text, at + length, open);
    scan->open = end == SIZE_MAX ? scan->block : DOC_NONE;
    if (end == SIZE_MAX) end = scan->text.size;
    add_quote(scan->doc, scan->block, at, end, false);
    return scan->since = end;
}

static void scan_block(struct scan *scan) {
    struct str text = scan->text;
    for (size_t at = 0, length; at < text.size;) {
        uint32_t c = language_char_at(text, at, &length);
        if (c == CURLY_CLOSE || (c == '"' && closes_double(text, at, length)))
            at = scan_stray(scan, at, length);
        else if (c == CURLY_OPEN || c == '"')
            at = scan_double(scan, at, length, c);
        else if (c == SINGLE_OPEN || c == '\'')
            at = scan_single(scan->doc, scan->block, text, at, length, c);
        else
            at += length;
    }
}

void language_find_quotes(struct doc *doc) {
    struct scan scan = {.doc = doc, .open = DOC_NONE};
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->kind == DOC_HEADING) scan.open = DOC_NONE;
        if (!doc_block_holds_runs(block->kind) || block->kind == DOC_CODE) continue;
        scan.block = i;
        scan.text = doc_slice(doc, block->text);
        scan.since = 0;
        scan_block(&scan);
    }
}

/* The mark that closes 'homes' is no possessive's. */
static void unflag_closing_mark(struct doc_word *word, const struct doc_quote *quote) {
    bool closes = word->kind == DOC_PUNCTUATION && word->text.end == quote->text.end;
    if (closes && quote->is_single) word->flags &= (uint16_t)~DOC_CLITIC;
}

static bool is_saying(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {"added", "answered", "asked", "replied", "said",
                                        "say",   "says",     "told",  "wrote"};
    return str_in_sorted(doc->words.items[w].folded, words, sizeof words / sizeof *words);
}

/* A title or a few words that are only named ("the film \"Home\"", "called \"the Hub\""), nothing
 * that somebody says: no comma or colon before it, no mark at its end, no verb of saying beside it.
 * `first` and `end` are the quotation's words, its marks with it. */
static bool is_mention(const struct doc *doc, uint32_t first, uint32_t end) {
    enum { LONGEST = 6 };
    const struct doc_word *words = doc->words.items;
    uint32_t count = 0;
    for (uint32_t w = first; w < end; w++) count += words[w].kind != DOC_PUNCTUATION;
    if (count > LONGEST || end < first + 3) return false;
    bool has_mark = words[end - 2].kind == DOC_PUNCTUATION && !(words[end - 2].flags & DOC_CLITIC);
    bool has_mark_before = first > 0 && words[first - 1].sentence == words[first].sentence &&
                           words[first - 1].kind == DOC_PUNCTUATION;
    bool is_said =
        (first > 0 && is_saying(doc, first - 1)) || (end < doc->words.count && is_saying(doc, end));
    return !has_mark && !has_mark_before && !is_said &&
           words[first].sentence == words[end - 1].sentence;
}

/* Flags the sentences of a quotation whose first word is `first`. */
static void flag_speech(struct doc *doc, const struct doc_quote *quote, uint32_t first) {
    uint32_t end = first;
    while (end < doc->words.count && doc->words.items[end].text.start < quote->text.end) end++;
    if (quote->is_single || is_mention(doc, first, end)) return;
    for (uint32_t w = first; w < end; w++)
        doc->sentences.items[doc->words.items[w].sentence].flags |= DOC_HAS_SPEECH;
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
            unflag_closing_mark(&doc->words.items[w], &doc->quotes.items[i]);
        }
        flag_speech(doc, &doc->quotes.items[i], word);
    }
}
