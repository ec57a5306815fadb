/* Does a sentence look back at the one before it? By its words alone, as readers get them: the
 * links and pronouns at its front, and a bare "this" at the end of its first clause. */
#include "simplify/internal.h"

#include "base/utf8.h"

/* Words with which a sentence goes on from the one before. Sorted. */
static const char *const LINKS[] = {
    "accordingly", "additionally", "also",        "and",   "another",   "but",       "consequently",
    "conversely",  "furthermore",  "he",          "hence", "her",       "his",       "however",
    "indeed",      "instead",      "it",          "its",   "likewise",  "meanwhile", "moreover",
    "neither",     "nevertheless", "nonetheless", "or",    "otherwise", "she",       "similarly",
    "so",          "some",         "such",        "that",  "their",     "them",      "then",
    "therefore",   "these",        "they",        "this",  "those",     "thus",      "which",
    "yet"};
/* Phrases that do so, at its very front. */
static const char *const LINKING_PHRASES[] = {
    "after all",         "as a consequence", "as a result", "at the same time", "by contrast",
    "by the same token", "even so",          "for example", "for instance",     "for that reason",
    "in addition",       "in contrast",      "in fact",     "in other words",   "in particular",
    "in the same way",   "in turn",          "of course",   "on the contrary"};
/* Words that may point back from further in. Sorted. */
static const char *const POINTERS[] = {"he",        "him",  "however", "instead", "it",
                                       "otherwise", "she",  "such",    "them",    "therefore",
                                       "these",     "they", "this",    "those"};

/* The next word of a text, marks left out; false at the end. */
static bool next_word(struct str *rest, struct str *word) {
    size_t start = 0, end;
    while (start < rest->size && !ascii_is_alpha(rest->bytes[start])) start++;
    for (end = start; end < rest->size && ascii_is_alpha(rest->bytes[end]);) end++;
    *word = str_slice(*rest, start, end);
    *rest = str_slice(*rest, end, rest->size);
    return word->size > 0;
}

static bool is_in(struct str word, const char *const *list, size_t count) {
    char folded[16];
    if (word.size >= sizeof folded) return false;
    for (size_t i = 0; i < word.size; i++) folded[i] = ascii_lower(word.bytes[i]);
    return str_in_sorted((struct str){folded, word.size}, list, count);
}

/* "that" as in "I did not know that" or "That was in May", not as in "I know that she came". */
static bool is_demonstrative(struct str word, struct str rest) {
    static const char *const verbs[] = {"can",   "could", "had",    "has", "is",   "may",  "means",
                                        "meant", "might", "should", "was", "will", "would"};
    struct str next;
    if (!str_equal_fold(word, STR("that"))) return false;
    bool is_last = rest.size && !ascii_is_space(rest.bytes[0]);
    return is_last || !next_word(&rest, &next) || is_in(next, verbs, sizeof verbs / sizeof *verbs);
}

/* Ends a first clause, or at least the text in which a "this" must mean something before it. */
static bool ends_clause(struct str word, struct str rest) {
    static const char *const joints[] = {"and", "because", "but", "or", "that"};
    return !rest.size || memchr(".,;:!?)", rest.bytes[0], 7) ||
           is_in(word, joints, sizeof joints / sizeof *joints);
}

/* "We paid for this." */
static bool is_bare_pointer(struct str word, struct str rest) {
    static const char *const pointers[] = {"these", "this", "those"};
    return ends_clause(word, rest) && is_in(word, pointers, sizeof pointers / sizeof *pointers);
}

static bool has_linking_phrase(struct str sentence) {
    size_t start = 0;
    while (start < sentence.size && !ascii_is_alpha(sentence.bytes[start])) start++;
    sentence = str_slice(sentence, start, sentence.size);
    for (size_t i = 0; i < sizeof LINKING_PHRASES / sizeof *LINKING_PHRASES; i++) {
        struct str phrase = str_from(LINKING_PHRASES[i]);
        bool is_whole = sentence.size > phrase.size && !ascii_is_alpha(sentence.bytes[phrase.size]);
        if (is_whole && str_starts_fold(sentence, phrase)) return true;
    }
    return false;
}

bool simplify_looks_back(struct str sentence) {
    enum { OPENING = 2, FRONT = 6, BYTES = 80 };
    struct str rest = sentence, word;
    bool is_first_clause = true;
    struct str front = str_slice(sentence, 0, sentence.size < BYTES ? sentence.size : BYTES);
    if (has_linking_phrase(sentence) || str_contains_fold(front, STR("on the other hand")))
        return true;
    for (uint32_t seen = 0; (is_first_clause || seen < FRONT) && next_word(&rest, &word); seen++) {
        bool is_link = seen < OPENING && is_in(word, LINKS, sizeof LINKS / sizeof *LINKS);
        bool is_pointer = is_in(word, POINTERS, sizeof POINTERS / sizeof *POINTERS) ||
                          is_demonstrative(word, rest);
        if (is_link || (seen < FRONT && is_pointer)) return true;
        if (is_first_clause && is_bare_pointer(word, rest)) return true;
        is_first_clause = is_first_clause && !ends_clause(word, rest);
    }
    return false;
}
