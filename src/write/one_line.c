/* The bare text of a document on one line, for programs that compare sentences. */
#include "doc/pieces.h"
#include "write/writers.h"

void write_one_line(const struct doc *doc, const struct write_options *options, struct buf *out) {
    (void)options;
    size_t start = out->size;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind)) continue;
        struct str words = str_trim(doc_plain_text(doc, block->text, out->arena));
        if (words.size && out->size > start) buf_add_char(out, ' ');
        for (size_t k = 0; k < words.size; k++)
            buf_add_char(out, words.bytes[k] == '\n' ? ' ' : words.bytes[k]);
    }
}
