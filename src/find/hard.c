/* Rare words that no dictionary row covers: an editor's list of what is left to do. */
#include "find/internal.h"

static void report(struct find_context *context, const struct doc_word *word) {
    struct doc_finding *f = find_add(context, RULE_HARD_WORD, word->text, word->sentence);
    if (!f) return;
    f->severity = DOC_SUGGESTION;
    f->message = str_format(context->doc->arena, "'%.*s' is a rare word that nothing explains",
                            STR_ARG(doc_word_text(context->doc, word)));
}

void find_hard_words(struct find_context *context, struct arena scratch) {
    struct doc *doc = context->doc;
    bool *is_reported = ARENA_ARRAY(&scratch, bool, doc->types.count);
    uint32_t match = 0;
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        while (match < doc->matches.count && doc->matches.items[match].end_word <= w) match++;
        bool is_covered = match < doc->matches.count && doc->matches.items[match].first_word <= w;
        if (!(word->flags & DOC_HARD) || (word->flags & DOC_IN_QUOTE) || is_covered) continue;
        if (!find_is_open(doc, &doc->sentences.items[word->sentence])) continue;
        if (!is_reported[word->type]) report(context, word);
        is_reported[word->type] = true;
    }
}
