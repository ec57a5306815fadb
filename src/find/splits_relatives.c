/* Splits before a relative clause that only adds something: "They live in Leeds, which is a big
 * city." becomes "They live in Leeds. Leeds is a big city." Inside a sentence only one that belongs
 * to the subject: "The panel, which met in May, agreed." becomes "The panel met in May. It agreed."
 */
#include "find/scene.h"

#include "base/utf8.h"

enum { SURE = 600 };

static bool is_be(const struct doc *doc, uint32_t w) {
    static const char *const be[] = {"are", "be", "been", "being", "is", "was", "were"};
    return FIND_WORD_IN(doc, w, be) || find_has_tag(doc, w, "/RB");
}

/* "the north of England, which", "a town in Wales, which", "Tom and Ann, who": may the clause tell
 * of the noun before this one? Not when it is about people and that one is none. */
static bool has_other_noun(const struct scene *s, uint32_t first, uint32_t relative) {
    const struct doc *doc = s->doc;
    uint32_t link = first - 1;
    bool is_joined = find_word_is(doc, link, "and") || find_word_is(doc, link, "or");
    if (is_joined || link <= s->first || find_word_is(doc, relative, "where")) return is_joined;
    bool is_participle = find_has_tag(doc, link, "/VBG") || find_has_tag(doc, link, "/VBN");
    bool is_of_name =
        find_has_tag(doc, link, "/IN") && (doc->words.items[link - 1].flags & DOC_NAME);
    bool is_second_name = find_word_is(doc, link, ",") && find_has_tag(doc, first, "/NNP");
    if (is_participle || is_of_name || is_second_name) return true;
    if (find_word_is(doc, link, "as")) return true; /* "Ann, known as Annie, who" */
    if (find_has_tag(doc, link, "/RB") && find_word_is(doc, link - 1, "and")) return true;
    static const char *const wheres[] = {"anywhere", "elsewhere", "nearby", "somewhere"};
    if (FIND_WORD_IN(doc, link - 1, wheres)) return true; /* "a park elsewhere in Leeds, which" */
    bool is_behind_noun = find_has_tag(doc, link - 1, "/NN") ||
                          find_has_tag(doc, link - 1, "/NNS") ||
                          find_has_tag(doc, link - 1, "/NNP");
    bool is_of_participle = find_has_tag(doc, link - 1, "/VBN") && link > s->first + 1 &&
                            !is_be(doc, link - 2); /* "an event held by the club, which" */
    if (is_of_participle) return true;
    bool is_behind_verb = scene_is_finite(s, link - 1) || find_has_tag(doc, link - 1, "/VB") ||
                          find_has_tag(doc, link - 1, "/VBN") ||
                          find_has_tag(doc, link - 1, "/VBG") ||
                          find_has_tag(doc, link - 1, "/RP") || find_has_tag(doc, link - 1, "/RB");
    if (!find_has_tag(doc, link, "/IN")) return find_word_is(doc, link, "of");
    bool is_behind_degree = find_has_tag(doc, link - 1, "/JJS"); /* "lowest among carers" */
    if (!is_behind_noun) return !is_behind_verb && !is_behind_degree;
    bool is_personal = find_word_is(doc, relative, "who") || find_word_is(doc, relative, "whose");
    uint8_t meaning = doc->types.items[doc->words.items[link - 1].type].meaning;
    bool may_be_person = meaning != DOC_THING || find_has_tag(doc, link - 1, "/NNP");
    return !is_personal || may_be_person;
}

/* The noun that the clause tells of: the last one before the comma when nothing between the two can
 * be meant instead. First word of its phrase in *first. */
bool scene_find_antecedent(const struct scene *s, uint32_t comma, uint32_t *first, uint32_t *head) {
    static const char *const starts[] = {"a",     "all",   "an",    "any",     "both",  "each",
                                         "every", "her",   "his",   "its",     "many",  "most",
                                         "my",    "no",    "our",   "several", "some",  "that",
                                         "the",   "their", "these", "this",    "those", "your"};
    const struct doc *doc = s->doc;
    uint32_t w = comma - 1;
    bool is_nominal = find_has_tag(doc, w, "/NN") || find_has_tag(doc, w, "/NNS") ||
                      find_has_tag(doc, w, "/NNP") || find_has_tag(doc, w, "/NNPS");
    if (!is_nominal || scene_is_closed_off(s, w)) return false;
    *head = w;
    while (w > s->first) {
        bool is_inside = find_has_tag(doc, w - 1, "/JJ") || find_has_tag(doc, w - 1, "/NN") ||
                         find_has_tag(doc, w - 1, "/NNS") || find_has_tag(doc, w - 1, "/NNP") ||
                         find_has_tag(doc, w - 1, "/NNPS") || find_has_tag(doc, w - 1, "/CD") ||
                         (doc->words.items[w - 1].flags & DOC_HYPHEN);
        bool is_start = FIND_WORD_IN(doc, w - 1, starts);
        if (!is_inside && !is_start) break;
        w--;
        if (is_start) break;
    }
    *first = w;
    for (uint32_t i = w; i < *head; i++) {
        const struct doc_word *word = &doc->words.items[i];
        bool is_odd = word->kind == DOC_PUNCTUATION && !(word->flags & (DOC_HYPHEN | DOC_CLITIC));
        if (is_odd || find_word_is(doc, i, "%")) return false;
    }
    uint8_t meaning = doc->types.items[doc->words.items[*head].type].meaning;
    bool is_thing = meaning == DOC_THING && !find_has_tag(doc, *head, "/NNP");
    if (is_thing && find_word_is(doc, comma + 1, "who")) return false;
    return w == s->first || !has_other_noun(s, w, comma + 1);
}

