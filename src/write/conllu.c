/* CoNLL-U (Universal Dependencies v2), so that standard scorers and tools read what the language
 * room found: a sentence's text, then a word a line with lemma, tags, head and relation. Margins
 * stand in the last column. */
#include "base/escape.h"
#include "write/writers.h"

static struct str tag_part(struct str tag, bool is_universal) {
    size_t slash = str_find(tag, STR("/"), 0);
    if (slash == SIZE_MAX) return STR("_");
    return is_universal ? str_slice(tag, 0, slash) : str_slice(tag, slash + 1, tag.size);
}

static void add_field(struct buf *out, struct str text) {
    if (!text.size) text = STR("_");
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        buf_add_char(out, c == '\t' || c == '\n' || c == '\r' ? ' ' : c);
    }
    buf_add_char(out, '\t');
}

static bool has_space_after(const struct doc *doc, const struct doc_sentence *s, uint32_t w) {
    if (w + 1 == s->end_word) {
        uint32_t end = doc->words.items[w].text.end;
        return s->text.end > end || doc->text.bytes[end] == '\n';
    }
    return doc->words.items[w + 1].text.start > doc->words.items[w].text.end;
}

static void add_tree(const struct doc *doc, const struct doc_sentence *s, uint32_t w,
                     struct buf *out) {
    if (!doc->arcs || !(s->flags & DOC_IS_PARSED)) {
        buf_add(out, STR("_\t_\t_\t"));
        return;
    }
    const struct doc_arc *arc = &doc->arcs[w];
    uint32_t head = arc->head == DOC_NONE ? 0 : arc->head - s->first_word + 1;
    buf_format(out, "%u\t", head);
    add_field(out, doc->tagset.relations[arc->relation]);
    buf_add(out, STR("_\t"));
}

static void add_word(const struct doc *doc, const struct doc_sentence *s, uint32_t w,
                     struct buf *out) {
    const struct doc_word *word = &doc->words.items[w];
    struct str tag = doc_tag(doc, word);
    buf_format(out, "%u\t", w - s->first_word + 1);
    add_field(out, doc_word_text(doc, word));
    add_field(out, doc->lemmas ? doc->lemmas[w] : STR(""));
    add_field(out, tag_part(tag, true));
    add_field(out, tag_part(tag, false));
    buf_add(out, STR("_\t"));
    add_tree(doc, s, w, out);
    if (!has_space_after(doc, s, w)) buf_add(out, STR("SpaceAfter=No|"));
    buf_format(out, "TagMargin=%u", word->tag_margin);
    if (doc->arcs && (s->flags & DOC_IS_PARSED)) buf_format(out, "|Margin=%u", doc->arcs[w].margin);
    buf_add_char(out, '\n');
}

static void add_sentence(const struct doc *doc, uint32_t index, struct buf *out) {
    const struct doc_sentence *s = &doc->sentences.items[index];
    if (s->first_word == s->end_word) return;
    const struct doc_block *block = &doc->blocks.items[s->block];
    if (block->first_sentence == index) buf_add(out, STR("# newpar\n"));
    buf_format(out, "# sent_id = %u\n# text = ", index + 1);
    struct str text = str_trim(doc_slice(doc, s->text));
    for (size_t i = 0; i < text.size; i++)
        buf_add_char(out, text.bytes[i] == '\n' || text.bytes[i] == '\r' ? ' ' : text.bytes[i]);
    buf_add_char(out, '\n');
    if (s->flags & DOC_IS_UNSURE) buf_add(out, STR("# unsure = yes\n"));
    for (uint32_t w = s->first_word; w < s->end_word; w++) add_word(doc, s, w, out);
    buf_add_char(out, '\n');
}

void write_conllu(const struct doc *doc, const struct write_options *options, struct buf *out) {
    (void)options;
    for (uint32_t i = 0; i < doc->sentences.count; i++) add_sentence(doc, i, out);
}
