/* What the files of the article finder share. The method is that of Arc90's Readability and
 * Mozilla's Readability.js (paragraphs vote for the elements around them, links vote against), with
 * rules of our own for what public bodies' pages carry. It looks at the tree and marks nodes as
 * dropped; it makes nothing. */
#ifndef READ_CONTENT_H
#define READ_CONTENT_H

#include "read/html_parts.h"

/* What class, id and role say of an element. */
enum content_hint {
    HINT_UNLIKELY = 1 << 0, /* a side bar, comments, a menu */
    HINT_MAYBE = 1 << 1,    /* but it may hold the article */
    HINT_GOOD = 1 << 2,
    HINT_BAD = 1 << 3,
    HINT_SHARE = 1 << 4, /* links to social media, printing, mailing */
    HINT_HELP = 1 << 6,  /* a warning, a helpline, what to do: stays though it has links */
    HINT_NEVER = 1 << 5, /* consent, skip links, newsletters: never the article */
};

/* Sums over everything below an element that is not dropped. Sizes are in bytes without folded
 * white space. */
struct content_stats {
    uint32_t text, link, commas;
    uint32_t paragraphs, images, items, inputs, headings, embeds;
    uint32_t articles;                       /* text in <article> elements inside */
    uint32_t good;                           /* text of paragraphs that are long and not links */
    uint32_t own_text, own_link, own_commas; /* in no block inside this one */
    float score;
    uint8_t hints;
    bool is_scored;
};

struct content {
    struct html_tree *tree;
    struct content_stats *stats; /* one a node */
    struct arena *scratch;
    uint32_t body; /* or the root */
};

/* Fills the sums, not the hints. */
void content_measure(struct content *c);
/* Fills the hints, which never change. */
void content_read_hints(struct content *c);
double content_link_density(const struct content *c, uint32_t node);
/* 25, 0 or -25 for each of class and id, as Readability weighs them. */
int content_weight(const struct content *c, uint32_t node);

/* Drops what can be no text on any page: scripts, forms' controls, and, if asked, what is hidden.
 */
void content_drop_never(struct content *c, bool with_hidden);
/* Drops side bars, menus and the like by name and role. */
void content_drop_unlikely(struct content *c);
/* Drops furniture inside the article. */
void content_clean(struct content *c, uint32_t root);
/* Is it a line of the site rather than of the text: an advert, "read more", a call to sign up? */
bool content_is_site_line(const struct content *c, uint32_t node);
/* "Related pages", "Read next" */
bool content_is_related_heading(const struct content *c, uint32_t heading);
/* Drops headings at the article's end whose lists of links are gone. */
void content_drop_last_headings(struct content *c, uint32_t root);
/* The element that holds the article, or DOC_NONE; all that is not part of it is dropped. */
uint32_t content_find_article(struct content *c);

static inline struct html_node *content_node(const struct content *c, uint32_t node) {
    return &c->tree->nodes.items[node];
}
static inline enum html_tag content_tag(const struct content *c, uint32_t node) {
    return (enum html_tag)c->tree->nodes.items[node].tag;
}

#endif
