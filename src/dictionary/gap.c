/* Slots: "take {object} into account" has a gap for a short noun phrase. What may fill it is
 * decided by the tags of its words and their margins; anything else, and any mark, quotation, kept
 * word or end of a link in between, and the term does not stand there. Other inserts, as in "take
 * fully into account", are not known. */
#include "dictionary/internal.h"

#include "words/lexicon.h"

enum { OBJECT_WORDS_MAX = 6, SURE = 50 };

bool dictionary_cut_slot(struct str text, struct str *before, struct str *after) {
    size_t open = str_find(text, STR("{"), 0), close = str_find(text, STR("}"), 0);
    if (open == SIZE_MAX || close == SIZE_MAX || close < open) return false;
    *before = str_trim(str_slice(text, 0, open));
    *after = str_trim(str_slice(text, close + 1, text.size));
    return true;
}

static uint32_t count(struct str text, char c) {
    uint32_t found = 0;
    for (size_t i = 0; i < text.size; i++) found += text.bytes[i] == c;
    return found;
}

/* The name in a slot, or an empty slice. */
static struct str slot_name(struct str text) {
    size_t open = str_find(text, STR("{"), 0), close = str_find(text, STR("}"), 0);
    return open == SIZE_MAX || close == SIZE_MAX || close < open ? STR("")
                                                                 : str_slice(text, open + 1, close);
}

static bool is_well_formed(struct str text) {
    uint32_t opened = count(text, '{'), closed = count(text, '}');
    return opened == closed && opened <= 1 && (!opened || slot_name(text).size);
}

const char *dictionary_check_term_slot(struct str term, enum doc_action action) {
    if (!is_well_formed(term))
        return "a term holds at most one slot, as in 'take {object} into account'";
    struct str before, after;
    if (!dictionary_cut_slot(term, &before, &after)) return NULL;
    if (!before.size || !after.size) return "a slot needs words of the term on both sides";
    if (action == DOC_EXPLAIN)
        return "a term with a slot cannot be explained: use 'replace', 'flag' or 'keep'";
    return NULL;
}

const char *dictionary_check_plain_slot(struct str plain, struct str term) {
    struct str before, after;
    if (!is_well_formed(plain))
        return "'plain' holds at most one slot, as in 'think about {object}'";
    if (!str_equal(slot_name(plain), slot_name(term)))
        return slot_name(plain).size
                   ? "'plain' has a slot that the term lacks: both need the same one"
                   : "the term has a slot that 'plain' lacks: both need the same one";
    if (dictionary_cut_slot(plain, &before, &after) && !before.size)
        return "'plain' needs a word before its slot";
    return NULL;
}

/* ---- What may fill a gap ---- */

static bool has_tag(const struct doc *doc, uint32_t word, const char *start) {
    return str_starts(doc_tag(doc, &doc->words.items[word]), str_from(start));
}

static bool is_word(const struct doc *doc, uint32_t word, const char *folded) {
    return str_equal(doc->words.items[word].folded, str_from(folded));
}

/* "her wishes" often has the tags of "her" and "she wishes"; in an object it is a noun. */
static bool is_hers(const struct doc *doc, uint32_t word) {
    uint16_t tags = doc->types.items[doc->words.items[word].type].tags;
    return word > 0 && is_word(doc, word - 1, "her") && has_tag(doc, word, "VERB/VB") &&
           !has_tag(doc, word, "VERB/VBG") && (tags & (WORDS_IS_NOUN | WORDS_IS_PLURAL));
}

static bool is_noun(const struct doc *doc, uint32_t word) {
    return has_tag(doc, word, "NOUN/") || has_tag(doc, word, "PROPN/") || is_hers(doc, word);
}

static bool has_flag(const struct doc *doc, uint32_t word, uint16_t flag) {
    return word < doc->words.count && (doc->words.items[word].flags & flag);
}

