/* The room's door: walks the blocks, cuts sentences, cuts words, and sets the flags that rules ask
 * for (names, quotations, kept passages). */
#include "language/internal.h"
#include "language/unicode.h"

#include "base/utf8.h"

#include <string.h>

/* The state of one walk over a document. */
struct walk {
    struct doc *doc;
    uint32_t block, sentence;
    uint32_t run; /* run of the last word: words come in order */
    int brackets;
    bool at_start; /* no word of this sentence seen yet */
    struct language_types types;
    uint32_t given; /* words that the input fixed: the next one */
};

static uint16_t style_at(struct walk *walk, uint32_t offset) {
    const struct doc *doc = walk->doc;
    while (walk->run + 1 < doc->runs.count && doc->runs.items[walk->run].text.end <= offset)
        walk->run++;
    return doc->runs.count ? doc->runs.items[walk->run].style : 0;
}

static uint16_t capital_flags(struct str word) {
    size_t length, letters = 0;
    bool all = true, first = unicode_is_upper(language_char_at(word, 0, &length));
    for (size_t i = 0; i < word.size; i += length) {
        uint32_t c = language_char_at(word, i, &length);
        if (!unicode_is_letter(c)) continue;
        letters++;
        all = all && unicode_is_upper(c);
    }
    return (uint16_t)((first ? DOC_CAPITAL : 0) | (all && letters > 1 ? DOC_ALL_CAPITALS : 0));
}

static bool follows_space(struct str text, size_t at) {
    size_t length;
    return at > 0 && unicode_is_space(language_char_before(text, at, &length));
}

static struct doc_word *add_word(struct walk *walk, struct span text, enum doc_word_kind kind) {
    struct doc *doc = walk->doc;
    uint16_t flags = 0;
    if (follows_space(doc->text, text.start)) flags |= DOC_SPACE_BEFORE;
    if (style_at(walk, text.start) & (DOC_KEEP | DOC_MONO)) flags |= DOC_KEPT;
    if (doc->blocks.items[walk->block].flags & DOC_PROTECTED) flags |= DOC_KEPT;
    if (doc->blocks.items[walk->block].flags & DOC_QUOTED) flags |= DOC_IN_QUOTE;
    if (style_at(walk, text.start) & DOC_INLINE_QUOTE) flags |= DOC_IN_QUOTE;
    if (walk->brackets > 0) flags |= DOC_IN_BRACKETS;
    struct doc_word *word = ARENA_PUSH(doc->arena, &doc->words);
    *word = (struct doc_word){.text = text, .kind = (uint8_t)kind, .flags = flags};
    word->sentence = walk->sentence;
    word->folded = language_fold(doc_slice(doc, text), doc->arena);
    word->type = language_type(&walk->types, doc, word->folded);
    return word;
}

static void add_letters(struct walk *walk, struct span text) {
    struct str whole = doc_slice(walk->doc, text);
    uint32_t clitic = (uint32_t)language_clitic(whole);
    struct span stem = {text.start, text.end - clitic};
    struct doc_word *word = add_word(walk, stem, DOC_WORD);
    word->flags |= capital_flags(doc_slice(walk->doc, stem));
    if (walk->at_start) word->flags |= DOC_SENTENCE_START;
    walk->at_start = false;
    if (!clitic) return;
    word = add_word(walk, (struct span){stem.end, text.end}, DOC_WORD);
    word->flags |= DOC_CLITIC;
}

static bool joins_words(const struct doc *doc, struct span mark) {
    struct str text = doc->text;
    if (mark.start == 0 || mark.end >= text.size) return false;
    size_t length;
    uint32_t before = language_char_before(text, mark.start, &length);
    uint32_t after = language_char_at(text, mark.end, &length);
    return (unicode_is_letter(before) || unicode_is_digit(before)) &&
           (unicode_is_letter(after) || unicode_is_digit(after));
}

static void add_mark(struct walk *walk, struct span text) {
    size_t length;
    uint32_t c = language_char_at(doc_slice(walk->doc, text), 0, &length);
    if (c == '(' || c == '[') walk->brackets++;
    struct doc_word *word = add_word(walk, text, DOC_PUNCTUATION);
    if ((c == ')' || c == ']') && walk->brackets > 0) walk->brackets--;
    bool is_hyphen = c == '-' || c == 0x2010 || c == 0x2011;
    if (is_hyphen && joins_words(walk->doc, text)) word->flags |= DOC_HYPHEN;
    bool is_possessive = language_is_apostrophe(c) && text.start > 0 &&
                         !(word->flags & DOC_SPACE_BEFORE) &&
                         ascii_lower(walk->doc->text.bytes[text.start - 1]) == 's';
    if (is_possessive) word->flags |= DOC_CLITIC;
}

static void add_token(struct walk *walk, enum language_token kind, struct span text) {
    if (kind == TOKEN_WORD) {
        add_letters(walk, text);
    } else if (kind == TOKEN_MARK) {
        add_mark(walk, text);
    } else {
        struct doc_word *word = add_word(walk, text, DOC_NUMBER);
        if (kind == TOKEN_ADDRESS) word->flags |= DOC_KEPT;
        if (walk->at_start) word->flags |= DOC_SENTENCE_START;
        walk->at_start = false;
    }
}

