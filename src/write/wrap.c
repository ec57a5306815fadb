/* See wrap.h. Words part at spaces, and behind wide letters, since Chinese and Japanese are written
 * without spaces; a longer word, such as an address, stands on a line of its own. */
#include "write/wrap.h"

#include "base/escape.h"

enum { LEAST_ROOM = 20 };

struct wrap wrap_start(struct buf *out, size_t columns) {
    return (struct wrap){.out = out,
                         .first = {.arena = out->arena},
                         .rest = {.arena = out->arena},
                         .columns = columns};
}

static void begin_line(struct wrap *wrap) {
    buf_add(wrap->out, buf_str(&wrap->first));
    wrap->first.size = 0;
    buf_add(&wrap->first, buf_str(&wrap->rest));
}

static void end_line(struct wrap *wrap) {
    struct buf *out = wrap->out;
    while (out->size && out->bytes[out->size - 1] == ' ') out->size--;
    buf_add_char(out, '\n');
    wrap->wants_gap = true;
}

size_t wrap_enter(struct wrap *wrap, struct str first, struct str rest) {
    size_t level = wrap->rest.size;
    buf_add(&wrap->first, first);
    buf_add(&wrap->rest, rest);
    return level;
}

void wrap_leave(struct wrap *wrap, size_t level) {
    bool is_unused = !str_equal(buf_str(&wrap->first), buf_str(&wrap->rest));
    if (is_unused) {
        begin_line(wrap);
        end_line(wrap);
    }
    wrap->first.size = wrap->rest.size = level;
}

void wrap_gap(struct wrap *wrap) {
    if (!wrap->wants_gap) return;
    buf_add(wrap->out, buf_str(&wrap->rest));
    end_line(wrap);
    wrap->wants_gap = false;
}

size_t wrap_room(const struct wrap *wrap) {
    size_t prefix = wrap->rest.size;
    return prefix + LEAST_ROOM > wrap->columns ? LEAST_ROOM : wrap->columns - prefix;
}

struct token {
    struct str text;
    bool has_space; /* before it */
};

static bool next_token(struct str *rest, struct token *token) {
    size_t start = 0;
    while (start < rest->size && rest->bytes[start] == ' ') start++;
    size_t end = start;
    while (end < rest->size && rest->bytes[end] != ' ') {
        size_t length;
        uint32_t code = utf8_decode(str_slice(*rest, end, rest->size), &length);
        end += length;
        if (escape_width(code) == 2) break;
    }
    *token = (struct token){str_slice(*rest, start, end), start > 0};
    *rest = str_slice(*rest, end, rest->size);
    return token->text.size > 0;
}

static void fill_line(struct wrap *wrap, struct str text) {
    size_t column = 0, room = wrap_room(wrap);
    struct token token;
    begin_line(wrap);
    while (next_token(&text, &token)) {
        size_t width = escape_columns(token.text);
        size_t gap = column && token.has_space;
        if (column && column + gap + width > room) {
            end_line(wrap);
            begin_line(wrap);
            column = gap = 0;
        }
        if (gap) buf_add_char(wrap->out, ' ');
        buf_add(wrap->out, token.text);
        column += gap + width;
    }
    end_line(wrap);
}

void wrap_fill(struct wrap *wrap, struct str text) {
    struct str rest = str_trim(text), line;
    if (!rest.size) return;
    while (str_next(&rest, '\n', &line)) fill_line(wrap, line);
}

void wrap_line(struct wrap *wrap, struct str line) {
    begin_line(wrap);
    buf_add(wrap->out, line);
    end_line(wrap);
}
