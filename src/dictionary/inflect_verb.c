/* Plain words for verbs. A form that may be several ("put", "observed") is told apart by the words
 * before it and by its tag; "be" agrees with its subject; a pronoun goes inside verb and particle
 * ("carry it out"). */
#include "dictionary/inflect.h"

enum { FORMS = 5 }; /* WORDS_BASE to WORDS_ING */

static const char *const HAVE[] = {"'ve", "had", "has", "have", "having"};
static const char *const BE[] = {"am", "are", "be", "been", "being", "is", "was", "were"};
static const char *const DO[] = {"did", "do", "does"};
static const char *const BASE_CUES[] = {"'ll",   "can",  "cannot", "could", "may",
                                        "might", "must", "please", "shall", "should",
                                        "to",    "will", "would"};
static const char *const PRONOUNS[] = {"he", "i", "it", "she", "they", "we", "you"};

/* ---- Which form stands here? ---- */

struct seeking {
    struct str word;
    bool is_found;
};

static void compare_form(void *context, const char *form, size_t length) {
    struct seeking *s = context;
    s->is_found = s->is_found || str_equal(s->word, (struct str){form, length});
}

static struct str first_word(struct str text) {
    size_t end = str_find(text, STR(" "), 0);
    return str_slice(text, 0, end == SIZE_MAX ? text.size : end);
}

/* A bit for each form that the verb of the text may be. */
static unsigned possible_forms(const struct inflecting *in) {
    struct str verb = first_word(in->match->term->term);
    unsigned mask = 0;
    for (unsigned f = 0; f < FORMS; f++) {
        struct seeking s = {.word = inflect_folded(in, in->match->first_word)};
        words_inflect_all(verb.bytes, verb.size, (enum words_form)f, compare_form, &s);
        if (s.is_found) mask |= 1U << f;
    }
    if (mask & (1U << in->match->form)) return mask;
    bool is_either = in->match->form == WORDS_PAST || in->match->form == WORDS_PARTICIPLE;
    return is_either ? 1U << WORDS_PAST | 1U << WORDS_PARTICIPLE : 1U << in->match->form;
}

/* The auxiliary of the verb: right before it or, in a question, before its subject. */
static uint32_t auxiliary_of(const struct inflecting *in) {
    uint32_t before = inflect_before(in, in->match->first_word);
    if (!INFLECT_IN(in, before, PRONOUNS)) return before;
    uint32_t first = inflect_before(in, before);
    bool is_asked = INFLECT_IN(in, first, HAVE) || INFLECT_IN(in, first, BE) ||
                    INFLECT_IN(in, first, DO) || INFLECT_IN(in, first, BASE_CUES);
    return is_asked && !inflect_is(in, first, "to") ? first : before;
}

static bool is_one(const struct inflecting *in, uint32_t word) {
    return inflect_is(in, word, "he") || inflect_is(in, word, "she") ||
           inflect_is(in, word, "it") || inflect_has_tag(in, word, "NOUN/NN") ||
           inflect_has_tag(in, word, "PROPN/NNP");
}

static bool is_many(const struct inflecting *in, uint32_t word) {
    static const char *const many[] = {"these", "they", "those", "we", "you"};
    return INFLECT_IN(in, word, many) || inflect_has_tag(in, word, "NOUN/NNS");
}

/* What the words before say; FORMS when they say nothing. */
static unsigned form_by_cue(const struct inflecting *in, unsigned mask) {
    static const char *const got[] = {"get", "gets", "getting", "got"};
    uint32_t at = auxiliary_of(in), before = inflect_before(in, in->match->first_word);
    if (INFLECT_IN(in, at, BASE_CUES) || INFLECT_IN(in, at, DO)) return WORDS_BASE;
    if (INFLECT_IN(in, at, HAVE) || INFLECT_IN(in, at, BE) || INFLECT_IN(in, at, got))
        return WORDS_PARTICIPLE;
    bool may_be_base = mask & 1U << WORDS_BASE, may_be_past = mask & 1U << WORDS_PAST;
    if (before == DOC_NONE && may_be_base) return WORDS_BASE;
    if (INFLECT_IN(in, before, PRONOUNS) && !may_be_base) return WORDS_PAST;
    if (may_be_base && !may_be_past && (INFLECT_IN(in, before, PRONOUNS) || is_many(in, before)))
        return WORDS_BASE;
    if (may_be_base && is_one(in, before) && !is_many(in, before)) return WORDS_PAST;
    if (inflect_is_determiner(in, before)) return WORDS_PARTICIPLE;
    return FORMS;
}

