/* Is a wording read here as its row wants it: as a noun, a verb, an adjective, a preposition? The
 * tagger's word counts where it is sure; the words on both sides decide where it often errs ("staff
 * review each plan") or has no tag that tells ("the following day", "due to start"). Looks at three
 * words beside the wording and at nothing else. */
#include "dictionary/internal.h"

#include "words/forms.h"
#include "words/lexicon.h"

/* Margins of tags, on the tagger's scale. */
enum { SURE = 100, VERY_SURE = 450 };

/* A wording in its place. `before` and `after` are NULL at the sentence's ends. */
struct site {
    const struct doc *doc;
    const struct dictionary_pattern *pattern;
    const struct doc_word *word, *last, *before, *after, *second; /* the second one behind it */
};

#define IS_ONE_OF(word, list) ((word) && str_in_sorted((word)->folded, list, COUNT(list)))
#define COUNT(list) (sizeof(list) / sizeof *(list))

static bool has_tag(const struct site *s, const struct doc_word *word, const char *start) {
    return word && str_starts(doc_tag(s->doc, word), str_from(start));
}

static bool has_exact_tag(const struct site *s, const struct doc_word *word, const char *tag) {
    return word && str_equal(doc_tag(s->doc, word), str_from(tag));
}

static bool has_any_tag(const struct site *s, const struct doc_word *word,
                        const char *const *starts, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (has_tag(s, word, starts[i])) return true;
    return false;
}

static bool is_sure(const struct site *s, const char *start) {
    return s->word->tag_margin >= SURE && has_tag(s, s->word, start);
}

static uint16_t possible(const struct site *s) {
    return s->doc->types.items[s->word->type].tags;
}

/* the, my, the child's, but not "this", which may be a subject */
static bool is_article(const struct site *s, const struct doc_word *word) {
    static const char *const articles[] = {"a", "an", "the"};
    return IS_ONE_OF(word, articles) || has_tag(s, word, "PRON/PRP$") ||
           has_tag(s, word, "PART/POS");
}

/* Those, and each, this ... */
static bool is_determiner(const struct site *s, const struct doc_word *word) {
    static const char *const tags[] = {"DET/DT", "PRON/PRP$", "PART/POS"};
    return has_any_tag(s, word, tags, COUNT(tags));
}

static bool is_subject_pronoun(const struct doc_word *word) {
    static const char *const pronouns[] = {"i", "they", "we", "who", "you"};
    return IS_ONE_OF(word, pronouns);
}

/* Plural nouns hardly ever stand before another noun, so what follows one may be its verb. */
static bool is_plural_subject(const struct site *s, const struct doc_word *word) {
    static const char *const groups[] = {"people", "police", "staff"};
    return has_tag(s, word, "NOUN/NNS") || IS_ONE_OF(word, groups);
}

/* "in-house" may be tagged by its first part, so that what is behind the wording and hyphenated
 * counts too. */
static bool is_noun_like(const struct site *s, const struct doc_word *word) {
    static const char *const tags[] = {"ADJ/", "NOUN/", "NUM/", "PROPN/"};
    if (word && word == s->after && s->second && (s->second->flags & DOC_HYPHEN)) return true;
    return has_any_tag(s, word, tags, COUNT(tags));
}

static bool opens_noun_phrase(const struct site *s, const struct doc_word *word) {
    return is_noun_like(s, word) || has_tag(s, word, "DET/") || has_tag(s, word, "PRON/");
}

static bool opens_clause(const struct site *s, const struct doc_word *before) {
    return !before || before->kind == DOC_PUNCTUATION || has_tag(s, before, "CCONJ/");
}

/* ---- Verbs ---- */

static bool fits_verb(const struct site *s) {
    bool is_word = s->pattern->count == 1;
    bool is_noun = is_sure(s, "NOUN/") || is_sure(s, "PROPN/");
    /* "staff monitor his sleep" */
    if (is_noun && is_word && s->pattern->form == WORDS_BASE && s->word->tag_margin < VERY_SURE &&
        has_tag(s, s->word, "NOUN/NN") && is_plural_subject(s, s->before) &&
        opens_noun_phrase(s, s->after))
        return true;
    bool is_finite = s->pattern->form == WORDS_BASE || s->pattern->form == WORDS_THIRD;
    if (is_noun || (is_finite && is_article(s, s->before))) return false;
    if (!is_word) return true;
    if (is_sure(s, "ADJ/") || is_sure(s, "ADV/")) return false;
    bool is_particle =
        is_finite && (possible(s) & WORDS_IS_ADVERB) && has_tag(s, s->before, "VERB/");
    if (is_particle) return false; /* "bring forward" */
    bool is_inside = is_determiner(s, s->before) && is_noun_like(s, s->after);
    return !(is_inside && s->pattern->form == WORDS_ING); /* "his engaging smile" */
}

/* ---- Nouns ---- */

/* "Fostering a child is hard", but not "we are fostering trust", "hearing from", "matching socks
 * are". */
