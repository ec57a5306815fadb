/* Saying a subject again when a split leaves a verb without one. A pronoun only where it cannot be
 * misread: the subject's own, or "they" for a plural without a rival. Else the noun is repeated, a
 * name as it stands. */
#include "find/scene.h"

#include "base/utf8.h"

/* By its tag, or by a capital inside a sentence. */
static bool is_name(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/NNP") || find_has_tag(doc, w, "/NNPS") ||
           (doc->words.items[w].flags & DOC_NAME);
}

struct str scene_capitalise(const struct scene *s, struct str text) {
    return str_capitalise(s->doc->arena, text);
}

struct str scene_words_inside(const struct scene *s, uint32_t first, uint32_t last) {
    const struct doc *doc = s->doc;
    struct str copy = str_copy(doc->arena, doc_slice(doc, find_words_span(doc, first, last)));
    const struct doc_word *word = &doc->words.items[first];
    bool is_article = find_word_is(doc, first, "the") || find_word_is(doc, first, "a") ||
                      find_word_is(doc, first, "an");
    bool stays = (is_name(doc, first) && !is_article) || !(word->flags & DOC_SENTENCE_START) ||
                 (word->flags & DOC_ALL_CAPITALS) || str_equal(word->folded, STR("i"));
    if (!stays) ((char *)copy.bytes)[0] = ascii_lower(copy.bytes[0]);
    return copy;
}

/* "He", "We"; "It" for "this". "One", "everybody" and "who" are no one that can be named again. */
static bool refer_to_pronoun(const struct scene *s, uint32_t w, struct reference *r) {
    const struct doc *doc = s->doc;
    static const char *const own[] = {"he", "i", "it", "she", "they", "we", "you"};
    static const char *const plural[] = {"they", "we", "you"};
    if (FIND_WORD_IN(doc, w, own)) {
        r->text = scene_words_inside(s, w, w);
        r->is_plural = FIND_WORD_IN(doc, w, plural);
        return true;
    }
    r->is_plural = find_word_is(doc, w, "these") || find_word_is(doc, w, "those");
    if (r->is_plural) r->text = STR("they");
    if (find_word_is(doc, w, "this") || find_word_is(doc, w, "that")) r->text = STR("it");
    return r->text.size > 0;
}

/* Words that say of how many something is true: "no child", "each of them", "only the panel". What
 * holds for those does not hold for "the child". */
static bool is_bounded(const struct doc *doc, uint32_t first, uint32_t end) {
    static const char *const words[] = {
        "another",  "any",   "both",      "each", "either",  "enough", "every", "few",
        "fewer",    "half",  "least",     "less", "little",  "more",   "most",  "much",
        "neither",  "no",    "nobody",    "none", "nothing", "only",   "such",  "what",
        "whatever", "which", "whichever", "who",  "whoever"};
    for (uint32_t w = first; w < end; w++)
        if (FIND_WORD_IN(doc, w, words)) return true;
    return false;
}

/* "The first plan is like the second plan": the same noun once more. */
static bool says_again(const struct scene *s, uint32_t head, uint32_t end, uint32_t rival_end) {
    for (uint32_t w = end; w < rival_end; w++)
        if (find_is_noun(s->doc, w) && str_equal(s->doc->lemmas[head], s->doc->lemmas[w]))
            return true;
    return false;
}

/* Does another noun of the same number stand between the subject and the split? `is_loose`: not one
 * that hangs on a preposition; "The home is in a large garden and has" tells of the home. */