/* May the word stand in an object at all, wherever it stands there? */
static bool may_fill(const struct doc *doc, uint32_t word) {
    static const char *const never[] = {"neither", "no", "nobody", "none", "nor", "not", "nothing"};
    static const char *const parts[] = {"ADJ/",     "DET/DT",  "NOUN/",   "NUM/",  "PART/POS",
                                        "PRON/PRP", "PRON/NN", "PRON/DT", "PROPN/"};
    const struct doc_word *w = &doc->words.items[word];
    if (w->flags & (DOC_KEPT | DOC_IN_QUOTE | DOC_IN_BRACKETS)) return false;
    bool is_compound = has_flag(doc, word, DOC_HYPHEN) || has_flag(doc, word + 1, DOC_HYPHEN) ||
                       has_flag(doc, word - 1, DOC_HYPHEN);
    if (is_compound) return true; /* "well-worn": its parts have tags of all kinds */
    if (w->kind == DOC_PUNCTUATION && !(w->flags & DOC_CLITIC)) return false;
    if (str_in_sorted(w->folded, never, sizeof never / sizeof *never)) return false;
    if (str_ends(w->folded, STR("self")) || str_ends(w->folded, STR("selves"))) return false;
    if (is_word(doc, word, "of") || is_word(doc, word, "and") || is_word(doc, word, "or"))
        return true;
    bool is_open = is_noun(doc, word) || has_tag(doc, word, "ADJ/");
    if (is_hers(doc, word)) return true;
    if (is_open && w->tag_margin < SURE) return false;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (has_tag(doc, word, parts[i])) return true;
    return false;
}

static bool is_personal(const struct doc *doc, uint32_t word) {
    return has_tag(doc, word, "PRON/PRP") && !has_tag(doc, word, "PRON/PRP$");
}

/* A phrase of one word: a noun, "them", or "this" where no noun follows that it could belong to. */
static bool is_single_object(const struct doc *doc, uint32_t word) {
    static const char *const subjects[] = {"he", "i", "she", "they", "we"};
    static const char *const pointing[] = {"all", "that", "these", "this", "those"};
    struct str folded = doc->words.items[word].folded;
    if (is_personal(doc, word))
        return !str_in_sorted(folded, subjects, sizeof subjects / sizeof *subjects);
    if (is_noun(doc, word) || has_tag(doc, word, "PRON/NN")) return true;
    return str_in_sorted(folded, pointing, sizeof pointing / sizeof *pointing) &&
           !is_noun(doc, word + 1);
}

/* "of" and "and" stand between nouns, not between clauses; pronouns stand alone. */
static bool is_object(const struct doc *doc, uint32_t first, uint32_t end) {
    if (end == first + 1) return is_single_object(doc, first);
    if (!is_noun(doc, end - 1)) return false;
    for (uint32_t w = first; w < end; w++) {
        bool is_link = is_word(doc, w, "of") || is_word(doc, w, "and") || is_word(doc, w, "or");
        if (is_personal(doc, w) && !(is_word(doc, w, "her") && w + 1 < end)) return false;
        if (is_link && (w == first || !(is_noun(doc, w - 1) || has_tag(doc, w - 1, "ADJ/"))))
            return false;
        bool is_ending = (doc->words.items[w].flags & DOC_CLITIC) != 0;
        if (is_ending && (w == first || !is_noun(doc, w - 1))) return false;
    }
    return true;
}

/* ---- Where the term stands ---- */

static bool stands_at(const struct doc *doc, const struct str *words, uint32_t count, uint32_t at,
                      uint32_t end) {
    if (at + count > end) return false;
    for (uint32_t i = 0; i < count; i++)
        if (!str_equal(doc->words.items[at + i].folded, words[i])) return false;
    return true;
}

/* One link, or none, over all of it; and plain spaces around the object, which may have to go. */
static bool is_smooth(const struct doc *doc, uint32_t first, uint32_t rest, uint32_t end) {
    uint32_t link = doc->runs.items[doc_run_at(doc, doc->words.items[first].text.start)].link;
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (doc->runs.items[doc_run_at(doc, word->text.start)].link != link) return false;
    }
    struct span between = {doc->words.items[rest - 1].text.end, doc->words.items[rest].text.start};
    return str_equal(doc_slice(doc, between), STR(" "));
}

bool dictionary_fits_gap(const struct doc *doc, const struct dictionary_pattern *p, uint32_t at,
                         struct dictionary_gap *gap) {
    uint32_t end = doc->sentences.items[doc->words.items[at].sentence].end_word;
    if (!doc->tagset.tag_count || !stands_at(doc, p->words, p->gap, at, end)) return false;
    uint32_t first = at + p->gap, words = 0;
    for (uint32_t w = first; w < end && words <= OBJECT_WORDS_MAX; w++) {
        bool is_end = w > first && stands_at(doc, p->words + p->gap, p->count - p->gap, w, end);
        uint32_t rest_end = w + p->count - p->gap;
        if (is_end && is_object(doc, first, w) && is_smooth(doc, at, w, rest_end)) {
            *gap = (struct dictionary_gap){first, w, rest_end};
            return rest_end == end || !(doc->words.items[rest_end].flags & DOC_HYPHEN);
        }
        if (!may_fill(doc, w)) return false;
        words += !(doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC));
    }
    return false;
}
