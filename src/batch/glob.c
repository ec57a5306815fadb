/* See glob.h. A pattern becomes tokens, and all places in it that the path may have reached are
 * followed side by side: no pattern, however many stars it has, makes this slow. */
#include "batch/glob.h"
#include "host/out.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 1024 };

enum kind {
    BYTE,
    ANY_CHARACTER, /* `?`: not a slash */
    SET,           /* `[...]`: not a slash */
    STAR,          /* `*`: any number of bytes but slashes */
    REST,          /* `**` at the end: any number of bytes */
    FOLDERS,       /* a whole `**` and its slash: nothing, or anything up to a slash */
    NEVER,
};

struct token {
    enum kind kind;
    unsigned char byte;
    unsigned char set[32]; /* a bit a byte */
};

struct glob {
    struct token *tokens;
    size_t count;
    bool is_negated, is_for_folders, is_anchored;
};

static void set_add(struct token *token, unsigned from, unsigned to) {
    for (unsigned c = from; c <= to; c++) token->set[c / 8] |= (unsigned char)(1 << c % 8);
}

/* "[:alpha:]" and its like at `at`; bytes read, or 0. */
static size_t read_class(const char *at, size_t size, struct token *token) {
    static const struct {
        const char *name;
        int (*holds)(int);
    } classes[] = {{"alnum", isalnum}, {"alpha", isalpha}, {"blank", isblank},
                   {"cntrl", iscntrl}, {"digit", isdigit}, {"graph", isgraph},
                   {"lower", islower}, {"print", isprint}, {"punct", ispunct},
                   {"space", isspace}, {"upper", isupper}, {"xdigit", isxdigit}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        size_t length = strlen(classes[i].name);
        bool is_it = size >= length + 4 && memcmp(at, "[:", 2) == 0 &&
                     memcmp(at + 2, classes[i].name, length) == 0 &&
                     memcmp(at + 2 + length, ":]", 2) == 0;
        if (!is_it) continue;
        for (unsigned c = 1; c < 128; c++)
            if (classes[i].holds((int)c)) set_add(token, c, c);
        return length + 4;
    }
    return 0;
}

/* One character of a set, perhaps behind a backslash; false at the end. */
static bool read_member(const char *text, size_t size, size_t *at, unsigned char *byte) {
    if (*at < size && text[*at] == '\\') ++*at;
    if (*at >= size) return false;
    *byte = (unsigned char)text[(*at)++];
    return true;
}

/* The set that begins behind `[`; bytes read, its `]` included, or 0 when it has none. */
static size_t read_set(const char *text, size_t size, struct token *token) {
    size_t at = 0;
    bool is_inverted = size && (text[0] == '!' || text[0] == '^');
    at += is_inverted;
    for (size_t start = at; at < size;) {
        unsigned char from, to;
        if (text[at] == ']' && at > start) {
            for (size_t i = 0; is_inverted && i < sizeof token->set; i++)
                token->set[i] = (unsigned char)~token->set[i];
            token->set['/' / 8] &= (unsigned char)~(1U << '/' % 8);
            token->kind = SET;
            return at + 1;
        }
        size_t class = read_class(text + at, size - at, token);
        at += class;
        if (class) continue;
        if (!read_member(text, size, &at, &from)) break;
        to = from;
        if (at + 1 < size && text[at] == '-' && text[at + 1] != ']') {
            at++;
            if (!read_member(text, size, &at, &to)) break;
        }
        set_add(token, from, to);
    }
    return 0;
}

/* Stars at the start of `text`; bytes read. `**` means more where it is all of a name. */
static size_t read_stars(const char *text, size_t size, bool starts_name, struct token *token) {
    size_t stars = 0;
    while (stars < size && text[stars] == '*') stars++;
    token->kind = STAR;
    if (stars < 2 || !starts_name) return stars;
    if (stars == size) token->kind = REST;
    if (stars < size && text[stars] == '/') {
        token->kind = FOLDERS;
        stars++;
    }
    return stars;
}

static void read_tokens(struct glob *glob, const char *text, size_t size) {
    for (size_t at = 0; at < size;) {
        struct token *token = &glob->tokens[glob->count++];
        bool starts_name = at == 0 || text[at - 1] == '/';
        if (text[at] == '*') {
            at += read_stars(text + at, size - at, starts_name, token);
        } else if (text[at] == '?') {
            token->kind = ANY_CHARACTER;
            at++;
        } else if (text[at] == '[') {
            size_t read = read_set(text + at + 1, size - at - 1, token);
            if (!read) token->kind = NEVER;
            at += read + 1;
        } else {
            if (text[at] == '\\' && at + 1 < size) at++;
            token->kind = BYTE;
            token->byte = (unsigned char)text[at++];
        }
    }
}