static bool has_rival(const struct scene *s, uint32_t end, uint32_t rival_end, bool is_plural,
                      bool is_loose) {
    bool is_behind_preposition = false;
    for (uint32_t w = end; w < rival_end; w++) {
        if (find_has_tag(s->doc, w, "/IN")) is_behind_preposition = true;
        bool ends_phrase = scene_is_finite(s, w) || find_has_tag(s->doc, w, "/TO") ||
                           find_word_is(s->doc, w, ",") || find_word_is(s->doc, w, "and");
        if (ends_phrase) is_behind_preposition = false;
        if (is_loose && is_behind_preposition) continue;
        if (s->doc->words.items[w].kind == DOC_NUMBER) continue; /* "the 1840s" */
        if (is_plural && find_is_plural_noun(s->doc, w)) return true;
        bool is_pair = is_plural && find_word_is(s->doc, w, "and") && w + 1 < rival_end &&
                       (find_is_noun(s->doc, w + 1) || is_name(s->doc, w + 1));
        if (is_pair || (!is_plural && (find_is_noun(s->doc, w) || is_name(s->doc, w)))) return true;
    }
    return false;
}

/* The first word of the noun's compound: "social" is none, "support" of "support worker" is. */
static uint32_t compound_start(const struct doc *doc, uint32_t head, uint32_t first) {
    uint32_t w = head;
    while (w > first && (find_is_noun(doc, w - 1) || is_name(doc, w - 1)) &&
           !(doc->words.items[w - 1].flags & DOC_CLITIC))
        w--;
    return w;
}

/* Does the clause's verb fit one or several? Past tenses fit both. */
static bool fits(const struct scene *s, uint32_t end, bool is_plural) {
    static const char *const one[] = {"has", "is", "was"};
    static const char *const several[] = {"are", "have", "were"};
    const struct doc *doc = s->doc;
    uint32_t w = end;
    while (w < s->end && !scene_is_finite(s, w)) w++;
    if (w == s->end || find_has_tag(doc, w, "/MD")) return true;
    bool is_one = find_has_tag(doc, w, "/VBZ") || FIND_WORD_IN(doc, w, one);
    bool is_several = find_has_tag(doc, w, "/VBP") || FIND_WORD_IN(doc, w, several);
    return is_plural ? !is_one : !is_several;
}

static bool is_definite(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {"her", "his",   "its",   "my",   "our",   "that",
                                        "the", "their", "these", "this", "those", "your"};
    return FIND_WORD_IN(doc, w, words);
}

/* The words up to the head, without what comes behind it: "the head of the service". */
static void refer_to_noun(const struct scene *s, uint32_t first, uint32_t head,
                          struct reference *r) {
    enum { SHORT = 3 };
    const struct doc *doc = s->doc;
    bool is_short = scene_count_words(s, first, head + 1) <= SHORT;
    static const char *const pointers[] = {"that", "those"};
    bool is_pointed_at = FIND_WORD_IN(doc, first, pointers);
    uint32_t start = compound_start(doc, head, first);
    /* "the current trophy" is "the trophy" from then on; "the older children" are not all */
    bool is_known = !find_is_plural_noun(doc, head) && find_word_is(doc, first, "the");
    if (is_short && is_definite(doc, first) && !is_pointed_at && !is_known) {
        r->text = scene_words_inside(s, first, head);
        return;
    }
    if (is_short && find_has_tag(doc, first, "/DT") && !is_known) start = first + 1;
    r->text = str_format(doc->arena, "the %.*s", STR_ARG(scene_words_inside(s, start, head)));
}

/* Everything that makes the name one: not "Plan" of "the council's Homes Plan", nor "Genocide" of
 * "the 1994 Rwandan Genocide". */
static bool is_of_name(const struct doc *doc, uint32_t w) {
    return is_name(doc, w) || (doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC)) ||
           doc->words.items[w].kind == DOC_NUMBER || find_has_tag(doc, w, "/PRP$") ||
           find_has_tag(doc, w, "/POS");
}

/* "the Short-beaked Echidna", "the Persian Empire of ...": a phrase that "the" makes definite. */
static bool has_definite_name(const struct scene *s, uint32_t first, uint32_t head, uint32_t end) {
    enum { LONGEST = 5 };
    const struct doc *doc = s->doc;
    for (uint32_t w = first; w <= head; w++)
        if (doc->words.items[w].kind == DOC_PUNCTUATION &&
            !(doc->words.items[w].flags & DOC_HYPHEN))
            return false;
    bool is_last = head + 1 == end || find_has_tag(doc, head + 1, "/IN");
    return is_last && find_word_is(doc, first, "the") &&
           scene_count_words(s, first, head + 1) <= LONGEST;
}

