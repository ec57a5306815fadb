/* Clause beginnings and scopes by closed classes of words; see clauses.h. */
#include "find/clauses.h"
#include "find/internal.h"

#include "base/utf8.h"
#include "find/clauses_table.h"

static bool is_mark(const struct doc *doc, uint32_t w) {
    const struct doc_word *word = &doc->words.items[w];
    return word->kind == DOC_PUNCTUATION && !(word->flags & (DOC_HYPHEN | DOC_CLITIC));
}

static bool is_finite_clitic(const struct doc *doc, uint32_t w) {
    static const char *const clitics[] = {"'d", "'ll", "'m", "'re", "'s", "'ve"};
    return (doc->words.items[w].flags & DOC_CLITIC) && FIND_WORD_IN(doc, w, clitics);
}

static bool is_auxiliary(const struct doc *doc, uint32_t w) {
    return FIND_WORD_IN(doc, w, AUXILIARIES) && !(doc->words.items[w].flags & DOC_NAME);
}

bool clause_is_finite(const struct doc *doc, uint32_t w) {
    return is_auxiliary(doc, w) || is_finite_clitic(doc, w);
}

bool clause_is_leaning(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {"also", "especially", "even", "how",  "not",   "only",
                                        "what", "which",      "who",  "whom", "whose", "why"};
    return FIND_WORD_IN(doc, w, words);
}

bool clause_has_wide_adverb(const struct doc *doc, uint32_t first) {
    static const char *const words[] = {"fortunately",   "generally", "hopefully",     "luckily",
                                        "mostly",        "normally",  "occasionally",  "often",
                                        "rarely",        "sadly",     "sometimes",     "thankfully",
                                        "traditionally", "typically", "unfortunately", "usually"};
    return FIND_WORD_IN(doc, first, words);
}

static uint32_t pass_adverbs(const struct doc *doc, uint32_t w, uint32_t end) {
    while (w < end && FIND_WORD_IN(doc, w, ADVERBS)) w++;
    return w;
}

/* A strong pronoun and anything that can be its verb. */
static bool starts_with_pronoun(const struct doc *doc, struct clause_range r) {
    if (!FIND_WORD_IN(doc, r.first, SUBJECTS)) return false;
    if (r.first + 1 < r.end && is_finite_clitic(doc, r.first + 1)) return true;
    uint32_t verb = pass_adverbs(doc, r.first + 1, r.end);
    if (verb >= r.end || is_mark(doc, verb) || doc->words.items[verb].kind != DOC_WORD)
        return false;
    return !FIND_WORD_IN(doc, verb, NOT_VERBS);
}

/* "it", "this", "there" ... and an auxiliary. */
static bool starts_with_weak_subject(const struct doc *doc, struct clause_range r) {
    if (!FIND_WORD_IN(doc, r.first, WEAK_SUBJECTS)) return false;
    if (r.first + 1 < r.end && is_finite_clitic(doc, r.first + 1))
        return find_word_is(doc, r.first, "it") || find_word_is(doc, r.first, "there") ||
               find_word_is(doc, r.first, "you");
    uint32_t verb = pass_adverbs(doc, r.first + 1, r.end);
    return verb < r.end && is_auxiliary(doc, verb);
}

/* "most of you thought": a quantifier, "of", a pronoun, and a word that can be a verb. */
static bool starts_with_quantifier(const struct doc *doc, struct clause_range r) {
    static const char *const pronouns[] = {"them", "these", "those", "us", "you"};
    if (r.first + 3 >= r.end || !FIND_WORD_IN(doc, r.first, QUANTIFIERS)) return false;
    if (!find_word_is(doc, r.first + 1, "of") || !FIND_WORD_IN(doc, r.first + 2, pronouns))
        return false;
    uint32_t verb = pass_adverbs(doc, r.first + 3, r.end);
    return verb < r.end && !is_mark(doc, verb) && !FIND_WORD_IN(doc, verb, NOT_VERBS);
}

/* A short noun phrase and an auxiliary: "our analysts have", "the first two years were". Without a
 * mark before it the noun could belong to what went before ("the child and the family are"). */
