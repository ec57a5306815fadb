/* Ids of changes, which survive edits elsewhere in the source, and what an editor has decided of
 * them. An id is a hash of the sentence's text, of how often the same text stood before, of the
 * rule and of the place within the sentence. */
#include "simplify/internal.h"

#include <stdlib.h>

struct keyed {
    uint64_t hash;
    uint32_t sentence;
};

static int by_hash(const void *a, const void *b) {
    const struct keyed *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static uint64_t hash_number(uint64_t seed, uint32_t number) {
    char bytes[4] = {(char)number, (char)(number >> 8), (char)(number >> 16), (char)(number >> 24)};
    return str_hash_long(seed, (struct str){bytes, sizeof bytes});
}

static void find_keys(struct simplify_plan *plan, struct arena scratch) {
    const struct doc *doc = plan->doc;
    uint32_t count = doc->sentences.count, repeated = 0;
    struct keyed *all = ARENA_ARRAY(&scratch, struct keyed, (size_t)count + 1);
    plan->keys = ARENA_ARRAY(doc->arena, uint64_t, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        struct str text = str_trim(doc_slice(doc, doc->sentences.items[i].text));
        all[i] = (struct keyed){str_hash_long(HASH_SEED, text), i};
    }
    if (count) qsort(all, count, sizeof *all, by_hash);
    for (uint32_t i = 0; i < count; i++) {
        repeated = i > 0 && all[i - 1].hash == all[i].hash ? repeated + 1 : 0;
        plan->keys[all[i].sentence] = hash_number(all[i].hash, repeated);
    }
}

static int by_id(const void *key, const void *item) {
    uint64_t id = *(const uint64_t *)key, other = ((const struct simplify_decision *)item)->id;
    return (id > other) - (id < other);
}

static enum doc_decision decision_on(const struct simplify_options *options, uint64_t id) {
    if (!options->decision_count) return DOC_UNDECIDED;
    const struct simplify_decision *d = bsearch(&id, options->decisions, options->decision_count,
                                                sizeof *options->decisions, by_id);
    if (!d) return DOC_UNDECIDED;
    return d->is_accepted ? DOC_ACCEPTED : DOC_REJECTED;
}

void simplify_identify(const struct simplify_plan *plan, struct doc_finding *f, uint32_t sentence,
                       struct span text) {
    uint32_t start = plan->doc->sentences.items[sentence].text.start;
    uint64_t id = str_hash_long(plan->keys[sentence], str_from(f->rule->id));
    f->id = hash_number(hash_number(id, text.start - start), span_size(text));
    f->decision = (uint8_t)decision_on(&plan->options, f->id);
    if (f->decision == DOC_REJECTED) f->skipped = STR("an editor rejected it");
}

void simplify_identify_all(struct simplify_plan *plan, struct arena scratch) {
    struct doc *doc = plan->doc;
    find_keys(plan, scratch);
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        struct doc_finding *f = &doc->findings.items[i];
        if (f->is_fixable && f->sentence != DOC_NONE)
            simplify_identify(plan, f, f->sentence, f->text);
    }
}

bool simplify_is_wanted(const struct doc_finding *f, enum simplify_mode mode) {
    if (!f->is_fixable || f->decision == DOC_REJECTED) return false;
    return f->is_sure || f->decision == DOC_ACCEPTED || mode == SIMPLIFY_ALL;
}
