/* For those who ask about one word: what all the rows of its wording offer, whether or not the word
 * is hard for somebody or part of a longer term. */
#include "dictionary/rank.h"

/* Do the words of a stretch, hyphens left out, say what the pattern says? */
static bool says(const struct doc *doc, const struct dictionary_pattern *p, uint32_t first,
                 uint32_t end) {
    uint32_t said = 0;
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (word->flags & DOC_HYPHEN) continue;
        if (said == p->count || !str_equal(word->folded, p->words[said])) return false;
        said++;
    }
    return said == p->count;
}

static bool try_chain(struct dictionary_ranking *ranking, uint32_t chain, struct doc_match *match) {
    const struct dictionary *d = ranking->dictionary;
    for (uint32_t i = chain; i != DOC_NONE; i = d->patterns.items[i].next)
        if (says(ranking->doc, &d->patterns.items[i], match->first_word, match->end_word) &&
            dictionary_rank(ranking, i, match))
            return true;
    return false;
}

bool dictionary_suggest(const struct dictionary *d, const struct doc *doc,
                        struct doc_match *match) {
    struct dictionary_ranking ranking = {.dictionary = d, .doc = doc, .takes_all = true};
    struct str word = doc->words.items[match->first_word].folded;
    for (uint32_t w = match->first_word + 1; w < match->end_word; w++) {
        uint32_t pair = dictionary_pair_chain(d, word, doc->words.items[w].folded);
        if (try_chain(&ranking, pair, match)) return true;
        if (doc->words.items[w].kind == DOC_WORD) break;
    }
    if (try_chain(&ranking, dictionary_word_chain(d, word), match)) return true;
    return match->end_word == match->first_word + 1 && dictionary_rank_american(&ranking, match);
}

static bool is_listed(const struct doc_term *const *rows, uint32_t count,
                      const struct doc_term *term) {
    for (uint32_t i = 0; i < count; i++)
        if (rows[i] == term) return true;
    return false;
}

uint32_t dictionary_find_all(const struct dictionary *d, struct str term, dictionary_fold fold,
                             const struct doc_term **rows, uint32_t limit, struct arena scratch) {
    struct str words[PATTERN_WORDS_MAX];
    uint32_t count = fold(term, words, PATTERN_WORDS_MAX, &scratch), found = 0;
    uint32_t i = dictionary_chain_of(d, words, count, 0);
    for (; i != DOC_NONE && found < limit; i = d->patterns.items[i].next) {
        const struct dictionary_pattern *p = &d->patterns.items[i];
        bool is_same = p->count == count;
        for (uint32_t w = 0; is_same && w < count; w++) is_same = str_equal(p->words[w], words[w]);
        if (is_same && !is_listed(rows, found, p->term)) rows[found++] = p->term;
    }
    return found;
}
