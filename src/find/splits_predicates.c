/* Splits between two predicates of one subject: "She wrote a letter and sent it to the panel." The
 * subject is said again. */
#include "find/scene.h"

enum { SURE = 650, LIKELY = 350, SERIES_SURE = 900, MOST_COMMAS = 3 };

/* "With the new plan, the council ...": it holds for both, and only one sentence would have it. A
 * time is no loss: what comes next is told as of the same time. */
static bool has_fronted_phrase(const struct scene *s, uint32_t subject) {
    static const char *const times[] = {"after", "at", "before", "by",   "during",
                                        "from",  "in", "on",     "since"};
    const struct doc *doc = s->doc;
    if (!find_has_tag(doc, s->first, "/IN") || subject == s->first) return false;
    if (!FIND_WORD_IN(doc, s->first, times)) return true;
    if (find_word_is(doc, s->first, "after") || find_word_is(doc, s->first, "during")) return false;
    for (uint32_t w = s->first; w < subject; w++)
        if (doc->words.items[w].kind == DOC_NUMBER || find_word_is(doc, w, "century")) return false;
    return true;
}

/* Something before the joint that holds for both predicates and must not be taken from the second,
 * or that makes the two a pair. */
static bool is_bound_before(const struct scene *s, uint32_t first, uint32_t subject,
                            uint32_t joint) {
    static const char *const conditions[] = {"if",   "once",     "unless", "until",
                                             "when", "whenever", "where",  "while"};
    static const char *const pairs[] = {"always",  "between",   "both",      "either",  "generally",
                                        "neither", "never",     "normally",  "often",   "only",
                                        "rarely",  "regularly", "sometimes", "usually", "whether"};
    static const char *const verbs[] = {"allege", "alleged", "alleges", "claim", "claimed",
                                        "claims", "said",    "say",     "says",  "told"};
    const struct doc *doc = s->doc;
    struct clause_range left = {s->first, joint};
    if (clause_has_front_scope(doc, left) || has_fronted_phrase(s, first)) return true;
    for (uint32_t w = s->first; w < subject; w++)
        if (FIND_WORD_IN(doc, w, conditions)) return true;
    for (uint32_t w = s->first; w < subject; w++)
        if (find_word_is(doc, w, "that") && find_has_tag(doc, w, "/IN")) return true;
    for (uint32_t w = subject; w < joint; w++) {
        if (FIND_WORD_IN(doc, w, pairs) || FIND_WORD_IN(doc, w, verbs)) return true;
        bool is_clause = find_word_is(doc, w, "that") && find_has_tag(doc, w, "/IN");
        if (is_clause) return true;
    }
    return false;
}

