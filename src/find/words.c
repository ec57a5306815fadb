/* Small questions about words and matches that several families of rules ask. */
#include "find/internal.h"

#include "base/sorted.h"

bool find_word_is(const struct doc *doc, uint32_t word, const char *folded) {
    struct str own = doc->words.items[word].folded;
    return own.size && own.bytes[0] == folded[0] && str_equal(own, str_from(folded));
}

bool find_has_tag(const struct doc *doc, uint32_t word, const char *ending) {
    return str_ends(doc_tag(doc, &doc->words.items[word]), str_from(ending));
}

bool find_is_noun(const struct doc *doc, uint32_t word) {
    return find_has_tag(doc, word, "/NN") || find_has_tag(doc, word, "/NNS");
}

bool find_is_any_noun(const struct doc *doc, uint32_t word) {
    return find_is_noun(doc, word) || find_has_tag(doc, word, "/NNP") ||
           find_has_tag(doc, word, "/NNPS");
}

bool find_is_plural_noun(const struct doc *doc, uint32_t word) {
    static const char *const people[] = {"people", "police", "staff"}; /* "staff are" */
    bool is_common = find_has_tag(doc, word, "/NN") && FIND_WORD_IN(doc, word, people);
    return is_common || find_has_tag(doc, word, "/NNS") || find_has_tag(doc, word, "/NNPS");
}

bool find_is_closed(const struct doc *doc, uint32_t word) {
    return (doc->words.items[word].flags & (DOC_IN_QUOTE | DOC_KEPT)) != 0;
}

struct span find_words_span(const struct doc *doc, uint32_t first, uint32_t last) {
    return (struct span){doc->words.items[first].text.start, doc->words.items[last].text.end};
}

bool find_is_matched(const struct doc *doc, uint32_t first, uint32_t end) {
    uint32_t at = SORTED_FROM(&doc->matches, end_word, first + 1);
    if (at == doc->matches.count) return false;
    const struct doc_match *match = &doc->matches.items[at];
    return match->first_word <= first && match->end_word >= end;
}
