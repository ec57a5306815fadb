/* How hard a single word is for readers who may know a form of it. */
#include "assess/assess.h"
#include "assess/familiar.h"
#include "words/lemma.h"

struct assess_judge {
    const struct words_lexicon *lexicon;
    struct assess_list everyday;
};

unsigned assess_base_difficulty(const struct words_lexicon *lexicon, struct str word,
                                unsigned tags) {
    static const struct {
        uint16_t tag;
        uint8_t class;
    } readings[] = {{WORDS_IS_PLURAL, WORDS_AS_PLURAL},
                    {WORDS_IS_THIRD, WORDS_AS_THIRD},
                    {WORDS_IS_PAST, WORDS_AS_PAST},
                    {WORDS_IS_PARTICIPLE, WORDS_AS_PARTICIPLE},
                    {WORDS_IS_ING, WORDS_AS_ING},
                    {WORDS_IS_COMPARATIVE, WORDS_AS_COMPARATIVE},
                    {WORDS_IS_SUPERLATIVE, WORDS_AS_SUPERLATIVE}};
    char lemma[WORDS_FORM_SIZE + 1];
    struct words_entry entry;
    unsigned least = UINT16_MAX;
    if ((tags & WORDS_IS_NOUN) && (tags & WORDS_IS_ING)) return least;
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        if (!(tags & readings[i].tag)) continue;
        size_t size = words_lemma(lexicon, word.bytes, word.size,
                                  (enum words_class)readings[i].class, NULL, lemma, sizeof lemma);
        bool is_other = size && !str_equal((struct str){lemma, size}, word);
        if (is_other && words_look_up(lexicon, lemma, size, &entry) && entry.difficulty < least)
            least = entry.difficulty;
    }
    return least;
}

struct assess_judge *assess_judge_new(const struct words_lexicon *lexicon, struct arena *arena) {
    struct assess_judge *judge = ARENA_NEW(arena, struct assess_judge);
    *judge = (struct assess_judge){lexicon, assess_everyday_list(arena)};
    return judge;
}

unsigned assess_judge_word(const void *context, struct str word, uint16_t *tags) {
    const struct assess_judge *judge = context;
    struct words_entry entry;
    bool is_known = words_look_up(judge->lexicon, word.bytes, word.size, &entry);
    *tags = is_known ? entry.tags : 0;
    if (assess_list_has(&judge->everyday, word)) return 0;
    unsigned own = is_known && entry.difficulty
                       ? entry.difficulty
                       : words_estimate_difficulty(judge->lexicon, word.bytes, word.size);
    unsigned base = is_known ? assess_base_difficulty(judge->lexicon, word, entry.tags) : own;
    return base < own ? base : own;
}
