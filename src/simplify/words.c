/* Replacements: findings of dictionaries become edits, with articles and capitals put right. Each
 * proposal is tried alone before the guard; a sentence whose changes pass alone but not together
 * keeps none. */
#include "simplify/internal.h"

#include "base/sorted.h"
#include "words/forms.h"

#include <stdlib.h>

static bool is_replacement(const struct doc_finding *f) {
    return f->match && f->is_fixable && f->match->term->action == DOC_REPLACE;
}

static struct doc_edit edit_for(const struct doc *doc, enum doc_edit_kind kind, uint32_t finding,
                                struct span text, struct str after) {
    const struct doc_finding *f = &doc->findings.items[finding];
    return (struct doc_edit){.kind = kind,
                             .rule = f->rule,
                             .text = text,
                             .after = after,
                             .finding = finding,
                             .sentence = f->sentence,
                             .group = finding};
}

/* Many are added and then sorted. */
static struct doc_edit *add_edit(struct doc *doc, uint32_t finding, struct span text,
                                 struct str after) {
    struct doc_edit *edit = ARENA_PUSH(doc->arena, &doc->edits);
    *edit = edit_for(doc, DOC_EDIT_REPLACE, finding, text, after);
    return edit;
}

/* The article right before a word, or NULL. */
static const struct doc_word *article_before(const struct doc *doc, uint32_t word) {
    if (word == 0) return NULL;
    const struct doc_word *before = &doc->words.items[word - 1];
    bool is_article = str_equal(before->folded, STR("a")) || str_equal(before->folded, STR("an"));
    bool is_next = before->sentence == doc->words.items[word].sentence &&
                   before->text.end + 1 == doc->words.items[word].text.start;
    return is_article && is_next ? before : NULL;
}

static void repair_article(struct doc *doc, uint32_t finding, const struct doc_match *m,
                           struct str plain) {
    const struct doc_word *article = article_before(doc, m->first_word - m->taken_before);
    if (!article) return;
    struct str right = str_from(words_article(plain.bytes, plain.size));
    if (str_equal(right, article->folded)) return;
    if (article->flags & DOC_CAPITAL) right = str_capitalise(doc->arena, right);
    add_edit(doc, finding, article->text, right);
}

static bool is_all_capitals(const struct doc *doc, const struct doc_match *m) {
    for (uint32_t w = m->first_word; w < m->end_word; w++)
        if (!(doc->words.items[w].flags & DOC_ALL_CAPITALS)) return false;
    return true;
}

static struct span words_span(const struct doc *doc, uint32_t first, uint32_t end) {
    return (struct span){doc->words.items[first].text.start, doc->words.items[end - 1].text.end};
}

/* The words behind a slot; when nothing takes their place, the space before them goes, too. */
static void add_rest(struct doc *doc, uint32_t finding, const struct doc_match *m) {
    struct span rest = words_span(doc, m->rest_first, m->rest_end);
    if (!m->rest.size) rest.start = doc->words.items[m->rest_first - 1].text.end;
    add_edit(doc, finding, rest, m->rest);
}

static void add_replacement(struct doc *doc, uint32_t finding) {
    struct doc_finding *f = &doc->findings.items[finding];
    const struct doc_match *m = f->match;
    struct str plain = m->plain;
    if (is_all_capitals(doc, m)) {
        f->skipped = STR("it stands in capitals");
        return;
    }
    if (m->problem.size) {
        f->skipped = m->problem;
        return;
    }
    repair_article(doc, finding, m, plain);
    uint32_t first = m->first_word - m->taken_before;
    if (doc->words.items[first].flags & DOC_CAPITAL) plain = str_capitalise(doc->arena, plain);
    add_edit(doc, finding, words_span(doc, first, m->end_word + m->taken_after), plain);
    if (m->rest_end) add_rest(doc, finding, m);
    if (m->possessive.size)
        add_edit(doc, finding, doc->words.items[m->end_word].text, m->possessive);
}