/* Does the finite verb fit the number of the noun? Past tenses and modals fit both. */
static bool agrees(const struct doc *doc, uint32_t verb, bool is_plural_noun) {
    static const char *const singular[] = {"has", "is", "was"};
    static const char *const plural[] = {"are", "have", "were"};
    bool is_singular_verb = find_has_tag(doc, verb, "/VBZ") || FIND_WORD_IN(doc, verb, singular);
    bool is_plural_verb = find_has_tag(doc, verb, "/VBP") || FIND_WORD_IN(doc, verb, plural);
    return is_plural_noun ? !is_singular_verb : !is_plural_verb;
}

/* The finite verb right behind the relative word, adverbs aside, or DOC_NONE. */
static uint32_t verb_behind(const struct scene *s, uint32_t w, uint32_t end) {
    const struct doc *doc = s->doc;
    for (w++; w < end && find_has_tag(doc, w, "/RB"); w++) continue;
    return w < end && scene_is_finite(s, w) ? w : DOC_NONE;
}

static bool is_person_word(const struct doc *doc, uint32_t relative) {
    return find_word_is(doc, relative, "who") || find_word_is(doc, relative, "whom");
}

/* "This report", "These carers", "Leeds". */
bool scene_name_again(const struct scene *s, uint32_t first, uint32_t head, uint32_t relative,
                      struct str *text) {
    const struct doc *doc = s->doc;
    struct reference r;
    bool is_name = find_has_tag(doc, head, "/NNP") || find_has_tag(doc, head, "/NNPS");
    if (is_name) {
        if (!scene_refer(s, first, head + 1, head, head + 1, &r)) return false;
        *text = scene_capitalise(s, r.text);
        return true;
    }
    uint32_t start = head;
    bool is_bare = !find_has_tag(doc, first, "/DT") && !find_has_tag(doc, first, "/PRP$");
    if (is_bare && !find_is_plural_noun(doc, head))
        return false; /* of a kind: "folk taxonomy, which" */
    for (uint32_t w = s->first; w < first; w++)
        if (str_equal(doc->lemmas[w], doc->lemmas[head])) return false; /* "which of the two?" */
    while (start > first && find_has_tag(doc, start - 1, "/NN")) start--;
    if (head - start > 1) start = head; /* of a longer string of nouns, the one that counts */
    const char *word = find_is_plural_noun(doc, head) ? "These" : "This";
    bool is_whole = start <= first + 1; /* no adjective is dropped that told which one it is */
    bool is_definite = find_word_is(doc, first, "the") && is_whole;
    if (is_person_word(doc, relative) || is_definite) word = "The";
    *text = str_format(doc->arena, "%s %.*s", word,
                       STR_ARG(doc_slice(doc, find_words_span(doc, start, head))));
    return true;
}

/* "..., who was in the film, into the hall": does a comma close the clause, so that what follows
 * goes on with what stood before it? */
static bool may_close(const struct scene *s, uint32_t first) {
    enum { FEW = 3 };
    for (uint32_t w = s->end > first + FEW ? s->end - FEW - 1 : first; w < s->end; w++)
        if (find_word_is(s->doc, w, ",") && !scene_has(s, "and", first, s->end))
            return true; /* "..., who has a child, pro bono" */
    for (uint32_t w = first + 2; w + 1 < s->end; w++)
        if (find_word_is(s->doc, w, ",") && find_has_tag(s->doc, w + 1, "/IN")) return true;
    return false;
}

