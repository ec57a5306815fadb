/* Splits at "and", "but", "so", "or" and "yet" between two full clauses, as the language room's
 * judge sees them. */
#include "find/scene.h"

enum { SURE = 850 }; /* a chance per mille that is good enough alone */

/* The words before `w` that matter for scope: a pair of dashes closes what stands in it. */
static struct clause_range left_of(const struct scene *s, uint32_t w) {
    struct clause_range left = {s->first, w};
    uint32_t dashes = 0, first = w;
    for (uint32_t i = s->first; i < w; i++)
        if (scene_is_dash(s, i)) {
            if (!dashes++) first = i;
        }
    if (dashes == 2 && scene_is_dash(s, w - 1)) left.end = first;
    return left;
}

static bool is_worth_it(const struct scene *s, uint32_t last, uint32_t next) {
    enum { SHORTEST = 3 };
    return scene_count_words(s, s->first, last + 1) >= SHORTEST &&
           scene_count_words(s, next, s->end) >= SHORTEST;
}

static bool has_any(const struct doc *doc, struct clause_range r, const char *const *list,
                    size_t count) {
    for (uint32_t w = r.first; w < r.end; w++)
        if (str_in_sorted(doc->words.items[w].folded, list, count)) return true;
    return false;
}

/* "Nobody can hurt a child and we just look away": a negation with a modal may hold for a second
 * verb that has no auxiliary of its own. */
static bool shares_negation(const struct doc *doc, struct clause_range left,
                            struct clause_range right) {
    static const char *const negations[] = {"cannot", "n't",  "never", "no",
                                            "nobody", "none", "not",   "nothing"};
    static const char *const modals[] = {"ca",   "can",    "cannot", "could", "may",  "might",
                                         "must", "should", "will",   "wo",    "would"};
    uint32_t last = right.first + 4 < right.end ? right.first + 4 : right.end;
    for (uint32_t w = right.first + 1; w < last; w++)
        if (clause_is_finite(doc, w)) return false;
    return has_any(doc, left, negations, sizeof negations / sizeof *negations) &&
           has_any(doc, left, modals, sizeof modals / sizeof *modals);
}

/* "They gave the boy, and he is only six, a key": the first clause goes on behind the next comma.
 * A list ("a bed, a desk and a lamp") does not count. */
static bool is_parenthesis(const struct doc *doc, struct clause_range right) {
    enum { LONGEST = 8 };
    static const char *const objects[] = {"a", "an", "her", "his", "its", "the", "their"};
    static const char *const links[] = {"and", "or"};
    for (uint32_t w = right.first + 1; w + 1 < right.end && w <= right.first + LONGEST; w++) {
        if (!find_word_is(doc, w, ",")) continue;
        struct clause_range rest = {w + 1, right.end};
        struct str next = doc->words.items[w + 1].folded;
        return str_in_sorted(next, objects, sizeof objects / sizeof *objects) &&
               !has_any(doc, rest, links, sizeof links / sizeof *links);
    }
    return false;
}

/* A conjunction being looked at: `last` and `next` are the words on both sides of the cut. */
struct joint {
    uint32_t word, last, next;
    struct clause_range left, right;
    bool is_and, is_closed, has_comma, has_aside; /* closed: by a comma, semicolon or dash */
};

static struct joint joint_at(const struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    struct joint j = {.word = w, .is_and = find_word_is(doc, w, "and")};
    j.has_comma = find_word_is(doc, w - 1, ",");
    j.is_closed = j.has_comma || find_word_is(doc, w - 1, ";") || scene_is_dash(s, w - 1);
    j.has_aside = j.is_and && find_word_is(doc, w + 1, ","); /* "and, in time, we will" */
    j.last = j.is_closed ? w - 2 : w - 1;
    j.next = (j.is_and ? w + 1 : w) + j.has_aside;
    j.left = left_of(s, w);
    bool has_yet = j.is_and && find_word_is(doc, w + 1, "yet");
    j.right = (struct clause_range){has_yet ? w + 2 : w + 1, s->end};
    return j;
}

