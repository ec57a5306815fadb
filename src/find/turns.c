/* Turns and cuts: sentences of any length that say the same more directly. n't is written out;
 * phrases that only announce what follows are cut; "there are children who live" is turned into
 * "children live", "not only ... but also" into "... and also". */
#include "find/scene.h"

#include "base/utf8.h"

#include <string.h>

enum { CERTAIN = 950 };

static struct span words_from(const struct scene *s, uint32_t first, uint32_t next) {
    return (struct span){s->doc->words.items[first].text.start,
                         s->doc->words.items[next].text.start};
}

/* ---- n't ---- */

static const char *whole_of(struct str stem) {
    static const struct {
        const char *stem, *whole;
    } table[] = {{"ca", "cannot"}, {"sha", "shall not"}, {"wo", "will not"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_equal(stem, str_from(table[i].stem))) return table[i].whole;
    return NULL;
}

/* "isn't it", "Don't you", "why didn't they": where n't stands before its subject, "not" may not.
 */
static bool is_inverted(const struct scene *s, uint32_t stem) {
    const struct doc *doc = s->doc;
    uint32_t next = stem + 2;
    if (next >= s->end) return true;
    bool is_first = stem == s->first || doc->words.items[stem - 1].kind == DOC_PUNCTUATION ||
                    find_has_tag(doc, stem - 1, "/WRB") || find_has_tag(doc, stem - 1, "/CC");
    if (!is_first) return false;
    return !find_word_is(doc, stem, "do") || find_has_tag(doc, next, "/PRP") ||
           find_has_tag(doc, next, "/DT") || find_has_tag(doc, next, "/EX") ||
           find_has_tag(doc, next, "/NNP");
}

static void turn_contractions(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first; w + 1 < s->end; w++) {
        if (!find_word_is(doc, w + 1, "n't") || find_is_closed(doc, w)) continue;
        bool is_fixed = find_word_is(doc, w + 2, "help") && find_word_is(doc, w + 3, "but");
        bool is_title = w > s->first && w + 2 < s->end &&
                        (doc->words.items[w].flags & doc->words.items[w + 2].flags & DOC_CAPITAL);
        if (is_fixed || is_title) continue; /* "cannot help but", "Why You Shouldn't Go" */
        struct str stem = doc->words.items[w].folded;
        struct span text = find_words_span(doc, w, w + 1);
        struct doc_finding *f = find_add(s->context, RULE_NEGATIVE_CONTRACTION, text, s->index);
        if (!f) continue;
        const char *whole = whole_of(stem);
        struct str after = whole ? str_from(whole)
                                 : str_format(doc->arena, "%.*s not",
                                              STR_ARG(doc_word_text(doc, &doc->words.items[w])));
        if (doc->words.items[w].flags & DOC_CAPITAL) after = scene_capitalise(s, after);
        f->message =
            str_format(doc->arena, "write '%.*s': n't is easily overlooked", STR_ARG(after));
        if (str_equal(stem, STR("ai")) || is_inverted(s, w)) continue;
        struct doc_change change = {text, after, false};
        scene_fix(s, f, &change, 1, CERTAIN);
        f->is_local = true;
    }
}

/* ---- announcements ---- */

/* What only says that something is going to be said. Hedges ("it is likely that") are none. */
static const char *const ANNOUNCEMENTS[] = {"it is important to note that",
                                            "it is important to remember that",
                                            "it is interesting to note that",
                                            "it is worth noting that",
                                            "it is worth mentioning that",
                                            "it is worth pointing out that",
                                            "it is also worth noting that",
                                            "it is also important to note that",
                                            "it should also be noted that",
                                            "it should be noted that",
                                            "it must be noted that",
                                            "it may be noted that",
                                            "it can be noted that",
                                            "it goes without saying that",
                                            "it should be pointed out that",
                                            "it needs to be noted that",
                                            "please note that",
                                            "we would like to point out that",
                                            "it is necessary to point out that",
                                            "it has to be noted that",
                                            "the fact of the matter is that",
                                            "needless to say ,"};

/* How many words of the sentence the announcement takes up, or 0. */
static uint32_t announcement_size(const struct scene *s, const char *announcement) {
    struct str rest = str_from(announcement), word;
    uint32_t w = s->first;
    while (str_next(&rest, ' ', &word)) {
        if (w >= s->end || !str_equal(s->doc->words.items[w].folded, word)) return 0;
        w++;
    }
    return w - s->first;
}

