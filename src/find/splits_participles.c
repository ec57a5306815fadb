/* Splits before a participle clause that tells what came of it all: "..., making it hard to ..."
 * becomes "... This made it hard to ...". */
#include "find/scene.h"

#include "base/utf8.h"

enum { SURE = 600, SURE_OF_SUBJECT = 850 };

/* Participles whose subject is what has just been told, and their verbs. */
static const struct {
    const char *participle, *verb;
} RESULTS[] = {{"allowing", "allow"},     {"bringing", "bring"},  {"causing", "cause"},
               {"creating", "create"},    {"enabling", "enable"}, {"ending", "end"},
               {"ensuring", "ensure"},    {"forcing", "force"},   {"giving", "give"},
               {"helping", "help"},       {"leading", "lead"},    {"leaving", "leave"},
               {"letting", "let"},        {"making", "make"},     {"meaning", "mean"},
               {"preventing", "prevent"}, {"putting", "put"},     {"resulting", "result"},
               {"stopping", "stop"}};

static const char *verb_of(struct str participle) {
    for (size_t i = 0; i < sizeof RESULTS / sizeof *RESULTS; i++)
        if (str_equal(participle, str_from(RESULTS[i].participle))) return RESULTS[i].verb;
    return NULL;
}

/* The main clause's first finite verb. */
struct tense {
    bool is_past;
    const struct doc_construction *subject;
};

static bool find_tense(const struct scene *s, uint32_t end, struct tense *t) {
    const struct doc *doc = s->doc;
    t->subject = scene_subject(s, end);
    if (!t->subject) return false;
    for (uint32_t w = t->subject->end_word; w < end; w++) {
        if (find_has_tag(doc, w, "/MD")) return false;
        if (!scene_is_finite(s, w)) continue;
        bool is_perfect = find_word_is(doc, w, "has") || find_word_is(doc, w, "have");
        t->is_past = find_has_tag(doc, w, "/VBD");
        return !is_perfect;
    }
    return false;
}

/* Does the clause tell of the noun right before it and not of the subject? */
static bool is_of_noun(const struct scene *s, const struct doc_construction *c) {
    return c->head != DOC_NONE && c->head == c->first_word - 2 && find_is_any_noun(s->doc, c->head);
}

/* ... or of some other noun, so that it cannot be told whose it is? */
static bool is_of_other(const struct scene *s, const struct doc_construction *c,
                        const struct tense *t) {
    uint32_t head = c->head;
    if (head == DOC_NONE) return true;
    bool is_root = s->doc->arcs[head].head == DOC_NONE;
    bool is_subject = head >= t->subject->first_word && head < t->subject->end_word;
    return find_is_any_noun(s->doc, head) && !is_root && !is_subject;
}

static const char *be_of(const struct tense *t, bool is_plural) {
    if (t->is_past) return is_plural ? "were" : "was";
    return is_plural ? "are" : "is";
}

/* "This route is designed", of the noun right before the comma. */
static struct str noun_start(const struct scene *s, const struct doc_construction *c,
                             const struct tense *t) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, first, head;
    struct str again;
    if (!scene_find_antecedent(s, w - 1, &first, &head)) return STR("");
    for (uint32_t k = s->first; k < first; k++)
        if (str_equal(doc->words.items[k].folded, doc->words.items[head].folded)) return STR("");
    if (!scene_name_again(s, first, head, w, &again)) return STR("");
    bool is_plural = find_has_tag(doc, head, "/NNS") || find_has_tag(doc, head, "/NNPS");
    return str_format(doc->arena, "%.*s %s %.*s", STR_ARG(again), be_of(t, is_plural),
                      STR_ARG(doc->words.items[w].folded));
}

/* Participles that tell of a state: in the present, "is published" would not be the same. */
static bool is_state(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {
        "aimed",    "based",     "connected",  "covered",  "designed", "divided",
        "expected", "filled",    "funded",     "intended", "linked",   "located",
        "made",     "meant",     "needed",     "owned",    "required", "run",
        "situated", "supported", "surrounded", "used"};
    return FIND_WORD_IN(doc, w, words);
}

/* What came of it: "This made". */
static struct str result_start(const struct scene *s, const char *verb, const struct tense *t) {
    char form[WORDS_FORM_SIZE];
    words_inflect(verb, strlen(verb), t->is_past ? WORDS_PAST : WORDS_THIRD, form, sizeof form);
    return str_format(s->doc->arena, "This %s", form);
}

/* "had thought of setting up a club, enabling them": what came of it never happened, perhaps. */
static bool is_embedded(const struct scene *s, uint32_t end) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first; w + 1 < end; w++) {
        bool is_open = find_has_tag(doc, w, "/TO") || find_has_tag(doc, w, "/IN");
        bool is_verb = find_has_tag(doc, w + 1, "/VB") || find_has_tag(doc, w + 1, "/VBG");
        if (is_open && is_verb && doc->words.items[w].sentence == s->index && w > s->first)
            return true;
    }
    return false;
}