bool scene_is_body(const struct scene *s, uint32_t head) {
    static const char *const bodies[] = {
        "agency",    "authority", "board",   "charity",   "church",     "club",       "commission",
        "committee", "company",   "council", "court",     "department", "government", "hospital",
        "inquiry",   "ministry",  "office",  "panel",     "parliament", "police",     "school",
        "service",   "team",      "trust",   "university"};
    return FIND_WORD_IN(s->doc, head, bodies);
}

/* A name of a few words, as it stands, with "the" if it has one. */
static bool refer_to_name(const struct scene *s, uint32_t first, uint32_t end, uint32_t head,
                          struct reference *r) {
    enum { LONGEST = 3, SHORT = 3 };
    const struct doc *doc = s->doc;
    uint32_t start = head, last = head + 1;
    while (start > first && is_of_name(doc, start - 1)) start--;
    while (last < end && (is_name(doc, last) || doc->words.items[last].kind == DOC_NUMBER)) last++;
    bool has_article = start > first && find_word_is(doc, start - 1, "the");
    if (has_article) start--;
    bool is_cut = start > first || (last < end && !find_has_tag(doc, last, "/IN") &&
                                    !find_has_tag(doc, last, "/VBN"));
    if (is_cut && has_definite_name(s, first, head, end)) {
        r->text = scene_words_inside(s, first, head);
        return true;
    }
    if (is_cut) return false; /* "the career of Lie", "Lie's old friend Tom" */
    for (uint32_t w = start; w < last; w++)
        if (find_has_tag(doc, w, "/VBG")) return false; /* "Summary Adhering to a plan": no name */
    if (last < end && find_word_is(doc, last, "of")) last = end; /* a title of several words */
    for (uint32_t w = start; w < last; w++)
        if (doc->words.items[w].kind == DOC_PUNCTUATION &&
            !(doc->words.items[w].flags & (DOC_HYPHEN | DOC_CLITIC)))
            return false;
    uint32_t count = scene_count_words(s, start, last);
    if (find_word_is(doc, start, "the") && count > SHORT && last == head + 1 &&
        scene_is_body(s, head)) {
        r->text = str_format(doc->arena, "the %.*s", STR_ARG(scene_words_inside(s, head, head)));
        return true; /* "the Panel" */
    }
    if (count - find_word_is(doc, start, "the") > LONGEST) return false;
    r->text = scene_words_inside(s, start, last - 1);
    return true;
}

static bool is_pair(const struct doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (find_word_is(doc, w, "and") || find_word_is(doc, w, ",") || find_word_is(doc, w, "or"))
            return true;
    return false;
}

/* "Tom and Ann": two that are joined directly, not "the boy who ran and fell". */
static bool is_plain_pair(const struct doc *doc, uint32_t first, uint32_t end) {
    static const char *const others[] = {",", "or", "that", "which", "who", "whose"};
    for (uint32_t w = first; w < end; w++)
        if (FIND_WORD_IN(doc, w, others) || find_has_tag(doc, w, "/VBD") ||
            find_has_tag(doc, w, "/VBZ") || find_has_tag(doc, w, "/VBG"))
            return false;
    return true;
}

static bool is_thing(const struct scene *s, uint32_t head) {
    const struct doc *doc = s->doc;
    uint8_t meaning = doc->types.items[doc->words.items[head].type].meaning;
    static const char *const people[] = {"audience", "class", "couple", "crew",   "crowd", "family",
                                         "head",     "pair",  "people", "person", "staff"};
    if (FIND_WORD_IN(doc, head, people)) return false;
    bool is_known = meaning == DOC_THING || meaning == DOC_GROUP || meaning == DOC_ANIMAL;
    return find_is_noun(doc, head) && (is_known || scene_is_body(s, head));
}

