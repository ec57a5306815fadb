/* Content notes: sections that tell of death, violence, abuse, self-harm or of children who were
 * taken from their families get a neutral sentence beforehand, so that nobody comes upon it
 * unawares (plain-language guidance on distressing content). What most sections tell of is said
 * once, for the whole page. */
#include "find/internal.h"

#include "base/utf8.h"
#include "find/topics_table.h"

#include <string.h>

enum { LEAST_WEIGHT = 2, DEEPEST_HEADING = 3, MOST_SECTIONS = 512 };

/* From one heading to the next one. */
struct section {
    uint32_t note; /* the block that a note stands before */
    uint32_t start, end;
    unsigned weights[TOPIC_COUNT];
    bool has_words;
};

struct sections {
    struct section *items;
    uint32_t count;
};

/* A heading of the page itself with something behind it. */
static bool opens_section(const struct doc *doc, uint32_t index) {
    const struct doc_block *block = &doc->blocks.items[index];
    return block->kind == DOC_HEADING && block->parent == 0 && block->level <= DEEPEST_HEADING &&
           block->end < doc->blocks.count;
}

static struct sections find_sections(const struct doc *doc, struct arena *arena) {
    struct sections s = {ARENA_ARRAY(arena, struct section, MOST_SECTIONS), 1};
    s.items[0] = (struct section){.note = 1, .start = 1, .end = doc->blocks.count};
    for (uint32_t i = 1; i < doc->blocks.count && s.count < MOST_SECTIONS; i++) {
        if (!opens_section(doc, i)) continue;
        struct section *last = &s.items[s.count - 1];
        struct section fresh = {.note = i + 1, .start = i, .end = doc->blocks.count};
        bool is_first = i == last->start;
        if (!is_first) last->end = i;
        s.items[is_first ? s.count - 1 : s.count++] = fresh;
    }
    return s;
}

/* "alcohol abuse", "dead end", "sudden death round": the words mean something else there. */
static bool means_other(const struct doc *doc, uint32_t w) {
    static const char *const before[] = {"alcohol", "drug",    "drugs",     "never",
                                         "or",      "penalty", "substance", "sudden"};
    static const char *const after[] = {"end", "ends", "heat", "line", "of", "weight", "zone"};
    const struct doc_word *words = doc->words.items;
    bool is_abuse = str_starts(words[w].folded, STR("abus"));
    if (is_abuse && w + 2 < doc->words.count && find_word_is(doc, w + 1, "of"))
        return find_word_is(doc, w + 2, "power") || find_word_is(doc, w + 2, "position");
    bool is_dead = str_equal(words[w].folded, STR("dead"));
    if (is_dead && w + 1 < doc->words.count && FIND_WORD_IN(doc, w + 1, after)) return true;
    bool is_called = (is_abuse || str_equal(words[w].folded, STR("death"))) && w > 0;
    return is_called && FIND_WORD_IN(doc, w - 1, before);
}

/* Do the row's words stand from `w` on? */
static bool stands_at(const struct doc *doc, uint32_t w, const char *words) {
    struct str rest = str_from(words), part;
    for (uint32_t at = w; str_next(&rest, ' ', &part); at++) {
        if (at >= doc->words.count) return false;
        size_t slash = str_find(part, STR("/"), 0);
        if (slash != SIZE_MAX && !find_has_tag(doc, at, part.bytes + slash)) return false;
        struct str word = slash == SIZE_MAX ? part : str_slice(part, 0, slash);
        bool is_any = str_equal(word, STR("?"));
        if (!is_any && !str_equal(doc->words.items[at].folded, word)) return false;
    }
    return true;
}

static int compare_first(struct str word, const char *row) {
    size_t size = strcspn(row, " /");
    return str_compare(word, (struct str){row, size});
}

static const struct topic_row *first_row(struct str word) {
    size_t low = 0, high = sizeof TOPIC_ROWS / sizeof *TOPIC_ROWS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_first(word, TOPIC_ROWS[middle].words) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_one = low < sizeof TOPIC_ROWS / sizeof *TOPIC_ROWS &&
                  compare_first(word, TOPIC_ROWS[low].words) == 0;
    return is_one ? &TOPIC_ROWS[low] : NULL;
}

static void weigh(struct doc *doc, uint32_t w, struct section *section) {
    const struct topic_row *end = TOPIC_ROWS + sizeof TOPIC_ROWS / sizeof *TOPIC_ROWS;
    struct str word = doc->words.items[w].folded;
    const struct topic_row *row = first_row(word);
    for (; row && row < end && compare_first(word, row->words) == 0; row++) {
        if (!stands_at(doc, w, row->words) || means_other(doc, w)) continue;
        section->weights[row->topic] += row->weight;
        section->weights[TOPIC_DEATH] += row->death;
        doc->sentences.items[doc->words.items[w].sentence].flags |= DOC_IS_HEAVY;
        return;
    }
}

/* A picture's description of `count` words that the text right behind it says again, as captions
 * do, is told once. */