static bool starts_with_noun_phrase(const struct doc *doc, struct clause_range r) {
    enum { LONGEST = 6 };
    if (!FIND_WORD_IN(doc, r.first, DETERMINERS)) return false;
    for (uint32_t w = r.first + 1; w < r.end && w <= r.first + LONGEST; w++) {
        if (is_auxiliary(doc, w)) return w > r.first + 1;
        bool is_plain = doc->words.items[w].kind != DOC_PUNCTUATION ||
                        (doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC));
        if (!is_plain || FIND_WORD_IN(doc, w, RELATIVES) || find_word_is(doc, w, "and") ||
            find_word_is(doc, w, "or") || find_word_is(doc, w, "to"))
            return false;
        bool is_inner = FIND_WORD_IN(doc, w, SUBJECTS) || FIND_WORD_IN(doc, w, WEAK_SUBJECTS);
        if (is_inner && !find_word_is(doc, w - 1, "of"))
            return false; /* "the people you can talk to": the verb belongs to "you" */
    }
    return false;
}

/* "our analysts have": possessive determiner and plural noun directly before have/are/were: the
 * verb agrees with the noun phrase alone, so it is a subject even without a comma. */
static bool starts_with_own_subject(const struct doc *doc, struct clause_range r) {
    static const char *const owners[] = {"her", "his", "my", "our"};
    return FIND_WORD_IN(doc, r.first, owners) && starts_with_noun_phrase(doc, r);
}

/* "as we build our plans we will make sure": a fronted clause, then a subject and its verb. */
static bool starts_with_fronted_clause(const struct doc *doc, struct clause_range r) {
    if (!FIND_WORD_IN(doc, r.first, OPENERS)) return false;
    struct clause_range inner = {r.first + 1, r.end};
    if (inner.first >= r.end || !starts_with_pronoun(doc, inner)) return false;
    for (uint32_t w = r.first + 4; w + 1 < r.end; w++) {
        struct clause_range rest = {w, r.end};
        if (FIND_WORD_IN(doc, w, SUBJECTS) && is_auxiliary(doc, w + 1)) return true;
        if (is_mark(doc, w) && w + 2 < r.end)
            return clause_starts(doc, (struct clause_range){w + 1, rest.end}, true);
    }
    return false;
}

/* ", along with the report, these will": a phrase between commas, then the clause. */
static bool starts_with_aside(const struct doc *doc, struct clause_range r) {
    enum { LONGEST = 10 };
    if (!find_word_is(doc, r.first, ",")) return false;
    for (uint32_t w = r.first + 2; w + 3 < r.end && w < r.first + LONGEST; w++)
        if (find_word_is(doc, w, ",")) {
            struct clause_range rest = {w + 1, r.end};
            return starts_with_pronoun(doc, rest) || starts_with_weak_subject(doc, rest);
        }
    return false;
}

/* "Him and I Are Friends": a capital where a sentence goes on belongs to a title. */
static bool is_in_title(const struct doc *doc, uint32_t w) {
    bool is_i = find_word_is(doc, w, "i");
    return (doc->words.items[is_i ? w + 1 : w].flags & DOC_NAME) != 0;
}

bool clause_starts(const struct doc *doc, struct clause_range r, bool is_separated) {
    enum { SHORTEST = 3 };
    if (r.end < r.first + SHORTEST || is_in_title(doc, r.first)) return false;
    if (starts_with_aside(doc, r)) return true;
    return starts_with_pronoun(doc, r) || starts_with_weak_subject(doc, r) ||
           starts_with_quantifier(doc, r) || starts_with_own_subject(doc, r) ||
           starts_with_fronted_clause(doc, r) || (is_separated && starts_with_noun_phrase(doc, r));
}

/* "If it has happened, it was wrong, and I would want to know": the last clause hangs on the "if"
 * too when it has a modal verb. */
bool clause_is_conditional(const struct doc *doc, struct clause_range left,
                           struct clause_range right) {
    enum { NEAR = 4 };
    static const char *const conditions[] = {"if", "once", "unless", "when", "whenever", "where"};
    static const char *const modals[] = {"'d",     "'ll",  "ca",    "can",  "cannot",
                                         "could",  "may",  "might", "must", "shall",
                                         "should", "will", "wo",    "would"};
    if (left.first >= left.end || !FIND_WORD_IN(doc, left.first, conditions)) return false;
    for (uint32_t w = right.first; w < right.end && w < right.first + NEAR; w++)
        if (FIND_WORD_IN(doc, w, modals)) return true;
    return false;
}

/* Behind a fronted clause or phrase: one past its comma, or, for a clause that no comma closes, the
 * pronoun that is the main clause's subject ("Where people have asked we will ..."). */