/* Is the head the last of its nouns, with nothing but a phrase or clause about it behind it? */
static bool ends_phrase(const struct scene *s, uint32_t head, uint32_t end) {
    static const char *const tags[] = {"/IN",  "/TO",  "/WDT", "/WP",
                                       "/VBN", "/VBG", "/RB",  "/-LRB-"};
    static const char *const selves[] = {"herself", "himself", "itself", "themselves"};
    uint32_t next = head + 1;
    if (next < end && FIND_WORD_IN(s->doc, next, selves)) return true;
    if (next >= end || is_name(s->doc, head) || find_word_is(s->doc, next, "(")) return true;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (find_has_tag(s->doc, next, tags[i])) return true;
    return false;
}

/* Where what only adds something to the head begins: brackets, or an apposition behind a name. */
static uint32_t cut_additions(const struct scene *s, uint32_t head, uint32_t end) {
    enum { SURE = 600 };
    if (head + 2 >= end) return end;
    bool is_closed = find_word_is(s->doc, head + 1, "(") && find_word_is(s->doc, end - 1, ")");
    if (is_closed) return head + 1;
    if (!is_name(s->doc, head) || !find_word_is(s->doc, head + 1, ",")) return end;
    const struct doc_construction *c = scene_construction(s, DOC_APPOSITION, head + 2);
    return c && c->chance >= SURE ? head + 1 : end;
}

/* Is the clause's verb one that only fits a single subject? */
static bool is_of_one(const struct scene *s, uint32_t end) {
    return fits(s, end, false) && !fits(s, end, true);
}

static bool is_present(const struct scene *s, uint32_t verb) {
    while (verb < s->end && !scene_is_finite(s, verb)) verb++;
    return verb < s->end &&
           (find_has_tag(s->doc, verb, "/VBP") || find_has_tag(s->doc, verb, "/VBZ"));
}

/* "The first homes were huts and sheds": other nouns say what the subject is. */
static bool is_told_what(const struct scene *s, uint32_t verb) {
    static const char *const be[] = {"are", "were"};
    return FIND_WORD_IN(s->doc, verb, be) && !find_has_tag(s->doc, verb + 1, "/VBN") &&
           !find_has_tag(s->doc, verb + 1, "/VBG");
}

/* "The band went home and began writing their songs": it is no "it" there. */
static bool has_members(const struct scene *s, uint32_t first) {
    return scene_has(s, "their", first, s->end) || scene_has(s, "them", first, s->end) ||
           scene_has(s, "they", first, s->end);
}

/* "They" or "it" where nothing else can be meant, else the noun again. */
static bool refer_to_common_noun(const struct scene *s, struct clause_range phrase, uint32_t head,
                                 uint32_t verb, uint32_t rival_end, struct reference *r) {
    const struct doc *doc = s->doc;
    uint32_t first = phrase.first, end = phrase.end;
    bool is_bare = !find_has_tag(doc, first, "/DT") && !find_has_tag(doc, first, "/PRP$") &&
                   !find_has_tag(doc, first, "/CD") &&
                   (!find_has_tag(doc, first, "/NNP") ||
                    (doc->words.items[first].flags & DOC_SENTENCE_START)) &&
                   !find_has_tag(doc, first, "/POS");
    bool is_general = is_bare && is_present(s, verb); /* "eggs are laid": of all of them */
    bool is_guessed = find_has_tag(doc, first, "/NNP") && first < head;
    bool has_number = false;
    for (uint32_t w = first; w < head; w++) has_number |= doc->words.items[w].kind == DOC_NUMBER;
    if (has_number && !r->is_plural) return false; /* "the 2011 season": which one it is */
    bool is_alone = is_told_what(s, verb) || !has_rival(s, end, rival_end, true, is_bare);
    if (r->is_plural && is_alone)
        r->text = STR("they");
    else if (!r->is_plural && is_thing(s, head) && !has_members(s, rival_end) &&
             !says_again(s, head, end, rival_end) && !has_rival(s, end, rival_end, false, true))
        r->text = STR("it");
    else if (find_word_is(doc, first, "a") || find_word_is(doc, first, "an"))
        return false; /* "a temple had": "the temple" would be one that readers know */
    else if (is_bare && (!r->is_plural || is_guessed))
        return false; /* "Somerset was": a name, perhaps; "chicken is": of all of it */
    else if (is_general)
        r->text = scene_words_inside(s, first, head);
    else
        refer_to_noun(s, first, head, r);
    return true;
}

