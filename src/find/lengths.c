/* Rules that count: words of a sentence, joining words, sentences and words of a paragraph. */
#include "find/internal.h"

static void check_length(struct find_context *context, uint32_t index) {
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    if (s->measure.words <= doc->band->warn_words) return;
    struct doc_finding *f = find_add(context, RULE_SENTENCE_LENGTH, s->text, index);
    if (!f) return;
    bool is_error = s->measure.words > doc->band->error_words;
    if (is_error) f->severity = DOC_ERROR;
    f->message =
        str_format(doc->arena, "%u words in one sentence; at most %u for this band: split it",
                   s->measure.words, is_error ? doc->band->error_words : doc->band->warn_words);
}

static void check_joining(struct find_context *context, uint32_t index) {
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    if (s->measure.joining <= doc->band->joining_words) return;
    struct doc_finding *f = find_add(context, RULE_JOINING_WORDS, s->text, index);
    if (!f) return;
    f->message =
        str_format(doc->arena, "%u joining words in one sentence; at most %u for this band",
                   s->measure.joining, doc->band->joining_words);
}

static void check_paragraph(struct find_context *context, const struct doc_block *block) {
    struct doc *doc = context->doc;
    uint32_t sentences = block->end_sentence - block->first_sentence, words = 0;
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++)
        words += doc->sentences.items[i].measure.words;
    const struct doc_band *band = doc->band;
    if (sentences <= band->paragraph_sentences && words <= band->paragraph_words) return;
    struct doc_finding *f =
        find_add(context, RULE_PARAGRAPH_LENGTH, block->text, block->first_sentence);
    if (!f) return;
    f->is_paragraph = f->is_fixable = f->is_sure = block->parent == 0;
    f->message = str_format(
        doc->arena, "a paragraph of %u sentence%s and %u words; at most %u and %u for this band",
        sentences, sentences == 1 ? "" : "s", words, band->paragraph_sentences,
        band->paragraph_words);
}

void find_lengths(struct find_context *context) {
    struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        if (!find_is_open(doc, &doc->sentences.items[i])) continue;
        check_length(context, i);
        check_joining(context, i);
    }
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        bool is_open =
            block->kind == DOC_PARAGRAPH && !(block->flags & (DOC_PROTECTED | DOC_QUOTED)) &&
            block->end_sentence > block->first_sentence && !doc_is_list_of_lines(doc, block);
        if (is_open) check_paragraph(context, block);
    }
}
