/* What somebody in trouble may need: a warning, a helpline, whom to tell. Such a box stays whatever
 * its maker called it (a banner, a side bar, a widget), as long as it stands in the page's text and
 * not in its menu or foot. */
#include "read/content.h"

#include "base/utf8.h"

enum { LONGEST_BOX = 1500, LONGEST_CONTACT = 500, LEAST_DIGITS = 7 };

bool content_has_telephone(struct str text) {
    unsigned digits = 0;
    for (size_t i = 0; i < text.size && digits < LEAST_DIGITS; i++) {
        if (ascii_is_digit(text.bytes[i]))
            digits++;
        else if (text.bytes[i] != ' ')
            digits = 0;
    }
    return digits >= LEAST_DIGITS;
}

/* Phrases that speak to the reader; single words such as "emergency" stand in headlines, too. */
static bool speaks_of_help(struct str text) {
    static const char *const phrases[] = {
        "call 999",         "ring 999",           "dial 999",           "phone 999",
        "text 999",         "call 111",           "in danger",          "not safe",
        "hurting you",      "helpline",           "help line",          "listening line",
        "crisis line",      "text line",          "need help",          "get help",
        "find help",        "can help you",       "who can help",       "help and support",
        "help and advice",  "support and advice", "advice and support", "talk to someone",
        "talk to somebody", "someone to talk to", "if you are worried", "if you're worried",
        "warning:",         "important:",         "please note"};
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (str_contains_fold(text, str_from(phrases[i]))) return true;
    return false;
}

bool content_says_help(const struct content *c, uint32_t node) {
    const struct content_stats *s = &c->stats[node];
    if (!s->text || s->text > LONGEST_BOX || s->hints & (HINT_NEVER | HINT_TALK)) return false;
    struct arena scratch = *c->scratch;
    return speaks_of_help(html_text_of(c->tree, node, &scratch));
}

/* Is there a paragraph right beside it? */
static bool is_beside_text(const struct content *c, uint32_t node) {
    uint32_t parent = content_node(c, node)->parent;
    return parent != DOC_NONE && parent >= c->body && c->stats[parent].has_paragraph;
}

/* Has the page a main part or article around it, and no menu or foot between? */
static bool is_in_main(const struct content *c, uint32_t node) {
    for (uint32_t at = node; at != DOC_NONE && at > c->body; at = content_node(c, at)->parent) {
        enum html_tag tag = content_tag(c, at);
        if (tag == TAG_NAV || tag == TAG_FOOTER || tag == TAG_HEADER) return false;
        if (tag == TAG_MAIN || tag == TAG_ARTICLE) return true;
        if (html_has_word(c->tree, at, ATTRIBUTE_ROLE, STR("main"))) return true;
    }
    return false;
}

bool content_is_help_box(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    if (tag == TAG_NAV || tag == TAG_FOOTER || !content_says_help(c, node)) return false;
    return is_in_main(c, node) || is_beside_text(c, node);
}

bool content_is_help(const struct content *c, uint32_t node) {
    const struct content_stats *s = &c->stats[node];
    if (content_is_help_box(c, node)) return true;
    if (content_link_density(c, node) > 0.8) return false;
    if (s->hints & HINT_HELP) return true;
    struct arena scratch = *c->scratch;
    return s->text <= LONGEST_CONTACT &&
           content_has_telephone(html_text_of(c->tree, node, &scratch));
}
