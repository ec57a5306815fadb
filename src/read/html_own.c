/* Pages that plainer wrote itself: its note on top, its explanations and its word help are ours,
 * not the author's, and are made anew when such a page is converted again. */
#include "read/html_office.h"

#include "base/utf8.h"

bool html_is_own_picture(const struct html_tree *tree, uint32_t node) {
    return tree->is_own && tree->nodes.items[node].tag == TAG_P &&
           html_has_word(tree, node, ATTRIBUTE_CLASS, STR("picture"));
}

/* The address that the note links to: the original's. */
static struct str linked_from(const struct html_tree *tree, uint32_t note) {
    for (uint32_t i = note + 1; i < tree->nodes.items[note].end; i++) {
        struct str target = html_value(tree, i, ATTRIBUTE_HREF);
        if (tree->nodes.items[i].tag == TAG_A && !str_starts(target, STR("#"))) return target;
    }
    return STR("");
}

/* The space before an explanation goes with it: a full stop may follow. */
static void trim_before(struct html_tree *tree, uint32_t note) {
    uint32_t i = note - 1;
    while (i > 0 && tree->nodes.items[i].tag != TAG_TEXT) i--;
    struct html_node *node = &tree->nodes.items[i];
    while (i > 0 && node->text.size && ascii_is_space(node->text.bytes[node->text.size - 1])) {
        node->text.size--;
        node->place.end -= node->is_exact;
    }
}

/* "Picture:" before the words that describe one. */
static void drop_label(struct html_tree *tree, uint32_t picture) {
    for (uint32_t i = picture + 1; i < tree->nodes.items[picture].end; i++)
        if (tree->nodes.items[i].tag == TAG_SPAN) {
            html_remove(tree, i);
            return;
        }
}

/* A piece of the page that is ours alone. */
static bool is_ours(const struct html_tree *tree, uint32_t i) {
    static const struct {
        enum html_tag tag;
        const char *name;
    } pieces[] = {{TAG_SECTION, "about"}, {TAG_SECTION, "short"}, {TAG_NAV, "contents"},
                  {TAG_P, "talks"},       {TAG_SPAN, "note"},     {TAG_SECTION, "words"},
                  {TAG_SECTION, "help"},  {TAG_A, "skip"}};
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++)
        if ((enum html_tag)tree->nodes.items[i].tag == pieces[p].tag &&
            html_has_word(tree, i, ATTRIBUTE_CLASS, str_from(pieces[p].name)))
            return true;
    return false;
}

void html_tidy_own(struct html_tree *tree) {
    tree->is_own = true;
    for (uint32_t i = 1; i < tree->nodes.count; i++) {
        struct html_node *node = &tree->nodes.items[i];
        enum html_tag tag = (enum html_tag)node->tag;
        bool is_term = tag == TAG_A && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("term"));
        bool is_about = tag == TAG_SECTION && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("about"));
        if (html_is_own_picture(tree, i)) drop_label(tree, i);
        if (is_ours(tree, i) && tag == TAG_SPAN) trim_before(tree, i);
        if (is_about) tree->original = linked_from(tree, i);
        if (is_ours(tree, i)) html_remove(tree, i);
        if (is_term || tag == TAG_DFN) node->tag = TAG_SPAN;
    }
}
