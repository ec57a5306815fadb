/* Walks runs and edits side by side. Edits are sorted and disjoint; a replacement takes the style
 * of the run it starts in, an insertion has none. A mark (kind DOC_EDIT_MARK) changes no text: its
 * stretch comes as pieces that carry the term. */
#include "doc/pieces.h"

#include "base/sorted.h"
#include "base/utf8.h"

/* The first edit that does not end before `offset`: an edit belongs to the stretch it starts in,
 * but one that reaches in from before still covers what it covers. */
static uint32_t first_edit_at(const struct doc *doc, uint32_t offset) {
    uint32_t first = SORTED_FROM(&doc->edits, text.start, offset);
    if (first > 0 && doc->edits.items[first - 1].text.end > offset) first--;
    return first;
}

static uint32_t smaller(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

struct doc_pieces doc_pieces_of(const struct doc *doc, struct span text) {
    struct doc_pieces p = {
        .doc = doc, .offset = text.start, .end = text.end, .edit = first_edit_at(doc, text.start)};
    const struct doc_edit *edit = p.edit < doc->edits.count ? &doc->edits.items[p.edit] : NULL;
    if (edit && edit->kind != DOC_EDIT_MARK && edit->text.start < text.start) {
        p.offset = smaller(edit->text.end, text.end);
        p.edit++;
    }
    p.run = doc_run_at(doc, p.offset);
    return p;
}

static const struct doc_edit *next_edit(const struct doc_pieces *p) {
    return p->edit < p->doc->edits.count ? &p->doc->edits.items[p->edit] : NULL;
}

static void skip_runs(struct doc_pieces *p) {
    while (p->run < p->doc->runs.count && p->doc->runs.items[p->run].text.end <= p->offset)
        p->run++;
}

static struct doc_piece styled_piece(const struct doc_pieces *p) {
    struct doc_piece piece = {.link = DOC_NONE, .abbreviation = DOC_NONE};
    if (p->run >= p->doc->runs.count) return piece;
    const struct doc_run *run = &p->doc->runs.items[p->run];
    piece.style = run->style;
    piece.link = run->link;
    piece.abbreviation = run->abbreviation;
    return piece;
}

static void edited_piece(struct doc_pieces *p, const struct doc_edit *edit,
                         struct doc_piece *piece) {
    bool is_ours = edit->kind == DOC_EDIT_INSERT;
    *piece =
        is_ours ? (struct doc_piece){.link = DOC_NONE, .abbreviation = DOC_NONE} : styled_piece(p);
    piece->style &= (uint16_t)~DOC_BREAK;
    piece->text = edit->after;
    piece->origin = is_ours ? DOC_FROM_US : DOC_FROM_EDIT;
    piece->edit = edit;
    piece->term = is_ours ? NULL : edit->term;
    p->offset = edit->text.end > p->offset ? edit->text.end : p->offset;
    p->edit++;
}

static void source_piece(struct doc_pieces *p, uint32_t stop, struct doc_piece *piece) {
    const struct doc_run *run = &p->doc->runs.items[p->run];
    uint32_t end = run->text.end < stop ? run->text.end : stop;
    *piece = styled_piece(p);
    piece->text = str_slice(p->doc->text, p->offset, end);
    p->offset = end;
}

bool doc_pieces_next(struct doc_pieces *p, struct doc_piece *piece) {
    const struct doc_edit *edit = next_edit(p);
    while (edit && edit->kind == DOC_EDIT_MARK && edit->text.end <= p->offset) {
        p->edit++;
        edit = next_edit(p);
    }
    skip_runs(p);
    bool is_empty = edit && edit->text.start == edit->text.end;
    bool is_due = edit && edit->kind != DOC_EDIT_MARK && edit->text.start <= p->offset &&
                  (edit->text.start < p->end || (is_empty && edit->text.start == p->end));
    if (is_due) {
        edited_piece(p, edit, piece);
        return true;
    }
    if (p->offset >= p->end || p->run >= p->doc->runs.count) return false;
    bool is_marked = edit && edit->kind == DOC_EDIT_MARK && edit->text.start <= p->offset;
    uint32_t stop = p->end;
    if (is_marked && edit->text.end < stop) stop = edit->text.end;
    if (!is_marked && edit && edit->text.start < stop) stop = edit->text.start;
    source_piece(p, stop, piece);
    if (is_marked) {
        piece->term = edit->term;
        piece->edit = edit;
    }
    return true;
}

struct str doc_between_items(struct str text) {
    size_t end = text.size, start = 0;
    while (end && ascii_is_space(text.bytes[end - 1])) end--;
    while (start < end && (ascii_is_space(text.bytes[start]) || text.bytes[start] == ',' ||
                           text.bytes[start] == ';'))
        start++;
    if (start && start < end && ascii_is_space(text.bytes[start - 1])) start--;
    return str_slice(text, start, end);
}

struct str doc_plain_text(const struct doc *doc, struct span text, struct arena *arena) {
    struct buf buf = {.arena = arena};
    struct doc_pieces pieces = doc_pieces_of(doc, text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece)) buf_add(&buf, piece.text);
    return buf_str(&buf);
}

struct str doc_edited_text(const struct doc *doc, struct span text, struct arena *arena) {
    struct buf buf = {.arena = arena};
    struct doc_pieces pieces = doc_pieces_of(doc, text);
    struct doc_piece piece;
    while (doc_pieces_next(&pieces, &piece))
        if (piece.origin != DOC_FROM_US) buf_add(&buf, piece.text);
    return str_trim(buf_str(&buf));
}
