/* Splits at semicolons, dashes and commas between two whole sentences. */
#include "find/scene.h"

enum { CHANCE = 900 }; /* closed classes of words say that both are sentences */

static bool is_worth_it(const struct scene *s, uint32_t last, uint32_t next) {
    enum { SHORTEST = 3 };
    return scene_count_words(s, s->first, last + 1) >= SHORTEST &&
           scene_count_words(s, next, s->end) >= SHORTEST;
}

/* A subject and a finite verb behind it, by their tags, in a stretch that no word ties to another:
 * enough at a semicolon, where an analysis of the result follows. */
static bool is_clause(const struct scene *s, struct clause_range r) {
    static const char *const ties[] = {
        "and",     "because", "but",   "especially", "how",   "if",    "or",
        "than",    "that",    "to",    "unless",     "until", "when",  "where",
        "whether", "which",   "while", "who",        "whom",  "whose", "with"};
    const struct doc *doc = s->doc;
    bool has_subject = false;
    if (FIND_WORD_IN(doc, r.first, ties)) return false;
    uint32_t wanted = 1;
    static const char *const inner[] = {"how", "that", "where", "which", "who", "whom", "whose"};
    for (uint32_t w = r.first; w < r.end && !find_word_is(doc, w, ";"); w++) {
        wanted += FIND_WORD_IN(doc, w, inner) && has_subject; /* its verb is not the clause's */
        if (scene_is_finite(s, w) && --wanted == 0) return has_subject;
        has_subject |= find_has_tag(doc, w, "/NN") || find_has_tag(doc, w, "/NNS") ||
                       find_has_tag(doc, w, "/NNP") || find_has_tag(doc, w, "/PRP") ||
                       find_has_tag(doc, w, "/EX") || find_has_tag(doc, w, "/NNPS");
    }
    return false;
}

static void try_semicolon(struct scene *s, uint32_t w) {
    struct clause_range left = {s->first, w}, right = {w + 1, s->end};
    if (w == s->first || right.first >= right.end || !is_worth_it(s, w - 1, w + 1)) return;
    if (clause_has_front_scope(s->doc, left)) return;
    if (clause_reports(s->doc, left)) return;
    if (s->doc->words.items[w + 1].kind == DOC_NUMBER) return; /* no sentence starts with "46" */
    if (find_word_is(s->doc, w + 1, "both")) return;
    bool is_told = clause_is_main(s->doc, left) && clause_starts(s->doc, right, true);
    if (is_told || (is_clause(s, left) && is_clause(s, right)))
        scene_split_clauses(s, RULE_SPLIT_SEMICOLON, w - 1, w + 1, CHANCE);
}

/* "three things:", "the following:": what comes is counted or belongs to it. */
static bool announces(const struct scene *s, uint32_t colon) {
    static const char *const words[] = {"five",  "following", "four", "reasons", "steps", "these",
                                        "thing", "things",    "this", "three",   "two",   "ways"};
    for (uint32_t w = s->first; w < colon; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return false;
}

/* "a thought in her head: I am late": what somebody says or thinks, as nobody spoke of "I" before.
 */
static bool is_spoken(const struct scene *s, uint32_t colon) {
    static const char *const us[] = {"our", "us", "we"}, *const me[] = {"i", "me", "my"};
    bool is_one = FIND_WORD_IN(s->doc, colon + 1, me);
    if (!is_one && !FIND_WORD_IN(s->doc, colon + 1, us)) return false;
    for (uint32_t w = s->first; w < colon; w++)
        if (is_one ? FIND_WORD_IN(s->doc, w, me) : FIND_WORD_IN(s->doc, w, us)) return false;
    return true;
}

/* Not before a list, a quotation or a number, nor behind a verb that wants what follows. */
static void try_colon(struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w}, right = {w + 1, s->end};
    if (w == s->first || right.first >= right.end || !is_worth_it(s, w - 1, w + 1)) return;
    bool is_open = find_has_tag(doc, w - 1, "/NN") || find_has_tag(doc, w - 1, "/NNS") ||
                   find_has_tag(doc, w - 1, "/JJ") || find_has_tag(doc, w - 1, "/RB");
    bool is_word = doc->words.items[w + 1].kind == DOC_WORD && !find_is_closed(doc, w + 1);
    if (!is_open || !is_word || scene_has(s, ";", s->first, s->end)) return;
    if (announces(s, w) || is_spoken(s, w)) return;
    if (clause_has_front_scope(doc, left) || clause_reports(doc, left)) return;
    if (is_clause(s, left) && is_clause(s, right) && clause_starts(doc, right, true))
        scene_split_clauses(s, RULE_SPLIT_COLON, w - 1, w + 1, CHANCE);
}

