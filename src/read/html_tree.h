/* The light tree that stands between libxml2 and the document: elements and texts in the order of
 * the page, each node's descendants directly behind it. The article finder looks at it and marks
 * what is furniture; the block maker then walks it. It knows names, not meaning. */
#ifndef READ_HTML_TREE_H
#define READ_HTML_TREE_H

#include "doc/doc.h"

enum html_kind {
    HTML_BLOCK = 1 << 0,  /* starts a new line */
    HTML_VOID = 1 << 1,   /* never has content */
    HTML_NEVER = 1 << 2,  /* its content is no text of the page */
    HTML_INLINE = 1 << 3, /* part of a line */
};

/* Sorted by name; the enumerator, the name, the kind. */
#define HTML_TAG_LIST(X)                                                                           \
    X(A, "a", HTML_INLINE)                                                                         \
    X(ABBR, "abbr", HTML_INLINE)                                                                   \
    X(ACRONYM, "acronym", HTML_INLINE)                                                             \
    X(ADDRESS, "address", HTML_BLOCK)                                                              \
    X(ANNOTATION, "annotation", HTML_NEVER)                                                        \
    X(ANNOTATION_XML, "annotation-xml", HTML_NEVER)                                                \
    X(AREA, "area", HTML_VOID)                                                                     \
    X(ARTICLE, "article", HTML_BLOCK)                                                              \
    X(ASIDE, "aside", HTML_BLOCK)                                                                  \
    X(AUDIO, "audio", HTML_NEVER)                                                                  \
    X(B, "b", HTML_INLINE)                                                                         \
    X(BASE, "base", HTML_VOID)                                                                     \
    X(BIG, "big", HTML_INLINE)                                                                     \
    X(BLOCKQUOTE, "blockquote", HTML_BLOCK)                                                        \
    X(BODY, "body", HTML_BLOCK)                                                                    \
    X(BR, "br", HTML_VOID)                                                                         \
    X(BUTTON, "button", HTML_NEVER)                                                                \
    X(CANVAS, "canvas", HTML_NEVER)                                                                \
    X(CAPTION, "caption", HTML_BLOCK)                                                              \
    X(CENTER, "center", HTML_BLOCK)                                                                \
    X(CITE, "cite", HTML_INLINE)                                                                   \
    X(CODE, "code", HTML_INLINE)                                                                   \
    X(COL, "col", HTML_VOID)                                                                       \
    X(DATALIST, "datalist", HTML_NEVER)                                                            \
    X(DD, "dd", HTML_BLOCK)                                                                        \
    X(DEL, "del", HTML_INLINE)                                                                     \
    X(DETAILS, "details", HTML_BLOCK)                                                              \
    X(DFN, "dfn", HTML_INLINE)                                                                     \
    X(DIALOG, "dialog", HTML_BLOCK | HTML_NEVER)                                                   \
    X(DIR, "dir", HTML_BLOCK)                                                                      \
    X(DIV, "div", HTML_BLOCK)                                                                      \
    X(DL, "dl", HTML_BLOCK)                                                                        \
    X(DT, "dt", HTML_BLOCK)                                                                        \
    X(EM, "em", HTML_INLINE)                                                                       \
    X(EMBED, "embed", HTML_VOID | HTML_NEVER)                                                      \
    X(FIELDSET, "fieldset", HTML_BLOCK)                                                            \
    X(FIGCAPTION, "figcaption", HTML_BLOCK)                                                        \
    X(FIGURE, "figure", HTML_BLOCK)                                                                \
    X(FONT, "font", HTML_INLINE)                                                                   \
    X(FOOTER, "footer", HTML_BLOCK)                                                                \
    X(FORM, "form", HTML_BLOCK)                                                                    \
    X(FRAME, "frame", HTML_VOID | HTML_NEVER)                                                      \
    X(H1, "h1", HTML_BLOCK)                                                                        \
    X(H2, "h2", HTML_BLOCK)                                                                        \
    X(H3, "h3", HTML_BLOCK)                                                                        \
    X(H4, "h4", HTML_BLOCK)                                                                        \
    X(H5, "h5", HTML_BLOCK)                                                                        \
    X(H6, "h6", HTML_BLOCK)                                                                        \
    X(HEAD, "head", HTML_BLOCK)                                                                    \
    X(HEADER, "header", HTML_BLOCK)                                                                \
    X(HGROUP, "hgroup", HTML_BLOCK)                                                                \
    X(HR, "hr", HTML_VOID)                                                                         \
    X(HTML, "html", HTML_BLOCK)                                                                    \
    X(I, "i", HTML_INLINE)                                                                         \
    X(IFRAME, "iframe", HTML_NEVER)                                                                \
    X(IMG, "img", HTML_VOID)                                                                       \
    X(INPUT, "input", HTML_VOID | HTML_NEVER)                                                      \
    X(INS, "ins", HTML_INLINE)                                                                     \
    X(KBD, "kbd", HTML_INLINE)                                                                     \
    X(LABEL, "label", HTML_INLINE)                                                                 \
    X(LEGEND, "legend", HTML_BLOCK)                                                                \
    X(LI, "li", HTML_BLOCK)                                                                        \
    X(LINK, "link", HTML_VOID)                                                                     \
    X(LISTING, "listing", HTML_BLOCK)                                                              \
    X(MAIN, "main", HTML_BLOCK)                                                                    \
    X(MAP, "map", HTML_INLINE)                                                                     \
    X(MARK, "mark", HTML_INLINE)                                                                   \
    X(MENU, "menu", HTML_BLOCK)                                                                    \
    X(META, "meta", HTML_VOID)                                                                     \
    X(METER, "meter", HTML_NEVER)                                                                  \
    X(NAV, "nav", HTML_BLOCK)                                                                      \
    X(NOEMBED, "noembed", HTML_NEVER)                                                              \
    X(NOFRAMES, "noframes", HTML_NEVER)                                                            \
    X(NOSCRIPT, "noscript", HTML_BLOCK)                                                            \
    X(OBJECT, "object", HTML_INLINE)                                                               \
    X(OL, "ol", HTML_BLOCK)                                                                        \
    X(OPTION, "option", HTML_NEVER)                                                                \
    X(P, "p", HTML_BLOCK)                                                                          \
    X(PARAM, "param", HTML_VOID)                                                                   \
    X(PLAINTEXT, "plaintext", HTML_BLOCK)                                                          \
    X(PRE, "pre", HTML_BLOCK)                                                                      \
    X(PROGRESS, "progress", HTML_NEVER)                                                            \
    X(Q, "q", HTML_INLINE)                                                                         \
    X(RP, "rp", HTML_NEVER)                                                                        \
    X(RT, "rt", HTML_NEVER)                                                                        \
    X(S, "s", HTML_INLINE)                                                                         \
    X(SAMP, "samp", HTML_INLINE)                                                                   \
    X(SCRIPT, "script", HTML_NEVER)                                                                \
    X(SECTION, "section", HTML_BLOCK)                                                              \
    X(SELECT, "select", HTML_NEVER)                                                                \
    X(SMALL, "small", HTML_INLINE)                                                                 \
    X(SOURCE, "source", HTML_VOID)                                                                 \
    X(SPAN, "span", HTML_INLINE)                                                                   \
    X(STRIKE, "strike", HTML_INLINE)                                                               \
    X(STRONG, "strong", HTML_INLINE)                                                               \
    X(STYLE, "style", HTML_NEVER)                                                                  \
    X(SUB, "sub", HTML_INLINE)                                                                     \
    X(SUMMARY, "summary", HTML_BLOCK)                                                              \
    X(SUP, "sup", HTML_INLINE)                                                                     \
    X(SVG, "svg", HTML_NEVER)                                                                      \
    X(TABLE, "table", HTML_BLOCK)                                                                  \
    X(TBODY, "tbody", HTML_BLOCK)                                                                  \
    X(TD, "td", HTML_BLOCK)                                                                        \
    X(TEMPLATE, "template", HTML_NEVER)                                                            \
    X(TEXTAREA, "textarea", HTML_NEVER)                                                            \
    X(TFOOT, "tfoot", HTML_BLOCK)                                                                  \
    X(TH, "th", HTML_BLOCK)                                                                        \
    X(THEAD, "thead", HTML_BLOCK)                                                                  \
    X(TIME, "time", HTML_INLINE)                                                                   \
    X(TITLE, "title", HTML_NEVER)                                                                  \
    X(TR, "tr", HTML_BLOCK)                                                                        \
    X(TRACK, "track", HTML_VOID)                                                                   \
    X(TT, "tt", HTML_INLINE)                                                                       \
    X(U, "u", HTML_INLINE)                                                                         \
    X(UL, "ul", HTML_BLOCK)                                                                        \
    X(VAR, "var", HTML_INLINE)                                                                     \
    X(VIDEO, "video", HTML_NEVER)                                                                  \
    X(WBR, "wbr", HTML_VOID)                                                                       \
    X(XMP, "xmp", HTML_BLOCK)