static uint32_t find_announcement(const struct scene *s) {
    uint32_t size = 0;
    for (size_t i = 0; i < sizeof ANNOUNCEMENTS / sizeof *ANNOUNCEMENTS && !size; i++)
        size = announcement_size(s, ANNOUNCEMENTS[i]);
    return size;
}

static void cut_announcement(struct scene *s) {
    const struct doc *doc = s->doc;
    uint32_t size = find_announcement(s);
    uint32_t next = s->first + size;
    if (!size || next + 2 >= s->end || find_is_closed(doc, next)) return;
    struct span text = words_from(s, s->first, next);
    struct doc_finding *f = find_add(s->context, RULE_CUT_ANNOUNCEMENT,
                                     find_words_span(doc, s->first, next - 1), s->index);
    if (!f) return;
    f->message = STR("it only says that something is going to be said");
    struct str word = doc_word_text(doc, &doc->words.items[next]);
    struct doc_change change = {
        {text.start, doc->words.items[next].text.end}, scene_capitalise(s, word), false};
    if (doc->words.items[next].kind != DOC_WORD) return;
    scene_fix(s, f, &change, 1, CERTAIN);
    f->gain = (uint16_t)size;
}

/* ---- "there are children who live ..." ---- */

/* The word behind a short noun phrase that starts at `w`, or `w` when there is none. */
static uint32_t pass_noun_phrase(const struct scene *s, uint32_t w) {
    enum { LONGEST = 6 };
    const struct doc *doc = s->doc;
    uint32_t at = w, last = w;
    for (; at < s->end && at < w + LONGEST; at++) {
        bool is_part = find_is_noun(doc, at) || find_has_tag(doc, at, "/JJ") ||
                       find_has_tag(doc, at, "/DT") || find_has_tag(doc, at, "/RB") ||
                       (doc->words.items[at].flags & DOC_HYPHEN);
        if (!is_part) break;
        if (find_is_noun(doc, at)) last = at + 1;
    }
    return last == at ? last : w;
}

static void turn_there(struct scene *s) {
    static const char *const be[] = {"are", "is", "was", "were"};
    const struct doc *doc = s->doc;
    uint32_t first = s->first, noun = first + 2;
    if (noun + 3 >= s->end || !find_word_is(doc, first, "there")) return;
    if (!FIND_WORD_IN(doc, first + 1, be)) return;
    uint32_t relative = pass_noun_phrase(s, noun), verb = relative + 1;
    bool is_relative = find_word_is(doc, relative, "who") || find_word_is(doc, relative, "which") ||
                       find_word_is(doc, relative, "that");
    if (relative == noun || !is_relative || verb >= s->end || !scene_is_finite(s, verb)) return;
    if (find_has_tag(doc, noun, "/JJ") && find_word_is(doc, noun, "other")) return;
    bool is_counted = find_has_tag(doc, noun, "/DT") || find_has_tag(doc, noun, "/CD") ||
                      find_has_tag(doc, noun, "/JJ") || find_has_tag(doc, noun, "/RB");
    if (!is_counted) return; /* "there are rules that": not of all rules */
    for (uint32_t w = verb + 1; w < s->end; w++)
        if (scene_is_finite(s, w)) return; /* which of the two would be the main verb? */
    struct doc_finding *f =
        find_add(s->context, RULE_TURN_THERE, find_words_span(doc, first, relative), s->index);
    if (!f) return;
    f->message = STR("start with who or what it is about");
    struct doc_change changes[] = {{words_from(s, first, noun), STR(""), true},
                                   {words_from(s, relative, verb), STR(""), false}};
    scene_fix(s, f, changes, 2, CERTAIN);
}

/* ---- "it was Ann who ..." ---- */

/* A name or "you", "he", "she", "they", "we", alone before "who": nothing else can be meant. */
static uint32_t pass_who(const struct scene *s, uint32_t w) {
    static const char *const pronouns[] = {"he", "she", "they", "we", "you"};
    const struct doc *doc = s->doc;
    if (FIND_WORD_IN(doc, w, pronouns)) return w + 1;
    while (w < s->end && (find_has_tag(doc, w, "/NNP") || find_has_tag(doc, w, "/NNPS"))) w++;
    return w;
}

