/* Splits at clauses that give a reason or a contrast; their connective stays in plain form: "...,
 * because ..." becomes "... This is because ...", "Although ..., ..." becomes "... But ...".
 * Conditions and times are left: they hold for the whole. */
#include "find/scene.h"

#include "base/utf8.h"

enum { SURE = 800 };

/* A main clause: a subject, surely told, and a finite verb behind it. */
static bool has_subject(const struct scene *s, struct clause_range left) {
    const struct doc_construction *subject = scene_subject(s, left.end);
    return subject && scene_finite_from(s, subject->end_word, left.end) != DOC_NONE;
}

/* A negation or limit before "because" may be what the reason is for. */
static bool is_denied(const struct scene *s, uint32_t end) {
    static const char *const words[] = {"cannot", "hardly", "just",   "n't",    "neither",
                                        "never",  "no",     "nobody", "none",   "nor",
                                        "not",    "only",   "partly", "simply", "without"};
    for (uint32_t w = s->first; w < end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return false;
}

/* "He will come, she says, because ..." */
static bool is_said_inside(const struct scene *s, uint32_t end) {
    static const char *const saying[] = {"added", "adds", "explains", "said", "say", "says"};
    for (uint32_t w = s->first; w < end; w++)
        if (FIND_WORD_IN(s->doc, w, saying) && find_word_is(s->doc, w + 1, ",")) return true;
    return false;
}

/* "..., because ..." at the end. */
static void try_reason(struct scene *s, uint32_t w) {
    enum { SHORTEST = 5 };
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w};
    const struct doc_construction *c = scene_construction(s, DOC_ADVERBIAL, w);
    bool has_comma = find_word_is(doc, w - 1, ",");
    if (!has_comma && (!c || c->chance < SURE)) return;
    if (find_word_is(doc, w + 1, "of") || is_denied(s, w) || clause_has_strict_scope(doc, left))
        return;
    static const char *const limits[] = {"chiefly",   "especially", "just",   "largely", "mainly",
                                         "mostly",    "only",       "part",   "partly",  "perhaps",
                                         "precisely", "probably",   "purely", "simply"};
    bool is_limited = FIND_WORD_IN(doc, w - 1, limits);
    static const char *const often[] = {"generally", "mainly", "mostly",    "normally",
                                        "often",     "rarely", "sometimes", "usually"};
    for (uint32_t i = s->first + 1; i < w && !has_comma; i++)
        is_limited |= FIND_WORD_IN(doc, i, often);
    if (is_limited || is_said_inside(s, w)) return; /* "in part because" */
    if (clause_reports(doc, left) || scene_has(s, "and", s->first, w)) return;
    if (scene_count_words(s, s->first, w) < SHORTEST) return; /* "It arises because ..." */
    uint32_t verb = scene_finite_from(s, s->first, w), last = has_comma ? w - 2 : w - 1;
    bool is_since = find_word_is(doc, w, "since");
    uint32_t next = is_since ? w + 1 : w;
    if (verb == DOC_NONE || scene_finite_from(s, w + 1, s->end) == DOC_NONE) return;
    if (find_has_tag(doc, verb, "/MD") || !has_subject(s, left)) return;
    bool is_past = find_has_tag(doc, verb, "/VBD");
    struct proposal p = {.rule = RULE_SPLIT_ADVERBIAL,
                         .last = last,
                         .next = next,
                         .chance = c ? c->chance : SURE,
                         .message = "the reason can be a sentence of its own",
                         .changes = {{scene_gap(s, last, next),
                                      str_format(doc->arena, ". This %s %s", is_past ? "was" : "is",
                                                 is_since ? "because " : ""),
                                      false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

/* Not "to become", which tells what came of it, nor "to live in", which tells of a noun. */
static bool is_aim(const struct scene *s, uint32_t verb) {
    enum { SHORTEST = 4 };
    static const char *const results[] = {"be",    "become", "die",  "find",  "form", "have",
                                          "learn", "mate",   "name", "reach", "see",  "win"};
    static const char *const ends[] = {"about", "at", "by", "for", "from",
                                       "in",    "on", "to", "with"};
    bool is_loose = FIND_WORD_IN(s->doc, s->end - 1, ends);
    return !FIND_WORD_IN(s->doc, verb, results) && !is_loose &&
           scene_count_words(s, verb, s->end) >= SHORTEST;
}

/* "best placed to decide", "used to set": what follows a verb or an adjective completes it. */
static bool is_behind_object(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/NN") || find_has_tag(doc, w, "/NNS") ||
           find_has_tag(doc, w, "/NNP") || find_has_tag(doc, w, "/PRP") ||
           find_has_tag(doc, w, "/CD") || find_has_tag(doc, w, "/NNPS");
}

/* "This was the first": what it is has no purpose. */
static bool is_copula(const struct scene *s, uint32_t verb) {
    static const char *const be[] = {"are", "is", "was", "were"};
    if (!FIND_WORD_IN(s->doc, verb, be)) return false;
    for (uint32_t w = verb + 1; w < s->end && w <= verb + 3; w++)
        if (find_has_tag(s->doc, w, "/VBN") || find_has_tag(s->doc, w, "/VBG")) return false;
    return true;
}

/* "... to make sure that ..." at the end: "This is to make sure that ..." */
static void try_purpose(struct scene *s, const struct doc_construction *c) {
    enum { PURPOSE_SURE = 750 };
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, next = find_word_is(doc, w, "in") ? w + 2 : w;
    struct clause_range left = {s->first, w};
    bool is_sure = c->chance >= PURPOSE_SURE || next > w;
    if (!is_sure || c->end_word < s->end || w < s->first + 4 || next + 2 >= s->end) return;
    if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w) || is_denied(s, w)) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (scene_has(s, "and", s->first, w) && scene_has(s, ",", s->first, w)) return;
    uint32_t verb = scene_finite_from(s, s->first, w);
    if (verb == DOC_NONE || !has_subject(s, left) || !is_aim(s, next + 1)) return;
    if (scene_count_words(s, s->first, s->end) <= doc->band->error_words) return;
    if (!is_behind_object(doc, w - 1) || scene_count_dashes(s, s->first, w)) return;
    static const char *const motions[] = {"came",     "go",     "goes",    "left",      "moved",
                                          "returned", "stayed", "stopped", "travelled", "went"};
    if (is_copula(s, verb) || FIND_WORD_IN(doc, verb, motions)) return;
    bool is_perfect = find_word_is(doc, verb, "has") || find_word_is(doc, verb, "have");
    if (is_perfect || find_word_is(doc, next, "for")) return; /* "in order for people to" */
    uint32_t last = w - 1;
    bool is_past = find_has_tag(doc, verb, "/VBD");
    struct proposal p = {.rule = RULE_SPLIT_PURPOSE,
                         .last = last,
                         .next = next,
                         .chance = c->chance,
                         .message = "what it is for can be a sentence of its own",
                         .changes = {{scene_gap(s, last, next),
                                      is_past ? STR(". This was ") : STR(". This is "), false}},
                         .change_count = 1};
    struct doc_finding *f = scene_propose(s, &p);
    if (f && next == w) f->is_sure = false; /* "pleaded with us to wait" is no purpose */
}

/* Somebody who can want something, or a passive, whose doer is not told. */
static bool has_doer(const struct scene *s, struct clause_range left) {
    static const char *const pronouns[] = {"he", "i", "she", "they", "we", "you"};
    static const char *const be[] = {"are", "be", "been", "is", "was", "were"};
    const struct doc *doc = s->doc;
    const struct doc_construction *subject = scene_subject(s, left.end);
    if (!subject) return false;
    uint32_t head = scene_head_of(s, subject->first_word, subject->end_word);
    uint8_t meaning = doc->types.items[doc->words.items[head].type].meaning;
    for (uint32_t w = subject->end_word; w + 1 < left.end; w++)
        if (FIND_WORD_IN(doc, w, be) && find_has_tag(doc, w + 1, "/VBN")) return true;
    return FIND_WORD_IN(doc, head, pronouns) || meaning == DOC_PERSON || meaning == DOC_GROUP ||
           scene_is_body(s, head);
}

/* "must be chosen so that": how it is done; "accused of hiding it so that": of what another did. */
static bool is_behind_verb(const struct scene *s, uint32_t end) {
    const struct doc *doc = s->doc;
    bool is_manner = find_has_tag(doc, end - 1, "/VB") || find_has_tag(doc, end - 1, "/VBN") ||
                     find_has_tag(doc, end - 1, "/VBD") || find_has_tag(doc, end - 1, "/VBZ") ||
                     find_has_tag(doc, end - 1, "/RB");
    for (uint32_t w = s->first; w + 1 < end; w++)
        is_manner |= find_has_tag(doc, w, "/IN") && find_has_tag(doc, w + 1, "/VBG");
    return is_manner && !find_word_is(doc, end, ",");
}

/* "... so that they can ..." at the end of a long sentence: "This is so that they can ..." Only
 * what is meant to come of it; what came of it has no "can" or "do not". */
static void try_so_that(struct scene *s, uint32_t w) {
    enum { SHORTEST = 6 };
    static const char *const degrees[] = {"enough", "so", "such", "too"};
    const struct doc *doc = s->doc;
    bool has_comma = find_word_is(doc, w - 1, ",");
    struct clause_range left = {s->first, has_comma ? w - 1 : w};
    uint32_t verb = scene_finite_from(s, s->first, left.end);
    uint32_t other = scene_finite_from(s, w + 2, s->end);
    if (verb == DOC_NONE || other == DOC_NONE || other == w + 2 || !has_subject(s, left)) return;
    if (scene_count_words(s, s->first, s->end) <= doc->band->error_words) return;
    if (scene_count_words(s, s->first, w) < SHORTEST || is_denied(s, w)) return;
    for (uint32_t i = s->first; i < w; i++)
        if (FIND_WORD_IN(doc, i, degrees)) return;
    if (!has_doer(s, left) || is_behind_verb(s, left.end) || scene_is_attributed(s, w)) return;
    bool is_negated = find_word_is(doc, other, "do") || find_word_is(doc, other, "does");
    if (!find_has_tag(doc, other, "/MD") && !is_negated) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (scene_has(s, "and", s->first, w) && scene_has(s, ",", s->first, w)) return;
    struct proposal p = {
        .rule = RULE_SPLIT_PURPOSE,
        .last = left.end - 1,
        .next = w,
        .chance = SURE,
        .message = "what it is for can be a sentence of its own",
        .changes = {{scene_gap(s, left.end - 1, w),
                     find_has_tag(doc, verb, "/VBD") ? STR(". This was ") : STR(". This is "),
                     false}},
        .change_count = 1};
    scene_propose(s, &p);
}

/* "..., although ..." at the end: ". But ..." */
static void try_contrast(struct scene *s, uint32_t w) {
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w - 1}, right = {w + 1, s->end};
    static const char *const buts[] = {"although", "but", "however", "though", "yet"};
    if (!find_word_is(doc, w - 1, ",") || !has_subject(s, left)) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (FIND_WORD_IN(doc, s->first, buts)) return; /* two in a row would stand there */
    if (find_word_is(doc, w + 1, "not") || scene_has(s, ",", w, s->end)) return;
    const struct doc_construction *c = scene_construction(s, DOC_ADVERBIAL, w);
    uint32_t verb = scene_finite_from(s, right.first, right.end);
    if (verb == DOC_NONE || verb == right.first || !c) return;
    struct proposal p = {.rule = RULE_SPLIT_ADVERBIAL,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = c->chance,
                         .message = "the contrast can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1), STR(". But "), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

static bool is_present(const struct doc *doc, uint32_t verb) {
    return find_has_tag(doc, verb, "/VBZ") || find_has_tag(doc, verb, "/VBP");
}

/* "..., while others walk": what happens beside it, told in the same tense of somebody else. */
static void try_contemporary(struct scene *s, uint32_t w) {
    enum { SURE_OF_COMMA = 600 };
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, w - 1}, right = {w + 1, s->end};
    const struct doc_construction *c = scene_construction(s, DOC_ADVERBIAL, w);
    if (!find_word_is(doc, w - 1, ",") || !c || c->chance < SURE_OF_COMMA) return;
    if (!has_subject(s, left) || is_denied(s, w) || clause_has_strict_scope(doc, left)) return;
    if (clause_reports(doc, left) || clause_has_front_scope(doc, left)) return;
    const struct doc_construction *subject = scene_subject(s, left.end);
    uint32_t verb = scene_finite_from(s, subject->end_word, left.end);
    uint32_t other = scene_finite_from(s, right.first, right.end);
    if (verb == DOC_NONE || other == DOC_NONE || other == right.first) return;
    bool is_same_time = (find_has_tag(doc, verb, "/VBD") && find_has_tag(doc, other, "/VBD")) ||
                        (is_present(doc, verb) && is_present(doc, other));
    bool is_bare = find_has_tag(doc, right.first, "/VBG") ||
                   find_has_tag(doc, right.first, "/IN") || find_has_tag(doc, right.first, "/JJ") ||
                   find_has_tag(doc, right.first, "/VBN");
    if (!is_same_time || is_bare || scene_count_dashes(s, s->first, w)) return;
    static const char *const pair[] = {"another", "others"};
    bool is_pair = FIND_WORD_IN(doc, right.first, pair); /* "some ..., while others ..." */
    struct proposal p = {.rule = RULE_SPLIT_ADVERBIAL,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = c->chance,
                         .message = "what is so at the same time can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1),
                                      is_pair ? STR(". ") : STR(". Meanwhile, "), is_pair}},
                         .change_count = 1};
    struct doc_finding *f = scene_propose(s, &p);
    if (f && !is_pair) f->is_sure = false; /* "while" may only set the two against each other */
}

