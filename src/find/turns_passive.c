/* Turns a passive that names who does it into the active: "The plan was agreed by the panel."
 * becomes "The panel agreed the plan." Only where the subject opens the sentence, the agent follows
 * its verb, and nothing else hangs on the subject. */
#include "find/scene.h"

#include "base/utf8.h"

#include <string.h>

enum { SURE = 800, LONGEST = 8 };

struct passive {
    uint32_t first, subject_end, verb, participle; /* verb: the first auxiliary */
    uint32_t by, agent_end;
};

static const struct doc_construction *
construction_of(const struct scene *s, enum doc_construction_kind kind, uint32_t first) {
    const struct doc_construction *c = scene_construction(s, kind, first);
    return c && c->chance >= SURE ? c : NULL;
}

static bool find_passive(const struct scene *s, uint32_t by, struct passive *p) {
    const struct doc *doc = s->doc;
    const struct doc_construction *agent = construction_of(s, DOC_AGENT, by);
    const struct doc_construction *subject = scene_construction(s, DOC_SUBJECT, s->first);
    if (!agent || !subject || subject->chance < 700) return false;
    *p = (struct passive){.first = s->first,
                          .subject_end = subject->end_word,
                          .verb = subject->end_word,
                          .participle = by - 1,
                          .by = by,
                          .agent_end = agent->end_word};
    if (!construction_of(s, DOC_PASSIVE, p->participle)) return false;
    bool is_short = scene_count_words(s, s->first, p->subject_end) <= LONGEST &&
                    scene_count_words(s, by + 1, p->agent_end) <= LONGEST;
    struct str last = doc->words.items[p->agent_end - 1].folded;
    if (last.size == 1) return false; /* "by Scott S.", where the sentence was cut too early */
    if (!is_short || p->verb >= p->participle || p->participle > p->verb + 2) return false;
    if (scene_has(s, "by", by + 1, s->end) || scene_has(s, "or", by, s->end)) return false;
    for (uint32_t w = s->first; w < p->agent_end; w++) {
        bool is_mark = doc->words.items[w].kind == DOC_PUNCTUATION &&
                       !(doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC));
        if (is_mark || scene_is_closed_off(s, w)) return false;
    }
    return true;
}

static bool is_plural(const struct doc *doc, uint32_t first, uint32_t end, uint32_t head) {
    static const char *const words[] = {"and", "they", "we", "you"};
    for (uint32_t w = first; w < end; w++)
        if (FIND_WORD_IN(doc, w, words)) return true;
    return find_is_plural_noun(doc, head);
}

/* People and groups act; "by law", "by car" and "by half" tell of something else. */
static bool may_act(const struct scene *s, uint32_t head) {
    const struct doc *doc = s->doc;
    uint8_t meaning = doc->types.items[doc->words.items[head].type].meaning;
    bool is_name = find_has_tag(doc, head, "/NNP") || find_has_tag(doc, head, "/NNPS");
    return is_name || scene_is_body(s, head) || find_has_tag(doc, head, "/PRP") ||
           meaning == DOC_PERSON || meaning == DOC_GROUP;
}

