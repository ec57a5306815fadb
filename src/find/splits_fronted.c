/* Splits behind a long start without a verb of its own, so that the main point comes first: "Named
 * after a judge, the home has ten beds." becomes "The home is named after a judge. It has ten
 * beds."; "To cut costs, the council closed it." becomes "The council closed it. This was to cut
 * costs." */
#include "find/scene.h"

#include "base/utf8.h"

enum { SURE_OF_SUBJECT = 750 };

/* What stands before the main clause: its words, the comma and the subject behind it. */
struct start {
    uint32_t end, comma;
    const struct doc_construction *subject;
    uint32_t verb; /* the first finite one behind the subject */
};

/* The main subject, if it stands right behind a comma. */
static bool find_start(const struct scene *s, struct start *start) {
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    const struct doc_construction *best = NULL;
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        bool is_it = c->kind == DOC_SUBJECT && c->chance >= SURE_OF_SUBJECT;
        if (is_it && (!best || c->chance > best->chance)) best = c;
    }
    if (!best || best->first_word < s->first + 3) return false;
    *start = (struct start){best->first_word - 1, best->first_word - 1, best, DOC_NONE};
    if (!find_word_is(s->doc, start->comma, ",")) return false;
    for (uint32_t w = best->end_word; w < s->end && start->verb == DOC_NONE; w++)
        if (scene_is_finite(s, w)) start->verb = w;
    return start->verb != DOC_NONE && start->verb <= best->end_word + 1;
}

/* Nothing in it is a clause, a list, a quotation or a bracket. */
static bool is_plain_start(const struct scene *s, const struct start *start) {
    static const char *const words[] = {":", ";", "if", "that", "unless", "which", "who", "whose"};
    for (uint32_t w = s->first; w < start->end; w++)
        if (scene_is_finite(s, w) || FIND_WORD_IN(s->doc, w, words) || scene_is_closed_off(s, w) ||
            scene_is_dash(s, w))
            return false;
    return !scene_is_closed_off(s, start->comma) && !scene_has(s, "\"", s->first, s->end);
}

static bool has_comma(const struct scene *s, uint32_t end) {
    return scene_has(s, ",", s->first, end);
}

/* Participles of what happened once, whatever the main verb's tense; sorted. */
static const char *const EVENTS[] = {
    "adopted",  "appointed", "awarded",   "born",       "bought",   "built",
    "closed",   "created",   "destroyed", "educated",   "elected",  "established",
    "formed",   "founded",   "inspired",  "introduced", "launched", "made",
    "opened",   "painted",   "produced",  "published",  "raised",   "recorded",
    "released", "set",       "signed",    "trained",    "written"};
/* ... and of what is so as long as the main verb says; sorted. */
static const char *const STATES[] = {"aimed",     "called",    "composed",   "designed", "faced",
                                     "filled",    "funded",    "known",      "located",  "named",
                                     "nicknamed", "organised", "owned",      "run",      "situated",
                                     "staffed",   "supported", "surrounded", "worried"};

/* "is", "was", or NULL where the tense cannot be told. */
static const char *be_of(const struct scene *s, const struct start *start, uint32_t participle,
                         bool is_plural) {
    const struct doc *doc = s->doc;
    bool is_past = find_has_tag(doc, start->verb, "/VBD");
    bool is_present =
        find_has_tag(doc, start->verb, "/VBZ") || find_has_tag(doc, start->verb, "/VBP");
    if (FIND_WORD_IN(doc, participle, EVENTS) && (is_past || is_present))
        is_past = true;
    else if (!FIND_WORD_IN(doc, participle, STATES) || !(is_past || is_present))
        return NULL;
    if (is_past) return is_plural ? "were" : "was";
    return is_plural ? "are" : "is";
}

/* The subject at its new place in front, and again where it stood. */
static bool name_subject(const struct scene *s, const struct start *start, struct str *front,
                         struct reference *again) {
    uint32_t first = start->subject->first_word, end = start->subject->end_word;
    uint32_t head = scene_head_of(s, first, end);
    if (!scene_refer(s, first, end, head, end, again)) return false;
    if (str_equal_fold(again->text, STR("i"))) return false;
    *front = scene_capitalise(s, scene_words_inside(s, first, end - 1));
    return true;
}

/* "S is F. It V": the start's first word with the subject and "is" before it, and the subject again
 * in its own place. */
static struct doc_finding *propose(struct scene *s, const struct start *start, struct str opening,
                                   struct str again, const char *message) {
    const struct doc *doc = s->doc;
    uint32_t last = start->subject->end_word - 1;
    struct proposal p = {
        .rule = RULE_SPLIT_FRONTED,
        .last = start->end - 1,
        .next = start->subject->first_word,
        .chance = start->subject->chance,
        .message = message,
        .changes = {{doc->words.items[s->first].text, opening, false},
                    {{doc->words.items[start->end - 1].text.end, doc->words.items[last].text.end},
                     str_format(doc->arena, ". %.*s", STR_ARG(again)),
                     false}},
        .change_count = 2};
    return scene_propose(s, &p);
}