/* What the subject did or was, too: "She became", "They are based". */
static struct str subject_start(const struct scene *s, uint32_t w, const struct tense *t) {
    const struct doc *doc = s->doc;
    uint32_t first = t->subject->first_word, end = t->subject->end_word;
    struct reference r;
    if (!scene_refer(s, first, end, scene_head_of(s, first, end), w, &r)) return STR("");
    if (str_equal_fold(r.text, STR("i"))) return STR("");
    struct str subject = scene_capitalise(s, r.text);
    bool is_told_of = find_has_tag(doc, w, "/VBN");
    if (is_told_of && scene_has(s, ",", first, w - 1)) return STR(""); /* of which noun? */
    if (is_told_of)
        return str_format(doc->arena, "%.*s %s %.*s", STR_ARG(subject), be_of(t, r.is_plural),
                          STR_ARG(doc->words.items[w].folded));
    enum words_form form = t->is_past ? WORDS_PAST : r.is_plural ? WORDS_BASE : WORDS_THIRD;
    struct str verb = scene_inflect(s, w, form);
    if (!verb.size || !find_has_tag(doc, w, "/VBG")) return STR("");
    return str_format(doc->arena, "%.*s %.*s", STR_ARG(subject), STR_ARG(verb));
}

/* "making six appearances", "giving a talk", "leading the team": what the subject did. */
static bool is_deed(const struct doc *doc, uint32_t w) {
    static const char *const verbs[] = {"bringing", "giving", "making", "putting"};
    bool is_new = find_word_is(doc, w + 1, "a") || find_word_is(doc, w + 1, "an") ||
                  find_has_tag(doc, w + 1, "/CD");
    if (find_has_tag(doc, w + 1, "/RP")) return true; /* "making up" */
    bool is_known = find_has_tag(doc, w + 1, "/PRP") || find_has_tag(doc, w + 1, "/PRP$") ||
                    (find_has_tag(doc, w + 1, "/DT") && !is_new);
    if (find_word_is(doc, w, "making")) return !is_known; /* "making great efforts" */
    if (find_word_is(doc, w, "leading")) return !find_word_is(doc, w + 1, "to");
    return is_new && FIND_WORD_IN(doc, w, verbs);
}

/* The subject of the new sentence and its verb, or nothing. */
static struct str sentence_start(const struct scene *s, const struct doc_construction *c,
                                 const struct tense *t) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    const char *result = verb_of(doc->words.items[w].folded);
    if (result && is_deed(doc, w)) return STR("");
    if (result) return is_embedded(s, w - 1) ? STR("") : result_start(s, result, t);
    bool is_participle = find_has_tag(doc, w, "/VBN");
    if (is_participle && !is_state(doc, w) && !t->is_past) return STR("");
    if (is_participle && is_of_noun(s, c)) return noun_start(s, c, t);
    return is_of_other(s, c, t) ? STR("") : subject_start(s, w, t);
}

/* Verbs that say no more of a clause than a preposition would, and states that stay with a noun. */
static bool is_no_event(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {
        "according",  "based",       "being",     "born",      "called",    "compared",
        "concerning", "considering", "coupled",   "depending", "excluding", "following",
        "given",      "having",      "including", "involving", "known",     "named",
        "owing",      "regarding",   "saying",    "starting",  "thinking",  "using"};
    return FIND_WORD_IN(doc, w, words);
}

/* "..., sending it out and making ...": a second participle would be left alone. */
static bool has_second(const struct scene *s, uint32_t first) {
    for (uint32_t w = first + 1; w + 1 < s->end; w++) {
        bool is_link = find_word_is(s->doc, w, "and") || find_word_is(s->doc, w, "or") ||
                       find_word_is(s->doc, w, ",");
        if (is_link && (find_has_tag(s->doc, w + 1, "/VBG") || find_has_tag(s->doc, w + 1, "/VBN")))
            return true;
    }
    return false;
}

/* "backed the plan, meaning it would help": as they see it; "was made a lord, meaning his son is":
 * not of that time. */
static bool may_not_have_come(const struct scene *s, uint32_t first, bool is_past) {
    static const char *const thoughts[] = {"could", "might", "would"};
    for (uint32_t w = first; w < s->end; w++) {
        bool is_now = find_has_tag(s->doc, w, "/VBZ") || find_has_tag(s->doc, w, "/VBP");
        if (FIND_WORD_IN(s->doc, w, thoughts) || (is_past && is_now)) return true;
    }
    return false;
}

static void try_participle(struct scene *s, const struct doc_construction *c) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    struct tense t;
    if (c->end_word < s->end || w < s->first + 4 || scene_is_closed_off(s, w)) return;
    if (!find_word_is(doc, w - 1, ",") || scene_is_enclosed(s, w)) return;
    struct clause_range left = {s->first, w - 1};
    bool is_result = verb_of(doc->words.items[w].folded) != NULL;
    if (!is_result && (c->chance < SURE_OF_SUBJECT || is_no_event(doc, w))) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (has_second(s, w) || scene_has(s, "not", s->first, w) || !find_tense(s, w - 1, &t)) return;
    if (is_result && may_not_have_come(s, w, t.is_past)) return;
    struct str start = sentence_start(s, c, &t);
    if (!start.size) return;
    struct proposal p = {.rule = RULE_SPLIT_PARTICIPLE,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = c->chance,
                         .message = "what comes of it can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1),
                                      str_format(doc->arena, ". %.*s ", STR_ARG(start)), false}},
                         .change_count = 1};
    struct doc_finding *f = scene_propose(s, &p);
    bool is_guess = !is_result && find_has_tag(doc, w, "/VBG") && !find_word_is(doc, w, "becoming");
    if (f && is_guess) f->is_sure = false; /* whose deed it is, only the sense can tell */
}

void scene_split_participles(struct scene *s) {
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        if (c->kind == DOC_PARTICIPLE && c->chance >= SURE) try_participle(s, c);
    }
}
