/* Long paragraphs are broken where a new sentence does not look back at the one before it. Only
 * paragraphs that stand by themselves: one in a list or a table stays one. */
#include "simplify/internal.h"

#include "base/sorted.h"

/* A paragraph as readers get it so far. */
struct tally {
    uint32_t sentences, words;
};

/* Sentences that readers get of one of the author's, one after the other. */
struct part {
    struct span text;  /* between the changes that end and begin sentences */
    uint32_t edit;     /* the one whose full stop ends the part before; DOC_NONE: none */
    size_t stop;       /* so many bytes of what it puts there belong to that part */
    uint32_t end_edit; /* the one that ends this part, or DOC_NONE */
    size_t end_stop;
};

static void find_end(const struct doc *doc, struct part *part, uint32_t end) {
    part->end_edit = DOC_NONE;
    part->text.end = end;
    for (uint32_t i = SORTED_FROM(&doc->edits, text.start, part->text.start); i < doc->edits.count;
         i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->text.start >= end) return;
        if (i == part->edit || simplify_stop_in(edit) == SIZE_MAX) continue;
        part->end_edit = i;
        part->end_stop = simplify_stop_in(edit);
        part->text.end = edit->text.start;
        return;
    }
}

/* The first part of a sentence, and the one behind; false at the end. */
static struct part first_part(const struct doc *doc, struct span sentence) {
    struct part part = {.text = {sentence.start, sentence.end}, .edit = DOC_NONE};
    find_end(doc, &part, sentence.end);
    return part;
}
static bool next_part(const struct doc *doc, struct span sentence, struct part *part) {
    if (part->end_edit == DOC_NONE) return false;
    struct part next = {.edit = part->end_edit, .stop = part->end_stop};
    next.text.start = doc->edits.items[next.edit].text.end;
    find_end(doc, &next, sentence.end);
    *part = next;
    return true;
}

static struct str part_text(const struct doc *doc, const struct part *part, struct arena *arena) {
    struct str rest = simplify_result_of(doc, part->text, arena);
    if (part->edit == DOC_NONE) return rest;
    struct str after = doc->edits.items[part->edit].after;
    after = str_slice(after, part->stop, after.size);
    return str_format(arena, "%.*s%.*s", STR_ARG(after), STR_ARG(rest));
}

/* A part with the explanations that stand right behind it. */
static struct tally tally_of(const struct doc *doc, const struct part *part, struct arena scratch) {
    struct tally tally = {1, simplify_count_words(part_text(doc, part, &scratch))};
    uint32_t end = part->text.end + (part->end_edit != DOC_NONE);
    for (uint32_t i = SORTED_FROM(&doc->edits, text.start, part->text.start); i < doc->edits.count;
         i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->text.start > end) break;
        bool is_sentence = edit->kind == DOC_EDIT_INSERT && str_ends(edit->after, STR("."));
        if (!is_sentence) continue;
        tally.sentences++;
        tally.words += simplify_count_words(edit->after);
    }
    return tally;
}

static void add_break(struct doc *doc, uint32_t finding, uint32_t sentence,
                      const struct part *part) {
    uint32_t at = part->text.start;
    if (part->edit != DOC_NONE) at = simplify_divide(doc, part->edit, part->stop);
    simplify_add_edit(doc, DOC_EDIT_BREAK, finding, (struct span){at, at}, STR(""))->sentence =
        sentence;
}

/* A paragraph on its way. */
struct flow {
    struct doc *doc;
    uint32_t finding;
    struct tally so_far;
    uint32_t left; /* words still to come */
};

static bool holds_quote(const struct doc *doc, struct span text) {
    for (uint32_t i = 0; i < doc->quotes.count; i++)
        if (span_overlaps(doc->quotes.items[i].text, text)) return true;
    return false;
}

/* Do the words on both sides of the place stand in one link? A break would make two of it. */
static bool is_in_link(const struct doc *doc, uint32_t at) {
    if (!at) return false;
    uint32_t before = doc->runs.items[doc_run_at(doc, at - 1)].link;
    return before != DOC_NONE && before == doc->runs.items[doc_run_at(doc, at)].link;
}

/* Does a paragraph begin with the part? One that would be too long ends before it, if the part does
 * not look back; a last one of a few words is none. */