#define HTML_TAG_ENUM(tag, name, kind) TAG_##tag,
enum html_tag {
    HTML_TAG_LIST(HTML_TAG_ENUM) TAG_COUNT,
    TAG_OTHER = TAG_COUNT, /* an element that is not in the list */
    TAG_TEXT,
    TAG_COMMENT, /* only comments that speak to plainer */
};

/* The attributes that are kept, sorted by name. */
#define HTML_ATTRIBUTE_LIST(X)                                                                     \
    X(ALT, "alt")                                                                                  \
    X(ARIA_HIDDEN, "aria-hidden")                                                                  \
    X(ARIA_LABEL, "aria-label")                                                                    \
    X(CLASS, "class")                                                                              \
    X(COLSPAN, "colspan")                                                                          \
    X(CONTENT, "content")                                                                          \
    X(HIDDEN, "hidden")                                                                            \
    X(HREF, "href")                                                                                \
    X(ID, "id")                                                                                    \
    X(ITEMPROP, "itemprop")                                                                        \
    X(LANG, "lang")                                                                                \
    X(NAME, "name")                                                                                \
    X(PROPERTY, "property")                                                                        \
    X(REL, "rel")                                                                                  \
    X(ROLE, "role")                                                                                \
    X(ROWSPAN, "rowspan")                                                                          \
    X(SRC, "src")                                                                                  \
    X(START, "start")                                                                              \
    X(STYLE, "style")                                                                              \
    X(TITLE, "title")                                                                              \
    X(TRANSLATE, "translate")                                                                      \
    X(WIDTH, "width")                                                                              \
    X(XML_LANG, "xml:lang")

