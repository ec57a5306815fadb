/* What belongs to the article though it stands outside the element that holds it, or looks like
 * furniture: the title, who wrote it and when, the picture above the text, and the notes at the
 * foot that the text refers to. */
#include "read/content.h"

#include "base/utf8.h"

#include <string.h>

enum {
    LONGEST_TITLE = 600,
    MOST_TITLES = 40,
    LONGEST_HEADER = 200,
    LONGEST_BYLINE = 150,
    LONGEST_DATE = 80,
    LONGEST_CAPTION = 400,
    LONGEST_NOTE = 1500,
    LONGEST_MARK = 16,
    SMALL_PICTURE = 120
};

/* Takes a node back, and with it nothing else below the ancestors that were dropped. */
void content_take_back(struct content *c, uint32_t node) {
    for (uint32_t at = node; at != DOC_NONE; at = content_node(c, at)->parent) {
        uint32_t parent = content_node(c, at)->parent;
        content_node(c, at)->is_dropped = false;
        if (parent == DOC_NONE || !content_node(c, parent)->is_dropped) continue;
        for (uint32_t i = parent + 1; i < content_node(c, parent)->end; i = content_node(c, i)->end)
            if (i != at) content_node(c, i)->is_dropped = true;
    }
}

bool content_is_kept(const struct content *c, uint32_t node) {
    for (uint32_t at = node; at != DOC_NONE; at = content_node(c, at)->parent)
        if (content_node(c, at)->is_dropped) return false;
    return true;
}

static bool has_ancestor(const struct content *c, uint32_t node, enum html_tag tag) {
    for (uint32_t at = content_node(c, node)->parent; at != DOC_NONE;
         at = content_node(c, at)->parent)
        if (content_tag(c, at) == tag) return true;
    return false;
}

static struct str text_in(struct content *c, uint32_t node, struct arena *scratch) {
    return html_text_of(c->tree, node, scratch);
}

static uint32_t text_below(struct content *c, uint32_t node) {
    struct arena scratch = *c->scratch;
    return (uint32_t)text_in(c, node, &scratch).size;
}

/* ---- the title ---- */

/* Does the page's own title start with, or hold, this heading? */
static bool is_in_head_title(struct content *c, uint32_t heading) {
    uint32_t title = html_find(c->tree, 0, c->tree->nodes.count, TAG_TITLE);
    if (title == DOC_NONE) return false;
    struct arena scratch = *c->scratch;
    struct str text = str_slice(html_text_of(c->tree, title, &scratch), 0, LONGEST_TITLE);
    struct str words = html_text_of(c->tree, heading, &scratch);
    return words.size > 3 && words.size <= LONGEST_TITLE && str_contains_fold(text, words);
}

static bool is_readable(struct content *c, uint32_t node) {
    struct arena scratch = *c->scratch;
    return html_text_of(c->tree, node, &scratch).size > 0;
}

/* The h1 that is part of the article; else the last one before the article's end, if possible one
 * that the page's title repeats. */
static uint32_t find_title(struct content *c, uint32_t root) {
    uint32_t best = DOC_NONE;
    bool is_best_named = false;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < content_node(c, root)->end && seen < MOST_TITLES; i++) {
        if (content_tag(c, i) != TAG_H1) continue;
        seen++;
        if (content_is_kept(c, i)) return i;
        if (has_ancestor(c, i, TAG_NAV) || !is_readable(c, i)) continue;
        bool is_named = is_in_head_title(c, i);
        if (best != DOC_NONE && is_best_named && !is_named) continue;
        best = i;
        is_best_named = is_named;
    }
    return best;
}

/* The header around the title, if it belongs to the article: it has the author and the date. */
static uint32_t header_of(struct content *c, uint32_t title) {
    uint32_t at = content_node(c, title)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_HEADER) at = content_node(c, at)->parent;
    if (at == DOC_NONE) return title;
    bool is_inside = has_ancestor(c, at, TAG_ARTICLE) || has_ancestor(c, at, TAG_MAIN);
    uint32_t more = text_below(c, at) - text_below(c, title);
    return is_inside && more <= LONGEST_HEADER && !html_find_in(c->tree, at, TAG_NAV) ? at : title;
}

/* ---- who and when ---- */

