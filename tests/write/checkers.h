/* Judges of output that do not share code with the writers: is this JSON, is this HTML nested
 * soundly, does this diff lead from one text to the other? Each says what is wrong, or NULL.
 * Written for small outputs: quadratic where that is shorter. */
#ifndef TESTS_WRITE_CHECKERS_H
#define TESTS_WRITE_CHECKERS_H

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* JSON, by RFC 8259. */

static inline const char *json_value(const char *p);

static inline const char *spaces(const char *p) {
    while (*p == ' ' || *p == '\n' || *p == '\t' || *p == '\r') p++;
    return p;
}

static inline const char *json_escape(const char *p) {
    if (*p != 'u') return *p && strchr("\"\\/bfnrt", *p) ? p + 1 : NULL;
    for (int i = 1; i <= 4; i++)
        if (!isxdigit((unsigned char)p[i])) return NULL;
    return p + 5;
}

static inline const char *json_string(const char *p) {
    if (*p != '"') return NULL;
    for (p++; p && *p != '"';) {
        if ((unsigned char)*p < 0x20) return NULL;
        p = *p == '\\' ? json_escape(p + 1) : p + 1;
    }
    return p ? p + 1 : NULL;
}

static inline const char *json_number(const char *p) {
    char *end;
    if (*p != '-' && !isdigit((unsigned char)*p)) return NULL;
    strtod(p, &end);
    return end == p ? NULL : end;
}

static inline const char *json_members(const char *p, char close, bool is_object) {
    p = spaces(p + 1);
    if (*p == close) return p + 1;
    for (;;) {
        if (is_object) {
            p = json_string(spaces(p));
            if (!p || *(p = spaces(p)) != ':') return NULL;
            p++;
        }
        p = json_value(p);
        if (!p) return NULL;
        p = spaces(p);
        if (*p == close) return p + 1;
        if (*p++ != ',') return NULL;
    }
}

static inline const char *json_value(const char *p) {
    static const char *const words[] = {"true", "false", "null"};
    p = spaces(p);
    if (*p == '{') return json_members(p, '}', true);
    if (*p == '[') return json_members(p, ']', false);
    if (*p == '"') return json_string(p);
    for (int i = 0; i < 3; i++)
        if (!strncmp(p, words[i], strlen(words[i]))) return p + strlen(words[i]);
    return json_number(p);
}

static inline const char *check_json(const char *text) {
    const char *end = json_value(text);
    if (!end) return "not JSON";
    return *spaces(end) ? "something behind the JSON" : NULL;
}

/* HTML */

enum { DEEPEST = 256, NAME_BYTES = 16 };

struct nesting {
    char names[DEEPEST][NAME_BYTES];
    int depth, links, h1s, level;
    bool in_style;
};

static inline bool is_void(const char *name) {
    static const char *const names[] = {"meta", "br", "hr", "!doctype"};
    for (int i = 0; i < 4; i++)
        if (!strcmp(name, names[i])) return true;
    return false;
}

static inline const char *heading(struct nesting *n, const char *name) {
    if (name[0] != 'h' || !isdigit((unsigned char)name[1])) return NULL;
    int level = name[1] - '0';
    if (level == 1 && n->h1s++) return "two h1";
    if (n->level && level > n->level + 1) return "a heading level is left out";
    n->level = level;
    return NULL;
}

static inline const char *enter(struct nesting *n, const char *name) {
    if (is_void(name)) return NULL;
    if (!strcmp(name, "a") && n->links++) return "a link in a link";
    if (n->depth == DEEPEST) return "too deep";
    snprintf(n->names[n->depth++], NAME_BYTES, "%s", name);
    return heading(n, name);
}

static inline const char *leave(struct nesting *n, const char *name) {
    if (!n->depth || strcmp(n->names[n->depth - 1], name)) return "wrong end tag";
    n->depth--;
    n->links -= !strcmp(name, "a");
    return NULL;
}

static inline const char *tag(struct nesting *n, const char *p) {
    char name[NAME_BYTES] = "";
    bool is_end = *p == '/';
    size_t size = strcspn(p + is_end, " >");
    if (!size || size >= NAME_BYTES) return "a strange tag";
    memcpy(name, p + is_end, size);
    n->in_style = !is_end && !strcmp(name, "style");
    return is_end ? leave(n, name) : enter(n, name);
}

static inline const char *check_nesting(const char *text) {
    struct nesting n = {.depth = 0};
    for (const char *p = text; *p; p++) {
        if (n.in_style && strncmp(p, "</style", 7)) continue;
        if (*p == '>') return "a bare >";
        if (*p != '<') continue;
        const char *wrong = tag(&n, p + 1);
        if (wrong) return wrong;
        while (*p && *p != '>') p++;
        if (!*p) return "a tag without an end";
    }
    return n.depth ? "an element without an end" : NULL;
}