/* "Named after a judge, the home has ten beds." */
static void try_participle(struct scene *s, const struct start *start) {
    const struct doc *doc = s->doc;
    struct str front;
    struct reference again;
    if (!find_has_tag(doc, s->first, "/VBN") && !find_has_tag(doc, s->first, "/VBD")) return;
    if (has_comma(s, start->end) || !name_subject(s, start, &front, &again)) return;
    const char *be = be_of(s, start, s->first, again.is_plural);
    if (!be) return;
    struct str opening = str_format(doc->arena, "%.*s %s %.*s", STR_ARG(front), be,
                                    STR_ARG(doc->words.items[s->first].folded));
    propose(s, start, opening, scene_capitalise(s, again.text),
            "two sentences are easier than a long start");
}

/* "a nurse from Leeds", not "a year later". */
static bool is_person(const struct scene *s, uint32_t first, uint32_t end) {
    uint32_t head = scene_head_of(s, first, end);
    return s->doc->types.items[s->doc->words.items[head].type].meaning == DOC_PERSON &&
           find_has_tag(s->doc, head, "/NN");
}

/* "A nurse from Leeds, she looked after him." Only for a pronoun, who can be nobody else. */
static void try_name(struct scene *s, const struct start *start) {
    const struct doc *doc = s->doc;
    static const char *const pronouns[] = {"he", "she"};
    uint32_t subject = start->subject->first_word;
    bool is_past = find_has_tag(doc, start->verb, "/VBD");
    bool is_article = find_word_is(doc, s->first, "a") || find_word_is(doc, s->first, "an");
    if (!is_article || !FIND_WORD_IN(doc, subject, pronouns)) return;
    if (!is_person(s, s->first, start->end)) return;
    if (has_comma(s, start->end) || find_has_tag(doc, start->verb, "/MD")) return;
    struct str pronoun = scene_words_inside(s, subject, subject);
    struct str opening =
        str_format(doc->arena, "%.*s %s %.*s", STR_ARG(scene_capitalise(s, pronoun)),
                   is_past ? "was" : "is", STR_ARG(doc->words.items[s->first].folded));
    propose(s, start, opening, scene_capitalise(s, pronoun),
            "two sentences are easier than a long start");
}

/* The verb, or "in order to" before it, of a purpose that opens the sentence; or DOC_NONE. */
static uint32_t purpose_of(const struct scene *s) {
    const struct doc *doc = s->doc;
    uint32_t w = s->first;
    if (find_word_is(doc, w, "in") && find_word_is(doc, w + 1, "order")) w += 2;
    bool is_purpose = find_word_is(doc, w, "to") && find_has_tag(doc, w + 1, "/VB");
    return is_purpose && !find_word_is(doc, w + 1, "be") ? w : DOC_NONE;
}

/* "To cut costs, the council closed it." What somebody can, may or must do is no deed: there the
 * start is a condition. */
static void try_purpose(struct scene *s, const struct start *start) {
    enum { SHORTEST = 4 };
    static const char *const conditions[] = {"has", "have", "is", "are", "need", "needs", "you"};
    const struct doc *doc = s->doc;
    uint32_t to = purpose_of(s), subject = start->subject->first_word;
    if (to == DOC_NONE || scene_count_words(s, to, start->end) < SHORTEST) return;
    if (has_comma(s, start->end) ||
        scene_count_words(s, s->first, s->end) <= doc->band->error_words)
        return;
    bool is_deed = !find_has_tag(doc, start->verb, "/MD") || find_word_is(doc, start->verb, "will");
    for (size_t i = 0; i < sizeof conditions / sizeof *conditions; i++)
        is_deed &= !find_word_is(doc, start->verb, conditions[i]) &&
                   !find_word_is(doc, subject, conditions[i]);
    if (!is_deed || scene_has(s, "not", subject, s->end) || scene_has(s, "and", subject, s->end) ||
        scene_has(s, ";", subject, s->end) || scene_has(s, "if", subject, s->end))
        return;
    static const char *const others[] = {"he",  "her", "him",   "his",  "it",
                                         "its", "she", "their", "them", "they"};
    for (uint32_t w = subject + 1; w < s->end; w++)
        if (FIND_WORD_IN(doc, w, others)) return; /* the start may say who that is */
    bool is_past = find_has_tag(doc, start->verb, "/VBD");
    struct span text = find_words_span(doc, to, start->end - 1);
    struct str aim = str_slice(doc->text, doc->words.items[to].text.end, text.end);
    const struct doc_word *last = &doc->words.items[s->end - 1];
    struct proposal p = {
        .rule = RULE_SPLIT_FRONTED,
        .last = start->end - 1,
        .next = subject,
        .chance = start->subject->chance,
        .message = "the main point comes first",
        .changes = {{{doc->words.items[s->first].text.start, doc->words.items[subject].text.start},
                     STR(""),
                     true},
                    {last->text,
                     str_format(doc->arena, "%.*s. This %s to%.*s",
                                STR_ARG(doc_word_text(doc, last)), is_past ? "was" : "is",
                                STR_ARG(aim)),
                     false}},
        .change_count = 2};
    scene_propose(s, &p);
}

void scene_split_fronted(struct scene *s) {
    struct start start;
    if (s->end < s->first + 6 || !find_start(s, &start) || !is_plain_start(s, &start)) return;
    try_participle(s, &start);
    try_name(s, &start);
    try_purpose(s, &start);
}
