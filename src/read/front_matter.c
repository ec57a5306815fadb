/* See front_matter.h. A "---" at the start may also be a rule, so every line up to the second one
 * must look like YAML; so with "+++" and TOML. */
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

static bool is_fence(struct str line, struct str fence) {
    while (line.size && ascii_is_space(line.bytes[line.size - 1])) line.size--;
    return str_equal(line, fence);
}

/* ---- YAML ---- */

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

/* A value that stands in its own line. */
static struct str scalar(struct str value, struct arena *arena) {
    value = str_trim(value);
    if (!value.size) return STR("");
    if (value.bytes[0] == '"' || value.bytes[0] == '\'') return quoted(value, arena);
    size_t comment = str_find(value, STR(" #"), 0);
    return str_copy(arena, str_trim(str_slice(value, 0, comment)));
}

/* "|" and ">" stand before a text in the indented lines that follow, up to `end`. */
static struct str block_text(struct str text, size_t at, size_t end, struct arena *arena) {
    struct buf value = {.arena = arena};
    struct str line;
    while (at < end && take_line(text, &at, &line)) {
        struct str words = str_trim(line);
        if (words.size && !ascii_is_space(line.bytes[0])) break;
        if (words.size && value.size) buf_add_char(&value, ' ');
        buf_add(&value, words);
    }
    return buf_str(&value);
}

static bool is_block_mark(struct str value) {
    value = str_trim(value);
    return value.size && value.size < 3 && (value.bytes[0] == '|' || value.bytes[0] == '>');
}

static size_t read_yaml(struct str text, size_t at, struct str *title, struct arena *arena) {
    struct str line, found = {0};
    size_t behind = 0;
    for (bool is_first = true;; is_first = false) {
        size_t start = at;
        if (!take_line(text, &at, &line)) return 0;
        if (is_fence(line, STR("---")) || is_fence(line, STR("..."))) {
            bool is_block = is_block_mark(found);
            *title = is_block ? block_text(text, behind, start, arena) : scalar(found, arena);
            return at;
        }
        if (!is_yaml(line) || (is_first && !str_trim(line).size)) return 0;
        size_t key = key_size(line);
        if (!key || !str_equal_fold(str_slice(line, 0, key), STR("title"))) continue;
        found = str_slice(line, key + 1, line.size);
        behind = at;
    }
}

/* ---- TOML ---- */

/* The value behind "key =", or an empty slice without bytes. */
static struct str toml_value(struct str line, struct str key) {
    line = str_trim(line);
    if (!str_starts_fold(line, key)) return (struct str){0};
    line = str_trim(str_slice(line, key.size, line.size));
    return str_starts(line, STR("=")) ? str_trim(str_slice(line, 1, line.size)) : (struct str){0};
}

/* "key = value", "[section]", a comment, or a line that goes on with an array. */
static bool is_toml(struct str line) {
    struct str words = str_trim(line);
    if (!words.size || ascii_is_space(line.bytes[0])) return true;
    char c = words.bytes[0];
    return c == '#' || c == '[' || c == ']' || str_find(words, STR("="), 1) != SIZE_MAX;
}

static size_t read_toml(struct str text, size_t at, struct str *title, struct arena *arena) {
    struct str line, found = {0};
    for (bool is_top = true; take_line(text, &at, &line);) {
        if (is_fence(line, STR("+++"))) {
            *title = scalar(found, arena);
            return at;
        }
        if (!is_toml(line)) return 0;
        if (str_starts(line, STR("["))) is_top = false;
        struct str value = toml_value(line, STR("title"));
        if (is_top && value.size) found = value;
    }
    return 0;
}

size_t front_matter(struct str text, struct str *title, struct arena *arena) {
    size_t at = 0;
    struct str line;
    *title = STR("");
    if (!take_line(text, &at, &line)) return 0;
    if (is_fence(line, STR("---"))) return read_yaml(text, at, title, arena);
    if (is_fence(line, STR("+++"))) return read_toml(text, at, title, arena);
    return 0;
}
