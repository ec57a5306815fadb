/* Drafts: a document of the sentences that are being tried, one a block, whose source is the text
 * of the document they come from. What the author wrote is exact there, so that a place in a draft
 * leads back to the author's words. */
#include "simplify/internal.h"

#include "base/utf8.h"
#include "doc/pieces.h"

static uint32_t add_run(struct doc *draft, struct buf *text, const struct doc_piece *piece) {
    struct span at = {(uint32_t)text->size, (uint32_t)(text->size + piece->text.size)};
    const struct doc *of = draft->of;
    bool is_exact = piece->origin == DOC_FROM_SOURCE;
    uint32_t start = is_exact ? (uint32_t)(piece->text.bytes - of->text.bytes) : 0;
    struct span source = {start, start + (uint32_t)piece->text.size};
    *ARENA_PUSH(draft->arena, &draft->runs) =
        (struct doc_run){.text = at,
                         .source = is_exact ? source : piece->edit->text,
                         .style = piece->style,
                         .is_exact = is_exact,
                         .link = piece->link,
                         .abbreviation = piece->abbreviation};
    return draft->runs.count;
}

/* The sentence with the edits that are tried, as a paragraph. */
static void add_block(struct doc *draft, const struct unit *unit, struct buf *text) {
    struct doc view = *draft->of;
    view.edits.items = unit->tried.items;
    view.edits.count = unit->tried.count;
    const struct doc_sentence *s = &view.sentences.items[unit->sentence];
    struct span span = s->text;
    while (span.end > span.start && ascii_is_space(view.text.bytes[span.end - 1])) span.end--;
    struct doc_block block = {.kind = DOC_PARAGRAPH,
                              .flags = view.blocks.items[s->block].flags,
                              .parent = 0,
                              .end = draft->blocks.count + 1,
                              .first_run = draft->runs.count,
                              .source = s->text};
    block.text.start = (uint32_t)text->size;
    struct doc_pieces pieces = doc_pieces_of(&view, span);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece)) {
        if (!piece.text.size) continue;
        block.end_run = add_run(draft, text, &piece);
        buf_add(text, piece.text);
    }
    block.text.end = (uint32_t)text->size;
    *ARENA_PUSH(draft->arena, &draft->blocks) = block;
    buf_add_char(text, '\n');
}

struct doc *simplify_make_draft(struct simplify_plan *plan) {
    const struct doc *doc = plan->doc;
    struct doc *draft = ARENA_NEW(doc->arena, struct doc);
    struct buf text = {.arena = doc->arena};
    *draft = (struct doc){.arena = doc->arena,
                          .name = doc->name,
                          .source = doc->text,
                          .of = doc,
                          .band = doc->band,
                          .language = doc->language};
    *ARENA_PUSH(draft->arena, &draft->blocks) =
        (struct doc_block){.kind = DOC_ROOT, .parent = DOC_NONE};
    for (uint32_t i = 0; i < plan->units.count; i++) {
        struct unit *unit = &plan->units.items[i];
        if (unit->trying == DOC_NONE) continue;
        unit->block = draft->blocks.count;
        add_block(draft, unit, &text);
    }
    draft->text = buf_str(&text);
    draft->blocks.items[0].end = draft->blocks.count;
    draft->blocks.items[0].source = (struct span){0, (uint32_t)doc->text.size};
    return draft;
}
