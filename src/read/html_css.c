/* See html_css.h. Anything but plain class selectors is passed over: a rule that is not understood
 * must not change a word's look. */
#include "read/html_css.h"

#include "base/utf8.h"

#include <stdlib.h>

enum { MOST_RULES = 4096 };

/* ---- declarations ---- */

static bool is_bold(struct str value) {
    static const char *const names[] = {"600", "700", "800", "900", "bold", "bolder"};
    return str_in_sorted(value, names, sizeof names / sizeof *names);
}

static bool is_thin(struct str value) {
    return str_equal(value, STR("normal")) || str_equal(value, STR("400"));
}

static bool is_slanted(struct str value) {
    return str_equal(value, STR("italic")) || str_equal(value, STR("oblique"));
}

static void declare(struct html_declared *out, uint16_t style, bool is_set, bool is_cleared) {
    if (!is_set && !is_cleared) return;
    out->set &= (uint16_t)~style;
    out->cleared &= (uint16_t)~style;
    if (is_set)
        out->set |= style;
    else
        out->cleared |= style;
}

static void read_declaration(struct html_declared *out, struct str name, struct str value) {
    if (str_equal_fold(name, STR("font-weight"))) {
        declare(out, DOC_STRONG, is_bold(value), is_thin(value));
    } else if (str_equal_fold(name, STR("font-style"))) {
        declare(out, DOC_EMPHASIS, is_slanted(value), is_thin(value));
    } else if (str_equal_fold(name, STR("vertical-align"))) {
        bool is_line = str_equal(value, STR("baseline"));
        declare(out, DOC_SUPER, str_equal(value, STR("super")), is_line);
        declare(out, DOC_SUB, str_equal(value, STR("sub")), is_line);
    }
}

/* "font-weight: bold; font-style: normal ..." */
static struct html_declared declarations_of(struct str css) {
    struct html_declared out = {0, 0};
    struct str declaration;
    while (str_next(&css, ';', &declaration)) {
        size_t colon = str_find(declaration, STR(":"), 0);
        if (colon == SIZE_MAX) continue;
        struct str value = str_slice(declaration, colon + 1, declaration.size);
        read_declaration(&out, str_trim(str_slice(declaration, 0, colon)), str_trim(value));
    }
    return out;
}

/* ---- rules ---- */

static bool is_class_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '-' || c == '_' || (unsigned char)c > 127;
}

/* The class of ".name" or "span.name"; empty for any other selector. */
static struct str class_of(struct str selector) {
    selector = str_trim(selector);
    if (str_starts(selector, STR("span."))) selector = str_slice(selector, 4, selector.size);
    if (selector.size < 2 || selector.bytes[0] != '.') return STR("");
    struct str name = str_slice(selector, 1, selector.size);
    for (size_t i = 0; i < name.size; i++)
        if (!is_class_char(name.bytes[i])) return STR("");
    return name;
}

static void add_rule(struct html_classes *classes, struct str selectors, struct str body,
                     struct arena *scratch) {
    struct html_declared declared = declarations_of(body);
    struct str selector;
    if (!declared.set && !declared.cleared) return;
    while (str_next(&selectors, ',', &selector)) {
        struct str name = class_of(selector);
        if (!name.size || classes->rules.count >= MOST_RULES) continue;
        *ARENA_PUSH(scratch, &classes->rules) = (struct html_class){name, declared};
    }
}

/* Rules inside a rule (@media) start behind its brace like any other; their selectors then hold an
 * '@' or a brace, or stand alone, which is as it should be. */
static void read_sheet(struct html_classes *classes, struct str css, struct arena *scratch) {
    size_t from = 0;
    for (size_t i = 0; i < css.size; i++) {
        char c = css.bytes[i];
        if (str_starts(str_slice(css, i, i + 2), STR("/*"))) {
            size_t end = str_find(css, STR("*/"), i + 2);
            if (end == SIZE_MAX) return;
            i = end + 1;
            from = i + 1;
        } else if (c == '}' || c == ';') {
            from = i + 1;
        } else if (c == '{') {
            size_t end = str_find(css, STR("}"), i), inner = str_find(css, STR("{"), i + 1);
            if (end == SIZE_MAX) return;
            bool is_nest = inner < end;
            if (!is_nest)
                add_rule(classes, str_slice(css, from, i), str_slice(css, i + 1, end), scratch);
            i = is_nest ? i : end;
            from = i + 1;
        }
    }
}

static int compare_classes(const void *a, const void *b) {
    const struct html_class *one = a, *other = b;
    int order = str_compare(one->name, other->name);
    if (order) return order;
    return one->name.bytes < other->name.bytes ? -1 : 1;
}

struct html_classes html_read_classes(const struct html_tree *tree, struct arena *scratch) {
    struct html_classes classes = {0};
    for (uint32_t i = 0; i < tree->nodes.count; i++) {
        const struct html_node *node = &tree->nodes.items[i];
        if (node->tag != TAG_STYLE) continue;
        struct str element = str_slice(tree->page, node->place.start, node->place.end);
        size_t start = str_find(element, STR(">"), 0);
        size_t end = element.size > 8 ? element.size - 8 : 0; /* before </style> */
        if (start < end) read_sheet(&classes, str_slice(element, start + 1, end), scratch);
    }
    if (classes.rules.count)
        qsort(classes.rules.items, classes.rules.count, sizeof *classes.rules.items,
              compare_classes);
    return classes;
}

/* ---- elements ---- */

static void apply(struct html_declared *out, struct html_declared more) {
    out->set = (uint16_t)((out->set & ~more.cleared) | more.set);
    out->cleared = (uint16_t)((out->cleared & ~more.set) | more.cleared);
}

/* All rules for the class, in the order of the page. */
static void apply_class(struct html_declared *out, const struct html_classes *classes,
                        struct str name) {
    uint32_t low = 0, high = classes->rules.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (str_compare(classes->rules.items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < classes->rules.count; low++) {
        if (!str_equal(classes->rules.items[low].name, name)) return;
        apply(out, classes->rules.items[low].declared);
    }
}

struct html_declared html_declared(const struct html_tree *tree, const struct html_classes *classes,
                                   uint32_t node) {
    struct html_declared out = {0, 0};
    struct str names = html_value(tree, node, ATTRIBUTE_CLASS), name;
    if (classes->rules.count)
        while (str_next(&names, ' ', &name)) apply_class(&out, classes, name);
    struct str style = html_value(tree, node, ATTRIBUTE_STYLE);
    if (style.size) apply(&out, declarations_of(style));
    return out;
}