/* "..., which means", "which led to": of all that has just been told, perhaps. */
static bool may_be_of_clause(const struct scene *s, uint32_t relative, uint32_t verb) {
    static const char *const verbs[] = {"allowed", "allows",    "caused",    "causes",   "enabled",
                                        "enables", "ensured",   "ensures",   "explains", "forced",
                                        "leads",   "led",       "made",      "makes",    "means",
                                        "meant",   "prevented", "prevents",  "resulted", "results",
                                        "showed",  "shows",     "suggested", "suggests"};
    return find_word_is(s->doc, relative, "which") && FIND_WORD_IN(s->doc, verb, verbs);
}

/* "..., which means that ...", "which is why": "This means that ..." What "which" takes up, the
 * clause or its last noun, "this" takes up as well; several things it cannot be. */
static void try_comment(struct scene *s, uint32_t w) {
    enum { SHORTEST = 4 };
    static const char *const be[] = {"is", "was"};
    static const char *const questions[] = {"because", "how", "what", "when", "where", "why"};
    const struct doc *doc = s->doc;
    uint32_t verb = find_word_is(doc, w, "which") ? verb_behind(s, w, s->end) : DOC_NONE;
    struct clause_range left = {s->first, w - 1};
    if (verb == DOC_NONE || verb + SHORTEST > s->end || !find_word_is(doc, w - 1, ",")) return;
    bool is_answer = FIND_WORD_IN(doc, verb, be) && FIND_WORD_IN(doc, verb + 1, questions);
    bool is_of_one = find_has_tag(doc, verb, "/VBZ") || is_answer;
    if (!is_answer && !may_be_of_clause(s, w, verb)) return;
    if (!is_of_one && find_is_plural_noun(doc, w - 2)) return; /* "the rains, which led to" */
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    if (!scene_has_main_verb(s, w - 1) || may_close(s, w)) return;
    struct proposal p = {.rule = RULE_SPLIT_RELATIVE,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = SURE,
                         .message = "what is added can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1), STR(". This "), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

/* ", which is ..." to the end of the sentence. */
static void try_last(struct scene *s, const struct doc_construction *c) {
    enum { SHORTEST_WITH_NAME = 16 }; /* in a short one the name would stand twice on one line */
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, first, head, verb = verb_behind(s, w, s->end);
    struct str again;
    if (verb == DOC_NONE || !scene_find_antecedent(s, w - 1, &first, &head)) return;
    bool is_name = find_has_tag(doc, head, "/NNP");
    if (is_name && scene_count_words(s, s->first, s->end) < SHORTEST_WITH_NAME) return;
    if (may_close(s, w) || may_be_of_clause(s, w, verb)) return;
    bool is_long_name = is_name && scene_count_words(s, first, head + 1) > 2;
    if (is_long_name) return; /* it would stand twice, side by side */
    if (!agrees(doc, verb, find_is_plural_noun(doc, head))) return;
    if (!scene_name_again(s, first, head, w, &again)) return;
    struct proposal p = {.rule = RULE_SPLIT_RELATIVE,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = c->chance,
                         .message = "what is added can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1),
                                      str_format(doc->arena, ". %.*s ", STR_ARG(again)), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

/* ", many of whom were ...": "Many of them were ..." */
static void try_part(struct scene *s, uint32_t w) {
    static const char *const parts[] = {"all",  "both", "each",    "few",  "half",  "many",
                                        "most", "none", "several", "some", "three", "two"};
    const struct doc *doc = s->doc;
    uint32_t first, head;
    bool is_it = find_word_is(doc, w, ",") && FIND_WORD_IN(doc, w + 1, parts) &&
                 find_word_is(doc, w + 2, "of") &&
                 (find_word_is(doc, w + 3, "which") || find_word_is(doc, w + 3, "whom"));
    if (!is_it || w + 5 >= s->end || verb_behind(s, w + 3, s->end) == DOC_NONE) return;
    if (!scene_find_antecedent(s, w, &first, &head) || !find_is_plural_noun(doc, head)) return;
    struct proposal p = {.rule = RULE_SPLIT_RELATIVE,
                         .last = w - 1,
                         .next = w + 1,
                         .chance = SURE,
                         .message = "what is added can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 1, w + 1), STR(". "), true},
                                     {doc->words.items[w + 3].text, STR("them"), false}},
                         .change_count = 2};
    scene_propose(s, &p);
}

/* ", whose mother was ...": "Tom's mother was ..." */
static void try_whose(struct scene *s, const struct doc_construction *c) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word, first, head;
    struct str again;
    if (!scene_find_antecedent(s, w - 1, &first, &head) ||
        !scene_name_again(s, first, head, w, &again))
        return;
    bool ends_in_s = str_ends(again, STR("s"));
    struct proposal p = {
        .rule = RULE_SPLIT_RELATIVE,
        .last = w - 2,
        .next = w + 1,
        .chance = c->chance,
        .message = "what is added can be a sentence of its own",
        .changes = {{scene_gap(s, w - 2, w + 1),
                     str_format(doc->arena, ". %.*s'%s ", STR_ARG(again), ends_in_s ? "" : "s"),
                     false}},
        .change_count = 1};
    struct doc_finding *f = scene_propose(s, &p);
    bool is_name = find_has_tag(doc, head, "/NNP");
    if (f && !is_name) f->is_sure = false; /* "these playoffs' teams" is clumsy */
}

/* ", where she studied": ". There, she studied" */
static void try_where(struct scene *s, const struct doc_construction *c) {
    uint32_t w = c->first_word, first, head;
    if (!scene_find_antecedent(s, w - 1, &first, &head)) return;
    bool is_event = find_has_tag(s->doc, head, "/NNP") && find_word_is(s->doc, first, "the");
    if (is_event) return; /* "at the Budget, where" */
    static const char *const places[] = {"at",   "from", "in", "inside", "into",
                                         "near", "on",   "to", "towards"};
    bool is_place = find_has_tag(s->doc, head, "/NNP") || FIND_WORD_IN(s->doc, first - 1, places);
    if (find_word_is(s->doc, w + 1, "it")) return;
    if (first == s->first || !is_place) return; /* "they asked for names, where ..." */
    for (uint32_t i = w; i < s->end; i++)
        if (find_word_is(s->doc, i, "would")) return; /* it may say "whereas" */
    struct proposal p = {.rule = RULE_SPLIT_RELATIVE,
                         .last = w - 2,
                         .next = w + 1,
                         .chance = c->chance,
                         .message = "what is added can be a sentence of its own",
                         .changes = {{scene_gap(s, w - 2, w + 1), STR(". There, "), false}},
                         .change_count = 1};
    scene_propose(s, &p);
}

/* The subject's clause, between two commas, before the main verb. A short one disturbs less than a
 * sentence of its own would. */
static void try_inner(struct scene *s, const struct doc_construction *c) {
    enum { SHORTEST = 6 };
    const struct doc *doc = s->doc;
    if (scene_count_words(s, c->first_word, c->end_word) < SHORTEST) return;
    uint32_t w = c->first_word, comma = c->end_word, next = comma + 1;
    if (next + 1 >= s->end || !find_word_is(doc, comma, ",")) return;
    for (uint32_t i = s->first; i + 1 < w; i++)
        if (scene_is_finite(s, i) || find_word_is(doc, i, ",")) return; /* not the bare subject */
    uint32_t verb = verb_behind(s, w, comma), main_verb = verb_behind(s, comma, s->end);
    if (verb == DOC_NONE || main_verb == DOC_NONE) return;
    struct reference r;
    uint32_t head = scene_head_of(s, s->first, w - 1);
    if (head + 2 != w) return; /* "the letter to Tom, who": not the subject's head */
    if (!scene_refer(s, s->first, w - 1, head, comma, &r)) return;
    if (!agrees(doc, verb, r.is_plural)) return;
    struct proposal p = {
        .rule = RULE_SPLIT_RELATIVE,
        .last = comma - 1,
        .next = next,
        .chance = c->chance,
        .message = "what is added can be a sentence of its own",
        .changes =
            {{{doc->words.items[w - 2].text.end, doc->words.items[w].text.end}, STR(""), false},
             {scene_gap(s, comma - 1, next),
              str_format(doc->arena, ". %.*s ", STR_ARG(scene_capitalise(s, r.text))), false}},
        .change_count = 2};
    scene_propose(s, &p);
}

static void try_relative(struct scene *s, const struct doc_construction *c) {
    const struct doc *doc = s->doc;
    uint32_t w = c->first_word;
    if (w < s->first + 3 || w + 2 >= s->end || scene_is_closed_off(s, w)) return;
    if (scene_is_enclosed(s, w)) return;
    struct clause_range left = {s->first, w - 1};
    if (clause_has_strict_scope(doc, left) || clause_reports(doc, left)) return;
    bool is_last = c->end_word >= s->end;
    bool is_subject_word = find_word_is(doc, w, "which") || find_word_is(doc, w, "who");
    if (!is_last && is_subject_word) try_inner(s, c);
    if (is_last && is_subject_word) try_last(s, c);
    if (is_last && find_word_is(doc, w, "whose")) try_whose(s, c);
    if (is_last && find_word_is(doc, w, "where")) try_where(s, c);
}

void scene_split_relatives(struct scene *s) {
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        if (c->kind == DOC_RELATIVE && c->chance >= SURE) try_relative(s, c);
    }
    for (uint32_t w = s->first + 2; w + 4 < s->end; w++)
        if (!scene_is_closed_off(s, w)) {
            try_part(s, w);
            if (!scene_is_enclosed(s, w)) try_comment(s, w);
        }
}
