/* Rules on how a page is built: headings, links, acronyms. */
#include "find/internal.h"

#include "base/sorted.h"
#include "base/utf8.h"

/* ---- headings ---- */

static void check_heading(struct find_context *context, const struct doc_block *block,
                          unsigned before) {
    if (!before || block->level <= before + 1) return;
    struct doc_finding *f =
        find_add(context, RULE_HEADING_LEVEL, block->text, block->first_sentence);
    if (!f) return;
    f->message = str_format(context->doc->arena,
                            "a heading of level %u behind one of level %u: none between",
                            block->level, before);
}

/* Words since the last heading; said once a stretch. */
static void check_wall(struct find_context *context, const struct doc_block *block, uint32_t words,
                       uint32_t before) {
    enum { MOST_WORDS = 400 };
    if (words <= MOST_WORDS || before > MOST_WORDS) return;
    struct doc_finding *f = find_add(context, RULE_NO_HEADINGS, block->text, block->first_sentence);
    if (!f) return;
    f->message =
        str_format(context->doc->arena,
                   "more than %u words without a heading: put one in before this paragraph",
                   (unsigned)MOST_WORDS);
}

static uint32_t words_of(const struct doc *doc, const struct doc_block *block) {
    uint32_t words = 0;
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++)
        words += doc->sentences.items[i].measure.words;
    return words;
}

static void check_blocks(struct find_context *context) {
    const struct doc *doc = context->doc;
    unsigned level = 0;
    uint32_t words = 0;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (block->kind == DOC_HEADING) {
            check_heading(context, block, level);
            level = block->level;
            words = 0;
        }
        if (block->kind != DOC_PARAGRAPH || (block->flags & (DOC_PROTECTED | DOC_QUOTED))) continue;
        uint32_t before = words;
        words += words_of(doc, block);
        check_wall(context, block, words, before);
    }
}

/* ---- links ---- */

static bool says_nothing(struct str text) {
    static const char *const texts[] = {
        "click",     "click here", "click this link",  "here",      "find out more", "learn more",
        "link",      "more",       "more information", "read more", "see more",      "this",
        "this link", "this page",  "this website"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (str_equal_fold(text, str_from(texts[i]))) return true;
    return false;
}

static uint32_t sentence_at(const struct doc *doc, const struct doc_block *block, uint32_t offset) {
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++)
        if (doc->sentences.items[i].text.end > offset) return i;
    return block->first_sentence;
}

static void check_links(struct find_context *context, const struct doc_block *block) {
    const struct doc *doc = context->doc;
    for (uint32_t r = block->first_run; r < block->end_run;) {
        const struct doc_run *run = &doc->runs.items[r];
        uint32_t end = r + 1;
        while (end < block->end_run && doc->runs.items[end].link == run->link) end++;
        struct span text = {run->text.start, doc->runs.items[end - 1].text.end};
        r = end;
        if (run->link == DOC_NONE || !says_nothing(str_trim(doc_slice(doc, text)))) continue;
        struct doc_finding *f =
            find_add(context, RULE_LINK_TEXT, text, sentence_at(doc, block, text.start));
        if (!f) continue;
        f->message =
            STR("the link does not say where it leads: name the page or what is done there");
    }
}

/* ---- pictures ---- */

/* The first offset of the text that comes behind a place of the file. */
static uint32_t text_behind(const struct doc *doc, uint32_t source) {
    uint32_t run = SORTED_FROM(&doc->runs, source.start, source);
    return run < doc->runs.count ? doc->runs.items[run].text.start : (uint32_t)doc->text.size;
}

static void check_images(struct find_context *context) {
    const struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->bare_images.count; i++) {
        struct span source = doc->bare_images.items[i];
        uint32_t at = text_behind(doc, source.start);
        struct doc_finding *f =
            find_add_at(context, RULE_IMAGE_TEXT, (struct span){at, at}, source, DOC_NONE);
        if (f) f->message = STR("the picture has no alternative text: say what it shows");
    }
}

/* ---- acronyms ---- */

static bool is_known_acronym(struct str word) {
    static const char *const known[] = {"am", "bbc", "covid", "dvd", "eu",  "faq", "gp",  "hiv",
                                        "hq", "id",  "it",    "mp",  "mps", "nhs", "ni",  "ok",
                                        "pc", "pdf", "pm",    "po",  "ps",  "q&a", "sms", "tv",
                                        "uk", "un",  "us",    "usa", "usb", "wc"};
    return str_in_sorted(word, known, sizeof known / sizeof *known);
}

/* "DRAFT": an everyday word in capitals. "SW1A", "P.S.": codes and postcodes. */
static bool is_other_capitals(const struct doc *doc, const struct doc_word *word) {
    enum { LONG = 4 };
    for (size_t i = 0; i < word->folded.size; i++)
        if (!ascii_is_alpha(word->folded.bytes[i])) return true;
    return word->folded.size >= LONG && doc->types.items[word->type].tags != 0;
}

static bool is_roman(struct str word) {
    for (size_t i = 0; i < word.size; i++)
        if (word.bytes[i] != 'i' && word.bytes[i] != 'v' && word.bytes[i] != 'x') return false;
    return true;
}

static bool is_acronym(const struct doc *doc, uint32_t w) {
    enum { SHORTEST = 2, LONGEST = 6 };
    const struct doc_word *word = &doc->words.items[w];
    struct str folded = word->folded;
    bool is_closed = (word->flags & (DOC_IN_QUOTE | DOC_KEPT | DOC_CLITIC)) != 0;
    return word->kind == DOC_WORD && (word->flags & DOC_ALL_CAPITALS) && !is_closed &&
           folded.size >= SHORTEST && folded.size <= LONGEST && !is_known_acronym(folded) &&
           !is_roman(folded) && !is_other_capitals(doc, word);
}

/* All the words in capitals: nobody's acronym. */
static bool is_shouting(const struct doc *doc, const struct doc_sentence *s) {
    uint32_t words = 0, capitals = 0;
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        words += doc->words.items[w].kind == DOC_WORD;
        capitals += (doc->words.items[w].flags & DOC_ALL_CAPITALS) != 0;
    }
    return capitals * 2 > words;
}

static void check_acronyms(struct find_context *context, bool *is_seen) {
    const struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (!find_is_open(doc, s) || is_shouting(doc, s)) continue;
        for (uint32_t w = s->first_word; w < s->end_word; w++) {
            const struct doc_word *word = &doc->words.items[w];
            if (!is_acronym(doc, w) || is_seen[word->type]) continue;
            is_seen[word->type] = true;
            if ((word->flags & DOC_EXPLAINED) || find_is_matched(doc, w, w + 1)) continue;
            struct doc_finding *f = find_add(context, RULE_ACRONYM, word->text, i);
            if (!f) continue;
            f->message = str_format(doc->arena, "'%.*s': say once what the letters stand for",
                                    STR_ARG(doc_word_text(doc, word)));
        }
    }
}

void find_structure(struct find_context *context, struct arena scratch) {
    const struct doc *doc = context->doc;
    check_blocks(context);
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (doc_block_holds_runs(block->kind) && !(block->flags & DOC_PROTECTED))
            check_links(context, block);
    }
    check_images(context);
    check_acronyms(context, ARENA_ARRAY(&scratch, bool, doc->types.count + 1));
}