/* "..., since the home was full": a reason, unless the main verb tells of a time that lasts. */
static bool is_cause(const struct scene *s, uint32_t w) {
    static const char *const lasting[] = {"'s", "'ve", "had", "has", "have"};
    const struct doc *doc = s->doc;
    if (!find_word_is(doc, w - 1, ",") || doc->words.items[w + 1].kind == DOC_NUMBER) return false;
    for (uint32_t i = s->first; i < w; i++)
        if (FIND_WORD_IN(doc, i, lasting) && find_has_tag(doc, i + 1, "/VBN")) return false;
    return clause_starts(doc, (struct clause_range){w + 1, s->end}, true);
}

/* "She lived in Leeds before moving to York": ". Then she moved to York". */
static void try_before(struct scene *s, uint32_t w) {
    enum { SHORTEST = 5 };
    static const char *const states[] = {"being", "doing", "going", "having"};
    static const char *const stays[] = {"lived",   "played", "served", "spent", "stayed",
                                        "studied", "taught", "was",    "worked"};
    const struct doc *doc = s->doc;
    bool has_comma = find_word_is(doc, w - 1, ",");
    uint32_t end = has_comma ? w - 1 : w;
    struct clause_range left = {s->first, end};
    const struct doc_construction *subject = scene_subject(s, end);
    if (!subject || !find_has_tag(doc, w + 1, "/VBG") || FIND_WORD_IN(doc, w + 1, states)) return;
    uint32_t verb = scene_finite_from(s, subject->end_word, end);
    if (verb == DOC_NONE || !FIND_WORD_IN(doc, verb, stays) || verb > subject->end_word + 1)
        return; /* of other deeds the one behind "before" may never have come */
    if (is_denied(s, w) || clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (find_has_tag(doc, end - 1, "/RB") || scene_has(s, ",", w, s->end))
        return; /* "even before" */
    for (uint32_t i = verb + 1; i < s->end; i++)
        if (scene_is_finite(s, i) || find_word_is(doc, i, "and")) return; /* whose deed is it? */
    if (scene_count_words(s, w, s->end) < SHORTEST || clause_has_front_scope(doc, left)) return;
    struct reference r;
    uint32_t first = subject->first_word, last = subject->end_word;
    if (!scene_refer(s, first, last, scene_head_of(s, first, last), w, &r)) return;
    struct str past = scene_inflect(s, w + 1, WORDS_PAST);
    if (!past.size) return;
    struct proposal p = {
        .rule = RULE_SPLIT_ADVERBIAL,
        .last = end - 1,
        .next = w + 2,
        .chance = subject->chance,
        .message = "what came next can be a sentence of its own",
        .changes = {{scene_gap(s, end - 1, w + 2),
                     str_format(doc->arena, ". Then %.*s %.*s ", STR_ARG(r.text), STR_ARG(past)),
                     false}},
        .change_count = 1};
    scene_propose(s, &p);
}

/* A word with which a main clause may start; not "although ..., when it binds, ...". */
static bool starts_plainly(const struct doc *doc, uint32_t w) {
    bool is_tied = find_has_tag(doc, w, "/IN") || find_has_tag(doc, w, "/WRB") ||
                   find_has_tag(doc, w, "/VBG") || find_has_tag(doc, w, "/VBN");
    return doc->words.items[w].kind == DOC_WORD && !is_tied;
}

/* What a clause in front of the main clause has to be like to stand alone: its verb is at `verb`.
 */
static bool may_stand_alone(const struct scene *s, uint32_t comma, uint32_t verb) {
    static const char *const bare[] = {"both", "few", "many", "most", "none", "some"};
    static const char *const inner[] = {"after", "as",    "because", "before", "if",
                                        "since", "until", "when",    "where",  "while"};
    const struct doc *doc = s->doc;
    uint32_t first = s->first + 1, next = comma + 1;
    bool is_pronoun = find_has_tag(doc, first, "/PRP");
    bool is_other = !find_has_tag(doc, next, "/PRP") && !find_word_is(doc, next, "there");
    for (uint32_t w = first; w < comma; w++) is_pronoun |= find_has_tag(doc, w, "/PRP$");
    if (is_pronoun && is_other)
        return false; /* "Because he loved it, Tom ...": who "he" is comes later */
    if (!starts_plainly(doc, next) || !starts_plainly(doc, first)) return false;
    if (FIND_WORD_IN(doc, first, bare) && verb <= first + 1) return false; /* many of whom? */
    for (uint32_t w = first; w + 1 < comma; w++)
        if (find_word_is(doc, w, ",") && FIND_WORD_IN(doc, w + 1, inner)) return false;
    return true;
}

/* "Although ..., ...": "... But ..."; "Because ..., ...": "... So ..."; "After ..., ...": "...
 * After that, ...". */
static void try_fronted(struct scene *s, const struct doc_construction *c) {
    static const struct {
        const char *word, *after;
    } openers[] = {{"although", ". But "},
                   {"though", ". But "},
                   {"because", ". So "},
                   {"after", ". After that, "}};
    const struct doc *doc = s->doc;
    uint32_t first = s->first, comma = c->end_word, next = comma + 1;
    if (c->first_word != first || next + 2 >= s->end || !find_word_is(doc, comma, ",")) return;
    uint32_t verb = scene_finite_from(s, first + 1, comma);
    uint32_t main_verb = scene_finite_from(s, next, s->end);
    if (verb == DOC_NONE || verb == first + 1 || main_verb == DOC_NONE) return;
    if (!may_stand_alone(s, comma, verb)) return;
    const char *after = NULL;
    for (size_t i = 0; i < sizeof openers / sizeof *openers; i++)
        if (find_word_is(doc, first, openers[i].word)) after = openers[i].after;
    bool is_time = find_word_is(doc, first, "after");
    bool is_past = find_has_tag(doc, verb, "/VBD") && find_has_tag(doc, main_verb, "/VBD");
    if (!after || (is_time && (!is_past || find_word_is(doc, verb, "had")))) return;
    struct span opener = {doc->words.items[first].text.start,
                          doc->words.items[first + 1].text.start};
    struct proposal p = {.rule = RULE_SPLIT_ADVERBIAL,
                         .last = comma - 1,
                         .next = next,
                         .chance = c->chance,
                         .message = "two sentences are easier than a long start",
                         .changes = {{opener, STR(""), true},
                                     {scene_gap(s, comma - 1, next), str_from(after), false}},
                         .change_count = 2};
    struct doc_finding *f = scene_propose(s, &p);
    if (f && is_time) f->is_sure = false; /* it may only say when, as all know */
}

void scene_split_adverbials(struct scene *s) {
    static const char *const contrasts[] = {"although", "though", "whereas"};
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 3; w + 3 < s->end; w++) {
        if (scene_is_closed_off(s, w) || scene_is_enclosed(s, w)) continue;
        if (find_word_is(doc, w, "because")) try_reason(s, w);
        if (find_word_is(doc, w, "since") && is_cause(s, w)) try_reason(s, w);
        if (find_word_is(doc, w, "while")) try_contemporary(s, w);
        if (find_word_is(doc, w, "before")) try_before(s, w);
        if (FIND_WORD_IN(doc, w, contrasts)) try_contrast(s, w);
        if (find_word_is(doc, w, "so") && find_word_is(doc, w + 1, "that")) try_so_that(s, w);
    }
    const struct doc_sentence *sentence = &doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++)
        if (doc->constructions.items[i].kind == DOC_PURPOSE)
            try_purpose(s, &doc->constructions.items[i]);
    const struct doc_construction *c = scene_construction(s, DOC_FRONTED, s->first);
    if (c && c->chance >= SURE) try_fronted(s, c);
}