/* Does something behind the agent share the subject ("and was sent to us") or lean on it? */
static bool is_shared(const struct scene *s, const struct passive *p) {
    static const char *const words[] = {"and", "but", "or", "which", "who", "whose"};
    uint32_t next = p->agent_end;
    bool goes_on = next < s->end && (s->doc->words.items[next].kind == DOC_PUNCTUATION ||
                                     find_has_tag(s->doc, next, "/NNP"));
    for (uint32_t w = next; w < s->end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return goes_on;
}

/* The verb in the active, for the auxiliaries that stand there; empty when they are others. */
static struct str active_verb(const struct scene *s, const struct passive *p, bool is_many) {
    static const char *const modals[] = {"can",   "could",  "may",  "might", "must",
                                         "shall", "should", "will", "would"};
    const struct doc *doc = s->doc;
    struct str participle = doc->words.items[p->participle].folded;
    uint32_t verb = p->verb, second = verb + 1;
    bool is_alone = p->participle == second;
    if (is_alone && (find_word_is(doc, verb, "was") || find_word_is(doc, verb, "were")))
        return scene_inflect(s, p->participle, WORDS_PAST);
    if (is_alone && (find_word_is(doc, verb, "is") || find_word_is(doc, verb, "are")))
        return scene_inflect(s, p->participle, is_many ? WORDS_BASE : WORDS_THIRD);
    if (is_alone) return STR("");
    if (find_word_is(doc, verb, "had") && find_word_is(doc, second, "been"))
        return str_format(doc->arena, "had %.*s", STR_ARG(participle));
    if (find_word_is(doc, second, "been"))
        return str_format(doc->arena, "%s %.*s", is_many ? "have" : "has", STR_ARG(participle));
    if (FIND_WORD_IN(doc, verb, modals) && find_word_is(doc, second, "be")) {
        struct str base = scene_inflect(s, p->participle, WORDS_BASE);
        if (!base.size) return base;
        return str_format(doc->arena, "%.*s %.*s", STR_ARG(doc->words.items[verb].folded),
                          STR_ARG(base));
    }
    return STR("");
}

/* "them" as a subject is "they" and the other way round; other words stay. */
static struct str other_case(struct str word, bool to_subject) {
    static const char *const pairs[][2] = {
        {"he", "him"}, {"i", "me"}, {"she", "her"}, {"they", "them"}, {"we", "us"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (str_equal(word, str_from(pairs[i][to_subject])))
            return str_from(to_subject && i == 1 ? "I" : pairs[i][!to_subject]);
    return STR("");
}

static struct str phrase(const struct scene *s, uint32_t first, uint32_t end, bool to_subject) {
    struct str changed =
        end == first + 1 ? other_case(s->doc->words.items[first].folded, to_subject) : STR("");
    if (changed.size) return changed;
    return scene_words_inside(s, first, end - 1);
}

static bool is_plain_text(const struct doc *doc, struct span text) {
    for (uint32_t r = doc_run_at(doc, text.start);
         r < doc->runs.count && doc->runs.items[r].text.start < text.end; r++)
        if (doc->runs.items[r].style) return false;
    return true;
}

/* "Its concert was led by Tom": whose, if it comes behind Tom? "They were met by ..." likewise. */
static bool looks_back(const struct scene *s, const struct passive *p) {
    static const char *const words[] = {"her", "his", "its", "their", "these", "they", "this"};
    for (uint32_t w = p->first; w < p->subject_end; w++)
        if (FIND_WORD_IN(s->doc, w, words)) return true;
    return false;
}

/* Does the next sentence begin with a pronoun, which would then mean another noun? */
static bool is_looked_back_at(const struct scene *s) {
    static const char *const words[] = {"he",    "it",    "its",   "she",  "such", "that",
                                        "their", "there", "these", "they", "this", "those"};
    const struct doc *doc = s->doc;
    const struct doc_block *block = &doc->blocks.items[doc->sentences.items[s->index].block];
    if (s->index + 1 >= block->end_sentence) return false;
    const struct doc_sentence *next = &doc->sentences.items[s->index + 1];
    uint32_t last = next->first_word + 3 < next->end_word ? next->first_word + 3 : next->end_word;
    for (uint32_t w = next->first_word; w < last; w++)
        if (FIND_WORD_IN(doc, w, words)) return true;
    return false;
}

static void try_passive(struct scene *s, uint32_t by) {
    const struct doc *doc = s->doc;
    struct passive p;
    if (!find_passive(s, by, &p) || is_shared(s, &p)) return;
    uint32_t head = scene_head_of(s, by + 1, p.agent_end);
    static const char *const times[] = {"at", "by", "during", "for", "from", "in", "on", "since"};
    uint32_t behind = p.agent_end;
    bool is_described =
        behind < s->end && find_has_tag(doc, behind, "/IN") && !FIND_WORD_IN(doc, behind, times);
    if (is_described) return; /* "by the club under a new name": of the club, or of what it did? */
    if (!may_act(s, head) || looks_back(s, &p) || is_looked_back_at(s)) return;
    struct str verb = active_verb(s, &p, is_plural(doc, by + 1, p.agent_end, head));
    struct span text = find_words_span(doc, p.first, p.agent_end - 1);
    if (!verb.size || !is_plain_text(doc, text)) return;
    struct doc_finding *f = find_add(s->context, RULE_TURN_PASSIVE, text, s->index);
    if (!f) return;
    f->message = STR("start with who does it");
    struct str agent = scene_capitalise(s, phrase(s, by + 1, p.agent_end, true));
    struct str subject = phrase(s, p.first, p.subject_end, false);
    struct doc_change change = {
        text,
        str_format(doc->arena, "%.*s %.*s %.*s", STR_ARG(agent), STR_ARG(verb), STR_ARG(subject)),
        false};
    scene_fix(s, f, &change, 1, scene_construction(s, DOC_AGENT, by)->chance);
}

void scene_turn_passive(struct scene *s) {
    for (uint32_t w = s->first + 2; w + 1 < s->end; w++)
        if (find_word_is(s->doc, w, "by")) try_passive(s, w);
}