/* "... because they were late", "... if you want", "to ...": may be said of both. */
static bool is_bound_behind(const struct scene *s, uint32_t joint) {
    static const char *const words[] = {"because", "if", "respectively", "unless"};
    for (uint32_t w = joint + 1; w < s->end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    for (uint32_t w = joint + 1; w + 1 < s->end; w++)
        if (find_word_is(s->doc, w, "by") && find_has_tag(s->doc, w + 1, "/VBG")) return true;
    return false;
}

/* "June 1, 1977", "Leeds, England": a comma that ends nothing. */
static bool is_inside_phrase(const struct doc *doc, uint32_t comma) {
    bool is_place = find_has_tag(doc, comma - 1, "/NNP") && find_has_tag(doc, comma + 1, "/NNP");
    return is_place || (doc->words.items[comma + 1].kind == DOC_NUMBER &&
                        doc->words.items[comma - 1].kind == DOC_NUMBER);
}

/* The commas between the subject and the joint come in pairs or not at all, the joint's aside: else
 * it is the last of a series. */
static bool is_series(const struct scene *s, uint32_t from, uint32_t joint) {
    uint32_t commas = 0, end = find_word_is(s->doc, joint - 1, ",") ? joint - 1 : joint;
    for (uint32_t w = from; w < end; w++)
        commas += find_word_is(s->doc, w, ",") && !scene_is_closed_off(s, w) &&
                  !is_inside_phrase(s->doc, w);
    return commas % 2 == 1;
}

static bool is_passive(const struct scene *s, uint32_t end) {
    static const char *const be[] = {"are", "been", "is", "was", "were"};
    for (uint32_t w = s->first; w + 1 < end; w++)
        if (FIND_WORD_IN(s->doc, w, be) &&
            (find_has_tag(s->doc, w + 1, "/VBN") || find_has_tag(s->doc, w + 2, "/VBN")))
            return true;
    return false;
}

/* "and remained open": a verb that has no passive. Behind "was born" most others have none, either:
 * "She was born in Leeds and studied at home". */
static bool is_never_passive(const struct scene *s, uint32_t verb) {
    static const char *const verbs[] = {
        "appeared",  "arrived",  "belonged", "competed",  "consisted",    "died",     "emigrated",
        "graduated", "happened", "lasted",   "lived",     "participated", "remained", "resided",
        "seemed",    "stayed",   "talked",   "travelled", "waited",       "walked",   "worked"};
    static const char *const of_birth[] = {"adopted", "baptised",   "baptized", "brought",
                                           "buried",  "christened", "educated", "named",
                                           "raised",  "reared",     "schooled", "trained"};
    if (FIND_WORD_IN(s->doc, verb, verbs)) return true;
    return scene_has(s, "born", s->first, verb) && !FIND_WORD_IN(s->doc, verb, of_birth);
}

/* "and included two villages": a participle has no object, but for verbs that take two. */
static bool has_object(const struct scene *s, uint32_t verb) {
    static const char *const givers[] = {
        "allowed", "appointed", "asked",   "awarded", "called",   "christened", "considered",
        "crowned", "declared",  "denied",  "dubbed",  "elected",  "granted",    "handed",
        "named",   "nicknamed", "offered", "paid",    "promised", "rebranded",  "refused",
        "renamed", "retitled",  "shown",   "taught",  "titled",   "voted"};
    const struct doc *doc = s->doc;
    uint32_t w = verb + 1;
    if (w >= s->end || FIND_WORD_IN(doc, verb, givers)) return false;
    static const char *const times[] = {"day", "home", "today", "tomorrow", "week", "yesterday"};
    if (find_has_tag(doc, w, "/NN") && FIND_WORD_IN(doc, w, times)) return false;
    return find_has_tag(doc, w, "/DT") || find_has_tag(doc, w, "/CD") ||
           find_has_tag(doc, w, "/PRP") || find_has_tag(doc, w, "/PRP$") ||
           find_has_tag(doc, w, "/NN") || find_has_tag(doc, w, "/NNS") ||
           find_has_tag(doc, w, "/NNP");
}

static bool is_told_now(const struct scene *s, uint32_t end) {
    for (uint32_t w = s->first; w < end; w++) {
        if (find_has_tag(s->doc, w, "/VBD")) return false;
        if (find_has_tag(s->doc, w, "/VBP") || find_has_tag(s->doc, w, "/VBZ")) return true;
    }
    return false;
}

/* The second verb in the form that the subject wants: not "answer" in "She can read and answer",
 * which goes on from "can". */
static bool agrees(const struct scene *s, uint32_t joint, bool is_plural) {
    uint32_t verb = joint + 1;
    while (verb < s->end && find_has_tag(s->doc, verb, "/RB")) verb++;
    if (verb == s->end || !scene_is_finite(s, verb)) return false; /* "and complaining will" */
    bool is_active = has_object(s, verb) || is_never_passive(s, verb);
    if (is_passive(s, joint) && find_has_tag(s->doc, verb, "/VBD") && !is_active &&
        str_ends(s->doc->words.items[verb].folded, STR("ed")))
        return false; /* "were built of stone and painted white": the second may be passive, too */
    bool is_past = find_has_tag(s->doc, verb, "/VBD");
    if (is_past && str_ends(s->doc->words.items[verb].folded, STR("ed")) && is_told_now(s, joint))
        return false; /* "are enlarged and modified": a participle */
    bool is_base = find_has_tag(s->doc, verb, "/VBP"),
         is_third = find_has_tag(s->doc, verb, "/VBZ");
    for (uint32_t w = s->first; w < joint && is_base; w++)
        if (find_has_tag(s->doc, w, "/MD") || find_has_tag(s->doc, w, "/TO")) return false;
    return is_plural ? !is_third : !is_base;
}

static bool is_verb(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/VBD") || find_has_tag(doc, w, "/VBN") ||
           find_has_tag(doc, w, "/VBP") || find_has_tag(doc, w, "/VBZ") ||
           find_has_tag(doc, w, "/VB") || find_has_tag(doc, w, "/VBG");
}

/* The judge's word, for which less is enough at ", and" with a verb behind it where no clause in
 * between could be meant. */
static bool is_sure(const struct scene *s, const struct doc_construction *c, uint32_t subject_end) {
    static const char *const clauses[] = {"that", "where", "which", "who", "whom", "whose"};
    uint32_t w = c->first_word;
    if (c->chance >= SURE) return true;
    if (c->chance < LIKELY || !find_word_is(s->doc, w - 1, ",")) return false;
    if (!scene_is_finite(s, w + 1)) return false;
    for (uint32_t i = subject_end; i < w; i++)
        if (FIND_WORD_IN(s->doc, i, clauses)) return false;
    return true;
}

/* "found a bed, bought a desk and painted the room": verbs behind commas. */
static bool is_verb_series(const struct scene *s, uint32_t from, uint32_t joint) {
    for (uint32_t w = from; w + 1 < joint; w++)
        if (find_word_is(s->doc, w, ",") && w > from &&
            (scene_is_finite(s, w + 1) || find_has_tag(s->doc, w + 1, "/VBN")))
            return true;
    return false;
}

/* "was watching the news and saw her": the first is only where the second happened. */
static bool is_background(const struct scene *s, uint32_t subject_end) {
    static const char *const be[] = {"was", "were"};
    return FIND_WORD_IN(s->doc, subject_end, be) && find_has_tag(s->doc, subject_end + 1, "/VBG");
}

/* "changed as the club left town and moved": the second verb may be one of the clause between. */
static bool has_clause_between(const struct scene *s, uint32_t subject_end, uint32_t joint) {
    static const char *const openers[] = {"after", "although", "as",    "because", "before",
                                          "since", "though",   "until", "when",    "while"};
    static const char *const links[] = {"and", "but", "or", "so", "yet"};
    bool is_open = false;
    for (uint32_t w = subject_end; w < joint; w++) {
        bool is_noun =
            scene_starts_noun_phrase(s->doc, w + 1) || find_has_tag(s->doc, w + 1, "/NNS");
        bool is_link = FIND_WORD_IN(s->doc, w, links) && is_noun;
        for (uint32_t k = w + 1; k < joint && is_link; k++)
            if (scene_is_finite(s, k)) return true;
        if (FIND_WORD_IN(s->doc, w, openers)) is_open = true;
        bool is_verb = scene_is_finite(s, w) || find_has_tag(s->doc, w, "/VBN");
        if (is_open && is_verb) return true;
    }
    return false;
}

/* "lesions and blows", "and so would": a noun's plural, or a word that cannot follow a subject. */
static bool is_no_verb(const struct scene *s, uint32_t w) {
    static const char *const links[] = {"both",      "each", "hence",   "so",
                                        "therefore", "thus", "together"};
    bool is_noun = find_has_tag(s->doc, w - 1, "/NN") || find_has_tag(s->doc, w - 1, "/NNS");
    bool is_listed = is_noun && scene_has(s, "such", s->first, w);
    for (uint32_t i = s->first; i + 1 < w; i++)
        if (find_word_is(s->doc, i, "is") && find_word_is(s->doc, i + 1, "when")) return true;
    return is_listed || FIND_WORD_IN(s->doc, w + 1, links);
}

/* Anything that speaks against telling the second predicate on its own? */
static bool is_bound(const struct scene *s, const struct doc_construction *c, uint32_t first,
                     uint32_t subject_end) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    if (doc->words.items[w + 1].flags & DOC_CAPITAL) return true; /* "Alanis and Now Is the Time" */
    bool is_second_but = find_word_is(doc, w, "but") && find_word_is(doc, s->first, "but");
    if (is_second_but || clause_has_wide_adverb(doc, s->first)) return true;
    if (is_background(s, subject_end) || is_no_verb(s, w)) return true;
    if (has_clause_between(s, subject_end, w)) return true;
    bool has_mark = doc->words.items[w - 1].kind == DOC_PUNCTUATION;
    bool may_end = find_word_is(doc, w - 1, ",") || find_word_is(doc, w - 1, ")") ||
                   (doc->words.items[w - 1].flags & DOC_IN_QUOTE);
    if (has_mark && !may_end) return true;
    static const char *const be[] = {"are", "is", "was", "were"};
    if (is_verb(doc, w - 1) && !FIND_WORD_IN(doc, w + 1, be))
        return true; /* "hunted and ate a rabbit": of both */
    if (find_has_tag(doc, w - 1, "/IN") || find_has_tag(doc, w - 1, "/RP"))
        return true; /* "ran for and won the seat", "set up and ran a club" */
    return is_bound_before(s, first, subject_end, w) || is_bound_behind(s, w) ||
           scene_has_open_relative(s, subject_end, w) || scene_is_attributed(s, w);
}