/* "..., so we wrote a new one": a result, of which the trees make no joint. Not a purpose ("so we
 * can", "so that"), nor a measure ("so far"). */
static bool is_result(const struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    if (!find_word_is(doc, w, "so") || !find_word_is(doc, w - 1, ",")) return false;
    if (!scene_starts_clause(s, w + 1) || !scene_has_main_verb(s, w - 1)) return false;
    uint32_t verb = w + 1;
    while (verb < s->end && !scene_is_finite(s, verb)) verb++;
    return !find_has_tag(doc, verb, "/MD");
}

/* "You can write to us, or you can call us": the same subject may do one or the other. */
static bool is_choice(const struct scene *s, uint32_t w) {
    static const char *const may[] = {"can", "could", "may"};
    const struct doc *doc = s->doc;
    if (!find_word_is(doc, w, "or") || !find_word_is(doc, w - 1, ",") || w + 2 >= s->end)
        return false;
    struct str subject = doc->words.items[s->first].folded;
    return str_equal(subject, doc->words.items[w + 1].folded) &&
           find_has_tag(doc, s->first, "/PRP") && FIND_WORD_IN(doc, s->first + 1, may) &&
           FIND_WORD_IN(doc, w + 2, may) && !scene_has(s, "not", s->first, s->end) &&
           !scene_has(s, "n't", s->first, s->end);
}

/* What the parsers and their judge think of a conjunction between two main clauses, per mille. */
static uint16_t joint_chance(const struct scene *s, uint32_t w) {
    enum { BY_WORDS = 900 }; /* closed classes of words say so */
    const struct doc_construction *c = scene_construction(s, DOC_JOINT, w);
    if (c) return c->chance;
    return is_result(s, w) || is_choice(s, w) ? BY_WORDS : 0;
}

/* "The day that we moved and they gave us our keys was ..." */
static bool has_relative(const struct scene *s, uint32_t end) {
    static const char *const words[] = {"as",    "how",   "if",  "that", "what",  "when",
                                        "where", "which", "who", "whom", "whose", "why"};
    for (uint32_t w = s->first; w < end; w++) {
        bool is_day = find_word_is(s->doc, w, "that") && find_has_tag(s->doc, w, "/DT");
        if (FIND_WORD_IN(s->doc, w, words) && !is_day) return true;
    }
    return false;
}

/* Two whole sentences, as far as the structure goes: the judge is sure of it, or it finds it likely
 * and closed classes of words confirm it. Without a comma the first half must look like a sentence
 * in any case ("The day we moved and they gave us our keys was ..."). */
static bool joins_sentences(const struct scene *s, const struct joint *j) {
    enum { VERY_SURE = 950, RATHER_SURE = 900, LIKELY = 600 };
    uint16_t chance = joint_chance(s, j->word);
    bool is_common = j->is_and || find_word_is(s->doc, j->word, "but");
    if (!chance || clause_is_leaning(s->doc, j->right.first)) return false;
    if (j->has_comma && chance >= SURE) return true;
    if (j->has_comma && chance >= LIKELY && scene_starts_clause(s, j->right.first) &&
        scene_has_main_verb(s, j->last + 1))
        return true;
    bool is_told = scene_starts_clause(s, j->right.first) && scene_has_main_verb(s, j->last + 1);
    if (is_told && chance >= RATHER_SURE && !has_relative(s, j->last + 1)) return true;
    if (!clause_is_main(s->doc, j->left)) return false;
    return chance >= VERY_SURE || (is_common && clause_starts(s->doc, j->right, j->is_closed));
}

/* "I was nine and Will was five when we moved": said of both clauses. */
static bool shares_time(const struct doc *doc, struct clause_range right) {
    static const char *const times[] = {"once",     "since", "until", "when",
                                        "whenever", "where", "while"};
    return has_any(doc, right, times, sizeof times / sizeof *times);
}

