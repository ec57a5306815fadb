/* Sums over the tree, and what names say. Words in class and id are matched anywhere inside, since
 * pages write "article-body", "articleBody" and "artBody" alike. */
#include "read/content.h"

#include "base/utf8.h"

#include <string.h>

struct word_hint {
    const char *word;
    uint8_t hints;
};

/* Words that makers of pages put into names, and what they tell of a part. Our own list. */
static const struct word_hint words[] = {
    {"about-author", HINT_UNLIKELY},
    {"address", HINT_HELP},
    {"addthis", HINT_SHARE},
    {"addtoany", HINT_SHARE},
    {"advert", HINT_UNLIKELY | HINT_BAD},
    {"article", HINT_MAYBE | HINT_GOOD},
    {"author-bio", HINT_NEVER},
    {"author-box", HINT_NEVER},
    {"author-info", HINT_NEVER},
    {"authorbio", HINT_NEVER},
    {"authorinfo", HINT_NEVER},
    {"banner", HINT_UNLIKELY | HINT_BAD},
    {"blog", HINT_GOOD},
    {"body", HINT_MAYBE | HINT_GOOD},
    {"breadcrumb", HINT_UNLIKELY | HINT_NEVER},
    {"call-to-action", HINT_HELP},
    {"callout", HINT_HELP},
    {"carousel", HINT_UNLIKELY},
    {"comment", HINT_UNLIKELY | HINT_BAD | HINT_TALK},
    {"consent", HINT_NEVER},
    {"contact", HINT_HELP},
    {"content", HINT_MAYBE | HINT_GOOD},
    {"cookie", HINT_NEVER},
    {"disqus", HINT_UNLIKELY | HINT_BAD | HINT_TALK},
    {"embed", HINT_MAYBE},
    {"entry", HINT_GOOD},
    {"foot", HINT_BAD},
    {"footer", HINT_UNLIKELY},
    {"gallery", HINT_UNLIKELY},
    {"gdpr", HINT_NEVER},
    {"header", HINT_UNLIKELY},
    {"helpline", HINT_HELP},
    {"inset", HINT_HELP},
    {"main", HINT_MAYBE | HINT_GOOD},
    {"masthead", HINT_UNLIKELY | HINT_BAD},
    {"media", HINT_BAD},
    {"menu", HINT_UNLIKELY},
    {"meta", HINT_BAD},
    {"most-read", HINT_NEVER},
    {"newsletter", HINT_NEVER},
    {"outbrain", HINT_NEVER},
    {"page", HINT_GOOD},
    {"pagination", HINT_UNLIKELY},
    {"popup", HINT_UNLIKELY},
    {"post", HINT_GOOD},
    {"promo", HINT_BAD},
    {"read-more", HINT_UNLIKELY},
    {"recirc", HINT_UNLIKELY},
    {"recommend", HINT_UNLIKELY},
    {"related", HINT_UNLIKELY | HINT_BAD},
    {"rollover", HINT_UNLIKELY},
    {"share", HINT_BAD | HINT_SHARE},
    {"sharing", HINT_BAD | HINT_SHARE},
    {"sidebar", HINT_UNLIKELY | HINT_BAD},
    {"sign-up", HINT_UNLIKELY},
    {"signup", HINT_UNLIKELY},
    {"site-notice", HINT_UNLIKELY | HINT_BAD},
    {"skip-link", HINT_NEVER},
    {"skip-to", HINT_NEVER},
    {"skiplink", HINT_NEVER},
    {"slideshow", HINT_UNLIKELY},
    {"social", HINT_UNLIKELY | HINT_SHARE},
    {"sponsor", HINT_UNLIKELY | HINT_BAD},
    {"story", HINT_GOOD},
    {"subscribe", HINT_UNLIKELY},
    {"taboola", HINT_NEVER},
    {"tags", HINT_BAD},
    {"text", HINT_GOOD},
    {"tool", HINT_BAD},
    {"toolbar", HINT_UNLIKELY},
    {"trending", HINT_UNLIKELY},
    {"warning", HINT_HELP},
    {"widget", HINT_BAD},
};
enum { WORD_COUNT = sizeof words / sizeof *words, GOOD_PARAGRAPH = 80 };

/* ---- hints ---- */

/* "social-care", "socialWork": what the page is about, not links to social media. */
static bool is_social_care(struct str s, size_t i) {
    static const char *const ends[] = {"care", "work", "service"};
    struct str rest = str_slice(s, i, s.size);
    if (!str_starts_fold(rest, STR("social"))) return false;
    rest = str_slice(rest, 6, rest.size);
    if (rest.size && (rest.bytes[0] == '-' || rest.bytes[0] == '_'))
        rest = str_slice(rest, 1, rest.size);
    for (size_t k = 0; k < 3; k++) {
        if (str_starts_fold(rest, str_from(ends[k]))) return true;
    }
    return false;
}

static uint8_t hints_at(struct str s, size_t i) {
    uint8_t hints = 0;
    if (is_social_care(s, i)) return 0;
    for (size_t w = 0; w < WORD_COUNT; w++) {
        if (words[w].word[0] != ascii_lower(s.bytes[i])) continue;
        if (str_starts_fold(str_slice(s, i, s.size), str_from(words[w].word)))
            hints |= words[w].hints;
    }
    return hints;
}