/* At one place: an explanation, a new paragraph, and then what begins it. */
static int rank_of(const struct doc_edit *edit) {
    return edit->kind == DOC_EDIT_INSERT ? 0 : edit->kind == DOC_EDIT_BREAK ? 1 : 2;
}

int simplify_by_place(const void *a, const void *b) {
    const struct doc_edit *x = a, *y = b;
    if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
    if (x->text.end != y->text.end) return x->text.end < y->text.end ? -1 : 1;
    int rank = rank_of(x), other = rank_of(y);
    if (rank != other) return rank < other ? -1 : 1;
    return x->finding < y->finding ? -1 : x->finding > y->finding;
}

struct doc_edit *simplify_insert(struct doc *doc, struct doc_edit edit) {
    uint32_t at = SORTED_FROM(&doc->edits, text.start, edit.text.start);
    while (at < doc->edits.count && simplify_by_place(&doc->edits.items[at], &edit) <= 0) at++;
    ARENA_PUSH(doc->arena, &doc->edits);
    struct doc_edit *place = &doc->edits.items[at];
    memmove(place + 1, place, (doc->edits.count - 1 - at) * sizeof *place);
    *place = edit;
    return place;
}

struct doc_edit *simplify_add_edit(struct doc *doc, enum doc_edit_kind kind, uint32_t finding,
                                   struct span text, struct str after) {
    return simplify_insert(doc, edit_for(doc, kind, finding, text, after));
}

void simplify_sort_edits(struct doc *doc) {
    if (doc->edits.count)
        qsort(doc->edits.items, doc->edits.count, sizeof *doc->edits.items, simplify_by_place);
}

/* The text of a sentence with the edits of one group, or of all groups (DOC_NONE). */
static struct str result_of(const struct doc *doc, struct span sentence, uint32_t first,
                            uint32_t end, uint32_t group, struct arena *scratch) {
    struct buf buf = {.arena = scratch};
    uint32_t at = sentence.start;
    for (uint32_t i = first; i < end; i++) {
        const struct doc_edit *e = &doc->edits.items[i];
        if (group != DOC_NONE && e->group != group) continue;
        buf_add(&buf, str_slice(doc->text, at, e->text.start));
        buf_add(&buf, e->after);
        at = e->text.end;
    }
    buf_add(&buf, str_slice(doc->text, at, sentence.end));
    return buf_str(&buf);
}

static void refuse(struct doc *doc, uint32_t first, uint32_t end, uint32_t group, const char *why) {
    for (uint32_t i = first; i < end; i++) {
        struct doc_edit *e = &doc->edits.items[i];
        if (group != DOC_NONE && e->group != group) continue;
        if (e->group != DOC_NONE) doc->findings.items[e->finding].skipped = str_from(why);
        e->group = DOC_NONE;
    }
}

/* Keeps the edits that no one refused. */
static void sweep(struct doc *doc) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++)
        if (doc->edits.items[i].group != DOC_NONE) doc->edits.items[kept++] = doc->edits.items[i];
    doc->edits.count = kept;
}

static void drop_overlaps(struct doc *doc) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct doc_edit *e = &doc->edits.items[i];
        if (e->text.start < end)
            refuse(doc, 0, doc->edits.count, e->group, "another change stands here");
        if (e->group != DOC_NONE) end = e->text.end;
    }
    sweep(doc);
}

static uint32_t edits_end(const struct doc *doc, uint32_t first) {
    uint32_t end = first;
    while (end < doc->edits.count &&
           doc->edits.items[end].sentence == doc->edits.items[first].sentence)
        end++;
    return end;
}

