/* Which blocks are in a language other than English, and is the document as a whole? What a page
 * says of itself ("lang") is often wrong, so the words decide: how many of them the English lexicon
 * knows, and the commonest words of the languages that are likeliest beside English. */
#include "language/internal.h"
#include "language/unicode.h"

enum { LANGUAGES = 14, COMMONEST = 24 };

/* Our own short lists of words that nearly every text of the language has and that are rare or
 * unknown in English. Sorted by bytes; NULL ends a list. */
static const struct tongue {
    const char *code, *name;
    const char *words[COMMONEST];
} tongues[LANGUAGES] = {
    {"cy", "Welsh", {"ac",  "am",   "ar",   "bod",  "chi",  "eich", "ei",  "er",
                     "eu",  "fel",  "fod",  "gan",  "gyda", "hyn",  "mae", "mewn",
                     "neu", "oedd", "sydd", "wedi", "y",    "yn",   "yr"}},
    {"de", "German", {"als",  "auch", "auf", "aus",  "das",      "dem", "den", "der",
                      "des",  "die",  "ein", "eine", "f\u00FCr", "ist", "mit", "nicht",
                      "sich", "sind", "und", "von",  "wird",     "zu"}},
    {"es", "Spanish", {"como",     "con",  "de",   "del", "el",  "en", "es", "la", "las", "los",
                       "m\u00E1s", "para", "pero", "por", "que", "se", "su", "un", "una", "y"}},
    {"fr", "French", {"avec", "aux",  "ce",  "dans", "de",  "des", "du", "elle",
                      "est",  "et",   "il",  "la",   "le",  "les", "ne", "par",
                      "pas",  "pour", "que", "qui",  "sur", "une"}},
    {"ga",
     "Irish",
     {"ach", "ag", "agus", "ar", "at\u00E1", "bh\u00ED", "chun", "do", "go", "leis", "na",
      "n\u00ED", "sa", "seo", "sin"}},
    {"gd",
     "Scottish Gaelic",
     {"ach", "agus", "air", "airson", "anns", "bha", "bho", "gu", "leis", "na", "nan", "seo", "sin",
      "tha"}},
    {"it",
     "Italian",
     {"che", "chi", "con", "degli", "dei", "del", "della", "di", "e", "gli", "il", "la", "le",
      "nel", "non", "per", "pi\u00F9", "sono", "una"}},
    {"lt",
     "Lithuanian",
     {"apie", "ar", "bei", "d\u0117l", "i\u0161", "ir", "j\u016Bs", "kad", "kaip", "kuris", "nuo",
      "su", "tai", "yra"}},
    {"nl",
     "Dutch",
     {"aan", "dat", "de", "deze", "een", "en", "het", "ik", "niet", "ook", "te", "van", "voor",
      "wordt", "zijn"}},
    {"pl", "Polish", {"co",       "czy",     "dla", "do", "i",    "jak",    "jest",
                      "lub",      "na",      "nie", "o",  "oraz", "po",     "przez",
                      "si\u0119", "s\u0105", "to",  "w",  "z",    "\u017Ce"}},
    {"pt", "Portuguese", {"ao",   "com", "como", "da",       "das", "de",    "do",
                          "dos",  "em",  "foi",  "n\u00E3o", "o",   "os",    "para",
                          "pela", "por", "que",  "se",       "uma", "\u00E9"}},
    {"ro",
     "Romanian",
     {"care", "ce", "cu", "de", "din", "este", "la", "mai", "nu", "o", "pe", "pentru", "sau", "se",
      "sunt", "un", "\u0219i"}},
    {"so",
     "Somali",
     {"ah", "ama", "ay", "ayaa", "ee", "iyo", "ka", "ku", "la", "oo", "si", "soo", "u", "waa",
      "waxaa"}},
    {"tr",
     "Turkish",
     {"bir", "bu", "da", "de", "i\u00E7in", "ile", "olan", "olarak", "veya", "ve"}},
};

/* Words that English text is full of. */
static bool is_english(struct str word) {
    static const char *const words[] = {
        "and",  "are", "be",  "but", "by",   "can",  "for",  "from", "has",   "have", "he",
        "i",    "if",  "is",  "it",  "not",  "of",   "or",   "she",  "that",  "the",  "they",
        "this", "to",  "was", "we",  "were", "what", "will", "with", "would", "you",  "your"};
    return str_in_sorted(word, words, sizeof words / sizeof *words);
}

struct tally {
    uint32_t words, known, english, letters, foreign_letters;
    uint32_t hits[LANGUAGES];
};

/* What a distinct word says of its language, found once however often it stands there. */
struct sign {
    uint16_t tongues; /* bits: among the commonest words of these */
    bool is_english;
    uint32_t letters, foreign_letters;
};

static bool is_listed(const struct tongue *tongue, struct str word) {
    for (unsigned i = 0; i < COMMONEST && tongue->words[i]; i++)
        if (str_equal(word, str_from(tongue->words[i]))) return true;
    return false;
}