static bool is_gerund(const struct site *s) {
    static const char *const plural[] = {"are", "have", "were"};
    if (has_tag(s, s->before, "AUX/")) return false;
    if (has_tag(s, s->after, "NOUN/NNS") && IS_ONE_OF(s->second, plural)) return false;
    if (s->word->tag_margin < SURE) return true;
    return opens_clause(s, s->before) && !has_tag(s, s->after, "ADP/");
}

/* "contact with his brother": a verb would have its object behind it. */
static bool has_complement_of_noun(const struct site *s) {
    static const char *const links[] = {"between", "of", "with"};
    return opens_clause(s, s->before) && IS_ONE_OF(s->after, links);
}

/* "staff review each plan", "we evidence our work", "the lights function well" */
static bool is_verb_of_plural(const struct site *s) {
    if (!str_equal_fold(s->word->folded, s->pattern->term->term)) return false;
    if (is_subject_pronoun(s->before)) return is_determiner(s, s->after);
    if (!(possible(s) & WORDS_IS_VERB) || !is_plural_subject(s, s->before)) return false;
    if (s->word->tag_margin < SURE && has_tag(s, s->after, "ADV/")) return true;
    return is_determiner(s, s->after) ||
           (s->word->tag_margin < VERY_SURE && has_tag(s, s->after, "NOUN/NNS"));
}

/* "her objective view", "they must be objective", but not "a health professional rang" */
static bool describes(const struct site *s) {
    if (!is_sure(s, "ADJ/") || !(possible(s) & WORDS_IS_ADJECTIVE)) return false;
    return has_tag(s, s->before, "AUX/") ||
           (has_tag(s, s->after, "NOUN/") && !has_tag(s, s->before, "NOUN/"));
}

/* "She looked after children", "has looked after children": neither a looked after child nor the
 * adjective "looked after" is meant. */
static bool is_clause(const struct site *s) {
    static const char *const have[] = {"'d", "'ve", "had", "has", "have", "having"};
    static const char *const subjects[] = {"ADV/", "CCONJ/", "NOUN/", "PRON/", "PROPN/"};
    bool is_joined = (s->word + 1)->flags & DOC_HYPHEN;
    if (!s->before || is_joined || !has_tag(s, s->word, "VERB/")) return false;
    if (IS_ONE_OF(s->before, have)) return true;
    return is_sure(s, "VERB/VBD") && has_any_tag(s, s->before, subjects, COUNT(subjects));
}

static bool fits_noun(const struct site *s) {
    static const char *const verbs[] = {"ADV/", "AUX/", "VERB/"};
    if (s->pattern->count > 1) return !is_clause(s);
    if (is_verb_of_plural(s)) return false;
    if (has_tag(s, s->word, "VERB/VBG") && str_ends(s->pattern->term->term, STR("ing")))
        return is_gerund(s);
    if (s->word->tag_margin >= SURE && has_any_tag(s, s->word, verbs, COUNT(verbs)))
        return has_complement_of_noun(s);
    return !describes(s);
}

/* ---- Adjectives ---- */

static bool ends_clause(const struct doc_word *after) {
    static const char *const stops[] = {"!", ".", ":", ";", "?"};
    return !after || IS_ONE_OF(after, stops);
}

/* "the key to the door", "there is no alternative" */
static bool is_head_noun(const struct site *s) {
    static const char *const rest[] = {"ADP/", "ADV/", "AUX/", "VERB/"};
    bool is_inside = is_determiner(s, s->before) || is_noun_like(s, s->before);
    if (is_noun_like(s, s->after)) return false;
    if (has_tag(s, s->word, "NOUN/"))
        return is_inside || (s->word->tag_margin >= SURE && !has_tag(s, s->before, "AUX/"));
    return is_determiner(s, s->before) && (possible(s) & WORDS_IS_NOUN) &&
           (ends_clause(s->after) || has_any_tag(s, s->after, rest, COUNT(rest)));
}

/* "She qualified in May", "they deprived him of toys", "was dedicated a song" */
static bool is_verb_form(const struct site *s) {
    if (is_sure(s, "VERB/VBN") && has_tag(s, s->after, "DET/")) return true;
    if (!is_sure(s, "VERB/VBD")) return false;
    return has_tag(s, s->before, "NOUN/") || has_tag(s, s->before, "PROPN/") ||
           has_exact_tag(s, s->before, "PRON/PRP") || is_determiner(s, s->after) ||
           has_tag(s, s->after, "PRON/");
}

static bool fits_adjective(const struct site *s) {
    return s->pattern->count > 1 ? !is_clause(s) : !(is_head_noun(s) || is_verb_form(s));
}

/* ---- Prepositions and conjunctions, by the plain words that a row puts in their place ---- */

static struct str last_word(struct str phrase) {
    size_t start = phrase.size;
    while (start > 0 && phrase.bytes[start - 1] != ' ') start--;
    return str_slice(phrase, start, phrase.size);
}

static bool is_preposition(struct str plain) {
    static const char *const words[] = {"about", "after",   "against", "before",
                                        "of",    "through", "with"};
    return str_in_sorted(last_word(plain), words, COUNT(words));
}

