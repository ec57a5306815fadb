/* Enumerations become lists: the words stay, a colon ends the lead-in, and each item begins behind
 * what stood between it and the one before. After the other edits, since an item must not hold a
 * full stop that one of them put there. */
#include "simplify/internal.h"

#include "base/sorted.h"

/* Does an edit change what stands between the items, or end a sentence from the first one on? */
static bool is_disturbed(const struct doc *doc, const struct doc_finding *f) {
    uint32_t end = doc->sentences.items[f->sentence].text.end;
    for (uint32_t i =
             SORTED_FROM(&doc->edits, text.start, doc->sentences.items[f->sentence].text.start);
         i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->text.start > end) return false;
        for (uint32_t k = 0; k < f->change_count; k++)
            if (edit->kind != DOC_EDIT_MARK && span_overlaps(edit->text, f->changes[k].text))
                return true;
        if (edit->text.start >= f->changes[0].text.start &&
            str_find(edit->after, STR("."), 0) != SIZE_MAX)
            return true;
    }
    return false;
}

static bool has_break_at(const struct doc *doc, uint32_t at) {
    for (uint32_t i = SORTED_FROM(&doc->edits, text.start, at); i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        if (edit->text.start > at) return false;
        if (edit->kind == DOC_EDIT_BREAK) return true;
    }
    return false;
}

static void make_list(struct doc *doc, uint32_t finding) {
    const struct doc_finding *f = &doc->findings.items[finding];
    const struct doc_block *block = &doc->blocks.items[doc->sentences.items[f->sentence].block];
    for (uint32_t i = 0; i < f->change_count; i++)
        simplify_add_edit(doc, DOC_EDIT_ITEM, finding, f->changes[i].text, f->changes[i].after);
    uint32_t next = f->sentence + 1;
    if (next < block->end_sentence) {
        uint32_t at = doc->sentences.items[next].text.start;
        if (!has_break_at(doc, at))
            simplify_add_edit(doc, DOC_EDIT_BREAK, finding, (struct span){at, at}, STR(""));
    }
}

void simplify_make_lists(struct simplify_plan *plan) {
    struct doc *doc = plan->doc;
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        struct doc_finding *f = &doc->findings.items[i];
        if (!f->is_list || !simplify_is_wanted(f, plan->options.mode)) continue;
        if (is_disturbed(doc, f))
            f->skipped = STR("another change stands in its way");
        else
            make_list(doc, i);
    }
}