/* "panel" and the raised 1 of a note directly behind it are two words: the end of the first. */
static size_t before_note(struct walk *walk, size_t at, size_t end) {
    const struct doc *doc = walk->doc;
    style_at(walk, (uint32_t)at);
    for (uint32_t r = walk->run + 1; r < doc->runs.count; r++) {
        const struct doc_run *run = &doc->runs.items[r];
        if (run->text.start >= end) return end;
        bool is_note = (run->style & DOC_SUPER) && !(run[-1].style & DOC_SUPER) &&
                       ascii_is_digit(doc->text.bytes[run->text.start]);
        if (is_note && run->text.start > at) return run->text.start;
    }
    return end;
}

static void cut_words(struct walk *walk, struct span sentence) {
    struct str text = str_slice(walk->doc->text, 0, sentence.end);
    walk->at_start = true;
    walk->brackets = 0;
    for (size_t at = sentence.start, end, length; at < sentence.end; at = end) {
        uint32_t c = language_char_at(text, at, &length);
        end = at + length;
        if (unicode_is_space(c)) continue;
        enum language_token kind = language_token_at(text, at, &end);
        end = before_note(walk, at, end);
        add_token(walk, kind, (struct span){(uint32_t)at, (uint32_t)end});
    }
}

static void add_sentence(struct walk *walk, struct span text) {
    struct doc *doc = walk->doc;
    walk->sentence = doc->sentences.count;
    uint32_t first = doc->words.count;
    cut_words(walk, text);
    *ARENA_PUSH(doc->arena, &doc->sentences) = (struct doc_sentence){
        .text = text, .block = walk->block, .first_word = first, .end_word = doc->words.count};
}

static void add_given(struct walk *walk, struct span text) {
    struct str form = doc_slice(walk->doc, text);
    size_t length;
    uint32_t c = language_char_at(form, 0, &length);
    bool is_clitic = language_is_apostrophe(c) && form.size > length && text.start > 0 &&
                     !ascii_is_space(walk->doc->text.bytes[text.start - 1]);
    enum doc_word_kind kind = unicode_is_letter(c) || is_clitic ? DOC_WORD
                              : unicode_is_digit(c)             ? DOC_NUMBER
                                                                : DOC_PUNCTUATION;
    struct doc_word *word = add_word(walk, text, kind);
    word->flags |= capital_flags(form);
    if (is_clitic) word->flags |= DOC_CLITIC;
    if (walk->at_start && kind != DOC_PUNCTUATION) {
        word->flags |= DOC_SENTENCE_START;
        walk->at_start = false;
    }
}

/* A block whose words the input fixed is one sentence of just these words. */
static void take_given(struct walk *walk, struct doc_block *block) {
    struct doc *doc = walk->doc;
    uint32_t first = doc->words.count;
    walk->sentence = doc->sentences.count;
    walk->at_start = true;
    walk->brackets = 0;
    while (walk->given < doc->given.count && doc->given.items[walk->given].end <= block->text.end)
        add_given(walk, doc->given.items[walk->given++]);
    *ARENA_PUSH(doc->arena, &doc->sentences) = (struct doc_sentence){.text = block->text,
                                                                     .block = walk->block,
                                                                     .first_word = first,
                                                                     .end_word = doc->words.count};
}

static void cut_block(struct walk *walk, uint32_t index, struct arena scratch) {
    struct doc *doc = walk->doc;
    struct doc_block *block = &doc->blocks.items[index];
    struct language_ends ends = {0};
    walk->block = index;
    block->first_sentence = doc->sentences.count;
    if (doc->given.count) {
        take_given(walk, block);
    } else if (block->text.end > block->text.start && block->kind != DOC_CODE) {
        language_split(doc_slice(doc, block->text), &ends, &scratch);
        uint32_t start = block->text.start;
        for (uint32_t i = 0; i < ends.count; i++) {
            add_sentence(walk, (struct span){start, block->text.start + ends.items[i]});
            start = block->text.start + ends.items[i];
        }
    }
    doc->blocks.items[index].end_sentence = doc->sentences.count;
}

/* The next word that is not punctuation, within the sentence; DOC_NONE if there is none. */
static uint32_t next_word(const struct doc *doc, const struct doc_sentence *s, uint32_t from) {
    for (uint32_t w = from; w < s->end_word; w++)
        if (doc->words.items[w].kind != DOC_PUNCTUATION) return w;
    return DOC_NONE;
}

/* Titles are capitalised through and through: their capitals tell nothing about a word. */
static bool is_title(const struct doc *doc, const struct doc_sentence *s) {
    enum doc_block_kind kind = doc->blocks.items[s->block].kind;
    return kind == DOC_HEADING || kind == DOC_CAPTION || kind == DOC_TERM;
}

/* A capital inside a sentence is a name. At the start it is one when a second capital follows
 * ("Siblings Together helps ..."). */
