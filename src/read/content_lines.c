/* Lines that sites put between paragraphs: adverts, calls to sign up or to follow, "read more".
 * Each is known by what it says, whole or at its start, and by being short; a line with a telephone
 * number or an e-mail address stays, since somebody may need it. */
#include "read/content.h"

#include "base/utf8.h"

/* The lists are of small letters; most of what stands in them begins otherwise. */
static bool is_one_of(struct str text, const char *const *list, size_t count) {
    char first = text.size ? ascii_lower(text.bytes[0]) : '\0';
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == first && str_equal_fold(text, str_from(list[i]))) return true;
    return false;
}

static bool starts_with(struct str text, const char *const *list, size_t count) {
    char first = text.size ? ascii_lower(text.bytes[0]) : '\0';
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == first && str_starts_fold(text, str_from(list[i]))) return true;
    return false;
}

static bool holds(struct str text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_contains_fold(text, str_from(list[i]))) return true;
    return false;
}

#define IS_ONE_OF(text, list) is_one_of((text), (list), sizeof(list) / sizeof *(list))
#define STARTS_WITH(text, list) starts_with((text), (list), sizeof(list) / sizeof *(list))
#define HOLDS(text, list) holds((text), (list), sizeof(list) / sizeof *(list))

/* Whole and alone. */
static bool is_stock_phrase(struct str text) {
    static const char *const phrases[] = {"ad",
                                          "advert",
                                          "advertisement",
                                          "advertisement - continue reading below",
                                          "advertising",
                                          "article continues below advertisement",
                                          "article text size",
                                          "back to top",
                                          "browse all posts",
                                          "comments",
                                          "enlarge image",
                                          "filed under:",
                                          "leave a comment",
                                          "loading content",
                                          "loading...",
                                          "media playback is unsupported on your device",
                                          "order reprints",
                                          "print",
                                          "print article",
                                          "print this page",
                                          "share",
                                          "share on social media",
                                          "share this",
                                          "share this article",
                                          "share this page",
                                          "skip advert",
                                          "skip to content",
                                          "skip to main content",
                                          "sponsored",
                                          "story continues below advertisement",
                                          "text size",
                                          "this slideshow requires javascript."};
    enum { LONGEST = 50 };
    return text.size <= LONGEST && IS_ONE_OF(text, phrases);
}

/* "Related: another page": a line that is little but a link elsewhere. */
static bool is_see_also(const struct content *c, uint32_t node, struct str text) {
    static const char *const starts[] = {
        "related:", "read more:", "read also:",   "also read:",      "see also:",
        "more:",    "read next:", "related stor", "related article", "recommended:",
        "related ", "see more:",  "filed under"};
    const struct content_stats *s = &c->stats[node];
    return s->link * 2 >= s->text && STARTS_WITH(text, starts);
}

/* A line that somebody in trouble may need. */
static bool has_contact(struct str text) {
    size_t at = str_find(text, STR("@"), 0);
    bool has_mail = at != SIZE_MAX && at > 0 && ascii_is_alpha(text.bytes[at - 1]);
    return has_mail || content_has_telephone(text);
}

/* "Did you find what you were looking for? Yes No" */
static bool is_feedback(struct str text) {
    static const char *const starts[] = {"is this page useful",
                                         "was this page useful",
                                         "is this page helpful",
                                         "was this page helpful",
                                         "was this helpful",
                                         "was this information helpful",
                                         "did this page help",
                                         "did you find what you were",
                                         "did you find this",
                                         "how helpful was this",
                                         "how useful was this",
                                         "how would you rate this",
                                         "rate this page",
                                         "rate this article",
                                         "tell us what you think of this page",
                                         "help us improve this",
                                         "give feedback on this page"};
    return STARTS_WITH(text, starts) && !has_contact(text);
}

/* "Sign up to our newsletter": asks for an address. */
static bool is_sign_up(struct str text) {
    static const char *const starts[] = {"sign up",  "subscribe",  "get our",  "get the",
                                         "join our", "never miss", "want more"};
    static const char *const words[] = {"newsletter", "inbox", "subscri", "email alert"};
    static const char *const calls[] = {"sign up", "subscribe"};
    static const char *const goods[] = {"newsletter", "sister title", "magazine"};
    bool is_call = HOLDS(text, calls) && HOLDS(text, goods);
    return (STARTS_WITH(text, starts) && HOLDS(text, words)) || is_call;
}

