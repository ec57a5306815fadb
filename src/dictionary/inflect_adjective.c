/* Plain words for adjectives: degrees ("bulkier" -> "bigger", "more bulky" -> "bigger", "more
 * crucial" -> "more important"), and plain phrases that only fit behind the noun. */
#include "dictionary/inflect.h"

/* Is the word right before the match this one, read as an adverb of degree? */
static bool is_after(const struct inflecting *in, const char *folded) {
    return inflect_is(in, in->match->first_word - 1, folded);
}

/* "very important" after "more", "so", "how" is "important". */
static struct str without_very(struct inflecting *in, struct str plain) {
    static const char *const degrees[] = {"as",   "how",  "least", "less",
                                          "more", "most", "so",    "too"};
    struct str very = STR("very ");
    if (!str_starts(plain, very)) return plain;
    uint32_t before = in->match->first_word - 1;
    bool is_degree = INFLECT_IN(in, before, degrees) || in->match->form != WORDS_BASE;
    if (is_degree) return str_slice(plain, very.size, plain.size);
    bool is_adverb =
        str_ends(inflect_folded(in, before), STR("ly")) && inflect_has_tag(in, before, "ADV/");
    if (is_adverb || is_after(in, "very")) /* "very distressed" is more than "very upset" */
        return inflect_refuse(in, "the word before it says how much already");
    return plain;
}

static struct str compare(struct inflecting *in, struct str plain, enum words_form form) {
    struct str inflected = inflect_word(in, plain, form);
    if (inflected.size) return inflected;
    return str_format(in->arena, "%s %.*s", form == WORDS_COMPARATIVE ? "more" : "most",
                      STR_ARG(plain));
}

/* "more sizeable" is "larger". "More sizeable rooms" may be more rooms, and "most" may be most of
 * them: those stay. */
static struct str after_degree(struct inflecting *in, struct str plain) {
    bool is_more = is_after(in, "more"), is_most = is_after(in, "most");
    if (!is_more && !is_most) return plain;
    struct str inflected = inflect_word(in, plain, is_more ? WORDS_COMPARATIVE : WORDS_SUPERLATIVE);
    if (!inflected.size) return plain;
    bool is_sure =
        inflect_has_tag(in, in->match->first_word - 1, "ADV/") || !inflect_is_before_noun(in);
    if (is_most || !is_sure || in->keeps_span)
        return inflect_refuse(in, "'more' or 'most' would have to go");
    in->match->taken_before = 1;
    return inflected;
}

static bool is_phrase(struct str plain) {
    return str_find(plain, STR(" "), 0) != SIZE_MAX;
}

static struct str first_word(struct str text) {
    size_t end = str_find(text, STR(" "), 0);
    return str_slice(text, 0, end == SIZE_MAX ? text.size : end);
}

/* Does the plain phrase fit before a noun: "very good", and "enough", "not enough" where no article
 * stands? */
static bool fits_before_noun(const struct inflecting *in, struct str plain) {
    static const char *const degrees[] = {"less",   "more", "most", "quite",
                                          "really", "very", "well"};
    static const char *const amounts[] = {"enough",   "not enough", "not many",
                                          "not much", "too many",   "too much"};
    if (str_in_sorted(plain, amounts, sizeof amounts / sizeof *amounts))
        return !inflect_is_determiner(in, in->match->first_word - 1);
    return !is_phrase(plain) ||
           str_in_sorted(first_word(plain), degrees, sizeof degrees / sizeof *degrees);
}

static bool fits_here(const struct inflecting *in, struct str plain) {
    bool is_clause = str_starts(plain, STR("that ")) || str_starts(plain, STR("who "));
    if (inflect_is_before_noun(in)) return !is_clause && fits_before_noun(in, plain);
    return !is_clause || inflect_has_tag(in, in->match->first_word - 1, "NOUN/");
}

/* "an alternative plan" is "another plan". */
static bool takes_article(const struct inflecting *in, struct str plain) {
    return !in->keeps_span && str_equal(plain, STR("other")) &&
           (is_after(in, "a") || is_after(in, "an"));
}

struct str inflect_adjective(struct inflecting *in, struct str plain) {
    enum words_form form = (enum words_form)in->match->form;
    if (!fits_here(in, plain)) return inflect_refuse(in, "its plain words do not fit here");
    if (takes_article(in, plain)) {
        in->match->taken_before = 1;
        return STR("another");
    }
    plain = without_very(in, plain);
    if (!plain.size) return plain;
    if (form == WORDS_COMPARATIVE || form == WORDS_SUPERLATIVE) return compare(in, plain, form);
    return after_degree(in, plain);
}
