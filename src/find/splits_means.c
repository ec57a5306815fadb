/* Splits before the way in which something is done, at the end of a long sentence: "The council
 * will improve the homes by ..." becomes "The council will improve the homes. It will do this by
 * ...". Only where one verb stands before it, so that nothing else can be meant. */
#include "find/scene.h"

#include "base/utf8.h"

/* The verbs of the main clause: "will have improved", "aims to improve". */
struct deed {
    uint32_t finite, verb; /* the first one and the one that says what is done */
    bool is_passive, is_aim;
};

/* Verbs that "do this" cannot take up: what they tell of is no deed, or "by" belongs to them. */
static bool is_no_deed(const struct doc *doc, uint32_t verb) {
    static const char *const verbs[] = {
        "abide",  "be",     "become",   "begin", "belong",     "celebrate", "close",  "come",
        "die",    "differ", "do",       "end",   "feel",       "finish",    "follow", "get",
        "have",   "hope",   "judge",    "know",  "like",       "live",      "mark",   "mean",
        "need",   "open",   "own",      "put",   "react",      "remain",    "reply",  "respond",
        "result", "say",    "see",      "seem",  "show",       "stand",     "start",  "stay",
        "stop",   "strike", "surprise", "think", "understand", "vary",      "want",   "work"};
    return str_in_sorted(doc->lemmas[verb], verbs, sizeof verbs / sizeof *verbs);
}

static uint32_t pass_adverbs(const struct scene *s, uint32_t w) {
    while (w < s->end && find_has_tag(s->doc, w, "/RB")) w++;
    return w;
}

static bool is_of_be(const struct doc *doc, uint32_t w) {
    return str_equal(doc->lemmas[w], STR("be"));
}

/* "improves", "will improve", "is improving", "has improved", "is improved", "can be improved",
 * "aims to improve"; other groups are left. */
static bool find_deed(const struct scene *s, uint32_t finite, struct deed *deed) {
    static const char *const aims[] = {"aim", "expect", "hope", "intend", "plan", "try", "want"};
    const struct doc *doc = s->doc;
    *deed = (struct deed){.finite = finite, .verb = finite};
    uint32_t next = pass_adverbs(s, finite + 1);
    bool is_past = find_has_tag(doc, finite, "/VBD");
    bool has_aim = find_word_is(doc, finite + 1, "to") && find_has_tag(doc, finite + 2, "/VB");
    if (has_aim && str_in_sorted(doc->lemmas[finite], aims, sizeof aims / sizeof *aims)) {
        deed->verb = finite + 2;
        deed->is_aim = true;
    } else if (find_has_tag(doc, finite, "/MD") && is_of_be(doc, next)) {
        deed->verb = pass_adverbs(s, next + 1);
        deed->is_passive = true;
        return find_has_tag(doc, deed->verb, "/VBN");
    } else if (find_has_tag(doc, finite, "/MD")) {
        deed->verb = next;
        return find_has_tag(doc, next, "/VB") && !is_no_deed(doc, next);
    } else if (is_of_be(doc, finite)) {
        deed->verb = next;
        deed->is_passive = find_has_tag(doc, next, "/VBN");
        return deed->is_passive || (find_has_tag(doc, next, "/VBG") && !is_no_deed(doc, next));
    } else if (str_equal(doc->lemmas[finite], STR("have"))) {
        deed->verb = next;
        return !is_past && find_has_tag(doc, next, "/VBN") && !is_no_deed(doc, next);
    }
    return !is_no_deed(doc, deed->verb);
}

/* "will do this", "does this", "is doing this", "has done this", "aims to do this". */
static struct str take_up(const struct scene *s, const struct deed *deed, bool is_plural) {
    const struct doc *doc = s->doc;
    struct str first = doc->words.items[deed->finite].folded;
    if (deed->is_aim) return str_format(doc->arena, "%.*s to do this", STR_ARG(first));
    if (find_has_tag(doc, deed->finite, "/MD"))
        return str_format(doc->arena, "%.*s do this", STR_ARG(first));
    if (deed->verb == deed->finite) {
        bool is_past = find_has_tag(doc, deed->finite, "/VBD");
        return is_past ? STR("did this") : is_plural ? STR("do this") : STR("does this");
    }
    bool is_done = find_has_tag(doc, deed->verb, "/VBN");
    return str_format(doc->arena, "%.*s %s this", STR_ARG(first), is_done ? "done" : "doing");
}