/* "It was thought that ..., but it is now clear that ...": what follows says for itself whose word
 * it is. */
static bool reports_anew(const struct scene *s, const struct joint *j) {
    enum { NEAR = 7 };
    static const char *const words[] = {"argued",     "argues", "believed", "believes", "clear",
                                        "discovered", "found",  "known",    "said",     "says",
                                        "showed",     "shown",  "shows",    "thinks",   "thought"};
    const struct doc *doc = s->doc;
    if (!j->has_comma || !scene_starts_clause(s, j->right.first)) return false;
    for (uint32_t w = j->right.first + 1; w + 1 < s->end && w < j->right.first + NEAR; w++)
        if (FIND_WORD_IN(doc, w, words) && find_word_is(doc, w + 1, "that")) return true;
    return false;
}

/* Could something in the first clause hold for the second one too? Behind a comma or a dash the
 * judge has seen that it does not hang on a clause of the first one; but what somebody said stays
 * what somebody said. */
static bool may_reach_over(const struct scene *s, const struct joint *j) {
    const struct doc *doc = s->doc;
    if (clause_has_trailing_scope(doc, j->right, j->is_closed)) return true;
    bool is_shared = shares_negation(doc, j->left, j->right) || shares_time(doc, j->right);
    if (!j->is_closed && is_shared) return true;
    if (reports_anew(s, j)) return clause_has_front_scope(doc, j->left);
    if (j->is_closed && joint_chance(s, j->word) >= SURE)
        return clause_has_strict_scope(doc, j->left) || clause_reports(doc, j->left);
    bool is_closed = j->is_closed || clause_shares_subject(doc, j->left, j->right.first);
    return clause_has_open_scope(doc, j->left, is_closed);
}

/* "Him and I Are Friends": a capital where a sentence goes on belongs to a title. */
static bool is_i_of_title(const struct doc *doc, uint32_t next) {
    return find_word_is(doc, next, "i") && (doc->words.items[next + 1].flags & DOC_NAME);
}

static bool is_common_noun(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/NN") || find_has_tag(doc, w, "/NNS") ||
           find_has_tag(doc, w, "/CD");
}

/* "but by the 1960s had been", "and as a teenager recorded": a phrase and then the verb of the
 * first clause's subject; not "on any evening a search may ...", which has one of its own. */
static bool lacks_subject(const struct scene *s, uint32_t first) {
    const struct doc *doc = s->doc;
    bool has_noun = false;
    if (!find_has_tag(doc, first, "/IN")) return false;
    for (uint32_t w = first + 1; w < s->end; w++) {
        bool is_second = has_noun && scene_starts_noun_phrase(doc, w);
        if (is_second || find_word_is(doc, w, ",") || find_has_tag(doc, w, "/PRP")) return false;
        if (scene_is_finite(s, w)) return true;
        has_noun |= is_common_noun(doc, w);
    }
    return true;
}

/* Does a clause without a link start behind the comma: "..., the government was ..."? */
static bool starts_clause(const struct scene *s, uint32_t w, uint32_t end) {
    enum { LONGEST = 12 };
    if (find_word_is(s->doc, w, "so") && scene_is_finite(s, w + 1)) return true; /* "so is he" */
    bool is_most = find_word_is(s->doc, w, "most") || find_word_is(s->doc, w, "many");
    if (!is_most && !scene_starts_noun_phrase(s->doc, w)) return false;
    for (uint32_t k = w + 1; k < end && k <= w + LONGEST; k++) {
        if (s->doc->words.items[k].kind == DOC_PUNCTUATION) return false;
        if (scene_is_finite(s, k)) return true;
    }
    return false;
}

