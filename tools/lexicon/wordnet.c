/* WordNet 3.0: which parts of speech a lemma has, how many senses, and which nouns are names (their
 * entries stand in capitals). Inflected forms are made by the project's own rules; forms.c knows
 * more of them than WordNet's exception lists. */
#include "sources.h"

#include <stdio.h>
#include <string.h>

#include "words/forms.h"
#include "words/lexicon.h"

struct part {
    const char *name;
    uint16_t tag;
};

static const struct part PARTS[] = {{"noun", WORDS_IS_NOUN},
                                    {"verb", WORDS_IS_VERB},
                                    {"adj", WORDS_IS_ADJECTIVE},
                                    {"adv", WORDS_IS_ADVERB}};
enum { PART_COUNT = sizeof PARTS / sizeof PARTS[0] };

/* lemma pos senses ...; licence lines begin with a space. */
static void read_index(struct facts *facts, struct str text, uint16_t tag) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        struct str word = source_field(&line, ' ');
        if (!facts_is_word(word)) continue;
        struct fact *fact = facts_add(facts, word);
        source_field(&line, ' ');
        fact->senses += (uint32_t)source_number(source_field(&line, ' '));
        fact->tags |= tag;
    }
}

/* place file type words(hex) word id word id ...: here words keep their capitals. */
static void read_capitals(struct facts *facts, struct str text) {
    struct str line;
    while (str_next(&text, '\n', &line)) {
        if (line.size == 0 || line.bytes[0] == ' ') continue;
        for (int i = 0; i < 3; i++) source_field(&line, ' ');
        struct str hex = source_field(&line, ' ');
        unsigned words = 0;
        if (sscanf(hex.bytes, "%2x", &words) != 1) continue;
        for (unsigned i = 0; i < words; i++) {
            struct str word = source_field(&line, ' ');
            source_field(&line, ' ');
            struct fact *fact = facts_find(facts, facts_fold(facts, word));
            if (fact == NULL) continue;
            bool is_capital = word.bytes[0] >= 'A' && word.bytes[0] <= 'Z';
            fact->is_capital = fact->is_capital || is_capital;
            fact->is_lower_noun = fact->is_lower_noun || !is_capital;
        }
    }
}

static bool load_part(struct facts *facts, const char *folder, const char *kind, const char *part,
                      struct str *text) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.%s", folder, kind, part);
    return source_load(facts->arena, path, text);
}

bool read_wordnet(struct facts *facts, const char *folder) {
    struct str text;
    for (int i = 0; i < PART_COUNT; i++) {
        if (!load_part(facts, folder, "index", PARTS[i].name, &text)) return false;
        read_index(facts, text, PARTS[i].tag);
    }
    if (!load_part(facts, folder, "data", "noun", &text)) return false;
    read_capitals(facts, text);
    return true;
}

/* ---- Inflected forms ---- */

static const struct {
    uint16_t lemma_tags;
    enum words_form form;
    uint16_t form_tag;
} INFLECTIONS[] = {
    {WORDS_IS_NOUN, WORDS_PLURAL, WORDS_IS_PLURAL},
    {WORDS_IS_VERB, WORDS_THIRD, WORDS_IS_THIRD},
    {WORDS_IS_VERB, WORDS_PAST, WORDS_IS_PAST},
    {WORDS_IS_VERB, WORDS_PARTICIPLE, WORDS_IS_PARTICIPLE},
    {WORDS_IS_VERB, WORDS_ING, WORDS_IS_ING},
    {WORDS_IS_ADJECTIVE | WORDS_IS_ADVERB, WORDS_COMPARATIVE, WORDS_IS_COMPARATIVE},
    {WORDS_IS_ADJECTIVE | WORDS_IS_ADVERB, WORDS_SUPERLATIVE, WORDS_IS_SUPERLATIVE},
};

struct inflection {
    struct facts *facts;
    uint32_t lemma;
    uint16_t tag;
};

/* A form counts only if some source has seen it: "informations" would be made of any noun. */
static void mark_form(void *context, const char *form, size_t length) {
    struct inflection *inflection = context;
    struct fact *fact = facts_find(inflection->facts, (struct str){form, length});
    if (fact == NULL) return;
    fact->tags |= inflection->tag;
    const struct fact *lemmas = inflection->facts->items;
    bool is_other = fact != &lemmas[inflection->lemma];
    if (is_other &&
        (fact->base == 0 || lemmas[fact->base - 1].zipf < lemmas[inflection->lemma].zipf))
        fact->base = inflection->lemma + 1;
}

static void spread_frequency(struct facts *facts) {
    for (uint32_t i = 0; i < facts->count; i++) {
        const struct fact *form = &facts->items[i];
        struct fact *lemma = form->base != 0 ? &facts->items[form->base - 1] : NULL;
        if (lemma != NULL && form->zipf > lemma->family_zipf) lemma->family_zipf = form->zipf;
    }
}

static bool is_only_a_name(const struct fact *fact) {
    return fact->is_capital && !fact->is_lower_noun;
}

void add_inflections(struct facts *facts) {
    uint32_t count = facts->count;
    uint16_t *lemmas = ARENA_ARRAY(facts->arena, uint16_t, count);
    for (uint32_t i = 0; i < count; i++) {
        if (is_only_a_name(&facts->items[i])) facts->items[i].tags &= (uint16_t)~WORDS_IS_NOUN;
        lemmas[i] = facts->items[i].tags;
    }
    for (uint32_t i = 0; i < count; i++)
        for (size_t k = 0; k < sizeof INFLECTIONS / sizeof INFLECTIONS[0]; k++) {
            struct inflection inflection = {facts, i, INFLECTIONS[k].form_tag};
            if (!(lemmas[i] & INFLECTIONS[k].lemma_tags)) continue;
            struct str word = facts->items[i].word;
            words_inflect_all(word.bytes, word.size, INFLECTIONS[k].form, mark_form, &inflection);
        }
    spread_frequency(facts);
}
