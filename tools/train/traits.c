/* Tags are joint: "VERB/VBD" is universal and Penn tag. */
#include "traits.h"

static bool is_any(struct str name, const char *const *list) {
    for (; *list; list++)
        if (str_equal(name, str_from(*list)) ||
            (str_ends(str_from(*list), STR("/")) && str_starts(name, str_from(*list))))
            return true;
    return false;
}

static unsigned char tag_traits(struct str name) {
    static const char *const verbs[] = {"VERB/", "AUX/", NULL};
    static const char *const nouns[] = {"NOUN/", "PROPN/", "PRON/", "NUM/", NULL};
    static const char *const joins[] = {"CCONJ/", "SCONJ/", NULL};
    static const char *const finite[] = {"VERB/VBD", "VERB/VBP", "VERB/VBZ", "AUX/VBD",
                                         "AUX/VBP",  "AUX/VBZ",  "AUX/MD",   NULL};
    static const char *const marks[] = {"PUNCT/", NULL};
    return (unsigned char)((is_any(name, verbs) ? LANGUAGE_IS_VERB : 0) |
                           (is_any(name, finite) ? LANGUAGE_IS_FINITE : 0) |
                           (is_any(name, nouns) ? LANGUAGE_IS_NOMINAL : 0) |
                           (is_any(name, marks) ? LANGUAGE_IS_PUNCTUATION : 0) |
                           (is_any(name, joins) ? LANGUAGE_IS_CONJUNCTION : 0));
}

static unsigned char relation_traits(struct str name) {
    static const char *const subjects[] = {"nsubj",      "nsubj:pass",  "nsubj:outer", "csubj",
                                           "csubj:pass", "csubj:outer", NULL};
    static const char *const outer[] = {"nsubj:outer", "csubj:outer", NULL};
    static const char *const auxiliaries[] = {"aux", "aux:pass", "cop", NULL};
    bool is_mark = str_equal(name, STR("mark")), is_root = str_equal(name, STR("root"));
    return (unsigned char)((is_any(name, subjects) ? LANGUAGE_IS_SUBJECT : 0) |
                           (is_any(name, outer) ? LANGUAGE_IS_OUTER : 0) |
                           (is_any(name, auxiliaries) ? LANGUAGE_IS_AUXILIARY : 0) |
                           (is_mark ? LANGUAGE_IS_MARK : 0) | (is_root ? LANGUAGE_IS_ROOT : 0) |
                           (str_equal(name, STR("punct")) ? LANGUAGE_IS_MARK_OF_PUNCTUATION : 0));
}

static struct language_part make_traits(const struct names *names,
                                        unsigned char (*traits)(struct str), struct arena *arena) {
    unsigned char *bytes = arena_alloc(arena, names->count, 1, 1);
    for (unsigned i = 0; i < names->count; i++) bytes[i] = traits(str_from(names->items[i]));
    return (struct language_part){bytes, names->count};
}

struct language_part traits_of_tags(const struct names *tags, struct arena *arena) {
    return make_traits(tags, tag_traits, arena);
}

struct language_part traits_of_relations(const struct names *relations, struct arena *arena) {
    return make_traits(relations, relation_traits, arena);
}
