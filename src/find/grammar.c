/* Rules on how a sentence is built: passives, double negatives, strings of nouns, negative
 * contractions, "shall". They tell; whether and how to mend the sentence is for an editor. */
#include "find/internal.h"

#include "base/utf8.h"

/* ---- passives ---- */

/* Participles that tell of a state, not of something done: "she is married", "they were tired". */
static bool is_state(const struct doc *doc, uint32_t w) {
    static const char *const states[] = {
        "accustomed", "afraid",    "alarmed",     "allowed",     "amazed",      "ashamed",
        "bored",      "born",      "closed",      "committed",   "concerned",   "confused",
        "crowded",    "dedicated", "delighted",   "depressed",   "determined",  "devoted",
        "disabled",   "done",      "drunk",       "embarrassed", "engaged",     "entitled",
        "excited",    "exhausted", "experienced", "finished",    "frightened",  "gone",
        "grown",      "inclined",  "interested",  "involved",    "limited",     "located",
        "lost",       "married",   "mistaken",    "offended",    "overwhelmed", "pleased",
        "prepared",   "qualified", "related",     "relaxed",     "relieved",    "scared",
        "settled",    "shocked",   "stressed",    "stuck",       "supposed",    "surprised",
        "terrified",  "thrilled",  "tired",       "trapped",     "unemployed",  "upset",
        "used",       "wasted",    "worried"};
    return FIND_WORD_IN(doc, w, states);
}

static bool is_adverb(const struct doc *doc, uint32_t w) {
    return find_has_tag(doc, w, "/RB") || find_has_tag(doc, w, "/RBR") ||
           find_has_tag(doc, w, "/RBS");
}

/* The form of "be" that the participle stands behind, adverbs between them aside; DOC_NONE for
 * none. 's is not taken: it may be "has". */
static uint32_t be_before(const struct doc *doc, uint32_t participle, uint32_t first) {
    enum { FAR = 3 };
    static const char *const be[] = {"'m",   "'re",   "am", "are", "be",
                                     "been", "being", "is", "was", "were"};
    uint32_t w = participle;
    for (unsigned adverbs = 0; w > first && adverbs <= FAR; adverbs++) {
        if (!is_adverb(doc, --w)) return FIND_WORD_IN(doc, w, be) ? w : DOC_NONE;
    }
    return DOC_NONE;
}

/* "by the panel"; not "by painting it" or "by 5 May". */
static bool has_agent(const struct doc *doc, uint32_t participle, uint32_t end) {
    uint32_t w = participle + 1;
    return w + 1 < end && find_word_is(doc, w, "by") && doc->words.items[w + 1].kind == DOC_WORD &&
           !find_has_tag(doc, w + 1, "/VBG") && !find_has_tag(doc, w + 1, "/NNP");
}

static void check_passive(struct find_context *context, uint32_t index, uint32_t w) {
    enum { SURE = 100 };
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    if (!find_has_tag(doc, w, "/VBN") || doc->words.items[w].tag_margin < SURE || is_state(doc, w))
        return;
    uint32_t be = be_before(doc, w, s->first_word);
    if (be == DOC_NONE) return;
    struct doc_finding *f = find_add(context, RULE_PASSIVE, find_words_span(doc, be, w), index);
    if (!f) return;
    f->message =
        str_format(doc->arena, "'%.*s' is passive: %s", STR_ARG(doc_slice(doc, f->text)),
                   has_agent(doc, w, s->end_word) ? "start with who does it"
                                                  : "say who does it, if it is known and matters");
}

/* ---- double negatives ---- */

static bool is_negation(const struct doc *doc, uint32_t w) {
    static const char *const negations[] = {"hardly",  "n't",    "neither", "never",
                                            "no",      "nobody", "none",    "not",
                                            "nothing", "rarely", "seldom",  "without"};
    return doc->words.items[w].kind == DOC_WORD && FIND_WORD_IN(doc, w, negations);
}

/* "not only", "no longer", "no doubt", "whether or not", "no one": no denial of what follows.
 * "Without asking" is a condition that children are used to. */
static bool is_idle_negation(const struct doc *doc, uint32_t w, uint32_t end) {
    static const char *const behind[] = {"doubt", "least", "longer", "matter", "only", "sooner"};
    if (w + 1 < end && FIND_WORD_IN(doc, w + 1, behind)) return true;
    if (w + 1 < end && find_word_is(doc, w, "without") && find_has_tag(doc, w + 1, "/VBG"))
        return true;
    return w > 0 && find_word_is(doc, w - 1, "or");
}

static bool ends_clause(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {"(",   ",",    "-",     ":",     ";",    "and",  "because",
                                        "but", "if",   "or",    "so",    "than", "that", "though",
                                        "to",  "when", "which", "while", "who"};
    return FIND_WORD_IN(doc, w, words) || doc->words.items[w].kind == DOC_PUNCTUATION;
}

/* "not unable", "not impossible": a second negation inside the word. */
static bool is_inner_negation(const struct doc *doc, uint32_t w) {
    static const char *const words[] = {
        "impossible", "inappropriate", "insignificant", "unable",      "unaware",      "uncommon",
        "unhelpful",  "unimportant",   "unlikely",      "unnecessary", "unreasonable", "unusual"};
    return FIND_WORD_IN(doc, w, words);
}