static uint32_t pass_fronted(const struct doc *doc, struct clause_range r) {
    enum { SHORTEST = 4 };
    static const char *const phrases[] = {"according", "at",      "by",    "during",
                                          "for",       "from",    "in",    "on",
                                          "secondly",  "through", "under", "with"};
    bool is_clause = FIND_WORD_IN(doc, r.first, OPENERS);
    if (!is_clause && !FIND_WORD_IN(doc, r.first, phrases)) return r.first;
    for (uint32_t w = r.first; w + 1 < r.end; w++) {
        if (find_word_is(doc, w, ",")) return w + 1;
        bool is_subject =
            w > r.first + SHORTEST && FIND_WORD_IN(doc, w, SUBJECTS) && is_auxiliary(doc, w + 1);
        if (is_clause && is_subject) return w;
    }
    return r.end;
}

/* "talks", "goes": the -s form of a common verb. */
static bool has_third_form(const struct doc *doc, uint32_t w) {
    struct str word = doc->words.items[w].folded;
    if (!str_ends(word, STR("s")) || word.size < 4) return false;
    struct str stem = str_slice(word, 0, word.size - 1);
    struct str short_stem = str_slice(word, 0, word.size - 2);
    size_t count = sizeof VERBS / sizeof *VERBS;
    return str_in_sorted(stem, VERBS, count) ||
           (str_ends(word, STR("es")) && str_in_sorted(short_stem, VERBS, count));
}

/* The same behind a noun, where it is the verb. */
static bool is_third_person(const struct doc *doc, uint32_t w) {
    return has_third_form(doc, w) && doc->words.items[w - 1].kind == DOC_WORD &&
           !FIND_WORD_IN(doc, w - 1, DETERMINERS) && !FIND_WORD_IN(doc, w - 1, NOT_VERBS);
}

static bool ends_in_ed(const struct doc *doc, uint32_t w) {
    const struct doc_word *word = &doc->words.items[w];
    bool is_need = str_ends(word->folded, STR("eed")) && !str_equal(word->folded, STR("agreed"));
    return word->kind == DOC_WORD && word->folded.size > 4 && !is_need &&
           str_ends(word->folded, STR("ed"));
}

/* A past tense on -ed: "The council opened a new home"; not "the tired boys", nor a participle that
 * says more about a noun ("the trust shared by"). */
static bool is_past_tense(const struct doc *doc, uint32_t w, uint32_t end) {
    static const char *const links[] = {"as", "by", "during", "for",   "from", "in",
                                        "of", "on", "to",     "under", "with"};
    static const char *const never_passive[] = {
        "agreed", "applied", "arrived", "belonged",  "died",   "happened", "listened", "lived",
        "looked", "stayed",  "talked",  "travelled", "waited", "walked",   "worked"};
    if (!ends_in_ed(doc, w) || FIND_WORD_IN(doc, w - 1, DETERMINERS)) return false;
    return w + 1 >= end || !FIND_WORD_IN(doc, w + 1, links) || FIND_WORD_IN(doc, w, never_passive);
}

/* A subject pronoun and what can be its verb. */
static bool is_pronoun_with_verb(const struct doc *doc, uint32_t w, uint32_t end) {
    return w + 1 < end && FIND_WORD_IN(doc, w, SUBJECTS) && !is_mark(doc, w + 1) &&
           !FIND_WORD_IN(doc, w + 1, NOT_VERBS);
}

/* Does a finite verb stand at `w`, or a pronoun with its verb? */
static bool is_verb_at(const struct doc *doc, uint32_t w, struct clause_range r) {
    if (clause_is_finite(doc, w) || is_pronoun_with_verb(doc, w, r.end)) return true;
    return w > r.first && (is_third_person(doc, w) || is_past_tense(doc, w, r.end));
}

/* Does a relative clause start at `w`? One without "that" only in a noun phrase: "the day we". */
static bool opens_relative(const struct doc *doc, uint32_t w, struct clause_range r) {
    static const char *const nouns[] = {
        "a",  "all", "an",  "any",    "anyone", "everyone", "everything", "her",   "his",   "its",
        "my", "no",  "our", "people", "some",   "someone",  "the",        "their", "those", "your"};
    if (w == r.first || is_mark(doc, w - 1)) return false;
    return FIND_WORD_IN(doc, w, RELATIVES) ||
           (FIND_WORD_IN(doc, w, SUBJECTS) && FIND_WORD_IN(doc, r.first, nouns));
}

