/* Plain words for nouns: number of every head ("brothers and sisters"), of the verb of a clause
 * behind it ("people who live here"), possessives, articles that the plain words bring along. What
 * agrees with the noun elsewhere in the sentence is not changed: where it would have to be, the
 * match is refused. */
#include "dictionary/inflect.h"

#include <string.h>

enum { HEADS_MAX = 4 };

/* A noun phrase: up to four coordinated heads, and what stands behind the last one. */
struct phrase {
    struct str text;
    struct span heads[HEADS_MAX];
    uint32_t count;
    size_t end; /* of the last head */
};

static size_t word_end(struct str text, size_t at) {
    size_t end = str_find(text, STR(" "), at);
    return end == SIZE_MAX ? text.size : end;
}

static bool is_preposition(struct str word) {
    static const char *const list[] = {"about", "after", "at",    "before", "behind", "between",
                                       "by",    "for",   "from",  "in",     "near",   "of",
                                       "on",    "to",    "under", "with",   "without"};
    return str_in_sorted(word, list, sizeof list / sizeof *list);
}

/* Words that begin what is said of the noun before them: "who", "you (need)", "there". */
static bool opens_clause(struct str word) {
    static const char *const list[] = {"far",     "he",    "here", "i",     "inside",
                                       "outside", "she",   "that", "there", "they",
                                       "we",      "which", "who",  "whose", "you"};
    return is_preposition(word) || str_in_sorted(word, list, sizeof list / sizeof *list);
}

/* "found" in "home found for you". */
static bool is_participle_behind(struct str text, size_t at) {
    size_t end = word_end(text, at);
    if (end == text.size) return false;
    struct str word = str_slice(text, at, end);
    struct str next = str_slice(text, end + 1, word_end(text, end + 1));
    enum words_form form;
    char lemma[WORDS_FORM_SIZE];
    bool is_irregular = words_irregular_lemma(word.bytes, word.size, &form, lemma, sizeof lemma) &&
                        (form == WORDS_PAST || form == WORDS_PARTICIPLE);
    return (is_irregular || str_ends(word, STR("ed"))) && is_preposition(next);
}

static bool is_joining(struct str word) {
    return str_equal(word, STR("and")) || str_equal(word, STR("or"));
}

/* The last word before "and", "or", a clause or the end is a head. */
static struct phrase take_apart(struct str text) {
    struct phrase p = {.text = text, .end = text.size};
    size_t last = 0;
    for (size_t at = 0; at < text.size; at = word_end(text, at) + 1) {
        struct str word = str_slice(text, at, word_end(text, at));
        bool is_end = at > 0 && (opens_clause(word) || is_participle_behind(text, at));
        if (is_end || (is_joining(word) && at > 0)) {
            if (p.count < HEADS_MAX)
                p.heads[p.count++] = (struct span){(uint32_t)last, (uint32_t)at - 1};
            if (is_end) {
                p.end = at - 1;
                return p;
            }
        }
        last = at;
    }
    if (p.count < HEADS_MAX)
        p.heads[p.count++] = (struct span){(uint32_t)last, (uint32_t)text.size};
    return p;
}

static struct str head_of(const struct phrase *p, uint32_t i) {
    return str_slice(p->text, p->heads[i].start, p->heads[i].end);
}

/* The verb whose third person this is, or an empty slice. */
static struct str without_s(struct inflecting *in, struct str word) {
    static const char *const irregular[][2] = {
        {"is", "are"}, {"was", "were"}, {"has", "have"}, {"does", "do"}};
    for (size_t i = 0; i < sizeof irregular / sizeof *irregular; i++)
        if (str_equal(word, str_from(irregular[i][0]))) return str_from(irregular[i][1]);
    static const struct {
        const char *ending, *put;
    } endings[] = {{"ies", "y"}, {"es", ""}, {"s", ""}};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i].ending);
        if (word.size < ending.size + 2 || !str_ends(word, ending)) continue;
        struct str stem = str_format(in->arena, "%.*s%s", (int)(word.size - ending.size),
                                     word.bytes, endings[i].put);
        if (str_equal(inflect_word(in, stem, WORDS_THIRD), word)) return stem;
    }
    return STR("");
}