/* "A did this, B did that, and C": cutting off C alone would leave the comma between A and B. */
static bool is_clause_series(const struct scene *s, uint32_t end) {
    static const char *const links[] = {"although", "as",    "because", "if",  "though", "when",
                                        "where",    "which", "while",   "who", "whom",   "whose"};
    bool has_verb = false;
    for (uint32_t w = s->first; w + 1 < end; w++) {
        bool is_that = find_word_is(s->doc, w, "that") && find_has_tag(s->doc, w, "/IN");
        if (is_that || FIND_WORD_IN(s->doc, w, links))
            return false; /* it may be a clause under another */
        has_verb |= scene_is_finite(s, w);
        bool is_comma = find_word_is(s->doc, w, ",") && !scene_is_closed_off(s, w);
        if (is_comma && has_verb && starts_clause(s, w + 1, end)) return true;
    }
    return false;
}

/* "But it was short, but it was good": two in a row would stand there. */
static bool is_second_but(const struct scene *s, uint32_t w) {
    static const char *const links[] = {"but", "however", "yet"};
    return find_word_is(s->doc, w, "but") && FIND_WORD_IN(s->doc, s->first, links);
}

/* "but they will for many": an auxiliary whose verb stands in the first clause. */
static bool is_short_form(const struct scene *s, uint32_t first) {
    static const char *const helpers[] = {"are",  "can",    "could", "did",  "do",   "does",
                                          "had",  "has",    "have",  "is",   "may",  "might",
                                          "must", "should", "was",   "were", "will", "would"};
    const struct doc *doc = s->doc;
    for (uint32_t w = first; w < s->end; w++) {
        if (!scene_is_finite(s, w)) continue;
        uint32_t next = w + 1;
        while (next < s->end && (find_has_tag(doc, next, "/RB") || find_word_is(doc, next, "n't")))
            next++;
        bool is_modal = find_has_tag(doc, w, "/MD") || find_word_is(doc, w, "did") ||
                        find_word_is(doc, w, "do") || find_word_is(doc, w, "does");
        bool is_alone = next >= s->end || doc->words.items[next].kind == DOC_PUNCTUATION ||
                        (is_modal && find_has_tag(doc, next, "/IN"));
        return is_alone && FIND_WORD_IN(doc, w, helpers);
    }
    return false;
}

/* "In Sweden, no one ..., and all ...": the place may hold for both; a time is taken up. */
static bool has_place_before(const struct scene *s) {
    static const char *const places[] = {"across", "among", "at",   "for",    "in",
                                         "inside", "of",    "with", "within", "without"};
    static const char *const times[] = {
        "afternoon", "april", "august",  "autumn",    "beginning", "century", "day",   "days",
        "december",  "end",   "evening", "february",  "first",     "january", "july",  "june",
        "march",     "may",   "moment",  "month",     "months",    "morning", "night", "november",
        "october",   "past",  "season",  "september", "spring",    "summer",  "time",  "week",
        "weekend",   "weeks", "winter",  "year",      "years"};
    enum { FAR = 8 };
    const struct doc *doc = s->doc;
    bool is_clock = find_word_is(doc, s->first, "at");
    if (!FIND_WORD_IN(doc, s->first, places)) return false;
    for (uint32_t w = s->first + 1; w < s->end && w <= s->first + FAR; w++) {
        bool is_time = doc->words.items[w].kind == DOC_NUMBER || FIND_WORD_IN(doc, w, times);
        if (is_time && !is_clock) return false; /* "at 11:20" is of both, "in 2010" is taken up */
        if (find_word_is(doc, w, ",") || scene_is_dash(s, w)) return true;
    }
    return false;
}

/* "attached to the light, lifted up, and": the last of a series of verbs; "a time when it is dark,
 * and": under what stands before. */