/* What a second predicate says again: the subject and, of verbs that share them, its auxiliaries.
 */
struct again {
    const struct doc_construction *subject;
    struct reference reference;
    struct str auxiliaries; /* "will ", or nothing */
    uint32_t commas[MOST_COMMAS],
        comma_count; /* of a series of predicates, the joint's own aside */
};

static bool name_again(const struct scene *s, const struct doc_construction *c,
                       struct again *again) {
    enum { SHORTEST = 5 };            /* "They write" is a stub */
    enum { SHORTEST_WITH_NAME = 15 }; /* in a short one the name would stand twice on one line */
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    uint32_t first = again->subject->first_word, end = again->subject->end_word;
    struct reference *reference = &again->reference;
    bool is_part = is_verb_series(s, end, w) || (c->chance < SERIES_SURE && is_series(s, end, w));
    if (is_bound(s, c, first, end) || (is_part && !again->comma_count)) return false;
    if (!scene_refer(s, first, end, scene_head_of(s, first, end), w, reference)) return false;
    if (scene_count_words(s, s->first, w) < SHORTEST) return false;
    bool is_named =
        str_equal_fold(reference->text, doc_slice(doc, find_words_span(doc, first, end - 1)));
    return !is_named || end == first || find_has_tag(doc, first, "/PRP") ||
           scene_count_words(s, s->first, s->end) >= SHORTEST_WITH_NAME;
}

