/* The second half of the guard: is what the draft says built as before? Words are matched by the
 * place that they have in the author's text; a verb that had a subject or an object must have the
 * same one, and each new sentence must be one. Words that a change put there are not compared. */
#include "simplify/internal.h"

#include "base/utf8.h"

/* Words of a document by the place of the author's text that they come from. */
struct twins {
    uint32_t start, size;
    uint32_t *words; /* of the draft, by place; DOC_NONE: none */
};

/* The place of a word in the author's text, or DOC_NONE when a change put it there. */
static uint32_t origin_of(const struct doc *doc, const struct doc_word *word) {
    if (!doc->of) return word->text.start;
    const struct doc_run *run = &doc->runs.items[doc_run_at(doc, word->text.start)];
    bool is_whole = run->is_exact && word->text.end <= run->text.end;
    return is_whole ? run->source.start + (word->text.start - run->text.start) : DOC_NONE;
}

static struct twins twins_of(const struct doc *draft, const struct doc_block *block,
                             struct span source, struct arena *arena) {
    struct twins t = {.start = source.start, .size = span_size(source)};
    t.words = ARENA_ARRAY(arena, uint32_t, (size_t)t.size + 1);
    for (uint32_t i = 0; i < t.size; i++) t.words[i] = DOC_NONE;
    for (uint32_t s = block->first_sentence; s < block->end_sentence; s++) {
        const struct doc_sentence *sentence = &draft->sentences.items[s];
        for (uint32_t w = sentence->first_word; w < sentence->end_word; w++) {
            uint32_t at = origin_of(draft, &draft->words.items[w]);
            if (at != DOC_NONE && at >= t.start && at - t.start < t.size) t.words[at - t.start] = w;
        }
    }
    return t;
}

/* The draft's word for one of the document that it was made of, or DOC_NONE. */
static uint32_t twin_of(const struct twins *t, const struct doc *doc, uint32_t word) {
    uint32_t at = origin_of(doc, &doc->words.items[word]);
    return at != DOC_NONE && at >= t->start && at - t->start < t->size ? t->words[at - t->start]
                                                                       : DOC_NONE;
}

enum role { NO_ROLE, SUBJECT, OBJECT };

static enum role role_of(const struct doc *doc, uint32_t word) {
    struct str relation = doc->tagset.relations[doc->arcs[word].relation];
    if (str_starts(relation, STR("nsubj"))) return SUBJECT;
    return str_equal(relation, STR("obj")) || str_equal(relation, STR("iobj")) ? OBJECT : NO_ROLE;
}

/* The verb that the word hangs on; one that hangs on an auxiliary hangs on that one's verb. */
static uint32_t verb_above(const struct doc *doc, uint32_t word) {
    uint32_t head = doc->arcs[word].head;
    if (head == DOC_NONE) return DOC_NONE;
    struct str relation = doc->tagset.relations[doc->arcs[head].relation];
    bool is_helper = str_starts(relation, STR("aux")) || str_equal(relation, STR("cop"));
    return is_helper && doc->arcs[head].head != DOC_NONE ? doc->arcs[head].head : head;
}

/* How sure the parser has to be of a word's place: more where both words are still together, since
 * there the reader has what the author wrote, and a difference is most often the parser's. */
enum { SURE_APART = 100, SURE_TOGETHER = 300 };

static bool is_sure(const struct doc *doc, uint32_t word, uint16_t least) {
    return doc->arcs[word].margin >= least;
}

/* Has the change given the verb a subject that says the old one again? */
static bool has_new_subject(const struct doc *draft, uint32_t verb) {
    const struct doc_sentence *s = &draft->sentences.items[draft->words.items[verb].sentence];
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        bool is_its = role_of(draft, w) == SUBJECT && verb_above(draft, w) == verb;
        if (is_its && origin_of(draft, &draft->words.items[w]) == DOC_NONE) return true;
    }
    return false;
}

static bool keeps_role(const struct twins *t, const struct doc *now, const struct doc *draft,
                       uint32_t word) {
    enum role role = role_of(now, word);
    uint32_t head = verb_above(now, word);
    if (role == NO_ROLE || head == DOC_NONE || !is_sure(now, word, SURE_APART)) return true;
    uint32_t twin = twin_of(t, now, word), twin_head = twin_of(t, now, head);
    if (twin == DOC_NONE || twin_head == DOC_NONE) return true;
    bool is_apart = draft->words.items[twin].sentence != draft->words.items[twin_head].sentence;
    if (is_apart) return role == SUBJECT && has_new_subject(draft, twin_head);
    bool is_same = verb_above(draft, twin) == twin_head && role_of(draft, twin) == role;
    return is_same || !is_sure(now, word, SURE_TOGETHER) || !is_sure(draft, twin, SURE_TOGETHER);
}

static uint32_t count_stops(const struct doc_finding *f) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < f->change_count; i++)
        count += str_find(f->changes[i].after, STR(". "), 0) != SIZE_MAX;
    return count;
}

static const char *compare_sentences(const struct unit *unit, const struct doc *draft) {
    const struct doc_block *block = &draft->blocks.items[unit->block];
    uint32_t before = unit->end - unit->first, after = block->end_sentence - block->first_sentence;
    if (after != before + count_stops(&unit->now->findings.items[unit->trying]))
        return "where a sentence ends could be misread";
    struct stretch was = {unit->now, unit->first, unit->end};
    struct stretch is = {draft, block->first_sentence, block->end_sentence};
    return simplify_has_fragment(&was, &is) ? "a part would be no sentence" : NULL;
}

static bool is_parsed(const struct doc *doc, uint32_t sentence) {
    return (doc->sentences.items[sentence].flags & DOC_IS_PARSED) != 0;
}

const char *simplify_compare(const struct unit *unit, const struct doc *draft,
                             struct arena scratch) {
    const struct doc *now = unit->now;
    const char *why = compare_sentences(unit, draft);
    if (why) return why;
    const struct doc_block *block = &draft->blocks.items[unit->block];
    struct twins twins = twins_of(draft, block, block->source, &scratch);
    for (uint32_t s = unit->first; s < unit->end; s++) {
        if (!is_parsed(now, s)) continue;
        const struct doc_sentence *sentence = &now->sentences.items[s];
        for (uint32_t w = sentence->first_word; w < sentence->end_word; w++)
            if (!keeps_role(&twins, now, draft, w)) return "who does what to whom could be misread";
    }
    struct stretch before = {now, unit->first, unit->end};
    struct stretch after = {draft, block->first_sentence, block->end_sentence};
    bool is_other = unit->is_reordered ? !simplify_keeps_roles(&before, &after, scratch)
                                       : simplify_turns_roles(&before, &after, scratch);
    return is_other ? "who does what to whom could be misread" : NULL;
}