static bool is_said_again(const struct doc *doc, uint32_t w, uint32_t count) {
    const struct doc_word *words = doc->words.items;
    bool is_again = w + 2 * count <= doc->words.count;
    for (uint32_t i = 0; i < count && is_again; i++)
        is_again = str_equal(words[w + i].folded, words[w + count + i].folded);
    return is_again;
}

static uint32_t block_of(const struct doc *doc, uint32_t w) {
    return doc->sentences.items[doc->words.items[w].sentence].block;
}

/* The first word from `w` on that is not of a picture's description which is said again. */
static uint32_t skip_repeated(const struct doc *doc, uint32_t w) {
    uint32_t block = block_of(doc, w), end = w;
    bool is_first =
        doc->blocks.items[block].kind == DOC_IMAGE && (w == 0 || block_of(doc, w - 1) != block);
    while (is_first && end < doc->words.count && block_of(doc, end) == block) end++;
    return is_said_again(doc, w, end - w) ? end : w;
}

/* Abuse and neglect are weighed together, and each is named if it is told of. */
static void join_abuse(struct section *section) {
    unsigned *abuse = &section->weights[TOPIC_ABUSE], *neglect = &section->weights[TOPIC_NEGLECT];
    if (*abuse + *neglect < LEAST_WEIGHT) return;
    if (*abuse) *abuse = LEAST_WEIGHT;
    if (*neglect) *neglect = LEAST_WEIGHT;
}

static void weigh_all(struct doc *doc, struct sections *s) {
    uint32_t at = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        w = skip_repeated(doc, w);
        if (w == doc->words.count) break;
        uint32_t block = block_of(doc, w);
        while (at + 1 < s->count && block >= s->items[at].end) at++;
        s->items[at].has_words |= doc->blocks.items[block].kind != DOC_HEADING;
        weigh(doc, w, &s->items[at]);
    }
    for (uint32_t i = 0; i < s->count; i++) join_abuse(&s->items[i]);
}

/* "death, violence and people hurting themselves". */
static struct str name_topics(struct arena *arena, const bool *topics) {
    struct buf buf = {.arena = arena};
    unsigned left = 0;
    for (int t = 0; t < TOPIC_COUNT; t++) left += topics[t];
    for (int t = 0; t < TOPIC_COUNT; t++) {
        if (!topics[t]) continue;
        buf_add(&buf, str_from(TOPIC_NAMES[t]));
        left--;
        if (left) buf_add(&buf, left == 1 ? STR(" and ") : STR(", "));
    }
    return buf_str(&buf);
}

static void add_note(struct find_context *context, uint32_t block, uint32_t end, const char *part,
                     const bool *topics) {
    struct doc *doc = context->doc;
    struct str names = name_topics(doc->arena, topics);
    if (!names.size) return;
    uint32_t sentence = doc->blocks.items[block].first_sentence;
    struct doc_finding *f =
        find_add(context, RULE_CONTENT_NOTE, doc->blocks.items[block].text, sentence);
    if (!f) return;
    f->suggestion = str_format(doc->arena, "This %s talks about %.*s.", part, STR_ARG(names));
    f->message = str_format(doc->arena, "this %s talks about %.*s: tell readers beforehand", part,
                            STR_ARG(names));
    *ARENA_PUSH(doc->arena, &doc->notes) = (struct doc_note){block, end, f->suggestion};
}

static bool is_title(const struct doc *doc, uint32_t block) {
    return doc->blocks.items[block].kind == DOC_HEADING && doc->blocks.items[block].level == 1;
}

/* What more than half of the sections tell of, or the only one. */
static void note_page(struct find_context *context, struct sections *s, bool *is_told) {
    uint32_t with_words = 0;
    for (uint32_t i = 0; i < s->count; i++) with_words += s->items[i].has_words;
    for (int t = 0; t < TOPIC_COUNT; t++) {
        uint32_t count = 0;
        for (uint32_t i = 0; i < s->count; i++) count += s->items[i].weights[t] >= LEAST_WEIGHT;
        is_told[t] = count && count * 2 > with_words;
    }
    uint32_t top = 0;
    while (top + 1 < s->count && !is_title(context->doc, s->items[top].start)) top++;
    if (!is_title(context->doc, s->items[top].start)) top = 0;
    add_note(context, s->items[top].note, DOC_NONE, "page", is_told);
}

void find_topics(struct find_context *context, struct arena scratch) {
    struct doc *doc = context->doc;
    if (doc->blocks.count < 2) return;
    struct sections s = find_sections(doc, &scratch);
    bool is_told[TOPIC_COUNT] = {false};
    weigh_all(doc, &s);
    note_page(context, &s, is_told);
    for (uint32_t i = 0; i < s.count; i++) {
        bool is_here[TOPIC_COUNT];
        for (int t = 0; t < TOPIC_COUNT; t++)
            is_here[t] = !is_told[t] && s.items[i].weights[t] >= LEAST_WEIGHT;
        uint32_t end = s.items[i].end < doc->blocks.count ? s.items[i].end : DOC_NONE;
        add_note(context, s.items[i].note, end, "part", is_here);
    }
}