static bool is_cleft(const struct scene *s) {
    const struct doc *doc = s->doc;
    return s->first + 5 < s->end && find_word_is(doc, s->first, "it") &&
           (find_word_is(doc, s->first + 1, "is") || find_word_is(doc, s->first + 1, "was"));
}

static void turn_cleft(struct scene *s) {
    const struct doc *doc = s->doc;
    if (!is_cleft(s)) return;
    uint32_t who = pass_who(s, s->first + 2), verb = who + 1;
    bool is_it = who > s->first + 2 && verb + 1 < s->end && find_word_is(doc, who, "who");
    if (!is_it || !scene_is_finite(s, verb) || find_is_closed(doc, who)) return;
    struct doc_finding *f =
        find_add(s->context, RULE_TURN_CLEFT, find_words_span(doc, s->first, who), s->index);
    if (!f) return;
    f->message = STR("start with who it is about");
    struct doc_change changes[] = {{words_from(s, s->first, s->first + 2), STR(""), true},
                                   {words_from(s, who, verb), STR(""), false}};
    scene_fix(s, f, changes, 2, CERTAIN);
}

/* ---- "not only ... but also" ---- */

static void turn_not_only(struct scene *s) {
    const struct doc *doc = s->doc;
    for (uint32_t w = s->first + 1; w + 3 < s->end; w++) {
        if (!find_word_is(doc, w, "not") || !find_word_is(doc, w + 1, "only")) continue;
        uint32_t but = w + 2;
        while (but < s->end && !find_word_is(doc, but, "but")) but++;
        if (but + 2 >= s->end || !find_word_is(doc, but + 1, "also")) return;
        bool is_cleft = w > s->first + 1 && find_word_is(doc, w - 2, "it"); /* "it is not only" */
        if (is_cleft || find_is_closed(doc, w) || find_is_closed(doc, but)) return;
        struct doc_finding *f =
            find_add(s->context, RULE_TURN_NOT_ONLY, find_words_span(doc, w, but + 1), s->index);
        if (!f) return;
        f->message = STR("say both with 'and'");
        bool has_comma = find_word_is(doc, but - 1, ",");
        struct span joint = {doc->words.items[has_comma ? but - 2 : but - 1].text.end,
                             doc->words.items[but].text.end};
        struct doc_change changes[] = {{words_from(s, w, w + 2), STR(""), false},
                                       {joint, STR(" and"), false}};
        scene_fix(s, f, changes, 2, CERTAIN);
        return;
    }
}

void find_turns(struct find_context *context) {
    struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (!find_is_open(doc, s)) continue;
        struct scene scene = scene_of(context, i);
        turn_contractions(&scene);
        scene_turn_brackets(&scene);
        if (s->flags & (DOC_QUESTION | DOC_HAS_SPEECH)) continue;
        if (!(s->flags & DOC_IS_PARSED)) continue;
        cut_announcement(&scene);
        turn_there(&scene);
        turn_not_only(&scene);
        turn_cleft(&scene);
        scene_turn_passive(&scene);
        scene_turn_order(&scene);
    }
}

/* Flags the sentences that a turn may be made of and whose analysis it needs. */
void find_request_turns(struct doc *doc) {
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        if (!find_is_open(doc, s) || (s->flags & (DOC_QUESTION | DOC_HAS_SPEECH))) continue;
        struct scene scene = {.doc = doc, .first = s->first_word, .end = s->end_word};
        bool is_there = s->first_word < s->end_word && find_word_is(doc, s->first_word, "there");
        if (find_announcement(&scene) || is_cleft(&scene) || scene_has_long_start(&scene))
            s->flags |= DOC_WANTS_CONSTRUCTIONS;
        for (uint32_t w = s->first_word; w + 1 < s->end_word; w++) {
            bool is_passive = find_has_tag(doc, w, "/VBN") && find_word_is(doc, w + 1, "by");
            bool is_not_only = find_word_is(doc, w, "not") && find_word_is(doc, w + 1, "only");
            if (is_passive || is_not_only || is_there) s->flags |= DOC_WANTS_CONSTRUCTIONS;
        }
    }
}