/* What "not" and the word behind it come to, as a suggestion: it may be more than was said. */
static const char *said_plainly(const struct doc *doc, uint32_t not, uint32_t word) {
    static const struct {
        const char *word, *plain;
    } rows[] = {
        {"impossible", "possible"}, {"inappropriate", "right"},   {"insignificant", "important"},
        {"unable", "able"},         {"unaware", "aware"},         {"uncommon", "common"},
        {"unhelpful", "helpful"},   {"unimportant", "important"}, {"unlikely", "likely"},
        {"unnecessary", "needed"},  {"unreasonable", "fair"},     {"unusual", "common"}};
    bool is_not = find_word_is(doc, not, "not") || find_word_is(doc, not, "n't");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (is_not && word == not +1 && find_word_is(doc, word, rows[i].word)) return rows[i].plain;
    return NULL;
}

static void check_double_negatives(struct find_context *context, uint32_t index) {
    enum { FAR = 6 };
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        if (!is_negation(doc, w) || find_is_closed(doc, w) || is_idle_negation(doc, w, s->end_word))
            continue;
        for (uint32_t k = w + 1; k < s->end_word && k <= w + FAR && !ends_clause(doc, k); k++) {
            bool is_second = is_negation(doc, k) && !is_idle_negation(doc, k, s->end_word);
            if (!is_second && !is_inner_negation(doc, k)) continue;
            struct doc_finding *f =
                find_add(context, RULE_DOUBLE_NEGATIVE, find_words_span(doc, w, k), index);
            if (!f) break;
            const char *plain = said_plainly(doc, w, k);
            f->message = plain ? str_format(doc->arena, "two negatives: perhaps '%s'", plain)
                               : STR("two negatives: say what is so, not what is not");
            if (plain) f->suggestion = str_from(plain);
            w = k;
            break;
        }
    }
}

/* ---- strings of nouns ---- */

static bool is_noun(const struct doc *doc, uint32_t w) {
    const struct doc_word *word = &doc->words.items[w];
    bool is_common = find_has_tag(doc, w, "NOUN/NN") || find_has_tag(doc, w, "NOUN/NNS");
    return is_common && word->kind == DOC_WORD && !(word->flags & (DOC_NAME | DOC_CLITIC));
}

/* "placement stability improvement plan": "plan for the improvement of placement stability". */
static struct str open_string(struct doc *doc, uint32_t first, uint32_t end) {
    static const char *const deeds[] = {"ance", "ation", "ence", "ment", "sion", "tion"};
    static const char *const aims[] = {"budget", "fund",    "group",    "guide",     "offer",
                                       "plan",   "policy",  "process",  "programme", "project",
                                       "scheme", "service", "strategy", "team"};
    struct str head = doc_word_text(doc, &doc->words.items[end - 1]);
    bool is_deed = false;
    for (size_t i = 0; i < sizeof deeds / sizeof *deeds; i++)
        is_deed |= str_ends(doc->words.items[end - 2].folded, str_from(deeds[i]));
    const char *link = FIND_WORD_IN(doc, end - 1, aims) ? "for" : "of";
    if (!is_deed)
        return str_format(doc->arena, "%.*s %s %.*s", STR_ARG(head), link,
                          STR_ARG(doc_slice(doc, find_words_span(doc, first, end - 2))));
    struct str deed = doc_word_text(doc, &doc->words.items[end - 2]);
    return str_format(doc->arena, "%.*s %s the %.*s of %.*s", STR_ARG(head), link, STR_ARG(deed),
                      STR_ARG(doc_slice(doc, find_words_span(doc, first, end - 3))));
}

static void report_noun_string(struct find_context *context, uint32_t index, uint32_t first,
                               uint32_t end) {
    struct doc *doc = context->doc;
    struct doc_finding *f =
        find_add(context, RULE_NOUN_STRING, find_words_span(doc, first, end - 1), index);
    if (!f) return;
    f->suggestion = open_string(doc, first, end);
    f->message = str_format(doc->arena, "%u nouns in a row: perhaps '%.*s'", end - first,
                            STR_ARG(f->suggestion));
}

static void check_noun_strings(struct find_context *context, uint32_t index) {
    enum { LEAST = 3 };
    struct doc *doc = context->doc;
    const struct doc_sentence *s = &doc->sentences.items[index];
    for (uint32_t w = s->first_word; w < s->end_word;) {
        bool is_part = w > s->first_word && (doc->words.items[w - 1].flags & DOC_HYPHEN);
        if (is_part && is_noun(doc, w)) w++; /* "long-term" is one word */
        uint32_t end = w;
        while (end < s->end_word && is_noun(doc, end) && !find_is_closed(doc, end)) end++;
        if (end - w >= LEAST && !find_is_matched(doc, w, end)) {
            report_noun_string(context, index, w, end);
        }
        w = end > w ? end : w + 1;
    }
}

/* ---- words ---- */

static void check_shall(struct find_context *context, uint32_t index, uint32_t w) {
    struct doc *doc = context->doc;
    if (!find_word_is(doc, w, "shall")) return;
    struct doc_finding *f = find_add(context, RULE_SHALL, doc->words.items[w].text, index);
    if (!f) return;
    f->message = STR("write 'must' for a duty and 'will' for a promise");
}

void find_grammar(struct find_context *context) {
    struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (!find_is_open(doc, s)) continue;
        check_double_negatives(context, i);
        check_noun_strings(context, i);
        for (uint32_t w = s->first_word; w < s->end_word; w++) {
            if (find_is_closed(doc, w)) continue;
            check_passive(context, i, w);
            check_shall(context, i, w);
        }
    }
}