static uint8_t hints_of(struct str s) {
    uint8_t hints = 0;
    for (size_t i = 0; i < s.size && i < 400; i++) hints |= hints_at(s, i);
    return hints;
}

/* The length of a text with its white space folded, and its commas (Latin, Arabic, CJK). */
static void measure_text(struct content_stats *stats, struct str text) {
    bool was_space = true;
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = ascii_is_space(text.bytes[i]);
        stats->length += !is_space || !was_space;
        stats->length_commas += text.bytes[i] == ',';
        was_space = is_space;
    }
    if (stats->length && was_space) stats->length--;
}

void content_read_hints(struct content *c) {
    for (uint32_t i = 0; i < c->tree->nodes.count; i++) {
        if (content_tag(c, i) == TAG_TEXT) measure_text(&c->stats[i], content_node(c, i)->text);
        if (content_node(c, i)->first_attribute == content_node(c, i)->end_attribute) continue;
        c->stats[i].hints = hints_of(html_value(c->tree, i, ATTRIBUTE_CLASS)) |
                            hints_of(html_value(c->tree, i, ATTRIBUTE_ID));
    }
}

static int weight_of(struct str s) {
    uint8_t hints = hints_of(s);
    return (hints & HINT_GOOD ? 25 : 0) - (hints & HINT_BAD ? 25 : 0);
}

int content_weight(const struct content *c, uint32_t node) {
    return weight_of(html_value(c->tree, node, ATTRIBUTE_CLASS)) +
           weight_of(html_value(c->tree, node, ATTRIBUTE_ID));
}

/* ---- sums ---- */

static void clear(struct content_stats *stats) {
    *stats = (struct content_stats){
        .length = stats->length, .length_commas = stats->length_commas, .hints = stats->hints};
}

static void count_element(struct content_stats *stats, enum html_tag tag) {
    stats->paragraphs += tag == TAG_P;
    stats->images += tag == TAG_IMG;
    stats->items += tag == TAG_LI;
    stats->inputs += tag == TAG_INPUT;
    stats->headings += tag >= TAG_H1 && tag <= TAG_H6;
}

static void add_to_parent(struct content_stats *to, const struct content_stats *from) {
    to->text += from->text;
    to->link += from->link;
    to->commas += from->commas;
    to->paragraphs += from->paragraphs;
    to->images += from->images;
    to->items += from->items;
    to->inputs += from->inputs;
    to->headings += from->headings;
    to->alternatives += from->alternatives;
    to->good += from->good;
}

static bool is_block(const struct content *c, uint32_t node) {
    enum html_tag tag = content_tag(c, node);
    return node == 0 || html_kind_of(tag) & HTML_BLOCK;
}

static void add_own(struct content_stats *to, const struct content_stats *from) {
    to->own_text += from->own_text;
    to->own_link += from->own_link;
    to->own_commas += from->own_commas;
}

/* Not to a place on the page; "#" alone is a button. */
static bool is_outside_link(const struct content *c, uint32_t link) {
    struct str target = str_trim(html_value(c->tree, link, ATTRIBUTE_HREF));
    return target.size && (target.bytes[0] != '#' || target.size == 1);
}

static void finish_node(struct content *c, uint32_t node) {
    struct content_stats *stats = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (tag == TAG_TEXT) {
        stats->text = stats->own_text = stats->length;
        stats->commas = stats->own_commas = stats->length_commas;
    }
    count_element(stats, tag);
    if (tag == TAG_IMG)
        stats->alternatives = (uint32_t)str_trim(html_value(c->tree, node, ATTRIBUTE_ALT)).size;
    if (tag == TAG_A && is_outside_link(c, node)) {
        stats->link = stats->text;
        stats->own_link = stats->own_text;
    }
    bool is_good = stats->own_text >= GOOD_PARAGRAPH && stats->own_link * 4 < stats->own_text;
    if (is_good && is_block(c, node)) stats->good += stats->own_text;
}

/* From the last node to the first, so that a node is complete before it is added to its parent. */
void content_measure(struct content *c) {
    uint32_t count = c->tree->nodes.count;
    for (uint32_t i = 0; i < count; i++) clear(&c->stats[i]);
    for (uint32_t i = count; i-- > 1;) {
        if (content_node(c, i)->is_dropped) {
            clear(&c->stats[i]);
            c->stats[content_node(c, i)->parent].inputs += content_tag(c, i) == TAG_INPUT;
            continue;
        }
        finish_node(c, i);
        uint32_t parent = content_node(c, i)->parent;
        add_to_parent(&c->stats[parent], &c->stats[i]);
        bool is_paragraph = content_tag(c, i) == TAG_P && c->stats[i].own_text >= GOOD_PARAGRAPH;
        c->stats[parent].has_paragraph |= is_paragraph;
        bool is_article = content_tag(c, i) == TAG_ARTICLE;
        c->stats[parent].articles += is_article ? c->stats[i].text : c->stats[i].articles;
        if (!is_block(c, i)) add_own(&c->stats[parent], &c->stats[i]);
    }
}

double content_link_density(const struct content *c, uint32_t node) {
    const struct content_stats *stats = &c->stats[node];
    return stats->text ? (double)stats->link / (double)stats->text : 0;
}