/* Is it in something beside the title that is a menu, a side bar or the like? */
static bool is_in_furniture(const struct content *c, uint32_t node, uint32_t title) {
    for (uint32_t at = node; at > title; at = content_node(c, at)->parent) {
        enum html_tag tag = content_tag(c, at);
        if (tag == TAG_NAV || tag == TAG_ASIDE || tag == TAG_LI || tag == TAG_FOOTER) return true;
        if (tag == TAG_NOSCRIPT || tag == TAG_TEMPLATE) return true;
        if (c->stats[at].hints & (HINT_SHARE | HINT_NEVER)) return true;
    }
    return false;
}

/* "By ...", "Updated ...", or anything with a year. */
static bool says_who_or_when(struct str text) {
    static const char *const starts[] = {"by ",     "written by",   "published",
                                         "updated", "last updated", "posted"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts_fold(text, str_from(starts[i]))) return true;
    unsigned digits = 0;
    for (size_t i = 0; i <= text.size; i++) {
        bool is_digit = i < text.size && ascii_is_digit(text.bytes[i]);
        bool is_year = digits == 4 && (text.bytes[i - 4] == '1' || text.bytes[i - 4] == '2');
        if (!is_digit && is_year) return true;
        digits = is_digit ? digits + 1 : 0;
    }
    return false;
}

static bool has_class_like(const struct content *c, uint32_t node, const char *const *words,
                           size_t count) {
    struct str class = html_value(c->tree, node, ATTRIBUTE_CLASS);
    for (size_t i = 0; class.size && i < count; i++)
        if (str_contains_fold(class, str_from(words[i]))) return true;
    return false;
}