static void flag_names(struct doc *doc, const struct doc_sentence *s) {
    bool tells = !is_title(doc, s);
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        struct doc_word *word = &doc->words.items[w];
        struct doc_type *type = &doc->types.items[word->type];
        if (!(word->flags & DOC_CAPITAL)) type->is_seen_lower = true;
        if (!(word->flags & DOC_CAPITAL) || str_equal(word->folded, STR("i"))) continue;
        if (tells && !(word->flags & DOC_SENTENCE_START)) type->is_seen_name = true;
        if (!(word->flags & DOC_SENTENCE_START)) {
            word->flags |= DOC_NAME;
            continue;
        }
        uint32_t next = next_word(doc, s, w + 1);
        bool is_name = next != DOC_NONE && (doc->words.items[next].flags & DOC_CAPITAL) &&
                       doc->words.items[next].text.start == word->text.end + 1 &&
                       !str_equal(doc->words.items[next].folded, STR("i"));
        if (!is_name) continue;
        word->flags |= DOC_NAME;
        type->is_seen_name |= tells;
    }
}

/* Bytes of the mark at the end that may close behind a stop, or 0. */
static size_t closer_size(struct str text) {
    static const char *const closers[] = {"\"", "'", ")", "]", "\u2019", "\u201D"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (str_ends(text, str_from(closers[i]))) return strlen(closers[i]);
    return 0;
}

static struct str without_closers(struct str text) {
    text = str_trim(text);
    for (size_t size; (size = closer_size(text)) > 0;)
        text = str_trim(str_slice(text, 0, text.size - size));
    return text;
}

static void flag_sentence(struct doc *doc, struct doc_sentence *s) {
    uint32_t quoted = 0, words = 0;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->kind == DOC_PUNCTUATION) continue;
        words++;
        quoted += (word->flags & DOC_IN_QUOTE) != 0;
    }
    if (quoted) s->flags |= DOC_HAS_QUOTE;
    if (words && quoted == words) s->flags |= DOC_WHOLE_QUOTE;
    struct str text = without_closers(doc_slice(doc, s->text));
    if (str_ends(text, STR("?"))) s->flags |= DOC_QUESTION;
    bool has_stop = str_ends(text, STR(".")) || str_ends(text, STR("?")) ||
                    str_ends(text, STR("!")) || str_ends(text, STR("\u2026"));
    if (!has_stop) s->flags |= DOC_FRAGMENT;
}

/* The same of the document that a draft was made of. */
static bool is_name_in(const struct doc *of, struct str folded) {
    for (uint32_t i = 0; of && i < of->types.count; i++) {
        const struct doc_type *type = &of->types.items[i];
        if (str_equal(type->folded, folded)) return type->is_seen_name && !type->is_seen_lower;
    }
    return false;
}

/* A word that is a name elsewhere in the document and never stands in lower case is one at the
 * start of a sentence too. */
static void flag_known_names(struct doc *doc) {
    for (uint32_t w = 0; w < doc->words.count; w++) {
        struct doc_word *word = &doc->words.items[w];
        if (!(word->flags & DOC_SENTENCE_START) || !(word->flags & DOC_CAPITAL)) continue;
        const struct doc_type *type = &doc->types.items[word->type];
        bool is_name = type->is_seen_name && !type->is_seen_lower;
        if (is_name || is_name_in(doc->of, word->folded)) word->flags |= DOC_NAME;
    }
}

void language_analyse(struct doc *doc, const struct language_tools *tools, struct arena scratch) {
    struct walk walk = {.doc = doc, .types = {.lexicon = tools->lexicon}};
    language_find_quotes(doc);
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        struct doc_block *block = &doc->blocks.items[i];
        block->first_sentence = block->end_sentence = doc->sentences.count;
        if (doc_block_holds_runs(block->kind) && doc_is_in_focus(doc, block))
            cut_block(&walk, i, scratch);
    }
    language_flag_quotes(doc);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        flag_names(doc, &doc->sentences.items[i]);
        flag_sentence(doc, &doc->sentences.items[i]);
    }
    flag_known_names(doc);
    if (tools->lexicon && !doc->given.count && !doc->of && !doc->focus.end)
        language_find_foreign(doc, scratch);
    if (tools->model) language_tag_all(doc, tools, scratch);
}

uint32_t language_fold_words(struct str text, struct str *folded, uint32_t limit,
                             struct arena *arena) {
    uint32_t count = 0;
    for (size_t at = 0, end, length; at < text.size && count < limit; at = end) {
        uint32_t c = language_char_at(text, at, &length);
        end = at + length;
        if (unicode_is_space(c)) continue;
        enum language_token kind = language_token_at(text, at, &end);
        if (kind == TOKEN_MARK) continue;
        struct str token = str_slice(text, at, end);
        size_t clitic = kind == TOKEN_WORD ? language_clitic(token) : 0;
        folded[count++] = language_fold(str_slice(token, 0, token.size - clitic), arena);
        if (clitic && count < limit)
            folded[count++] =
                language_fold(str_slice(token, token.size - clitic, token.size), arena);
    }
    return count;
}