/* "This is done", "This can be done". */
static struct str take_up_passive(const struct scene *s, const struct deed *deed) {
    const struct doc *doc = s->doc;
    struct str first = doc->words.items[deed->finite].folded;
    if (find_has_tag(doc, deed->finite, "/MD"))
        return str_format(doc->arena, "This %.*s be done", STR_ARG(first));
    return find_has_tag(doc, deed->finite, "/VBD") ? STR("This was done") : STR("This is done");
}

/* A second verb, a negation or a limit that what follows may belong to as well. */
static bool has_other_verb(const struct scene *s, uint32_t first, uint32_t end) {
    static const char *const words[] = {
        "also", "cannot",  "either", "enough",  "hardly", "just", "mainly", "merely", "mostly",
        "n't",  "neither", "never",  "no",      "none",   "nor",  "not",    "only",   "partly",
        "than", "that",    "too",    "whether", "which",  "who",  "without"};
    const struct doc *doc = s->doc;
    bool is_joined = false;
    for (uint32_t w = first; w < end; w++) {
        is_joined |= find_word_is(doc, w, "and") || find_word_is(doc, w, "or");
        bool is_verb = scene_is_finite(s, w) || find_has_tag(doc, w, "/VB") ||
                       (is_joined && find_has_tag(doc, w, "/VBN")) ||
                       find_has_tag(doc, w, "/VBG") || find_has_tag(doc, w, "/TO");
        bool is_behind_comma = find_word_is(doc, w, ",") || find_word_is(doc, w, ";");
        if (is_verb || is_behind_comma || FIND_WORD_IN(doc, w, words)) return true;
    }
    return false;
}

/* "by working there, before she left", "by working there and was made a judge": more than the means
 * follows, of which "does this by" would make a part. */
static bool goes_on(const struct scene *s, uint32_t first) {
    bool is_joined = false;
    for (uint32_t w = first; w < s->end; w++) {
        if (is_joined && scene_is_finite(s, w)) return true;
        is_joined |= find_word_is(s->doc, w, ",") || find_word_is(s->doc, w, "and") ||
                     find_word_is(s->doc, w, "but");
    }
    return false;
}

/* Does the sentence begin with its subject, or with a plain phrase and a comma? */
static bool has_plain_start(const struct scene *s, const struct doc_construction *subject) {
    for (uint32_t w = s->first; w < subject->first_word; w++)
        if (scene_is_finite(s, w) || find_has_tag(s->doc, w, "/TO")) return false;
    return !find_word_is(s->doc, subject->first_word, "there") &&
           !find_word_is(s->doc, subject->first_word, "it");
}

static void try_means(struct scene *s, uint32_t w) {
    enum { SHORTEST = 5, NEAR = 2 };
    const struct doc *doc = s->doc;
    const struct doc_construction *subject = scene_subject(s, w);
    uint32_t last = find_word_is(doc, w - 1, ",") ? w - 2 : w - 1;
    struct clause_range left = {s->first, w};
    if (!subject || !has_plain_start(s, subject) || goes_on(s, w)) return;
    if (find_has_tag(doc, last, "/RB")) return; /* "simply by washing it" */
    if (scene_count_words(s, w, s->end) < SHORTEST) return;
    if (scene_count_words(s, s->first, s->end) <= doc->band->error_words) return;
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    uint32_t finite = scene_finite_from(s, subject->end_word, w);
    struct deed deed;
    if (finite == DOC_NONE || finite > subject->end_word + 1) return;
    if (!find_deed(s, finite, &deed)) return;
    if (deed.verb + (deed.is_passive ? 1 : NEAR) > last) return;
    if (has_other_verb(s, deed.verb + 1, last + 1) || scene_has(s, "not", s->first, w)) return;
    struct str start;
    if (deed.is_passive) {
        start = take_up_passive(s, &deed);
    } else {
        struct reference r;
        uint32_t first = subject->first_word, end = subject->end_word;
        if (!scene_refer(s, first, end, scene_head_of(s, first, end), w, &r)) return;
        start = str_format(doc->arena, "%.*s %.*s", STR_ARG(scene_capitalise(s, r.text)),
                           STR_ARG(take_up(s, &deed, r.is_plural)));
    }
    struct proposal p = {.rule = RULE_SPLIT_MEANS,
                         .last = last,
                         .next = w,
                         .chance = subject->chance,
                         .message = "how it is done can be a sentence of its own",
                         .changes = {{scene_gap(s, last, w),
                                      str_format(doc->arena, ". %.*s ", STR_ARG(start)), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

void scene_split_means(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 4; w + 4 < s->end; w++) {
        bool is_means = find_word_is(doc, w, "by") && find_has_tag(doc, w + 1, "/VBG");
        if (is_means && !scene_is_closed_off(s, w) && !scene_is_enclosed(s, w)) try_means(s, w);
    }
}