static void propose(struct scene *s, const struct doc_construction *c, const struct again *again) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    struct str subject = again->reference.text;
    bool has_comma = find_word_is(doc, w - 1, ","), is_but = find_word_is(doc, w, "but");
    uint32_t last = has_comma ? w - 2 : w - 1, next = w + 1;
    if (!is_but) subject = scene_capitalise(s, subject);
    struct str after = str_format(doc->arena, ". %s%.*s %.*s", is_but ? "But " : "",
                                  STR_ARG(subject), STR_ARG(again->auxiliaries));
    struct proposal p = {.rule = RULE_SPLIT_PREDICATE,
                         .last = last,
                         .next = next,
                         .chance = c->chance,
                         .message = "one subject with two verbs: two sentences are easier"};
    for (uint32_t i = 0; i < again->comma_count; i++) {
        uint32_t comma = again->commas[i];
        p.changes[p.change_count++] =
            (struct doc_change){scene_gap(s, comma - 1, comma + 1), after, false};
    }
    p.changes[p.change_count++] = (struct doc_change){scene_gap(s, last, next), after, false};
    scene_propose(s, &p);
}

/* "found a bed in May, bought a desk for the room and painted the walls": verbs of one form behind
 * all commas. Notes where these stand. */
static bool find_series(const struct scene *s, uint32_t joint, struct again *again) {
    enum { SHORTEST = 4 };
    static const char *const tags[] = {"/VBD", "/VBZ", "/VBP"};
    const struct doc *doc = s->doc;
    uint32_t verb = again->subject->end_word, last = verb;
    const char *tag = NULL;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (find_has_tag(doc, verb, tags[i]) && find_has_tag(doc, joint + 1, tags[i]))
            tag = tags[i];
    if (!tag || find_word_is(doc, joint, "but")) return false;
    uint32_t end = find_word_is(doc, joint - 1, ",") ? joint - 1 : joint;
    for (uint32_t w = verb + 1; w < end; w++) {
        bool is_other = scene_is_finite(s, w) && !find_word_is(doc, w - 1, ",");
        if (is_other || find_word_is(doc, w, "and") || find_word_is(doc, w, "or")) return false;
        if (!find_word_is(doc, w, ",")) continue;
        bool is_part = find_has_tag(doc, w + 1, tag) && !scene_is_closed_off(s, w) &&
                       scene_count_words(s, last, w) >= SHORTEST;
        if (!is_part || again->comma_count == MOST_COMMAS) return false;
        again->commas[again->comma_count++] = w;
        last = w + 1;
    }
    return again->comma_count && scene_count_words(s, last, end) >= SHORTEST &&
           scene_count_words(s, joint + 1, s->end) >= SHORTEST;
}

static bool is_pronoun(struct str text) {
    static const char *const words[] = {"he", "i", "it", "she", "they", "we", "you"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_fold(text, str_from(words[i]))) return true;
    return false;
}

static void try_predicate(struct scene *s, const struct doc_construction *c) {
    uint32_t w = c->first_word;
    struct again again = {.subject = scene_subject(s, w), .auxiliaries = STR("")};
    if (!again.subject || !is_sure(s, c, again.subject->end_word)) return;
    if (!find_series(s, w, &again)) again.comma_count = 0;
    if (!name_again(s, c, &again)) return;
    if (again.comma_count && !is_pronoun(again.reference.text)) return; /* a name, three times */
    bool is_first_person = str_equal_fold(again.reference.text, STR("i"));
    if (agrees(s, w, again.reference.is_plural || is_first_person)) propose(s, c, &again);
}