/* Has the sentence a verb besides the match that can be its main verb? */
static bool has_other_verb(const struct inflecting *in) {
    static const char *const finite[] = {"VERB/VBD", "VERB/VBP", "VERB/VBZ", "AUX/"};
    const struct doc_sentence *s = &in->doc->sentences.items[in->match->sentence];
    if (s->end_word - s->first_word > INFLECT_REACH) return true; /* a long one has most likely */
    for (uint32_t w = s->first_word; w < s->end_word; w++)
        for (size_t i = 0; i < sizeof finite / sizeof *finite; i++)
            if (w != in->match->first_word && inflect_has_tag(in, w, finite[i])) return true;
    return false;
}

/* A whole sentence needs a main verb: the only one behind a noun is in the past. */
static bool is_main_verb(const struct inflecting *in) {
    const struct doc_sentence *s = &in->doc->sentences.items[in->match->sentence];
    return !(s->flags & DOC_FRAGMENT) && in->doc->tagset.tag_count && !has_other_verb(in) &&
           inflect_has_tag(in, in->match->first_word - 1, "NOUN/") &&
           !inflect_is(in, in->match->end_word, "by");
}

static unsigned form_by_tag(const struct inflecting *in, unsigned mask) {
    uint32_t at = in->match->first_word;
    enum { SURE = 100 };
    if (mask & 1U << WORDS_BASE) return FORMS; /* the tagger does not tell "they put" from it */
    if (is_main_verb(in)) return WORDS_PAST;
    bool is_reduced = inflect_has_tag(in, at, "VERB/VBN") && inflect_has_tag(in, at + 1, "ADP/");
    if (is_reduced && has_other_verb(in)) return WORDS_PARTICIPLE; /* "letters hidden in it were" */
    if (in->doc->words.items[at].tag_margin < SURE) return FORMS;
    if (inflect_has_tag(in, at, "VERB/VBD")) return WORDS_PAST;
    if (inflect_has_tag(in, at, "VERB/VBN") || inflect_has_tag(in, at, "ADJ/"))
        return WORDS_PARTICIPLE;
    return FORMS;
}

/* ---- The plain verb in that form ---- */

static bool is_adverb(struct str word) {
    static const char *const verbs[] = {"apply", "bully", "comply", "fly",    "imply",
                                        "rally", "rely",  "reply",  "supply", "tally"};
    static const char *const adverbs[] = {"again", "also",  "always", "never",
                                          "not",   "often", "only",   "still"};
    if (str_in_sorted(word, adverbs, sizeof adverbs / sizeof *adverbs)) return true;
    return str_ends(word, STR("ly")) && !str_in_sorted(word, verbs, sizeof verbs / sizeof *verbs);
}

/* Where the verb of a plain phrase starts: behind adverbs ("fully support"). */
static size_t verb_start(struct str plain) {
    size_t at = 0;
    for (;;) {
        struct str word = first_word(str_slice(plain, at, plain.size));
        if (!is_adverb(word) || at + word.size >= plain.size) return at;
        at += word.size + 1;
    }
}

static struct str in_form(struct inflecting *in, struct str plain, enum words_form form) {
    size_t start = verb_start(plain);
    struct str verb = first_word(str_slice(plain, start, plain.size));
    struct str inflected = inflect_word(in, verb, form);
    if (!inflected.size) return inflected;
    return str_format(in->arena, "%.*s%.*s%.*s", (int)start, plain.bytes, STR_ARG(inflected),
                      STR_ARG(str_slice(plain, start + verb.size, plain.size)));
}

