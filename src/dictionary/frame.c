/* Does a plainer wording fit between the words that stand around? A single word takes the place of
 * a single word. A phrase often does not: "make a full assessment" but "look into the case", never
 * "the looked into case". What is not known to fit is no mistake: an editor is asked. */
#include "dictionary/rank.h"

#include "words/forms.h"

/* The universal part of the tag of a word, in the match's sentence and without a mark between;
 * empty for none. */
static struct str tag_at(const struct doc *doc, const struct doc_match *m, uint32_t w) {
    const struct doc_sentence *s = &doc->sentences.items[m->sentence];
    if (w < s->first_word || w >= s->end_word) return STR("");
    return doc_tag(doc, &doc->words.items[w]);
}

static bool is_any(struct str tag, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_starts(tag, str_from(names[i]))) return true;
    return false;
}

static bool is_nominal(struct str tag) {
    static const char *const names[] = {"NOUN/", "ADJ/", "PROPN/"};
    return is_any(tag, names, sizeof names / sizeof *names);
}

static bool starts_object(struct str tag) {
    static const char *const names[] = {"DET/", "NOUN/", "PRON/", "ADJ/", "PROPN/", "NUM/"};
    return is_any(tag, names, sizeof names / sizeof *names);
}

static struct str last_word(struct str phrase) {
    size_t start = phrase.size;
    while (start > 0 && phrase.bytes[start - 1] != ' ') start--;
    return str_slice(phrase, start, phrase.size);
}

static uint32_t count_words(struct str phrase) {
    uint32_t words = 1;
    for (size_t i = 0; i < phrase.size; i++) words += phrase.bytes[i] == ' ';
    return words;
}

/* The tag before the match, adverbs passed over. */
static struct str tag_before(const struct doc *doc, const struct doc_match *m, uint32_t *word) {
    uint32_t w = m->first_word;
    struct str tag;
    do {
        if (!w--) return STR("");
        tag = tag_at(doc, m, w);
    } while (str_starts(tag, STR("ADV/")));
    *word = w;
    return tag;
}

bool dictionary_is_attribute(const struct doc *doc, const struct doc_match *m) {
    static const char *const before_ing[] = {"after", "before", "by", "when", "while", "without"};
    struct str tag = tag_at(doc, m, m->first_word);
    bool is_ing = str_equal(tag, STR("VERB/VBG")), is_past = str_equal(tag, STR("VERB/VBN"));
    bool is_finite = !is_ing && !is_past && str_starts(tag, STR("VERB/"));
    if (!tag.size || is_finite || !is_nominal(tag_at(doc, m, m->end_word))) return false;
    uint32_t w = 0;
    struct str before = tag_before(doc, m, &w);
    if (str_starts(before, STR("AUX/"))) return false;
    return !is_ing || !before.size ||
           !str_in_sorted(doc->words.items[w].folded, before_ing,
                          sizeof before_ing / sizeof *before_ing);
}

/* "look into", "get in the way of": something has to follow, or the verb is a plain passive. */
static bool verb_fits(const struct doc *doc, const struct doc_match *m, struct str plain) {
    static const char *const links[] = {"about", "after", "at", "for",  "from", "into",
                                        "of",    "on",    "to", "with", "over"};
    static const char *const particles[] = {"away", "back", "down", "in", "off", "out", "up"};
    struct str last = last_word(plain), next = tag_at(doc, m, m->end_word);
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        if (!str_equal(last, str_from(links[i]))) continue;
        bool is_passive = str_equal(tag_at(doc, m, m->first_word), STR("VERB/VBN"));
        return starts_object(next) || (is_passive && count_words(plain) == 2);
    }
    bool has_particle = str_in_sorted(last, particles, sizeof particles / sizeof *particles);
    return !has_particle || !str_starts(next, STR("PRON/"));
}

bool dictionary_fits_frame(const struct doc *doc, const struct doc_match *m, struct str plain) {
    uint8_t pos = m->term->pos;
    struct str before = m->first_word ? tag_at(doc, m, m->first_word - 1) : STR("");
    struct str next = tag_at(doc, m, m->end_word);
    if (pos == DOC_VERB && dictionary_is_attribute(doc, m)) return false;
    if (pos == DOC_NOUN && str_starts(next, STR("NOUN/"))) return false; /* part of a name */
    if (count_words(plain) == 1) return true;
    if (pos == DOC_VERB) return verb_fits(doc, m, plain);
    if (pos == DOC_NOUN) return !str_starts(before, STR("NOUN/"));
    if (pos != DOC_ADJECTIVE) return true;
    if (str_starts(before, STR("ADV/"))) return false;
    return str_starts(plain, STR("very ")) || !is_nominal(next);
}
