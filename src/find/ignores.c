/* Comments in a page that switch rules off for a part of it:
 *
 *   <!-- plainer-ignore-next-line RULE -->
 *   <!-- plainer-ignore-start RULE --> ... <!-- plainer-ignore-end -->
 *
 * Without a rule they mean all rules. They are looked for in the bytes of the file, so that a line
 * is the line that an editor sees, whatever the format. */
#include "find/internal.h"

#include "base/sorted.h"
#include "base/utf8.h"

_Static_assert(RULE_COUNT <= 64, "one bit of a set for every rule");

static struct str without_word(struct str text, struct str *word) {
    size_t end = 0;
    while (end < text.size && !ascii_is_space(text.bytes[end])) end++;
    *word = str_slice(text, 0, end);
    return str_trim(str_slice(text, end, text.size));
}

static uint64_t read_rules(struct str names) {
    uint32_t count;
    uint64_t rules = 0;
    const struct doc_rule *table = find_rule_table(&count), *rule;
    if (!names.size) return UINT64_MAX;
    while (names.size) {
        struct str word;
        names = without_word(names, &word);
        while (word.size && word.bytes[word.size - 1] == ',') word.size--;
        if ((rule = find_rule(word))) rules |= UINT64_C(1) << (rule - table);
    }
    return rules;
}

static void add_part(struct find_parts *parts, uint32_t start, uint64_t rules,
                     struct arena *arena) {
    *ARENA_PUSH(arena, parts) = (struct find_part){start, rules};
}

static uint64_t last_rules(const struct find_parts *parts) {
    return parts->count ? parts->items[parts->count - 1].rules : 0;
}

/* The next line that is not empty, after that on which `at` is. */
static struct span next_line(struct str source, size_t at) {
    size_t start = str_find(source, STR("\n"), at);
    if (start == SIZE_MAX) start = source.size;
    while (start < source.size && ascii_is_space(source.bytes[start])) start++;
    size_t end = str_find(source, STR("\n"), start);
    return (struct span){(uint32_t)start, (uint32_t)(end == SIZE_MAX ? source.size : end)};
}

/* Several comments before one line add up. */
static void ignore_next_line(struct find_ignores *ignores, struct str source, size_t at,
                             uint64_t rules, struct arena *arena) {
    struct find_parts *lines = &ignores->lines;
    if (lines->count && at <= ignores->line_start) {
        lines->items[lines->count - 2].rules |= rules;
        return;
    }
    struct span line = next_line(source, at);
    ignores->line_start = line.start;
    add_part(lines, line.start, rules, arena);
    add_part(lines, line.end, 0, arena);
}

static void read_comment(struct str source, struct span place, struct str comment,
                         struct find_ignores *ignores, struct arena *arena) {
    struct str word;
    uint64_t rules = read_rules(without_word(str_trim(comment), &word));
    if (str_equal(word, STR("plainer-ignore-end"))) {
        add_part(&ignores->stretches, place.start, 0, arena);
    } else if (str_equal(word, STR("plainer-ignore-start"))) {
        rules |= last_rules(&ignores->stretches);
        add_part(&ignores->stretches, place.end, rules, arena);
    } else if (str_equal(word, STR("plainer-ignore-next-line")) ||
               str_equal(word, STR("plainer-ignore"))) {
        ignore_next_line(ignores, source, place.end, rules, arena);
    }
}

struct find_ignores find_read_ignores(const struct doc *doc, struct arena *arena) {
    struct find_ignores ignores = {.line_start = 0};
    struct str source = doc->source;
    for (size_t at = 0; (at = str_find(source, STR("plainer-ignore"), at)) != SIZE_MAX;) {
        size_t start = at++;
        while (start > 0 && ascii_is_space(source.bytes[start - 1])) start--;
        if (start < 4 || !str_equal(str_slice(source, start - 4, start), STR("<!--"))) continue;
        size_t end = str_find(source, STR("-->"), at);
        if (end == SIZE_MAX) break;
        read_comment(source, (struct span){(uint32_t)start - 4, (uint32_t)end + 3},
                     str_slice(source, start, end), &ignores, arena);
        at = end;
    }
    return ignores;
}

/* The rules that are off in the part where the offset is. */
static uint64_t rules_at(const struct find_parts *parts, uint32_t offset) {
    uint32_t behind = SORTED_FROM(parts, start, offset + 1);
    return behind ? parts->items[behind - 1].rules : 0;
}

bool find_is_ignored(const struct find_ignores *ignores, uint32_t source,
                     enum find_rule_index rule) {
    if (!ignores->lines.count && !ignores->stretches.count) return false;
    uint64_t rules = rules_at(&ignores->lines, source) | rules_at(&ignores->stretches, source);
    return (rules >> rule) & 1;
}
