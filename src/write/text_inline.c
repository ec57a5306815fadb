/* A block's runs as plain text: styles vanish, quotation marks of <q> are written out, and a link
 * leaves its number behind its words. */
#include "base/escape.h"
#include "doc/pieces.h"
#include "write/text.h"

#include <stdio.h>

void text_links_start(struct text *text) {
    struct arena *arena = text->wrap.out->arena;
    uint32_t slots = 16;
    while (slots / 2 < text->doc->links.count && slots < 1u << 31) slots *= 2;
    text->numbers = ARENA_ARRAY(arena, uint32_t, (size_t)text->doc->links.count + 1);
    text->slots = ARENA_ARRAY(arena, uint32_t, slots);
    text->slot_mask = slots - 1;
}

static struct str target_of(const struct text *text, uint32_t link) {
    return str_trim(text->doc->links.items[link].target);
}

static bool leads_away(const struct text *text, uint32_t link) {
    if (link >= text->doc->links.count) return false;
    struct str target = target_of(text, link);
    return text->doc->links.items[link].anchor == DOC_NONE && target.size &&
           target.bytes[0] != '#' && escape_is_safe_target(target);
}

/* The slot of the link with the same target, or an empty one. */
static uint32_t *find_slot(struct text *text, struct str target) {
    uint32_t at = str_hash(target) & text->slot_mask;
    while (text->slots[at] && !str_equal(target, target_of(text, text->slots[at] - 1)))
        at = (at + 1) & text->slot_mask;
    return &text->slots[at];
}

static uint32_t number_of(struct text *text, uint32_t link) {
    if (text->numbers[link]) return text->numbers[link];
    uint32_t *slot = find_slot(text, target_of(text, link));
    if (!*slot) {
        *slot = link + 1;
        *ARENA_PUSH(text->wrap.out->arena, &text->listed) = link;
        text->numbers[link] = text->listed.count;
    }
    return text->numbers[link] = text->numbers[*slot - 1];
}

struct inline_text {
    struct text *text;
    uint32_t link; /* the link we are in, or DOC_NONE */
    bool in_quote;
};

static bool ends_in_space(const struct buf *leaf) {
    return leaf->size && leaf->bytes[leaf->size - 1] == ' ';
}

/* Closing marks stand right behind the last word, before any space. */
static void add_behind_word(struct buf *leaf, struct str mark) {
    bool had_space = ends_in_space(leaf);
    while (ends_in_space(leaf)) leaf->size--;
    buf_add(leaf, mark);
    if (had_space) buf_add_char(leaf, ' ');
}

static void leave_link(struct inline_text *state) {
    if (state->link == DOC_NONE) return;
    char mark[16];
    int size = snprintf(mark, sizeof mark, " [%u]", number_of(state->text, state->link));
    add_behind_word(&state->text->leaf, (struct str){mark, (size_t)size});
    state->link = DOC_NONE;
}

static void turn_quote(struct inline_text *state, bool in_quote) {
    if (in_quote && !state->in_quote) buf_add(&state->text->leaf, STR("“"));
    if (!in_quote && state->in_quote) add_behind_word(&state->text->leaf, STR("”"));
    state->in_quote = in_quote;
}

void text_add_raised(struct buf *leaf, struct str text) {
    static const char *const raised[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        if (c >= '0' && c <= '9')
            buf_add(leaf, str_from(raised[c - '0']));
        else
            escape_line(leaf, str_slice(text, i, i + 1));
    }
}

bool text_is_number(struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
    return text.size > 0;
}

static void add_piece(struct inline_text *state, const struct doc_piece *piece) {
    if (!piece->text.size) return;
    if (piece->style & DOC_BREAK) {
        buf_add_char(&state->text->leaf, '\n');
        return;
    }
    bool is_numbered = !state->text->is_bare && leads_away(state->text, piece->link);
    uint32_t link = is_numbered ? piece->link : DOC_NONE;
    bool in_quote = piece->style & DOC_INLINE_QUOTE;
    if (!in_quote) turn_quote(state, false);
    if (state->link != link) leave_link(state);
    state->link = link;
    turn_quote(state, in_quote);
    if ((piece->style & DOC_SUPER) && text_is_number(piece->text))
        text_add_raised(&state->text->leaf, piece->text);
    else
        escape_line(&state->text->leaf, piece->text);
}

static struct str code_of(struct text *text, const struct doc_block *block) {
    struct doc_pieces pieces = doc_pieces_of(text->doc, block->text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece)) escape_plain(&text->leaf, piece.text);
    return buf_str(&text->leaf);
}

/* Each sentence of a piece of ours, or with a full stop that an edit has made, on a line of its
 * own. */
static void add_apart(struct inline_text *state, struct doc_piece piece) {
    struct buf *leaf = &state->text->leaf;
    bool is_sentence = piece.origin == DOC_FROM_US && !str_starts(piece.text, STR(" ("));
    if (is_sentence) buf_add_char(leaf, TEXT_PARAGRAPH);
    size_t stop = piece.origin == DOC_FROM_EDIT ? str_find(piece.text, STR(". "), 0) : SIZE_MAX;
    if (stop != SIZE_MAX) {
        struct doc_piece first = piece;
        first.text = str_slice(piece.text, 0, stop + 1);
        add_piece(state, &first);
        buf_add_char(leaf, TEXT_PARAGRAPH);
        piece.text = str_slice(piece.text, stop + 2, piece.text.size);
    }
    add_piece(state, &piece);
    if (is_sentence) buf_add_char(leaf, TEXT_PARAGRAPH);
}

static void add_stretch(struct inline_text *state, const struct doc_block *block,
                        struct span stretch) {
    struct text *text = state->text;
    struct doc_pieces pieces = doc_pieces_of(text->doc, stretch);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece)) {
        if (piece.edit && piece.edit->kind == DOC_EDIT_BREAK)
            buf_add_char(&text->leaf, TEXT_PARAGRAPH);
        bool is_item = piece.edit && piece.edit->kind == DOC_EDIT_ITEM;
        if (is_item) piece.text = doc_between_items(piece.text);
        if (block->kind == DOC_IMAGE) piece.link = DOC_NONE, piece.style = 0;
        if (text->is_apart)
            add_apart(state, piece);
        else
            add_piece(state, &piece);
        if (is_item) buf_add_char(&text->leaf, TEXT_ITEM);
    }
}

static void add_sentences(struct inline_text *state, const struct doc_block *block) {
    uint32_t at = block->text.start;
    for (uint32_t i = block->first_sentence; i < block->end_sentence; i++) {
        uint32_t start = state->text->doc->sentences.items[i].text.start;
        if (start <= at) continue;
        add_stretch(state, block, (struct span){at, start});
        buf_add_char(&state->text->leaf, TEXT_PARAGRAPH);
        at = start;
    }
    add_stretch(state, block, (struct span){at, block->text.end});
}

struct str text_of_block(struct text *text, uint32_t index) {
    const struct doc_block *block = &text->doc->blocks.items[index];
    struct inline_text state = {.text = text, .link = DOC_NONE};
    text->leaf.size = 0;
    if (block->kind == DOC_CODE) return code_of(text, block);
    if (text->is_apart)
        add_sentences(&state, block);
    else
        add_stretch(&state, block, block->text);
    turn_quote(&state, false);
    leave_link(&state);
    return buf_str(&text->leaf);
}