static void guard_sentence(struct doc *doc, uint32_t first, uint32_t end, struct arena scratch) {
    struct span text = doc->sentences.items[doc->edits.items[first].sentence].text;
    struct str source = str_slice(doc->text, text.start, text.end);
    for (uint32_t i = first; i < end; i++) {
        uint32_t group = doc->edits.items[i].group;
        if (group == DOC_NONE) continue;
        struct arena inner = scratch;
        struct str result = result_of(doc, text, first, end, group, &inner);
        const char *why = simplify_guard(source, result, NULL, inner);
        if (why) refuse(doc, first, end, group, why);
    }
}

static void guard_whole_sentence(struct doc *doc, uint32_t first, uint32_t end,
                                 struct arena scratch) {
    struct span text = doc->sentences.items[doc->edits.items[first].sentence].text;
    struct str source = str_slice(doc->text, text.start, text.end);
    struct str result = result_of(doc, text, first, end, DOC_NONE, &scratch);
    const char *why = simplify_guard(source, result, NULL, scratch);
    if (why) refuse(doc, first, end, DOC_NONE, why);
}

static void guard_all(struct doc *doc, struct arena scratch,
                      void (*guard)(struct doc *, uint32_t, uint32_t, struct arena)) {
    for (uint32_t i = 0; i < doc->edits.count;) {
        uint32_t end = edits_end(doc, i);
        guard(doc, i, end, scratch);
        i = end;
    }
    sweep(doc);
}

static void add_changes(struct doc *doc, uint32_t finding) {
    const struct doc_finding *f = &doc->findings.items[finding];
    for (uint32_t i = 0; i < f->change_count; i++)
        add_edit(doc, finding, f->changes[i].text, f->changes[i].after);
}

void simplify_words(struct doc *doc, enum simplify_mode mode, struct arena scratch) {
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        struct doc_finding *f = &doc->findings.items[i];
        bool is_wanted = simplify_is_wanted(f, mode);
        if (f->is_fixable && !is_wanted && !f->skipped.size)
            f->skipped = STR("not sure: an editor decides");
        if (is_wanted && is_replacement(f)) add_replacement(doc, i);
        if (is_wanted && f->is_local) add_changes(doc, i);
    }
    simplify_sort_edits(doc);
    drop_overlaps(doc);
    guard_all(doc, scratch, guard_sentence);
    guard_all(doc, scratch, guard_whole_sentence);
}

static bool stands_free(const struct doc *doc, const struct doc_edit *offer) {
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        struct span text = doc->edits.items[i].text;
        bool is_apart = text.end <= offer->text.start || offer->text.end <= text.start;
        if (!is_apart && doc->edits.items[i].kind != DOC_EDIT_MARK) return false;
    }
    return true;
}

/* Those of a group stand or fall together. */
static void keep_free_groups(struct doc *offered, const struct doc *doc) {
    for (uint32_t i = 0; i < offered->edits.count; i++) {
        struct doc_edit *e = &offered->edits.items[i];
        if (e->group == DOC_NONE || stands_free(doc, e)) continue;
        uint32_t group = e->group;
        for (uint32_t k = 0; k < offered->edits.count; k++)
            if (offered->edits.items[k].group == group) offered->edits.items[k].group = DOC_NONE;
    }
    sweep(offered);
}

void simplify_offer(struct doc *doc, struct arena scratch) {
    struct doc offered = *doc;
    offered.edits.items = NULL;
    offered.edits.count = offered.edits.capacity = 0;
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        if (!f->is_fixable || f->is_sure || f->decision != DOC_UNDECIDED) continue;
        struct str skipped = f->skipped;
        if (is_replacement(f)) add_replacement(&offered, i);
        if (f->change_count && !f->is_list) add_changes(&offered, i);
        offered.findings.items[i].skipped = skipped;
    }
    simplify_sort_edits(&offered);
    drop_overlaps(&offered);
    guard_all(&offered, scratch, guard_sentence);
    keep_free_groups(&offered, doc);
    for (uint32_t i = 0; i < offered.edits.count; i++)
        *ARENA_PUSH(doc->arena, &doc->offers) = offered.edits.items[i];
}