/* Letters from Greek on are not English, whatever they say. */
static struct sign sign_of(struct str word) {
    enum { GREEK = 0x370, LONGEST = 8 }; /* no listed word is longer */
    struct sign sign = {.is_english = is_english(word)};
    for (size_t at = 0, length; at < word.size; at += length) {
        uint32_t c = language_char_at(word, at, &length);
        if (!unicode_is_letter(c)) continue;
        sign.letters++;
        sign.foreign_letters += c >= GREEK;
    }
    for (unsigned i = 0; i < LANGUAGES && word.size <= LONGEST; i++)
        if (is_listed(&tongues[i], word)) sign.tongues = (uint16_t)(sign.tongues | 1u << i);
    return sign;
}

static void count_word(struct tally *t, const struct doc *doc, const struct sign *signs,
                       const struct doc_word *word) {
    enum { NOT_PROSE = DOC_CLITIC | DOC_KEPT };
    if (word->kind != DOC_WORD || (word->flags & NOT_PROSE)) return;
    const struct sign *sign = &signs[word->type];
    t->letters += sign->letters;
    t->foreign_letters += sign->foreign_letters;
    if (word->flags & DOC_NAME) return;
    t->words++;
    t->known += doc->types.items[word->type].tags != 0;
    t->english += sign->is_english;
    for (unsigned i = 0; sign->tongues >> i; i++) t->hits[i] += sign->tongues >> i & 1;
}

static unsigned likeliest(const struct tally *t) {
    unsigned best = 0;
    for (unsigned i = 1; i < LANGUAGES; i++)
        if (t->hits[i] > t->hits[best]) best = i;
    return best;
}

/* The language that the commonest words name beyond doubt, or NULL. */
static const struct tongue *tongue_of(const struct tally *t) {
    unsigned best = likeliest(t);
    uint32_t hits = t->hits[best], next = 0;
    for (unsigned i = 0; i < LANGUAGES; i++)
        if (i != best && t->hits[i] > next) next = t->hits[i];
    bool is_clear = hits >= 2 && hits * 8 >= t->words && hits * 3 >= next * 4;
    return is_clear ? &tongues[best] : NULL;
}

static bool is_other_script(const struct tally *t) {
    enum { LEAST = 12 };
    return t->letters >= LEAST && t->foreign_letters * 2 > t->letters;
}

/* Few words that the lexicon knows, and either another language's commonest words outnumber those
 * of English or hardly any is known at all. */
static bool is_foreign(const struct tally *t) {
    enum { LEAST = 5, LEAST_UNNAMED = 12, LEAST_HITS = 2 };
    uint32_t hits = t->hits[likeliest(t)];
    if (is_other_script(t)) return true;
    if (t->words < LEAST || t->english * 5 >= t->words) return false;
    bool is_named = hits >= LEAST_HITS && hits > t->english && t->known * 10 < t->words * 7;
    return is_named || (t->words >= LEAST_UNNAMED && t->known * 3 < t->words);
}

static void add_tally(struct tally *sum, const struct tally *t) {
    sum->words += t->words;
    sum->known += t->known;
    sum->english += t->english;
    sum->letters += t->letters;
    sum->foreign_letters += t->foreign_letters;
    for (unsigned i = 0; i < LANGUAGES; i++) sum->hits[i] += t->hits[i];
}

/* What no rule may touch. */
static void protect(struct doc *doc, struct doc_block *block, const struct tally *t) {
    const struct tongue *tongue = is_other_script(t) ? NULL : tongue_of(t);
    block->flags |= DOC_PROTECTED;
    if (!block->language.size && tongue) block->language = str_from(tongue->code);
    for (uint32_t s = block->first_sentence; s < block->end_sentence; s++) {
        const struct doc_sentence *sentence = &doc->sentences.items[s];
        for (uint32_t w = sentence->first_word; w < sentence->end_word; w++)
            doc->words.items[w].flags |= DOC_KEPT;
    }
}

static struct tally tally_block(const struct doc *doc, const struct sign *signs,
                                const struct doc_block *block) {
    struct tally t = {0};
    for (uint32_t s = block->first_sentence; s < block->end_sentence; s++) {
        const struct doc_sentence *sentence = &doc->sentences.items[s];
        for (uint32_t w = sentence->first_word; w < sentence->end_word; w++)
            count_word(&t, doc, signs, &doc->words.items[w]);
    }
    return t;
}

void language_find_foreign(struct doc *doc, struct arena scratch) {
    struct tally all = {0}, foreign = {0};
    struct sign *signs = ARENA_ARRAY(&scratch, struct sign, doc->types.count);
    for (uint32_t i = 0; i < doc->types.count; i++) signs[i] = sign_of(doc->types.items[i].folded);
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind) || (block->flags & DOC_PROTECTED)) continue;
        struct tally t = tally_block(doc, signs, block);
        add_tally(&all, &t);
        if (!is_foreign(&t)) continue;
        add_tally(&foreign, &t);
        protect(doc, block, &t);
    }
    bool is_most = foreign.words * 2 > all.words || is_other_script(&all);
    if (!is_most || !is_foreign(&all)) {
        bool is_wrong = !str_starts_fold(doc->language, STR("en"));
        if (is_wrong && all.english) doc->language = STR("en-GB");
        return;
    }
    const struct tongue *tongue = is_other_script(&all) ? NULL : tongue_of(&foreign);
    doc->foreign = tongue ? str_from(tongue->name) : STR("another language");
}