/* A short element that the page marks as author or date, or names so and that reads so. */
static bool is_byline(struct content *c, uint32_t node, uint32_t title) {
    static const char *const names[] = {"byline",    "dateline",     "entry-meta", "post-meta",
                                        "published", "article-meta", "posted-on"};
    static const char *const likely[] = {"author", "byline", "date", "meta", "posted", "publi"};
    enum html_tag tag = content_tag(c, node);
    if (tag >= TAG_TEXT || tag == TAG_BODY) return false;
    bool is_named = html_has_word(c->tree, node, ATTRIBUTE_REL, STR("author"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        is_named |= html_has_word(c->tree, node, ATTRIBUTE_CLASS, str_from(names[i]));
    is_named |= tag == TAG_TIME;
    bool is_likely = has_class_like(c, node, likely, sizeof likely / sizeof *likely);
    if (!is_named && !is_likely) return false;
    struct arena scratch = *c->scratch;
    struct str text = text_in(c, node, &scratch);
    if (!text.size || text.size > LONGEST_BYLINE || is_in_furniture(c, node, title)) return false;
    return is_named || (text.size <= LONGEST_DATE && says_who_or_when(text));
}

static size_t kept_text(const struct content *c, uint32_t node) {
    if (content_tag(c, node) != TAG_TEXT || !content_is_kept(c, node)) return 0;
    return str_trim(content_node(c, node)->text).size;
}

/* Takes back what stands between the title and the first text behind it. */
static void take_byline(struct content *c, uint32_t title, uint32_t end) {
    for (uint32_t i = content_node(c, title)->end; i < end && !kept_text(c, i); i++) {
        if (!is_byline(c, i, title)) continue;
        content_take_back(c, i);
        i = content_node(c, i)->end - 1;
    }
}

/* ---- the picture above the text ---- */

static bool is_small(const struct content *c, uint32_t picture) {
    struct str width = str_trim(html_value(c->tree, picture, ATTRIBUTE_WIDTH));
    uint32_t pixels = 0;
    for (size_t i = 0; i < width.size && i < 6 && ascii_is_digit(width.bytes[i]); i++)
        pixels = pixels * 10 + (uint32_t)(width.bytes[i] - '0');
    return pixels > 0 && pixels < SMALL_PICTURE;
}

/* A picture that says what it shows and is no link, icon or face of the author. */
static bool is_lead_picture(const struct content *c, uint32_t node, uint32_t title) {
    static const char *const others[] = {"author", "avatar", "icon", "logo"};
    if (content_tag(c, node) != TAG_IMG || is_small(c, node)) return false;
    if (!str_trim(html_value(c->tree, node, ATTRIBUTE_ALT)).size) return false;
    if (has_ancestor(c, node, TAG_A) || is_in_furniture(c, node, title)) return false;
    uint32_t parent = content_node(c, node)->parent;
    return !has_class_like(c, node, others, 4) && !has_class_like(c, parent, others, 4);
}

/* The figure around a picture, with its caption, or the picture. */
static uint32_t figure_of(struct content *c, uint32_t picture) {
    uint32_t at = content_node(c, picture)->parent;
    while (at != DOC_NONE && content_tag(c, at) != TAG_FIGURE) at = content_node(c, at)->parent;
    return at != DOC_NONE && text_below(c, at) <= LONGEST_CAPTION ? at : picture;
}

/* The first picture behind the title, unless a good deal of text stands before it. */
static void take_picture(struct content *c, uint32_t title, uint32_t end) {
    size_t text = 0;
    for (uint32_t i = content_node(c, title)->end; i < end && text <= LONGEST_CAPTION; i++) {
        text += kept_text(c, i);
        if (!is_lead_picture(c, i, title)) continue;
        if (!content_is_kept(c, i)) content_take_back(c, figure_of(c, i));
        return;
    }
}

static void take_title(struct content *c, uint32_t root, struct html_content *content) {
    content->title = find_title(c, root);
    if (content->title == DOC_NONE) return;
    if (!content_is_kept(c, content->title)) {
        uint32_t header = header_of(c, content->title);
        content_take_back(c, header);
        if (header != content->title) content_clean(c, header);
        content_take_back(c, content->title);
    }
    uint32_t end = content_node(c, root)->end;
    take_byline(c, content->title, end);
    take_picture(c, content->title, end);
}

/* ---- notes ---- */

struct targets {
    struct str names[256]; /* more notes than any report has; the rest stay as they are */
    uint32_t count;
};

/* "1", "[2]", "footnote 3", "*", but not "23 comments" */
static bool is_note_mark(struct str text) {
    if (text.size > LONGEST_MARK) return false;
    size_t at = text.size && text.bytes[0] == '[';
    struct str word = STR("footnote ");
    if (str_starts_fold(str_slice(text, at, text.size), word)) return true;
    bool is_mark = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.bytes[i];
        is_mark |= ascii_is_digit(c) || c == '*';
        if (!ascii_is_digit(c) && !strchr("*[]() ", c)) return false;
    }
    return is_mark;
}

static void collect_targets(struct content *c, uint32_t root, struct targets *targets) {
    uint32_t most = sizeof targets->names / sizeof *targets->names;
    for (uint32_t i = root; i < content_node(c, root)->end && targets->count < most; i++) {
        if (content_node(c, i)->is_dropped) {
            i = content_node(c, i)->end - 1;
        } else if (content_tag(c, i) == TAG_A) {
            struct str address = html_value(c->tree, i, ATTRIBUTE_HREF);
            struct arena scratch = *c->scratch;
            if (address.size < 2 || address.bytes[0] != '#') continue;
            if (!is_note_mark(text_in(c, i, &scratch))) continue;
            targets->names[targets->count++] = str_slice(address, 1, address.size);
        }
    }
}

static bool is_target(const struct content *c, uint32_t node, const struct targets *targets) {
    struct str id = html_value(c->tree, node, ATTRIBUTE_ID);
    struct str name =
        content_tag(c, node) == TAG_A ? html_value(c->tree, node, ATTRIBUTE_NAME) : (struct str){0};
    for (uint32_t i = 0; i < targets->count && (id.size || name.size); i++)
        if (str_equal(id, targets->names[i]) || str_equal(name, targets->names[i])) return true;
    return false;
}

/* The line that an anchor stands in. */
static uint32_t block_of(const struct content *c, uint32_t node) {
    uint32_t at = node;
    while (at > c->body && !(html_kind_of(content_tag(c, at)) & HTML_BLOCK))
        at = content_node(c, at)->parent;
    return at;
}

static void take_notes(struct content *c, uint32_t root) {
    struct targets *targets = ARENA_ARRAY(c->scratch, struct targets, 1);
    collect_targets(c, root, targets);
    for (uint32_t i = c->body + 1; targets->count && i < c->tree->nodes.count; i++) {
        if (!is_target(c, i, targets) || content_is_kept(c, i)) continue;
        uint32_t note = block_of(c, i);
        if (note <= c->body || text_below(c, note) > LONGEST_NOTE) continue;
        content_take_back(c, note);
    }
}

void content_take_surroundings(struct content *c, uint32_t root, struct html_content *content) {
    take_title(c, root, content);
    take_notes(c, root);
}