static bool starts_with_ing(struct str phrase) {
    struct str first = phrase;
    if (phrase.size) str_next(&phrase, ' ', &first);
    return str_ends(first, STR("ing"));
}

/* Not a preposition as in "following the storm": "we are following him", "trouble relating to
 * boys", "very concerning levels", "this is concerning." */
static bool is_participle(const struct site *s) {
    static const char *const degrees[] = {"deeply", "extremely", "more", "most", "quite",
                                          "rather", "really",    "so",   "too",  "very"};
    static const char *const takers[] = {
        "difficult", "difficulties", "difficulty", "easy",     "find",    "finds",    "found",
        "hard",      "keep",         "keeps",      "kept",     "problem", "problems", "start",
        "started",   "stop",         "stopped",    "struggle", "time",    "trouble"};
    static const char *const subjects[] = {"he", "i", "she", "they", "we"};
    static const char *const others[] = {"ADP/", "AUX/", "PART/", "PUNCT/", "SCONJ/"};
    static const char *const openers[] = {"ADP/", "AUX/", "SCONJ/"};
    if (has_any_tag(s, s->before, openers, COUNT(openers))) return true;
    if (IS_ONE_OF(s->before, takers) || IS_ONE_OF(s->before, degrees)) return true;
    if (IS_ONE_OF(s->after, subjects)) return true;
    return !s->after || (has_any_tag(s, s->after, others, COUNT(others)) &&
                         !str_equal(s->after->folded, STR("whether")));
}

static bool fits_preposition(const struct site *s) {
    if (!has_tag(s, s->word, "DET/") && is_determiner(s, s->before)) return false;
    if (str_ends(s->word->folded, STR("ing")) && !starts_with_ing(s->pattern->term->plain))
        return !is_participle(s);
    if (s->pattern->count == 1)
        return !has_tag(s, s->word, "NOUN/") && !has_tag(s, s->word, "VERB/");
    bool is_base = has_exact_tag(s, s->after, "VERB/VB") || has_exact_tag(s, s->after, "AUX/VB");
    is_base = is_base && s->after->tag_margin >= SURE;
    return !(is_base && str_equal(s->last->folded, STR("to"))); /* "due to start" */
}

/* "she was given that book", "the shop that provided that meal" */
static bool is_passive_or_past(const struct site *s) {
    return str_equal(s->last->folded, STR("that")) &&
           ((has_tag(s, s->word, "VERB/VBD") && !opens_clause(s, s->before)) ||
            (has_tag(s, s->word, "VERB/VBN") && has_tag(s, s->before, "AUX/")));
}

/* "asked to date him", "nobody to date" */
static bool is_infinitive(const struct site *s) {
    static const char *const people[] = {"anybody", "anyone", "nobody", "somebody", "someone"};
    static const char *const objects[] = {"him", "me", "someone", "them", "us"};
    return str_equal(s->word->folded, STR("to")) &&
           !str_starts(s->pattern->term->plain, STR("to")) &&
           (IS_ONE_OF(s->after, objects) || IS_ONE_OF(s->before, people));
}

static bool fits_phrase(const struct site *s) {
    if (is_passive_or_past(s) || is_infinitive(s)) return false;
    return !is_preposition(s->pattern->term->plain) || fits_preposition(s);
}

/* An adverb that joins sentences: "however" with a comma, not "however hard"; "otherwise", not "she
 * felt otherwise". */
static bool fits_adverb(const struct site *s) {
    static const char *const joints[] = {"but", "if not", "or", "so"};
    struct str plain = s->pattern->term->plain;
    if (!str_in_sorted(plain, joints, COUNT(joints))) return true;
    if (str_equal(plain, STR("but"))) return !s->after || s->after->kind == DOC_PUNCTUATION;
    return !has_tag(s, s->before, "VERB/");
}

static const struct doc_word *word_at(const struct doc *doc, uint32_t sentence, uint32_t at) {
    const struct doc_sentence *s = &doc->sentences.items[sentence];
    bool is_inside = at >= s->first_word && at < s->end_word;
    return is_inside ? &doc->words.items[at] : NULL;
}

bool dictionary_fits_grammar(const struct doc *doc, const struct dictionary_pattern *pattern,
                             uint32_t at, uint32_t end) {
    const struct doc_word *word = &doc->words.items[at];
    if (!doc_tag(doc, word).size) return true;
    struct site site = {.doc = doc,
                        .pattern = pattern,
                        .word = word,
                        .last = &doc->words.items[end - 1],
                        .before = at ? word_at(doc, word->sentence, at - 1) : NULL,
                        .after = word_at(doc, word->sentence, end),
                        .second = word_at(doc, word->sentence, end + 1)};
    switch (pattern->term->pos) {
    case DOC_VERB: return fits_verb(&site);
    case DOC_NOUN: return fits_noun(&site);
    case DOC_ADJECTIVE: return fits_adjective(&site);
    case DOC_ADVERB: return fits_adverb(&site);
    case DOC_PHRASE: return fits_phrase(&site);
    default: return true;
    }
}