bool scene_refer(const struct scene *s, uint32_t first, uint32_t end, uint32_t head,
                 uint32_t rival_end, struct reference *r) {
    const struct doc *doc = s->doc;
    *r = (struct reference){.is_plural = false};
    if (end == first + 1 && find_has_tag(doc, first, "/PRP")) return refer_to_pronoun(s, first, r);
    if (end == first + 1 && find_has_tag(doc, first, "/DT")) return refer_to_pronoun(s, first, r);
    if (head < first || head >= end || is_bounded(doc, first, end)) return false;
    if (find_word_is(doc, first, "all") && first + 2 < end && find_is_plural_noun(doc, end - 1)) {
        *r = (struct reference){STR("they"), true}; /* "all of the rooms" */
        return !is_pair(doc, first, end) && !has_rival(s, end, rival_end, true, false) &&
               fits(s, end, true);
    }
    if (!find_is_noun(doc, head) && !is_name(doc, head)) return false;
    uint32_t verb = end;
    end = cut_additions(s, head, end);
    for (uint32_t w = first; w < end; w++)
        if (scene_is_closed_off(s, w)) return false;
    if (is_pair(doc, first, end) && !is_of_one(s, verb)) {
        if (!is_plain_pair(doc, first, end) || has_rival(s, end, rival_end, true, false))
            return false;
        *r = (struct reference){STR("they"), true};
        return fits(s, verb, true);
    }
    bool is_named = is_name(doc, head);
    r->is_plural = find_is_plural_noun(doc, head) && (!is_named || !fits(s, verb, false));
    if (!fits(s, verb, r->is_plural) || !ends_phrase(s, head, end)) return false;
    if (is_name(doc, head)) return refer_to_name(s, first, end, head, r);
    return refer_to_common_noun(s, (struct clause_range){first, end}, head, verb, rival_end, r);
}

const struct doc_construction *scene_subject(const struct scene *s, uint32_t before) {
    enum { SURE = 600 };
    const struct doc_sentence *sentence = &s->doc->sentences.items[s->index];
    const struct doc_construction *best = NULL;
    for (uint32_t i = sentence->first_construction; i < sentence->end_construction; i++) {
        const struct doc_construction *c = &s->doc->constructions.items[i];
        bool is_it = c->kind == DOC_SUBJECT && c->chance >= SURE && c->end_word <= before;
        if (is_it && (!best || c->chance > best->chance)) best = c;
    }
    return best;
}

uint32_t scene_head_of(const struct scene *s, uint32_t first, uint32_t end) {
    const struct doc *doc = s->doc;
    for (uint32_t w = first; w < end; w++) {
        uint32_t head = doc->arcs[w].head;
        bool is_mark = doc->words.items[w].kind == DOC_PUNCTUATION;
        if (!is_mark && (head == DOC_NONE || head < first || head >= end)) return w;
    }
    return first;
}

struct str scene_inflect(const struct scene *s, uint32_t word, enum words_form form) {
    char out[WORDS_FORM_SIZE];
    struct str lemma = s->doc->lemmas[word];
    size_t size = words_inflect(lemma.bytes, lemma.size, form, out, sizeof out);
    return str_copy(s->doc->arena, (struct str){out, size});
}