/* Blanks at the end do not count, but behind a backslash. */
static size_t trimmed_size(const char *line, size_t size) {
    if (size && line[size - 1] == '\r') size--;
    while (size && line[size - 1] == ' ') {
        size_t slashes = 0;
        while (slashes + 1 < size && line[size - 2 - slashes] == '\\') slashes++;
        if (slashes % 2) break;
        size--;
    }
    return size;
}

void globs_add(struct globs *globs, const char *line, size_t size) {
    struct glob glob = {0};
    size = trimmed_size(line, size);
    if (!size || line[0] == '#') return;
    if (line[0] == '!') {
        glob.is_negated = true;
        line++;
        size--;
    }
    if (size && line[size - 1] == '/') {
        glob.is_for_folders = true;
        size--;
    }
    glob.is_anchored = size && memchr(line, '/', size);
    if (size && line[0] == '/') {
        line++;
        size--;
    }
    if (!size || size > LONGEST) return;
    glob.tokens = out_alloc(size * sizeof *glob.tokens);
    read_tokens(&glob, line, size);
    globs->items = out_grow(globs->items, globs->count, &globs->capacity, sizeof glob);
    globs->items[globs->count++] = glob;
}

void globs_add_lines(struct globs *globs, const char *bytes, size_t size) {
    static const char mark[] = "\xEF\xBB\xBF";
    if (size >= 3 && memcmp(bytes, mark, 3) == 0) {
        bytes += 3;
        size -= 3;
    }
    while (size) {
        const char *end = memchr(bytes, '\n', size);
        size_t line = end ? (size_t)(end - bytes) : size;
        globs_add(globs, bytes, line);
        line += end != NULL;
        bytes += line;
        size -= line;
    }
}

/* Places that are reached without a byte. `starts_name`: the last byte was a slash, or none. */
static void pass_on(const struct glob *glob, bool *reached, bool starts_name) {
    for (size_t i = 0; i < glob->count; i++) {
        enum kind kind = glob->tokens[i].kind;
        bool passes = kind == STAR || kind == REST || (kind == FOLDERS && starts_name);
        if (reached[i] && passes) reached[i + 1] = true;
    }
}

/* Does the token at a place take the byte, and stay (`stays`) or go on? */
static bool takes(const struct token *token, unsigned char byte, bool *stays) {
    *stays = token->kind == STAR || token->kind == REST || token->kind == FOLDERS;
    switch (token->kind) {
    case BYTE: return token->byte == byte;
    case SET: return (token->set[byte / 8] >> byte % 8 & 1) != 0;
    case ANY_CHARACTER:
    case STAR: return byte != '/';
    case REST:
    case FOLDERS: return true;
    case NEVER: break;
    }
    return false;
}

static bool matches(const struct glob *glob, const char *path) {
    bool sets[2][LONGEST + 1] = {{0}}, *reached = sets[0], *next = sets[1];
    reached[0] = true;
    pass_on(glob, reached, true);
    for (const char *at = path; *at; at++) {
        unsigned char byte = (unsigned char)*at;
        bool is_inside = (byte & 0xC0) == 0x80; /* of a character of UTF-8 */
        memset(next, 0, glob->count + 1);
        for (size_t i = 0; i <= glob->count; i++) {
            bool stays;
            if (!reached[i]) continue;
            if (is_inside && i && glob->tokens[i - 1].kind == ANY_CHARACTER) next[i] = true;
            if (i < glob->count && takes(&glob->tokens[i], byte, &stays))
                next[stays ? i : i + 1] = true;
        }
        pass_on(glob, next, byte == '/');
        bool *last = reached;
        reached = next;
        next = last;
    }
    return reached[glob->count];
}

enum glob_says globs_say(const struct globs *globs, const char *path, bool is_folder) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    for (size_t i = globs->count; i-- > 0;) {
        const struct glob *glob = &globs->items[i];
        if (glob->is_for_folders && !is_folder) continue;
        if (matches(glob, glob->is_anchored ? path : name))
            return glob->is_negated ? GLOB_NEGATES : GLOB_TAKES;
    }
    return GLOB_NOTHING;
}

void globs_release(struct globs *globs) {
    for (size_t i = 0; i < globs->count; i++) free(globs->items[i].tokens);
    free(globs->items);
    *globs = (struct globs){0};
}