/* "Follow us on Twitter" */
static bool is_follow(struct str text) {
    static const char *const calls[] = {"follow ", "find us on", "like us on",
                                        "reach the reporter"};
    static const char *const places[] = {"facebook", "instagram", "linkedin", "on x",
                                         "tiktok",   "twitter",   "youtube"};
    return HOLDS(text, calls) && HOLDS(text, places) && !has_contact(text);
}

/* Letters and digits in no link at all. */
static uint32_t letters_outside_links(const struct content *c, uint32_t node) {
    uint32_t count = 0;
    for (uint32_t i = node + 1; i < content_node(c, node)->end; i++) {
        const struct html_node *n = content_node(c, i);
        if (n->tag == TAG_A || n->is_dropped) i = n->end - 1;
        if (n->tag != TAG_TEXT) continue;
        for (size_t k = 0; k < n->text.size; k++)
            count += ascii_is_alpha(n->text.bytes[k]) || ascii_is_digit(n->text.bytes[k]);
    }
    return count;
}

/* "Back to top | Print this page | Email a friend" */
static bool is_page_tools(const struct content *c, uint32_t node, struct str text) {
    static const char *const words[] = {
        "back to top", "email a ",   "email this",    "email to ",  "listen to this",
        "print it",    "print this", "print version", "printable",  "send it to",
        "send this",   "share on ",  "share this",    "top of page"};
    enum { LONGEST = 120, MOST_OUTSIDE = 8 };
    if (c->stats[node].text > LONGEST || !html_find_in(c->tree, node, TAG_A)) return false;
    return HOLDS(text, words) && letters_outside_links(c, node) <= MOST_OUTSIDE;
}

/* "Order Reprints", "5 min read", "2 comments" */
static bool is_counter(struct str text) {
    static const char *const words[] = {"min read", "minute read", "comment", "comments"};
    enum { LONGEST = 16 };
    size_t at = 0;
    while (at < text.size && ascii_is_digit(text.bytes[at])) at++;
    if (at == 0 || at == text.size || text.size > LONGEST) return false;
    return IS_ONE_OF(str_trim(str_slice(text, at, text.size)), words);
}

bool content_is_site_line(const struct content *c, uint32_t node) {
    enum { LONGEST = 300, LONGEST_CALL = 250 };
    const struct content_stats *s = &c->stats[node];
    enum html_tag tag = content_tag(c, node);
    if (s->text == 0 || s->text > LONGEST || !(html_kind_of(tag) & HTML_BLOCK)) return false;
    struct arena scratch = *c->scratch;
    struct str text = html_text_of(c->tree, node, &scratch);
    if (is_stock_phrase(text) || is_page_tools(c, node, text) || is_counter(text)) return true;
    if (is_feedback(text)) return true;
    if (tag != TAG_P && tag != TAG_DIV && tag != TAG_LI) return false;
    return is_see_also(c, node, text) ||
           (s->text <= LONGEST_CALL && (is_sign_up(text) || is_follow(text)));
}

bool content_is_related_heading(const struct content *c, uint32_t heading) {
    static const char *const starts[] = {
        "related",        "more on this",  "more from", "more stories", "you may also",
        "you might also", "read more",     "read next", "recommended",  "see also",
        "share",          "latest news",   "most read", "most popular", "you may like",
        "on this page",   "in this guide", "jump to"};
    static const char *const wholes[] = {
        "more",     "more:",  "contents", "page contents", "table of contents",
        "trending", "latest", "popular"};
    enum { LONGEST = 60 };
    if (!c->stats[heading].text || c->stats[heading].text > LONGEST) return false;
    struct arena scratch = *c->scratch;
    struct str text = html_text_of(c->tree, heading, &scratch);
    return STARTS_WITH(text, starts) || IS_ONE_OF(text, wholes);
}
