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

void html_tidy_own(struct html_tree *tree) {
    tree->is_own = true;
    for (uint32_t i = 1; i < tree->nodes.count; i++) {
        struct html_node *node = &tree->nodes.items[i];
        enum html_tag tag = (enum html_tag)node->tag;
        bool is_note = tag == TAG_P && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("about"));
        bool is_ours = tag == TAG_SPAN && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("note"));
        bool is_help = tag == TAG_SECTION && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("words"));
        bool is_term = tag == TAG_A && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("term"));
        if (html_is_own_picture(tree, i)) drop_label(tree, i);
        if (is_ours) trim_before(tree, i);
        if (is_note) tree->original = linked_from(tree, i);
        bool is_skip = tag == TAG_A && html_has_word(tree, i, ATTRIBUTE_CLASS, STR("skip"));
        if (is_note || is_ours || is_help || is_skip) html_remove(tree, i);
        if (is_term || tag == TAG_DFN) node->tag = TAG_SPAN;
    }
}
