/* See fixes.h. */
#include "write/fixes.h"

#include "base/utf8.h"

#include <string.h>

static bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Do the file's bytes say the same as the text, white space aside? */
static bool says_the_same(struct str source, struct str text) {
    size_t i = 0, k = 0;
    while (i < source.size && k < text.size) {
        if (is_space(source.bytes[i]) && is_space(text.bytes[k])) {
            while (i < source.size && is_space(source.bytes[i])) i++;
            while (k < text.size && is_space(text.bytes[k])) k++;
        } else if (source.bytes[i++] != text.bytes[k++]) {
            return false;
        }
    }
    return i == source.size && k == text.size;
}

/* Would the words mean something else in HTML or Markdown, or not fit the file's encoding? */
static bool is_plain(struct str words) {
    for (size_t i = 0; i < words.size; i++) {
        char c = words.bytes[i];
        if ((unsigned char)c >= 0x80 || (c && strchr("&<>\"*_`[]\\|#~{}", c))) return false;
    }
    return true;
}

/* White space of the file at the ends of what is replaced stays: a line break stays one. */
static struct str with_spaces(struct str source, struct str after, struct arena *arena) {
    struct str inner = str_trim(after);
    struct buf buf = {.arena = arena};
    size_t end = source.size;
    if (inner.size == after.size || !source.size || !inner.size) return after;
    while (end > 0 && is_space(source.bytes[end - 1])) end--;
    bool has_end = is_space(after.bytes[after.size - 1]) && end < source.size;
    buf_add(&buf, is_space(after.bytes[0]) ? STR(" ") : STR(""));
    buf_add(&buf, inner);
    if (has_end)
        buf_add(&buf, str_slice(source, end, source.size));
    else if (is_space(after.bytes[after.size - 1]))
        buf_add_char(&buf, ' ');
    return buf_str(&buf);
}

static bool make_fix(const struct doc *doc, const struct doc_edit *edit, struct arena *arena,
                     struct fix *fix) {
    struct span place = doc_source_span(doc, edit->text);
    struct str source = str_slice(doc->source, place.start, place.end);
    if (!says_the_same(source, doc_slice(doc, edit->text)) || !is_plain(edit->after)) return false;
    *fix = (struct fix){place, with_spaces(source, edit->after, arena), edit->finding, DOC_NONE};
    return true;
}

static bool is_change(const struct doc_edit *edit) {
    return edit->kind == DOC_EDIT_REPLACE && edit->group != DOC_NONE;
}

/* A list of edits, and what has to be made wholly or not at all: the edits of a sentence, or of a
 * finding. */
struct wishes {
    const struct doc *doc;
    const struct doc_edit *edits;
    uint32_t count;
    bool by_finding;
    bool *is_broken; /* by sentence or finding */
};

static bool *broken(const struct wishes *wishes, const struct doc_edit *edit) {
    return &wishes->is_broken[wishes->by_finding ? edit->finding : edit->sentence];
}

/* Marks those of which a change cannot be made. */
static void find_broken(const struct wishes *wishes, struct arena scratch) {
    uint32_t end = 0;
    const struct doc_edit *last = NULL;
    for (uint32_t i = 0; i < wishes->count; i++) {
        const struct doc_edit *edit = &wishes->edits[i];
        struct fix fix;
        if (!is_change(edit)) continue;
        bool is_made = make_fix(wishes->doc, edit, &scratch, &fix);
        bool is_behind = is_made && fix.source.start >= end;
        if (!is_behind) *broken(wishes, edit) = true;
        /* the two stand in each other's way */
        if (is_made && !is_behind && last) *broken(wishes, last) = true;
        if (is_behind) end = fix.source.end, last = edit;
    }
}

static struct fixes make_fixes(struct wishes *wishes, struct arena *arena) {
    const struct doc *doc = wishes->doc;
    struct fixes fixes = {.findings = 0};
    uint32_t keys = wishes->by_finding ? doc->findings.count : doc->sentences.count;
    uint32_t *lasts = ARENA_ARRAY(arena, uint32_t, (size_t)doc->findings.count + 1);
    fixes.heads = ARENA_ARRAY(arena, uint32_t, (size_t)doc->findings.count + 1);
    wishes->is_broken = ARENA_ARRAY(arena, bool, (size_t)keys + 1);
    for (uint32_t i = 0; i < doc->findings.count; i++) fixes.heads[i] = DOC_NONE;
    find_broken(wishes, *arena);
    for (uint32_t i = 0; i < wishes->count; i++) {
        const struct doc_edit *edit = &wishes->edits[i];
        struct fix fix;
        if (!is_change(edit) || *broken(wishes, edit)) continue;
        if (!make_fix(doc, edit, arena, &fix)) continue;
        *ARENA_PUSH(arena, &fixes.items) = fix;
        bool is_first = fixes.heads[fix.finding] == DOC_NONE;
        *(is_first ? &fixes.heads[fix.finding] : &fixes.items.items[lasts[fix.finding]].next) =
            fixes.items.count - 1;
        lasts[fix.finding] = fixes.items.count - 1;
        fixes.findings += is_first;
    }
    return fixes;
}

struct fixes fixes_of(const struct doc *doc, struct arena *arena) {
    struct wishes wishes = {.doc = doc, .edits = doc->edits.items, .count = doc->edits.count};
    return make_fixes(&wishes, arena);
}

struct fixes fixes_of_offers(const struct doc *doc, struct arena *arena) {
    struct wishes wishes = {
        .doc = doc, .edits = doc->offers.items, .count = doc->offers.count, .by_finding = true};
    return make_fixes(&wishes, arena);
}

void fixes_apply(const struct doc *doc, const struct fixes *fixes, struct buf *out) {
    size_t at = 0;
    for (uint32_t i = 0; i < fixes->items.count; i++) {
        const struct fix *fix = &fixes->items.items[i];
        buf_add(out, str_slice(doc->source, at, fix->source.start));
        buf_add(out, fix->after);
        at = fix->source.end;
    }
    buf_add(out, str_slice(doc->source, at, doc->source.size));
}