/* One past the verb of the relative clause that starts at `w`. */
static uint32_t pass_relative(const struct doc *doc, uint32_t w, struct clause_range r) {
    static const char *const helpers[] = {"be", "been", "being", "n't", "not"};
    if (w + 1 < r.end && FIND_WORD_IN(doc, w + 1, VERBS)) return w + 2;
    while (w < r.end && !is_verb_at(doc, w, r)) w++;
    if (w < r.end && FIND_WORD_IN(doc, w, SUBJECTS)) w++;
    while (w < r.end && (clause_is_finite(doc, w) || FIND_WORD_IN(doc, w, ADVERBS) ||
                         FIND_WORD_IN(doc, w, helpers)))
        w++;
    return w < r.end && (ends_in_ed(doc, w) || !clause_is_finite(doc, w - 1)) ? w + 1 : w;
}

/* Behind ", which ...," at `w`, or the end when no comma closes it; else `w`. */
static uint32_t pass_comma_relative(const struct doc *doc, uint32_t w, struct clause_range r) {
    static const char *const relatives[] = {"which", "who", "whom", "whose"};
    if (w == r.first || !find_word_is(doc, w - 1, ",") || !FIND_WORD_IN(doc, w, relatives))
        return w;
    while (w < r.end && !find_word_is(doc, w, ",")) w++;
    return w;
}

/* Does the clause have a finite verb that is its own and not that of a relative clause in its
 * subject? */
static bool has_own_verb(const struct doc *doc, struct clause_range r) {
    for (uint32_t w = r.first; w < r.end; w++) {
        w = pass_comma_relative(doc, w, r);
        if (w >= r.end) return false;
        if (opens_relative(doc, w, r)) w = r.first = pass_relative(doc, w, r);
        if (w < r.end && is_verb_at(doc, w, r)) return true;
    }
    return false;
}

bool clause_is_main(const struct doc *doc, struct clause_range r) {
    enum { SHORTEST = 3 };
    if (r.first < r.end && (find_word_is(doc, r.first, "and") || find_word_is(doc, r.first, "but")))
        r.first++;
    if (r.end < r.first + SHORTEST) return false;
    uint32_t start = pass_fronted(doc, r);
    if (start >= r.end || FIND_WORD_IN(doc, start, IMPERATIVES) ||
        FIND_WORD_IN(doc, start, RELATIVES))
        return false;
    bool is_inverted = is_auxiliary(doc, start); /* "Should you want to complain" */
    return !is_inverted && has_own_verb(doc, (struct clause_range){start, r.end});
}

static bool is_pair(const struct doc *doc, uint32_t w, uint32_t end, const char *a, const char *b) {
    return w + 1 < end && find_word_is(doc, w, a) && find_word_is(doc, w + 1, b);
}

/* Is the word a noun here ("by no means", "the report", "articles and reports")? */
static bool is_noun_here(const struct doc *doc, uint32_t w) {
    static const char *const before[] = {"a", "and", "by", "no", "or", "the"};
    return w > 0 && FIND_WORD_IN(doc, w - 1, before);
}

static bool is_link(const struct doc *doc, uint32_t w) {
    static const char *const links[] = {"about", "and", "at", "but", "by",      "for", "from", "in",
                                        "into",  "of",  "on", "or",  "through", "to",  "with"};
    return FIND_WORD_IN(doc, w, links);
}

/* Does a verb of saying or thinking take a clause here? Not before a mark, a preposition or the
 * end: "told us about it", "the books suggested". */
static bool takes_clause(const struct doc *doc, uint32_t w, uint32_t end) {
    if (!FIND_WORD_IN(doc, w, REPORTING) || is_noun_here(doc, w)) return false;
    return w + 1 < end && !is_mark(doc, w + 1) && !is_link(doc, w + 1);
}

static bool may_be_subject(const struct doc *doc, uint32_t w) {
    return FIND_WORD_IN(doc, w, SUBJECTS) || FIND_WORD_IN(doc, w, WEAK_SUBJECTS) ||
           FIND_WORD_IN(doc, w, DETERMINERS);
}

/* "that" before a clause ("so cold that the baby", "clear that families"), not before a verb ("a
 * home that is") or behind a preposition ("at that time"). */