static bool is_last_of_series(const struct scene *s, const struct joint *j) {
    static const char *const clauses[] = {"when", "where", "whether", "which",
                                          "who",  "whom",  "whose"};
    const struct doc *doc = s->doc;
    static const char *const people[] = {"he", "i", "she", "we", "you"};
    struct str subject = doc->words.items[s->first].folded;
    bool is_pronoun = FIND_WORD_IN(doc, j->right.first, people) ||
                      (find_has_tag(doc, j->right.first, "/PRP") &&
                       str_equal(subject, doc->words.items[j->right.first].folded));
    bool has_verb = scene_is_finite(s, s->first);
    for (uint32_t w = s->first + 1; w < j->last; w++) {
        bool is_behind_comma = find_word_is(doc, w - 1, ",");
        if (is_behind_comma && find_has_tag(doc, w, "/VBN") && j->has_comma && has_verb)
            return true;
        has_verb |= scene_is_finite(s, w);
        if (find_has_tag(doc, w + 1, "/VBN")) continue; /* "when seen from here" */
        bool is_name = (doc->words.items[w].flags & DOC_ALL_CAPITALS) != 0; /* "WHO" */
        if (!is_behind_comma && !is_name && !is_pronoun && FIND_WORD_IN(doc, w, clauses))
            return true;
    }
    return false;
}

/* "and the next they brewed": a noun left out. */
static bool has_short_noun(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {"first", "former", "last",  "latter",
                                        "next",  "other",  "second"};
    return find_word_is(doc, w, "the") && FIND_WORD_IN(doc, w + 1, words) &&
           (find_has_tag(doc, w + 2, "/PRP") || find_has_tag(doc, w + 2, "/DT"));
}

static void try_conjunction(struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    if (w <= s->first + 1 || w + 1 >= s->end || scene_is_closed_off(s, w + 1)) return;
    struct joint j = joint_at(s, w);
    if (j.last < s->first || j.right.first >= j.right.end || !is_worth_it(s, j.last, j.next))
        return;
    bool pairs = scene_has(s, "both", s->first, w) || scene_has(s, "either", s->first, w) ||
                 scene_has(s, "neither", s->first, w) || scene_has(s, "between", s->first, w);
    if (pairs || (scene_is_dash(s, w - 1) && scene_count_dashes(s, s->first, s->end) % 2 == 1))
        return;
    if (doc->words.items[j.next].kind == DOC_NUMBER) return; /* no sentence starts with "46" */
    if (scene_is_finite(s, j.right.first) || lacks_subject(s, j.right.first)) return;
    for (uint32_t i = w + 1; i + 1 < s->end && j.is_and; i++)
        if (find_word_is(doc, i, ",") && find_word_is(doc, i + 1, "so")) return; /* of both */
    if (is_clause_series(s, j.last + 1) || scene_is_attributed(s, w)) return;
    if (has_place_before(s) || is_last_of_series(s, &j) || has_short_noun(doc, j.right.first))
        return;
    if (clause_has_wide_adverb(doc, s->first)) return;
    if (is_second_but(s, w) || is_short_form(s, j.right.first)) return;
    if (is_i_of_title(doc, j.right.first) || !joins_sentences(s, &j) || may_reach_over(s, &j))
        return;
    if (j.has_comma && !j.has_aside && is_parenthesis(doc, j.right)) return;
    scene_split_clauses(s, RULE_SPLIT_CONJUNCTION, j.last, j.next, joint_chance(s, w));
}

static bool is_conjunction(const struct doc *doc, uint32_t w) {
    bool is_mild =
        find_word_is(doc, w, "so") || find_word_is(doc, w, "yet") || find_word_is(doc, w, "or");
    return find_word_is(doc, w, "and") || find_word_is(doc, w, "but") ||
           (is_mild && find_word_is(doc, w - 1, ","));
}

void scene_split_joints(struct scene *s) {
    for (uint32_t w = s->first + 1; w + 1 < s->end; w++) {
        if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w)) continue;
        if (is_conjunction(s->doc, w)) try_conjunction(s, w);
    }
}