static bool takes_part(struct flow *flow, const struct part *part, struct arena scratch) {
    enum { LEAST = 12 };
    const struct doc_band *band = flow->doc->band;
    struct tally next = tally_of(flow->doc, part, scratch);
    bool is_full = flow->so_far.sentences + next.sentences > band->paragraph_sentences ||
                   flow->so_far.words + next.words > band->paragraph_words;
    bool is_break = flow->so_far.sentences && is_full && flow->so_far.words >= LEAST &&
                    flow->left >= LEAST && !holds_quote(flow->doc, part->text) &&
                    !is_in_link(flow->doc, part->text.start) &&
                    !simplify_looks_back(part_text(flow->doc, part, &scratch));
    if (is_break) flow->so_far = (struct tally){0, 0};
    flow->so_far.sentences += next.sentences;
    flow->so_far.words += next.words;
    flow->left -= next.words;
    return is_break;
}

static uint32_t words_left(const struct doc *doc, uint32_t first, uint32_t end,
                           struct arena scratch) {
    uint32_t words = 0;
    for (uint32_t i = first; i < end; i++) {
        struct span text = doc->sentences.items[i].text;
        struct part part = first_part(doc, text);
        do words += tally_of(doc, &part, scratch).words;
        while (next_part(doc, text, &part));
    }
    return words;
}

/* Breaks are added when all parts have been looked at, the last one first: adding moves edits. */
static void break_paragraph(struct doc *doc, uint32_t finding, struct arena scratch) {
    uint32_t first = doc->findings.items[finding].sentence;
    uint32_t end = doc->blocks.items[doc->sentences.items[first].block].end_sentence;
    struct flow flow = {.doc = doc, .finding = finding};
    DOC_ARRAY(struct part) breaks = {.items = NULL};
    DOC_ARRAY(uint32_t) sentences = {.items = NULL};
    flow.left = words_left(doc, first, end, scratch);
    for (uint32_t i = first; i < end; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        struct part part = first_part(doc, s->text);
        do {
            if (!takes_part(&flow, &part, scratch)) continue;
            *ARENA_PUSH(&scratch, &breaks) = part;
            *ARENA_PUSH(&scratch, &sentences) = i;
        } while (next_part(doc, s->text, &part));
    }
    for (uint32_t i = breaks.count; i-- > 0;)
        add_break(doc, finding, sentences.items[i], &breaks.items[i]);
}

/* A paragraph that only its changes have made too long, as a finding; DOC_NONE when it is not. */
static uint32_t add_finding(struct simplify_plan *plan, uint32_t block, struct arena scratch) {
    struct doc *doc = plan->doc;
    const struct doc_block *b = &doc->blocks.items[block];
    struct tally all = {0, 0};
    for (uint32_t i = b->first_sentence; i < b->end_sentence; i++) {
        struct span text = doc->sentences.items[i].text;
        struct part part = first_part(doc, text);
        do {
            struct tally tally = tally_of(doc, &part, scratch);
            all.sentences += tally.sentences;
            all.words += tally.words;
        } while (next_part(doc, text, &part));
    }
    bool is_long =
        all.sentences > doc->band->paragraph_sentences || all.words > doc->band->paragraph_words;
    if (!is_long) return DOC_NONE;
    struct doc_finding *f = ARENA_PUSH(doc->arena, &doc->findings);
    *f = (struct doc_finding){.rule = plan->options.paragraphs,
                              .severity = DOC_SUGGESTION,
                              .text = b->text,
                              .source = doc_source_span(doc, b->text),
                              .sentence = b->first_sentence,
                              .message = STR("with its changes the paragraph is long"),
                              .is_fixable = true,
                              .is_sure = true,
                              .is_paragraph = true};
    simplify_identify(plan, f, f->sentence, f->text);
    return doc->findings.count - 1;
}

void simplify_break_paragraphs(struct simplify_plan *plan, struct arena scratch) {
    struct doc *doc = plan->doc;
    bool *is_found = ARENA_ARRAY(&scratch, bool, (size_t)doc->blocks.count + 1);
    uint32_t count = doc->findings.count;
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        if (f->is_paragraph) is_found[doc->sentences.items[f->sentence].block] = true;
        if (f->is_paragraph && simplify_is_wanted(f, plan->options.mode))
            break_paragraph(doc, i, scratch);
    }
    for (uint32_t i = 1; i < doc->blocks.count && plan->options.paragraphs; i++) {
        const struct doc_block *b = &doc->blocks.items[i];
        bool is_open = b->kind == DOC_PARAGRAPH && b->parent == 0 && !is_found[i] &&
                       !(b->flags & (DOC_PROTECTED | DOC_QUOTED)) &&
                       b->first_sentence < b->end_sentence && !doc_is_list_of_lines(doc, b);
        uint32_t finding = is_open ? add_finding(plan, i, scratch) : DOC_NONE;
        if (finding != DOC_NONE && doc->findings.items[finding].decision != DOC_REJECTED)
            break_paragraph(doc, finding, scratch);
    }
}