static inline int count_ids(const char *text, const char *name, size_t size) {
    int count = 0;
    for (const char *p = text; (p = strstr(p, " id=\"")); p++)
        count += strlen(p) > size + 5 && !strncmp(p + 5, name, size) && p[5 + size] == '"';
    return count;
}

static inline const char *check_ids(const char *text, const char *attribute) {
    for (const char *p = text; (p = strstr(p, attribute));) {
        p += strlen(attribute);
        size_t size = strcspn(p, "\"");
        bool is_main = size == 4 && !strncmp(p, "main", 4);
        int count = count_ids(text, p, size);
        if (count > 1) return "an id stands twice";
        if (count == 0 && !is_main) return "a link leads nowhere";
    }
    return NULL;
}

/* Elements nest and close, no <a> in an <a>, ids are unique, "#…" links lead somewhere, one h1 at
 * most, no heading level left out. */
static inline const char *check_html(const char *text) {
    const char *wrong = check_nesting(text);
    if (!wrong) wrong = check_ids(text, " id=\"");
    if (!wrong) wrong = check_ids(text, " href=\"#");
    if (!wrong) wrong = check_ids(text, " aria-labelledby=\"");
    return wrong;
}

/* Text */

static inline size_t columns_of(const char *line, size_t size) {
    size_t columns = 0;
    for (size_t i = 0; i < size; i++) columns += ((unsigned char)line[i] & 0xC0) != 0x80;
    return columns;
}

static inline bool is_one_word(const char *line, size_t size) {
    while (size && strchr(" >-.0123456789[]", *line)) line++, size--;
    return !memchr(line, ' ', size);
}

/* Lines of at most 72 columns (code and single words may be longer), no blank at a line's end, one
 * LF last.
 */
static inline const char *check_text(const char *text) {
    size_t length = strlen(text);
    if (!length) return NULL;
    if (text[length - 1] != '\n') return "no LF at the end";
    if (length > 1 && text[length - 2] == '\n') return "an empty line at the end";
    for (const char *p = text; *p;) {
        size_t size = strcspn(p, "\n");
        if (size && p[size - 1] == ' ') return "a blank at a line's end";
        bool is_code = memmem(p, size, "    ", 4) != NULL;
        if (columns_of(p, size) > 72 && !is_one_word(p, size) && !is_code)
            return "a line is too long";
        p += size + 1;
    }
    return NULL;
}

/* Diff: lines of the old text go to the new one as the hunks say. */

static inline const char *next_line(const char *p) {
    size_t size = strcspn(p, "\n");
    return p + size + (p[size] == '\n');
}

static inline bool take(const char **text, const char *line) {
    size_t size = strcspn(line, "\n");
    if (strncmp(*text, line, size) || (*text)[size] != '\n') return false;
    *text += size + 1;
    return true;
}

static inline const char *hunk_lines(const char **old_text, const char **new_text,
                                     const char **diff) {
    for (; **diff && **diff != '@'; *diff = next_line(*diff)) {
        if (**diff != '+' && !take(old_text, *diff + 1)) return "the diff's old line is not there";
        if (**diff != '-' && !take(new_text, *diff + 1)) return "the diff's new line is not there";
    }
    return NULL;
}

static inline const char *copy_until(const char **old_text, const char **new_text, int *line,
                                     int until) {
    for (; *line < until; ++*line) {
        const char *start = *old_text;
        *old_text = next_line(*old_text);
        if (!take(new_text, start)) return "the diff leaves out a change";
    }
    return NULL;
}

static inline int count_lines(const char *start, const char *end) {
    int lines = 0;
    for (; start < end; start++) lines += *start == '\n';
    return lines;
}

static inline const char *check_diff(const char *old_text, const char *new_text, const char *diff) {
    int line = 1;
    const char *old_at = old_text, *new_at = new_text, *wrong = NULL;
    if (!*diff) return strcmp(old_text, new_text) ? "no diff" : NULL;
    if (strncmp(diff, "--- ", 4)) return "no header";
    for (diff = next_line(next_line(diff)); *diff && !wrong;) {
        int old_start = 0, old_count = 1;
        if (sscanf(diff, "@@ -%d,%d", &old_start, &old_count) < 1) return "no hunk";
        wrong = copy_until(&old_at, &new_at, &line, old_count ? old_start : old_start + 1);
        diff = next_line(diff);
        if (!wrong) wrong = hunk_lines(&old_at, &new_at, &diff);
        line = 1 + count_lines(old_text, old_at);
    }
    if (wrong) return wrong;
    return strcmp(old_at, new_at) ? "the diff ends too early" : NULL;
}

#endif