/* " who lives here" -> " who live here". */
static struct str clause_in_plural(struct inflecting *in, struct str behind) {
    static const char *const links[] = {" who ", " that ", " which "};
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        struct str link = str_from(links[i]);
        if (!str_starts(behind, link)) continue;
        size_t end = word_end(behind, link.size);
        struct str verb = without_s(in, str_slice(behind, link.size, end));
        if (!verb.size) return behind;
        return str_format(in->arena, "%.*s%.*s%.*s", STR_ARG(link), STR_ARG(verb),
                          STR_ARG(str_slice(behind, end, behind.size)));
    }
    return behind;
}

static struct str plural_of(struct inflecting *in, struct str head) {
    return inflect_looks_plural(head) ? head : inflect_word(in, head, WORDS_PLURAL);
}

/* The phrase in the plural; empty when a head has none. */
static struct str in_plural(struct inflecting *in, const struct phrase *p) {
    struct buf buf = {.arena = in->arena};
    size_t at = 0;
    for (uint32_t i = 0; i < p->count; i++) {
        struct str plural = plural_of(in, head_of(p, i));
        if (!plural.size) return plural;
        buf_add(&buf, str_slice(p->text, at, p->heads[i].start));
        buf_add(&buf, plural);
        at = p->heads[i].end;
    }
    buf_add(&buf, clause_in_plural(in, str_slice(p->text, at, p->text.size)));
    return buf_str(&buf);
}

/* ---- Possessives ---- */

/* The apostrophe that the text writes, straight or curly. */
static struct str apostrophe(const struct inflecting *in) {
    struct str clitic = doc_word_text(in->doc, &in->doc->words.items[in->match->end_word]);
    struct str curly = STR("\xE2\x80\x99");
    return str_starts(clitic, curly) ? curly : STR("'");
}

static struct str possessive_of(struct inflecting *in, struct str head) {
    bool is_bare = str_ends(head, STR("s")) && inflect_looks_plural(head);
    return str_format(in->arena, "%.*s%s", STR_ARG(apostrophe(in)), is_bare ? "" : "s");
}

/* Heads before the last one take an ending of their own ("brothers' and sisters'"); that of the
 * last one stands in the text, where it may have to be another one. */
static struct str in_possessive(struct inflecting *in, struct str plain) {
    struct phrase p = take_apart(plain);
    if (p.end < plain.size) return inflect_refuse(in, "the possessive would need another shape");
    struct buf buf = {.arena = in->arena};
    size_t at = 0;
    for (uint32_t i = 0; i + 1 < p.count; i++) {
        buf_add(&buf, str_slice(plain, at, p.heads[i].end));
        buf_add(&buf, possessive_of(in, head_of(&p, i)));
        at = p.heads[i].end;
    }
    buf_add(&buf, str_slice(plain, at, plain.size));
    struct str ending = possessive_of(in, head_of(&p, p.count - 1));
    struct str written = doc_word_text(in->doc, &in->doc->words.items[in->match->end_word]);
    if (!str_equal(ending, written)) in->match->possessive = ending;
    return buf_str(&buf);
}

/* ---- What agrees with the noun ---- */

/* Is the next verb one whose form shows the number of what stands before it? */
static bool verb_shows_number(const struct inflecting *in) {
    static const char *const shown[] = {"are", "has", "have", "is", "was", "were"};
    static const char *const stops[] = {"VERB/", "AUX/", "PUNCT/", "CCONJ/", "SCONJ/"};
    uint32_t end = in->match->end_word + INFLECT_REACH;
    for (uint32_t w = in->match->end_word; inflect_is_inside(in, w); w++) {
        if (w == end) return true;
        if (INFLECT_IN(in, w, shown) || inflect_has_tag(in, w, "VERB/VBZ") ||
            inflect_has_tag(in, w, "VERB/VBP"))
            return true;
        for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
            if (inflect_has_tag(in, w, stops[i])) return false;
    }
    return false;
}