static bool is_that_of_clause(const struct doc *doc, uint32_t w, struct clause_range r) {
    if (w == r.first || w + 1 >= r.end || !find_word_is(doc, w, "that")) return false;
    bool before_verb = clause_is_finite(doc, w + 1) || FIND_WORD_IN(doc, w + 1, ADVERBS) ||
                       has_third_form(doc, w + 1) || ends_in_ed(doc, w + 1);
    return !before_verb && !is_link(doc, w - 1) && !is_mark(doc, w - 1);
}

bool clause_reports(const struct doc *doc, struct clause_range r) {
    for (uint32_t w = r.first; w < r.end; w++)
        if (FIND_WORD_IN(doc, w, SAYING) && takes_clause(doc, w, r.end)) return true;
    return false;
}

/* "not just" and "so that" want what comes after them; "if" may hold for it. */
static bool is_strict(const struct doc *doc, uint32_t w, uint32_t end) {
    return FIND_WORD_IN(doc, w, STRICT_SCOPE) || is_pair(doc, w, end, "not", "just") ||
           is_pair(doc, w, end, "not", "merely") || is_pair(doc, w, end, "so", "that") ||
           is_pair(doc, w, end, "in", "order");
}

static bool opens_scope(const struct doc *doc, uint32_t w, struct clause_range r, bool has_comma) {
    uint32_t end = r.end;
    if (is_strict(doc, w, end) || takes_clause(doc, w, end)) return true;
    if (is_that_of_clause(doc, w, r) && (!has_comma || may_be_subject(doc, w + 1))) return true;
    if (FIND_WORD_IN(doc, w, FEELINGS) && w + 1 < end && may_be_subject(doc, w + 1)) return true;
    return !has_comma && FIND_WORD_IN(doc, w, LOOSE_SCOPE);
}

/* "In the view of the judge": what follows is somebody's view, not a fact. */
bool clause_has_front_scope(const struct doc *doc, struct clause_range r) {
    static const char *const views[] = {"eyes", "opinion", "order", "view", "words"};
    if (FIND_WORD_IN(doc, r.first, FRONT_SCOPE)) return true;
    uint32_t start = find_word_is(doc, r.first, "in") ? pass_fronted(doc, r) : r.first;
    for (uint32_t w = r.first; w < start; w++)
        if (FIND_WORD_IN(doc, w, views)) return true;
    return false;
}

bool clause_has_open_scope(const struct doc *doc, struct clause_range r, bool has_comma) {
    uint32_t start = pass_fronted(doc, r);
    if (start >= r.end || clause_has_front_scope(doc, r)) return true;
    struct clause_range clause = {start, r.end};
    for (uint32_t w = start; w < r.end; w++)
        if (opens_scope(doc, w, clause, has_comma)) return true;
    return false;
}

bool clause_has_strict_scope(const struct doc *doc, struct clause_range r) {
    if (clause_has_front_scope(doc, r)) return true;
    for (uint32_t w = r.first; w < r.end; w++) {
        bool is_that = is_that_of_clause(doc, w, r) && may_be_subject(doc, w + 1);
        if (is_strict(doc, w, r.end) || is_that) return true;
    }
    return false;
}

/* No comma from here on: "..., unless you are in danger", not ", if it were applied, ..." */
static bool is_last_part(const struct doc *doc, uint32_t w, struct clause_range r) {
    while (w < r.end && !find_word_is(doc, w, ",")) w++;
    return w == r.end;
}

bool clause_has_trailing_scope(const struct doc *doc, struct clause_range r, bool has_comma) {
    for (uint32_t w = r.first + 1; w < r.end; w++) {
        bool reaches_back =
            !has_comma || (find_word_is(doc, w - 1, ",") && is_last_part(doc, w, r));
        bool is_question = find_word_is(doc, w, "if") && FIND_WORD_IN(doc, w - 1, REPORTING);
        if (FIND_WORD_IN(doc, w, TRAILING_SCOPE) && reaches_back && !is_question) return true;
    }
    return false;
}

/* "I have read them as they came in and I will ...": what comes after "as" has another subject than
 * the clause before "and" and the one behind it, which share theirs. */
bool clause_shares_subject(const struct doc *doc, struct clause_range r, uint32_t subject) {
    uint32_t start = pass_fronted(doc, r);
    if (start >= r.end || !FIND_WORD_IN(doc, subject, SUBJECTS)) return false;
    if (!str_equal(doc->words.items[start].folded, doc->words.items[subject].folded)) return false;
    for (uint32_t w = start + 1; w < r.end; w++)
        if (str_equal(doc->words.items[w].folded, doc->words.items[subject].folded)) return false;
    return true;
}
