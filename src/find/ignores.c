/* Comments in a page that switch rules off for a part of it:
 *
 *   <!-- plainer-ignore-next-line RULE -->
 *   <!-- plainer-ignore-start RULE --> ... <!-- plainer-ignore-end -->
 *
 * Without a rule they mean all rules. They are looked for in the bytes of the file, so that a line
 * is the line that an editor sees, whatever the format. */
#include "find/internal.h"

#include "base/utf8.h"

static struct str without_word(struct str text, struct str *word) {
    size_t end = 0;
    while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
    *word = str_slice(text, 0, end);
    return str_trim(str_slice(text, end, text.size));
}

/* From the end of the comment's own line to the end of the next one that is not empty. */
static struct span next_line(struct str source, size_t at) {
    size_t start = str_find(source, STR("\n"), at);
    if (start == SIZE_MAX) start = source.size;
    while (start < source.size && ascii_is_space(source.bytes[start])) start++;
    size_t end = str_find(source, STR("\n"), start);
    return (struct span){(uint32_t)start, (uint32_t)(end == SIZE_MAX ? source.size : end)};
}

static void close_started(struct find_ignores *ignores, uint32_t end) {
    for (uint32_t i = 0; i < ignores->count; i++)
        if (ignores->items[i].is_open) {
            ignores->items[i].place.end = end;
            ignores->items[i].is_open = false;
        }
}

static void read_comment(struct str source, size_t start, size_t end, struct str comment,
                         struct find_ignores *ignores, struct arena *arena) {
    struct str word, rules = without_word(str_trim(comment), &word);
    if (str_equal(word, STR("plainer-ignore-end"))) close_started(ignores, (uint32_t)start);
    bool is_start = str_equal(word, STR("plainer-ignore-start"));
    bool is_next =
        str_equal(word, STR("plainer-ignore-next-line")) || str_equal(word, STR("plainer-ignore"));
    if (!is_start && !is_next) return;
    *ARENA_PUSH(arena, ignores) =
        (struct find_ignore){.rules = rules,
                             .place = is_next ? next_line(source, end)
                                              : (struct span){(uint32_t)end, (uint32_t)source.size},
                             .is_open = is_start};
}

struct find_ignores find_read_ignores(const struct doc *doc, struct arena *arena) {
    struct find_ignores ignores = {0};
    struct str source = doc->source;
    for (size_t at = 0; (at = str_find(source, STR("plainer-ignore"), at)) != SIZE_MAX;) {
        size_t start = at, end = str_find(source, STR("-->"), at);
        while (start > 0 && ascii_is_space(source.bytes[start - 1])) start--;
        bool is_comment = start >= 4 && end != SIZE_MAX &&
                          str_equal(str_slice(source, start - 4, start), STR("<!--"));
        if (is_comment)
            read_comment(source, start - 4, end + 3, str_slice(source, start, end), &ignores,
                         arena);
        at = is_comment ? end : at + 1;
    }
    return ignores;
}

static bool names_rule(struct str rules, struct str id) {
    struct str word;
    if (!rules.size) return true;
    while (rules.size) {
        rules = without_word(rules, &word);
        while (word.size && word.bytes[word.size - 1] == ',') word.size--;
        if (str_equal(word, id)) return true;
    }
    return false;
}

bool find_is_ignored(const struct find_ignores *ignores, const struct doc *doc, struct span text,
                     const char *rule) {
    if (!ignores->count) return false;
    struct span source = doc_source_span(doc, text);
    for (uint32_t i = 0; i < ignores->count; i++) {
        const struct find_ignore *ignore = &ignores->items[i];
        bool is_there = source.start < ignore->place.end && ignore->place.start <= source.start;
        if (is_there && names_rule(ignore->rules, str_from(rule))) return true;
    }
    return false;
}