static bool determiner_shows_number(const struct inflecting *in) {
    static const char *const shown[] = {"a",       "an",   "another", "both", "each",
                                        "every",   "few",  "many",    "much", "one",
                                        "several", "that", "these",   "this", "those"};
    uint32_t before = in->match->first_word - 1; /* wraps: not inside */
    return INFLECT_IN(in, before, shown) || inflect_has_tag(in, before, "NUM/");
}

static bool is_plural_here(const struct inflecting *in) {
    return in->match->form == WORDS_PLURAL || in->match->term->is_plural;
}

/* Plain words that are no things to count. */
static bool is_mass(struct inflecting *in, struct str head) {
    static const char *const mass[] = {"access",   "care",  "clothing", "food",  "help",
                                       "money",    "pay",   "spending", "staff", "support",
                                       "teaching", "trust", "work"};
    return str_in_sorted(head, mass, sizeof mass / sizeof *mass) ||
           str_equal(inflect_word(in, head, WORDS_PLURAL), head);
}

/* "The correspondence was" does not become "the letters was", "an expenditure" not "a spending". */
static bool agrees(struct inflecting *in, const struct phrase *p) {
    struct str head = head_of(p, 0);
    bool is_joined = p->count > 1 && str_find(p->text, STR(" and "), 0) < p->end;
    bool is_plural = is_joined || inflect_looks_plural(head);
    bool has_article = inflect_is(in, in->match->first_word - 1, "a") ||
                       inflect_is(in, in->match->first_word - 1, "an");
    if (has_article && is_mass(in, head)) return false;
    if (is_plural == is_plural_here(in)) return true;
    /* "staff" and "police" are plurals that do not look it, in the text or in its place. */
    static const char *const hidden[] = {"personnel", "police", "staff"};
    if (str_in_sorted(head, hidden, sizeof hidden / sizeof *hidden)) return true;
    return !verb_shows_number(in) && !determiner_shows_number(in);
}

/* Plain words with an article of their own: after "a" they go without, in the plural, too; after
 * other words that belong to the noun they do not fit. */
static struct str settle_article(struct inflecting *in, struct str plain, bool *fits) {
    *fits = true;
    size_t size = str_starts(plain, STR("a ")) ? 2 : str_starts(plain, STR("an ")) ? 3 : 0;
    if (!size) return plain;
    uint32_t before = in->match->first_word - 1;
    bool has_article = inflect_is(in, before, "a") || inflect_is(in, before, "an");
    bool is_dropped = has_article || (is_plural_here(in) && !in->match->term->is_plural);
    if (!is_dropped)
        *fits = !inflect_is_determiner(in, before) && !inflect_has_tag(in, before, "ADJ/") &&
                !inflect_has_tag(in, before, "DET/") && !inflect_has_tag(in, before, "NOUN/") &&
                !inflect_has_tag(in, before, "VERB/VBN") &&
                !inflect_has_tag(in, before, "PRON/PRP$");
    return is_dropped ? str_slice(plain, size, plain.size) : plain;
}

struct str inflect_noun(struct inflecting *in, struct str plain) {
    bool fits;
    bool brings_article = str_starts(plain, STR("a ")) || str_starts(plain, STR("an "));
    plain = settle_article(in, plain, &fits);
    if (!fits) return inflect_refuse(in, "its plain words bring an article that does not fit here");
    struct phrase p = take_apart(plain);
    bool is_simple = p.end == plain.size && p.count == 1 && !brings_article;
    if (!is_simple && inflect_is_before_noun(in) && !in->match->is_possessive)
        return inflect_refuse(in, "its plain words do not fit before another noun");
    if (in->match->form == WORDS_PLURAL && !in->match->term->is_plural) {
        plain = in_plural(in, &p);
        if (!plain.size) return plain;
        p = take_apart(plain);
    }
    if (!agrees(in, &p)) return inflect_refuse(in, "words around it would need another form");
    return in->match->is_possessive ? in_possessive(in, plain) : plain;
}
