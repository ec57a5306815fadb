/* See comment.h. A comment of its own line before the finding's line is what a person would write.
 * In Markdown it would cut a paragraph or a list in two, so there it goes behind the last words
 * before; in HTML whose lines are long, and where nothing comes before, one comment opens the place
 * and another one closes it. */
#include "lsp/comment.h"

#include <string.h>

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_language(const struct page *page, const char *name) {
    return strcmp(page->language, name) == 0;
}

/* Does the offset lie between < and >? */
static bool is_in_tag(const struct text *text, size_t at) {
    while (at > 0) {
        char c = text->bytes[--at];
        if (c == '>') return false;
        if (c == '<') return true;
    }
    return false;
}

static void add(struct comment *c, size_t at, const char *before, size_t before_size,
                const char *kind, const char *rule, const char *behind) {
    struct out *text = &c->texts[c->count];
    c->at[c->count++] = at;
    out_add(text, before, before_size);
    out_format(text, "<!-- plainer-ignore-%s%s%s -->%s", kind, *rule ? " " : "", rule, behind);
}

/* On a line of its own, as far in as the line that it is about. */
static void put_before_line(const struct text *text, size_t line, const char *rule,
                            struct comment *c) {
    size_t start = text->lines[line], end = start;
    while (end < text->size && (text->bytes[end] == ' ' || text->bytes[end] == '\t')) end++;
    add(c, start, text->bytes + start, end - start, "next-line", rule, "\n");
}

static void put_around(const struct page_finding *f, struct comment *c) {
    add(c, f->start, "", 0, "start", f->rule, "");
    add(c, f->end, "", 0, "end", "", "");
}

static bool in_html(const struct page *page, const struct page_finding *f, struct comment *c) {
    enum { LONG_LINE = 400 };
    const struct text *text = &page->text;
    size_t line = text_line_of(text, f->start), start = text->lines[line];
    size_t end = line + 1 < text->line_count ? text->lines[line + 1] : text->size;
    if (line > 0 && end - start < LONG_LINE && !is_in_tag(text, start)) {
        put_before_line(text, line, f->rule, c);
        return true;
    }
    if (is_in_tag(text, f->start) || is_in_tag(text, f->end) || f->end <= f->start) return false;
    put_around(f, c);
    return true;
}

/* May a comment stand on a line of its own before this one without a change of what is around? */
static bool is_paragraph_start(const struct text *text, size_t line) {
    if (line > 0) {
        size_t at = text->lines[line - 1];
        while (at < text->lines[line] && is_blank(text->bytes[at])) at++;
        if (at < text->lines[line]) return false;
    }
    char first = text->lines[line] < text->size ? text->bytes[text->lines[line]] : '\0';
    bool is_digit = first >= '0' && first <= '9';
    return first && !is_digit && !strchr(" \t>|-+*:", first);
}

/* Behind the last words before the line, if they are words and not a mark of Markdown's. */
static bool put_behind_last(const struct text *text, size_t line, const char *rule,
                            struct comment *c) {
    size_t at = text->lines[line];
    while (at > 0 && is_blank(text->bytes[at - 1])) at--;
    if (!at) return false;
    unsigned char last = (unsigned char)text->bytes[at - 1];
    bool is_word = last >= 0x80 || (last >= '0' && last <= '9') ||
                   ((last | 0x20) >= 'a' && (last | 0x20) <= 'z') || strchr(".,;:!?)", last);
    size_t start = text->lines[text_line_of(text, at - 1)];
    bool is_own = text->bytes[start] == '<' || text->bytes[start] == '[' ||
                  text->bytes[start] == '`' || text->bytes[start] == '~';
    if (!is_word || is_own) return false;
    add(c, at, " ", 1, "next-line", rule, "");
    return true;
}

static bool in_markdown(const struct page *page, const struct page_finding *f, struct comment *c) {
    size_t line = text_line_of(&page->text, f->start);
    if (!is_paragraph_start(&page->text, line))
        return put_behind_last(&page->text, line, f->rule, c);
    put_before_line(&page->text, line, f->rule, c);
    return true;
}

bool comment_for(const struct page *page, const struct page_finding *f, struct comment *c) {
    *c = (struct comment){0};
    if (is_language(page, "html") || is_language(page, "xhtml")) return in_html(page, f, c);
    return is_language(page, "markdown") && in_markdown(page, f, c);
}

void comment_release(struct comment *c) {
    for (size_t i = 0; i < c->count; i++) out_release(&c->texts[i]);
}