/* The plain verb when all the forms that it may be are alike; else an empty slice. */
static struct str if_alike(struct inflecting *in, struct str plain, unsigned mask) {
    struct str one = STR("");
    for (unsigned f = 0; f < FORMS; f++) {
        if (!(mask & 1U << f)) continue;
        struct str next = in_form(in, plain, (enum words_form)f);
        if (one.size && !str_equal(one, next)) return STR("");
        one = next;
    }
    return one;
}

/* ---- be ---- */

/* Does the noun begin its phrase's chain, so that no "of" or "and" stands before it: "the cost of
 * the beds exceeded"? */
static bool is_whole_subject(const struct inflecting *in, uint32_t noun) {
    static const char *const parts[] = {"DET/", "ADJ/", "NUM/", "NOUN/", "PROPN/", "PRON/PRP$"};
    for (uint32_t w = noun; w > 0 && inflect_is_inside(in, w - 1); w--) {
        if (noun - w == INFLECT_REACH) return false;
        bool is_part = false;
        for (size_t i = 0; i < sizeof parts / sizeof *parts && !is_part; i++)
            is_part = inflect_has_tag(in, w - 1, parts[i]);
        if (is_part) continue;
        return inflect_has_tag(in, w - 1, "PUNCT/") || inflect_has_tag(in, w - 1, "SCONJ/");
    }
    return true;
}

/* "am", "are", "was", "were" for its subject, or an empty slice. */
static struct str finite_be(const struct inflecting *in, bool is_past) {
    static const char *const ones[] = {"he", "it", "she", "that", "this"};
    uint32_t subject = inflect_before(in, in->match->first_word);
    if (inflect_is(in, subject, "i")) return is_past ? STR("was") : STR("am");
    bool is_pronoun = INFLECT_IN(in, subject, PRONOUNS) || INFLECT_IN(in, subject, ones);
    bool is_noun = inflect_has_tag(in, subject, "NOUN/");
    bool is_sure = is_pronoun || is_many(in, subject) || is_noun;
    if (!is_sure || (is_noun && !is_whole_subject(in, subject))) return STR("");
    if (is_many(in, subject)) return is_past ? STR("were") : STR("are");
    return is_past ? STR("was") : STR("");
}

static struct str with_be(struct inflecting *in, struct str plain, unsigned mask) {
    const char *why = "its form of 'be' cannot be told for sure";
    uint32_t at = auxiliary_of(in);
    struct str be = STR("");
    if (INFLECT_IN(in, at, DO) || INFLECT_IN(in, at, BE)) return inflect_refuse(in, why);
    if (mask & 1U << WORDS_THIRD)
        be = STR("is");
    else if (mask & 1U << WORDS_BASE)
        be = INFLECT_IN(in, at, BASE_CUES) ? STR("be") : finite_be(in, false);
    else if (mask & 1U << WORDS_PAST)
        be = INFLECT_IN(in, at, HAVE) ? STR("been") : finite_be(in, true);
    if (!be.size) return inflect_refuse(in, why);
    return str_format(in->arena, "%.*s%.*s", STR_ARG(be), STR_ARG(str_slice(plain, 2, plain.size)));
}

static bool has_be(struct str plain) {
    return str_equal(first_word(plain), STR("be"));
}

/* ---- Around the verb ---- */

/* "the postponed meeting": before a noun, where a phrase does not fit. */
static bool is_attributive(const struct inflecting *in) {
    uint32_t before = in->match->first_word - 1;
    if (!inflect_is_before_noun(in) || in->match->end_word > in->match->first_word + 1)
        return false;
    return inflect_is_determiner(in, before) || inflect_has_tag(in, before, "ADJ/") ||
           inflect_has_tag(in, before, "NUM/");
}

