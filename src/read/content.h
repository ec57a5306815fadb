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
    HINT_NEVER = 1 << 5, /* consent, skip links, newsletters: never the article */
    HINT_HELP = 1 << 6,  /* a warning, a helpline, what to do: stays though it has links */
    HINT_TALK = 1 << 7,  /* what readers wrote below */
};

/* Sums over everything below an element that is not dropped. Sizes are in bytes without folded
 * white space. */
struct content_stats {
    uint32_t text, link, commas;
    uint32_t paragraphs, images, items, inputs, headings;
    uint32_t alternatives;                   /* images' texts, which are not in `text` */
    uint32_t articles;                       /* text in <article> elements inside */
    uint32_t good;                           /* text of paragraphs that are long and not links */
    uint32_t own_text, own_link, own_commas; /* in no block inside this one */
    uint32_t length, length_commas;          /* of a text, white space folded: these never change */
    float score;
    uint8_t hints; /* nor do these */
    bool is_scored;
    bool has_paragraph; /* a good one is its child */
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
/* Seven digits or more, with nothing but spaces between. */
bool content_has_telephone(struct str text);
/* Does it speak of help or danger, and is no longer than a box? */
bool content_says_help(const struct content *c, uint32_t node);
/* Does it do so, and stand in the page's text? */
bool content_is_help_box(const struct content *c, uint32_t node);
/* That, or it is named so, or has a telephone number, and is not all links. */
bool content_is_help(const struct content *c, uint32_t node);
/* Is it a line of the site rather than of the text: an advert, "read more", a call to sign up? */
bool content_is_site_line(const struct content *c, uint32_t node);
/* "Related pages", "Read next" */
bool content_is_related_heading(const struct content *c, uint32_t heading);
/* Drops headings at the article's end whose lists of links are gone. */
void content_drop_last_headings(struct content *c, uint32_t root);
/* Is neither it nor anything around it dropped? */
bool content_is_kept(const struct content *c, uint32_t node);
/* Takes a dropped element back, without what stands beside it. */
void content_take_back(struct content *c, uint32_t node);
/* Finds the title, and takes it, the byline, the lead picture and the notes back. */
void content_take_surroundings(struct content *c, uint32_t root, struct html_content *content);
/* The element that holds the article, or DOC_NONE; all that is not part of it is dropped. */
uint32_t content_find_article(struct content *c);

static inline struct html_node *content_node(const struct content *c, uint32_t node) {
    return &c->tree->nodes.items[node];
}
static inline enum html_tag content_tag(const struct content *c, uint32_t node) {
    return (enum html_tag)c->tree->nodes.items[node].tag;
}

#endif
