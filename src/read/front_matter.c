/* See front_matter.h. A "---" at the start may also be a rule, so every line up to the second one
 * must look like YAML. */
#include "read/front_matter.h"

#include "base/utf8.h"

static bool take_line(struct str text, size_t *at, struct str *line) {
    size_t i = *at;
    if (i >= text.size) return false;
    while (i < text.size && text.bytes[i] != '\n' && text.bytes[i] != '\r') i++;
    *line = str_slice(text, *at, i);
    if (i + 1 < text.size && text.bytes[i] == '\r' && text.bytes[i + 1] == '\n') i++;
    *at = i + 1 < text.size ? i + 1 : text.size;
    return true;
}

static bool is_fence(struct str line) {
    while (line.size && ascii_is_space(line.bytes[line.size - 1])) line.size--;
    return str_equal(line, STR("---"));
}

static bool is_end(struct str line) {
    return is_fence(line) || str_equal(str_trim(line), STR("..."));
}

static size_t key_size(struct str line) {
    size_t i = 0;
    while (i < line.size && (ascii_is_alpha(line.bytes[i]) || ascii_is_digit(line.bytes[i]) ||
                             line.bytes[i] == '_' || line.bytes[i] == '-' || line.bytes[i] == '.'))
        i++;
    bool is_key = i && i < line.size && line.bytes[i] == ':' &&
                  (i + 1 == line.size || ascii_is_space(line.bytes[i + 1]));
    return is_key ? i : 0;
}

/* A key, or a line that goes on with the value of the one before. */
static bool is_yaml(struct str line) {
    if (!line.size || key_size(line)) return true;
    return ascii_is_space(line.bytes[0]) || line.bytes[0] == '#' || str_starts(line, STR("- "));
}

static struct str without_escapes(struct str value, char quote, struct arena *arena) {
    struct buf plain = {.arena = arena};
    char escape = quote == '"' ? '\\' : '\'';
    for (size_t i = 0; i < value.size && value.bytes[i] != '\n'; i++) {
        if (value.bytes[i] == escape && i + 1 < value.size)
            i++;
        else if (value.bytes[i] == quote)
            break;
        buf_add_char(&plain, value.bytes[i]);
    }
    return buf_str(&plain);
}

static struct str quoted(struct str value, struct arena *arena) {
    char quote = value.bytes[0];
    struct str inside = str_slice(value, 1, value.size);
    if (str_ends(inside, (struct str){&quote, 1})) inside.size--;
    return without_escapes(inside, quote, arena);
}

/* A value that stands in its own line; block texts ("|", ">") are left out. */
static struct str scalar(struct str value, struct arena *arena) {
    value = str_trim(value);
    if (!value.size || value.bytes[0] == '|' || value.bytes[0] == '>') return STR("");
    if (value.bytes[0] == '"' || value.bytes[0] == '\'') return quoted(value, arena);
    size_t comment = str_find(value, STR(" #"), 0);
    return str_copy(arena, str_trim(str_slice(value, 0, comment)));
}

size_t front_matter(struct str text, struct str *title, struct arena *arena) {
    size_t at = 0;
    struct str line, found = {0};
    *title = STR("");
    if (!take_line(text, &at, &line) || !is_fence(line)) return 0;
    for (bool is_first = true; take_line(text, &at, &line); is_first = false) {
        if (is_end(line)) {
            if (found.size) *title = scalar(found, arena);
            return at;
        }
        if (!is_yaml(line) || (is_first && !str_trim(line).size)) return 0;
        size_t key = key_size(line);
        if (key && str_equal_fold(str_slice(line, 0, key), STR("title")))
            found = str_slice(line, key + 1, line.size);
    }
    return 0;
}