/* Is the plain phrase a verb and an adverb that lets its object in between? */
static bool splits(struct str plain, struct str *particle) {
    static const char *const particles[] = {"away", "back",  "down",     "first", "off",
                                            "out",  "right", "together", "up"};
    static const char *const before_in[] = {"fill", "hand"};
    size_t end = first_word(plain).size;
    if (end == plain.size) return false;
    *particle = str_slice(plain, end + 1, plain.size);
    if (str_equal(*particle, STR("in")))
        return str_in_sorted(first_word(plain), before_in, sizeof before_in / sizeof *before_in);
    return str_in_sorted(*particle, particles, sizeof particles / sizeof *particles);
}

/* Is the word behind the match its object, a pronoun, and not the subject of what follows? */
static bool has_pronoun(const struct inflecting *in) {
    static const char *const objects[] = {"her", "him", "it", "me", "them", "us", "you"};
    uint32_t at = in->match->end_word;
    if (!INFLECT_IN(in, at, objects)) return false;
    if (inflect_is_nominal(in, at + 1)) return false;
    static const char *const others[] = {"VERB/", "AUX/", "PART/POS"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (inflect_has_tag(in, at + 1, others[i]) && !inflect_has_tag(in, at + 1, "VERB/VBG"))
            return false;
    return true;
}

/* "carry out" before "it": the match takes the pronoun in. */
static struct str around_pronoun(struct inflecting *in, struct str inflected) {
    struct str particle;
    if (!splits(in->match->term->plain, &particle)) return inflected;
    uint32_t next = in->match->end_word;
    bool has_object = inflect_is_determiner(in, next) || inflect_is_nominal(in, next);
    bool is_passive =
        INFLECT_IN(in, auxiliary_of(in), BE) && !inflect_has_tag(in, next - 1, "VERB/VBG");
    if (str_equal(particle, STR("first")) && has_object && !is_passive)
        return inflect_refuse(in, "its object would have to stand inside the plain words");
    if (!has_pronoun(in)) return inflected;
    if (in->keeps_span) {
        in->match->problem = STR("a pronoun would have to stand inside the plain words");
        return inflected;
    }
    struct str pronoun = doc_word_text(in->doc, &in->doc->words.items[in->match->end_word]);
    in->match->taken_after = 1;
    return str_format(in->arena, "%.*s%.*s %.*s", (int)(inflected.size - particle.size),
                      inflected.bytes, STR_ARG(pronoun), STR_ARG(particle));
}

struct str inflect_verb(struct inflecting *in, struct str plain) {
    unsigned mask = possible_forms(in);
    bool is_phrase = str_find(plain, STR(" "), 0) != SIZE_MAX;
    bool is_shared = (mask & ~(1U << WORDS_BASE | 1U << WORDS_THIRD)) != 0;
    bool is_fixed = is_phrase || in->match->term->risk != DOC_SAFE; /* "the given worker" */
    if (is_fixed && is_shared && is_attributive(in))
        return inflect_refuse(in, "its plain words do not fit before a noun");
    if (in->match->rest_end && mask & 1U << WORDS_PARTICIPLE &&
        INFLECT_IN(in, auxiliary_of(in), BE)) /* "they were given this" */
        return inflect_refuse(in, "what fills the slot is no object here");
    bool has_infinitive = str_find(plain, STR(" to "), 0) != SIZE_MAX;
    if (has_infinitive && mask & 1U << WORDS_PARTICIPLE && INFLECT_IN(in, auxiliary_of(in), BE))
        return inflect_refuse(in, "its plain words have no passive");
    bool is_be = str_equal(first_word(in->match->term->term), STR("be"));
    if (has_be(plain) && is_be) /* "were of concern": "were worrying" */
        return str_format(in->arena, "%.*s%.*s", STR_ARG(inflect_folded(in, in->match->first_word)),
                          STR_ARG(str_slice(plain, 2, plain.size)));
    if (has_be(plain)) return with_be(in, plain, mask);
    struct str inflected = if_alike(in, plain, mask);
    if (!inflected.size) {
        unsigned form = form_by_cue(in, mask);
        if (form == FORMS || !(mask & 1U << form)) form = form_by_tag(in, mask);
        if (form == FORMS || !(mask & 1U << form)) return STR("");
        inflected = in_form(in, plain, (enum words_form)form);
    }
    return around_pronoun(in, inflected);
}