/* The auxiliaries from the finite one at `w` to the verb that they belong to, whose place comes in
 * *verb; empty when an adverb or anything else stands between. */
static struct str auxiliaries_from(const struct scene *s, uint32_t w, uint32_t *verb) {
    static const char *const helpers[] = {"are",    "be",   "been", "can",  "could", "had",
                                          "has",    "have", "is",   "may",  "might", "must",
                                          "should", "was",  "were", "will", "would"};
    static const char *const links[] = {"also", "now", "then"};
    const struct doc *doc = s->doc;
    struct buf buf = {.arena = doc->arena};
    for (; w < s->end; w++) {
        if (FIND_WORD_IN(doc, w, links)) continue;
        if (!FIND_WORD_IN(doc, w, helpers)) break;
        buf_add(&buf, doc->words.items[w].folded);
        buf_add_char(&buf, ' ');
    }
    *verb = w;
    return buf_str(&buf);
}

/* Could something else than the first verb be what the second one goes on from, or is there a "not"
 * that may hold for both? `tag`: of both verbs. */
static bool may_share_other(const struct scene *s, uint32_t verb, uint32_t joint, const char *tag) {
    static const char *const words[] = {"n't", "never", "no", "nobody", "nor", "not", "without"};
    for (uint32_t w = s->first; w < joint; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    for (uint32_t w = verb + 1; w < joint; w++)
        if (find_has_tag(s->doc, w, tag) || scene_is_finite(s, w)) return true;
    return is_series(s, verb, joint);
}

/* "can", "would": two things that somebody can do may be one thing to do; only in long sentences.
 */
static bool is_loose_modal(const struct doc *doc, uint32_t w) {
    static const char *const modals[] = {"can", "could", "may", "might", "would"};
    return FIND_WORD_IN(doc, w, modals);
}

/* "will look at the plan and write a report": "It will look at the plan. It will write a report."
 */
static void try_shared(struct scene *s, const struct doc_construction *c) {
    enum { SHARED_SURE = 500, SHORTEST = 2 };
    static const char *const tags[] = {"/VB", "/VBN"};
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, verb, second = w + 1;
    struct again again = {.subject = c->chance >= SHARED_SURE ? scene_subject(s, w) : NULL};
    if (!again.subject) return;
    uint32_t finite = scene_finite_from(s, again.subject->end_word, w);
    if (finite == DOC_NONE || finite > again.subject->end_word + 1) return;
    again.auxiliaries = auxiliaries_from(s, finite, &verb);
    while (second < s->end && find_has_tag(doc, second, "/RB")) second++;
    static const char *const links[] = {"also", "later", "now", "soon", "then"};
    if (second > w + 1 && !FIND_WORD_IN(doc, w + 1, links)) return; /* "and so closed" */
    if (!again.auxiliaries.size || verb + SHORTEST >= w || second >= s->end) return;
    const char *tag = NULL;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (find_has_tag(doc, verb, tags[i]) && find_has_tag(doc, second, tags[i])) tag = tags[i];
    if (!tag || may_share_other(s, verb, w, tag)) return;
    if (is_loose_modal(doc, finite) &&
        scene_count_words(s, s->first, s->end) <= doc->band->error_words)
        return;
    static const char *const perfect[] = {"had", "has", "have"};
    bool is_passive = find_has_tag(doc, second, "/VBN") && !FIND_WORD_IN(doc, verb - 1, perfect);
    bool is_told_how = find_has_tag(doc, second + 1, "/IN") ||
                       find_has_tag(doc, second + 1, "/TO") || find_has_tag(doc, second + 1, "/RB");
    if (is_passive && !is_told_how) return; /* a past tense: "was new and featured a pool" */
    bool is_by_one = scene_has(s, "by", second, s->end) && !scene_has(s, "by", verb, w);
    if (is_passive && is_by_one) return; /* "was built and opened by the mayor": both, perhaps */
    if (!name_again(s, c, &again)) return;
    if (is_pronoun(again.reference.text) ||
        scene_count_words(s, s->first, s->end) > doc->band->error_words)
        propose(s, c, &again);
}

void scene_split_predicates(struct scene *s) {
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        uint32_t w = c->first_word;
        bool is_joint = find_word_is(s->doc, w, "and") || find_word_is(s->doc, w, "but");
        if (!is_joint || w < s->first + 2 || scene_is_closed_off(s, w) || scene_is_enclosed(s, w))
            continue;
        if (c->kind == DOC_PREDICATE) try_predicate(s, c);
        if (c->kind == DOC_SHARED) try_shared(s, c);
    }
}