#define HTML_ATTRIBUTE_ENUM(attribute, name) ATTRIBUTE_##attribute,
enum html_attribute { HTML_ATTRIBUTE_LIST(HTML_ATTRIBUTE_ENUM) ATTRIBUTE_COUNT };

struct html_node {
    uint8_t tag;     /* enum html_tag */
    bool is_exact;   /* a text that borrows the decoded page */
    bool is_dropped; /* furniture: it and all below it stay out */
    uint32_t parent; /* DOC_NONE for the root */
    uint32_t end;    /* one past the last descendant */
    uint32_t first_attribute, end_attribute;
    struct span place; /* offsets in the decoded text */
    struct str text;   /* of a text or comment; an unlisted element's name; an item's mark (Word) */
};

struct html_value {
    enum html_attribute attribute;
    struct str value;
};

struct html_tree {
    struct str page;                   /* the decoded text */
    DOC_ARRAY(struct html_node) nodes; /* the first is the root, tag TAG_OTHER */
    DOC_ARRAY(struct html_value) values;
    bool is_own;         /* plainer wrote the page ... */
    struct str original; /* ... and its note links to this */
};

enum html_tag html_tag_of(struct str name);
const char *html_tag_name(enum html_tag tag); /* of one in the list */
struct str html_name_of(const struct html_tree *tree, uint32_t node);
/* An or of enum html_kind; 0 for texts and unknown elements. */
int html_kind_of(enum html_tag tag);
/* The enumerator, or ATTRIBUTE_COUNT for attributes that are not kept. */
enum html_attribute html_attribute_of(struct str name);
/* The attribute's value; its bytes are NULL when the element does not have it. */
struct str html_value(const struct html_tree *tree, uint32_t node, enum html_attribute attribute);
bool html_has(const struct html_tree *tree, uint32_t node, enum html_attribute attribute);
/* Is `word` one of the words of the attribute (class, rel, role, itemprop)? ASCII case is folded.
 */
bool html_has_word(const struct html_tree *tree, uint32_t node, enum html_attribute attribute,
                   struct str word);
/* A comment, or a text of nothing but white space? */
bool html_is_blank(const struct html_node *node);
/* All text below a node that is not dropped, white space folded. */
struct str html_text_of(const struct html_tree *tree, uint32_t node, struct arena *arena);
/* The first element with this tag in [from, end), dropped or not, or DOC_NONE. */
uint32_t html_find(const struct html_tree *tree, uint32_t from, uint32_t end, enum html_tag tag);
/* Is there such an element inside this one? */
bool html_find_in(const struct html_tree *tree, uint32_t node, enum html_tag tag);

#endif