/* A word that may tie a clause to one behind the comma. */
static bool has_tie(const struct scene *s, uint32_t end) {
    static const char *const words[] = {
        "although", "as",      "because", "both",   "either", "how",  "if",    "neither",
        "once",     "that",    "though",  "unless", "until",  "what", "when",  "whenever",
        "where",    "whether", "which",   "while",  "who",    "whom", "whose", "why"};
    for (uint32_t w = s->first; w < end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return false;
}

static void try_dash(struct scene *s, uint32_t w) {
    if (w == s->first || w + 1 >= s->end || scene_count_dashes(s, s->first, s->end) % 2 == 0)
        return;
    if (scene_count_dashes(s, s->first, s->end) != scene_count_dashes(s, w, s->end)) return;
    struct clause_range left = {s->first, w}, right = {w + 1, s->end};
    uint32_t next = w + 1;
    if (find_word_is(s->doc, next, "and")) next++;
    if (find_word_is(s->doc, w + 1, "but") || next > w + 1) right.first = w + 2;
    if (right.first >= right.end || !is_worth_it(s, w - 1, w + 1)) return;
    if (s->doc->words.items[right.first].kind == DOC_NUMBER) return; /* "2 - 0", "1992 - 1994" */
    if (clause_has_front_scope(s->doc, left)) return;
    if (clause_reports(s->doc, left)) return;
    bool is_told = clause_is_main(s->doc, left) && clause_starts(s->doc, right, true);
    bool is_seen = scene_has_main_verb(s, w) && scene_starts_clause(s, right.first) &&
                   !has_tie(s, w) && !scene_is_attributed(s, w);
    if (is_told || is_seen) scene_split_clauses(s, RULE_SPLIT_DASH, w - 1, next, CHANCE);
}

/* "..., then they left, if they could" */
static bool has_tie_behind(const struct scene *s, uint32_t first) {
    return scene_has(s, "if", first, s->end) || scene_has(s, "unless", first, s->end);
}

/* A comma that joins two sentences with the same subject: "We had few replies, we would like more."
 */
static void try_comma(struct scene *s, uint32_t w) {
    enum { SHORTEST = 6 };
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w};
    if (w < s->first + SHORTEST || !is_worth_it(s, w - 1, w + 1)) return;
    for (uint32_t i = w + 1; i < s->end; i++)
        if (find_word_is(doc, i, ",")) return; /* perhaps a series */
    if (scene_has(s, ";", s->first, w)) return;
    if (scene_has(s, ",", s->first, w)) return; /* it may close a phrase that another one opened */
    bool is_same = str_equal(doc->words.items[s->first].folded, doc->words.items[w + 1].folded) &&
                   clause_starts(doc, left, true);
    bool has_finite = w + 2 < s->end && clause_is_finite(doc, w + 2);
    if (is_same && has_finite && clause_is_main(doc, left) &&
        !clause_has_open_scope(doc, left, true))
        scene_split_clauses(s, RULE_SPLIT_COMMA, w - 1, w + 1, CHANCE);
}

/* "..., however, they left": two sentences with a comma between them. */
static void try_adverb(struct scene *s, uint32_t w) {
    static const char *const adverbs[] = {
        "consequently", "furthermore", "hence", "however",   "instead", "moreover",
        "nevertheless", "nonetheless", "then",  "therefore", "thus"};
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w};
    uint32_t next = w + 2;
    if (w < s->first + 3 || next + 2 >= s->end || !FIND_WORD_IN(doc, w + 1, adverbs)) return;
    bool has_comma = find_word_is(doc, next, ",");
    if (find_word_is(doc, w + 1, "however") && !has_comma) return; /* "however hard it is" */
    next += has_comma;
    if (!is_worth_it(s, w - 1, next) || !scene_starts_clause(s, next)) return;
    if (!scene_has_main_verb(s, w) || has_tie(s, w) || has_tie_behind(s, next)) return;
    if (clause_has_front_scope(doc, left) || clause_reports(doc, left)) return;
    if (scene_is_attributed(s, w)) return;
    scene_split_clauses(s, RULE_SPLIT_COMMA, w - 1, w + 1, CHANCE);
}

void scene_split_marks(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 1; w + 1 < s->end; w++) {
        if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w)) continue;
        if (find_word_is(doc, w, ":")) try_colon(s, w);
        if (find_word_is(doc, w, ";"))
            try_semicolon(s, w);
        else if (find_word_is(doc, w, ",")) {
            try_comma(s, w);
            try_adverb(s, w);
        } else if (scene_is_dash(s, w))
            try_dash(s, w);
    }
}
