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

/* Marks the sentences of which a change cannot be made. */
static void find_broken(const struct doc *doc, bool *is_broken, struct arena scratch) {
    uint32_t end = 0, last = 0;
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        struct fix fix;
        if (!is_change(edit)) continue;
        bool is_made = make_fix(doc, edit, &scratch, &fix);
        bool is_behind = is_made && fix.source.start >= end;
        if (!is_behind) is_broken[edit->sentence] = true;
        if (is_made && !is_behind) is_broken[last] = true; /* the two stand in each other's way */
        if (is_behind) end = fix.source.end, last = edit->sentence;
    }
}

struct fixes fixes_of(const struct doc *doc, struct arena *arena) {
    struct fixes fixes = {.findings = 0};
    bool *is_broken = ARENA_ARRAY(arena, bool, (size_t)doc->sentences.count + 1);
    uint32_t *lasts = ARENA_ARRAY(arena, uint32_t, (size_t)doc->findings.count + 1);
    fixes.heads = ARENA_ARRAY(arena, uint32_t, (size_t)doc->findings.count + 1);
    for (uint32_t i = 0; i < doc->findings.count; i++) fixes.heads[i] = DOC_NONE;
    find_broken(doc, is_broken, *arena);
    for (uint32_t i = 0; i < doc->edits.count; i++) {
        const struct doc_edit *edit = &doc->edits.items[i];
        struct fix fix;
        if (!is_change(edit) || is_broken[edit->sentence]) continue;
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
