/* Verbs hidden in nouns: a verb that says little, and behind it a noun that names what is done. */
#include "find/internal.h"

#include "find/hidden_table.h"

#include <stdlib.h>
#include <string.h>

static int by_noun(const void *key, const void *row) {
    return str_compare(*(const struct str *)key, str_from(((const struct hidden_noun *)row)->noun));
}

static int by_form(const void *key, const void *row) {
    return str_compare(*(const struct str *)key, str_from(((const struct light_form *)row)->form));
}

static const struct hidden_noun *noun_of(struct str word) {
    enum { COUNT = sizeof HIDDEN_NOUNS / sizeof *HIDDEN_NOUNS };
    return bsearch(&word, HIDDEN_NOUNS, COUNT, sizeof *HIDDEN_NOUNS, by_noun);
}

static const struct light_form *light_of(struct str word) {
    enum { COUNT = sizeof LIGHT_FORMS / sizeof *LIGHT_FORMS };
    return bsearch(&word, LIGHT_FORMS, COUNT, sizeof *LIGHT_FORMS, by_form);
}

/* May the word stand between the verb and its noun: "a", "their", "full", "risk"? */
static bool may_stand_between(const struct doc *doc, uint32_t w) {
    static const char *const tags[] = {"/DT", "/PRP$", "/JJ", "/JJR", "/JJS", "/CD", "/PDT"};
    if (doc->words.items[w].flags & DOC_HYPHEN) return true;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (find_has_tag(doc, w, tags[i])) return true;
    return find_is_noun(doc, w);
}

/* The hidden noun of the light verb before `w`, its place in *at, or NULL. It must be the head of
 * its phrase: not "a decision letter". */
static const struct hidden_noun *noun_behind(const struct doc *doc, uint32_t w, uint32_t end,
                                             uint32_t *at) {
    enum { FAR = 5 };
    uint32_t last = w + FAR < end ? w + FAR : end;
    for (; w < last; w++) {
        if (find_is_closed(doc, w)) return NULL;
        bool is_head =
            find_is_noun(doc, w) &&
            (w + 1 >= end || !(find_is_noun(doc, w + 1) ||
                               (doc->words.items[w + 1].flags & (DOC_HYPHEN | DOC_CLITIC))));
        *at = w;
        if (is_head) return noun_of(doc->words.items[w].folded);
        if (!may_stand_between(doc, w)) return NULL;
    }
    return NULL;
}

static void check_word(struct find_context *context, uint32_t index, uint32_t w) {
    const struct doc *doc = context->doc;
    uint32_t end = doc->sentences.items[index].end_word, next = w + 1, at;
    const struct light_form *light = light_of(doc->words.items[w].folded);
    bool is_verb = find_has_tag(doc, w, "/VB") || find_has_tag(doc, w, "/VBD") ||
                   find_has_tag(doc, w, "/VBG") || find_has_tag(doc, w, "/VBN") ||
                   find_has_tag(doc, w, "/VBP") || find_has_tag(doc, w, "/VBZ");
    if (!light || !is_verb || find_is_closed(doc, w)) return;
    if (light->light == 'c' && (next >= end || !find_word_is(doc, next++, "out"))) return;
    const struct hidden_noun *noun = noun_behind(doc, next, end, &at);
    if (!noun || !strchr(noun->lights, light->light)) return;
    if (find_is_matched(doc, w, w + 1)) return; /* the dictionary says more */
    struct doc_finding *f = find_add(context, RULE_HIDDEN_VERB, find_words_span(doc, w, at), index);
    if (!f) return;
    f->severity = DOC_SUGGESTION; /* how to turn the sentence is for an editor to say */
    f->message = str_format(doc->arena, "'%.*s' hides a verb: '%s'",
                            STR_ARG(doc_slice(doc, f->text)), noun->verb);
}

void find_hidden_verbs(struct find_context *context) {
    const struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (!find_is_open(doc, s)) continue;
        for (uint32_t w = s->first_word; w < s->end_word; w++) check_word(context, i, w);
    }
}
